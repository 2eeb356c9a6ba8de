"""Writes the package mammo: the network of fold 0, measured as a file on films of women it never saw."""
import json
import os
import shutil

import numpy as np

import calibration
import froc
import metrics
import mias
import packaging
from shipped import SIZE
from shipping import STUDENT
from study import SHIPPED
from train import SCALES, VERSION

OVERLAP, ALLOWED = 0.3, 1.8     # intersection over union of two boxes that are one; marks a normal film, a little below the two aimed at
POINTS = (0.5, 1.0, 2.0, 4.0)


def mean(values):
    values = [v for v in values if v == v]
    if len(values) < 2:
        return dict(mean=float(np.mean(values)))
    half = STUDENT[len(values)] * float(np.std(values, ddof=1)) / len(values) ** 0.5
    m = float(np.mean(values))
    return dict(ofFolds=values, mean=m, interval95=[max(0.0, m - half), min(1.0, m + half)])


def selftest(path, out):
    image = np.stack([packaging.waves(SIZE, 1, s) for s in packaging.SHIFTS])
    scores = packaging.session(path).run(["scores"], {"image": image})[0]
    packaging.write(os.path.join(out, "selftest.json"), json.dumps(dict(
        pattern="waves", formula=packaging.FORMULA, shifts=packaging.SHIFTS, tolerance=0.001,
        image=dict(logits=[[float(row.max())] for row in scores])), indent=1) + "\n")


def write(args, file, films, folds, boxes, scores):
    """``file``: of fold 0; ``boxes`` and ``scores``: of every film, by the file of the fold that had not seen it."""
    os.makedirs(args.out, exist_ok=True)
    path, known = os.path.join(args.out, "image.onnx"), ~np.isnan(scores[:, 0])
    shutil.copyfile(file, path)
    held = np.flatnonzero(folds == SHIPPED)
    others = np.flatnonzero(known & (folds != SHIPPED))
    # calibration of a mark: whether it covers a lesion, on films of the other folds, each by the network that had not seen it
    truth, logit = marked(boxes[others], scores[others], [films[i] for i in others])
    a, b = (round(v, 4) for v in calibration.platt(truth, logit))
    probability = lambda s: 1 / (1 + np.exp(-np.clip(a * s + b, -50, 50)))  # noqa: E731
    found, wrong, normal = froc.scores(boxes[others], probability(scores[others]), [films[i] for i in others], OVERLAP)
    cut = round(froc.bound(wrong, normal, ALLOWED) + 5e-5, 4)
    own, own_scores = boxes[held], scores[held]
    figures = at(own, probability(own_scores), [films[i] for i in held], cut)
    over = {str(m): mean([froc.coverage(*froc.scores(boxes[folds == k], probability(scores[folds == k]),
                                                     [films[i] for i in np.flatnonzero(folds == k)], OVERLAP), m)
                          for k in range(args.folds)]) for m in POINTS}
    curve = {str(m): froc.coverage(*froc.scores(own, probability(own_scores), [films[i] for i in held], OVERLAP), m) for m in POINTS}
    pooled = together(boxes[known], probability(scores[known]), [films[i] for i in np.flatnonzero(known)], cut)
    kinds = by_size(boxes[known], probability(scores[known]), [films[i] for i in np.flatnonzero(known)], cut)
    what = by_kind(boxes[known], probability(scores[known]), [films[i] for i in np.flatnonzero(known)], cut)
    command = f"python training/mammo/train.py --data DIR --out models/mammo/{VERSION} --folds {args.folds}"
    kept = packaging.rounded(dict(command=command, verify="xinglin model verify mammo --data DIR",
                                  data=f"mammo-mias, fold 0 of 5 by woman, {len(held)} of {len(films)} films",
                                  shipped=figures, froc=curve, folds=over, pooled=pooled, byRadius=kinds, byKind=what,
                                  calibration=dict(a=a, b=b, threshold=cut)))
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(kept, indent=1) + "\n")
    selftest(path, args.out)
    packaging.fill(os.path.dirname(os.path.abspath(__file__)), args.out, words(args, path, kept, films, held))
    print(json.dumps(kept), flush=True)


def together(boxes, probability, films, cut):
    """All films, each by the network that had not seen it, as one set."""
    found, wrong, normal = froc.scores(boxes, probability, films, OVERLAP)
    hits = {str(m): int((found >= froc.bound(wrong, normal, m)).sum()) for m in POINTS}
    own = int((found >= cut).sum())
    return dict(lesions=len(found), normalFilms=normal, froc={m: n / len(found) for m, n in hits.items()},
                coverageAtTwo=hits["2.0"] / len(found), coverageAtTwoInterval95=metrics.wilson(hits["2.0"], len(found)),
                coverage=own / len(found), marksPerNormalFilm=float((wrong >= cut).sum()) / normal)


def marked(boxes, scores, films):
    truth, logit = [], []
    for box, score, film in zip(boxes, scores, films):
        for i in froc.suppressed(box, score, OVERLAP):
            if score[i] > -19:
                truth.append(any(froc.covers(box[i], c) for c in film.circles))
                logit.append(score[i])
    return np.array(truth), np.array(logit)


def at(boxes, probability, films, cut):
    found, wrong, normal = froc.scores(boxes, probability, films, OVERLAP)
    hits = int((found >= cut).sum())
    truth, most = np.array([f.abnormal for f in films]), probability.max(1)
    return dict(films=len(films), lesions=len(found), covered=hits, coverage=hits / len(found),
                coverageInterval95=metrics.wilson(hits, len(found)), normalFilms=normal,
                marksPerNormalFilm=float((wrong >= cut).sum()) / normal,
                filmAuc=metrics.auc(truth, most), filmAucInterval95=metrics.interval(truth, most))


def by_size(boxes, probability, films, cut):
    """Out of fold, by the radius of the lesion in mm."""
    out = {}
    for low, high in ((0, 5), (5, 10), (10, 40)):
        part = [mias.Film(f.file, f.pair, f.tissue, f.abnormal, [c for c in f.circles if low <= c[2] * 0.2 < high]) for f in films]
        found, _, _ = froc.scores(boxes, probability, part, OVERLAP)
        out[f"{low}-{high} mm"] = dict(lesions=len(found), coverage=float((found >= cut).mean()) if len(found) else float("nan"))
    return out


KINDS = dict(CALC=("钙化", "calcifications"), CIRC=("边界清楚的肿块", "circumscribed masses"), SPIC=("毛刺状肿块", "spiculated masses"),
             MISC=("其他肿块", "other masses"), ARCH=("结构扭曲", "architectural distortion"), ASYM=("不对称", "asymmetry"))


def by_kind(boxes, probability, films, cut):
    """Out of fold, by what the lesion is."""
    out = {}
    for kind in KINDS:
        part = [mias.Film(f.file, f.pair, f.tissue, f.abnormal, [c for c, k in zip(f.circles, f.kinds) if k == kind]) for f in films]
        found, _, _ = froc.scores(boxes, probability, part, OVERLAP)
        out[kind] = dict(lesions=len(found), covered=int((found >= cut).sum()))
    return out


def missed(kinds, language):
    parts = [f"{names[language]} {kinds[k]['lesions'] - kinds[k]['covered']}/{kinds[k]['lesions']}" for k, names in KINDS.items()]
    if language == 0:
        return "**漏掉的**（折外，出厂阈值，漏掉/全部）：" + "、".join(parts) + "。"
    return "**What is missed** (out of fold, at the threshold that ships, missed/all): " + ", ".join(parts) + "."


def words(args, path, kept, films, held):
    own, cut, pool = kept["shipped"], kept["calibration"], kept["pooled"]
    reached = own["coverage"] >= 0.8 and own["marksPerNormalFilm"] <= 2
    two = kept["folds"]["2.0"]
    rows = []
    for m in POINTS:
        over = kept["folds"][str(m)]
        tail = " ({:.4f}–{:.4f})".format(*over["interval95"]) if "interval95" in over else ""
        rows.append(f"| {m} | {kept['froc'][str(m)]:.4f} | {kept['pooled']['froc'][str(m)]:.4f} | {over['mean']:.4f}{tail} |")
    sizes = "; ".join(f"{k}: {v['coverage']:.2f} ({v['lesions']})" for k, v in kept["byRadius"].items())
    return dict(
        all=len(films), n=len(held), normal=own["normalFilms"], lesions=own["lesions"], coverage=own["coverage"], marks=own["marksPerNormalFilm"],
        low=own["coverageInterval95"][0], high=own["coverageInterval95"][1], auc=own["filmAuc"], aucLow=own["filmAucInterval95"][0],
        aucHigh=own["filmAucInterval95"][1], folds=args.folds, two=two["mean"], rows="\n".join(rows), sizes=sizes, version=VERSION,
        whyZh=missed(kept["byKind"], 0), whyEn=missed(kept["byKind"], 1),
        epochs=" / ".join(str(s.epochs) for s in SCALES), steps=SCALES[0].steps, pooled=pool["coverageAtTwo"], pooledLow=pool["coverageAtTwoInterval95"][0],
        pooledHigh=pool["coverageAtTwoInterval95"][1], pooledOwn=pool["coverage"], pooledMarks=pool["marksPerNormalFilm"],
        twoLow=two.get("interval95", [two["mean"]] * 2)[0], twoHigh=two.get("interval95", [two["mean"]] * 2)[1],
        aimPoolZh="达到" if pool["coverageAtTwo"] >= 0.8 else "**未达到**", aimPoolEn="reached" if pool["coverageAtTwo"] >= 0.8 else "**missed**",
        A=cut["a"], B=cut["b"], cut=cut["threshold"], size=SIZE, overlap=OVERLAP,
        aimZh="达到" if reached else "**未达到**", aimEn="reached" if reached else "**missed**",
        aimTwoZh="达到" if two["mean"] >= 0.8 else "**未达到**", aimTwoEn="reached" if two["mean"] >= 0.8 else "**missed**",
        command=kept["command"], sha256=packaging.sha256(path),
        file=f"| image.onnx | `{packaging.sha256(path)}` | {os.path.getsize(path) / 1e6:.2f} MB |",
        metrics=packaging.lines(dict(command=kept["command"], verify=kept["verify"], data=kept["data"], figures=own, froc=kept["froc"])))
