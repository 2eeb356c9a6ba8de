"""The weights of a model folder as the start of another training: its int8 weights as float32, the heads as they are."""
import json
import pathlib

import numpy
import onnx
import torch
from onnx import numpy_helper

from data import SCHEMES
from model import LAYERS


def run(folder):
    """What the training of the model reports of itself."""
    return json.loads((pathlib.Path(folder) / "metrics.json").read_text(encoding="utf-8"))["run"]


def weights(folder):
    """{parameter of Tagger: tensor}, without the auxiliary head, which the folder does not hold."""
    folder = pathlib.Path(folder)
    graph = onnx.load(folder / "encoder.onnx").graph
    arrays = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    out = {n.removeprefix("tagger."): a for n, a in arrays.items() if n.startswith("tagger.")}
    out["words.weight"] = arrays["words"] * arrays["scale"]
    parts = [f"layers.{i}.{part}" for i in range(LAYERS) for part in ("qkv", "out", "up", "down")]
    products = [n for n in graph.node if n.op_type == "MatMulInteger" or n.op_type == "MatMul" and n.input[1] in arrays]
    for part, product in zip(parts + [f"heads.{s}" for s in SCHEMES], products, strict=True):
        if product.op_type == "MatMul":
            out[f"{part}.weight"] = arrays[product.input[1]].T
            continue
        name = product.input[1].removesuffix("_quantized")
        numbers = arrays[f"{name}_quantized"].astype(numpy.float32) - arrays[f"{name}_zero_point"].astype(numpy.float32)
        out[f"{part}.weight"] = (numbers * arrays[f"{name}_scale"]).T
    for scheme in SCHEMES:
        size = len(out[f"heads.{scheme}.bias"])
        steps = numpy.frombuffer((folder / f"{scheme}.steps").read_bytes(), dtype=">f4")
        out[f"crfs.{scheme}.steps"] = steps.reshape(size, size)
    return {name: torch.tensor(numpy.ascontiguousarray(a, dtype=numpy.float32)) for name, a in out.items()}
