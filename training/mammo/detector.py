"""The detector: where on a film something looks like a lesion, and how large it is."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from mobilenet import MobileNet

STRIDE, MARKS = 16, 12
NOTHING = -20.0


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


class Detector(nn.Module):
    """Film [N,1,S,S] -> logits [N,1,S/16,S/16] that a lesion covers the cell, and log of its radius in cells."""

    def __init__(self, blocks=13, cut=2, hidden=64, dropout=0.3):
        super().__init__()
        self.backbone, self.cut, self.dropout = MobileNet(blocks), cut, dropout
        self.reduce = nn.Conv2d(self.backbone.channels, hidden, 1)
        self.context = nn.Conv2d(hidden, hidden, 3, padding=1)
        self.out = nn.Conv2d(hidden, 2, 1)
        nn.init.constant_(self.out.bias, -2.5)

    def forward(self, film):
        x = self.backbone.upper(self.backbone.lower(look(film), self.cut), self.cut)
        x = F.relu(self.reduce(F.dropout2d(x, self.dropout / 2, self.training)))
        x = x + F.relu(self.context(x))
        out = self.out(F.dropout(x, self.dropout, self.training)).float()
        return out[:, :1], (out[:, 1:] + 2.5).clamp(-1.5, 2.5)

    def groups(self, rate, head=4.0):
        new = [*self.reduce.parameters(), *self.context.parameters(), *self.out.parameters()]
        return [dict(params=self.backbone.blocks[self.cut:].parameters(), lr=rate), dict(params=new, lr=head * rate)]


class Marks(nn.Module):
    """What ships: film -> boxes [N,K,4] as shares of the square and scores [N,K,1].

    The map is the mean over the film and its mirror image, smoothed a little; its local maxima are the marks, strongest first.
    """

    def __init__(self, net, size):
        super().__init__()
        self.net, self.cells = net, size // STRIDE
        line = (torch.arange(self.cells, dtype=torch.float32) + 0.5) / self.cells
        self.register_buffer("x", line.repeat(self.cells))
        self.register_buffer("y", line.reshape(-1, 1).repeat(1, self.cells).reshape(-1))

    def forward(self, image):
        heat, size = self.net(image)
        other, turned = self.net(torch.flip(image, [3]))
        heat, size = (heat + torch.flip(other, [3])) / 2, (size + torch.flip(turned, [3])) / 2
        heat = (heat + F.avg_pool2d(heat, 3, 1, 1, count_include_pad=False)) / 2
        peak = torch.where(heat >= F.max_pool2d(heat, 3, 1, 1), heat, torch.full_like(heat, NOTHING))
        scores, at = torch.topk(peak.flatten(1), MARKS, 1)
        radius = torch.gather(torch.exp(size).flatten(1), 1, at) / self.cells
        x, y = self.x[at], self.y[at]
        boxes = torch.stack([x - radius, y - radius, x + radius, y + radius], 2).clamp(0, 1)
        return boxes, scores[:, :, None]
