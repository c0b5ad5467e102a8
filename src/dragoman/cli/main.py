"""The `dragoman` command: one file per command, errors turned into messages and exit codes here."""

from __future__ import annotations

import os
import sys
from importlib import metadata
from typing import Annotated

import typer

from dragoman.cli import add, demo, queries, read
from dragoman.errors import DragomanError

INTERRUPTED = 130
app = typer.Typer(
    name="dragoman",
    help="Read news and keep the record of who did what to whom, when, where, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
read.register(app)
add.register(app)
queries.register(app)
demo.register(app)


def show_version(wanted: bool) -> None:  # noqa: FBT001 - the callback form that Typer calls
    """Print the version and stop."""
    if wanted:
        typer.echo(f"dragoman {metadata.version('dragoman')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news and keep the record of who did what to whom."""


def main() -> None:
    """Run the command; exit 0 done, 1 failed, 2 wrong usage, 4 record locked, 5 not found, 130 interrupted."""
    try:
        app()
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("dragoman: interrupted; what was added before is kept, run the same command to go on", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of a pipe (head, less) has gone; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except MemoryError:
        typer.echo("dragoman: out of memory; read fewer or smaller documents at a time", err=True)
        sys.exit(1)
