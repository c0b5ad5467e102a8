"""What YAML would change or lose of a knowledge file."""

from __future__ import annotations

import pytest
import yaml

from dragoman.knowledge.rows import Loader


def read(text: str) -> object:
    return yaml.load(text, Loader=Loader)  # noqa: S506 - derived from the safe loader


def test_a_key_that_stands_twice_is_told_with_its_line() -> None:
    with pytest.raises(yaml.YAMLError, match=r"the key 'calls' stands twice\s+in .*line 3"):
        read("calls: [call]\nvisits: [visit]\ncalls: [telephone]\n")


def test_words_and_dates_stay_as_they_are_written() -> None:
    assert read("particles: [on, no, yes]\nday: 2014-02-27\n") == {
        "particles": ["on", "no", "yes"],
        "day": "2014-02-27",
    }


def test_a_list_for_a_key_is_told_too() -> None:
    with pytest.raises(yaml.YAMLError, match="unhashable key"):
        read("? [a, b]\n: c\n")
