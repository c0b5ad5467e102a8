"""Mentions of persons → persons: within the document first, then against the knowledge."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.extract.mentions import Mention
from dragoman.knowledge.gazetteer import Gazetteer, to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import like_offices, load_words
from dragoman.knowledge.overlay import kept
from dragoman.knowledge.tables import LED, Person, Term
from dragoman.model import Reason
from dragoman.resolution.candidates import find_candidates
from dragoman.resolution.index import load_index
from dragoman.resolution.names import attaches, fold, is_same_person_name
from dragoman.resolution.sexes import sex_of_name, sex_of_words, titles
from dragoman.resolution.spellings import to_name
from dragoman.resolution.tenure import current_term, has_begun, held_as, in_office, office_on, sector_on

ARMED = "office/armed-group-leader"
# Offices whose holders news calls by surname alone.
EMINENT = {
    "office/head-of-state", "office/head-of-government", "office/supreme-leader", "office/foreign-minister",
    "office/defence-minister", "office/vice-president", "office/un-secretary-general", "office/nato-secretary-general",
    "office/eu-foreign-policy-chief", "office/eu-commission-president", "office/iaea-director-general",
    ARMED,
}  # fmt: skip
HEADS = LED | {"office/foreign-minister"}
WATCHED = {
    "USA", "RUS", "CHN", "DEU", "FRA", "GBR", "ISR", "IRN", "TUR", "IND", "UKR", "PRK", "JPN", "SAU", "EGY", "SYR",
}  # fmt: skip
# Heads of bodies that news calls by surname alone, whatever states it tells of.
WORLDWIDE = {
    "office/un-secretary-general", "office/nato-secretary-general", "office/eu-foreign-policy-chief",
    "office/eu-commission-president", "office/iaea-director-general",
}  # fmt: skip
# Offices whose many holders seldom make news abroad.
AT_HOME = {
    f"office/{name}"
    for name in (
        "lawmaker", "governor", "mayor", "candidate", "judge", "prosecutor", "lawyer", "analyst", "journalist",
        "company-head", "campaign-official", "activist", "union-leader", "police-chief",
    )
}  # fmt: skip
SONS = {"ben", "ibn", "bn"}
# A surname of so many whom the tables know names none of them by itself.
MANY = 4
# Of so many whom the tables know, a full name with it is many others' too: "Scott Brown".
COMMON = 6
# So many years after the last office, a name is as likely another's.
GENERATION = 30
# Shorter words inside a name are particles and initials.
LONG = 3
# How a full name must stand to a known one to be looked at when no surname is spelled so.
FULL, SPELLINGS = 2, {"exact", "spelling", "surname"}
# Sectors of roles that leaders have besides: "the leader X", "the general X"; of others, "the singer X", it is not he.
PUBLIC = {"GOV", "PTY", "MIL", "IGO", "LEG", "REL", "REB", "SPY", "ELI", "OPP", "UAF"}
# Arabic's article before a surname: "al-Haddad", "El Sisi", "as-Sadr".
ARTICLES = {"al", "el", "ul", "as", "ash", "ad", "az", "ar", "an"}
SURNAME_FIRST = {"CHN", "TWN", "KOR", "PRK", "HKG", "MAC", "SGP", "KHM", "VNM"}


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions of one person in a document; `name` is the fullest."""

    mentions: list[Mention] = field(default_factory=list)
    name: str = ""
    office: str | None = None
    country: str | None = None
    sector: str | None = None
    known: Person | None = None
    why: Reason | None = None

    def take(self, mention: Mention) -> None:
        """Add a mention and what stands beside it."""
        self.mentions.append(mention)
        if len(fold(mention.name)) > len(fold(self.name)) or not self.name:
            self.name = mention.name
        self.office = self.office or mention.office
        self.country = self.country or mention.country
        self.sector = self.sector or mention.sector


def cluster_persons(
    mentions: Sequence[Mention], gazetteer: Gazetteer, countries: Collection[str] = (), day: dt.date | None = None
) -> list[Cluster]:
    """Group the person mentions of a document: full names by spelling, then single words to the full name they fit.

    Those that are a relative's come first, so that a bare "Trump" goes with "Mr. Trump", not with Melania Trump.
    """
    clusters: list[Cluster] = []
    full = [m for m in mentions if not is_one_word(m.name)]
    for mention in full:
        place(mention, [c for c in clusters if fits(mention, c)], clusters)
    words = [m for m in mentions if m not in full]
    apart = {(m, c) for m in words for c in clusters if is_relatives(m, c, gazetteer, day)}
    titled = {m for m, _ in apart}
    for mention in sorted(words, key=lambda m: m not in titled):
        others = [c for c in clusters if (mention, c) not in apart]
        place(mention, best_known(clusters_of_word(mention, others, gazetteer, countries)), clusters)
    return clusters


def clusters_of_word(
    mention: Mention, clusters: Sequence[Cluster], gazetteer: Gazetteer, countries: Collection[str]
) -> list[Cluster]:
    """Return those whose surname a word is, else whose inner name, else whose given name."""
    return (
        [c for c in clusters if is_short_form(mention, c, gazetteer) and agrees(mention, c)]
        or [c for c in clusters if is_inner_name(mention, c) and agrees(mention, c)]
        or [c for c in clusters if is_given_name(mention, c, gazetteer, countries)]
    )


def is_relatives(mention: Mention, cluster: Cluster, gazetteer: Gazetteer, day: dt.date | None) -> bool:
    """Whether a surname is that of a full name, and yet another's: "Mr. Trump", "President Trump" and Melania Trump."""
    if not is_short_form(mention, cluster, gazetteer):
        return False
    told, own = sex_of_words(titles(mention)), sex_of_name(cluster.name)
    return (told is not None and own is not None and told != own) or is_holders(mention, cluster, gazetteer, day)


def is_holders(mention: Mention, cluster: Cluster, gazetteer: Gazetteer, day: dt.date | None) -> bool:
    """Whether a surname with a high office is that of who holds it on the day, and whose name the cluster's is not.

    Nobody who held it before: "Premier Clark" after "Christy Clark" is she, not Helen Clark.
    """
    if mention.office not in HEADS or cluster.office == mention.office:
        return False
    named = (gazetteer.persons[i] for i in gazetteer.surnames.get(mention.name.lower(), ()))
    holders = [p for p in named if in_office((t for t in p.terms if t.office == mention.office), day)]
    return bool(holders) and not any(is_same_person_name(n, cluster.name) for p in holders for n in (p.name, *p.names))


def is_one_word(name: str) -> bool:
    """Whether a name is a single word, its article aside: "Zarif", "al-Haddad", "El Sisi"."""
    words = fold(name)
    return len(words) == 1 or (len(words) == 2 and words[0] in ARTICLES)  # noqa: PLR2004


def is_short_form(mention: Mention, cluster: Cluster, gazetteer: Gazetteer) -> bool:
    """Whether one word stands for the cluster's name: its surname, wherever that stands in the name."""
    if attaches(mention.name, cluster.name):
        return True
    known = [gazetteer.persons[e.id] for m in cluster.mentions for e in m.entries if e.kind == "person"]
    forms = {" ".join(to_words(form)) for person in known for form in person.surname}
    words, short = fold(cluster.name), " ".join(to_words(mention.name))
    first = {words[0]} if cluster.country in SURNAME_FIRST and cluster.name else set()
    return short in forms | first


def is_inner_name(mention: Mention, cluster: Cluster) -> bool:
    """Whether one word is a surname inside a full name: "Herrera" of "Ana Herrera Ruiz", where nobody else is he."""
    words = fold(cluster.name)[1:-1]
    return mention.office is None and any(w == mention.name.lower() and len(w) > LONG for w in words)


def is_given_name(mention: Mention, cluster: Cluster, gazetteer: Gazetteer, countries: Collection[str]) -> bool:
    """Whether one word is the given name of a person told before, and no surname known of a state in the text.

    "Kim" after "Kim Philby" is he, where nothing tells of North Korea.
    """
    word, before = mention.name.lower(), cluster.mentions[0].start < mention.start
    terms = (t for i in gazetteer.surnames.get(word, ()) for t in gazetteer.persons[i].terms)
    given = before and fold(cluster.name)[0] == word and mention.office is None and mention.country is None
    return given and not any(t.country in countries for t in terms)


def best_known(fitting: list[Cluster]) -> list[Cluster]:
    """Return those whose short form is in use by now: "Kim" stays Kim Jong Un though his sister came between."""
    used = [c for c in fitting if any(len(fold(m.name)) == 1 for m in c.mentions)]
    most = max((len(c.mentions) for c in used), default=0)
    return [c for c in used if len(c.mentions) == most] or fitting


def place(mention: Mention, fitting: list[Cluster], clusters: list[Cluster]) -> None:
    """Put a mention into the fitting cluster last mentioned before it, or into a new one."""
    if fitting:
        before = [c for c in fitting if c.mentions[0].start <= mention.start]
        max(
            before or fitting, key=lambda c: max(m.start for m in c.mentions if m.start <= mention.start or not before)
        ).take(mention)
    else:
        cluster = Cluster()
        cluster.take(mention)
        clusters.append(cluster)


def fits(mention: Mention, cluster: Cluster) -> bool:
    """Whether a full name spells the cluster's."""
    ids = {e.id for e in mention.entries}
    known = {e.id for m in cluster.mentions for e in m.entries}
    if ids and known:
        return bool(ids & known)
    return agrees(mention, cluster) and is_same_person_name(mention.name, cluster.name)


def agrees(mention: Mention, cluster: Cluster) -> bool:
    """Whether the countries stated beside the names, if any, are the same."""
    return mention.country is None or cluster.country is None or mention.country == cluster.country


def identify(cluster: Cluster, gazetteer: Gazetteer, countries: Counter[str], day: dt.date | None) -> None:
    """Find the known person behind a cluster, if the evidence allows only one; sets `known` and `why`."""
    exact = {e.id for m in cluster.mentions for e in m.entries if e.kind == "person"}
    pool = exact or spelled_so(cluster, gazetteer) or heard(cluster, gazetteer)
    if len(pool) >= MANY and not (cluster.office or cluster.country) and len(fold(cluster.name)) == 1:
        # "Rodriguez" of a text about Colombia is no guerrilla.
        pool = {i for i in pool if {t.office for t in gazetteer.persons[i].terms} - {ARMED}}
    pool = {i for i in pool if not is_namesake(gazetteer.persons[i], cluster, gazetteer, countries, day)}
    scored = [(score(gazetteer.persons[i], cluster, countries, day, exact=i in exact), i) for i in sorted(pool)]
    scored = sorted((s for s in scored if s[0] >= 2), reverse=True)  # noqa: PLR2004
    if scored and (len(scored) == 1 or scored[0][0] > scored[1][0]):
        cluster.known = gazetteer.persons[scored[0][1]]
        adopt(cluster, gazetteer, day)


def spelled_so(cluster: Cluster, gazetteer: Gazetteer) -> set[str]:
    """Return the persons with the surname that a name ends with."""
    return {i for form in surname_spellings(fold(cluster.name)) for i in gazetteer.surnames.get(form, ())}


def is_namesake(
    person: Person, cluster: Cluster, gazetteer: Gazetteer, countries: Counter[str], day: dt.date | None
) -> bool:
    """Whether a name is more likely somebody else's of today: "George Papadopoulos" of 2017 ruled no Greece in 1967."""
    if is_common(person, cluster, gazetteer, countries, day) or is_outranked(person, cluster, gazetteer, countries):
        return True
    if not is_long_gone(person, day):
        return False
    if any(map(is_stranger, cluster.mentions)):
        return True
    told = {cluster.country, *countries} & {t.country for t in person.terms}
    held = any(t.office == cluster.office for t in person.terms)
    great = any(t.office in HEADS and t.country in WATCHED for t in person.terms)
    return not (told or held or great) and len(gazetteer.surnames.get(fold(cluster.name)[-1], ())) > 1


def is_common(
    person: Person, cluster: Cluster, gazetteer: Gazetteer, countries: Counter[str], day: dt.date | None
) -> bool:
    """Whether a name is that of many, and the text tells of other lands alone: "Scott Brown" of Leeds is no senator."""
    offices = {t.office for t in person.terms if has_begun(t, day)}
    if cluster.office or cluster.country or not countries or not offices <= AT_HOME:
        return False
    homes = {t.country for t in person.terms}
    return homes.isdisjoint(countries) and len(gazetteer.surnames.get(fold(cluster.name)[-1], ())) >= COMMON


def is_outranked(person: Person, cluster: Cluster, gazetteer: Gazetteer, countries: Counter[str]) -> bool:
    """Whether a candidate's surname is rather that of who led another state of the text: "Castro" in news of Cuba."""
    offices = {t.office for t in person.terms}
    running = "office/candidate" in offices and offices.isdisjoint(HEADS)
    if len(fold(cluster.name)) != 1 or cluster.office or cluster.country or not running:
        return False
    homes = {t.country for t in person.terms}
    others = (t for i in gazetteer.surnames.get(cluster.name.lower(), ()) for t in gazetteer.persons[i].terms)
    return any(t.office in HEADS and t.country in countries and t.country not in homes for t in others)


def is_long_gone(person: Person, day: dt.date | None) -> bool:
    """Whether a person left the last office a generation before the day."""
    ends = [int(t.end[:4]) if t.end else None for t in person.terms]
    return day is not None and bool(ends) and all(end is not None and day.year - end > GENERATION for end in ends)


def surname_spellings(words: list[str]) -> tuple[str, ...]:
    """Return what of a name may be its surname; "ben Salman" is "bin Salman"."""
    tail = " ".join(("bin" if w in SONS else w) for w in words[-2:])
    return words[-1], " ".join(words[-2:]), tail, " ".join(words)


def heard(cluster: Cluster, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the persons whom a name sounds like, unless a trade or an office stands beside it that is not theirs."""
    if any(is_stranger(m) for m in cluster.mentions):
        return frozenset()
    if cluster.office is None or is_weak(cluster.office):
        return by_sound(cluster.name)
    held = like_offices(cluster.office)
    return frozenset(i for i in by_sound(cluster.name) if any(t.office in held for t in gazetteer.persons[i].terms))


def is_stranger(mention: Mention) -> bool:
    """Whether a trade or a tie of blood stands beside a name: "the baker X", "X, the wife of"."""
    if mention.office is not None:
        return False
    before = mention.sentence.tokens[mention.first - 1] if mention.first else None
    trade = before is not None and before.tag == "NN" and before.text.islower()
    return mention.sector not in PUBLIC if trade else mention.sector is not None and mention.sector not in PUBLIC


def has_trade(mention: Mention) -> bool:
    """Whether a trade stands beside a name, before or behind it: "the baker X", "X, a *baker* in Leeds"."""
    behind = [c for c in mention.head.children if c.dep == "appos" and c.tag == "NN" and c.i > mention.last]
    trades = (c for c in behind if c.lemma.lower() not in load_sets()["speakers"])
    return is_stranger(mention) or any(t.lower in {"a", "an"} for trade in trades for t in trade.children)


def is_weak(office: str) -> bool:
    """Whether an office says little of whom it is told: "politician", "adviser"."""
    words, short = load_words(), office.partition("/")[2]
    return short in words.weak or short in words.empty


@kept("persons", size=20_000)
def by_sound(name: str) -> frozenset[str]:
    """Return the known persons of whose names a full name is another spelling; nobody for a surname alone."""
    if len(fold(name)) < FULL:
        return frozenset()
    asked, index = to_name(name), load_index()
    if max(index.find(asked).values(), default=0) < FULL:
        return frozenset()  # of nobody's name two words are like: most names of news, and told in no time
    found = find_candidates(asked, index)
    return frozenset(c.person.id for c in found if c.spelling.relation in SPELLINGS)


def score(person: Person, cluster: Cluster, countries: Counter[str], day: dt.date | None, *, exact: bool) -> float:
    """Return how well a known person fits: name, country, office, date and the text's other countries, added up."""
    words = fold(cluster.name)
    # "Le Pen", "bin Salman": a surname of two words tells no more than one of one.
    multi = len(words) > 1 and words not in map(fold, person.surname)
    alike = exact or (multi and any(is_same_person_name(cluster.name, n) for n in (person.name, *person.names)))
    if multi and not alike:
        return 0.0
    homes = {t.country for t in person.terms if t.country} | {"IGO" for t in person.terms if t.org}
    if cluster.country and homes and cluster.country not in homes:
        return 1.0 if exact else 0.0
    if is_another(person, cluster, exact=exact, told=not homes.isdisjoint(countries)):
        return 0.0
    total = (2.0 if exact else 1.5 * alike) + told_of(person, cluster, homes)
    total += prominence(person, homes & countries.keys(), day)
    if not multi and is_household_name(person, homes & countries.keys(), day):
        return total + 1.5
    # "The French writer Le Pen" is another of that surname.
    return total if alike or multi or not any(map(is_stranger, cluster.mentions)) else 0.0


def is_another(person: Person, cluster: Cluster, *, exact: bool, told: bool) -> bool:
    """Whether the words beside a name rule out a person; `told`: the text tells of one of his countries."""
    if not exact and cluster.country is None and holds_another(person, cluster):
        return True
    # "the baker Chris Murphy" of Leeds is no senator
    return not told and is_of_home_news(person) and any(map(has_trade, cluster.mentions))


def told_of(person: Person, cluster: Cluster, homes: set[str]) -> float:
    """Return how well the country and the office beside a name fit."""
    office = bool(cluster.office) and any(t.office == cluster.office for t in person.terms)
    return 1.0 * bool(cluster.country and cluster.country in homes) + 1.0 * office


def prominence(person: Person, mentioned: set[str], day: dt.date | None) -> float:
    """Return how likely news of the day and of those of his countries that it mentions tells of a person."""
    eminent = [t for t in person.terms if t.office in EMINENT]
    total = 0.75 * in_office(person.terms, day) if day else 0.0
    total += 0.25 * bool(mentioned) + 0.5 * bool(eminent)
    total += 0.75 if mentioned and in_office(eminent, day) else 0.0
    # "Kim" of North Korea, where the head of the assembly had the same surname.
    return total + 0.25 * in_office([t for t in person.terms if t.office == "office/supreme-leader"], day)


def is_of_home_news(person: Person) -> bool:
    """Whether a seat, a town or a trade is all that somebody is known for: his name is many others' too."""
    return {t.office for t in person.terms} <= AT_HOME


def holds_another(person: Person, cluster: Cluster) -> bool:
    """Whether the office beside a name that is but like a person's is none that he held."""
    if cluster.office is None or is_weak(cluster.office):
        return False
    held = like_offices(cluster.office)
    return not any(t.office in held for t in person.terms)


def is_household_name(person: Person, mentioned: set[str], day: dt.date | None) -> bool:
    """Whether news calls a leader by surname alone: one of a state in the text, or of one that needs no telling."""
    heads = [t for t in person.terms if t.office in HEADS and (t.country in mentioned or t.country in WATCHED)]
    heads += [t for t in person.terms if t.office == ARMED and t.country in mentioned]
    if in_office([t for t in person.terms if t.office in WORLDWIDE], day) or is_running(person, mentioned, day):
        return True
    if day is None or in_office(heads, day):
        return bool(heads)
    return has_led([t for t in heads if t.country in mentioned & WATCHED], day)


def is_running(person: Person, mentioned: set[str], day: dt.date | None) -> bool:
    """Whether somebody stands for the highest office of a state in the text that day: "Clinton" of 2016 is Hillary."""
    running = [t for t in person.terms if t.office == "office/candidate" and t.country in mentioned]
    return day is not None and any(t.covers(day) for t in running)


def has_led(terms: Iterable[Term], day: dt.date) -> bool:
    """Whether somebody led a great state before: "Obama" of 2019, in a text about the United States."""
    return any(t.office in LED and t.start and t.start <= day.isoformat() for t in terms)


def adopt(cluster: Cluster, gazetteer: Gazetteer, day: dt.date | None) -> None:
    """Take country and office from the known person, the text's own words first."""
    person = cluster.known
    if person is None:
        return
    term = current_term(person, day, cluster.office)
    if term is not None:
        body = gazetteer.organisations.get(term.org or "")
        cluster.country = cluster.country or term.country or (body.country if body else None)
        cluster.office = office_on(person, term, day, cluster.office)
        # "UNK" is what "rival" or "enemy" beside the name says.
        told = cluster.sector if cluster.sector != "UNK" else None
        cluster.sector = told or sector_on(term, day, gazetteer)
    plain = to_words(cluster.name) == to_words(person.name)
    spelled = "is in the knowledge base" if plain else f"is a spelling of {person.name}"
    held = held_as(term, day) if term is not None else ""
    cluster.why = Reason(rule="actor.person.known", detail=f"“{cluster.name}” {spelled}{held}.")
