"""A 3-D U-Net of squeeze-and-excitation residual blocks that halves the resolution once, in its first layer, and never again.

Zhu W. et al., AnatomyNet, Medical Physics 46 (2019) 576-589: small organs get lost when a U-Net goes down further.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


def norm(channels):
    return nn.BatchNorm3d(channels, momentum=0.05)


class Block(nn.Module):
    """Two convolutions, gated by channel (Hu J. et al. 2018), added to what came in."""

    def __init__(self, given, made, dilation=1):
        super().__init__()
        self.one = nn.Conv3d(given, made, 3, padding=dilation, dilation=dilation, bias=False)
        self.two = nn.Conv3d(made, made, 3, padding=dilation, dilation=dilation, bias=False)
        self.norm1, self.norm2 = norm(made), norm(made)
        self.past = nn.Identity() if given == made else nn.Conv3d(given, made, 1)
        self.squeeze, self.excite = nn.Conv3d(made, made // 2, 1), nn.Conv3d(made // 2, made, 1)

    def forward(self, x):
        y = self.norm2(self.two(F.leaky_relu(self.norm1(self.one(x)), 0.01)))
        gate = torch.sigmoid(self.excite(F.relu(self.squeeze(y.mean((2, 3, 4), keepdim=True)))))
        return F.leaky_relu(self.past(x) + y * gate, 0.01)


class SeResUNet(nn.Module):
    """[N,C,D,H,W] -> logits [N,L,D,H,W]; D, H and W are even."""

    def __init__(self, channels, labels, width=16):
        super().__init__()
        w1, w2, w3 = width, width * 3 // 2, width * 2
        self.stem = nn.Sequential(nn.Conv3d(channels, w1, 3, stride=2, padding=1, bias=False), norm(w1))
        self.one, self.two = Block(w1, w1), Block(w1, w2)
        self.deep = nn.Sequential(Block(w2, w3, 2), Block(w3, w3, 3))
        self.back2, self.back1 = Block(w3 + w2, w2), Block(w2 + w1, w1)
        self.up = nn.ConvTranspose3d(w1, w1, 2, stride=2)
        self.fine = nn.Conv3d(w1 + channels, w1, 3, padding=1)
        self.last = nn.Conv3d(w1, labels, 1)
        nn.init.constant_(self.last.bias, -4)

    def forward(self, volume):
        one = self.one(F.leaky_relu(self.stem(volume), 0.01))
        two = self.two(one)
        back = self.back2(torch.cat([self.deep(two), two], 1))
        back = self.back1(torch.cat([back, one], 1))
        return self.last(F.relu(self.fine(torch.cat([F.leaky_relu(self.up(back), 0.01), volume], 1))))


def loss(logits, truth, known):
    """Dice and focal loss of the labels that were drawn in this volume; the others teach nothing.

    ``logits``, ``truth`` [N,L,D,H,W], ``known`` [N,L].
    """
    logits, known = logits.float(), known.float()
    p = torch.sigmoid(logits)
    axes = (2, 3, 4)
    dice = 1 - (2 * (p * truth).sum(axes) + 1) / (p.sum(axes) + truth.sum(axes) + 1)
    cross = F.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    miss = (truth - p).abs()
    focal = (miss ** 2 * cross).sum(axes) / (truth.sum(axes) + 50)
    return ((dice + 0.5 * focal) * known).sum() / known.sum().clamp(min=1)


def parameters(net):
    return sum(math.prod(p.shape) for p in net.parameters())
