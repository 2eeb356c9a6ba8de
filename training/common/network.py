"""A picture's labels from a backbone with ImageNet weights: what is trained and what ships."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from efficientnet import EfficientNetLite
from mobilenet import MobileNet


def backbone(name, blocks):
    """``mobilenetv2`` or ``lite0`` to ``lite2``, without its weights."""
    return MobileNet(blocks) if name == "mobilenetv2" else EfficientNetLite(int(name.removeprefix("lite")), blocks)


class Classifier(nn.Module):
    """Picture [N,C,S,S], 0..1 -> logits [N,L] and where each label speaks up [N,L,h,w].

    A label's logit is a soft maximum of its map: from the mean (sharpness near 0) to the strongest place, as it learns.
    The blocks before ``cut`` stay as they were loaded.
    """

    def __init__(self, labels, blocks=16, cut=10, hidden=128, dropout=0.3, name="mobilenetv2"):
        super().__init__()
        self.backbone, self.cut, self.dropout = backbone(name, blocks), cut, dropout
        self.reduce = nn.Conv2d(self.backbone.channels, hidden, 1)
        self.local = nn.Conv2d(hidden, labels, 1)
        self.sharpness = nn.Parameter(torch.zeros(labels))

    def lower(self, image):
        return self.backbone.lower(image.expand(-1, 3, -1, -1), self.cut)

    def upper(self, low):
        x = F.relu(self.reduce(F.dropout2d(self.backbone.upper(low, self.cut), self.dropout / 2, self.training)))
        maps = self.local(F.dropout(x, self.dropout, self.training)).float()
        sharp = F.softplus(self.sharpness)
        return (torch.logsumexp(sharp[:, None] * maps.flatten(2), 2) - math.log(maps[0, 0].numel())) / sharp, maps

    def forward(self, image):
        return self.upper(self.lower(image))

    def groups(self, rate, head=4.0):
        """Parameters to train: the pretrained blocks at ``rate``, the new head faster."""
        new = [*self.reduce.parameters(), *self.local.parameters(), self.sharpness]
        return [dict(params=self.backbone.blocks[self.cut:].parameters(), lr=rate), dict(params=new, lr=head * rate)]


class Lower(nn.Module):
    """The frozen part alone, for the cache."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, image):
        return self.net.lower(image)


class Several(nn.Module):
    """The mean of what some networks answer."""

    def __init__(self, nets):
        super().__init__()
        self.nets = nn.ModuleList(nets)

    def forward(self, image):
        said = [net(image) for net in self.nets]
        return sum(logits for logits, _ in said) / len(said), sum(maps for _, maps in said) / len(said)


class Shipped(nn.Module):
    """The mean of what the picture and its mirror image give; with ``grades`` exclusive classes become "this or worse"."""

    def __init__(self, net, mirror=True, grades=False):
        super().__init__()
        self.net, self.mirror, self.grades = net, mirror, grades

    def forward(self, image):
        logits, maps = self.net(image)
        if self.mirror:
            other, turned = self.net(torch.flip(image, [3]))
            logits, maps = (logits + other) / 2, (maps + torch.flip(turned, [3])) / 2
        return (cumulative(logits), cumulative(maps)) if self.grades else (logits, maps)


def cumulative(logits):
    """From logits of exclusive classes [N,L,...] those of "class k or a later one" [N,L-1,...]: the same probabilities."""
    return torch.stack([torch.logsumexp(logits[:, k:], 1) - torch.logsumexp(logits[:, :k], 1)
                        for k in range(1, logits.shape[1])], 1)
