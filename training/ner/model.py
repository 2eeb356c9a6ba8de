"""bge-small-zh-v1.5 as plain torch, its weights read from the ONNX file, with lexicon features and a CRF a scheme."""
import json

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

from data import AUXILIARY, SCHEMES, SYMPTOMS, feature_count, labels_of

HIDDEN, HEADS, LAYERS = 512, 8, 3  # the original has four; three reach the speed asked for
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[unused1]"]
PAD, UNK, CLS, SEP, BLANK = range(5)
FORBIDDEN = -10000.0


class Vocabulary:
    """Single characters of the original vocabulary; those of the training texts first, because only they are tuned."""

    def __init__(self, tokenizer_json, texts):
        with open(tokenizer_json, encoding="utf-8") as file:
            original = json.load(file)["model"]["vocab"]
        seen = {c for text in texts for c in text}
        single = sorted((t for t in original if len(t) == 1 and ord(t) < 0x10000), key=lambda t: (t not in seen, original[t]))
        self.tuned = len(SPECIAL) + sum(t in seen for t in single)
        self.tokens = SPECIAL + single
        self.rows = [original[t] for t in self.tokens]
        self.ids = {t: i for i, t in enumerate(self.tokens)}

    def encode(self, text):
        return [BLANK if c in " \n\r" else self.ids.get(c, UNK) for c in text]


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.out = nn.Linear(HIDDEN, 3 * HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.up, self.down = nn.Linear(HIDDEN, 4 * HIDDEN), nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, bias):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        bias = bias if bias is None else bias.to(q.dtype).expand(b, 1, n, n)
        mixed = F.scaled_dot_product_attention(q, k, v, bias).transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Crf(nn.Module):
    """Linear chain over BIOES tags; forbidden steps cannot be taken."""

    def __init__(self, labels):
        super().__init__()
        size = 1 + 4 * len(labels)
        role = [0] + [1, 2, 3, 4] * len(labels)
        label = [-1] + [l for l in range(len(labels)) for _ in range(4)]
        closed = [r in (0, 3, 4) for r in role]
        opens = [r in (0, 1, 4) for r in role]
        allowed = [[(closed[p] and opens[n]) or (not closed[p] and not opens[n] and label[p] == label[n])
                    for n in range(size)] for p in range(size)]
        self.steps = nn.Parameter(torch.zeros(size, size))
        as_penalty = lambda ok: (1 - torch.tensor(ok, dtype=torch.float32)) * FORBIDDEN
        self.register_buffer("step_penalty", as_penalty(allowed))
        self.register_buffer("start_penalty", as_penalty(opens))
        self.register_buffer("end_penalty", as_penalty(closed))

    def loss(self, emissions, tags, mask):
        """Negative log-likelihood summed over the batch."""
        steps = self.steps + self.step_penalty
        alpha = emissions[:, 0] + self.start_penalty
        weights = steps.exp()
        for i in range(1, emissions.shape[1]):
            top = alpha.max(1, keepdim=True).values.detach()
            moved = ((alpha - top).exp() @ weights + 1e-30).log() + top + emissions[:, i]
            alpha = torch.where(mask[:, i : i + 1], moved, alpha)
        total = (alpha + self.end_penalty).logsumexp(1)
        gold = (emissions.gather(2, tags[..., None])[..., 0] * mask).sum(1)
        gold = gold + (self.steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        return (total - gold).sum()


def viterbi(crf_steps, start, end, emissions):
    """The best path of one window; arrays of numpy."""
    n = len(emissions)
    score, back = emissions[0] + start, numpy.zeros((n, len(start)), dtype=numpy.int64)
    for i in range(1, n):
        through = score[:, None] + crf_steps
        back[i] = through.argmax(0)
        score = through.max(0) + emissions[i]
    path = [int((score + end).argmax())]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]


def spans(path, labels):
    out, begin = [], -1
    for i, tag in enumerate(path):
        role = 0 if tag == 0 else (tag - 1) % 4 + 1
        begin = i if role in (1, 4) else begin
        if role in (3, 4) and begin >= 0:
            out.append((begin, i + 1, labels[(tag - 1) // 4]))
            begin = -1
    return out


class Tagger(nn.Module):
    def __init__(self, rows, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(rows, HIDDEN)
        self.places = nn.Parameter(torch.zeros(256, HIDDEN))
        self.names = nn.ModuleDict({s: nn.Embedding(feature_count(s), HIDDEN) for s in SCHEMES})
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.heads = nn.ModuleDict({s: nn.Linear(HIDDEN, 1 + 4 * len(l)) for s, l in SCHEMES.items()})
        self.hints = nn.ModuleDict({s: nn.Embedding(feature_count(s), 1 + 4 * len(l)) for s, l in SCHEMES.items()})
        self.crfs = nn.ModuleDict({s: Crf(l) for s, l in SCHEMES.items()})
        helping = {head: 1 + 4 * len(labels_of(head)) for head in (AUXILIARY, SYMPTOMS)}  # for the training only
        self.auxiliary = nn.ModuleDict({head: nn.Linear(HIDDEN, size) for head, size in helping.items()})
        self.dropout = nn.Dropout(dropout)
        for part in list(self.names.values()) + list(self.hints.values()):
            nn.init.zeros_(part.weight)

    def encode(self, ids, names, padded=True, shift=None):
        """ids with [CLS] and [SEP]; names: numbers of the lexicon features a scheme, 0 at the special tokens; shift: added to the words."""
        x = self.words(ids) + self.places[: ids.shape[1]]
        x = x if shift is None else x + shift
        for i, scheme in enumerate(SCHEMES):
            x = x + self.names[scheme](names[..., i])
        x = self.dropout(self.norm(x))
        bias = (ids == PAD).to(x.dtype)[:, None, None, :] * FORBIDDEN if padded else None
        for layer in self.layers:
            x = layer(x, bias)
        return self.dropout(x)

    def emissions(self, scheme, x, names):
        """Of the characters between [CLS] and [SEP]."""
        hint = self.hints[scheme](names[..., list(SCHEMES).index(scheme)])
        return (self.heads[scheme](x) + hint)[:, 1:-1]

    def load_bge(self, onnx_file, rows):
        graph = onnx.load(onnx_file).graph
        arrays = {t.name: torch.tensor(numpy_helper.to_array(t)) for t in graph.initializer}
        products = [n for n in graph.node if n.op_type == "MatMul" and n.input[1] in arrays]
        weights = [arrays[n.input[1]] for n in products]  # in order: q k v out up down, layer by layer
        with torch.no_grad():
            self.words.weight.copy_(arrays["embeddings.word_embeddings.weight"][rows])
            self.places.copy_(arrays["embeddings.position_embeddings.weight"][:256]
                              + arrays["embeddings.token_type_embeddings.weight"][0])
            self._copy(self.norm, arrays, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                name = f"encoder.layer.{i}"
                q, k, v, out, up, down = (w.T for w in weights[6 * i : 6 * i + 6])
                layer.qkv.weight.copy_(torch.cat([q, k, v]))
                layer.qkv.bias.copy_(torch.cat([arrays[f"{name}.attention.self.{p}.bias"] for p in ("query", "key", "value")]))
                for part, weight, bias in ((layer.out, out, "attention.output"), (layer.up, up, "intermediate"), (layer.down, down, "output")):
                    part.weight.copy_(weight)
                    part.bias.copy_(arrays[f"{name}.{bias}.dense.bias"])
                self._copy(layer.norm1, arrays, f"{name}.attention.output.LayerNorm")
                self._copy(layer.norm2, arrays, f"{name}.output.LayerNorm")

    @staticmethod
    def _copy(norm, arrays, name):
        norm.weight.copy_(arrays[f"{name}.weight"])
        norm.bias.copy_(arrays[f"{name}.bias"])
