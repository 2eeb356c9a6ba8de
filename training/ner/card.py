"""metrics.json and card.md of the model folder from what was measured."""
import json
import pathlib
import re

LINE = re.compile(r"(\S+) gold (\d+) found (\d+) P ([\d.]+) R ([\d.]+) F1 ([\d.]+)")
ERRORS = re.compile(r"(\S+) errors missed (\d+) spurious (\d+) boundary (\d+) label (\d+) both (\d+)")
KINDS = ("missed", "spurious", "boundary", "label", "both")
SPEED = re.compile(r"([\d.]+) notes/s of (\d+) characters on (\d+) threads")
BUSY = re.compile(r"([\d.]+) notes a second of processor time")


def measured(path):
    """What `xinglin nlp measure` printed."""
    text = pathlib.Path(path).read_text(encoding="utf-8")
    rows = {m[1]: {"gold": int(m[2]), "found": int(m[3]), "precision": float(m[4]), "recall": float(m[5]), "f1": float(m[6])}
            for m in LINE.finditer(text)}
    for m in ERRORS.finditer(text):
        rows[m[1]]["errors"] = dict(zip(KINDS, map(int, m.groups()[1:])))
    speed, busy = SPEED.search(text), BUSY.search(text)
    return {"labels": rows, "notesPerSecond": float(speed[1]), "notesPerProcessorSecond": float(busy[1])}


def table(rows):
    lines = ["| label | gold | found | P | R | F1 |", "|---|---|---|---|---|---|"]
    lines += [f"| {label} | {r['gold']} | {r['found']} | {r['precision']:.4f} | {r['recall']:.4f} | {r['f1']:.4f} |"
              for label, r in rows.items()]
    return "\n".join(lines)


def errors(rows):
    lines = ["| label | " + " | ".join(KINDS) + " |", "|---|" + "---|" * len(KINDS)]
    lines += [f"| {label} | " + " | ".join(str(r["errors"][k]) for k in KINDS) + " |" for label, r in rows.items() if "errors" in r]
    return "\n".join(lines)


def metrics(out, found):
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    (pathlib.Path(out) / "metrics.json").write_text(text, encoding="utf-8")


def write(out, engines, template):
    """engines: {scheme: file of what `xinglin nlp measure` printed}; the training and the encoder alone stand in metrics.json."""
    out = pathlib.Path(out)
    product = {scheme: measured(path) for scheme, path in engines.items()}
    known = json.loads((out / "metrics.json").read_text(encoding="utf-8"))
    run, encoder = known["run"], known["encoderAlone"]
    metrics(out, known | {"engine": product})
    text = pathlib.Path(template).read_text(encoding="utf-8")
    for scheme in product:
        text = text.replace(f"<!--engine:{scheme}-->", table(product[scheme]["labels"]))
        text = text.replace(f"<!--errors:{scheme}-->", errors(product[scheme]["labels"]))
        for key in ("notesPerSecond", "notesPerProcessorSecond"):
            text = text.replace(f"<!--{key}:{scheme}-->", f"{product[scheme][key]:.1f}")
        for kind in encoder:
            text = text.replace(f"<!--encoder:{kind}:{scheme}-->", f"{encoder[kind][scheme]['ALL'][3]:.4f}")
    for of, values in (("run", run), ("earlier", run.get("earlier", {}))):
        for key, value in values.items():
            text = text.replace(f"<!--{of}:{key}-->", str(value))
    (out / "card.md").write_text(text, encoding="utf-8")


def selftest(out, answers, notes):
    """selftest.tsv: scheme, spans (code points and label) that the packaged engine finds, and the note, one of our own."""
    texts = {n["id"]: n["text"] for n in map(json.loads, notes.read_text(encoding="utf-8").splitlines())}
    lines = []
    for scheme, file in answers.items():
        for answer in map(json.loads, pathlib.Path(file).read_text(encoding="utf-8").splitlines()):
            spans = ";".join(f"{e['start']} {e['end']} {e['label']}" for e in answer["entities"])
            lines.append(f"{scheme}\t{spans}\t{texts[answer['id']]}\n")
    (pathlib.Path(out) / "selftest.tsv").write_text("".join(lines), encoding="utf-8")
