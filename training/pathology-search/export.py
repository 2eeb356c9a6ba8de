"""Writes models/pathology-search/<version>: MobileNetV2's ImageNet weights as they are, as far as its last block, averaged.

Nothing is trained. ``--measured NAME=FILE`` puts what ``xinglin search measure`` printed into the card.
"""
import argparse
import json
import os
import sys

import numpy as np
import torch
import torch.nn as nn

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))

import packaging  # noqa: E402
from mobilenet import MobileNet  # noqa: E402

SIZE = 224


class Embedding(nn.Module):
    """Picture [N,3,S,S], 0..1 -> the mean over places of what the last block gives [N,320]."""

    def __init__(self, weights):
        super().__init__()
        self.net = MobileNet(17).load(weights)

    def forward(self, image):
        return self.net.upper(self.net.lower(image, 0), 0).mean((2, 3))


def selftest(path, out):
    image = np.stack([packaging.waves(SIZE, 3, s) for s in packaging.SHIFTS])
    rows = packaging.session(path).run(["embedding"], {"image": image})[0]
    packaging.write(os.path.join(out, "selftest.json"), json.dumps(dict(
        pattern="waves", shifts=packaging.SHIFTS, tolerance=0.002,
        image=dict(embedding=[[round(float(v), 6) for v in row] for row in rows]))) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with mobilenetv2-imagenet-fp32.npz")
    parser.add_argument("--out", required=True)
    parser.add_argument("--measured", action="append", default=[], metavar="NAME=FILE")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    path = os.path.join(args.out, "image.onnx")
    torch.manual_seed(1)
    packaging.export(Embedding(os.path.join(args.data, "mobilenetv2-imagenet-fp32.npz")), SIZE, 3, path, ["embedding"])
    packaging.shrink(path, 8)
    selftest(path, args.out)
    measured = "\n\n".join(
        "`{}`\n\n```\n{}\n```".format(name, open(file, encoding="utf-8").read().strip())
        for name, file in (m.split("=", 1) for m in args.measured))
    packaging.fill(HERE, args.out, dict(
        sha256=packaging.sha256(path), measured=measured or "not measured",
        file=f"| image.onnx | `{packaging.sha256(path)}` | {os.path.getsize(path) / 1e6:.2f} MB |"))


if __name__ == "__main__":
    main()
