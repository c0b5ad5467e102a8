"""Teach a second stack of layers, over the encoder's own word vectors, what tells an act, its status and its sides.

    python training/acts.py WORK [--epochs 4] [--layers 0,1,3,5] [--all] [--order 1] [--after 3]
    python training/acts.py WORK --mean 1,2

Needs `encoder.py`'s encoder, whose embeddings stay as they are and are shared, and `acts_sets.py`'s set. The layers
start from all-MiniLM-L6-v2, for an encoder that has learnt trees has let go of much that parts one act from another. An
eighth of our own sentences and of the real documents is kept apart and measured, unless `--all` is given. One thread:
two that wait for each other on a busy machine take many times as long. So two runs, which read the texts in orders of
their own from one start, take a core each, and the mean of their weights is what is kept (Wortsman et al. 2022, model
soups).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from acts_sets import WHOLE, kept_apart, key, to_type
from dragoman.nlp.acts import KEY, SIDES, STATUSES, TYPES
from dragoman.nlp.encoder import case_of
from dragoman.nlp.wordpieces import WordPieces
from encoder import SEED, load_start, model_folder

WIDTH, BATCH, LONGEST_WORDS, LONGEST_PIECES = 384, 32, 110, 200
LAYER_RATE, HEAD_RATE, WARMUP, SMOOTHING = 2e-4, 1e-3, 0.08, 0.03
# So often articles are dropped, as broken translations drop them.
TRANSLATED, DROPPED = 0.15, 0.7
PARTY = ("NN", "PR", "JJ", "CD", "WP", "WD")
TELLING = ("VB", "NN", "JJ")
NONE, IGNORED = TYPES.index("NONE"), -1


@dataclass(slots=True)
class Act:
    """An act: its status, the words that tell it, and the side that each word of the text names."""

    status: int
    trigger: list[int]
    sides: np.ndarray


@dataclass(slots=True)
class Item:
    """A text: types with weights by word, and its acts; `whole` if all its acts are marked."""

    words: list[str]
    types: np.ndarray
    weights: np.ndarray
    acts: list[Act]
    whole: bool


def to_item(row: dict[str, Any]) -> Item:
    """Return what a row teaches."""
    tags, size = row["tags"], len(row["words"])
    types, weights = np.full(size, IGNORED), np.zeros(size, dtype=np.float32)
    for i in range(size):
        if tags[i][:2] in TELLING and not row["entity"][i]:
            types[i], weights[i] = NONE, row["weight"]
    acts = []
    for act in row["acts"]:
        kind = to_type(act["type"], act["status"])
        trigger = [i for i in act["trigger"] if tags[i][:2] in TELLING] or act["trigger"]
        types[trigger], weights[trigger] = TYPES.index(kind), len(trigger) ** -0.5
        status = STATUSES.index(act["status"]) if act["status"] in STATUSES else IGNORED
        acts.append(Act(status, trigger, sides_of(act, tags, nobody=kind == "NONE")))
    return Item(row["words"], types, weights, acts, row["weight"] == WHOLE)


def sides_of(act: dict[str, Any], tags: list[str], *, nobody: bool) -> np.ndarray:
    """Return by word 1 where the source is named, 2 the target, 0 where neither, IGNORED where it teaches nothing."""
    sides = np.array([0 if tag[:2] in PARTY else IGNORED for tag in tags])
    for side, name in enumerate(("source", "target"), 1):
        sides[act[name]] = IGNORED
        sides[act[name][:1]] = 0 if nobody else side
    return sides


def as_translated(item: Item, chance: random.Random) -> Item:
    """Return an item that has lost articles."""
    telling = {i for act in item.acts for i in act.trigger}
    kept = [
        i for i, word in enumerate(item.words)
        if i in telling or word.lower() not in {"the", "a", "an"} or chance.random() >= DROPPED
    ]  # fmt: skip
    place = {old: new for new, old in enumerate(kept)}
    acts = [Act(act.status, [place[i] for i in act.trigger], act.sides[kept]) for act in item.acts]
    return Item([item.words[i] for i in kept], item.types[kept], item.weights[kept], acts, item.whole)


@dataclass(slots=True)
class Batch:
    """Items side by side: pieces, their case, whether held, the word of each; labels by word."""

    pieces: Tensor
    case: Tensor
    held: Tensor
    word: Tensor
    types: Tensor
    weights: Tensor
    acts: list[list[Act]]
    whole: list[bool]


def collate(items: list[Item], vocabulary: WordPieces) -> Batch:
    """Put items side by side."""
    most = max(min(LONGEST_WORDS, len(item.words)) for item in items)
    rows = [cut(item, vocabulary, most) for item in items]
    longest = max(len(row) for row in rows)
    flat = np.array([row + [(0, 0, most)] * (longest - len(row)) for row in rows])
    held = np.array([[1] * len(row) + [0] * (longest - len(row)) for row in rows])

    def by_word(values: list[np.ndarray], empty: float) -> Tensor:
        padded = [np.concatenate([v[:most], np.full(max(0, most - len(v)), empty)]) for v in values]
        return torch.tensor(np.stack(padded))

    return Batch(
        pieces=torch.tensor(flat[:, :, 0]), case=torch.tensor(flat[:, :, 1]), held=torch.tensor(held),
        word=torch.tensor(flat[:, :, 2]), types=by_word([i.types for i in items], IGNORED).long(),
        weights=by_word([i.weights for i in items], 0.0).float(),
        acts=[[a for a in i.acts if max(a.trigger) < most] for i in items], whole=[i.whole for i in items],
    )  # fmt: skip


def cut(item: Item, vocabulary: WordPieces, most: int) -> list[tuple[int, int, int]]:
    """Return (piece, case, word) of an item between the marks of start and end."""
    inner = [(p, case_of(w), i) for i, w in enumerate(item.words[:most]) for p in vocabulary.pieces(w)]
    return [(vocabulary.start, 0, most), *inner[: LONGEST_PIECES - 2], (vocabulary.end, 0, most)]


class Acts(nn.Module):
    """The layers with their heads; one linear map, so that it can stand in the encoder's file as one."""

    def __init__(self, encoder: BertModel) -> None:
        """Put the heads on; `encoder`'s embeddings are left alone."""
        super().__init__()
        self.encoder = encoder
        encoder.embeddings.requires_grad_(requires_grad=False)
        self.drop = nn.Dropout(0.2)
        self.sizes = [len(TYPES), len(STATUSES), SIDES * KEY, KEY, SIDES]
        self.told = nn.Linear(WIDTH, sum(self.sizes))

    def forward(self, batch: Batch) -> list[Tensor]:
        """Return types, statuses, keys, queries and biases by word."""
        hidden = self.encoder(
            input_ids=batch.pieces, token_type_ids=batch.case, attention_mask=batch.held
        ).last_hidden_state
        most = batch.types.shape[1]
        at = batch.word.unsqueeze(-1)
        sums = hidden.new_zeros(len(hidden), most + 1, WIDTH).scatter_add(1, at.expand_as(hidden), hidden)
        counts = hidden.new_zeros(len(hidden), most + 1, 1).scatter_add(1, at, torch.ones_like(at, dtype=hidden.dtype))
        words = (sums / counts.clamp(min=1))[:, :most]
        return list(self.told(self.drop(words)).split(self.sizes, -1))


def side_scores(told: list[Tensor], b: int, act: Act) -> tuple[Tensor, Tensor]:
    """Return logits of source and target for the words of one item that may name a side, and what each names."""
    keys = told[2][b, act.trigger].mean(0).view(SIDES, KEY)
    gold = torch.from_numpy(act.sides[: told[3].shape[1]])
    scores = told[3][b, : len(gold)] @ keys.T / KEY**0.5 + told[4][b, : len(gold)]
    known = gold != IGNORED
    return scores[known], gold[known]


def loss_of(told: list[Tensor], batch: Batch) -> Tensor:
    """Return the loss of types by word, and of sides and status by act."""
    marked = batch.types != IGNORED
    each = nn.functional.cross_entropy(
        told[0][marked], batch.types[marked], reduction="none", label_smoothing=SMOOTHING
    )
    total = (each * batch.weights[marked]).sum() / batch.weights[marked].sum()
    sides, statuses = [], []
    for b, acts in enumerate(batch.acts):
        for act in acts:
            scores, gold = side_scores(told, b, act)
            both = torch.stack([gold == 1, gold == SIDES], -1).float()
            if len(gold):
                weight = torch.tensor(2.0)
                sides.append(nn.functional.binary_cross_entropy_with_logits(scores, both, pos_weight=weight))
            if act.status != IGNORED:
                statuses.append(nn.functional.cross_entropy(told[1][b, act.trigger].mean(0), torch.tensor(act.status)))
    total = total + 2 * torch.stack(sides).mean() if sides else total
    return total + 0.3 * torch.stack(statuses).mean() if statuses else total


def batches(items: list[Item], chance: random.Random) -> Iterator[list[Item]]:
    """Yield items of like length together, the batches in any order."""
    order = sorted(items, key=lambda item: len(item.words) + chance.random() * 6)
    cuts = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    chance.shuffle(cuts)
    yield from cuts


def measure(model: Acts, items: list[Item], vocabulary: WordPieces) -> str:
    """Return how often type, status and sides are right at the marked acts, and how acts of whole texts are found."""
    model.eval()
    right: dict[str, list[bool]] = {"type": [], "status": [], "source": [], "target": []}
    found = gold = hit = 0
    with torch.no_grad():
        for group in batches(items, random.Random(SEED)):
            batch = collate(group, vocabulary)
            told = model(batch)
            for b, acts in enumerate(batch.acts):
                for act in acts:
                    check(told, b, act, batch, right)
                if batch.whole[b]:
                    read, true = told[0][b].argmax(-1), batch.types[b]
                    known = true != IGNORED
                    found, gold = found + int((read != NONE)[known].sum()), gold + int((true != NONE)[known].sum())
                    hit += int(((read == true) & (true != NONE))[known].sum())
    figures = ", ".join(f"{name} {100 * np.mean(hits):.1f}" for name, hits in right.items() if hits)
    return f"{figures}; words found with their type P {hit / max(found, 1):.3f} R {hit / max(gold, 1):.3f}"


def check(told: list[Tensor], b: int, act: Act, batch: Batch, right: dict[str, list[bool]]) -> None:
    """Note what is right about one act."""
    read = int(told[0][b, act.trigger].softmax(-1).mean(0).argmax())
    right["type"].append(read == int(batch.types[b, act.trigger[0]]))
    if act.status != IGNORED:
        right["status"].append(int(told[1][b, act.trigger].mean(0).argmax()) == act.status)
    scores, gold = side_scores(told, b, act)
    for side, name in enumerate(("source", "target"), 1):
        if (gold == side).any():
            right[name].append(bool(gold[scores[:, side - 1].argmax()] == side))


def start(work: Path, layers: list[int]) -> Acts:
    """Return the layers of the pretrained encoder over the embeddings of ours."""
    encoder = load_start(model_folder())
    ours = torch.load(work / "encoder" / "encoder.pt", weights_only=True)
    held = {k.removeprefix("embeddings."): v for k, v in ours.items() if k.startswith("embeddings.")}
    encoder.embeddings.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in held.items()})
    encoder.encoder.layer = nn.ModuleList(encoder.encoder.layer[i] for i in layers)
    encoder.config.num_hidden_layers = len(layers)
    return Acts(encoder)


def save(model: Acts, folder: Path) -> None:
    """Write layers and heads at half precision, embeddings left out."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {k: v.half() if v.is_floating_point() else v for k, v in model.state_dict().items()}
    torch.save({k: v for k, v in state.items() if ".embeddings." not in k}, folder / "acts.pt")
    model.encoder.config.to_json_file(str(folder / "config.json"))


def load(folder: Path) -> Acts:
    """Return what `save` wrote, its embeddings not yet those of the encoder."""
    model = Acts(BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False))
    state = torch.load(folder / "acts.pt", weights_only=True)
    model.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in state.items()}, strict=False)
    return model


def begin(work: Path, layers: str, order: str | None) -> Acts:
    """Return what a run starts from, or what it came to."""
    if order is None:
        return start(work, [int(layer) for layer in layers.split(",")])
    model = load(work / f"acts-{order}")
    model.encoder.embeddings.load_state_dict(start(work, []).encoder.embeddings.state_dict())
    return model


def mean(work: Path, orders: list[str], kept: dict[str, list[Item]], vocabulary: WordPieces) -> None:
    """Write the mean of the weights of several runs, and measure it."""
    models = [begin(work, "", order) for order in orders]
    states = [model.state_dict() for model in models]
    model = models[0]
    model.load_state_dict({k: torch.stack([s[k].float() for s in states]).mean(0) for k in states[0]})
    report(f"mean of {len(orders)}", model, kept, vocabulary)
    save(model, work / "acts")


def report(what: str, model: Acts, kept: dict[str, list[Item]], vocabulary: WordPieces) -> None:
    """Print what is right of the texts kept apart."""
    for name, items in kept.items():
        if items:
            print(f"{what}; {len(items)} {name} kept apart: {measure(model, items, vocabulary)}", flush=True)


def teach(
    model: Acts, learn: list[Item], passes: range, chance: random.Random, vocabulary: WordPieces
) -> Iterator[int]:
    """Teach a model, and yield the number of each epoch when it is over; `passes` tells those to come."""
    layers = [p for p in model.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": LAYER_RATE}, {"params": model.told.parameters(), "lr": HEAD_RATE}], weight_decay=0.01
    )
    each = len(learn) // BATCH + 1
    steps, warm = passes.stop * each, max(1, WARMUP * len(passes) * each)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / warm) * max(0.02, 1 - (step + passes.start * each) / steps)
    )
    for epoch in passes:
        model.train()
        for group in batches([as_translated(i, chance) if chance.random() < TRANSLATED else i for i in learn], chance):
            batch = collate(group, vocabulary)
            loss = loss_of(model(batch), batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            rate.step()
        yield epoch + 1


def main() -> None:
    """Train and write, or join what was trained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--layers", default="0,1,3,5", help="layers of the pretrained encoder to start from")
    parser.add_argument("--all", action="store_true", help="learn from the part kept apart too")
    parser.add_argument("--order", default="1", help="names the run, and the order in which it reads the texts")
    parser.add_argument("--after", type=int, default=0, help="go on with a run that was cut off after so many epochs")
    parser.add_argument("--mean", help="the runs to join, by their orders")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    with gzip.open(options.work / "acts.jsonl.gz", "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    apart = kept_apart(rows, random.Random(SEED))
    learn = [to_item(row) for row in rows if options.all or key(row) not in apart]
    kept = {name: [to_item(r) for r in rows if r["from"] == name and key(r) in apart] for name in ("own", "real")}
    vocabulary = WordPieces((options.work / "encoder" / "vocab.txt").read_text("utf8").split())
    if options.mean:
        mean(options.work, options.mean.split(","), kept, vocabulary)
        return
    model = begin(options.work, options.layers, options.order if options.after else None)
    chance = random.Random(f"{SEED} {options.order}" + (f" {options.after}" if options.after else ""))
    for epoch in teach(model, learn, range(options.after, options.epochs), chance, vocabulary):
        report(f"epoch {epoch} of {len(learn)} texts", model, kept, vocabulary)
        save(model, options.work / f"acts-{options.order}")


if __name__ == "__main__":
    main()
