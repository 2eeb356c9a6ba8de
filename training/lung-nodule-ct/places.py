"""The network that tells nodules among the places the search finds: two cubes of 24 voxels, 1 mm and 2 mm, in made chests."""
import csv
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

SIDE, BATCH, RATE, EPOCHS = 24, 32, 3e-3, 16
HAZY = {"PART_SOLID": 1, "GROUND_GLASS": 2}        # every other kind is solid


class Net(nn.Module):
    """Patches [N,2,24,24,24], 0..1 -> logit of a nodule [N,1], its diameter in mm [N,1], solid, part-solid, ground glass [N,3]."""

    def __init__(self, widths=(16, 32, 48, 64)):
        super().__init__()
        parts, i = [], 2
        for level, o in enumerate(widths):
            parts += [nn.Conv3d(i, o, 3, 2 if level == 0 else 1, 1, bias=False), nn.BatchNorm3d(o), nn.ReLU()]
            parts += [nn.MaxPool3d(2)] if level in (1, 2) else []
            i = o
        self.body = nn.Sequential(*parts)
        self.join = nn.Sequential(nn.Flatten(), nn.Dropout(0.3), nn.Linear(widths[-1] * 27, 64), nn.ReLU(), nn.Dropout(0.2))
        self.out = nn.Linear(64, 5)

    def forward(self, patch):
        out = self.out(self.join(self.body(patch * 2 - 1)))
        return out[:, :1], torch.exp(out[:, 1:2].float().clamp(-3, 3)) * 8, out[:, 2:]


def read(folders):
    rows, patches = [], []
    for folder in folders:
        with open(os.path.join(folder, "candidates.csv"), encoding="utf-8") as table:
            own = list(csv.DictReader(table))
        bytes_of = np.fromfile(os.path.join(folder, "patches.bin"), np.uint8)
        whole = len(bytes_of) // (2 * SIDE ** 3)
        own = own[:whole]
        rows += own
        patches.append(bytes_of[:len(own) * 2 * SIDE ** 3].reshape(len(own), 2, SIDE, SIDE, SIDE))
    patches = np.concatenate(patches)
    label = np.array([int(r["nodule"]) for r in rows])
    return dict(patches=patches, nodule=label, seed=np.array([int(r["seed"]) for r in rows]),
                kind=np.array([HAZY.get(r["kind"], 0) for r in rows]), found=np.array([int(r["found"]) for r in rows]),
                diameter=np.array([float(r["diameter"]) for r in rows], np.float32))


def varied(patches, rng):
    """Mirrored along each axis, rows and columns swapped, shifted by a voxel, brightness and contrast."""
    out = patches
    for axis in (2, 3, 4):
        flip = rng.rand(len(out)) < 0.5
        out = np.where(flip[:, None, None, None, None], np.flip(out, axis), out)
    swap = rng.rand(len(out)) < 0.5
    out = np.where(swap[:, None, None, None, None], out.swapaxes(3, 4), out)
    out = out.astype(np.float32) / 255
    gain = np.exp(rng.uniform(-0.08, 0.08, (len(out), 1, 1, 1, 1))).astype(np.float32)
    level = rng.uniform(-0.03, 0.03, (len(out), 1, 1, 1, 1)).astype(np.float32)
    return torch.from_numpy(np.clip(out * gain + level, 0, 1))


def train(data, kept, told, epochs=EPOCHS, seed=5):
    torch.manual_seed(seed)
    net = Net()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.03)
    positive, negative = np.flatnonzero(data["nodule"] > 0), np.flatnonzero(data["nodule"] == 0)
    steps = (len(positive) * 3) // BATCH
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=epochs * steps, pct_start=0.2)
    begin = time.time()
    for epoch, rng in Rounds(kept, net, optimiser, plan, epochs, seed):
        net.train()
        order = rng.permutation(np.concatenate([positive, rng.choice(negative, 2 * len(positive), len(negative) < 2 * len(positive))]))
        sum_of = 0.0
        for at in range(0, steps * BATCH, BATCH):
            pick = order[at:at + BATCH]
            with torch.autocast("cpu", torch.bfloat16):
                outs = net(varied(data["patches"][pick], rng))
            wrong = loss(*(o.float() for o in outs), data, pick)
            optimiser.zero_grad()
            wrong.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 3.0)
            optimiser.step()
            plan.step()
            sum_of += float(wrong)
        print(f"  loss {sum_of / steps:.4f}, {time.time() - begin:.0f} s", flush=True)
        if (epoch + 1) % 4 == 0:
            told(epoch + 1, net.eval())
    return net.eval()


def loss(logit, diameter, kind, data, pick):
    truth = torch.from_numpy((data["nodule"][pick] > 0).astype(np.float32))[:, None]
    out = F.binary_cross_entropy_with_logits(logit, truth * 0.96 + 0.02)
    on = truth[:, 0] > 0
    if on.any():
        size = torch.from_numpy(data["diameter"][pick])[on, None]
        out = out + F.smooth_l1_loss(torch.log(diameter[on]), torch.log(size), beta=0.1)
        out = out + 0.3 * F.cross_entropy(kind[on], torch.from_numpy(data["kind"][pick])[on])
    return out


def answers(net, data):
    outs = []
    with torch.no_grad():
        for at in range(0, len(data["patches"]), 64):
            outs.append([o.numpy() for o in net(torch.from_numpy(data["patches"][at:at + 64]).float() / 255)])
    return [np.concatenate(o) for o in zip(*outs)]


def said(net, data):
    logit, diameter, kind = answers(net, data)
    known = data["nodule"] >= 0
    on = data["nodule"] > 0
    wrong = np.abs(diameter[on, 0] - data["diameter"][on])
    return (f"AUC {metrics.auc(on[known], logit[known, 0]):.4f}, diameter error mean {wrong.mean():.2f} median {np.median(wrong):.2f} mm, "
            f"kind {np.mean(kind[on].argmax(1) == data['kind'][on]):.3f}, {on.sum()} of {known.sum()}")


if __name__ == "__main__":
    threads()
    work, held = sys.argv[1], read(sys.argv[2].split(","))
    data = read(sys.argv[3].split(","))
    print({k: v.shape for k, v in data.items()}, flush=True)
    net = train(data, os.path.join(work, "places.pt"), lambda e, n: print(f"epoch {e}: {said(n, held)}", flush=True))
    print(said(net, held))
    torch.save(net.state_dict(), os.path.join(work, "places-done.pt"))
