"""Whose "his government" and "its troops" are, once it is known whom the pronoun means; "his aide X" alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.mentions import Mention
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import UNNAMED
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import subjects
from dragoman.resolution.cast import Cast, Draft
from dragoman.resolution.coreference import Refs
from dragoman.resolution.descriptions import settle
from dragoman.resolution.linker import person_id
from dragoman.resolution.offices import holder_on
from dragoman.resolution.possessors import COUNTRIES

PERSONAL = {"his", "her"}
OWNED = ("made-of", "one-of-each", "of-owner")


def settle_owned(cast: Cast, refs: Refs) -> Refs:
    """Give what a resolved pronoun owns the owner's country; returns the references with the ids that changed."""
    gone: dict[str, str] = {}
    # One after the other: "his country's army" is whose "his country" is.
    for mention, country in owned(cast, refs):
        gone |= settle_one(cast, mention, country)
    return {at: tuple(gone.get(id_, id_) for id_ in ids) for at, ids in refs.items()} if gone else refs


def settle_one(cast: Cast, mention: Mention, country: str) -> dict[str, str]:
    """Give a country to a person, or to those who are only described; returns the new id by the old."""
    draft = cast.drafts.get(cast.of.get(mention) or "")
    if draft is not None and draft.kind == "person":
        return {} if draft.country else {draft.id: claim_person(cast, draft, country)}
    if draft is not None and (draft.country is not None or not draft.id.startswith(UNNAMED)):
        return {}
    left = resettle(cast, mention, country)
    return {left: cast.of[mention]} if left is not None and mention in cast.of else {}


def owned(cast: Cast, refs: Refs) -> Iterator[tuple[Mention, str]]:
    """Yield (description, country) of what belongs to whom a pronoun or "the country" before it means."""
    sets = load_sets()
    nouns = frozenset().union(*(sets[name] for name in OWNED))
    for mention in dict.fromkeys(cast.at.values()):
        if mention.kind not in {"role", "office"} or mention.country:
            continue
        country = owner_country(cast, mention, refs)
        if country and (mention.kind == "office" or mention.head.lemma.lower() in nouns):
            yield mention, country


def owner_country(cast: Cast, mention: Mention, refs: Refs) -> str | None:
    """Return the one country of those whom the possessive before a noun means, a person not owning his own office."""
    owner = next((c for c in mention.head.children if c.dep == "nmod:poss"), None)
    if owner is None:
        return None
    country = cast.mention(mention.sentence, owner)
    if country is not None and owner.lemma.lower() in COUNTRIES and country in cast.of:
        return cast.country(cast.of[country])
    meant = [cast.drafts[a] for a in refs.get((mention.sentence.index, owner.i), ()) if a in cast.drafts]
    if holds_office(mention, meant) or is_disputed(cast, mention, owner, meant, refs):
        return None
    return only(d.country for d in meant)


def holds_office(mention: Mention, drafts: Iterable[Draft]) -> bool:
    """Whether one of several holds the office that a mention tells."""
    return mention.office is not None and any(d.office == mention.office for d in drafts)


def is_disputed(cast: Cast, mention: Mention, owner: Token, meant: Sequence[Draft], refs: Refs) -> bool:
    """Whether "his" may be another's: a person of another state is named near, and the clause is not about him.

    "Ana Paz of Peru met Ali Sabri of Oman. *His* government" may be either's; "Paz said *her* government" is Paz's.
    """
    if owner.lower not in PERSONAL or subject_above(cast, mention, owner, refs) in [d.id for d in meant]:
        return False
    start = cast.parsed.sentences[max(0, mention.sentence.index - 1)].start
    near = (d for d in cast.drafts.values() if d.kind == "person" and d.country)
    named = {d.country for d in near if any(start <= s.start < owner.start for s in d.spans)}
    return bool(named - {d.country for d in meant})


def subject_above(cast: Cast, mention: Mention, owner: Token, refs: Refs) -> str | None:
    """Return whom the subject of the nearest clause around a pronoun means, of those that mean somebody."""
    for subject in (s for verb in owner.ancestors() for s in subjects(verb) if not mention.covers(s)):
        here = cast.mention(mention.sentence, subject)
        named = cast.of.get(here) if here is not None else None
        found = (named,) if named else refs.get((mention.sentence.index, subject.i), ())
        if found:
            return found[0]
    return None


def only(countries: Iterable[str | None]) -> str | None:
    """Return the one country of several actors, None when they have none or several."""
    found = set(countries)
    return found.pop() if len(found) == 1 else None


def resettle(cast: Cast, mention: Mention, country: str) -> str | None:
    """Resolve a description anew; returns the id of a draft that is no more."""
    day = cast.parsed.document.published
    if mention.kind == "office":
        holder = holder_on(cast, mention.office or "", country, day)
        if holder is None:
            return None
        left = cast.withdraw(mention) if mention in cast.of else None
        mention.country = country
        cast.assign(mention, holder)
        return left
    left = cast.withdraw(mention) if mention in cast.of else None
    settle(cast, mention, country, day)
    return left


def claim_person(cast: Cast, draft: Draft, country: str) -> str:
    """Give a person whom only the text knows the country of the one whose aide he is; returns the new id."""
    why = replace(draft.why, detail=f"{draft.why.detail} A pronoun before the post means somebody of {country}.")
    new = replace(draft, id=person_id(draft.name, country, draft.office), country=country, why=why)
    cast.rename(draft, new)
    return new.id
