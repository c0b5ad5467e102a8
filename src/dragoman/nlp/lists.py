"""Mend neighbours that a parser joins wrongly: who is told something and who acts, offices and names, lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.nlp.parse import Row

SUBJECTS = {"nsubj", "nsubj:pass"}
HEARD = {"obj", "iobj"}
WHOSE = {"det", "nmod:poss"}
OPENS = {",", "-", "–", "(", ":"}


def mend_lists(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one sentence with such neighbours parted or joined."""
    return join_subjects(part_names(name_peers(part_listener(rows))))


def part_listener(rows: Sequence[Row]) -> list[Row]:
    """Part who is told from who acts: "told *the Times* the minister had left", read as "the Times, the minister"."""
    found = list(rows)
    for i, row in enumerate(rows):
        actor = actor_behind(rows, i) if row.dep in SUBJECTS and is_told(rows, i) else None
        if actor is not None:
            found[i] = replace(row, head=rows[row.head].head, dep="iobj")
            found[actor] = replace(rows[actor], head=row.head, dep=row.dep)
    return found


def is_told(rows: Sequence[Row], subject: int) -> bool:
    """Whether a clause's subject stands behind a "told" that has nobody else who hears."""
    verb = rows[subject].head
    telling = rows[verb].head
    if rows[verb].dep != "ccomp" or rows[telling].lemma != "tell" or not telling < subject < verb:
        return False
    return not any(r.head == telling and r.dep in HEARD for r in rows)


def actor_behind(rows: Sequence[Row], listener: int) -> int | None:
    """Return the noun taken for a second name of the one before, that no mark sets off from it."""
    behind = range(listener + 1, rows[listener].head)
    actor = next((k for k in behind if rows[k].head == listener and rows[k].dep == "appos"), None)
    return actor if actor is not None and not any(r.text in OPENS for r in rows[listener:actor]) else None


def name_peers(rows: Sequence[Row]) -> list[Row]:
    """Give a name the noun right before it that says what it is: "Finland and its *neighbour Norway*"."""
    found = list(rows)
    for i, row in enumerate(rows[:-1]):
        behind = rows[i + 1]
        listed = row.dep == behind.dep == "conj" and row.head == behind.head
        if listed and row.tag == "NN" and behind.tag == "NNP" and any(r.head == i and r.dep in WHOSE for r in rows):
            found[i] = replace(row, head=i + 1, dep="nmod:desc")
    return found


def part_names(rows: Sequence[Row]) -> list[Row]:
    """Set the names of several beside their office: "the envoys of Chad and Mali, *X and Y*", read as one list."""
    found = list(rows)
    for i, row in enumerate(rows):
        of_several = row.dep == "nmod" and row.entity == "LOC" and rows[row.head].tag == "NNS" and row.head <= i
        names = names_behind(rows, i) if of_several else []
        for name in names[:1]:
            found[name] = replace(rows[name], head=row.head, dep="appos")
        for name in names[1:]:
            found[name] = replace(rows[name], head=names[0])
    return found


def names_behind(rows: Sequence[Row], state: int) -> list[int]:
    """Return the names of persons behind a list of states and a comma, where there are as many of them."""
    joined = [k for k, r in enumerate(rows) if r.head == state and r.dep == "conj"]
    states, names = [k for k in joined if rows[k].entity == "LOC"], [k for k in joined if rows[k].entity == "PER"]
    if not states or len(names) < len(states) or names[0] < states[-1]:
        return []
    return names if rows[names[0] - 1].text == "," else []


def join_subjects(rows: Sequence[Row]) -> list[Row]:
    """Join the first of a list to the rest, where a verb has both for subjects: "*Chad*, Mali and Niger left"."""
    found = list(rows)
    for i, row in enumerate(rows):
        second = second_subject(rows, i) if row.dep in SUBJECTS else None
        if second is not None and is_one_list(rows, i, second):
            found[second] = replace(rows[second], head=i, dep="conj")
            found = [replace(r, head=i) if r.head == second and r.dep == "conj" else r for r in found]
    return found


def second_subject(rows: Sequence[Row], first: int) -> int | None:
    """Return the only other subject of a verb behind the first one, if the verb stands behind both."""
    verb, dep = rows[first].head, rows[first].dep
    later = [k for k, r in enumerate(rows) if k > first and r.head == verb and r.dep == dep]
    return later[0] if len(later) == 1 and later[0] <= verb else None


def is_one_list(rows: Sequence[Row], first: int, second: int) -> bool:
    """Whether only a comma stands between two nouns, and more are joined to the second."""
    between = [r.text for r in rows[first + 1 : second] if r.dep not in {"compound", "flat", "det", "amod"}]
    if between != [","] or not rows[first].tag[:2] == rows[second].tag[:2] == "NN":
        return False
    return any(r.head == second and r.dep == "conj" for r in rows)
