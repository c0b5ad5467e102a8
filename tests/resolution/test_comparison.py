"""Two names in context: one actor, two, or not to be told."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.resolution.comparison import Comparison, compare

PERSONS = [
    (
        "Ali Bagheri Ghani",
        "Iran's acting foreign minister",
        "Baqeri Kani",
        "Tehran's top diplomat",
        "2024-06-12",
        "same",
    ),
    ("Jelzin", "russischer Präsident", "Boris Yeltsin", "in the Kremlin", "1993-10-04", "same"),
    ("King Abdullah", "Saudi monarch", "King Abdullah", "Hashemite ruler in Amman", "2010-11-22", "different"),
    ("President Bush", "the White House", "George W. Bush", "Texan businessman", "1991-01-16", "different"),
    ("Seretse Khama", "first president of Botswana", "Ian Khama", "president in Gaborone", "2008-04-01", "different"),
    ("President Aoun", "in Beirut", "Michel Aoun", "former president", "2025-06-03", "different"),
    ("Ali Larijani", "speaker of parliament", "Sadeq Larijani", "head of the judiciary", "2012-03-01", "different"),
    ("Khamenei", "Iran's supreme leader", "Khomeini", "founder of the Islamic Republic", "1999-07-12", "different"),
    ("Ivanov", "an official said", "Sergei Ivanov", "", None, "unsure"),
    ("Chancellor Schmidt", "in Bonn in 1979", "Helmut Schmidt", "West German statesman", None, "same"),
    ("Prime Minister Papandreou", "in Athens in 1964", "George Papandreou", "premier of 2010", None, "different"),
    ("Pius XI", "the Vatican", "Pius XII", "the Vatican", None, "different"),
    ("Tekle Wolde", "official in Asmara", "Tecle Uolde", "Eritrean official", "2005-01-01", "same"),
    # A decade is a time: the son's full name holds the whole of his father's.
    ("Pierre Trudeau", "premier in the 1970s", "Justin Trudeau", "Canada's prime minister", "2016-03-10", "different"),
    ("Mahatma Gandhi", "leader of India's independence", "Indira Gandhi", "Indian premier", "1971-12-16", "different"),
    # A letter of a long surname, where country and office are the same.
    ("Robert Mugage", "Zimbabwe's president", "Robert Mugabe", "president in Harare", "2008-06-29", "same"),
    # Not in an office that many hold, nor where the last word is a given name.
    ("Ali Rahmani", "Iranian lawmaker", "Ali Rahmati", "Iranian lawmaker", "2016-05-04", "unsure"),
    ("Hans Berger", "Austrian lawmaker", "Hans Bergen", "Austrian lawmaker", "2016-05-04", "unsure"),
    ("Marek Lisowicz", "Polish general", "Marek Litowicz", "Poland's army chief", "2016-05-04", "unsure"),
    ("Kim Minseok", "North Korean general", "Kim Minseop", "North Korean general", "2016-05-04", "different"),
    ("Park Jiyoung", "South Korean lawmaker", "Park Jinyoung", "South Korean lawmaker", "2016-05-04", "different"),
    ("Seo Hanseul", "Seoul's foreign minister", "Seo Hanseum", "South Korean foreign minister", None, "different"),
    ("Tomas Verlinde", "a Belgian nurse", "Tomas Verlinden", "a Belgian judge", "2016-05-04", "unsure"),
    ("Gabriel Ruiz Olmedo", "Peruvian minister", "Ruiz Olmedo", "minister in Lima", "2016-05-04", "same"),
    ("Mzia Abuladze-Lomi", "Georgian finance minister", "Mzia Abuladze", "finance minister in Tbilisi", None, "same"),
    ("Pangulong Marcos", "in Manila", "Ferdinand Marcos Jr.", "Philippine president", "2022-07-01", "same"),
    # Where the surname stands in front a lone word in front is one.
    ("Premier Li", "in Beijing", "Li Peng", "China's premier", "1989-05-20", "same"),
    # Strangers of one name in two states.
    ("Ana Torres", "a nurse in Lima", "Ana Torres", "Spain's consul in Lyon", "2014-03-12", "unsure"),
    # The office of a relative, of the dead, of who held it before.
    ("Denis Thatcher", "husband of the premier", "Mrs Thatcher", "Britain's prime minister", "1982-04-05", "unsure"),
    ("Déby", "Chad's president, killed at the front", "Deby", "Chad's new president", "2021-04-21", "different"),
    ("Kirchner", "late Argentine president", "Kirchner", "Argentina's president", "2011-10-23", "different"),
    # President and prime minister of one surname.
    ("Barzani", "president of the region", "Barzani", "prime minister of Kurdistan", "2013-02-02", "unsure"),
    ("Dalai Lama", "exiled leader of Tibet", "Tenzin Gyatso", "Nobel laureate", "1989-12-10", "same"),
]
BODIES = [
    ("ODKB", "sends peacekeepers", "Collective Security Treaty Organization", "Moscow-led bloc", "same"),
    ("Turkish Ministry of Defence", "", "Turkey's Defense Ministry", "Ankara", "same"),
    ("Defence Ministry", "in Yerevan", "Ministry of Defence", "in Baku", "different"),
    ("PTI", "Imran Khan's party", "PTI", "Delhi news agency", "different"),
    ("NDP", "ruling party in Cairo", "NDP", "Canadian social democrats", "different"),
    ("Ministry of Health", "", "Health Ministry", "", "unsure"),
    ("Russian Red Cross", "Moscow", "International Committee of the Red Cross", "Geneva", "different"),
    ("OAO Gazprom", "Moscow gas monopoly", "Gazprom", "Russian gas company", "same"),
    ("Irish Republican Army", "Belfast", "IRA", "republicans in Northern Ireland", "same"),
    ("Labour Party", "Blair's party in London", "Labour Party", "Israel's ruling party", "different"),
    ("Peruvian Transport Ministry", "Lima", "Ministry of Transport and Communications", "Peru", "same"),
    ("Foreign Ministry", "Lima", "Ministry of Foreign Trade and Tourism", "Peru", "different"),
    ("Ministry of Intelligence", "Tehran", "Ministry of Interior", "Tehran", "different"),
    ("Daily Telegraph", "London newspaper", "Daily Telegraph", "Sydney newspaper", "unsure"),
    ("ICC", "cricket's governing body in Dubai", "International Criminal Court", "The Hague", "unsure"),
    ("Foreign Ministry", "in Beijing", "Ministry of Foreign Affairs of the People's Republic of China", "", "same"),
]


def day_of(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("one", "around", "other", "beside", "day", "decision"), PERSONS)
def test_persons(one: str, around: str, other: str, beside: str, day: str | None, decision: str) -> None:  # noqa: PLR0913, PLR0917 - a table
    assert compare(one, other, contexts=(around, beside), on=day_of(day)).decision == decision
    assert compare(other, one, contexts=(beside, around), on=day_of(day)).decision == decision


@pytest.mark.parametrize(("one", "around", "other", "beside", "decision"), BODIES)
def test_bodies(one: str, around: str, other: str, beside: str, decision: str) -> None:
    assert compare(one, other, contexts=(around, beside), kind="body").decision == decision


def test_the_reasons_are_told() -> None:
    found: Comparison = compare("Sergei Lavrov", "Lawrow", contexts=("", "russischer Außenminister"))
    assert found.why.startswith("One actor: they are both surely this one known actor")
    assert found.features["known.same"] > 0


def test_heads_of_state_who_followed_each_other_are_two() -> None:
    pairs = [("Hu Jintao", "Xi Jinping"), ("Hafez al-Assad", "Bashar al-Assad"), ("Fidel Castro", "Raúl Castro")]
    assert {compare(*pair).decision for pair in pairs} == {"different"}


def test_two_heads_of_one_name_are_not_merged() -> None:
    assert compare("Andris Bērziņš", "Andris Bērziņš").decision == "unsure"
