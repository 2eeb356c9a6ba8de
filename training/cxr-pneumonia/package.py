"""Writes models/cxr-pneumonia/<version>: what is measured here is the file that ships, on the published validation part."""
import json
import os

import numpy as np

import metrics
import packaging
from calibration import platt

VERSION, SIZE, COMMAND = "1.0.0", 28, "python training/cxr-pneumonia/train.py --data NPZ --out models/cxr-pneumonia/1.0.0"


def write(args, net, inner, inner_truth, held, held_truth):
    os.makedirs(args.out, exist_ok=True)
    path = os.path.join(args.out, "image.onnx")
    packaging.export(net, SIZE, 1, path, ["logits", "cam"])
    packaging.shrink(path, 16)
    a, b = packaging.rounded(platt(inner_truth, packaging.answers(path, inner[:, 0].numpy())[:, 0]))
    score = packaging.answers(path, held[:, 0].numpy())[:, 0]
    p, n = 1 / (1 + np.exp(-(a * score + b))), len(held_truth)
    hits = int(((p >= 0.5) == (held_truth == 1)).sum())
    figures = packaging.rounded(dict(
        pictures=n, positives=int(held_truth.sum()), auc=metrics.auc(held_truth, p),
        aucInterval95=metrics.interval(held_truth, p), accuracy=hits / n, accuracyInterval95=metrics.wilson(hits, n),
        brier=metrics.brier(held_truth, p), calibrationError=metrics.calibration_error(held_truth, p),
        **metrics.at(held_truth, p, 0.5)))
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(dict(
        command=COMMAND, data="PneumoniaMNIST 28 x 28, published split", trainedOn=4237, tuned=471,
        calibration=dict(a=a, b=b), validation=figures), indent=1) + "\n")
    packaging.selftest(path, args.out, SIZE, 1)
    values = dict(sha256=packaging.sha256(path), size=f"{os.path.getsize(path) / 1e6:.2f}", a=a, b=b, command=COMMAND,
                  **{k: v for k, v in figures.items() if not isinstance(v, list)},
                  aucLow=figures["aucInterval95"][0], aucHigh=figures["aucInterval95"][1],
                  accuracyLow=figures["accuracyInterval95"][0], accuracyHigh=figures["accuracyInterval95"][1])
    packaging.fill(os.path.dirname(os.path.abspath(__file__)), args.out, values)
    print(json.dumps(figures))
