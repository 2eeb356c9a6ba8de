"""Writes models/oar-head-neck/<version>: the network as a file with small weights, self test, card."""
import json
import os

import numpy as np
import torch

import packaging
from seresunet import parameters
from train import LABELS, SPACING, WATCHED, WINDOWS

SIZE, SHIFTS = [16, 20, 24], [0, 5]


def waves(channels, size, shift):
    z, y, x = np.mgrid[0:size[0], 0:size[1], 0:size[2]].astype(float)
    return np.stack([0.5 + 0.5 * np.sin((x + shift + 3 * c) / 5) * np.cos(y / 7) * np.sin(z / 6 + 1)
                     for c in range(channels)]).astype(np.float32)


def export(net, path):
    torch.onnx.export(net.float().eval(), torch.rand(1, len(WINDOWS), 16, 16, 16), path, opset_version=16,
                      input_names=["volume"], output_names=["masks"],
                      dynamic_axes={n: {2: "D", 3: "H", 4: "W"} for n in ("volume", "masks")})
    packaging.shrink(path, 16)


def selftest(path, out):
    session, expected = packaging.session(path), dict(mean=[], middle=[])
    for shift in SHIFTS:
        masks = session.run(["masks"], {"volume": waves(len(WINDOWS), SIZE, shift)[None]})[0][0]
        expected["mean"].append([float(v) for v in masks.mean((1, 2, 3))])
        expected["middle"].append([float(v) for v in masks[:, SIZE[0] // 2, SIZE[1] // 2, SIZE[2] // 2]])
    packaging.write(os.path.join(out, "selftest.json"),
                    json.dumps(dict(size=SIZE, shifts=SHIFTS, tolerance=0.005, volume=expected), indent=1) + "\n")


def write(args, net, watched):
    os.makedirs(args.out, exist_ok=True)
    path = os.path.join(args.out, "volume.onnx")
    export(net, path)
    command = f"python training/oar-head-neck/train.py --phantoms DIR --out models/oar-head-neck/1.0.0 --steps {args.steps}"
    kept = packaging.rounded(dict(
        command=command, steps=args.steps, weights=parameters(net), spacing=SPACING,
        diceOfWatchedPhantoms=dict(zip(LABELS, [float(v) for v in watched]))))
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(kept, indent=1) + "\n")
    selftest(path, args.out)
    packaging.fill(os.path.dirname(os.path.abspath(__file__)), args.out, dict(
        sha256=packaging.sha256(path), size=f"{os.path.getsize(path) / 1e6:.2f}", command=command, steps=args.steps,
        weights=f"{parameters(net):,}", watched=WATCHED, metrics=packaging.lines(kept),
        table="\n".join(f"| {k} | {v:.3f} |" for k, v in zip(LABELS, watched)), mean=f"{np.nanmean(watched):.3f}"))
    print(json.dumps(kept), flush=True)
