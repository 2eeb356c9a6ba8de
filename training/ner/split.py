"""Writes the part that settings are chosen on, and the corpora without it and without the held-out fifth.

split.py --data DATA --out DIR leaves DIR/rest/SCHEME-train.jsonl (to train random fields and gather names on) and
DIR/tuning/SCHEME-train.jsonl (to measure on). The texts stay in the work folder.
"""
import argparse
import json
import pathlib

from data import SCHEMES, Note


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="../shared/data/nlp/ner")
    parser.add_argument("--out", default=".work/ner/split")
    options = parser.parse_args()
    for scheme in SCHEMES:
        parts = {"rest": [], "tuning": []}
        with open(pathlib.Path(options.data) / f"{scheme}-train.jsonl", encoding="utf-8") as lines:
            for line in filter(str.strip, lines):
                note = Note(scheme, json.loads(line))
                if not note.held_out:
                    parts["tuning" if note.tuning else "rest"].append(line)
        for part, lines in parts.items():
            folder = pathlib.Path(options.out) / part
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{scheme}-train.jsonl").write_text("".join(lines), encoding="utf-8")
            print(scheme, part, len(lines))


if __name__ == "__main__":
    main()
