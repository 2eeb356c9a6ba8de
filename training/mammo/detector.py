"""The detector: where on a film something looks like a lesion, and how large it is."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from mobilenet import MobileNet

FINE, STRIDE = 8, 16        # pixels of a cell after the frozen blocks and of an answer
CUT = 6                     # blocks that stay as ImageNet left them
SHARES = (0.7, 0.3)         # of the evidence of 512 and of 1024 pixels
MARKS, NOTHING = 12, -20.0


def around(x, cell):
    """The mean of each pixel's surroundings: cells of ``cell`` pixels, five by five of them, brought back smoothly."""
    coarse = F.avg_pool2d(F.avg_pool2d(x, cell), 5, 1, 2, count_include_pad=False)
    return F.interpolate(coarse, scale_factor=cell, mode="bilinear", align_corners=False)


def look(film):
    """Grey [N,1,S,S], 0..1 -> as it is, against its surroundings in units of their deviation, and its fine detail."""
    mean = around(film, 8)
    deviation = torch.sqrt(around((film - mean) ** 2, 8) + 1e-4)
    local = (0.5 + (film - mean) / (4 * deviation)).clamp(0, 1)
    fine = (0.5 + 3 * (film - around(film, 2))).clamp(0, 1)
    return torch.cat([film, local, fine], 1)


class Lower(nn.Module):
    """The frozen blocks: film [N,1,S,S] -> [N,32,S/8,S/8]."""

    CHANNELS = 32

    def __init__(self, backbone):
        super().__init__()
        self.backbone = backbone

    def forward(self, film):
        return self.backbone.lower(look(film), CUT)


class Upper(nn.Module):
    """The trained blocks: [N,32,2h,2w] -> logits [N,1,h,w] that a lesion covers the cell, and log of its radius in cells."""

    def __init__(self, backbone, hidden=64, dropout=0.3):
        super().__init__()
        self.blocks, self.dropout = nn.Sequential(*backbone.blocks[CUT:]), dropout
        self.reduce = nn.Conv2d(backbone.channels, hidden, 1)
        self.context = nn.Conv2d(hidden, hidden, 3, padding=1)
        self.out = nn.Conv2d(hidden, 2, 1)
        nn.init.constant_(self.out.bias, -2.5)

    def forward(self, low):
        x = F.relu(self.reduce(F.dropout2d(self.blocks(low), self.dropout / 2, self.training)))
        x = x + F.relu(self.context(x))
        out = self.out(F.dropout(x, self.dropout, self.training)).float()
        return out[:, :1], (out[:, 1:] + 2.5).clamp(-1.5, 2.5)

    def groups(self, rate, head=4.0):
        new = [*self.reduce.parameters(), *self.context.parameters(), *self.out.parameters()]
        return [dict(params=self.blocks.parameters(), lr=rate), dict(params=new, lr=head * rate)]


def peaks(heat, count):
    """Evidence [N,1,C,C] -> score, and x and y in cells [N,count], of its local maxima, strongest first; ``NOTHING`` where there are
    fewer."""
    cells = int(heat.shape[3])
    peak = torch.where(heat >= F.max_pool2d(heat, 3, 1, 1), heat, torch.full_like(heat, NOTHING))
    scores, at = torch.topk(peak.flatten(1), count, 1)
    return scores, at % cells, torch.div(at, cells, rounding_mode="floor")


def fused(maps, cells):
    """Evidence and log radius [N,2,c,c] of several scales -> one map of ``cells``: the evidence by its shares, the radius of the
    scale that has more of it."""
    heats, sizes = [], []
    for own in maps:
        factor = cells // int(own.shape[3])
        grown = own if factor == 1 else F.interpolate(own, scale_factor=factor, mode="bilinear", align_corners=False)
        heats.append(grown[:, :1])
        sizes.append(grown[:, 1:] + math.log(factor))
    heat, size, most = SHARES[0] * heats[0], sizes[0], heats[0]
    for share, other, its in zip(SHARES[1:], heats[1:], sizes[1:]):
        size, most = torch.where(other > most, its, size), torch.maximum(other, most)
        heat = heat + share * other
    return heat, size


def marked(heat, size):
    """-> boxes [N,K,4] as shares of the square and scores [N,K,1]: the local maxima of the evidence, smoothed a little, strongest first."""
    cells = int(heat.shape[3])
    heat = (heat + F.avg_pool2d(heat, 3, 1, 1, count_include_pad=False)) / 2
    scores, column, row = peaks(heat, MARKS)
    radius = torch.gather(torch.exp(size).flatten(1), 1, row * cells + column) / cells
    x, y = (column + 0.5) / cells, (row + 0.5) / cells
    return torch.stack([x - radius, y - radius, x + radius, y + radius], 2).clamp(0, 1), scores[:, :, None]


class Marks(nn.Module):
    """What ships: film [N,1,S,S] -> boxes and scores. ``uppers``: pairs of the factor by which the film is reduced, and a network."""

    def __init__(self, backbone, uppers):
        super().__init__()
        self.lower, self.factors = Lower(backbone), [factor for factor, _ in uppers]
        self.uppers = nn.ModuleList(net for _, net in uppers)

    def forward(self, image):
        maps = []
        for factor, upper in zip(self.factors, self.uppers):
            film = image if factor == 1 else F.avg_pool2d(image, factor)
            own = torch.cat(upper(self.lower(film)), 1)
            other = torch.cat(upper(self.lower(torch.flip(film, [3]))), 1)
            maps.append((own + torch.flip(other, [3])) / 2)
        return marked(*fused(maps, int(image.shape[3]) // STRIDE))
