"""breast-us: normal, benign or malignant on one ultrasound picture of the breast.

python training/breast-us/train.py --data DIR --out models/breast-us/1.1.0 --folds 5
"""
import os
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
import calibration  # noqa: E402
import metrics  # noqa: E402
import pictures  # noqa: E402
import study  # noqa: E402

CLASSES = ["normal", "benign", "malignant"]
MALIGNANT = CLASSES.index("malignant")
SAME = 0.97         # correlation of two pictures at 24 x 24 from which they count as one
RECIPE = study.Recipe("breast-us", version="1.1.0", size=256, channels=1, labels=len(CLASSES), head="softmax", views=10, epochs=12, batch=16,
                      members=(("mobilenetv2", 16, 10), ("lite0", 15, 8)), fast=True, bits=16,
                      vary=pictures.Variation(turn=0.12, scale=(0.75, 1.05), stretch=0.13, shift=0.15, gamma=0.35, gain=0.2,
                                              offset=0.06, noise=0.03, soft=0.5))


def tell(logits, truth):
    p = calibration.softmax(logits)
    return (f"malignant AUC {metrics.auc(truth == MALIGNANT, p[:, MALIGNANT]):.4f}, classes "
            f"{(p.argmax(1) == truth).mean():.4f}")


def known(args):
    rows = pictures.table(args.data)
    files, truth = [row["file"] for row in rows], np.array([CLASSES.index(row["class"]) for row in rows])
    images = pictures.load(args.data, files, RECIPE.size, RECIPE.channels, os.path.join(args.work, "pictures.npy"))
    twins = pictures.twins(images, SAME)
    args.twins = int((twins.sum(1) > 1).sum())
    return study.Known(images, truth, files, files, lambda held: twins[held].any(0))


def main():
    args = study.arguments(__doc__, RECIPE.id, RECIPE.version)
    of = known(args)
    outcome = study.run(RECIPE, args, of.images, of.truth, of.groups, tell, of.leave_out)
    import package
    package.write(args, outcome, of.files, of.truth)


if __name__ == "__main__":
    main()
