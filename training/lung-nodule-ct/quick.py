"""A quicker network for the same task, by which the learning curve is drawn and folds are compared: it works at half the resolution, four
neighbouring pixels as channels of one place, and is trained on small crops of small nodules. A fold takes about three minutes of processor time."""
import copy
import os
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import crops  # noqa: E402
import outlines  # noqa: E402
from rounds import Rounds, threads  # noqa: E402

EPOCHS, WARM, INNER, OUTSIDE = 12, 1.0, 48, -8.0        # the part of a crop that is looked at, and the logit around it
NEAR, FAR, REACH, FEW = 32, 48, 11, 0.1    # sides trained on: small nodules near; those that reach further and a few of the others far


def levelled(image, whole):
    """Of mean 0 and deviation 1 where ``whole`` is so."""
    return (image - whole.mean((1, 2, 3), keepdim=True)) / (whole.flatten(1).std(1)[:, None, None, None] + 1e-3)


class Conv(nn.Sequential):
    def __init__(self, i, o):
        super().__init__(nn.Conv2d(i, o, 3, padding=1, bias=False), nn.BatchNorm2d(o), nn.ReLU(True))


class Net(nn.Module):
    """As pretrained.Net: slices [N,3,64,64], 0..1 -> logits of the mask [N,1,64,64] and of malignancy [N,1]."""

    def __init__(self, widths=(32, 64, 96, 128), hidden=64):
        super().__init__()
        self.down = nn.ModuleList(nn.Sequential(Conv(i, o), Conv(o, o)) for i, o in zip((12,) + widths[:-1], widths))
        self.up = nn.ModuleList(Conv(a + b, a) for a, b in zip(widths[:-1], widths[1:]))
        self.mask = nn.Conv2d(widths[0], 4, 3, padding=1)
        pooled = 2 * (widths[0] + widths[1]) + widths[-1]
        self.join = nn.Sequential(nn.Dropout(0.3), nn.Linear(pooled, hidden), nn.ReLU(), nn.Dropout(0.3))
        self.malign = nn.Linear(hidden + 8, 1)

    def forward(self, image):
        masks, malign = self.seen(crops.middle(levelled(image, image), INNER))
        return F.pad(masks, [(image.shape[-1] - INNER) // 2] * 4, value=OUTSIDE), malign

    def seen(self, image):
        """The same of a picture of any side that is levelled already, without an edge around it."""
        levels, x = [], F.pixel_unshuffle(image, 2).contiguous(memory_format=torch.channels_last)
        for level, block in enumerate(self.down):
            x = block(F.max_pool2d(x, 2) if level else x)
            levels.append(x)
        deep = x
        for level in reversed(range(len(self.up))):
            x = self.up[level](torch.cat([levels[level], F.interpolate(x, scale_factor=2.0, mode="nearest")], 1))
        logits = F.pixel_shuffle(self.mask(x), 2)
        p = torch.sigmoid(logits.float()).detach()
        ring = (F.max_pool2d(p, 7, 1, 3) - p).clamp(min=0)
        parts = [crops.pool(f.float(), F.avg_pool2d(w, n)) for f, n in ((x, 2), (levels[1], 4)) for w in (p, ring)]
        joined = self.join(torch.cat(parts + [deep.float().amax((2, 3))], 1))
        return logits, self.malign(torch.cat([joined, crops.features(image[:, 1:2].float(), p, ring)], 1))


def reach(masks):
    """How many pixels from the middle each mask reaches."""
    away = np.abs(np.arange(crops.SIDE) - (crops.SIDE - 1) / 2)
    return np.maximum((masks.any(1) * away).max(1), (masks.any(2) * away).max(1))


def varied(both, rng, side):
    """The middle, levelled as the whole is and varied as outlines.varied does, but for the gamma."""
    placed = outlines.placed(both, rng, side)
    image, mask = levelled(placed[:, :3], crops.middle(both[:, :3])), placed[:, 3:]
    n = len(both)
    swap = torch.from_numpy(rng.rand(n) < 0.5)
    image = torch.where(swap[:, None, None, None], image.flip(1), image)
    gain, level, noise = (torch.from_numpy(v.astype(np.float32))[:, None, None, None]
                          for v in (np.exp(rng.uniform(-0.2, 0.2, n)), rng.uniform(-0.2, 0.2, n), rng.uniform(0, 0.08, n)))
    return image * gain + level + noise * torch.from_numpy(rng.standard_normal(image.shape).astype(np.float32)), mask


def batches(far, indices, rng):
    """Rows of each batch and the side it is trained on."""
    far = far[indices] | (rng.rand(len(indices)) < FEW)
    out = []
    for some, side in ((indices[~far], NEAR), (indices[far], FAR)):
        order = rng.permutation(some)
        out += [(order[at:at + outlines.BATCH], side) for at in range(0, len(order) - outlines.BATCH // 2, outlines.BATCH)]
    return [out[i] for i in rng.permutation(len(out))]


def train(data, use, seed, kept, epochs=EPOCHS):
    torch.manual_seed(seed)
    net = Net().to(memory_format=torch.channels_last)
    pair = torch.nn.ModuleDict(dict(net=net, mean=copy.deepcopy(net)))
    for parameter in pair["mean"].parameters():
        parameter.requires_grad_(False)
    optimiser = torch.optim.AdamW(net.parameters(), lr=outlines.RATE, weight_decay=0.02)
    indices, far = np.flatnonzero(use), reach(data.masks) > REACH
    steps = len(indices) / outlines.BATCH
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: outlines.rate(step / steps, epochs, WARM))
    begin = time.process_time()
    for _, rng in Rounds(kept, pair, optimiser, plan, epochs, seed):
        net.train()
        sum_of, all_of = 0.0, batches(far, indices, rng)
        for pick, side in all_of:
            image, mask = varied(data.stack(pick), rng, side)
            with torch.autocast("cpu", torch.bfloat16):
                logits, malign = net.seen(image)
            wrong = outlines.loss(logits.float(), malign.float(), mask, torch.from_numpy(data.malignancy[pick]))
            optimiser.zero_grad()
            wrong.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 3.0)
            optimiser.step()
            plan.step()
            sum_of += float(wrong)
            outlines.follow(pair["mean"], net)
        print(f"  loss {sum_of / len(all_of):.4f}, {time.process_time() - begin:.0f} s", flush=True)
    return pair["mean"].eval()


def measured(net, data, which):
    """Dice and AUC of nodules in words, one direction, with and without crops.together."""
    masks, malign = outlines.answers(net, data, which, outlines.TURNS[:1])
    whole = crops.together(torch.from_numpy(masks)[:, None])[:, 0].numpy()
    alone = outlines.dice(outlines.by_nodule(data, which, masks, malign))
    return f"{outlines.said(outlines.by_nodule(data, which, whole, malign))}; Dice before it is kept together {alone:.4f}"


if __name__ == "__main__":
    threads()
    folder, work, wanted = sys.argv[1:]
    os.makedirs(work, exist_ok=True)
    data = outlines.Set(folder, work)
    for k in map(int, wanted.split(",")):
        net = train(data, data.folds != k, 10 + k, os.path.join(work, f"crops{k}.pt"))
        print(f"fold {k}: {measured(net, data, np.flatnonzero(data.folds == k))}", flush=True)
