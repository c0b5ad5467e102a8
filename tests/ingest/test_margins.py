"""What frames an article is labelled: menus before it, links and comments behind it, the heads of printed pages."""

from __future__ import annotations

import pytest

from dragoman.errors import SourceError

from .archive_samples import PACT, TALKS, item, rss
from .pages import NEUTRAL, read

HEADLINES = ["Grain ships wait off Odesa for inspectors", "Ferries wait off Calais for a third day", "Tea prices rise"]
MENU = ["News", "Asia", "Europe", "Our paper"]


def kept(*lines: str) -> list[str]:
    """Return the paragraphs that a text of these keeps."""
    return read("\n\n".join(lines)).text.split("\n\n")


def test_a_menu_before_the_article() -> None:
    document = read("\n\n".join([*MENU, "Ministers meet in Geneva for talks", *NEUTRAL]))
    assert [piece.text for piece in document.residue] == MENU
    assert document.title == "Ministers meet in Geneva for talks"


def test_three_short_lines_are_no_menu() -> None:
    assert kept(*MENU[:3], "Ministers meet in Geneva: a report.", *NEUTRAL)[:3] == MENU[:3]


def test_headlines_behind_the_article() -> None:
    assert kept(*NEUTRAL, *HEADLINES) == [*NEUTRAL]


@pytest.mark.parametrize("lead", ["The ministers named three causes of the delay that both sides had seen for months:"])
def test_a_list_that_the_text_announces_stays(lead: str) -> None:
    assert kept(*NEUTRAL, lead, *HEADLINES) == [*NEUTRAL, lead, *HEADLINES]


def test_results_behind_the_article_stay() -> None:
    assert kept(*NEUTRAL, "Kenya 3", "Uganda 1", "Rwanda 0") == [*NEUTRAL, "Kenya 3", "Uganda 1", "Rwanda 0"]


def test_comments_behind_the_article() -> None:
    assert kept(*NEUTRAL, "Comments (2)", "They should have mined the strait years ago.", "Well said!") == [*NEUTRAL]


def test_a_count_of_comments_before_the_article_hides_nothing() -> None:
    assert kept("3 comments", *NEUTRAL) == [*NEUTRAL]


def test_a_paragraph_across_two_printed_pages() -> None:
    pages = ["The two ministers met in the old town hall", "Page 1", "World 3/5/2019", "and signed the treaty there."]
    again = ["Page 2", "World 4/5/2019"]
    assert kept(*NEUTRAL, *pages, NEUTRAL[0], *again)[len(NEUTRAL)] == f"{pages[0]} {pages[3]}"


def test_the_heads_of_wrapped_pages() -> None:
    body = ["The ministers of both countries met on Monday in the", "old town hall and signed the treaty that they had"]
    pages = [*body, "spoken of.", "Page 1", "World News", *body, "spoken of.", "Page 2", "World News"]
    assert "World News" not in read("\n".join(pages)).text


def test_the_name_of_the_paper_above_the_title() -> None:
    document = read("\n\n".join(["Harbour News", "Ministers meet in Geneva for talks", *NEUTRAL]))
    assert (document.title, document.text.split("\n\n")) == ("Ministers meet in Geneva for talks", [*NEUTRAL])


def test_a_feed_is_no_page() -> None:
    with pytest.raises(SourceError, match="a feed of 2 items; `dragoman add FEED`"):
        read(rss(item("Talks", TALKS, ""), item("Pact", PACT, "")))
