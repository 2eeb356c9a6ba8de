"""The detector: where on a film something looks like a lesion, and how large it is."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

import pixels

FINE, STRIDE = 8, 16        # pixels of a cell after the frozen blocks and of an answer
CUT = 6                     # blocks that stay as ImageNet left them
SPOTS, FAINT = 0.8, -2.0    # the share of the evidence of clusters of spots, and the least of it
WIDER = 1.25                # a box is drawn wider than the lesion is reckoned
MARKS, NOTHING = 12, -20.0
LIT, LEAST = 0.1, 2.5       # a cell with tissue; a row or column of the breast has more of them
STEP, NARROWEST = 4, 16     # cells: what is cut out is a multiple of the one; where less than the other is left, the whole film


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
    """Evidence [N,1,h,w] -> score and place [N,count] (row by row) of its local maxima, strongest first; ``NOTHING`` where there are
    fewer."""
    peak = torch.where(heat >= F.max_pool2d(heat, 3, 1, 1), heat, torch.full_like(heat, NOTHING))
    return torch.topk(peak.flatten(1), count, 1)


def breast(film):
    """Where the films [N,1,S,S] of a batch hold tissue, in cells of 16 pixels: top, bottom, left, right. Nothing outside is looked at."""
    lit = (F.avg_pool2d(film, STRIDE) > LIT).float().amax((0, 1))
    return (*span(lit.sum(1)), *span(lit.sum(0)))


def span(counts):
    """The first and the last that hold tissue, rounded outwards."""
    lit, at = counts > LEAST, torch.arange(len(counts), dtype=torch.float32)
    begin = torch.floor(torch.where(lit, at, torch.full_like(at, len(counts))).min() / STEP) * STEP
    end = torch.ceil((torch.where(lit, at, torch.full_like(at, -1)).max() + 1) / STEP) * STEP
    none = end - begin < NARROWEST
    return torch.where(none, torch.zeros_like(begin), begin).long(), torch.where(none, torch.full_like(end, len(counts)), end).long()


def shrunk(film, quarters):
    """[N,1,S,S] -> [N,1,qS/4,qS/4]: a pixel is the mean over the area it covers."""
    if quarters == 4:
        return film
    line = torch.from_numpy(pixels.weights(4, quarters)).float()
    kernel = torch.einsum("pa,qb->pqab", line, line).reshape(-1, 1, 4, 4)
    return F.pixel_shuffle(F.conv2d(film, kernel, stride=4), quarters)


def fused(maps, quarters, spots):
    """Evidence and log radius [N,2,c,d] of networks that look at so many quarters of the film's side, and the evidence of clusters of
    spots [N,1,h,w] -> evidence and log radius [N,1,h,w] in cells of the film: the networks' mean and a share of that of spots."""
    grown = [F.interpolate(own, size=spots.shape[2:], mode="bilinear", align_corners=False) for own in maps]
    heat = sum(own[:, :1] for own in grown) / len(grown)
    size = sum(own[:, 1:] + math.log(WIDER * 4 / q) for own, q in zip(grown, quarters)) / len(grown)
    return heat + SPOTS * spots.clamp(min=FAINT), size


def marked(heat, size, top, left, cells):
    """-> boxes [N,K,4] as shares of a square of ``cells`` and scores [N,K,1]: the local maxima of the evidence, smoothed a little,
    strongest first; the map begins at ``top`` and ``left``."""
    wide = heat.shape[3]
    heat = (heat + F.avg_pool2d(heat, 3, 1, 1, count_include_pad=False)) / 2
    scores, at = peaks(heat, MARKS)
    column, row = at % wide, torch.div(at, wide, rounding_mode="floor")
    radius = torch.gather(torch.exp(size).flatten(1), 1, at) / cells
    x, y = (column + left + 0.5) / cells, (row + top + 0.5) / cells
    return torch.stack([x - radius, y - radius, x + radius, y + radius], 2).clamp(0, 1), scores[:, :, None]
