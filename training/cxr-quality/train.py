"""cxr-quality: what is wrong with a chest radiograph as a picture, so that it can be taken again while the patient is there.

python training/cxr-quality/train.py --data DIR --out models/cxr-quality/1.2.0 --folds 5

DIR is the set chest-xray; other body parts come from the sets beside it. What is measured is written to WORK/held.
"""
import hashlib
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import calibration  # noqa: E402
import metrics  # noqa: E402
import pictures  # noqa: E402
import pixels  # noqa: E402
import study  # noqa: E402
from defects import KEYS, SPOIL, image, natural, spoilt  # noqa: E402

SOURCE = 448        # side at which pictures are spoilt
RECIPE = study.Recipe("cxr-quality", version="1.2.0", size=160, channels=1, labels=len(KEYS), head="sigmoid", blocks=13, cut=10, views=2,
                      epochs=8, rate=1e-3, smoothing=0.01, measured="WORK/held")
OTHERS = [("mammo-mias", 150), ("ct-ich", 150), ("breast-us", 120), ("dr-raw", 60)]


def numbers(name):
    """Random numbers that belong to a name."""
    return np.random.RandomState(int.from_bytes(hashlib.sha256(name.encode()).digest()[4:8], "big"))


def plan(data):
    """(folder, file, group, defects) of every picture: each film good twice, once with each defect, once with two."""
    rows = []
    for row in pictures.table(data):
        if row["class"] != "No_findings":
            continue
        kinds = [(), ()] + [(key,) for key in SPOIL]
        kinds.append(tuple(numbers(row["file"]).choice(list(SPOIL), 2, replace=False)))
        rows += [(data, row["file"], row["patient"], kind) for kind in kinds]
    for folder, count in OTHERS:
        where = os.path.join(data, "..", folder)
        files = sorted(f for f in os.listdir(where) if f.endswith(".jpg"))
        pick = np.linspace(0, len(files) - 1, min(count, len(files))).astype(int)
        rows += [(where, files[i], group(folder, files[i]), ("bodypart",)) for i in pick]
    return rows


def group(folder, file):
    """Both breasts of a woman, all slices of a patient; else the file."""
    if folder == "mammo-mias":
        return f"mias{(int(file[3:6]) + 1) // 2}"
    return file[:3] if folder == "ct-ich" else file


def make(rows, kept):
    """The pictures as bytes [n, 1, 160, 160]."""
    if not os.path.exists(kept):
        out, last, film = np.zeros((len(rows), 1, RECIPE.size, RECIPE.size), np.uint8), None, None
        for i, (folder, file, _, defects) in enumerate(rows):
            if last != (folder, file):
                last = (folder, file)
                film = pixels.resize(pixels.square(pixels.read(os.path.join(folder, file))), SOURCE)
            rng = numbers(f"{file} {i}")
            made = natural(film, rng) if "bodypart" in defects else spoilt(film, defects, rng)
            out[i, 0] = np.round(np.clip(pixels.resize(made, RECIPE.size), 0, 1) * 255)
        np.save(kept, out)
    return np.load(kept)


def hold(images, rows, folds, where):
    """Writes what is measured as files with a table, and says how every row's file is called."""
    os.makedirs(where, exist_ok=True)
    names = [f"{i:05d}.png" for i in range(len(rows))]
    with open(os.path.join(where, "labels.csv"), "w", encoding="utf-8") as table:
        table.write("file,group," + ",".join(KEYS) + "\n")
        for i in np.flatnonzero(folds == study.SHIPPED):
            image(images[i, 0] / 255).save(os.path.join(where, names[i]))
            table.write(f"{names[i]},{rows[i][2]}," + ",".join(str(int(key in rows[i][3])) for key in KEYS) + "\n")
    return names


def tell(logits, truth):
    p, good = calibration.sigmoid(logits), truth.sum(1) == 0
    found = [f"{key} {(p[truth[:, k] > 0, k] >= 0.5).mean():.3f}" for k, key in enumerate(KEYS)]
    return f"found: {', '.join(found)}; good films passed {(p[good].max(1) < 0.5).mean():.3f}, mean AUC " \
           f"{np.mean([metrics.auc(truth[:, k], p[:, k]) for k in range(len(KEYS))]):.4f}"


def main():
    args = study.arguments(__doc__, RECIPE.id, RECIPE.version)
    rows = plan(args.data)
    images = make(rows, os.path.join(args.work, "pictures.npy"))
    truth = np.array([[float(key in row[3]) for key in KEYS] for row in rows], np.float32)
    groups = [row[2] for row in rows]
    outcome = study.run(RECIPE, args, images, truth, groups, tell)
    args.data = os.path.join(args.work, "held")
    files = hold(images, rows, outcome.folds, args.data)
    import package
    package.write(args, outcome, files, truth)


if __name__ == "__main__":
    main()
