"""Trains oar-head-neck on made-up patients alone: python training/oar-head-neck/train.py --phantoms DIR --out models/oar-head-neck/1.0.0

DIR holds what `xinglin phantom head-neck --seeds 1..40 --spacing 3,3,3 --out DIR` writes. Seeds are fixed; training can be broken off and
goes on where it was.
"""
import argparse
import os
import random
import sys
import time

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
from seresunet import SeResUNet, loss, parameters

LABELS = ["brain", "brainstem", "spinal-cord", "mandible", "eye-left", "eye-right", "lens-left", "lens-right", "optic-nerve-left",
          "optic-nerve-right", "parotid-left", "parotid-right", "larynx", "thyroid"]
MIRROR = [0, 1, 2, 3, 5, 4, 7, 6, 9, 8, 11, 10, 12, 13]
WINDOWS = [(40, 350), (300, 2000)]      # center and width, one channel each
SPACING = 3.0
MISSING = 0.15                          # share of organs nobody drew
WATCHED = 4                             # the last seeds, watched and not trained on


def windows(hu):
    """[D,H,W] in Hounsfield units -> [C,D,H,W], 0..1, as the product does it."""
    return np.stack([np.clip((hu - (c - w / 2)) / w, 0, 1) for c, w in WINDOWS]).astype(np.float32)


def even(volume, value):
    d, h, w = volume.shape
    return np.pad(volume, ((0, d % 2), (0, h % 2), (0, w % 2)), constant_values=value)


def truth(organs):
    return np.stack([organs == k + 1 for k in range(len(LABELS))]).astype(np.float32)


def known(seed):
    """Which organs were drawn in this volume."""
    return np.random.RandomState(seed).rand(len(LABELS)) >= MISSING


def load(folder):
    seeds = sorted(int(f[:-len("-hu.npy")]) for f in os.listdir(folder) if f.endswith("-hu.npy"))
    return [(s, np.load(f"{folder}/{s}-hu.npy"), np.load(f"{folder}/{s}-organs.npy")) for s in seeds]


def cut(organs, rng):
    """A stretch of slices, and around the organs in the plane a margin of air, couch and flesh."""
    depth = rng.randint(40, min(56, len(organs)) + 1)
    at = rng.randint(0, len(organs) - depth + 1)
    parts = [slice(at, at + depth)]
    for axis in (1, 2):
        there = np.flatnonzero(organs.any(tuple({0, 1, 2} - {axis})))
        low, high = rng.randint(2, 12, 2)
        parts.append(slice(max(0, there[0] - low), there[-1] + 1 + high))
    return tuple(parts)


def sample(item, rng):
    """One volume, cut, mirrored, brighter or darker, noisier."""
    seed, hu, organs = item
    part, drawn = cut(organs, rng), known(seed)
    hu, organs = hu[part].astype(np.float32), organs[part]
    hu = hu * rng.uniform(0.96, 1.04) + rng.uniform(-15, 15) + rng.normal(0, rng.uniform(0, 10), hu.shape)
    hu, labels = even(hu, -1024), truth(even(organs, 0))
    if rng.rand() < 0.5:
        hu, labels, drawn = hu[:, :, ::-1], labels[MIRROR][:, :, :, ::-1], drawn[MIRROR]
    return windows(hu), labels.copy(), drawn


def tensor(array):
    return torch.from_numpy(np.ascontiguousarray(array))[None]


def dices(net, items):
    """[n, L]; NaN where the organ is not in the volume."""
    net.eval()
    found = []
    for _, hu, organs in items:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            p = net(tensor(windows(even(hu, -1024))))[0].float().numpy() > 0
        t = truth(even(organs, 0)) > 0.5
        both = (p & t).sum((1, 2, 3)) * 2.0
        found.append(np.where(t.sum((1, 2, 3)) > 0, both / np.maximum(1, p.sum((1, 2, 3)) + t.sum((1, 2, 3))), np.nan))
    net.train()
    return np.array(found)


def train(args):
    torch.manual_seed(1)
    random.seed(1)
    items = load(args.phantoms)
    watched, items = items[-WATCHED:], items[:-WATCHED]
    net = SeResUNet(len(WINDOWS), len(LABELS)).to(memory_format=torch.channels_last_3d)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-4)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=args.steps, pct_start=0.1)
    begun, path = 0, os.path.join(args.work, "oar-head-neck.pt")
    os.makedirs(args.work, exist_ok=True)
    if os.path.exists(path):
        state = torch.load(path)
        net.load_state_dict(state["net"]), optimiser.load_state_dict(state["optimiser"]), plan.load_state_dict(state["plan"])
        begun = state["step"]
    print(f"{len(items)} volumes, {parameters(net)} weights, from step {begun}", flush=True)
    begin, wall, sum_ = time.process_time(), time.time(), 0.0
    for step in range(begun, args.steps):
        rng = np.random.RandomState(10_000 + step)
        image, labels, drawn = sample(items[rng.randint(len(items))], rng)
        with torch.autocast("cpu", torch.bfloat16):
            logits = net(tensor(image).contiguous(memory_format=torch.channels_last_3d))
        value = loss(logits, tensor(labels), tensor(drawn))
        optimiser.zero_grad(set_to_none=True)
        value.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step(), plan.step()
        sum_ += float(value.detach())
        if (step + 1) % 20 == 0:
            print(f"step {step + 1}  loss {sum_ / 20:.4f}  {time.process_time() - begin:.0f} s of processor, "
                  f"{time.time() - wall:.0f} s", flush=True)
            sum_ = 0.0
            torch.save(dict(net=net.state_dict(), optimiser=optimiser.state_dict(), plan=plan.state_dict(), step=step + 1), path)
        if (step + 1) % 100 == 0 or step + 1 == args.steps:
            print("  watched: " + " ".join(f"{k} {v:.3f}" for k, v in zip(LABELS, np.nanmean(dices(net, watched), 0))), flush=True)
    return net.eval(), np.nanmean(dices(net, watched), 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--phantoms", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--work", default=".work/oar-head-neck")
    parser.add_argument("--steps", type=int, default=1500)
    args = parser.parse_args()
    net, watched = train(args)
    import package
    package.write(args, net, watched)


if __name__ == "__main__":
    main()
