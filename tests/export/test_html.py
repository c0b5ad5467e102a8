from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html

from dragoman.export.html import asset, to_html
from dragoman.model import Document, Findings, Reading
from export.sample import ACTORS, SAMPLE, TEXT, empty

PAGE = html.fromstring(to_html(SAMPLE))
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;</style>{{ 7*7 }}"


def change(**fields: object) -> Reading:
    document: Document = replace(SAMPLE.document, **fields)
    return replace(SAMPLE, document=document)


def test_the_text_is_the_text():
    shown = [p.text_content() for p in PAGE.xpath("//p[@class='par']")]
    inline = "caption The signatories on the South Lawn of the White House."
    assert "\n\n".join(shown).replace(inline, "") == TEXT


@pytest.mark.parametrize("field", ["title", "outlet", "author", "url", "text", "language"])
def test_what_the_source_says_is_never_markup(field: str):
    value = HOSTILE + TEXT if field == "text" else HOSTILE
    page = to_html(empty(**{field: value}))
    assert "<img" not in page
    assert "<script>alert" not in page
    assert "49" not in html.fromstring(page).xpath("string(//h1)")


def test_a_hostile_name_is_text():
    actor = replace(ACTORS[0], name=HOSTILE)
    assert "<img" not in to_html(replace(SAMPLE, actors=Findings((actor, *ACTORS[1:]))))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://example.org", "file:///x"])
def test_only_web_addresses_become_links(url: str):
    page = html.fromstring(to_html(change(url=url)))
    assert url not in page.xpath("//a/@href")


def test_the_page_loads_nothing():
    assert (
        PAGE.xpath(
            "//link | //img | //iframe | //object | //embed | //@src | //@style | //@*[starts-with(name(), 'on')]"
        )
        == []
    )
    assert not re.search(
        r"url\(|@import|fetch\(|XMLHttpRequest|innerHTML|eval\(",
        asset("assets", "page.css") + asset("assets", "page.js"),
    )


@pytest.mark.parametrize("tag", ["script", "style"])
def test_the_policy_allows_exactly_what_stands_in_the_page(tag: str):
    policy = PAGE.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    digest = hashlib.sha256(PAGE.xpath(f"string(//{tag})").encode()).digest()
    assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.startswith("default-src 'none'")


def test_ids_are_unique():
    ids = PAGE.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_link_inside_the_page_leads_somewhere():
    targets = {href[1:] for href in PAGE.xpath("//a/@href") if href.startswith("#")}
    assert targets <= set(PAGE.xpath("//@id"))


def test_every_finding_is_marked_and_explained():
    marked = {token.partition(":")[0] for tokens in PAGE.xpath("//@data-m") for token in tokens.split()}
    assert marked == set(PAGE.xpath("//@data-card"))


def test_a_mark_can_be_reached_by_keyboard_where_it_begins():
    reached = PAGE.xpath("//*[@tabindex='0' and @role='button']/@data-m")
    assert {t.partition(":")[0] for tokens in reached for t in tokens.split()} == set(PAGE.xpath("//@data-card"))


def test_residue_is_labelled():
    labels = PAGE.xpath("//*[contains(@class, 'residue')]/span[@class='kind']/text()")
    assert labels == ["dateline", "see-also", "caption", "form"]


def test_an_empty_reading_is_a_page_that_says_so():
    words = html.fromstring(to_html(empty())).text_content()
    assert all(f"No {name} found." in words for name in ("actors", "events", "claims", "agreements"))


def luminance(color: str) -> float:
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def colors(scheme: int) -> dict[str, str]:
    light, dark = asset("assets", "page.css").split("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (light, dark.split("\n}")[0])[scheme]))


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "muted", "link", "actor", "claim", "agreement", "q1", "q2", "q3", "q4"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "claim-wash", "on", "on-soft"])
def test_contrast_is_enough_to_read(scheme: int, ink: str, ground: str):
    found = colors(scheme)
    light, dark = sorted((luminance(found[ink]), luminance(found[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
