"""From trained folds to a package: the network of fold 0, measured as a file on pictures it never saw."""
import json
import os
import shutil
from dataclasses import dataclass, field

import numpy as np
import torch

import calibration
import metrics
import packaging
import pixels
from network import Shipped, cumulative
from study import FOLDS, SHIPPED

STUDENT = {2: 12.706205, 3: 4.302653, 4: 3.182446, 5: 2.776445}      # t, 95 %, by the number of folds


@dataclass
class Figure:
    """One line of the results; ``interval`` is empty where none is known."""

    key: str
    zh: str
    en: str
    value: float
    interval: list


def auc(key, zh, en, truth, score):
    return Figure(key, zh, en, metrics.auc(truth, score), metrics.interval(truth, score))


def share(key, zh, en, hits):
    return Figure(key, zh, en, float(np.mean(hits)), metrics.wilson(int(np.sum(hits)), len(hits)))


@dataclass
class Labels:
    """How a model's answers are read.

    ``head`` as the package has it, ``grades`` where exclusive classes of the training become "this or worse",
    ``keys`` of the labels, ``matrix(truth)`` 0 and 1 for each label, ``measures(truth, p)`` the figures, ``cuts(truth, p)``
    the thresholds, chosen on the folds that are not measured, ``targets`` the figures that were aimed at, ``names`` of the
    classes in both languages where the card shows which are exchanged.
    """

    head: str
    keys: list
    matrix: object
    measures: object
    cuts: object
    targets: dict
    grades: bool = False
    names: dict = field(default_factory=dict)


def exact(data, files, recipe, prepare):
    """Pictures as the product prepares them, in batches of 32 and not rounded."""
    for at in range(0, len(files), 32):
        batch = [pixels.resize(prepare(pixels.read(os.path.join(data, f), recipe.channels == 3)), recipe.size)
                 for f in files[at:at + 32]]
        yield np.stack([pixels.planes(picture) for picture in batch])


def answers(path, batches):
    session = packaging.session(path)
    return np.concatenate([session.run(["logits"], {"image": batch})[0] for batch in batches])


def across(labels, p, truth, folds, known):
    """Each figure's mean over the folds, with Student's interval; empty with one fold."""
    parts = [labels.measures(truth[folds == k], p[folds == k]) for k in range(FOLDS) if known[folds == k].all()]
    out = {}
    for figures in zip(*parts):
        values = [f.value for f in figures]
        if len(values) > 1:
            out[figures[0].key] = spread(values)
    return out


def spread(values):
    """The mean over folds, with Student's interval."""
    half, mean = STUDENT[len(values)] * float(np.std(values, ddof=1)) / len(values) ** 0.5, float(np.mean(values))
    return dict(ofFolds=values, mean=mean, interval95=[max(0.0, mean - half), min(1.0, mean + half)])


def table(figures, over, language):
    head = "| 指标 | 出厂文件（95% 区间） |" if language == "zh" else "| figure | the file that ships (95 % interval) |"
    if over:
        folds = len(next(iter(over.values()))["ofFolds"])
        head += f" {folds} 折平均（95% 区间） |" if language == "zh" else f" mean of {folds} folds (95 % interval) |"
    lines = [head, "|---|---|---|" if over else "|---|---|"]
    for figure in figures:
        own = f"{figure.value:.4f}" + (" ({:.4f}–{:.4f})".format(*figure.interval) if figure.interval else "")
        mean = over.get(figure.key)
        other = " {:.4f} ({:.4f}–{:.4f}) |".format(mean["mean"], *mean["interval95"]) if mean else ""
        lines.append(f"| {getattr(figure, language)} | {own} |{other}")
    return "\n".join(lines)


def exchanged(names, truth, told, corner):
    """How often each true class (a line) is told as each other (a column)."""
    counts = np.zeros((len(names), len(names)), int)
    np.add.at(counts, (truth, told), 1)
    lines = ["| " + " | ".join([corner, *names]) + " |", "|---" * (len(names) + 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join([name, *map(str, row)]) + " |" for name, row in zip(names, counts)])


def ship(recipe, labels, args, outcome, files, truth, here, data, prepare=pixels.square, extra=None):
    """Writes the package. ``data`` says in words what was measured on; ``extra(path, a, b)`` adds figures and values."""
    os.makedirs(args.out, exist_ok=True)
    path, folds, tuned = os.path.join(args.out, "image.onnx"), outcome.folds, outcome.tuned
    held = folds == SHIPPED
    data = f"{data}, fold 0 of 5, {int(held.sum())} of {len(files)} pictures"
    if outcome.file:
        shutil.copyfile(outcome.file, path)
    else:
        net = Shipped(outcome.shipped.eval(), grades=labels.grades)
        packaging.export(net, recipe.size, recipe.channels, path, ["logits", "cam"])
        packaging.shrink(path, recipe.bits)
        packaging.inward(path)
        if args.also:
            packaging.join([path, args.also], path)
    logits = cumulative(torch.from_numpy(outcome.logits)).numpy() if labels.grades else outcome.logits
    known = ~np.isnan(logits[:, 0])
    matrix = labels.matrix(truth)
    a, b = calibration.fit(labels.head, logits[tuned], truth[tuned] if labels.head == "softmax" else matrix[tuned])
    p = calibration.probabilities(labels.head, np.nan_to_num(logits), a, b)
    cuts = [round(float(c), 4) for c in labels.cuts(truth[tuned], p[tuned])]
    which = np.flatnonzero(held)
    own = calibration.probabilities(
        labels.head, answers(path, exact(args.data, [files[i] for i in which], recipe, prepare)), a, b)
    figures, over = labels.measures(truth[held], own), across(labels, p, truth, folds, known)
    kept = packaging.rounded(dict(
        command=command(recipe, args), data=data, shipped=dict(fold=SHIPPED, pictures=len(which)),
        calibration={k: dict(a=a[i], b=b[i], threshold=cuts[i]) for i, k in enumerate(labels.keys)},
        labels={k: label(matrix[held, i], own[:, i], cuts[i]) for i, k in enumerate(labels.keys)},
        figures={f.key: dict(value=f.value, interval95=f.interval) for f in figures}, folds=over))
    values = dict(version=recipe.version, n=len(which), all=len(files), command=command(recipe, args), **tuning(args, int(tuned.sum())),
                  cut=recipe.cut, views=recipe.views, epochs=recipe.epochs,
                  again=recipe.again, early=recipe.early[0], earlySize=recipe.early[1],
                  tableZh=table(figures, over, "zh"), tableEn=table(figures, over, "en"),
                  aimsZh=aims(figures, labels.targets, "zh"), aimsEn=aims(figures, labels.targets, "en"),
                  file=f"| image.onnx | `{packaging.sha256(path)}` | {os.path.getsize(path) / 1e6:.2f} MB |",
                  sha256=packaging.sha256(path))
    for language, names in labels.names.items():
        corner = dict(Zh="真实＼判为", En="true \\ told")[language]
        values["errors" + language] = exchanged(names, truth[held], calibration.told(labels.head, own), corner)
    for i, key in enumerate(labels.keys):
        values |= {key + "A": a[i], key + "B": b[i], key + "Cut": cuts[i]}
    if extra:
        more, told = extra(path, a, b)
        kept["more"], values = packaging.rounded(more), values | told
    values["metrics"] = packaging.lines(dict(
        command=command(recipe, args), verify=f"xinglin model verify {recipe.id} --data {recipe.measured}", data=data,
        **{k: v for k, v in kept.items() if k in ("figures", "labels", "more")}))
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(kept, indent=1) + "\n")
    packaging.selftest(path, args.out, recipe.size, recipe.channels)
    packaging.fill(here, args.out, values)
    print(json.dumps(kept["figures"]), json.dumps(over), flush=True)


def label(truth, p, cut):
    """What ``xinglin model verify`` prints for a label."""
    if truth.min() == truth.max():
        return dict(positives=int(truth.sum()))
    return dict(positives=int(truth.sum()), auc=metrics.auc(truth, p), aucInterval95=metrics.interval(truth, p),
                brier=metrics.brier(truth, p), calibrationError=metrics.calibration_error(truth, p),
                **metrics.at(truth, p, cut))


def aims(figures, targets, language):
    """Each figure aimed at, and whether the file that ships reaches it."""
    words = dict(zh=("达到", "**未达到**", "、", "≥"), en=("reached", "**missed**", ", ", "at least"))[language]
    said = [f"{getattr(f, language)} {words[3]} {targets[f.key]} ({words[f.value < targets[f.key]]})"
            for f in figures if f.key in targets]
    return ("目标：" if language == "zh" else "Aimed at: ") + words[2].join(said) + ("。" if language == "zh" else ".")


def tuning(args, count):
    """Which pictures calibration and thresholds come from, in words."""
    if args.folds == 1:
        return dict(tunedZh=f"另外四折中按组留出、未参与训练的 {count} 幅", tunedEn=f"{count} pictures of the other four folds that were kept back "
                    "by group and not trained on")
    return dict(tunedZh=f"已训练的 {args.folds} 折中其余折的折外结果（{count} 幅）",
                tunedEn=f"what the other of the {args.folds} trained folds answered on {count} pictures they had not seen")


def command(recipe, args):
    some = ("" if args.folds == 1 else f" --folds {args.folds}") + (" --also FILE" if args.also else "")
    return f"python training/{recipe.id}/train.py --data DIR --out models/{recipe.id}/{recipe.version}{some}"
