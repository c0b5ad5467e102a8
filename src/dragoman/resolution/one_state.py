"""Whose they are of whom a text says nothing: of the only state that it tells of, from the first line to the last.

News of one land has no need to say that its villagers, its pastors and its prosecutors are of that land; who is not,
is said to be foreign.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.extract.mentions import PLACE_KINDS, Mention
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import load_given_names
from dragoman.model import UNNAMED
from dragoman.nlp.roles import preposition
from dragoman.resolution.at_hand import is_another
from dragoman.resolution.bodies import BODIES
from dragoman.resolution.cast import Cast, Draft
from dragoman.resolution.coreference import Refs
from dragoman.resolution.hometowns import called
from dragoman.resolution.linker import person_id
from dragoman.resolution.namesakes_in_america import AMERICA
from dragoman.resolution.owned import resettle

# So many names of states, and so large a part of them one state's, make a text that state's own.
LEAST, SHARE = 4, 0.9
# Where no other state is named at all, two names are enough, or one of a place in it, the scene of what is told: but
# only where those act who have power at home, and nothing brings people from abroad: races, ships, film festivals. Of
# 106 known persons of such texts (US politics, local and world news), their state in the tables left aside, 104 had it.
FEW = 2
AT_HOME = {"COP", "JUD", "LEG", "GOV"}
# "Director" and "captain" are also posts in films and on ships.
ANYWHERE = {"office/agency-head", "office/military-officer", "office/special-envoy"}
# A line or two say too little.
SENTENCES = 3
# Of the names within two sentences of a person's so many are his state's, where half of the text's are: of 68 known
# persons, their own country left out, 66 had it.
AROUND, NEARLY = 2, 0.8
# In a paper of the land itself fewer names make a text its news.
LEAST_AT_HOME, SHARE_AT_HOME, SHARE_ABROAD = 3, 0.6, 0.8
# Who fights a state, flees to it or robs it may be of any other.
STRANGE = {"UAF", "REB", "REF", "CRM", "PRM", "UNK"}
BESIDE = {"appos", "compound", "nmod:desc", "flat"}
STRANGERS = ("strangers", "regions")


def settle_one_state(cast: Cast, refs: Refs) -> Refs:
    """Give those without a country that of a text's only state; returns the references with the ids that changed."""
    country = only_state(cast)
    if country is None:
        return renamed(refs, settle_near(cast))
    away = strangers(cast)
    unsaid = [d for d in cast.drafts.values() if is_unsaid(d) and d.id not in away]
    told = f"The text hardly tells of a state but {country}."
    gone = {d.id: claim(cast, d, country, told) for d in unsaid}
    return renamed(refs, gone | settle_natives(cast, country))


def settle_natives(cast: Cast, country: str) -> dict[str, str]:
    """Give those who are only described the text's state, unless they may be another's; returns new ids by the old."""
    gone: dict[str, str] = {}
    for mention in [m for m, id_ in cast.of.items() if id_.startswith(UNNAMED) and is_native(m)]:
        if is_another(cast, mention, country):
            continue
        before = cast.of[mention]
        left = resettle(cast, mention, country)
        if left is not None and mention in cast.of:
            gone[before] = cast.of[mention]
    return gone


def renamed(refs: Refs, gone: Mapping[str, str]) -> Refs:
    """Return the references with the ids that changed."""
    return {at: tuple(gone.get(id_, id_) for id_ in ids) for at, ids in refs.items()} if gone else refs


def settle_near(cast: Cast) -> dict[str, str]:
    """Give persons the state that alone is told of wherever they are named; returns the new ids by the old."""
    away, top = strangers(cast), most_told(cast)
    unsaid = [d for d in cast.drafts.values() if d.kind == "person" and is_unsaid(d) and d.id not in away]
    by_sentence = states_told(cast) if unsaid else {}
    told = f"Hardly a state but {top}, of which the text tells most, is named in the sentences around the name."
    near = {d.id: claim(cast, d, top, told) for d in unsaid if top and state_near(cast, d, by_sentence) == top}
    rest = [d for d in unsaid if d.id in cast.drafts]
    return near | (settle_at_home(cast, rest, by_sentence) if rest else {})


def settle_at_home(cast: Cast, unsaid: Iterable[Draft], by_sentence: Mapping[int, list[str]]) -> dict[str, str]:
    """Give persons the state whose news a text is: most of the states, bodies and known people in it are of that one.

    Of 72 known persons of such texts in papers of their land and 12 in others all were of it; heads of state left out.
    """
    state = news_of(cast, by_sentence)
    told = f"The text is news of {state} and names no other state as often around the name."
    with_people = {i: [*by_sentence.get(i, ()), *people_told(cast, i)] for i in range(len(cast.parsed.sentences))}
    return {d.id: claim(cast, d, state, told) for d in unsaid if state and is_foremost(cast, d, state, with_people)}


def news_of(cast: Cast, by_sentence: Mapping[int, list[str]]) -> str | None:
    """Return the state that most is told of, by names of states, places, bodies and known people: the story's own."""
    known = [d.country for d in cast.drafts.values() if is_known_person(d)]
    named = Counter([c for told in by_sentence.values() for c in told] + [c for c in known if c])
    state, many = next(iter(named.most_common(1)), (None, 0))
    least, share = (LEAST_AT_HOME, SHARE_AT_HOME) if cast.home == state else (LEAST, SHARE_ABROAD)
    fits = many >= least and many >= share * named.total() and cast.home in {None, state}
    return state if fits else None


def is_known_person(draft: Draft) -> bool:
    """Whether somebody is known, and of a state."""
    return draft.kind == "person" and draft.known and draft.country not in {None, *BODIES}


def people_told(cast: Cast, sentence: int) -> list[str]:
    """Return the states of the known people whom a sentence names."""
    here = {id_ for m, id_ in cast.of.items() if m.kind == "person" and m.sentence.index == sentence}
    return [str(cast.country(id_)) for id_ in sorted(here) if is_known_person(cast.drafts[id_])]


def is_foremost(cast: Cast, draft: Draft, state: str, told: Mapping[int, list[str]]) -> bool:
    """Whether no other state is told as often in the sentences around a person's names."""
    near = around(cast, draft, told).most_common(2)
    return not near or (near[0][0] == state and (len(near) == 1 or near[0][1] > near[1][1]))


def most_told(cast: Cast) -> str | None:
    """Return the state that a text names at least as often as all others together."""
    named = Counter({c: n for c, n in cast.countries.items() if c not in BODIES})
    return next((c for c, n in named.most_common(1) if 2 * n >= named.total()), None)


def strangers(cast: Cast) -> set[str]:
    """Return who is described as those are who come from anywhere: "the tourist X", "X, an observer", "striker X"."""
    words = load_sets()["strangers"] | load_sets()["anywhere"] | load_sets()["roving"]
    return {id_ for m, id_ in cast.of.items() if m.kind == "person" and not words.isdisjoint(described(m))}


def described(person: Mention) -> set[str]:
    """Return the words for what somebody is beside a name: "the *striker* X", "X, an *aid worker*"."""
    above = person.head.head
    posts = [t for t in person.head.children if t.is_noun and t.dep in BESIDE]
    posts += [above] if above is not None and person.head.dep in BESIDE else []
    return {word for post in posts for word in called(post)}


def states_told(cast: Cast) -> dict[int, list[str]]:
    """Return whose states, places and bodies each sentence names."""
    told: dict[int, list[str]] = {}
    for mention in dict.fromkeys(cast.at.values()):
        country = cast.country(cast.of[mention]) if mention in cast.of else mention.country
        if mention.kind in {*PLACE_KINDS, "organisation"} and country not in {None, *BODIES}:
            told.setdefault(mention.sentence.index, []).append(str(country))
    return told


def state_near(cast: Cast, draft: Draft, told: Mapping[int, list[str]]) -> str | None:
    """Return the state that nearly alone is named in the sentences around a person's names."""
    near = around(cast, draft, told)
    state, many = near.most_common(1)[0] if near else (None, 0)
    return state if many >= LEAST and many >= NEARLY * near.total() else None


def around(cast: Cast, draft: Draft, told: Mapping[int, list[str]]) -> Counter[str]:
    """Count the states told in the sentences around a person's names."""
    homes = {s.index for s in cast.parsed.sentences for m in draft.spans if s.start <= m.start < s.end}
    near = {i for home in homes for i in range(home - AROUND, home + AROUND + 1)}
    return Counter(country for i in near for country in told.get(i, ()))


def only_state(cast: Cast) -> str | None:
    """Return the state that a text tells of and of no other, but for a word or two."""
    named = Counter({c: n for c, n in cast.countries.items() if c not in BODIES})
    whole = len(cast.parsed.sentences) >= SENTENCES
    american = whole and named.keys() <= {AMERICA} and has_american_signs(cast)
    named[AMERICA] += FEW * american
    state = max(+named, key=lambda c: named[c], default=None)
    if state is None or cast.home not in {None, state}:
        return None
    many, all_ = named[state], sum(named.values())
    alone = whole and many == all_ and (many >= FEW or is_scene(cast, state))
    alone = alone and (american or are_powers_told(cast)) and not brings_strangers(cast, state)
    return state if alone or (many >= LEAST and many >= SHARE * all_) else None


def is_scene(cast: Cast, state: str) -> bool:
    """Whether a text names a place in a state, or who is called by one: "*Detroit* police"."""
    theirs = [m for m in cast.at.values() if m.country == state and m.kind in {"place", "role", "organisation"}]
    return any(is_where(m) if m.kind == "place" else is_called_by_place(cast, m, state) for m in theirs)


def is_where(place: Mention) -> bool:
    """Whether a place's name tells where something is: "*in* Leeds", "a Leeds *suburb*"; not "Sydney wept"."""
    before = place.sentence.tokens[max(0, place.first - 1) : place.first]
    above = place.head.head
    if above is not None and place.head.dep in {"compound", "nmod:poss"} and above.tag in {"NN", "NNS"}:
        return True
    return preposition(place.head) is not None or any(t.text == "," or t.tag == "IN" for t in before)


def is_called_by_place(cast: Cast, mention: Mention, state: str) -> bool:
    """Whether one of the words that somebody is told with is a place of that state."""
    return any(t.is_proper and cast.gazetteer.place(t.text, state) for t in mention.tokens)


def are_powers_told(cast: Cast) -> bool:
    """Whether police, courts or those who govern are told of: "*detectives* said", "the *mayor*"."""
    drafts = (d for d in cast.drafts.values() if d.kind == "organisation")
    bodies = any(AT_HOME.intersection(d.sector) for d in drafts)
    return bodies or any(is_power(m) for m in dict.fromkeys(cast.at.values()))


def is_power(mention: Mention) -> bool:
    """Whether words are for police, a court or an office, by which a land is governed."""
    if mention.kind == "office":
        return mention.office not in ANYWHERE
    return mention.kind == "role" and mention.sector in AT_HOME


def brings_strangers(cast: Cast, state: str) -> bool:
    """Whether a text tells of what brings people from elsewhere, or names somebody known of another state."""
    words = {w for s in cast.parsed.sentences for t in s.tokens for w in (t.lemma, t.text) if w.islower()}
    away = load_sets()["strangers"] | load_sets()["bringing-strangers"]
    known = {d.country for d in cast.drafts.values() if is_known_person(d)}
    return not words.isdisjoint(away) or not known <= {state}


def has_american_signs(cast: Cast) -> bool:
    """Whether a text speaks of what only the United States have: a grand jury, a district attorney."""
    return american_signs().search(cast.parsed.document.text.lower()) is not None


@functools.cache
def american_signs() -> re.Pattern[str]:
    """Return the pattern of what only the United States have."""
    # A "grand jury prize" is won at any festival.
    signs = "|".join(map(re.escape, sorted(load_sets()["american-signs"])))
    return re.compile(rf"(?<!\w)(?:{signs})(?!\w| (?:prize|award)s?\b)")


def is_unsaid(draft: Draft) -> bool:
    """Whether a draft is of a person or body that only the text knows, and of no state."""
    if draft.known or draft.country is not None or draft.kind not in {"person", "organisation"}:
        return False
    if draft.id.startswith(UNNAMED):
        return False  # "the clinic" is settled with those who are only described
    words, sets = draft.name.lower().replace("-", " ").split(), load_sets()
    # A name that says not even that it is a body's may be a firm's or a treaty's of anywhere.
    called = draft.sector != ("UNK",) or not sets["body-heads"].isdisjoint(words)
    if draft.kind == "person":
        # A lone word that nobody knows is often a mine or a feast; "Anna", and "her husband Leroy", are people.
        given = load_given_names()
        return " " in draft.name or draft.sector == ("CVL",) or draft.name.lower() in given.women | given.men
    return called and sets["worldwide"].isdisjoint(words)


def is_native(mention: Mention) -> bool:
    """Whether people are described by what every land has, and by no word that takes them out of it."""
    noun = mention.head.lemma.lower()
    words = {t.lower for t in (*mention.tokens, *mention.head.children)} | {noun}
    if noun in load_sets()["peers"] or is_anybodys(noun):
        return False
    told = mention.sector not in {None, *STRANGE} or noun in load_sets()["unnamed-voices"]
    return mention.kind == "role" and told and not words & abroad()


def is_anybodys(noun: str) -> bool:
    """Whether a noun is for parties of any land: "an ally", "the group"; not "the voters", who vote at home."""
    return noun in load_sets()["generic-parties"] | load_sets()["of-others"] and noun not in load_sets()["home-folk"]


def abroad() -> frozenset[str]:
    """Return the words for those who are of other states, of many or of any."""
    return load_sets()["worldwide"].union(*(load_sets()[name] for name in STRANGERS))


def claim(cast: Cast, draft: Draft, country: str, told: str) -> str:
    """Give a person or body the country, `told` says why; returns the new id."""
    why = replace(draft.why, detail=f"{draft.why.detail} {told}")
    id_ = person_id(draft.name, country, draft.office) if draft.kind == "person" else f"{draft.id}-{country.lower()}"
    cast.rename(draft, replace(draft, id=id_, country=country, why=why))
    return id_
