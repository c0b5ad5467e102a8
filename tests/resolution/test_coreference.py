"""Pronouns and pair nouns: whom they stand for, and when nobody is sure."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.config import DEFAULTS
from dragoman.extract.mentions import find_mentions
from dragoman.ingest.documents import body_paragraphs, to_document
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model import Source
from dragoman.nlp.load import parse
from dragoman.resolution.coreference import resolve_references
from dragoman.resolution.linker import link
from resolution.readings import cast, last_event, spellings

PAIRS = [
    "Russia and Iran signed an agreement on Monday. The two countries will build a railway.",
    "Russia and Iran held talks on Monday. They signed a treaty.",
    "Russia held talks with Iran on Monday. The two countries signed a treaty.",
    "Russia held talks with Iran on Monday. The sides signed a treaty.",
    "Russia and Iran held talks on Monday. Both signed a treaty.",
    "Russia and Iran held talks on Monday. The two signed a treaty.",
    "Russia and Iran held talks on Monday. Both sides signed a treaty.",
]
# (text, countries of those who condemn)
COUNTED = [
    ("Denmark, Norway and Sweden met. The three countries condemned Belarus.", {"DNK", "NOR", "SWE"}),
    ("Denmark, Norway, Sweden and Chad met. The four Nordic states condemned Belarus.", {"DNK", "NOR", "SWE", "TCD"}),
    # Three are not the two, and somebody unknown may be the third.
    ("Denmark, Norway and Sweden met. The two countries condemned Belarus.", {None}),
    ("Denmark and Norway met. The three countries condemned Belarus.", {None}),
]
SINGLE = [
    ("Angela Merkel met the French delegation. She criticised Russia.", "person/angela-merkel-deu"),
    ("Emmanuel Macron visited Beijing. He met Xi Jinping.", "person/Q3052772"),
    ("France accused Mali of blocking the talks. It withdrew its ambassador.", "state/FRA"),
    ("Sergei Lavrov met Hakan Fidan. He criticised Israel.", "person/Q58217"),
]
MERKEL, LAVROV, SCHOLZ = "person/angela-merkel-deu", "person/Q58217", "person/olaf-scholz-deu"
# (text, word, which one of its kind, whom it stands for)
REFERENCES = [
    (
        "Angela Merkel flew to Paris. She met farmers. She praised them. Her plane left late. She slept.",
        "She",
        2,
        MERKEL,
    ),
    ("Emmanuel Macron met Olaf Scholz in Berlin. Macron praised him.", "him", 0, SCHOLZ),
    ("The envoy claimed that Norway has lent the tugs to Malta out of its reserves.", "its", 0, "state/NOR"),
    ("The tents sent by Chile from its stores were put up in Peru.", "its", 0, "state/CHL"),
    ("For his part, Sergei Lavrov criticised Israel.", "his", 0, LAVROV),
    (
        "Spokeswoman Maria Zakharova and Sergei Lavrov met reporters. She denied the claim.",
        "She",
        0,
        "person/Q20812953",
    ),
    ("Turkey and its allies left the talks.", "its", 0, "state/TUR"),
    ("Iranian officials met in Geneva. They rejected the offer.", "They", 0, "group/irn-official"),
    ("“We will rebuild every school,” Bolivian Education Minister Ramiro Quispe said.", "We", 0, "state/BOL"),
    ("Ramiro Quispe visited Lima. “I will rebuild every school,” Quispe said.", "I", 0, "person/ramiro-quispe"),
    ("Hezbollah attacked Israel. The group fired rockets.", "group", 0, "org/HEZBOLLAH"),
    ("Hezbollah fired rockets. Israeli soldiers fled. The group left.", "group", 0, "org/HEZBOLLAH"),
    ("Hezbollah fired rockets. The militants attacked Haifa.", "militants", 0, "org/HEZBOLLAH"),
    (
        "Boko Haram left Dapchi. It rained. Shops shut. A mayor spoke. Police hunted the insurgents.",
        "insurgents",
        0,
        "org/BOKO-HARAM",
    ),
    ("The M23 left Goma. Congo bombed the rebel group.", "group", 0, "org/M23"),
    ("Syrian rebels attacked Idlib. The rebels killed nine soldiers.", "rebels", 1, "group/syr-rebel"),
    (
        "Pavel Orlov, the former Bulgarian president and the chair of the Bulgarian Senate, left. The official slept.",
        "official",
        0,
        "person/pavel-orlov-bgr-head-of-state",
    ),
    ("Sergei Lavrov met reporters. He said the country would bomb Idlib.", "country", 0, "state/RUS"),
    ("Egypt accused Ethiopia of filling the dam too fast. It rejected the accusation.", "It", 0, "state/ETH"),
    ("Poland's president asked NATO for troops, and its secretary general sent them.", "its", 0, "org/NATO"),
]
# Two who deal with each other are "they" behind it.
DEALINGS = [
    ("Angela Merkel met Emmanuel Macron in Berlin. They spoke of Libya.", (MERKEL, "person/Q3052772")),
    ("Ethiopia fought a war with Eritrea. They made peace in 2018.", ("state/ETH", "state/ERI")),
    ("Angela Merkel left Berlin with Emmanuel Macron. They spoke of Libya.", ()),
]
NOBODY = [
    ("Mali lost a base. The country sent troops into Mali.", "country"),
    ("It is clear that France will leave Mali.", "It"),
    ("France and Mali disagree. The weather changed. The official left.", "official"),
    ("Angela Merkel and Christine Lagarde met. He left.", "He"),
    ("Hezbollah fought Boko Haram. It rained. The rebels stayed.", "rebels"),
]
# A text that spoke of "the group" before it told of Hamas means another.
ANOTHER = "Elders came to Haifa. The group rested. They spoke about Hamas. The group departed."


def stands_for(text: str, word: str, which: int = 0) -> tuple[str, ...]:
    """Return whom a word of the text stands for."""
    document = to_document(Source(text), DEFAULTS)
    parsed = parse(document, body_paragraphs(document))
    refs = resolve_references(link(parsed, find_mentions(parsed, load_gazetteer()), load_gazetteer(), None))
    places = [(s.index, t.i) for s in parsed.sentences for t in s.tokens if t.text == word]
    return refs.get(places[which], ())


def test_who_was_spoken_of_before_is_another() -> None:
    assert stands_for(ANOTHER, "group", 1) == ()


@pytest.mark.parametrize(("text", "word", "which", "actor"), REFERENCES)
def test_a_reference_is_the_likeliest(text: str, word: str, which: int, actor: str) -> None:
    assert stands_for(text, word, which) == (actor,)


@pytest.mark.parametrize(("text", "pair"), DEALINGS)
def test_two_who_deal_with_each_other_are_they(text: str, pair: tuple[str, ...]) -> None:
    assert stands_for(text, "They") == pair


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_no_reference_without_a_lead(text: str, word: str) -> None:
    assert stands_for(text, word) == ()


def test_a_reference_is_a_mention_of_its_actor() -> None:
    assert spellings(cast("Angela Merkel flew to Paris. She met farmers.")[MERKEL]) == ["Angela Merkel", "She"]


@pytest.mark.parametrize("text", PAIRS)
def test_both_sides(text: str) -> None:
    assert set(last_event(text, "2022-02-01").sources) == {"state/RUS", "state/IRN"}


def condemning(text: str) -> set[str | None]:
    reading = dragoman.read(Source(text))
    countries = {a.id: a.country for a in reading.actors}
    return {countries[id_] for event in reading.events if event.type == "ACCUSE" for id_ in event.sources}


@pytest.mark.parametrize(("text", "countries"), COUNTED)
def test_so_many_are_those_told_together(text: str, countries: set[str | None]) -> None:
    assert condemning(text) == countries


def test_two_sides_stay_the_two_sides() -> None:
    text = "Peru met Chile on the sea. The two sides talked in May. Nothing came of it. Boats sank. "
    assert condemning(text + "The two sides condemned Norway.") == {"PER", "CHL"}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Peruvian police seized the boats. The police condemned Norway.", {"PER"}),
        ("Two Peruvian sailors swam ashore. The two sailors accused Norway of cruelty.", {"PER"}),
        ("Peruvian troops left. Chilean troops came. The troops condemned Norway.", {None}),
        ("Peru and Jordan signed a pact. The kingdom condemned Norway.", {"JOR"}),
        ("Jordan and Morocco signed a pact. The kingdom condemned Norway.", {None}),
    ],
)
def test_a_noun_takes_up_the_only_ones_called_so(text: str, countries: set[str | None]) -> None:
    assert condemning(text) == countries


@pytest.mark.parametrize(("text", "actor"), SINGLE)
def test_a_pronoun_is_the_subject_before(text: str, actor: str) -> None:
    assert actor in last_event(text, "2022-02-01").sources


@pytest.mark.parametrize(
    "text",
    [
        "The weather changed. They signed a treaty.",
        "The weather changed. He criticised Iran.",
        "Iran held an election. The weather changed. It rained. Snow fell. He criticised Israel.",
    ],
)
def test_unsure_is_nobody(text: str) -> None:
    assert not [event for event in dragoman.read(text).events if event.trigger.text != "held" and event.sources]


def test_a_pronoun_may_speak() -> None:
    reading = dragoman.read("Angela Merkel met the French delegation. She said that the talks were constructive.")
    assert [claim.speaker for claim in reading.claims] == ["person/angela-merkel-deu"]


def test_the_pronoun_is_a_party_by_its_own_span() -> None:
    spans = last_event("Russia and Iran held talks. They signed a treaty.").source_spans
    assert {span.text for span in spans} == {"They"}
