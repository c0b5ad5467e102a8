"""The tree of errors, and the exit codes that follow from it."""

from __future__ import annotations

import inspect
import re

import pytest

from dragoman import errors
from dragoman.errors import DragomanError

TREE = [
    ("SourceError", "DragomanError", 1),
    ("FetchError", "SourceError", 1),
    ("TooLargeError", "SourceError", 1),
    ("RecordError", "DragomanError", 1),
    ("RecordLockedError", "RecordError", 4),
    ("NotFoundError", "RecordError", 5),
    ("KnowledgeError", "DragomanError", 1),
    ("ModelError", "DragomanError", 1),
    ("UsageError", "DragomanError", 2),
]


@pytest.mark.parametrize(("name", "parent", "code"), TREE)
def test_the_tree(name: str, parent: str, code: int) -> None:
    error = getattr(errors, name)
    assert error.__base__.__name__ == parent
    assert error.exit_code == code


def test_the_tree_is_drawn_as_it_is() -> None:
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    found = {n for n, e in inspect.getmembers(errors, inspect.isclass) if issubclass(e, DragomanError)}
    assert {*drawn, "DragomanError"} == found
