"""Labelled pictures: read once, varied for training, and what the frozen blocks make of each variant."""
import csv
import os
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

import packaging
import pixels
from network import Lower


def table(data, name="labels.csv"):
    """The rows of the table as dicts."""
    with open(os.path.join(data, name), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def load(data, files, size, channels, kept, prepare=pixels.square):
    """Pictures as bytes [n, channels, size, size], kept in ``kept``; training alone uses these rounded values."""
    if not os.path.exists(kept):
        all_of = np.zeros((len(files), channels, size, size), np.uint8)
        for at, file in enumerate(files):
            picture = pixels.resize(prepare(pixels.read(os.path.join(data, file), channels == 3)), size)
            all_of[at] = np.round(pixels.planes(picture) * 255)
        np.save(kept, all_of)
    return np.load(kept)


@dataclass
class Variation:
    """How far a picture is varied: uniformly up to these, around none."""

    flips: tuple = (True, False)    # mirrored left to right, top to bottom
    turn: float = 0.15              # radians
    scale: tuple = (0.85, 1.1)      # below 1: nearer
    stretch: float = 0.08
    shift: float = 0.08             # share of half a side
    gamma: float = 0.2
    gain: float = 0.15
    offset: float = 0.05
    tint: float = 0.0               # gain of each colour
    noise: float = 0.02
    soft: float = 0.0               # share of the mean of 3 x 3 pixels

    def __call__(self, batch, rng, side=None):
        return self.tone(self.place(batch, rng, side or batch.shape[3]), rng)

    def place(self, batch, rng, side):
        """Mirrored, turned, scaled, stretched, shifted, all channels alike, and brought to this side."""
        n = len(batch)
        u = lambda low, high: torch.from_numpy(rng.uniform(low, high, n).astype(np.float32))  # noqa: E731
        flips = [torch.from_numpy(rng.choice([-1.0, 1.0] if f else [1.0], n).astype(np.float32)) for f in self.flips]
        angle, scale, stretch = u(-self.turn, self.turn), u(*self.scale), torch.exp(u(-self.stretch, self.stretch))
        theta = torch.zeros(n, 2, 3)
        theta[:, 0, 0], theta[:, 0, 1] = flips[0] * scale * stretch * angle.cos(), -scale * angle.sin()
        theta[:, 1, 0], theta[:, 1, 1] = flips[0] * flips[1] * scale * angle.sin(), flips[1] * scale * angle.cos() / stretch
        theta[:, 0, 2], theta[:, 1, 2] = u(-self.shift, self.shift), u(-self.shift, self.shift)
        grid = F.affine_grid(theta, [*batch.shape[:2], side, side], align_corners=False)
        return F.grid_sample(batch, grid, padding_mode="border", align_corners=False).clamp(0, 1)

    def tone(self, batch, rng):
        """Gamma, gain, offset, tint, softness, noise."""
        n, channels = batch.shape[:2]
        u = lambda low, high: torch.from_numpy(rng.uniform(low, high, n).astype(np.float32))[:, None, None, None]  # noqa: E731
        x = batch ** torch.exp(u(-self.gamma, self.gamma))
        tint = torch.from_numpy(rng.uniform(-self.tint, self.tint, (n, channels, 1, 1)).astype(np.float32))
        x = x * (1 + tint + u(-self.gain, self.gain)) + u(-self.offset, self.offset)
        if self.soft:
            share = u(0, self.soft)
            x = (1 - share) * x + share * F.avg_pool2d(x, 3, 1, 1, count_include_pad=False)
        noise = grain(x.shape, rng)
        return (x + noise * u(0, self.noise)).clamp(0, 1)


GRAIN = []


def grain(shape, rng):
    """Normal numbers from a place in a long line of them; to draw them all anew costs as much as a convolution."""
    count = int(np.prod(shape))
    if not GRAIN or len(GRAIN[0]) < 2 * count:
        GRAIN[:] = [torch.from_numpy(np.random.RandomState(7).standard_normal(4 * count).astype(np.float32))]
    begin = rng.randint(len(GRAIN[0]) - count)
    return GRAIN[0][begin:begin + count].reshape(shape)


def twins(images, least=0.97, side=24, edge=0):
    """[n,n]: pairs that are nearly the same, by the correlation of their thumbnails; where nobody says who the patient is.
    ``edge`` pixels around are left out, where all pictures are alike."""
    until = images.shape[2] - edge
    small = np.concatenate([F.adaptive_avg_pool2d(
        torch.from_numpy(images[at:at + 100, :, edge:until, edge:until]).float().mean(1, keepdim=True), side).flatten(1).numpy()
        for at in range(0, len(images), 100)])
    small -= small.mean(1, keepdims=True)
    small /= np.linalg.norm(small, axis=1, keepdims=True) + 1e-9
    return small @ small.T > least


def frozen(net, size, channels, work):
    """The frozen blocks in ONNX Runtime, whose depthwise convolutions are several times faster on a processor."""
    path = os.path.join(work, "lower.onnx")
    torch.onnx.export(Lower(net).eval(), torch.rand(2, channels, size, size), path, opset_version=16,
                      input_names=["image"], output_names=["low"], dynamic_axes={"image": {0: "N"}, "low": {0: "N"}})
    return packaging.session(path)


def views(net, pictures, count, vary, work):
    """What the frozen blocks give, float16 [count][n,c,h,w]; view 0 is the picture itself, 1 its mirror image."""
    session, done = None, []
    for view in range(count):
        kept = os.path.join(work, f"view{view}.npy")
        if not os.path.exists(kept):
            session = session or frozen(net, pictures.shape[2], pictures.shape[1], work)
            rng, out = np.random.RandomState(100 + view), None
            for at in range(0, len(pictures), 16):
                x = torch.from_numpy(pictures[at:at + 16]).float() / 255
                x = torch.flip(x, [3]) if view == 1 else vary(x, rng) if view > 1 else x
                low = session.run(None, {"image": x.numpy()})[0].astype(np.float16)
                out = np.empty((len(pictures), *low.shape[1:]), np.float16) if out is None else out
                out[at:at + 16] = low
            np.save(kept + ".new.npy", out)
            os.replace(kept + ".new.npy", kept)
            print(f"view {view + 1} of {count}", flush=True)
        done.append(np.load(kept, mmap_mode="r"))
    return done
