"""Commands that take every filter beside options of their own, and lines of JSON that they read."""

from __future__ import annotations

import getpass
import inspect
import json
import sys
from collections.abc import Callable
from pathlib import Path

from dragoman.cli.queries import FILTERS
from dragoman.errors import UsageError

Row = dict[str, object]
# What is said for the filters is said in the parameter that gathers them.
GATHERED = "filters"


def with_filters(function: Callable[..., None]) -> Callable[..., None]:
    """Return a command whose `**filters` are the filters of the record, each an option; only those given arrive."""

    def run(**given: object) -> None:
        filters = {name: given.pop(name) for name in FILTERS}
        function(**given, **{name: value for name, value in filters.items() if value not in (None, [])})

    own = [p for p in inspect.signature(function, eval_str=True).parameters.values() if p.name != GATHERED]
    keyword = inspect.Parameter.KEYWORD_ONLY
    options = [inspect.Parameter(name, keyword, default=None, annotation=a) for name, a in FILTERS.items()]
    parameters = [*(p.replace(kind=keyword) for p in own), *options]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    run.__name__ = function.__name__
    run.__doc__ = function.__doc__
    return run


def read_rows(path: Path) -> list[Row]:
    """Return the objects of a file of JSON lines, "-" for standard input; raises UsageError naming file and line."""
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text("utf8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read ({error}); name a file of JSON lines in UTF-8"
        raise UsageError(message) from error
    return [to_row(line, path, number) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]


def to_row(line: str, path: Path, number: int) -> Row:
    """Return the object of one line; raises UsageError."""
    try:
        row = json.loads(line)
    except ValueError as error:
        message = f"{path}:{number}: no JSON ({error}); each line is one object"
        raise UsageError(message) from error
    if not isinstance(row, dict):
        message = f"{path}:{number}: a line of JSON, but no object"
        raise UsageError(message)
    return row


def who() -> str:
    """Return the name of whoever is logged in, "user" where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "user"
