"""Trains a network of the crops and measures it nodule by nodule."""
import copy
import math
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import crops  # noqa: E402
import metrics  # noqa: E402
import pixels  # noqa: E402
from rounds import Rounds  # noqa: E402

BATCH, RATE, WARM, DECAY = 32, 3e-3, 1.8, 0.995
WIDE = 96                    # of a crop is kept, so that a turned one has no empty corners


class Set:
    """Everything that is known of the crops, as tensors."""

    def __init__(self, folder, work):
        self.rows, pictures, self.masks = crops.read(folder, work)
        self.pictures = torch.from_numpy(crops.middle(pictures, WIDE).copy())
        self.truth = torch.from_numpy(crops.middle(self.masks, WIDE).copy())
        self.near = crops.neighbours(self.rows)
        self.malignancy = crops.malignancy(self.rows)
        self.nodules = crops.nodules(self.rows)
        self.folds = np.array([pixels.fold(r["patient"]) for r in self.rows])
        self.back = np.array([pixels.fold("calibration " + r["patient"], 10) == 0 for r in self.rows])

    def stack(self, which):
        """[n,4,96,96]: three slices, 0..1, and the mask."""
        near = self.near[which]
        seen = [self.pictures[near[:, k]] for k in range(3)]
        return torch.stack([s.float() / 255 for s in seen] + [self.truth[which].float()], 1)


def placed(both, rng, side=crops.SIZE):
    """Turned, mirrored, scaled and shifted alike; half of them only by quarter turns, which blur nothing."""
    n = len(both)
    quarter = rng.rand(n) < 0.5
    angle = np.where(quarter, rng.randint(4, size=n) * np.pi / 2, rng.uniform(-np.pi, np.pi, n))
    scale = np.where(quarter, 1.0, np.exp(rng.uniform(-0.15, 0.15, n)))
    shift = np.where(quarter[:, None], rng.randint(-3, 4, size=(n, 2)), rng.uniform(-4, 4, (n, 2))) * 2 / WIDE
    flip = np.where(rng.rand(n) < 0.5, -1.0, 1.0)
    ratio = side / WIDE
    theta = np.zeros((n, 2, 3), np.float32)
    theta[:, 0, 0], theta[:, 0, 1] = np.cos(angle) * scale * ratio * flip, -np.sin(angle) * scale * ratio
    theta[:, 1, 0], theta[:, 1, 1] = np.sin(angle) * scale * ratio * flip, np.cos(angle) * scale * ratio
    theta[:, :, 2] = shift
    grid = F.affine_grid(torch.from_numpy(theta), (n, 4, side, side), align_corners=False)
    return F.grid_sample(both, grid, align_corners=False, padding_mode="border")


def varied(both, rng):
    """As ``placed``, and then grey levels, noise and the order of the slices."""
    n, both = len(both), placed(both, rng)
    image, mask = both[:, :3], both[:, 3:]
    swap = torch.from_numpy(rng.rand(n) < 0.5)
    image = torch.where(swap[:, None, None, None], image.flip(1), image)
    gamma = torch.from_numpy(np.exp(rng.uniform(-0.3, 0.3, n)).astype(np.float32))[:, None, None, None]
    noise = torch.from_numpy(rng.uniform(0, 0.02, n).astype(np.float32))[:, None, None, None]
    image = image.clamp(1e-4, 1) ** gamma
    return image + noise * torch.from_numpy(rng.randn(*image.shape).astype(np.float32)), mask


def loss(logits, malign, mask, score):
    p = torch.sigmoid(logits)
    over = 2 * (p * mask).sum((1, 2, 3)) + 1
    dice = over / (p.sum((1, 2, 3)) + mask.sum((1, 2, 3)) + 1)
    outline = F.binary_cross_entropy_with_logits(logits, mask) * 2 + (1 - dice).mean()
    known = ~torch.isnan(score)
    target = (score[known] - 1) / 4
    wrong = F.binary_cross_entropy_with_logits(malign[known, 0], target) if known.any() else 0
    return outline + 0.7 * wrong


def train(data, use, seed, kept, told, make, epochs):
    """``make`` gives the network, whose ``groups`` say which of its weights change at which rate."""
    torch.manual_seed(seed)
    net = make().to(memory_format=torch.channels_last)
    pair = torch.nn.ModuleDict(dict(net=net, mean=copy.deepcopy(net)))
    for parameter in pair["mean"].parameters():
        parameter.requires_grad_(False)
    optimiser = torch.optim.AdamW(net.groups(RATE), weight_decay=0.02)
    indices = np.flatnonzero(use)
    steps = len(indices) // BATCH
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate(step / steps, epochs))
    begin = time.time()
    for epoch, rng in Rounds(kept, pair, optimiser, plan, epochs, seed):
        net.train()
        order, sum_of = rng.permutation(indices), 0.0
        for at in range(0, steps * BATCH, BATCH):
            pick = order[at:at + BATCH]
            image, mask = varied(data.stack(pick), rng)
            with torch.autocast("cpu", torch.bfloat16):
                logits, malign = net(image.contiguous(memory_format=torch.channels_last))
            wrong = loss(logits.float(), malign.float(), mask, torch.from_numpy(data.malignancy[pick]))
            optimiser.zero_grad()
            wrong.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 3.0)
            optimiser.step()
            plan.step()
            sum_of += float(wrong)
            follow(pair["mean"], net)
        print(f"  loss {sum_of / steps:.4f}, {time.time() - begin:.0f} s", flush=True)
        if (epoch + 1) % 4 == 0:
            told(epoch + 1, pair["mean"].eval())
    return pair["mean"].eval()


def rate(epoch, epochs, warm=WARM):
    """Share of RATE: a warm-up, then down to nothing along a cosine."""
    if epoch < warm:
        return 0.52 - 0.48 * math.cos(math.pi * epoch / warm)
    return 0.5 + 0.5 * math.cos(math.pi * min(1, (epoch - warm) / (epochs - warm)))


def follow(mean, net):
    with torch.no_grad():
        for a, b in zip(mean.state_dict().values(), net.state_dict().values()):
            if a.dtype.is_floating_point:
                a.mul_(DECAY).add_(b, alpha=1 - DECAY)
            else:
                a.copy_(b)


TURNS = [(k, f) for f in (False, True) for k in range(4)]


def quarter(x, k):
    """torch.rot90 in words the exporter knows."""
    if k % 2:
        return torch.flip(x.transpose(2, 3), (2 if k % 4 == 1 else 3,))
    return torch.flip(x, (2, 3)) if k % 4 else x


def turned(x, k, flip):
    x = quarter(x, k)
    return torch.flip(x, (3,)) if flip else x


def back(x, k, flip):
    x = torch.flip(x, (3,)) if flip else x
    return quarter(x, -k)


def answers(net, data, which, turns=TURNS):
    """Logits of masks [n,S,S] and malignancy [n]: the mean over quarter turns and mirror images."""
    masks, malign = [], []
    with torch.no_grad():
        for at in range(0, len(which), 64):
            image = crops.middle(data.stack(which[at:at + 64])[:, :3])
            outs = [net(turned(image, *t)) for t in turns]
            masks.append(torch.stack([back(o[0], *t) for o, t in zip(outs, turns)]).mean(0)[:, 0].numpy())
            malign.append(torch.stack([o[1] for o in outs]).mean(0)[:, 0].numpy())
    return np.concatenate(masks), np.concatenate(malign)


def by_nodule(data, which, masks, malign, cut=0.0):
    """For each nodule among the rows: Dice over all its slices (nan without a consensus), mean logit, score, patient."""
    at = {i: k for k, i in enumerate(which)}
    out = []
    for (patient, _), members in data.nodules.items():
        if members[0] not in at:
            continue
        said = np.stack([np.pad(masks[at[i]] > cut, (crops.SIDE - crops.SIZE) // 2) for i in members])
        true = data.masks[members] > 0
        dice = 2 * (said & true).sum() / (said.sum() + true.sum()) if true.any() else np.nan
        out.append((dice, np.mean([malign[at[i]] for i in members]), data.malignancy[members[0]], true.sum() / len(members), patient,
                    said.sum() / len(members), int(data.rows[members[0]]["readers"])))
    return out


def dice(found):
    return float(np.nanmean([f[0] for f in found]))


def said(found):
    dice = np.array([f[0] for f in found])
    score = np.array([f[2] for f in found])
    sure = (score >= 4) | (score <= 2)
    truth, logit = (score >= 4)[sure], np.array([f[1] for f in found])[sure]
    area, own = np.array([f[3] for f in found])[sure], np.array([f[5] for f in found])[sure]
    readers = np.array([f[6] for f in found])
    parts = [f"{np.nanmean(dice[readers == k]):.3f}" for k in (1, 2, 3, 4)]
    return (f"Dice {np.nanmean(dice):.4f} (readers 1-4: {' '.join(parts)}), AUC {metrics.auc(truth, logit):.4f} "
            f"(area of the truth {metrics.auc(truth, area):.4f}, own {metrics.auc(truth, own):.4f}), {len(found)} nodules, {sure.sum()} sure")

