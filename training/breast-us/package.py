"""Writes models/breast-us/<version>: the network of fold 0 ships, measured as a file on the pictures of fold 0."""
import json
import os

import numpy as np
import torch

import metrics
import packaging
from train import CLASSES, FOLDS, SHIPPED, SIZE

VERSION, COMMAND = "1.0.0", "python training/breast-us/train.py --data DIR --out models/breast-us/1.0.0"
MALIGNANT = CLASSES.index("malignant")


def softmax(logits):
    e = np.exp(logits - logits.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def temperature(logits, classes):
    """The factor on all logits under which the true classes are most probable."""
    steps = np.exp(np.linspace(np.log(0.3), np.log(3), 461))
    loss = [-np.log(softmax(logits * a)[np.arange(len(classes)), classes] + 1e-12).mean() for a in steps]
    return float(steps[int(np.argmin(loss))])


def write(args, net, names, classes, pictures, folds, twins, logits):
    os.makedirs(args.out, exist_ok=True)
    path, held = os.path.join(args.out, "image.onnx"), folds == SHIPPED
    packaging.export(net, SIZE, 1, path, ["logits", "cam"])
    packaging.shrink(path, 8)
    # calibration and threshold from the other folds, each answered by a network that had not seen it
    a = round(temperature(logits[~held], classes[~held]), 4)
    others = softmax(logits[~held] * a)[:, MALIGNANT]
    cut = round(metrics.threshold(classes[~held] == MALIGNANT, others, 0.9), 4)
    truth, p = classes == MALIGNANT, softmax(logits * a)
    shipped = softmax(packaging.answers(path, pictures[held]) * a)
    by_fold = [metrics.auc(truth[folds == k], p[folds == k, MALIGNANT]) for k in range(FOLDS)]
    mean = float(np.mean(by_fold))
    half = 2.776445 * float(np.std(by_fold, ddof=1)) / np.sqrt(FOLDS)       # Student's t, four degrees of freedom
    exact, n = int((shipped.argmax(1) == classes[held]).sum()), int(held.sum())

    def figures(t, q):
        return dict(pictures=len(t), positives=int(t.sum()), auc=metrics.auc(t, q), aucInterval95=metrics.interval(t, q),
                    brier=metrics.brier(t, q), calibrationError=metrics.calibration_error(t, q), **metrics.at(t, q, cut))
    kept = packaging.rounded(dict(
        command=COMMAND, data="breast-us, 623 pictures: 102 normal, 349 benign, 172 malignant",
        folds="SHA-256 of the file name, first four bytes, modulo 5", calibration=dict(a=a), threshold=cut,
        crossValidation=dict(aucOfFolds=by_fold, mean=mean, meanInterval95=[mean - half, mean + half],
                             together=figures(truth, p[:, MALIGNANT]),
                             classAccuracy=float((p.argmax(1) == classes).mean())),
        shipped=dict(fold=SHIPPED, malignant=figures(truth[held], shipped[:, MALIGNANT]),
                     classAccuracy=exact / n, classAccuracyInterval95=metrics.wilson(exact, n)),
        nearTwins=int((np.triu(twins, 1).any(0)).sum())))
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(kept, indent=1) + "\n")
    packaging.selftest(path, args.out, SIZE, 1)
    own, all_of = kept["shipped"]["malignant"], kept["crossValidation"]["together"]
    packaging.fill(os.path.dirname(os.path.abspath(__file__)), args.out, dict(
        sha256=packaging.sha256(path), size=f"{os.path.getsize(path) / 1e6:.2f}", a=a, cut=cut, command=COMMAND,
        n=own["pictures"], positives=own["positives"], auc=own["auc"], aucLow=own["aucInterval95"][0],
        aucHigh=own["aucInterval95"][1], sensitivity=own["sensitivity"], specificity=own["specificity"],
        brier=own["brier"], calibrationError=own["calibrationError"], classes=kept["shipped"]["classAccuracy"],
        classesLow=kept["shipped"]["classAccuracyInterval95"][0],
        classesHigh=kept["shipped"]["classAccuracyInterval95"][1],
        foldAucs=", ".join(f"{v:.3f}" for v in by_fold), mean=f"{mean:.4f}", meanLow=f"{mean - half:.4f}",
        meanHigh=f"{mean + half:.4f}", togetherAuc=all_of["auc"], togetherLow=all_of["aucInterval95"][0],
        togetherHigh=all_of["aucInterval95"][1], togetherSensitivity=all_of["sensitivity"],
        togetherSpecificity=all_of["specificity"], togetherClasses=kept["crossValidation"]["classAccuracy"],
        twins=kept["nearTwins"]))
    print(json.dumps(kept["crossValidation"]), json.dumps(kept["shipped"]))
