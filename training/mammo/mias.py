"""The MIAS mammograms: what Info.txt says of each film, and where its lesions are."""
import os
from dataclasses import dataclass, field

import numpy as np

import pixels

STORED = 1024       # side of a film; 200 micrometres a pixel
TISSUES = ["F", "G", "D"]


@dataclass
class Film:
    """``circles``: x, y, radius in pixels of the stored picture from its top left corner, ``kinds`` what each is; ``abnormal`` may be
    true without any."""

    file: str
    pair: str
    tissue: str
    abnormal: bool
    circles: list
    kinds: list = field(default_factory=list)


def films(data):
    """In the order of the table. The two films of a pair, odd and even number, are of one woman."""
    found = {}
    with open(os.path.join(data, "Info.txt"), encoding="latin-1") as table:
        for line in table:
            words = line.split()
            if len(words) < 3 or not (words[0].startswith("mdb") and words[0][3:].isdigit()):
                continue
            name = words[0]
            if not os.path.exists(os.path.join(data, name + ".jpg")):
                continue
            film = found.setdefault(name, Film(name + ".jpg", f"{(int(name[3:]) - 1) // 2:03d}", words[1], words[2] != "NORM", []))
            if len(words) >= 7 and all(w.isdigit() for w in words[4:7]):
                x, y, radius = (int(w) for w in words[4:7])
                film.circles.append((x, STORED - y, radius))
                film.kinds.append(words[2])
    return list(found.values())


def load(data, rows, size, kept):
    """Films as bytes [n,1,size,size]."""
    if not os.path.exists(kept):
        out = np.zeros((len(rows), 1, size, size), np.uint8)
        for i, film in enumerate(rows):
            out[i, 0] = np.round(pixels.resize(pixels.read(os.path.join(data, film.file)), size) * 255)
        np.save(kept, out)
    return np.load(kept)
