"""Writes the model folder: encoder.onnx (int8), vocabulary, names, steps, random fields, tagger.properties."""
import hashlib
import pathlib
import shutil
import struct

import torch
from onnx import load
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from data import BUCKETS, SCHEMES
from model import Tagger

FNV_OFFSET, FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3
VERSION = "1.1.1"


class Exported(nn.Module):
    """The encoder with both heads, for one window at a time; rows of the embedding as int8 with a scale each."""

    def __init__(self, tagger, words):
        super().__init__()
        self.tagger = tagger
        scale = words.abs().max(1, keepdim=True).values / 127
        self.register_buffer("words", (words / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids, names):
        self.tagger.words = lambda numbers: self.words[numbers].float() * self.scale[numbers]
        x = self.tagger.encode(ids, names, padded=False)
        return tuple(self.tagger.emissions(scheme, x, names) for scheme in SCHEMES)


def tuned(checkpoint, vocabulary):
    """The averaged weights of the checkpoint, for inference."""
    model = Tagger(vocabulary.tuned)
    model.load_state_dict(checkpoint["mean"], strict=False)
    return model.eval()


def all_words(model, bge, vocabulary):
    """Tuned rows, then the original rows of the characters the training texts do not have."""
    whole = Tagger(len(vocabulary.rows))
    whole.load_bge(f"{bge}/bge-small-zh-v1.5.onnx", vocabulary.rows)
    words = whole.words.weight.detach().clone()
    words[: vocabulary.tuned] = model.words.weight.detach()
    return words


def narrow(path):
    """Names of the products with a weight whose columns are no multiple of 32."""
    graph = load(path).graph
    weights = {i.name: list(i.dims) for i in graph.initializer}
    return [n.name for n in graph.node if n.op_type == "MatMul" and weights.get(n.input[1], [0])[-1] % 32]


def onnx(model, words, out):
    module = Exported(model, words).eval()
    del model._modules["words"]
    ids, names = torch.full((2, 12), 7), torch.zeros(2, 12, len(SCHEMES), dtype=torch.long)
    plain = out / "encoder-fp32.onnx"
    axes = {0: "windows", 1: "length"}
    torch.onnx.export(module, (ids, names), str(plain), opset_version=17, input_names=["ids", "names"],
                      output_names=list(SCHEMES), dynamic_axes={n: axes for n in ["ids", "names", *SCHEMES]})
    # 7 bits a weight: with 8 the sums of two products overflow 16 bits on processors without VNNI (0.81 instead of 0.84).
    # Heads stay as they are: ONNX Runtime 1.21's integer product on processors with AMX gets the last row of 32 wrong where the columns
    # are no multiple of 32 (tags: 21 and 25), and with it CCKS 2019 falls from 0.84 to 0.57.
    quantize_dynamic(plain, out / "encoder.onnx", op_types_to_quantize=["MatMul"], per_channel=True,
                     weight_type=QuantType.QInt8, reduce_range=True, nodes_to_exclude=narrow(plain))
    return plain


def fnv(text):
    h = FNV_OFFSET
    for unit in memoryview(text.encode("utf-16-le")).cast("H"):
        h = ((h ^ unit) * FNV_PRIME) & 0xFFFFFFFFFFFFFFFF
    return h - (1 << 64) if h >= 1 << 63 else h


def names(lexicon, path):
    """Hashes only: no name of a training text can be read out of the file."""
    kinds = {}
    for name, label, bucket in lexicon.entries():
        for end in range(1, len(name)):
            kinds.setdefault(fnv(name[:end]), 0)
        kinds[fnv(name)] = 1 + BUCKETS * label + bucket
    ordered = sorted(kinds)
    longest = max(len(n) for n in lexicon.by_name)
    path.write_bytes(struct.pack(">ii", longest, len(ordered)) + b"".join(struct.pack(">q", h) for h in ordered)
                     + bytes(kinds[h] for h in ordered))


def write(out, bge, fields, checkpoint, vocabulary, lexicons, units):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    model = tuned(checkpoint, vocabulary)
    steps = {s: model.crfs[s].steps.detach().numpy().astype(">f4").tobytes() for s in SCHEMES}
    plain = onnx(model, all_words(model, bge, vocabulary), out)
    (out / "vocabulary.txt").write_text("\n".join(vocabulary.tokens) + "\n", encoding="utf-8")
    for scheme in SCHEMES:
        names(lexicons[scheme], out / f"{scheme}.names")
        (out / f"{scheme}.steps").write_bytes(steps[scheme])
        shutil.copyfile(pathlib.Path(fields) / f"{scheme}.crf", out / f"{scheme}.crf")
    files = ["encoder.onnx", "vocabulary.txt"] + [f"{s}.{kind}" for s in SCHEMES for kind in ("crf", "names", "steps")]
    lines = ["# Written by training/ner/train.py; figures in metrics.json and card.md.", "id=ner-zh", f"version={VERSION}",
             "schemes=" + ",".join(SCHEMES)]
    lines += [f"{scheme}.unit={units[scheme]:g}" for scheme in SCHEMES]
    lines += [f"sha256.{name}={hashlib.sha256((out / name).read_bytes()).hexdigest()}" for name in files]
    (out / "tagger.properties").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return plain


def size(out):
    return sum(path.stat().st_size for path in pathlib.Path(out).iterdir())
