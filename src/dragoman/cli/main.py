"""The `dragoman` command: one file per command, errors turned into messages and exit codes here."""

from __future__ import annotations

import io
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from importlib import metadata
from types import FrameType
from typing import Annotated, NoReturn

import typer
from typer.core import TyperGroup

from dragoman.cli import (
    add,
    balance,
    changes,
    codebook,
    compare,
    decisions,
    demo,
    dyad,
    explain,
    export,
    network,
    quarantine,
    queries,
    read,
    review,
    sample,
    search,
    snapshot,
    timeline,
)
from dragoman.config import load_settings
from dragoman.errors import DragomanError
from dragoman.knowledge.overlay import find_codebook, in_force

INTERRUPTED, TERMINATED = 130, 143
GO_ON = "; what was added before is kept, run the same command to go on"


class Commands(TyperGroup):
    """The commands, with every error told as one line and an exit code."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command that is asked for; raises typer.Exit with the code for what went wrong."""
        with heeding() as asked:
            return self.run(ctx, asked)

    def run(self, ctx: typer.Context, asked: list[int]) -> object:
        """Do the same; `asked` holds the signals that came."""
        try:
            speak_unicode()
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except DragomanError as error:
            stop(str(error), error.exit_code)
        except typer.BadParameter as error:
            error.message = mend(error.message)
            raise
        except KeyboardInterrupt:
            word, code = ("terminated", TERMINATED) if asked else ("interrupted", INTERRUPTED)
            stop(word + (GO_ON if ctx.invoked_subcommand == "add" else ""), code)
        except MemoryError:
            stop("out of memory; read fewer or smaller documents at a time", 1)
        except BrokenPipeError:
            # The reader of a pipe (head, less) has gone; nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
        return result


@contextmanager
def heeding() -> Iterator[list[int]]:
    """Let a request to end (SIGTERM) stop a run as Ctrl-C does, and give those that came; a second ends it at once."""
    asked: list[int] = []

    def end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - what a handler is called with
        asked.append(number)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread, where no signal comes
        yield asked
        return
    try:
        yield asked
    finally:
        signal.signal(signal.SIGTERM, before)


def speak_unicode() -> None:
    """Write UTF-8 to files and pipes, and `?` for what a terminal cannot show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="replace")


def mend(message: str) -> str:
    """Return what Typer says of a wrong value, with a guess of what was meant where it lists the right ones."""
    _, found, listed = message.partition(" is not one of ")
    given, *known = re.findall(r"'([^']*)'", message) or [""]
    near = get_close_matches(given, known, n=1) if found and listed else []
    return message.removeprefix("Value error, ") + (f" Did you mean {near[0]!r}?" if near else "")


def stop(message: str, code: int) -> NoReturn:
    """Say what went wrong on standard error and stop; raises typer.Exit."""
    typer.echo(f"dragoman: {message}", err=True)
    raise typer.Exit(code)


app = typer.Typer(
    cls=Commands,
    name="dragoman",
    help="Read news and keep the record of who did what to whom, when, where, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
read.register(app)
add.register(app)
queries.register(app)
search.register(app)
dyad.register(app)
network.register(app)
balance.register(app)
timeline.register(app)
changes.register(app)
demo.register(app)
explain.register(app)
sample.register(app)
review.register(app)
decisions.register(app)
snapshot.register(app)
export.register(app)
compare.register(app)
quarantine.register(app)
codebook.register(app)


def show_version(wanted: bool) -> None:  # noqa: FBT001 - the callback form that Typer calls
    """Print the version and stop."""
    if wanted:
        typer.echo(f"dragoman {metadata.version('dragoman')}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback shows it
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news and keep the record of who did what to whom."""
    # A codebook that the settings name is known to every command; what is wrong with it, those that read will tell.
    with suppress(DragomanError):
        context.with_resource(in_force(find_codebook(load_settings().codebook)))


def main() -> None:
    """Run the command; exit 0 done, 1 failed, 2 wrong usage, 4 locked, 5 not found, 130 interrupted, 143 terminated."""
    app()
