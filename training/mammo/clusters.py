"""Teaches where calcifications cluster, by the clusters of the other folds and the places the head itself mistakes for them."""
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from detector import FINE, STRIDE
from spots import Clusters

STEPS, MINED = 500, (150, 300)      # before these steps the places are looked for that the head takes for clusters
AT_CLUSTER, ELSEWHERE = 6, 10       # windows of a batch
WINDOW, RATE = 24, 4e-3             # cells of a window's side


def cells(film, count):
    """Which of count x count cells hold a cluster, and which count: not its rim, nor lesions of other kinds."""
    line = (np.arange(count) + 0.5) * STRIDE
    gx, gy = np.meshgrid(line, line)
    inside, counts = np.zeros((2, count, count), np.float32)
    counts[:] = 1
    for (x, y, radius), kind in zip(film.circles, film.kinds):
        away = np.hypot(gx - x, gy - y)
        if kind != "CALC":
            counts[away <= radius] = 0
            continue
        core = away <= max(0.7 * radius, 0.9 * STRIDE)
        counts[(away <= 1.3 * radius + STRIDE) & (inside == 0)] = 0
        inside[core], counts[core] = 1, 1
    return inside, counts


class Windows:
    """Of the films ``use``; mirrored and turned at random."""

    def __init__(self, measures, films, use):
        self.count = measures.shape[2] * FINE // STRIDE
        self.use = [i for i in use if films[i].circles or not films[i].abnormal]
        self.seen = {i: measures[i].astype(np.float32) for i in self.use}
        self.truth = {i: cells(films[i], self.count) for i in self.use}
        self.clusters = [(i, x, y) for i in self.use for (x, y, _), kind in zip(films[i].circles, films[i].kinds) if kind == "CALC"]
        self.hard = []

    def mine(self, head):
        """Three places a film where there is no lesion."""
        for i in self.use:
            with torch.no_grad():
                heat = head(torch.from_numpy(self.seen[i])[None])[0, 0].numpy()
            inside, counts = self.truth[i]
            heat = np.where((counts > 0) & (inside == 0), heat, -99)
            for _ in range(3):
                y, x = np.unravel_index(heat.argmax(), heat.shape)
                self.hard.append((i, (x + 0.5) * STRIDE, (y + 0.5) * STRIDE))
                heat[max(0, y - 4):y + 5, max(0, x - 4):x + 5] = -99

    def batch(self, rng):
        places = [self.clusters[j] for j in rng.randint(len(self.clusters), size=AT_CLUSTER)]
        for _ in range(ELSEWHERE):
            if self.hard and rng.rand() < 0.6:
                places.append(self.hard[rng.randint(len(self.hard))])
            else:
                places.append((self.use[rng.randint(len(self.use))], *rng.uniform(0, self.count * STRIDE, 2)))
        parts = zip(*(self.window(i, x + rng.uniform(-110, 110), y + rng.uniform(-110, 110), rng) for i, x, y in places))
        seen, inside, counts = (torch.from_numpy(np.stack(part)) for part in parts)
        return seen * (1 + 0.1 * torch.randn(len(seen), 1, 1, 1)), inside[:, None], counts[:, None]

    def window(self, film, x, y, rng):
        left, top = (int(np.clip(v / STRIDE - WINDOW / 2, 0, self.count - WINDOW)) for v in (x, y))
        fine = STRIDE // FINE
        parts = [self.seen[film][:, fine * top:fine * (top + WINDOW), fine * left:fine * (left + WINDOW)],
                 *(part[top:top + WINDOW, left:left + WINDOW] for part in self.truth[film])]
        for change in (lambda v: v[..., ::-1], lambda v: v[..., ::-1, :], lambda v: v.swapaxes(-1, -2)):
            if rng.rand() < 0.5:
                parts = [change(part) for part in parts]
        return [np.ascontiguousarray(part) for part in parts]


def train(measures, films, use, kept, seed):
    """One head; ``kept`` is its file."""
    head = Clusters()
    if os.path.exists(kept):
        head.load_state_dict(torch.load(kept))
        return head.eval()
    torch.manual_seed(seed)
    head, rng, windows = Clusters(), np.random.RandomState(seed), Windows(measures, films, use)
    running = AveragedModel(head, multi_avg_fn=get_ema_multi_avg_fn(0.98))
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.05)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=STEPS, pct_start=0.15)
    for step in range(STEPS):
        if step in MINED:
            windows.mine(head.eval())
        seen, inside, counts = windows.batch(rng)
        heat = head.train()(seen)
        p = torch.sigmoid(heat)
        each = F.binary_cross_entropy_with_logits(heat, inside, reduction="none")
        loss = (each * (inside * (1 - p) ** 2 + (1 - inside) * 0.5 * p ** 2) * counts).sum() / (inside.sum() + 10)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(head.parameters(), 2.0)
        optimiser.step()
        plan.step()
        running.update_parameters(head)
    torch.save(running.module.state_dict(), kept)
    return running.module.eval()
