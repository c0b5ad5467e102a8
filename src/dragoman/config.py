"""Settings: argument > environment `DRAGOMAN_*` > `dragoman.toml` > default."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from dragoman.errors import UsageError

FILE = "dragoman.toml"
# Where a reading is kept, how many read at once and what one may take has no part in what it says; neither has where
# a codebook lies: a reading names what is in it (`pipeline.to_made_with`).
BESIDE = {"record", "workers", "document_seconds", "document_megabytes", "codebook"}
NUMBERS: dict[str, type[int | float]] = {
    "max_bytes": int,
    "max_characters": int,
    "html_seconds": float,
    "document_seconds": float,
    "document_megabytes": int,
    "workers": int,
    "min_confidence": float,
}
SECONDS = (0.1, 86_400.0)
RANGES = {"html_seconds": SECONDS, "document_seconds": SECONDS, "min_confidence": (0.0, 1.0)}
COUNT = (1.0, 1e15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set; handed down, never read from a global.

    `max_bytes` is the largest input in bytes, `max_characters` the longest text that is parsed, `html_seconds` how
    long one page's extraction may take, `document_seconds` and `document_megabytes` how much time and memory one
    document may take in a reading process, `workers` the number of those (None: one per core), `record` the default
    record file, `min_confidence` the least confidence of an event that is kept, `pipeline` the language pipeline (None:
    the bundled one, else a folder or package), `codebook` the folder of the user's own types, predicates and actors.
    """

    max_bytes: int = 32_000_000
    max_characters: int = 400_000
    html_seconds: float = 20.0
    document_seconds: float = 300.0
    document_megabytes: int = 1_000
    workers: int | None = None
    record: str = "news.duckdb"
    min_confidence: float = 0.0
    pipeline: str | None = None
    codebook: str | None = None


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
    settings = DEFAULTS
    for origin, values in (
        (str(path), from_file),
        ("environment", read_environment(environ)),
        ("argument", arguments),
    ):
        for name, value in values.items():
            if value is not None:
                settings = replace(settings, **{name: convert(name, value, origin)})  # type: ignore[arg-type]
    return settings


def read_environment(environ: Mapping[str, str]) -> dict[str, object]:
    """Return the settings that the environment gives.

    DRAGOMAN_CORPORA and the like belong to the training, not to a reader.
    """
    known = {f.name for f in fields(Settings)}
    ours = {k.removeprefix("DRAGOMAN_").lower(): v for k, v in environ.items() if k.startswith("DRAGOMAN_")}
    return {name: value for name, value in ours.items() if name in known and value}


def read_file(path: Path) -> dict[str, object]:
    """Read `dragoman.toml`; raises UsageError with the line when it is broken."""
    try:
        return tomllib.loads(path.read_text("utf8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: not readable as TOML ({error}); mend or remove the file"
        raise UsageError(message) from error


def convert(name: str, value: object, origin: str) -> int | float | str:
    """Turn a value into the setting's type; raises UsageError naming the setting and where it was set."""
    names = [f.name for f in fields(Settings)]
    if name not in names:
        message = f"{origin}: there is no setting {name!r}; known: {', '.join(names)}"
        raise UsageError(message)
    try:
        return to_number(name, value) if name in NUMBERS else os.fspath(value)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError) as error:
        low, high = RANGES.get(name, COUNT)
        wanted = f"a number from {low:g} to {high:g}" if name in NUMBERS else "text"
        message = f"{origin}: setting {name} takes {wanted}, not {value!r}"
        raise UsageError(message) from error


def to_number(name: str, value: object) -> int | float:
    """Return the number that a value writes; raises ValueError or TypeError for none and for one out of range."""
    number = NUMBERS[name](str(value).replace("_", ""))
    low, high = RANGES.get(name, COUNT)
    if not low <= number <= high:
        raise ValueError(name)
    return number


def changed(settings: Settings) -> dict[str, str | int | float | bool | None]:
    """Return the settings that differ from the defaults and bear on what is found, for `made_with`."""
    pairs = {f.name: getattr(settings, f.name) for f in fields(Settings) if f.name not in BESIDE}
    return {name: value for name, value in pairs.items() if value != getattr(DEFAULTS, name)}
