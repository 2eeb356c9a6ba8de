"""The whole way from a film to marks, as one graph and as the file that ships."""
import os

import numpy as np
import torch
import torch.nn as nn

import mias
import packaging
import pixels
from detector import STRIDE, Lower, breast, fused, marked, shrunk
from mobilenet import MobileNet
from spots import measures

SIZE = 1024


class Marks(nn.Module):
    """What ships: film [N,1,S,S] -> boxes and scores. ``uppers``: pairs of the quarters of its side that are looked at, and a network;
    ``heads``: of clusters of spots. Networks that look at the same pixels share the frozen blocks."""

    def __init__(self, backbone, uppers, heads):
        super().__init__()
        self.lower, self.quarters = Lower(backbone), [quarters for quarters, _ in uppers]
        self.uppers, self.heads = nn.ModuleList(net for _, net in uppers), nn.ModuleList(heads)

    def forward(self, image):
        top, bottom, left, right = breast(image)
        film = image[:, :, top * STRIDE:bottom * STRIDE, left * STRIDE:right * STRIDE]
        low = {quarters: self.lower(shrunk(film, quarters)) for quarters in sorted(set(self.quarters))}
        maps = [torch.cat(upper(low[quarters]), 1) for quarters, upper in zip(self.quarters, self.uppers)]
        seen = measures(film)
        spots = sum(head(seen) for head in self.heads) / len(self.heads) if self.heads else 0 * seen[:, :1, ::2, ::2]
        return marked(*fused(maps, self.quarters, spots), top, left, int(image.shape[3]) // STRIDE)


def graph(backbone, nets, heads, path):
    """Weights as float16: as int8 they move the scores by 0.15 on average."""
    packaging.export(Marks(MobileNet().load(backbone), nets, heads), SIZE, 1, path, ["boxes", "scores"])
    packaging.inward(path)
    packaging.shrink(path, 16)


def answers(path, data, films):
    """boxes [n,K,4] in pixels of the stored film and scores [n,K] from a file, films as the product prepares them."""
    session, boxes, scores = packaging.session(path), [], []
    for film in films:
        picture = pixels.resize(pixels.read(os.path.join(data, film.file)), SIZE)[None, None]
        box, score = session.run(["boxes", "scores"], {"image": picture})
        boxes.append(box[0] * mias.STORED)
        scores.append(score[0, :, 0])
    return np.stack(boxes), np.stack(scores)
