"""Documents as a reader meets them: title, sections, facts, ids and offsets."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.config import DEFAULTS
from dragoman.errors import SourceError, TooLargeError, UsageError
from dragoman.ingest import body_paragraphs, to_document
from dragoman.model import Source

from .pages import NEUTRAL, read, unfaithful

HEADED = "\n\n".join(["Harbour of Aktau reopens", NEUTRAL[0], NEUTRAL[1], "Cranes and ships", NEUTRAL[2], NEUTRAL[3]])
RUSSIAN = "Министр иностранных дел прибыл в Астану на встречу с коллегами. Переговоры продлились три часа."
ARABIC = "وصل وزير الخارجية إلى عمان للقاء نظرائه من دول المنطقة. واستمرت المحادثات ثلاث ساعات."
PERSIAN = "وزیر امور خارجه برای دیدار با همتایان خود وارد مسقط شد. گفت‌وگوها سه ساعت ادامه داشت و ادامه می‌یابد."


def test_the_first_line_is_the_title() -> None:
    document = read(HEADED)
    assert document.title == "Harbour of Aktau reopens"
    assert document.text.startswith(NEUTRAL[0])


LONG = "The state fund of Norway will sell its shares in coal by the end of the year, a minister said. He gave no sum."


@pytest.mark.parametrize(
    ("line", "titled"),
    [
        ("Norway Sells Last Coal Shares.", True),
        ("Norway fund drops coal;", True),
        ("Norway fund to sell coal shares.", True),
        ("The fund will sell coal shares.", False),
        ("Norway announced it would sell shares in coal.", False),
        ("Jens Stoltenberg met Ursula von der Leyen.", False),
        ("Norway Sells Coal. Sweden Follows Soon.", False),
        ("Gold prices climb again in London.", False),
    ],
)
def test_a_headline_that_closes_like_a_sentence(line: str, titled: bool) -> None:  # noqa: FBT001 - a table's column
    assert (read(f"{line}\n\n{LONG}\n\n{NEUTRAL[0]}").title == line) is titled


def test_a_short_line_above_the_place_of_writing_is_a_headline() -> None:
    assert read(f"Shares to go within weeks.\n\nOSLO, Norway (AP) — {LONG}").title == "Shares to go within weeks."


def test_a_given_title_is_not_in_the_text_twice() -> None:
    assert read(HEADED, title="HARBOUR OF AKTAU REOPENS").text == read(HEADED).text


def test_the_page_s_own_headline_is_not_in_the_text_of_another_title() -> None:
    page = "\n\n".join(["Harbour Of Aktau Reopens After Storm", *NEUTRAL[:3]])
    assert read(page, title="Aktau harbour is open again after a week").text.startswith(NEUTRAL[0])
    assert read(page, title="Grain prices fall").text.startswith("Harbour Of Aktau")


def test_sections_begin_at_their_headings() -> None:
    document = read(HEADED)
    assert [section.heading for section in document.sections] == [None, "Cranes and ships"]
    assert document.text[document.sections[1].start : document.sections[1].end].startswith("Cranes and ships\n\n")


def test_body_paragraphs_leave_headings_out() -> None:
    document = read(HEADED)
    assert [document.text[start:end] for start, end in body_paragraphs(document)] == list(NEUTRAL[:4])


def test_the_id_is_made_of_the_text() -> None:
    assert read(HEADED).id == read(HEADED.replace("\n\n", "\r\n\r\n").encode("utf-16")).id
    assert read(HEADED).id != read(HEADED + " More.").id


def test_a_given_id_is_kept() -> None:
    assert to_document(Source(content=HEADED, id="wire/17"), DEFAULTS).id == "wire/17"


def test_author_and_date_of_a_plain_text() -> None:
    document = read("\n\n".join(["By Anna Berg", "Published: 26 April 2024", *NEUTRAL]))
    assert (document.author, document.published) == ("Anna Berg", dt.date(2024, 4, 26))


def test_a_given_date_wins() -> None:
    assert read("\n\n".join(["Published: 26 April 2024", *NEUTRAL]), published="2024-05-01").published == dt.date(
        2024, 5, 1
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_another_language_is_named(encoding: str) -> None:
    assert read(RUSSIAN.encode(encoding)).language == "ru"


@pytest.mark.parametrize(
    ("text", "language"), [(ARABIC.encode("cp1256"), "ar"), (PERSIAN.encode(), "fa"), ("Zxq 1 2 3", "und")]
)
def test_languages(text: bytes | str, language: str) -> None:
    assert read(text).language == language


@pytest.mark.parametrize("content", ["", b"", " \n\t ", "\ufeff", b"\x00\x00", "\u200b\n"])
def test_empty_input_is_named(content: str | bytes) -> None:
    with pytest.raises(SourceError, match=r"empty|binary"):
        read(content)


def test_nuls_are_dropped() -> None:
    content = HEADED.replace("a", "a\x00")
    assert read(content).text == read(HEADED).text
    assert not unfaithful(read(content), content)


def test_one_line_of_a_million_characters() -> None:
    line = " ".join(NEUTRAL) * 1_400
    document = read(line)
    assert (document.text, document.raw_map) == (line, ((0, 0, len(line)),))


def test_too_much_is_refused() -> None:
    with pytest.raises(TooLargeError, match="32,000,000 bytes"):
        read(b"x" * 64_000_001)


def test_a_wrong_date_is_named() -> None:
    with pytest.raises(UsageError, match="'soon'"):
        read(HEADED, published="soon")


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*NEUTRAL, "Advertisement", "See also a fourth pier", "ANKARA — It rained.", "x\u00ady  z", "â€™ &amp;"]
        ),
        min_size=1,
    ),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_every_run_is_faithful(lines: list[str], gap: str) -> None:
    content = gap.join(lines)
    document = read(content)
    assert not unfaithful(document, content)
    assert all(
        0 <= piece.raw_start <= piece.raw_end <= len(content) and piece.before <= len(document.text)
        for piece in document.residue
    )


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "&amp;",
                "&eacute;",
                "<!--",
                "-->",
                "<script>",
                "word ",
                NEUTRAL[0],
                "\x00",
                "<",
                ">",
            ]
        ),
        min_size=3,
    )
)
def test_every_run_of_a_page_is_faithful(parts: list[str]) -> None:
    content = f"<html><body>{''.join(parts)} {NEUTRAL[1]}</body></html>"
    with contextlib.suppress(SourceError):
        assert not unfaithful(read(content), content)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_gives_a_document_or_a_clear_error(text: str) -> None:
    try:
        document = read(text)
    except SourceError:
        return
    document.text.encode()
    assert not unfaithful(document, text)
