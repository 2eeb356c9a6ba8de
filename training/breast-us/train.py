"""breast-us: normal, benign or malignant on one ultrasound picture of the breast.

python training/breast-us/train.py --data DIR --out models/breast-us/1.0.0

The first 13 blocks of MobileNetV2 stay as ImageNet left them; their answers on --views variants of each picture are
kept under --work, and a small head is trained on these. Steps that are done are not done again.
"""
import argparse
import csv
import os
import sys
import time

import numpy as np
import onnxruntime as ort
import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import metrics  # noqa: E402
import pixels  # noqa: E402
from mobilenet import MobileNet  # noqa: E402
from rounds import Rounds, threads  # noqa: E402

CLASSES = ["normal", "benign", "malignant"]
SIZE, FOLDS, SHIPPED = 224, 5, 0
SAME = 0.97         # correlation of two pictures at 24 x 24 from which they count as one


class Net(nn.Module):
    """Grey picture [N,1,224,224] -> logits [N,3] and where each class speaks up [N,3,14,14]."""

    def __init__(self, hidden=64):
        super().__init__()
        self.backbone = MobileNet().requires_grad_(False)
        self.reduce = nn.Conv2d(96, hidden, 1)
        self.mix = nn.Conv2d(hidden, hidden, 1)
        self.local, self.whole = nn.Conv2d(hidden, len(CLASSES), 1), nn.Linear(2 * hidden, len(CLASSES))
        nn.init.zeros_(self.whole.weight)
        nn.init.zeros_(self.whole.bias)

    def upper(self, low):
        x = F.relu(self.reduce(F.dropout2d(low, 0.2, self.training)))
        x = F.dropout(x + F.relu(self.mix(x)), 0.2, self.training)
        maps = self.local(x)
        strongest = torch.log(torch.exp(2 * maps.flatten(2)).mean(2)) / 2
        return strongest + self.whole(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)), maps

    def head(self):
        return [p for part in (self.reduce, self.mix, self.local, self.whole) for p in part.parameters()]

    def forward(self, image):
        return self.upper(self.backbone.lower(image.expand(-1, 3, -1, -1)))


def read(data, kept):
    with open(os.path.join(data, "labels.csv"), encoding="utf-8") as table:
        rows = [(r["file"], CLASSES.index(r["class"])) for r in csv.DictReader(table)]
    names, classes = [r[0] for r in rows], np.array([r[1] for r in rows])
    if not os.path.exists(kept):
        np.save(kept, np.stack([pixels.resize(pixels.square(pixels.read(os.path.join(data, n))), SIZE) for n in names]))
    return names, classes, np.load(kept)


def same(pictures):
    """Pairs of pictures that are nearly the same; no patient is named, so this is the only guard against leaks."""
    small = np.stack([pixels.resize(p, 24).ravel() for p in pictures])
    small -= small.mean(1, keepdims=True)
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    return small @ small.T > SAME


def vary(batch, rng):
    """Mirror, shift, scale, stretch, gain, gamma, noise."""
    n = len(batch)
    u = lambda a, b: torch.from_numpy(rng.uniform(a, b, n).astype(np.float32))  # noqa: E731
    flip = torch.from_numpy(rng.choice([-1, 1], n).astype(np.float32))
    scale, stretch, turn = u(0.75, 1.05), u(0.88, 1.14), u(-0.12, 0.12)
    theta = torch.zeros(n, 2, 3)
    theta[:, 0, 0], theta[:, 0, 1], theta[:, 0, 2] = flip * scale * stretch, turn, u(-0.15, 0.15)
    theta[:, 1, 0], theta[:, 1, 1], theta[:, 1, 2] = -turn, scale, u(-0.15, 0.15)
    x = F.grid_sample(batch, F.affine_grid(theta, batch.shape, align_corners=False), padding_mode="border",
                      align_corners=False)
    x = x.clamp(0, 1) ** torch.exp(u(-0.35, 0.35))[:, None, None, None]
    x = x * u(0.8, 1.2)[:, None, None, None] + u(-0.06, 0.06)[:, None, None, None]
    x = x + torch.from_numpy(rng.normal(0, 1, x.shape).astype(np.float32)) * u(0, 0.03)[:, None, None, None]
    return x.clamp(0, 1)


class Lower(nn.Module):
    def __init__(self, backbone):
        super().__init__()
        self.backbone = backbone

    def forward(self, image):
        return self.backbone.lower(image.expand(-1, 3, -1, -1))


def frozen(net, work):
    """The frozen part in ONNX Runtime, whose depthwise convolutions are several times faster on a processor."""
    path = os.path.join(work, "lower.onnx")
    torch.onnx.export(Lower(net.backbone).eval(), torch.rand(2, 1, SIZE, SIZE), path, opset_version=16,
                      input_names=["image"], output_names=["low"], dynamic_axes={"image": {0: "N"}, "low": {0: "N"}})
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads()
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def lower(session, pictures, view):
    """The frozen part's answers, float16 [n,96,14,14]; view 0 is the picture itself, 1 its mirror image."""
    rng, out = np.random.RandomState(100 + view), []
    for at in range(0, len(pictures), 16):
        x = torch.from_numpy(pictures[at:at + 16])[:, None]
        x = torch.flip(x, [3]) if view == 1 else vary(x, rng) if view > 1 else x
        out.append(session.run(None, {"image": x.numpy()})[0].astype(np.float16))
    return np.concatenate(out)


def train_fold(net, views, classes, use, epochs, seed, kept):
    optimiser = torch.optim.AdamW(net.head(), lr=3e-3, weight_decay=0.05)
    batch, indices = 32, np.flatnonzero(use)
    steps = epochs * (len(indices) // batch)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps, pct_start=0.2)
    weight = torch.tensor(len(indices) / (3 * np.bincount(classes[indices], minlength=3)), dtype=torch.float32).sqrt()
    for _, rng in Rounds(kept, net, optimiser, plan, epochs, seed):
        net.train()
        order = rng.permutation(indices)
        for at in range(0, len(order) - batch + 1, batch):
            pick = order[at:at + batch]
            logits, _ = net.upper(views[rng.randint(len(views), size=batch), pick].float())
            loss = F.cross_entropy(logits, torch.from_numpy(classes[pick]), weight, label_smoothing=0.05)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
    net.eval()


def answers(net, low):
    with torch.no_grad():
        return np.concatenate([net.upper(low[at:at + 64].float())[0].numpy() for at in range(0, len(low), 64)])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--backbone", default="", help="default: DATA/../backbone/mobilenetv2-imagenet-fp32.npz")
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--work", default=".work/breast-us")
    arguments.add_argument("--views", type=int, default=6)
    arguments.add_argument("--epochs", type=int, default=15)
    arguments.add_argument("--only", default="", help="some folds, e.g. 0,1, for processes side by side; until folds")
    arguments.add_argument("--until", choices=["views", "folds", "package"], default="package")
    args = arguments.parse_args()
    os.makedirs(args.work, exist_ok=True)
    torch.manual_seed(1)
    threads()
    begin = time.time()
    names, classes, pictures = read(args.data, os.path.join(args.work, "pictures.npy"))
    backbone = args.backbone or os.path.join(args.data, "..", "backbone", "mobilenetv2-imagenet-fp32.npz")
    net = Net()
    net.backbone.load(backbone)
    session, views = None, []
    for view in range(args.views):
        kept = os.path.join(args.work, f"view{view}.npy")
        if not os.path.exists(kept):
            session = session or frozen(net, args.work)
            np.save(kept, lower(session, pictures, view))
            print(f"view {view}: {time.time() - begin:.0f} s", flush=True)
        views.append(torch.from_numpy(np.load(kept)))
    views = torch.stack(views)
    if args.until == "views":
        return
    folds, twins = np.array([pixels.fold(n, FOLDS) for n in names]), same(pictures)
    logits = np.zeros((len(names), len(CLASSES)), np.float32)
    for k in [int(n) for n in args.only.split(",")] if args.only else range(FOLDS):
        kept = os.path.join(args.work, f"fold{k}.pt")
        held = folds == k
        use = ~held & ~twins[held].any(0)
        torch.manual_seed(10 + k)
        net = Net()
        net.backbone.load(backbone)
        train_fold(net, views, classes, use, args.epochs, 10 + k, kept)
        net.eval()
        if k == SHIPPED:
            shipped = net
        logits[held] = answers(net, views[0, torch.from_numpy(held)])
        malignant = torch.softmax(torch.from_numpy(logits[held]), 1)[:, 2].numpy()
        print(f"fold {k}: {held.sum()} held out, {(~held & ~use).sum()} near twins left out, malignant AUC "
              f"{metrics.auc(classes[held] == 2, malignant):.4f}, {time.time() - begin:.0f} s", flush=True)
    if args.until == "folds" or args.only:
        return
    import package
    package.write(args, shipped, names, classes, pictures, folds, twins, logits)


if __name__ == "__main__":
    main()
