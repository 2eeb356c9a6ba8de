"""Prints what fit: content and filter: ben-graham make of a picture by formula; the product's test compares with it.

python training/common/fundus_example.py > imaging-ai/src/test/resources/picture/fundus.txt
"""
import numpy as np

import pixels

WIDTH, HEIGHT, SIZE, EVERY = 90, 64, 48, 8


def example():
    """An ellipse of waves on black, [64, 90, 3]."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    inside = ((x - 50) / 30) ** 2 + ((y - 30) / 26) ** 2 <= 1
    waves = [np.where(inside, 0.5 + 0.3 * np.sin(x / 3 + c) * np.cos(y / 4), 0) for c in range(3)]
    return np.stack(waves, 2).astype(np.float32)


if __name__ == "__main__":
    whole = example()
    seen = pixels.resize(pixels.ben_graham(whole)[pixels.content(whole)], SIZE)
    for plane in pixels.planes(seen):
        print(" ".join(f"{value:.6f}" for value in plane[::EVERY, ::EVERY].ravel()))
