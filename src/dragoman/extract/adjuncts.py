"""Days and places told between who acts and the verb, which the parse often hangs on who acts."""

from __future__ import annotations

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, preposition

AT = {"in", "at", "during", "on"}
DEPTH = 3


def stands_between(top: Token, clause: Token) -> bool:
    """Whether a phrase stands between an actor and the verb, straight or in an occasion: "Oslo on Monday condemned"."""
    return any(top.i < clause.i and hangs_by_occasions(top, subject) for subject in subjects(clause))


def is_said_at(top: Token, clause: Token, *, state: bool) -> bool:
    """Whether a place is that of an occasion told between an actor and the verb, or of who travels there; no `state`.

    "The president during a stop in Kigali thanked …", "Macron in Beirut urged …"; a court in Madrid has its seat there.
    """
    return any(
        top.i < clause.i and hangs_by_occasions(top, s) and (top.head is not s or (is_traveller(s) and not state))
        for s in subjects(clause)
    )


def is_of_crowd(top: Token, clause: Token) -> bool:
    """Whether a place is that of people who act where they stand: "Protesters in Baghdad burned the embassy"."""
    crowds = [s for s in children(clause, "nsubj") if s.lemma.lower() in load_sets()["acting-there"]]
    return any(top.head is s and top.dep == "nmod" and preposition(top) in AT | {"outside", "near"} for s in crowds)


def is_traveller(subject: Token) -> bool:
    """Whether a subject is a person by name, or one who speaks abroad: no ambassador, no court."""
    return subject.entity == "PER" or subject.lemma.lower() in load_sets()["travellers"]


def subjects(clause: Token) -> list[Token]:
    """Return the subjects of a verb that name somebody, before it."""
    return [s for s in children(clause, "nsubj", "nsubj:pass") if s.i < clause.i and is_somebody(s)]


def is_somebody(noun: Token) -> bool:
    """Whether a noun is a name or a role, and no occasion: "the talks on Monday angered …" has the day of the talks."""
    lemma = noun.lemma.lower()
    return lemma not in load_sets()["occasions"] and (
        bool(noun.entity) or noun.is_proper or lemma in load_gazetteer().roles
    )


def hangs_by_occasions(top: Token, subject: Token) -> bool:
    """Whether a phrase behind a subject hangs on it, or on an occasion that does: "at a session on Thursday"."""
    token = top
    for _ in range(DEPTH):
        above = token.head
        if above is None or token.i < subject.i or not is_when_or_where(token):
            return False
        if is_or_names(above, subject):
            return True
        if above.lemma.lower() not in load_sets()["occasions"]:
            return False
        token = above
    return False


def is_when_or_where(token: Token) -> bool:
    """Whether a phrase may tell of a day or place: "on Thursday", "at a session", "Thursday"."""
    phrase = token.dep in {"nmod", "nmod:unmarked", "obl", "obl:unmarked"}
    return phrase and preposition(token) in {*AT, None}


def is_or_names(word: Token, subject: Token) -> bool:
    """Whether a word is the subject or a part of its name."""
    return word is subject or (word.head is subject and word.dep in {"nmod", "appos", "flat"} and bool(word.entity))
