"""How much more data would bring: both networks trained for a short time on 25, 50 and 100 % of the patients and of the made chests, as many
steps each (of the crops the quicker network), measured on what is kept back for choosing (never on fold 0).

python training/lung-nodule-ct/learning.py --data DIR --places WORK/made,WORK/real --tune WORK/tune
"""
import argparse
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import outlines  # noqa: E402
import pixels  # noqa: E402
import places  # noqa: E402
import quick  # noqa: E402
from rounds import threads  # noqa: E402

SHARES, CROPS, PLACES = (0.25, 0.5, 1.0), 2, 3      # epochs of all of them


def part(name, share):
    """Whether a patient or a chest is among the first share of them, in an order of its own."""
    return pixels.fold("learning " + name, 100) < 100 * share


def crops_curve(args):
    data = outlines.Set(args.data, args.work)
    back = np.flatnonzero((data.folds != 0) & data.back)
    for share in SHARES:
        some = np.array([part(r["patient"], share) for r in data.rows])
        use = (data.folds != 0) & ~data.back & some
        patients = len({r["patient"] for r, u in zip(data.rows, use) if u})
        net = quick.train(data, use, 40, os.path.join(args.work, f"curve-crops-{share}.pt"), int(CROPS / share))
        print(f"crops, {share:.0%}: {patients} patients, {use.sum()} slices: {quick.measured(net, data, back)}", flush=True)


def places_curve(args):
    data, tune = places.read(args.places.split(",")), places.read(args.tune.split(","))
    for share in SHARES:
        some = np.array([part(str(seed), share) for seed in data["seed"]])
        few = {k: v[some] for k, v in data.items()}
        net = places.train(few, os.path.join(args.work, f"curve-places-{share}.pt"), lambda *_: None, int(PLACES / share))
        print(f"places, {share:.0%}: {len(set(few['seed']))} chests: {places.said(net, tune)}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="the folder lung-nodule")
    parser.add_argument("--places", default="", help="folders of `xinglin lung candidates`, with commas between; without them the crops alone")
    parser.add_argument("--tune", default="", help="the same of other seeds")
    parser.add_argument("--work", default=".work/lung-nodule-ct")
    args = parser.parse_args()
    threads()
    crops_curve(args)
    if args.places:
        places_curve(args)


if __name__ == "__main__":
    main()
