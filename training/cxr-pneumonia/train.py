"""cxr-pneumonia: pneumonia on a chest radiograph of 28 x 28 (PneumoniaMNIST).

python training/cxr-pneumonia/train.py --data pneumoniamnist-trainval.npz --out models/cxr-pneumonia/1.1.0 --folds 5

Trained on nine tenths of the published training part; the tenth left out gave calibration and threshold. The published
validation part was looked at once, at the end. Further folds leave out other tenths, for the spread of the figures alone.
"""
import argparse
import os
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import metrics  # noqa: E402
from rounds import Rounds, threads  # noqa: E402

SIZE, TENTHS = 28, (3, 5, 7, 9, 1)        # which tenth each fold leaves out; the first one ships


class Net(nn.Module):
    """Grey picture [N,1,28,28] -> logits [N,1] and where they come from [N,1,7,7]."""

    def __init__(self, width=16):
        super().__init__()

        def step(i, o):
            return nn.Sequential(nn.Conv2d(i, o, 3, padding=1, bias=False), nn.BatchNorm2d(o), nn.ReLU())
        self.body = nn.Sequential(
            step(1, width), step(width, width), nn.MaxPool2d(2),
            step(width, 2 * width), step(2 * width, 2 * width), nn.MaxPool2d(2),
            step(2 * width, 4 * width), step(4 * width, 4 * width))
        self.head = nn.Conv2d(4 * width, 1, 1)

    def forward(self, image):
        maps = self.head(F.dropout(self.body(image * 2 - 1), 0.3, self.training))
        return maps.mean((2, 3)), maps


def vary(batch, rng):
    """Small shifts, turns, scales; gain, offset, noise. No mirror: the heart is on the left."""
    n = len(batch)
    u = lambda a, b: torch.from_numpy(rng.uniform(a, b, n).astype(np.float32))  # noqa: E731
    scale, turn = u(0.88, 1.08), u(-0.14, 0.14)
    theta = torch.zeros(n, 2, 3)
    theta[:, 0, 0], theta[:, 0, 1], theta[:, 0, 2] = scale * u(0.93, 1.07), turn, u(-0.1, 0.1)
    theta[:, 1, 0], theta[:, 1, 1], theta[:, 1, 2] = -turn, scale, u(-0.1, 0.1)
    x = F.grid_sample(batch, F.affine_grid(theta, batch.shape, align_corners=False), padding_mode="border",
                      align_corners=False)
    x = x * u(0.85, 1.15)[:, None, None, None] + u(-0.08, 0.08)[:, None, None, None]
    return (x + torch.from_numpy(rng.normal(0, 0.015, x.shape).astype(np.float32))).clamp(0, 1)


def train(images, truth, epochs, seed, kept, report):
    torch.manual_seed(seed)
    net, batch = Net(), 128
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.02)
    steps = epochs * (len(images) // batch)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps, pct_start=0.25)
    target = truth.float()[:, None]
    for epoch, rng in Rounds(kept, net, optimiser, plan, epochs, seed):
        net.train()
        order = rng.permutation(len(images))
        for at in range(0, len(order) - batch + 1, batch):
            pick = torch.from_numpy(order[at:at + batch])
            logits, _ = net(vary(images[pick], rng))
            loss = F.binary_cross_entropy_with_logits(logits, target[pick] * 0.96 + 0.02)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
        report(epoch, net)
    return net.eval()


def answers(net, images):
    net.eval()
    with torch.no_grad():
        return torch.cat([net(images[at:at + 256])[0][:, 0] for at in range(0, len(images), 256)]).numpy()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", required=True, help="pneumoniamnist-trainval.npz")
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--work", default=".work/cxr-pneumonia")
    arguments.add_argument("--epochs", type=int, default=16)
    arguments.add_argument("--folds", type=int, default=1, choices=range(1, len(TENTHS) + 1))
    arguments.add_argument("--until", choices=["training", "package"], default="package")
    args = arguments.parse_args()
    os.makedirs(args.work, exist_ok=True)
    threads()
    begin = time.time()
    with np.load(args.data) as data:
        images = torch.from_numpy(data["train_images"].astype(np.float32) / 255)[:, None]
        truth = torch.from_numpy(data["train_labels"][:, 0].astype(np.int64))
        held_images = torch.from_numpy(data["val_images"].astype(np.float32) / 255)[:, None]
        held = data["val_labels"][:, 0].astype(np.int64)
    parts = []
    for fold in range(args.folds):
        inner = torch.from_numpy(np.arange(len(images)) % 10 == TENTHS[fold])

        def report(epoch, net):
            score = answers(net, images[inner])
            print(f"fold {fold} epoch {epoch + 1}: AUC {metrics.auc(truth[inner], score):.4f}, accuracy "
                  f"{((score > 0) == (truth[inner].numpy() == 1)).mean():.4f}, {time.time() - begin:.0f} s", flush=True)
        kept = os.path.join(args.work, f"rounds{fold}.pt" if fold else "rounds.pt")
        net = train(images[~inner], truth[~inner], args.epochs, 7 + fold, kept, report)
        parts.append((net.eval(), images[inner], truth[inner].numpy()))
    if args.until == "training":
        return
    import package
    package.write(args, parts, held_images, held)


if __name__ == "__main__":
    main()
