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
    subject = subject_before(rows, said)
    if subject is None or rows[said].head > said or rows[said].lemma not in TELLING:
        return False
    bare = all(r.dep in TAIL for i, r in enumerate(rows) if r.head == said and i != said)
    return bare and is_set_off(rows, subject) and all(said in above(rows, i) for i in range(said + 1, len(rows) - 1))


def subject_before(rows: Sequence[Row], verb: int) -> int | None:
    """Return the subject that stands before its verb."""
    return next((i for i, r in enumerate(rows[:verb]) if r.head == verb and r.dep in SUBJECTS), None)


def is_set_off(rows: Sequence[Row], noun: int) -> bool:
    """Whether a comma stands before a noun and all that hangs on it."""
    opening = min([noun, *(i for i, r in enumerate(rows) if r.head == noun)])
    return rows[opening - 1].text == ","


def told_before(rows: Sequence[Row], said: int) -> int | None:
    """Return the clause that stands before a sentence's last verb, its subject and a comma, and hangs on it."""
    subject, told = subject_before(rows, said), clause_before(rows, said)
    if subject is None or told is None or told > subject:
        return None
    free = not any(r.text in OPENS_SPEECH for r in rows[rows[said].head : said])
    return told if free and is_last(rows, said) and is_set_off(rows, subject) else None


def clause_before(rows: Sequence[Row], said: int) -> int | None:
    """Return the clause that a verb has before itself, and none behind."""
    own = [i for i, r in enumerate(rows) if r.head == said and i != said and r.dep == "ccomp"]
    return next((i for i in own if rows[said].head < i < said), None) if own and own[-1] < said else None


def is_last(rows: Sequence[Row], said: int) -> bool:
    """Whether only marks and what hangs on a verb stand behind it."""
    return all(said in above(rows, i) or r.dep == "punct" for i, r in enumerate(rows) if i > said)


def above(rows: Sequence[Row], i: int) -> set[int]:
    """Return the heads over a word."""
    heads: set[int] = set()
    while rows[i].head != i and rows[i].head not in heads:
        i = rows[i].head
        heads.add(i)
    return heads
