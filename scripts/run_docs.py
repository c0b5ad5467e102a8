"""Run the code of the tutorial, the class exercise and the page on codebooks, and write down what it says.

The code cells of docs/tutorial.ipynb and the ```python blocks of docs/exercise.md run in order, from the bundled
dispatches; what each prints, and the value of its last line, becomes its output (the ```text block behind it on the
page). On docs/codebook.md files are written (```yaml whose first line is `# PATH`) and commands are run (```console)
too. `--check` writes nothing and exits with 1 when an output is not what the page shows.

    python scripts/run_docs.py [--check]
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOTEBOOK, PAGE, CODEBOOK = "tutorial.ipynb", "exercise.md", "codebook.md"
BLOCK = re.compile(r"```python\n(.*?)```\n+```text\n(.*?)```", re.DOTALL)
# A file, commands or code, and what they show.
STEP = re.compile(r"```(yaml|console|python)\n((?:(?!```).)*)```(?:\n+```text\n((?:(?!```).)*)```)?", re.DOTALL)


def run(cells: Iterable[str], names: dict[str, object]) -> Iterator[str]:
    """Run cells in one namespace and yield what each shows."""
    for cell in cells:
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            value = run_one(cell, names)
            if value is not None:
                print(repr(value))
        yield shown.getvalue()


def run_one(cell: str, names: dict[str, object]) -> object:
    """Run one cell and return the value of its last line when that is an expression."""
    tree = ast.parse(cell)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102 - our own pages
    if last is None or not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307 - our own pages


def take(kind: str, content: str, names: dict[str, object]) -> str:
    """Write a file, run commands or run code; return what is shown."""
    if kind == "python":
        return next(run([content], names))
    if kind == "console":
        return "".join(run_command(line[2:]) for line in content.splitlines() if line.startswith("$ "))
    name, _, text = content.partition("\n")
    path = Path(name.removeprefix("# "))
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf8")
    return ""


def run_command(line: str) -> str:
    """Run one of our commands and return what it says, on both channels."""
    from typer.testing import CliRunner

    from dragoman.cli.main import app

    return CliRunner().invoke(app, shlex.split(line)[1:]).output


def with_steps(text: str) -> str:
    """Return a page with what its files, commands and code show, where it shows anything."""
    names: dict[str, object] = {}

    def fresh(found: re.Match[str]) -> str:
        shown = take(found[1], found[2], names)
        opening = f"```{found[1]}\n{found[2]}```"
        return opening if found[3] is None else f"{opening}\n\n```text\n{shown}```"

    return STEP.sub(fresh, text)


def code_cells(notebook: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    """Return the code cells of a notebook."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def source(cell: dict[str, object]) -> str:
    """Return the text of a cell."""
    lines = cell["source"]
    return "".join(map(str, lines)) if isinstance(lines, list) else str(lines)


def with_outputs(text: str, outputs: Sequence[str]) -> str:
    """Return a notebook with the outputs of its code cells, numbered from 1."""
    notebook = json.loads(text)
    for number, (cell, shown) in enumerate(zip(code_cells(notebook), outputs, strict=True), start=1):
        stream = {"name": "stdout", "output_type": "stream", "text": shown.splitlines(keepends=True)}
        cell |= {"execution_count": number, "outputs": [stream] if shown else []}
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def with_blocks(text: str, outputs: Sequence[str]) -> str:
    """Return a page with the outputs behind its blocks of code."""
    left = iter(outputs)
    return BLOCK.sub(lambda found: f"```python\n{found[1]}```\n\n```text\n{next(left)}```", text)


def run_pages(docs: Path = DOCS) -> dict[str, tuple[str, str]]:
    """Run the pages in an empty folder and return name → (as it is, as it should be)."""
    notebook, page, codebook = ((docs / name).read_text("utf8") for name in (NOTEBOOK, PAGE, CODEBOOK))
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            first = list(run(map(source, code_cells(json.loads(notebook))), {}))
            second = list(run((code for code, _ in BLOCK.findall(page)), {}))
            third = with_steps(codebook)
        finally:
            os.chdir(before)
    return {
        NOTEBOOK: (notebook, with_outputs(notebook, first)),
        PAGE: (page, with_blocks(page, second)),
        CODEBOOK: (codebook, third),
    }


def main() -> None:
    """Write the outputs, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when an output differs")
    checking = parser.parse_args().check
    stale = {name: fresh for name, (old, fresh) in run_pages().items() if old != fresh}
    for name, fresh in stale.items():
        if not checking:
            (DOCS / name).write_text(fresh, "utf8", newline="\n")
        print(f"{name}: {'does not show what its code says; run scripts/run_docs.py' if checking else 'written'}")
    sys.exit(1 if checking and stale else 0)


if __name__ == "__main__":
    main()
