"""Training with fresh variants in every epoch, nearly from the first block to the last.

The forward pass runs in bfloat16 with channels last, which processors with matrix units do several times faster; the weights
that are trained, their sums and what ships stay float32. What is kept is a running mean of the weights.
"""
import time
from dataclasses import replace

import numpy as np
import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from rounds import Rounds

LAST = torch.channels_last


def autocast(enabled=True):
    return torch.autocast("cpu", torch.bfloat16, enabled=enabled)


def train(recipe, net, images, truth, use, seed, kept, wrong, told):
    """One cycle, and where the recipe has it a second one at 0.6 of the rate."""
    net = cycle(recipe, net, images, truth, use, seed, kept, wrong, told)
    if not recipe.again:
        return net
    gentler = replace(recipe, epochs=recipe.again, early=(0, 0), rate=0.6 * recipe.rate)
    return cycle(gentler, net, images, truth, use, seed + 500, kept + ".again", wrong, told)


def cycle(recipe, net, images, truth, use, seed, kept, wrong, told):
    """``images``: bytes [n,C,S,S]; ``wrong(logits, truth)``: the loss; ``told(epoch, net)`` looks at the running mean now and then."""
    net = net.to(memory_format=LAST)
    for part in (net.backbone.stem, *net.backbone.blocks[:net.cut]):
        part.requires_grad_(False)
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(recipe.decay))
    optimiser = torch.optim.AdamW(net.groups(recipe.rate), weight_decay=recipe.weight_decay)
    indices = np.flatnonzero(use)
    each = len(indices) // recipe.batch
    rates = [group["lr"] for group in optimiser.param_groups]
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=recipe.epochs * each, pct_start=0.15)
    for epoch, rng in Rounds(kept, net, optimiser, plan, recipe.epochs, seed, mean=mean):
        net.train()
        order, total, begin = rng.permutation(indices), 0.0, time.process_time()
        side = recipe.early[1] if epoch < recipe.early[0] else recipe.size
        for at in range(0, each * recipe.batch, recipe.batch):
            pick = np.sort(order[at:at + recipe.batch])
            batch = recipe.vary(torch.from_numpy(images[pick]).float() / 255, rng, side)
            with autocast():
                logits, _ = net(batch.contiguous(memory_format=LAST))
            loss = wrong(logits.float(), torch.from_numpy(truth[pick]))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            plan.step()
            mean.update_parameters(net)
            total += float(loss)
        print(f"  loss {total / each:.4f}, {time.process_time() - begin:.0f} s of processor time", flush=True)
        if (epoch + 1) % 3 == 0 and epoch + 1 < recipe.epochs:
            told(epoch + 1, mean.module.eval())
    return mean.module.eval()


def answers(net, images, which, fast=True):
    """Mean logits of pictures and their mirror images."""
    out = []
    with torch.no_grad(), autocast(fast):
        for at in range(0, len(which), 32):
            x = (torch.from_numpy(images[which[at:at + 32]]).float() / 255).contiguous(memory_format=LAST)
            out.append(((net(x)[0] + net(torch.flip(x, [3]))[0]) / 2).float().numpy())
    return np.concatenate(out)
