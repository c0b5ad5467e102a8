from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.gold.checks import find_faults
from dragoman.gold.sheets import decode_sheet, encode_sheet, load_sheet
from gold.sample import SHEET, TEXT, sheet


def test_a_sheet_written_and_read_is_the_same():
    assert decode_sheet(encode_sheet(sheet())) == sheet()


def test_each_finding_stands_on_a_line_of_its_own():
    lines = encode_sheet(sheet()).splitlines()
    assert sum('"id": "e' in line for line in lines) == len(sheet().events)


def test_a_sheet_without_faults_has_none():
    assert list(find_faults(sheet(), TEXT)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"1: visited"', '"1: left"', "e1: 'left' stands 0 times"),
        ('"sources": ["a1"]', '"sources": ["a9"]', "e1: there is no actor 'a9'"),
        ('"CONSULT"', '"TALK"', "e1: there is no type 'TALK'"),
        ('"modes": ["visit"]', '"modes": ["walk"]', "e1: CONSULT has no mode 'walk'"),
        ('"country": "MKD"', '"country": "mk"', "a2: 'mk' is no country code"),
        ('["1: North Macedonia"]', '["1: North Macedonia", "1: Macedonia"]', "'Macedonia' stands inside"),
        ('["2: She", "8: She"]', '["2: She", "2: She"]', "a1: 'She' is listed twice"),
        ('"id": "e2"', '"id": "e1"', "e1: the id is used 2 times"),
        ("[[0, 25]", "[[0, 2500]", "line 0, 0-2500, lies outside the text"),
        ('"end": "2001-12-31"', '"end": "2000-12-31"', "e3: the dates end"),
        ('"country": "MKD"}, "cas', '"country": "here"}, "cas', "e3: 'here' is no country code"),
        ('"kind": "statement"', '"kind": "banana"', "g1: there is no kind 'banana'"),
    ],
)
def test_a_fault_is_named(old: str, new: str, fault: str):
    assert any(fault in told for told in find_faults(decode_sheet(SHEET.replace(old, new, 1)), TEXT))


def test_an_unknown_field_is_refused_by_name():
    with pytest.raises(SourceError, match="colour"):
        decode_sheet('{"id": "x", "colour": "red"}')


def test_a_sheet_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(SourceError, match=r"absent\.json: cannot be read"):
        load_sheet(tmp_path / "absent.json")
