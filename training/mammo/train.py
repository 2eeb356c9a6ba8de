"""mammo: where a mammogram may show a lesion (MIAS).

python training/mammo/train.py --data DIR --out models/mammo/1.0.0 --folds 5
"""
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
import froc  # noqa: E402
import mias  # noqa: E402
import pictures  # noqa: E402
import pixels  # noqa: E402
import study  # noqa: E402
import whole  # noqa: E402
from detector import STRIDE, Detector, Marks  # noqa: E402
from rounds import Rounds  # noqa: E402

SIZE, PATCH, EPOCHS, BATCH, RATE = 448, 160, 18, 32, 4e-4
MINED = 8           # from this epoch on half of the places without a lesion are those the network took for one
TONE = pictures.Variation(gamma=0.3, gain=0.15, offset=0.04, noise=0.02, soft=0.4)


class Patches:
    """Places on films, turned, scaled and mirrored at random, and what is true of their cells."""

    def __init__(self, images, films):
        self.images = images
        factor = SIZE / mias.STORED
        self.circles = [[(x * factor, y * factor, max(r * factor, 5.0)) for x, y, r in film.circles] for film in films]

    def cut(self, places, rng):
        """``places``: (film, x, y) -> patches [n,1,P,P], cells that hold a lesion, cells that count, log radius in cells."""
        n = len(places)
        angle, scale = rng.uniform(-0.6, 0.6, n), np.exp(rng.uniform(-0.3, 0.25, n))
        flips, shift = rng.choice([-1.0, 1.0], (n, 2)), rng.uniform(-0.28, 0.28, (n, 2)) * PATCH
        films = torch.from_numpy(self.images[[f for f, _, _ in places]]).float() / 255
        turn = np.stack([np.cos(angle), -np.sin(angle), np.sin(angle), np.cos(angle)], 1).reshape(n, 2, 2)
        away = turn * flips[:, None, :] * scale[:, None, None]          # patch pixels about its middle -> film pixels
        middle = np.array([(x, y) for _, x, y in places]) + shift
        theta = np.concatenate([away * PATCH / SIZE, (middle / SIZE * 2 - 1)[:, :, None]], 2)
        grid = F.affine_grid(torch.from_numpy(theta).float(), [n, 1, PATCH, PATCH], align_corners=False)
        patches = F.grid_sample(films, grid, padding_mode="zeros", align_corners=False)
        truth = [self.cells(self.circles[f], np.linalg.inv(away[i]), middle[i], scale[i]) for i, (f, _, _) in enumerate(places)]
        return (TONE.tone(patches, rng), *(torch.from_numpy(np.stack(part)).float()[:, None] for part in zip(*truth)))

    @staticmethod
    def cells(circles, back, middle, scale):
        line = (np.arange(PATCH // STRIDE) + 0.5) * STRIDE
        gx, gy = np.meshgrid(line, line)
        inside, counts, size = np.zeros_like(gx), np.ones_like(gx), np.zeros_like(gx)
        for x, y, radius in circles:
            at = back @ (np.array([x, y]) - middle) + PATCH / 2
            r = radius / scale
            away = np.hypot(gx - at[0], gy - at[1])
            core = away <= max(0.7 * r, 0.75 * STRIDE)
            counts[(away <= 1.3 * r + 0.75 * STRIDE) & ~core & (inside == 0)] = 0
            inside[core], counts[core], size[core] = 1, 1, np.log(r / STRIDE)
        return inside, counts, size


def wrong(heat, size, inside, counts, radius):
    """Focal loss (Lin et al., 2017) over the cells that count, and the distance of the radius where a lesion is."""
    p = torch.sigmoid(heat)
    each = F.binary_cross_entropy_with_logits(heat, inside, reduction="none")
    focal = each * (inside * (1 - p) ** 2 + (1 - inside) * 0.5 * p ** 2) * counts
    return (focal.sum() + 0.3 * ((size - radius).abs() * inside).sum()) / (inside.sum() + 10)


def tissue(images, film, count, rng):
    """Random places inside the breast."""
    at = np.argwhere(images[film, 0, ::8, ::8] > 40)
    pick = at[rng.randint(len(at), size=count)] if len(at) else np.full((count, 2), SIZE // 16)
    return [(film, x * 8 + 4, y * 8 + 4) for y, x in pick]


def marks(net, images, which):
    """boxes [n,K,4] in pixels of the stored film and scores [n,K]."""
    ship, boxes, scores = Marks(net, SIZE).eval(), [], []
    with torch.no_grad(), whole.autocast():
        for i in which:
            box, score = ship((torch.from_numpy(images[i:i + 1]).float() / 255).contiguous(memory_format=whole.LAST))
            boxes.append(box[0].float().numpy() * mias.STORED)
            scores.append(score[0, :, 0].float().numpy())
    return np.stack(boxes), np.stack(scores)


def mined(net, images, films, use):
    """The strongest marks that cover nothing, as places on the small films."""
    boxes, _ = marks(net, images, use)
    out = []
    for box, i in zip(boxes, use):
        false = [b for b in box[:6] if not any(froc.covers(b, c) for c in films[i].circles)]
        out += [(i, (b[0] + b[2]) / 2 * SIZE / mias.STORED, (b[1] + b[3]) / 2 * SIZE / mias.STORED) for b in false[:4]]
    return out


def train(args, images, films, use, k):
    torch.manual_seed(10 + k)
    net = Detector()
    net.backbone.load(args.backbone)
    net = net.to(memory_format=whole.LAST)
    for part in (net.backbone.stem, *net.backbone.blocks[:net.cut]):
        part.requires_grad_(False)
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.99))
    optimiser = torch.optim.AdamW(net.groups(RATE), weight_decay=0.05)
    patches = Patches(images, films)
    lesions = [(i, x, y) for i in use for x, y, _ in patches.circles[i]]
    free = [i for i in use if films[i].circles or not films[i].abnormal]       # a lesion nobody placed teaches nothing
    steps = 6 * len(lesions) // BATCH
    rates = [group["lr"] for group in optimiser.param_groups]
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=EPOCHS * steps, pct_start=0.15)
    kept = os.path.join(args.work, f"fold{k}.pt")
    hard, hard_file = [], os.path.join(args.work, f"hard{k}.npy")
    for epoch, rng in Rounds(kept, net, optimiser, plan, EPOCHS, 10 + k, mean=mean):
        begin, total = time.process_time(), 0.0
        if epoch >= MINED and not hard:
            if epoch == MINED or not os.path.exists(hard_file):
                np.save(hard_file, np.array(mined(mean.module.eval(), images, films, free)))
            hard = [(int(f), x, y) for f, x, y in np.load(hard_file)]
        net.train()
        for _ in range(steps):
            places = [lesions[i] for i in rng.randint(len(lesions), size=BATCH // 2)]
            count = BATCH // 4 if hard else BATCH // 2
            places += [place for i in rng.randint(len(free), size=count) for place in tissue(images, free[i], 1, rng)]
            places += [hard[i] for i in rng.randint(len(hard), size=BATCH // 2 - count)] if hard else []
            batch, inside, counts, radius = patches.cut(places, rng)
            with whole.autocast():
                heat, size = net(batch.contiguous(memory_format=whole.LAST))
            loss = wrong(heat, size, inside, counts, radius)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            plan.step()
            mean.update_parameters(net)
            total += float(loss)
        print(f"  loss {total / steps:.4f}, {time.process_time() - begin:.0f} s of processor time", flush=True)
    return mean.module.eval()


def main():
    args = study.arguments(__doc__, "mammo")
    films = mias.films(args.data)
    images = mias.load(args.data, films, SIZE, os.path.join(args.work, "films.npy"))
    folds = np.array([pixels.fold(film.pair) for film in films])
    boxes, scores, shipped = None, None, None
    for k in range(args.folds):
        net = train(args, images, films, np.flatnonzero(folds != k), k)
        held = np.flatnonzero(folds == k)
        box, score = marks(net, images, held)
        boxes = np.zeros((len(films), *box.shape[1:])) if boxes is None else boxes
        scores = np.full((len(films), score.shape[1]), np.nan) if scores is None else scores
        boxes[held], scores[held] = box, score
        shipped = net if k == study.SHIPPED else shipped
        found, false, normal = froc.scores(box, 1 / (1 + np.exp(-score)), [films[i] for i in held])
        print(f"mammo fold {k}: {len(found)} lesions, {normal} normal films, covered at 0.5, 1, 2, 4 marks: "
              + " ".join(f"{froc.coverage(found, false, normal, m):.3f}" for m in (0.5, 1, 2, 4)), flush=True)
    if args.until == "folds":
        return
    import package
    package.write(args, shipped, films, folds, boxes, scores)


if __name__ == "__main__":
    main()
