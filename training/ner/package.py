"""From a checkpoint to the model folder: export, measure the encoder alone, then the card from the engine's own figures.

Two steps, because the engine measures itself:
  package.py ... --fields DIR                             writes the folder
  package.py ... --engine ccks2017=FILE ccks2019=FILE     writes metrics.json and card.md from what `xinglin nlp measure` printed
  package.py ... --answers ccks2017=FILE ccks2019=FILE    writes selftest.tsv from what `xinglin nlp extract` answered to
                                                          selftest.jsonl; the tests of the product repeat it
  package.py ... --fields DIR --before-tuning             writes a folder to choose settings with, from the state and the names
                                                          before the tuning part joined the training
"""
import argparse
import pathlib

import torch

import card
import evaluate
import export
from data import SCHEMES, Lexicon, read
from train import CHECKPOINT, TUNED_ON, prepared


def pairs(options):
    return dict(option.split("=", 1) for option in options)


def run(checkpoint, work, out):
    """What the training reports of itself; a second training has the first one's under "earlier"."""
    first = work / TUNED_ON
    return {"steps": checkpoint["steps"], "epochs": round(checkpoint["epochs"], 2),
            "minutes": round(checkpoint["seconds"] / 60), "megabytes": round(export.size(out) / 1e6, 1)} | (
        {"earlier": checkpoint["earlier"]} if checkpoint.get("earlier") else
        {"joined": torch.load(first)["steps"] if first.exists() else None})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="../shared/data/nlp/ner")
    parser.add_argument("--bge", required=True)
    parser.add_argument("--work", default=".work/ner")
    parser.add_argument("--out", default="models/ner-zh/1.1.1")
    parser.add_argument("--fields", help="folder with ccks2017.crf and ccks2019.crf of `xinglin nlp train-tagger --fold 0`")
    parser.add_argument("--unit", nargs="*", default=[], metavar="SCHEME=NUMBER")
    parser.add_argument("--answers", nargs="*", default=[], metavar="SCHEME=FILE")
    parser.add_argument("--before-tuning", action="store_true")
    parser.add_argument("--engine", nargs="*", default=[], metavar="SCHEME=FILE")
    options = parser.parse_args()
    work = pathlib.Path(options.work)
    torch.set_num_threads(1)
    vocabulary, lexicons, _ = prepared(options)
    checkpoint = torch.load(work / (TUNED_ON if options.before_tuning else CHECKPOINT))
    if options.before_tuning:
        notes = [n for n in read(options.data) if not n.held_out and not n.tuning]
        lexicons = {s: Lexicon(s, [n for n in notes if n.scheme == s]) for s in SCHEMES}
    if options.fields:
        units = {s: 1000.0 for s in SCHEMES} | {k: float(v) for k, v in (u.split("=") for u in options.unit)}
        plain = export.write(options.out, options.bge, options.fields, checkpoint, vocabulary, lexicons, units)
        crfs = export.tuned(checkpoint, vocabulary).crfs
        notes = [n for n in read(options.data) if (n.tuning if options.before_tuning else n.held_out)]
        files = {"fp32": plain, "int8": pathlib.Path(options.out) / "encoder.onnx"}
        alone = {kind: evaluate.strict(path, vocabulary, lexicons, crfs, notes) for kind, path in files.items()}
        plain.unlink()
        for kind in files:
            print(kind, {scheme: alone[kind][scheme]["ALL"] for scheme in SCHEMES})
        print(f"{export.size(options.out) / 1e6:.1f} MB")
        card.metrics(options.out, {"run": run(checkpoint, work, options.out), "encoderAlone": alone})
    if options.answers:
        card.selftest(options.out, pairs(options.answers), pathlib.Path(__file__).parent / "selftest.jsonl")
    if options.engine:
        card.write(options.out, pairs(options.engine), pathlib.Path(__file__).parent / "card.md")


if __name__ == "__main__":
    main()
