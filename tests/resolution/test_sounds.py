"""Sounds across scripts and romanisations."""

from __future__ import annotations

import pytest

from dragoman.resolution.sounds import consonants, keys, likeness, readings, to_letters

ONE = [
    ("Bagheri", "Baqeri"),
    ("Jelzin", "Yeltsin"),
    ("Dschalili", "Jalili"),
    ("Уиткофф", "Witkoff"),
    ("שרון", "Sharon"),
    ("نصر", "Nasr"),
    ("ደብረጽዮን", "Debretsion"),
    ("Hašim", "Hashim"),
    ("Boudanov", "Budanov"),
    ("المالكي", "Maliki"),
    ("محمود", "Mahmood"),
    ("ססקי", "Sasaki"),
    ("Гитлер", "Hitler"),
    ("Мюнхен", "Muenchen"),
    ("وليد", "Walid"),
]
TWO = [("Hassan", "Hussein"), ("Qiang", "Keqiang"), ("Putin", "Rasputin"), ("Karimi", "Karimov"), ("Lavrov", "Peskov")]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_sound_share_a_key(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_other_words_are_less_alike(one: str, other: str) -> None:
    assert likeness(one, other) < 0.78 or not keys(one) & keys(other)


def test_likeness_is_the_same_both_ways() -> None:
    assert likeness("Hifter", "Haftar") == likeness("Haftar", "Hifter")


def test_the_common_reading_comes_first() -> None:
    assert readings("lavrov")[0] == ("lavruv", 0)


def test_a_vowel_in_front_is_marked() -> None:
    assert consonants("abama") == "Abm"


@pytest.mark.parametrize(("word", "letters"), [("Çavuşoğlu", "chavushoglu"), ("Хомейни", "qhomeyni"), ("123", "")])
def test_letters_of_any_script(word: str, letters: str) -> None:
    assert to_letters(word) == letters
