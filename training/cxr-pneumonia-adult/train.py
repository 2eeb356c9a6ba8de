"""cxr-pneumonia-adult: pneumonia against no finding on one frontal chest radiograph of 448 pixels.

python training/cxr-pneumonia-adult/train.py --data DIR --out models/cxr-pneumonia-adult/1.1.0 --folds 4
"""
import os
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
import calibration  # noqa: E402
import metrics  # noqa: E402
import pictures  # noqa: E402
import study  # noqa: E402

POSITIVE = "Pneumonia"
RECIPE = study.Recipe("cxr-pneumonia-adult", version="1.1.0", bits=16, size=448, channels=1, labels=1, head="sigmoid", views=8, epochs=10, cut=10,
                      rate=3e-4, smoothing=0.1,
                      vary=pictures.Variation(turn=0.12, scale=(0.85, 1.1), stretch=0.06, shift=0.06, gamma=0.35, gain=0.2,
                                              offset=0.06, noise=0.03, soft=0.6))


def tell(logits, truth):
    return f"AUC {metrics.auc(truth[:, 0] == 1, calibration.sigmoid(logits)[:, 0]):.4f}"


def main():
    args = study.arguments(__doc__, RECIPE.id, RECIPE.version)
    rows = pictures.table(args.data)
    files = [row["file"] for row in rows]
    truth = np.array([[row["class"] == POSITIVE] for row in rows], np.float32)
    images = pictures.load(args.data, files, RECIPE.size, RECIPE.channels, os.path.join(args.work, "pictures.npy"))
    outcome = study.run(RECIPE, args, images, truth, [row["patient"] for row in rows], tell)
    import package
    package.write(args, outcome, files, truth)


if __name__ == "__main__":
    main()
