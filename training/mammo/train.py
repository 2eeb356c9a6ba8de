"""mammo: where a mammogram may show a lesion (MIAS).

python training/mammo/train.py --data DIR --out models/mammo/1.2.0 --folds 5

How the evidence is put together was chosen on folds 1 to 4.
"""
import itertools
import os
import sys
import time
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
import clusters  # noqa: E402
import froc  # noqa: E402
import mias  # noqa: E402
import pixels  # noqa: E402
import shipped  # noqa: E402
import spots  # noqa: E402
import study  # noqa: E402
import whole  # noqa: E402
from detector import NOTHING, STRIDE, Upper, peaks, shrunk  # noqa: E402
from mobilenet import MobileNet  # noqa: E402
from pool import Pool  # noqa: E402
from rounds import Rounds  # noqa: E402
from shipped import SIZE  # noqa: E402

VERSION, BATCH, RATE = "1.2.0", 32, 5e-4


@dataclass
class Scale:
    """Networks for films of ``side`` pixels, one of each seed; lesions of a radius up to ``largest`` pixels of the stored film are
    taught."""

    side: int
    seeds: tuple                # of fold 0; that of fold k is k more
    largest: float = 1000.0
    epochs: int = 16
    steps: int = 30             # of each epoch
    mined: tuple = (5, 9, 13)   # before these epochs the places are looked for that the network takes for lesions


    @property
    def quarters(self):
        """Of the film's side."""
        return 4 * self.side // SIZE


SCALES, HEADS = [Scale(512, seeds=(10,))], (0,)      # and the seeds of the heads that look for clusters of spots


def wrong(heat, size, inside, counts, radius):
    """Focal loss (Lin et al., 2017) over the cells that count, and the distance of the radius where a lesion is."""
    p = torch.sigmoid(heat)
    each = F.binary_cross_entropy_with_logits(heat, inside, reduction="none")
    focal = each * (inside * (1 - p) ** 2 + (1 - inside) * 0.5 * p ** 2) * counts
    return (focal.sum() + 0.3 * ((size - radius).abs() * inside).sum()) / (inside.sum() + 10)


def tensor(low):
    return torch.from_numpy(np.array(low, np.float32)).contiguous(memory_format=whole.LAST)


def answers(net, maps, which):
    """Evidence and log radius of the cells [n,2,S/16,S/16]."""
    out = []
    with torch.no_grad(), whole.autocast():
        for i in which:
            out.append(torch.cat(net(tensor(maps[i:i + 1])), 1)[0].float().numpy())
    return np.stack(out)


def mined(net, pool, use, mirrored):
    """The strongest evidence where no lesion is, as windows: four a film where there are as many."""
    out = []
    for i, heat in zip(use, answers(net, pool.maps[mirrored], use)):
        score, at = (v[0].numpy() for v in peaks(torch.from_numpy(heat[None, :1]), 8))
        x, y = (at % heat.shape[2] + 0.5) * STRIDE, (at // heat.shape[2] + 0.5) * STRIDE
        seen = pool.side - x if mirrored else x
        far = [(i, mirrored, x[j], y[j]) for j in range(len(x)) if score[j] > NOTHING and not any(
            np.hypot(seen[j] - cx, y[j] - cy) <= 1.3 * r + STRIDE for cx, cy, r, _ in pool.circles[i])]
        out += far[:4]
    return out


def train(scale, args, pool, use, name, seed):
    torch.manual_seed(seed)
    net = Upper(MobileNet().load(args.backbone)).to(memory_format=whole.LAST)
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.99))
    optimiser = torch.optim.AdamW(net.groups(RATE), weight_decay=0.05)
    ours = np.isin(pool.film, use)
    lesions, empty = np.flatnonzero(ours & pool.lesion), np.flatnonzero(ours & ~pool.lesion)
    free = [i for i in use if pool.films[i].circles or not pool.films[i].abnormal]      # a lesion nobody placed teaches nothing
    rates = [group["lr"] for group in optimiser.param_groups]
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=scale.epochs * scale.steps, pct_start=0.15)
    hard, hard_file = [], os.path.join(args.work, f"hard-{name}.npy")
    for epoch, rng in Rounds(os.path.join(args.work, name + ".pt"), net, optimiser, plan, scale.epochs, seed, mean=mean):
        begin, total = time.process_time(), 0.0
        if epoch in scale.mined:
            before = [tuple(row) for row in np.load(hard_file)] if epoch > min(scale.mined) else []
            np.save(hard_file, np.array(before + mined(mean.module.eval(), pool, free, scale.mined.index(epoch) % 2)))
        if epoch >= min(scale.mined):
            hard = [(int(f), int(m), x, y) for f, m, x, y in np.load(hard_file)]
        net.train()
        for _ in range(scale.steps):
            count = 3 * BATCH // 16 if hard else BATCH // 2
            pick = np.concatenate([rng.choice(lesions, BATCH // 2), rng.choice(empty, count)])
            parts = [pool.low[pick], *(part[pick] for part in pool.truth)]
            if hard:
                more = zip(*(pool.window(*hard[i]) for i in rng.randint(len(hard), size=BATCH // 2 - count)))
                parts = [np.concatenate([part, np.stack(other)]) for part, other in zip(parts, more)]
            inside, counts, radius = (torch.from_numpy(part).float() for part in parts[1:])
            with whole.autocast():
                heat, size = net(tensor(parts[0]))
            loss = wrong(heat, size, inside, counts, radius)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            plan.step()
            mean.update_parameters(net)
            total += float(loss)
        print(f"  loss {total / scale.steps:.4f}, {time.process_time() - begin:.0f} s of processor time", flush=True)
    return mean.module.eval()


def reduced(films, quarters):
    """Bytes [n,1,S,S] -> [n,1,qS/4,qS/4]."""
    parts = [shrunk(torch.from_numpy(films[i:i + 1]).float(), quarters).round().byte().numpy() for i in range(len(films))]
    return np.concatenate(parts)


def file(args, fold):
    return os.path.join(args.work, f"fold{fold}.onnx")


def main():
    args = study.arguments(__doc__, "mammo", VERSION)
    films = mias.films(args.data)
    images = mias.load(args.data, films, SIZE, os.path.join(args.work, "films.npy"))
    folds, nets = np.array([pixels.fold(film.pair) for film in films]), {k: [] for k in range(args.folds)}
    for scale in SCALES:
        pool = Pool(MobileNet().load(args.backbone), scale, reduced(images, scale.quarters), films, args.work)
        for seed, k in itertools.product(scale.seeds, nets):
            net = train(scale, args, pool, np.flatnonzero(folds != k), f"{scale.side}-{seed}-fold{k}", seed + k)
            nets[k].append((scale.quarters, net))
    measures, boxes, scores = spots.all_of(images, args.work), None, None
    for k in nets:
        held = np.flatnonzero(folds == k)
        heads = [clusters.train(measures, films, np.flatnonzero(folds != k), os.path.join(args.work, f"clusters-{seed}-fold{k}.pt"),
                                seed + k) for seed in HEADS]
        shipped.graph(args.backbone, nets[k], heads, file(args, k))
        box, score = shipped.answers(file(args, k), args.data, [films[i] for i in held])
        boxes = np.zeros((len(films), *box.shape[1:])) if boxes is None else boxes
        scores = np.full((len(films), score.shape[1]), np.nan) if scores is None else scores
        boxes[held], scores[held] = box, score
        found, false, normal = froc.scores(box, 1 / (1 + np.exp(-score)), [films[i] for i in held])
        print(f"mammo fold {k}: {len(found)} lesions, {normal} normal films, covered at 0.5, 1, 2, 4 marks: "
              + " ".join(f"{froc.coverage(found, false, normal, m):.3f}" for m in (0.5, 1, 2, 4)), flush=True)
    if args.until == "folds":
        return
    import package
    package.write(args, file(args, study.SHIPPED), films, folds, boxes, scores)


if __name__ == "__main__":
    main()
