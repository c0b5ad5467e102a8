"""Parses built by hand, so that rules are tested without a model.

A sentence is written word by word as `text|lemma/TAG/relation:head/ENTITY`. The lemma is the lower-case text when left
out, the head is a word of the sentence or its number from 1, the entity may be left out. `./.` is a mark on the root.

    Iran/NNP/nsubj:met met|meet/VBD/ROOT Turkey/NNP/obj:met ./.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.extract.attributions import Attribution
from dragoman.extract.cues import sentence_attributions
from dragoman.extract.dates import Dated, find_dates
from dragoman.extract.events import Surroundings, find_events
from dragoman.extract.parties import Party
from dragoman.extract.places import PlaceMention
from dragoman.extract.predicates import Predication, find_predications
from dragoman.knowledge.lexicon import Headed, Lexicon, noun_parts
from dragoman.knowledge.ontology import load_ontology
from dragoman.knowledge.tables import Predicate
from dragoman.model import Document, Event, Span
from dragoman.nlp.parse import Parsed, Row, Sentence, Token, link
from dragoman.nlp.roles import slots

CLOSING = {".", ",", "?", "!", ";", ":", "'s", "n't", "’s", "”", "»", ")"}
OPENING = {"“", "«", "("}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the notation, its head still as written."""

    text: str
    lemma: str
    tag: str
    dep: str
    head: str
    entity: str


def word(written: str) -> Word:
    """Read one word of the notation."""
    form, tag, *rest = written.split("/")
    text, _, lemma = form.partition("|")
    relation = rest[0] if rest else "punct"
    dep, _, head = relation.rpartition(":") if ":" in relation else (relation, "", "")
    return Word(text, lemma or text.lower(), tag, dep, head, rest[1] if len(rest) > 1 else "")


def place_of(head: str, words: Sequence[Word], own: int) -> int:
    """Return the index of a head: itself for the root, the root for a mark without one."""
    if not head:
        return own if words[own].dep == "ROOT" else next(i for i, w in enumerate(words) if w.dep == "ROOT")
    found = [i for i, w in enumerate(words) if w.text == head]
    if not found and head.isdigit():
        return int(head) - 1
    if len(found) != 1:
        message = f"head {head!r} stands {len(found)} times in the sentence; write its number"
        raise ValueError(message)
    return found[0]


def offsets(words: Sequence[Word], start: int) -> list[int]:
    """Return where each word starts when marks stand close."""
    found: list[int] = []
    for i, this in enumerate(words):
        glued = i == 0 or this.text in CLOSING or words[i - 1].text in OPENING
        found.append(start if glued else start + 1)
        start = found[-1] + len(this.text)
    return found


def sentence(notation: str, *, start: int = 0, index: int = 0, paragraph: int = 0) -> Sentence:
    """Return the linked sentence of a notation."""
    return link(to_rows(notation, start=start), index=index, paragraph=paragraph)


def to_rows(notation: str, *, start: int = 0) -> list[Row]:
    """Return the rows of a notation."""
    words = [word(written) for written in notation.split()]
    return [
        Row(
            text=w.text, lemma=w.lemma, tag=w.tag, dep=w.dep, head=place_of(w.head, words, i), start=at, entity=w.entity
        )
        for i, (w, at) in enumerate(zip(words, offsets(words, start), strict=True))
    ]


def document(text: str, *, published: dt.date | None = None, language: str = "en") -> Document:
    """Return a bare document of that text."""
    return Document(
        id="doc/test",
        title=None,
        url=None,
        outlet=None,
        author=None,
        language=language,
        published=published,
        text=text,
        sections=(),
        residue=(),
    )


def to_text(sentences: Iterable[Sentence]) -> str:
    """Write the words at their offsets, with paragraph breaks and spaces between."""
    text = ""
    for found in sentences:
        for token in found.tokens:
            gap = token.start - len(text)
            text += ("\n\n" if gap == 2 else " " * gap) + token.text
    return text


def parsed(*notations: str, apart: bool = False) -> Parsed:
    """Return the parse of some sentences: in one paragraph, or each in its own."""
    found: list[Sentence] = []
    for i, notation in enumerate(notations):
        start = (found[-1].end + (2 if apart else 1)) if found else 0
        found.append(sentence(notation, start=start, index=i, paragraph=i if apart else 0))
    return Parsed(document=document(to_text(found)), sentences=found)


def at(home: Sentence, text: str) -> Token:
    """Return the first token of that text."""
    return next(t for t in home.tokens if t.text == text)


def told(tree: str, cue: str = "said") -> Attribution:
    """Return what a sentence attributes by a cue."""
    return next(a for a in sentence_attributions(sentence(tree)) if a.cue.text == cue)


def contents(found: Attribution) -> list[str]:
    """Return the words of what is said, a piece each."""
    tokens = found.sentence.tokens
    return [" ".join(t.text for t in tokens if a <= t.start < b) for a, b in found.content]


def texts(tokens: Iterable[Token]) -> list[str]:
    """Return the words of tokens."""
    return [t.text for t in tokens]


STATES = {
    "Iran": "state/IRN",
    "Iranian": "state/IRN",
    "Tehran": "state/IRN",
    "Iraq": "state/IRQ",
    "Turkey": "state/TUR",
    "Turkish": "state/TUR",
    "Russia": "state/RUS",
    "Moscow": "state/RUS",
    "Russian": "state/RUS",
    "Oman": "state/OMN",
    "Putin": "person/putin",
}


@dataclass(frozen=True, slots=True)
class Names:
    """`extract.parties.Lookup` that knows words by heart: actors and places by their text."""

    actors: Mapping[str, str] = field(default_factory=lambda: dict(STATES))
    places: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)

    def named(self, _: Sentence, token: Token) -> list[Party]:
        """Return the actor of the word."""
        if token.text in self.references:
            return [party(self.references[token.text], token, "reference")]
        return [party(self.actors[token.text], token, "named")] if token.text in self.actors else []

    def placed(self, _: Sentence, token: Token) -> list[Party]:
        """Return the state of the place of that name."""
        return [party(self.places[token.text], token, "place")] if token.text in self.places else []

    def is_actor(self, home: Sentence, token: Token) -> bool:
        """Whether the word is an actor or a place."""
        return bool(self.named(home, token) or self.placed(home, token))


def party(actor: str, token: Token, how: str) -> Party:
    """Return the party that a token names."""
    return Party(actor, Span(start=token.start, end=token.end, text=token.text), how)


def lexicon(*predicates: Predicate, light: Mapping[str, str] | None = None) -> Lexicon:
    """Return a lexicon of those predicates; `light` maps light verbs to their effect."""
    built = Lexicon()
    for order, predicate in enumerate(predicates):
        for verb in predicate.verbs:
            head, *after = verb.split()
            built.verbs.setdefault(head, []).append(Headed(predicate, order, (), tuple(after)))
        for noun in predicate.nouns:
            head, before, following = noun_parts(noun)
            built.nouns.setdefault(head, []).append(Headed(predicate, order, before, following))
        for adjective in predicate.adjectives:
            head, *after = adjective.split()
            built.adjectives.setdefault(head, []).append(Headed(predicate, order, (), tuple(after)))
    for verb, effect in (light or {}).items():
        head, *after = verb.split()
        built.light.setdefault(head, []).append((tuple(after), effect))
    return built


ATTACK = Predicate(
    id="assault.attack",
    type="ASSAULT",
    verbs=("attack",),
    nouns=("attack",),
    source=("subject", "by", "owner"),
    target=("object", "on"),
)
MEET = Predicate(
    id="consult.meet",
    type="CONSULT",
    verbs=("meet",),
    nouns=("talk",),
    source=("subject", "between", "owner"),
    target=("object", "with"),
    reciprocal=True,
)
AGREE = Predicate(
    id="agree.to", type="AGREE", verbs=("agree",), needs={"verb": ("*",)}, source=("subject",), target=("with",)
)
DEMAND = Predicate(id="request.demand", type="REQUEST", verbs=("demand",), source=("subject",), target=("clause",))
PRAISE = Predicate(
    id="support.praise", type="SUPPORT", verbs=("praise",), nouns=("praise",), source=("subject",), target=("object",)
)
WITHDRAW = Predicate(
    id="retreat.withdraw",
    type="RETREAT",
    verbs=("withdraw",),
    nouns=("withdrawal",),
    source=("subject", "owner"),
    target=("from",),
)
SANCTION = Predicate(
    id="sanction.impose",
    type="SANCTION",
    verbs=("impose",),
    needs={"object": ("sanction",)},
    source=("subject",),
    target=("on",),
)
PREDICATES = (ATTACK, MEET, AGREE, DEMAND, PRAISE, WITHDRAW, SANCTION)
LIGHT = {"hold": "does", "launch": "does", "cancel": "cancels", "come under": "receives", "plan": "plans"}


def predication(
    notation: str, head: str, *, predicate: Predicate = ATTACK, carrier: str = "", effect: str = "does"
) -> Predication:
    """Return a predication at a word of one sentence, as if the lexicon had fired there."""
    home = sentence(notation)
    token = at(home, head)
    return Predication(home, token, predicate, (token,), slots(token), at(home, carrier) if carrier else None, effect)


def surroundings(
    parse: Parsed,
    *,
    names: Names | None = None,
    published: dt.date | None = None,
    places: dict[int, list[PlaceMention]] | None = None,
) -> Surroundings:
    """Return what events are found within: the given names, and the dates of the text."""
    dates: dict[int, list[Dated]] = {}
    for date in find_dates(parse, published):
        dates.setdefault(date.sentence, []).append(date)
    return Surroundings(
        parsed=parse,
        lookup=names or Names(),
        ontology=load_ontology(),
        published=published,
        dates=dates,
        places=places or {},
    )


def events(*notations: str, names: Names | None = None, published: dt.date | None = None) -> list[Event]:
    """Return the events that the predicates above find in hand-made sentences."""
    parse = parsed(*notations)
    around = surroundings(parse, names=names, published=published)
    found = find_predications(parse, lexicon(*PREDICATES, light=LIGHT), (names or Names()).is_actor)
    return list(find_events(found, around))
