"""dr-grading: diabetic retinopathy, grade 0 to 4, on a photograph of the fundus.

python training/dr-grading/train.py --data DIR --out models/dr-grading/1.3.0 --folds 3
"""
import os
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
import metrics  # noqa: E402
import pictures  # noqa: E402
import study  # noqa: E402

GRADES = 5
SAME = 0.85         # correlation of the middles of two pictures, at 72 x 72, from which they count as one
RECIPE = study.Recipe("dr-grading", version="1.3.0", size=224, channels=3, labels=GRADES - 1, head="ordinal", bits=16, epochs=14, again=8, early=(5, 160), fresh=True, cut=2, rate=4e-4,
                      blocks=17, smoothing=0.02, decay=0.99, vary=pictures.Variation(
                          flips=(True, True), turn=3.14, scale=(0.85, 1.15), stretch=0.05, shift=0.05, gamma=0.15, gain=0.2,
                          offset=0.05, tint=0.08, noise=0.02, soft=0.7))


def grade(logits):
    return (np.minimum.accumulate(logits, 1) >= 0).sum(1)


def tell(logits, truth):
    given = grade(logits)
    return (f"kappa {metrics.kappa(truth, given, GRADES):.4f}, referable AUC {metrics.auc(truth >= 2, logits[:, 1]):.4f}, "
            f"grades {(given == truth).mean():.4f}")


def known(args):
    rows = pictures.table(args.data)
    files, truth = [row["file"] for row in rows], np.array([int(row["grade"]) for row in rows])
    images = pictures.load(args.data, files, RECIPE.size, RECIPE.channels, os.path.join(args.work, "pictures.npy"))
    twins = pictures.twins(images, SAME, 72, 40)
    args.twins = int((twins.sum(1) > 1).sum())
    print(f"{args.twins} pictures have a near twin", flush=True)
    return study.Known(images, truth, files, files, lambda held: twins[held].any(0))


def main():
    args = study.arguments(__doc__, RECIPE.id, RECIPE.version)
    args.raw = os.path.join(args.data, "..", "dr-raw")
    of = known(args)
    outcome = study.run(RECIPE, args, of.images, of.truth, of.groups, tell, of.leave_out)
    import package
    package.write(args, outcome, of.files, of.truth)


if __name__ == "__main__":
    main()
