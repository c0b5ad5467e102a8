"""Where tables and lines are drawn."""

from __future__ import annotations

from typing import NoReturn

from rich import console


class Console(console.Console):
    """A terminal, or a pipe whose reader may go early: `dragoman timeline IRN | head` has not failed."""

    def on_broken_pipe(self) -> NoReturn:
        """Hand it to the command line, which ends in peace; Rich itself would exit with 1."""
        raise BrokenPipeError
