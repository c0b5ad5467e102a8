"""What a page says of itself: title, author and outlet are found, and each is told from the others."""

from __future__ import annotations

import pytest

from dragoman.ingest.imprint import Imprint, linked_data, settle

LINES = ["Ministers meet in Geneva for talks", "Copyright 2005 Example News. All rights reserved."]
SCRIPT = '<script type="application/ld+json">{}</script>'
GRAPH = """{"@graph": [{"@type": "WebPage", "name": "Page"},
{"@type": ["NewsArticle", "Article"], "headline": "Ministers &amp; envoys meet", "author": [{"@id": "#a"}],
"publisher": {"name": "Example News"}}, {"@id": "#a", "@type": "Person", "name": "Anna Berg"}]}"""


@pytest.mark.parametrize(
    ("title", "outlet", "tidy"),
    [
        ("Ministers meet | Example News", "Example News", "Ministers meet"),
        ("Example News :: Ministers meet", "Example News", "Ministers meet"),
        ("Ministers meet - The Example", "Example", "Ministers meet"),
        ("Ministers meet - and part", "Example", "Ministers meet - and part"),
        ("US - China talks end in Geneva", "US News", "US - China talks end in Geneva"),
        ("Japan - Apology is refused", "AP", "Japan - Apology is refused"),
        ("Ministers meet - Example", "ExampleNews", "Ministers meet"),
        ("Ministers meet - YouTube", "YouTube", "Ministers meet"),
        ("Ministers meet", None, "Ministers meet"),
        ("MinistersÂ\xa0meet", None, "Ministers meet"),
        ("", None, None),
    ],
)
def test_titles(title: str, outlet: str | None, tidy: str | None) -> None:
    assert settle(Imprint(title, outlet=outlet), Imprint(), []).title == tidy


@pytest.mark.parametrize("title", ["Example News -- {}", "{} | Example News"])
def test_the_outlet_is_the_name_in_the_title_that_the_page_claims(title: str) -> None:
    found = settle(Imprint(title.format(LINES[0])), Imprint(), LINES)
    assert (found.title, found.outlet) == (LINES[0], "Example News")


def test_a_rubric_in_the_title_is_no_outlet() -> None:
    title = f"{LINES[0]} | Opinion"
    assert settle(Imprint(title), Imprint(), [*LINES, "Opinion"]) == Imprint(title)


def test_a_carrier_is_no_outlet() -> None:
    found = settle(Imprint("Example News – Telegram", "Example News", "Telegram"), Imprint(), [])
    assert found == Imprint(None, None, "Example News")


def test_linked_data_fills_what_is_not_known() -> None:
    data = linked_data(SCRIPT.format(GRAPH))
    assert data == Imprint("Ministers & envoys meet", "Anna Berg", "Example News")
    assert settle(Imprint("Ministers meet", None, "Wire"), data, []) == Imprint("Ministers meet", "Anna Berg", "Wire")


def test_names_in_lists_without_end_are_not_followed() -> None:
    nested = f'{{"@type": "Report", "headline": "Talks", "author": {"[" * 900}{"]" * 900}}}'
    assert linked_data(SCRIPT.format(nested)) == Imprint("Talks")


@pytest.mark.parametrize("text", ["{", "[1, null]", '{"@type": 3}', '{"@type": "Report", "author": 1}', "[" * 9_000])
def test_broken_data_says_nothing(text: str) -> None:
    assert linked_data(SCRIPT.format(text)) == Imprint()
