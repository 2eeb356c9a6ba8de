"""Fine-tunes the encoder on both schemes; one checkpoint, taken up again where it stopped.

Two workers share the weights and update them without waiting for each other, each on one core: on a machine shared with other
work that is several times faster than two threads inside one operation. With --workers 1 and without --minutes a run is
repeatable bit for bit.
"""
import argparse
import math
import os
import pathlib
import pickle
import random
import shutil
import threading
import time

import torch
from torch.nn import functional as F

import shipped
from data import AUXILIARY, SCHEMES, Lexicon, Sample, add_silver, read, windows
from model import CLS, HIDDEN, LAYERS, PAD, SEP, UNK, Tagger, Vocabulary

CHECKPOINT, TUNED_ON = "checkpoint.pt", "before-tuning-part.pt"
TOKENS = 1000  # of one batch
WARM_UP, DECAY, LAYER_DECAY = 0.04, 0.01, 0.85
RATE, HEAD_RATE, CRF_RATE = 2e-4, 1.5e-3, 5e-3
DROPOUT, UNKNOWN = 0.15, 0.04  # UNKNOWN: share of the characters hidden from the encoder
SHARE = {"ccks2017": 0.3, "ccks2019": 1.0, AUXILIARY: 1.0}  # of the windows, drawn anew each epoch: 2017 is learned sooner
ALSO = 0.3  # weight of what others than the scheme's own marks say
ADVERSE = 1.0  # length of a window's adversarial shift; twice the time a step
AUXILIARY_UNTIL, TUNING_JOINS = 0.15, 0.7  # of the schedule


def samples(notes, vocabulary, lexicons, without_own):
    out = []
    for note in notes:
        tags, ids = note.tags(), vocabulary.encode(note.text)
        names = list(zip(*(lexicons[s].features(note.text, note.group if without_own and s == note.scheme else None)
                           for s in SCHEMES)))
        for a, b in windows(note.text):
            own = {head: t[a:b] for head, t in tags.items()}
            out.append(Sample(note.scheme, [CLS] + ids[a:b] + [SEP], [(0, 0)] + names[a:b] + [(0, 0)], own, note.tuning))
    return out


def batch(items):
    longest = max(len(s.ids) for s in items)
    ids = torch.full((len(items), longest), PAD)
    names = torch.zeros(len(items), longest, len(SCHEMES), dtype=torch.long)
    tags = {head: torch.zeros(len(items), longest - 2, dtype=torch.long) for s in items for head in s.tags}
    masks = {head: torch.zeros(len(items), longest - 2, dtype=torch.bool) for head in tags}
    for row, s in enumerate(items):
        ids[row, : len(s.ids)] = torch.tensor(s.ids)
        names[row, : len(s.ids)] = torch.tensor(s.names)
        for head, own in s.tags.items():
            tags[head][row, : len(own)] = torch.tensor(own)
            masks[head][row, : len(own)] = True
    return items[0].scheme, ids, names, tags, masks


def batches(all_samples, seed):
    """Of one scheme and like length each, in random order; cut differently in each epoch."""
    rng = random.Random(seed)
    out = []
    for scheme in sorted({s.scheme for s in all_samples}):
        items = [s for s in all_samples if s.scheme == scheme]
        items = rng.sample(items, round(len(items) * SHARE[scheme]))
        items.sort(key=lambda s: len(s.ids) + rng.random() * 16)
        group = []
        for s in items:
            if group and (len(group) + 1) * max(len(s.ids), len(group[-1].ids)) > TOKENS + 60:
                out.append(group)
                group = []
            group.append(s)
        out.append(group)
    rng.shuffle(out)
    return out


class Run:
    def __init__(self, options, model, train):
        self.options, self.model = options, model
        self.train = [s for s in train if s.scheme in SCHEMES]
        self.extra = [] if options.start else batches([s for s in train if s.scheme == AUXILIARY], 0)
        self.named = [(n, p) for n, p in model.named_parameters()]
        self.values = [p.data for _, p in self.named]  # aliases: written without autograd's version check
        self.first = [torch.zeros_like(v) for v in self.values]
        self.second = [torch.zeros_like(v) for v in self.values]
        self.mean = [v.clone() for v in self.values]
        self.rates = [self.options.rate * self.rate_of(n) for n, _ in self.named]
        self.steps, self.per_epoch, self.spent = 0, len(batches(self.train, 0)), 0.0
        self.queue, self.epoch, self.losses = [], 0, []
        self.earlier = shipped.run(options.start) if options.start else None
        self.joined = bool(options.start)  # a shipped model has seen the whole training part
        self.lock, self.began, self.saved = threading.Lock(), time.time(), time.time()

    @staticmethod
    def rate_of(name):
        if name.startswith("layers."):
            return RATE * LAYER_DECAY ** (LAYERS - 1 - int(name.split(".")[1]))
        if name.startswith(("words", "places", "norm")):
            return RATE * LAYER_DECAY**LAYERS
        return CRF_RATE if name.startswith("crfs") else HEAD_RATE

    def progress(self):
        by_steps = self.steps / (self.per_epoch * self.options.epochs)
        seconds = self.spent + time.time() - self.began
        return max(by_steps, seconds / (60 * self.options.minutes)) if self.options.minutes else by_steps

    def next(self):
        with self.lock:
            done = self.progress()
            if done >= 1:
                return None
            if done >= TUNING_JOINS and not self.joined:
                self.join()
            if self.extra and done < AUXILIARY_UNTIL and self.steps % 2:
                return self.extra.pop()
            if not self.queue:
                self.queue = batches([s for s in self.train if self.joined or not s.tuning], self.epoch)
                self.epoch += 1
            return self.queue.pop()

    def join(self):
        """From now on with the part that settings are chosen on; the state before it is kept for choosing them."""
        self.joined, self.queue = True, []
        kept = pathlib.Path(self.options.work) / TUNED_ON
        if not kept.exists():
            self.save()
            shutil.copyfile(kept.with_name(CHECKPOINT), kept)

    def apply(self, grads, loss):
        with self.lock, torch.no_grad():
            done = self.progress()
            self.steps += 1
            factor = min(done / WARM_UP, max(0.0, (1 - done) / (1 - WARM_UP)))
            used = [i for i, g in enumerate(grads) if g is not None]
            norm = math.sqrt(sum(float(grads[i].square().sum()) for i in used))
            scale = min(1.0, 1.0 / (norm + 1e-6))
            for i in used:
                g = grads[i].mul_(scale)
                self.first[i].mul_(0.9).add_(g, alpha=0.1)
                self.second[i].mul_(0.98).addcmul_(g, g, value=0.02)
                rate = self.rates[i] * factor
                ago = min(self.steps, 1000)
                size = rate / (1 - 0.9**ago)
                root = self.second[i].div(1 - 0.98**ago).sqrt_().add_(1e-8)
                if self.values[i].dim() > 1:
                    self.values[i].mul_(1 - rate * DECAY)
                self.values[i].addcdiv_(self.first[i], root, value=-size)
            if self.steps % 4 == 0:
                keep = min(0.99, 1 - 1 / (1 + self.steps / 8))
                for m, v in zip(self.mean, self.values):
                    m.lerp_(v, 1 - keep)
            self.losses = (self.losses + [loss])[-100:]
            if self.steps % 50 == 0:
                print(f"{time.strftime('%H:%M:%S')} step {self.steps} epoch {self.steps / self.per_epoch:.2f} "
                      f"progress {done:.3f} loss {sum(self.losses) / len(self.losses):.4f} norm {norm:.2f}", flush=True)
            if time.time() - self.saved > 60:
                self.save()

    def work(self, seed):
        torch.manual_seed(seed)
        while (items := self.next()) is not None:
            scheme, ids, names, tags, masks = batch(items)
            shift = torch.zeros(*ids.shape, HIDDEN, requires_grad=True)
            loss, grads, slope = self.gradients(scheme, ids, names, tags, masks, shift)
            if scheme != AUXILIARY and self.progress() >= self.options.adverse_from:
                worst = ADVERSE * slope / (slope.square().sum((1, 2), keepdim=True).sqrt() + 1e-12)
                _, again, _ = self.gradients(scheme, ids, names, tags, masks, worst.requires_grad_())
                grads = [g if a is None else (g + a) / 2 for g, a in zip(grads, again)]
            self.apply(grads, float(loss))

    def gradients(self, scheme, ids, names, tags, masks, shift):
        """The loss, its gradients and the direction that makes it worse fastest (fast gradient method)."""
        loss = self.loss(scheme, ids, names, tags, masks, shift)
        *grads, slope = torch.autograd.grad(loss, [*(p for _, p in self.named), shift], allow_unused=True)
        return loss, grads, slope

    def loss(self, scheme, ids, names, tags, masks, shift):
        hidden = (torch.rand(ids.shape) < UNKNOWN) & (ids > UNK) & (ids != CLS) & (ids != SEP)
        with torch.autocast("cpu", torch.bfloat16, self.options.bfloat16, cache_enabled=False):  # the cache is not for two threads
            x = self.model.encode(ids.masked_fill(hidden, UNK), names, shift=shift)
        x = x.float()
        total = 0
        for head, mask in masks.items():
            own = 1 if head == scheme else ALSO
            if head in SCHEMES:
                part = self.model.crfs[head].loss(self.model.emissions(head, x, names), tags[head], mask) / mask.sum()
            else:
                part = F.cross_entropy(self.model.auxiliary[head](x)[:, 1:-1][mask], tags[head][mask])
            total = total + own * part
        return total

    def save(self):
        names = [n for n, _ in self.named]
        state = {"values": dict(zip(names, self.values)), "mean": dict(zip(names, self.mean)), "first": self.first,
                 "second": self.second, "steps": self.steps, "epoch": self.epoch, "epochs": self.steps / self.per_epoch,
                 "extra": len(self.extra), "earlier": self.earlier, "seconds": self.spent + time.time() - self.began}
        path = pathlib.Path(self.options.work) / CHECKPOINT
        torch.save(state, path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)
        self.saved = time.time()

    def resume(self):
        path = pathlib.Path(self.options.work) / CHECKPOINT
        if path.exists():
            state = torch.load(path)
            for kind, into in (("values", self.values), ("mean", self.mean)):
                for (name, _), target in zip(self.named, into):
                    target.copy_(state[kind][name])
            self.first, self.second = state["first"], state["second"]
            self.extra = self.extra[: state.get("extra")]
            self.steps, self.epoch, self.spent = state["steps"], state["epoch"], state["seconds"]


def prepared(options, silver=()):
    """Vocabulary, lexicons and windows of the training part; kept in the work folder."""
    path = pathlib.Path(options.work) / "prepared.pickle"
    if not path.exists():
        notes = [n for n in read(options.data) if not n.held_out]
        extra = read(options.data, [AUXILIARY])
        for scheme, file in (pair.split("=", 1) for pair in silver):
            add_silver(notes, scheme, file)
        vocabulary = Vocabulary(f"{options.bge}/bge-small-zh-v1.5-tokenizer.json", [n.text for n in notes + extra])
        lexicons = {s: Lexicon(s, [n for n in notes if n.scheme == s]) for s in SCHEMES}
        train = samples(notes + extra, vocabulary, lexicons, without_own=True)
        path.write_bytes(pickle.dumps((vocabulary, lexicons, train)))
    return pickle.loads(path.read_bytes())


def started(model, folder):
    """The folder's weights; its words beyond the tuned ones are the original ones."""
    weights = shipped.weights(folder)
    weights["words.weight"] = weights["words.weight"][: model.words.num_embeddings]
    return weights


def bfloat16():
    info = pathlib.Path("/proc/cpuinfo")
    return info.exists() and "avx512_bf16" in info.read_text()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="../shared/data/nlp/ner")
    parser.add_argument("--bge", required=True, help="folder with bge-small-zh-v1.5.onnx and -tokenizer.json")
    parser.add_argument("--work", default=".work/ner")
    parser.add_argument("--epochs", type=float, default=10)
    parser.add_argument("--minutes", type=float, default=0, help="end the schedule by time where that comes first")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1.0, help="factor of all step sizes")
    parser.add_argument("--adverse-from", type=float, default=0.95, help="part of the schedule after which steps are adversarial too")
    parser.add_argument("--start", help="model folder whose weights are the start, instead of the pre-trained encoder's")
    parser.add_argument("--silver", nargs="*", default=[], metavar="SCHEME=FILE",
                        help="what `xinglin nlp extract --scheme SCHEME` found in the other scheme's notes: learned too, with less weight")
    parser.add_argument("--bfloat16", action=argparse.BooleanOptionalAction, default=bfloat16(), help="default: where the processor has it")
    options = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(1)
    pathlib.Path(options.work).mkdir(parents=True, exist_ok=True)
    vocabulary, _, train = prepared(options, options.silver)
    model = Tagger(vocabulary.tuned, DROPOUT)
    model.load_bge(f"{options.bge}/bge-small-zh-v1.5.onnx", vocabulary.rows[: vocabulary.tuned])
    if options.start:
        model.load_state_dict(started(model, options.start), strict=False)
    model.train()
    run = Run(options, model, train)
    run.resume()
    print(f"{len(run.train)} windows, {run.per_epoch} batches an epoch, {vocabulary.tuned} characters tuned", flush=True)
    workers = [threading.Thread(target=run.work, args=(7 + i,)) for i in range(options.workers)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    run.save()
    print(f"{run.steps} steps, {run.steps / run.per_epoch:.2f} epochs, {run.spent + time.time() - run.began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
