"""What is measured on the films of fold 0."""
import os

import numpy as np

import metrics
import shipping
from train import HERE, RECIPE

KEYS = ["fatty", "glandular", "dense"]


def measures(truth, p):
    told = p.argmax(1)
    return [shipping.share("classes", "三类准确率", "three classes, accuracy", told == truth),
            shipping.Figure("kappa", "二次加权 kappa", "quadratic kappa", metrics.kappa(truth, told, len(KEYS)), []),
            shipping.auc("dense", "致密与其余 AUC", "dense against the others, AUC", truth == 2, p[:, 2]),
            shipping.auc("fatty", "脂肪型与其余 AUC", "fatty against the others, AUC", truth == 0, p[:, 0])]


def write(args, outcome, files, truth):
    labels = shipping.Labels("softmax", KEYS, lambda t: (t[:, None] == np.arange(3)).astype(int), measures,
                             lambda t, p: [0.5] * len(KEYS), {})
    shipping.ship(RECIPE, labels, args, outcome, files, truth, HERE, "mammo-mias", prepare=lambda picture: picture)
