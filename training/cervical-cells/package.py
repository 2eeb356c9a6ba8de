"""How the seven classes become grades, and what is measured."""
import os

import numpy as np

import calibration
import metrics
import shipping
from train import ABNORMAL, CLASSES, RECIPE

KEYS = ["intermediate", "columnar", "light", "moderate", "severe", "carcinoma"]     # "this class or a later one"


def matrix(truth):
    return (truth[:, None] > np.arange(len(KEYS))).astype(int)


def measures(truth, p):
    told = calibration.told("ordinal", p)
    return [shipping.auc("abnormal", "异常与正常 AUC", "abnormal against normal, AUC", truth >= ABNORMAL, p[:, ABNORMAL - 1]),
            shipping.share("classes", "七类准确率", "seven classes, accuracy", told == truth),
            shipping.share("withinOne", "相差不超过一级", "not more than one class off", np.abs(told - truth) <= 1),
            shipping.Figure("kappa", "二次加权 kappa", "quadratic kappa", metrics.kappa(truth, told, len(CLASSES)), [])]


def cuts(truth, p):
    """Half for the grades; for "light or worse" the bound that finds 97 % of the abnormal cells, half at most."""
    found = metrics.threshold(truth >= ABNORMAL, p[:, ABNORMAL - 1], 0.97)
    return [min(0.5, found) if key == "light" else 0.5 for key in KEYS]


NAMES = dict(Zh=["表层", "中层", "柱状", "轻度", "中度", "重度", "原位癌"],
             En=["superficial", "intermediate", "columnar", "light", "moderate", "severe", "carcinoma"])


def write(args, outcome, files, truth):
    labels = shipping.Labels("ordinal", KEYS, matrix, measures, cuts, dict(abnormal=0.98, classes=0.7), True, NAMES)
    shipping.ship(RECIPE, labels, args, outcome, files, truth, os.path.dirname(os.path.abspath(__file__)), "cervical-cells (Herlev)")
