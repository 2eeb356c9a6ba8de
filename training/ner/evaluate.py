"""The encoder alone on the held-out part, from its ONNX file: strict F1 by label."""
import collections

import numpy
import onnxruntime

from data import SCHEMES, windows
from model import CLS, SEP, spans, viterbi


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options)


def emissions(runtime, vocabulary, lexicons, note):
    """For each window its start and, for each scheme, the scores of its characters."""
    ids = vocabulary.encode(note.text)
    names = list(zip(*(lexicons[s].features(note.text) for s in SCHEMES)))
    for a, b in windows(note.text):
        row = numpy.array([[CLS, *ids[a:b], SEP]], dtype=numpy.int64)
        features = numpy.array([[(0, 0), *names[a:b], (0, 0)]], dtype=numpy.int64)
        outputs = runtime.run(list(SCHEMES), {"ids": row, "names": features})
        yield a, {s: outputs[i][0] for i, s in enumerate(SCHEMES)}


def found(runtime, vocabulary, lexicons, crfs, note):
    crf = crfs[note.scheme]
    steps = (crf.steps + crf.step_penalty).detach().numpy()
    start, end = crf.start_penalty.numpy(), crf.end_penalty.numpy()
    out = set()
    for at, scores in emissions(runtime, vocabulary, lexicons, note):
        path = viterbi(steps, start, end, scores[note.scheme])
        out |= {(at + a, at + b, label) for a, b, label in spans(path, SCHEMES[note.scheme])}
    return out


def f1(right, gold, predicted):
    return round(2 * right / max(1, gold + predicted), 4)


def strict(path, vocabulary, lexicons, crfs, notes):
    """{scheme: {label or ALL: [gold, predicted, right, F1]}}"""
    runtime = session(path)
    result = {}
    for scheme, labels in SCHEMES.items():
        gold, predicted, right = collections.Counter(), collections.Counter(), collections.Counter()
        for note in notes:
            if note.scheme != scheme:
                continue
            marked, extracted = set(note.gold), found(runtime, vocabulary, lexicons, crfs, note)
            for counter, spans_ in ((gold, marked), (predicted, extracted), (right, marked & extracted)):
                counter.update(label for _, _, label in spans_)
        result[scheme] = {l: [gold[l], predicted[l], right[l], f1(right[l], gold[l], predicted[l])] for l in labels}
        g, p, r = (sum(c.values()) for c in (gold, predicted, right))
        result[scheme]["ALL"] = [g, p, r, f1(r, g, p)]
    return result
