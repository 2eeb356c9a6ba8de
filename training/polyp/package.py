"""Writes models/polyp/<version>: the network of fold 0, measured as a file on the frames of fold 0."""
import json
import os
import shutil

import numpy as np
import torch
import torch.nn as nn

import packaging
import pixels
import shipping
import study
from train import CUT, EPOCHS, SAME, SIZE, VERSION, VIEWS, dices


class Shipped(nn.Module):
    """The mean of the frame's and its mirror image's mask."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, image):
        return (self.net(image) + torch.flip(self.net(torch.flip(image, [3])), [3])) / 2


def mean(values):
    """The mean with its 95 % interval, taken as normal."""
    half = 1.959964 * float(np.std(values, ddof=1)) / len(values) ** 0.5
    return float(np.mean(values)), [float(np.mean(values)) - half, float(np.mean(values)) + half]


def over_folds(values):
    """The mean over the folds with Student's 95 % interval; nothing with one fold."""
    if len(values) < 2:
        return {}
    half, middle = shipping.STUDENT[len(values)] * float(np.std(values, ddof=1)) / len(values) ** 0.5, float(np.mean(values))
    return dict(diceMeanOfFolds=middle, diceMeanOfFoldsInterval95=[middle - half, min(1.0, middle + half)])


def told(over):
    return "{:.4f} ({:.4f}–{:.4f})".format(over["diceMeanOfFolds"], *over["diceMeanOfFoldsInterval95"]) if over else "—"


def masks_of(path, args, files):
    session, out = packaging.session(path), []
    for at in range(0, len(files), 16):
        batch = [pixels.planes(pixels.resize(pixels.read(os.path.join(args.data, "images", f + ".jpg"), True), SIZE))
                 for f in files[at:at + 16]]
        out.append(session.run(["masks"], {"image": np.stack(batch).astype(np.float32)})[0])
    return np.concatenate(out)


def selftest(path, out):
    """As packaging.selftest, with the label's logit as the product takes it: the mean of the strongest hundredth."""
    image = np.stack([packaging.waves(SIZE, 3, s) for s in packaging.SHIFTS])
    masks = packaging.session(path).run(["masks"], {"image": image})[0]
    flat = np.sort(masks.reshape(len(masks), -1), 1)
    logits = flat[:, -max(1, round(flat.shape[1] * 0.01)):].mean(1)
    packaging.write(os.path.join(out, "selftest.json"), json.dumps(dict(
        pattern="waves", shifts=packaging.SHIFTS, tolerance=0.002,
        image=dict(logits=[[float(v)] for v in logits])), indent=1) + "\n")


def write(args, net, files, masks, folds, found, twins):
    os.makedirs(args.out, exist_ok=True)
    command = shipping.command(study.Recipe("polyp", SIZE, 3, 1, "sigmoid", version=VERSION), args) + (" --network FILE" if args.network else "")
    path, which = os.path.join(args.out, "image.onnx"), np.flatnonzero(folds == study.SHIPPED)
    if args.network:
        shutil.copyfile(args.network, path)
    else:
        packaging.export(Shipped(net), SIZE, 3, path, ["masks"])
        packaging.shrink(path, 8)
    own = dices(masks_of(path, args, [files[i] for i in which])[:, 0], masks[which, 0] / 255)
    by_fold = [float(found[folds == k].mean()) for k in range(args.folds)]
    value, (low, high) = mean(own)
    over = over_folds(by_fold)
    areas = masks[which, 0].mean((1, 2)) / 255
    small = own[areas < np.median(areas)]
    kept = packaging.rounded(dict(
        command=command, data=f"polyp (Kvasir-SEG), fold 0 of 5, {len(which)} of {len(files)} frames", dice=value,
        diceInterval95=[low, high], diceMedian=float(np.median(own)), diceOfSmallerHalf=float(small.mean()),
        diceBelowHalf=float((own < 0.5).mean()), diceOfFolds=by_fold, **over, nearTwins=twins))
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(kept, indent=1) + "\n")
    selftest(path, args.out)
    packaging.fill(os.path.dirname(os.path.abspath(__file__)), args.out, dict(
        sha256=packaging.sha256(path), size=f"{os.path.getsize(path) / 1e6:.2f}", command=command, n=len(which), all=len(files),
        dice=kept["dice"], low=kept["diceInterval95"][0], high=kept["diceInterval95"][1], median=kept["diceMedian"],
        small=kept["diceOfSmallerHalf"], missed=kept["diceBelowHalf"], folds=", ".join(f"{v:.4f}" for v in by_fold), version=VERSION, over=told(over),
        twins=twins, same=SAME, cut=CUT, views=VIEWS, epochs=EPOCHS, metrics=packaging.lines(kept)))
    print(json.dumps(kept), flush=True)
