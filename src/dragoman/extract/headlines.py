"""Who tells a headline: "Truce broken: *UN*", "Two held in raid - *police*", "*Army*: two rebels held"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.attributions import Attribution, is_voice
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_cues, load_sets
from dragoman.nlp.parse import Sentence, Token

MARKS = {":", "-", "–", "—"}
# So many words may name who tells.
LONGEST = 4
# What is told has so many words at least: "Live - Syria" tells nothing.
LEAST = 3
STOPS = {".", "?", "!"}
# Bodies that tell what happened as people do.
FORCES = {"army", "police", "military", "navy", "government", "ministry", "coastguard"}
SEATS = {"state", "capital"}


def headline_attribution(sentence: Sentence) -> Attribution | None:
    """Return who tells a headline, behind its last mark or before its first colon."""
    tokens = sentence.tokens
    if not tokens or tokens[-1].text in STOPS:
        return None
    if told := told_behind(sentence):
        return attributed(sentence, tokens[told[0].i - 1], told[-1], tokens[: told[0].i - 1])
    first = next((t for t in tokens if t.text == ":"), None)
    ahead = tokens[: first.i] if first else []
    if first is None or not is_name(ahead) or not (is_office(ahead) or is_body(ahead)):
        return None
    return attributed(sentence, first, ahead[-1], tokens[first.i + 1 :])


def is_office(words: Sequence[Token]) -> bool:
    """Whether words before a colon name who speaks by what he is.

    "Chad: six killed" tells where: a state's name before a colon is no speaker. "Statement: …", "Poll: …" only name
    what follows.
    """
    return words[-1].tag == "NN" and words[-1].lemma.lower() in load_sets()["speakers"] | FORCES


def told_behind(sentence: Sentence) -> list[Token]:
    """Return the words of who tells behind a headline's last colon or dash."""
    tokens = sentence.tokens
    mark = next((t for t in reversed(tokens) if t.text in MARKS), None)
    told = tokens[mark.i + 1 :] if mark is not None else []
    if mark is None or not is_name(told) or not any(map(is_told, tokens[: mark.i])):
        return []
    # "… - Daily Courier": an outlet puts its own name there; "ex-minister" is one word.
    apart = mark.start > tokens[mark.i - 1].end or mark.text == ":"
    return told if apart and can_tell(told) else []


def can_tell(words: list[Token]) -> bool:
    """Whether words name who may tell a headline: a body, a government by its seat, somebody who speaks."""
    return is_body(words) or is_seat(words) or (words[-1].tag in {"NN", "NNS"} and is_voice(words[-1]))


def is_name(words: Sequence[Token]) -> bool:
    """Whether the words are a few nouns and adjectives."""
    return 0 < len(words) <= LONGEST and all(t.tag[:2] in {"NN", "JJ"} for t in words)


def is_body(words: Sequence[Token]) -> bool:
    """Whether the words name a body of many states, or a house of government."""
    ids = [e.id for e in load_gazetteer().names.get(tuple(t.lower for t in words), ()) if e.kind == "organisation"]
    bodies = (load_gazetteer().organisations.get(i) for i in ids)
    return any(b is not None and (b.country == "IGO" or "GOV" in b.sector) for b in bodies)


def is_seat(words: Sequence[Token]) -> bool:
    """Whether the words name a state or its capital."""
    return any(e.kind in SEATS for e in load_gazetteer().names.get(tuple(t.lower for t in words), ()))


def is_told(word: Token) -> bool:
    """Whether a word is the verb of what a headline tells: "two held", never "states that recognise Kosovo"."""
    bare = word.dep == "acl" and word.tag == "VBN" and word.head is not None and word.head.dep == "ROOT"
    return (word.is_verb and word.dep in {"ROOT", "parataxis", "ccomp", "appos"}) or bare or word.dep == "cop"


def attributed(sentence: Sentence, mark: Token, speaker: Token, told: Sequence[Token]) -> Attribution | None:
    """Return the attribution of what is told to who stands beyond the mark."""
    words = [t for t in told if t.tag not in {"``", "''"} and t.text not in {'"', "'"}]
    if len(words) < LEAST or not any(t.is_verb for t in words):
        return None
    row = load_cues()["mark"][":"][0].row
    clause = (min(mark.start, speaker.start), max(mark.end, speaker.end))
    content = ((words[0].start, words[-1].end),)
    return Attribution(
        sentence, mark, (mark,), "mark", row.id, row.stance, (speaker,), (), (), content, clause, needs_quote=False
    )
