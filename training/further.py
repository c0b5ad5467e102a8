"""Teach what hears acts, as it ships, further sentences without letting go of what it knows: for a laptop, in minutes.

    python training/recover.py MODEL WORK
    python training/further.py WORK --order 1 [--passes 3] [--beside 2]
    python training/acts.py WORK --mean f1,f2

The texts that came later (`sentences/later`, `marks/later`) are taught as they are marked. Beside each of them so many
of the earlier ones are read again, taught as marked and as the model that ships hears them (Li and Hoiem 2017, learning
without forgetting).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from acts import (
    TRANSLATED,
    Acts,
    Item,
    as_translated,
    batches,
    begun,
    collate,
    learner,
    loss_of,
    parted,
    read_rows,
    report,
    save,
    step,
    to_item,
)
from acts_sets import LATER
from distil import Soft, cut_up, heard, of_text, parties, soft_loss, softly, taught
from dragoman.nlp.wordpieces import WordPieces
from encoder import SEED

SIZE, WARMUP = 32, 0.1
# A third of the rate by which the layers were first taught.
RATE = 6e-5
# So many times faster learns what stands on the layers.
HEADS = 4
SHIPPED = "shipped"
Pair = tuple[Item, Soft]
Row = dict[str, Any]


@torch.no_grad()
def known(model: Acts, rows: Sequence[Row], vocabulary: WordPieces) -> list[Pair]:
    """Return texts with what a model hears in them."""
    items, found = [to_item(row) for row in rows], list[Pair]()
    order = sorted(range(len(rows)), key=lambda i: len(items[i].words))
    for group in (order[i : i + SIZE] for i in range(0, len(order), SIZE)):
        batch = collate([replace(items[i], acts=[]) for i in group], vocabulary)
        for i, soft in zip(group, heard([model], batch), strict=True):
            found.append((items[i], of_text(soft, items[i], parties(rows[i]))))
    return found


def loss_of_new(model: Acts, items: list[Item], vocabulary: WordPieces) -> Tensor:
    """Return the loss of texts as they are marked."""
    batch = collate(items, vocabulary)
    return loss_of(model(batch), batch)


def loss_of_known(model: Acts, pairs: list[Pair], vocabulary: WordPieces) -> Tensor:
    """Return the loss of texts as they are marked and as they were heard."""
    given = taught(pairs, vocabulary)
    told = model(given.batch)
    total = soft_loss(told, given)
    return total + loss_of(told, given.batch) if given.batch.weights.sum() > 0 else total


def main() -> None:
    """Teach, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--order", default="1", help="names the run, and the order in which it reads the texts")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--beside", type=int, default=2, help="earlier texts for each that came later")
    parser.add_argument("--rate", type=float, default=RATE)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED + int(options.order))
    chance, began = random.Random(f"{SEED} further {options.order}"), time.monotonic()
    vocabulary = WordPieces((options.work / "encoder" / "vocab.txt").read_text("utf8").split())
    rows, kept = parted(read_rows(options.work))
    model = begun(options.work, SHIPPED).eval()
    report(SHIPPED, model, kept, vocabulary)
    new = [to_item(row) for row in rows if row["from"].endswith(LATER)]
    old = [row for row in rows if not row["from"].endswith(LATER)]
    again = known(model, chance.sample(old, min(len(old), options.beside * len(new))), vocabulary)
    print(f"{len(new)} new texts, {len(again)} known: {time.monotonic() - began:.0f} s", flush=True)
    steps = options.passes * (len(new) // SIZE + len(again) // SIZE + 2)
    optimiser, rate = learner(model, (options.rate, HEADS * options.rate), steps, max(1, int(WARMUP * steps)))
    for number in range(options.passes):
        fresh = batches([drawn(item, chance) for item in new], chance, SIZE)
        losses = [partial(loss_of_new, model, group, vocabulary) for group in fresh]
        held = cut_up([softly(pair, chance) for pair in again], chance, SIZE)
        losses += [partial(loss_of_known, model, group, vocabulary) for group in held]
        chance.shuffle(losses)
        model.train()
        for loss in losses:
            step(model, optimiser, loss())
            rate.step()
        report(f"pass {number + 1}, {time.monotonic() - began:.0f} s", model, kept, vocabulary)
        save(model, options.work / f"acts-f{options.order}")


def drawn(item: Item, chance: random.Random) -> Item:
    """Return a text, at times without its articles."""
    return as_translated(item, chance)[0] if chance.random() < TRANSLATED else item


if __name__ == "__main__":
    main()
