from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dragoman.export.html import to_html
from export.sample import SAMPLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="not run: no chromium"),
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="not run: no playwright")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    path = tmp_path / "page.html"
    path.write_text(to_html(SAMPLE), "utf8")
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.on("console", lambda message: opened.faults.append(message.text))
    opened.on("request", lambda request: request.url.startswith("file:") or opened.faults.append(request.url))
    opened.goto(path.as_uri())
    yield opened
    assert opened.faults == []
    opened.close()


def test_a_click_explains_a_mark(page: Page):
    page.click("#text .t4")
    assert page.inner_text("#kind") == "Event"
    assert "rockets as its object" in page.inner_text("#explanation")


def test_focus_explains_a_mark_and_says_it(page: Page):
    page.focus("#s0")
    assert page.inner_text("#explanation .name") == "Israel"
    assert page.inner_text("#spoken").startswith("Actor: Israel. Why")


def test_other_marks_on_the_same_words_are_offered(page: Page):
    page.focus("#s0")
    page.click(".also button >> nth=0")
    assert page.inner_text("#kind") == "Event"


def test_enter_leads_into_the_explanation_and_escape_back(page: Page):
    page.focus("#s0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "explanation"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "s0"
    assert page.inner_text("#explanation") == ""


def test_a_claim_leads_to_its_speaker(page: Page):
    page.click("[data-card=c0] a.ref >> nth=0")
    assert page.inner_text("#explanation .name") == "Donald Trump"


def test_every_piece_of_a_finding_lights_up(page: Page):
    page.click("#e0 .jump a")
    lit = page.eval_on_selector_all("[data-m].on, [data-m].on-strong", "found => found.map(f => f.textContent)")
    assert (
        "".join(lit)
        == "Israel signed agreements with the United Arab Emirates and Bahrain at the White House on 15 September 2020."
    )


def test_a_layer_that_is_off_explains_nothing(page: Page):
    page.uncheck("#show-a")
    page.click("#s0")
    assert page.inner_text("#kind") == "Event"


def test_residue_can_be_hidden(page: Page):
    page.uncheck("#show-r")
    assert not page.is_visible("#text .residue >> nth=0")


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1920])
def test_nothing_runs_off_the_side(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.focus("#s0")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_narrow_screen_shows_a_sheet_at_the_foot(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.click("#text .t4")
    box = page.locator("#panel").bounding_box()
    assert box
    assert round(box["y"] + box["height"]) == 740
    assert page.locator("#text .t4").bounding_box()["y"] < box["y"]


def test_an_address_can_point_at_a_mark(page: Page):
    page.goto(f"{page.url.partition('#')[0]}#in-e4")
    page.reload()
    assert "rockets" in page.inner_text("#explanation")
