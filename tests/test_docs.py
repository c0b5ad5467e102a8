"""The documents say what is so."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import typer

from cli.commands import run
from dragoman.cli.main import app
from dragoman.config import Settings
from dragoman.record.filters import MEANINGS

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMANDS = set(getattr(typer.main.get_command(app), "commands", {}))


def console_lines(page: Path) -> list[str]:
    blocks = CONSOLE.findall(page.read_text("utf8"))
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def documented(program: str) -> list[tuple[str, str]]:
    return [
        (page.name, word)
        for page in PAGES
        for line in console_lines(page)
        for word in re.findall(rf"(?:^|\| ){program} ([a-z]+)", line)
    ]


@pytest.mark.parametrize(("page", "target"), documented("make"))
def test_documented_make_target_exists(page: str, target: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE), page


@pytest.mark.parametrize(("page", "command"), documented("dragoman"))
def test_documented_command_exists(page: str, command: str) -> None:
    assert command in COMMANDS, page


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_command_is_documented(command: str) -> None:
    assert ("usage.md", command) in documented("dragoman")


def test_readme_shows_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "README.md").read_text("utf8").partition("<!-- output: begin -->")[2]
    monkeypatch.setenv("COLUMNS", "84")
    printed = run("read", ROOT / "src/dragoman/demo/globe-galwan.txt", "--format", "text").stdout
    rest = iter(printed.splitlines())
    shown = [
        line
        for line in page.partition("```text\n")[2].partition("```")[0].splitlines()
        if line.strip() not in {"", "…"}
    ]
    # Shortened, but in order: what is not found has used up the rest.
    assert [line for line in shown if line not in rest] == []


def test_readme_names_the_two_commands() -> None:
    assert {"demo", "test"} <= {target for page, target in documented("make") if page == "README.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert broken == []


@pytest.mark.parametrize("setting", [field.name for field in dataclasses.fields(Settings)])
def test_setting_is_documented(setting: str) -> None:
    usage = (ROOT / "docs" / "usage.md").read_text("utf8")
    assert f"| `{setting}` | `DRAGOMAN_{setting.upper()}` |" in usage


@pytest.mark.parametrize("name", sorted(MEANINGS))
def test_filter_is_documented(name: str) -> None:
    usage = (ROOT / "docs" / "usage.md").read_text("utf8")
    assert f"`--{name.rstrip('_').replace('_', '-')}`" in usage


def test_notice_names_every_licence() -> None:
    notice = (ROOT / "NOTICE").read_text("utf8")
    assert {path.name for path in (ROOT / "LICENSES").iterdir()} == set(re.findall(r"LICENSES/([\w.-]+\.txt)", notice))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-docs.lock"])
def test_lock_pins_hashes_and_names_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text("utf8")
    pins = re.findall(r"^[a-z0-9][\w.-]*(?:\[[\w,-]+\])?==", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-z0-9].*\\\n +--hash=sha256:", text, re.MULTILINE))
    assert "://" not in text
