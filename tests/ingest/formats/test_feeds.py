"""RSS and Atom: text or page, days believed or not, feeds that are broken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dragoman.errors import FetchError
from dragoman.ingest.archives import count_items
from dragoman.ingest.formats.feeds import fits
from dragoman.ingest.formats.members import Options
from dragoman.model import Source
from ingest.archive_samples import PACT, TALKS, faults, item, put, read_all, rss, sources

STAMP = "Fri, 26 Apr 2024 23:30:00 -0500"
ATOM = f"""<?xml version="1.0"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>
<entry><title type="html">A &lt;i&gt;pact&lt;/i&gt;</title><link href="https://post.example/1"/>
<updated>2024-05-04T08:00:00Z</updated><summary>Short.</summary>
<content type="html">&lt;p&gt;{PACT}&lt;/p&gt;</content></entry></feed>"""


def page(url: str) -> Source:
    if "gone" in url:
        message = f"{url}: the server answered 404 Not Found"
        raise FetchError(message)
    return Source(f"<p>{PACT}</p>", url=f"{url}?full")


@pytest.mark.parametrize(
    ("head", "is_feed"),
    [
        (b"<rss version='2.0'>", True),
        (ATOM.encode(), True),
        (b'<?xml version="1.0"?>\n<?xml-stylesheet href="a"?>\n<rdf:RDF xmlns="x">', True),
        ("<rss>".encode("utf-16"), True),
        (b"<html><body><rss>", False),
        (b"<?xml version='1.0'?><html>", False),
        (b"An <rss> feed", False),
    ],
)
def test_a_feed_is_told_by_its_first_element(head: bytes, *, is_feed: bool) -> None:
    assert fits(head) is is_feed


def test_an_item_of_rss(tmp_path: Path) -> None:
    (found,) = sources(put(tmp_path, "a.xml", rss(item("Talks &amp; tea", TALKS, STAMP))))
    assert (found.content, found.title, found.outlet) == (TALKS, "Talks & tea", "Meridian Wire")
    assert (found.published, found.url) == (dt.date(2024, 4, 26), "https://wire.example/1")


def test_an_entry_of_atom_gives_its_longest_text(tmp_path: Path) -> None:
    (found,) = sources(put(tmp_path, "a.txt", ATOM))
    assert (found.title, found.published, found.url) == ("A pact", dt.date(2024, 5, 4), "https://post.example/1")
    assert f"<p>{PACT}</p>" in str(found.content)


def test_an_outlet_given_comes_before_the_feeds_own_name(tmp_path: Path) -> None:
    named = item("a", TALKS, STAMP).replace("</item>", "<source url='https://s.example'>Post</source></item>")
    path = put(tmp_path, "a.xml", rss(named, item("b", PACT, STAMP)))
    assert [found.outlet for found in sources(path, Options(outlet="Mine"))] == ["Post", "Mine"]


@pytest.mark.parametrize(
    ("stamp", "told"),
    [
        ("Thu, 01 Jan 1970 00:00:00 GMT", "dates it 1970-01-01, which cannot be"),
        ("Fri, 26 Apr 2999 10:00:00 GMT", "dates it 2999-04-26, which cannot be"),
        ("next Tuesday", "'next Tuesday' names no day"),
    ],
)
def test_a_day_that_cannot_be_is_unknown_and_told(tmp_path: Path, stamp: str, told: str) -> None:
    notes: list[str] = []
    (found,) = sources(put(tmp_path, "a.xml", rss(item("a", TALKS, stamp))), Options(note=notes.append))
    assert found.published is None
    assert [told in note and "a.xml:1: " in note for note in notes] == [True]


def test_following_gives_the_page_with_the_items_day(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xml", rss(item("Talks", "Short.", STAMP)))
    (found,) = sources(path, Options(follow=page))
    assert (found.content, found.url) == (f"<p>{PACT}</p>", "https://wire.example/1?full")
    assert (found.title, found.published) == ("Talks", dt.date(2024, 4, 26))


def test_a_page_that_cannot_be_fetched_costs_only_itself(tmp_path: Path) -> None:
    gone = item("a", "Short.", STAMP, link="https://wire.example/gone")
    path = put(tmp_path, "a.xml", rss(gone, item("b", "Short.", STAMP)))
    assert len(read_all(path, Options(follow=page))) == 2
    assert "https://wire.example/gone: the server answered 404" in faults(path, Options(follow=page))["a.xml:1"]


@pytest.mark.parametrize(("link", "told"), [("https://wire.example/1", "add --follow"), ("", "no address to follow")])
def test_an_item_without_a_text(tmp_path: Path, link: str, told: str) -> None:
    assert told in faults(put(tmp_path, "a.xml", rss(item("a", "", STAMP, link=link))))["a.xml:1"]


def test_a_feed_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    whole = rss(item("a", TALKS, STAMP), item("b", PACT, STAMP))
    path = put(tmp_path, "a.xml", whole[: whole.index("<title>b")])
    assert read_all(path)["a.xml:1"] == sources(put(tmp_path, "b.xml", whole))[0]
    assert "the feed is broken" in faults(path)["a.xml"]


def test_a_feed_without_items(tmp_path: Path) -> None:
    assert faults(put(tmp_path, "a.xml", rss())) == {"a.xml": "a.xml: the feed has no items"}


def test_an_encoding_named_wrongly_is_no_fault(tmp_path: Path) -> None:
    text = rss(item("a", "Für Österreich. " * 9, STAMP)).replace("UTF-8", "us-ascii")
    assert str(sources(put(tmp_path, "a.xml", text))[0].content).startswith("Für Österreich.")


def test_no_entity_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.txt", "hidden words")
    text = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + rss(item("a", f"&x; {TALKS}", STAMP))[39:]
    assert "hidden words" not in repr(read_all(put(tmp_path, "a.xml", text)))


def test_items_are_counted(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xml", rss(*[item("a", TALKS * 40, STAMP)] * 50))
    assert count_items(path) == 50


def test_a_feed_that_its_parser_stumbles_over(tmp_path: Path) -> None:
    text = rss(item("a", TALKS, STAMP)).encode()
    path = put(tmp_path, "a.xml", text.replace(b"UTF-8", b"\xcf"))
    assert "a.xml: the feed is broken beyond mending (UnicodeDecodeError" in faults(path)["a.xml"]
