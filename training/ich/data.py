"""Reading the CT-ICH slices, patient folds, synthetic bleeds and augmentation."""
import csv
import os

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from scipy import ndimage as ndi

from model import CROP, LABELS, affine, align_params, base_grid

FOLDS = 5


def load(folder):
    """-> images uint8 [n,320,320], labels [n,6], patients [n], slices [n]; sorted by patient, slice."""
    with open(os.path.join(folder, "labels.csv"), newline="") as f:
        rows = sorted(csv.DictReader(f), key=lambda r: (int(r["patient"]), int(r["slice"])))
    y = np.array([[int(r[k]) for k in LABELS[1:]] for r in rows], np.float32)
    y = np.concatenate([y.max(1, keepdims=True), y], 1)
    images = np.stack([np.asarray(Image.open(os.path.join(folder, r["file"])).convert("L")) for r in rows])
    return (images, y, np.array([int(r["patient"]) for r in rows]), np.array([int(r["slice"]) for r in rows]))


def make_folds(y, patient, seed=7):
    """Fold per slice; whole patients; positives dealt by their rarest finding."""
    rng = np.random.RandomState(seed)
    rare = [LABELS.index(k) for k in ("intraventricular", "subarachnoid", "subdural", "intraparenchymal", "epidural")]
    groups = {k: [] for k in rare + [0]}
    for p in np.unique(patient):
        pos = y[patient == p].max(0)
        groups[next((k for k in rare if pos[k]), 0)].append(p)
    fold, i = {}, 0
    for k in rare + [0]:
        for p in rng.permutation(groups[k]):
            fold[p] = i % FOLDS
            i += 1
    return np.array([fold[p] for p in patient])


# ---------------------------------------------------------------- synthetic bleeds
def intracranial(image):
    """Mask of the space inside the skull, or None where there is too little of it."""
    bone = ndi.binary_closing(image > 0.95, iterations=2)
    inside = ndi.binary_fill_holes(bone) & ~bone
    inside = ndi.binary_opening(inside, iterations=2)
    lab, n = ndi.label(inside)
    if n == 0:
        return None
    size = np.bincount(lab.ravel())
    size[0] = 0
    k = size.argmax()
    if size[k] < 4500:
        return None
    m = lab == k
    v = np.median(image[m])
    return m if 0.3 < v < 0.6 else None


def smooth_noise(rng, shape, sigma):
    z = ndi.gaussian_filter(rng.randn(*shape), sigma)
    return z / (z.std() + 1e-6)


def synthesise(image, mask, rng):
    """Paste one bleed of a random type. -> image, label vector [6], lesion mask; or None."""
    yy, xx = np.nonzero(mask)
    cy, cx = yy.mean(), xx.mean()
    gy, gx = np.mgrid[:image.shape[0], :image.shape[1]]
    dist = ndi.distance_transform_edt(mask)
    r = np.sqrt(mask.sum() / np.pi)
    med = np.median(image[mask])
    kind = rng.choice([1, 2, 3, 4, 5], p=[0.22, 0.24, 0.14, 0.18, 0.22])
    low = ndi.gaussian_filter(image, 1.5)
    delta = rng.uniform(0.1, 0.34)
    if kind in (1, 5):
        th = np.arctan2(gy - cy, gx - cx)
        t0 = rng.uniform(-np.pi, np.pi)
        d = np.abs((th - t0 + np.pi) % (2 * np.pi) - np.pi)
        if kind == 1:
            wid, dep = np.radians(rng.uniform(12, 40)), r * rng.uniform(0.06, 0.28)
            prof = np.sqrt(np.clip(np.cos(np.clip(d / wid, 0, 1) * np.pi / 2), 0, 1)) * dep
        else:
            wid, dep = np.radians(rng.uniform(35, 100)), r * rng.uniform(0.04, 0.16)
            prof = dep * np.clip((1 - d / wid) * 3, 0, 1) * (1 + 0.2 * smooth_noise(rng, image.shape, 12))
            if rng.rand() < 0.2:
                delta = -rng.uniform(0.08, 0.2)
            elif rng.rand() < 0.3:
                delta = rng.uniform(0.05, 0.12)
        les = mask & (dist <= prof) & (prof > 1)
    elif kind == 2:
        les = np.zeros_like(mask)
        for _ in range(rng.choice([1, 1, 2, 3])):
            i = rng.randint(len(yy))
            a, b = r * rng.uniform(0.05, 0.28, 2)
            t = rng.uniform(0, np.pi)
            u = (gx - xx[i]) * np.cos(t) + (gy - yy[i]) * np.sin(t)
            v = -(gx - xx[i]) * np.sin(t) + (gy - yy[i]) * np.cos(t)
            les |= (u / a) ** 2 + (v / b) ** 2 + 0.35 * smooth_noise(rng, image.shape, 4) < 1
        les &= mask & (dist > 2)
    elif kind == 3:
        csf = mask & (low < med - 0.09) & (dist > 0.3 * dist.max())
        lab, n = ndi.label(csf)
        if n == 0:
            return None
        size = np.bincount(lab.ravel())
        size[0] = 0
        keep = [k for k in np.argsort(-size)[:3] if size[k] > 30]
        if not keep:
            return None
        les = np.isin(lab, [k for k in keep if rng.rand() < 0.7] or keep[:1])
        if rng.rand() < 0.6:            # dependent layer
            y0, y1 = np.nonzero(les)[0].min(), np.nonzero(les)[0].max()
            les &= gy > y0 + (y1 - y0) * rng.uniform(0.2, 0.7)
    else:
        i = rng.randint(len(yy))
        near = (gx - xx[i]) ** 2 + (gy - yy[i]) ** 2 < (r * rng.uniform(0.25, 0.8)) ** 2
        les = mask & near & (low < med - 0.05)
        delta = rng.uniform(0.06, 0.24)
    if les.sum() < 25:
        return None
    alpha = ndi.gaussian_filter(les.astype(np.float32), rng.uniform(0.6, 1.4))
    alpha *= mask
    grain = (image - low) * rng.uniform(0.7, 1.0)
    tex = 1 + 0.12 * smooth_noise(rng, image.shape, 5)
    fill = med + delta * tex + grain
    out = image
    if kind == 2 and rng.rand() < 0.6:  # oedema rim
        rim = ndi.gaussian_filter(ndi.binary_dilation(les, iterations=int(rng.randint(2, 7))).astype(np.float32), 2.5)
        out = out - rim * mask * rng.uniform(0.02, 0.09)
    out = np.clip(out * (1 - alpha) + alpha * fill, 0, 1)
    lab = np.zeros(6, np.float32)
    lab[0] = lab[kind] = 1
    return out.astype(np.float32), lab, les


# ---------------------------------------------------------------- augmentation
def crops(images, rng, clean=False, flip=None, masks=None):
    """images float [N,1,S,S] -> aligned crops [N,1,CROP,CROP], optionally masks the same way."""
    n = images.shape[0]
    cx, cy, half, ang = align_params(images)
    if clean:
        f = torch.full((n,), -1.0) if flip else None
        th = affine(cx, cy, half, ang, f)
        g = torch.matmul(th, base_grid(CROP)).transpose(1, 2).reshape(n, CROP, CROP, 2)
        return F.grid_sample(images, g, align_corners=False), None
    u = lambda a, b: torch.from_numpy(rng.uniform(a, b, n).astype(np.float32))
    half0 = half
    half = half * torch.exp(u(-0.16, 0.14))
    cx, cy = cx + u(-0.07, 0.07) * half0, cy + u(-0.07, 0.07) * half0
    ang = ang + u(-0.22, 0.22)
    f = torch.from_numpy(rng.choice([-1.0, 1.0], n).astype(np.float32))
    th = affine(cx, cy, half, ang, f)
    asp = u(0.92, 1.08)
    th = torch.stack([th[:, :, 0] * asp[:, None], th[:, :, 1], th[:, :, 2]], 2)
    g = torch.matmul(th, base_grid(CROP)).transpose(1, 2).reshape(n, CROP, CROP, 2)
    field = torch.from_numpy(rng.randn(n, 2, 6, 6).astype(np.float32)) * 0.018
    field = F.interpolate(field, size=(CROP, CROP), mode="bicubic", align_corners=False)
    g = g + field.permute(0, 2, 3, 1)
    x = F.grid_sample(images, g, align_corners=False)
    # another resizer or kernel: mild blur or sharpening
    b = F.avg_pool2d(F.pad(x, (1, 1, 1, 1)), 3, 1)
    x = x + (b - x) * u(-0.3, 0.9).reshape(-1, 1, 1, 1)
    # another scanner: gain and offset of a few HU, grain
    tissue = ((x > 0.05) & (x < 0.97)).float()
    x = x + tissue * ((x - 0.45) * u(-0.15, 0.15).reshape(-1, 1, 1, 1) + u(-0.035, 0.035).reshape(-1, 1, 1, 1))
    noise = torch.from_numpy(rng.randn(n, 1, CROP, CROP).astype(np.float32))
    s = u(0, 1)
    noise = noise + (F.avg_pool2d(F.pad(noise, (1, 1, 1, 1)), 3, 1) * 2 - noise) * (s > 0.5).float().reshape(-1, 1, 1, 1)
    x = torch.clamp(x + tissue * noise * (u(0, 1) ** 2 * 0.05).reshape(-1, 1, 1, 1), 0, 1)
    mk = None
    if masks is not None:
        mk = F.adaptive_max_pool2d(F.grid_sample(masks, g, align_corners=False), CROP // 16)
        mk = (mk > 0.5).float()
    return x, mk
