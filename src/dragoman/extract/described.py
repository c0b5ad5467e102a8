"""Who is described and not named: "a Peruvian envoy" that the next claim names, "the Chinese diplomat" named before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import LED
from dragoman.model import UNNAMED, Claim, Reason

DESCRIBED = (UNNAMED, "group/", "office/")
# Who is described first and named next is named within so many characters; who is described again, within more.
NAMED_WITHIN, NAMED_BEFORE = 800, 1500
# What fits whoever speaks, whatever his office.
ANYBODY = {"official", "politician", "statesman", "figure", "man", "woman", "veteran"}
# One person may be called by several of one kind: "the Peruvian *diplomat*" is an ambassador, a scholar an analyst.
KINDS = ("roles-of-diplomats", "roles-of-scholars", "roles-of-lawmakers", "roles-of-writers", "roles-of-soldiers")
# Of whom it tells no office: "the *senior* Peruvian diplomat".
QUALIFYING = {"senior", "veteran", "retired", "former", "high-ranking", "female", "parliamentary", "then"}
FULL_NAME = 2


def spoken_by(claim: Claim, other: Claim, how: str = "is who spoke right before") -> Claim:
    """Return the claim with the speaker of another one, and why."""
    detail = f"{claim.why.detail} “{claim.speaker_text}” {how}."
    return replace(
        claim,
        speaker=other.speaker,
        confidence=round(claim.confidence - 0.05, 2),
        why=Reason(rule=claim.why.rule, detail=detail),
    )


def name_described(claims: Sequence[Claim], countries: Mapping[str, str | None]) -> tuple[Claim, ...]:
    """Give a described speaker the name that the next claim tells.

    News tells first what "the Peruvian envoy" said, then that "Ana Quispe" added. `countries` are the speakers'.
    """
    told = [c for c in claims if c.speaker or c.speaker_text]
    named: dict[str, Claim] = {}
    offices: dict[str, Claim] = {}
    spoken: set[str] = set()
    for claim, after in pairwise(told):
        first = not any(s.startswith("person/") for s in spoken)
        if after.speaker and after.speaker not in spoken and is_named_by(claim, after, countries, lead=first):
            named[claim.id] = spoken_by(claim, after, "is named in what is told next")
            offices |= {claim.speaker: after} if claim.speaker and claim.speaker.startswith("office/") else {}
        spoken |= {claim.speaker or ""}
    return tuple(named.get(c.id) or named_with(c, offices) for c in claims)


def named_with(claim: Claim, offices: Mapping[str, Claim]) -> Claim:
    """Return a claim of an office whose holder another claim of the text names: "the minister" is he throughout."""
    other = offices.get(claim.speaker or "")
    return spoken_by(claim, other, "is named in the same text") if other else claim


def is_named_by(claim: Claim, after: Claim, countries: Mapping[str, str | None], *, lead: bool) -> bool:
    """Whether a description and the name told next can be one person's: neither country nor title speaks against it."""
    if not (is_described(claim) and after.speaker and after.speaker.startswith("person/")):
        return False
    ours, theirs = countries.get(claim.speaker or ""), countries.get(after.speaker)
    if roles_in(claim.speaker_text) & ANYBODY and is_eminent(after.speaker, ours):
        return False
    agree = ours == theirs if ours and theirs else lead and may_be_first(claim, after, ours, theirs)
    beside = claim.content.end <= after.content.start < claim.content.end + NAMED_WITHIN
    return agree and beside and may_be_titled(after, claim)


def may_be_titled(named: Claim, described: Claim) -> bool:
    """Whether the titles told with a name, if any, fit a description: one of them, or mere ranks."""
    words, titles = roles_in(described.speaker_text), roles_in(named.speaker_text)
    return not titles or bool(titles & words) or titles <= ranks()


def is_eminent(speaker: str, country: str | None) -> bool:
    """Whether news names somebody at once: a head of any state, and of those not told to be of a country all known.

    Such a one is never "the official", nor "Iran's official".
    """
    known = load_gazetteer().persons.get(speaker)
    return known is not None and (country is None or any(t.office in LED for t in known.terms))


def may_be_first(claim: Claim, after: Claim, ours: str | None, theirs: str | None) -> bool:
    """Whether "a member of the senate" may be who is named next: in full, as one is who is told of first.

    Not a leader whom everybody knows: "A member of Hamas said … Ehud Barak said …". Of "a farmer", whom no state's body
    or office sets apart, there are many.
    """
    new = (claim.speaker_text or "").lower().split()[0] in {"a", "an", "one"}
    apart = ours is not None and theirs is None
    return not new or (apart and len((after.speaker_text or "").split()) >= FULL_NAME)


def ranks() -> frozenset[str]:
    """Return the titles that somebody keeps in any office: "General", "Ayatollah"."""
    return load_sets()["ranks"]


def is_described(claim: Claim) -> bool:
    """Whether one person speaks who is not named: "the Chinese envoy"."""
    unnamed = claim.speaker is None or claim.speaker.startswith(DESCRIBED)
    return unnamed and bool(roles_in(claim.speaker_text))


def roles_in(text: str | None) -> set[str]:
    """Return the nouns for somebody who speaks in the words that name him."""
    return set((text or "").lower().split()) & load_sets().get("speakers", frozenset())


def name_again(claims: Sequence[Claim], countries: Mapping[str, str | None]) -> tuple[Claim, ...]:
    """Give "the Chinese diplomat" the one person of his country who spoke near before and can be called so."""
    named: list[Claim] = []
    for claim in claims:
        known = {c.speaker: c for c in speakers_before(claim, named) if may_be_called(c, claim, named, countries)}
        other = next(iter(known.values())) if len(known) == 1 else None
        named.append(spoken_by(claim, other, "is who spoke before") if other else claim)
    return tuple(named)


def speakers_before(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of persons near before one of somebody who is described as known."""
    words = (claim.speaker_text or "").split()
    office = claim.speaker is not None and claim.speaker.startswith("office/")
    if not (office and len(words) > 1 and words[0].lower() == "the" and words[-1].lower() in roles_in(words[-1])):
        return
    near = (c for c in claims if c.content.start >= claim.content.start - NAMED_BEFORE)
    yield from (c for c in near if (c.speaker or "").startswith("person/"))


def may_be_called(other: Claim, claim: Claim, claims: Sequence[Claim], countries: Mapping[str, str | None]) -> bool:
    """Whether a description fits who spoke before: his country, and his titles as far as they are told."""
    ours, theirs = (countries.get(c.speaker or "") for c in (claim, other))
    if ours is None or ours != theirs:
        return False
    words = words_for(other.speaker, claims)
    *between, role = (claim.speaker_text or "").split()[1:]
    office = {w for w in between if w.islower()} - QUALIFYING
    return office <= words and fits(role.lower(), roles_in(" ".join(words)))


def words_for(speaker: str | None, claims: Sequence[Claim]) -> set[str]:
    """Return the words by which any claim calls a speaker."""
    return {w for c in claims if c.speaker == speaker for w in (c.speaker_text or "").lower().split()}


def fits(role: str, titles: set[str]) -> bool:
    """Whether somebody with these titles, none if nobody tells any, can be called so."""
    kinds = (load_sets()[kind] for kind in KINDS)
    return not titles or role in titles | ANYBODY or any(role in kind and titles & kind for kind in kinds)
