"""Who is described is who is named before or next."""

from dataclasses import replace

import pytest

from dragoman.extract.described import fits, is_named_by, may_be_first, name_again, name_described
from dragoman.extract.speakers import answered
from dragoman.model import UNDATED, Claim, ClaimKind, Reason, Span

COUNTRIES = {"person/ana": "PER", "office/diplomat-per": "PER"}


def claim(said: str, speaker: str | None, at: int) -> Claim:
    """Return a claim with the words that name its speaker."""
    place = Span(start=at, end=at + 10, text="x" * 10)
    return Claim(
        id=f"claim/{at}", speaker=speaker, speaker_text=said, speaker_span=place, cue=place, content=place,
        content_parts=(), kind="indirect", stance="say", addressee=None, via=(), when=UNDATED, continues=None,
        confidence=0.9, events=(), why=Reason(rule="say.plain", detail="Told."),
    )  # fmt: skip


def test_a_description_of_his_country_is_the_person_who_spoke_before() -> None:
    told = (claim("Ambassador Ana Quispe", "person/ana", 0), claim("The Peruvian diplomat", "office/diplomat-per", 50))
    assert [c.speaker for c in name_again(told, COUNTRIES)] == ["person/ana", "person/ana"]


@pytest.mark.parametrize(
    "said", ["The Peruvian general", "A Peruvian diplomat", "The finance minister", "The Peruvian press"]
)
def test_another_rank_office_or_one_not_yet_known_is_somebody_else(said: str) -> None:
    told = (claim("Ambassador Ana Quispe", "person/ana", 0), claim(said, "office/diplomat-per", 50))
    assert name_again(told, COUNTRIES)[1].speaker == "office/diplomat-per"


def test_of_two_persons_of_one_country_neither_is_meant() -> None:
    countries = COUNTRIES | {"person/leo": "PER"}
    told = (claim("Envoy Ana Quispe", "person/ana", 0), claim("Leo Lara", "person/leo", 50))
    said = claim("The Peruvian diplomat", "office/diplomat-per", 90)
    assert name_again((*told, said), countries)[2].speaker == "office/diplomat-per"


def test_an_office_that_is_named_next_is_he_throughout() -> None:
    office = "office/diplomat-per"
    told = (claim("The diplomat", office, 0), claim("Ana Quispe", "person/ana", 50), claim("The diplomat", office, 90))
    assert {c.speaker for c in name_described(told, COUNTRIES)} == {"person/ana"}


@pytest.mark.parametrize(
    ("name", "ours", "theirs", "fit"),
    [
        ("Ana Quispe", "PER", None, True),
        ("Quispe", "PER", None, False),
        ("Ana Quispe", "PER", "PER", False),
        ("Ana Quispe", None, None, False),
    ],
)
def test_who_a_text_tells_of_first_is_of_a_state_named_in_full_and_known_to_few(
    name: str,
    ours: str | None,
    theirs: str | None,
    fit: bool,  # noqa: FBT001
) -> None:
    assert may_be_first(claim("A member of the house", None, 0), claim(name, "person/ana", 50), ours, theirs) is fit


MERKEL, SHAMKHANI = "person/angela-merkel-deu", "person/Q1391746"


@pytest.mark.parametrize(
    ("said", "who", "named"),
    [
        ("The official", "person/ana", True),
        ("The official", SHAMKHANI, False),
        ("Iran's security official", SHAMKHANI, True),
        ("The German official", MERKEL, False),
        ("The German chancellor", MERKEL, True),
    ],
)
def test_the_official_is_no_head_nor_whom_everybody_knows(said: str, who: str, *, named: bool) -> None:
    countries = {"office/irn": "IRN", SHAMKHANI: "IRN", "office/deu": "DEU", MERKEL: "DEU"}
    office = {"Iran's security official": "office/irn", "The official": None}.get(said, "office/deu")
    assert is_named_by(claim(said, office, 0), claim("Vega", who, 50), countries, lead=True) is named


def test_a_rank_speaks_against_no_office() -> None:
    told = claim("The head of the customs office", None, 0), claim("General Ana Quispe", "person/ana", 50)
    assert is_named_by(*told, {}, lead=True)


def test_a_scholar_may_be_called_an_analyst_and_not_a_diplomat() -> None:
    assert fits("analyst", {"scholar"})
    assert not fits("diplomat", {"scholar"})


@pytest.mark.parametrize(
    ("kind", "words", "who"),
    [("direct", "whether he ran", "leo"), ("indirect", "whether he ran", "ana"), ("direct", "him to run", "ana")],
)
def test_who_is_asked_answers_in_quoted_words(kind: ClaimKind, words: str, who: str) -> None:
    asked = replace(
        claim("Ana Quispe", "person/ana", 0), content=Span(start=0, end=len(words), text=words),
        addressee="person/leo", why=Reason(rule="ask.question", detail="Told."),
    )  # fmt: skip
    assert answered(asked, replace(claim("he", None, 50), kind=kind)).speaker == f"person/{who}"
