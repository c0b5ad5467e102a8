"""Answer, for a token, which actors stand there: what the finders of events and claims ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.extract.mentions import PLACE_KINDS, Mention
from dragoman.extract.parties import Party
from dragoman.knowledge.gazetteer import Entry
from dragoman.knowledge.naming import load_references
from dragoman.model import Actor, Span
from dragoman.nlp.parse import Sentence, Token
from dragoman.resolution.appositions import beside_names
from dragoman.resolution.bodies import known_body
from dragoman.resolution.cast import Cast
from dragoman.resolution.coreference import Refs, resolve_references
from dragoman.resolution.one_state import settle_one_state
from dragoman.resolution.origins import other_half
from dragoman.resolution.owned import settle_owned
from dragoman.resolution.passing import drop_passing
from dragoman.resolution.relatives import relatives
from dragoman.resolution.voices import settle_voices

CIVIL = {"JRN", "BUS", "EDU", "REL", "MED", "SOC", "CVL", "LAB", "AGR"}
# Sectors of those who fight without being a state's.
REBELS = {"REB", "UAF", "PRM", "CRM"}
HYPHENS = {"-", "–", "/"}


@dataclass(frozen=True, slots=True)
class CastLookup:
    """`extract.parties.Lookup` over the actors of a document; demonyms and places become mentions when asked for."""

    cast: Cast
    refs: Refs

    @classmethod
    def of(cls, cast: Cast) -> CastLookup:
        """Return the lookup over a cast, its pronouns and pair nouns resolved."""
        refs = resolve_references(cast)
        settle_voices(cast, refs)
        found = cls(cast, settle_one_state(cast, settle_owned(cast, refs)))
        for sentence, at, names in found.meant():
            sentence.meant[at] = names
        return found

    def actors(self, used: Iterable[str]) -> tuple[Actor, ...]:
        """Return the actors of the document; what refers to several is among the mentions of each."""
        used, sentences = set(used), self.cast.parsed.sentences
        for (index, at), referred in self.refs.items():
            self.cast.refer(sentences[index], sentences[index].tokens[at], referred, used)
        for sentence, token, meant in relatives(self.cast):
            self.cast.refer(sentence, token, meant, used)
        for sentence, words, meant in list(beside_names(self.cast)):
            self.cast.describe(sentence, words, meant, used)
        drop_passing(self.cast, used)
        return self.cast.actors(used)

    def named(self, sentence: Sentence, token: Token) -> list[Party]:
        """Return the actors at the token: named, both halves of a hyphenated pair, or referred to."""
        mention = self.cast.mention(sentence, token)
        if mention is None or mention.kind == "place" or self.cast_refs(sentence, mention.head):
            return self.referred(sentence, token if mention is None or mention.kind == "place" else mention.head)
        if self.cast.of.get(mention) is None and mention.kind not in PLACE_KINDS:
            return self.referred(sentence, token)
        found = [self.party(m) for m in self.paired(mention)]
        return [p for p in found if p is not None]

    def meant(self) -> Iterator[tuple[Sentence, int, str]]:
        """Yield what stands for somebody whom its sentence does not name, and the names to be read there.

        The encoder was taught on single sentences: in "It released the tanker" it hears no act unless told that Iran
        did. "He" is somebody at any rate, and a name in its place helps nothing.
        """
        named = {(mention.sentence.index, actor) for mention, actor in self.cast.of.items()}
        forms = load_references().pronouns
        for (index, at), actors in self.refs.items():
            sentence = self.cast.parsed.sentences[index]
            token = sentence.tokens[at]
            names = [self.cast.drafts[a].name for a in actors if (index, a) not in named]
            if names and token.tag != "PRP$" and forms.get(token.lower) in {None, "it", "they"}:
                yield sentence, at, " and ".join(names)

    def referred(self, sentence: Sentence, token: Token) -> list[Party]:
        """Return the actors that a pronoun or pair noun stands for."""
        refs = self.cast_refs(sentence, token)
        if not refs:
            return []
        span = self.cast.parsed.span(token.start, token.end)
        return [self.taken_up(a, span) for a in refs]

    def taken_up(self, actor: str, span: Span) -> Party:
        """Return the party that somebody referred to is."""
        private, rebel = self.is_private(actor), self.is_rebel(actor)
        return Party(actor, span, "reference", self.cast.country(actor), private=private, rebel=rebel)

    def cast_refs(self, sentence: Sentence, token: Token) -> tuple[str, ...]:
        """Return the resolved reference at a token."""
        return self.refs.get((sentence.index, token.i), ())

    def paired(self, mention: Mention) -> list[Mention]:
        """Return the mention with those joined to it by hyphens: "Russian-Iranian"."""
        found = [mention]
        if self.is_one_person(mention):
            # "the French-Lebanese businessman" is one man of two states, not two parties.
            return found
        if (half := self.half_before(mention)) is not None:
            found.insert(0, half)
        for before in self.hyphened_before(mention):
            if before in found:
                break
            found.insert(0, before)
        other = other_half(self.cast, mention) if len(found) > 1 else None
        return [other if other is not None and m is mention else m for m in found]

    def hyphened_before(self, mention: Mention) -> Iterator[Mention]:
        """Yield the states and places before a mention, each joined by a hyphen to the one behind it.

        "Russian-backed separatists": who backs them is not one of them.
        """
        tokens, at = mention.sentence.tokens, mention.first
        while at >= 2 and tokens[at - 1].text in HYPHENS and tokens[at].text[:1].isupper():  # noqa: PLR2004
            before = self.cast.at.get((mention.sentence.index, at - 2))
            if before is None or before.kind not in PLACE_KINDS:
                return
            yield before
            at = before.first

    def half_before(self, mention: Mention) -> Mention | None:
        """Return the state whose name ends in that of the next: "the envoys of *North* and South Korea"."""
        before = self.cast.at.get((mention.sentence.index, mention.first - 2))
        joined = mention.sentence.tokens[mention.first - 1].lower in {"and", "or"}
        if before is None or not joined or mention.kind != "state" or mention.first == mention.last:
            return None
        # "Iran and South Korea" are joined by their heads, and found so.
        above = before.head.head
        half = before.kind == "state" and before.first == before.last and above is not None and mention.covers(above)
        return before if half else None

    def is_one_person(self, mention: Mention) -> bool:
        """Whether a mention names or describes a single person."""
        role = self.cast.gazetteer.roles.get(mention.head.lemma.lower())
        described = mention.kind == "office" or (mention.kind == "role" and role is not None and role.kind == "person")
        return mention.kind == "person" or (described and mention.head.tag in {"NN", "NNP"})

    def party(self, mention: Mention) -> Party | None:
        """Return the actor of a mention; a demonym is resolved now, for it is a party here."""
        if mention not in self.cast.of and not self.adopt(mention):
            return None
        span = self.cast.parsed.span(mention.start, mention.end)
        actor = self.cast.of[mention]
        return Party(
            actor,
            span,
            "named",
            self.cast.country(actor),
            civil=self.is_civil(actor),
            capital=mention.kind == "capital",
            private=self.is_private(actor),
            rebel=self.is_rebel(actor),
        )

    def is_civil(self, actor: str) -> bool:
        """Whether an actor is a body that bears no arms: a paper, a firm, a school, a church."""
        draft = self.cast.drafts.get(actor)
        return draft is not None and draft.kind == "organisation" and bool(CIVIL.intersection(draft.sector))

    def is_private(self, actor: str) -> bool:
        """Whether an actor is of civil sectors alone, so that what he says binds no state: a paper, a scholar."""
        draft = self.cast.drafts.get(actor)
        return draft is not None and bool(draft.sector) and CIVIL.issuperset(draft.sector)

    def is_rebel(self, actor: str) -> bool:
        """Whether an actor fights without being a state's."""
        draft = self.cast.drafts.get(actor)
        return draft is not None and bool(REBELS.intersection(draft.sector))

    def adopt(self, mention: Mention) -> bool:
        """Resolve a demonym or place to its state."""
        state = self.cast.gazetteer.state_of(mention.country)
        if state is None:
            return False
        kind: Literal["demonym", "capital"] = "demonym" if mention.kind == "demonym" else "capital"
        entry = Entry(id=state, kind=kind, country=mention.country)
        self.cast.assign(mention, known_body(self.cast.gazetteer, entry, mention))
        return True

    def placed(self, sentence: Sentence, token: Token) -> list[Party]:
        """Return the state of a place named at the token."""
        mention = self.cast.mention(sentence, token)
        if mention is None or mention.kind != "place" or not mention.country:
            return []
        if mention not in self.cast.of and not self.adopt(mention):
            return []
        span = self.cast.parsed.span(mention.start, mention.end)
        return [Party(self.cast.of[mention], span, "place", mention.country)]

    def country(self, actor: str) -> str | None:
        """Return an actor's country."""
        return self.cast.country(actor) if actor in self.cast.drafts else None

    def is_actor(self, sentence: Sentence, token: Token) -> bool:
        """Whether an actor stands at the token, or a place that can stand for one."""
        return bool(self.named(sentence, token)) or bool(self.placed(sentence, token))
