"""What speaks for and against two reports telling of one act: each signal a function, with weights and reasons."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from dragoman.stories.contents import is_light
from dragoman.stories.tellings import Telling
from dragoman.stories.words import score_likeness, to_stems

FULL_LIKENESS = 0.5
ENOUGH_WORDS = 3
SHOWN = 5
WORDS, TRIGGER, MODE, DAY, PLACE, STATES, PARTIES = 0.4, 0.25, 0.15, 0.15, 0.1, 0.15, 0.2
OTHER_TYPE, OTHER_PLACE, OTHER_PERSON, OTHER_BODY, OTHER_COUNTRY = 0.15, 0.2, 0.3, 0.15, 0.2
NO_WORD, SILENT, OTHER_WORD = 0.2, 0.05, 0.1
PERSON, STATE = "person/", "state/"
# A state may be told for its leader or his office; one of these beside another of them is somebody else.
BODIES = ("org/", "group/", PERSON)
UNNAMED = "unnamed/"
Sides = tuple[tuple[str, Collection[str], Collection[str]], ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against, with its weight and words for a reader."""

    weight: float
    text: str = ""


def to_sides(one: Telling, other: Telling) -> Sides:
    """Return, for each role, its name and who has it in either report; an act that all do together has one role."""
    if set(one.who) == set(one.whom) and set(other.who) == set(other.whom):
        return (("parties", one.who, other.who),)
    return ("sources", one.who, other.who), ("targets", one.whom, other.whom)


def compare_words(one: Telling, other: Telling) -> Iterator[Feature]:
    """Yield what the sentences have in common, the names of the parties left out."""
    likeness, common = score_likeness(to_stems(one.words), to_stems(other.words))
    if common:
        share = min(1.0, likeness / FULL_LIKENESS) * min(1.0, len(common) / ENOUGH_WORDS)
        yield Feature(WORDS * share, f"they share the words {', '.join(common[:SHOWN])}")
    else:
        yield Feature(-NO_WORD, "they share no word")


def compare_triggers(one: Telling, other: Telling) -> Iterator[Feature]:
    """Yield whether the act has one name in both; other names, and next to nothing else in common, are two acts."""
    if share_trigger(one, other):
        yield Feature(TRIGGER, f"both call it “{one.trigger[0]}”")
    elif not set(one.modes) & set(other.modes) and count_common(one, other) < ENOUGH_WORDS:
        yield Feature(-OTHER_WORD, f"one calls it “{one.trigger[0]}”, the other “{other.trigger[0]}”")


def share_trigger(one: Telling, other: Telling) -> bool:
    """Whether both name the act by one word; one that nearly every text has, as "said", names none."""
    return not all(map(is_light, to_stems(one.trigger).keys() & to_stems(other.trigger).keys()))


def count_common(one: Telling, other: Telling) -> int:
    """Return how many words the sentences have in common, the names of the parties left out."""
    return len(to_stems(one.words).keys() & to_stems(other.words).keys())


def compare_codes(one: Telling, other: Telling) -> Iterator[Feature]:
    """Yield whether the act is coded the same."""
    if one.type != other.type:
        yield Feature(-OTHER_TYPE, f"one is coded {one.type}, the other {other.type}")
    if common := sorted(set(one.modes) & set(other.modes)):
        yield Feature(MODE, f"both are of mode {', '.join(common)}")


def compare_parties(one: Telling, other: Telling) -> Iterator[Feature]:
    """Yield whether the same people are named, not only people of the same countries."""
    for role, mine, theirs in to_sides(one, other):
        named, others = drop_unnamed(mine), drop_unnamed(theirs)
        if named and named == others:
            weight = STATES if all(i.startswith(STATE) for i in named) else PARTIES
            yield Feature(weight, f"both name the same {role}")
        elif apart(named, others, PERSON):
            yield Feature(-OTHER_PERSON, f"each names other persons as {role}")
        elif apart(named, others, BODIES):
            yield Feature(-OTHER_BODY, f"each names others as {role}")
        yield Feature(-SILENT * (not mine or not theirs))


def compare_countries(one: Telling, other: Telling) -> Iterator[Feature]:
    """Yield whether either report has a country in it that the other has not."""
    mine, theirs = {*one.sources, *one.targets}, {*other.sources, *other.targets}
    if mine - theirs and theirs - mine:
        told = " and ".join((", ".join(sorted(mine - theirs)), ", ".join(sorted(theirs - mine))))
        yield Feature(-OTHER_COUNTRY, f"each has parties that the other has not ({told})")


def compare_days(one: Telling, other: Telling) -> Iterator[Feature]:
    """Yield whether both texts date the act to one day."""
    if share_day(one, other):
        yield Feature(DAY, f"both date it {one.low}")


def share_day(one: Telling, other: Telling) -> bool:
    """Whether both texts date the act to one and the same day."""
    return one.dated and other.dated and one.low == one.high == other.low == other.high and one.low is not None


def compare_places(one: Telling, other: Telling) -> Iterator[Feature]:
    """Yield whether both texts place the act, and where."""
    if other_place(one, other):
        yield Feature(-OTHER_PLACE, f"one places it in {one.place}, the other in {other.place}")
    elif one.place and other.place:
        yield Feature(PLACE, f"both place it in {one.place}")


def other_place(one: Telling, other: Telling) -> bool:
    """Whether each is placed, and not in one place."""
    return bool(one.place and other.place) and str(one.place).lower() != str(other.place).lower()


def drop_unnamed(ids: Collection[str]) -> set[str]:
    """Return the parties that are more than a description without a country: “protesters” may be any."""
    return {i for i in ids if not i.startswith(UNNAMED)}


def apart(mine: Collection[str], theirs: Collection[str], kinds: str | tuple[str, ...]) -> bool:
    """Whether both have parties of some kinds, and none in common."""
    ours = {to_name(i) for i in mine if i.startswith(kinds)}
    others = {to_name(i) for i in theirs if i.startswith(kinds)}
    return bool(ours and others) and not ours & others


def to_name(party: str) -> str:
    """Return an id by which a person whom the knowledge base lacks is one however much a text tells of him."""
    kind, _, name = party.partition("/")
    return f"{kind}/{'-'.join(name.split('-')[:2])}" if kind == "person" else party


SIGNALS: tuple[Callable[[Telling, Telling], Iterator[Feature]], ...] = (
    compare_words,
    compare_triggers,
    compare_codes,
    compare_parties,
    compare_countries,
    compare_days,
    compare_places,
)


def find_features(one: Telling, other: Telling) -> Iterator[Feature]:
    """Yield what speaks for and against the two being one act."""
    for signal in SIGNALS:
        yield from signal(one, other)
