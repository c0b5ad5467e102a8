"""Turn around clauses whose subject stands behind the verb: "In Rome were arrested two Albanians".

Translations keep the order of their source. A finite clause needs a subject: where none stands before the verb, the
first noun behind it is that, and what stands behind a preposition never is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.nlp.clauses import head_before, is_finite
from dragoman.nlp.parse import Row

CLAUSES = {"ROOT", "ccomp", "parataxis", "acl:relcl"}
SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "expl"}
# "Between 20 and 30 people were killed" counts; "Between Oslo and Riga was signed a pact" tells who signs.
FRONTED = {"in", "by", "with", "to", "from", "on", "at", "into", "against", "between", "among", "for"}
NOUNS = ("NN", "PRP")
# What such verbs have behind them, and nothing before, is who does it.
INTRANSITIVE = {
    "arrive", "gather", "assemble", "die", "perish", "speak", "talk", "negotiate", "meet", "participate", "travel",
    "come", "depart", "fly", "resign", "protest", "suffer", "fall", "happen", "occur", "fight", "clash",
}  # fmt: skip
TELLING = {
    "announce", "declare", "say", "affirm", "state", "report", "stress", "confirm", "add", "explain", "warn", "claim",
    "demand", "emphasize", "emphasise", "underline", "reveal", "tell",
}  # fmt: skip
GIVING = {"give", "send", "grant", "lend", "offer", "hand", "award"}
# "took place", "took part": the noun is a part of the verb.
PARTICLES = {"place", "part"}


def turn_around(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one sentence with every finite clause's subject known as such, before the verb or behind."""
    found = list(rows)
    for verb, row in enumerate(found):
        if row.dep in CLAUSES and row.tag.startswith("VB") and is_finite(found, verb):
            found = turned(found, verb)
    return found


def turned(rows: list[Row], verb: int) -> list[Row]:
    """Return the rows with the subject of one clause known."""
    own, behind = subjects_of(rows, verb), candidates(rows, verb)
    if not are_fronted(rows, own, verb) or not behind or names_somebody(rows, verb):
        return rows
    passive = is_passive(rows, verb)
    if not passive and not is_subject(rows, verb, behind):
        return rows
    found = [as_phrase(r, rows, i, passive=passive) if i in own else r for i, r in enumerate(rows)]
    for noun, dep in zip(behind, ("nsubj:pass" if passive else "nsubj", "obj"), strict=False):
        found[noun] = replace(found[noun], head=verb, dep=dep)
    return found


def are_fronted(rows: Sequence[Row], nouns: Sequence[int], verb: int) -> bool:
    """Whether nouns taken for subjects all stand before the verb and behind prepositions."""
    return all(i < verb and is_phrase(rows, i) for i in nouns)


def subjects_of(rows: Sequence[Row], verb: int) -> list[int]:
    """Return what the parser took for subjects of a verb."""
    return [i for i, r in enumerate(rows) if r.head == verb and r.dep in SUBJECTS]


def is_passive(rows: Sequence[Row], verb: int) -> bool:
    """Whether an auxiliary of the passive hangs on a verb."""
    return any(r.head == verb and r.dep == "aux:pass" for r in rows)


def names_somebody(rows: Sequence[Row], verb: int) -> bool:
    """Whether a noun right before a verb belongs to something else: what the parse cannot place may be the subject."""
    noun = head_before(rows, verb)
    return noun is not None and rows[noun].head != verb and is_free(rows, noun, verb)


def is_free(rows: Sequence[Row], noun: int, verb: int) -> bool:
    """Whether nothing that hangs on the verb holds a noun."""
    seen: set[int] = set()
    while noun not in seen and rows[noun].head != noun:
        seen.add(noun)
        noun = rows[noun].head
        if rows[noun].head == verb and noun != verb:
            return rows[noun].dep in {"ccomp", "parataxis"}
    return True


def is_phrase(rows: Sequence[Row], noun: int) -> bool:
    """Whether a noun stands behind a preposition that is no part of a count."""
    kids = [r for i, r in enumerate(rows) if r.head == noun and i != noun]
    return any(r.dep == "case" and r.lemma in FRONTED for r in kids) and all(r.dep != "nummod" for r in kids)


def as_phrase(row: Row, rows: Sequence[Row], noun: int, *, passive: bool) -> Row:
    """Return a noun behind a preposition as what it is: where and with whom it is done, or by whom."""
    agent = passive and any(r.head == noun and r.dep == "case" and r.lemma == "by" for r in rows)
    return replace(row, dep="obl:agent" if agent else "obl")


def candidates(rows: Sequence[Row], verb: int) -> list[int]:
    """Return the nouns behind a verb that no preposition hangs on it, in order of the text."""
    found = [
        i
        for i, r in enumerate(rows)
        if i > verb and r.head == verb and r.dep in {"obj", "iobj"} and r.tag.startswith(NOUNS)
        if r.lemma.lower() not in PARTICLES
    ]
    return found + ([second] if len(found) == 1 and (second := beside(rows, found[0])) is not None else [])


def beside(rows: Sequence[Row], noun: int) -> int | None:
    """Return the noun that was taken for a second name of the one before: "received *the envoy his colleague*"."""
    for i in range(noun + 1, len(rows)):
        if rows[i].head != noun or rows[i].dep != "appos":
            continue
        own = {r.dep for r in rows[noun:i] if r.head == i}
        if own & {"det", "nmod:poss"} and not any(r.dep == "punct" for r in rows[noun:i]):
            return i
    return None


def is_subject(rows: Sequence[Row], verb: int, behind: Sequence[int]) -> bool:
    """Whether the first noun behind an active verb without a subject is that."""
    lemma = rows[verb].lemma
    if len(behind) > 1:
        opens = all(r.dep == "punct" for r in rows[:verb])
        return not opens or (rows[-1].text == "." and not (lemma in GIVING and rows[behind[0]].dep == "iobj"))
    tells = lemma in TELLING and any(r.head == verb and r.dep == "ccomp" for r in rows)
    return tells or lemma in INTRANSITIVE
