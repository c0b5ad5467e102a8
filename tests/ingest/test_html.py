"""Pages become articles with their headings, and what stands around them is kept apart."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from dragoman.ingest.html import broken_lines, read_html

from .pages import NEUTRAL, PAGE, read, unfaithful

BROKEN = {
    "unclosed tags": "<html><body><div><p>{0}<p>{1}<div><b>{2}",
    "stray end tags": "</div></p></article><p>{0}</p></div></div><p>{1}</p></p><p>{2}</p>",
    "an unclosed comment": "<html><body><p>{0}</p><p>{1}</p><p>{2}</p><!-- never closed",
    "an unclosed script": "<html><body><p>{0}</p><p>{1}</p><p>{2}</p><script>var x = 1;",
    "a cut tag": "<html><body><p>{0}</p><p>{1}</p><p>{2}</p><a href='x",
    "attributes without end": '<html><body><p class="x>{0}</p><p>{1}</p><p>{2}</p><p>{0}</p>',
}


def test_the_facts_of_a_page() -> None:
    document = read(PAGE)
    assert (document.title, document.outlet, document.author) == (
        "Ministers meet in Ankara",
        "Example News",
        "Anna Berg",
    )
    assert (document.published, document.language) == (dt.date(2024, 4, 26), "en")


def test_the_text_of_a_page() -> None:
    wanted = [NEUTRAL[0], NEUTRAL[1] + " & cafés.", "Cranes and ships", NEUTRAL[2], NEUTRAL[3]]
    assert read(PAGE).text.split("\n\n") == wanted


def test_what_stands_around_is_residue() -> None:
    found = {(piece.kind, piece.text) for piece in read(PAGE).residue}
    assert {("byline", "By Anna Berg"), ("caption", "The port at dawn (Example)"), ("form", "Leave a Reply")} <= found


def test_residue_stands_where_it_stood() -> None:
    document = read(PAGE)
    piece = next(piece for piece in document.residue if piece.kind == "caption")
    assert PAGE[piece.raw_start : piece.raw_end] == piece.text
    assert document.text[piece.before :].startswith(NEUTRAL[1])


def test_every_word_leads_back_to_the_page() -> None:
    document = read(PAGE)
    lost = [c for place, c in enumerate(document.text) if document.raw_offset(place) is None and not c.isspace()]
    assert (lost, unfaithful(document, PAGE)) == (["é"], [])


@pytest.mark.parametrize("page", BROKEN.values(), ids=BROKEN)
def test_broken_pages_keep_their_text(page: str) -> None:
    source = page.format(*NEUTRAL)
    document = read(source)
    assert NEUTRAL[1] in document.text
    assert not unfaithful(document, source)


@pytest.mark.parametrize("depth", [300, 2_000, 20_000])
def test_deep_pages_keep_their_text(depth: int) -> None:
    body = "".join(f"<p>{text}</p>" for text in NEUTRAL)
    page = f"<html><body>{'<div>' * depth}{body}{'</div>' * depth}</body></html>"
    document = read(page)
    assert document.text == "\n\n".join(NEUTRAL)
    assert not unfaithful(document, page)


def test_a_page_without_an_article_keeps_its_lines() -> None:
    document = read(
        "<html><body><nav><a href=/>Home</a><a href=/w>World</a></nav><footer>Contact</footer></body></html>"
    )
    assert (document.text, document.language, document.sections) == ("", "und", ())
    assert {piece.kind for piece in document.residue} == {"navigation"}


def test_a_break_behind_a_sentence_parts_paragraphs() -> None:
    from lxml.etree import fromstring

    assert list(broken_lines(fromstring("<p>One is done.<lb/>Two goes<lb/>on.</p>"))) == [
        "One is done.",
        "Two goes on.",
    ]


def test_a_table_keeps_its_rows() -> None:
    rows = "<table><tr><th>State</th><th>Ships</th></tr><tr><td>Iran</td><td>9</td></tr></table>"
    page = read_html(PAGE.replace("<h2>Cranes", rows + "<h2>Cranes"))
    assert "State | Ships" in [block.text for block in page.blocks]


@pytest.mark.parametrize("noise", ["<!--", "<", "<script>", "&", "<a ", "<b>", "<p class='", "</p>"])
def test_noise_costs_little(noise: str) -> None:
    page = f"<html><body><p>{NEUTRAL[0]}</p>" + noise * (200_000 // len(noise))
    began = time.process_time()
    assert read(page).text.startswith(NEUTRAL[0])
    assert time.process_time() - began < 10


def test_a_fragment_keeps_its_text() -> None:
    assert read("<p>Talks began.</p><p>They go on.</p>").text == "Talks began.\n\nThey go on."
