"""Writes the sentence encoder that the Java tests use: no training, each token has a direction, every state is their mean.

usage: tiny.py FILE
"""
import sys

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

TOKENS = 8


def main():
    words = numpy.eye(TOKENS, dtype=numpy.float32)
    weights = [numpy_helper.from_array(words, "words"),
               numpy_helper.from_array(numpy.zeros((2, TOKENS), dtype=numpy.float32), "types"),
               numpy_helper.from_array(numpy.array([2]), "last")]
    nodes = [helper.make_node("Gather", ["words", "input_ids"], ["w"]),
             helper.make_node("Gather", ["types", "token_type_ids"], ["t"]),
             helper.make_node("Add", ["w", "t"], ["wt"]),
             helper.make_node("Cast", ["attention_mask"], ["m"], to=TensorProto.FLOAT),
             helper.make_node("Unsqueeze", ["m", "last"], ["mask"]),
             helper.make_node("Mul", ["wt", "mask"], ["masked"]),
             helper.make_node("ReduceMean", ["masked"], ["mean"], axes=[1], keepdims=1),
             helper.make_node("Sub", ["wt", "wt"], ["zero"]),
             helper.make_node("Add", ["zero", "mean"], ["last_hidden_state"])]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
              for name in ["input_ids", "attention_mask", "token_type_ids"]]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["texts", "tokens", TOKENS])
    graph = helper.make_graph(nodes, "tiny", inputs, [output], weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, sys.argv[1])


main()
