"""Plain text falls into its paragraphs."""

from __future__ import annotations

import textwrap

import pytest

from dragoman.ingest.plain import read_plain

from .pages import NEUTRAL


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text."""
    return tuple(block.text for block in read_plain(text).blocks)


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\r", "\n \t\n\n", "\u2029"])
def test_gaps(gap: str) -> None:
    assert paragraphs(gap.join(NEUTRAL)) == NEUTRAL


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_lines_are_joined(width: int) -> None:
    long = [" ".join(NEUTRAL[:4]), " ".join(NEUTRAL[4:])]
    wrapped = "\n\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in long)
    assert paragraphs(wrapped) == tuple(long)


def test_wrapped_text_with_indents() -> None:
    long = [" ".join(NEUTRAL[:4]), " ".join(NEUTRAL[4:])]
    wrapped = "\n".join("\n".join(textwrap.wrap(paragraph, 70, initial_indent="   ")) for paragraph in long)
    assert paragraphs(wrapped) == tuple(long)


def test_one_line_is_one_paragraph() -> None:
    assert paragraphs(NEUTRAL[0]) == NEUTRAL[:1]
