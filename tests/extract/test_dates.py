"""Date phrases mean the days that a calendar gives; expectations are worked out by hand."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data_files import read_yaml
from dragoman.extract.date_grammar import NEEDED, PATTERNS
from dragoman.extract.dates import Anchor, find_dates, match_dates, match_sentences, read_phrase
from factory import parsed

DATA = Path(__file__).resolve().parents[2] / "data"
EXAMPLES = read_yaml(DATA / "dates" / "en.yaml", DATA, [])["examples"]


def shown(phrase: str, published: str) -> str | None:
    found = read_phrase(phrase, dt.date.fromisoformat(published))
    return found and f"{found.start} {found.end} {found.precision}"


@pytest.mark.parametrize("case", EXAMPLES["yes"])
def test_example_of_the_data(case: str) -> None:
    asked, _, wanted = case.partition(" => ")
    phrase, _, published = asked.partition(" | ")
    assert shown(phrase, published) == wanted


@pytest.mark.parametrize("phrase", EXAMPLES["no"])
def test_no_date_in_the_data(phrase: str) -> None:
    assert shown(phrase, "2024-04-26") is None


def test_a_part_that_lets_a_text_be_passed_over_must_match() -> None:
    phrases = " ; ".join(case.partition(" | ")[0] for case in EXAMPLES["yes"])
    without = (pattern.replace(part, "(?!)") for pattern, _ in PATTERNS for part in NEEDED if part in pattern)
    assert not [found for pattern in without for found in re.finditer(pattern, phrases, re.IGNORECASE)]


# 26 April 2024 was a Friday, 31 December 2024 a Tuesday, 1 January 2025 a Wednesday, 23 November 2026 a Monday.
CASES = """
today | 2024-04-26 => 2024-04-26 2024-04-26 day
tonight | 2000-02-29 => 2000-02-29 2000-02-29 day
yesterday | 2024-04-26 => 2024-04-25 2024-04-25 day
yesterday | 2025-01-01 => 2024-12-31 2024-12-31 day
yesterday | 2024-03-01 => 2024-02-29 2024-02-29 day
yesterday | 2023-03-01 => 2023-02-28 2023-02-28 day
yesterday | 2000-03-01 => 2000-02-29 2000-02-29 day
yesterday | 1900-03-01 => 1900-02-28 1900-02-28 day
tomorrow | 2024-02-28 => 2024-02-29 2024-02-29 day
the day before yesterday | 2024-05-01 => 2024-04-29 2024-04-29 day
on Friday | 2024-04-26 => 2024-04-26 2024-04-26 day
last Friday | 2024-04-26 => 2024-04-19 2024-04-19 day
next Friday | 2024-04-26 => 2024-05-03 2024-05-03 day
on Sunday | 2024-04-26 => 2024-04-21 2024-04-21 day
past Sunday | 2024-04-26 => 2024-04-21 2024-04-21 day
next Sunday | 2024-04-26 => 2024-04-28 2024-04-28 day
this coming Sunday | 2024-04-26 => 2024-04-28 2024-04-28 day
on Monday | 2024-04-26 => 2024-04-22 2024-04-22 day
will meet on Monday | 2024-04-26 => 2024-04-29 2024-04-29 day
on Monday | 2026-11-23 => 2026-11-23 2026-11-23 day
last Monday | 2026-11-23 => 2026-11-16 2026-11-16 day
on Wednesday | 2024-12-31 => 2024-12-25 2024-12-25 day
will meet on Wednesday | 2024-12-31 => 2025-01-01 2025-01-01 day
next Tuesday | 2024-12-31 => 2025-01-07 2025-01-07 day
this week | 2024-04-26 => 2024-04-22 2024-04-28 week
this week | 2025-01-01 => 2024-12-30 2025-01-05 week
last week | 2025-01-01 => 2024-12-23 2024-12-29 week
last week | 2024-01-03 => 2023-12-25 2023-12-31 week
next week | 2024-04-26 => 2024-04-29 2024-05-05 week
next week | 2024-12-31 => 2025-01-06 2025-01-12 week
last weekend | 2024-04-26 => 2024-04-20 2024-04-21 range
last weekend | 2024-04-28 => 2024-04-20 2024-04-21 range
this month | 2024-02-10 => 2024-02-01 2024-02-29 month
last month | 2024-03-31 => 2024-02-01 2024-02-29 month
last month | 2023-03-31 => 2023-02-01 2023-02-28 month
next month | 2024-12-10 => 2025-01-01 2025-01-31 month
this year | 2024-04-26 => 2024-01-01 2024-12-31 year
last year | 2024-01-01 => 2023-01-01 2023-12-31 year
late last year | 2024-04-26 => 2023-01-01 2023-12-31 year
early next year | 2024-04-26 => 2025-01-01 2025-12-31 year
earlier this week | 2024-04-26 => 2024-04-22 2024-04-26 range
earlier this month | 2024-04-26 => 2024-04-01 2024-04-26 range
later this month | 2024-04-26 => 2024-04-26 2024-04-30 range
later this year | 2024-04-26 => 2024-04-26 2024-12-31 range
since the start of this month | 2024-04-26 => 2024-04-01 2024-04-26 range
earlier in the year | 2024-04-26 => 2024-01-01 2024-04-26 range
three days ago | 2024-03-02 => 2024-02-28 2024-02-28 day
three days ago | 2023-03-02 => 2023-02-27 2023-02-27 day
a couple of days ago | 2024-04-26 => 2024-04-24 2024-04-24 day
three weeks ago | 2024-04-26 => 2024-04-05 2024-04-05 day
a month ago | 2024-03-31 => 2024-02-01 2024-02-29 month
two months ago | 2024-01-15 => 2023-11-01 2023-11-30 month
a year ago | 2024-02-29 => 2023-01-01 2023-12-31 year
100 years ago | 2024-04-26 => 1924-01-01 1924-12-31 year
the past two weeks | 2024-04-26 => 2024-04-12 2024-04-26 range
the last three days | 2024-03-01 => 2024-02-27 2024-03-01 range
the next two weeks | 2024-04-26 => 2024-04-26 2024-05-10 range
in April | 2024-04-26 => 2024-04-01 2024-04-30 month
in May | 2024-04-26 => 2023-05-01 2023-05-31 month
in May | 2024-05-31 => 2024-05-01 2024-05-31 month
in February | 2024-03-01 => 2024-02-01 2024-02-29 month
in December | 2025-01-01 => 2024-12-01 2024-12-31 month
in late March | 2024-04-26 => 2024-03-01 2024-03-31 month
next May | 2024-04-26 => 2024-05-01 2024-05-31 month
next January | 2024-04-26 => 2025-01-01 2025-01-31 month
14 July | 2024-04-26 => 2023-07-14 2023-07-14 day
July 14 | 2024-07-14 => 2024-07-14 2024-07-14 day
5th of May | 2024-05-10 => 2024-05-05 2024-05-05 day
December 31 | 2025-01-02 => 2024-12-31 2024-12-31 day
December 20 | 2024-12-10 => 2024-12-20 2024-12-20 day
will meet on January 2 | 2024-12-30 => 2025-01-02 2025-01-02 day
will meet on 14 July | 2024-04-26 => 2024-07-14 2024-07-14 day
29 February | 2024-03-10 => 2024-02-29 2024-02-29 day
3 March 2014 | 2024-04-26 => 2014-03-03 2014-03-03 day
March 3 2014 | 2024-04-26 => 2014-03-03 2014-03-03 day
3rd of March 2014 | 2024-04-26 => 2014-03-03 2014-03-03 day
2014-03-03 | 2024-04-26 => 2014-03-03 2014-03-03 day
Sept. 11, 2001 | 2024-04-26 => 2001-09-11 2001-09-11 day
11 Sep 2001 | 2024-04-26 => 2001-09-11 2001-09-11 day
Feb. 29, 2024 | 2025-04-26 => 2024-02-29 2024-02-29 day
February 2024 | 2025-04-26 => 2024-02-01 2024-02-29 month
February 2023 | 2025-04-26 => 2023-02-01 2023-02-28 month
mid-March 2014 | 2024-04-26 => 2014-03-01 2014-03-31 month
since 2015 | 2024-04-26 => 2015-01-01 2015-12-31 year
by 2030 | 2024-04-26 => 2030-01-01 2030-12-31 year
from 1998 until 2003 | 2024-04-26 => 1998-01-01 2003-12-31 range
from 1998 to last year | 2024-04-26 => 1998-01-01 2023-12-31 range
from May to last month | 2024-04-26 => 2023-05-01 2024-03-31 range
the '98 | 2024-04-26 => 1998-01-01 1998-12-31 year
in ’05 | 2024-04-26 => 2005-01-01 2005-12-31 year
the late 1980s | 2024-04-26 => 1980-01-01 1989-12-31 decade
the 2010s | 2024-04-26 => 2010-01-01 2019-12-31 decade
this winter | 2015-01-15 => 2014-12-01 2015-02-28 season
winter 2015 | 2024-04-26 => 2015-12-01 2016-02-29 season
the winter of 2014 | 2024-04-26 => 2014-12-01 2015-02-28 season
autumn 2020 | 2024-04-26 => 2020-09-01 2020-11-30 season
the fall of 2019 | 2024-04-26 => 2019-09-01 2019-11-30 season
In March | 2024-04-26 => 2024-03-01 2024-03-31 month
Last Friday | 2024-04-26 => 2024-04-19 2024-04-19 day
last April | 2024-04-26 => 2023-04-01 2023-04-30 month
the past week | 2024-04-26 => 2024-04-19 2024-04-26 range
this weekend | 2024-04-26 => 2024-04-27 2024-04-28 range
July 14-16, 2015 | 2024-04-26 => 2015-07-14 2015-07-16 range
14-16 July 2015 | 2024-04-26 => 2015-07-14 2015-07-16 range
29 February | 2025-01-10 => 2024-02-29 2024-02-29 day
from March to May 2014 | 2024-04-26 => 2014-03-01 2014-05-31 range
last year's budget | 2024-04-26 => 2023-01-01 2023-12-31 year
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_phrase(case: str) -> None:
    asked, _, wanted = case.partition(" => ")
    phrase, _, published = asked.partition(" | ")
    assert shown(phrase, published) == wanted


RANGES = """
from November to March 2024 | 2024-04-26 => 2023-11-01 2024-03-31 range
May 3-5 | 2024-05-10 => 2024-05-03 2024-05-05 range
3-5 May | 2024-05-10 => 2024-05-03 2024-05-05 range
from 30 April to 2 May 2014 | 2024-04-26 => 2014-04-30 2014-05-02 range
"""


@pytest.mark.parametrize("case", RANGES.strip().splitlines())
def test_range(case: str) -> None:
    asked, _, wanted = case.partition(" => ")
    phrase, _, published = asked.partition(" | ")
    assert shown(phrase, published) == wanted


NONE = [
    "", "on the agenda", "Resolution 2231", "2,015 tonnes", "the mayor", "Theresa May said", "at 10:30",
    "in 15 minutes", "March against the war", "31 April", "2024-02-30", "2024-13-01",
    "1979 shells",
]  # fmt: skip


@pytest.mark.parametrize("phrase", NONE)
def test_no_date(phrase: str) -> None:
    assert shown(phrase, "2024-04-26") is None


# 24 April 2024 was a Wednesday; the text's last date is what is asked for, "None" where there is none.
SENTENCES = """
Peru agreed on Monday to return the ships => 2024-04-22 2024-04-22 day
The king invited the rebels on Sunday to lay down arms => 2024-04-21 2024-04-21 day
The court postponed the case on Monday => 2024-04-22 2024-04-22 day
The court put off the case until Monday => 2024-04-29 2024-04-29 day
The two agreed to meet on Friday => 2024-04-26 2024-04-26 day
The president invited both sides for talks on Friday => 2024-04-26 2024-04-26 day
Both sides agreed during talks on Friday => 2024-04-19 2024-04-19 day
Due to heavy shelling on Monday => 2024-04-22 2024-04-22 day
The envoy is due to land on Friday => 2024-04-26 2024-04-26 day
On Tuesday coalition forces shelled the port => 2024-04-23 2024-04-23 day
On 5 March street fighting broke out => 2024-03-05 2024-03-05 day
The Sunday Telegraph had printed the letter => None
Shots were heard after Friday prayers => None
In 2016 the siege began. That same Friday the mayor fled => None None day
In 2016 the siege began. The following week the mayor fled => None None week
In 2016 the siege began. The following March it ended => None None month
In May 2011 the revolt spread. The next year it ended => 2012-01-01 2012-12-31 year
In May 2011 the revolt spread. The previous month was calm => 2011-04-01 2011-04-30 month
The next year will bring a vote => 2025-01-01 2025-12-31 year
The military met on 6 May. The coup was on 9 July 2013. A year after the military coup => 2014-01-01 2014-12-31 year
The talks were on 9 July 2013. On the eve of the talks envoys had met => 2013-07-08 2013-07-08 day
Oslo warned of it on 9 July 2013. A week after the war it paid => None None day
The war began on 9 July 2013. A week after the war began it paid => 2013-07-16 2013-07-16 day
The raid was on 9 July 2013. On the first anniversary of the raid they sang => 2014-07-09 2014-07-09 day
Police counted between 1900 and 2000 people => None
The kingdom sent from 1900 to 2000 troops => None
They met a force of 2000 armed men => None
In 2014 Russian troops landed => 2014-01-01 2014-12-31 year
The hotline (24/7) is free => None
A flaw in version 1.2.10 let them in => None
2010's election was close => 2010-01-01 2010-12-31 year
The envoy landed on 9 July 2013. An hour later he left => 2013-07-09 2013-07-09 day
Exports rose in the first half of the year => 2024-01-01 2024-06-30 range
In 2015 exports sank in the second half of the year => 2015-07-01 2015-12-31 range
"""


def last_of(text: str, published: str = "2024-04-24") -> str:
    pieces = re.findall(r".+?(?:\. (?=[A-Z])|$)", text)
    found = [i for dates in match_sentences(pieces, dt.date.fromisoformat(published)) for *_, i in dates]
    return f"{found[-1].start} {found[-1].end} {found[-1].precision}" if found else "None"


@pytest.mark.parametrize("case", SENTENCES.strip().splitlines())
def test_last_date_of_a_text(case: str) -> None:
    text, _, wanted = case.partition(" => ")
    assert last_of(text) == wanted


UNANCHORED = {
    "last week": "P-1W",
    "next month": "P1M",
    "yesterday": "P-1D",
    "two years ago": "P-2Y",
    "three decades ago": "P-30Y",
    "a fortnight ago": "P-2W",
    "the past two decades": "P-20Y",
    "the past two fortnights": "P-4W",
    "the past 24 hours": "PT-24H",
    "in recent decades": "P-XY",
    "on Thursday": "XXXX-WXX-4",
    "in March": "XXXX-03",
    "14 July": "XXXX-07-14",
    "the past two days": "P-2D",
    "since the beginning of this year": "P0Y",
    "several months ago": "P-XM",
    "weeks ago": "P-XW",
}


@pytest.mark.parametrize("phrase", UNANCHORED)
def test_without_publication_the_ends_stay_open(phrase: str) -> None:
    found = read_phrase(phrase, None)
    assert found is not None
    assert (found.start, found.end, found.relative) == (None, None, UNANCHORED[phrase])


@pytest.mark.parametrize("phrase", ["a few days ago", "weeks ago", "many years ago"])
def test_so_far_back_is_no_day(phrase: str) -> None:
    found = read_phrase(phrase, dt.date(2024, 4, 26))
    assert found is not None
    assert (found.start, found.end, found.precision) == (None, None, "unknown")


def test_absolute_date_needs_no_publication() -> None:
    found = read_phrase("14 July 2015", None)
    assert found is not None
    assert (found.start, found.relative) == (dt.date(2015, 7, 14), None)


def test_phrase_is_kept() -> None:
    found = read_phrase("They met in early March 2014 again", dt.date(2024, 4, 26))
    assert found is not None
    assert found.text == "early March 2014"


def test_several_dates_in_order_without_overlap() -> None:
    found = list(match_dates("On 3 May 2014 and in 2015, then last week", Anchor(dt.date(2024, 4, 26), future=False)))
    assert [i.text for *_, i in found] == ["3 May 2014", "in 2015", "last week"]


def test_dates_know_their_sentence_and_span() -> None:
    parse = parsed(
        "Iran/NNP/nsubj:left left/VBD/ROOT ./.", "Iraq/NNP/nsubj:left left/VBD/ROOT yesterday/NN/obl:left ./."
    )
    (found,) = find_dates(parse, dt.date(2024, 4, 26))
    assert (found.sentence, found.span.text) == (1, "yesterday")


VOCABULARY = [
    "last", "next", "this", "in", "on", "the", "past", "two", "50", "days", "weeks", "months", "years", "ago",
    "March", "May", "February", "29", "31", "30", "2024", "1900", "2000s", "1990s", "Monday", "Sunday", "week",
    "weekend", "earlier", "later", "winter", "of", "will", "between", "and", "to", "from", "year", "decades",
    "2024-02-30", "a", "couple of", "yesterday", ",",
]  # fmt: skip
DAYS = st.one_of(st.none(), st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))


@example("May and March 2024", None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join), DAYS)
def test_any_words_of_dates_give_ordered_ends(phrase: str, published: dt.date | None) -> None:
    for start, end, found in match_dates(phrase, Anchor(published, future=False)):
        assert phrase[start:end] == found.text
        assert found.start is None or found.end is None or found.start <= found.end


@given(st.text(max_size=60), DAYS)
def test_any_text_is_read(phrase: str, published: dt.date | None) -> None:
    found = read_phrase(phrase, published)
    assert found is None or found.text is not None


EXTREMES = [
    ("900 decades ago", "2024-04-26"),
    ("last week", "0001-01-01"),
    ("tomorrow", "9999-12-31"),
    ("next year", "9999-12-31"),
]


@pytest.mark.parametrize(("phrase", "published"), EXTREMES)
def test_the_ends_of_the_calendar_are_survived(phrase: str, published: str) -> None:
    read_phrase(phrase, dt.date.fromisoformat(published))
