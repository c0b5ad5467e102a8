"""Predications become events with parties, dates and reasons: hand-made trees and a handful of predicates."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import datetime as dt

import pytest

import dragoman
from dragoman.extract.events import attribute, find_events
from dragoman.extract.predicates import find_predications
from dragoman.knowledge.tables import Predicate
from dragoman.model import UNDATED, Event
from factory import Names, events, lexicon, parsed, surroundings

FRIDAY = dt.date(2024, 4, 26)


def shown(event: Event) -> str:
    sources, targets = ("+".join(a[-3:] for a in side) or "-" for side in (event.sources, event.targets))
    return f"{event.type} {sources} > {targets}"


# what the case shows: (tree, events)
TREES = {
    "source and target": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./.", ["ASSAULT IRN > IRQ"]),
    "passive": ("Iraq/NNP/nsubj:pass:attacked was/VBD/aux:pass:attacked attacked|attack/VBN/ROOT by/IN/case:Iran Iran/NNP/obl:agent:attacked ./.", ["ASSAULT IRN > IRQ"]),
    "reciprocal": ("Iran/NNP/nsubj:met met|meet/VBD/ROOT Turkey/NNP/obj:met ./.", ["CONSULT IRN+TUR > IRN+TUR"]),
    "reciprocal with a joint subject": ("Iran/NNP/nsubj:met and/CC/cc:Oman Oman/NNP/conj:Iran met|meet/VBD/ROOT ./.", ["CONSULT IRN+OMN > IRN+OMN"]),
    "reciprocal of three": ("Iran/NNP/nsubj:met and/CC/cc:Oman Oman/NNP/conj:Iran met|meet/VBD/ROOT Iraq/NNP/obj:met ./.", ["CONSULT IRN+OMN+IRQ > IRN+OMN+IRQ"]),
    "reciprocal with one party": ("Iran/NNP/nsubj:met met|meet/VBD/ROOT ./.", []),
    "reciprocal whose subject is nobody": ("weeks/NNS/nsubj:met met|meet/VBD/ROOT Iran/NNP/obj:met and/CC/cc:Oman Oman/NNP/conj:Iran ./.", []),
    "talks between two": ("the/DT/det:talks talks|talk/NNS/nsubj:failed between/IN/case:Iran Iran/NNP/nmod:talks and/CC/cc:Oman Oman/NNP/conj:Iran failed/VBD/ROOT ./.", ["CONSULT IRN+OMN > IRN+OMN"]),
    "light verb": ("Iran/NNP/nsubj:held held|hold/VBD/ROOT talks|talk/NNS/obj:held with/IN/case:Iraq Iraq/NNP/obl:held ./.", ["CONSULT IRN+IRQ > IRN+IRQ"]),
    "attack received": ("Iraq/NNP/nsubj:came came|come/VBD/ROOT under/IN/case:attack attack/NN/obl:came ./.", ["ASSAULT - > IRQ"]),
    "suffered from nobody named": ("Iraq/NNP/nsubj:pass:attacked was/VBD/aux:pass:attacked attacked|attack/VBN/ROOT ./.", ["ASSAULT - > IRQ"]),
    "suffered from something": ("floods|flood/NNS/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./.", []),
    "done alone": ("Iran/NNP/nsubj:withdrew withdrew|withdraw/VBD/ROOT ./.", ["RETREAT IRN > -"]),
    "an act that needs another": ("Iran/NNP/nsubj:praised praised|praise/VBD/ROOT rain/NN/obj:praised ./.", []),
    "bare noun with one side": ("Iran/NNP/nmod:poss:attack 's/POS/case:Iran attack/NN/nsubj:failed failed|fail/VBD/ROOT ./.", []),
    "bare noun with both sides": ("Iran/NNP/nmod:poss:attack 's/POS/case:Iran attack/NN/nsubj:failed on/IN/case:Iraq Iraq/NNP/nmod:attack failed|fail/VBD/ROOT ./.", ["ASSAULT IRN > IRQ"]),
    "nobody known": ("wolves|wolf/NNS/nsubj:attacked attacked|attack/VBD/ROOT sheep/NNS/obj:attacked ./.", []),
    "agreed to an act": ("Iran/NNP/nsubj:agreed agreed|agree/VBD/ROOT with/IN/case:Turkey Turkey/NNP/obl:agreed to/TO/mark:withdraw withdraw/VB/xcomp:agreed from/IN/case:Iraq Iraq/NNP/obl:withdraw ./.", ["AGREE IRN > TUR"]),
    "demanded an act": ("Iran/NNP/nsubj:demanded demanded|demand/VBD/ROOT that/IN/mark:withdraw Iraq/NNP/nsubj:withdraw withdraw/VB/ccomp:demanded ./.", ["REQUEST IRN > IRQ"]),
    "an act told beside what is demanded": ("Iran/NNP/nsubj:demanded demanded|demand/VBD/ROOT that/IN/mark:answer Iraq/NNP/nsubj:answer answer/VB/ccomp:demanded after/IN/mark:attacked Oman/NNP/nsubj:attacked attacked|attack/VBD/advcl:answer Turkey/NNP/obj:attacked ./.", ["REQUEST IRN > IRQ", "ASSAULT OMN > TUR"]),
    "demanded an act by its noun": ("Iran/NNP/nsubj:demanded demanded|demand/VBD/ROOT Iraq/NNP/nmod:poss:withdrawal 's/POS/case:Iraq withdrawal/NN/obj:demanded ./.", ["REQUEST IRN > -"]),
    "an act told beside": ("Iran/NNP/nsubj:agreed agreed|agree/VBD/ROOT with/IN/case:Turkey Turkey/NNP/obl:agreed to/TO/mark:talk talk/VB/xcomp:agreed after/IN/mark:attacked Iraq/NNP/nsubj:attacked attacked|attack/VBD/advcl:agreed Oman/NNP/obj:attacked ./.", ["AGREE IRN > TUR", "ASSAULT IRQ > OMN"]),
    "the same act twice in a sentence": ("Iran/NNP/nsubj:2 attacked|attack/VBD/ROOT Iraq/NNP/obj:2 and/CC/cc:5 attacked|attack/VBD/conj:2 Iraq/NNP/obj:5 ./.", ["ASSAULT IRN > IRQ"]),
    "two targets": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked and/CC/cc:Oman Oman/NNP/conj:Iraq ./.", ["ASSAULT IRN > IRQ+OMN"]),
    "oneself is no target": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Tehran/NNP/obj:attacked ./.", ["ASSAULT IRN > -"]),
}  # fmt: skip


@pytest.mark.parametrize("case", TREES)
def test_events(case: str) -> None:
    tree, wanted = TREES[case]
    assert [shown(e) for e in events(tree)] == wanted


def test_same_act_in_two_sentences_is_told_twice() -> None:
    tree = "Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./."
    found = events(tree, tree)
    assert len({e.id for e in found}) == 2


def test_unnamed_party_alone_makes_no_event() -> None:
    tree = "rebels|rebel/NNS/nsubj:attacked attacked|attack/VBD/ROOT villagers/NNS/obj:attacked ./."
    assert events(tree, names=Names(actors={"rebels": "unnamed/rebel"})) == []


PLAIN = "Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./."


def test_codes_come_from_the_ontology() -> None:
    (event,) = events(PLAIN)
    assert (event.quad, event.score < 0, (event.goldstein or 0) < 0) == (4, True, True)


def test_trigger_and_evidence_are_slices() -> None:
    (event,) = events(PLAIN)
    assert (event.trigger.text, event.evidence[0].text) == ("attacked", "Iran attacked Iraq.")


def test_parties_have_spans() -> None:
    (event,) = events(PLAIN)
    assert ([s.text for s in event.source_spans], [s.text for s in event.target_spans]) == (["Iran"], ["Iraq"])


def test_reason_names_entry_words_and_parties() -> None:
    (event,) = events(PLAIN)
    assert event.why.rule == "assault.attack"
    assert all(word in event.why.detail for word in ("attacked", "Iran", "Iraq"))


def test_id_does_not_depend_on_the_type() -> None:
    parse = parsed(PLAIN)
    entries = [
        Predicate(id="x", type=t, verbs=("attack",), source=("subject",), target=("object",))
        for t in ("ASSAULT", "SUPPORT")
    ]
    found = [
        next(find_events(find_predications(parse, lexicon(e), Names().is_actor), surroundings(parse))) for e in entries
    ]
    assert found[0].id == found[1].id


# what the case shows: (tree, the date's text or None)
DATED = {
    "under the verb": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked yesterday/NN/obl:attacked ./.", "yesterday"),
    "no date": (PLAIN, None),
    "the date of a clause beside": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked when/WRB/advmod:left troops/NNS/nsubj:left left/VBD/advcl:attacked yesterday/NN/obl:left ./.", None),
    "before who says it, between commas": ("Overnight/RB/advmod:said ,/,/punct:said the/DT/det:army army/NN/nsubj:said said|say/VBD/ROOT ,/,/punct:attacked Iran/NNP/nsubj:attacked attacked|attack/VBD/ccomp:said Iraq/NNP/obj:attacked ./.", "Overnight"),
    "of who said it": ("Overnight/RB/advmod:said the/DT/det:army army/NN/nsubj:said said|say/VBD/ROOT Iran/NNP/nsubj:attacked attacked|attack/VBD/ccomp:said Iraq/NNP/obj:attacked ./.", None),
    "before when two things were done": ("It/PRP/nsubj:failed failed|fail/VBD/ROOT last/JJ/amod:week week/NN/obl:failed when/WRB/advmod:saw Iran/NNP/nsubj:saw saw|see/VBD/advcl:failed Oman/NNP/obj:saw and/CC/cc:attacked attacked|attack/VBD/conj:saw Iraq/NNP/obj:attacked ./.", "last week"),
    "beside the occasion": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked during/IN/case:campaign the/DT/det:campaign 2016/CD/nummod:campaign campaign/NN/obl:attacked ./.", "the 2016"),
    "beside what it is about": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked over/IN/case:campaign the/DT/det:campaign 2016/CD/nummod:campaign campaign/NN/obl:attacked ./.", None),
    "on the verb above": ("Iran/NNP/nsubj:began began|begin/VBD/ROOT yesterday/NN/obl:began to/TO/mark:attack attack/VB/xcomp:began Iraq/NNP/obj:attack ./.", "yesterday"),
}  # fmt: skip


@pytest.mark.parametrize("case", DATED)
def test_date_of_the_clause(case: str) -> None:
    tree, wanted = DATED[case]
    (event,) = events(tree, published=FRIDAY)
    assert event.when.text == wanted


def test_publication_is_never_the_date() -> None:
    (event,) = events(PLAIN, published=FRIDAY)
    assert event.when == UNDATED


@pytest.mark.parametrize(("year", "told"), [("2024", True), ("2026", False)])
def test_what_is_done_has_no_date_to_come(year: str, *, told: bool) -> None:
    tree = f"Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked in/IN/case:{year} {year}/CD/obl:attacked ./."
    (event,) = events(tree, published=FRIDAY)
    assert (event.status, event.when.given) == ("actual", told)


def test_old_date_makes_background() -> None:
    tree = "Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked in/IN/case:1980 1980/CD/obl:attacked ./."
    (event,) = events(tree, published=FRIDAY)
    assert event.historical


def test_doubt_lowers_confidence() -> None:
    (sure,) = events(PLAIN)
    (half,) = events("Iraq/NNP/nsubj:came came|come/VBD/ROOT under/IN/case:attack attack/NN/obl:came ./.")
    assert 0 < half.confidence < sure.confidence <= 1


def test_attribution_adds_the_claims() -> None:
    (event,) = events(PLAIN)
    (told,) = attribute([event], {event.id: ["claim/x"]})
    assert (told.reported_by, told.id) == (("claim/x",), event.id)


def test_event_that_nobody_tells_is_kept() -> None:
    (event,) = events(PLAIN)
    assert attribute([event], {}) == (event,)


@pytest.mark.parametrize(("text", "day", "status"), [
    ("Emmanuel Macron arrives in Beijing Saturday for a visit.", 17, "planned"),
    ("Emmanuel Macron meets Vladimir Putin in Sochi on Tuesday.", 13, "actual"),
    ("Emmanuel Macron meets Vladimir Putin in Sochi on 20 March.", 20, "planned"),
])  # fmt: skip
def test_the_present_tense_is_of_the_nearer_weekday(text: str, day: int, status: str) -> None:
    event = dragoman.read(dragoman.Source(text, published=dt.date(2018, 3, 14))).events[0]
    assert (event.when.start, event.status) == (dt.date(2018, 3, day), status)


def test_who_intends_or_demands_does_so_now() -> None:
    published = dt.date(2018, 3, 14)
    for text in ("Norway intends to visit Chad on 20 March.", "Norway asks Chad to free the crew on 20 March."):
        event = dragoman.read(dragoman.Source(text, published=published)).events[0]
        assert (event.status, event.when.start) == ("actual", None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The European Union decided not to lift the sanctions on Belarus.", "REJECT"),
        ("The European Union decided to lift the sanctions on Belarus.", "CONCEDE"),
        ("Iran agreed not to attack Israel.", "AGREE"),
        ("Peru is not ready to release the Chilean sailors.", "REJECT"),
        ("Peru is ready to release the Chilean sailors.", "CONCEDE"),
        ("Peru is not prepared to negotiate with Chile.", "REJECT"),
        ("Peru said it would not recognise the Chilean government.", "REJECT"),
    ],
)
def test_who_decides_not_to_yield_refuses(text: str, kind: str) -> None:
    assert [e.type for e in dragoman.read(text, published="2023-05-02").events] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen abducted nine pupils near Lima.", "ASSAULT"),
        ("A journalist was arrested in Lima.", "COERCE"),
        ("Hundreds of people demonstrated in Lima.", "PROTEST"),
    ],
)
def test_acts_of_nobody_named_are_of_their_place(text: str, kind: str) -> None:
    reading = dragoman.read(text, published="2023-05-02")
    (event,) = reading.events
    countries = {a.id: a.country for a in reading.actors}
    assert (event.type, "PER" in {countries[x] for x in (*event.sources, *event.targets)}) == (kind, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The European Union decided not to extend the sanctions on Belarus.", ("COERCE", "negated")),
        ("The European Union agreed not to extend sanctions against Belarus.", ("COERCE", "negated")),
        ("Turkey promised not to bomb Syria.", ("THREATEN", "negated")),
        ("Iran pledged not to attack Israel.", ("THREATEN", "negated")),
        ("Israel decided to attack Iran.", ("THREATEN", "actual")),
        ("Israel may decide not to release the Palestinian prisoners.", ("REJECT", "hypothetical")),
    ],
)
def test_who_decides_not_to_harm_does_not(text: str, told: tuple[str, str]) -> None:
    assert [(e.type, e.status) for e in dragoman.read(text, published="2023-05-02").events] == [told]


def test_a_verb_and_its_noun_tell_one_act() -> None:
    (event,) = dragoman.read("Donald Trump took part in a summit with Kim Jong Un.").events
    assert event.type == "CONSULT"


def test_of_a_verb_and_its_noun_the_likelier_tells_the_act() -> None:
    (event,) = dragoman.read(
        "Speaking at a meeting with his Omani counterpart, Pavel Orlov said that rain was rare."
    ).events
    assert event.trigger.text == "meeting"


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Al-Shabaab claimed credit for the killing of two Kenyan soldiers.", 1),
        ("No armed group claimed credit for the killing of two Kenyan soldiers.", 0),
    ],
)
def test_who_claims_a_deed_has_done_it(text: str, doers: int) -> None:
    (event,) = dragoman.read(text).events
    assert (event.type, event.status, len(event.sources)) == ("ASSAULT", "actual", doers)
