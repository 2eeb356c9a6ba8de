"""Logits to probabilities as the product reckons them (docs/model-contract.md, "outputs.head"), and how they are calibrated."""
import numpy as np


def softmax(logits):
    e = np.exp(logits - logits.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def sigmoid(logits):
    return 1 / (1 + np.exp(-np.clip(logits, -50, 50)))


def probabilities(head, logits, a, b):
    """``a`` and ``b`` of each label: z = a * logit + b."""
    z = np.asarray(logits, float) * np.asarray(a) + np.asarray(b)
    if head == "softmax":
        return softmax(z)
    p = sigmoid(z)
    return np.minimum.accumulate(p, 1) if head == "ordinal" else p


def told(head, p):
    """The one class that is said, or how many grades are reached."""
    return p.argmax(1) if head == "softmax" else (p >= 0.5).sum(1)


def platt(truth, score):
    """a, b of sigmoid(a * score + b), by Newton's method with a weak prior on a (1) and b (0)."""
    truth, v = np.asarray(truth, float), np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(v[0] * score + v[1], -30, 30)))
        g = np.array([((p - truth) * score).sum() + 2 * (v[0] - 1), (p - truth).sum() + 0.02 * v[1]])
        w = p * (1 - p)
        h = np.array([[(w * score * score).sum() + 2, (w * score).sum()], [(w * score).sum(), w.sum() + 0.02]])
        v = v - np.linalg.solve(h, g)
    return [float(x) for x in v]


def temperature(logits, classes):
    """The factor on all logits under which the true classes are most probable."""
    steps = np.exp(np.linspace(np.log(0.3), np.log(3), 461))
    loss = [-np.log(softmax(logits * a)[np.arange(len(classes)), classes] + 1e-12).mean() for a in steps]
    return float(steps[int(np.argmin(loss))])


def fit(head, logits, truth):
    """a and b of each label, rounded as they ship. ``truth``: classes for softmax, else 0 and 1 [n,L]."""
    if head == "softmax":
        return [round(temperature(logits, truth), 4)] * logits.shape[1], [0.0] * logits.shape[1]
    pairs = [platt(truth[:, k], logits[:, k]) for k in range(logits.shape[1])]
    return [round(a, 4) for a, _ in pairs], [round(b, 4) for _, b in pairs]
