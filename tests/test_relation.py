"""Answers for one pair of spans."""

from __future__ import annotations

import pytest

from dragoman.model import Relation
from dragoman.nlp.parse import Parsed
from dragoman.relation import HALF, LOOSE, SOURCE, TARGET, GivenLookup, plain_document, ranges, relate_spans
from factory import sentence


def ask(text: str, source: str, target: str) -> Relation | None:
    start, end = text.index(source), text.index(target)
    return relate_spans(text, source=(start, start + len(source)), target=(end, end + len(target)), published=None)


@pytest.mark.parametrize(
    ("text", "source", "target", "kind"),
    [
        ("The rebels shelled the village.", "rebels", "village", "ASSAULT"),
        ("The rebels shelled the village.", "The rebels", "the village", "ASSAULT"),
        ("Police arrested thirty protesters in Minsk.", "Police", "thirty protesters", "COERCE"),
        ("The visit of the king to Oman lasted two days.", "the king", "Oman", "CONSULT"),
        ("Talks between the union and the ministry resumed.", "the union", "the ministry", "CONSULT"),
        ("The bank sent aid to the refugees.", "The bank", "the refugees", "AID"),
        ("Thousands protested against the cabinet.", "Thousands", "the cabinet", "PROTEST"),
        ("The senator rejected the governor's proposal.", "The senator", "the governor", "REJECT"),
    ],
)
def test_the_spans_need_be_no_names(text: str, source: str, target: str, kind: str) -> None:
    relation = ask(text, source, target)
    assert relation is not None
    assert relation.type == kind


def test_a_word_of_both_spans_is_the_sources() -> None:
    told = sentence("Oslo/NNP/nsubj:freed freed/VBD/ROOT Bergen/NNP/obj:freed")
    text = "Oslo freed Bergen"
    lookup = GivenLookup(Parsed(document=plain_document(text, None), sentences=[told]), (0, 4), (0, len(text)))
    found = [[(p.actor, p.span.text) for p in lookup.named(told, t)] for t in told.tokens]
    assert found == [[(SOURCE, "Oslo")], [(TARGET, text)], [(TARGET, text)]]


def test_names_need_not_be_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.nlp.names.known_kind", lambda name, _: pytest.fail(name))
    relation = ask("Russia attacked Ukraine.", "Russia", "Ukraine")
    assert relation is not None


def test_the_second_sentence_counts_too() -> None:
    relation = ask("It rained. Russia attacked Ukraine. It snowed.", "Russia", "Ukraine")
    assert relation is not None
    assert relation.type == "ASSAULT"


def test_another_pair_gets_another_answer() -> None:
    text = "Russia attacked Ukraine, and France accused Mali of fraud."
    found = [ask(text, *pair) for pair in (("Russia", "Ukraine"), ("France", "Mali"))]
    assert [relation.type for relation in found if relation] == ["ASSAULT", "ACCUSE"]


def test_the_wrong_way_round_is_less_sure() -> None:
    text = "Russia attacked Ukraine."
    there, back = ask(text, "Russia", "Ukraine"), ask(text, "Ukraine", "Russia")
    assert there is not None
    assert back is None or back.confidence <= there.confidence * LOOSE + 0.01


def test_one_side_only_is_less_sure() -> None:
    text = "Russia attacked Ukraine while Poland watched."
    both, half = ask(text, "Russia", "Ukraine"), ask(text, "Russia", "Poland")
    assert both is not None
    assert half is None or half.confidence <= both.confidence * HALF + 0.01


def test_an_answer_says_why() -> None:
    relation = ask("Russia attacked Ukraine.", "Russia", "Ukraine")
    assert relation is not None
    assert relation.why.rule.startswith("assault.")
    assert "attacked" in relation.why.detail


@pytest.mark.parametrize(
    "text", ["Hello Russia, Ukraine", "Russia\n\nUkraine", "Russia (Ukraine)", "Russia/Ukraine 12 13"]
)
def test_odd_texts_are_no_crash(text: str) -> None:
    assert ask(text, "Russia", "Ukraine") is None


@pytest.mark.parametrize(
    ("text", "found"), [("a\nbc\n\nd", [(0, 1), (2, 4), (6, 7)]), ("", []), ("\n \n", []), ("a", [(0, 1)])]
)
def test_lines_as_ranges(text: str, found: list[tuple[int, int]]) -> None:
    assert list(ranges(text)) == found


def test_a_promise_to_yield_has_the_code_that_cameo_gives_it() -> None:
    relation = ask("Russia said on Monday that it would release the sailors of Ukraine.", "Russia", "Ukraine")
    assert relation is not None
    assert (relation.type, relation.cameo) == ("CONCEDE", "035")
