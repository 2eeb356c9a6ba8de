"""Slice network and series network of the ich-ct package.

Everything the product must not get wrong (alignment, sub-windows, symmetry
channel, flip averaging) sits inside the graph; the caller only supplies the
windowed picture as 0..1.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

LABELS = ["any", "epidural", "intraparenchymal", "intraventricular", "subarachnoid", "subdural"]
SIZE = 320      # side of the input picture
CROP = 192      # side of the aligned crop the network sees


# ---------------------------------------------------------------- alignment
def align_params(image, small=64):
    """Centre, half-size and tilt of the head from image moments.

    image [N,1,H,W] 0..1 -> cx, cy, half, angle, each [N] (coordinates -1..1).
    A Gaussian weight, renewed three times, drops table and holder.
    """
    n = image.shape[0]
    x = F.adaptive_avg_pool2d(image, small) if not torch.onnx.is_in_onnx_export() else \
        F.avg_pool2d(image, SIZE // small)
    m = torch.clamp(x * 5.0, 0, 1).reshape(-1, small * small)
    lin = (torch.arange(small, dtype=torch.float32, device=image.device) + 0.5) / small * 2 - 1
    gx = lin.repeat(small).reshape(1, -1)
    gy = lin.reshape(-1, 1).repeat(1, small).reshape(1, -1)
    w = m * torch.exp(-(gx * gx + gy * gy) / (2 * 0.55 ** 2))
    for i in range(4):
        s = w.sum(1, keepdim=True) + 1e-3
        cx = (w * gx).sum(1, keepdim=True) / s
        cy = (w * gy).sum(1, keepdim=True) / s
        dx, dy = gx - cx, gy - cy
        xx = (w * dx * dx).sum(1, keepdim=True) / s + 1e-4
        yy = (w * dy * dy).sum(1, keepdim=True) / s + 1e-4
        xy = (w * dx * dy).sum(1, keepdim=True) / s
        if i < 3:
            r2 = dx * dx + dy * dy
            lim = 3.2 * (xx + yy)           # (about 2.5 sigma of the head)^2
            w = m * torch.sigmoid((lim - r2) / (0.08 * lim))
    # long axis: tilt against the vertical; only trusted when elongated
    d = yy - xx
    ang = 0.5 * torch.atan(2 * xy / (d.abs() + 1e-4)) * torch.clamp(d / (0.12 * (xx + yy)), 0, 1)
    half = torch.clamp(2.15 * torch.sqrt(torch.maximum(xx, yy)), 0.5, 1.0)
    return cx[:, 0], cy[:, 0], half[:, 0], ang[:, 0]


def affine(cx, cy, half, ang, flip=None):
    """theta [N,2,3] mapping crop coordinates to picture coordinates."""
    c, s = torch.cos(ang) * half, torch.sin(ang) * half
    f = 1.0 if flip is None else flip
    # tilt: crop vertical axis -> direction (sin, cos) in the picture
    r0 = torch.stack([c * f, s, cx], 1)
    r1 = torch.stack([-s * f, c, cy], 1)
    return torch.stack([r0, r1], 1)


def base_grid(size, device=None):
    lin = (torch.arange(size, dtype=torch.float32, device=device) + 0.5) / size * 2 - 1
    return torch.stack([lin.repeat(size), lin.reshape(-1, 1).repeat(1, size).reshape(-1),
                        torch.ones(size * size, device=device)], 0)  # [3, size*size]


def warp(image, theta, size):
    g = torch.matmul(theta, base_grid(size, image.device)).transpose(1, 2).reshape(-1, size, size, 2)
    return F.grid_sample(image, g, mode="bilinear", padding_mode="zeros", align_corners=False)


def align(image):
    return warp(image, affine(*align_params(image)), CROP)


def channels(crop):
    """Three colour planes from one aligned crop: brain, hyperdense, asymmetry."""
    brain = torch.clamp((crop - 0.1667) / 0.6667, 0, 1)            # 0..80 HU
    dense = torch.clamp((crop - 0.46) / 0.36, 0, 1)                # 35..78 HU
    b = F.avg_pool2d(F.pad(brain, (2, 2, 2, 2)), 5, 1)
    asym = torch.clamp((b - torch.flip(b, [3])) * 2.5, -1, 1)
    return torch.cat([brain * 2 - 1, dense * 2 - 1, asym], 1)


# ---------------------------------------------------------------- backbone
class FixedDepthwise(torch.autograd.Function):
    """Depthwise 3x3 at stride 1 with fixed weights: the stock CPU backward is ten times slower."""

    @staticmethod
    def forward(ctx, x, w, b):
        ctx.save_for_backward(w)
        return F.conv2d(x, w, b, 1, 1, groups=w.shape[0])

    @staticmethod
    def backward(ctx, g):
        w, = ctx.saved_tensors
        return F.conv2d(g, torch.flip(w, [2, 3]), None, 1, 1, groups=w.shape[0]), None, None


class ConvTF(nn.Module):
    """Convolution with TensorFlow 'same' padding, batch norm already folded."""

    def __init__(self, i, o, k, stride, groups, act):
        super().__init__()
        self.conv = nn.Conv2d(i, o, k, stride, 0 if k > 1 and stride == 2 else k // 2, groups=groups)
        self.tfpad, self.act, self.dw = k > 1 and stride == 2, act, groups > 1
        if self.dw:
            self.conv.requires_grad_(False)

    def forward(self, x):
        if self.dw and self.training:
            x = FixedDepthwise.apply(x, self.conv.weight, self.conv.bias)
            if self.tfpad:              # the same numbers as padding right/bottom and stride 2
                x = x[:, :, 1::2, 1::2]
        else:
            x = self.conv(F.pad(x, (0, 1, 0, 1)) if self.tfpad else x)
        return F.relu6(x) if self.act else x


class Block(nn.Module):
    def __init__(self, i, o, stride, t):
        super().__init__()
        h = i * t
        mods = [] if t == 1 else [ConvTF(i, h, 1, 1, 1, True)]
        mods += [ConvTF(h, h, 3, stride, h, True), ConvTF(h, o, 1, 1, 1, False)]
        self.body, self.res = nn.Sequential(*mods), stride == 1 and i == o

    def forward(self, x):
        y = self.body(x)
        return x + y if self.res else y


CFG = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1)]


class Backbone(nn.Module):
    """MobileNetV2 up to the 96-channel stage (stride 16) and its 576-wide expansion."""

    def __init__(self):
        super().__init__()
        self.stem = ConvTF(3, 32, 3, 2, 1, True)
        blocks, i = [], 32
        for t, c, n, s in CFG:
            for k in range(n):
                blocks.append(Block(i, c, s if k == 0 else 1, t))
                i = c
        self.blocks = nn.ModuleList(blocks)
        self.top = ConvTF(96, 576, 1, 1, 1, True)

    def lower(self, x, k):
        x = self.stem(x)
        for b in self.blocks[:k]:
            x = b(x)
        return x

    def upper(self, x, k):
        for b in self.blocks[k:]:
            x = b(x)
        return self.top(x)

    def load_npz(self, path):
        z = np.load(path)
        keys = [k[:-2] for k in z.files if k.endswith("_w")]
        convs = [m for m in self.modules() if isinstance(m, nn.Conv2d)]
        for key, conv in zip(keys, convs):
            w, op = z[key + "_w"], key.split("_")[1]
            w = w.transpose(3, 0, 1, 2) if op == "4" else w.transpose(0, 3, 1, 2)
            assert tuple(w.shape) == tuple(conv.weight.shape), (key, w.shape, conv.weight.shape)
            conv.weight.data.copy_(torch.from_numpy(np.ascontiguousarray(w)))
            conv.bias.data.copy_(torch.from_numpy(z[key + "_b"]))


class SliceNet(nn.Module):
    """Aligned crop -> 6 logits and the local evidence map of every label."""

    def __init__(self, hidden=64, drop=0.3):
        super().__init__()
        self.backbone = Backbone()
        self.reduce = nn.Conv2d(576, hidden, 1)
        self.ctx = nn.Conv2d(hidden, hidden, 3, padding=1)
        self.local = nn.Conv2d(hidden, 6, 1)
        self.glob = nn.Linear(hidden * 2, 6)
        self.drop = drop
        nn.init.constant_(self.local.bias, -2.0)
        nn.init.zeros_(self.glob.weight)
        nn.init.zeros_(self.glob.bias)
        self.sharp = 3.0

    def upper(self, x, k):
        """From the output of the first k blocks."""
        f = self.backbone.upper(x, k)
        f = F.dropout2d(f, self.drop, self.training)
        h = F.relu(self.reduce(f))
        h = h + F.relu(self.ctx(h))
        h = F.dropout(h, 0.2, self.training)
        m = self.local(h)                                             # [N,6,12,12]
        mean, peak = h.mean((2, 3)), h.amax((2, 3))
        flat = m.flatten(2)
        pool = torch.log(torch.exp(flat * self.sharp).mean(2)) / self.sharp
        return pool + self.glob(torch.cat([mean, peak], 1)), m


def summary(logit, m):
    """What the series network gets of a slice: logits, strongest local evidence, its extent."""
    extent = torch.sigmoid(m[:, 0] * 2).mean((1, 2))
    return torch.cat([logit, m.amax((2, 3)), torch.log(extent + 1e-3)[:, None]], 1)      # [N,13]


class SeriesNet(nn.Module):
    """Neighbouring slices correct each other: a Gaussian along the series, nothing learned.

    With 25 positive patients every learned variant (1-D convolutions, logistic regression on neighbours and
    position) did worse out of fold. The width follows the number of slices (2 slices at 30), so thin slices
    are smoothed over the same part of the head. The order of the slices may be reversed.
    """

    def forward(self, features):
        """features [S,13] -> refined logits [S,6], series logits [6]."""
        one = torch.ones_like(features[:, :1])
        n = one.sum()
        i = torch.cumsum(one, 0)
        width = torch.clamp(n / 15.0, 0.3, 30.0)
        w = torch.softmax(-((i - i.t()) ** 2) / (2 * width * width), 1)
        own, peak = features[:, :6], features[:, 6:12]
        x = own + (1 - 1 / n) * 0.5 * (peak - own)                        # one slice alone: its own logits
        s = torch.matmul(w, x)
        return s, torch.logsumexp(s, 0) - torch.log(n)
