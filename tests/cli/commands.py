"""The command line, run in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer import testing
from typer.main import get_command

from dragoman.cli.main import app

# Built once: it takes longer than most commands.
COMMAND = get_command(app)


def run(*arguments: str | Path, given: str | bytes = b"") -> Result:
    """Run one command with something on standard input."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(testing, "_get_command", lambda _: COMMAND)
        return testing.CliRunner().invoke(app, [str(a) for a in arguments], input=given)


def lines(text: str) -> list[dict[str, object]]:
    """Return the rows of JSON lines; every line must be one."""
    return [json.loads(line) for line in text.splitlines()]
