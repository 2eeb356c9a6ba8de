"""Trains the ich-ct package: python training/ich/train.py --data DIR --out models/ich-ct/1.1.0

Steps (each keeps its result under --work and is skipped when it is there):
 1 cache   augmented, aligned crops through the fixed lower layers of the backbone
 2 slices  five slice networks, one per patient fold
 3 series  the series stage on out-of-fold slice outputs
 4 export  ONNX files, metrics.json, package.yaml, card.md, selftest.json
"""
import argparse
import json
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import data as D
from model import LABELS, SliceNet, SeriesNet, channels, summary

FROZEN = 4                  # blocks of the backbone kept as they came
TRAIN_POS, TRAIN_NEG, SYNTH = 10, 2, 2   # augmented copies per slice


def cache_batch(job):
    """One batch of the cache; everything it needs is inherited by fork."""
    k, ids, seed = job
    images, meta, masks, feats, net = SHARED["images"], SHARED["meta"], SHARED["masks"], SHARED["feats"], SHARED["net"]
    torch.set_num_threads(1)
    rng = np.random.RandomState(seed)
    x = images[meta["index"][ids]].astype(np.float32) / 255
    mk = np.zeros_like(x)
    done = np.full(len(ids), k, np.int8)
    label = meta["label"][ids].copy()
    lesion = np.zeros((len(ids), 12, 12), np.uint8)
    if k == 3:
        for q, j in enumerate(ids):
            for _ in range(6):
                s = D.synthesise(x[q], masks[meta["index"][j]], rng)
                if s is not None:
                    x[q], label[q], mk[q] = s
                    break
            else:
                done[q] = 2
    c, m = D.crops(torch.from_numpy(x)[:, None], rng, clean=k < 2, flip=k == 1,
                   masks=torch.from_numpy(mk)[:, None] if k == 3 else None)
    with torch.no_grad():
        f = net.backbone.lower(channels(c).contiguous(memory_format=torch.channels_last), FROZEN)
    feats[ids] = f.permute(0, 2, 3, 1).numpy().astype(np.float16)
    if m is not None:
        lesion = m[:, 0].numpy().astype(np.uint8)
    return ids, done, label, lesion


SHARED = {}


def build_cache(args, images, y):
    path = os.path.join(args.work, "cache.npz")
    feat_path = os.path.join(args.work, "cache_feat.npy")
    if os.path.exists(path) or args.partial:
        z = np.load(path if os.path.exists(path) else path + ".part.npz")
        return np.load(feat_path, mmap_mode="r"), {k: z[k] for k in z.files}
    n = len(y)
    net = SliceNet()
    net.backbone.load_npz(args.backbone)
    net.eval().to(memory_format=torch.channels_last)
    masks = [D.intracranial(im.astype(np.float32) / 255) for im in images]
    jobs = [(i, 0) for i in range(n)] + [(i, 1) for i in range(n) if args.flip]
    jobs += [(i, 2) for i in range(n) for _ in range(TRAIN_POS if y[i, 0] else TRAIN_NEG)]
    jobs += [(i, 3) for i in range(n) if y[i, 0] == 0 and masks[i] is not None for _ in range(SYNTH)]
    kind = np.array([j[1] for j in jobs], np.int8)
    index = np.array([j[0] for j in jobs], np.int32)
    meta = dict(kind=kind, index=index, label=y[index].copy(), lesion=np.zeros((len(jobs), 12, 12), np.uint8))
    feats = np.lib.format.open_memmap(feat_path, "w+", np.float16, (len(jobs), 24, 24, 32))
    rng = np.random.RandomState(11)
    first, rest = [], []
    for k in range(4):
        ids = np.nonzero(kind == k)[0]
        ids = rng.permutation(ids) if k > 1 else ids
        (first if k < 2 else rest).extend((k, ids[b:b + 32]) for b in range(0, len(ids), 32))
    order = first + [rest[i] for i in rng.permutation(len(rest))]
    SHARED.update(images=images, meta=meta, masks=masks, feats=feats, net=net)
    kind[:] = -1                    # until it is there
    t0 = time.time()
    import multiprocessing as mp
    with mp.get_context("fork").Pool(2) as pool:
        work = [(k, ids, 1000 + i) for i, (k, ids) in enumerate(order)]
        for i, (ids, done, label, lesion) in enumerate(pool.imap_unordered(cache_batch, work)):
            kind[ids], meta["label"][ids], meta["lesion"][ids] = done, label, lesion
            if i % 20 == 19:
                print("cache %d of %d, %ds" % (i + 1, len(work), time.time() - t0), flush=True)
                if i % 40 == 39:
                    np.savez(path + ".part.npz", **meta)     # enough for a trial on what is there
    feats.flush()
    np.savez(path, **meta)
    return np.load(feat_path, mmap_mode="r"), meta


def load_feats(feats, ids):
    x = torch.from_numpy(np.asarray(feats[ids], np.float32))
    return x.permute(0, 3, 1, 2)          # channels-last strides


def train_fold(args, feats, meta, y, fold, k, more=False):
    """k = fold held out; returns the averaged network. more: a second, gentler round from there."""
    tag = os.path.join(args.work, "fold%d_%s%s.pt" % (k, args.tag, "_more" if more else ""))
    start = train_fold(args, feats, meta, y, fold, k) if more else None
    steps, lr = (args.more, args.lr * 0.6) if more else (args.steps, args.lr)
    torch.manual_seed(100 + k + 1000 * more)
    net = SliceNet()
    net.backbone.load_npz(args.backbone)
    net.to(memory_format=torch.channels_last)
    if os.path.exists(tag) or (args.snapshot and os.path.exists(tag + ".part")):
        kept = torch.load(tag if os.path.exists(tag) else tag + ".part")
        net.load_state_dict(kept.get("net", kept))
        net.steps = kept.get("steps", 0)
        return net.eval()
    if more:
        net.load_state_dict(start.state_dict())
    rng = np.random.RandomState(200 + k + 1000 * more)
    kind, index, label = meta["kind"], meta["index"], meta["label"]
    inside = fold[index] != k
    pos = np.nonzero(inside & (kind == 2) & (label[:, 0] > 0))[0]
    neg = np.nonzero(inside & (kind == 2) & (label[:, 0] == 0))[0]
    syn = np.nonzero(inside & (kind == 3))[0]
    # positives: every patient counts by the root of his slices, rare findings a little more
    pat = args.patient[index[pos]]
    count = {p: (pat == p).sum() for p in np.unique(pat)}
    w = np.array([1 / np.sqrt(count[p]) for p in pat])
    w *= 1 + label[pos][:, [3, 4]].max(1)
    w /= w.sum()
    upper = [p for b in net.backbone.blocks[FROZEN:] for p in b.parameters() if p.requires_grad]
    upper += list(net.backbone.top.parameters())
    head = [p for m in (net.reduce, net.ctx, net.local, net.glob) for p in m.parameters()]
    opt = torch.optim.AdamW([dict(params=upper, lr=lr), dict(params=head, lr=lr * 4)], weight_decay=0.02)
    base = [g["lr"] for g in opt.param_groups]
    ema = {n: p.detach().clone() for n, p in net.named_parameters()}
    lw = torch.tensor([2.0, 1, 1, 1, 1, 1])
    net.train()
    t0, run = time.time(), []
    for step in range(steps):
        frac = step / steps
        if args.minutes:                # on a busy machine: the schedule ends with the time
            frac = max(frac, (time.time() - t0) / 60 / args.minutes)
            if frac >= 1:
                step -= 1
                break
        nsyn = 8 if more else int(round(20 - 12 * frac))
        npos = 14
        nneg = 48 - nsyn - npos
        ids = np.concatenate([rng.choice(pos, npos, p=w), rng.choice(neg, nneg), rng.choice(syn, nsyn)])
        x = load_feats(feats, ids)
        t = torch.from_numpy(label[ids])
        for g, b in zip(opt.param_groups, base):
            g["lr"] = b * min(1, (step + 1) / 40) * (0.5 + 0.5 * np.cos(np.pi * frac)) + 1e-7
        logit, m = net.upper(x, FROZEN)
        loss = (F.binary_cross_entropy_with_logits(logit, t, reduction="none") * lw).sum(1).mean() / lw.sum()
        lm = torch.from_numpy(meta["lesion"][ids[-nsyn:]].astype(np.float32))
        tm = lm[:, None] * t[-nsyn:, :, None, None]
        bce = F.binary_cross_entropy_with_logits(m[-nsyn:], tm, reduction="none")
        loss = loss + 0.5 * (bce * (1 + 3 * tm)).mean(dim=(0, 2, 3)).sum() / 2
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.grad is not None], 2.0)
        opt.step()
        decay = min(0.985, (step + 1) / (step + 10))
        with torch.no_grad():
            for n, p in net.named_parameters():
                if p.requires_grad:
                    ema[n].lerp_(p, 1 - decay)
        run.append(float(loss))
        if step % 20 == 19:
            print("fold %d step %d loss %.4f %ds" % (k, step + 1, np.mean(run[-20:]), time.time() - t0), flush=True)
        if step % 60 == 59:
            torch.save(dict(net={**net.state_dict(), **ema}, steps=step + 1), tag + ".part")
    print("fold %d ends after %d steps, %ds" % (k, step + 1, time.time() - t0), flush=True)
    torch.save(dict(net={**net.state_dict(), **ema}, steps=step + 1 + (start.steps if more else 0)), tag)
    net.load_state_dict({**net.state_dict(), **ema})
    net.steps = step + 1 + (start.steps if more else 0)
    return net.eval()


def predict(net, feats, ids):
    out = []
    with torch.no_grad():
        for b in range(0, len(ids), 64):
            logit, m = net.upper(load_feats(feats, ids[b:b + 64]), FROZEN)
            out.append(summary(logit, m))
    return torch.cat(out).numpy()


def kept_prediction(args, net, feats, ids, k):
    path = os.path.join(args.work, "oof%d_%s_%d.npy" % (k, args.tag, net.steps))
    if not os.path.exists(path):
        np.save(path, predict(net, feats, ids))
    return np.load(path)


# ---------------------------------------------------------------- series stage
def by_patient(patient):
    return [np.nonzero(patient == p)[0] for p in np.unique(patient)]


def run_series(feat, groups):
    net = SeriesNet()
    s, z = np.zeros((len(feat), 6), np.float32), np.zeros((len(groups), 6), np.float32)
    for j, g in enumerate(groups):
        a, b = net(torch.from_numpy(feat[g]))
        s[g], z[j] = a.numpy(), b.numpy()
    return s, z


def main():
    ap = argparse.ArgumentParser()
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    ap.add_argument("--data", default=os.environ.get("ICH_DATA", os.path.join(root, "..", "shared/data/imaging/ct-ich")))
    ap.add_argument("--backbone", default=None)
    ap.add_argument("--out", default=os.path.join(root, "models/ich-ct/1.1.0"))
    ap.add_argument("--work", default=os.path.join(root, ".work/ich"))
    ap.add_argument("--steps", type=int, default=360)
    ap.add_argument("--more", type=int, default=0, help="steps of a second, gentler round (tried: no gain)")
    ap.add_argument("--lr", type=float, default=2e-4)
    ap.add_argument("--tag", default="full")
    ap.add_argument("--folds", type=int, default=D.FOLDS, help="only the first n folds (trial)")
    ap.add_argument("--minutes", type=float, default=0, help="end the schedule of a fold by then at the latest")
    ap.add_argument("--snapshot", action="store_true", help="package unfinished folds as they are")
    ap.add_argument("--partial", action="store_true", help="use what there is of the cache")
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--only", default="", help="train only these folds, e.g. 0,2 (several processes side by side)")
    ap.add_argument("--flip", type=int, default=0, help="average with the mirrored slice in the graph")
    ap.add_argument("--networks", default="", help="train nothing: the fold networks of this slice.onnx (whole weights)")
    ap.add_argument("--stop", default="", help="cache: stop after the cache")
    args = ap.parse_args()
    args.backbone = args.backbone or os.path.join(args.data, "..", "backbone", "mobilenetv2-imagenet-fp32.npz")
    os.makedirs(args.work, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)

    images, y, patient, number = D.load(args.data)
    args.patient = patient
    fold = D.make_folds(y, patient)
    if args.networks:
        import export
        with open(os.path.join(os.path.dirname(args.networks), "metrics.json")) as f:
            args.done = json.load(f)["stepsPerFold"]
        export.package(args, export.networks(args.networks), images, y, patient, fold, by_patient(patient))
        return
    feats, meta = build_cache(args, images, y)
    if args.stop == "cache":
        return
    if args.only:
        for k in args.only.split(","):
            net = train_fold(args, feats, meta, y, fold, int(k), args.more > 0)
            kept_prediction(args, net, feats, np.nonzero((meta["kind"] == 0) & (fold[meta["index"]] == int(k)))[0], int(k))
        return
    from evaluate import auc
    nets, feat = [], np.zeros((len(y), 13), np.float32)
    flat = np.zeros((len(y), 6), np.float32)
    kind, index = meta["kind"], meta["index"]
    for k in range(args.folds):
        net = train_fold(args, feats, meta, y, fold, k, args.more > 0)
        nets.append(net)
        ids = np.nonzero((kind == 0) & (fold[index] == k))[0]
        flp = np.nonzero((kind == 1) & (fold[index] == k))[0]
        a = kept_prediction(args, net, feats, ids, k)
        feat[index[ids]] = (a + predict(net, feats, flp)) / 2 if args.flip else a
        flat[index[ids]] = a[:, :6]
        g = index[ids]
        print("fold %d any %.4f, with flip %.4f" % (k, auc(y[g, 0], a[:, 0]), auc(y[g, 0], feat[g, 0])), flush=True)
    done = fold < args.folds
    print("pooled slice any %.4f, with flip %.4f" % (auc(y[done, 0], flat[done, 0]), auc(y[done, 0], feat[done, 0])))
    print("labels", {n: round(auc(y[done, j], feat[done, j]), 3) for j, n in enumerate(LABELS)})
    groups = by_patient(patient)
    gfold = np.array([fold[g[0]] for g in groups])
    refined, series = run_series(feat, groups)
    ys = np.stack([y[g].max(0) for g in groups])
    dg = gfold < args.folds
    print("after series: any %.4f, series any %.4f" % (auc(y[done, 0], refined[done, 0]), auc(ys[dg, 0], series[dg, 0])))
    print("labels", {n: round(auc(y[done, j], refined[done, j]), 3) for j, n in enumerate(LABELS)})
    if args.folds < D.FOLDS:
        return
    args.done = [n.steps for n in nets]
    import export
    export.package(args, nets, images, y, patient, fold, groups)


if __name__ == "__main__":
    main()
