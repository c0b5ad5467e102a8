"""Days and places that hang on an act by way of other words."""

from __future__ import annotations

import datetime as dt

import pytest

import dragoman

PUBLISHED = "2024-04-26"
DAYS = {
    "Sudanese jets bombed El Fasher overnight into Sunday.": (20, 21),
    "Sudanese jets bombed El Fasher from late Saturday into Sunday.": (20, 21),
    "Sudanese jets bombed El Fasher overnight on Thursday.": (25, 25),
    "Sudanese jets bombed El Fasher in the early hours of Sunday.": (21, 21),
    "A court in Minsk on Thursday jailed a Polish journalist arrested in March 2021.": (25, 25),
    "In a letter dated April 18, Jordan asked the United Nations for more aid.": (18, 18),
}


@pytest.mark.parametrize("text", DAYS)
def test_days(text: str) -> None:
    when = dragoman.read(text, published=PUBLISHED).events[0].when
    assert (when.start, when.end) == tuple(dt.date(2024, 4, day) for day in DAYS[text])


PLACES = {
    "Gunmen ambushed a UN convoy 40 km north of Timbuktu.": ("Timbuktu", "MLI"),
    "Talks held in Geneva on Monday between Iran and Oman ended.": ("Geneva", "CHE"),
    "Protesters in Baghdad burned the Swedish embassy.": ("Baghdad", "IRQ"),
    "Venezuelan troops massed on the border with Guyana.": ("border with Guyana", None),
    "Rebels killed three Kenyan peacekeepers near Mali's border with Mauritania.": ("border with Mauritania", "MLI"),
    "The ministers of Georgia and Turkey met in the Black Sea resort of Batumi.": ("Batumi", "GEO"),
    "Rebels killed three Kenyan peacekeepers in Blue Nile state.": ("Blue Nile State", "SDN"),
    "Rebels killed three Kenyan peacekeepers in Baghlan.": ("Baghlan", "AFG"),
}


@pytest.mark.parametrize("text", PLACES)
def test_places(text: str) -> None:
    where = dragoman.read(text).events[0].where
    assert where is not None
    assert (where.name, where.country) == PLACES[text]
