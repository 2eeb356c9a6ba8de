"""Chest radiographs spoilt on purpose. Pictures are [H, W], 0..1; every function is told by its random numbers alone."""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

KEYS = ["exposure", "rotation", "inversion", "clipping", "motion", "object", "bodypart"]


def image(picture):
    return Image.fromarray(np.round(np.clip(picture, 0, 1) * 255).astype(np.uint8))


def array(picture):
    return np.asarray(picture, np.float32) / 255


def natural(picture, rng):
    """What differs between good films too: a little contrast, brightness, tilt, shift and noise."""
    side = len(picture)
    tilt, shift = rng.uniform(-4, 4), rng.uniform(-0.03, 0.03, 2) * side
    turned = array(image(picture).rotate(tilt, Image.BILINEAR, translate=tuple(shift)))
    grey = turned ** np.exp(rng.uniform(-0.15, 0.15)) * rng.uniform(0.9, 1.05) + rng.uniform(-0.03, 0.03)
    return np.clip(grey + rng.normal(0, rng.uniform(0, 0.012), grey.shape), 0, 1)


def exposure(picture, rng):
    """Too little: flat and mottled. Too much: burnt out at one end."""
    if rng.rand() < 0.5:
        flat = picture.mean() + (picture - picture.mean()) * rng.uniform(0.2, 0.5) + rng.uniform(-0.25, 0.25)
        mottle = array(image(rng.normal(0.5, 0.2, picture.shape)).filter(ImageFilter.GaussianBlur(1))) - 0.5
        return flat + mottle * rng.uniform(0.25, 0.7)
    gain, middle = rng.uniform(2.0, 3.2), picture.mean() + rng.choice([-1, 1]) * rng.uniform(0.12, 0.22)
    return 0.5 + (picture - middle) * gain


def rotation(picture, rng):
    """A quarter or half turn, or tilted by 12 to 35 degrees."""
    angle = rng.choice([90, 180, 270]) if rng.rand() < 0.5 else rng.choice([-1, 1]) * rng.uniform(12, 35)
    return array(image(picture).rotate(angle, Image.BILINEAR))


def inversion(picture, _):
    return 1 - picture


def clipping(picture, rng):
    """A quarter to nearly half of the field is missing on one side: apices, bases or one lung."""
    side = len(picture)
    cut = int(side * rng.uniform(0.25, 0.42))
    part = [picture[cut:], picture[:-cut], picture[:, cut:], picture[:, :-cut]][rng.randint(4)]
    if rng.rand() < 0.5:
        return array(image(part).resize((side, side), Image.BILINEAR))
    black = np.zeros_like(picture)
    top, left = (side - part.shape[0]) // 2, (side - part.shape[1]) // 2
    black[top:top + part.shape[0], left:left + part.shape[1]] = part
    return black


def motion(picture, rng):
    """Smeared along a line of 4 to 9 % of the side."""
    length, angle = int(len(picture) * rng.uniform(0.04, 0.09)), rng.uniform(0, np.pi)
    total = np.zeros_like(picture)
    for step in np.linspace(-length / 2, length / 2, length):
        total += np.roll(picture, (round(step * np.sin(angle)), round(step * np.cos(angle))), (0, 1))
    return total / length


def object_on(picture, rng):
    """Metal over the chest: coin, necklace, key, hairpin or zip."""
    side, canvas = len(picture), image(picture)
    draw, white = ImageDraw.Draw(canvas), int(rng.uniform(235, 255))
    x, y = rng.uniform(0.25, 0.75, 2) * side
    r, kind = rng.uniform(0.02, 0.05) * side, rng.randint(5)
    if kind == 0:
        draw.ellipse([x - r, y - r, x + r, y + r], fill=white)
    elif kind == 1:
        for t in np.linspace(0.15, 0.85, rng.randint(24, 40)):
            bead_y = side * (0.12 + rng.uniform(0.9, 1.0) * 0.5 * np.sin(np.pi * t))
            draw.ellipse([t * side - r / 4, bead_y - r / 4, t * side + r / 4, bead_y + r / 4], fill=white)
    elif kind == 2:
        draw.ellipse([x - r, y - r, x + r, y + r], outline=white, width=max(3, int(r / 3)))
        draw.line([x + r, y, x + 4 * r, y + rng.uniform(-r, r)], fill=white, width=max(3, int(r / 3)))
    elif kind == 3:
        turn = rng.uniform(0, np.pi)
        across, along = np.array([-np.sin(turn), np.cos(turn)]) * r / 2, np.array([np.cos(turn), np.sin(turn)]) * 4 * r
        for s in (-1, 1):
            begin = np.array([x, y]) + s * across
            draw.line([*begin, *(begin + along)], fill=white, width=max(3, int(r / 4)))
    else:
        for tooth in np.arange(y - 6 * r, y + 6 * r, r / 2):
            draw.rectangle([x - r / 3, tooth, x + r / 3, tooth + r / 5], fill=white)
    return array(canvas)


SPOIL = dict(exposure=exposure, rotation=rotation, inversion=inversion, clipping=clipping, motion=motion, object=object_on)
ORDER = ["clipping", "object", "rotation", "motion", "exposure", "inversion"]      # as it would happen


def spoilt(picture, defects, rng):
    """A film with these defects."""
    out = natural(picture, rng)
    for key in ORDER:
        if key in defects:
            out = np.clip(SPOIL[key](out, rng), 0, 1)
    return out
