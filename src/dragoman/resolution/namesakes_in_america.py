"""Places in the United States called like a state or a town elsewhere: Georgia; Lebanon, Ohio; Birmingham, Alabama."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dragoman.extract.mentions import CITIES, Mention
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, first_conjunct

AMERICA = "USA"
# A written-out name of a state of the union, not its sign: "ga", "in".
WRITTEN = 5
STATE_OFFICES = {"gov", "gov.", "governor", "sen", "sen.", "rep", "rep.", "senator", "legislature", "secretary"}
NATIONAL = {"president", "premier", "prime", "foreign", "defence", "defense", "ambassador", "army", "parliament"}
NAMED = {"state", "capital"}
# These are mostly the towns, which the news of any state may name.
TOWNS = {"new york", "washington"}
# The only names of states that are as short as their signs.
SHORT = {"ohio", "iowa", "utah"}
THOROUGHFARES = {"County", "Street", "Avenue", "Boulevard", "Road", "Lane"}
SEVERAL = PAIR = 2
# By what a text shows that it means the state of the union.
SIGNS = {"Georgia": frozenset({"Ga.", "Ga"})}


def settle_american_places(mentions: Sequence[Mention]) -> None:
    """Make places of the names of states and capitals that mean a part of the United States, in place."""
    states = {m for m in mentions if is_union_state(m)}
    for mention in mentions:
        if mention.kind == "demonym" and names_a_street(mention):
            mention.kind, mention.entries, mention.country = "place", (), None
        if mention.kind == "place" and mention.country != AMERICA and is_in_the_union(mention):
            mention.entries, mention.country = (), AMERICA
        if mention.kind not in NAMED or mention.country == AMERICA:
            continue
        shared = mention.kind == "state" and is_written_state(mention)
        if stands_before_state(mention) or (shared and is_of_the_union(mention, mentions, states)):
            mention.kind, mention.entries, mention.country = "place", (), AMERICA
    ends = {(m.sentence.index, m.last + 1) for m in mentions if is_union_state(m)}
    for mention in mentions:
        if mention.kind == "office" and is_state_office(mention, ends):
            secretary = mention.head.lower == "secretary" and mention.office == "office/foreign-minister"
            mention.country, mention.office = AMERICA, "office/local-official" if secretary else mention.office


def names_a_street(mention: Mention) -> bool:
    """Whether an adjective of nationality only names a county or a street: "Dane County", "French Street"."""
    return any(t.text in THOROUGHFARES for t in mention.sentence.tokens[mention.last + 1 : mention.last + 2])


def is_in_the_union(mention: Mention) -> bool:
    """Whether a place lies in a state of the union: "Old Tappan, N.J.", or is one by its sign that no table has."""
    tokens = mention.sentence.tokens
    unknown = mention.country is None and mention.first > 1
    sign = unknown and tokens[mention.first - 1].text == "," and opens_state(mention.tokens)
    return sign or stands_before_state(mention)


def is_state_office(mention: Mention, ends: Container[tuple[int, int]]) -> bool:
    """Whether an office is one of a state of the union, inside or before its name: "Georgia Governor X"."""
    first, *rest = (t.lower for t in mention.tokens)
    inside = is_written(first) and first not in TOWNS and bool(STATE_OFFICES & set(rest[:1]))
    return inside or (mention.sentence.index, mention.first) in ends


def is_written_state(mention: Mention) -> bool:
    """Whether a name is also that of a state of the union, written out."""
    return is_written(mention.name.lower())


def is_written(name: str) -> bool:
    """Whether a name is that of a state of the union, and no sign of it: "ohio", not "ind"."""
    return name in load_sets()["us-states"] and (len(name) >= WRITTEN or name in SHORT)


def is_union_state(mention: Mention) -> bool:
    """Whether a mention is of a state of the union that is called like no country."""
    told = mention.kind in CITIES and mention.country == AMERICA and is_written_state(mention)
    return told and mention.name.lower() not in TOWNS


def stands_before_state(mention: Mention) -> bool:
    """Whether a comma and a state of the union that is said of the name stand behind it: "Lebanon, Ohio"."""
    tokens = mention.sentence.tokens[mention.last + 1 : mention.last + 5] or [mention.head]
    head, (comma, *behind) = (
        (tokens[0], tokens[1:]) if tokens[0].text == "County" and tokens[1:] else (mention.head, tokens)
    )
    # "In Lebanon, Georgia opened an embassy" and "in Iran, Al Jazeera said" have a comma before who acts.
    if comma.text != "," or not opens_state(behind) or head not in behind[0].ancestors():
        return False
    # A row of equals has its "and": "Peru, New York and Chile".
    row = conjuncts(first_conjunct(mention.head))
    return len(row) == 1 or (len(row) == PAIR and not children(row[-1], "cc"))


def opens_state(tokens: Sequence[Token]) -> bool:
    """Whether words open with the name of a state of the union, or a sign of it with its full stop: "Pa.", not "Al"."""
    words = [t.lower.replace(".", "") for t in tokens]
    if not words or not tokens[0].text[:1].isupper() or words[0] in TOWNS or " ".join(words[:2]) in TOWNS:
        return False
    if is_written(words[0]) or is_written(" ".join(words[:2])):
        return True
    dotted = "." in (tokens[0].text[-1], *(t.text for t in tokens[1:2]))
    return dotted and words[0] in load_sets()["us-states"]


def is_of_the_union(mention: Mention, mentions: Sequence[Mention], states: set[Mention]) -> bool:
    """Whether the text shows that a name which a country shares means the state of the union.

    It stands behind a town, before a title of such states, or the text names others of them, or has its sign,
    and nothing of the country, nor another country beside it.
    """
    tokens = mention.sentence.tokens
    before = [m for m in mentions if m.sentence is mention.sentence and m.last == mention.first - 2]
    town = tokens[mention.first - 1].text == "," and (
        any(m.kind == "place" and m.country == AMERICA for m in before) or tokens[mention.first - 2].lower == "county"
    )
    titled = any(t.lower in STATE_OFFICES for t in tokens[mention.last + 1 : mention.last + 3])
    return (mention.first > 1 and town) or titled or is_among(mention, mentions, states)


def is_among(mention: Mention, mentions: Sequence[Mention], states: set[Mention]) -> bool:
    """Whether other states of the union are told beside a name, or several in its text, and nothing of the country."""
    joined = conjuncts(first_conjunct(mention.head))
    beside = [m for m in mentions if m is not mention and m.head in joined]
    if any(m.kind in NAMED and m.country not in {AMERICA, mention.country} for m in beside):
        return False
    abroad = any(m.country == mention.country and not is_written_state(m) for m in mentions)
    several = len({m.name.lower() for m in states}) >= SEVERAL or is_signed(mention, mentions)
    several = several and not stands_with_foreign(mention, mentions)
    return not abroad and (several or any(m in states for m in beside))


def is_signed(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a text has the sign of the state of the union: "Macon, *Ga.* … in Georgia"."""
    signs = SIGNS.get(mention.name, frozenset())
    sentences = {m.sentence.index: m.sentence for m in mentions} if signs else {}
    return any(t.text in signs for sentence in sentences.values() for t in sentence.tokens)


def stands_with_foreign(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a name stands before a nation's office, or with a foreign state: "Russia invaded Georgia"."""
    same = [m for m in mentions if m.name == mention.name]
    if any(t.lower in NATIONAL for m in same for t in m.sentence.tokens[m.last + 1 : m.last + 4]):
        return True
    with_name = {m.sentence.index for m in same}
    foreign = (m for m in mentions if m.kind in NAMED and m.country != AMERICA and not is_written_state(m))
    return any(m.sentence.index in with_name for m in foreign)
