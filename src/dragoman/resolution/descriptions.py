"""Descriptions → actors: "the Iranian foreign minister", "Israeli forces", "the Turkish government"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dragoman.extract.mentions import PLACE_KINDS, Mention
from dragoman.extract.titles import whose
from dragoman.knowledge.gazetteer import Entry, to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import UNNAMED, ActorKind, Reason
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, is_passive, preposition, subjects
from dragoman.resolution.at_hand import own_state
from dragoman.resolution.beside import body_named_beside, is_one, named_beside
from dragoman.resolution.bodies import known_body, unknown_body
from dragoman.resolution.body_heads import head_of_body
from dragoman.resolution.cast import Cast, Draft, slug
from dragoman.resolution.home import (
    UNDER,
    american,
    at_the_scene,
    held_at_home,
    is_only_there,
    occupying,
    under_a_head,
)
from dragoman.resolution.persons import LED, current_term, in_office
from dragoman.resolution.possessors import shared_owner, told_owner
from dragoman.resolution.short_forms import short_form_of
from dragoman.resolution.speakers import spoken_for

INDEFINITE = {"a", "an", "any", "another", "no", "every", "each"}
# "The governor of Ohio" is not the one governor of that country whom the tables know.
HELD_BY_MANY = {f"office/{name}" for name in ("governor", "mayor", "lawmaker", "judge", "prosecutor", "local-official")}
LEADING = {"lead", "head", "chair", "preside"}
# With a country's name these nouns are the state itself.
GOVERNMENT = {
    "government",
    "authority",
    "administration",
    "regime",
    "side",
    "nation",
    "country",
    "leadership",
    "state",
    "republic",
    "kingdom",
}


def is_of_several(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a plural belongs to several states: "the Iranian and Israeli sides"."""
    states = (m for m in mentions if m.sentence is mention.sentence and m.kind in {"demonym", "state"})
    owners = [m for m in states if joint(m.head).head is mention.head]
    return mention.head.tag == "NNS" and len({m.country for m in owners}) > 1


def joint(token: Token) -> Token:
    """Return the word that a name hangs on with others: "ministers of *North* and South *Korea*"."""
    while (
        token.dep in {"conj", "compound"} and token.head is not None and (token.head.is_proper or token.dep == "conj")
    ):
        token = token.head
    return token


def link_description(cast: Cast, mention: Mention, mentions: Sequence[Mention], day: dt.date | None) -> None:
    """Resolve "the Iranian foreign minister", "Israeli forces", "the Turkish government"."""
    if is_of_several(mention, mentions):
        return
    named = named_beside(cast, mention) if is_one(mention) else None
    if named is not None:
        cast.assign(mention, cast.drafts[named])
        return
    body = spoken_for(cast, mention, mentions)
    if body is not None:
        cast.assign(mention, body)
        return
    same = named_elsewhere(cast, mention, day)
    if same is not None:
        cast.assign(mention, same)
        return
    country = (
        mention.country
        or whose(mention, mention, [m for m in mentions if m.sentence is mention.sentence])
        or home(cast, mention)
        or shared_owner(cast, mention)
        or (told_owner(cast, mention) if mention.kind == "role" else None)
        or next((cast.told[t.text] for t in mention.tokens if t.text in cast.told), None)
        or under_a_head(cast, mention, day)
        or occupying(cast, mention, day)
        or at_the_scene(cast, mention)
        or own_state(cast, mention)
        or american(cast, mention)
        or held_at_home(cast, mention)
    )
    settle(cast, mention, country, day)


def named_elsewhere(cast: Cast, mention: Mention, day: dt.date | None) -> Draft | None:
    """Return whom a description means by a name beside it, by the body that it heads, or by one told before."""
    called = body_named_beside(cast, mention)
    if called is not None:
        return cast.drafts[called]
    head = None if is_any(mention) else head_of_body(cast, mention, day)
    short = short_form_of(cast, mention) if head is None and mention.kind == "role" and not mention.country else None
    return head or short or titled_before(cast, mention)


def settle(cast: Cast, mention: Mention, country: str | None, day: dt.date | None) -> None:
    """Resolve a description whose country is found: to its body, office or state, else to those described."""
    mention.country = country
    noun = mention.head.lemma.lower()
    former = any(c.lower in {"former", "ex", "retired", "then"} for c in mention.head.children)
    body = next((e for e in mention.entries if e.kind == "organisation"), None) or body_of(cast, mention, country)
    body = None if former else body
    if mention.kind == "role" and body is not None:
        # "Hamas fighters", "NATO forces", "UN officials": the body acts through its people.
        cast.assign(mention, known_body(cast.gazetteer, body, mention))
    elif mention.kind == "role" and country is None and is_generic(cast, mention):
        return
    elif (
        mention.kind == "role" and country is None and any(t.is_proper for t in mention.tokens if t is not mention.head)
    ):
        cast.assign(mention, unknown_body(mention))
    elif mention.kind == "office" and not is_any(mention):
        link_office(cast, mention, country, day, former=former)
    elif noun in GOVERNMENT and (state := cast.gazetteer.state_of(country)):
        entry = Entry(id=state, kind="state", country=country)
        cast.assign(mention, known_body(cast.gazetteer, entry, mention))
    else:
        cast.assign(mention, described(cast, mention, country, noun))


def titled_before(cast: Cast, mention: Mention) -> Draft | None:
    """Return the only person told before with the same words beside the name: "the Omani envoy" after "Omani envoy X".

    Titles of offices are told by the tables; with "an", another is meant.
    """
    words = mention.name.lower()
    if mention.kind != "role" or not mention.country or mention.head.tag not in {"NN", "NNP"} or is_any(mention):
        return None
    said = {a for m, a in cast.of.items() if m.start < mention.start and m.name.lower() == words}
    if not said and mention.head.lower == "leader":
        leads = (d for d in cast.drafts.values() if d.office in LED and d.country == mention.country)
        said = {d.id for d in leads if d.known and any(s.start < mention.start for s in d.spans)}
    found = [cast.drafts[a] for a in said if cast.drafts[a].kind == "person"]
    return found[0] if len(found) == len(said) == 1 else None


def is_generic(cast: Cast, mention: Mention) -> bool:
    """Whether a noun says of nobody who it is: "the partner", "groups", but not "Arab leaders" or countries."""
    noun, sets = mention.head.lemma.lower(), load_sets()
    generic = sets.get("generic-parties", frozenset())
    if mention.head.tag == "NNS" and noun in sets.get("peers", frozenset()):
        return False
    if mention.head.tag == "NNS" and noun == "leader" and any(t.lower in sets["regions"] for t in mention.tokens):
        return False
    before = [t.lower for t in mention.tokens[-2:] if t is not mention.head]
    # "the international community", "the warring parties" stand in the table of roles as they are.
    # "terrorist groups" are the group that the table tells; "candidates" stay nobody in particular.
    as_told = [" ".join(t.lower for t in mention.tokens[-2:]), *(" ".join([*before, noun]) for _ in before[:1])]
    return (noun in generic or mention.head.lower in generic) and not any(
        words in cast.gazetteer.roles for words in as_told
    )


def is_any(mention: Mention) -> bool:
    """Whether an office is said of nobody in particular: "a Tunisian emir" is not Tunisia's head of state."""
    return any(c.lower in INDEFINITE and c.dep == "det" for c in mention.head.children)


def home(cast: Cast, mention: Mention) -> str | None:
    """Return the country that people or a body are from or in: "prisoners from Yemen", "schools in Iraq"."""
    if mention.kind != "role":
        return None
    others = load_sets()["of-others"]
    for child in mention.head.children:
        owner = cast.mention(mention.sentence, child) if child.dep == "nmod:poss" else None
        if owner is not None and owner.kind in {"person", *PLACE_KINDS} and mention.head.lemma.lower() not in others:
            return owner.country
        other = cast.mention(mention.sentence, child)
        if (
            child.dep == "nmod"
            and preposition(child) in {"from", "in", "of", "at"}
            and other
            and other.kind in PLACE_KINDS
            and not (preposition(child) == "of" and mention.head.lemma.lower() in others)
            and not (preposition(child) in {"in", "at"} and is_only_there(mention, other))
        ):
            return other.country
        if child.dep == "nmod" and preposition(child) == "of" and mention.head.lower in UNDER and other is not None:
            # "the government of Sam Nujoma" is that of his state.
            return cast.drafts[cast.of[other]].country if other.kind == "person" and other in cast.of else None
    return made_of(cast, mention)


def made_of(cast: Cast, mention: Mention) -> str | None:
    """Return the country of those who make up a body, or whose people they are.

    "a delegation of Peruvian miners", "supporters of President X"; not "critics of Peru".
    """
    if mention.head.lemma.lower() not in load_sets().get("made-of", frozenset()):
        return None
    for child in (c for c in children(mention.head, "nmod") if preposition(c) in {"of", "from"}):
        modifiers = [m for m in (cast.mention(mention.sentence, t) for t in children(child, "amod", "compound")) if m]
        told = {m.country for m in modifiers if m.kind in {"demonym", "state"}}
        if len(told) == 1:
            return next(iter(told))
        other = cast.mention(mention.sentence, child)
        if other is not None and other is not mention and other.kind in {"person", "organisation", "role", "office"}:
            return country_in(cast, other)
    return led_from(cast, mention)


def led_from(cast: Cast, mention: Mention) -> str | None:
    """Return the country of who is told to lead people: "a delegation led by the Omani minister"."""
    leading = (c for c in children(mention.head, "acl", "acl:relcl") if c.lemma in LEADING and is_passive(c))
    for leader in (t for verb in leading for t in subjects(verb)):
        other = cast.mention(mention.sentence, leader)
        if other is not None and other.kind in {"person", "office", "role"}:
            return country_in(cast, other)
    return None


def country_in(cast: Cast, mention: Mention) -> str | None:
    """Return the country of whom a mention names, as far as it is told by now."""
    actor = cast.of.get(mention)
    return cast.drafts[actor].country if actor else mention.country


def body_of(cast: Cast, mention: Mention, country: str | None) -> Entry | None:
    """Return the body that a description names once its country is known.

    "China's foreign ministry" is "Chinese foreign ministry".
    """
    state = cast.gazetteer.states.get(f"state/{country}")
    words = [t.lower for t in mention.tokens if t.lower not in {"the", "a", "its", "his", "their"}]
    if state is None or len(words) < 2:  # noqa: PLR2004
        return None
    for name in (*state.demonyms, state.name, *state.abbreviations):
        entries = cast.gazetteer.names.get((*to_words(name), *words), ())
        found = next((e for e in entries if e.kind == "organisation"), None)
        if found is not None:
            return found
    return None


def link_office(cast: Cast, mention: Mention, country: str | None, day: dt.date | None, *, former: bool) -> None:
    """Resolve an office to its holder in the text, else by the tables on that day, else to the office itself.

    A former holder is not he who holds it that day.
    """
    office = mention.office or ""
    same = [
        d for d in cast.drafts.values() if d.kind == "person" and d.office == office and country in {d.country, None}
    ]
    # "Obama's CIA chief", in 2018: the president of the sentence after is he who holds the office on that day.
    holder = holder_on(cast, office, country, day) if country else None
    if former:
        same, holder = [d for d in same if holder is None or d.id != holder.id], None
    else:
        same = [d for d in same if holder is None or d.id == holder.id or not is_former(cast, d, office, day)]
    before = [d for d in same if any(s.start < mention.start for s in d.spans)]
    if len(before) == 1 or (country and len(same) == 1):
        cast.assign(mention, (before or same)[0])
        return
    bodies = cast.gazetteer.bodies.get(office, set())
    if len(bodies) == 1 and next(iter(bodies)).startswith("org/") and country in {None, "IGO"}:
        # There is one UN Secretary-General: the office names its body.
        country = next(iter(bodies))
    if country is None:
        return
    if former:
        cast.assign(mention, office_itself(cast, former_office(cast, office), country, mention))
        return
    body = next((e.id for e in mention.entries if e.country == "IGO"), country) if country == "IGO" else country
    holder = holder or holder_on(cast, office, country, day)
    cast.assign(mention, holder or office_itself(cast, office, body, mention))


def former_office(cast: Cast, office: str) -> str:
    """Return the office of those who held one once."""
    own = office.replace("office/", "office/former-", 1)
    if own in cast.gazetteer.offices or "/former-" in office:
        return own if own in cast.gazetteer.offices else office
    return "office/former-minister" if office.endswith("minister") else "office/former-official"


def is_former(cast: Cast, draft: Draft, office: str, day: dt.date | None) -> bool:
    """Whether the tables know that a person held the office, and not on that day."""
    person = cast.gazetteer.persons.get(draft.id)
    terms = [t for t in person.terms if t.office == office] if person else []
    return day is not None and bool(terms) and not any(t.covers(day) for t in terms)


def holder_on(cast: Cast, office: str, country: str, day: dt.date | None) -> Draft | None:
    """Return the only person whom the tables give the office on that day."""
    if day is None or office.endswith(("ambassador", "envoy", "spokesperson")) or office in HELD_BY_MANY:
        return None
    ids = cast.gazetteer.holders.get((office, country), ())
    persons = [cast.gazetteer.persons[i] for i in ids]
    holding = [
        p
        for p in persons
        if any(t.office == office and country in {t.country, t.org} and t.covers(day) for t in p.terms)
    ]
    if len(holding) != 1 or not in_office(holding[0].terms, day):
        return None
    person = holding[0]
    term = current_term(person, day)
    since = term.start if term else None
    sector = cast.gazetteer.offices[office].sector if office in cast.gazetteer.offices else ()
    why = Reason(
        rule="actor.office.holder",
        detail=f"{person.name} held {office.partition('/')[2]} of {country} on {day} (from {since}).",
    )
    home = "IGO" if country.startswith("org/") else country
    return Draft(person.id, person.name, "person", home, sector, known=True, office=office, why=why)


def office_itself(cast: Cast, office: str, country: str, mention: Mention) -> Draft:
    """Return the draft of an office whose holder the text and the tables leave open."""
    row = cast.gazetteer.offices.get(office)
    home = "IGO" if country.startswith("org/") else country
    name = mention.name if mention.country else f"{mention.name} ({home})"
    why = Reason(rule="actor.office", detail=f"“{mention.name}” is an office of {home}; who held it is not known here.")
    return Draft(
        f"{office}-{country.lower()}",
        name,
        "office",
        home,
        row.sector if row else (),
        known=False,
        office=office,
        why=why,
    )


def described(cast: Cast, mention: Mention, country: str | None, noun: str) -> Draft:
    """Return the draft of people, a body or machines that are only described."""
    owner = f"{country} " if country else ""
    role = cast.gazetteer.roles.get(noun)
    one = mention.head.tag in {"NN", "NNP"} and role is not None and role.kind == "person"
    kind: ActorKind = "unnamed" if one else "group"
    id_ = f"group/{slug(f'{country} {noun}')}" if country else f"{UNNAMED}{slug(mention.name)}"
    why = Reason(
        rule="actor.role", detail=f"“{mention.name}” describes {owner}{noun} ({mention.sector}) without a name."
    )
    return Draft(
        id_, mention.name, kind, country, (mention.sector,) if mention.sector else (), known=False, office=None, why=why
    )
