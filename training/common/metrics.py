"""What is measured on pictures a model has not seen, as `xinglin model verify` measures it."""
import numpy as np


def auc(truth, score):
    """Area under the ROC curve, ties counted half; nan with one class only."""
    truth, score = np.asarray(truth) > 0.5, np.asarray(score, float)
    n1, n0 = truth.sum(), (~truth).sum()
    if n1 == 0 or n0 == 0:
        return float("nan")
    return float((ranks(score)[truth].sum() - n1 * (n1 + 1) / 2) / (n1 * n0))


def ranks(score):
    _, inverse, count = np.unique(score, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2.0)[inverse]


def interval(truth, score, z=1.959964):
    """95 % interval of the area under the ROC curve (DeLong et al., Biometrics 1988; 44: 837-845)."""
    truth, score = np.asarray(truth) > 0.5, np.asarray(score, float)
    n1, n0, everywhere = truth.sum(), (~truth).sum(), ranks(score)
    of1 = (everywhere[truth] - ranks(score[truth])) / n0
    of0 = 1 - (everywhere[~truth] - ranks(score[~truth])) / n1
    half = z * np.sqrt(of1.var(ddof=1) / n1 + of0.var(ddof=1) / n0)
    return [float(max(0, of1.mean() - half)), float(min(1, of1.mean() + half))]


def wilson(hits, n, z=1.959964):
    """95 % interval of a share (Wilson's score)."""
    if n == 0:
        return [float("nan"), float("nan")]
    p, zz = hits / n, z * z
    middle, half = p + zz / (2 * n), z * np.sqrt(p * (1 - p) / n + zz / (4 * n * n))
    return [float((middle - half) / (1 + zz / n)), float((middle + half) / (1 + zz / n))]


def at(truth, probability, threshold):
    truth, hit = np.asarray(truth) > 0.5, np.asarray(probability) >= threshold
    return dict(sensitivity=float((hit & truth).sum() / max(1, truth.sum())),
                specificity=float((~hit & ~truth).sum() / max(1, (~truth).sum())))


def threshold(truth, probability, sensitivity):
    """The largest threshold that still reaches the wanted sensitivity."""
    v = np.sort(np.asarray(probability)[np.asarray(truth) > 0.5])
    return float(v[int(np.floor((1 - sensitivity) * len(v)))])


def calibration_error(truth, probability, bins=10):
    """Expected calibration error: ten bins of equal width, weighted by their number."""
    truth, probability = np.asarray(truth, float), np.asarray(probability, float)
    bin_of = np.minimum((probability * bins).astype(int), bins - 1)
    return float(sum(abs(truth[bin_of == b].mean() - probability[bin_of == b].mean()) * (bin_of == b).sum()
                     for b in set(bin_of)) / len(truth))


def brier(truth, probability):
    return float(np.mean((np.asarray(probability, float) - np.asarray(truth, float)) ** 2))


def kappa(truth, grade, grades):
    """Quadratically weighted kappa."""
    seen = np.zeros((grades, grades))
    np.add.at(seen, (np.asarray(truth), np.asarray(grade)), 1)
    cost = (np.arange(grades)[:, None] - np.arange(grades)) ** 2
    chance = np.outer(seen.sum(1), seen.sum(0)) / seen.sum()
    return float(1 - (cost * seen).sum() / (cost * chance).sum())
