"""Descriptions → actors: "the Iranian foreign minister", "Israeli forces", "the Turkish government"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from dragoman.extract.mentions import PLACE_KINDS, Mention
from dragoman.extract.titles import whose
from dragoman.knowledge.gazetteer import Entry, to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import LED, Role
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
from dragoman.resolution.offices import link_office, of_one_state
from dragoman.resolution.possessors import owner_of_last, shared_owner, told_owner
from dragoman.resolution.short_forms import short_form_of
from dragoman.resolution.speakers import spoken_for

INDEFINITE = {"a", "an", "any", "another", "no", "every", "each"}
# Called otherwise than by the first of a state's adjectives.
SHORTLY = {"USA": "US"}
# One of these is a body where it is told of alone: "a jewellery store", "the clinic".
FOUNDED = {"BUS", "EDU", "MED", "REL"}
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
    told = spoken_for(cast, mention, mentions) or named_elsewhere(cast, mention, day)
    if told is not None:
        cast.assign(mention, told)
        return
    country = next(filter(None, countries_of(cast, mention, mentions, day)), None)
    settle(cast, mention, country, day)


def countries_of(
    cast: Cast, mention: Mention, mentions: Sequence[Mention], day: dt.date | None
) -> Iterator[str | None]:
    """Yield the countries that a description may be of, by what tells them, the surest first."""
    yield mention.country
    yield whose(mention, mention, [m for m in mentions if m.sentence is mention.sentence])
    yield home(cast, mention)
    yield shared_owner(cast, mention)
    yield owner_of_last(cast, mention) if mention.kind == "role" else None
    yield told_owner(cast, mention) if mention.kind == "role" else None
    yield next((cast.told[t.text] for t in mention.tokens if t.text in cast.told), None)
    yield under_a_head(cast, mention, day)
    yield occupying(cast, mention, day)
    yield at_the_scene(cast, mention)
    yield own_state(cast, mention)
    yield american(cast, mention)
    yield held_at_home(cast, mention)
    yield of_one_state(cast, mention)


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
    former = any(c.lower in {"former", "ex", "retired", "then"} for c in mention.head.children)
    if mention.kind == "role":
        settle_role(cast, mention, country, former=former)
    elif mention.kind == "office" and not is_any(mention):
        link_office(cast, mention, country, day, former=former)
    else:
        cast.assign(mention, state_itself(cast, mention, country) or described(cast, mention, country))


def settle_role(cast: Cast, mention: Mention, country: str | None, *, former: bool) -> None:
    """Resolve people: to the body that acts through them, their state, or those described; a bare noun to nobody."""
    own = next((e for e in mention.entries if e.kind == "organisation"), None)
    body = None if former else own or body_of(cast, mention, country)
    if body is not None:
        # "Hamas fighters", "NATO forces", "UN officials": the body acts through its people.
        cast.assign(mention, known_body(cast.gazetteer, body, mention))
    elif country is None and is_generic(cast, mention):
        return
    elif (
        country is None
        and not (tells_of_people(cast, mention) or tells_of_no_body(cast, mention))
        and any(is_proper_part(mention, t) for t in mention.tokens)
    ):
        cast.assign(mention, unknown_body(mention))
    else:
        cast.assign(mention, state_itself(cast, mention, country) or described(cast, mention, country))


def tells_of_people(cast: Cast, mention: Mention) -> bool:
    """Whether a plain noun makes a description one of people or states: "Gulf *states*", "Port Patrol *agents*"."""
    lemma = mention.head.lemma.lower()
    role = cast.gazetteer.roles.get(lemma)
    return mention.head.text.islower() and (
        lemma in load_sets()["peers"] or (role is not None and role.kind == "person")
    )


def tells_of_no_body(cast: Cast, mention: Mention) -> bool:
    """Whether a plain noun makes a name that of a weapon or a ship, which is no body; and "Member States" are none."""
    role = cast.gazetteer.roles.get(mention.head.lemma.lower())
    equipment = mention.head.text.islower() and role is not None and role.kind == "equipment"
    return equipment or mention.name.lower() in load_sets()["not-names"]


def is_proper_part(mention: Mention, token: Token) -> bool:
    """Whether a word beside a description's noun is a name's."""
    return token.is_proper and token is not mention.head


def state_itself(cast: Cast, mention: Mention, country: str | None) -> Draft | None:
    """Return the state that a noun of government means with its country's name."""
    state = cast.gazetteer.state_of(country) if mention.head.lemma.lower() in GOVERNMENT else None
    return known_body(cast.gazetteer, Entry(id=state, kind="state", country=country), mention) if state else None


def titled_before(cast: Cast, mention: Mention) -> Draft | None:
    """Return the only person told before with the same words beside the name: "the Omani envoy" after "Omani envoy X".

    Titles of offices are told by the tables; with "an", another is meant.
    """
    if mention.kind != "role" or not mention.country or mention.head.tag not in {"NN", "NNP"} or is_any(mention):
        return None
    said = called_so_before(cast, mention) or leaders_before(cast, mention)
    found = [cast.drafts[a] for a in said if cast.drafts[a].kind == "person"]
    return found[0] if len(found) == len(said) == 1 else None


def called_so_before(cast: Cast, mention: Mention) -> set[str]:
    """Return whom the same words meant before."""
    words = mention.name.lower()
    return {a for m, a in cast.of.items() if m.start < mention.start and m.name.lower() == words}


def leaders_before(cast: Cast, mention: Mention) -> set[str]:
    """Return the known leaders of its country whom the text told of before "the leader"."""
    if mention.head.lower != "leader":
        return set()
    leads = (d for d in cast.drafts.values() if d.office in LED and d.country == mention.country)
    return {d.id for d in leads if d.known and any(s.start < mention.start for s in d.spans)}


def is_generic(cast: Cast, mention: Mention) -> bool:
    """Whether a noun says of nobody who it is: "the partner", "groups", but not "Arab leaders" or countries."""
    noun = mention.head.lemma.lower()
    generic = load_sets().get("generic-parties", frozenset())
    if noun not in generic and mention.head.lower not in generic:
        return False
    return not are_of_states(mention) and not is_in_table(cast, mention) and not is_somebody(mention)


def is_somebody(mention: Mention) -> bool:
    """Whether people without any sign of who they are are told as some or one: "a man", "the woman", "two people"."""
    head = mention.head
    if head.lemma.lower() not in load_sets()["anybody"]:
        return False
    counted = bool(children(head, "nummod"))
    article = any(c.lower in {"a", "an", "another", "the", "this"} for c in children(head, "det"))
    return counted or (article and head.tag == "NN")


def are_of_states(mention: Mention) -> bool:
    """Whether a plural is of states, or of those who lead the states of a region."""
    noun, sets = mention.head.lemma.lower(), load_sets()
    if mention.head.tag != "NNS":
        return False
    if noun in sets.get("peers", frozenset()):
        return True
    # "world leaders" are of no part of it, and yet those of states.
    return noun == "leader" and any(t.lower in sets["regions"] | {"world"} for t in mention.tokens)


def is_in_table(cast: Cast, mention: Mention) -> bool:
    """Whether a noun with the word before it stands in the table of roles.

    "the international community", "the warring parties" stand there as they are; "terrorist groups" are the group that
    the table tells; "candidates" stay nobody in particular.
    """
    last = mention.tokens[-2:]
    before = [t.lower for t in last if t is not mention.head]
    as_told = [" ".join(t.lower for t in last), *(" ".join([*before, mention.head.lemma.lower()]) for _ in before[:1])]
    return any(words in cast.gazetteer.roles for words in as_told)


def is_any(mention: Mention) -> bool:
    """Whether an office is said of nobody in particular: "a Tunisian emir" is not Tunisia's head of state."""
    return any(c.lower in INDEFINITE and c.dep == "det" for c in mention.head.children)


def home(cast: Cast, mention: Mention) -> str | None:
    """Return the country that people or a body are from or in: "prisoners from Yemen", "schools in Iraq"."""
    if mention.kind != "role":
        return None
    for child in children(mention.head, "nmod", "nmod:poss"):
        other = cast.mention(mention.sentence, child)
        if other is None:
            continue
        if is_home(mention, child, other):
            return other.country
        if child.dep == "nmod" and preposition(child) == "of" and mention.head.lower in UNDER:
            # "the government of Sam Nujoma" is that of his state.
            return cast.drafts[cast.of[other]].country if other.kind == "person" and other in cast.of else None
    return made_of(cast, mention)


def is_home(mention: Mention, phrase: Token, other: Mention) -> bool:
    """Whether a phrase beside people or a body tells whose or from where they are."""
    of_others = mention.head.lemma.lower() in load_sets()["of-others"]
    if phrase.dep == "nmod:poss":
        return other.kind in {"person", *PLACE_KINDS} and not of_others
    word = preposition(phrase)
    if other.kind not in PLACE_KINDS or word not in {"from", "in", "of", "at"}:
        return False
    if word == "of":
        return not of_others
    return word == "from" or not is_only_there(mention, other)


def made_of(cast: Cast, mention: Mention) -> str | None:
    """Return the country of those who make up a body, or whose people they are.

    "a delegation of Peruvian miners", "supporters of President X"; not "critics of Peru".
    """
    if mention.head.lemma.lower() not in load_sets().get("made-of", frozenset()):
        return None
    for child in (c for c in children(mention.head, "nmod") if preposition(c) in {"of", "from"}):
        told = told_by_modifiers(cast, mention, child)
        if len(told) == 1:
            return next(iter(told))
        other = cast.mention(mention.sentence, child)
        if other is not None and other is not mention and other.kind in {"person", "organisation", "role", "office"}:
            return country_in(cast, other)
    return led_from(cast, mention)


def told_by_modifiers(cast: Cast, mention: Mention, noun: Token) -> set[str | None]:
    """Return the countries that the words before a noun name."""
    modifiers = (cast.mention(mention.sentence, t) for t in children(noun, "amod", "compound"))
    return {m.country for m in modifiers if m and m.kind in {"demonym", "state"}}


def led_from(cast: Cast, mention: Mention) -> str | None:
    """Return the country of who is told to lead people: "a delegation led by the Omani minister"."""
    leading = (c for c in children(mention.head, "acl", "acl:relcl") if c.lemma in LEADING and is_passive(c))
    # "led by the minister of trade, *X*": the name may tell what the office does not.
    leaders = (n for verb in leading for t in subjects(verb) for n in (*children(t, "appos"), t))
    named = (cast.mention(mention.sentence, leader) for leader in leaders)
    found = (country_in(cast, m) for m in named if m is not None and m.kind in {"person", "office", "role"})
    return next(filter(None, found), None)


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


def role_at(cast: Cast, mention: Mention) -> Role | None:
    """Return what the table says of a described noun, with the word before it if the two are told there."""
    roles, noun = cast.gazetteer.roles, mention.head.lemma.lower()
    before = mention.sentence.tokens[mention.head.i - 1].lower if mention.head.i > mention.first else ""
    return roles.get(f"{before} {noun}") or roles.get(noun)


def is_one_body(mention: Mention, country: str | None) -> bool:
    """Whether a description means the one body of a state that is called so: "the Peruvian army"."""
    return country is not None and mention.head.lemma.lower() in load_sets()["bodies-of-state"]


def described(cast: Cast, mention: Mention, country: str | None) -> Draft:
    """Return the draft of people, a body or machines that are only described."""
    noun = mention.head.lemma.lower()
    owner = f"{country} " if country else ""
    role = role_at(cast, mention)
    one = mention.head.tag in {"NN", "NNP"} and role is not None
    alone = role is not None and role.kind == "person"
    firm = role is not None and role.kind == "body" and role.sector in FOUNDED
    body = is_one_body(mention, country) or (one and firm)
    kind: ActorKind = "unnamed" if one and alone else "organisation" if body else "group"
    id_ = f"group/{slug(f'{country} {noun}')}" if country else f"{UNNAMED}{slug(mention.name)}"
    why = Reason(
        rule="actor.role", detail=f"“{mention.name}” describes {owner}{noun} ({mention.sector}) without a name."
    )
    return Draft(
        id_,
        name_of(cast, mention, country),
        kind,
        country,
        (mention.sector,) if mention.sector else (),
        known=False,
        office=None,
        why=why,
    )


def name_of(cast: Cast, mention: Mention, country: str | None) -> str:
    """Return the name of people or a body only described, with the state that the words leave out: "Omani police"."""
    state = cast.gazetteer.states.get(f"state/{country}")
    if state is None or not state.demonyms or any(is_proper_part(mention, t) for t in mention.tokens):
        return mention.name
    said = to_words(mention.name)
    if any(word in said for name in (*state.demonyms, state.name, *state.abbreviations) for word in to_words(name)):
        return mention.name
    plain = mention.name if mention.head.is_proper else mention.name[:1].lower() + mention.name[1:]
    number, _, rest = plain.partition(" ")
    theirs = SHORTLY.get(country or "") or state.demonyms[0]
    counted = rest and any(t.tag == "CD" and t.lower == number for t in mention.tokens)
    return f"{number} {theirs} {rest}" if counted else f"{theirs} {plain}"
