"""States, bodies and descriptions: which actor a mention stands for."""

from __future__ import annotations

import pytest

from resolution.readings import cast, spellings

BODIES = [
    ("Türkiye praised the deal, and Turkey signed it.", "state/TUR", ["Türkiye", "Turkey"]),
    ("Moscow condemned the attack, and Russia left the treaty.", "state/RUS", ["Moscow", "Russia"]),
    ("Tehran rejected the report. Iran closed the border.", "state/IRN", ["Tehran", "Iran"]),
    ("The United States and the UK criticised the U.S. ally.", "state/USA", ["United States"]),
    ("NATO condemned Russia.", "org/NATO", ["NATO"]),
    ("Hezbollah rejected the truce.", "org/HEZBOLLAH", ["Hezbollah"]),
    ("Hamas fighters attacked the village.", "org/HAMAS", ["Hamas fighters"]),
    ("The European Union condemned Belarus.", "org/EU", ["European Union"]),
]
DESCRIPTIONS = [
    ("Hamas attacked Israeli troops near the border.", "group/isr-troops", "group"),
    ("The Turkish government condemned the coup.", "state/TUR", "state"),
    ("The Belgian defence minister visited Kinshasa.", "office/defence-minister-bel", "office"),
    ("Angela Merkel met the French delegation.", "group/fra-delegation", "group"),
]


@pytest.mark.parametrize(("text", "actor", "written"), BODIES, ids=[case[1] for case in BODIES])
def test_names_of_states_and_bodies(text: str, actor: str, written: list[str]) -> None:
    assert spellings(cast(text, "2024-02-01")[actor])[: len(written)] == written


@pytest.mark.parametrize(("text", "actor", "kind"), DESCRIPTIONS, ids=[case[1] for case in DESCRIPTIONS])
def test_descriptions(text: str, actor: str, kind: str) -> None:
    assert cast(text, "1999-02-01" if kind == "office" else "2024-02-01")[actor].kind == kind


def test_a_body_belongs_to_the_country_named_before_it() -> None:
    found = cast("The Security Council of Russia met. The UN Security Council condemned Syria.")
    assert found["org/RUS-SECURITY-COUNCIL"].country == "RUS"
    assert "org/UN" in found or any(actor.country == "IGO" for actor in found.values())


@pytest.mark.parametrize(
    "text", ["The ministers met in Vienna.", "He left Cairo.", "Thousands strolled through Beirut."]
)
def test_a_city_as_a_place_is_no_actor(text: str) -> None:
    assert not [actor for actor in cast(text).values() if actor.kind == "state"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The UN secretary-general visited Kyiv.", "António Guterres"),
        ("The European Commission president visited Kyiv.", "Ursula von der Leyen"),
        ("The head of the IAEA arrived in Tehran.", "Rafael Grossi"),
        ("The NATO chief criticised Russia.", "Jens Stoltenberg"),
        ("The secretary-general of the Arab League met the Iraqi president.", "Ahmed Aboul Gheit"),
        ("The WHO chief warned Syria.", "Tedros Adhanom Ghebreyesus"),
    ],
)
def test_the_head_of_a_body_is_its_holder(text: str, holder: str) -> None:
    assert holder in {actor.name for actor in cast(text, "2022-04-28").values()}


@pytest.mark.parametrize(
    "text",
    [
        "The deputy head of the IAEA arrived in Tehran.",
        "A former NATO chief criticised Russia.",
        "The EU chief left.",
        "The acting IMF chief left.",
        "A NATO chief left.",
        "The NATO general criticised Russia.",
        "The UN director in Geneva criticised Myanmar.",
        "The African Union chair condemned Sudan.",
        "The chief of the OSCE mission in Ukraine left.",
        "UNICEF's Yemen head left.",
        "The UNHCR chief in Libya left.",
        "The former EU foreign policy chief condemned Russia.",
        "The former British foreign secretary condemned Russia.",
    ],
)
def test_another_than_the_head_is_not_its_holder(text: str) -> None:
    assert not [actor for actor in cast(text, "2022-04-28").values() if actor.kind == "person"]


def test_the_chiefs_of_two_bodies_are_two() -> None:
    offices = [a.id for a in cast("The AU chief met the ECOWAS chief.").values() if a.kind == "office"]
    assert offices == ["office/igo-head-org/au", "office/igo-head-org/ecowas"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The president of the World Bank, Ajay Banga, visited Kenya.", "office/imf-managing-director"),
        ("Pedro Ruizal, president of the Chilean Chamber of Deputies, visited Kenya.", "office/parliament-speaker"),
        ("Pedro Ruizal, president of Chile, visited Kenya.", "office/head-of-state"),
    ],
)
def test_the_president_of_a_body_heads_no_state(text: str, office: str) -> None:
    assert office in {actor.office for actor in cast(text).values() if actor.kind == "person"}


def test_every_mention_is_the_exact_slice() -> None:
    text = "Moscow condemned the attack, and the Russian foreign minister left Vienna.\n\nIran's army denied it."
    for actor in cast(text, "2022-02-01").values():
        assert all(text[m.start : m.end] == m.text for m in actor.mentions)


def test_every_actor_says_why() -> None:
    text = "Moscow condemned the attack by Hamas fighters. Sergei Lavrov and the Iranian foreign minister met."
    for actor in cast(text, "2022-02-01").values():
        assert actor.why.rule.startswith("actor.")
        assert actor.why.detail.endswith(".")


def test_strangers_of_one_name_in_two_documents_have_one_id() -> None:
    one = cast("The Vostok Grain Board criticised Kazakhstan.")
    other = cast("Kazakhstan praised the Vostok Grain Board.")
    assert [i for i in one if i.startswith("org/")] == [i for i in other if i.startswith("org/")]
