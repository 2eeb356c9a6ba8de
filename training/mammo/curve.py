"""How much more data would help: coverage of the network of 512 pixels with 25, 50 and 100 % of the pairs, as many steps each.

python training/mammo/curve.py --data DIR [--work DIR of train.py] [--folds N]

Folds 1 to N (two where nothing is said), each by networks that had not seen it; without the heads that look for clusters of spots.
"""
import os

import numpy as np

import train
import froc
import mias
import pixels
import shipped
import study
from mobilenet import MobileNet
from pool import Pool

SHARES = (0.25, 0.5, 1.0)


def main():
    args = study.arguments(__doc__, "mammo", train.VERSION)
    films, scale = mias.films(args.data), train.SCALES[0]
    images = mias.load(args.data, films, shipped.SIZE, os.path.join(args.work, "films.npy"))
    pool = Pool(MobileNet().load(args.backbone), scale, train.reduced(images, scale.quarters), films, args.work)
    folds = np.array([pixels.fold(film.pair) for film in films])
    drawn = np.array([pixels.fold("share " + film.pair, 1000) for film in films])
    for share in SHARES:
        boxes, scores, asked, pairs = [], [], [], []
        for k in range(1, max(2, args.folds) + 1):
            use, held = np.flatnonzero((folds != k) & (drawn < 1000 * share)), np.flatnonzero(folds == k)
            part = "" if share == 1 else f"-{share}"
            net = train.train(scale, args, pool, use, f"{scale.side}-{scale.seeds[0]}{part}-fold{k}", scale.seeds[0] + k)
            path = os.path.join(args.work, "share.onnx")
            shipped.graph(args.backbone, [(scale.quarters, net)], [], path)
            box, score = shipped.answers(path, args.data, [films[i] for i in held])
            boxes, scores, asked = boxes + [box], scores + [score], asked + [films[i] for i in held]
            pairs.append(len({films[i].pair for i in use}))
        found, wrong, normal = froc.scores(np.concatenate(boxes), 1 / (1 + np.exp(-np.concatenate(scores))), asked)
        print(f"mammo, {100 * share:.0f} % ({np.mean(pairs):.0f} pairs): {len(found)} lesions, covered at 1, 2, 4 marks: "
              + " ".join(f"{froc.coverage(found, wrong, normal, m):.3f}" for m in (1, 2, 4)), flush=True)


if __name__ == "__main__":
    main()
