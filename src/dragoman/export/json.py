"""One JSON object per reading, in the form of `dragoman/reading/1`."""

from __future__ import annotations

import msgspec

from dragoman import codec
from dragoman.model import Reading


def to_json(reading: Reading) -> str:
    """Write the reading as indented JSON that ends in a newline; keys stand in the order of the schema."""
    return msgspec.json.format(codec.encode(reading), indent=2).decode() + "\n"
