"""skin: seven classes of pigmented skin lesions on a dermatoscopic picture (HAM10000).

python training/skin/train.py --data DIR --out models/skin/1.2.0 --folds 5
"""
import os
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
import metrics  # noqa: E402
import pictures  # noqa: E402
import study  # noqa: E402

CLASSES = ["nv", "df", "vasc", "bkl", "akiec", "bcc", "mel"]        # from harmless to worst
MELANOMA = CLASSES.index("mel")
RECIPE = study.Recipe("skin", version="1.2.0", size=160, channels=3, labels=len(CLASSES), head="softmax", views=4, epochs=8, cut=10,
                      balance=0.8, bits=16, vary=pictures.Variation(flips=(True, True), turn=3.14, scale=(0.75, 1.1), shift=0.12,
                                                           tint=0.08))


def softmax(logits):
    e = np.exp(logits - logits.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def tell(logits, truth):
    p = softmax(logits)
    hit = [(p.argmax(1) == k)[truth == k].mean() for k in range(len(CLASSES))]
    return (f"balanced {np.mean(hit):.4f}, melanoma AUC {metrics.auc(truth == MELANOMA, p[:, MELANOMA]):.4f}, classes "
            f"{(p.argmax(1) == truth).mean():.4f}")


def main():
    args = study.arguments(__doc__, RECIPE.id, RECIPE.version)
    rows = pictures.table(args.data)
    files, truth = [row["file"] for row in rows], np.array([CLASSES.index(row["class"]) for row in rows])
    images = pictures.load(args.data, files, RECIPE.size, RECIPE.channels, os.path.join(args.work, "pictures.npy"))
    outcome = study.run(RECIPE, args, images, truth, files, tell)
    import package
    package.write(args, outcome, files, truth)


if __name__ == "__main__":
    main()
