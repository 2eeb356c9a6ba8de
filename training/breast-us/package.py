"""What is measured on the pictures of fold 0."""
import os

import numpy as np

import metrics
import shipping
from train import CLASSES, MALIGNANT, RECIPE, SAME


def measures(truth, p):
    lesion = truth > 0
    return [shipping.auc("malignant", "恶性 AUC", "malignant, AUC", truth == MALIGNANT, p[:, MALIGNANT]),
            shipping.auc("malignantOfLesions", "恶性与良性 AUC（只看有病变者）", "malignant against benign, AUC",
                         truth[lesion] == MALIGNANT, p[lesion, MALIGNANT]),
            shipping.share("classes", "三类准确率", "three classes, accuracy", p.argmax(1) == truth)]


def cuts(truth, p):
    """Half, but for malignant the bound that finds nine of ten."""
    return [0.5, 0.5, metrics.threshold(truth == MALIGNANT, p[:, MALIGNANT], 0.9)]


def write(args, outcome, files, truth):
    labels = shipping.Labels("softmax", CLASSES, lambda t: (t[:, None] == np.arange(3)).astype(int), measures, cuts,
                             dict(malignant=0.93),
                             names=dict(Zh=["正常", "良性", "恶性"], En=CLASSES))
    shipping.ship(RECIPE, labels, args, outcome, files, truth, os.path.dirname(os.path.abspath(__file__)),
                  "breast-us",
                  extra=lambda path, a, b: (dict(twins=args.twins), dict(twins=args.twins, same=SAME)))
