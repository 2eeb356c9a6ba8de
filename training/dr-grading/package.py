"""What is measured: grades on the filtered pictures of fold 0, and raw photographs of another hospital."""
import os

import numpy as np

import calibration
import metrics
import pictures
import pixels
import shipping
from train import GRADES, RECIPE, SAME

KEYS = ["mild", "moderate", "severe", "proliferative"]
REFERABLE = KEYS.index("moderate")
RAW = {"1": 0, "2": 1, "3": 1, "4": 2, "5": 2, "6": 3, "7": 3, "8": 4, "9": 4, "10": 4}    # class number of dr-raw -> grade


def matrix(truth):
    return (truth[:, None] > np.arange(len(KEYS))).astype(int)


def measures(truth, p):
    told = calibration.told("ordinal", p)
    return [shipping.Figure("kappa", "二次加权 kappa", "quadratic kappa", metrics.kappa(truth, told, GRADES),
                            kappa_interval(truth, told)),
            shipping.auc("referable", "需转诊（中度及以上）AUC", "referable (moderate or worse), AUC", truth >= 2,
                         p[:, REFERABLE]),
            shipping.auc("any", "有无病变 AUC", "any retinopathy, AUC", truth >= 1, p[:, 0]),
            shipping.share("grades", "五级准确率", "five grades, accuracy", told == truth)]


def kappa_interval(truth, told, times=1000):
    """Of a thousand samples drawn with replacement, the middle 95 %."""
    rng, n = np.random.RandomState(0), len(truth)
    drawn = [metrics.kappa(truth[pick], told[pick], GRADES) for pick in rng.randint(n, size=(times, n))]
    return [float(v) for v in np.percentile(drawn, [2.5, 97.5])]


def prepared(picture):
    """A raw photograph as the package asks for it: filter: ben-graham, fit: content."""
    return pixels.ben_graham(picture)[pixels.content(picture)]


def raw_figures(raw, path, a, b):
    """Photographs of another hospital, none of them ever trained on."""
    rows = pictures.table(raw)
    truth = np.array([RAW[row["class"].split(" ")[0]] for row in rows])
    batches = shipping.exact(raw, [row["file"] for row in rows], RECIPE, prepared)
    p = calibration.probabilities("ordinal", shipping.answers(path, batches), a, b)
    return len(rows), measures(truth, p)


def write(args, outcome, files, truth, folds):
    def extra(path, a, b):
        n, figures = raw_figures(args.raw, path, a, b)
        return (dict(rawPictures=n, raw={f.key: dict(value=f.value, interval95=f.interval) for f in figures}),
                dict(same=SAME, twins=args.twins, rawN=n,
                     rawZh=shipping.table(figures, {}, 0, "zh"), rawEn=shipping.table(figures, {}, 0, "en")))
    found = lambda t, p: [0.5, min(0.5, metrics.threshold(t >= 2, p[:, REFERABLE], 0.95)), 0.5, 0.5]  # noqa: E731
    shipping.ship(RECIPE, shipping.Labels("ordinal", KEYS, matrix, measures, found), args, outcome, files, truth, folds,
                  os.path.dirname(os.path.abspath(__file__)),
                  f"dr-aptos224, fold 0 of 5, {int((folds == 0).sum())} of {len(files)} pictures",
                  prepare=lambda picture: picture, extra=extra)
