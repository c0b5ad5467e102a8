"""The name of an agreement: its noun with the words around it, what it is about and between whom."""

from __future__ import annotations

import itertools

from dragoman.extract.pact_words import kind_of
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import CALENDAR, carrier, children, is_calendar, is_infinitive

# Behind these words stands what an agreement is about; "in" names its field.
TOPICS = {"on", "for", "over", "about", "regarding", "concerning", "against"}
FIELDS = {"field", "area", "sector", "sphere"}
# A longer phrase is no part of a name.
LONGEST_TAIL = 12


def own_name(text: str) -> str:
    """Return a description as a name: its article left out."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() in {"a", "an", "the", "this", "that", "its", "their"} and rest else text


def name_tokens(sentence: Sentence, token: Token) -> list[Token]:
    """Return the words of the noun with its modifiers, and "of understanding" behind a memorandum."""
    before = [c for c in children(token, "compound", "amod", "nmod:desc") if c.i < token.i]
    # "the *chemical* weapons convention"
    inner = [m for c in before if c.dep == "compound" for m in children(c, "compound", "amod") if m.i < c.i]
    kept = [token, *before, *inner]
    of = [c for c in children(token, "nmod") if c.lower in {"understanding", "intent"}]
    kept += [*of, *(m for o in of for m in children(o, "case"))]
    return hyphenated(sentence, min(t.i for t in kept)) + sorted(kept, key=lambda t: t.i)


def full_end(sentence: Sentence, noun: Token, words: list[Token]) -> int:
    """Return where the name of an agreement ends, with what it is about and between whom, if that stands right behind.

    "memorandum of understanding (MOU) *on trade*", "deal *with Iran*", "agreement *to exchange prisoners*".
    """
    carried = carrier(noun)
    beside = [c for w in words for c in children(w, "nmod", "acl")] + (children(carried[0], "obl") if carried else [])
    end = words[-1].i
    for part in sorted(beside, key=lambda t: t.i):
        run = naming(part)
        if run and run[0].i == past_short(sentence, end) + 1:
            end = run[-1].i
    return sentence.tokens[end].end


def past_short(sentence: Sentence, end: int) -> int:
    """Return the place of the last word of a name, past the short form that stands in brackets behind it."""
    behind = sentence.tokens[end + 1 : end + 4]
    short = len(behind) == 3 and behind[0].text == "(" and behind[2].text == ")"  # noqa: PLR2004 - "(", "MOU", ")"
    return end + 3 if short else end


def naming(part: Token) -> list[Token]:
    """Return the words of a phrase that says what an agreement is about or with whom it is; none of another phrase."""
    every = sorted((t for t in part.subtree() if not is_told_further(t, part)), key=lambda t: t.i)
    run = list(itertools.takewhile(lambda t: not is_break(t), every))
    whole = bool(run) and run[-1].i - run[0].i == len(run) - 1 and part in run and len(run) <= LONGEST_TAIL
    return run if whole and run[-1].dep not in {"cc", "case", "det", "mark"} and is_naming(part, run) else []


def is_told_further(token: Token, part: Token) -> bool:
    """Whether a word stands in a clause that tells more of what a phrase names."""
    inside = itertools.takewhile(lambda t: t is not part, (token, *token.ancestors()))
    return any(t.dep == "acl:relcl" for t in inside)


def is_break(token: Token) -> bool:
    """Whether a name ends before a word: a mark, "which", a day and its preposition, or "and" before the next pact."""
    dated = any(is_calendar(c) for c in (token.head, *(token.head.children if token.head else ())) if c is not None)
    # "between Chad*,* Mali and Togo"
    in_row = token.text == "," and token.head is not None and token.head.dep == "conj"
    return (
        is_next_pact(token)
        or (token.text in {",", ";", ":", "(", "–", "—", "--", '"', "“", "”"} and not in_row)
        or token.tag.startswith("W")
        or (token.dep == "case" and token.lower != "of" and dated)
    )


def is_next_pact(token: Token) -> bool:
    """Whether a word joins another instrument: "a memorandum on ports *and* an agreement on gas"."""
    joined = token.head is not None and token.head.dep == "conj" and token.dep in {"cc", "punct"}
    return joined and token.head is not None and kind_of(token.head) is not None


def is_naming(part: Token, run: list[Token]) -> bool:
    """Whether a phrase may end the name of an agreement, by its preposition."""
    if part.dep == "acl":
        return is_infinitive(part) or (part.tag == "VBG" and run[0].lower in TOPICS)
    word = run[0].lower
    if word in {"between", "with"}:
        return any(t.is_proper for t in run) and not any(t.tag == "PRP" or t.entity == "PER" for t in run)
    if word == "in":
        return part.lemma in FIELDS
    if word == "of":
        return is_calendar(part) or not children(part, "det", "nmod:poss")
    return word in TOPICS and part.is_noun and part.lemma not in CALENDAR


def hyphenated(sentence: Sentence, first: int) -> list[Token]:
    """Return the words that a hyphen joins to the first of a name: "*long-*term pact", "*New Zealand-*Fiji pact"."""
    words = sentence.tokens
    start = first
    while start > 1 and words[start - 1].text in {"-", "–"} and words[start - 1].start == words[start - 2].end:
        start -= 2
    while start < first and start and words[start].is_proper and words[start - 1].is_proper:
        start -= 1
    return words[start:first]
