"""Names of states, capitals and organisations → actors."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.extract.mentions import PLACE_KINDS, Mention
from dragoman.knowledge.gazetteer import Entry, Gazetteer, Words, to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import Organisation
from dragoman.model import ActorKind, Reason
from dragoman.nlp.roles import children, preposition
from dragoman.resolution.cast import Cast, Draft, slug
from dragoman.resolution.places import is_government

BODIES = {"IGO", "NGO", "MNC"}
# So many other names of its country in the text make an ambiguous body's name sure.
SUPPORT = 1
# Sets of the nouns that tell the sector of a body which the tables lack.
SECTOR = "sector-"
# What stands between a body's noun and what it is of.
OF = {"of", "for"}
# Between a people and the state it lives in.
LIVING = {"in", "of", "from"}


def choose_entry(entries: Sequence[Entry], countries: Counter[str]) -> Entry | None:
    """Return the reading of an ambiguous name that the text's countries support; None when a cautious one has none."""

    def told(entry: Entry) -> int:
        return countries.get(entry.country or "", 0)

    ranked = sorted(entries, key=lambda e: (-told(e), e.caution, e.id))
    best = ranked[0]
    tied = {e.id for e in ranked if e.kind == "state" and told(e) == told(best)}
    if len(tied) > 1:
        return None  # "Korea", "Congo": two states share it, and the text names neither by its full name
    cautious = best.caution and best.kind == "organisation" and best.country not in BODIES
    return None if cautious and told(best) < SUPPORT else best


def link_body(cast: Cast, mention: Mention, countries: Counter[str], day: dt.date | None) -> None:
    """Resolve the name of a state, a capital or an organisation."""
    entry = entry_of(mention, countries)
    owner = owner_before(cast, mention)
    if entry is not None and entry.exact and entry.country == "IGO":
        owner = None  # "Peru's UN envoy", "Norway's NATO partners"
    people = people_of(cast, mention, entry, owner)
    if people is not None:
        cast.assign(mention, people)
        return
    if owner is not None and is_owners(mention, entry, owner):
        entry = next((e for e in mention.entries if e.country == owner), None)
        if entry is None:
            mention.country = owner
            cast.assign(mention, unknown_body(mention))
            return
    link_entry(cast, mention, entry, countries, day)


def link_entry(cast: Cast, mention: Mention, entry: Entry | None, countries: Counter[str], day: dt.date | None) -> None:
    """Resolve a name to what it means; a capital that is told as a town, or was one, is but a place."""
    if entry is not None and is_anothers(cast, mention, entry):
        return
    if mention.kind == "capital" and (is_over(entry, day) or not is_government(mention)):
        mention.kind = "place"
        mention.country = mention.country or lies_in(mention, countries)
    elif entry is not None:
        mention.country = entry.country
        cast.assign(mention, known_body(cast.gazetteer, entry, mention))


def entry_of(mention: Mention, countries: Counter[str]) -> Entry | None:
    """Return the entry that a name means, one of the mention's kind before others."""
    alike = [e for e in mention.entries if e.kind == mention.kind]
    return choose_entry(alike or mention.entries, countries) if mention.entries else None


def is_owners(mention: Mention, entry: Entry | None, owner: str) -> bool:
    """Whether the body that a name means is its owner's.

    "The Tunisian National Guard": the name alone, many states' as it is, would need more to mean one of them.
    """
    return mention.kind == "organisation" and bool(mention.entries) and (entry is None or entry.country != owner)


def is_over(entry: Entry | None, day: dt.date | None) -> bool:
    """Whether what an entry tells of had ended by a day."""
    return entry is not None and entry.until is not None and (day is None or day.isoformat() > entry.until)


def people_of(cast: Cast, mention: Mention, entry: Entry | None, owner: str | None) -> Draft | None:
    """Return the part of a people of several states that lives in one: "Kurds *in Syria*", "*Iraqi* Kurds"."""
    body = cast.gazetteer.organisations.get(entry.id) if entry is not None else None
    if entry is None or body is None or body.kind != "people" or body.country is not None:
        return None
    country = owner or lives_in(cast, mention)
    if country is None or country in BODIES:
        return None
    mention.country = country
    why = Reason(
        rule="actor.organisation", detail=f"“{mention.name}” is a name of {body.name} (people), here of {country}."
    )
    id_ = f"group/{country.lower()}-{slug(body.name)}"
    return replace(known_body(cast.gazetteer, entry, mention), id=id_, country=country, known=False, why=why)


def lives_in(cast: Cast, mention: Mention) -> str | None:
    """Return the state of the place that people are told to be in or of: "Kurds in northern *Syria*"."""
    places = (cast.mention(mention.sentence, c) for c in children(mention.head, "nmod") if preposition(c) in LIVING)
    found = {m.country for m in places if m is not None and m.kind in PLACE_KINDS}
    return found.pop() if len(found) == 1 else None


def lies_in(mention: Mention, countries: Counter[str]) -> str | None:
    """Return whose city of one name is meant: the only state that the text tells of, else the one it is the seat of."""
    told = {e.country for e in mention.entries if e.country and countries.get(e.country)}
    seats = {e.country for e in mention.entries if e.kind == "capital" and not e.caution}
    meant = told or seats
    return next(iter(meant)) if len(meant) == 1 else None


def is_anothers(cast: Cast, mention: Mention, entry: Entry) -> bool:
    """Whether a possessive makes a body of a common name somebody else's: "the judiciary's *Human Rights Council*"."""
    tokens = mention.sentence.tokens
    before = tokens[mention.first - 1].text if mention.first > 1 else ""
    owner = cast.at.get((mention.sentence.index, mention.first - 2))
    owned = before in {"'s", "’s"} and owner is not None and owner.country != "IGO"
    return owned and entry.country == "IGO" and mention.head.lower in {"council", "committee", "court", "commission"}


def owner_before(cast: Cast, mention: Mention) -> str | None:
    """Return the country whose demonym or name stands right before a body's: "the Russian Security Council"."""
    tokens = mention.sentence.tokens
    at = mention.first - 1
    while at >= 0 and (
        tokens[at].text in {"'s", "]"}
        or (tokens[at].text[:1].isupper() and (mention.sentence.index, at) not in cast.at)
    ):
        at -= 1
    before = cast.at.get((mention.sentence.index, at))
    joined = (
        before is not None
        and before.kind in {"demonym", "state"}
        and tokens[mention.first - 1].text not in {"and", ",", "or"}
    )
    return before.country if joined and before is not None else None


def known_body(gazetteer: Gazetteer, entry: Entry, mention: Mention | None = None) -> Draft:
    """Return the draft of a state or organisation that the knowledge has."""
    text = mention.name if mention else entry.id
    if entry.id in gazetteer.states:
        state = gazetteer.states[entry.id]
        seat = (
            f"“{text}” stands for the government of {state.name}."
            if entry.kind == "capital"
            else f"“{text}” is a name of {state.name}."
        )
        why = Reason(rule=f"actor.{entry.kind}", detail=seat)
        return Draft(entry.id, state.name, "state", state.code, ("GOV",), known=True, office=None, why=why)
    body = gazetteer.organisations[entry.id]
    why = Reason(rule="actor.organisation", detail=f"“{text}” is a name of {body.name} ({told_kind(body)}).")
    kind: ActorKind = "group" if body.kind in {"people", "group"} else "organisation"
    return Draft(body.id, body.name, kind, body.country, body.sector, known=True, office=None, why=why)


def told_kind(body: Organisation) -> str:
    """Return what a body is, and when it ended if it did: whoever is named so later is told by an old name."""
    return body.kind if body.until is None else f"{body.kind}, ended {body.until}"


def unknown_body(mention: Mention) -> Draft:
    """Return the draft of an organisation that only the text names, with the sector that its noun tells."""
    why = Reason(
        rule="actor.organisation.unknown",
        detail=f"The pipeline heard “{mention.name}” as an organisation; the knowledge base lacks it.",
    )
    id_ = f"org/{slug(mention.name)}" + (f"-{mention.country.lower()}" if mention.country else "")
    sector = told_sector(to_words(mention.name))
    return Draft(id_, mention.name, "organisation", mention.country, (sector,), known=False, office=None, why=why)


def told_sector(words: Words) -> str:
    """Return the sector that the noun of a body's name tells: "Royal Thai *Navy*", "*Ministry* of Trade"; else UNK."""
    nouns = sector_nouns()
    openers = {to_words(noun)[0] for noun in load_sets()["bodies-abroad"]}
    ends = [
        *([1] if words[:1] and words[0] in openers else ()),
        *(i for i, w in enumerate(words) if w in OF),
        len(words),
    ]
    closing = (words[first:end] for end in ends for first in range(end))
    name = next((nouns[noun] for noun in closing if noun in nouns), "unk")
    return "UNK" if name == "mil" and load_sets()["of-rebels"].intersection(words) else name.upper()


@functools.cache
def sector_nouns() -> Mapping[Words, str]:
    """Return the sector that each noun of a body's name tells."""
    sets = {name.removeprefix(SECTOR): nouns for name, nouns in load_sets().items() if name.startswith(SECTOR)}
    return {to_words(noun): name for name, nouns in sets.items() for noun in nouns}
