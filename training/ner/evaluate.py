"""The encoder alone on the held-out part, from its ONNX file: strict F1 by label."""
import collections

import numpy
import onnxruntime

from data import SCHEMES, windows
from model import CLS, PAD, SEP, spans, viterbi


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options)


def emissions(runtime, vocabulary, lexicons, note):
    """For each window its start and, for each scheme, the scores of its characters."""
    ids = vocabulary.encode(note.text)
    names = list(zip(*(lexicons[s].features(note.text) for s in SCHEMES)))
    cut = list(windows(note.text))
    longest = max(b - a for a, b in cut) + 2
    rows = numpy.full((len(cut), longest), PAD, dtype=numpy.int64)
    features = numpy.zeros((len(cut), longest, len(SCHEMES)), dtype=numpy.int64)
    for row, (a, b) in enumerate(cut):
        rows[row, : b - a + 2] = [CLS, *ids[a:b], SEP]
        features[row, 1 : b - a + 1] = names[a:b]
    outputs = runtime.run(list(SCHEMES), {"ids": rows, "names": features})
    for row, (a, b) in enumerate(cut):
        yield a, {s: outputs[i][row, : b - a] for i, s in enumerate(SCHEMES)}


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
