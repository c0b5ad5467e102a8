"""Descriptions set beside a name: "film *producer* X", "Y, a retired *surgeon*", "*objectors* X and Y".

Nouns of the tables are read before (`descriptions`); here any noun describes that stands beside a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.mentions import Mention
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import is_human, load_references
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, conjuncts, preposition
from dragoman.resolution.cast import Cast
from dragoman.resolution.told import Key

# A noun that a name stands beside hangs on it by one of these, or the name on the noun.
BEFORE = {"compound", "nmod:desc", "nmod", "amod"}
BEHIND = {"appos", "flat", "nmod:desc"}
SINGULAR, PLURAL = {"NN"}, {"NNS"}
INNER = {
    "compound", "amod", "nmod", "nmod:desc", "nummod", "flat", "case", "punct", "conj", "cc", "nmod:unmarked", "obl",
    "advmod", "obl:unmarked",
}  # fmt: skip
OUTSIDE = {"DT", "PRP$", "POS", "CC", "WP$", "IN", "TO"}
BREAKS = {",", ";", ":", "(", '"'}
MEMBERS = {"republican", "democrat", "conservative", "socialist", "liberal"}
Range = tuple[int, int]


def beside_names(cast: Cast) -> Iterator[tuple[Sentence, Range, Key]]:
    """Yield the first and last word of each description beside a name, and whom it describes."""
    for mention in [m for m in cast.of if m.kind in {"person", "organisation"}]:
        if mention.kind == "person":
            before = described_before(mention)
            if before is not None:
                yield mention.sentence, before, named_with(cast, mention, before[1])
        behind = described_behind(cast, mention)
        if behind is not None:
            yield mention.sentence, behind, (cast.of[mention],)


def named_with(cast: Cast, mention: Mention, noun: int) -> Key:
    """Return a person, and where the noun before the name is a plural all that are named with him."""
    if mention.sentence.tokens[noun].tag not in PLURAL:
        return (cast.of[mention],)
    joined = (cast.mention(mention.sentence, t) for t in conjuncts(mention.head))
    persons = (cast.of.get(m) for m in joined if m is not None and m.kind == "person")
    return tuple(dict.fromkeys(filter(None, persons)))


def described_before(mention: Mention) -> Range | None:
    """Return the noun right before a name, with what stands before it in its phrase: "retired surgeon X"."""
    tokens, at = mention.sentence.tokens, mention.first - 1
    if at > 0 and tokens[at].text == "," and mention.head.dep == "appos" and mention.head.head is tokens[at - 1]:
        at -= 1
    noun = tokens[at] if at >= 0 else None
    if noun is None or not describes(noun, mention.head):
        return None
    first = at
    while first and is_inside(tokens[first - 1], noun, mention.head):
        first -= 1
    while first < at and tokens[first].text in {"-", ",", "the", "'s", "’s", "and"}:
        first += 1
    return first, at


def describes(noun: Token, name: Token) -> bool:
    """Whether the word right before a name is a noun that says what the named is."""
    party = noun.lower in MEMBERS and noun.text.istitle()
    if not party and noun.tag not in SINGULAR | PLURAL:
        return False
    before = noun.head is name and noun.dep in BEFORE and preposition(noun) is None
    behind = name.head is noun and name.dep in BEHIND
    return before or behind or (noun.head is name.head and noun.dep == name.dep == "nsubj")


def is_inside(token: Token, noun: Token, name: Token) -> bool:
    """Whether a word stands before a noun as part of its phrase; an article or possessor does not."""
    if token.tag in OUTSIDE or token.is_verb or token.text in BREAKS:
        return False
    above = token
    while above.dep in INNER and above.head is not None:
        if above.head is noun or (above.head is name and noun.head is name):
            return True
        above = above.head
    return False


def described_behind(cast: Cast, mention: Mention) -> Range | None:
    """Return the description that a comma sets off behind a name, up to the next name: "X, a retired surgeon in Y"."""
    tokens = mention.sentence.tokens
    if [t.text for t in tokens[mention.last + 1 : mention.last + 2]] != [","]:
        return None
    behind = (n for n in children(mention.head, "appos") if n.i > mention.last)
    noun = next((n for n in behind if n.tag in SINGULAR and is_of_kind(cast, mention, n)), None)
    if noun is None:
        return None
    if is_told(cast, mention.sentence, noun):
        return None
    first = noun.i
    while first - 1 > mention.last and is_inside(tokens[first - 1], noun, noun):
        first -= 1
    return first, noun.i


def is_of_kind(cast: Cast, mention: Mention, noun: Token) -> bool:
    """Whether a noun behind a name says what people are, or of a body's name what bodies are: not "X, a sad story"."""
    lemma = noun.lemma.lower()
    role = cast.gazetteer.roles.get(lemma)
    if mention.kind == "person":
        return is_human(lemma) or (role is not None and role.kind == "person")
    body = role is not None and role.kind in {"body", "collective"}
    return body or lemma in load_references().bodies or lemma in load_sets()["body-heads"]


def is_told(cast: Cast, sentence: Sentence, token: Token) -> bool:
    """Whether a word is already that of somebody who is more than described."""
    mention = cast.mention(sentence, token)
    actor = cast.of.get(mention) if mention is not None else None
    return actor is not None and cast.drafts[actor].kind not in {"unnamed", "group"}
