"""`dragoman codebook`: your own event types, predicates and actors, checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.knowledge.codebook import Folder
    from dragoman.knowledge.rows import Example

EXAMPLE = """Your own event types, predicates and actors: a folder of YAML beside what comes with dragoman.

Example: `dragoman codebook check mediation`

Example: `dragoman read article.html --codebook mediation`"""
CHECK = """Check a codebook: its fields and codes, what it has in common with ours, and its examples as tests.

Every fault stands on a line of its own with file and line; the exit code is 1 when there is one.

Example: `dragoman codebook check mediation`"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    group = typer.Typer(help=EXAMPLE, no_args_is_help=True, rich_markup_mode="markdown")
    group.command("check", help=CHECK)(check)
    # A callback keeps `check` a word of its own; Typer drops it where a group has one command.
    group.callback()(lambda: None)
    app.add_typer(group, name="codebook")


def check(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of YAML files.")]) -> None:
    """Check a codebook and run its examples."""
    from dragoman.knowledge.codebook import read_folder

    held = read_folder(str(folder))
    examples = list(held.examples())
    wrong = held.faults or list(failures(held, examples))
    for line in wrong:
        typer.echo(line)
    counts = ", ".join(count(len(rows), table) for table, rows in held.rows.items() if rows)
    if wrong:
        typer.echo(f"{folder}: {counts or 'nothing'}; {len(wrong)} to mend", err=True)
        raise typer.Exit(1)
    typer.echo(f"{folder}: {counts}; {count(len(examples), 'examples')} held", err=True)


def count(number: int, nouns: str) -> str:
    """Return a number with its noun, given in the plural."""
    return f"{number} {nouns.removesuffix('s') if number == 1 else nouns}"


def failures(held: Folder, examples: Sequence[Example]) -> Iterator[str]:
    """Yield the examples of a codebook without faults that do not come out as they say."""
    from dragoman.examples import check as check_examples
    from dragoman.knowledge.codebook import to_codebook
    from dragoman.knowledge.overlay import in_force

    with in_force(to_codebook(held.rows)):
        found = list(check_examples(examples))
    for example, why in found:
        if why:
            yield f"{example.where}: {example.entry or example.type}: {example.text!r}: {why}"
