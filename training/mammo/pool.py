"""What the frozen blocks make of films and of varied patches of them, reckoned once and used by every fold."""
import os

import numpy as np
import torch
import torch.nn.functional as F

import mias
import packaging
import pictures
from detector import FINE, STRIDE, Lower

PATCH, TURNED, EMPTY = 160, 24, 16      # side of a patch; patches of each lesion; patches of each film without one
TONE = pictures.Variation(gamma=0.3, gain=0.15, offset=0.04, noise=0.02, soft=0.4)


class Pool:
    """Of one scale: ``low`` [P,C,20,20] of patches with their truth, ``maps`` [2][n,C,S/8,S/8] of films and their mirror images.

    ``film`` is the film of each patch, ``lesion`` whether it was cut at one. Everything is kept in ``work``.
    """

    def __init__(self, net, scale, images, films, work):
        self.side, self.films, self.factor = scale.side, films, scale.side / mias.STORED
        self.circles = [[(x * self.factor, y * self.factor, max(r * self.factor, 5.0), r <= scale.largest)
                         for x, y, r in film.circles] for film in films]
        work = os.path.join(work, str(scale.side))
        os.makedirs(work, exist_ok=True)
        session = frozen(net, work)
        kept = os.path.join(work, "patches.npz")
        if not os.path.exists(kept):
            np.savez(kept, **self.patches(session, images))
            print(f"patches at {scale.side}", flush=True)
        with np.load(kept) as made:
            self.low, self.film, self.lesion = made["low"], made["film"], made["lesion"]
            self.truth = [made[name] for name in ("inside", "counts", "size")]
        self.maps = [self.whole(session, images, mirrored, os.path.join(work, f"films{mirrored}.npy")) for mirrored in (0, 1)]

    def patches(self, session, images):
        """Cut at lesions and anywhere else in the breast; turned, scaled and mirrored at random."""
        rng, places, at_lesion = np.random.RandomState(5), [], []
        for i, film in enumerate(self.films):
            for x, y, _, taught in self.circles[i]:
                places += [(i, x, y)] * (TURNED if taught else 0)
            at_lesion += [True] * (len(places) - len(at_lesion))
            if film.circles or not film.abnormal:           # a lesion nobody placed teaches nothing
                places += tissue(images, i, EMPTY, rng)
            at_lesion += [False] * (len(places) - len(at_lesion))
        parts = []
        for at in range(0, len(places), 32):
            batch, *truth = self.cut(images, places[at:at + 32], rng)
            parts.append((session.run(None, {"image": batch.numpy()})[0].astype(np.float16), *truth))
        low, inside, counts, size = (np.concatenate(part) for part in zip(*parts))
        return dict(low=low, inside=inside, counts=counts, size=size, film=np.array([f for f, _, _ in places]),
                    lesion=np.array(at_lesion))

    def whole(self, session, images, mirrored, kept):
        if not os.path.exists(kept):
            cells = self.side // FINE
            out = np.lib.format.open_memmap(kept + ".new", "w+", np.float16, (len(images), Lower.CHANNELS, cells, cells))
            for i in range(len(images)):
                film = images[i:i + 1, :, :, ::-1] if mirrored else images[i:i + 1]
                out[i] = session.run(None, {"image": film.astype(np.float32) / 255})[0][0]
            out.flush()
            os.replace(kept + ".new", kept)
            print(f"films at {self.side}", flush=True)
        return np.load(kept, mmap_mode="r")

    def cut(self, images, places, rng):
        """``places``: (film, x, y) -> patches [n,1,P,P], cells that hold a lesion, cells that count, log radius in cells."""
        n = len(places)
        angle, scale = rng.uniform(-0.8, 0.8, n), np.exp(rng.uniform(-0.35, 0.3, n))
        flips, shift = rng.choice([-1.0, 1.0], (n, 2)), rng.uniform(-0.28, 0.28, (n, 2)) * PATCH
        turn = np.stack([np.cos(angle), -np.sin(angle), np.sin(angle), np.cos(angle)], 1).reshape(n, 2, 2)
        away = turn * flips[:, None, :] * scale[:, None, None]          # patch pixels about its middle -> film pixels
        middle = np.array([(x, y) for _, x, y in places]) + shift
        theta = np.concatenate([away * PATCH / self.side, (middle / self.side * 2 - 1)[:, :, None]], 2)
        grid = F.affine_grid(torch.from_numpy(theta).float(), [n, 1, PATCH, PATCH], align_corners=False)
        patches = torch.cat([F.grid_sample(torch.from_numpy(images[f:f + 1]).float() / 255, grid[i:i + 1], padding_mode="zeros",
                                           align_corners=False) for i, (f, _, _) in enumerate(places)])
        truth = [cells(self.circles[f], np.linalg.inv(away[i]), middle[i], scale[i]) for i, (f, _, _) in enumerate(places)]
        return (TONE.tone(patches, rng), *(np.stack(part).astype(np.float32)[:, None] for part in zip(*truth)))

    def window(self, film, mirrored, x, y):
        """The patch of a film's map about a place in pixels, and its truth; as in ``low``."""
        reach = PATCH // 2
        left, top = (int(np.clip(round((v - reach) / STRIDE), 0, (self.side - PATCH) // STRIDE)) for v in (x, y))
        circles = [(self.side - cx if mirrored else cx, cy, r, taught) for cx, cy, r, taught in self.circles[film]]
        middle = np.array([left, top]) * STRIDE + reach
        fine, width = STRIDE // FINE, PATCH // FINE
        low = self.maps[mirrored][film, :, top * fine:top * fine + width, left * fine:left * fine + width]
        return (low, *(part[None] for part in cells(circles, np.eye(2), middle, 1.0)))


def frozen(net, work):
    path = os.path.join(work, "lower.onnx")
    axes = {"image": {0: "N", 2: "H", 3: "W"}, "low": {0: "N", 2: "h", 3: "w"}}
    torch.onnx.export(Lower(net).eval(), torch.rand(2, 1, PATCH, PATCH), path, opset_version=16, input_names=["image"],
                      output_names=["low"], dynamic_axes=axes)
    return packaging.session(path)


def cells(circles, back, middle, scale):
    """Which cells of a patch hold a lesion, which count, and the log of the radius in cells."""
    line = (np.arange(PATCH // STRIDE) + 0.5) * STRIDE
    gx, gy = np.meshgrid(line, line)
    inside, counts, size = np.zeros_like(gx), np.ones_like(gx), np.zeros_like(gx)
    for x, y, radius, taught in circles:
        at = back @ (np.array([x, y]) - middle) + PATCH / 2
        r = radius / scale
        away = np.hypot(gx - at[0], gy - at[1])
        core = away <= max(0.7 * r, 0.75 * STRIDE)
        counts[(away <= 1.3 * r + 0.75 * STRIDE) & (inside == 0)] = 0
        if taught:
            inside[core], counts[core], size[core] = 1, 1, np.log(r / STRIDE)
    return inside, counts, size


def tissue(images, film, count, rng):
    """Random places inside the breast."""
    at = np.argwhere(images[film, 0, ::8, ::8] > 40)
    pick = at[rng.randint(len(at), size=count)] if len(at) else np.full((count, 2), images.shape[2] // 16)
    return [(film, x * 8 + 4, y * 8 + 4) for y, x in pick]
