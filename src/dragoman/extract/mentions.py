"""Parse → the stretches of text that name somebody."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.extract.elliptic_names import first_halves
from dragoman.extract.heard import heard_names, is_plausible_name, is_speaking_name, run_of_names
from dragoman.extract.long_names import core_entries, covered, find_long_names, is_long_name, names_two
from dragoman.extract.nobodies import is_titled, names_nobody, stands_for_nobody
from dragoman.extract.other_names import is_called_by_town, names_a_ship, opens_a_name
from dragoman.extract.pacts import is_pact
from dragoman.extract.role_nouns import MODIFIERS, ends_a_pair, is_modifier, match_office, role_of
from dragoman.extract.terms import explained_terms
from dragoman.extract.written_names import fitting, is_cut_short
from dragoman.knowledge.gazetteer import Entry, Gazetteer, to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import preposition

MentionKind = Literal["state", "capital", "place", "demonym", "organisation", "person", "role", "office", "pronoun"]
ENTITY_KINDS: dict[str, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
# "Washington Post", "Bank of China": a longer name that holds a place is its own actor, not the place.
PLACE_KINDS = {"state", "capital", "place", "demonym"}
CITIES = {"capital", "place"}
# A name as the pipeline hears it: the places of its first and last word, and PER, ORG or LOC.
Heard = tuple[int, int, str]


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of one sentence, tokens `first` to `last` inclusive, that names or describes an actor or a place."""

    sentence: Sentence
    first: int
    last: int
    head: Token
    kind: MentionKind
    entries: tuple[Entry, ...] = ()
    office: str | None = None
    country: str | None = None
    sector: str | None = None

    @property
    def tokens(self) -> list[Token]:
        """The words of the mention."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def start(self) -> int:
        """Offset of the first character in `Document.text`."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.sentence.tokens[self.last].end

    @property
    def name(self) -> str:
        """The words as written, without a leading article."""
        words = [t.text for t in self.tokens]
        return (
            " ".join(words[1:] if len(words) > 1 and words[0].lower() in {"the", "a", "an"} else words)
            .replace(" - ", "-")
            .replace(" 's", "'s")
            .replace(" ' ", "' ")
        )

    def covers(self, token: Token) -> bool:
        """Whether the token of the same sentence lies inside."""
        return self.first <= token.i <= self.last


def find_mentions(parsed: Parsed, gazetteer: Gazetteer) -> list[Mention]:
    """Return every mention in order of the text; none overlap."""
    found = [m for sentence in parsed.sentences for m in sentence_mentions(sentence, gazetteer)]
    terms = explained_terms(parsed)
    people = {t.lower for m in found if m.kind == "person" and m.last > m.first for t in m.tokens}
    return [m for m in found if m.entries or not is_nobodys(m, terms, people)]


def is_nobodys(mention: Mention, terms: Collection[str], people: Collection[str]) -> bool:
    """Whether what was heard as somebody's name is a thing's, or a day's."""
    if mention.kind not in {"organisation", "person"} or is_titled(mention.sentence, mention.first):
        return False
    alone = names_nobody(mention.name, mention.kind, terms, people)
    return alone or stands_for_nobody(mention.sentence, mention.first, mention.last)


def sentence_mentions(sentence: Sentence, gazetteer: Gazetteer) -> list[Mention]:
    """Return one sentence's mentions: known names first, then names the pipeline heard, then roles."""
    known, heard = names_told(sentence, gazetteer)
    mentions = list(known)
    taken = {t for m in known for t in range(m.first, m.last + 1)}
    # Each looks at what those before it have taken.
    for found in (
        names_heard(sentence, heard, known, taken, gazetteer),
        speaking_names(sentence, taken, gazetteer),
    ):
        for mention in found:
            mentions.append(mention)
            taken |= set(range(mention.first, mention.last + 1))
    described = list(roles(sentence, gazetteer, taken))
    for mention in described:
        absorb(mention, mentions)
    return sorted([*mentions, *described], key=lambda m: m.first)


def names_told(sentence: Sentence, gazetteer: Gazetteer) -> tuple[list[Mention], list[Heard]]:
    """Return (mentions of known names, names that the pipeline heard), none only a part of a longer one."""
    # "the parliament of Greece" heard as a name is none, and swallows no Greece.
    titled = in_long_titles(sentence, gazetteer)
    heard = [h for h in heard_names(sentence) if not names_two(sentence.tokens[h[0] : h[1] + 1])]
    heard = [h for h in heard if not {h[0], h[1]} <= titled]
    known = [m for m in known_names(sentence, gazetteer) if not is_swallowed(m, heard)]
    known = [m for m in known if not is_part_of_other(m, known, heard, gazetteer)]
    halves = list(first_halves(sentence, known, gazetteer))
    known += [make(sentence, at, at, choose_kind(list(entries)), entries) for at, entries in halves]
    long = list(long_names(sentence, gazetteer, known, heard))
    known = [m for m in known if not any(first <= m.last and m.first <= last for first, last, _ in long)]
    return known, [*long, *heard]


def names_heard(
    sentence: Sentence, heard: Sequence[Heard], known: list[Mention], taken: set[int], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Yield mentions of what the pipeline heard as names, where no other name stands."""
    for first, last, label in heard:
        if is_pact(sentence.tokens[first : last + 1]):
            continue
        if taken.isdisjoint(range(first, last + 1)):
            kind = kind_of_heard(sentence, first, last, label)
            kind = "person" if first == last and is_short_for_somebody(sentence.tokens[first], gazetteer) else kind
            core = core_entries(sentence, (first, last), gazetteer) if kind == "organisation" else ()
            yield make(sentence, first, last, kind, core)
        elif label == "LOC" and (rest := name_behind_place(sentence, first, last, known)):
            yield make(sentence, rest, last, "person")


def kind_of_heard(sentence: Sentence, first: int, last: int, label: str) -> MentionKind:
    """Return what a name heard is of: a body where its last word says so, whatever was heard."""
    word, sets = sentence.tokens[last].lower, load_sets()
    lone = first == last and word in sets["body-heads"]
    # "Ministerio de Defensa", whose noun stands first.
    lone = lone or sentence.tokens[first].lower in sets["bodies-abroad"]
    return "organisation" if lone or (label == "PER" and word in sets["no-surnames"]) else ENTITY_KINDS[label]


def is_short_for_somebody(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether initials are those of somebody known, whatever was heard: "JFK"."""
    if not token.text[:2].isupper():
        return False
    known = (gazetteer.persons[id_] for id_ in gazetteer.surnames.get(token.lower, ()))
    return any(token.text in {*person.names, *person.surname} for person in known)


def name_behind_place(sentence: Sentence, first: int, last: int, known: list[Mention]) -> int | None:
    """Return where a person's name begins that was heard as one with the place before it: "envoy to Lima *X Y*"."""
    place = next((m for m in known if m.first == first and m.kind in PLACE_KINDS), None)
    if place is None or last - place.last < 2:  # noqa: PLR2004 - a given name and a surname
        return None
    rest = sentence.tokens[place.last + 1 : last + 1]
    apart = rest[0].head not in place.tokens and place.head.head not in rest
    return rest[0].i if apart and all(t.is_proper for t in rest) else None


def long_names(sentence: Sentence, gazetteer: Gazetteer, known: list[Mention], heard: list[Heard]) -> list[Heard]:
    """Return the names of bodies that say what they are, whole: as heard, or put together where torn."""
    barred = barred_places(known, gazetteer)
    whole = [(first, last) for first, last, label in heard if label == "ORG"]
    found = [r for r in whole if is_long_name(sentence, r, gazetteer) and not barred & covered([r])]
    put = find_long_names(sentence, gazetteer, barred)
    longer = [(a, b) for a, b in put if not any(first <= a and b <= last for first, last in whole)]
    kept = [r for r in found if not covered(longer) & covered([r])]
    return [(first, last, "ORG") for first, last in (*kept, *longer)]


def barred_places(known: Iterable[Mention], gazetteer: Gazetteer) -> set[int]:
    """Return the places of names that are sure, and no longer name may take in."""
    heads = load_sets()["body-heads"]
    firm = (m for m in known if is_firm(m, heads) and not is_common(m, gazetteer))
    return covered((m.first, m.last) for m in firm if not names_a_body(m))


def names_a_body(mention: Mention) -> bool:
    """Whether a person's name is part of that of a body called after him: "*Ana Paz* Foundation"."""
    behind = mention.sentence.tokens[mention.last + 1 : mention.last + 2]
    return mention.kind == "person" and any(t.text.istitle() and t.lower in load_sets()["named-after"] for t in behind)


def is_common(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a name that bodies of many states bear has a state's behind it: "*Supreme Court* of Nepal"."""
    if mention.kind != "organisation" or not is_of(mention) or not all(e.caution for e in mention.entries):
        return False
    behind = [t.lower for t in mention.sentence.tokens[mention.last + 2 : mention.last + 7]]
    behind = behind[1:] if behind[:1] == ["the"] else behind
    found = gazetteer.matches(behind, 0) if behind else ()
    return any(e.kind == "state" for _, entries in found for e in entries)


def is_firm(mention: Mention, heads: Collection[str]) -> bool:
    """Whether a known name is part of no longer one: a person's, a body's that says what it is, the West Bank."""
    full = mention.kind in {"person", "place"} and mention.last > mention.first
    said = any(t.lower in heads for t in mention.tokens)
    return (full and (said or mention.kind == "person")) or (mention.kind == "organisation" and said)


def speaking_names(sentence: Sentence, taken: set[int], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield proper nouns that nobody heard as a name, but that speak: "…, Lozinin said"."""
    for token in sentence.tokens:
        if token.i in taken or not is_speaking_name(token) or not is_plausible_name(sentence, token.i, token.i):
            continue
        first, last = run_of_names(sentence.tokens, token.i, taken)
        words = sentence.tokens[first : last + 1]
        # "The Malawi Electoral Commission warned": what is but a state's common body is read as a description.
        if is_pact(words) or (first and " ".join(t.lower for t in words) in gazetteer.roles and first - 1 in taken):
            continue
        body = first == last and token.lower in load_sets()["body-heads"] | load_sets()["bodies-abroad"]
        yield make(sentence, first, last, "organisation" if body else "person")


def absorb(mention: Mention, names: list[Mention]) -> None:
    """Draw the modifier that says whose it is into a description: "Israeli forces", "US officials"."""
    for name in names:
        beside = name.last == mention.first - 1 and modifies(name, mention)
        if beside and name.kind in PLACE_KINDS | {"organisation"} and not is_no_owner(name, mention):
            # "Supreme Court Justice": whose the court is, of all that are called so, its name does not tell.
            doubtful = bool(name.entries) and all(e.caution and e.kind == "organisation" for e in name.entries)
            mention.first, mention.country = name.first, None if doubtful else name.country
            # Whose it is of two states of one name, "Congolese troops", the rest of the text tells.
            kept = {"organisation"} if name.country else {"organisation", "demonym", "state"}
            mention.entries = tuple(e for e in name.entries if e.kind in kept)
            names.remove(name)
            return


def modifies(name: Mention, mention: Mention) -> bool:
    """Whether a name hangs on the head of a description as a modifier."""
    return name.head.head is mention.head and name.head.dep in MODIFIERS - {"nmod:poss"}


def is_no_owner(name: Mention, mention: Mention) -> bool:
    """Whether whom a description tells of is not of the state or body named before it."""
    if stands_for_or_against(name) or (name.kind in CITIES and is_owned_behind(mention)):
        return True
    if name.kind == "demonym":
        return is_tied_to(mention, name)
    # "US allies" are not the United States
    return name.kind in PLACE_KINDS and mention.head.lemma.lower() in load_sets()["of-others"]


def is_tied_to(mention: Mention, name: Mention) -> bool:
    """Whether somebody is told by a state that he is with or against: "an American ally", "Turkish foes".

    "Its American allies", "American enemies of the truce" are Americans.
    """
    owned = any(c.dep == "nmod:poss" or (c.dep == "nmod" and preposition(c) == "of") for c in mention.head.children)
    return mention.head.lemma.lower() in load_sets()["bound-to"] and not owned and name.head.tag[:2] == "JJ"


def is_owned_behind(mention: Mention) -> bool:
    """Whether a name behind "of" says whose a post is: "received in Vienna *president of Chile* X"."""
    behind = [t for t in mention.head.children if preposition(t) == "of"]
    behind += mention.sentence.tokens[mention.last + 2 : mention.last + 3] if is_of(mention) else []
    return any(t.is_proper for t in behind)


def is_of(mention: Mention) -> bool:
    """Whether "of" stands right behind."""
    return [t.lower for t in mention.sentence.tokens[mention.last + 1 : mention.last + 2]] == ["of"]


def stands_for_or_against(owner: Mention) -> bool:
    """Whether a name only says whose friend or foe: "*pro-Iran* militias" are not Iran's."""
    before = owner.sentence.tokens[max(0, owner.first - 2) : owner.first]
    return [t.lower for t in before[1:]] == ["-"] and before[0].lower in {"pro", "anti", "non"}


def make(sentence: Sentence, first: int, last: int, kind: MentionKind, entries: Iterable[Entry] = ()) -> Mention:
    """Build a mention; its head is the word that hangs outside."""
    entries = tuple(entries)
    # Whose a person is depends on the day: "Guterres" is Portugal's no longer.
    told = {e.country for e in entries} if kind != "person" else set()
    country = next(iter(told)) if len(told) == 1 else None
    return Mention(
        sentence=sentence,
        first=first,
        last=last,
        head=span_head(sentence, first, last),
        kind=kind,
        entries=entries,
        country=country,
    )


def span_head(sentence: Sentence, first: int, last: int) -> Token:
    """Return the word of the range that hangs on a word outside it."""
    inside = sentence.tokens[first : last + 1]
    heads = [t for t in inside if t.head is None or not first <= t.head.i <= last]
    nominal = [t for t in heads if t.is_noun]
    return (nominal or heads or inside)[0]


def known_names(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the names that the knowledge has, longest first at each place."""
    words, places = word_places(sentence)
    at = 0
    while at < len(words):
        for length, entries in () if is_cut_short(words, at, gazetteer) else gazetteer.matches(words, at):
            first, last = places[at], places[at + length - 1]
            fit = fitting(sentence, first, last, entries, gazetteer)
            if fit:
                yield make(sentence, first, last, choose_kind(fit), fit)
                at += length
                break
        else:
            at += 1


@functools.lru_cache(maxsize=1)
def word_places(sentence: Sentence) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the normalised words and the token each came from; kept, for names, titles and roles ask in turn."""
    pairs = [(w, t.i) for t in sentence.tokens for w in (to_words(t.text) if t.text not in {"'s", "'"} else ("'s",))]
    return tuple(w for w, _ in pairs), tuple(i for _, i in pairs)


def choose_kind(entries: list[Entry]) -> MentionKind:
    """Return how a name stands for its actor; a state's own name before a capital, a place last."""
    order: tuple[MentionKind, ...] = ("state", "organisation", "person", "demonym", "capital", "place")
    kinds = {e.kind for e in entries}
    return next(kind for kind in order if kind in kinds)


def is_swallowed(mention: Mention, heard: list[Heard]) -> bool:
    """Whether a place or short name is only part of a longer name of a person or body."""
    around = [h for h in heard if is_within(mention, h)]
    if not around:
        return False
    if mention.kind in PLACE_KINDS:
        first, _, label = around[0]
        return label == "PER" or (label == "ORG" and mention.kind != "demonym" and mention.first > first)
    if mention.kind != "organisation":
        return False
    return any(label == "PER" or (label == "ORG" and has_more(mention, first)) for first, _, label in around)


def is_within(mention: Mention, heard: Heard) -> bool:
    """Whether a mention is a part of a longer name."""
    first, last, _ = heard
    return first <= mention.first and mention.last <= last and (last - first) > (mention.last - mention.first)


def is_part_of_other(
    mention: Mention, known: Sequence[Mention], heard: list[tuple[int, int, str]], gazetteer: Gazetteer
) -> bool:
    """Whether a place's name is that of a ship, or opens the name of a person or body: "the tanker *Athens*"."""
    if mention.kind not in PLACE_KINDS - {"demonym"}:
        return False
    sentence, range_ = mention.sentence, (mention.first, mention.last)
    others = {i for m in known if m is not mention for i in range(m.first, m.last + 1)}
    bodies = ((first, last) for first, last, label in heard if label == "ORG" and mention.kind in CITIES)
    return (
        names_a_ship(sentence, mention.first)
        or opens_a_name(sentence, range_, others)
        or any(is_called_by_town(sentence, range_, body, gazetteer, others) for body in bodies)
    )


def has_more(mention: Mention, first: int) -> bool:
    """Whether a longer name says more than whose the body is: "Russian *National* Security Council" is another body."""
    before = mention.sentence.tokens[first : mention.first]
    return any(t.text[:1].isupper() and t.tag != "JJ" for t in before[1:])


def roles(sentence: Sentence, gazetteer: Gazetteer, taken: set[int]) -> Iterator[Mention]:
    """Yield descriptions: offices ("the Iranian foreign minister") and role nouns ("Israeli forces")."""
    words, places = word_places(sentence)
    at = 0
    while at < len(words):
        length, office = match_office(words, at, gazetteer)
        if length and not taken & set(range(places[at], places[at + length - 1] + 1)):
            mention = make(sentence, places[at], places[at + length - 1], "office")
            mention.office = office
            if mention.head.is_noun:
                yield widen(mention, taken)
            at += length
            continue
        token = sentence.tokens[places[at]]
        role = role_of(token, gazetteer)
        if role and token.i not in taken:
            mention = make(sentence, token.i, token.i, "role")
            mention.sector = role
            yield widen(mention, taken)
        at += 1


def in_long_titles(sentence: Sentence, gazetteer: Gazetteer) -> set[int]:
    """Return the words of titles that hold a name which is nobody's: "supreme leader of the *Islamic Revolution*"."""
    words, places = word_places(sentence)
    lengths = ((at, match_office(words, at, gazetteer)[0]) for at in range(len(words)) if "of" in words[at + 1 :])
    titles = ((at, length) for at, length in lengths if "of" in words[at + 1 : at + length])
    return {i for at, length in titles for i in range(places[at], places[at + length - 1] + 1)}


def widen(mention: Mention, taken: set[int]) -> Mention:
    """Take in the common-noun modifiers right before the head: "senior foreign ministry officials"."""
    tokens = mention.sentence.tokens
    first = mention.first
    while first and first - 1 not in taken and is_modifier(tokens[first - 1], mention.head):
        first -= 1
    while first > 1 and tokens[first - 1].text == "-" and first - 2 not in taken:
        first -= 2  # "high-level delegation", "a 15-year-old boy": the tokenizer parted the first word
    while first < mention.head.i and (tokens[first].tag in {"WP$", "PRP$", "DT"} or ends_a_pair(tokens, first)):
        first += 1
    mention.first = first
    return mention
