"""Mend two clauses read as one: in "Turkey closed the port and Iran recalled its envoy", Turkey closed no Iran.

A noun between a coordinator and a finite verb of the same rank is that verb's subject. A parser that joins it to the
noun before leaves the second clause without a coordinator, or its subject in front of one: no clause is built so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.nlp.parse import Row

FINITE = {"VBD", "VBZ", "VBP", "MD"}
# May stand between subject and verb, and belong to the verb.
BETWEEN = {"advmod", "aux", "aux:pass", "cop", "obl:unmarked"}
# "than the president or the firebrands might": what "or" joins are seldom clauses.
JOINING = {"and", "but"}
OBJECTS = {"obj", "obl", "nmod", "iobj", "xcomp"}


def part_clauses(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one sentence, every second clause with its own subject and coordinator."""
    found = list(rows)
    for verb in range(len(found)):
        subject = joined_before(found, verb)
        if subject is not None:
            found = parted(found, verb, subject)
    return found


def joined_before(rows: Sequence[Row], verb: int) -> int | None:
    """Return the noun before a coordinated finite verb that is joined to a noun of the clause before it."""
    first = rows[verb].head
    if rows[verb].dep != "conj" or first >= verb or not is_finite(rows, verb):
        return None
    noun = head_before(rows, verb)
    if noun is None or rows[noun].dep != "conj" or not first < rows[noun].head < noun:
        return None
    return noun if is_read_across(rows, noun, verb) else None


def is_read_across(rows: Sequence[Row], noun: int, verb: int) -> bool:
    """Whether a coordinator of clauses hangs on a noun in place of its verb, and the noun on the clause before."""
    if coordinators(rows, verb) or not coordinators(rows, noun):
        return False
    other = rows[noun].head
    if [i for i, r in enumerate(rows) if r.head == other and r.dep == "conj"] != [noun]:
        return False
    subjects = [i for i, r in enumerate(rows) if r.head == verb and r.dep in {"nsubj", "nsubj:pass"}]
    return subjects == [other] or (not subjects and is_under(rows, other, rows[verb].head))


def is_finite(rows: Sequence[Row], verb: int) -> bool:
    """Whether a verb can carry a clause, by its own form or that of its auxiliary."""
    helped = [r for i, r in enumerate(rows) if r.head == verb and r.dep in {"aux", "aux:pass"}]
    return any(r.tag in FINITE for r in helped) if helped else rows[verb].tag in FINITE


def head_before(rows: Sequence[Row], verb: int) -> int | None:
    """Return the head of the noun phrase that ends right before a verb and its adverbs and auxiliaries."""
    i = verb - 1
    while i > 0 and rows[i].head == verb and rows[i].dep in BETWEEN:
        i -= 1
    while i > 0 and rows[i].dep in {"flat", "compound", "nmod", "appos", "case", "det"} and rows[i].head != i:
        i = rows[i].head if rows[i].head < verb else -1
    return i if i > 0 and rows[i].tag.startswith(("NN", "PRP")) else None


def is_under(rows: Sequence[Row], noun: int, verb: int) -> bool:
    """Whether a noun is an object of a verb, or of what hangs on it."""
    steps = 0
    while rows[noun].head != noun and steps < len(rows):
        if rows[noun].dep not in OBJECTS:
            return False
        noun, steps = rows[noun].head, steps + 1
        if noun == verb:
            return True
    return False


def coordinators(rows: Sequence[Row], head: int) -> list[int]:
    """Return the coordinators of clauses that hang on a word in front of it."""
    return [i for i in range(head) if rows[i].head == head and rows[i].dep == "cc" and rows[i].lemma in JOINING]


def parted(rows: Sequence[Row], verb: int, subject: int) -> list[Row]:
    """Return the rows with the noun as the verb's subject, and the noun it was joined to left to the clause before."""
    first, other = rows[verb].head, rows[subject].head
    moved = {subject: replace(rows[subject], head=verb, dep="nsubj")}
    moved |= {i: replace(rows[i], head=verb) for i in coordinators(rows, subject)}
    if rows[other].head == verb:
        moved[other] = replace(rows[other], head=first, dep="obj")
    return [moved.get(i, row) for i, row in enumerate(rows)]
