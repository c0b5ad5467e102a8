"""Acts marked in real texts: where they stand, without the texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import marks
from dragoman.nlp.acts import STATUSES, TYPES

TEXT = "Oslo chided Bergen."


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(marks, "HERE", tmp_path)
    monkeypatch.setattr(marks, "CORPORA", {"wire": lambda _: {"one": f"Rain fell. {TEXT}"}})
    return tmp_path


def test_an_act_is_found_in_the_corpus(corpus: Path) -> None:
    row = f"wire\tone\t11\t30\t{marks.short_hash(TEXT)}\tACCUSE,actual,0-4,5-11,12-18"
    (corpus / "a.tsv").write_text(row + "\n", "utf8")
    ((document, sentence, ((kind, status, spans),)),) = marks.read_marks(corpus)
    assert (document, sentence, kind, status) == ("wire one", TEXT, "ACCUSE", "actual")
    assert {name: sentence[a:b] for name, (a, b) in spans.items()} == {
        "source": "Oslo",
        "trigger": "chided",
        "target": "Bergen",
    }


def test_other_words_than_those_marked_are_named(corpus: Path) -> None:
    (corpus / "a.tsv").write_text("wire\tone\t0\t10\t00000000\t-\n", "utf8")
    with pytest.raises(ValueError, match=r"a\.tsv: wire one 0-10 holds other words"):
        list(marks.read_marks(corpus))


def test_a_side_that_nobody_names() -> None:
    assert marks.to_act("ACCUSE,actual,-,5-11,-") == ("ACCUSE", "actual", {"trigger": (5, 11)})


@pytest.mark.parametrize(
    ("cut", "written"),
    [
        ("`` We stay , '' Norway 's envoy said .", "“We stay,” Norway's envoy said."),
        ("Peru -LRB- and Chile -RRB- did n't pay $ 5 .", "Peru (and Chile) didn't pay $5."),
        ("The states ' envoys met at 5 : 30 .", "The states' envoys met at 5: 30."),
    ],
)
def test_words_cut_apart_are_written_as_in_print(cut: str, written: str) -> None:
    assert marks.as_written(cut) == written


def test_what_was_chosen_for_its_doubt_is_read_apart(corpus: Path) -> None:
    (corpus / marks.CHOSEN).mkdir()
    (corpus / marks.CHOSEN / "a.tsv").write_text(f"wire\tone\t11\t30\t{marks.short_hash(TEXT)}\t-\n", "utf8")
    assert list(marks.read_marks(corpus)) == []
    assert list(marks.read_marks(corpus, marks.CHOSEN)) == [("wire one", TEXT, [])]


def test_every_mark_of_ours_is_well_formed() -> None:
    rows = [
        line.split("\t") for path in sorted(marks.HERE.rglob("*.tsv")) for line in path.read_text("utf8").splitlines()
    ]
    acts = [marks.to_act(act) for row in rows for act in row[5].split(";") if act != "-"]
    assert len(acts) > 1000
    assert {row[0] for row in rows} == set(marks.CORPORA)
    assert {kind for kind, _, _ in acts} == set(TYPES) - {"NONE"}
    assert {status for _, status, _ in acts} <= set(STATUSES)
    assert all("trigger" in spans for _, _, spans in acts)
