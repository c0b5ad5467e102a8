"""Hang who tells it at a sentence's end on the sentence: "Ames told Brown that the vote was off, the ministry said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.nlp.parse import Row

SUBJECTS = {"nsubj", "nsubj:pass"}
TELLING = {"report", "say", "write", "quote"}
TAIL = {*SUBJECTS, "punct", "advmod", "obl", "obl:unmarked", "aux"}
# Behind these somebody else's words begin, and who tells them at their end speaks within them.
OPENS_SPEECH = {":", '"', "“", "”", "``", "''"}


def free_asides(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with a last clause ", the ministry said" beside the verb whose complement it was taken for.

    The parser reads "told that (the vote was off) the ministry said": the ministry would speak within what was told.
    """
    found = list(rows)
    for said, row in enumerate(rows):
        if row.dep == "ccomp" and is_tail(rows, said):
            found[said] = replace(row, dep="parataxis")
            continue
        told = told_before(rows, said) if row.dep == "ccomp" and row.head < said else None
        if told is not None:
            found[said] = replace(row, dep="parataxis")
            found[told] = replace(found[told], head=row.head, dep="ccomp")
            found = [
                replace(r, head=told) if r.head == said and row.head < i < told else r for i, r in enumerate(found)
            ]
    return found


def is_tail(rows: Sequence[Row], said: int) -> bool:
    """Whether a clause tells only who reported it: "“We won,” he added, *Tass reported*"."""
    own = [i for i, r in enumerate(rows) if r.head == said and i != said]
    subject = next((i for i in own if rows[i].dep in SUBJECTS and i < said), None)
    if subject is None or rows[said].head > said or rows[said].lemma not in TELLING:
        return False
    opening = min([subject, *(i for i, r in enumerate(rows) if r.head == subject)])
    bare = all(rows[i].dep in TAIL for i in own)
    return (
        bare and rows[opening - 1].text == "," and all(said in above(rows, i) for i in range(said + 1, len(rows) - 1))
    )


def told_before(rows: Sequence[Row], said: int) -> int | None:
    """Return the clause that stands before a sentence's last verb, its subject and a comma, and hangs on it."""
    own = [i for i, r in enumerate(rows) if r.head == said and i != said]
    subject = next((i for i in own if rows[i].dep in SUBJECTS and i < said), None)
    told = next((i for i in own if rows[i].dep == "ccomp" and rows[said].head < i < said), None)
    if subject is None or told is None or told > subject or any(rows[i].dep == "ccomp" and i > said for i in own):
        return None
    opening = min([subject, *(i for i, r in enumerate(rows) if r.head == subject)])
    closes = all(said in above(rows, i) or r.dep == "punct" for i, r in enumerate(rows) if i > said)
    free = not any(r.text in OPENS_SPEECH for r in rows[rows[said].head : said])
    return told if closes and free and rows[opening - 1].text == "," else None


def above(rows: Sequence[Row], i: int) -> set[int]:
    """Return the heads over a word."""
    heads: set[int] = set()
    while rows[i].head != i and rows[i].head not in heads:
        i = rows[i].head
        heads.add(i)
    return heads
