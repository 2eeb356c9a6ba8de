"""What is measured on the pictures of fold 0."""
import os

import metrics
import shipping
from train import RECIPE

KEY = "pneumonia"


def measures(truth, p):
    ill, told = truth[:, 0] > 0.5, p[:, 0]
    return [shipping.auc(KEY, "肺炎 AUC", "pneumonia, AUC", ill, told),
            shipping.share("accuracy", "准确率（阈值 0.5）", "accuracy (at 0.5)", (told >= 0.5) == ill)]


def cuts(truth, p):
    """The bound that finds nine of ten."""
    return [metrics.threshold(truth[:, 0] > 0.5, p[:, 0], 0.9)]


def write(args, outcome, files, truth):
    labels = shipping.Labels("sigmoid", [KEY], lambda t: (t > 0.5).astype(int), measures, cuts, {KEY: 0.85})
    shipping.ship(RECIPE, labels, args, outcome, files, truth, os.path.dirname(os.path.abspath(__file__)), "chest-xray")
