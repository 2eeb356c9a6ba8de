"""ecg-rhythm: rhythm and premature ventricular beats of one lead.

python training/ecg-rhythm/train.py --data DIR --out models/ecg-rhythm/1.0.0

DIR holds ecg-cinc2017 and ecg-mitbih-9records.npz. Filters, R peaks and features are the product's own: `xinglin ecg
features` writes what the networks see, and nothing of it is done a second time here. Rhythm: five networks, each trained
without one fifth of the records (by SHA-256 of the record's name). Beats: nine networks, each without one record. All of them
ship; their mean answers, and each record is measured by the one that has not seen it.
"""
import argparse
import json
import os
import subprocess
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import networks  # noqa: E402
from rounds import Rounds, threads  # noqa: E402
from sets import Beats, Rhythms  # noqa: E402


def features(args):
    """The file `xinglin ecg features` writes, made anew unless it is there."""
    path = os.path.join(args.work, "features.jsonl")
    if not os.path.exists(path):
        subprocess.run([os.path.join(ROOT, "xinglin"), "ecg", "features",
                        "--rhythms", os.path.join(args.data, "ecg-cinc2017"),
                        "--beats", os.path.join(args.data, "ecg-mitbih-9records.npz"), "--out", path], check=True)
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def linear(x, y, weight, seed):
    """Logits of the features alone: a weighted multinomial regression; 200 whole-batch steps."""
    torch.manual_seed(seed)
    net = networks.Linear(x)
    optimiser = torch.optim.AdamW(net.parameters(), lr=0.02, weight_decay=0.03)
    for _ in range(200):
        loss = (F.cross_entropy(net(x), y, reduction="none") * weight).sum() / weight.sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return net.eval()


def vary(x, rng):
    """Another place in the window, another height, some noise. Never turned over: the lead's direction matters."""
    x = np.stack([np.roll(row, rng.randint(-400, 400)) for row in x])[:, None]
    x = x * rng.uniform(0.7, 1.3, (len(x), 1, 1)) + rng.normal(0, 1, x.shape) * rng.uniform(0, 0.05, (len(x), 1, 1))
    return torch.from_numpy(x.astype(np.float32))


def convolutions(signal, y, weight, seed, epochs, kept):
    """Logits of the samples alone."""
    torch.manual_seed(seed)
    net, batch = networks.Convolutions(), 48
    optimiser = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=0.03)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=epochs * (len(signal) // batch),
                                               pct_start=0.25)
    for _, rng in Rounds(kept, net, optimiser, plan, epochs, seed):
        net.train()
        order = rng.permutation(len(signal))
        for at in range(0, len(order) - batch + 1, batch):
            pick = order[at:at + batch]
            loss = F.cross_entropy(net(vary(signal[pick], rng)), y[pick], reduction="none", label_smoothing=0.05)
            loss = (loss * weight[pick]).sum() / weight[pick].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
    return net.eval()


def beat_network(beats, number):
    """Without one record; records and classes count by the square root of their size, so that no record rules alone.

    The beats of the rhythm records of one fold are left out too: on them is seen how often normal beats are called premature.
    """
    use = (beats.record != beats.records[number]) & (beats.truth >= 0)
    weak = beats.weak_fold != number % Rhythms.FOLDS
    weight = np.ones(use.sum(), np.float32)
    for record in set(beats.record[use]):
        for truth in (0, 1):
            cell = (beats.record[use] == record) & (beats.truth[use] == truth)
            weight[cell] = 1 / np.sqrt(max(1, cell.sum()))
    x = torch.from_numpy(np.concatenate([beats.features[use], beats.weak_features[weak]]))
    y = torch.from_numpy(np.concatenate([beats.truth[use], np.zeros(weak.sum())]).astype(np.float32))
    weight = torch.from_numpy(np.concatenate([weight, beats.weak_weight[weak]]))
    torch.manual_seed(1)
    net = networks.Beat(x)
    optimiser = torch.optim.AdamW(net.parameters(), lr=0.02, weight_decay=1.0)
    for _ in range(300):
        loss = F.binary_cross_entropy_with_logits(net(x)[:, 0], y, reduction="none")
        loss = (loss * weight).sum() / weight.sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return net.eval()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", required=True, help="the folder with both sets")
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--work", default=".work/ecg-rhythm")
    arguments.add_argument("--epochs", type=int, default=30)
    args = arguments.parse_args()
    os.makedirs(args.work, exist_ok=True)
    threads()
    begin = time.time()
    lines = features(args)
    rhythms, beats = Rhythms(lines), Beats(lines)
    folds = []
    for fold in range(Rhythms.FOLDS):
        use = rhythms.fold != fold
        y, weight = torch.from_numpy(rhythms.truth[use]), torch.from_numpy(rhythms.weight[use])
        by_features = linear(torch.from_numpy(rhythms.features[use]), y, weight, 1)
        by_samples = convolutions(rhythms.signal[use], y, weight, fold, args.epochs,
                                  os.path.join(args.work, f"fold{fold}.pt"))
        folds.append(networks.Rhythm(by_features, by_samples))
        print(f"fold {fold + 1} of {Rhythms.FOLDS}: {time.time() - begin:.0f} s", flush=True)
    records = [beat_network(beats, number) for number in range(len(beats.records))]
    print(f"beats: {time.time() - begin:.0f} s", flush=True)
    import package
    package.write(args, networks.Folds(folds), networks.Folds(records), rhythms, beats)


if __name__ == "__main__":
    main()
