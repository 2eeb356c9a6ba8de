"""One command for each picture model: cache, train fold by fold, keep what every fold answers on pictures it never saw."""
import argparse
import os
import time
from dataclasses import dataclass, field, replace

import numpy as np
import torch
import torch.nn.functional as F

import packaging
import pictures
import pixels
import whole
from network import Classifier, Several
from rounds import Rounds, threads

FOLDS, SHIPPED = 5, 0


@dataclass
class Recipe:
    """What differs from model to model."""

    id: str
    size: int
    channels: int
    labels: int                 # logits of the trained network
    head: str                   # softmax, ordinal or sigmoid
    backbone: str = "mobilenetv2"
    blocks: int = 16            # of the backbone; None: all
    cut: int = 10               # blocks that stay as ImageNet left them
    members: tuple = ()         # (backbone, blocks, cut) of each network of a fold, whose mean answers and ships; none: one as above
    fast: bool = False          # bfloat16 for the blocks that are trained on ``views``; fresh variants always have it
    fresh: bool = False         # new variants in every epoch (whole.py), in place of ``views`` of them made once
    again: int = 0              # epochs of a second, gentler cycle from where the first one ended
    early: tuple = (0, 0)       # where they are fresh: so many epochs at this smaller side first
    views: int = 8              # variants of each picture
    epochs: int = 12
    rate: float = 5e-4
    decay: float = 0.995        # of the running mean of the weights, where variants are fresh
    weight_decay: float = 0.05
    batch: int = 32
    smoothing: float = 0.05
    balance: float = 0.5        # 0: classes as frequent as they are, 1: all alike
    bits: int = 8               # of a weight in the file: 8 with a scale for each output channel, or 16
    version: str = "1.0.0"
    measured: str = "DIR"       # what `xinglin model verify` is given
    vary: pictures.Variation = field(default_factory=pictures.Variation)


def each(recipe):
    """The recipe of each member."""
    return [replace(recipe, backbone=name, blocks=blocks, cut=cut, members=()) for name, blocks, cut in recipe.members] or [recipe]


def arguments(text, name, version="1.0.0"):
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--backbone", default="", help="default: DATA/../backbone/mobilenetv2-imagenet-fp32.npz")
    parser.add_argument("--out", default=f"models/{name}/{version}")
    parser.add_argument("--work", default=f".work/{name}")
    parser.add_argument("--folds", type=int, default=1, help="train so many of the five; the first one ships (default: that one)")
    parser.add_argument("--network", default="", help="train nothing: package this image.onnx, with new calibration and thresholds")
    parser.add_argument("--also", default="", help="an image.onnx of fold 0 from before, whose pictures were split alike: the mean of both ships")
    parser.add_argument("--until", choices=["views", "folds", "package"], default="package")
    args = parser.parse_args()
    args.backbone = args.backbone or os.path.join(args.data, "..", "backbone", "mobilenetv2-imagenet-fp32.npz")
    os.makedirs(args.work, exist_ok=True)
    threads()
    return args


def network(recipe, args, seed):
    torch.manual_seed(seed)
    net = Classifier(recipe.labels, recipe.blocks, recipe.cut, name=recipe.backbone)
    net.backbone.load(args.backbone if recipe.backbone == "mobilenetv2" else None)
    return net


def loss(recipe, logits, truth, weight):
    """``truth``: classes [n] for softmax, grades [n] for ordinal, 0 and 1 [n,L] for sigmoid."""
    if recipe.head == "softmax":
        return F.cross_entropy(logits, truth, weight, label_smoothing=recipe.smoothing)
    if recipe.head == "ordinal":
        truth = (truth[:, None] > torch.arange(recipe.labels)).float()
    soft = truth * (1 - recipe.smoothing) + recipe.smoothing / 2
    return F.binary_cross_entropy_with_logits(logits, soft, pos_weight=weight)


def weights(recipe, truth):
    if recipe.head != "softmax":
        return None
    count = np.bincount(truth, minlength=recipe.labels)
    return torch.tensor((len(truth) / recipe.labels / count) ** recipe.balance, dtype=torch.float32)


def train(recipe, net, views, truth, use, seed, kept, wrong, told):
    optimiser = torch.optim.AdamW(net.groups(recipe.rate), weight_decay=0.05)
    indices = np.flatnonzero(use)
    steps = recipe.epochs * (len(indices) // recipe.batch)
    rates = [group["lr"] for group in optimiser.param_groups]
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=steps, pct_start=0.2)
    for epoch, rng in Rounds(kept, net, optimiser, plan, recipe.epochs, seed):
        net.train()
        order, sum_of = rng.permutation(indices), 0.0
        for at in range(0, len(order) - recipe.batch + 1, recipe.batch):
            pick = np.sort(order[at:at + recipe.batch])
            low = np.stack([views[v][i] for v, i in zip(rng.randint(len(views), size=len(pick)), pick)])
            with whole.autocast(recipe.fast):
                logits, _ = net.upper(shaped(low, recipe.fast))
            missed = wrong(logits.float(), torch.from_numpy(truth[pick]))
            optimiser.zero_grad()
            missed.backward()
            torch.nn.utils.clip_grad_norm_([p for group in optimiser.param_groups for p in group["params"]], 5.0)
            optimiser.step()
            plan.step()
            sum_of += float(missed)
        print(f"  loss {sum_of / (len(order) // recipe.batch):.4f}", flush=True)
        if (epoch + 1) % 3 == 0 and epoch + 1 < recipe.epochs:
            told(epoch + 1, net.eval())
    return net.eval()


def shaped(low, fast):
    """Channels last is what bfloat16 is fast with."""
    low = torch.from_numpy(low).float()
    return low.contiguous(memory_format=whole.LAST) if fast else low


def answers(net, views, which):
    """Mean logits of pictures and their mirror images."""
    out = []
    with torch.no_grad():
        for at in range(0, len(which), 32):
            pick = which[at:at + 32]
            both = [net.upper(torch.from_numpy(np.asarray(view[pick])).float())[0] for view in views[:2]]
            out.append(((both[0] + both[1]) / 2).numpy())
    return np.concatenate(out)


@dataclass
class Known:
    """A set as it is read: bytes [n,C,S,S], truth, file and group of each picture, and which are too like held-out ones."""

    images: np.ndarray
    truth: np.ndarray
    files: list
    groups: list
    leave_out: object = np.zeros_like


@dataclass
class Outcome:
    """What the folds gave."""

    shipped: Several
    folds: np.ndarray
    logits: np.ndarray          # of each picture, by a network that was not trained on it; nan where there is none
    tuned: np.ndarray           # which of them give calibration and thresholds: none that is measured
    file: str = ""              # the network as a file, where it was not trained now


def inner(groups, folds, count):
    """Where one fold alone is trained, a tenth of the other groups is kept back for calibration and thresholds."""
    tenth = np.array([pixels.fold("calibration " + group, 10) == 0 for group in groups])
    return tenth & (folds != SHIPPED) & (count == 1)


def packaged(path, images, known):
    """What a network that is there already, as a file, answers."""
    net = packaging.session(path)
    return np.concatenate([net.run(["logits"], {"image": images[known[at:at + 32]].astype(np.float32) / 255})[0]
                           for at in range(0, len(known), 32)])


def part(member):
    """What the views depend on."""
    return member.backbone, str(member.cut)


def run(recipe, args, images, truth, groups, tell, leave_out=np.zeros_like):
    """Trains the folds. ``tell(logits, truth)`` says in words how good answers are; ``leave_out(held)`` names pictures too
    like the held-out ones to be trained on."""
    begin, folds = time.time(), np.array([pixels.fold(group) for group in groups])
    kept_back = inner(groups, folds, args.folds)
    logits, shipped = np.full((len(truth), recipe.labels), np.nan, np.float32), None
    if args.network:
        known = np.flatnonzero((folds == SHIPPED) | kept_back)
        logits[known] = packaged(args.network, images, known)
        return Outcome(None, folds, logits, kept_back, args.network)
    members, seen = each(recipe), {}
    for member in members if not recipe.fresh else []:
        if part(member) not in seen:
            work = os.path.join(args.work, *(part(member) if recipe.members else ()))
            os.makedirs(work, exist_ok=True)
            seen[part(member)] = pictures.views(network(member, args, 1), images, recipe.views, recipe.vary, work)
            print(f"{recipe.id}: {recipe.views} views, {time.time() - begin:.0f} s", flush=True)
    learn, answered = (whole.train, whole.answers) if recipe.fresh else (train, answers)
    if args.until == "views":
        raise SystemExit
    looked_at = np.flatnonzero(kept_back)
    for k in reversed(range(args.folds)):       # the one that ships last: choices are made by the others
        held = folds == k
        use = ~held & ~kept_back & ~leave_out(held)
        weight, known, nets = weights(recipe, truth[use]), np.flatnonzero(held | kept_back), []
        logits[known] = 0
        for m, member in enumerate(members):
            views, name = seen.get(part(member), images), f"fold{k}" + (f"-{m}" if m else "")

            def told(epoch, now):
                if len(looked_at):      # never what is measured
                    print(f"{recipe.id} {name} epoch {epoch}, kept back: {tell(answered(now, views, looked_at), truth[looked_at])}",
                          flush=True)
            net = learn(member, network(member, args, 10 + k + 100 * m), views, truth, use, 10 + k + 100 * m,
                        os.path.join(args.work, name + ".pt"), lambda said, true: loss(recipe, said, true, weight), told)
            logits[known] += answered(net, views, known) / len(members)
            nets.append(net)
        if k == SHIPPED and args.also:
            logits[known] = (logits[known] + packaged(args.also, images, known)) / 2
        shipped = Several(nets) if k == SHIPPED else shipped
        print(f"{recipe.id} fold {k}: {tell(logits[held], truth[held])}, trained on {use.sum()}, "
              f"{time.time() - begin:.0f} s", flush=True)
    if args.until == "folds":
        raise SystemExit
    tuned = kept_back if args.folds == 1 else ~np.isnan(logits[:, 0]) & (folds != SHIPPED)
    return Outcome(shipped, folds, logits, tuned)
