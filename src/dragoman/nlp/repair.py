"""Mend what a small parser gets wrong in short news sentences: "NATO bombed Serbia" read as a noun phrase.

A sentence that ends with a full stop needs a finite verb. When the parse has none, the participle that could be one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.nlp.asides import free_asides
from dragoman.nlp.clauses import part_clauses
from dragoman.nlp.headlines import mend_headline
from dragoman.nlp.inversion import turn_around
from dragoman.nlp.lemmas import mend
from dragoman.nlp.lists import mend_lists
from dragoman.nlp.parse import Row

Kids = dict[int, set[str]]
FINITE = {"VBZ", "VBP", "MD"}
ARGUMENTS = {"nsubj", "obj", "obl", "nmod", "nsubj:pass"}


def repair(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one sentence with tags and heads mended where the tree contradicts itself."""
    rows = turn_around(part_clauses(free_asides([reattach(row, i, rows) for i, row in enumerate(rows)])))
    rows = mend_lists(rows)
    kids = children_of(rows)
    mended = [retag(row, i, kids) for i, row in enumerate(rows)]
    if mended and mended[-1].text == "." and not has_finite(mended):
        verb = lost_verb(mended)
        if verb is not None:
            return reroot(mended, verb)
    return mend_headline(mended)


def reattach(row: Row, i: int, rows: Sequence[Row]) -> Row:
    """Return a row with what follows "he said" hung on it, not on the quoted clause before it.

    "“It helped,” the minister said in talks with X": the talks are the minister's.
    What is quoted again behind the verb stays.
    """
    clause = rows[row.head]
    above = clause.head
    follows = (
        clause.dep in {"ccomp", "parataxis"} and row.head < above < i and row.dep in {"obl", "advcl", "obl:unmarked"}
    )
    if not follows or any(r.text == '"' for r in rows[above:i]):
        return row
    return replace(row, head=above)


def children_of(rows: Sequence[Row]) -> Kids:
    """Return the relations that hang on each head."""
    kids: Kids = {}
    for i, row in enumerate(rows):
        if row.head != i:
            kids.setdefault(row.head, set()).add(row.dep)
    return kids


def has_children(kids: Kids, head: int, *deps: str) -> bool:
    """Whether some row hangs on that head by one of the relations."""
    return not kids.get(head, set()).isdisjoint(deps)


def retag(row: Row, i: int, kids: Kids) -> Row:
    """Return a row whose tag fits its place: a subject in -s is a noun, a word with subject and object a verb."""
    tag = tag_by_place(row, i, kids)
    lower = row.text.lower()
    return row if tag is None else replace(row, tag=tag, lemma=mend(lower, lower, tag))


def tag_by_place(row: Row, i: int, kids: Kids) -> str | None:
    """Return the tag that a word must have where it stands, None where its own will do."""
    argument = row.dep in ARGUMENTS and not has_children(kids, i, "nsubj", "obj")
    if row.tag == "VBZ" and argument:
        return "NNS"
    if row.tag in {"VB", "VBP"} and argument and is_nominal(kids, i):
        return "NN"
    if row.tag == "NN" and {"nsubj", "obj"} <= kids.get(i, set()) and not has_children(kids, i, "cop", "det"):
        return "VBD"
    return None


def is_nominal(kids: Kids, head: int) -> bool:
    """Whether what nouns alone have hangs on a word."""
    return has_children(kids, head, "det", "case", "nmod", "amod", "nmod:poss") and not has_children(kids, head, "mark")


def has_finite(rows: Sequence[Row]) -> bool:
    """Whether the sentence has a verb form that can carry it."""
    return any(
        r.tag in FINITE or (r.tag == "VBD" and r.dep not in {"amod", "acl"}) or r.dep in {"aux", "aux:pass", "cop"}
        for r in rows
    )


def lost_verb(rows: Sequence[Row]) -> int | None:
    """Return the participle that must be the verb: it modifies the root noun, and stands behind another noun."""
    root = next((i for i, r in enumerate(rows) if r.head == i), 0)
    if not rows[root].tag.startswith("NN"):
        return None
    for i, row in enumerate(rows):
        participle = row.tag in {"VBN", "VBD"} and row.head == root and row.dep in {"acl", "amod"}
        if participle and subject_before(rows, root, i) is not None:
            return i
    return None


def subject_before(rows: Sequence[Row], root: int, verb: int) -> int | None:
    """Return the noun that would be the verb's subject: the root, or the last noun before that hangs on it."""
    if root < verb:
        return root
    nouns = [i for i in range(verb) if rows[i].tag.startswith("NN") and rows[i].head in {root, i, verb}]
    return nouns[-1] if nouns else None


def reroot(rows: Sequence[Row], verb: int) -> list[Row]:
    """Make the verb the root: the nouns before it its subject, the old root behind it its object."""
    root = next(i for i, r in enumerate(rows) if r.head == i)
    subject = subject_before(rows, root, verb)
    if subject is None:
        return list(rows)
    found = [rehung(row, i, verb, subject) if row.head == root else row for i, row in enumerate(rows)]
    found[root] = replace(rows[root], head=verb, dep="obj")
    found[subject] = replace(rows[subject], head=verb, dep="nsubj")
    found[verb] = replace(rows[verb], head=verb, dep="ROOT", tag="VBD")
    return found


def rehung(row: Row, i: int, verb: int, subject: int) -> Row:
    """Return what hung on the old root hung on the subject before the verb, or on the verb before it."""
    behind = row.head > verb
    if behind and i < verb:
        return replace(row, head=subject, dep="compound" if row.dep != "punct" else "punct")
    if i > verb and row.dep == "punct":
        return replace(row, head=verb)
    if i > verb and row.dep == "nmod" and behind:
        return replace(row, head=verb, dep="obl")
    return row
