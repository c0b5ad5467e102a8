"""Mend neighbours that a parser joins wrongly: who is told something and who acts, offices and names, lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.nlp.parse import Row

SUBJECTS = {"nsubj", "nsubj:pass"}
HEARD = {"obj", "iobj"}
OPENS = {",", "-", "–", "(", ":"}


def mend_lists(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one sentence with such neighbours parted or joined."""
    return join_subjects(part_names(part_listener(rows)))


def part_listener(rows: Sequence[Row]) -> list[Row]:
    """Part who is told from who acts: "told *the Times* the minister had left", read as "the Times, the minister"."""
    found = list(rows)
    for i, row in enumerate(rows):
        clause = rows[row.head]
        telling = clause.dep == "ccomp" and rows[clause.head].lemma == "tell" and clause.head < i < row.head
        if row.dep not in SUBJECTS or not telling or any(r.head == clause.head and r.dep in HEARD for r in rows):
            continue
        actor = next((k for k, r in enumerate(rows) if r.head == i and r.dep == "appos" and i < k < row.head), None)
        if actor is not None and not any(r.text in OPENS for r in rows[i:actor]):
            found[i] = replace(row, head=clause.head, dep="iobj")
            found[actor] = replace(rows[actor], head=row.head, dep=row.dep)
    return found


def part_names(rows: Sequence[Row]) -> list[Row]:
    """Set the names of several beside their office: "the envoys of Chad and Mali, *X and Y*", read as one list."""
    found = list(rows)
    for i, row in enumerate(rows):
        office = rows[row.head]
        if row.dep != "nmod" or row.entity != "LOC" or office.tag != "NNS" or row.head > i:
            continue
        joined = [k for k, r in enumerate(rows) if r.head == i and r.dep == "conj"]
        states, names = [k for k in joined if rows[k].entity == "LOC"], [k for k in joined if rows[k].entity == "PER"]
        if not states or len(names) < len(states) or rows[names[0] - 1].text != "," or names[0] < states[-1]:
            continue
        found[names[0]] = replace(rows[names[0]], head=row.head, dep="appos")
        for name in names[1:]:
            found[name] = replace(rows[name], head=names[0])
    return found


def join_subjects(rows: Sequence[Row]) -> list[Row]:
    """Join the first of a list to the rest, where a verb has both for subjects: "*Chad*, Mali and Niger left"."""
    found = list(rows)
    for i, row in enumerate(rows):
        later = [k for k, r in enumerate(rows) if k > i and r.head == row.head and r.dep == row.dep]
        if row.dep not in SUBJECTS or len(later) != 1 or later[0] > row.head:
            continue
        second = later[0]
        rest = [r for r in rows if r.head == second and r.dep == "conj"]
        between = [r.text for r in rows[i + 1 : second] if r.dep not in {"compound", "flat", "det", "amod"}]
        if between == [","] and rest and row.tag[:2] == rows[second].tag[:2] == "NN":
            found[second] = replace(rows[second], head=i, dep="conj")
            found = [replace(r, head=i) if r.head == second and r.dep == "conj" else r for r in found]
    return found
