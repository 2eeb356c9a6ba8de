"""mammo-density: fatty, fatty-glandular or dense tissue on a mammogram (MIAS).

python training/mammo-density/train.py --data DIR --out models/mammo-density/1.0.0
"""
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "common"), os.path.join(HERE, "..", "mammo")]
import metrics  # noqa: E402
import mias  # noqa: E402
import pictures  # noqa: E402
import study  # noqa: E402

RECIPE = study.Recipe("mammo-density", size=224, channels=1, labels=len(mias.TISSUES), head="softmax", epochs=24, early=(12, 160),
                      fresh=True, cut=2, rate=4e-4, blocks=17, decay=0.98, balance=0, vary=pictures.Variation(
                          flips=(True, True), turn=0.2, scale=(0.9, 1.1), stretch=0.05, shift=0.08, gamma=0.1, gain=0.1,
                          offset=0.03, noise=0.02, soft=0.5))


def tell(logits, truth):
    return f"classes {(logits.argmax(1) == truth).mean():.4f}, kappa {metrics.kappa(truth, logits.argmax(1), 3):.4f}"


def main():
    args = study.arguments(__doc__, RECIPE.id, RECIPE.version)
    films = mias.films(args.data)
    files, truth = [film.file for film in films], np.array([mias.TISSUES.index(film.tissue) for film in films])
    images = mias.load(args.data, films, RECIPE.size, os.path.join(args.work, "films.npy"))
    outcome = study.run(RECIPE, args, images, truth, [film.pair for film in films], tell)
    import package
    package.write(args, outcome, files, truth)


if __name__ == "__main__":
    main()
