"""Measures on out-of-fold scores; intervals by resampling patients."""
import numpy as np


def auc(t, s):
    """Area under the ROC curve, ties counted half; nan with one class only."""
    t = np.asarray(t) > 0.5
    n1, n0 = t.sum(), (~t).sum()
    if n1 == 0 or n0 == 0:
        return float("nan")
    _, inv, cnt = np.unique(s, return_inverse=True, return_counts=True)
    rank = (np.cumsum(cnt) - (cnt - 1) / 2.0)[inv]
    return float((rank[t].sum() - n1 * (n1 + 1) / 2) / (n1 * n0))


def interval(t, s, unit, rounds=1000, seed=5):
    """95 % interval of the AUC, resampling whole patients (as weights, so one sort serves all rounds)."""
    rng = np.random.RandomState(seed)
    names, u = np.unique(unit, return_inverse=True)
    o = np.argsort(s, kind="stable")
    t, u = (np.asarray(t) > 0.5)[o], u[o]
    out = []
    for _ in range(rounds):
        w = np.bincount(rng.randint(len(names), size=len(names)), minlength=len(names))[u].astype(float)
        w1, w0 = w * t, w * ~t
        n = w1.sum() * w0.sum()
        if n > 0:
            out.append((w1 * (np.cumsum(w0) - w0 / 2)).sum() / n)
    return [float(v) for v in np.percentile(out, [2.5, 97.5])]


STUDENT = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776}


def over_folds(values):
    """Student's 95 % interval of the mean over folds."""
    n = len(values)
    half = STUDENT[n] * float(np.std(values, ddof=1)) / n ** 0.5 if n > 1 else float("nan")
    return max(0.0, float(np.mean(values)) - half), min(1.0, float(np.mean(values)) + half)


def platt(t, s, rounds=60):
    """a, b of sigmoid(a*s+b): damped Newton steps with a weak prior on a (1) and b (0)."""
    t, s = np.asarray(t, float), np.asarray(s, float)

    def cost(v):
        z = v[0] * s + v[1]
        return (np.logaddexp(0, z) - t * z).sum() + (v[0] - 1) ** 2 + 0.01 * v[1] ** 2
    v = np.array([1.0, 0.0])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(v[0] * s + v[1], -30, 30)))
        g = np.array([((p - t) * s).sum() + 2 * (v[0] - 1), (p - t).sum() + 0.02 * v[1]])
        w = p * (1 - p)
        h = np.array([[(w * s * s).sum() + 2, (w * s).sum()], [(w * s).sum(), w.sum() + 0.02]])
        d, step = np.linalg.solve(h, g), 1.0
        while step > 1e-6 and cost(v - step * d) > cost(v):
            step /= 2
        v = v - step * d
        if np.abs(step * d).max() < 1e-8:
            break
    return float(max(v[0], 0.05)), float(v[1])


def at(t, p, thr):
    t = np.asarray(t) > 0.5
    h = p >= thr
    return dict(sensitivity=float((h & t).sum() / max(1, t.sum())),
                specificity=float((~h & ~t).sum() / max(1, (~t).sum())),
                ppv=float((h & t).sum() / max(1, h.sum())))


def threshold(t, p, sensitivity):
    """Largest threshold that still reaches the wanted sensitivity."""
    v = np.sort(p[np.asarray(t) > 0.5])
    return float(v[int(np.floor((1 - sensitivity) * len(v)))])
