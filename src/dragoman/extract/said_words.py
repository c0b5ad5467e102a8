"""The words of what is said, as ranges of the text: without those who tell them, or what opens them."""

from __future__ import annotations

from dragoman.extract.asides import (
    has_subject,
)
from dragoman.extract.later import (
    is_adding,
    is_contrast,
    is_later_saying,
    is_next_saying,
    is_past_after_plan,
    is_source,
    is_trailing,
)
from dragoman.nlp.parse import Token

Range = tuple[int, int]


def phrase_of(thing: Token) -> Range:
    """Return the range of a phrase without the preposition that opens it."""
    return span_of(without_case(thing), drop_mark=False)


def without_case(thing: Token) -> list[Token]:
    """Return the words of a phrase without the preposition that opens it."""
    return [t for t in thing.subtree() if t.dep != "case" or t.head is not thing]


def own_words(clause: Token) -> list[Token]:
    """Return a clause's words without who else tells them behind a comma.

    "…, adding that …", "…, the agency reported", "…, according to Oslo"; "said the road is open *and told* drivers …".
    """
    words = list(clause.subtree())
    asides = (is_later_saying, is_next_saying, is_contrast)
    later = [c for c in clause.children if any(apart(c, clause) for apart in asides)]
    later += [w for w in words if is_past_after_plan(w) or (is_telling_apart(w, clause) and is_trailing(w, words))]
    cut = {t.i for c in later for t in c.subtree()}
    return [t for t in words if t.i not in cut]


def is_telling_apart(word: Token, clause: Token) -> bool:
    """Whether a word within a clause hands it on, or adds to it: "according to Oslo", "adding that"."""
    return (word is not clause and is_source(word)) or (word.head is not clause and is_adding(word))


def halves(words: list[Token], gap: set[int], *, least: int) -> list[Range]:
    """Return what is said on both sides of what stands between, where a side has enough words or a subject."""
    sides = [t for t in words if t.i < min(gap)], [t for t in words if t.i > max(gap)]
    return [span_of(side, drop_mark=False) for side in sides if len(side) >= least or has_subject(side)]


def act_of(act: Token) -> Range:
    """Return the range of an act told in a participle, without the preposition that opens it."""
    return span_of([t for t in own_words(act) if t.dep != "mark" or t.head is not act], drop_mark=False)


def span_of(tokens: list[Token], *, drop_mark: bool) -> Range:
    """Return the range of a clause, its "that" left out."""
    run = sorted(tokens, key=lambda t: t.i)
    while (
        run
        and drop_mark
        and (
            (run[0].lower == "that" and run[0].dep in {"mark", "nsubj", "det"}) or run[0].tag in {",", ":", "''", "``"}
        )
    ):
        run = run[1:]
    while run and run[-1].tag in {".", ",", ":"} and run[-1].text != "%":
        run = run[:-1]
    return (run[0].start, run[-1].end) if run else (0, 0)
