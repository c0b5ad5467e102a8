"""Whose "the parliament" and "the Foreign Ministry" are when nothing beside them says so: the story's own state's."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from dragoman.extract.mentions import Mention
from dragoman.extract.parties import may_be_of_anywhere, may_gather
from dragoman.ingest.dateline import find_dateline
from dragoman.knowledge.gazetteer import Gazetteer, to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import LED, Person, Term
from dragoman.model import Document
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, preposition
from dragoman.resolution.cast import Cast
from dragoman.resolution.names import attaches
from dragoman.resolution.persons import WATCHED
from dragoman.resolution.tenure import in_office

# People who, where nothing says whose they are, belong to the place where the act is done.
LOCAL = {
    "police", "policeman", "protester", "protestor", "demonstrator", "prosecutor", "court", "resident", "villager",
    "authority", "rioter", "student", "opposition", "activist", "voter", "magistrate", "crowd", "striker", "marcher",
    "civilian", "inmate", "miner", "farmer", "worshipper", "citizen",
    "inhabitant",
}  # fmt: skip
# These only where they fight: they talk, sign and seek refuge abroad.
ARMED = {"rebel", "insurgent", "guerrilla", "separatist", "mutineer"}
VIOLENT = {"ASSAULT", "COERCE", "MOBILIZE"}
# Forces of whatever state they are told in.
OWN_FORCES = {"security forces", "government forces", "government troops", "riot police", "army troops"}
MANY = {"thousand", "hundred", "dozen", "score", "crowd", "number", "handful", "ten"}
# Whom people at home march against.
RULING = {"government", "president", "parliament", "regime", "junta", "premier"}
# Whom papers of a land under foreign troops mean by "the occupation forces", and since when.
OCCUPIERS = {"PSE": ("ISR", 1967), "UKR": ("RUS", 2014)}
OCCUPYING = {"occupier", "occupation"}
SCENE = {"in", "at", "near", "outside", "across", "through"}
# What a state has in others or beside them, and what of a place is no ground: "at Oslo's *side*".
ELSEWHERE = {
    "embassy", "consulate", "base", "airbase", "border", "frontier", "crossing", "checkpoint", "outpost", "settlement",
    "headquarters", "school", "side", "part", "parts",
}  # fmt: skip
# What feeds put behind an outlet's name: "Post - World", "CNN (Web News)".
SECTION = re.compile(r"\s+-\s.*$|\s*\(.*\)$|\.(com|org|net)$", re.IGNORECASE)
ADDRESS = re.compile(r"(https?://)?(www\.)?(the)?(?P<name>[\w-]+)\.\w[\w./-]*$")
# Levels of offices that states have.
OF_STATES = {"head-of-state", "head-of-government", "minister"}
# "the Trump administration", "the Assad regime": the state under its head.
UNDER = {"administration", "government", "regime", "cabinet", "gov't"}


def home_state(document: Document, gazetteer: Gazetteer) -> str | None:
    """Return the code of the state a story is told from: by its dateline, else by its outlet; None if neither says."""
    line = next((find_dateline(r.text) for r in document.residue if r.kind == "dateline"), None)
    if line and line.place:
        place = line.place.split(",")[0].strip()
        if place.lower() in load_sets()["meeting-places"]:
            return None
        found = countries_of_place(place, gazetteer)
        if len(found) == 1:
            return found.pop()
    return home_of_outlet(document.outlet or "", gazetteer)


def home_of_outlet(outlet: str, gazetteer: Gazetteer) -> str | None:
    """Return the state of an outlet told by name, by a name with its section ("X - News"), or by its address."""
    names = (to_words(outlet), to_words(SECTION.sub("", outlet)))
    entries = next((found for name in names if (found := gazetteer.names.get(name))), [])
    home = {e.country for e in entries if e.kind == "organisation"} or homes_at_address(outlet, gazetteer)
    return next(iter(home)) if len(home) == 1 else None


def homes_at_address(outlet: str, gazetteer: Gazetteer) -> set[str | None]:
    """Return the states of the media whose name an address is: "www.examplepost.com"."""
    site = ADDRESS.match(outlet.lower())
    if site is None:
        return set()
    media = (o for o in gazetteer.organisations.values() if o.kind == "media")
    return {o.country for o in media for name in (o.name, *o.names) if joined(name) == site["name"]}


def joined(name: str) -> str:
    """Return a name as an address writes it: "The Example Post" is "examplepost"."""
    return "".join(to_words(name)).removeprefix("the")


def countries_of_place(place: str, gazetteer: Gazetteer) -> set[str]:
    """Return the countries of the known places of that name, else of the first town called so."""
    entries = gazetteer.names.get(to_words(place), [])
    found = {e.country for e in entries if e.kind in {"capital", "place", "state"} and e.country}
    row = gazetteer.place(place.title(), None)
    return found or ({row.country} if row and row.country else set())


def is_filed(document: Document) -> bool:
    """Whether a dateline says where a story was filed."""
    return any(r.kind == "dateline" and (line := find_dateline(r.text)) and line.place for r in document.residue)


def told_home(home: str | None, countries: Counter[str]) -> str | None:
    """Return the home state unless the text is all of others, as a paper's foreign news from an agency is."""
    most = max(countries.values(), default=0)
    # A short item need not name its own state at all.
    return home if home and 2 * (countries[home] + 1) >= most else None


def is_domestic(mention: Mention) -> bool:
    """Whether the words name a body of which every state has one: "the Foreign Ministry", "the Supreme Court"."""
    owners = [c for c in mention.head.children if c.dep == "nmod:poss"]
    if any(not mention.covers(c) or not c.is_proper for c in owners):
        return False  # "the country's police": whose they are is said
    of_each = load_sets()["one-of-each"]
    if mention.name.lower() in of_each:
        return True
    return mention.head.lemma.lower() in of_each and mention.head.tag not in {"NNS", "NNPS"} and is_definite(mention)


def is_definite(mention: Mention) -> bool:
    """Whether a noun is told as a certain one: with "the", as a name, or alone."""
    if mention.tokens[0].lower == "the" or mention.head.tag == "NNP" or mention.first == mention.last:
        return True
    return any(c.lower == "the" for c in mention.head.children)


def held_at_home(cast: Cast, mention: Mention) -> str | None:
    """Return the story's own state for an office that is told bare, where the text tells of no other: "the president".

    Clubs and companies have presidents too: where the text names a body, the office may be its.
    """
    if mention.kind != "office" or cast.home is None or cast.countries.keys() - {cast.home}:
        return None
    office = cast.gazetteer.offices.get(mention.office or "")
    if office is None or office.level not in OF_STATES or not is_bare_office(cast, mention):
        return None
    return None if any(d.kind == "organisation" for d in cast.drafts.values()) else cast.home


def is_bare_office(cast: Cast, mention: Mention) -> bool:
    """Whether an office is told with its name and "the" alone."""
    beside = {c.dep for c in mention.head.children if not mention.covers(c)}
    if not beside.isdisjoint({"nmod", "nmod:poss", "amod", "acl", "appos"}):
        return False
    words = {t.lower for t in mention.tokens} | {c.lower for c in mention.head.children if c.dep == "det"}
    return to_words(mention.name) in cast.gazetteer.office_names and "the" in words


def american(cast: Cast, mention: Mention) -> str | None:
    """Return the United States for "the administration", of nobody said, in a text that names them.

    Only there is the government called so without more; elsewhere it has a town's or an occupier's name beside it.
    """
    bare = mention.head.lemma.lower() == "administration" and mention.head.tag == "NN" and mention.first == mention.last
    named = any(d.country == "USA" for d in cast.drafts.values())
    whose = any(c.dep in {"nmod:poss", "nmod"} for c in mention.head.children)
    return "USA" if bare and named and not whose and cast.home in {None, "USA"} else None


def is_only_there(mention: Mention, place: Mention) -> bool:
    """Whether people or a body are in a place without being of it: "refugees in Lebanon", "envoys in Geneva"."""
    roams = mention.name.lower() not in OWN_FORCES and may_be_of_anywhere({t.lemma.lower() for t in mention.tokens})
    return roams or is_seat_of_many(mention, place)


def is_seat_of_many(mention: Mention, place: Mention) -> bool:
    """Whether bodies of that kind in that city are of many states: "a court in The Hague", "officials in Brussels"."""
    word, sets = mention.head.lemma.lower(), load_sets()
    courts = word in sets["of-courts"] and place.name.lower() in sets["court-seats"]
    return courts or may_gather(word, place.name.lower())


def at_the_scene(cast: Cast, mention: Mention) -> str | None:
    """Return the country of the only place where an act is done, for who is at home there: "police … in Istanbul"."""
    verb = counted(mention.head).head
    if verb is None or not verb.is_verb or not is_at_home(mention, verb):
        return None
    where = [t for t in verb.subtree() if preposition(t) in SCENE]
    # "outside *Kabul's* main mosque"
    named = (t for noun in where for t in (noun, *owners_there(noun)))
    scenes = [cast.mention(mention.sentence, t) for t in named]
    there = [m for m in scenes if m is not None and m.kind in {"place", "capital", "state"}]
    found = {m.country for m in there if not is_seat_of_many(mention, m)}
    return next(iter(found)) if len(found) == 1 else None


def owners_there(place: Token) -> list[Token]:
    """Return whose a place is by the words before it; Peru's embassy is not in Peru, nor who dies "in Peru's raid"."""
    on_ground = place.lemma.lower() in load_sets()["sites"] - ELSEWHERE
    return children(place, "nmod:poss") if on_ground else []


def is_at_home(mention: Mention, verb: Token) -> bool:
    """Whether who does or suffers something belongs to the place where it is done."""
    word = mention.head.lemma.lower()
    if word in LOCAL or mention.name.lower() in OWN_FORCES:
        return True
    armed = word in ARMED
    # "Nurses marched in Lima *against the government*": neither is of another state, or it would be said.
    if not (armed or is_crowd(mention) or (preposition(mention.head) == "against" and word in RULING)):
        return False
    acts = mention.sentence.acts
    kind = acts.type_of(verb)[0] if acts is not None else None
    return kind in VIOLENT if armed else kind == "PROTEST"


def is_crowd(mention: Mention) -> bool:
    """Whether many people, none of them strangers to the place, are the subject."""
    if mention.kind != "role" or mention.head.tag != "NNS":
        return False
    stranger = mention.sector == "REF" or mention.head.lemma.lower() in load_sets()["strangers"]
    return not stranger and counted(mention.head).dep == "nsubj"


def occupying(cast: Cast, mention: Mention, day: dt.date | None) -> str | None:
    """Return the state that "the occupation forces" are of, where the text tells of one land under foreign troops."""
    words = {mention.head.lemma.lower(), *(t.lower for t in mention.tokens)}
    if not words & OCCUPYING or any(c.dep in {"nmod:poss", "nmod"} for c in mention.head.children):
        return None
    year = day.year if day is not None else OCCUPIERS["UKR"][1]
    found = {state for land, (state, since) in OCCUPIERS.items() if cast.countries[land] and year >= since}
    return found.pop() if len(found) == 1 else None


def counted(noun: Token) -> Token:
    """Return the number that people are told behind: "*thousands* of teachers"."""
    above = noun.head if noun.dep == "nmod" and preposition(noun) == "of" else None
    return above if above is not None and above.lemma.lower() in MANY else noun


def under_a_head(cast: Cast, mention: Mention, day: dt.date | None) -> str | None:
    """Return the state of "the Trump administration": that of the person named, in the text or by the tables."""
    before = [
        t for t in mention.head.children if t.dep in {"compound", "nmod:poss"} and t.is_proper and t.i < mention.head.i
    ]
    if mention.head.lower not in UNDER or not before:
        return None
    name = before[-1].text
    told = {d.country for d in cast.drafts.values() if d.kind == "person" and d.country and attaches(name, d.name)}
    return next(iter(told)) if len(told) == 1 else state_headed_by(cast, name, day)


def state_headed_by(cast: Cast, surname: str, day: dt.date | None) -> str | None:
    """Return the only state that the tables know somebody of a surname to head, that day rather than ever."""
    known = [cast.gazetteer.persons[i] for i in cast.gazetteer.surnames.get(" ".join(to_words(surname)), ())]
    terms = [t for p in known for t in heading(p) if t.country]
    now = [t for t in terms if day and in_office([t], day)]
    # "the Obama administration", long after it: a minister of that name elsewhere is not meant.
    watched = [[t for t in some if t.country in WATCHED] for some in (now, terms)]
    return next((state for some in (*watched, now, terms) if (state := only_state(some))), None)


def only_state(terms: list[Term]) -> str | None:
    """Return the one state that the terms are of, None when they are of several or none."""
    states = {t.country for t in terms}
    return states.pop() if len(states) == 1 else None


def heading(person: Person) -> list[Term]:
    """Return a person's terms at the head of a state."""
    return [t for t in person.terms if t.office in LED]
