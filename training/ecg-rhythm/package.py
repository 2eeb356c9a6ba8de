"""Writes models/ecg-rhythm/<version>: what is measured here are the files that ship, each record by the fold without it."""
import json
import os

import numpy as np
import torch

import figures
import packaging
from calibration import platt, softmax

COMMAND = "python training/ecg-rhythm/train.py --data DIR --out models/ecg-rhythm/1.0.0"
KEYS = ["normal", "noise", "other", "af"]
THRESHOLDS = dict(noise=0.5, other=0.5, af=0.35)
BEAT_THRESHOLD = 0.6
SIZE = 2000


def export(net, inputs, path, axes):
    names = list(axes)
    torch.onnx.export(net.eval(), inputs, path, opset_version=16, input_names=names,
                      output_names=["logits", "fold_logits"],
                      dynamic_axes={n: {0: "N"} for n in names + ["logits", "fold_logits"]})
    packaging.shrink(path, 16)


def run(path, feeds):
    return packaging.session(path).run(["logits", "fold_logits"], feeds)


def temperature(logits, truth):
    """One factor for all classes that makes the held-out probabilities fit best."""
    choices = np.arange(0.3, 2.01, 0.05)
    loss = [-np.log(softmax(a * logits)[np.arange(len(truth)), truth] + 1e-9).mean() for a in choices]
    return float(choices[int(np.argmin(loss))])


def selftest(out, rhythm, beat, widths):
    """The formulas of docs/model-contract.md."""
    shifts = [0, 40, 80]
    at = np.arange(SIZE)[None] + np.array(shifts)[:, None]
    signal = (0.5 * np.sin(at / 7) + 0.5 * np.sin(at / 31))[:, None].astype(np.float32)
    row = [(0.5 + 0.5 * np.sin(np.arange(w)[None] + np.array(shifts)[:, None])).astype(np.float32) for w in widths]
    packaging.write(os.path.join(out, "selftest.json"), json.dumps(dict(
        shifts=shifts, tolerance=0.001,
        rhythm=dict(logits=run(rhythm, dict(signal=signal, features=row[0]))[0].tolist()),
        beat=dict(logits=run(beat, dict(features=row[1]))[0].tolist())), indent=1) + "\n")


def write(args, rhythm_net, beat_net, rhythms, beats):
    os.makedirs(args.out, exist_ok=True)
    rhythm, beat = (os.path.join(args.out, name + ".onnx") for name in ("rhythm", "beat"))
    export(rhythm_net, (torch.rand(2, 1, SIZE), torch.from_numpy(rhythms.features[:2])), rhythm, ["signal", "features"])
    export(beat_net, (torch.from_numpy(beats.features[:2]),), beat, ["features"])
    each = np.concatenate([run(rhythm, dict(signal=rhythms.signal[i:i + 64, None], features=rhythms.features[i:i + 64]))[1]
                           for i in range(0, len(rhythms.signal), 64)])
    records = list(rhythms.records())
    truth, fold = np.array([r[1] for r in records]), np.array([r[2] for r in records])
    logits = np.stack([each[where, k].mean(0) for _, _, k, where in records])
    a = round(temperature(logits, truth), 4)
    told = figures.rhythm(truth, fold, softmax(a * logits), THRESHOLDS, KEYS)
    unseen = np.array([beats.records.index(r) for r in beats.record])
    score = run(beat, dict(features=beats.features))[1][np.arange(len(unseen)), unseen, 0]
    beat_a, beat_b = packaging.rounded(platt(beats.truth[beats.truth >= 0], score[beats.truth >= 0]))
    pvc = figures.premature(beats, 1 / (1 + np.exp(-(beat_a * score + beat_b))), BEAT_THRESHOLD)
    weak = run(beat, dict(features=beats.weak_features))[1][np.arange(len(beats.weak_fold)), beats.weak_fold, 0]
    called = 1 / (1 + np.exp(-(beat_a * weak + beat_b))) >= BEAT_THRESHOLD
    called = dict(normalBeats=int(beats.weak_normal.sum()), normalBeatsCalledPremature=called[beats.weak_normal].mean(),
                  beatsInFibrillationCalledPremature=called[~beats.weak_normal].mean())
    result = packaging.rounded(dict(
        command=COMMAND, data="PhysioNet/CinC Challenge 2017 (245 records), MIT-BIH Arrhythmia Database (9 records)",
        calibration=dict(rhythm=a, beat=dict(a=beat_a, b=beat_b)), rhythm=told, rPeaks=figures.peaks(beats),
        prematureVentricular=dict(pvc, **called)))
    packaging.write(os.path.join(args.out, "metrics.json"), json.dumps(result, indent=1) + "\n")
    selftest(args.out, rhythm, beat, (rhythms.features.shape[1], beats.features.shape[1]))
    packaging.fill(os.path.dirname(os.path.abspath(__file__)), args.out, values(result, rhythm, beat, rhythms, truth))
    print(json.dumps(result))


def values(result, rhythm, beat, rhythms, truth):
    """What package.yaml.in and card.md.in ask for."""
    af, peaks, pvc = (result["rhythm"]["afAgainstNormal"], result["rPeaks"], result["prematureVentricular"])
    filled = dict(command=COMMAND, a=result["calibration"]["rhythm"], records=len(truth), windows=len(rhythms.signal),
                  beatA=result["calibration"]["beat"]["a"], beatB=result["calibration"]["beat"]["b"],
                  rhythmSha=packaging.sha256(rhythm), beatSha=packaging.sha256(beat),
                  rhythmSize=f"{os.path.getsize(rhythm) / 1e3:.0f}", beatSize=f"{os.path.getsize(beat) / 1e3:.0f}")
    filled.update({"count" + key.capitalize(): int((truth == k).sum()) for k, key in enumerate(KEYS)})
    filled.update({"f1" + key.capitalize(): result["rhythm"][key]["f1"] for key in KEYS})
    for name, part in (("af", af), ("pvc", pvc)):
        filled.update({name + "F1": part["f1"], name + "Sensitivity": part["sensitivity"],
                       name + "Precision": part["precision"], name + "Mean": part["mean"],
                       name + "Low": part["interval95"][0], name + "High": part["interval95"][1]})
    for name, part in (("sens", peaks["sensitivityByRecord"]), ("prec", peaks["precisionByRecord"])):
        filled.update({name + "Mean": part["mean"], name + "Low": part["interval95"][0],
                       name + "High": part["interval95"][1]})
    filled.update(calledPremature=f"{100 * pvc['normalBeatsCalledPremature']:.2f}", normalBeats=pvc["normalBeats"],
                  calledInAf=f"{100 * pvc['beatsInFibrillationCalledPremature']:.1f}", beatThreshold=BEAT_THRESHOLD)
    filled.update(sensitivity=peaks["sensitivity"], precision=peaks["precision"], annotated=peaks["annotated"],
                  pvcAnnotated=pvc["annotated"], byRecord="; ".join(
                      f"{r}: {h}/{h + m}, +{w}" for r, (h, w, m) in pvc["byRecord"].items()))
    return filled
