"""Pronouns and bare descriptions → the actors they stand for; abstain when unsure.

A text is gone through paragraph by paragraph, quotations after what stands around them, so that "he said" is known
before what he says. Each reference that is resolved counts as one more telling of its actor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.extract.drafts import paragraphs
from dragoman.extract.mentions import Mention
from dragoman.knowledge.naming import References, load_references
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import conjuncts, subjects
from dragoman.nlp.standing import part
from dragoman.resolution.antecedents import Pronoun, Story, choose, to_pronoun
from dragoman.resolution.cast import Cast
from dragoman.resolution.first_persons import speaks_for
from dragoman.resolution.quoted import Spoken, find_spoken, quote_at
from dragoman.resolution.taken_up import called_before, is_bare, recent, state_of, take_up_described
from dragoman.resolution.told import THING, Key, Sort, Told, of_pronoun, tell

LOOK_BACK = 3
PAIRS = 20
ARTICLES = {"the", "this", "that", "these", "both", "two"}
COUNTED = {
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
Refs = dict[tuple[int, int], tuple[str, ...]]
# A pair one of whom meets the other, the token of who meets, and how.
Meeting = tuple[Key, Token, str]
Chooser = Callable[[Pronoun, Story, References], Key | None]


@dataclass(slots=True, eq=False)
class Reader:
    """What is known while a text is gone through."""

    cast: Cast
    words: References
    choose: Chooser
    story: Story = field(default_factory=Story)
    pairs: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    refs: Refs = field(default_factory=dict)

    def actors_at(self, sentence: Sentence, token: Token) -> tuple[str, ...]:
        """Return who is named or referred to at a token."""
        named = actor_at(self.cast, sentence, token)
        return (named,) if named else self.refs.get((sentence.index, token.i), ())


def resolve_references(cast: Cast, choose: Chooser = choose) -> Refs:
    """Return actor ids by (sentence index, token index) of each reference that could be resolved."""
    reader = Reader(cast, load_references(), choose)
    for paragraph in paragraphs(cast.parsed):
        read_paragraph(reader, paragraph)
    return reader.refs


def read_paragraph(reader: Reader, paragraph: list[Sentence]) -> None:
    """Resolve the references of one paragraph, those within quotations last."""
    spoken = find_spoken(reader.cast.parsed, paragraph)
    for sentence in paragraph:
        met = list(met_pairs(reader.cast, sentence))
        for told in (*tell(reader.cast, sentence), *tell_met(reader.cast, sentence, met)):
            reader.story.add(told)
        pairs = (*joined_pairs(reader.cast, sentence), *(pair for pair, *_ in met))
        reader.pairs = [*reader.pairs[-PAIRS:], *((sentence.index, pair) for pair in pairs)]
    referring = [(s, t, quote_at(spoken, t.start)) for s in paragraph for t in s.tokens if refers(t, reader.words)]
    for sentence, token, quote in sorted(referring, key=lambda r: r[2] is not None):
        refer(reader, sentence, token, quote)


def refers(token: Token, words: References) -> bool:
    """Whether a word may be a pronoun, a pair noun or a description that takes somebody up."""
    if token.tag.startswith("PRP"):
        return token.lower in words.pronouns or token.lower in words.first
    return is_pair_alone(token) or (token.is_noun and any(c.lower in ARTICLES for c in token.children))


def is_pair_alone(token: Token) -> bool:
    """Whether a word stands for a pair without a noun: "the two agreed", "both signed"."""
    if token.dep not in {"nsubj", "nsubj:pass", "obj"} or any(c.dep == "nmod" for c in token.children):
        return False
    return token.lower == "both" or (token.lower == "two" and any(c.lower == "the" for c in token.children))


def refer(reader: Reader, sentence: Sentence, token: Token, quote: Spoken | None) -> None:
    """Resolve one reference and take it into what has been told."""
    if token.is_noun or is_pair_alone(token):
        refer_by_noun(reader, sentence, token)
        return
    if token.lower in reader.words.first:
        refer_to_speaker(reader, sentence, token, quote)
        return
    pronoun = to_pronoun(token, sentence, reader.words)
    if quote is not None:
        pronoun.quote, pronoun.speaker = quote.start, speaker_of(reader, quote)
        reader.story.quotes[pronoun.place] = quote.start
    key = reader.choose(pronoun, reader.story, reader.words)
    if key is not None:
        take_up(reader, pronoun, key)


def take_up(reader: Reader, pronoun: Pronoun, key: Key) -> None:
    """Count a pronoun as one more telling of whom it stands for."""
    before = next(iter(reader.story.before(pronoun)[key]))
    reader.story.add(of_pronoun(before, pronoun.token, pronoun.sentence))
    if pronoun.sex is not None:
        reader.story.sexes.setdefault(key, pronoun.sex)
    if not key[0].startswith(THING):
        reader.refs[pronoun.place] = key


def speaker_of(reader: Reader, quote: Spoken) -> tuple[str, ...] | None:
    """Return who speaks a quotation, named or by a pronoun outside it."""
    return next((a for t in quote.speakers if (a := reader.actors_at(quote.sentence, t))), None)


def refer_to_speaker(reader: Reader, sentence: Sentence, token: Token, quote: Spoken | None) -> None:
    """Resolve "I" and "we" within a quotation."""
    speaker = speaker_of(reader, quote) if quote is not None else None
    several = reader.words.first[token.lower] == "several"
    found = speaks_for(reader.cast, speaker, several=several) if speaker else None
    if found is not None:
        reader.refs[sentence.index, token.i] = found


def refer_by_noun(reader: Reader, sentence: Sentence, token: Token) -> None:
    """Resolve "both sides", "the two countries", "the official"."""
    if is_pair_alone(token) or counted(token):
        found = counted_before(reader, sentence, token)
    elif token.lower in reader.words.sides:
        # "the warring sides", "the parties of the left" are others.
        found = pair_before(reader, sentence, token, 2) if is_bare(token) else ()
    else:
        found = take_up_described(reader.cast, reader.story, sentence, token, reader.words) or ()
        if found:
            retell(reader, sentence, token, found)
    if found:
        reader.refs[sentence.index, token.i] = found
    if len(found) > 1:
        # Who is called "the two sides" once stays so while the text goes on.
        reader.pairs.append((sentence.index, found))


def counted_before(reader: Reader, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Return so many as a number or "both" tells of, else those who were called so before."""
    found = pair_before(reader, sentence, token, counted(token) or 2)
    if found or not token.is_noun:
        return found
    return called_before(reader.cast, reader.story, sentence, token) or ()


def retell(reader: Reader, sentence: Sentence, token: Token, key: Key) -> None:
    """Count a description as one more telling of whom it takes up, and of nobody else."""
    here = reader.story.told.get(sentence.index, [])
    here[:] = [t for t in here if t.token is not token]
    sort: Sort = "person" if reader.cast.drafts[key[0]].kind in {"person", "office"} else "body"
    reader.story.add(Told(key, sort, token, sentence, part(token)))


def counted(token: Token) -> int | None:
    """Return how many a noun says that they are: "both sides", "the *six* countries"."""
    return next((COUNTED[c.lower] for c in token.children if c.lower in COUNTED), None)


def pair_before(reader: Reader, sentence: Sentence, token: Token, many: int) -> tuple[str, ...]:
    """Return the pair, or so many joined, told last near before, of the kind that the noun says; else the only two."""
    sort = sort_of_pair(reader, token)
    if sort is None or any(c.dep == "nmod" and c.lower != "them" for c in token.children):
        return ()
    pairs = pairs_near(reader, sentence, many)
    fitting = [p for p in pairs if all(is_of_sort(reader.cast.drafts[a].kind, sort) for a in p)]
    if fitting or sort == "any":
        return next(iter(fitting or pairs), ())
    if sort == "states":
        return only_states(reader, sentence, token, many) or states_served(reader, pairs, many)
    return next(iter(pairs), ())


def pairs_near(reader: Reader, sentence: Sentence, many: int) -> list[tuple[str, ...]]:
    """Return so many told together in a sentence or near before, the last first."""
    near = sentence.index - LOOK_BACK - 1
    return [pair for index, pair in reversed(reader.pairs) if near < index <= sentence.index and len(pair) == many]


def sort_of_pair(reader: Reader, token: Token) -> str | None:
    """Return the kind of those whom a noun of several means; any where it stands alone."""
    if is_pair_alone(token):
        return "any"
    noun = token.lemma.lower()
    return next((s for s, nouns in reader.words.pairs.items() if noun in nouns), None)


def is_of_sort(kind: str, sort: str) -> bool:
    """Whether an actor of a kind can be one of a pair of that sort."""
    person = kind in {"person", "office"}
    return kind == "state" if sort == "states" else person if sort == "people" else not person


def only_states(reader: Reader, sentence: Sentence, token: Token, many: int) -> tuple[str, ...]:
    """Return the two states told near before, if there are just two and two are meant."""
    near = [d for d in recent(reader.cast, reader.story, sentence, token) if d.kind == "state"]
    found = tuple(dict.fromkeys(d.id for d in near))
    return found if len(found) == many == 2 else ()  # noqa: PLR2004


def states_served(reader: Reader, pairs: list[tuple[str, ...]], many: int) -> tuple[str, ...]:
    """Return the states that those who met last serve: "Peru's minister X met Oman's Y. *The two countries* …"."""
    for pair in pairs:
        served = [reader.cast.drafts[a] for a in pair]
        states = {state_of(reader.cast, d.country): None for d in served if d.kind in {"person", "office"} and d.office}
        if len(states) == many and None not in states:
            return tuple(s for s in states if s is not None)
    return ()


def tell_met(cast: Cast, sentence: Sentence, met: Iterable[Meeting]) -> Iterator[Told]:
    """Yield the pairs of two persons, or of two bodies, that meet or deal with each other: "X met Y. *They* agreed"."""
    together = load_references().together
    for pair, subject, how in met:
        if how in together and len({cast.drafts[a].kind in {"person", "office"} for a in pair}) == 1:
            yield Told(pair, "people", subject, sentence, part(subject), met=True)


def joined_pairs(cast: Cast, sentence: Sentence) -> Iterator[Key]:
    """Yield the pairs of actors that a sentence joins, "Russia and Iran", and longer rows."""
    for token in sentence.tokens:
        if token.dep != "conj" and any(c.dep == "conj" for c in token.children):
            joined = conjuncts(token)
            actors = tuple(dict.fromkeys(filter(None, (actor_at(cast, sentence, t) for t in joined))))
            # In a longer row somebody unknown would be left out of the count.
            if len(actors) == 2 or len(actors) == len(joined) > 2:  # noqa: PLR2004
                yield actors


def met_pairs(cast: Cast, sentence: Sentence) -> Iterator[Meeting]:
    """Yield the pairs of actors one of which meets the other, its token, and how: "X held *talks* with Y"."""
    for token in sentence.tokens:
        subject = who_meets(sentence, token)
        if subject is None or token.head is None:
            continue
        partner, own = actor_at(cast, sentence, token), actor_at(cast, sentence, subject)
        if partner and own and partner != own:
            yield (own, partner), subject, token.head.lemma.lower()


def who_meets(sentence: Sentence, token: Token) -> Token | None:
    """Return the subject of what is done with somebody, or of a verb of meeting."""
    if token.dep in {"obl", "nmod"} and any(c.lower == "with" and c.dep == "case" for c in token.children):
        return next((t for t in sentence.tokens if t.dep == "nsubj"), None)
    if token.dep == "obj" and token.head is not None and token.head.lemma.lower() in load_references().meeting:
        return next(iter(subjects(token.head)), None)
    return None


def actor_at(cast: Cast, sentence: Sentence, token: Token) -> str | None:
    """Return the actor named at a token."""
    mention: Mention | None = cast.mention(sentence, token)
    return cast.of.get(mention) if mention and mention.covers(token) else None
