"""Whose a person is when no state stands beside the name: the body's beside it, or the story's own for a post at home.

"X, spokesman for the Rada", "World Bank economist X", "Deputy Mayor X" in a story from Lima.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.mentions import Mention
from dragoman.knowledge.gazetteer import to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, is_negated, preposition
from dragoman.resolution.at_hand import own_state
from dragoman.resolution.bodies import owner_before
from dragoman.resolution.cast import Cast
from dragoman.resolution.hometowns import called, hometown
from dragoman.resolution.introduced import introduced
from dragoman.resolution.persons import Cluster

# Prepositions between a post and the body it is in; "ambassador to", "expert on" tell no belonging.
WITHIN = {"of", "for", "at", "from", "in", "with"}
# Offices of these levels are named without their state in news of the state itself.
AT_HOME = {"minister", "deputy", "legislature", "judiciary", "security", "intelligence", "spokesperson", "military"}
# Titles of other states' lawmakers stand bare in any story.
ABROAD = {"sen", "rep", "senator", "congressman", "congresswoman", "representative"}
FORMER = {"former", "ex", "retired", "late"}
DEEPEST = 3
# So many of one surname, all of one state, speak for it: a Kumar or Baker whom no table knows is of anywhere.
KIN = 3
TITLE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Belonging:
    """A country, and the words that tell it."""

    country: str
    told: str


def belonging(cast: Cast, cluster: Cluster) -> Belonging | None:
    """Return whose a person without a country is."""
    beside = next((b for m in cluster.mentions if (b := told_beside(cast, m)) is not None), None)
    beside = beside or told_town(cast, cluster) or told_before(cast, cluster)
    if beside is not None:
        return beside
    if any(map(is_foreign_title, cluster.mentions)):
        country = only_parliament(cast)
        told = f"the only parliament or parties that the text names are of {country}"
        return Belonging(country, told) if country else None
    return told_at_home(cast, cluster) or told_by_kin(cast, cluster)


def told_by_kin(cast: Cast, cluster: Cluster) -> Belonging | None:
    """Return the state of all whom the tables know by a lone surname, where the text tells most of it: "Bush"."""
    name = to_words(cluster.name)
    bearers = [cast.gazetteer.persons[i] for i in cast.gazetteer.surnames.get(" ".join(name), ())]
    states = {t.country for p in bearers for t in p.terms}
    if len(name) > 1 or len(bearers) < KIN or len(states) > 1:
        return None
    state = next(iter(states), None)
    told = f"all whom the tables know by the surname are of {state}, of which the text tells"
    most = state and cast.countries[state] and 2 * cast.countries[state] >= cast.countries.total()
    return Belonging(state, told) if state and most else None


def told_at_home(cast: Cast, cluster: Cluster) -> Belonging | None:
    """Return the story's own state for who holds a post in a state that the text does not name beside it."""
    office = cast.gazetteer.offices.get(cluster.office or "")
    if not cast.home or office is None or office.level not in AT_HOME:
        return None
    return Belonging(cast.home, f"the story is told from {cast.home}, and names the post without another state")


def told_beside(cast: Cast, mention: Mention) -> Belonging | None:
    """Return whose a person is by the people, the leader or the body set beside a name."""
    people = set_beside(cast, mention)
    if people is not None and people.country:
        return Belonging(people.country, f"“{people.name}” is set beside the name")
    chief = served(cast, mention)
    if chief is not None and chief.country:
        return Belonging(chief.country, f"the post beside the name serves {chief.name}")
    for body in bodies_beside(cast, mention):
        country = country_of(cast, body)
        if country:
            return Belonging(country, f"“{body.name}” beside the name is of {country}")
    return None


def told_town(cast: Cast, cluster: Cluster) -> Belonging | None:
    """Return whose a person is by the town that the words beside a name tell as his."""
    towns = (hometown(cast, mention, list(posts(mention))) for mention in cluster.mentions)
    town = next((t for t in towns if t is not None), None)
    return Belonging(town[0], f"“{town[1]}” beside the name is of {town[0]}") if town is not None else None


def told_before(cast: Cast, cluster: Cluster) -> Belonging | None:
    """Return whose a stranger is by the description that the sentence before closes with; it tells his post too."""
    post = introduced(cast, cluster)
    if post is None:
        return None
    cluster.office, cluster.sector = post.office, cluster.sector or post.sector
    bodies = (country_of(cast, body) for body in bodies_under(cast, post, post.head, 0))
    country = post.country or next(filter(None, bodies), None)
    return Belonging(country, f"the sentence before closes with “{post.name}”") if country else None


def only_parliament(cast: Cast) -> str | None:
    """Return the state whose parliament and parties are the only ones that a text names; that of states is none."""
    bodies = [d for d in cast.drafts.values() if d.kind == "organisation" and {"LEG", "PTY"} & set(d.sector)]
    found = {d.country for d in bodies}
    seated = any("LEG" in d.sector for d in bodies) and "IGO" not in found
    return found.pop() if len(found) == 1 and seated else None


def country_of(cast: Cast, body: Mention) -> str | None:
    """Return a body's country: as known, as told elsewhere in the text, or the story's own for "the Navy"."""
    actor = cast.of.get(body)
    known = cast.drafts[actor].country if actor else body.country
    return known or cast.told.get(body.name) or owner_before(cast, body) or own_state(cast, body)


def is_foreign_title(mention: Mention) -> bool:
    """Whether the word before a name is a title that tells no home: "Sen."."""
    before = mention.sentence.tokens[mention.first - 1].lower.rstrip(".") if mention.first else ""
    return before in ABROAD or mention.tokens[0].lower.rstrip(".") in ABROAD


def bodies_beside(cast: Cast, person: Mention) -> Iterator[Mention]:
    """Yield the bodies that the words around a name put it in."""
    before = body_before(cast, person)
    if before is not None:
        yield before
    for post in posts(person):
        here = cast.at.get((person.sentence.index, post.i))
        if (here is None or here.kind != "organisation") and is_held(post):
            yield from bodies_under(cast, person, post, 0)
        elif here is not None and is_headed(post):
            yield here
    yield from bodies_under(cast, person, person.head, 0)
    if person.head.dep == "conj":
        yield from shared_bodies(cast, person)


def is_held(post: Token) -> bool:
    """Whether a post is told as one that somebody has now, and not as others'."""
    return not any(c.lower in FORMER for c in post.children) and not is_of_others(post)


def shared_bodies(cast: Cast, person: Mention) -> Iterator[Mention]:
    """Yield the bodies of "X and Y of the bank", which the parser hangs on the first."""
    behind = [c for c in first_conjunct(person.head).children if c.i > person.last and preposition(c) in WITHIN]
    found = (cast.at.get((person.sentence.index, c.i)) for c in behind if c.dep == "nmod")
    yield from (m for m in found if m is not None and m.kind == "organisation")


def is_of_others(post: Token) -> bool:
    """Whether a noun tells of a tie to others: "a critic of Peru", "a tourist in Chile"; one from Chile is of it."""
    sets = load_sets()
    away = not called(post).isdisjoint(sets["strangers"] | sets["roving"])
    home = any(preposition(c) == "from" for c in children(post, "nmod"))
    return post.lemma.lower() in sets["of-others"] or (away and not home)


def set_beside(cast: Cast, person: Mention) -> Mention | None:
    """Return the word for a state's people set beside a name: "X, the second Dane aboard"."""
    for token in person.head.children:
        here = cast.at.get((person.sentence.index, token.i))
        if token.dep == "appos" and here is not None and here.kind == "demonym" and here.head is token:
            return here
    return None


def served(cast: Cast, person: Mention) -> Mention | None:
    """Return the person whom the post beside a name serves: "Sall aide X", "X, the campaign manager of Sall"."""
    sets = load_sets()
    for post in posts(person):
        way = [t for t in nouns_in(post) if t.lemma.lower() in sets["served-through"]]
        nouns = (post, *way) if way or post.lemma.lower() in sets["serving"] else ()
        owner = next((o for noun in nouns if (o := known_in(cast, person, noun)) is not None), None)
        if owner is not None:
            return owner
    return None


def known_in(cast: Cast, person: Mention, noun: Token) -> Mention | None:
    """Return another person whose country is known among the words of a noun phrase."""
    found = (cast.at.get((person.sentence.index, t.i)) for t in nouns_in(noun) if not person.covers(t))
    return next((m for m in found if m is not None and m.kind == "person" and m.country), None)


def nouns_in(post: Token) -> list[Token]:
    """Return the nouns that a post is in or of: "*Sall* aide", "aide to *Sall*"."""
    return [
        c
        for c in post.children
        if c.dep in {"nmod:poss", "compound"} or (c.dep == "nmod" and preposition(c) in {*WITHIN, "to"} - {"with"})
    ]


def is_headed(body: Token) -> bool:
    """Whether a body is named as what somebody heads, so that a name set beside it is the head's: "head of X, Y"."""
    above = body.head
    led = body.dep == "nmod" and preposition(body) in WITHIN and above is not None
    former = above is not None and any(c.lower in FORMER for c in above.children)
    return led and not former and above is not None and above.lemma.lower() in load_sets()["speakers"]


def body_before(cast: Cast, person: Mention) -> Mention | None:
    """Return the body right before a name with only a post between: "UNESCO director X"."""
    named = bracketed_before(cast, person)
    if named is not None:
        return named
    for at in range(person.first - 1, max(person.first - 2 - TITLE_WORDS, -1), -1):
        here = cast.at.get((person.sentence.index, at))
        if here is not None and here.kind == "organisation":
            return here if at < person.first - 1 or is_headed(here.head) else None
        if person.sentence.tokens[at].tag[:2] not in {"NN", "JJ"} or (here is not None and here.kind == "person"):
            return None
    return None


def bracketed_before(cast: Cast, person: Mention) -> Mention | None:
    """Return the body before a name where only its short name in brackets stands between."""
    tokens, first = person.sentence.tokens, person.first
    if first <= 3 or tokens[first - 1].text != ")" or tokens[first - 3].text != "(":  # noqa: PLR2004
        return None
    named = cast.at.get((person.sentence.index, first - 4))
    return named if named is not None and named.kind == "organisation" and is_headed(named.head) else None


def posts(person: Mention) -> Iterator[Token]:
    """Yield the nouns set beside a name as what the person is."""
    name, head = person.head, person.head.head
    yield from (t for t in name.children if t.dep in {"appos", "nmod:desc"} and t.is_noun)
    yield from (t for t in first_conjunct(name).children if is_said_of_all(t))
    if name.dep in {"appos", "flat", "nmod:desc"} and head is not None and head.is_noun:
        yield head
    # "X is a professor at Y", "X, who is a professor at Y".
    said = children(name, "acl:relcl") + ([head] if name.dep == "nsubj" and head is not None else [])
    yield from filter(is_calling, said)


def is_calling(token: Token) -> bool:
    """Whether a predicate tells a present post or trade: "is a *professor*", not "is a friend", "was the director"."""
    copula = next((c for c in token.children if c.dep == "cop"), None)
    sets, now = load_sets(), copula is not None and copula.tag in {"VBZ", "VBP"} and not is_negated(token)
    return now and token.tag == "NN" and token.lemma.lower() in (sets["speakers"] | sets["voices"]) - sets["of-others"]


def is_said_of_all(token: Token) -> bool:
    """Whether a noun behind several names says what each is, however parsed: "X and Y, *two bakers* from Chad"."""
    counted = any(c.dep == "nummod" for c in token.children) and not any(c.dep == "cc" for c in token.children)
    return token.tag == "NNS" and token.dep in {"appos", "conj"} and counted


def bodies_under(cast: Cast, person: Mention, post: Token, depth: int) -> Iterator[Mention]:
    """Yield the bodies that a post is in: "spokesman for X", "head of the committee of X", "X's spokesman"."""
    for child in post.children if depth < DEEPEST else ():
        if not may_tell_body(child) or person.covers(child):
            continue
        here = cast.at.get((person.sentence.index, child.i))
        if here is not None and here.kind in {"organisation", "state", "demonym", "role"}:
            yield here
        if here is not None or preposition(child) != "for":
            # "inspector for Mali affairs" tells what the post is about.
            yield from bodies_under(cast, person, child, depth + 1)


def may_tell_body(child: Token) -> bool:
    """Whether a word tells in or of what the noun above it is."""
    return child.dep in {"nmod:poss", "compound"} or (child.dep == "nmod" and preposition(child) in WITHIN)
