"""The two corpora as windows of characters. Offsets are code points of the original text; folding is one to one."""
import collections
import json
import pathlib

SCHEMES = {
    "ccks2017": ["身体部位", "症状和体征", "检查和检验", "疾病和诊断", "治疗"],
    "ccks2019": ["疾病和诊断", "手术", "解剖部位", "药物", "影像检查", "实验室检验"],
}
AUXILIARY = "cmeee"
SYMPTOMS = "symptoms"  # head of the training for the 症状 of CCKS 2019, which may hold its 解剖部位
AUXILIARY_LABELS = ["bod", "dep", "dis", "dru", "equ", "ite", "mic", "pro", "sym"]
HELD_OUT = 0  # fifth of the patients (2017) or documents (2019); the same as `xinglin nlp train-tagger --fold 0`
LONGEST = 250
ENDS = "。!?;\n\r"
BUCKETS = 3


def java_hash(text):
    h = 0
    for unit in memoryview(text.encode("utf-16-le")).cast("H"):
        h = (31 * h + unit) & 0xFFFFFFFF
    return h - (1 << 32) if h >= 1 << 31 else h


def fold(text):
    """As io.xinglin.nlp.text.FoldedText, without its traditional characters, which the corpora do not have."""
    out = []
    for c in text:
        if "\uff01" <= c <= "\uff5e":
            c = chr(ord(c) - 0xFEE0)
        elif c in "\u3000\u00a0\t\ufeff":
            c = " "
        low = c.lower()
        out.append(low if len(low) == 1 else c)
    return "".join(out)


class Note:
    def __init__(self, scheme, row):
        labels = labels_of(scheme)
        self.scheme, self.text = scheme, fold(row["text"])
        self.group = str(row.get("patient") or row.get("id") or self.text)
        self.id, self.gold = row.get("id"), spans_of(row, labels)
        self.also = {}  # {head: spans} that others than the scheme's own marks say
        if row.get("symptoms_labelled"):
            self.also[SYMPTOMS] = spans_of(row, ["症状"])
        number = java_hash(self.group)
        self.held_out = number % 5 == HELD_OUT and scheme in SCHEMES
        self.tuning = not self.held_out and number // 5 % 8 == 0  # an eighth of the training part: to choose settings on

    def tags(self):
        """{head: BIOES tags}: the scheme's own and what others say."""
        return {head: self.bioes(spans, labels_of(head)) for head, spans in {self.scheme: self.gold, **self.also}.items()}

    def bioes(self, spans, labels):
        """Of overlapping spans the longest counts."""
        out = [0] * len(self.text)
        taken = [False] * len(self.text)
        for start, end, label in sorted(spans, key=lambda g: (g[0] - g[1], g)):
            if start >= end or end > len(out) or any(taken[start:end]):
                continue
            taken[start:end] = [True] * (end - start)
            base = 4 * labels.index(label)
            out[start:end] = [base + 2] * (end - start)
            out[start] = base + 1
            out[end - 1] = base + (4 if end - start == 1 else 3)
        return out


def labels_of(head):
    return {AUXILIARY: AUXILIARY_LABELS, SYMPTOMS: ["症状"], **SCHEMES}[head]


def spans_of(row, labels):
    return sorted({(e["start"], e["end"], e["label"]) for e in row["entities"] if e["label"] in labels})


def read(folder, schemes=tuple(SCHEMES)):
    notes = []
    for scheme in schemes:
        with open(pathlib.Path(folder) / f"{scheme}-train.jsonl", encoding="utf-8") as lines:
            notes += [Note(scheme, json.loads(line)) for line in lines if line.strip()]
    return notes


def add_silver(notes, scheme, file):
    """What `xinglin nlp extract --scheme SCHEME` found in notes of another scheme."""
    with open(file, encoding="utf-8") as lines:
        found = {row["id"]: spans_of(row, SCHEMES[scheme]) for row in map(json.loads, lines)}
    for note in notes:
        if note.scheme != scheme and note.id in found:
            note.also[scheme] = found[note.id]


def windows(text):
    """Pieces of at most LONGEST characters, cut after the last sentence end (else comma) of their second half."""
    start = 0
    while len(text) - start > LONGEST:
        cut = 0
        for marks in (ENDS, ",、"):
            cut = next((i + 1 for i in range(start + LONGEST - 1, start + LONGEST // 2, -1) if text[i] in marks), 0)
            if cut:
                break
        cut = cut or start + LONGEST
        yield start, cut
        start = cut
    if start < len(text):
        yield start, len(text)


class Lexicon:
    """Names marked in the training part of one scheme; each is believed as far as other patients' notes confirm it.

    A name's entry is (label, bucket): bucket 0 where at least 90 % of its longest matches were marked so, 1 where half
    were, 2 below. For a training note everything counts without its own patient, so that training sees what later
    unknown notes see.
    """

    def __init__(self, scheme, notes):
        self.scheme, self.labels = scheme, SCHEMES[scheme]
        self.by_name = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
        for note in notes:
            for start, end, label in note.gold:
                self.by_name[note.text[start:end]][label][note.group] += 1
        self.by_name = {n: dict(v) for n, v in self.by_name.items() if len(n) <= 32}
        self.totals = {n: [(l, sum(c.values())) for l, c in v.items()] for n, v in self.by_name.items()}
        self.prefixes = {n[:i] for n in self.by_name for i in range(1, len(n) + 1)}
        self.hits = collections.defaultdict(collections.Counter)
        self.right = collections.defaultdict(collections.Counter)
        for note in notes:
            gold = set(note.gold)
            for start, end, label in self.matches(note.text, note.group):
                name = note.text[start:end]
                self.hits[name][note.group] += 1
                self.right[name][note.group] += (start, end, label) in gold

    def label(self, name, without=None):
        totals = self.totals.get(name)
        if not totals:
            return None
        own = self.by_name[name]
        best = max((n - own[label].get(without, 0), -self.labels.index(label)) for label, n in totals)
        return self.labels[-best[1]] if best[0] > 0 else None

    def bucket(self, name, without=None):
        hits, right = self.hits.get(name), self.right.get(name)
        n = sum(hits.values()) - hits.get(without, 0) if hits else 0
        if n == 0:
            return 1
        ratio = (sum(right.values()) - right.get(without, 0)) / n
        return 0 if ratio >= 0.9 else 1 if ratio >= 0.5 else 2

    def matches(self, text, without=None):
        at = 0
        while at < len(text):
            end, best = at + 1, None
            while end <= len(text) and text[at:end] in self.prefixes:
                label = self.label(text[at:end], without)
                best = (at, end, label) if label else best
                end += 1
            if best:
                yield best
            at = best[1] if best else at + 1

    def features(self, text, without=None):
        """A number a character: 0 where no name covers it, else label, bucket and place in the name (B I E S)."""
        out = [0] * len(text)
        for start, end, label in self.matches(text, without):
            base = 1 + 4 * (BUCKETS * self.labels.index(label) + self.bucket(text[start:end], without))
            for i in range(start, end):
                out[i] = base + (3 if end - start == 1 else 0 if i == start else 2 if i == end - 1 else 1)
        return out

    def entries(self):
        for name in self.by_name:
            yield name, self.labels.index(self.label(name)), self.bucket(name)


class Sample:
    """One window as numbers: ids with [CLS] and [SEP], lexicon features, {head: tags}."""

    def __init__(self, scheme, ids, names, tags, tuning):
        self.scheme, self.ids, self.names, self.tags, self.tuning = scheme, ids, names, tags, tuning


def feature_count(scheme):
    return 1 + 4 * BUCKETS * len(SCHEMES[scheme])
