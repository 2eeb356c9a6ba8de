"""Writes models/lung-nodule-ct/<version>: the two networks, their self test, figures, package.yaml and card."""
import json
import os
import re
import sys

import numpy as np
import torch
import torch.nn as nn

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import calibration  # noqa: E402
import crops  # noqa: E402
import metrics  # noqa: E402
import outlines  # noqa: E402
import packaging  # noqa: E402
import places  # noqa: E402

BOOT = 400


class Turned(nn.Module):
    """The mean over quarter turns and mirror images; to what the network says of malignancy the outline's area is added."""

    def __init__(self, net, turns):
        super().__init__()
        self.net, self.turns, self.weights, self.cut = net, turns, (1.0, 0.0), 0.0

    def forward(self, image):
        outs = [self.net(outlines.turned(image, *t)) for t in self.turns]
        masks = sum(outlines.back(o[0], *t) for o, t in zip(outs, self.turns)) / len(self.turns)
        malign = sum(o[1] for o in outs) / len(self.turns)
        area = torch.log(1 + torch.sigmoid(masks).sum((2, 3)))
        return masks - self.cut, self.weights[0] * malign + self.weights[1] * area


def joined(net, data, which):
    """Weights of the network's logit and of the log area (logistic regression) and where masks are cut, from nodules kept back."""
    masks, malign = outlines.answers(net, data, which, outlines.TURNS[:1])
    area = np.log(1 + (1 / (1 + np.exp(-masks))).sum((1, 2)))
    pairs = [outlines.by_nodule(data, which, masks, v) for v in (malign, area)]
    sure = [i for i, f in enumerate(pairs[0]) if f[2] >= 4 or f[2] <= 2]
    x = np.array([[pairs[0][i][1], pairs[1][i][1], 1] for i in sure])
    truth, w = np.array([pairs[0][i][2] >= 4 for i in sure], float), np.zeros(3)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - truth) + 0.3 * w * [1, 1, 0]
        w = w - np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag([0.3, 0.3, 1e-3]), gradient)
    cuts = {float(c): dice(outlines.by_nodule(data, which, masks, malign, c)) for c in np.arange(-1, 0.76, 0.25)}
    print(f"{len(sure)} nodules kept back, weights {w.round(3)}, Dice by cut {packaging.rounded(cuts)}", flush=True)
    return (float(w[0]), float(w[1])), round(float(w[2]), 3), max(cuts, key=cuts.get)


def bootstrap(values, groups, figure):
    """95 % interval over patients drawn with replacement."""
    rng, names = np.random.RandomState(3), sorted(set(groups))
    of = {n: np.flatnonzero(np.array(groups) == n) for n in names}
    out = []
    for _ in range(BOOT):
        pick = np.concatenate([of[names[i]] for i in rng.randint(len(names), size=len(names))])
        out.append(figure([values[i] for i in pick]))
    return [float(v) for v in np.nanpercentile(out, [2.5, 97.5])]


def dice(found):
    return float(np.nanmean([f[0] for f in found]))


def auc(found):
    score = np.array([f[2] for f in found])
    sure = (score >= 4) | (score <= 2)
    return metrics.auc((score >= 4)[sure], np.array([f[1] for f in found])[sure])


class File:
    """The file that ships, asked as the network in training is."""

    def __init__(self, path):
        self.session = packaging.session(path)

    def __call__(self, image):
        masks, malign = self.session.run(["masks", "malignancy"], {"image": image.numpy().astype(np.float32)})
        return torch.from_numpy(masks), torch.from_numpy(malign)


def write_crops(args, data, net):
    path = os.path.join(args.out, "crop.onnx")
    held, kept = np.flatnonzero(data.folds == 0), np.flatnonzero((data.folds != 0) & data.back)
    shipped = Turned(net.eval(), [outlines.TURNS[0], outlines.TURNS[2], outlines.TURNS[4], outlines.TURNS[6]])
    shipped.weights, level, shipped.cut = joined(net, data, kept)
    torch.onnx.export(shipped.eval(), torch.rand(2, 3, crops.SIZE, crops.SIZE), path, opset_version=16, input_names=["image"],
                      output_names=["masks", "malignancy"], dynamic_axes={n: {0: "N"} for n in ("image", "masks", "malignancy")})
    packaging.shrink(path, 8)
    file = File(path)
    own = outlines.by_nodule(data, held, *outlines.answers(file, data, held, outlines.TURNS[:1]))
    groups = [f[4] for f in own]
    known = [f for f in own if not np.isnan(f[0])]
    by_readers = {k: float(np.nanmean([f[0] for f in own if f[6] == k])) for k in (1, 2, 3, 4)}
    score = np.array([f[2] for f in own])
    keep = (score >= 4) | (score <= 2)
    figures = dict(
        nodules=len(own), withConsensus=len(known), patients=len(set(groups)), dice=dice(own), diceInterval95=bootstrap(own, groups, dice),
        diceByReaders=by_readers, sure=int(keep.sum()), malignancyAuc=auc(own), malignancyAucInterval95=bootstrap(own, groups, auc),
        areaAlone=metrics.auc((score >= 4)[keep], np.array([f[3] for f in own])[keep]))
    return path, packaging.rounded(figures), (1.0, level)


def write_places(args, data, net):
    path = os.path.join(args.out, "places.onnx")
    torch.onnx.export(net.eval(), torch.rand(2, 2, places.SIDE, places.SIDE, places.SIDE), path, opset_version=16,
                      input_names=["patch"], output_names=["logits", "diameter", "type"],
                      dynamic_axes={n: {0: "N"} for n in ("patch", "logits", "diameter", "type")})
    packaging.shrink(path, 16)
    known = (data["nodule"] >= 0) & (data["found"] == 1)
    logit = places.answers(net, data)[0][:, 0]
    a, b = calibration.platt(data["nodule"][known] > 0, logit[known])
    return path, (round(a, 4), round(b, 4))


def detection(path):
    """What `xinglin lung measure` printed: sensitivity by size with intervals, false marks a scan, errors of diameter, FROC."""
    out, text = dict(froc={}), open(path, encoding="utf-8").read()
    first = re.search(r"(\d+) scans, (\d+) nodules, at threshold ([\d.]+): ([\d.]+) false marks", text)
    out.update(scans=int(first[1]), nodules=int(first[2]), threshold=float(first[3]), falseMarksAScan=float(first[4]))
    for key, name in (("all", "3 mm and more"), ("small", "3 to 10 mm"), ("middle", "10 to 20 mm"), ("large", "above 20 mm")):
        line = re.search(name + r": sensitivity ([\d.]+) \(([\d.]+)-([\d.]+)\), mean error of diameter ([\d.]+)", text)
        out[key] = dict(sensitivity=float(line[1]), interval95=[float(line[2]), float(line[3])], diameterError=float(line[4]))
    for rate, sensitivity in re.findall(r"([\d.]+) false marks a scan: sensitivity ([\d.]+)", text):
        out["froc"][rate] = float(sensitivity)
    return out


def selftest(path, out):
    """Answers of places.onnx to a formula, as the other packages have them."""
    side = places.SIDE
    z, y, x = np.mgrid[0:side, 0:side, 0:side].astype(float)
    patch = np.stack([np.stack([0.5 + 0.5 * np.sin((x + s + 3 * c) / 5) * np.cos(y / 7) * np.sin(z / 6 + 1) for c in range(2)])
                      for s in packaging.SHIFTS]).astype(np.float32)
    logits = packaging.session(path).run(["logits"], {"patch": patch})[0]
    packaging.write(os.path.join(out, "selftest.json"), json.dumps(dict(
        shifts=packaging.SHIFTS, tolerance=0.002, patch=dict(logits=[[float(v) for v in row] for row in logits])), indent=1) + "\n")


def write(args, crops_data, crop, place, tune):
    crop_path, figures, crop_line = write_crops(args, crops_data, crop)
    places_path, places_line = write_places(args, tune, place)
    found = detection(args.detection) if args.detection else dict(threshold=0.5)
    kept = dict(crops=figures, detection=found, seeds=args.seeds)
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(kept, indent=1) + "\n")
    selftest(places_path, args.out)
    if not args.detection:
        print(json.dumps(kept), f"calibration {places_line}: now measure it, and give --detection")
        return
    values = dict(
        placesSha256=packaging.sha256(places_path), cropSha256=packaging.sha256(crop_path), threshold=found["threshold"],
        placesA=places_line[0], placesB=places_line[1], cropA=crop_line[0], cropB=crop_line[1], metrics=packaging.lines(kept),
        placesSize=f"{os.path.getsize(places_path) / 1e6:.2f}", cropSize=f"{os.path.getsize(crop_path) / 1e6:.2f}",
        seeds=args.seeds, epochs=outlines.EPOCHS, placesEpochs=places.EPOCHS, crops=len(crops_data.rows))
    values |= {"crop" + k[0].upper() + k[1:]: v for k, v in figures.items()}
    values |= dict(byReaders=" / ".join(f"{v:.3f}" for v in figures["diceByReaders"].values()), scans=found["scans"],
                   nodules=found["nodules"], falseMarks=found["falseMarksAScan"],
                   froc=", ".join(f"{k}: {v:.3f}" for k, v in found["froc"].items()))
    for key in ("all", "small", "middle", "large"):
        values |= {key + "Sens": found[key]["sensitivity"], key + "Interval": found[key]["interval95"], key + "Error": found[key]["diameterError"]}
    packaging.fill(HERE, args.out, values)
    print(json.dumps(kept), flush=True)
