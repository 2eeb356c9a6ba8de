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
