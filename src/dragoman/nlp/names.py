"""Mend what the recogniser hears: what is known as a body alone is one, and a name is of one kind in a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge.gazetteer import load_gazetteer, to_words
from dragoman.nlp.parse import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.knowledge.gazetteer import Entry

PERSON, BODY = "PER", "ORG"
# "Senator Smith, R-Ohio": party and state of a member of Congress; "D-" alone where the name was heard torn.
PARTY_AND_STATE = re.compile(r"[DIR]\s?-(?:\s?[A-Z][A-Za-z.]+)?")
# Arabic articles: the tokenizer parts "al-Hamdani".
ARABIC = frozenset({"al", "el"})
# A kind stands for all hearings of a name when it was heard twice at least, and twice as often as the rest.
FEWEST, TIMES = 2, 2


def mend_names(doc: Doc) -> Doc:
    """Give the names of a document the kinds that the gazetteer is sure of, and drop what is no name."""
    from spacy.tokens import Span

    kinds = [None if PARTY_AND_STATE.fullmatch(e.text) else known_kind(e.text, e.label_) for e in doc.ents]
    if kinds != [e.label_ for e in doc.ents]:
        heard = zip(doc.ents, kinds, strict=True)
        doc.ents = [Span(doc, e.start, e.end, label=kind) for e, kind in heard if kind is not None]
    return doc


def known_kind(name: str, heard: str) -> str:
    """Return the kind of a name: as heard, but where the gazetteer has bodies alone under it.

    A surname heard as a person stays one: "Ford". A state heard as a body stays one: it may be its government.
    """
    words, gazetteer = to_words(name), load_gazetteer()
    kinds = {entry.kind for entry in gazetteer.names.get(words, ()) if is_written_so(name, entry)}
    surname = heard == PERSON and words[-1:] and words[-1] in gazetteer.surnames
    return heard if surname or kinds != {"organisation"} or words in gazetteer.places else BODY


def is_written_so(name: str, entry: Entry) -> bool:
    """Whether a name has the capitals that the entry asks for: "WHO" is a body, "Who" is none."""
    return name.isupper() if entry.exact else name != name.lower()


def settle_names(sentences: Sequence[Sentence]) -> None:
    """Let a name that the gazetteer lacks be of one kind in all sentences of a document: of the one heard most.

    "Orlov" heard once as a place is a person where "Ivan Orlov" and "Orlov" are; "Hamdani" and "al-Hamdani" are one.
    """
    spans = [(sentence, *span) for sentence in sentences for span in entity_spans(sentence)]
    votes: dict[str, Counter[str]] = {}
    for sentence, first, last, kind in spans:
        for name in names_meant(sentence, first, last, kind):
            votes.setdefault(name, Counter())[kind] += 1
    for sentence, first, last, kind in spans:
        name = written(sentence, first, last)
        most, often = votes[name].most_common(1)[0]
        rest = votes[name].total() - often
        if most != kind and often >= max(FEWEST, TIMES * rest) and not is_known(sentence, first, last):
            for token in sentence.tokens[first : last + 1]:
                token.entity = most


def names_meant(sentence: Sentence, first: int, last: int, kind: str) -> Iterable[str]:
    """Return what a name heard speaks for: itself, and a person's surname."""
    surname = [written(sentence, last, last)] if kind == PERSON and last > first else []
    return [written(sentence, first, last), *surname]


def written(sentence: Sentence, first: int, last: int) -> str:
    """Return the words of a name, without an Arabic article in front."""
    words = [token.text for token in sentence.tokens[first : last + 1]]
    return " ".join(words[2:] if words[0].lower() in ARABIC and words[1:2] == ["-"] else words)


def is_known(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the gazetteer has a name, so that nobody asks what was heard."""
    gazetteer = load_gazetteer()
    words = to_words(" ".join(token.text for token in sentence.tokens[first : last + 1]))
    return words in gazetteer.names or words in gazetteer.places


def entity_spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, label) of the names the pipeline heard."""
    start, label = 0, ""
    for token in [*sentence.tokens, None]:
        current = token.entity if token is not None else ""
        at = token.i if token is not None else len(sentence.tokens)
        if current != label:
            if label:
                yield start, at - 1, label
            start, label = at, current
