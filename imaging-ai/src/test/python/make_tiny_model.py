"""Writes the test package src/test/resources/models/tiny-ct/1.0.0.

Needs onnx 1.16. Run from imaging-ai: python3 src/test/python/make_tiny_model.py
The networks are arithmetic a test can do in its head: the features are the means of the four quadrants (top left,
top right, bottom left, bottom right); a label is 20 * its quadrant - 10, "any" is 20 * the mean - 5. Of the two networks it pretends to
hold the first answers so, the second as if the picture were inverted.
"""
import hashlib
import pathlib

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

OUT = pathlib.Path("src/test/resources/models/tiny-ct/1.0.0")
KEYS = ["any", "epidural", "intraparenchymal", "intraventricular", "subarachnoid", "subdural"]

W = np.zeros((4, 6), np.float32)
W[:, 0] = 5
for quadrant in range(4):
    W[quadrant, quadrant + 1] = 20
B = np.array([-5, -10, -10, -10, -10, -10], np.float32)


def constant(name, value):
    return numpy_helper.from_array(np.asarray(value), name)


def model(name, nodes, inputs, outputs, constants):
    def info(n, shape):
        return helper.make_tensor_value_info(n, TensorProto.FLOAT, shape)

    graph = helper.make_graph(
        nodes, name, [info(*i) for i in inputs], [info(*o) for o in outputs], constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    checker.check_model(made)
    return made


slice_net = model(
    "tiny-slice",
    [
        helper.make_node("AveragePool", ["image"], ["quadrants"], kernel_shape=[8, 8], strides=[8, 8]),
        helper.make_node("Flatten", ["quadrants"], ["features"]),
        helper.make_node("Gemm", ["features", "W", "B"], ["logits"]),
        helper.make_node("Sub", ["unit", "features"], ["inverted"]),
        helper.make_node("Unsqueeze", ["features", "one"], ["first"]),
        helper.make_node("Unsqueeze", ["inverted", "one"], ["second"]),
        helper.make_node("Concat", ["first", "second"], ["fold_features"], axis=1),
        helper.make_node("MatMul", ["fold_features", "W"], ["weighted"]),
        helper.make_node("Add", ["weighted", "B"], ["fold_logits"]),
        helper.make_node("AveragePool", ["image"], ["fine"], kernel_shape=[2, 2], strides=[2, 2]),
        helper.make_node("Squeeze", ["fine", "one"], ["grey"]),
        helper.make_node("Mul", ["grey", "twenty"], ["scaled"]),
        helper.make_node("Sub", ["scaled", "ten"], ["cam"]),
    ],
    [("image", ["N", 1, 16, 16])],
    [("logits", ["N", 6]), ("features", ["N", 4]), ("cam", ["N", 8, 8]), ("fold_logits", ["N", 2, 6]),
     ("fold_features", ["N", 2, 4])],
    [constant("unit", np.float32(1)), constant("W", W), constant("B", B), constant("one", np.array([1], np.int64)),
     constant("twenty", np.float32(20)), constant("ten", np.float32(10))],
)
kernel = np.tile(np.array([0.25, 0.5, 0.25], np.float32), (4, 1, 1))
series_net = model(
    "tiny-series",
    [
        helper.make_node("Transpose", ["features"], ["across"], perm=[1, 0]),
        helper.make_node("Unsqueeze", ["across", "zero"], ["batched"]),
        helper.make_node("Conv", ["batched", "K"], ["mixed"], group=4, kernel_shape=[3], pads=[1, 1]),
        helper.make_node("Squeeze", ["mixed", "zero"], ["flat"]),
        helper.make_node("Transpose", ["flat"], ["along"], perm=[1, 0]),
        helper.make_node("Gemm", ["along", "W", "B"], ["logits"]),
        helper.make_node("ReduceMax", ["logits"], ["series_logits"], axes=[0], keepdims=0),
    ],
    [("features", ["S", 4])],
    [("logits", ["S", 6]), ("series_logits", [6])],
    [constant("W", W), constant("B", B), constant("K", kernel), constant("zero", np.array([0], np.int64))],
)

OUT.mkdir(parents=True, exist_ok=True)
save(slice_net, OUT / "slice.onnx")
save(series_net, OUT / "series.onnx")
sums = {r: hashlib.sha256((OUT / f"{r}.onnx").read_bytes()).hexdigest() for r in ("slice", "series")}
zh = ["颅内出血", "硬膜外血肿", "脑实质出血", "脑室内出血", "蛛网膜下腔出血", "硬膜下血肿"]
en = ["Intracranial hemorrhage", "Epidural hematoma", "Intraparenchymal hemorrhage", "Intraventricular hemorrhage",
      "Subarachnoid hemorrhage", "Subdural hematoma"]
labels = "".join(
    f"""    - key: {KEYS[i]}
      code: {{system: 99XINGLIN, value: {KEYS[i]}, display: {en[i]}}}
      zh: {zh[i]}
      en: {en[i]}
      threshold: 0.5
      calibration: {{a: 1.0, b: 0.0}}
      severity: {"CRITICAL" if i == 0 else "HIGH"}
      reliable: {"false" if i == 4 else "true"}
""" for i in range(6))
(OUT / "package.yaml").write_text(f"""id: tiny-ct
version: 1.0.0
title: {{zh: 测试模型, en: Test model}}
task: series-classification
intendedUse: {{zh: 仅供测试, en: Tests only}}
licence: Apache-2.0
status: test-only
files:
  - {{path: slice.onnx, sha256: {sums["slice"]}, role: slice}}
  - {{path: series.onnx, sha256: {sums["series"]}, role: series}}
input:
  modality: [CT]
  sopClasses: ["1.2.840.10008.5.1.4.1.1.2"]
  bodyPart: [HEAD]
  size: 16
  window: {{center: 40, width: 80}}
  displayWindows:
    - {{name: brain, center: 40, width: 80}}
outputs:
  labels:
{labels}routing:
  modality: [CT]
  bodyPart: [HEAD, BRAIN]
  excludedText: [CTA]
  minimumInstances: 2
explanation: {{output: cam}}
report:
  positive: {{zh: "提示{{labels}}（概率{{probability}}），见于第{{slices}}层。", en: "{{labels}} ({{probability}}), slices {{slices}}."}}
  negative: {{zh: "未见颅内出血（概率{{probability}}）。", en: "No intracranial hemorrhage ({{probability}})."}}
metrics:
  slice: {{any: {{auc: 1.0}}}}
""", encoding="utf-8")
(OUT / "card.md").write_text("# Test model\n\nArithmetic for tests; finds nothing.\n", encoding="utf-8")
