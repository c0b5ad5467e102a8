"""Root type given the pair of actors, and pairs found from the raw sentence, on the published relation rows.

    DRAGOMAN_CORPORA=… python benchmarks/relations.py [--errors N]

The rows serve to measure and tune rules; nothing shipped is trained on them.
"""

from __future__ import annotations

import csv
import gzip
import os
import random
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import dragoman
from gate.confusion import to_matrix

FILE = "events/plv-train.tsv.gz"
OLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
# The rows keep CAMEO's roots where PLOVER of 2024 moved a code to another type: a promise to yield, a conviction, a
# blockade or seized territory. They have no status: cooperation refused is REJECT, conflict announced THREATEN.
MOVED = {"03": "AGREE", "116": "ACCUSE", "191": "ASSAULT", "192": "ASSAULT"}
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
SEED = 7


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of the table that mark both sides."""
    with gzip.open(path, "rt", encoding="utf8") as stream:
        table = csv.DictReader(stream, delimiter="\t")
        return [r for r in table if "<s>" in r["marked_sentence"] and "<t>" in r["marked_sentence"]]


def spans(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Return the plain text and the marked source and target."""
    text, found = "", {}
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"</?[st]>", part):
            found.setdefault(part.strip("</>"), []).append(len(text))
        else:
            text += part
    return text, tuple(found["s"][:2]), tuple(found["t"][:2])


def newer(relation: dragoman.Relation | None) -> str | None:
    """Return the type of a relation, PLOVER's newer types under the older ones' names."""
    return OLD.get(relation.type, relation.type) if relation else None


def older(relation: dragoman.Relation | None) -> str | None:
    """Return what the scheme of the rows calls a relation."""
    if relation is None:
        return None
    code = relation.cameo or ""
    kind = next((MOVED[code[:size]] for size in (2, 3) if code[:size] in MOVED), newer(relation))
    if relation.status == "negated" and kind in FRIENDLY:
        return "REJECT"
    return "THREATEN" if relation.status == "planned" and kind in HOSTILE else kind


def macro_f1(pairs: list[tuple[str, str | None]]) -> float:
    """Return the mean F1 over the gold types; an abstention counts against recall."""
    scores = []
    for kind in sorted({g for g, _ in pairs}):
        hit = sum(g == p == kind for g, p in pairs)
        predicted, gold = sum(p == kind for _, p in pairs), sum(g == kind for g, _ in pairs)
        scores.append(2 * hit / (predicted + gold) if predicted + gold else 0.0)
    return sum(scores) / len(scores)


def interval(pairs: list[tuple[str, str | None]]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of macro-F1."""
    rng = random.Random(SEED)
    draws = sorted(macro_f1(rng.choices(pairs, k=len(pairs))) for _ in range(200))
    return draws[5], draws[194]


def figures(pairs: list[tuple[str, str | None]]) -> str:
    """Return macro-F1 with its interval, accuracy and the share of right quad classes."""
    low, high = interval(pairs)
    accuracy = sum(g == p for g, p in pairs) / len(pairs)
    quad = sum(p is not None and QUAD[g] == QUAD[p] for g, p in pairs) / len(pairs)
    return f"macro-F1 {macro_f1(pairs):.3f} [{low:.3f}, {high:.3f}], accuracy {accuracy:.3f}, quad {quad:.3f}"


def overlap(a: dragoman.Span, b: tuple[int, int], document: dragoman.Document | None = None) -> bool:
    """Whether a found span shares a character with a gold one, whose offsets count in the raw sentence."""
    start = document.raw_offset(a.start) if document else a.start
    shift = (start if start is not None else a.start) - a.start
    return a.start + shift < b[1] and b[0] < a.end + shift


def main() -> None:
    """Measure and print."""
    corpora = os.environ.get("DRAGOMAN_CORPORA")
    path = Path(corpora or "") / FILE
    if not corpora or not path.is_file():
        print("relations: not run: data absent")
        return
    shown = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    pairs, theirs, errors = [], [], defaultdict(list)
    dragoman.relate("Iran met Iraq.", source=(0, 4), target=(9, 13))  # what loads once is not timed
    start, spent = time.perf_counter(), time.process_time()
    relations = dragoman.relate_many(spans(row["marked_sentence"]) for row in rows(path))
    for row, relation in zip(rows(path), relations, strict=True):
        found = newer(relation)
        theirs.append((row["gold_root"], older(relation)))
        pairs.append((row["gold_root"], found))
        if found != row["gold_root"]:
            errors[row["gold_root"]].append((found, relation.why.rule if relation else None, row["marked_sentence"]))
    rate, paid = (len(pairs) / taken for taken in (time.perf_counter() - start, time.process_time() - spent))
    abstained = sum(p is None for _, p in pairs)
    speed = f"{rate:.0f} rows/s, {paid:.0f} a second of processor"
    print(f"given the pair: {len(pairs)} rows, abstained {abstained}, {speed}")
    print(f"  {figures(pairs)}")
    print(f"  {figures(theirs)}, as the scheme of the rows has it")
    print("right type (rows) and type read (columns)")
    print("\n".join(to_matrix((gold, found or "none") for gold, found in pairs)))
    for kind, wrong in sorted(errors.items()) if shown else ():
        for found, rule, marked in wrong[:shown]:
            print(f"  [{kind}] {found} {rule}: {marked[:260]}")
    end_to_end(path)


def end_to_end(path: Path) -> None:
    """Measure events found from the raw sentence: both spans overlapped and the type right."""
    by_sentence = defaultdict(list)
    for row in rows(path):
        text, source, target = spans(row["marked_sentence"])
        by_sentence[text].append((source, target, row["gold_root"]))
    hit = total = matched = right = events = 0
    for text, gold in by_sentence.items():
        reading = dragoman.read(dragoman.Source(content=text))
        found = reading.events
        events += len(found)
        for source, target, kind in gold:
            on_pair = [
                e
                for e in found
                if any(overlap(s, source, reading.document) for s in e.source_spans)
                and any(overlap(s, target, reading.document) for s in e.target_spans)
            ]
            total += 1
            matched += len(on_pair)
            good = [e for e in on_pair if OLD.get(e.type, e.type) == kind]
            right += len(good)
            hit += bool(good)
    precision = f"precision on pairs that overlap {right / max(matched, 1):.3f}"
    often = f"{events / len(by_sentence):.2f} events a sentence"
    print(f"from the raw sentence: recall {hit / total:.3f}, {precision}, {often}")


if __name__ == "__main__":
    main()
