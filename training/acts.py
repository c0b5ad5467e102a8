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
import functools
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from acts_sets import PARTED, WHOLE, kept_apart, key, to_type
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


def as_translated(item: Item, chance: random.Random) -> tuple[Item, list[int]]:
    """Return an item that has lost articles, and the numbers of the words that are left."""
    telling = {i for act in item.acts for i in act.trigger}
    kept = [
        i for i, word in enumerate(item.words)
        if i in telling or word.lower() not in {"the", "a", "an"} or chance.random() >= DROPPED
    ]  # fmt: skip
    place = {old: new for new, old in enumerate(kept)}
    acts = [Act(act.status, [place[i] for i in act.trigger], act.sides[kept]) for act in item.acts]
    return Item([item.words[i] for i in kept], item.types[kept], item.weights[kept], acts, item.whole), kept


@dataclass(slots=True)
class Batch:
    """Items side by side.

    `pieces`, their `case`, whether `held`, the `word` of each: texts x pieces; `types` and their `weights`: texts x
    words; and of each act the text that it is of (`at`), the words that tell it (`trigger`) with the share that each
    has of it (`share`, 0 where there is none), its `sides` by word and its `status`.
    """

    pieces: Tensor
    case: Tensor
    held: Tensor
    word: Tensor
    types: Tensor
    weights: Tensor
    at: Tensor
    trigger: Tensor
    share: Tensor
    sides: Tensor
    status: Tensor
    whole: Tensor

    def to(self, device: str) -> Batch:
        """Return the batch on a device."""
        return Batch(*(getattr(self, f.name).to(device, non_blocking=True) for f in fields(self)))


def collate(items: list[Item], vocabulary: WordPieces) -> Batch:
    """Put items side by side; acts told beyond the longest texts are left out."""
    most = max(min(LONGEST_WORDS, len(item.words)) for item in items)
    rows = [cut(item, vocabulary, most) for item in items]
    longest = max(len(row) for row in rows)
    flat = torch.tensor([row + [(0, 0, most)] * (longest - len(row)) for row in rows])
    held = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
    acts = [(b, act) for b, item in enumerate(items) for act in item.acts if max(act.trigger) < most]
    told = max((len(act.trigger) for _, act in acts), default=1)
    return Batch(
        pieces=flat[:, :, 0], case=flat[:, :, 1], held=held, word=flat[:, :, 2],
        types=even([i.types for i in items], most, IGNORED).long(),
        weights=even([i.weights for i in items], most, 0.0).float(), at=torch.tensor([b for b, _ in acts]).long(),
        trigger=even([np.array(a.trigger) for _, a in acts], told, 0).long(),
        share=even([np.full(len(a.trigger), 1 / len(a.trigger)) for _, a in acts], told, 0.0).float(),
        sides=even([a.sides for _, a in acts], most, IGNORED).long(),
        status=torch.tensor([a.status for _, a in acts]).long(), whole=torch.tensor([i.whole for i in items]),
    )  # fmt: skip


def even(rows: list[np.ndarray], most: int, empty: float) -> Tensor:
    """Return rows cut or filled to one length."""
    if not rows:
        return torch.zeros(0, most)
    return torch.tensor(np.stack([np.concatenate([r[:most], np.full(max(0, most - len(r)), empty)]) for r in rows]))


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
        if not torch.cuda.is_available():
            # Torch's joint step of attention takes half of all time to go back through on a processor.
            encoder.set_attn_implementation("eager")
        self.drop = nn.Dropout(0.2)
        self.sizes = [len(TYPES), len(STATUSES), SIDES * KEY, KEY, SIDES]
        self.told = nn.Linear(WIDTH, sum(self.sizes))

    @property
    def device(self) -> str:
        """The device that the weights are on."""
        return self.told.weight.device.type

    def forward(self, batch: Batch) -> list[Tensor]:
        """Return types, statuses, keys, queries and biases by word."""
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=halves(self.device)):
            hidden = self.encoder(
                input_ids=batch.pieces, token_type_ids=batch.case, attention_mask=batch.held
            ).last_hidden_state
        hidden = hidden.float()
        most = batch.types.shape[1]
        at = batch.word.unsqueeze(-1)
        sums = hidden.new_zeros(len(hidden), most + 1, WIDTH).scatter_add(1, at.expand_as(hidden), hidden)
        counts = hidden.new_zeros(len(hidden), most + 1, 1).scatter_add(1, at, torch.ones_like(at, dtype=hidden.dtype))
        words = (sums / counts.clamp(min=1))[:, :most]
        return list(self.told(self.drop(words)).split(self.sizes, -1))


@functools.cache
def halves(device: str) -> bool:
    """Whether a device multiplies numbers of half length in hardware: a GPU does, and a processor with tiles."""
    return device == "cuda" or torch.cpu._is_amx_tile_supported()  # noqa: SLF001 - torch has no public question


def side_scores(told: list[Tensor], batch: Batch) -> Tensor:
    """Return of each act how far each word of its text names source and target: acts x words x 2, logits."""
    keys = of_acts(told[2], batch).unflatten(-1, (SIDES, KEY))
    return torch.einsum("awk,ask->aws", told[3][batch.at], keys) / KEY**0.5 + told[4][batch.at]


def of_acts(rows: Tensor, batch: Batch) -> Tensor:
    """Return the mean of what some rows hold at the words that tell each act: acts x numbers."""
    return (rows[batch.at.unsqueeze(-1), batch.trigger] * batch.share.unsqueeze(-1)).sum(1)


def loss_of(told: list[Tensor], batch: Batch) -> Tensor:
    """Return the loss of types by word, and of sides and status by act."""
    marked = batch.types != IGNORED
    each = nn.functional.cross_entropy(
        told[0][marked], batch.types[marked], reduction="none", label_smoothing=SMOOTHING
    )
    total = (each * batch.weights[marked]).sum() / batch.weights[marked].sum()
    if not len(batch.at):
        return total
    known = batch.sides != IGNORED
    both = torch.stack([batch.sides == 1, batch.sides == SIDES], -1).float()
    wrong = nn.functional.binary_cross_entropy_with_logits(
        side_scores(told, batch), both, reduction="none", pos_weight=torch.tensor(2.0, device=both.device)
    ).mean(-1)
    total = total + 2 * ((wrong * known).sum(1) / known.sum(1).clamp(min=1)).mean()
    clear = batch.status != IGNORED
    if clear.any():
        total = total + 0.3 * nn.functional.cross_entropy(of_acts(told[1], batch)[clear], batch.status[clear])
    return total


def batches(items: list[Item], chance: random.Random, size: int = BATCH) -> Iterator[list[Item]]:
    """Yield items of like length together, the batches in any order."""
    order = sorted(items, key=lambda item: len(item.words) + chance.random() * 6)
    cuts = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(cuts)
    yield from cuts


@torch.no_grad()
def measure(model: Acts, items: list[Item], vocabulary: WordPieces) -> str:
    """Return how often type, status and sides are right at the marked acts, and how acts of whole texts are found."""
    model.eval()
    right: dict[str, list[bool]] = {"type": [], "status": [], "source": [], "target": []}
    found = gold = hit = 0
    for group in batches(items, random.Random(SEED)):
        batch = collate(group, vocabulary).to(model.device)
        told = model(batch)
        if len(batch.at):
            check(told, batch, right)
        read, true = told[0].argmax(-1), batch.types
        known = (true != IGNORED) & batch.whole.unsqueeze(-1)
        found, gold = found + int((read != NONE)[known].sum()), gold + int((true != NONE)[known].sum())
        hit += int(((read == true) & (true != NONE))[known].sum())
    figures = ", ".join(f"{name} {100 * np.mean(hits):.1f}" for name, hits in right.items() if hits)
    precision, recall = hit / max(found, 1), hit / max(gold, 1)
    return f"{figures}; words found with their type P {precision:.3f} R {recall:.3f}"


def check(told: list[Tensor], batch: Batch, right: dict[str, list[bool]]) -> None:
    """Note what is right about the acts of a batch."""
    read = of_acts(told[0].softmax(-1), batch).argmax(-1)
    right["type"] += (read == batch.types[batch.at, batch.trigger[:, 0]]).tolist()
    clear = batch.status != IGNORED
    right["status"] += (of_acts(told[1], batch).argmax(-1) == batch.status)[clear].tolist()
    scores = side_scores(told, batch).masked_fill((batch.sides == IGNORED).unsqueeze(-1), -1e4)
    for side, name in enumerate(("source", "target"), 1):
        named = (batch.sides == side).any(1)
        best = scores[..., side - 1].argmax(1, keepdim=True)
        right[name] += (batch.sides.gather(1, best)[:, 0] == side)[named].tolist()


def read_rows(work: Path) -> list[dict[str, Any]]:
    """Return the rows of the set that `acts_sets.py` wrote."""
    with gzip.open(work / "acts.jsonl.gz", "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def parted(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, list[Item]]]:
    """Return the rows that teach, and what is kept apart of our own and of real texts."""
    apart = kept_apart(rows, random.Random(SEED))
    kept = {name: [to_item(r) for r in rows if r["from"] == name and key(r) in apart] for name in PARTED}
    return [row for row in rows if key(row) not in apart], kept


def start(work: Path, layers: Sequence[int]) -> Acts:
    """Return the layers of the pretrained encoder over the embeddings of ours, as `distil.py` left them if it ran."""
    encoder = load_start(work / "start" if (work / "start").is_dir() else model_folder())
    ours = torch.load(work / "encoder" / "encoder.pt", weights_only=True)
    held = {k.removeprefix("embeddings."): v for k, v in ours.items() if k.startswith("embeddings.")}
    encoder.embeddings.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in held.items()})
    if (work / "acts-start.pt").exists():
        encoder.encoder.load_state_dict({k: v.float() for k, v in torch.load(work / "acts-start.pt").items()})
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


def begun(work: Path, name: str) -> Acts:
    """Return what a run came to, over the word vectors of our encoder."""
    model = load(work / f"acts-{name}")
    model.encoder.embeddings.load_state_dict(start(work, []).encoder.embeddings.state_dict())
    return model


def mean(work: Path, orders: list[str], kept: dict[str, list[Item]], vocabulary: WordPieces) -> None:
    """Write the mean of the weights of several runs, and measure it."""
    models = [begun(work, order) for order in orders]
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


def learner(
    model: Acts, rates: tuple[float, float], steps: int, warm: int, done: int = 0
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """Return what moves a model's weights, and the rate of it: up in a line for `warm` steps, then down in one.

    `rates` are those of the layers and of what stands on them; of `steps` steps so many are `done`.
    """
    layers = [p for p in model.encoder.parameters() if p.requires_grad]
    groups = [{"params": layers, "lr": rates[0]}, {"params": model.told.parameters(), "lr": rates[1]}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    share = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min(1.0, (at + 1) / warm) * max(0.02, 1 - (at + done) / steps)
    )
    return optimiser, share


def step(model: nn.Module, optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    """Learn from one loss."""
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()


def teach(
    model: Acts, learn: list[Item], passes: range, chance: random.Random, vocabulary: WordPieces
) -> Iterator[int]:
    """Teach a model, and yield the number of each epoch when it is over; `passes` tells those to come."""
    each = len(learn) // BATCH + 1
    warm = max(1, WARMUP * len(passes) * each)
    optimiser, rate = learner(model, (LAYER_RATE, HEAD_RATE), passes.stop * each, warm, passes.start * each)
    for epoch in passes:
        model.train()
        drawn = [as_translated(i, chance)[0] if chance.random() < TRANSLATED else i for i in learn]
        for group in batches(drawn, chance):
            batch = collate(group, vocabulary).to(model.device)
            step(model, optimiser, loss_of(model(batch), batch))
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
    rows = read_rows(options.work)
    teach_rows, kept = parted(rows)
    learn = [to_item(row) for row in (rows if options.all else teach_rows)]
    vocabulary = WordPieces((options.work / "encoder" / "vocab.txt").read_text("utf8").split())
    if options.mean:
        mean(options.work, options.mean.split(","), kept, vocabulary)
        return
    layers = [int(layer) for layer in options.layers.split(",")]
    model = begun(options.work, options.order) if options.after else start(options.work, layers)
    chance = random.Random(f"{SEED} {options.order}" + (f" {options.after}" if options.after else ""))
    for epoch in teach(model, learn, range(options.after, options.epochs), chance, vocabulary):
        report(f"epoch {epoch} of {len(learn)} texts", model, kept, vocabulary)
        save(model, options.work / f"acts-{options.order}")


if __name__ == "__main__":
    main()
