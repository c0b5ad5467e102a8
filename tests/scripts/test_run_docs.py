"""The tutorial and the class exercise show what their code says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import run_docs

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def pages() -> dict[str, tuple[str, str]]:
    return run_docs.run_pages()


@pytest.mark.parametrize("name", [run_docs.NOTEBOOK, run_docs.PAGE, run_docs.CODEBOOK])
def test_a_page_shows_what_its_code_says(pages: dict[str, tuple[str, str]], name: str) -> None:
    shown, said = pages[name]
    assert shown == said, "run scripts/run_docs.py"


def test_every_block_of_the_exercise_has_an_answer() -> None:
    text = (ROOT / "docs" / run_docs.PAGE).read_text("utf8")
    answers = [answer for _, answer in run_docs.BLOCK.findall(text)]
    assert len(answers) == text.count("```python")
    assert all(answers)


def test_the_hour_of_the_exercise_is_an_hour() -> None:
    text = (ROOT / "docs" / run_docs.PAGE).read_text("utf8")
    assert (
        sum(int(part.split(" minutes")[0]) for part in text.split("(")[1:] if part.split(" minutes")[0].isdigit()) == 60
    )


def test_the_notebook_is_one() -> None:
    notebook = json.loads((ROOT / "docs" / run_docs.NOTEBOOK).read_text("utf8"))
    assert (notebook["nbformat"], {cell["cell_type"] for cell in notebook["cells"]}) == (4, {"code", "markdown"})
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])


@pytest.mark.parametrize(
    ("cells", "shown"),
    [(["1 + 1"], ["2\n"]), (["x = 3", "x"], ["", "3\n"]), (["print('a')\n'b'"], ["a\n'b'\n"]), (["print(1)"], ["1\n"])],
)
def test_cells_run_in_one_place(cells: list[str], shown: list[str]) -> None:
    assert list(run_docs.run(cells, {})) == shown


def test_files_commands_and_code_of_a_page_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code = "from pathlib import Path\nPath('in/a.yaml').read_text()"
    page = f"```yaml\n# in/a.yaml\n- 1\n```\nA\n```python\n{code}\n```\n\n```text\nold\n```\n"
    assert run_docs.with_steps(page) == page.replace("old", repr("- 1\n"))
    shown = run_docs.with_steps("```console\n$ dragoman --version\n```\n\n```text\n```\n")
    assert shown.startswith("```console\n$ dragoman --version\n```\n\n```text\ndragoman ")
    silent = "```console\n$ dragoman --version\n```\n\nText\n"
    assert run_docs.with_steps(silent) == silent


def test_outputs_replace_what_stood_there() -> None:
    page = "A\n```python\nx\n```\n\n```text\nold\n```\nB ```python\n"
    assert run_docs.with_blocks(page, ["new\n"]) == "A\n```python\nx\n```\n\n```text\nnew\n```\nB ```python\n"
    notebook = json.dumps({"cells": [{"cell_type": "markdown", "source": []}, {"cell_type": "code", "source": ["x"]}]})
    (cell,) = run_docs.code_cells(json.loads(run_docs.with_outputs(notebook, ["new\n"])))
    assert cell["outputs"] == [{"name": "stdout", "output_type": "stream", "text": ["new\n"]}]
