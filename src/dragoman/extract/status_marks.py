"""Signs of an act's status in the words that hang on it: auxiliaries, modifiers, a conjunction, a preposition."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import load
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, is_nobody

# "who would later kill the premier": what came after is known.
AFTERWARDS = {"later", "eventually", "subsequently", "ultimately", "afterwards"}
# "said it would withdraw" tells a plan in past words, unless one of these stands by.
OPEN_WORDS = {"if", "unless", "should", "could", "might", "provided", "perhaps", "probably", "likely", "otherwise"}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the status file."""

    id: str
    marks: str
    by: str
    governs: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign found: what it says, the entry, the word."""

    says: str
    rule: str
    word: str


@dataclass(slots=True)
class Table:
    """Status words by how they govern the act and what kind of word they are."""

    words: dict[tuple[str, str], dict[str, Row]] = field(default_factory=dict)

    def get(self, governs: str, by: str, *words: str) -> Mark | None:
        """Return the mark of the first of the words that is listed there."""
        listed = self.words.get((governs, by), {})
        for word in words:
            if word in listed:
                return Mark(listed[word].marks, listed[word].id, word)
        return None


@functools.cache
def load_table() -> Table:
    """Return the English status words."""
    table = Table()
    for row in load("status", dict[str, tuple[Row, ...]])["en"]:
        for governs in row.governs:
            for word in row.words:
                table.words.setdefault((governs, row.by), {}).setdefault(word.lower(), row)
    return table


def own_marks(token: Token) -> Iterator[Mark]:
    """Yield the signs that hang on the word itself: auxiliaries, modifiers, its conjunction or preposition."""
    for child in token.children:
        of_kind = OF_DEPENDENTS.get(child.dep)
        found = of_kind(child, token) if of_kind else None
        if found:
            yield from in_past_words(found, token) if found.word == "would" else (found,)


def by_auxiliary(child: Token, _: Token) -> Mark | None:
    """Return the sign of an auxiliary: "*will* attack"."""
    table = load_table()
    return table.get("aux", "modal", child.lower, child.lemma) or table.get("aux", "adverb", child.lower)


def by_modifier(child: Token, token: Token) -> Mark | None:
    """Return the sign of an adverb, adjective or determiner: "*allegedly* attacked", "a *planned* attack"."""
    kinds = ("adverb", "adjective", "determiner")
    found = next((m for by in kinds if (m := load_table().get("modifier", by, child.lower, child.lemma))), None)
    found = found or (Mark("planned", "status.when", "when") if is_ahead(child, token) else None)
    after = child.dep == "advmod" and token.is_verb and child.i > token.i
    if found and found.says == "negated" and (after or is_not_only(child, token)):
        return None  # "hit the base but not the town": what follows is not the act
    return found


def by_conjunction(child: Token, token: Token) -> Mark | None:
    """Return the sign of what opens a clause: "*before* it attacked", "*if* it attacks"."""
    table = load_table()
    # "he was due to meet": the parser may take "due to" for a conjunction.
    due = children(child, "fixed") and children(token, "cop", "aux")
    return (
        (table.get("clause", "phrase", f"be {child.lower} to") if due else None)
        or (Mark("planned", "status.before", "before") if is_ahead(child, token) else None)
        or table.get("marker", "conjunction", child.lower)
        or table.get("case", "preposition", child.lower, f"{child.lower} of")
    )


def by_subject(child: Token, _: Token) -> Mark | None:
    """Return the sign of a subject or its determiner: "*nobody* left" and "*neither* side withdrew" negate the act."""
    words = [d.lower for d in (*children(child, "det"), *([child] if is_nobody(child) else []))]
    marks = (load_table().get("modifier", "determiner", word) for word in words)
    return next((m for m in marks if m), None)


def by_preposition(child: Token, _: Token) -> Mark | None:
    """Return the sign of a preposition before an act told as a noun: "*without* an attack"."""
    words = " ".join([child.lower, *(f.lower for f in children(child, "fixed"))])
    return load_table().get("case", "preposition", words)


# What hangs on an act may tell its status by how it hangs there.
OF_DEPENDENTS: dict[str, Callable[[Token, Token], Mark | None]] = {
    **dict.fromkeys(("aux", "aux:pass"), by_auxiliary),
    **dict.fromkeys(("advmod", "amod", "det", "nmod:desc"), by_modifier),
    **dict.fromkeys(("nsubj", "nsubj:pass"), by_subject),
    "mark": by_conjunction,
    "case": by_preposition,
}


def in_past_words(found: Mark, verb: Token) -> Iterator[Mark]:
    """Yield what a "would" says: a plan, a doubt, or nothing."""
    if not is_told_ahead(verb):
        yield announced(verb) or found


def is_told_ahead(verb: Token) -> bool:
    """Whether a "would" looks ahead in a tale of the past: "a spy who *would later* kill the premier"."""
    return not is_perfect(verb) and any(c.lower in AFTERWARDS for c in children(verb, "advmod"))


def is_ahead(mark: Token, verb: Token) -> bool:
    """Whether an act is told as still to come: "before the envoy travels to Oslo", "when he meets the king"."""
    opens = mark.lower == "before" or (mark.lower == "when" and verb.dep == "advcl")
    return opens and verb.tag in {"VBZ", "VBP"} and not children(verb, "aux", "cop")


def is_not_only(negation: Token, verb: Token) -> bool:
    """Whether a negation only opens a list: "not only praised the king but paid for the statue"."""
    beside = (*negation.children, *verb.children)
    return any(c.i == negation.i + 1 and c.lower in {"only", "just", "merely", "simply"} for c in beside)


def announced(verb: Token) -> Mark | None:
    """Return the sign of a "would" that only tells a "will" in past words: "said it would withdraw its troops"."""
    act = first_conjunct(verb)
    if not is_announced(act) or is_perfect(verb) or any(t.lower in OPEN_WORDS for t in act.subtree()):
        return None
    own = any(s.tag == "PRP" or children(s, "nmod:poss") for s in children(act, "nsubj"))
    return Mark("planned", "status.announced" if own else "status.foretold", "would")


def is_announced(act: Token) -> bool:
    """Whether a clause is what somebody announced, or is quoted as announcing."""
    teller = act.head if act.dep == "ccomp" else None
    if teller is None or not (teller.tag in {"VBD", "VBN"} or is_quoted(teller)):
        return False
    return teller.lemma in load_sets().get("announcing", frozenset())


def is_quoted(teller: Token) -> bool:
    """Whether a verb tells what somebody was quoted as: "quoted sources as *saying* that it would"."""
    return teller.tag == "VBG" and any(c.lower == "as" for c in children(teller, "mark", "case"))


def is_perfect(verb: Token) -> bool:
    """Whether a verb has "have" for an auxiliary: "would have withdrawn"."""
    return any(c.lemma == "have" for c in children(verb, "aux"))
