"""The name set beside a description: "his Russian counterpart, X", "the militant group Y"."""

from __future__ import annotations

from dragoman.extract.mentions import Mention
from dragoman.extract.titles import only_opens
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, preposition
from dragoman.resolution.cast import Cast

# Roles whose holder a name set off by a comma gives.
BESIDE = {
    "counterpart",
    "colleague",
    "predecessor",
    "successor",
    "chief",
    "head",
    "envoy",
    "adviser",
    "advisor",
    "aide",
    "official",
    "leader",
    "diplomat",
}


def is_one(mention: Mention) -> bool:
    """Whether a description is of one: "the minister", "one of the ministers", "ministers X", not "officials: X, Y"."""
    head, behind = mention.head, mention.sentence.tokens[mention.last + 1 : mention.last + 2]
    one = head.dep == "nmod" and head.head is not None and head.head.lower == "one"
    return head.tag not in {"NNS", "NNPS"} or one or (bool(behind) and behind[0].is_proper)


def named_beside(cast: Cast, mention: Mention) -> str | None:
    """Return the person whose title this description is: the name set beside it."""
    after = mention.sentence.tokens[mention.last + 1 : mention.last + 2]
    if after and after[0].text[:1].isupper() and (right_behind := set_off(cast, mention)):
        return right_behind
    joined = [t for t in mention.head.children if t.dep in {"appos", "flat"}]
    if mention.head.head is not None and mention.head.dep in {"compound", "appos", "flat", "nmod:desc"}:
        joined.append(mention.head.head)
    for token in joined:
        other = cast.mention(mention.sentence, token)
        if other and other.kind == "person":
            return cast.of.get(other)
    return set_off(cast, mention) or also_called(cast, mention) or behind_field(cast, mention)


def behind_field(cast: Cast, mention: Mention) -> str | None:
    """Return the person named behind what an office is for: "the minister *of trade* X", parsed as two subjects."""
    if mention.kind != "office":
        return None
    beside = (mention.head.head, mention.head.dep)
    for field in (c for c in children(mention.head, "nmod") if preposition(c) in {"of", "for"}):
        end = max(t.i for t in field.subtree()) + 1
        after = cast.at.get((mention.sentence.index, end))
        if after is None or after.kind != "person" or after.first != end:
            continue
        if (after.head.head, after.head.dep) == beside:
            return cast.of.get(after)
    return None


def also_called(cast: Cast, mention: Mention) -> str | None:
    """Return the person of whom a description is the second told: "X, the former president *and the chairman*"."""
    first = first_conjunct(mention.head)
    if first is mention.head or first.dep != "appos" or first.head is None:
        return None
    other = cast.mention(mention.sentence, first.head)
    return cast.of.get(other) if other is not None and other.kind == "person" else None


def body_named_beside(cast: Cast, mention: Mention) -> str | None:
    """Return the body whose name stands right behind what it is: "the militant group *Hamas*"."""
    role = cast.gazetteer.roles.get(mention.head.lemma.lower())
    person = role is not None and role.kind == "person"
    if mention.kind != "role" or mention.head.tag not in {"NN", "NNP"} or person:
        return None
    comma = has_comma_behind(mention)
    other = cast.at.get((mention.sentence.index, mention.last + 1 + comma))
    if other is None or other.kind != "organisation" or other not in cast.of:
        return None
    is_beside = other.head.dep in {"appos", "flat"} if comma else is_one_phrase(mention.head, other.head)
    return cast.of[other] if is_beside else None


def has_comma_behind(mention: Mention) -> bool:
    """Whether a comma stands right behind a mention."""
    return [t.text for t in mention.sentence.tokens[mention.last + 1 : mention.last + 2]] == [","]


def is_one_phrase(noun: Token, name: Token) -> bool:
    """Whether a noun and the name right behind it are one phrase, however parsed: two subjects of one verb are."""
    beside = name.head is noun and name.dep in {"appos", "flat", "nmod"} and preposition(name) is None
    before = noun.head is name and noun.dep in {"compound", "nmod:desc", "nmod"}
    return beside or before or (noun.head is name.head and noun.dep == name.dep and noun.dep.startswith("nsubj"))


def set_off(cast: Cast, mention: Mention) -> str | None:
    """Return the person named right behind a singular description: "his Russian counterpart, X"."""
    if mention.head.tag in {"NNS", "NNPS"} or mention.last + 1 >= len(mention.sentence.tokens):
        return None
    after = told_behind(cast, mention)
    if after is None or after.kind not in {"person", "office"} or only_opens(mention, after):
        return None
    if after.kind == "office":
        after = cast.at.get((mention.sentence.index, after.last + 1))
    return cast.of.get(after) if after and after.kind == "person" else None


def told_behind(cast: Cast, mention: Mention) -> Mention | None:
    """Return what is told right behind a description, unheard names left out.

    Behind a comma only where the description is an office, or such as are set beside names.
    """
    tokens, comma = mention.sentence.tokens, has_comma_behind(mention)
    if comma and mention.kind != "office" and mention.head.lemma.lower() not in BESIDE:
        return None
    at = mention.last + 1 + comma
    while at < len(tokens) and tokens[at].is_proper and (mention.sentence.index, at) not in cast.at:
        at += 1
    return cast.at.get((mention.sentence.index, at))
