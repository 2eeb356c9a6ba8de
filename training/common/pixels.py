"""Pictures as the product prepares them (docs/model-contract.md, "How pixels become image")."""
import hashlib

import numpy as np
from PIL import Image


def read(path, colour=False):
    """A picture as 0..1: [H, W] grey, or [H, W, 3]."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB" if colour else "L"), np.float32) / 255


def weights(source, target):
    """[target, source]: mean over the covered area when it shrinks, linear between pixel centres when it grows."""
    w, scale = np.zeros((target, source)), source / target
    for x in range(target):
        if target < source:
            begin, end = x * scale, (x + 1) * scale
            for i in range(int(np.floor(begin)), min(source, int(np.ceil(end - 1e-9)))):
                w[x, i] = (min(end, i + 1) - max(begin, i)) / (end - begin)
        else:
            at = min(source - 1, max(0, (x + 0.5) * scale - 0.5))
            low = min(int(at), max(0, source - 2))
            w[x, low] += 1 - (at - low)
            if source > 1:
                w[x, low + 1] += at - low
    return w


def resize(picture, size):
    """Both axes to ``size``; an axis that has this length already stays exactly as it is."""
    for axis in (0, 1):
        if picture.shape[axis] != size:
            turned = np.tensordot(weights(picture.shape[axis], size), picture, (1, axis))
            picture = np.moveaxis(turned, 0, axis)
    return picture.astype(np.float32)


def planes(picture):
    """[channels, H, W] from [H, W] or [H, W, 3]."""
    return picture[None] if picture.ndim == 2 else np.moveaxis(picture, 2, 0)


def square(picture):
    """The middle square (fit: crop)."""
    height, width = picture.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return picture[top:top + side, left:left + side]


def content(picture, black=7 / 255, least=0.02):
    """Where a picture is not black (fit: content): first to last row and column with more than 2 % of bright pixels."""
    luma = picture if picture.ndim == 2 else picture @ np.array([0.299, 0.587, 0.114], np.float32)
    spans = []
    for axis in (1, 0):
        lit = np.flatnonzero((luma > black).sum(axis) > least * luma.shape[axis])
        spans.append(slice(lit[0], lit[-1] + 1) if len(lit) else slice(None))
    return tuple(spans)


def blur_matrix(length, deviation):
    """[length, length]: Gaussian weights that reach three deviations; beyond the edges the line is mirrored about its last pixels."""
    radius = int(np.floor(3 * deviation + 0.5))
    steps = np.arange(-radius, radius + 1)
    kernel = np.exp(-0.5 * (steps / deviation) ** 2)
    matrix, period = np.zeros((length, length)), max(1, 2 * (length - 1))
    for step, weight in zip(steps, kernel / kernel.sum()):
        at = (np.arange(length) + step) % period
        np.add.at(matrix, (np.arange(length), np.where(at < length, at, period - at)), weight)
    return matrix


def blurred(picture, deviation):
    """Gaussian blur along both axes."""
    out = picture.astype(np.float64)
    for axis in (0, 1):
        turned = np.tensordot(blur_matrix(picture.shape[axis], deviation), out, (1, axis))
        out = np.moveaxis(turned, 0, axis)
    return out


def ben_graham(picture):
    """Local contrast (filter: ben-graham) of a picture at its own size, [H, W, 3] or [H, W]."""
    wide = 4 * picture.astype(np.float64) - 4 * blurred(picture, 10) + 128 / 255
    return np.clip(wide, 0, 1).astype(np.float32)


def fold(name, folds=5):
    """The fold of a patient, image or group: SHA-256 of its name, first four bytes, modulo the number of folds."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % folds
