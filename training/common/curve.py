"""How much more data would help: a quick learner's figures with 25, 50 and 100 % of the training data.

    python training/common/curve.py breast-us --data DIR

The quick learner is a logistic regression over what the model's backbones, as ImageNet left them, answer to a picture (mean and
maximum over the places of the last block and of the last one at stride 16). Folds 1 to 4 are held out in turn, never fold 0, whose network
ships; a share of the data is a share of the groups.
"""
import argparse
import importlib
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

import pixels
import study
from network import cumulative

SHARES, FORGETTING = (0.25, 0.5, 1.0), 0.03


def features(net, images):
    """[n, f]: of the picture alone."""
    out = []
    with torch.no_grad():
        for at in range(0, len(images), 32):
            x = (torch.from_numpy(images[at:at + 32]).float() / 255).expand(-1, 3, -1, -1)
            side, maps = images.shape[3] // 16, []
            for block in [lambda picture: net.lower(picture, 0), *net.blocks]:
                x = block(x)
                maps = [m for m in maps if m.shape[2] != x.shape[2]] + [x]
            said = [m for m in maps if m.shape[2] <= side]
            out.append(torch.cat([v for m in said for v in (m.mean((2, 3)), m.amax((2, 3)))], 1).numpy())
    return np.concatenate(out)


def regression(x, y, classes):
    """Weights [f, classes] and bias of a multinomial logistic regression."""
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    w, b = torch.zeros(x.shape[1], classes, requires_grad=True), torch.zeros(classes, requires_grad=True)
    search = torch.optim.LBFGS([w, b], max_iter=60, line_search_fn="strong_wolfe")

    def missed():
        search.zero_grad()
        loss = F.cross_entropy(x @ w + b, y) + FORGETTING * (w * w).sum()
        loss.backward()
        return loss
    search.step(missed)
    return w.detach().numpy(), b.detach().numpy()


def held_out(x, truth, groups, share, leave_out):
    """Logits of folds 1 to 4, the others nan, and how many pictures were trained on in the mean."""
    folds, drawn = np.array([pixels.fold(g) for g in groups]), np.array([pixels.fold("share " + g, 1000) < 1000 * share for g in groups])
    logits, used = np.full((len(truth), truth.max() + 1), np.nan, np.float32), []
    for k in range(1, study.FOLDS):
        held = folds == k
        use = ~held & drawn & ~leave_out(held)
        middle, spread = x[use].mean(0), x[use].std(0) + 1e-6
        w, b = regression((x[use] - middle) / spread, truth[use], logits.shape[1])
        logits[held] = (x[held] - middle) / spread @ w + b
        used.append(use.sum())
    return logits, np.mean(used)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    args, rest = parser.parse_known_args()
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", args.model))
    model = importlib.import_module("train")
    sys.argv[1:] = rest
    args = study.arguments(__doc__, model.RECIPE.id)
    known, kept = model.known(args), os.path.join(args.work, "features.npy")
    if not os.path.exists(kept):
        nets = [study.network(member, args, 0).backbone.eval() for member in study.each(model.RECIPE)]
        np.save(kept, np.concatenate([features(net, known.images) for net in nets], 1))
    for share in SHARES:
        logits, used = held_out(np.load(kept), known.truth, known.groups, share, known.leave_out)
        at = ~np.isnan(logits[:, 0])
        said = cumulative(torch.from_numpy(logits[at])).numpy() if model.RECIPE.head == "ordinal" else logits[at]
        print(f"{model.RECIPE.id}, {100 * share:.0f} % ({used:.0f} pictures): {model.tell(said, known.truth[at])}", flush=True)


if __name__ == "__main__":
    main()
