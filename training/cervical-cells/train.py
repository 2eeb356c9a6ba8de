"""cervical-cells: how abnormal one cell of a cervical smear looks, seven classes (Herlev).

python training/cervical-cells/train.py --data DIR --out models/cervical-cells/1.1.0 --folds 5
"""
import os
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
import metrics  # noqa: E402
import pictures  # noqa: E402
import study  # noqa: E402

CLASSES = ["normal_superficiel", "normal_intermediate", "normal_columnar", "light_dysplastic", "moderate_dysplastic",
           "severe_dysplastic", "carcinoma_in_situ"]
ABNORMAL = 3        # the first class that is
RECIPE = study.Recipe("cervical-cells", version="1.1.0", size=160, channels=3, labels=len(CLASSES), head="softmax", views=12, epochs=16,
                      cut=10, vary=pictures.Variation(flips=(True, True), turn=3.14, scale=(0.85, 1.15), tint=0.08))


def softmax(logits):
    e = np.exp(logits - logits.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def tell(logits, truth):
    p = softmax(logits)
    grade = (np.cumsum(p[:, ::-1], 1)[:, ::-1][:, 1:] >= 0.5).sum(1)
    return (f"abnormal AUC {metrics.auc(truth >= ABNORMAL, p[:, ABNORMAL:].sum(1)):.4f}, classes "
            f"{(p.argmax(1) == truth).mean():.4f}, by grade {(grade == truth).mean():.4f}")


def known(args):
    rows = pictures.table(args.data)
    files = [row["file"] for row in rows]
    images = pictures.load(args.data, files, RECIPE.size, RECIPE.channels, os.path.join(args.work, "pictures.npy"))
    return study.Known(images, np.array([CLASSES.index(row["class"]) for row in rows]), files, [row["group"] for row in rows])


def main():
    args = study.arguments(__doc__, RECIPE.id, RECIPE.version)
    of = known(args)
    outcome = study.run(RECIPE, args, of.images, of.truth, of.groups, tell)
    import package
    package.write(args, outcome, of.files, of.truth)


if __name__ == "__main__":
    main()
