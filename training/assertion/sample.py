"""Draws the sentences to label, shows them to the annotator, and turns the annotator's letters into labels by offset.

    python sample.py sheet CORPORA OUT     OUT/dev.txt and OUT/test.txt to read, OUT/dev.keys and OUT/test.keys to join
    python sample.py join KEYS LETTERS     labels on standard output

The sheets hold the text and stay outside the repository. LETTERS has a line for each sentence: its number and one letter
for each marked mention, in order: P present, A absent, Q possible, C conditional, L planned, H past, F family,
N not the patient. The draw is fixed by SEED; a patient (2017) or a document (2019) is on one side only.
"""
import json
import pathlib
import random
import re
import sys

SEED = 20170831
CORPORA = ("ccks2017", "ccks2019")
BODY = {"身体部位", "解剖部位"}
PIECE = re.compile(r"[^。！？；\n\r]+[。！？；]?")
STRATA = [
    # a cue near a mention, sentences for development, for the test
    (r"除外|排除|不能|并非|不是|无不|可否认|不明显", 24, 10),
    (r"父|母|兄|姐|弟|妹|家族|家人|妻|丈夫|子女|同事", 16, 8),
    (r"如(?!下)|若|必要时|一旦|随诊|警惕|预防|避免|注意", 20, 8),
    (r"诱因|原因", 12, 6),
    (r"考虑|可疑|疑|待|可能|[?？]|倾向|似|印象|拟诊", 40, 18),
    (r"阴性|阳性|[（(]\s*[-－—+＋±]", 20, 8),
    (r"既往|曾|年前|史", 30, 14),
    (r"拟|建议|择期|进一步|计划|准备|定期|复查|继续|为行|为求", 30, 14),
    (r"无|未|否认|没有|不", 40, 14),
    (r"", 108, 34),
]
LETTERS = dict(P="PRESENT", A="ABSENT", Q="POSSIBLE", C="CONDITIONAL", L="PLANNED", H="PAST", F="FAMILY", N="NOT_PATIENT")


def sentences(folder):
    """Every sentence with a mention other than a body site: (corpus, group, note, start, end, mentions, text)."""
    for corpus in CORPORA:
        for line in (folder / f"{corpus}-train.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            group = f"{corpus}/{row.get('patient') or row['id']}"
            spans = sorted({(e["start"], e["end"], e["label"]) for e in row["entities"] if e["label"] not in BODY})
            for piece in PIECE.finditer(row["text"]):
                inside = [s for s in spans if piece.start() <= s[0] and s[1] <= piece.end()]
                if inside:
                    yield corpus, group, row, piece.start(), piece.end(), inside


def near(cue, sentence):
    """Whether the cue stands at most 16 characters before or 10 after a mention of the sentence."""
    _, _, row, start, end, mentions = sentence
    return any(re.search(cue, row["text"][max(start, a - 16):min(end, b + 10)]) for a, b, _ in mentions)


def draw(folder):
    rng = random.Random(SEED)
    everything = list(sentences(folder))
    groups = sorted({s[1] for s in everything})
    tested = set(rng.sample(groups, len(groups) // 4))
    rng.shuffle(everything)
    seen, parts = set(), {"dev": [], "test": []}
    for cue, dev, test in STRATA:
        for part, wanted in (("dev", dev), ("test", test)):
            for turn, corpus in enumerate(CORPORA):
                quota = wanted // 2 + (wanted % 2 if turn == 0 else 0)
                for s in everything:
                    text = s[2]["text"][s[3]:s[4]].strip()
                    fits = s[0] == corpus and (s[1] in tested) == (part == "test") and text not in seen
                    if quota and fits and near(cue, s):
                        seen.add(text)
                        parts[part].append(s)
                        quota -= 1
    for part in parts.values():
        rng.shuffle(part)
    return parts


def marked(row, start, end, mentions):
    """The sentence with its mentions numbered, and a little of what stands around it."""
    text, out, at = row["text"], [], start
    for number, (a, b, label) in enumerate(mentions, 1):
        out += [text[at:max(a, at)], f"[{number}:{text[a:b]}/{label[:2]}]"]
        at = max(at, b)
    before, after = text[max(0, start - 60):start], text[end:end + 20]
    shown = f"{before}<<{''.join(out)}{text[at:end]}>>{after}"
    return re.sub(r"\s+", " ", shown)


def sheet(folder, out):
    for part, drawn in draw(folder).items():
        with (out / f"{part}.txt").open("w", encoding="utf-8") as read, (out / f"{part}.keys").open("w", encoding="utf-8") as keys:
            for number, (_, _, row, start, end, mentions) in enumerate(drawn, 1):
                print(f"{number} ({len(mentions)}) {row.get('section', '')} {marked(row, start, end, mentions)}", file=read)
                print(json.dumps([row["id"], start, end, [[a, b] for a, b, _ in mentions]], ensure_ascii=False), file=keys)


def join(keys, letters):
    given = dict(line.split(maxsplit=1) for line in letters.read_text(encoding="utf-8").splitlines() if line.strip())
    print("# note, start and end of the sentence, start and end of the mention (code points, end exclusive), assertion", sep="\t")
    for number, line in enumerate(keys.read_text(encoding="utf-8").splitlines(), 1):
        note, start, end, mentions = json.loads(line)
        said = given[str(number)].replace(" ", "")
        if len(said) != len(mentions):
            sys.exit(f"sentence {number}: {len(mentions)} mentions, {len(said)} letters")
        for (a, b), letter in zip(mentions, said):
            if letter != "-":  # an annotation of the corpus that is none
                print(note, start, end, a, b, LETTERS[letter], sep="\t")


if __name__ == "__main__":
    {"sheet": sheet, "join": join}[sys.argv[1]](*map(pathlib.Path, sys.argv[2:]))
