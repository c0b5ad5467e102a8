"""Mentions → the actors of a document."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dragoman.extract.heard import NOT_NAMES
from dragoman.extract.mentions import PLACE_KINDS, Mention, make
from dragoman.extract.titles import attach_titles
from dragoman.knowledge.gazetteer import Entry, Gazetteer
from dragoman.model import Reason
from dragoman.nlp.parse import Parsed, Token
from dragoman.nlp.roles import is_calendar, preposition
from dragoman.resolution.abbreviations import abbreviations, find_shorts
from dragoman.resolution.at_hand import own_state
from dragoman.resolution.belonging import Belonging, belonging
from dragoman.resolution.bodies import BODIES, known_body, link_body, unknown_body
from dragoman.resolution.cast import Cast, Draft, slug
from dragoman.resolution.descriptions import body_of, described, link_description, tells_of_people
from dragoman.resolution.domestic import settle_domestic
from dragoman.resolution.drifting import SHORTEST, drifted
from dragoman.resolution.halves import heard_as_bodies, namesakes, with_lone_halves
from dragoman.resolution.home import home_state, is_domestic, is_filed, told_home, under_a_head
from dragoman.resolution.names import attaches
from dragoman.resolution.namesakes_in_america import settle_american_places
from dragoman.resolution.origins import origin, own_country
from dragoman.resolution.persons import Cluster, adopt, by_sound, cluster_persons, identify
from dragoman.resolution.possessors import told_owner
from dragoman.resolution.posts import sectors
from dragoman.resolution.seats import is_seat, seated
from dragoman.resolution.short_forms import cut_name_of, short_form_of

STATES = {"state", "demonym"}
SHARED = {*STATES, "role", "office"}


def link(parsed: Parsed, mentions: Sequence[Mention], gazetteer: Gazetteer, day: dt.date | None) -> Cast:
    """Resolve all mentions; `day` is the publication date, for who held which office."""
    mentions = settle_by_text(parsed, mentions, gazetteer)
    at = {(m.sentence.index, i): m for m in mentions for i in range(m.first, m.last + 1)}
    cast = Cast(parsed=parsed, gazetteer=gazetteer, at=at)
    for _, group in groupby(mentions, key=lambda m: m.sentence.index):
        attach_titles(list(group))
    count_countries(cast, mentions)
    set_home(cast)
    short = abbreviations(mentions)
    shorts = list(find_shorts(parsed, at, short))
    for mention in shorts:
        mention.kind, mention.entries, mention.country = "organisation", (), None
        at[mention.sentence.index, mention.first] = mention
    link_known(cast, mentions, day)
    cast.told = dict(unknown_origins(cast, mentions))
    explained = {text: cast.told.get(long.name) or long.country for text, long in short.items()}
    cast.told |= {text: country for text, country in explained.items() if country}
    link_persons(cast, [m for m in mentions if m.kind == "person"], day)
    for mention in mentions:
        if mention.kind == "organisation" and mention not in shorts and mention not in cast.of:
            link_heard(cast, mention, day)
    # After the names: "the rebel group X" is X.
    for mention in (m for m in mentions if m.kind in {"office", "role"}):
        link_description(cast, mention, mentions, day)
    settle_domestic(cast, mentions, day)
    for mention in shorts:
        long = cast.of.get(short[mention.name])
        cast.assign(mention, cast.drafts[long] if long else unknown_body(mention))
    return cast


def count_countries(cast: Cast, mentions: Sequence[Mention]) -> None:
    """Count how often a text names each country, its bodies' names among them.

    A name that needs support gives none to itself: "Congress" told twice in news of Peru is not that of the United
    States; "the Senate" and "Republicans" support each other.
    """
    doubtful = {(m.country, m.entries[0].id) for m in mentions if is_doubtful(m)}
    shared = Counter(country for country, _ in doubtful)
    cast.countries = Counter(
        m.country
        for m in mentions
        if m.country and m.country not in BODIES and not (is_doubtful(m) and shared[m.country] == 1)
    )
    cast.countries.update(filter(None, (own_country(cast, m) for m in mentions if is_unknown_body(m))))


def set_home(cast: Cast) -> None:
    """Find the state that a story is told from, and whether it tells of another all the same."""
    document = cast.parsed.document
    home = home_state(document, cast.gazetteer)
    cast.home = told_home(home, cast.countries)
    cast.abroad = cast.home != home and (is_filed(document) or bool(cast.countries[home or ""]))


def link_known(cast: Cast, mentions: Iterable[Mention], day: dt.date | None) -> None:
    """Resolve the names of states, capitals and bodies that the knowledge has."""
    for mention in mentions:
        if is_seat(mention):
            link_seat(cast, mention)
        elif mention.kind in {"state", "organisation", "capital"} and mention.entries:
            link_body(cast, mention, cast.countries, day)


def settle_by_text(parsed: Parsed, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions with those added or changed that mean somebody by what else the text names."""
    for mention in [*namesakes(mentions), *heard_as_bodies(mentions)]:
        mention.kind, mention.entries, mention.country = "person", (), None
    settle_american_places(mentions)
    settle_shared(parsed, mentions, gazetteer)
    return with_lone_halves(mentions, parsed, gazetteer)


def settle_shared(parsed: Parsed, mentions: Iterable[Mention], gazetteer: Gazetteer) -> None:
    """Give names that two states share to the one that the text names besides, else to the one that news means."""
    shared = [m for m in mentions if not m.country and m.kind in SHARED and is_of_states(m)]
    told = set(told_states(parsed, mentions, gazetteer)) if shared else set()
    for mention in shared:
        meant = meant_of_shared(mention.entries, told)
        if len(meant) == 1:
            mention.country = meant.pop()
            mention.entries = tuple(e for e in mention.entries if e.country == mention.country)


def meant_of_shared(entries: Iterable[Entry], told: Container[str | None]) -> set[str | None]:
    """Return the states that a shared name may mean.

    "Dominican" is of the republic unless Dominica is told, or the story comes from Roseau; of two Koreas none is meant
    first.
    """
    first = {e.country for e in entries if not e.caution}
    named = {e.country for e in entries if e.country in told}
    return (named or first) if first else first


def told_states(parsed: Parsed, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[str | None]:
    """Yield the states of the places, the dateline and the statesmen that a text names."""
    yield home_state(parsed.document, gazetteer)
    for mention in mentions:
        if mention.kind in PLACE_KINDS:
            yield mention.country
        elif mention.kind == "person":
            yield from (t.country for id_ in sorted(by_sound(mention.name)) for t in gazetteer.persons[id_].terms)


def is_of_states(mention: Mention) -> bool:
    """Whether a name is of several states, and of nobody else."""
    return len({e.country for e in mention.entries}) > 1 and all(e.kind in STATES for e in mention.entries)


def link_seat(cast: Cast, mention: Mention) -> None:
    """Resolve the name of a city where bodies of many states sit: to one of them, to the state, or to the place."""
    entry = seated(cast, mention)
    if entry is None:
        mention.kind = "place"
        return
    mention.kind = "organisation" if entry.kind == "organisation" else mention.kind
    mention.country = entry.country
    cast.assign(mention, known_body(cast.gazetteer, entry, mention))


def is_unknown_body(mention: Mention) -> bool:
    """Whether a mention is a body's name that the knowledge lacks."""
    return mention.kind == "organisation" and not mention.entries


def is_told_of(cast: Cast, mention: Mention) -> bool:
    """Whether a body's name is one that the knowledge lacks or doubts, or of many whose state the text tells."""
    told = not mention.entries or is_domestic(mention) or told_owner(cast, mention) is not None
    return told or is_somebodys_name(mention)


def is_somebodys_name(mention: Mention) -> bool:
    """Whether words heard as a body's are known as that of one the text tells nothing of: "PCC", of no state named.

    A lone word is left alone: most mean something else.
    """
    said = mention.last > mention.first or all(e.exact for e in mention.entries)
    return said and mention.head.entity == "ORG" and is_doubtful(mention)


def is_doubtful(mention: Mention) -> bool:
    """Whether a name is known as bodies' only that need the support of the words around."""
    known = mention.kind == "organisation" and mention.entries
    return bool(known) and all(e.caution for e in mention.entries)


def link_heard(cast: Cast, mention: Mention, day: dt.date | None) -> None:
    """Resolve the name of a body that the knowledge lacks: a state called after its head, or a body of its own."""
    if not is_told_of(cast, mention):
        return
    state = cast.gazetteer.state_of(under_a_head(cast, mention, day))
    short = short_form_of(cast, mention) or cut_name_of(cast, mention)
    if short is not None:
        cast.assign(mention, short)
        return
    own = told_owner(cast, mention) or own_state(cast, mention)
    if are_people(cast, mention):
        cast.assign(mention, described(cast, mention, mention.country or own or cast.told.get(mention.name)))
        return
    mention.country = (None if mention.entries else mention.country) or cast.told.get(mention.name) or own
    entry = Entry(id=state, kind="state", country=None) if state else body_of(cast, mention, own)
    cast.assign(mention, known_body(cast.gazetteer, entry, mention) if entry else unknown_body(mention))


def are_people(cast: Cast, mention: Mention) -> bool:
    """Whether what was heard as a body's name tells of people or states: "Port Patrol *agents*", "Gulf *states*"."""
    if mention.entries or mention.head is not mention.tokens[-1] or mention.head.tag not in {"NNS", "NNPS"}:
        return False
    role = cast.gazetteer.roles.get(mention.head.lemma.lower())
    mention.sector = role.sector if role is not None else "GOV"
    return tells_of_people(cast, mention)


def unknown_origins(cast: Cast, mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    """Yield (name, country) of bodies that the knowledge lacks and whose state the text tells at some mention."""
    for mention in mentions:
        if is_unknown_body(mention):
            country = mention.country or origin(cast, mention)
            if country:
                yield mention.name, country


def link_persons(cast: Cast, mentions: list[Mention], day: dt.date | None) -> None:
    """Resolve the persons of a document."""
    clusters = cluster_persons(mentions, cast.gazetteer, cast.countries, day)
    for cluster in clusters:
        name_person(cast, cluster, day)
    # Who is known comes first: strangers may be their aides.
    for cluster in sorted(clusters, key=lambda c: c.country is None):
        own = belonging(cast, cluster) if cluster.country is None else None
        cluster.country = own.country if own else cluster.country
        draft = known_person(cast, cluster) if cluster.known else unknown_person(cast, cluster, own)
        for mention in [*cluster.mentions, *missed(cast, cluster)]:
            mention.country = draft.country
            cast.assign(mention, draft)
    for mention in list(unheard(cast)):
        told = titled(cast, mention)
        cluster = Cluster([told], told.name, told.office, told.country, told.sector)
        # What owns or is "of" something may be a town: "Macon's factory".
        acts = mention.head.dep == "nsubj"
        cluster.known = drifted(cluster, cast.gazetteer, cast.countries, day, widely=acts)
        if cluster.known is not None:
            adopt(cluster, cast.gazetteer, day)
            mention.kind, mention.country = "person", cluster.country
            mention.office, mention.sector = told.office, told.sector
            cast.at[mention.sentence.index, mention.first] = mention
            cast.assign(mention, known_person(cast, cluster))


def name_person(cast: Cast, cluster: Cluster, day: dt.date | None) -> None:
    """Find the known person behind a cluster: spelled as he is, or as another tongue spells him."""
    identify(cluster, cast.gazetteer, cast.countries, day)
    if cluster.known is None:
        cluster.known = drifted(cluster, cast.gazetteer, cast.countries, day)
        adopt(cluster, cast.gazetteer, day)


def has_article(token: Token) -> bool:
    """Whether an article stands before a word, as it does before no surname: "the Sharia"."""
    return any(c.dep == "det" for c in token.children)


def unheard(cast: Cast) -> Iterator[Mention]:
    """Yield lone proper nouns that no finder took for a known name, and that do what people do: act, rule, own."""
    for sentence in cast.parsed.sentences:
        for token in sentence.tokens:
            here = cast.at.get((sentence.index, token.i))
            if not is_unsettled(cast, here) or token.tag != "NNP" or not acts_as_people(token):
                continue
            if not has_article(token) and is_plausible(cast, token):
                yield here or make(sentence, token.i, token.i, "person")


def is_unsettled(cast: Cast, mention: Mention | None) -> bool:
    """Whether one word was heard as no name, or as one that nobody knows and that means nobody yet."""
    if mention is None:
        return True
    return mention.first == mention.last and mention not in cast.of and not mention.entries


def acts_as_people(token: Token) -> bool:
    """Whether a word stands where people do: as subject, owner, or behind "of" or "by"."""
    return token.dep in {"nsubj", "nmod:poss"} or (token.dep == "nmod" and preposition(token) in {"of", "by"})


def titled(cast: Cast, mention: Mention) -> Mention:
    """Return a copy of a name with what the office right before it says: "Israeli premier *Netaniahu*"."""
    before = cast.at.get((mention.sentence.index, mention.first - 1))
    if before is None or before.kind not in {"office", "role"}:
        return replace(mention)
    return replace(mention, office=before.office, sector=before.sector, country=before.country)


def is_plausible(cast: Cast, token: Token) -> bool:
    """Whether a word may be a name that the knowledge lacks: of some length, no title, nothing of the calendar."""
    word = (token.lower,)
    known = word in cast.gazetteer.names or word in cast.gazetteer.places or word in cast.gazetteer.office_names
    return len(token.text) >= SHORTEST and not known and not is_calendar(token) and token.lower not in NOT_NAMES


def missed(cast: Cast, cluster: Cluster) -> Iterable[Mention]:
    """Yield lone capitalised words that no finder took for a name and that spell this person's: a translator's slip."""
    if len(cluster.name.split()) < 2:  # noqa: PLR2004
        return
    for sentence in cast.parsed.sentences:
        # The word itself is asked first: most cannot be a name.
        for token in filter(may_be_surname, sentence.tokens):
            here = cast.at.get((sentence.index, token.i))
            if (here is None or is_unknown_word(here)) and attaches(token.text, cluster.name):
                mention = here or Mention(sentence=sentence, first=token.i, last=token.i, head=token, kind="person")
                mention.kind = "person"
                cast.at[sentence.index, token.i] = mention
                yield mention


def may_be_surname(token: Token) -> bool:
    """Whether a word is a name long enough to be told from others, and no part of a longer one."""
    return token.is_proper and len(token.text) >= 5 and token.dep not in {"compound", "flat"}  # noqa: PLR2004


def is_unknown_word(mention: Mention) -> bool:
    """Whether one word was heard as a body or place that the knowledge lacks."""
    lone = mention.first == mention.last and not mention.entries
    return lone and mention.kind in {"organisation", "place"}


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


def unknown_person(cast: Cast, cluster: Cluster, own: Belonging | None) -> Draft:
    """Return the draft of a person that only the text knows; country and office from the words around."""
    role = cluster.office.partition("/")[2] if cluster.office else None
    id_ = person_id(cluster.name, cluster.country, cluster.office)
    beside = ", ".join(filter(None, (cluster.country, role)))
    said = f"beside it the text says {beside}" if beside else "nothing beside it tells country or office"
    said = own.told if own else said
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


def person_id(name: str, country: str | None, office: str | None) -> str:
    """Return the id of a person whom the knowledge lacks, the same in two documents that say the same of him."""
    role = office.partition("/")[2] if office else None
    return "-".join(filter(None, ("person/" + slug(name), (country or "").lower(), role)))
