"""Writes the test packages src/test/resources/volumes/{tiny-volume,tiny-window}/1.0.0.

Needs onnx 1.16. Run from imaging-ai: python3 src/test/python/make_volume_models.py
Arithmetic a test can do in its head, voxel by voxel, on 0..1 for 0..100 HU:
bright  20 * value - 10: what has more than 50 HU
core    40 * value - 30: what has more than 75 HU
tiny-volume sees the whole volume at 2 mm and takes the largest part; tiny-window windows of 8 x 16 x 16 at 2.5 mm and takes each part.
"""
import hashlib
import json
import pathlib

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

OUT = pathlib.Path("src/test/resources/volumes")
SHIFTS, SIZE = [0, 5], [8, 10, 12]


def network():
    def info(name, channels):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, channels, "D", "H", "W"])

    graph = helper.make_graph(
        [helper.make_node("Conv", ["volume", "W", "B"], ["masks"], kernel_shape=[1, 1, 1])], "tiny-volume", [info("volume", 1)],
        [info("masks", 2)], [numpy_helper.from_array(np.array([20, 40], np.float32).reshape(2, 1, 1, 1, 1), "W"),
                             numpy_helper.from_array(np.array([-10, -30], np.float32), "B")])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    checker.check_model(made)
    return made


def waves(shift):
    z, y, x = np.mgrid[0:SIZE[0], 0:SIZE[1], 0:SIZE[2]].astype(float)
    return 0.5 + 0.5 * np.sin((x + shift) / 5) * np.cos(y / 7) * np.sin(z / 6 + 1)


def write(name, spacing, more, parts):
    folder = OUT / name / "1.0.0"
    folder.mkdir(parents=True, exist_ok=True)
    save(network(), folder / "volume.onnx")
    sha256 = hashlib.sha256((folder / "volume.onnx").read_bytes()).hexdigest()
    (folder / "package.yaml").write_text(f"""id: {name}
version: 1.0.0
title: {{zh: 测试模型, en: Test model}}
task: volume-segmentation
status: test-only
files:
  - {{path: volume.onnx, sha256: {sha256}, role: volume}}
input:
  modality: [CT, MR]
  spacing: {spacing}
  windows: [{{center: 50, width: 100}}]
{more}outputs:
  parts: {parts}
  minimumVolume: 100
  labels:
    - {{key: bright, code: {{system: 99XINGLIN, value: bright, display: Bright}}, zh: 亮区, en: Bright, threshold: 0.5, severity: low}}
    - {{key: core, code: {{system: 99XINGLIN, value: core, display: Core}}, zh: 核心, en: Core, threshold: 0.5, reliable: false}}
routing: {{modality: [CT], bodyPart: [HEAD], minimumInstances: 8}}
limits: {{concurrency: 2, seconds: 60, failures: 2}}
report:
  positive: {{zh: "见{{labels}}（{{count}}处）。", en: "{{labels}} found."}}
  negative: {{zh: "未见{{labels}}（概率{{probability}}）。", en: "No {{labels}} ({{probability}})."}}
""", encoding="utf-8")
    (folder / "card.md").write_text("# Test model\n\nArithmetic for tests; finds nothing.\n", encoding="utf-8")
    expected = [np.stack([20 * waves(s) - 10, 40 * waves(s) - 30]) for s in SHIFTS]
    middle = tuple(n // 2 for n in SIZE)
    (folder / "selftest.json").write_text(json.dumps(dict(
        size=SIZE, shifts=SHIFTS, tolerance=0.001,
        volume=dict(mean=[[float(v) for v in e.mean((1, 2, 3))] for e in expected],
                    middle=[[float(v[middle]) for v in e] for e in expected]))) + "\n")


write("tiny-volume", "[2, 2, 2]", "  multiple: 4\n", "largest")
write("tiny-window", "[2.5, 2.5, 2.5]", "  patch: {size: [8, 16, 16], overlap: 0.5}\n", "each")
