"""Writes models/lung-nodule-ct/<version>: the two networks, their self test, figures, package.yaml and card."""
import json
import os
import re
import shutil
import sys

import numpy as np
import onnx
import onnx.compose
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
import pretrained  # noqa: E402

VERSION = "1.3.0"


class Turned(nn.Module):
    """The mean over quarter turns and mirror images."""

    def __init__(self, net, turns):
        super().__init__()
        self.net, self.turns = net, turns

    def forward(self, image):
        outs = [self.net(outlines.turned(image, *t)) for t in self.turns]
        masks = sum(outlines.back(o[0], *t) for o, t in zip(outs, self.turns)) / len(self.turns)
        return masks, sum(o[1] for o in outs) / len(self.turns)


def calibrated(file, data, kept):
    """Platt's line of the clearly malignant and clearly benign nodules that were kept back, by the mean logit of their slices."""
    own = outlines.by_nodule(data, kept, *outlines.answers(file, data, kept, outlines.TURNS[:1]))
    sure = [f for f in own if f[2] >= 4 or f[2] <= 2]
    truth, logit = np.array([f[2] >= 4 for f in sure]), np.array([f[1] for f in sure])
    print(f"{len(sure)} nodules kept back: AUC of malignancy {metrics.auc(truth, logit):.4f}, Dice {outlines.dice(own):.4f}", flush=True)
    a, b = calibration.platt(truth, logit)
    return round(float(a), 4), round(float(b), 4)


def clustered(values, groups):
    """Normal 95 % interval of a mean in which the values of one group count together, as `xinglin model verify` has it."""
    values, groups = np.array(values), np.array(groups)
    off = values - values.mean()
    half = 1.959964 * np.sqrt(sum(off[groups == g].sum() ** 2 for g in set(groups))) / len(values)
    return [float(max(0, values.mean() - half)), float(min(1, values.mean() + half))]


class File:
    """The file that ships, asked as the network in training is."""

    def __init__(self, path):
        self.session = packaging.session(path)

    def __call__(self, image):
        masks, malign = self.session.run(["masks", "malignancy"], {"image": image.numpy().astype(np.float32)})
        return torch.from_numpy(masks), torch.from_numpy(malign)


class Together(nn.Module):
    """crops.together, to be put behind a network."""

    def forward(self, loose):
        return crops.together(loose)


def middle_alone(path):
    """Of the masks a file answers what hangs together with the middle is kept: vessels and other nodules go."""
    behind = path + ".together"
    torch.onnx.export(Together(), torch.rand(2, 1, crops.SIZE, crops.SIZE), behind, opset_version=16, input_names=["loose"],
                      output_names=["masks"], dynamic_axes={n: {0: "N"} for n in ("loose", "masks")})
    before, after = onnx.compose.add_prefix(onnx.load(path), "n_"), onnx.compose.add_prefix(onnx.load(behind), "t_")
    os.remove(behind)
    whole = onnx.compose.merge_models(before, after, io_map=[("n_masks", "t_loose")], outputs=["t_masks", "n_malignancy"])
    names = {"n_image": "image", "t_masks": "masks", "n_malignancy": "malignancy"}
    for node in whole.graph.node:
        node.doc_string = ""
        node.input[:], node.output[:] = [names.get(name, name) for name in node.input], [names.get(name, name) for name in node.output]
    for value in (*whole.graph.input, *whole.graph.output):
        value.name = names[value.name]
    onnx.checker.check_model(whole)
    onnx.save(whole, path)


def write_crops(args, data, net):
    path = os.path.join(args.out, "crop.onnx")
    held, kept = np.flatnonzero(data.folds == 0), np.flatnonzero((data.folds != 0) & data.back)
    shipped = Turned(net, [outlines.TURNS[0], outlines.TURNS[2], outlines.TURNS[4], outlines.TURNS[6]])
    torch.onnx.export(shipped.eval(), torch.rand(2, 3, crops.SIZE, crops.SIZE), path, opset_version=16, input_names=["image"],
                      output_names=["masks", "malignancy"], dynamic_axes={n: {0: "N"} for n in ("image", "masks", "malignancy")})
    packaging.shrink(path, 16)
    packaging.inward(path)
    middle_alone(path)
    return path, measured(data, held, File(path)), calibrated(File(path), data, kept)


def measured(data, held, file):
    """Figures of nodules that were not trained on, as `xinglin model verify` prints them."""
    own = outlines.by_nodule(data, held, *outlines.answers(file, data, held, outlines.TURNS[:1]))
    known = [f for f in own if not np.isnan(f[0])]
    score = np.array([f[2] for f in own])
    sure = (score >= 4) | (score <= 2)
    truth, logit, area = (score >= 4)[sure], np.array([f[1] for f in own])[sure], np.array([f[3] for f in own])[sure]
    return packaging.rounded(dict(
        nodules=len(own), withConsensus=len(known), patients=len({f[4] for f in own}), dice=outlines.dice(own),
        diceInterval95=clustered([f[0] for f in known], [f[4] for f in known]),
        diceByReaders={k: float(np.nanmean([f[0] for f in own if f[6] == k])) for k in (1, 2, 3, 4)}, sure=int(sure.sum()),
        malignancyAuc=metrics.auc(truth, logit), malignancyAucInterval95=metrics.interval(truth, logit),
        areaAlone=metrics.auc(truth, area), areaAloneInterval95=metrics.interval(truth, area)))


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


def selftest(places_path, crop_path, out):
    """Answers of both networks to formulas (docs/model-contract.md, "Lung nodules")."""
    side = places.SIDE
    z, y, x = np.mgrid[0:side, 0:side, 0:side].astype(float)
    patch = np.stack([np.stack([0.5 + 0.5 * np.sin((x + s + 3 * c) / 5) * np.cos(y / 7) * np.sin(z / 6 + 1) for c in range(2)])
                      for s in packaging.SHIFTS]).astype(np.float32)
    names = ["logits", "diameter", "type"]
    seen = dict(zip(names, packaging.session(places_path).run(names, {"patch": patch})))
    image = np.stack([packaging.waves(crops.SIZE, 3, s) for s in packaging.SHIFTS])
    masks, malign = packaging.session(crop_path).run(["masks", "malignancy"], {"image": image})
    half = crops.SIZE // 2
    mask = np.stack([masks.mean((1, 2, 3)), masks[:, 0, half, half]], 1)
    packaging.write(os.path.join(out, "selftest.json"), json.dumps(dict(
        shifts=packaging.SHIFTS, tolerance=0.002, patch={k: v.tolist() for k, v in seen.items()},
        crop=dict(malignancy=malign.tolist(), mask=mask.tolist())), indent=1) + "\n")


def taken(args, data, crop):
    """The network of detection of an earlier version with what was measured of it, and a new one of the crops."""
    crop_path, figures, crop_line = write_crops(args, data, crop)
    places_path = os.path.join(args.out, "places.onnx")
    shutil.copyfile(os.path.join(args.take, "places.onnx"), places_path)
    with open(os.path.join(args.take, "metrics.json"), encoding="utf-8") as file:
        kept = json.load(file)
    with open(os.path.join(args.take, "package.yaml"), encoding="utf-8") as file:
        first = re.search(r"calibration: {a: ([-.0-9]+), b: ([-.0-9]+)}", file.read())
    return places_path, crop_path, (float(first[1]), float(first[2])), crop_line, kept | dict(crops=figures)


def made(args, data, crop, place, tune):
    """Both files, their calibrations and what was measured of them, after training."""
    crop_path, figures, crop_line = write_crops(args, data, crop)
    places_path, places_line = write_places(args, tune, place)
    kept = dict(crops=figures, detection=detection(args.detection) if args.detection else dict(threshold=0.5), seeds=args.seeds)
    if args.textured:
        kept["detectionTextured"] = detection(args.textured)
    return places_path, crop_path, places_line, crop_line, kept


def write(args, data, files):
    """``files``: what ``taken`` or ``made`` gives."""
    places_path, crop_path, places_line, crop_line, kept = files
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(kept, indent=1) + "\n")
    selftest(places_path, crop_path, args.out)
    figures, found = kept["crops"], kept["detection"]
    if "scans" not in found:
        print(json.dumps(kept), f"calibration {places_line}: now measure it, and give --detection")
        return
    values = dict(
        version=VERSION, placesSha256=packaging.sha256(places_path), cropSha256=packaging.sha256(crop_path), threshold=found["threshold"],
        placesA=places_line[0], placesB=places_line[1], cropA=crop_line[0], cropB=crop_line[1], metrics=packaging.lines(kept),
        placesSize=f"{os.path.getsize(places_path) / 1e6:.2f}", cropSize=f"{os.path.getsize(crop_path) / 1e6:.2f}",
        seeds=kept["seeds"], epochs=pretrained.EPOCHS, placesEpochs=places.EPOCHS, crops=len(data.rows))
    values |= {"crop" + k[0].upper() + k[1:]: v for k, v in figures.items()}
    values |= dict(byReaders=" / ".join(f"{v:.3f}" for v in figures["diceByReaders"].values()), scans=found["scans"],
                   nodules=found["nodules"], falseMarks=found["falseMarksAScan"],
                   froc=", ".join(f"{k}: {v:.3f}" for k, v in found["froc"].items()))
    for key in ("all", "small", "middle", "large"):
        values |= {key + "Sens": found[key]["sensitivity"], key + "Interval": found[key]["interval95"], key + "Error": found[key]["diameterError"]}
    textured = kept["detectionTextured"]
    values |= dict(texturedSens=textured["all"]["sensitivity"], texturedInterval=textured["all"]["interval95"], texturedScans=textured["scans"],
                   texturedNodules=textured["nodules"], texturedFalse=textured["falseMarksAScan"], texturedError=textured["all"]["diameterError"], texturedSeeds=args.textured_seeds)
    with open(args.remarks, encoding="utf-8") as file:
        values |= json.load(file)
    packaging.fill(HERE, args.out, values)
    print(json.dumps(kept), flush=True)
