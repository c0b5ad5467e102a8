"""Acts that no entry of the lexicon tells, read with the bundled pipeline."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Event
from dragoman.nlp.encoder import Encoder


def events(text: str) -> list[Event]:
    return list(dragoman.read(text, published="2019-06-20").events)


# text: word that tells, type, countries of source and target
HEARD = {
    "Malta towed a disabled wooden boat with 87 Egyptians to Valletta.": ("towed", "AID", "MLT", "EGY"),
    "French farmers dumped manure outside the Commission's seat to vent their anger at the accord.": (
        "dumped",
        "PROTEST",
        "FRA",
        None,
    ),
    "Norway said that it will speed up its economic cooperation with Iceland after the vote.": (
        "speed",
        "AGREE",
        "NOR",
        "ISL",
    ),
}


@pytest.mark.parametrize("text", HEARD)
def test_an_act_without_an_entry_is_heard(text: str) -> None:
    word, kind, source, target = HEARD[text]
    reading = dragoman.read(text, published="2019-06-20")
    (event,) = [e for e in reading.events if e.why.rule.startswith("learned.")]
    assert (event.trigger.text, event.type, event.why.rule) == (word, kind, f"learned.{kind}")
    assert source in {reading.actors[a].country for a in event.sources}
    assert target is None or target in {reading.actors[a].country for a in event.targets}


@pytest.mark.parametrize(
    "text",
    [
        "Egypt and Sudan lie on the Nile.",
        "The Taliban claimed responsibility for the attack in Kandahar.",
        "Finland exported less paper to Sweden in May than a year before.",
        "Hungary beat Portugal by two goals in Lyon.",
        "The Danish minister thinks often of Greenland.",
    ],
)
def test_what_tells_no_act_is_not_heard(text: str) -> None:
    assert not [e for e in events(text) if e.why.rule.startswith("learned.")]


def test_one_act_told_by_two_words_is_one() -> None:
    (heard,) = events("Finnish rangers took part with Norway in a search along the border river.")
    assert heard.type == "COOPERATE"
    assert heard.trigger.text in {"took", "part"}


def test_what_is_heard_is_less_sure_than_what_the_lexicon_knows() -> None:
    (towed,) = events("Malta towed a disabled wooden boat with 87 Egyptians to Valletta.")
    (condemned,) = events("Malta condemned Egypt.")
    assert towed.confidence < condemned.confidence


def test_a_pair_that_no_entry_joins_is_related() -> None:
    text = "Malta towed a wooden boat of Egypt's fishermen to Valletta."
    relation = dragoman.relate(text, source=(0, 5), target=(28, 33))
    assert relation is not None
    assert relation.type == "AID"


# text: type, countries of the sources, countries of the targets
PLACED = {
    "The king of Morocco sent his condolences to the president of Mali after the attack in Bamako.": (
        "ASSAULT",
        set(),
        {"MLI"},
    ),
    "The Turkey offensive in Syria began in October.": ("ASSAULT", {"TUR"}, {"SYR"}),
    "The U.S. attack on Libya was condemned by Russia.": ("ASSAULT", {"USA"}, {"LBY"}),
    "The Libya attack was condemned by Russia.": ("ACCUSE", {"RUS"}, set()),
    "Egypt's foreign minister condemned the Gaza airstrikes on Monday.": ("ACCUSE", {"EGY"}, set()),
    "Two days after a clash on the border that killed nine Kenyan guards, Somalia called for calm.": (
        "ASSAULT",
        set(),
        {"KEN"},
    ),
    "Israel attacked the Gaza port.": ("ASSAULT", {"ISR"}, {"PSE"}),
}


@pytest.mark.parametrize("text", PLACED)
def test_where_an_act_was_done_is_not_who_did_it(text: str) -> None:
    kind, sources, targets = PLACED[text]
    reading = dragoman.read(text, published="2019-06-20")
    (event,) = [e for e in reading.events if e.type == kind]
    assert {reading.actors[a].country for a in event.sources} == sources
    assert {reading.actors[a].country for a in event.targets} == targets


def test_what_may_be_done_by_what_nobody_knows_of_is_not_done() -> None:
    reading = dragoman.read("A missile fired by Iran could reach Israel.")
    assert "actual" not in {e.status for e in reading.events}


# text: word of the act, countries of the sources, countries of the targets
APART = {
    "The victims of the shooting in Oslo were Norwegian students.": ("shooting", set(), {"NOR"}),
    "The president of Ghana was briefed on the attack in Mali.": ("attack", set(), {"MLI"}),
    "The attack came as Israel and Egypt held talks in Cairo.": ("attack", set(), set()),
    "The workers killed in the attack were Chinese.": ("killed", set(), {None}),
    "Peru condemned the Turkish bombing of Syria.": ("condemned", {"PER"}, {"TUR"}),
    "France condemned the invasion of Kuwait.": ("condemned", {"FRA"}, set()),
    "The Charlie Hebdo attacks shocked the French.": ("attacks", set(), {"FRA"}),
}


@pytest.mark.parametrize("text", APART)
def test_who_is_told_near_an_act_has_no_part_in_it(text: str) -> None:
    word, sources, targets = APART[text]
    reading = dragoman.read(text, published="2019-06-20")
    told = [e for e in reading.events if e.trigger.text == word]
    assert {reading.actors[a].country for e in told for a in e.sources} == sources
    assert {reading.actors[a].country for e in told for a in e.targets} <= targets


def test_what_somebody_does_to_himself_is_no_act() -> None:
    assert not events("A band calling itself the Army of Ghana printed stamps.")


def test_acts_are_heard_only_where_somebody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[list[str]] = []
    hear = Encoder.hear
    monkeypatch.setattr(Encoder, "hear", lambda self, words, meant: heard.append(words) or hear(self, words, meant))
    events("The storm broke the old bridge. Norway's minister met Sweden's envoy.")
    assert [words[0] for words in heard] == ["Norway"]


TAKEN_UP = {
    "Sudan said that it had stopped a freighter. It released the freighter on Friday.": ("RETREAT", {"SDN"}),
    "Malawi and Zambia met in Lusaka. The two countries signed an accord on water.": ("SUPPORT", {"MWI", "ZMB"}),
    "Malawi and Zambia met in Lusaka. The sides agreed to open the border.": ("AGREE", {"MWI", "ZMB"}),
}


@pytest.mark.parametrize("text", TAKEN_UP)
def test_an_act_is_heard_of_whom_its_sentence_does_not_name(text: str) -> None:
    kind, countries = TAKEN_UP[text]
    reading = dragoman.read(text, published="2019-06-20")
    told = [e for e in reading.events if e.trigger.start > text.index(".")]
    assert [(e.type, {reading.actors[a].country for a in e.sources}) for e in told] == [(kind, countries)]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Malawi and Zambia agreed to stop the patrols.", {"MWI", "ZMB"}),
        ("The envoy of Malawi shook hands with the president. Malawi agreed to stop the patrols.", set()),
    ],
)
def test_several_who_agree_do_so_with_each_other(text: str, countries: set[str]) -> None:
    reading = dragoman.read(text, published="2019-06-20")
    agreed = [e for e in reading.events if e.trigger.text == "agreed"]
    assert [(e.type, {reading.actors[a].country for a in e.targets}) for e in agreed] == (
        [("AGREE", countries)] if countries else [("CONCEDE", set())]
    )


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Chad and Libya fought with rifles.", "ASSAULT", "actual"),
        ("The Saudi king did not shun Qatar's emir.", "REJECT", "negated"),
        ("Denmark did not give permission for the Russian ship to dock.", "REJECT", "actual"),
    ],
    ids=["conflict is not turned into cooperation", "a refusal that was not", "what is not given is refused"],
)
def test_the_encoder_turns_no_act_about(text: str, kind: str, status: str) -> None:
    assert [(e.type, e.status) for e in events(text)] == [(kind, status)]


def test_what_a_deed_leaves_behind_is_no_deed() -> None:
    told = events("Clashes between rebels and soldiers in Chad left 40 dead.")
    assert [e.trigger.text for e in told] == ["Clashes"]
