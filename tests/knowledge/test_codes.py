from __future__ import annotations

import re

import pytest

from dragoman.knowledge.codes import (
    load_cameo,
    load_codes,
    load_states,
    sector_names,
    to_cameo,
    to_cameo_country,
    to_cameo_quad,
    to_cameo_types,
    to_country,
    to_icews_country,
    to_icews_sector,
    to_plover,
    to_plover_quad,
)
from dragoman.knowledge.gazetteer import load_gazetteer


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RUS", "RUS"),
        ("ROM", "ROU"),
        ("Russian Federation", "RUS"),
        ("iran", "IRN"),
        ("Democratic Republic of Congo", "COD"),
        ("IGO", None),
        ("", None),
        ("Atlantis", None),
    ],
)
def test_a_country_is_found_by_code_and_name(text: str, code: str | None):
    assert to_country(text) == code


@pytest.mark.parametrize(("code", "cameo"), [("ROU", "ROM"), ("FRA", "FRA"), ("IGO", None), (None, None)])
def test_cameo_names_a_country(code: str | None, cameo: str | None):
    assert to_cameo_country(code) == cameo


@pytest.mark.parametrize(
    ("code", "quad"),
    [
        ("01", 1),
        ("0871", 2),
        ("057", 1),
        ("090", 3),
        ("1384", 3),
        ("145", 4),
        ("204", 4),
        ("21", None),
        ("", None),
        (None, None),
    ],
)
def test_the_root_gives_the_quad_class(code: str | None, quad: int | None):
    assert to_cameo_quad(code) == quad


@pytest.mark.parametrize(
    ("code", "type_"), [("042", "CONSULT"), ("1951", "ASSAULT"), ("0429", "CONSULT"), ("010", None), ("99", None)]
)
def test_a_cameo_code_becomes_a_type(code: str, type_: str | None):
    assert to_plover(code) == type_


@pytest.mark.parametrize(
    ("type_", "modes", "code", "found"),
    [
        ("CONSULT", (), "046", ("046", 7.0)),
        ("CONSULT", ("visit",), None, ("042", 1.9)),
        ("CONSULT", (), None, ("040", 1.0)),
    ],
)
def test_an_act_without_a_code_has_that_of_its_mode_or_type(
    type_: str, modes: tuple[str, ...], code: str | None, found: tuple[str, float]
):
    assert to_cameo(type_, modes, code) == found


def test_a_type_has_its_quad_class():
    assert (to_plover_quad("REQUEST"), to_plover_quad("NOTHING")) == (3, None)


def test_sectors_become_types_once():
    assert to_cameo_types(["GOV", "JRN", "GOV", "UNK"]) == ["GOV", "MED"]


def test_icews_has_words():
    assert (to_icews_country("RUS"), to_icews_country("FRA"), to_icews_country("IGO")) == (
        "Russian Federation",
        "France",
        None,
    )
    assert (to_icews_sector("JRN"), to_icews_sector("GOV")) == ("Media", "Government")


@pytest.mark.parametrize("table", ["cameo", "icews_countries", "fips"])
def test_every_country_is_one_of_ours(table: str):
    assert getattr(load_codes(), table).keys() <= load_states().keys()


def test_every_group_and_sector_is_one_of_ours():
    codes = load_codes()
    assert codes.groups.keys() <= load_gazetteer().organisations.keys()
    assert codes.types.keys() | codes.icews_sectors.keys() <= sector_names().keys()


def test_fips_codes_are_two_letters_each_once():
    codes = list(load_codes().fips.values())
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert len(codes) == len(set(codes))


def test_every_root_of_cameo_has_a_quad_class():
    assert {to_cameo_quad(code) for code in load_cameo()} == {1, 2, 3, 4}
