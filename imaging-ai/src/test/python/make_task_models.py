"""Writes the test packages src/test/resources/tasks/{tiny-image,tiny-mask,tiny-box}/1.0.0.

Needs onnx 1.16. Run from imaging-ai: python3 src/test/python/make_task_models.py
Arithmetic a test can do in its head, on squares of 16:
tiny-image  colour, softmax over normal (0), low (20 * mean blue - 10), high (20 * mean red - 10); a map for each
tiny-mask   grey, one mask: 20 * value - 10
tiny-box    grey, the four quadrants as boxes, each scored 20 * its mean - 10
"""
import hashlib
import json
import pathlib

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

OUT = pathlib.Path("src/test/resources/tasks")
SHIFTS = [0, 5]


def constant(name, value):
    return numpy_helper.from_array(np.asarray(value), name)


def model(name, nodes, channels, outputs, constants):
    def info(n, shape):
        return helper.make_tensor_value_info(n, TensorProto.FLOAT, shape)

    graph = helper.make_graph(nodes, name, [info("image", ["N", channels, 16, 16])], [info(*o) for o in outputs], constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    checker.check_model(made)
    return made


def waves(channels, shift):
    y, x = np.mgrid[0:16, 0:16].astype(float)
    return np.stack([0.5 + 0.5 * np.sin((x + shift + 3 * c) / 0.48) * np.cos(y / 0.8) for c in range(channels)])


mix = np.array([[0, 0, 0], [0, 0, 20], [20, 0, 0]], np.float32)     # normal, low from blue, high from red
image = model(
    "tiny-image",
    [
        helper.make_node("Conv", ["image", "W", "B"], ["points"], kernel_shape=[1, 1]),
        helper.make_node("AveragePool", ["points"], ["cam"], kernel_shape=[4, 4], strides=[4, 4]),
        helper.make_node("GlobalAveragePool", ["points"], ["mean"]),
        helper.make_node("Flatten", ["mean"], ["logits"]),
    ], 3, [("logits", ["N", 3]), ("cam", ["N", 3, 4, 4])],
    [constant("W", mix.reshape(3, 3, 1, 1)), constant("B", np.array([0, -10, -10], np.float32))])
mask = model(
    "tiny-mask",
    [
        helper.make_node("Mul", ["image", "twenty"], ["scaled"]),
        helper.make_node("Sub", ["scaled", "ten"], ["masks"]),
    ], 1, [("masks", ["N", 1, 16, 16])], [constant("twenty", np.float32(20)), constant("ten", np.float32(10))])
quadrants = np.array([[[0, 0, .5, .5], [.5, 0, 1, .5], [0, .5, .5, 1], [.5, .5, 1, 1]]], np.float32)
box = model(
    "tiny-box",
    [
        helper.make_node("AveragePool", ["image"], ["means"], kernel_shape=[8, 8], strides=[8, 8]),
        helper.make_node("Mul", ["means", "twenty"], ["scaled"]),
        helper.make_node("Sub", ["scaled", "ten"], ["raw"]),
        helper.make_node("Reshape", ["raw", "shape"], ["scores"]),
        helper.make_node("Mul", ["scores", "zero"], ["nothing"]),
        helper.make_node("Add", ["nothing", "quadrants"], ["boxes"]),
    ], 1, [("boxes", ["N", 4, 4]), ("scores", ["N", 4, 1])],
    [constant("twenty", np.float32(20)), constant("ten", np.float32(10)), constant("zero", np.float32(0)),
     constant("shape", np.array([-1, 4, 1], np.int64)), constant("quadrants", quadrants)])

LESION = """    - key: lesion
      code: {system: 99XINGLIN, value: lesion, display: Lesion}
      zh: 病灶
      en: Lesion
      threshold: 0.5
      severity: HIGH
"""
CLASSES = """    - {key: normal, code: {system: 99XINGLIN, value: normal, display: Normal}, zh: 正常, finding: false, threshold: 0.5}
    - {key: low, code: {system: 99XINGLIN, value: low, display: Low}, zh: 低级别, threshold: 0.5, severity: low}
    - {key: high, code: {system: 99XINGLIN, value: high, display: High}, zh: 高级别, threshold: 0.3, severity: high}
"""


def logits(name, x):
    if name == "tiny-image":
        return [0, 20 * x[2].mean() - 10, 20 * x[0].mean() - 10]
    if name == "tiny-mask":
        return [float(np.sort(20 * x[0].ravel() - 10)[-3:].mean())]
    return [float(max(20 * x[0][r:r + 8, c:c + 8].mean() - 10 for r in (0, 8) for c in (0, 8)))]


def write(net, task, head, channels, labels, explanation, verification):
    name = net.graph.name
    folder = OUT / name / "1.0.0"
    folder.mkdir(parents=True, exist_ok=True)
    save(net, folder / "image.onnx")
    sha256 = hashlib.sha256((folder / "image.onnx").read_bytes()).hexdigest()
    (folder / "package.yaml").write_text(f"""id: {name}
version: 1.0.0
title: {{zh: 测试模型, en: Test model}}
task: {task}
status: test-only
files:
  - {{path: image.onnx, sha256: {sha256}, role: image}}
input: {{modality: [US, CT], size: 16, channels: {channels}, fit: {"crop" if channels == 3 else "pad"}}}
outputs:
  head: {head}
  labels:
{labels}routing: {{modality: [US], bodyPart: [BREAST]}}
limits: {{concurrency: 2, seconds: 60, failures: 2}}
{explanation}report:
  positive: {{zh: "提示{{labels}}（概率{{probability}}），第{{slices}}幅。", en: "{{labels}} ({{probability}}), image {{slices}}."}}
  negative: {{zh: "未见异常（{{labels}}概率{{probability}}）。", en: "Nothing ({{labels}} {{probability}})."}}
{verification}""", encoding="utf-8")
    (folder / "card.md").write_text("# Test model\n\nArithmetic for tests; finds nothing.\n", encoding="utf-8")
    wanted = [[float(v) for v in logits(name, waves(channels, s))] for s in SHIFTS]
    (folder / "selftest.json").write_text(json.dumps(
        dict(pattern="waves", shifts=SHIFTS, tolerance=0.001, image=dict(logits=wanted))) + "\n")


VERIFY = """verification:
  data: made in the test
  table: labels.csv
  holdout: {group: patient, folds: 2, fold: 0}
  truth:
    normal: {column: class, values: [normal]}
    low: {column: class, values: [low]}
    high: {column: class, values: [high, worst]}
"""
write(image, "image-classification", "softmax", 3, CLASSES, "explanation: {output: cam}\n", VERIFY)
write(mask, "image-segmentation", "sigmoid", 1, LESION, "", """verification:
  data: an archive made in the test
  images: images
  truth:
    lesion: {column: labels, values: ["1"]}
""")
write(box, "image-detection", "sigmoid", 1, LESION, "", "")
