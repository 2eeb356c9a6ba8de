"""Bright spots of one or a few pixels, as calcifications are at 200 micrometres, and where they cluster."""
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import packaging
from detector import FINE, around

MEASURES = 14


def mean(x, k):
    """Over k x k pixels, along one axis and then the other."""
    for size, pad in (((k, 1), (k // 2, 0)), ((1, k), (0, k // 2))):
        x = F.avg_pool2d(x, size, 1, pad, count_include_pad=False)
    return x


def most(x, k):
    return F.max_pool2d(F.max_pool2d(x, (k, 1), 1, (k // 2, 0)), (1, k), 1, (0, k // 2))


def opened(x, k):
    """Without what is bright and narrower than k pixels (morphological opening)."""
    return most(-most(-x, k), k)


def measures(film):
    """[N,1,S,S], 0..1 -> [N,14,S/8,S/8]. At two widths: how many local maxima stand out against the noise around, how far the strongest
    does, how much of a cell does, the noise itself; then blobs too large for a cluster's spots, dark spots, the grey of the cell."""
    fine = mean(film, 3)
    half, out = F.avg_pool2d(fine, 2), []
    for picture, cell, window, steps in ((fine, FINE, 5, (2.0, 3.0, 4.5)), (half, FINE // 2, 3, (2.0, 3.5))):
        detail = picture - mean(picture, 7)
        noise = torch.sqrt(around(detail.clamp(-0.05, 0.05) ** 2, 2 * cell) + 1e-6)
        above = detail / noise
        top = (above >= most(above, window)).float()
        out += [F.avg_pool2d(top * (above - step).clamp(0, 1), cell) * cell * cell for step in steps]
        out += [F.max_pool2d(above, cell).clamp(max=8) / 4, F.avg_pool2d((above - 3).clamp(0, 2), cell) * 8,
                torch.log(F.avg_pool2d(noise, cell)) / 2 + 2]
    blobs = F.max_pool2d(opened(half, 3) - opened(half, 9), FINE // 2) * 6
    return torch.cat([*out, blobs, F.max_pool2d(-above, FINE // 2).clamp(max=8) / 4, F.avg_pool2d(film, FINE) * 2 - 1], 1)


class Clusters(nn.Module):
    """Measures [N,14,2h,2w] -> logits [N,1,h,w] that a cluster of calcifications covers the cell of 16 pixels; 4,785 weights."""

    def __init__(self, hidden=16, dropout=0.2):
        super().__init__()
        self.first, self.near = nn.Conv2d(MEASURES, hidden, 3, 2, 1), nn.Conv2d(hidden, hidden, 3, 1, 1)
        self.around, self.out, self.dropout = nn.Conv2d(hidden, hidden, 5, 1, 2, groups=hidden), nn.Conv2d(hidden, 1, 1), dropout
        nn.init.constant_(self.out.bias, -3.0)

    def forward(self, seen):
        x = F.dropout2d(F.relu(self.first(seen)), self.dropout, self.training)
        x = F.relu(self.around(x + F.relu(self.near(x))))
        return self.out(F.dropout2d(x, self.dropout / 2, self.training))


class Measured(nn.Module):
    def forward(self, image):
        return measures(image)


def all_of(images, work):
    """Measures of films, float16 [n,14,S/8,S/8], kept in ``work``."""
    kept = os.path.join(work, "measures.npy")
    if not os.path.exists(kept):
        path = os.path.join(work, "measures.onnx")
        torch.onnx.export(Measured(), torch.rand(1, 1, *images.shape[2:]), path, opset_version=16, input_names=["image"],
                          output_names=["measures"])
        session = packaging.session(path)
        out = [session.run(None, {"image": images[i:i + 1].astype(np.float32) / 255})[0].astype(np.float16) for i in range(len(images))]
        np.save(kept + ".new.npy", np.concatenate(out))
        os.replace(kept + ".new.npy", kept)
        print("spots measured", flush=True)
    return np.load(kept, mmap_mode="r")
