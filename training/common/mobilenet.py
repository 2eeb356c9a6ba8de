"""MobileNetV2 1.0/224 with ImageNet weights (Keras Applications, Apache-2.0), batch norm folded into the convolutions."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

CFG = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]


class Depthwise(torch.autograd.Function):
    """A depthwise convolution of 3 x 3 or 5 x 5 with 'same' padding, whose gradient towards its input is a convolution too.

    At stride 2 both sides of ``x`` are even.

    On a processor the library's own one takes from four times (float32) to a thousand times (bfloat16, channels last) as long.
    """

    @staticmethod
    def forward(ctx, x, weight, bias, stride):
        ctx.save_for_backward(x, weight)
        ctx.stride = stride
        return F.conv2d(padded(x, weight.shape[2], stride), weight, bias, stride, around(weight, stride), 1, len(weight))

    @staticmethod
    def backward(ctx, towards):
        (x, weight), stride = ctx.saved_tensors, ctx.stride
        towards = towards.contiguous(memory_format=torch.channels_last if channels_last(x) else torch.contiguous_format)
        spread = towards
        if stride == 2:                 # where an output was skipped its gradient is zero
            spread = torch.zeros_like(x)
            spread[:, :, 1::2, 1::2] = towards
        before = F.conv2d(spread, weight.flip(2, 3), None, 1, weight.shape[2] // 2, 1, len(weight))
        return before, *by_weight(towards, padded(x, weight.shape[2], stride), weight, stride, around(weight, stride)), None


def by_weight(towards, seen, weight, stride, pad):
    """The gradients towards weight and bias. Those of 5 x 5 are put together from its four corners of 3 x 3, five times as fast."""
    if weight.shape[2] == 3:
        return torch.ops.aten.convolution_backward(towards, seen, weight, [len(weight)], [stride] * 2, [pad] * 2, [1, 1], False, [0, 0],
                                                   len(weight), [False, True, True])[1:]
    out, seen = torch.empty_like(weight), F.pad(seen, [pad] * 4)
    height, width = [(n - 1) * stride + 3 for n in towards.shape[2:]]
    form = torch.channels_last if channels_last(towards) else torch.contiguous_format
    for i in (0, 2):
        for j in (0, 2):
            corner = seen[:, :, i:i + height, j:j + width].contiguous(memory_format=form)
            out[:, :, i:i + 3, j:j + 3], bias = by_weight(towards, corner, weight[:, :, :3, :3], stride, 0)
    return out, bias


def channels_last(x):
    return x.is_contiguous(memory_format=torch.channels_last) and not x.is_contiguous()


def around(weight, stride):
    """The padding the convolution itself adds: at stride 2 none, see ``padded``."""
    return weight.shape[2] // 2 if stride == 1 else 0


def padded(x, k, stride):
    """TensorFlow's 'same' padding at stride 2: of an even length one row and column more behind than before; of an odd one as many."""
    if stride == 1 or k == 1:
        return x
    sides = []
    for length in (x.shape[3], x.shape[2]):
        sides += [k // 2 - (1 - int(length) % 2), k // 2]
    return F.pad(x, sides)


class Conv(nn.Module):
    """A convolution with TensorFlow's 'same' padding."""

    def __init__(self, i, o, k, stride, groups, act):
        super().__init__()
        self.act = act
        self.conv = nn.Conv2d(i, o, k, stride, k // 2 if stride == 1 else 0, groups=groups)

    def forward(self, x):
        conv = self.conv
        if self.training and conv.groups > 1 and (conv.stride == (1, 1) or x.shape[2] % 2 == x.shape[3] % 2 == 0):
            x = Depthwise.apply(x, conv.weight.to(x.dtype), conv.bias.to(x.dtype), conv.stride[0])
        else:
            x = conv(padded(x, conv.kernel_size[0], conv.stride[0]))
        return F.relu6(x) if self.act else x


class Block(nn.Module):
    """Widened ``t`` times, a depthwise convolution of ``k`` x ``k``, narrowed to ``o`` channels."""

    def __init__(self, i, o, stride, t, k=3):
        super().__init__()
        h = i * t
        parts = [] if t == 1 else [Conv(i, h, 1, 1, 1, True)]
        parts += [Conv(h, h, k, stride, h, True), Conv(h, o, 1, 1, 1, False)]
        self.body, self.residual = nn.Sequential(*parts), stride == 1 and i == o

    def forward(self, x):
        return x + self.body(x) if self.residual else self.body(x)


class Backbone(nn.Module):
    """Stem and blocks; a class below builds them and knows how its weights want a picture of 0..1."""

    def lower(self, x, until=None):
        """The stem and the blocks before ``until``."""
        x = self.stem(self.seen(x))
        for block in self.blocks[:until]:
            x = block(x)
        return x

    def upper(self, x, begin):
        """The blocks from ``begin`` on, over what the ones before it gave."""
        for block in self.blocks[begin:]:
            x = block(x)
        return x


class MobileNet(Backbone):
    """The first blocks, 0..1 in: 13 give 96 channels at stride 16 (14 x 14 at 224), 16 give 160 at stride 32, 17 give 320."""

    def __init__(self, count=13):
        super().__init__()
        blocks, i = [], 32
        for t, c, n, s in CFG:
            for k in range(n):
                blocks.append(Block(i, c, s if k == 0 else 1, t))
                i = c
        self.stem, self.blocks = Conv(3, 32, 3, 2, 1, True), nn.ModuleList(blocks[:count])
        self.channels = self.blocks[-1].body[-1].conv.out_channels

    def seen(self, x):
        return x * 2 - 1

    def load(self, path):
        with np.load(path) as z:
            keys = [k[:-2] for k in z.files if k.endswith("_w")]
            for key, conv in zip(keys, (m for m in self.modules() if isinstance(m, nn.Conv2d))):
                w = z[key + "_w"]
                w = w.transpose(3, 0, 1, 2) if key.split("_")[1] == "4" else w.transpose(0, 3, 1, 2)
                conv.weight.data.copy_(torch.from_numpy(np.ascontiguousarray(w)))
                conv.bias.data.copy_(torch.from_numpy(z[key + "_b"]))
        return self
