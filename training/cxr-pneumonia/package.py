"""Writes models/cxr-pneumonia/<version>: what is measured here is the file that ships, on the published validation part."""
import json
import os

import numpy as np

import metrics
import packaging
import shipping
from calibration import platt

VERSION, SIZE, COMMAND = "1.1.0", 28, "python training/cxr-pneumonia/train.py --data NPZ --out models/cxr-pneumonia/1.1.0 --folds 5"


def measured(path, inner, inner_truth, held, held_truth):
    """Calibration from the tenth that was left out, and what the file then says of the published validation part."""
    a, b = packaging.rounded(platt(inner_truth, packaging.answers(path, inner[:, 0].numpy())[:, 0]))
    score = packaging.answers(path, held[:, 0].numpy())[:, 0]
    p, n = 1 / (1 + np.exp(-(a * score + b))), len(held_truth)
    hits = int(((p >= 0.5) == (held_truth == 1)).sum())
    return a, b, packaging.rounded(dict(
        pictures=n, positives=int(held_truth.sum()), auc=metrics.auc(held_truth, p),
        aucInterval95=metrics.interval(held_truth, p), accuracy=hits / n, accuracyInterval95=metrics.wilson(hits, n),
        brier=metrics.brier(held_truth, p), calibrationError=metrics.calibration_error(held_truth, p),
        **metrics.at(held_truth, p, 0.5)))


def write(args, parts, held, held_truth):
    """``parts``: for each fold its network and the tenth it was not trained on; the first one ships."""
    os.makedirs(args.out, exist_ok=True)
    path, each = os.path.join(args.out, "image.onnx"), []
    for net, inner, inner_truth in reversed(parts):
        packaging.export(net, SIZE, 1, path, ["logits", "cam"])
        packaging.shrink(path, 16)
        a, b, figures = measured(path, inner, inner_truth, held, held_truth)
        each.insert(0, figures)
    over = {key: shipping.spread([figures[key] for figures in each]) for key in ("auc", "accuracy")} if len(each) > 1 else {}
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(packaging.rounded(dict(
        command=COMMAND, data="PneumoniaMNIST 28 x 28, published split", trainedOn=4237, tuned=471,
        calibration=dict(a=a, b=b), validation=figures, folds=over)), indent=1) + "\n")
    packaging.selftest(path, args.out, SIZE, 1)
    values = dict(sha256=packaging.sha256(path), size=f"{os.path.getsize(path) / 1e6:.2f}", a=a, b=b, command=COMMAND, version=VERSION,
                  **{k: v for k, v in figures.items() if not isinstance(v, list)},
                  aucLow=figures["aucInterval95"][0], aucHigh=figures["aucInterval95"][1],
                  accuracyLow=figures["accuracyInterval95"][0], accuracyHigh=figures["accuracyInterval95"][1])
    for key in ("auc", "accuracy"):
        values[key + "Folds"] = "{:.4f} ({:.4f}–{:.4f})".format(over[key]["mean"], *over[key]["interval95"]) if over else "-"
    packaging.fill(os.path.dirname(os.path.abspath(__file__)), args.out, values)
    print(json.dumps(figures), json.dumps(over))
