"""Whether words of a text that a known name is made of are that name, as they are written and as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.heard import NOT_NAMES, WEEK_WORDS
from dragoman.knowledge.gazetteer import ARTICLES, Entry, Gazetteer, is_name_like
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Sentence, Token


def fitting(sentence: Sentence, first: int, last: int, entries: Sequence[Entry], gazetteer: Gazetteer) -> list[Entry]:
    """Return what the words from `first` to `last` may stand for, of all that their name may."""
    fit = [e for e in entries if is_written_as(sentence.tokens[first : last + 1], e, gazetteer)]
    if first == last and follows_given_name(sentence, first, gazetteer):
        return [e for e in fit if not e.caution]
    if is_half(sentence, first, last):
        return []
    if is_attribute(sentence, last):
        return [e for e in fit if not has_article(e, gazetteer)]
    return fit


def is_cut_short(words: Sequence[str], at: int, gazetteer: Gazetteer) -> bool:
    """Whether a name with its article ends inside a longer one without: "*The National* Unity Platform"."""
    if words[at] not in ARTICLES or at + 1 == len(words):
        return False
    with_article, without = (next((n for n, _ in gazetteer.matches(words, i)), 0) for i in (at, at + 1))
    return 0 < with_article <= without


def is_half(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a hyphen makes words part of another: "the Pan-*American* highway", "*Sudan's army*-led government"."""
    tokens = sentence.tokens
    opened = [t.lower for t in tokens[max(0, first - 2) : first]]
    if len(opened) > 1 and opened[1] == "-" and opened[0] in {"pan", "trans"}:
        return True
    behind = tokens[last + 1].text if last + 1 < len(tokens) else ""
    return last > first and behind == "-" and tokens[last].text.islower()


def is_attribute(sentence: Sentence, last: int) -> bool:
    """Whether a name only says of what kind a noun behind it is, and that noun is none of a paper's."""
    tokens = sentence.tokens
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    above = tokens[last].head
    said = tokens[last].dep == "amod" and behind is not None and behind.is_noun and above is not None and above.i > last
    return said and behind is not None and behind.lemma.lower() not in load_sets()["of-a-paper"]


def has_article(entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a body's own name has an article, as that of a paper: "*the East African* bloc" is not the paper."""
    body = gazetteer.organisations.get(entry.id)
    return body is not None and body.name.startswith("The ")


def follows_given_name(sentence: Sentence, at: int, gazetteer: Gazetteer) -> bool:
    """Whether a proper noun stands right before that is no name or title of its own: "Jenna *Jordan*"."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or before.tag != "NNP" or not before.text.istitle():
        return False
    known = (before.lower,) in gazetteer.names or (before.lower,) in gazetteer.office_names
    return not known and before.lower not in NOT_NAMES | WEEK_WORDS and before.head is sentence.tokens[at]


def is_written_as(tokens: list[Token], entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether the spelling in the text fits: an abbreviation in capitals, a name capitalised, or "Syrian army"."""
    texts = [t.text for t in tokens]
    if entry.exact:
        return is_abbreviated(texts, entry, gazetteer)
    if is_name_like(texts) or is_small_half(texts, entry) or opens_with_number(texts, entry):
        return True
    generic = entry.kind in {"organisation", "state"} and len(texts) > 1 and opens_with_origin(texts, gazetteer)
    return (generic or is_of_many_states(texts, entry)) and all(
        t.islower() or t[:1].isupper() for t in texts if t[:1].isalnum()
    )


def opens_with_number(texts: list[str], entry: Entry) -> bool:
    """Whether a body's name has its number in front: "*9th* Circuit", "*82nd* Airborne Division", "*400* Mawozo"."""
    said = entry.kind == "organisation" and len(texts) > 1
    return said and texts[0][:1].isdigit() and texts[-1][:1].isupper()


def is_of_many_states(texts: list[str], entry: Entry) -> bool:
    """Whether a body of many states, or a state, opens with what it is: "European council", "Islamic republic"."""
    told = entry.country == "IGO" or entry.kind == "state"
    return told and len(texts) > 1 and texts[0].istitle() and texts[0].lower() in load_sets()["of-many-states"]


def is_abbreviated(texts: list[str], entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether an abbreviation is written as one: in capitals, or as the body writes itself ("Unicef", "Ecowas")."""
    body = gazetteer.organisations.get(entry.id)
    if body is not None and " ".join(texts) in body.abbreviations:
        return True
    letters = "".join(texts).replace(".", "").replace("-", "")
    return letters[:2].isupper() or (letters[:1].isupper() and letters[-1:].isupper())  # "DoD"


def opens_with_origin(texts: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether the first word tells whose a body is: "*Syrian* army", "*Saudi*-led coalition", "*Zionist* entity"."""
    first = texts[0].lower()
    return texts[0][:1].isupper() and (gazetteer.is_origin(first) or (first,) in gazetteer.names)


def is_small_half(texts: Sequence[str], entry: Entry) -> bool:
    """Whether a state of today is written with a small point of the compass: "*south* Korea", as Pyongyang has it."""
    if entry.kind not in {"state", "demonym"} or entry.until is not None or len(texts) != 2:  # noqa: PLR2004 - two words
        return False
    return texts[0] in {"north", "south", "east", "west"} and texts[1][:1].isupper()
