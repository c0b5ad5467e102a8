"""Nexis and Factiva: many articles a file, in the layouts that they have."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dragoman.config import DEFAULTS
from dragoman.ingest.archives import count_items
from dragoman.ingest.documents import to_document
from dragoman.ingest.formats import factiva, nexis
from dragoman.ingest.formats.members import Options
from dragoman.model import Source
from ingest.archive_samples import (
    FACTIVA_CODED,
    FACTIVA_PRINTED,
    NEXIS_NEW,
    NEXIS_OLD,
    PACT,
    TALKS,
    docx_of,
    faults,
    put,
    read_all,
    sources,
)

FILES = {
    "old": NEXIS_OLD,
    "new": NEXIS_NEW,
    "coded": FACTIVA_CODED,
    "printed": FACTIVA_PRINTED,
}


@pytest.fixture(params=[*FILES, "in word", "utf-16", "windows"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> list[Source]:
    """The two articles of a download, the same in each layout and encoding."""
    contents: dict[str, str | bytes] = {
        **FILES,
        "in word": docx_of(*NEXIS_NEW.splitlines()),
        "utf-16": NEXIS_OLD.encode("utf-16"),
        "windows": FACTIVA_CODED.replace("\n", "\r\n"),
    }
    return sources(put(tmp_path, "a.txt", contents[request.param]))


def test_every_layout_tells_outlet_day_and_headline(pair: list[Source]) -> None:
    assert [item.outlet for item in pair] == ["The Meridian Wire", "The Evening Post"]
    assert [item.published for item in pair] == [dt.date(2014, 3, 10), dt.date(2014, 3, 11)]
    assert [str(item.title).removesuffix(" again") for item in pair] == ["Envoys meet in Vienna", "A pact is signed"]


def test_every_layout_gives_the_text_without_its_frame(pair: list[Source]) -> None:
    assert pair[1].content == PACT
    assert str(pair[0].content).lower().startswith("by anna muster\n\n")
    assert TALKS in str(pair[0].content)
    assert not any(word in str(pair[0].content) for word in ("LOAD", "Copyright", "words", "MERWIR", "Classification"))


@pytest.mark.parametrize("name", FILES)
def test_articles_are_counted_and_named_in_order(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, "a.txt", FILES[name])
    assert (count_items(path), list(read_all(path))) == (2, ["a.txt:1", "a.txt:2"])


def test_byline_and_dateline_reach_the_document(tmp_path: Path) -> None:
    document = to_document(sources(put(tmp_path, "a.txt", NEXIS_OLD))[0], DEFAULTS)
    assert (document.author, document.text.split("\n\n")[0]) == ("ANNA MUSTER", TALKS)
    assert [(piece.kind, piece.text) for piece in document.residue][1] == ("dateline", "VIENNA —")


def test_an_address_in_the_foot_is_the_articles(tmp_path: Path) -> None:
    assert sources(put(tmp_path, "a.txt", NEXIS_OLD))[0].url == "http://wire.example/talks"


def test_two_capitals_at_the_head_of_a_line_are_no_field(tmp_path: Path) -> None:
    text = str(sources(put(tmp_path, "a.txt", FACTIVA_CODED))[0].content)
    assert "IN all, the talks took a day.\n\nThe next round is in May." in text


@pytest.mark.parametrize(
    ("text", "gone", "told"),
    [
        (NEXIS_OLD, PACT, "no text under the article"),
        (NEXIS_NEW, PACT, "no text under the article"),
        (FACTIVA_CODED, PACT, "no text under the article"),
        (NEXIS_NEW, f"{PACT}\nLoad-Date: March 12, 2014\n\nEnd of Document", "breaks off: no End of Document"),
        (FACTIVA_PRINTED, "Document EVPOST0020140311ea3b00002", "breaks off: no Document line ends it"),
    ],
)
def test_an_article_that_is_none_costs_only_itself(tmp_path: Path, text: str, gone: str, told: str) -> None:
    path = put(tmp_path, "a.txt", text.replace(gone, ""))
    assert told in faults(path)["a.txt:2"]
    assert len(read_all(path)) == 2


def test_files_put_together_may_differ_in_encoding(tmp_path: Path) -> None:
    article = FACTIVA_PRINTED.partition("A pact")[0].replace("a day", "tea")
    parts = [article.replace("Envoys", name).encode(code) for name, code in (("Müller", "utf-8"), ("Köhler", "cp1252"))]
    found = sources(put(tmp_path, "a.txt", b"\n".join(parts)))
    assert [item.title for item in found] == ["Müller meet in Vienna", "Köhler meet in Vienna"]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday 3 of 5 documents were found.\n",
        "The bill has 523 words\nand was signed on 10 March 2014.\n",
        "HDTV is new.\nSN 1987A was a star.\n",
        "Body\nLength: 3 metres\n",
    ],
)
def test_a_text_that_speaks_of_such_things_is_no_download(text: str) -> None:
    assert not nexis.fits(text.encode())
    assert not factiva.fits(text.encode())


@pytest.mark.parametrize("extra", ["", "Correction Appended\n", "Late Edition - Final\n"])
def test_edition_lines_are_no_headline(tmp_path: Path, extra: str) -> None:
    text = NEXIS_OLD.replace("                              Late Edition - Final\n", extra)
    assert sources(put(tmp_path, "a.txt", text))[0].title == "Envoys meet in Vienna again"


def test_a_longer_field_is_one_line(tmp_path: Path) -> None:
    text = FACTIVA_CODED.replace("Envoys meet in Vienna\n", "Envoys meet\nin Vienna\n")
    assert sources(put(tmp_path, "a.txt", text))[0].title == "Envoys meet in Vienna"


def test_bytes_that_are_no_text_cost_only_their_article(tmp_path: Path) -> None:
    content = FACTIVA_PRINTED.encode().replace(PACT.encode(), bytes(range(32)) * 40)
    told = faults(put(tmp_path, "a.txt", content))
    assert list(told) == ["a.txt:2"]
    assert "a.txt:2: line 17: the input is binary data" in told["a.txt:2"]


def test_an_article_over_the_limit_costs_only_itself(tmp_path: Path) -> None:
    content = NEXIS_OLD.replace(TALKS, f"{TALKS}\n" * 200)
    told = faults(put(tmp_path, "a.txt", content), Options(max_bytes=4_000))
    assert list(told) == ["a.txt:1"]
    assert "larger than the limit of 4,000 bytes" in told["a.txt:1"]


@pytest.mark.parametrize("name", FILES)
def test_what_stands_behind_the_last_article_is_none(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, "a.txt", FILES[name] + ("" if name == "old" else "\n\nSearch of 20 March 2015\n"))
    assert len(sources(path)) == 2
