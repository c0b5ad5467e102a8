"""Teach what hears acts by several larger models that agree: for a machine with a GPU, where it takes ten minutes.

    python training/distil.py WORK mask [--minutes 1]
    python training/distil.py WORK teacher --order 1
    python training/distil.py WORK label --teachers 1,2,3
    python training/distil.py WORK student --order 1 [--start t1 --layers 0,1,3,5]
    python training/acts.py WORK --mean s1,s2

*mask* teaches all six layers of all-MiniLM-L6-v2 to guess words of news that are hidden, over the word vectors of our
encoder, which stay as they are. *teacher* goes on from there as `acts.py` does, all six layers kept, each run from its
own seed and in its own order. *label* lets the teachers read the texts of `acts.py` and sentences of news without
labels (`news_sentences.py`) and keeps the mean of what they tell. *student* starts from some layers of the first
teacher and learns the labels and what the teachers tell (Hinton et al. 2015, distilling the knowledge in a neural
network). Needs torch and transformers alone, beside `acts_sets.py`'s set.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from acts import (
    HEAD_RATE,
    IGNORED,
    NONE,
    PARTY,
    SIDES,
    TRANSLATED,
    WIDTH,
    Acts,
    Batch,
    Item,
    as_translated,
    batches,
    begun,
    collate,
    halves,
    learner,
    loss_of,
    of_acts,
    parted,
    read_rows,
    report,
    save,
    side_scores,
    start,
    step,
    to_item,
)  # fmt: skip
from dragoman.nlp.wordpieces import WordPieces
from encoder import MASK, SEED, ahead

LARGE = 48
LAYER_RATE, WARMUP, MASK_RATE = 1.5e-4, 0.08, 3e-4
MASKED, LEFT = 0.15, 0.1
# Words that tell nothing by less than this are asked for status and sides; how much a word counts that tells nothing.
TELLS, PLAIN = 0.6, 0.1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run reads and writes, what it computes on, and how words are cut."""

    work: Path
    device: str
    vocabulary: WordPieces


@dataclass(slots=True)
class Soft:
    """What teachers tell of a text: chances of types by word; acts, as word, status and sides; who can be a side."""

    types: np.ndarray
    acts: list[tuple[int, np.ndarray, np.ndarray]]
    party: np.ndarray


@dataclass(slots=True)
class Taught:
    """A batch beside what the teachers tell of it: types by word with weights, and a batch of the acts they hear."""

    batch: Batch
    types: Tensor
    weights: Tensor
    heard: Batch
    status: Tensor
    sides: Tensor
    party: Tensor

    def to(self, device: str) -> Taught:
        """Return all of it on a device."""
        return Taught(*(getattr(self, f.name).to(device) for f in fields(self)))


def news(work: Path, rows: list[dict[str, Any]]) -> list[tuple[Item, np.ndarray]]:
    """Return sentences of news, nothing marked, with the words that could be a side; tags are guessed by the word."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for word, tag in zip(row["words"], row["tags"], strict=True):
            counts[word][tag] += 1
    usual = {word: tags.most_common(1)[0][0] for word, tags in counts.items()}

    def guess(word: str) -> str:
        return usual.get(word) or ("NNP" if word[:1].isupper() else "VBG" if word.endswith("ing") else "NN")

    found = []
    with gzip.open(work / "news-sentences.jsonl.gz", "rt", encoding="utf8") as lines:
        for words in map(json.loads, lines):
            tags = [guess(word) for word in words]
            row = {"words": words, "tags": tags, "entity": [t.startswith("NNP") for t in tags]}
            found.append((to_item(row | {"weight": 0.0, "acts": []}), parties(row)))
    return found


def parties(row: dict[str, Any]) -> np.ndarray:
    """Return by word whether it could name a side."""
    return np.array([tag[:2] in PARTY for tag in row["tags"]])


def mask(at: Place, minutes: float) -> None:
    """Teach all layers to guess hidden words of news, and write them."""
    items = [item for item, _ in news(at.work, read_rows(at.work))]
    model = Acts(start(at.work, range(6)).encoder)
    guess = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH))
    model.add_module("guess", guess)
    model.register_parameter("by_word", nn.Parameter(torch.zeros(len(at.vocabulary.numbers))))
    model.to(at.device).train()
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], MASK_RATE, weight_decay=0.01)
    began, steps, chance = time.monotonic(), 0, random.Random(SEED)
    while (done := (time.monotonic() - began) / 60 / minutes) < 1:
        groups = batches(items, chance, 2 * LARGE)
        for batch in ahead((lambda g=g: collate(g, at.vocabulary)) for g in groups):
            done = (time.monotonic() - began) / 60 / minutes
            if done >= 1:
                break
            optimiser.param_groups[0]["lr"] = MASK_RATE * min(1.0, done / WARMUP + 1e-3) * max(0.02, 1 - done)
            loss = masked_loss(model, batch.to(at.device))
            steps += 1
            step(model, optimiser, loss)
            if steps % 200 == 0:
                print(f"mask: {done:.2f}, step {steps}, loss {loss:.3f}", flush=True)
    layers = model.encoder.encoder.cpu().state_dict()
    torch.save({k: v.half() for k, v in layers.items()}, at.work / "acts-start.pt")


def masked_loss(model: Any, batch: Batch) -> Tensor:  # noqa: ANN401 - a model with two parts more
    """Return the loss of guessing pieces that are hidden."""
    inside = (batch.held == 1) & (batch.word < batch.types.shape[1])
    hidden = (torch.rand(batch.pieces.shape, device=batch.pieces.device) < MASKED) & inside
    kept = torch.rand(batch.pieces.shape, device=batch.pieces.device) < LEFT
    shown = batch.pieces.masked_fill(hidden & ~kept, MASK)
    with torch.autocast(model.device, dtype=torch.bfloat16, enabled=halves(model.device)):
        vectors = model.encoder(input_ids=shown, token_type_ids=batch.case, attention_mask=batch.held)
        scores = model.guess(vectors.last_hidden_state[hidden]) @ model.encoder.embeddings.word_embeddings.weight.T
    return nn.functional.cross_entropy(scores.float() + model.by_word, batch.pieces[hidden])


def teacher(at: Place, order: str, epochs: int) -> None:
    """Teach six layers, and write them."""
    rows, kept = parted(read_rows(at.work))
    learn = [to_item(row) for row in rows]
    model, chance = start(at.work, range(6)).to(at.device), random.Random(f"{SEED} teacher {order}")
    torch.manual_seed(SEED + int(order))
    steps = epochs * (len(learn) // LARGE + 1)
    optimiser, rate = learner(model, (LAYER_RATE, HEAD_RATE), steps, max(1, int(WARMUP * steps)))
    for epoch in range(epochs):
        model.train()
        drawn = [as_translated(i, chance)[0] if chance.random() < TRANSLATED else i for i in learn]
        for batch in ahead((lambda g=g: collate(g, at.vocabulary)) for g in batches(drawn, chance, LARGE)):
            there = batch.to(at.device)
            step(model, optimiser, loss_of(model(there), there))
            rate.step()
        if epoch + 2 >= epochs:
            report(f"teacher {order}, epoch {epoch + 1}", model, kept, at.vocabulary)
    save(model.cpu(), at.work / f"acts-t{order}")


@torch.no_grad()
def label(at: Place, orders: list[str]) -> None:
    """Write what the teachers tell, in the mean, of the texts that teach and of news."""
    rows = read_rows(at.work)
    learn = [(to_item(row), parties(row)) for row in parted(rows)[0]]
    both = [*learn, *news(at.work, rows)]
    models = [begun(at.work, f"t{order}").to(at.device).eval() for order in orders]
    told: list[Soft | None] = [None] * len(both)
    by_length = sorted(range(len(both)), key=lambda i: len(both[i][0].words))
    groups = [by_length[i : i + 4 * LARGE] for i in range(0, len(by_length), 4 * LARGE)]

    def job(group: list[int]) -> Callable[[], tuple[list[int], Batch]]:
        return lambda: (group, collate([replace(both[i][0], acts=[]) for i in group], at.vocabulary))

    for group, batch in ahead(map(job, groups)):
        for i, soft in zip(group, heard(models, batch.to(at.device)), strict=True):
            told[i] = of_text(soft, *both[i])
    with (at.work / "soft.pkl").open("wb") as out:
        pickle.dump((len(learn), [item for item, _ in both], told), out)
    print(f"label: {len(learn)} texts that teach, {len(both) - len(learn)} of news, "
          f"{sum(len(t.acts) for t in told[len(learn):] if t)} acts heard there", flush=True)  # fmt: skip


def of_text(soft: Soft, item: Item, party: np.ndarray) -> Soft:
    """Return what is told of a text without what only filled its row, beside who can be a side in it."""
    size = len(item.words)
    acts = [(word, status, sides[:size]) for word, status, sides in soft.acts]
    return Soft(soft.types[:size], acts, party[: len(soft.types)])


def heard(models: list[Acts], batch: Batch) -> list[Soft]:
    """Return what the models tell in the mean of each text."""
    told = [model(batch) for model in models]
    types = torch.stack([t[0].softmax(-1) for t in told]).mean(0)
    tells = (types[..., NONE] < TELLS) & (batch.types != IGNORED)
    at, word = tells.nonzero(as_tuple=True)
    acts = replace(batch, at=at, trigger=word.unsqueeze(-1), share=torch.ones_like(word).unsqueeze(-1).float())
    status = torch.stack([of_acts(t[1], acts).softmax(-1) for t in told]).mean(0).half().cpu().numpy()
    sides = torch.stack([side_scores(t, acts).sigmoid() for t in told]).mean(0).half().cpu().numpy()
    found = [Soft(row, [], row) for row in types.half().cpu().numpy()]
    for i, (b, w) in enumerate(zip(at.tolist(), word.tolist(), strict=True)):
        found[b].acts.append((w, status[i], sides[i]))
    return found


def taught(pairs: list[tuple[Item, Soft]], vocabulary: WordPieces) -> Taught:
    """Put texts side by side with what the teachers tell of them."""
    batch = collate([item for item, _ in pairs], vocabulary)
    most = batch.types.shape[1]
    types = np.full((len(pairs), most, 17), 0.0, dtype=np.float32)
    for b, (_, soft) in enumerate(pairs):
        types[b, : len(soft.types[:most])] = soft.types[:most]
    acts = [(b, act) for b, (_, soft) in enumerate(pairs) for act in soft.acts if act[0] < most]
    sides = np.zeros((len(acts), most, SIDES), dtype=np.float32)
    party = np.zeros((len(acts), most), dtype=np.float32)
    for i, (b, act) in enumerate(acts):
        sides[i, : len(act[2][:most])] = act[2][:most]
        party[i, : len(pairs[b][1].party[:most])] = pairs[b][1].party[:most]
    spread = torch.from_numpy(types)
    words = torch.tensor([[act[0]] for _, act in acts]).long().reshape(-1, 1)
    told = replace(
        batch, at=torch.tensor([b for b, _ in acts]).long(), trigger=words, share=torch.ones(len(acts), 1)
    )  # fmt: skip
    return Taught(
        batch, spread, ((batch.types != IGNORED) & (spread.sum(-1) > 0)) * (PLAIN + 1 - spread[..., NONE]), told,
        torch.tensor(np.array([act[1] for _, act in acts], dtype=np.float32)).reshape(-1, 4),
        torch.from_numpy(sides), torch.from_numpy(party),
    )  # fmt: skip


def soft_loss(told: list[Tensor], given: Taught) -> Tensor:
    """Return how far a student is from what its teachers tell."""
    apart = nn.functional.kl_div(told[0].log_softmax(-1), given.types, reduction="none").sum(-1)
    total = (apart * given.weights).sum() / given.weights.sum().clamp(min=1e-6)
    if not len(given.heard.at):
        return total
    wrong = nn.functional.binary_cross_entropy_with_logits(
        side_scores(told, given.heard), given.sides, reduction="none"
    ).mean(-1)
    total = total + 2 * ((wrong * given.party).sum(1) / given.party.sum(1).clamp(min=1)).mean()
    return total + 0.3 * nn.functional.cross_entropy(of_acts(told[1], given.heard), given.status)


def softly(pair: tuple[Item, Soft], chance: random.Random) -> tuple[Item, Soft]:
    """Return a text at times without its articles, and what the teachers tell of the words that are left."""
    item, soft = pair
    if chance.random() >= TRANSLATED or len(soft.types) < len(item.words):
        return pair
    less, kept = as_translated(item, chance)
    place = {old: new for new, old in enumerate(kept)}
    acts = [(place[word], status, sides[kept]) for word, status, sides in soft.acts if word in place]
    return less, Soft(soft.types[kept], acts, soft.party[kept])


def student(at: Place, order: str, begin: str, layers: list[int], passes: tuple[int, int]) -> None:
    """Teach some layers of a run what is marked and what the teachers tell, and write them."""
    with (at.work / "soft.pkl").open("rb") as stream:
        marked, items, told = pickle.load(stream)  # noqa: S301 - written by `label`
    pairs = list(zip(items, told, strict=True))
    _, kept = parted(read_rows(at.work))
    torch.manual_seed(SEED + int(order))
    chance, model = random.Random(f"{SEED} student {order}"), begun(at.work, begin)
    model.encoder.encoder.layer = nn.ModuleList(model.encoder.encoder.layer[i] for i in layers)
    model.encoder.config.num_hidden_layers = len(layers)
    model.to(at.device)
    groups = []
    for count, part, size in ((passes[0], pairs[:marked], LARGE), (passes[1], pairs[marked:], 2 * LARGE)):
        for _ in range(count):
            groups += cut_up([softly(pair, chance) for pair in part], chance, size)
    chance.shuffle(groups)
    optimiser, rate = learner(model, (LAYER_RATE, HEAD_RATE), len(groups), max(1, int(WARMUP * len(groups))))
    model.train()
    for number, given in enumerate(ahead((lambda g=g: taught(g, at.vocabulary)) for g in groups)):
        there = given.to(at.device)
        found = model(there.batch)
        loss = soft_loss(found, there)
        if there.batch.weights.sum() > 0:
            loss = loss + loss_of(found, there.batch)
        step(model, optimiser, loss)
        rate.step()
        if number % max(1, len(groups) // 3) == 0 and number:
            report(f"student {order}, step {number} of {len(groups)}", model, kept, at.vocabulary)
            model.train()
    report(f"student {order}", model, kept, at.vocabulary)
    save(model.cpu(), at.work / f"acts-s{order}")


def cut_up(pairs: list[tuple[Item, Soft]], chance: random.Random, size: int) -> list[list[tuple[Item, Soft]]]:
    """Return pairs of like length together."""
    order = sorted(pairs, key=lambda pair: len(pair[0].words) + chance.random() * 6)
    return [order[i : i + size] for i in range(0, len(order), size)]


def main() -> None:
    """Do one of the four things."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("what", choices=("mask", "teacher", "label", "student"))
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--order", default="1")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--passes", default="4,3", help="of marked texts, and of news")
    parser.add_argument("--teachers", default="1,2,3,4,5,6")
    parser.add_argument("--layers", default="0,1,3,5")
    parser.add_argument("--start", default="t1", help="the run that a student begins as: a teacher, or `shipped`")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    began = time.monotonic()
    vocabulary = WordPieces((options.work / "encoder" / "vocab.txt").read_text("utf8").split())
    at = Place(options.work, "cuda" if torch.cuda.is_available() else "cpu", vocabulary)
    if options.what == "mask":
        mask(at, options.minutes)
    elif options.what == "teacher":
        teacher(at, options.order, options.epochs)
    elif options.what == "label":
        label(at, options.teachers.split(","))
    else:
        layers, passes = ([int(n) for n in text.split(",")] for text in (options.layers, options.passes))
        student(at, options.order, options.start, layers, (passes[0], passes[1]))
    print(f"{options.what} {options.order}: {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
