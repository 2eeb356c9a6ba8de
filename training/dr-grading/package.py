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


def raw_figures(args, path, a, b):
    """Photographs of another hospital, none of them ever trained on."""
    rows, kept = pictures.table(args.raw), os.path.join(args.work, "raw.npy")
    truth = np.array([RAW[row["class"].split(" ")[0]] for row in rows])
    if not os.path.exists(kept):
        np.save(kept, np.concatenate(list(shipping.exact(args.raw, [row["file"] for row in rows], RECIPE, prepared))))
    seen = np.load(kept)
    batches = [seen[at:at + 32] for at in range(0, len(seen), 32)]
    p = calibration.probabilities("ordinal", shipping.answers(path, batches), a, b)
    return len(rows), measures(truth, p)


def write(args, outcome, files, truth):
    def extra(path, a, b):
        n, figures = raw_figures(args, path, a, b)
        return (dict(rawPictures=n, raw={f.key: dict(value=f.value, interval95=f.interval) for f in figures}),
                dict(same=SAME, twins=args.twins, rawN=n,
                     rawZh=shipping.table(figures, {}, "zh"), rawEn=shipping.table(figures, {}, "en"),
                     rawAimZh=shipping.aims(figures, dict(any=0.9, referable=0.9), "zh"),
                     rawAimEn=shipping.aims(figures, dict(any=0.9, referable=0.9), "en")))
    found = lambda t, p: [0.5, min(0.5, metrics.threshold(t >= 2, p[:, REFERABLE], 0.95)), 0.5, 0.5]  # noqa: E731
    labels = shipping.Labels("ordinal", KEYS, matrix, measures, found, dict(kappa=0.9, referable=0.98, grades=0.83),
                             names=dict(Zh=[f"{g} 级" for g in range(GRADES)], En=[str(g) for g in range(GRADES)]))
    shipping.ship(RECIPE, labels, args, outcome, files, truth, os.path.dirname(os.path.abspath(__file__)), "dr-aptos224",
                  prepare=lambda picture: picture, extra=extra)
