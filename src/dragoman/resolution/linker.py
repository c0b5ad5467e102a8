"""Mentions → the actors of a document."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from anyascii import anyascii

from dragoman.extract.mentions import PLACE_KINDS, Mention
from dragoman.extract.titles import attach_titles, whose
from dragoman.knowledge.gazetteer import Entry, Gazetteer, to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Actor, ActorKind, Reason, Span
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import preposition
from dragoman.resolution.names import attaches
from dragoman.resolution.persons import Cluster, cluster_persons, current_term, identify, in_office
from dragoman.resolution.places import is_government

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
BODIES = {"IGO", "NGO", "MNC"}
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


@dataclass(slots=True, eq=False)
class Draft:
    """An actor while its mentions are gathered."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: tuple[str, ...]
    known: bool
    office: str | None
    why: Reason
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Cast:
    """The actors of a document: drafts by id, each mention's actor, and the mention at each token."""

    parsed: Parsed
    gazetteer: Gazetteer
    drafts: dict[str, Draft] = field(default_factory=dict)
    of: dict[Mention, str] = field(default_factory=dict)
    at: dict[tuple[int, int], Mention] = field(default_factory=dict)

    def mention(self, sentence: Sentence, token: Token) -> Mention | None:
        """Return the mention that covers the token."""
        return self.at.get((sentence.index, token.i))

    def country(self, actor: str) -> str | None:
        """Return an actor's country."""
        return self.drafts[actor].country

    def assign(self, mention: Mention, draft: Draft) -> None:
        """Tie a mention to an actor, new or met before."""
        kept = self.drafts.setdefault(draft.id, draft)
        span = self.parsed.span(mention.start, mention.end)
        if span not in kept.spans:
            kept.spans.append(span)
        self.of[mention] = kept.id
        kept.office = kept.office or draft.office

    def actors(self, used: Iterable[str]) -> tuple[Actor, ...]:
        """Return the actors with names of their own, and those described ones that take part in something."""
        used = set(used)
        kept = [
            d for d in self.drafts.values() if d.kind not in {"unnamed", "group", "office"} or d.id in used or d.known
        ]
        ordered = sorted(kept, key=lambda d: (min(s.start for s in d.spans), d.id))
        return tuple(
            Actor(
                id=d.id, name=d.name, kind=d.kind, country=d.country, sector=d.sector, known=d.known, office=d.office,
                mentions=tuple(sorted(d.spans)), why=d.why,
            )
            for d in ordered
        )  # fmt: skip


def slug(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-") or "x"


def link(parsed: Parsed, mentions: Sequence[Mention], gazetteer: Gazetteer, day: dt.date | None) -> Cast:
    """Resolve all mentions; `day` is the publication date, for who held which office."""
    cast = Cast(parsed=parsed, gazetteer=gazetteer)
    for mention in mentions:
        for i in range(mention.first, mention.last + 1):
            cast.at[mention.sentence.index, i] = mention
    for _, group in groupby(mentions, key=lambda m: m.sentence.index):
        attach_titles(list(group))
    countries = Counter(m.country for m in mentions if m.country and m.country not in BODIES)
    for mention in mentions:
        if mention.kind in {"state", "organisation", "capital"} and mention.entries:
            link_body(cast, mention, countries)
    link_persons(cast, [m for m in mentions if m.kind == "person"], countries, day)
    for mention in mentions:
        if mention.kind == "organisation" and not mention.entries and mention not in cast.of:
            mention.country = mention.country or origin(cast, mention)
            cast.assign(mention, unknown_body(mention))
        elif mention.kind in {"office", "role"}:
            link_description(cast, mention, mentions, day)
    return cast


def choose_entry(entries: Sequence[Entry], countries: Counter[str]) -> Entry | None:
    """Return the reading of an ambiguous name that the text's countries support; None when a cautious one has none."""
    ranked = sorted(entries, key=lambda e: (-countries.get(e.country or "", 0), e.caution, e.id))
    best = ranked[0]
    tied = [e for e in ranked if countries.get(e.country or "", 0) == countries.get(best.country or "", 0) and e.kind == "state"]
    if len({e.id for e in tied}) > 1:
        return None  # "Korea", "Congo": two states share it, and the text names neither by its full name
    if (
        best.caution
        and best.country not in BODIES
        and countries.get(best.country or "", 0) < 2
        and best.kind == "organisation"
    ):
        return None
    return best


def link_body(cast: Cast, mention: Mention, countries: Counter[str]) -> None:
    """Resolve the name of a state, a capital or an organisation."""
    entry = (
        choose_entry([e for e in mention.entries if e.kind == mention.kind] or mention.entries, countries)
        if mention.entries
        else None
    )
    owner = owner_before(cast, mention)
    if entry is not None and owner is not None and mention.kind == "organisation" and entry.country != owner:
        own = next((e for e in mention.entries if e.country == owner), None)
        if own is None:
            mention.country = owner
            cast.assign(mention, unknown_body(mention))
            return
        entry = own
    if mention.kind == "capital" and not is_government(mention):
        mention.kind = "place"
        return
    if entry is None:
        return
    mention.country = entry.country
    cast.assign(mention, known_body(cast.gazetteer, entry, mention))


def owner_before(cast: Cast, mention: Mention) -> str | None:
    """Return the country whose demonym or name stands right before a body's: "the Russian National Security Council"."""
    tokens = mention.sentence.tokens
    at = mention.first - 1
    while at >= 0 and (
        tokens[at].text == "'s" or (tokens[at].text[:1].isupper() and (mention.sentence.index, at) not in cast.at)
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
    why = Reason(rule="actor.organisation", detail=f"“{text}” is a name of {body.name} ({body.kind}).")
    kind: ActorKind = "group" if body.kind in {"armed", "movement"} else "organisation"
    return Draft(body.id, body.name, kind, body.country, body.sector, known=True, office=None, why=why)


def origin(cast: Cast, mention: Mention) -> str | None:
    """Return the country that a body's own name opens with: "Russian National Security Council"."""
    first = cast.gazetteer.names.get((mention.tokens[0].lower,), [])
    return next((e.country for e in first if e.kind in {"demonym", "state"}), None)


def unknown_body(mention: Mention) -> Draft:
    """Return the draft of an organisation that only the text names."""
    why = Reason(
        rule="actor.organisation.unknown",
        detail=f"The pipeline heard “{mention.name}” as an organisation; the knowledge base lacks it.",
    )
    id_ = f"org/{slug(mention.name)}" + (f"-{mention.country.lower()}" if mention.country else "")
    return Draft(id_, mention.name, "organisation", mention.country, ("UNK",), known=False, office=None, why=why)


def link_persons(cast: Cast, mentions: list[Mention], countries: Counter[str], day: dt.date | None) -> None:
    """Resolve the persons of a document."""
    for cluster in cluster_persons(mentions, cast.gazetteer):
        identify(cluster, cast.gazetteer, countries, day)
        draft = known_person(cast, cluster) if cluster.known else unknown_person(cast, cluster)
        for mention in [*cluster.mentions, *missed(cast, cluster)]:
            mention.country = draft.country
            cast.assign(mention, draft)


def missed(cast: Cast, cluster: Cluster) -> Iterable[Mention]:
    """Yield lone capitalised words that no finder took for a name and that spell this person's: a translator's slip."""
    if len(cluster.name.split()) < 2:  # noqa: PLR2004
        return
    for sentence in cast.parsed.sentences:
        for token in sentence.tokens:
            here = cast.at.get((sentence.index, token.i))
            unknown = (
                here is not None
                and here.kind in {"organisation", "place"}
                and not here.entries
                and here.first == here.last
            )
            free = (here is None or unknown) and token.is_proper and len(token.text) >= 5  # noqa: PLR2004
            if free and token.dep not in {"compound", "flat"} and attaches(token.text, cluster.name):
                mention = here or Mention(sentence=sentence, first=token.i, last=token.i, head=token, kind="person")
                mention.kind = "person"
                cast.at[sentence.index, token.i] = mention
                yield mention


def known_person(cast: Cast, cluster: Cluster) -> Draft:
    """Return the draft of a person that the knowledge has."""
    person, why = cluster.known, cluster.why
    if person is None or why is None:
        message = "cluster without a known person"
        raise ValueError(message)
    return Draft(
        person.id,
        person.name,
        "person",
        cluster.country,
        sectors(cast, cluster),
        known=True,
        office=cluster.office,
        why=why,
    )


def unknown_person(cast: Cast, cluster: Cluster) -> Draft:
    """Return the draft of a person that only the text knows; country and office from the words around."""
    role = cluster.office.partition("/")[2] if cluster.office else None
    id_ = "-".join(filter(None, ("person/" + slug(cluster.name), (cluster.country or "").lower(), role)))
    beside = ", ".join(filter(None, (cluster.country, role)))
    said = f"beside it the text says {beside}" if beside else "nothing beside it tells country or office"
    why = Reason(
        rule="actor.person.text", detail=f"“{cluster.name}” is a person's name that the knowledge base lacks; {said}."
    )
    return Draft(
        id_,
        cluster.name,
        "person",
        cluster.country,
        sectors(cast, cluster),
        known=False,
        office=cluster.office,
        why=why,
    )


def sectors(cast: Cast, cluster: Cluster) -> tuple[str, ...]:
    """Return a person's sectors: the office's, else the role's beside the name."""
    office = cast.gazetteer.offices.get(cluster.office or "")
    if office and office.sector:
        return office.sector
    return (cluster.sector,) if cluster.sector else ()


def is_of_several(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a plural belongs to several states: "the Iranian and Israeli sides"."""
    owners = [
        m
        for m in mentions
        if m.sentence is mention.sentence and m.kind in {"demonym", "state"} and m.head.head is mention.head
    ]
    joined = [
        m
        for m in mentions
        if m.sentence is mention.sentence
        and m.kind in {"demonym", "state"}
        and any(m.head.head is o.head for o in owners)
    ]
    return mention.head.tag == "NNS" and len({m.country for m in (*owners, *joined)}) > 1


def link_description(cast: Cast, mention: Mention, mentions: Sequence[Mention], day: dt.date | None) -> None:
    """Resolve "the Iranian foreign minister", "Israeli forces", "the Turkish government"."""
    if is_of_several(mention, mentions):
        return
    named = named_beside(cast, mention)
    if named is not None:
        cast.assign(mention, cast.drafts[named])
        return
    country = (
        mention.country
        or whose(mention, mention, [m for m in mentions if m.sentence is mention.sentence])
        or home(cast, mention)
    )
    mention.country = country
    noun = mention.head.lemma.lower()
    body = next((e for e in mention.entries if e.kind == "organisation"), None) or body_of(cast, mention, country)
    if mention.kind == "role" and body is not None:
        # "Hamas fighters", "NATO forces", "UN officials": the body acts through its people.
        cast.assign(mention, known_body(cast.gazetteer, body, mention))
    elif (
        mention.kind == "role"
        and country is None
        and (
            noun in load_sets().get("generic-parties", ())
            or mention.head.lower in load_sets().get("generic-parties", ())
        )
    ):
        return
    elif (
        mention.kind == "role" and country is None and any(t.is_proper for t in mention.tokens if t is not mention.head)
    ):
        cast.assign(mention, unknown_body(mention))
    elif mention.kind == "office":
        link_office(cast, mention, country, day)
    elif noun in GOVERNMENT and (state := cast.gazetteer.state_of(country)):
        entry = Entry(id=state, kind="state", country=country)
        cast.assign(mention, known_body(cast.gazetteer, entry, mention))
    else:
        cast.assign(mention, described(mention, country, noun))


def home(cast: Cast, mention: Mention) -> str | None:
    """Return the country that people or a body are from or in: "prisoners from Yemen", "schools in Iraq"."""
    if mention.kind != "role":
        return None
    for child in mention.head.children:
        if child.dep == "nmod:poss" and (owner := cast.mention(mention.sentence, child)) and owner.kind == "person":
            return owner.country
        other = cast.mention(mention.sentence, child)
        if (
            child.dep == "nmod"
            and preposition(child) in {"from", "in", "of", "at"}
            and other
            and other.kind in PLACE_KINDS
        ):
            return other.country
    return None


def body_of(cast: Cast, mention: Mention, country: str | None) -> Entry | None:
    """Return the body that a description names once its country is known: "China's foreign ministry" is "Chinese foreign ministry"."""
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


def named_beside(cast: Cast, mention: Mention) -> str | None:
    """Return the person whose title this description is: the name set beside it."""
    for token in mention.head.children:
        other = cast.mention(mention.sentence, token)
        if token.dep in {"appos", "flat"} and other and other.kind == "person":
            return cast.of.get(other)
    head = mention.head.head
    if head is not None and mention.head.dep in {"compound", "appos", "flat", "nmod:desc"}:
        other = cast.mention(mention.sentence, head)
        if other and other.kind == "person":
            return cast.of.get(other)
    return set_off(cast, mention)


def set_off(cast: Cast, mention: Mention) -> str | None:
    """Return the person named right behind a singular description: "his Russian counterpart, X"."""
    tokens = mention.sentence.tokens
    at = mention.last + 1
    if mention.head.tag in {"NNS", "NNPS"} or at >= len(tokens):
        return None
    comma = tokens[at].text == ","
    at += comma
    while at < len(tokens) and tokens[at].is_proper and (mention.sentence.index, at) not in cast.at:
        at += 1
    after = cast.at.get((mention.sentence.index, at))
    if (
        after is None
        or after.kind not in {"person", "office"}
        or (comma and mention.kind != "office" and mention.head.lemma.lower() not in BESIDE)
    ):
        return None
    if after.kind == "office":
        after = cast.at.get((mention.sentence.index, after.last + 1))
    return cast.of.get(after) if after and after.kind == "person" else None


def link_office(cast: Cast, mention: Mention, country: str | None, day: dt.date | None) -> None:
    """Resolve an office to its holder in the text, else by the tables on that day, else to the office itself."""
    office = mention.office or ""
    same = [
        d for d in cast.drafts.values() if d.kind == "person" and d.office == office and country in {d.country, None}
    ]
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
    holder = holder_on(cast, office, country, day)
    cast.assign(mention, holder or office_itself(cast, office, country, mention))


def holder_on(cast: Cast, office: str, country: str, day: dt.date | None) -> Draft | None:
    """Return the only person whom the tables give the office on that day."""
    if day is None or office.endswith(("ambassador", "envoy", "spokesperson")):
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
    name = mention.name if mention.country else f"{mention.name} ({country})"
    why = Reason(
        rule="actor.office", detail=f"“{mention.name}” is an office of {country}; who held it is not known here."
    )
    return Draft(
        f"{office}-{country.lower()}",
        name,
        "office",
        country,
        row.sector if row else (),
        known=False,
        office=office,
        why=why,
    )


def described(mention: Mention, country: str | None, noun: str) -> Draft:
    """Return the draft of people, a body or machines that are only described."""
    owner = f"{country} " if country else ""
    kind: ActorKind = "group" if country else "unnamed"
    id_ = f"{kind}/{slug(' '.join(filter(None, (country, noun if country else mention.name))))}"
    why = Reason(
        rule="actor.role", detail=f"“{mention.name}” describes {owner}{noun} ({mention.sector}) without a name."
    )
    return Draft(
        id_, mention.name, kind, country, (mention.sector,) if mention.sector else (), known=False, office=None, why=why
    )
