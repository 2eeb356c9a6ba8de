"""The network of the crops, U-shaped, its descending half MobileNetV2 with ImageNet weights; trained fold by fold.

python training/lung-nodule-ct/pretrained.py DIR WORK 0,1,2,3,4      a fold takes about 25 minutes of processor time
"""
import os
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import crops  # noqa: E402
import outlines  # noqa: E402
from mobilenet import MobileNet  # noqa: E402
from rounds import threads  # noqa: E402

EPOCHS, LEVELS = 12, {0: 16, 2: 24, 5: 32, 12: 96}      # blocks whose channels are looked at: 64, 32, 16 and 8 pixels wide


class Net(nn.Module):
    """Slices [N,3,64,64], 0..1 -> logits of the mask [N,1,64,64] and of malignancy [N,1].

    Each picture is first brought to mean 0 and deviation 1: grey levels of the crops have no unit. The backbone sees them twice as large, so that its first step loses no pixel; beside it two convolutions see them as they are.
    """

    def __init__(self, weights, fine=16, hidden=64):
        super().__init__()
        self.backbone = MobileNet(13).load(weights)
        self.fine = crops.Double(3, fine)
        first, second, third, deep = LEVELS.values()
        self.up = nn.ModuleList([crops.Double(deep + third, 64), crops.Double(64 + second, 48), crops.Double(48 + first + fine, 32)])
        self.mask = nn.Conv2d(32, 1, 1)
        self.join = nn.Sequential(nn.Dropout(0.3), nn.Linear(2 * (32 + second) + deep, hidden), nn.ReLU(), nn.Dropout(0.3))
        self.malign = nn.Linear(hidden + 8, 1)

    def forward(self, image):
        flat = image.flatten(1)
        x = image - flat.mean(1)[:, None, None, None]
        x = x / ((x * x).flatten(1).mean(1).sqrt()[:, None, None, None] + 1e-3)
        first, second, third, deep = self.descend(grown(x))
        y = self.up[0](torch.cat([grown(deep), third], 1))
        y = self.up[1](torch.cat([grown(y), second], 1))
        y = self.up[2](torch.cat([grown(y), first, self.fine(x)], 1))
        logits = self.mask(y)
        return logits, self.head(x, logits, y, second, deep)

    def descend(self, x):
        x, seen = self.backbone.stem((x / 2).clamp(-1.5, 1.5)), []
        for k, block in enumerate(self.backbone.blocks):
            x = block(x)
            seen += [x] if k in LEVELS else []
        return seen

    def head(self, image, logits, fine, middle, deep):
        """From what is inside the mask, around it and in the whole picture, and from the mask's size and form."""
        p = torch.sigmoid(logits.float()).detach()
        ring = (F.max_pool2d(p, 7, 1, 3) - p).clamp(min=0)
        parts = [crops.pool(fine.float(), w) for w in (p, ring)] + [crops.pool(middle.float(), F.avg_pool2d(w, 2)) for w in (p, ring)]
        joined = self.join(torch.cat(parts + [deep.float().amax((2, 3))], 1))
        return self.malign(torch.cat([joined, crops.features(image[:, 1:2].float(), p, ring)], 1))

    def groups(self, rate):
        """What ImageNet taught changes more slowly."""
        own = {id(p) for p in self.backbone.parameters()}
        return [dict(params=self.backbone.parameters(), lr=rate / 3), dict(params=[p for p in self.parameters() if id(p) not in own], lr=rate)]


def grown(x):
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)


def measured(net, data, which, turns):
    masks, malign = outlines.answers(net, data, which, turns)
    whole = crops.together(torch.from_numpy(masks)[:, None])[:, 0].numpy()
    return outlines.said(outlines.by_nodule(data, which, whole, malign))


def train(data, folder, work, k, told):
    """Fold ``k`` held out; of fold 0, which ships, a tenth of the other patients is kept back too."""
    weights = os.path.join(folder, "..", "backbone", "mobilenetv2-imagenet-fp32.npz")
    use = (data.folds != k) & ~(data.back if k == 0 else np.zeros_like(data.back))
    return outlines.train(data, use, 10 + k, os.path.join(work, f"pretrained{k}.pt"), told, lambda: Net(weights), EPOCHS)


if __name__ == "__main__":
    threads()
    folder, work, wanted = sys.argv[1:]
    os.makedirs(work, exist_ok=True)
    data = outlines.Set(folder, work)
    for k in map(int, wanted.split(",")):
        which = np.flatnonzero(data.folds == k)
        net = train(data, folder, work, k, lambda epoch, now: print(
            f"fold {k} epoch {epoch}: {measured(now, data, which, outlines.TURNS[:1])}", flush=True))
        print(f"fold {k} with turns: {measured(net, data, which, outlines.TURNS)}", flush=True)
