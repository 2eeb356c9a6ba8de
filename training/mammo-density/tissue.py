"""Tissue as texture: how the answers of ImageNet's first blocks are spread over the breast, and a linear reading of it."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from mobilenet import MobileNet

BLOCKS, AIR, WHOLE = 6, 0.08, 0.7      # first blocks used; grey below which there is no breast; share of a cell that must be breast


def spread(x, mask):
    """Mean and standard deviation of each channel over the mask, [N,C,1,1]."""
    count = mask.sum((2, 3), keepdim=True) + 1e-3
    mean = (x * mask).sum((2, 3), keepdim=True) / count
    return mean, torch.sqrt(((x - mean) ** 2 * mask).sum((2, 3), keepdim=True) / count + 1e-8)


class Tissue(nn.Module):
    """Film [N,1,S,S], 0..1 -> logits [N,L] and what each cell adds to them [N,L,S/8,S/8].

    Greys are taken relative to the breast's own mean and deviation, so that exposure and development of the film do not count.
    """

    def __init__(self, labels):
        super().__init__()
        self.backbone = MobileNet(BLOCKS)
        width = 2 * self.backbone.channels
        for name, shape in (("middle", width), ("unit", width), ("bias", labels)):
            self.register_buffer(name, torch.zeros(shape))
        self.register_buffer("weight", torch.zeros(labels, width))

    def seen(self, film):
        """Channels [N,C,h,w] of the blocks, the cells that are breast, and the channels' spread."""
        breast = (film > AIR).float()
        mean, deviation = spread(film, breast)
        even = (0.5 + (film - mean) / (4 * deviation + 1e-4)).clamp(0, 1) * breast
        x = self.backbone.lower(even.expand(-1, 3, -1, -1))
        cells = (F.avg_pool2d(breast, 8) > WHOLE).float()
        return x, cells, *spread(x, cells)

    def features(self, film):
        _, _, mean, deviation = self.seen(film)
        return torch.cat([mean, deviation], 1).flatten(1)

    def forward(self, film):
        x, cells, mean, deviation = self.seen(film)
        logits = F.linear((torch.cat([mean, deviation], 1).flatten(1) - self.middle) / self.unit, self.weight, self.bias)
        # the mean over the breast of what a cell adds is, but for a constant, the logit
        adds = torch.cat([x, (x - mean) ** 2 / deviation], 1) * cells
        return logits, F.conv2d(adds, (self.weight / self.unit)[:, :, None, None])

    def fit(self, features, truth, strength):
        """Logistic regression with a penalty on the weights' squares: strength for each film."""
        self.middle.copy_(features.mean(0))
        self.unit.copy_(features.std(0) + 1e-6)
        x, y = (features - self.middle) / self.unit, torch.from_numpy(np.asarray(truth))
        weight, bias = (torch.zeros(s, requires_grad=True) for s in (self.weight.shape, self.bias.shape))
        optimiser = torch.optim.LBFGS([weight, bias], max_iter=200, line_search_fn="strong_wolfe")

        def closure():
            optimiser.zero_grad()
            loss = F.cross_entropy(F.linear(x, weight, bias), y) + strength * weight.pow(2).sum() / 2
            loss.backward()
            return loss
        optimiser.step(closure)
        self.weight.copy_(weight.detach())
        self.bias.copy_(bias.detach())
        return self
