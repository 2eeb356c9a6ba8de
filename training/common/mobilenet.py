"""MobileNetV2 1.0/224 with ImageNet weights (Keras Applications, Apache-2.0), batch norm folded into the convolutions."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

CFG = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]


class Depthwise(torch.autograd.Function):
    """A depthwise convolution of 3 x 3 with 'same' padding, whose gradient towards its input is a convolution too.

    On a processor the library's own one takes from four times (float32) to a thousand times (bfloat16, channels last) as long.
    """

    @staticmethod
    def forward(ctx, x, weight, bias, stride):
        ctx.save_for_backward(x, weight)
        ctx.stride = stride
        return F.conv2d(padded(x, stride), weight, bias, stride, 2 - stride, 1, len(weight))

    @staticmethod
    def backward(ctx, towards):
        (x, weight), stride = ctx.saved_tensors, ctx.stride
        towards = towards.contiguous(memory_format=torch.channels_last if channels_last(x) else torch.contiguous_format)
        spread = towards
        if stride == 2:                 # where an output was skipped its gradient is zero
            spread = torch.zeros_like(x)
            spread[:, :, 1::2, 1::2] = towards
        before = F.conv2d(spread, weight.flip(2, 3), None, 1, 1, 1, len(weight))
        pads = [2 - stride] * 2
        _, by_weight, by_bias = torch.ops.aten.convolution_backward(
            towards, padded(x, stride), weight, [len(weight)], [stride] * 2, pads, [1, 1], False, [0, 0], len(weight),
            [False, True, True])
        return before, by_weight, by_bias, None


def channels_last(x):
    return x.is_contiguous(memory_format=torch.channels_last) and not x.is_contiguous()


def padded(x, stride):
    """TensorFlow's 'same' padding of an even length at stride 2 is one row below and one column to the right."""
    return F.pad(x, (0, 1, 0, 1)) if stride == 2 else x


class Conv(nn.Module):
    """A convolution with TensorFlow's 'same' padding."""

    def __init__(self, i, o, k, stride, groups, act):
        super().__init__()
        self.pad, self.act = k > 1 and stride == 2, act
        self.conv = nn.Conv2d(i, o, k, stride, 0 if self.pad else k // 2, groups=groups)

    def forward(self, x):
        conv = self.conv
        if self.training and conv.groups > 1 and (conv.stride == (1, 1) or x.shape[2] % 2 == 0):
            x = Depthwise.apply(x, conv.weight.to(x.dtype), conv.bias.to(x.dtype), conv.stride[0])
        else:
            x = conv(F.pad(x, (0, 1, 0, 1)) if self.pad else x)
        return F.relu6(x) if self.act else x


class Block(nn.Module):
    def __init__(self, i, o, stride, t):
        super().__init__()
        h = i * t
        parts = [] if t == 1 else [Conv(i, h, 1, 1, 1, True)]
        parts += [Conv(h, h, 3, stride, h, True), Conv(h, o, 1, 1, 1, False)]
        self.body, self.residual = nn.Sequential(*parts), stride == 1 and i == o

    def forward(self, x):
        return x + self.body(x) if self.residual else self.body(x)


class MobileNet(nn.Module):
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

    def lower(self, x, until=None):
        """The stem and the blocks before ``until``."""
        x = self.stem(x * 2 - 1)
        for block in self.blocks[:until]:
            x = block(x)
        return x

    def upper(self, x, begin):
        """The blocks from ``begin`` on, over what the ones before it gave."""
        for block in self.blocks[begin:]:
            x = block(x)
        return x

    def load(self, path):
        with np.load(path) as z:
            keys = [k[:-2] for k in z.files if k.endswith("_w")]
            for key, conv in zip(keys, (m for m in self.modules() if isinstance(m, nn.Conv2d))):
                w = z[key + "_w"]
                w = w.transpose(3, 0, 1, 2) if key.split("_")[1] == "4" else w.transpose(0, 3, 1, 2)
                conv.weight.data.copy_(torch.from_numpy(np.ascontiguousarray(w)))
                conv.bias.data.copy_(torch.from_numpy(z[key + "_b"]))
        return self
