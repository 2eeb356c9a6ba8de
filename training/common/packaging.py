"""Writes a model package: small ONNX file, self test, metrics, package.yaml and card (docs/model-contract.md)."""
import hashlib
import json
import os
import re

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import TensorProto, compose, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

SHIFTS = [0, 40, 80]
FORMULA = ("double, channel c from 0: image[c][y][x] = (float) (0.5 + 0.5 * sin((x + shift + 3*c) / (0.03*size))"
           " * cos(y / (0.05*size)))")


def export(net, size, channels, path, names):
    """The network with the input ``image`` and the outputs ``names``; the number of pictures is free."""
    torch.onnx.export(net.eval(), torch.rand(2, channels, size, size), path, opset_version=16, input_names=["image"],
                      output_names=names, dynamic_axes={n: {0: "N"} for n in ["image"] + names})


def shrink(path, bits):
    """Weights of more than 1,000 numbers as int8 with a scale for each output channel, or as float16.

    The runtime multiplies them out once when it loads the file and calculates in float32, so that only the rounding of the
    weights is lost and no processor needs special instructions.
    """
    model, nodes, constants = onnx.load(path), [], []
    for weight in model.graph.initializer:
        w = numpy_helper.to_array(weight)
        if w.dtype != np.float32 or w.size < 1000:
            constants.append(weight)
            continue
        packed, name = weight.name + "_packed", weight.name
        if bits == 16:
            constants.append(numpy_helper.from_array(w.astype(np.float16), packed))
            nodes.append(helper.make_node("Cast", [packed], [name], to=TensorProto.FLOAT))
            continue
        scale = np.abs(w).reshape(len(w), -1).max(1).reshape([-1] + [1] * (w.ndim - 1)) / 127 + 1e-12
        constants.append(numpy_helper.from_array(np.round(w / scale).astype(np.int8), packed))
        constants.append(numpy_helper.from_array(scale.astype(np.float32), name + "_scale"))
        nodes.append(helper.make_node("Cast", [packed], [name + "_steps"], to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [name + "_steps", name + "_scale"], [name]))
    del model.graph.initializer[:]
    model.graph.initializer.extend(constants)
    for node in reversed(nodes):
        model.graph.node.insert(0, node)
    for node in model.graph.node:       # the exporter leaves source paths in the file
        node.doc_string = ""
    model.doc_string = ""
    onnx.checker.check_model(model)
    onnx.save(model, path)


def inward(path):
    """Zeros that a node of their own puts around a convolution's input become the convolution's own padding: the same numbers, but the
    runtime keeps its blocked layout from one convolution to the next; of MobileNetV2 it saves a third of the time."""
    model = onnx.load(path)
    graph = model.graph
    makers = {name: node for node in graph.node for name in node.output}
    for conv in [node for node in graph.node if node.op_type == "Conv"]:
        pad = makers.get(conv.input[0])
        if pad is None or pad.op_type != "Pad" or sum(pad.output[0] in node.input for node in graph.node) > 1:
            continue
        if any(a.name == "mode" and a.s != b"constant" for a in pad.attribute):
            continue
        top, left, bottom, right = constant(model, pad.input[1], makers)[[2, 3, 6, 7]]
        own = next(a for a in conv.attribute if a.name == "pads")
        own.ints[:] = [int(a + b) for a, b in zip(own.ints, (top, left, bottom, right))]
        conv.input[0] = pad.input[0]
        graph.node.remove(pad)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def constant(model, name, makers):
    """What a value that depends on no input is."""
    wanted, needed = [name], []
    while wanted:
        node = makers.get(wanted.pop())
        if node is not None and node not in needed:
            needed.append(node)
            wanted += node.input
    nodes = [node for node in model.graph.node if node in needed]
    stored = [value for value in model.graph.initializer if value.name == name or any(value.name in node.input for node in nodes)]
    graph = helper.make_graph(nodes, "constant", [], [helper.make_tensor_value_info(name, TensorProto.INT64, None)], stored)
    return ReferenceEvaluator(helper.make_model(graph, opset_imports=model.opset_import)).run(None, {})[0]


def join(paths, to):
    """One file that answers the mean of what these networks answer to ``image``."""
    graphs = [compose.add_prefix(onnx.load(path), f"n{i}_") for i, path in enumerate(paths)]
    whole, names = graphs[0], [value.name.removeprefix("n0_") for value in graphs[0].graph.output]
    for other in graphs[1:]:
        whole.graph.node.extend(other.graph.node)
        whole.graph.initializer.extend(other.graph.initializer)
    for node in whole.graph.node:
        node.input[:] = ["image" if re.fullmatch(r"n\d+_image", name) else name for name in node.input]
    whole.graph.node.extend(helper.make_node("Mean", [f"n{i}_{name}" for i in range(len(graphs))], [name]) for name in names)
    for value in (*whole.graph.input, *whole.graph.output):
        value.name = value.name.removeprefix("n0_")
    onnx.checker.check_model(whole)
    onnx.save(whole, to)


def session(path):
    options = ort.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS", os.cpu_count()))
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def answers(path, pictures):
    """Logits of pictures ``[n, size, size]`` (grey) from the file that ships."""
    net = session(path)
    return np.concatenate([net.run(["logits"], {"image": pictures[at:at + 32][:, None].astype(np.float32)})[0]
                           for at in range(0, len(pictures), 32)])


def waves(size, channels, shift):
    y, x = np.mgrid[0:size, 0:size].astype(float)
    return np.stack([0.5 + 0.5 * np.sin((x + shift + 3 * c) / (0.03 * size)) * np.cos(y / (0.05 * size))
                     for c in range(channels)]).astype(np.float32)


def selftest(path, out, size, channels):
    image = np.stack([waves(size, channels, s) for s in SHIFTS])
    logits = session(path).run(["logits"], {"image": image})[0]
    write(os.path.join(out, "selftest.json"), json.dumps(dict(
        pattern="waves", formula=FORMULA, shifts=SHIFTS, tolerance=0.001,
        image=dict(logits=[[float(v) for v in row] for row in logits])), indent=1) + "\n")


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def fill(templates, out, values):
    """package.yaml and card.md from their templates beside the training: @name@ becomes the value of that name."""
    for name in ("package.yaml", "card.md"):
        with open(os.path.join(templates, name + ".in"), encoding="utf-8") as template:
            text = template.read()
        for key, value in values.items():
            text = text.replace("@" + key + "@", str(value))
        left = re.findall(r"@[A-Za-z0-9]+@", text)
        if left:
            raise ValueError(f"{name}.in asks for {left}")
        write(os.path.join(out, name), text)


def lines(values):
    """A dict as a section of YAML: one line for each key, two levels deep, JSON below that."""
    out = []
    for key, value in values.items():
        if isinstance(value, dict):
            out.append(f"\n  {key}:" + "".join(f"\n    {k}: {json.dumps(v)}" for k, v in value.items()))
        else:
            out.append(f"\n  {key}: {json.dumps(value)}")
    return "".join(out)


def rounded(value, digits=4):
    """Numbers of a nested dict or list, shortened for people."""
    if isinstance(value, dict):
        return {k: rounded(v, digits) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(v, digits) for v in value]
    return round(float(value), digits) if isinstance(value, (float, np.floating)) else value
