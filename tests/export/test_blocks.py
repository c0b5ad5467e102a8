from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.blocks import Block, find_paragraphs, lay_out
from dragoman.export.marks import find_marks, keys
from dragoman.model import Document, Residue, Section
from export.sample import SAMPLE, TEXT, TITLE, at, empty


def page(text: str, **fields: object) -> Document:
    return empty(text=text, **fields).document


def words(block: Block) -> str:
    return "".join(piece.text for piece in block.pieces if piece.residue is None)


def residue(before: int) -> Residue:
    return Residue(kind="caption", text="A caption.", raw_start=0, raw_end=10, before=before)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \n\n ", []),
        ("One.", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One,\nstill one.\n \t\nTwo.", ["One,\nstill one.", "Two."]),
        ("One.\nTwo.\n", ["One.", "Two."]),
        ("\n\n  One.  \n\n\n\nTwo.", ["One.", "Two."]),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]):
    assert [text[start:end] for start, end in find_paragraphs(text, ())] == paragraphs


def test_the_sample_reads_as_it_should():
    blocks = lay_out(SAMPLE.document, find_marks(SAMPLE)).blocks
    assert [block.kind for block in blocks] == ["paragraph", "paragraph", "heading", "paragraph", "paragraph"]
    assert "\n\n".join(words(block) for block in blocks if block.kind == "paragraph") == TEXT


def test_a_title_that_opens_the_text_is_not_a_paragraph():
    blocks = lay_out(page(f"{TITLE}\n\nIsrael signed.", title=TITLE), ()).blocks
    assert [(block.kind, words(block)) for block in blocks] == [("title", TITLE), ("paragraph", "Israel signed.")]


@pytest.mark.parametrize("text", ["Before.\n\nReactions\n\nAfter.", "Before.\n\nReactions\nAfter."])
def test_a_heading_in_the_text_is_cut_out_of_it(text: str):
    sections = (Section(heading=None, start=0, end=9), Section(heading="Reactions", start=9, end=len(text)))
    blocks = lay_out(page(text, sections=sections), ()).blocks
    assert [(block.kind, words(block)) for block in blocks][1:] == [("heading", "Reactions"), ("paragraph", "After.")]


def test_headings_with_nothing_under_them_stand_in_order():
    sections = (Section(heading="First", start=0, end=0), Section(heading="Second", start=0, end=4))
    blocks = lay_out(page("Text", sections=sections), ()).blocks
    assert [words(block) for block in blocks] == ["First", "Second", "Text"]


@pytest.mark.parametrize(
    ("before", "place"),
    [(0, "before 0"), (4, "before 1"), (5, "before 1"), (6, "before 1"), (8, "in 1"), (10, "after"), (99, "after")],
)
def test_residue_stands_where_it_stood(before: int, place: str):
    layout = lay_out(page("One.\n\nTwo.", residue=(residue(before),)), ())
    places = [f"before {number}" for number, block in enumerate(layout.blocks) if block.before]
    places += [f"in {number}" for number, block in enumerate(layout.blocks) for p in block.pieces if p.residue]
    assert places + ["after"] * len(layout.after) == [place]


def test_the_most_telling_mark_comes_first():
    pieces = [piece for block in lay_out(SAMPLE.document, find_marks(SAMPLE)).blocks for piece in block.pieces]
    over = next(piece for piece in pieces if piece.text == "the United Arab Emirates")
    assert [mark.part for mark in over.marks] == ["mention", "party", "evidence", "evidence"]


def test_every_mark_can_be_found_by_its_start():
    layout = lay_out(SAMPLE.document, find_marks(SAMPLE))
    assert all((mark.key, mark.start) in layout.numbers for mark in find_marks(SAMPLE))


def test_every_finding_has_a_key_of_its_own():
    names = keys(SAMPLE)
    assert len(set(names.values())) == len(names) == 10 + 7 + 3 + 1


@given(st.text(alphabet="ab \n\u00a0\u2028👩", max_size=40), st.lists(st.integers(0, 40), max_size=6))
def test_no_letter_is_lost(text: str, breaks: list[int]):
    kept = "".join(text[start:end] for start, end in find_paragraphs(text, [b for b in breaks if b <= len(text)]))
    assert "".join(kept.split()) == "".join(text.split())


def test_offsets_of_the_sample_are_exact():
    spans = [span for actor in SAMPLE.actors for span in actor.mentions]
    assert all(TEXT[span.start : span.end] == span.text for span in spans)
    assert at("Israel", 7).end == len(TEXT) - 1
