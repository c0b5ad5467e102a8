"""Settings: argument > environment `DRAGOMAN_*` > `dragoman.toml` > default."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from dragoman.errors import UsageError

FILE = "dragoman.toml"
# Where a reading is kept and how many read at once has no part in what it says.
BESIDE = {"record", "workers"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set; handed down, never read from a global.

    `max_bytes` is the largest input in bytes, `max_characters` the longest text that is parsed, `html_seconds` how
    long one page's extraction may take, `workers` the number of reading processes (None: one per core), `record` the
    default record file, `min_confidence` the least confidence of an event that is kept, `pipeline` the language
    pipeline's folder or package (None: the bundled one).
    """

    max_bytes: int = 64_000_000
    max_characters: int = 400_000
    html_seconds: float = 20.0
    workers: int | None = None
    record: str = "news.duckdb"
    min_confidence: float = 0.0
    pipeline: str | None = None


DEFAULTS = Settings()


def load_settings(
    *,
    environ: Mapping[str, str] = os.environ,
    folder: Path | None = None,
    **arguments: object,
) -> Settings:
    """Return the settings in force; raises UsageError for an unknown name or a value of the wrong type."""
    path = (folder or Path()) / FILE
    from_file = read_file(path) if path.is_file() else {}
    known = {f.name for f in fields(Settings)}
    from_environment = {k.removeprefix("DRAGOMAN_").lower(): v for k, v in environ.items() if k.startswith("DRAGOMAN_")}
    settings = DEFAULTS
    for origin, values in ((str(path), from_file), ("environment", from_environment), ("argument", arguments)):
        for name, value in values.items():
            if origin == "environment" and name not in known:
                continue  # DRAGOMAN_CORPORA and the like belong to the training, not to a reader
            if value is not None:
                settings = replace(settings, **{name: convert(name, value, origin)})
    return settings


def read_file(path: Path) -> dict[str, object]:
    """Read `dragoman.toml`; raises UsageError with the line when it is broken."""
    try:
        return tomllib.loads(path.read_text("utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: not readable as TOML ({error}); mend or remove the file"
        raise UsageError(message) from error


def convert(name: str, value: object, origin: str) -> object:
    """Turn a value into the setting's type; raises UsageError naming the setting and where it was set."""
    kinds = {"max_bytes": int, "max_characters": int, "html_seconds": float, "workers": int, "min_confidence": float}
    if name not in {f.name for f in fields(Settings)}:
        message = f"{origin}: there is no setting {name!r}; known: {', '.join(f.name for f in fields(Settings))}"
        raise UsageError(message)
    kind = kinds.get(name, str)
    try:
        return kind(value)  # type: ignore[operator]
    except (TypeError, ValueError) as error:
        message = f"{origin}: setting {name} takes {kind.__name__}, not {value!r}"
        raise UsageError(message) from error


def changed(settings: Settings) -> dict[str, str | int | float | bool | None]:
    """Return the settings that differ from the defaults and bear on what is found, for `made_with`."""
    pairs = {f.name: getattr(settings, f.name) for f in fields(Settings) if f.name not in BESIDE}
    return {name: value for name, value in pairs.items() if value != getattr(DEFAULTS, name)}
