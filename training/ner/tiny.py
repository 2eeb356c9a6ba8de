"""Writes the encoder that the Java tests use: no training, one row of scores a character.

usage: tiny.py FOLDER. Characters are those of vocabulary.txt beside it; 甲 speaks for one drug (S of 药物) in ccks2019 and a
known name (any feature but 0) for the tag whose number is the feature.
"""
import pathlib
import sys

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[unused1]", *"患者口服甲乙片治疗,症状好转。无发热咳嗽"]
SIZES = {"ccks2017": 21, "ccks2019": 25}
DRUG_SINGLE = 4 * 3 + 4


def main():
    folder = pathlib.Path(sys.argv[1])
    nodes, weights, outputs = [], [], []

    def constant(name, array):
        weights.append(numpy_helper.from_array(numpy.asarray(array), name))

    constant("one", [1])
    constant("last", [-1])
    for i, (scheme, size) in enumerate(SIZES.items()):
        words = numpy.zeros((len(TOKENS), size), dtype=numpy.float32)
        if scheme == "ccks2019":
            words[TOKENS.index("甲"), DRUG_SINGLE] = 50
        hints = numpy.zeros((128, size), dtype=numpy.float32)
        for tag in range(1, size):
            hints[tag, tag] = 5
        constant(f"words{i}", words)
        constant(f"hints{i}", hints)
        constant(f"scheme{i}", numpy.int64(i))
        nodes += [helper.make_node("Gather", [f"words{i}", "ids"], [f"w{i}"]),
                  helper.make_node("Gather", ["names", f"scheme{i}"], [f"n{i}"], axis=2),
                  helper.make_node("Gather", [f"hints{i}", f"n{i}"], [f"h{i}"]),
                  helper.make_node("Add", [f"w{i}", f"h{i}"], [f"s{i}"]),
                  helper.make_node("Slice", [f"s{i}", "one", "last", "one"], [scheme])]
        outputs.append(helper.make_tensor_value_info(scheme, TensorProto.FLOAT, ["windows", "inner", size]))
    inputs = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["windows", "length"]),
              helper.make_tensor_value_info("names", TensorProto.INT64, ["windows", "length", 2])]
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, folder / "encoder.onnx")
    (folder / "vocabulary.txt").write_text("\n".join(TOKENS) + "\n", encoding="utf-8")


main()
