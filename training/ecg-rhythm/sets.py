"""What `xinglin ecg features` wrote, as arrays."""
import hashlib

import numpy as np


def fold(name, folds):
    """As the product: SHA-256 of the name, first four bytes, modulo the folds."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % folds


class Rhythms:
    """Windows of records; classes in the order of the package's labels."""

    FOLDS = 5
    CLASSES = ["N", "~", "O", "A"]

    def __init__(self, lines):
        lines = [line for line in lines if "windows" in line]
        windows = [(line["record"], line["class"], window) for line in lines for window in line["windows"]]
        self.record = np.array([w[0] for w in windows])
        self.truth = np.array([self.CLASSES.index(w[1]) for w in windows])
        self.signal = np.array([w[2]["signal"] for w in windows], np.float32)
        self.features = np.array([w[2]["features"] for w in windows], np.float32)
        self.fold = np.array([fold(name, self.FOLDS) for name in self.record])
        names, counts = np.unique(self.record, return_counts=True)
        count = dict(zip(names, counts))
        self.weight = np.array([1 / count[name] for name in self.record], np.float32)

    def records(self):
        """Each record once: its name, class and fold, and where its windows are."""
        for name in dict.fromkeys(self.record):
            where = np.flatnonzero(self.record == name)
            yield name, int(self.truth[where[0]]), int(self.fold[where[0]]), where


class Beats:
    """Beats the detector found: 1 premature ventricular, 0 another, -1 not annotated.

    Those of the rhythm records are not annotated one by one, but where the record is of normal rhythm none is premature, and
    of those in fibrillation few are: both serve as examples of what is not, the second at a third of the weight.
    """

    NEGATIVE = {"N": 0.3, "A": 0.1}

    def __init__(self, lines):
        weak = [(line["record"], self.NEGATIVE[line["class"]], line["unlabelledBeats"]) for line in lines
                if line.get("class") in self.NEGATIVE and line["unlabelledBeats"]]
        self.weak_features = np.concatenate([np.array(rows, np.float32) for _, _, rows in weak])
        self.weak_weight = np.concatenate([np.full(len(rows), w / np.sqrt(len(rows)), np.float32) for _, w, rows in weak])
        self.weak_fold = np.concatenate([np.full(len(rows), fold(name, Rhythms.FOLDS)) for name, _, rows in weak])
        self.weak_normal = np.concatenate([np.full(len(rows), w == self.NEGATIVE["N"]) for _, w, rows in weak])
        lines = sorted((line for line in lines if "beats" in line), key=lambda line: line["record"])
        self.records = [line["record"] for line in lines]
        self.missed = {line["record"]: line["missed"] for line in lines}
        self.missed_pvc = {line["record"]: line["missedPvc"] for line in lines}
        self.record = np.array([line["record"] for line in lines for _ in line["beats"]])
        self.truth = np.array([beat["truth"] for line in lines for beat in line["beats"]])
        self.features = np.array([beat["features"] for line in lines for beat in line["beats"]], np.float32)
