"""The actors of a document while they are gathered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from anyascii import anyascii

from dragoman.extract.mentions import Mention
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model import Actor, ActorKind, Reason, Span
from dragoman.nlp.parse import Parsed, Sentence, Token


@dataclass(slots=True, eq=False)
class Draft:
    """An actor while its mentions are gathered."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: tuple[str, ...]
    known: bool
    office: str | None
    why: Reason
    spans: dict[Span, None] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Cast:
    """The actors of a document: drafts by id, each mention's actor, and the mention at each token.

    `home` is the state that the story is told from, None where nothing says so or the text is all of others; `abroad`:
    it is so, though filed from a state or telling of it. `countries` are those that the text names, `told` those of
    bodies that the knowledge lacks, by the bodies' names and abbreviations.
    """

    parsed: Parsed
    gazetteer: Gazetteer
    home: str | None = None
    abroad: bool = False
    countries: Counter[str] = field(default_factory=Counter)
    told: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    of: dict[Mention, str] = field(default_factory=dict)
    at: dict[tuple[int, int], Mention] = field(default_factory=dict)

    def mention(self, sentence: Sentence, token: Token) -> Mention | None:
        """Return the mention that covers the token."""
        return self.at.get((sentence.index, token.i))

    def country(self, actor: str) -> str | None:
        """Return an actor's country."""
        return self.drafts[actor].country

    def assign(self, mention: Mention, draft: Draft) -> None:
        """Tie a mention to an actor, new or met before."""
        kept = self.drafts.setdefault(draft.id, draft)
        span = self.parsed.span(mention.start, mention.end)
        kept.spans[span] = None
        self.of[mention] = kept.id
        kept.office = kept.office or draft.office

    def withdraw(self, mention: Mention) -> str | None:
        """Untie a mention from its actor; returns the id of one that no mention is left of."""
        id_ = self.of.pop(mention)
        draft = self.drafts[id_]
        draft.spans.pop(self.parsed.span(mention.start, mention.end), None)
        # A mention may have lost its span to a longer description of the same people.
        if draft.spans or id_ in self.of.values():
            return None
        del self.drafts[id_]
        return id_

    def rename(self, draft: Draft, new: Draft) -> None:
        """Put another draft in an actor's place, its mentions kept."""
        kept = self.drafts.setdefault(new.id, new)
        kept.spans |= draft.spans
        del self.drafts[draft.id]
        self.of.update({m: kept.id for m, id_ in self.of.items() if id_ == draft.id})

    def refer(self, sentence: Sentence, token: Token, meant: Collection[str], used: Collection[str]) -> None:
        """Count a reference among the mentions of all it means: a pronoun, or a description that was nobody's yet."""
        mention = self.mention(sentence, token)
        first, last = (token.i, token.i) if mention is None else (mention.first, mention.last)
        self.describe(sentence, (first, last), meant, used)

    def describe(
        self, sentence: Sentence, words: tuple[int, int], meant: Collection[str], used: Collection[str]
    ) -> None:
        """Count words of a sentence, from the first to the last, among the mentions of whom they describe.

        What was told inside them is no mention of its own. Who is `used` in a finding keeps his last one: an actor
        without any would not be told.
        """
        span = self.parsed.span(sentence.tokens[words[0]].start, sentence.tokens[words[1]].end)
        inside = [self.at.get((sentence.index, i)) for i in range(words[0], words[1] + 1)]
        for mention in dict.fromkeys(inside):
            before = self.drafts.get(self.of.get(mention, "")) if mention is not None else None
            if mention is None or before is None:
                continue
            told = self.parsed.span(mention.start, mention.end)
            if not (before.id in used and set(before.spans) == {told}):
                before.spans.pop(told, None)
        for actor in meant:
            self.drafts[actor].spans[span] = None

    def actors(self, used: Iterable[str]) -> tuple[Actor, ...]:
        """Return the actors with names of their own, and those described ones that take part in something."""
        used = set(used)
        kept = [d for d in self.drafts.values() if d.spans and (is_named(d) or d.id in used or d.known)]
        ordered = sorted(kept, key=lambda d: (min(s.start for s in d.spans), d.id))
        return tuple(
            Actor(
                id=d.id, name=d.name, kind=d.kind, country=d.country, sector=d.sector, known=d.known, office=d.office,
                mentions=tuple(sorted(d.spans)), why=d.why,
            )
            for d in ordered
        )  # fmt: skip


def is_named(draft: Draft) -> bool:
    """Whether an actor has a name, and is not told by a description or an office alone."""
    return draft.kind not in {"unnamed", "group", "office"} and draft.why.rule != "actor.role"


def slug(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-") or "x"
