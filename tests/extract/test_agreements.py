"""Agreements as objects: the data's examples with the bundled pipeline, rules on hand-made trees."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

import dragoman
from data_files import read_yaml
from dragoman.extract.agreements import find_agreements
from dragoman.extract.pact_names import full_end, name_tokens, own_name
from dragoman.extract.pact_words import in_clause, is_instrument, status_of
from dragoman.extract.pacts import Background, Name, Named
from dragoman.model import Agreement
from factory import Names, at, events, parsed, sentence, texts

DATA = Path(__file__).resolve().parents[2] / "data"
EXAMPLES = read_yaml(DATA / "agreements" / "en.yaml", DATA, [])["examples"]


@pytest.mark.parametrize("example", EXAMPLES["yes"])
def test_example_of_the_data(example: str) -> None:
    text, _, wanted = example.partition(" | ")
    reading = dragoman.read(text)
    kind, status, *parties = wanted.split()
    found = [
        (a.kind, a.status, sorted(reading.actors[p].country or "-" for p in a.parties)) for a in reading.agreements
    ]
    assert found == [(kind, status, sorted(parties))]


@pytest.mark.parametrize("text", EXAMPLES["no"])
def test_no_agreement_in_the_data(text: str) -> None:
    assert len(dragoman.read(text).agreements) == 0


def read_agreements(text: str) -> list[tuple[str, list[str]]]:
    reading = dragoman.read(text, published=dt.date(2019, 1, 20))
    return [(a.status, [reading.actors[p].name for p in a.parties]) for a in reading.agreements]


def test_powers_without_a_name_are_parties() -> None:
    found = read_agreements("The accord between Peru and five world powers was signed in Lima.")
    assert found == [("signed", ["Peru", "five world powers"])]


def test_a_body_of_members_is_a_party() -> None:
    found = read_agreements("Iran and the P5+1 reached the nuclear deal in Vienna in 2015.")
    assert found == [("in-force", ["Iran", "P5+1"])]


@pytest.mark.parametrize(
    "text",
    ["The Israeli settlements minister said it rained.", "The deal with her sister was signed in May."],
)
def test_a_ministry_of_settlements_and_a_deal_of_sisters_are_none(text: str) -> None:
    assert read_agreements(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A trade deal between Peru and Chile is still under negotiation.", "negotiating"),
        ("The pact between Peru and Chile is not in force.", "signed"),
        ("The peace accord signed in Arusha in 2000 ended the war in Burundi.", "signed"),
        ("The possible deal between Peru and Chile worries Bolivia.", "proposed"),
    ],
)
def test_a_predicate_or_adjective_tells_the_status(text: str, status: str) -> None:
    assert [found for found, _ in read_agreements(text)] == [status]


def agreements(*trees: str) -> list[Agreement]:
    return list(find_agreements(parsed(*trees), Names(), {}, events(*trees)))


# what the case shows: (tree, status)
STATUS = {
    "signed": ("Iran/NNP/nsubj:signed signed|sign/VBD/ROOT a/DT/det:treaty treaty/NN/obj:signed ./.", "signed"),
    "passive": (
        "a/DT/det:treaty treaty/NN/nsubj:pass:signed was/VBD/aux:pass:signed signed|sign/VBN/ROOT ./.",
        "signed",
    ),
    "participle": (
        "the/DT/det:treaty treaty/NN/ROOT signed|sign/VBN/acl:treaty in/IN/case:Muscat Muscat/NNP/obl:signed ./.",
        "signed",
    ),
    "ratified": (
        "Iran/NNP/nsubj:ratified ratified|ratify/VBD/ROOT the/DT/det:treaty treaty/NN/obj:ratified ./.",
        "ratified",
    ),
    "left": (
        "Iran/NNP/nsubj:withdrew withdrew|withdraw/VBD/ROOT from/IN/case:treaty the/DT/det:treaty treaty/NN/obl:withdrew ./.",
        "ended",
    ),
    "suspended": (
        "Iran/NNP/nsubj:suspended suspended|suspend/VBD/ROOT the/DT/det:treaty treaty/NN/obj:suspended ./.",
        "suspended",
    ),
    "negotiated": (
        "Iran/NNP/nsubj:negotiated negotiated|negotiate/VBD/ROOT a/DT/det:treaty treaty/NN/obj:negotiated ./.",
        "negotiating",
    ),
    "future": ("Iran/NNP/nsubj:sign will/MD/aux:sign sign/VB/ROOT a/DT/det:treaty treaty/NN/obj:sign ./.", "proposed"),
    "negated": (
        "Iran/NNP/nsubj:sign did|do/VBD/aux:sign not/RB/advmod:sign sign/VB/ROOT a/DT/det:treaty treaty/NN/obj:sign ./.",
        "proposed",
    ),
    "wished": (
        "Iran/NNP/nsubj:wants wants|want/VBZ/ROOT to/TO/mark:sign sign/VB/xcomp:wants a/DT/det:treaty treaty/NN/obj:sign ./.",
        "proposed",
    ),
    "done before another act": (
        "Oman/NNP/nsubj:hailed hailed|hail/VBD/ROOT Iran/NNP/obj:hailed after/IN/mark:signed they/PRP/nsubj:signed signed|sign/VBD/advcl:hailed a/DT/det:treaty treaty/NN/obj:signed ./.",
        "signed",
    ),
    "on a condition": (
        "Oman/NNP/nsubj:helped helped|help/VBD/ROOT Iran/NNP/obj:helped if/IN/mark:signed they/PRP/nsubj:signed signed|sign/VBD/advcl:helped a/DT/det:treaty treaty/NN/obj:signed ./.",
        "proposed",
    ),
    "what somebody would leave": (
        "a/DT/det:plan plan/NN/ROOT to/TO/mark:quit quit/VB/acl:plan a/DT/det:treaty treaty/NN/obj:quit ./.",
        "in-force",
    ),
    "not ratified": (
        "Iran/NNP/nsubj:ratify did|do/VBD/aux:ratify not/RB/advmod:ratify ratify/VB/ROOT a/DT/det:treaty treaty/NN/obj:ratify ./.",
        "signed",
    ),
    "hoped for": (
        "a/DT/det:chance chance/NN/ROOT to/TO/mark:sign sign/VB/acl:chance a/DT/det:treaty treaty/NN/obj:sign ./.",
        "proposed",
    ),
    "managed": (
        "Iran/NNP/nsubj:managed managed|manage/VBD/ROOT to/TO/mark:sign sign/VB/xcomp:managed a/DT/det:treaty treaty/NN/obj:sign ./.",
        "signed",
    ),
    "reached while told": (
        "hopes|hope/NNS/nsubj:rose rose|rise/VBD/ROOT with/IN/mark:reaching envoys|envoy/NNS/nsubj:reaching reaching|reach/VBG/advcl:rose a/DT/det:treaty treaty/NN/obj:reaching ./.",
        "signed",
    ),
    "in a clause of its own": (
        "Iran/NNP/nsubj:kept kept|keep/VBD/ROOT a/DT/det:treaty treaty/NN/obj:kept it/PRP/nsubj:signed signed|sign/VBD/acl:relcl:treaty ./.",
        "signed",
    ),
    "worked out": (
        "Iran/NNP/nsubj:kept kept|keep/VBD/ROOT a/DT/det:treaty treaty/NN/obj:kept negotiated|negotiate/VBN/acl:treaty by/IN/case:Oslo Oslo/NNP/obl:agent:negotiated ./.",
        None,
    ),
    "still being worked out": (
        "Iran/NNP/nsubj:kept kept|keep/VBD/ROOT a/DT/det:treaty treaty/NN/obj:kept being/VBG/aux:pass:negotiated negotiated|negotiate/VBN/acl:treaty ./.",
        "negotiating",
    ),
    "no verb of agreements": ("Iran/NNP/nsubj:read read/VBD/ROOT a/DT/det:treaty treaty/NN/obj:read ./.", None),
    "no verb": ("a/DT/det:treaty treaty/NN/ROOT on/IN/case:trade trade/NN/nmod:treaty ./.", None),
}


@pytest.mark.parametrize("case", STATUS)
def test_status(case: str) -> None:
    tree, wanted = STATUS[case]
    assert status_of(at(sentence(tree), "treaty"))[0] == wanted


SIGNED = "Iran/NNP/nsubj:signed signed|sign/VBD/ROOT a/DT/det:treaty treaty/NN/obj:signed on/IN/case:trade trade/NN/nmod:treaty with/IN/case:Oman Oman/NNP/obl:signed ./."
RATIFIED = "Oman/NNP/nsubj:ratified ratified|ratify/VBD/ROOT the/DT/det:treaty treaty/NN/obj:ratified ./."


def test_parties_and_subject() -> None:
    (found,) = agreements(SIGNED)
    assert (set(found.parties), found.subject, found.name) == (
        {"state/IRN", "state/OMN"},
        "trade",
        "treaty on trade with Oman",
    )


def test_the_city_is_no_subject() -> None:
    (found,) = agreements(SIGNED.replace("on/IN", "in/IN").replace("trade trade/NN", "Muscat Muscat/NNP"))
    assert found.subject is None


def test_later_telling_raises_the_status() -> None:
    (found,) = agreements(SIGNED, RATIFIED)
    assert (found.status, len(found.evidence)) == ("ratified", 2)


def test_one_party_is_no_agreement_unless_it_signs() -> None:
    discussed = RATIFIED.replace("ratified|ratify", "discussed|discuss").replace(":ratified", ":discussed")
    assert agreements(discussed) == []
    (found,) = agreements(RATIFIED)
    assert found.status == "ratified"


def test_other_parties_make_another_agreement() -> None:
    other = SIGNED.replace("Iran", "Russia").replace("Oman", "Turkey")
    assert [set(a.parties) for a in agreements(SIGNED, other)] == [
        {"state/IRN", "state/OMN"},
        {"state/RUS", "state/TUR"},
    ]


def test_agreement_known_by_name_needs_one_party() -> None:
    tree = "Iran/NNP/nsubj:ratified ratified|ratify/VBD/ROOT the/DT/det:Protocol Kyoto/NNP/compound:Protocol Protocol/NNP/obj:ratified ./."
    (found,) = agreements(tree)
    assert (found.name, found.kind) == ("Kyoto Protocol", "protocol")


def test_later_telling_of_a_known_name() -> None:
    first = "Iran/NNP/nsubj:signed signed|sign/VBD/ROOT the/DT/det:Protocol Kyoto/NNP/compound:Protocol Protocol/NNP/obj:signed ./."
    second = "Iran/NNP/nsubj:ratified ratified|ratify/VBD/ROOT the/DT/det:protocol protocol/NN/obj:ratified ./."
    (found,) = agreements(first, second)
    assert len(found.evidence) == 2


def test_talk_of_any_agreement_is_none() -> None:
    tree = SIGNED.replace("a/DT", "no/DT")
    assert agreements(tree) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [("the trade accord", "trade accord"), ("a treaty", "treaty"), ("accord", "accord"), ("the", "the")],
)
def test_own_name(text: str, name: str) -> None:
    assert own_name(text) == name


# text | what is told of: name, kind, status
NAMED = [
    (
        "Envoys met in Vienna to revive the 2015 nuclear deal with Iran.",
        "Joint Comprehensive Plan of Action",
        "in-force",
    ),
    ("Tehran and Paris disagree over the nuclear deal.", "Joint Comprehensive Plan of Action", "in-force"),
    ("The rebels refused to join the Marovo Peace Agreement.", "Marovo Peace Agreement", "signed"),
    (
        "The text builds on the Joint Declaration of Trust and Trade.",
        "Joint Declaration of Trust and Trade",
        "signed",
    ),
]


@pytest.mark.parametrize(("text", "name", "status"), NAMED)
def test_what_has_a_name_needs_no_verb(text: str, name: str, status: str) -> None:
    found = [(a.name, a.status) for a in dragoman.read(text, published="2021-04-12").agreements]
    assert found == [(name, status)]


def test_a_loose_name_needs_the_states_beside_it() -> None:
    assert not dragoman.read("Seoul and Canberra spoke of a nuclear deal.", published="2021-04-12").agreements


@pytest.mark.parametrize(
    ("day", "status"),
    [(dt.date(1988, 1, 1), "signed"), (dt.date(2000, 1, 1), "in-force"), (dt.date(2020, 1, 1), "ended")],
)
def test_a_known_agreement_stands_as_its_dates_say(day: dt.date, status: str) -> None:
    named = Named(name="X Treaty", kind="treaty", signed="1987-12-08", in_force="1988-06-01", ended="2019-08-02")
    assert named.status(day) == status


def test_who_left_ends_nothing_for_the_others() -> None:
    text = "The United States withdrew from the Joint Comprehensive Plan of Action with Iran."
    (found,) = dragoman.read(text, published="2018-05-09").agreements
    assert (found.status, sorted(found.parties)) == ("in-force", ["state/IRN", "state/USA"])


BY_PRESIDENTS = "Presidents Emmanuel Macron of France and Lula da Silva of Brazil signed a treaty in Paris. Both signed the treaty again."
SPOKEN_OF = (
    "Emmanuel Macron praised the JCPOA in Paris. Iran and the United States discussed the JCPOA with Switzerland."
)


@pytest.mark.parametrize(
    ("text", "parties"), [(BY_PRESIDENTS, {"state/FRA", "state/BRA"}), (SPOKEN_OF, {"state/IRN", "state/USA"})]
)
def test_states_are_bound_and_not_who_speaks_for_them_or_of_the_pact(text: str, parties: set[str]) -> None:
    (agreement,) = dragoman.read(text, published="2023-06-20").agreements
    assert set(agreement.parties) == parties


TRUCE = "{0}/DT/det:truce truce/NN/nsubj:told between/IN/case:Iran Iran/NNP/nmod:truce and/CC/cc:Oman Oman/NNP/conj:Iran told|tell/VBN/ROOT ./."


@pytest.mark.parametrize(("article", "found"), [("the", 1), ("a", 0)])
def test_the_truce_that_two_have_needs_no_verb(article: str, found: int) -> None:
    assert len(agreements(TRUCE.format(article))) == found


def test_who_concluded_what_is_spoken_of_is_its_party() -> None:
    tree = "the/DT/det:treaty treaty/NN/nsubj:failed Iran/NNP/nsubj:signed signed|sign/VBD/acl:relcl:treaty with/IN/case:Oman Oman/NNP/obl:signed failed|fail/VBD/ROOT ./."
    (found,) = agreements(tree)
    assert set(found.parties) == {"state/IRN", "state/OMN"}


def test_words_joined_by_a_hyphen_are_of_the_name() -> None:
    tree = "Iran/NNP/nsubj:signed signed|sign/VBD/ROOT a/DT/det:treaty long/RB/advmod:term -/HYPH/punct:term term/NN/compound:treaty treaty/NN/obj:signed ./."
    home = sentence(tree)
    for before, mark in pairwise(home.tokens[3:6]):
        mark.start, mark.end = before.end, before.end + len(mark.text)
    assert texts(name_tokens(home, at(home, "treaty"))) == ["long", "-", "term", "treaty"]


def test_a_word_that_the_tokenizer_parts_is_a_truce() -> None:
    tree = "Iran/NNP/nsubj:signed signed|sign/VBD/ROOT a/DT/det:fire cease/NN/compound:fire -/HYPH/punct:cease fire/NN/obj:signed with/IN/case:Oman Oman/NNP/obl:signed ./."
    (found,) = agreements(tree)
    assert (found.kind, found.status, set(found.parties)) == ("ceasefire", "signed", {"state/IRN", "state/OMN"})


def test_a_truce_deal_is_a_truce() -> None:
    tree = SIGNED.replace("a/DT/det:treaty treaty/NN", "a/DT/det:deal truce/NN/compound:deal deal/NN").replace(
        ":treaty ", ":deal "
    )
    (found,) = agreements(tree)
    assert found.kind == "ceasefire"


def test_a_known_name_before_a_noun_is_that_agreement() -> None:
    tree = "Iran/NNP/nsubj:left left|leave/VBD/ROOT the/DT/det:deal JCPOA/NNP/compound:deal deal/NN/obj:left ./."
    (found,) = agreements(tree)
    assert found.name == "Joint Comprehensive Plan of Action"


def test_who_brokers_a_truce_is_no_party() -> None:
    tree = "Egypt/NNP/nsubj:brokered brokered|broker/VBD/ROOT the/DT/det:truce truce/NN/obj:brokered between/IN/case:Iran Iran/NNP/nmod:truce and/CC/cc:Oman Oman/NNP/conj:Iran ./."
    (found,) = agreements(tree)
    assert set(found.parties) == {"state/IRN", "state/OMN"}


def test_what_was_never_signed_is_negotiated() -> None:
    assert Named(name="X Treaty", kind="treaty").status(dt.date(2020, 1, 1)) == "negotiating"


def names(text: str) -> list[str]:
    return [a.name for a in dragoman.read(text).agreements]


# text | the name: with what it is about or between whom, without its day, its signers or a clause
FULL_NAMES = [
    (
        "Chad and Mali signed a memorandum of understanding (MOU) on fisheries on Monday.",
        "memorandum of understanding (MOU) on fisheries",
    ),
    ("Chad signed a deal with Mali.", "deal with Mali"),
    ("The truce between Chad, Mali and Togo was broken.", "truce between Chad, Mali and Togo"),
    ("Chad and Mali signed an agreement to exchange prisoners.", "agreement to exchange prisoners"),
    ("Chad and Mali signed a pact on the river that divides them.", "pact on the river"),
    ("Chad signed a customs pact with Ana Paz of Mali.", "customs pact"),
]


@pytest.mark.parametrize(("text", "name"), FULL_NAMES)
def test_a_name_says_what_an_agreement_is_about_or_with_whom(text: str, name: str) -> None:
    assert names(text) == [name]


def test_the_words_that_say_of_what_kind_a_thing_is_belong_to_the_name() -> None:
    home = sentence("the/DT/det:treaty toxic/JJ/amod:dyes dyes|dye/NNS/compound:treaty treaty/NN/ROOT ./.")
    assert texts(name_tokens(home, at(home, "treaty"))) == ["toxic", "dyes", "treaty"]


def test_a_long_phrase_is_no_part_of_a_name() -> None:
    many = " ".join("old/JJ/amod:trade" for _ in range(12))
    home = sentence(f"a/DT/det:treaty treaty/NN/ROOT on/IN/case:trade {many} trade/NN/nmod:treaty ./.")
    treaty = at(home, "treaty")
    assert full_end(home, treaty, [treaty]) == treaty.end


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Mali signed a memorandum (MOU) on trade. The MOU took effect in May.",
        "Chad and Mali signed a pact in Bamako. Their ministers had signed the document at dawn.",
        "Chad and Mali signed a document in Bamako. The agreement is to end the raids.",
        "A truce between Chad and Mali took effect. It rained. Camels sang. Nobody came. The truce held.",
    ],
)
def test_other_words_for_it_tell_of_the_same_agreement(text: str) -> None:
    assert len(dragoman.read(text).agreements) == 1


def test_what_a_document_is_called_later_says_its_kind() -> None:
    (found,) = dragoman.read("Chad and Mali signed a document in Bamako. The treaty is to end the raids.").agreements
    assert (found.kind, found.name) == ("treaty", "treaty")


def test_each_of_a_list_of_signed_documents_is_one() -> None:
    tree = "memorandum/NN/nsubj:8 and/CC/cc:4 a/DT/det:4 memorandum/NN/conj:1 were|be/VBD/cop:8 among/IN/case:8 signed/VBN/amod:8 documents|document/NNS/ROOT ./."
    assert [(a.kind, a.status) for a in agreements(tree)] == [("memorandum", "signed")] * 2


def test_who_is_joined_to_what_an_agreement_is_about_is_bound() -> None:
    found = read_agreements("The envoys signed a memorandum on trade between Chad and Mali.")
    assert found == [("signed", ["Chad", "Mali"])]


def test_who_only_brokered_it_by_an_adjective_is_not_bound() -> None:
    found = read_agreements("An Egyptian-brokered truce between Chad and Mali ended the fighting.")
    assert [parties for _, parties in found] == [["Chad", "Mali"]]


def test_who_signs_a_document_for_two_bodies_is_not_bound_beside_them() -> None:
    text = (
        "Roscosmos and ISRO signed a roadmap. The document was signed by the Russian Ana Paz and the Indian Tom Dean."
    )
    (found,) = dragoman.read(text).agreements
    assert [party.partition("/")[0] for party in found.parties] == ["org", "org"]


def test_a_treaty_that_ends_a_war_has_not_ended() -> None:
    home = sentence(
        "the/DT/det:treaty treaty/NN/ROOT that/WDT/nsubj:ended ended|end/VBD/acl:relcl:treaty the/DT/det:war war/NN/obj:ended ./."
    )
    assert in_clause(at(home, "ended"))[1] == "subject"
    assert status_of(at(home, "treaty"))[0] is None


def test_not_a_treaty_is_none() -> None:
    home = sentence(
        "war/NN/nsubj:ended ended|end/VBD/ROOT not/RB/advmod:treaty a/DT/det:treaty treaty/NN/obl:ended ./."
    )
    assert not is_instrument(at(home, "treaty"))


def test_what_is_done_under_a_deal_says_less_than_its_dates() -> None:
    text = "Iran shut a plant under the JCPOA. The mine was shut under the agreement between Iran and Germany."
    assert [status for status, _ in read_agreements(text)] == ["in-force"]


@pytest.mark.parametrize(("kind", "wanted"), [("ceasefire", True), ("treaty", False)])
def test_an_armistice_that_holds_is_spoken_of_for_good(kind: str, wanted: bool) -> None:  # noqa: FBT001
    named = Named(name="X", kind=kind, signed="1953-07-27")
    assert Background(day=dt.date(2018, 1, 1)).allows(Name(named, "armistice", loose=True)) is wanted


def test_the_beginning_of_a_long_known_name_is_no_other_agreement() -> None:
    text = "Iran joined the Framework Convention for the Protection of the Marine Environment of the Caspian Sea."
    assert names(text) == ["Tehran Convention"]


def test_a_known_treaty_may_be_written_small() -> None:
    assert names("That breaks the chemical weapons convention.") == ["Chemical Weapons Convention"]


# Talked of, hoped for, voted on or refused; a paper that is no pact, made known by others, or signed by one side.
NO_PACTS = [
    "Hopes for an armistice faded in Chad.",
    "Talks on an armistice failed.",
    "Hamas rejected the truce.",
    "The UN will vote on the ceasefire.",
    "Chad's calls for the truce went unheard.",
    "The rebels in Chad spoke against the armistice.",
    "A newspaper published a secret pact between Chad and Mali.",
    "The broadcaster released a deal that Chad would offer to Mali.",
    "In her closing statement at the conference, Ana Paz accused Chile of theft.",
    "The senator made her final declaration of income.",
    "The trial ended with the final statement of the accused at the session.",
    "Ministers signed a document on the budget.",
    "Two leaders of the party signed a statement on rents.",
    "The two ministers of Peru signed a document on rents.",
    "The leaders of the party signed a statement against the president of Peru.",
]


@pytest.mark.parametrize("text", NO_PACTS)
def test_what_is_only_talked_of_or_signed_by_one_side_is_none(text: str) -> None:
    assert names(text) == []


# text | the status: told in the past, or by whom a statement is of
PACTS = [
    ("The war in Chad ended in an armistice.", "signed"),
    ("The raids in Chad began again after the truce.", "signed"),
    ("The truce brought calm to Chad.", "signed"),
    ("The army of Chad broke the truce.", "in-force"),
    ("Chad and Mali released a joint statement on the river.", "signed"),
    ("The final communique of the African Union was short.", "signed"),
    ("In their final declaration the leaders praised Chad.", "signed"),
    ("The summit's closing statement praised Chad.", "signed"),
    ("The two sides signed a document in Bamako.", "signed"),
    ("The leaders of the African Union signed a statement.", "signed"),
    ("The army and the rebels signed a document in Bamako.", "signed"),
]


@pytest.mark.parametrize(("text", "status"), PACTS)
def test_what_is_told_as_there_or_is_of_a_meeting_is_one(text: str, status: str) -> None:
    assert [a.status for a in dragoman.read(text).agreements] == [status]


def test_a_draft_made_known_is_not_signed() -> None:
    text = "The White House published the draft treaty with Mexico."
    assert "signed" not in [a.status for a in dragoman.read(text).agreements]


# text | the names: each ends before the next instrument
NEXT_PACTS = [
    (
        "The signed documents included a memorandum on ports and an agreement on gas between Kenya and Togo.",
        "memorandum on ports",
    ),
    ("The Charter on fish and the Protocol for guests were ignored in Rome.", "Charter on fish"),
    ("Chad and Mali signed a pact on dams and a treaty on trade.", "pact on dams"),
]


@pytest.mark.parametrize(("text", "name"), NEXT_PACTS)
def test_a_name_ends_before_the_next_agreement(text: str, name: str) -> None:
    assert names(text)[0] == name
