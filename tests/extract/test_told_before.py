"""What tells that an act is background, where no word of its own says so."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dragoman.extract.dates import find_dates
from dragoman.extract.dating import date_of
from dragoman.extract.predicates import Predication
from dragoman.extract.status_marks import Mark
from dragoman.extract.told_before import Story, carried_on, features, load_weights, old_date, tense, weigh_background
from dragoman.model import UNDATED, DateInterval
from dragoman.nlp.roles import slots
from dragoman.pipeline import by_sentence
from factory import ATTACK, at, parsed, sentence

TALKS = "Talks/NNS/nsubj:went went|go/VBD/ROOT on/RP/compound:prt:went ./."
CROSSED = "Troops/NNS/nsubj:crossed crossed|cross/VBD/ROOT the/DT/det:border border/NN/obj:crossed"
SENT = "It/PRP/nsubj:sent sent|send/VBD/ROOT ships/NNS/obj:sent in/IN/case:1996 1996/CD/obl:sent ./."
TOOK = "They/PRP/nsubj:took took|take/VBD/ROOT two/CD/nummod:towns towns/NNS/obj:took ./."


def weighed(
    *notations: str, head: str, published: dt.date | None = None, opening: frozenset[str] = frozenset()
) -> Mark | None:
    """Return the ground for calling the last sentence's act background, two sentences of news before all."""
    text = parsed(TALKS, TALKS, *notations)
    dates = by_sentence(find_dates(text, published))
    home = text.sentences[-1]
    act = Predication(home, at(home, head), ATTACK, (at(home, head),), slots(at(home, head)))
    story = replace(Story.of(text, published, dates), opening=opening)
    return weigh_background(act, date_of(act, dates.get(act.sentence.index, [])), story)


# what the case shows: (sentences, the act, the ground)
GROUNDS = {
    "a year told": ([CROSSED + " in/IN/case:2014 2014/CD/obl:crossed ./."], "crossed", "date.year"),
    "the year told before it": ([CROSSED + " in/IN/case:2014 2014/CD/obl:crossed ./.", TOOK], "took", "carried"),
    "a date of the sentence before": (
        [
            "In/IN/case:2009 2009/CD/obl:took " + TOOK,
            "The/DT/det:army army/NN/nsubj:responded responded|respond/VBD/ROOT with/IN/case:raid a/DT/det:raid raid/NN/obl:responded ./.",
        ],
        "responded",
        "carried",
    ),
    "a date beside it": (
        [
            "Peru/NNP/nsubj:freed ,/,/punct freed/VBD/ROOT guards/NNS/obj:freed held/VBN/acl:guards in/IN/case:2014 2014/CD/obl:held and/CC/cc:rallied rallied/VBD/conj:freed ./."
        ],
        "rallied",
        "sentence.old",
    ),
    "a story of old dates": ([*[SENT] * 2, *[TALKS] * 3, CROSSED + " ./."], "crossed", "story.old"),
    "years ago": (
        [CROSSED + " several/JJ/amod:years years/NNS/obl:npmod:ago ago/RB/advmod:crossed ./."],
        "crossed",
        "date.old",
    ),
    "long ago": ([CROSSED + " last/JJ/amod:year year/NN/obl:crossed ./."], "crossed", "date.old"),
}


@pytest.mark.parametrize("name", GROUNDS)
def test_grounds(name: str) -> None:
    sentences, head, ground = GROUNDS[name]
    mark = weighed(*sentences, head=head)
    assert mark is not None
    assert mark.rule == f"background.{ground}"


# what the case shows: (sentences, the act)
NEWS = {
    "no date": ([CROSSED + " ./."], "crossed"),
    "a weekday": ([CROSSED + " on/IN/case:Monday Monday/NNP/obl:crossed ./."], "crossed"),
    "this month": ([CROSSED + " this/DT/det:month month/NN/obl:crossed ./."], "crossed"),
    "weeks ago": ([CROSSED + " a/DT/det:weeks few/JJ/amod:weeks weeks/NNS/obl:npmod:ago ago/RB/advmod:crossed ./."], "crossed"),
    "a weekday since": (
        [CROSSED + " in/IN/case:2014 2014/CD/obl:crossed ./.", TOOK[:-2] + "on/IN/case:Monday Monday/NNP/obl:took ./."],
        "took",
    ),
    "a present after a date": (
        [CROSSED + " in/IN/case:2014 2014/CD/obl:crossed ./.", "They/PRP/nsubj:hold hold/VBP/ROOT two/CD/nummod:towns towns/NNS/obj:hold ./."],
        "hold",
    ),
    "a full day of the latest year": (
        [CROSSED + " on/IN/case:3 3/CD/obl:crossed May/NNP/flat:3 2019/CD/flat:3 ./."],
        "crossed",
    ),
    "a stretch that goes on": ([CROSSED + " since/IN/case:2014 2014/CD/obl:crossed ./."], "crossed"),
    "a date before its noun": (
        [CROSSED + " after/IN/case:deal the/DT/det:deal 2015/CD/nummod:deal deal/NN/obl:crossed ./."],
        "crossed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NEWS)
def test_news_stays_news(name: str) -> None:
    sentences, head = NEWS[name]
    assert weighed(*sentences, head=head) is None


SHELLED = "it/PRP/nsubj:shelled shelled|shell/VBD/ROOT towns/NNS/obj:shelled"
# what the case shows: (the sentence behind "Troops crossed the border in 2014", its act, in a paragraph of its own?, old?)
NEXT = {
    "then": (f"Then/RB/advmod:shelled {SHELLED} ./.", "shelled", False, True),
    "then, in a new paragraph": (f"Then/RB/advmod:shelled {SHELLED} ./.", "shelled", True, False),
    "of late": (f"Then/RB/advmod:shelled recently/RB/advmod:shelled {SHELLED} ./.", "shelled", False, False),
    "without a word of order": (f"{SHELLED} ./.", "shelled", False, False),
    "others, who met": ("Envoys/NNS/nsubj:met met|meet/VBD/ROOT in/IN/case:Oslo Oslo/NNP/obl:met ./.", "met", False, False),
    "in response": (f"In/IN/case:response response/NN/obl:shelled {SHELLED} ./.", "shelled", False, True),
    "an answer": ("Oslo/NNP/nsubj:retaliated retaliated|retaliate/VBD/ROOT ./.", "retaliated", False, True),
    "an answer to something new": (
        "Oslo/NNP/nsubj:responded responded|respond/VBD/ROOT to/IN/case:fire a/DT/det:fire fire/NN/obl:responded ./.",
        "responded", False, False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NEXT)
def test_what_goes_on_from_an_old_date_says_so(case: str) -> None:
    tree, head, apart, old = NEXT[case]
    text = parsed(CROSSED + " in/IN/case:2014 2014/CD/obl:crossed ./.", tree, apart=apart)
    home, story = text.sentences[-1], Story.of(text, None, by_sentence(find_dates(text, None)))
    act = Predication(home, at(home, head), ATTACK, (at(home, head),), slots(at(home, head)))
    assert carried_on(act, UNDATED, story) == ("in 2014" if old else None)


def test_an_old_date_beside_a_near_one_dates_nothing_else() -> None:
    year = " in/IN/case:2014 2014/CD/obl:crossed"
    day = " on/IN/case:Monday Monday/NNP/obl:crossed"
    text = parsed(CROSSED + year + day + " ./.")
    assert old_date(0, Story.of(text, None, by_sentence(find_dates(text, None)))) is None


@pytest.mark.parametrize(("opening", "told"), [("ASSAULT", True), ("CONSULT", False)])
def test_what_a_story_opens_with_is_less_likely_old(opening: str, *, told: bool) -> None:
    text = parsed(CROSSED + " ./.")
    act = Predication(text.sentences[0], at(text.sentences[0], "crossed"), ATTACK, (), {})
    story = replace(Story.of(text, None, {}), opening=frozenset({opening}))
    assert ("opening" in dict(features(act, UNDATED, story))) is told
    assert load_weights().weights["opening"] < 0


def test_a_date_of_this_month_is_news_and_one_of_last_year_is_not() -> None:
    dated = CROSSED + " on/IN/case:3 3/CD/obl:crossed May/NNP/flat:3 2019/CD/flat:3 ./."
    assert weighed(dated, head="crossed", published=dt.date(2019, 5, 20)) is None
    assert weighed(dated, head="crossed", published=dt.date(2020, 5, 20)) is not None


def test_the_latest_year_told_makes_others_elder() -> None:
    text = parsed(
        CROSSED + " in/IN/case:2014 2014/CD/obl:crossed ./.", "It/PRP/nsubj:is is|be/VBZ/ROOT 2019/CD/obl:is ./."
    )
    story = Story.of(text, None, {})
    years = [DateInterval(start=dt.date(y, 1, 1), end=dt.date(y, 12, 31), precision="year") for y in (2014, 2019)]
    assert [story.age(year) for year in years] == ["elder", "year"]
    assert story.age(UNDATED) == ""


@pytest.mark.parametrize(("auxiliary", "told"), [("had", "had"), ("has", "have"), ("was", "past"), ("will", "present")])
def test_tense(auxiliary: str, told: str) -> None:
    home = sentence(f"Iran/NNP/nsubj:attacked {auxiliary}/VBD/aux:attacked attacked|attack/VBN/ROOT ./.")
    assert tense(at(home, "attacked")) == told
