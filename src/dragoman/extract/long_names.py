"""Names of bodies that a finder of names tears apart: "Lagos Chamber of Commerce and Industry", whole.

A noun that bodies are called by ("chamber", "bank") holds the name; what is capitalised before it, and after "of" or
"for" behind it, belongs to it. Words joined by "and" do when the one before it is a field of work ("commerce").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dragoman.knowledge.gazetteer import Entry, Gazetteer, to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Sentence, Token

Range = tuple[int, int]
JOINS = {"and", "&"}
BEHIND = {"of", "for"}
ARTICLES = {"the"}
INSIDE = ("NN", "JJ", "VBG", "VBN", "FW")
LONGEST = 14


def find_long_names(sentence: Sentence, gazetteer: Gazetteer, barred: Collection[int]) -> Iterator[Range]:
    """Yield (first, last) of the names of at least two words; `barred` tokens are other names', and end one."""
    heads, after = load_sets()["body-heads"], 0
    tokens = sentence.tokens
    for token in tokens:
        if token.i < after or token.i in barred or not is_inside(token) or token.lower not in heads:
            continue
        first = leftmost(tokens, token.i, after, gazetteer, barred)
        last = rightmost(tokens, token.i, gazetteer, barred)
        if last > first and not is_plain(tokens[first : last + 1], gazetteer):
            yield first, last
            after = last + 1


def is_long_name(sentence: Sentence, range_: Range, gazetteer: Gazetteer) -> bool:
    """Whether words heard as a body's name say what it is, and more than whose: "Norwegian Fish Exchange"."""
    first, last = range_
    tokens = sentence.tokens[first : last + 1]
    tokens = tokens[1:] if tokens[0].lower in ARTICLES else tokens
    said = [t for t in tokens if is_inside(t) and t.lower in load_sets()["body-heads"]]
    return bool(said) and not names_two(tokens) and len(tokens) > 1 and not is_plain(tokens, gazetteer)


def is_inside(token: Token) -> bool:
    """Whether a word is capitalised and of a kind that names are made of."""
    return token.text[:1].isupper() and token.tag.startswith(INSIDE)


def leftmost(tokens: list[Token], head: int, after: int, gazetteer: Gazetteer, barred: Collection[int]) -> int:
    """Return where a name begins whose noun stands at `head`."""
    fields, first, owned = load_sets()["fields-of-work"], head, False
    for at in range(head - 1, max(after, head - LONGEST) - 1, -1):
        token = tokens[at]
        named_after = tokens[head].lower in load_sets()["named-after"]
        if at in barred or (is_post(token, gazetteer) and not owned) or (is_person(token) and not named_after):
            break
        if is_inside(token):
            first = at
        elif leads_on(tokens, at, fields):
            owned = token.tag == "POS"
        else:
            break
    return first


def leads_on(tokens: list[Token], at: int, fields: Collection[str]) -> bool:
    """Whether a small word inside a name joins what stands before it: "Trade *and* Industry", "General*'s* Office"."""
    before = tokens[at - 1] if at else None
    if before is None or not is_inside(before):
        return False
    owned = tokens[at].tag == "POS" and before.lower in load_sets()["owners-in-names"]
    return owned or (tokens[at].lower in JOINS and joins(before, fields))


def joins(token: Token, fields: Collection[str]) -> bool:
    """Whether a word is a field of work, so that what "and" adds to it is of the same name."""
    return is_inside(token) and token.lower in fields


def is_post(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word is what somebody is: "Director", "Chairman", but not "National"."""
    body = token.lower in load_sets()["body-heads"] | load_sets()["fields-of-work"]
    said = token.lower in gazetteer.roles or (token.lower,) in gazetteer.office_names
    return said and not body and token.dep != "amod"


def is_person(token: Token) -> bool:
    """Whether the finder of names heard a person here."""
    return token.entity == "PER"


def rightmost(tokens: list[Token], head: int, gazetteer: Gazetteer, barred: Collection[int]) -> int:
    """Return where a name ends whose noun stands at `head`."""
    fields, last, at = load_sets()["fields-of-work"], head, head + 1
    while at < min(len(tokens), head + LONGEST):
        if tokens[at].lower in JOINS and opens_another(tokens, at + 1, tokens[head]):
            break
        step = step_right(tokens, at, fields, opened=last > head)
        end = tokens[at + step - 1]
        if not step or any(i in barred for i in range(at, at + step)) or is_post(end, gazetteer) or is_person(end):
            break
        at += step
        last = at - 1
    return last


def names_two(tokens: list[Token]) -> bool:
    """Whether "and" joins two bodies of one noun in words heard as one name."""
    heads = load_sets()["body-heads"]
    joints = [at for at, t in enumerate(tokens) if t.lower in JOINS]
    return any(
        t.lower in heads and opens_another(tokens, at + 1, t) for at in joints for t in tokens[:at] if is_inside(t)
    )


def core_entries(sentence: Sentence, range_: Range, gazetteer: Gazetteer) -> list[Entry]:
    """Return the known body of a name that only says besides what it is: "Acme" of "Acme Media Network"."""
    tokens = sentence.tokens[range_[0] : range_[1] + 1]
    kept = list(tokens)
    while len(kept) > 1 and kept[-1].lower in load_sets()["generic-tails"]:
        kept.pop()
    if len(kept) == len(tokens):
        return own_body(tokens, gazetteer)
    entries = gazetteer.names.get(to_words(" ".join(t.text for t in kept)), [])
    return [e for e in entries if e.kind == "organisation" and not e.caution]


def own_body(tokens: list[Token], gazetteer: Gazetteer) -> list[Entry]:
    """Return the known body that a name is of with its state before it: "Chinese People's Liberation Army"."""
    first, *rest = (t.text for t in tokens)
    whose = {e.country for e in gazetteer.names.get(to_words(first), ()) if e.kind in {"demonym", "state"}}
    entries = gazetteer.names.get(to_words(" ".join(rest).replace(" 's", "'s")), ()) if whose and len(rest) > 1 else ()
    return [e for e in entries if e.kind == "organisation" and e.country in whose]


def opens_another(tokens: list[Token], at: int, head: Token) -> bool:
    """Whether the words from here name a second body of one noun: "Lima Chamber of Commerce and *Cusco Chamber*"."""
    for token in tokens[at : at + LONGEST // 2]:
        if token.lower == head.lower:
            return True
        if not is_inside(token):
            return False
    return False


def step_right(tokens: list[Token], at: int, fields: Collection[str], *, opened: bool) -> int:
    """Return how many words the name takes in at once: "of the Algerian", "and Industry"; 0 at its end."""
    word = tokens[at]
    if is_inside(word):
        return 1 if opened or word.lower in load_sets()["body-heads"] else 0
    ahead = at + 1
    if word.lower in BEHIND:
        ahead += ahead < len(tokens) and tokens[ahead].lower in ARTICLES
    elif not opened or not joins(tokens[at - 1], fields) or not (word.text == "," or word.lower in JOINS):
        return 0
    elif word.text == ",":
        ahead += ahead < len(tokens) and tokens[ahead].lower in JOINS
        if not closes_list(tokens, ahead, fields):
            return 0
    return ahead + 1 - at if ahead < len(tokens) and is_inside(tokens[ahead]) else 0


def closes_list(tokens: list[Token], at: int, fields: Collection[str]) -> bool:
    """Whether a list of fields goes on from here: "Energy, Trade and Tourism"."""
    return at < len(tokens) and joins(tokens[at], fields)


def is_plain(tokens: list[Token], gazetteer: Gazetteer) -> bool:
    """Whether the words are but a state's common body ("Kenyan Foreign Ministry"), which descriptions are read from."""
    words = [t.lower for t in tokens]
    while words and gazetteer.is_origin(words[0]):
        words = words[1:]
    # Descriptions are read from two words at most: "Court of Appeal" is a name.
    return (" ".join(words) in gazetteer.roles and "of" not in words) or not words


def covered(ranges: Iterable[Range]) -> set[int]:
    """Return the places inside the ranges."""
    return {i for first, last in ranges for i in range(first, last + 1)}
