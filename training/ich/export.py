"""Writes the package: ONNX files, metrics, package.yaml, card, self test."""
import hashlib
import json
import os
import sys

import numpy as np
import onnx
import onnxruntime as ort
import torch
import torch.nn as nn
import torch.nn.functional as F

from evaluate import at, auc, interval, over_folds, platt, threshold
from model import LABELS, SIZE, SeriesNet, SliceNet, affine, align_params, base_grid, channels, summary, warp, CROP

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))
from packaging import shrink  # noqa: E402

VERSION = "1.1.0"

CAM = 32
NAMES = {
    "any": ("颅内出血", "Intracranial haemorrhage", "SCT", "1386000", "Intracranial hemorrhage", "critical"),
    "epidural": ("硬膜外出血", "Epidural haemorrhage", "SCT", "82999001", "Epidural intracranial hemorrhage", "critical"),
    "intraparenchymal": ("脑实质出血", "Intraparenchymal haemorrhage", "SCT", "274100004", "Cerebral hemorrhage", "critical"),
    "intraventricular": ("脑室内出血", "Intraventricular haemorrhage", "xinglin", "ich-intraventricular",
                         "Intraventricular hemorrhage", "critical"),
    "subarachnoid": ("蛛网膜下腔出血", "Subarachnoid haemorrhage", "SCT", "21454007", "Subarachnoid intracranial hemorrhage",
                     "critical"),
    "subdural": ("硬膜下出血", "Subdural haemorrhage", "SCT", "35486000", "Subdural hemorrhage", "critical"),
}
MIN_PATIENTS, MIN_SERIES_AUC = 10, 0.8      # below either: the label is marked not reliable


class SliceGraph(nn.Module):
    """Picture -> logits, features, cam, fold_logits, fold_features; the first three are the mean of the fold networks, the last two
    have one row for each of them [N,K,.]. They share their lower part."""

    def __init__(self, nets, frozen, flip):
        super().__init__()
        self.nets, self.frozen, self.flip = nn.ModuleList(nets), frozen, flip

    def forward(self, image):
        cx, cy, half, ang = align_params(image)
        crop = warp(image, affine(cx, cy, half, ang), CROP)
        sides, maps = [], []
        for flipped in ([False, True] if self.flip else [False]):
            x = channels(torch.flip(crop, [3]) if flipped else crop)
            low, feats = self.nets[0].backbone.lower(x, self.frozen), []
            for net in self.nets:
                logit, m = net.upper(low, self.frozen)
                feats.append(summary(logit, m))
                maps.append(torch.flip(m[:, :1], [3]) if flipped else m[:, :1])
            sides.append(torch.stack(feats, 1))
        each = sum(sides) / len(sides)
        features = each.mean(1)
        cam = sum(maps) / len(maps)
        # back from the aligned crop to the picture; outside the crop: -10
        c, s = torch.cos(ang) / half, torch.sin(ang) / half
        tx, ty = -(c * cx - s * cy), -(s * cx + c * cy)
        inv = torch.stack([torch.stack([c, -s, tx], 1), torch.stack([s, c, ty], 1)], 1)
        cam = warp(cam + 10.0, inv, CAM)[:, 0] - 10.0
        return features[:, :6], features, cam, each[:, :, :6], each


OUTPUTS = ["logits", "features", "cam", "fold_logits", "fold_features"]


def networks(path):
    """The fold networks of a slice.onnx with whole weights, as they were when it was written."""
    weights = {i.name: torch.from_numpy(onnx.numpy_helper.to_array(i).copy()) for i in onnx.load(path).graph.initializer}
    shared = {name[len("nets.0."):]: w for name, w in weights.items() if name.startswith("nets.0.")}
    nets = []
    while any(name.startswith("nets.%d." % len(nets)) for name in weights):
        begin, net = "nets.%d." % len(nets), SliceNet()
        own = {name[len(begin):]: w for name, w in weights.items() if name.startswith(begin)}
        net.load_state_dict({**shared, **own})
        nets.append(net.eval())
    return nets


def out_of_fold(out, images, fold):
    """features [n,13] of every slice by the network that has not seen its patient, from the file that ships."""
    net, feat = session(os.path.join(out, "slice.onnx")), np.zeros((len(images), 13), np.float32)
    for b in range(0, len(images), 16):
        x = images[b:b + 16, None].astype(np.float32) / 255
        each = net.run(["fold_features"], {"image": x})[0]
        feat[b:b + 16] = each[np.arange(len(x)), fold[b:b + 16]]
    return feat


def to_onnx(slice_graph, series_graph, out):
    slice_graph.eval()
    series_graph.eval()
    torch.onnx.export(slice_graph, torch.rand(2, 1, SIZE, SIZE), os.path.join(out, "slice.onnx"), opset_version=16,
                      input_names=["image"], output_names=OUTPUTS,
                      dynamic_axes={k: {0: "N"} for k in ["image"] + OUTPUTS})
    torch.onnx.export(series_graph, torch.randn(3, 13), os.path.join(out, "series.onnx"), opset_version=16,
                      input_names=["features"], output_names=["logits", "series_logits"],
                      dynamic_axes={"features": {0: "S"}, "logits": {0: "S"}})
    for f in ("slice.onnx", "series.onnx"):
        m = onnx.load(os.path.join(out, f))
        onnx.checker.check_model(m)
        for n in m.graph.node:          # the exporter leaves source paths in the file
            n.doc_string = ""
        m.doc_string = ""
        onnx.save(m, os.path.join(out, f))
    shrink(os.path.join(out, "slice.onnx"), 16)


def session(path):
    o = ort.SessionOptions()
    o.intra_op_num_threads = 2
    return ort.InferenceSession(path, o, providers=["CPUExecutionProvider"])


def sha(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def synthetic(shift):
    """The input of the self test: a bright ring with waves inside; the same formula in every language."""
    y, x = np.mgrid[:SIZE, :SIZE].astype(np.float64)
    wave = 0.5 + 0.5 * np.sin((x + shift) / 17.0) * np.cos(y / 23.0)
    r = np.sqrt(((x - 160) / 105.0) ** 2 + ((y - 160) / 130.0) ** 2)
    v = np.where(r > 1, 0.0, np.where(r > 0.92, 1.0, 0.3 + 0.4 * wave))
    return v.astype(np.float32)


def selftest(out):
    s1, s2 = session(os.path.join(out, "slice.onnx")), session(os.path.join(out, "series.onnx"))
    shifts = [0, 40, 80]
    x = np.stack([synthetic(s) for s in shifts])[:, None]
    logits, feats, cam = s1.run(OUTPUTS[:3], {"image": x})
    refined, series = s2.run(None, {"features": feats})
    one, one_series = s2.run(None, {"features": feats[:1]})
    doc = {
        "size": SIZE,
        "formula": "double: wave = 0.5 + 0.5*sin((x+shift)/17)*cos(y/23); r = sqrt(((x-160)/105)^2 + ((y-160)/130)^2); "
                   "value = r > 1 ? 0 : r > 0.92 ? 1 : 0.3 + 0.4*wave; image[y][x] = (float) value",
        "shifts": shifts,
        "tolerance": 1e-3,
        "checkpoints": {"image[160][160]": [float(v) for v in x[:, 0, 160, 160]],
                        "image[100][200]": [float(v) for v in x[:, 0, 100, 200]]},
        "slice": {"logits": logits.tolist(), "features": feats.tolist(), "camShape": list(cam.shape[1:]),
                  "cam[16][16]": [float(v) for v in cam[:, 16, 16]]},
        "series": {"logits": refined.tolist(), "series_logits": series.tolist()},
        "seriesOfOne": {"logits": one.tolist(), "series_logits": one_series.tolist()},
        "runtime": "onnxruntime " + ort.__version__,
    }
    with open(os.path.join(out, "selftest.json"), "w") as f:
        json.dump(doc, f, indent=1)
        f.write("\n")


def measure(y, patient, fold, groups, feat, refined, series):
    """Everything from out-of-fold scores. -> metrics, operating points."""
    sig = lambda v: 1 / (1 + np.exp(-v))
    ys = np.stack([y[g].max(0) for g in groups])
    gp = np.array([patient[g[0]] for g in groups])
    gf = np.array([fold[g[0]] for g in groups])
    rows, points = {}, {}
    for j, name in enumerate(LABELS):
        r = {"positiveSlices": int(y[:, j].sum()), "positivePatients": int(ys[:, j].sum())}
        for key, t, s, u, f in (("sliceAlone", y[:, j], feat[:, j], patient, fold),
                                ("sliceAfterSeries", y[:, j], refined[:, j], patient, fold),
                                ("series", ys[:, j], series[:, j], gp, gf)):
            per = [auc(t[f == k], s[f == k]) for k in range(fold.max() + 1)]
            per = [v for v in per if v == v]
            lo, hi = interval(t, s, u)
            low, high = over_folds(per)
            r[key] = {"auc": round(auc(t, s), 4), "interval95": [round(lo, 4), round(hi, 4)],
                      "foldMean": round(float(np.mean(per)), 4),
                          "foldInterval95": [round(low, 4), round(high, 4)], "foldMin": round(float(np.min(per)), 4),
                      "folds": len(per)}
        r["reliable"] = r["positivePatients"] >= MIN_PATIENTS and r["series"]["auc"] >= MIN_SERIES_AUC
        pt = {}
        for key, t, s, f, want in (("slice", y[:, j], refined[:, j], fold, 0.90 if j == 0 else 0.85),
                                   ("series", ys[:, j], series[:, j], gf, 0.90)):
            a, b = platt(t, s)
            p = sig(a * s + b)
            thr = min(max(threshold(t, p, want) - 1e-4, 0.02), 0.9)
            pt[key] = {"a": round(a, 4), "b": round(b, 4), "threshold": round(thr, 4)}
            r["at" + key.capitalize() + "Threshold"] = {k: round(v, 4) for k, v in at(t, p, thr).items()}
            # the same choice made without the fold it is measured on
            hit = np.zeros(len(t), bool)
            for k in range(fold.max() + 1):
                a2, b2 = platt(t[f != k], s[f != k])
                p2 = sig(a2 * s + b2)
                hit[f == k] = p2[f == k] >= min(max(threshold(t[f != k], p2[f != k], want) - 1e-4, 0.02), 0.9)
            r["at" + key.capitalize() + "ThresholdNested"] = {
                k: round(v, 4) for k, v in at(t, hit.astype(float), 0.5).items()}
        rows[name], points[name] = r, pt
    return rows, points


def package(args, nets, images, y, patient, fold, groups):
    from train import FROZEN, run_series
    out = args.out
    os.makedirs(out, exist_ok=True)
    slice_graph, series_graph = SliceGraph(nets, FROZEN, args.flip), SeriesNet()
    to_onnx(slice_graph, series_graph, out)
    feat = out_of_fold(out, images, fold)
    refined, series = run_series(feat, groups)
    # how far the file, whose weights are rounded, is from the training code
    x = torch.from_numpy(np.stack([synthetic(s) for s in (0, 9)]))[:, None]
    with torch.no_grad():
        want = slice_graph(x)
    got = session(os.path.join(out, "slice.onnx")).run(OUTPUTS, {"image": x.numpy()})
    parity = max(float(np.abs(w.numpy() - g).max()) for w, g in zip(want, got))
    selftest(out)
    rows, points = measure(y, patient, fold, groups, feat, refined, series)
    command = "python training/ich/train.py --data DIR --out models/ich-ct/%s" % VERSION
    metrics = {
        "model": "ich-ct", "version": VERSION, "command": command,
        "data": {"set": "CT-ICH (PhysioNet), part given for training", "slices": len(y), "patients": len(groups),
                 "positiveSlices": int(y[:, 0].sum()), "positivePatients": int(sum(y[g, 0].max() for g in groups))},
        "folds": int(fold.max() + 1), "split": "by patient", "stepsPerFold": args.done,
        "method": "out-of-fold, pooled, by the file that ships; each slice scored by the one network in it that never saw its patient; "
                  "the series stage has nothing learned, its width was chosen on these scores; interval: 1000 resamples of patients",
        "exportParity": float("%.2g" % parity), "labels": rows}
    with open(os.path.join(out, "metrics.json"), "w") as f:
        json.dump(metrics, f, indent=1)
        f.write("\n")
    write_yaml(out, metrics, points, patient, fold)
    write_card(out, metrics, points, args)
    for f in ("slice.onnx", "series.onnx"):
        print(f, os.path.getsize(os.path.join(out, f)))
    print("parity", parity)
    for n in LABELS:
        print(n, json.dumps(rows[n]))


def write_yaml(out, metrics, points, patient, fold):
    q = json.dumps
    zh = lambda s: json.dumps(s, ensure_ascii=False)
    lines = [
        "# Written by training/ich/train.py; the figures are those of metrics.json.",
        "id: ich-ct", 'version: "%s"' % VERSION,
        "title:", "  zh: 头颅 CT 颅内出血识别", "  en: Intracranial haemorrhage on head CT",
        "task: series-classification", "status: research-only",
        "intendedUse:",
        "  zh: 提示非增强头颅 CT 中可能的颅内出血及其亚型，用于排序和复核提醒；不作诊断，未经本院验证不得用于临床。",
        "  en: Points to possible intracranial haemorrhage and its subtype on non-contrast head CT, for worklist order and "
        "a second look; no diagnosis, no clinical use without local validation.",
        "licence:", "  weights: CC-BY-4.0", "  data: CC-BY-4.0", "  backbone: Apache-2.0",
        "  attribution: \"CT-ICH: Hssayeni M. et al., Intracranial Hemorrhage Segmentation Using a Deep Convolutional Model, Data 2020, 5(1), 14\"",
        "files:"]
    for f, role in (("slice.onnx", "slice"), ("series.onnx", "series")):
        lines += ["  - path: " + f, "    sha256: " + sha(os.path.join(out, f)), "    role: " + role]
    lines += [
        "input:", "  modality: [CT]",
        "  sopClasses: [1.2.840.10008.5.1.4.1.1.2, 1.2.840.10008.5.1.4.1.1.2.1]",
        "  bodyPart: [HEAD, BRAIN, SKULL]", "  name: image", "  size: %d" % SIZE,
        "  resize: area-average or bilinear, the whole square picture (pad to square with 0)",
        "  # the training pictures were made with centre 40, width 120 (HU -20..100); 0/80 pictures would be wrong",
        "  window: {center: 40, width: 120}", "  range: [0, 1]",
        "  sliceOrder: inferior-to-superior", "  minimumInstances: 1",
        "  displayWindows:",
        "    - {name: brain, center: 40, width: 80}", "    - {name: subdural, center: 80, width: 200}",
        "    - {name: bone, center: 600, width: 2800}",
        "outputs:",
        "  slice: {logits: logits, features: features, cam: cam, foldLogits: fold_logits, foldFeatures: fold_features}",
        "  series: {logits: logits, seriesLogits: series_logits}",
        "  # threshold and calibration of a label: for series_logits; those under slice: for the refined logits of one slice",
        "  labels:"]
    for n in LABELS:
        z, e, system, value, display, sev = NAMES[n]
        p = points[n]
        lines += ["    - key: " + n,
                  "      code: {system: %s, value: %s, display: %s}" % (system, q(value), q(display)),
                  "      zh: " + z, "      en: " + e,
                  "      threshold: %s" % p["series"]["threshold"],
                  "      calibration: {a: %s, b: %s}" % (p["series"]["a"], p["series"]["b"]),
                  "      slice:", "        threshold: %s" % p["slice"]["threshold"],
                  "        calibration: {a: %s, b: %s}" % (p["slice"]["a"], p["slice"]["b"]),
                  "      severity: " + sev,
                  "      reliable: " + ("true" if metrics["labels"][n]["reliable"] else "false")]
    lines += [
        "routing:", "  modality: [CT]",
        "  sopClasses: [1.2.840.10008.5.1.4.1.1.2, 1.2.840.10008.5.1.4.1.1.2.1]",
        "  bodyPart: [HEAD, BRAIN, SKULL]",
        '  procedureText: ["头", "颅", "脑", "head", "brain", "skull"]', "  procedureCodes: []", "  minimumInstances: 1",
        "explanation:", "  output: cam", "  size: [%d, %d]" % (CAM, CAM), "  label: any",
        "  coordinates: the whole input picture; before the sigmoid, -10 outside the part looked at",
        "report:",
        "  positive:", "    zh: " + zh("提示{labels}可能（概率 {probability}），依据第 {slices} 层。"),
        "    en: " + zh("Suggests possible {labels} (probability {probability}), based on slice {slices}."),
        "  negative:", "    zh: " + zh("未提示颅内出血（概率 {probability}）；不能排除。"),
        "    en: " + zh("No intracranial haemorrhage suggested (probability {probability}); this does not rule it out."),
        "  unreliable:", "    zh: " + zh("{labels}：训练病例过少，仅供参考。"),
        "    en: " + zh("{labels}: too few training patients, for orientation only."),
        "verification:", "  data: ct-ich, each patient by the network that has not seen him",
        "  table: labels.csv", "  file: file",
        "  series:", "    group: patient", "    order: slice",
        "    # the groups that network k, from 0, has not seen", "    folds:"]
    lines += ["      - [%s]" % ", ".join(q(str(p)) for p in np.unique(patient[fold == k])) for k in range(fold.max() + 1)]
    lines += ["  truth:", '    any: {columns: [%s], values: ["1"]}' % ", ".join(LABELS[1:])]
    lines += ['    %s: {column: %s, values: ["1"]}' % (n, n) for n in LABELS[1:]]
    lines += [
        "metrics:",
        "  verify: xinglin model verify ich-ct --data DIR",
        "  command: " + q(metrics["command"]),
        "  data: " + q("%d slices of %d patients, %d positive" % (
            metrics["data"]["slices"], metrics["data"]["patients"], metrics["data"]["positivePatients"])),
        "  folds: %d" % metrics["folds"], "  split: by patient", "  labels:"]
    for n in LABELS:
        r = metrics["labels"][n]
        lines.append("    %s:" % n)
        for k in ("sliceAlone", "sliceAfterSeries", "series"):
            lines.append("      %s: {auc: %s, interval95: [%s, %s], foldMean: %s, foldInterval95: [%s, %s]}" % (
                k, r[k]["auc"], *r[k]["interval95"], r[k]["foldMean"], *r[k]["foldInterval95"]))
        lines.append("      positivePatients: %d" % r["positivePatients"])
    with open(os.path.join(out, "package.yaml"), "w") as f:
        f.write("\n".join(lines) + "\n")


def aims(a):
    """The two targets, each against the pooled value and the mean of the folds."""
    zh, en = [], []
    for key, least, name, called in (("sliceAfterSeries", 0.93, "层", "slice"), ("series", 0.90, "序列", "series")):
        values = a[key]["auc"], a[key]["foldMean"]
        zh.append("%s AUC ≥ %.2f：合并 %s，各折平均 %s" % (name, least, *["达到" if v >= least else "**未达到**" for v in values]))
        en.append("%s AUC at least %.2f: pooled %s, mean of folds %s" % (
            called, least, *["reached" if v >= least else "**missed**" for v in values]))
    return dict(aimsZh="目标（任一出血）：" + "；".join(zh) + "。\n", aimsEn="Aimed at (any haemorrhage): " + "; ".join(en) + ".\n")


def write_card(out, metrics, points, args):
    rows_zh, rows_en = [], []
    for n in LABELS:
        r = metrics["labels"][n]
        cell = lambda k: "%.3f (%.3f–%.3f)" % (r[k]["auc"], *r[k]["interval95"])
        mean = lambda k: "%.3f (%.3f–%.3f)" % (r[k]["foldMean"], *r[k]["foldInterval95"])
        row = "| {name} | %d / %d | %s | %s | %s | %s | %s | {rel} |" % (
            r["positiveSlices"], r["positivePatients"], cell("sliceAlone"), cell("sliceAfterSeries"), mean("sliceAfterSeries"),
            cell("series"), mean("series"))
        rows_zh.append(row.format(name=NAMES[n][0], rel="可用" if r["reliable"] else "**不可靠**"))
        rows_en.append(row.format(name=NAMES[n][1], rel="yes" if r["reliable"] else "**not reliable**"))
    a = metrics["labels"]["any"]
    pct = lambda d: (100 * d["sensitivity"], 100 * d["specificity"])
    files = ["| %s | `%s` | %.1f MB |" % (f, sha(os.path.join(out, f)), os.path.getsize(os.path.join(out, f)) / 1e6)
             for f in ("slice.onnx", "series.onnx")]
    d = metrics["data"]
    steps = "%d–%d" % (min(args.done), max(args.done))
    tta = "；推理时左右翻转取平均" if args.flip else ""
    tta_en = "; left-right flip averaged at inference" if args.flip else ""
    text = CARD.format(version=VERSION, frozen=4, zh="\n".join(rows_zh), en="\n".join(rows_en), files="\n".join(files), d=d, tta=tta, tta_en=tta_en,
                       command=metrics["command"], steps=steps,
                       s=pct(a["atSliceThreshold"]), sn=pct(a["atSliceThresholdNested"]),
                       v=pct(a["atSeriesThreshold"]), vn=pct(a["atSeriesThresholdNested"]),
                       **aims(a), fmin=a["sliceAfterSeries"]["foldMin"])
    with open(os.path.join(out, "card.md"), "w") as f:
        f.write(text)


CARD = """# ich-ct {version}

状态 / status: research-only

## 中文

**用途** 在非增强头颅 CT 上提示可能的颅内出血（任一类型及五个亚型），用于工作列表排序和复核提醒。不作诊断；未经本院验证不得用于临床。

**数据** CT-ICH（伊拉克一家教学医院，2018 年，外伤病例；PhysioNet，论文注明 CC BY 4.0），本次使用 {d[slices]} 层 / {d[patients]} 名患者，
其中出血 {d[positiveSlices]} 层 / {d[positivePatients]} 名。图像为 8 位脑窗 JPEG（320 像素）；公开的数据处理代码用窗位 40、窗宽 120，
灰度分布与之相符，因此生产中 HU 也按 **40/120** 映射到 0..1。没有骨窗和硬膜下窗的像素值，这两种窗只用于显示。

**方法** 图内完成：按图像矩把头部居中、缩放、转正（192 像素）；三个通道为脑窗 0–80 HU、高密度窗 35–78 HU、左右不对称图；
MobileNetV2（ImageNet 权重，前 {frozen} 个模块不训练，深度卷积不训练）加局部证据图和全局支路。按患者分五折，每折 {steps} 步（再训一轮没有改善，未采用）；
增强：旋转、缩放、平移、翻转、形变、锐化/模糊、增益/偏移、噪声，以及贴入正常层面的**合成出血**（带像素标注，逐步减少）。
出厂的 slice.onnx 是五个折模型的平均{tta}，同时给出每个网络自己的结果；权重以 float16 保存，加载时还原为 float32 计算（int8 试过：序列 AUC 各折平均由 0.93 降到 0.91，未采用）；series.onnx 沿序列做高斯平滑（宽度随层数变化，30 层时为 2 层），无可学习参数，与层序方向无关；
试过的一维卷积和逻辑回归折外均不如它。平滑宽度是看着同一批折外结果选的（1–3 层之间差别很小）。

**结果**（AUC；只用折外预测，用出厂文件中未见过该患者的那个网络；合并值的括号为按患者重采样的 95% 区间，各折平均的括号为 Student 95% 区间；
少数亚型在某些折没有阳性患者，只平均有阳性的折；由 `xinglin model verify ich-ct --data DIR` 复核）

| 标签 | 阳性层/患者 | 单层 | 序列阶段后的层 | 同前，各折平均 | 整个序列 | 同前，各折平均 | 可靠性 |
|---|---|---|---|---|---|---|---|
{zh}

{aimsZh}“任一出血”层级最差一折 {fmin:.3f}。工作点：层 敏感度 {s[0]:.1f}% / 特异度 {s[1]:.1f}%，
序列 {v[0]:.1f}% / {v[1]:.1f}%；阈值不看被测折时：层 {sn[0]:.1f}% / {sn[1]:.1f}%，序列 {vn[0]:.1f}% / {vn[1]:.1f}%。
出厂的五模型平均没有单独测过（每名患者都被其中四个见过）；校准来自单个折模型，对平均模型是近似。

**局限** 单一来源、单一医院、外伤为主；出血患者很少，阳性层集中在少数患者，区间很宽；蛛网膜下腔、脑室内、硬膜下患者不足 10 名；
阳性患者不足 10 名或序列 AUC 低于 0.80 的标签标为不可靠；慢性等密度血肿、术后、伪影、增强扫描未验证；8 位脑窗训练；患者年龄混合，未按年龄（儿童、老年）分别验证。
热图（cam）是局部证据，不是分割。

## English

**Intended use** Points to possible intracranial haemorrhage (any, and five subtypes) on non-contrast head CT, for worklist
order and a second look. No diagnosis; no clinical use without local validation.

**Data** CT-ICH (one teaching hospital in Iraq, 2018, trauma; PhysioNet, CC BY 4.0 by its paper): {d[slices]} slices of {d[patients]}
patients, {d[positiveSlices]} slices of {d[positivePatients]} patients with a haemorrhage. 8-bit brain-window JPEG, 320 px. The data set's
published code uses centre 40, width 120, and the grey values agree, so HU are mapped with **40/120** to 0..1 in production.
No bone or subdural window values were there to learn from; those windows are for display only.

**Method** Inside the graph: the head is centred, scaled and turned upright from image moments (192 px); three channels: brain
0-80 HU, dense 35-78 HU, left-right asymmetry; MobileNetV2 (ImageNet weights; first {frozen} blocks and the depthwise convolutions
fixed) with a map of local evidence and a global branch. Five folds by patient, {steps} steps each (a second, gentler round brought nothing and was left out). Augmentation: rotation, scale, shift,
flip, bending, blur/sharpening, gain/offset, noise, and **synthetic bleeds** pasted into normal slices (with pixel labels, fewer
towards the end). slice.onnx is the mean of the five fold networks{tta_en} and gives what each of them says too; weights are stored as float16
and calculated with as float32 (int8 was tried: the series AUC's mean of folds fell from 0.93 to 0.91). series.onnx smooths along the series
with a Gaussian (2 slices wide at 30 slices, growing with their number), nothing learned, the same in either slice order; learned
1-D convolutions and logistic regression did worse out of fold. Its width was chosen on these same out-of-fold scores (little
difference between 1 and 3 slices).

**Results** (AUC, out of fold only: each patient by the network in the file that ships that has not seen him; pooled values with a 95 %
interval from resampling patients, means of folds with Student's; rare subtypes have no positive patient in some folds, which are left
out of the mean; `xinglin model verify ich-ct --data DIR` prints them again)

| label | positive slices/patients | slice alone | slice after series stage | the same, mean of folds | whole series | the same, mean of folds | reliable |
|---|---|---|---|---|---|---|---|
{en}

{aimsEn}"Any" per slice after the series stage: worst fold {fmin:.3f}. Operating point: slice sensitivity {s[0]:.1f} % /
specificity {s[1]:.1f} %, series {v[0]:.1f} % / {v[1]:.1f} %; with the threshold chosen without the measured fold: slice {sn[0]:.1f} % /
{sn[1]:.1f} %, series {vn[0]:.1f} % / {vn[1]:.1f} %. The shipped mean of five networks was not measured by itself (four of them saw each
patient); the calibration comes from single fold networks and is approximate for the mean.

**Limits** One source, one hospital, mostly trauma; few patients with a bleed, positive slices cluster in them, intervals are wide;
subarachnoid, intraventricular and subdural have fewer than 10 patients; a label with fewer than 10 positive patients or a series
AUC below 0.80 is marked not reliable; isodense chronic haematoma,
postoperative heads, artefacts and contrast scans not validated; trained on an 8-bit brain window; mixed ages, not validated by age (children, elderly).
The heat map (cam) is local evidence, not a segmentation.

## Command and files

`{command}` (seeds fixed; see `training/ich/README.md`)

| file | sha256 | size |
|---|---|---|
{files}
"""
