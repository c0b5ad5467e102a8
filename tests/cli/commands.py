"""The command line, run in this process."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from dragoman.cli.main import app


def run(*arguments: str | Path, given: str | bytes = b"") -> Result:
    """Run one command with something on standard input."""
    return CliRunner().invoke(app, [str(a) for a in arguments], input=given)


def lines(text: str) -> list[dict[str, object]]:
    """Return the rows of JSON lines; every line must be one."""
    return [json.loads(line) for line in text.splitlines()]
