"""mammo-density: fatty, fatty-glandular or dense tissue on a mammogram (MIAS).

python training/mammo-density/train.py --data DIR --out models/mammo-density/1.1.0 --folds 5

Kind of features and strength of the penalty were chosen on folds 1 to 4, each answered by a fit on the other three.
"""
import os
import sys

import numpy as np
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[1:1] = [os.path.join(HERE, "..", "common"), os.path.join(HERE, "..", "mammo")]      # after this folder
import metrics  # noqa: E402
import mias  # noqa: E402
import pixels  # noqa: E402
import study  # noqa: E402
from tissue import BLOCKS, Tissue  # noqa: E402

STRENGTH = 0.3
RECIPE = study.Recipe("mammo-density", version="1.1.0", size=256, channels=1, labels=len(mias.TISSUES), head="softmax",
                      blocks=BLOCKS, cut=BLOCKS, views=2, epochs=1)


def tell(logits, truth):
    return (f"classes {(logits.argmax(1) == truth).mean():.4f}, kappa {metrics.kappa(truth, logits.argmax(1), 3):.4f}, "
            f"dense AUC {metrics.auc(truth == 2, logits[:, 2]):.4f}")


def features(args, images):
    """The mean of a film's and its mirror image's."""
    net, out = Tissue(RECIPE.labels), []
    net.backbone.load(args.backbone)
    with torch.no_grad():
        for at in range(0, len(images), 10):
            x = torch.from_numpy(images[at:at + 10]).float() / 255
            out.append((net.features(x) + net.features(torch.flip(x, [3]))) / 2)
    return torch.cat(out)


def fitted(args, seen, truth, use, strength=STRENGTH):
    net = Tissue(RECIPE.labels)
    net.backbone.load(args.backbone)
    return net.fit(seen[use], truth[use], strength)


def answers(net, seen):
    return torch.nn.functional.linear((seen - net.middle) / net.unit, net.weight, net.bias).numpy()


def main():
    args = study.arguments(__doc__, RECIPE.id, RECIPE.version)
    films = mias.films(args.data)
    files, truth = [film.file for film in films], np.array([mias.TISSUES.index(film.tissue) for film in films])
    images = mias.load(args.data, films, RECIPE.size, os.path.join(args.work, "films.npy"))
    groups = [film.pair for film in films]
    folds = np.array([pixels.fold(group) for group in groups])
    kept_back = study.inner(groups, folds, args.folds)
    seen = features(args, images)
    logits, shipped = np.full((len(truth), RECIPE.labels), np.nan, np.float32), None
    for k in range(args.folds):
        held = folds == k
        net = fitted(args, seen, truth, np.flatnonzero(~held & ~kept_back))
        known = held | kept_back
        logits[known] = answers(net, seen[np.flatnonzero(known)])
        shipped = net if k == study.SHIPPED else shipped
        print(f"mammo-density fold {k}: {tell(logits[held], truth[held])}", flush=True)
    if args.until != "package":
        return
    tuned = kept_back if args.folds == 1 else folds != study.SHIPPED
    import package
    package.write(args, study.Outcome(shipped, folds, logits, tuned), files, truth)


if __name__ == "__main__":
    main()
