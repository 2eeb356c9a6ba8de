"""What is measured on the skin lesions of fold 0."""
import os

import numpy as np

import metrics
import shipping
from train import CLASSES, MELANOMA, RECIPE


def matrix(truth):
    return (truth[:, None] == np.arange(len(CLASSES))).astype(int)


def recalls(truth, told):
    return np.array([(told == k)[truth == k].mean() for k in range(len(CLASSES))])


def balanced_interval(truth, told, times=1000):
    """Of a thousand samples drawn with replacement inside each class, the middle 95 %."""
    rng, drawn = np.random.RandomState(0), []
    groups = [(told == k)[truth == k] for k in range(len(CLASSES))]
    for _ in range(times):
        drawn.append(np.mean([g[rng.randint(len(g), size=len(g))].mean() for g in groups]))
    return [float(v) for v in np.percentile(drawn, [2.5, 97.5])]


def measures(truth, p):
    told = p.argmax(1)
    return [shipping.Figure("balanced", "平衡准确率（七类召回率平均）", "balanced accuracy (mean recall of seven classes)",
                            float(recalls(truth, told).mean()), balanced_interval(truth, told)),
            shipping.auc("melanoma", "黑色素瘤 AUC", "melanoma, AUC", truth == MELANOMA, p[:, MELANOMA]),
            shipping.auc("malignant", "黑色素瘤、基底细胞癌或光化性角化病 AUC",
                         "melanoma, basal cell carcinoma or actinic keratosis, AUC",
                         truth >= CLASSES.index("akiec"), p[:, CLASSES.index("akiec"):].sum(1)),
            shipping.share("classes", "七类准确率", "seven classes, accuracy", told == truth)]


def cuts(truth, p):
    """Half, but for melanoma the bound that finds nine of ten."""
    return [0.5] * MELANOMA + [min(0.5, metrics.threshold(truth == MELANOMA, p[:, MELANOMA], 0.9))]


def write(args, outcome, files, truth):
    shipping.ship(RECIPE, shipping.Labels("softmax", CLASSES, matrix, measures, cuts, dict(balanced=0.65, melanoma=0.85)), args, outcome, files, truth,
                  os.path.dirname(os.path.abspath(__file__)),
                  "skin (HAM10000)")
