"""The knowledge of residue: cue entries of one language, compiled to patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from dragoman.model import ResidueKind

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
DAY_NAME = r"(?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?,?\s+)?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
FIGURES = r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
CLOCK = r"\d{1,2}(?:[:.]\d\d){1,2}\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
SLOTS = {
    "<name>": r"(?-i:[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|de|da|del|van|von|bin|al|el)){1,3})",
    "<source>": r"(?-i:[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|of|the|for|and)){0,4})",
    "<date>": rf"{DAY_NAME}(?:{MONTH}\s+{DAY},?(?:\s+\d{{4}})?|{DAY}\s+{MONTH},?(?:\s+\d{{4}})?|{FIGURES})",
    "<time>": rf"(?:{CLOCK})(?:\s*\(?(?:GMT|UTC|EST|EDT|ET|PST|PDT|PT|BST|CET|CEST|IST|MSK)\b\)?)?",
    "<url>": r"(?:https?://|www\.)\S+",
    "<email>": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "<number>": r"\d[\d,.]*",
    # Of those who wrote and edited a text: "MH/PA", "EF/", "dc/rox", "MNA/4512345"; one alone behind a sentence.
    "<initials>": r"(?-i:(?<![\w/])(?:[A-Z]{2,4}(?:/[A-Z]{1,4})+/?|[A-Z]{2,4}/|[A-Z][A-Za-z]{1,2}/[A-Z][A-Za-z]{1,2}"
    r"|(?:burs?-)?[a-z]{2,4}(?:/[a-z]{2,4})+|[A-Z]{2,5}/(?:[A-Z]{2,3})?\d{4,})(?![\w/]))",
    "<initial>": r"(?-i:(?:(?<=[a-z\d][.!?]\s)|(?<=[.!?][\"”’)]\s))[A-Z]{2,3}(?![\w/]))",
    "*": r"(?:\S+\s+){0,7}?\S*?",
}
SLOT = re.compile("|".join(map(re.escape, SLOTS)))
At = Literal["start", "whole", "end", "any", "tail", "rest", "sign-off"]
# Where cues stand that cut off the end of a paragraph.
CUTTING: frozenset[At] = frozenset({"tail", "rest", "sign-off"})
# Behind what a tail begins: a finished sentence, or the initials that sign a text ("MH/PA", "EF/", "dc/rox").
FINISHED = r"(?<=[.!?\"”’)])"
# Initials of two, which sign a text also where its last sentence has no stop: "a view of Yazd AB/CD".
UNSTOPPED = r"\s(?-i:(?=[A-Z]{2,3}/[A-Z]{2,3}\b))"
SIGNED = r"(?-i:(?<=\b[A-Z]{2})|(?<=\b[A-Z]{3})|(?<=[A-Z]/)|(?<=/[a-z]{2})|(?<=/[a-z]{3}))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One cue as the file has it; see `data/residue/en.yaml` for what the fields mean."""

    id: str
    kind: ResidueKind
    at: At = "any"
    phrases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    spreads: bool = False
    max_words: int = 30
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelineWords:
    """Agencies that sign datelines, and words in capitals that are no place."""

    agencies: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidueFile:
    """One language's file."""

    entries: tuple[Entry, ...] = ()
    starters: tuple[str, ...] = ()
    dateline: DatelineWords = DatelineWords()


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry with its patterns."""

    entry: Entry
    pattern: re.Pattern[str] | None
    also: re.Pattern[str] | None
    without: re.Pattern[str] | None


@cache
def load_residue() -> dict[str, ResidueFile]:
    """Return the files by language."""
    data = (resources.files("dragoman.knowledge") / "compiled" / "residue.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, ResidueFile])


@cache
def load_cues(language: str) -> tuple[Cue, ...]:
    """Return a language's cues; none where we know none."""
    file = load_residue().get(language, ResidueFile())
    return tuple(map(to_cue, file.entries))


def to_cue(entry: Entry) -> Cue:
    """Return an entry with its phrases compiled."""
    return Cue(entry, placed(entry.phrases, entry.at), words(entry.also), words(entry.without))


def placed(phrases: tuple[str, ...], at: At) -> re.Pattern[str] | None:
    """Return one pattern for the phrases where they may stand; whole lines may end in a mark of print."""
    if not phrases:
        return None
    body = alternatives(phrases)
    forms = {
        "start": rf"\W{{0,3}}{body}",
        "whole": rf"\W{{0,3}}{body}[\s:.!?|»>…*-]*$",
        "end": rf"{body}[\s.]*$",
        "any": rf"{body}",
        "tail": rf"(?:(?:^|{FINISHED})\s*|{SIGNED}\s+(?-i:(?=[A-Z©])))(?={body})",
        # In running text the phrase has no capital.
        "rest": rf"\s(?-i:(?=[A-Z]))(?={body}[\s.]*$)",
        "sign-off": rf"(?:(?:^|{FINISHED})\s*|{UNSTOPPED})(?={body}(?:\s*{body})*[\s.]*$)",
    }
    return re.compile(forms[at], re.IGNORECASE)


def words(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of the phrases."""
    return re.compile(alternatives(phrases), re.IGNORECASE) if phrases else None


def alternatives(phrases: tuple[str, ...]) -> str:
    """Return the phrases, longest first, as one group bounded by the ends of words."""
    return f"(?:{'|'.join(map(to_regex, sorted(phrases, key=len, reverse=True)))})"


def to_regex(phrase: str) -> str:
    """Return a phrase as a pattern: slots filled in, spaces and apostrophes of any kind, whole words."""
    parts, start = [], 0
    for match in SLOT.finditer(phrase):
        parts += [literal(phrase[start : match.start()]), SLOTS[match.group()]]
        start = match.end()
    body = "".join([*parts, literal(phrase[start:])])
    return (r"\b" if phrase[0].isalnum() else "") + body + (r"\b" if phrase[-1].isalnum() else "")


def literal(text: str) -> str:
    """Return plain words as a pattern; translated pages put a space before their commas and colons."""
    return re.sub(r"[,:]", r"\\s*\g<0>", re.escape(text).replace("'", "['’]").replace(r"\ ", r"\s+"))
