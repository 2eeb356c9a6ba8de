"""The crops network: outline and malignancy of a nodule in the middle of small 8-bit pictures (LIDC-IDRI crops)."""
import csv
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image

SIZE, SIDE = 64, 128        # what the network sees: the middle of a crop as it is stored
SEED, STEPS, OUTSIDE = 3, 32, -99.0     # half the side of what an outline grows from; pixels it may grow; the logit around the seed


def read(folder, work):
    """Rows of labels.csv, pictures [n,128,128] and masks [n,128,128], bytes."""
    with open(os.path.join(folder, "labels.csv"), encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    kept = os.path.join(work, "crops.npy")
    if not os.path.exists(kept):
        pictures = [np.asarray(Image.open(os.path.join(folder, r["file"])).convert("L")) for r in rows]
        np.save(kept, np.stack(pictures))
    with np.load(os.path.join(folder, "masks.npz")) as packed:
        masks = np.unpackbits(packed["masks"], axis=1).reshape(-1, SIDE, SIDE)
    return rows, np.load(kept), masks


def middle(pictures, size=SIZE):
    at = (pictures.shape[-1] - size) // 2
    return pictures[..., at:at + size, at:at + size]


def nodules(rows):
    """For each nodule (patient, number) its rows in the order of the slices."""
    of = {}
    for i, row in enumerate(rows):
        of.setdefault((row["patient"], int(row["nodule"])), []).append(i)
    return {k: sorted(v, key=lambda i: int(rows[i]["slice"])) for k, v in sorted(of.items())}


def neighbours(rows):
    """[n,3]: the rows of the slice before, the slice itself and the one after; itself where there is none next to it."""
    out = np.repeat(np.arange(len(rows))[:, None], 3, 1)
    for members in nodules(rows).values():
        by_slice = {int(rows[i]["slice"]): i for i in members}
        for i in members:
            at = int(rows[i]["slice"])
            out[i] = by_slice.get(at - 1, i), i, by_slice.get(at + 1, i)
    return out


def malignancy(rows):
    """1 to 5, nan where no reader's mean was joined."""
    return np.array([float(r["malignancy"]) if r["malignancy"] else np.nan for r in rows], np.float32)


class Double(nn.Sequential):
    def __init__(self, i, o):
        super().__init__(nn.Conv2d(i, o, 3, padding=1, bias=False), nn.BatchNorm2d(o), nn.ReLU(),
                         nn.Conv2d(o, o, 3, padding=1, bias=False), nn.BatchNorm2d(o), nn.ReLU())


class Net(nn.Module):
    """Slices [N,3,S,S], 0..1 -> logits of the mask [N,1,S,S] and of malignancy [N,1].

    Each picture is first brought to mean 0 and deviation 1: grey levels of the crops have no unit.
    """

    def __init__(self, widths=(16, 32, 64, 96, 128), hidden=64, shape=True):
        super().__init__()
        self.shape = shape
        self.down = nn.ModuleList(Double(i, o) for i, o in zip((3,) + widths[:-1], widths))
        self.up = nn.ModuleList(Double(a + b, a) for a, b in zip(widths[:-1], widths[1:]))
        self.mask = nn.Conv2d(widths[0], 1, 1)
        pooled = 2 * (widths[0] + widths[2]) + widths[-1]
        self.join = nn.Sequential(nn.Dropout(0.3), nn.Linear(pooled, hidden), nn.ReLU(), nn.Dropout(0.3))
        self.malign = nn.Linear(hidden + 8, 1)

    def forward(self, image):
        flat = image.flatten(1)
        mean = flat.mean(1)[:, None, None, None]
        x = image - mean
        image = x / ((x * x).flatten(1).mean(1).sqrt()[:, None, None, None] + 1e-3)
        seen, x = [], image
        for level, block in enumerate(self.down):
            x = block(F.max_pool2d(x, 2) if level else x)
            seen.append(x)
        middle, deep = seen[2], x
        for level in reversed(range(len(self.up))):
            x = F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)
            x = self.up[level](torch.cat([seen[level], x], 1))
        logits = self.mask(x)
        return logits, self.head(image, logits, x, middle, deep)

    def head(self, image, logits, fine, middle, deep):
        """From what is inside the mask, around it and in the whole picture, and from the mask's size and form."""
        p = torch.sigmoid(logits.float()).detach()
        ring = (F.max_pool2d(p, 7, 1, 3) - p).clamp(min=0)
        parts = [pool(fine.float(), w) for w in (p, ring)] + [pool(middle.float(), F.avg_pool2d(w, 4)) for w in (p, ring)]
        joined = self.join(torch.cat(parts + [deep.float().amax((2, 3))], 1))
        form = features(image[:, 1:2].float(), p, ring)
        return self.malign(torch.cat([joined, form if self.shape else form * 0], 1))


def together(masks):
    """Logits of masks [N,1,S,S] of what hangs together with the middle: each pixel gets the lowest on the best way there.

    Where nothing is drawn in the middle the mask stays as it is: 5 to 9 % of the readers' outlines lie more than four pixels aside.
    """
    away = (torch.arange(masks.shape[-1]) - (masks.shape[-1] - 1) / 2).abs() < SEED
    grown = torch.where(away[:, None] & away[None], masks, torch.full_like(masks, OUTSIDE))
    for _ in range(STEPS):
        grown = torch.minimum(F.max_pool2d(grown, 3, 1, 1), masks)
    return torch.where(grown.amax((2, 3), keepdim=True) > 0, grown, masks)


def pool(features, weight):
    return (features * weight).sum((2, 3)) / (weight.sum((2, 3)) + 1)


def features(grey, p, ring):
    """Size, form and texture [N,8] of a soft mask: log area, log edge, compactness, extents, mean, deviation, contrast."""
    area = p.sum((2, 3)) + 1
    edge = (p[:, :, 1:] - p[:, :, :-1]).abs().sum((2, 3)) + (p[:, :, :, 1:] - p[:, :, :, :-1]).abs().sum((2, 3)) + 1
    mean = pool(grey, p)
    spread = (pool(grey * grey, p) - mean * mean).clamp(min=0).sqrt()
    tall, wide = p.amax(3).sum(2), p.amax(2).sum(2)
    return torch.cat([torch.log(area) - 4, torch.log(edge) - 3, edge * edge / area / 16 - 1, tall / 10 - 1, wide / 10 - 1,
                      mean, spread, mean - pool(grey, ring)], 1)


def form(image, p):
    """Ten features of a nodule [N,10] from its slice [N,1,S,S], 0..1, and a soft mask: size, compactness, grey levels of core, edge, rim."""
    flat = image.flatten(1)
    x = image - flat.mean(1)[:, None, None, None]
    grey = x / ((x * x).flatten(1).mean(1).sqrt()[:, None, None, None] + 1e-3)
    ring = (F.max_pool2d(p, 7, 1, 3) - p).clamp(min=0)
    core = 1 - F.max_pool2d(1 - p, 3, 1, 1)
    edge, rim = p - core, (F.max_pool2d(p, 3, 1, 1) - p).clamp(min=0)
    first = features(grey, p, ring)
    brightest = (grey * p + (p - 1) * 9).amax((2, 3))
    return torch.cat([first[:, :3], first[:, 5:], pool(grey, core), pool(grey, edge), pool(grey, rim), brightest], 1)


def squared(form):
    """With squares and products with the size [.., 30]."""
    return torch.cat([form, form * form, form * form[..., :1]], -1)
