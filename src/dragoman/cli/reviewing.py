"""Going through events, or pairs of them, on a terminal or in a pipe: show, take a command, carry it out."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import click
import typer

from dragoman.cli.cards import show
from dragoman.cli.terminal import Console
from dragoman.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from dragoman.record import Record

Row = Mapping[str, object]
Ask = Callable[[], str | None]
HELP_ONE = """a [WHY]          accept: the act is told as it is
r [WHY]          reject: there is no such act
c FIELD=VALUE …  correct: type, modes, contexts, status, historical, sources, targets, when; because="…"
m ID [WHY]       merge with another event
x REPORT [WHY]   split off a report, by its number or id
s                skip
u                undo the last judgement and go back to its event
q                quit; what was judged is kept"""
HELP_PAIR = """m [WHY]  merge: both tell of one act
k [WHY]  keep apart: they are two acts
s        skip
u        undo the last judgement and go back to its pair
q        quit; what was judged is kept"""
PROMPT_ONE = "[a]ccept [r]eject [c]orrect [m]erge [x] split [s]kip [u]ndo [q]uit [?]: "
PROMPT_PAIR = "[m]erge [k]eep apart [s]kip [u]ndo [q]uit [?]: "
# What a terminal asks after one of these keys; the others need nothing more.
ASKED = {"r": "why", "k": "why", "c": "field=value …", "m": "with which event (in a pair: why)", "x": "which report"}


@dataclass(slots=True)
class Session:
    """One person going through a queue: where they are, and what they decided at which place, newest last."""

    record: Record
    reviewer: str
    queue: Sequence[tuple[str, ...]]
    place: int = 0
    made: list[tuple[int, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    ended: bool = False

    def keep(self, decision: Row, *, stay: bool = False) -> None:
        """Remember a decision, and move on; or stay, to show what came of it."""
        self.made.append((self.place, str(decision["id"])))
        self.counts[str(decision["action"])] += 1
        self.place += not stay


def walk(session: Session, ask: Ask | None = None) -> None:
    """Go through the queue until its end, the end of the input or `q`, and say what was done."""
    if not session.queue:
        typer.echo("nothing to review", err=True)
        return
    console, ask = Console(), ask or asker(PROMPT_ONE if is_single(session) else PROMPT_PAIR)
    while session.place < len(session.queue) and not session.ended:
        told = session.record.describe(session.queue[session.place])
        show(told, f"{session.place + 1} of {len(session.queue)}", console)
        take(session, told, ask)
    done = ", ".join(f"{count} {name}" for name, count in sorted(session.counts.items()) if count)
    left = len(session.queue) - session.place
    typer.echo(f"decided: {done or 'nothing'}; {left} of {len(session.queue)} left", err=True)


def is_single(session: Session) -> bool:
    """Whether the queue holds events, not pairs."""
    return len(session.queue[0]) == 1


def take(session: Session, told: Sequence[Row], ask: Ask) -> None:
    """Take commands until one moves on or ends the session."""
    while (line := ask()) is not None:
        try:
            if obey(session, told, line.strip()):
                return
        except (UsageError, NotFoundError) as error:
            typer.echo(str(error), err=True)
    session.ended = True


def obey(session: Session, told: Sequence[Row], line: str) -> bool:
    """Carry out one command; whether it moved on. Raises UsageError, NotFoundError."""
    commands, text = (ON_ONE, HELP_ONE) if is_single(session) else (ON_PAIR, HELP_PAIR)
    key, rest = line[:1].lower(), line.partition(" ")[2].strip()
    if key not in commands:
        typer.echo(text, err=True)
        return False
    commands[key](session, told, rest)
    return True


def accept(session: Session, told: Sequence[Row], rest: str) -> None:
    """Accept an event as it is."""
    session.keep(session.record.review(id_of(told), "accept", because=rest, by=session.reviewer))


def reject(session: Session, told: Sequence[Row], rest: str) -> None:
    """Reject an event."""
    session.keep(session.record.review(id_of(told), "reject", because=rest, by=session.reviewer))


def correct(session: Session, told: Sequence[Row], rest: str) -> None:
    """Put fields of an event right."""
    given = to_given(rest)
    because = given.pop("because", "")
    made = session.record.review(id_of(told), "correct", because=because, by=session.reviewer, **given)  # type: ignore[call-overload]
    session.keep(made)


def to_given(text: str) -> dict[str, str]:
    """Return `type=AGREE sources="Russia, Iran" because="…"` as names and values; raises UsageError."""
    try:
        pairs = [part.partition("=") for part in shlex.split(text)]
    except ValueError as error:
        message = f'{text}: {error}; write it as type=AGREE sources="Russia, Iran"'
        raise UsageError(message) from error
    if not pairs or not all(sign for _, sign, _ in pairs):
        message = "correct takes FIELD=VALUE, as in: c type=AGREE when=2024-03"
        raise UsageError(message)
    return {name: value for name, _, value in pairs}


def merge(session: Session, told: Sequence[Row], rest: str) -> None:
    """Make one event of this and another."""
    other, _, because = rest.partition(" ")
    session.keep(session.record.merge(id_of(told), other, because=because, by=session.reviewer), stay=True)


def split(session: Session, told: Sequence[Row], rest: str) -> None:
    """Take a report out of an event."""
    which, _, because = rest.partition(" ")
    reports = [str(report["id"]) for report in cast("Sequence[Row]", told[0]["reports"])]
    report = reports[int(which) - 1] if which.isdigit() and 0 < int(which) <= len(reports) else which
    session.keep(session.record.split(id_of(told), report, because=because, by=session.reviewer), stay=True)


def join(session: Session, told: Sequence[Row], rest: str) -> None:
    """Make one event of a pair."""
    session.keep(session.record.merge(id_of(told), str(told[1]["id"]), because=rest, by=session.reviewer))


def keep_apart(session: Session, told: Sequence[Row], rest: str) -> None:
    """Say that a pair is two events."""
    session.keep(session.record.keep_apart(id_of(told), str(told[1]["id"]), because=rest, by=session.reviewer))


def skip(session: Session, told: Sequence[Row], rest: str) -> None:  # noqa: ARG001 - the form that commands have
    """Leave an event as it is."""
    session.place += 1


def undo(session: Session, told: Sequence[Row], rest: str) -> None:  # noqa: ARG001 - the form that commands have
    """Take back what was decided last, and go back to where it was."""
    if not session.made:
        message = "nothing was decided in this session; `dragoman undo` takes back what was decided before"
        raise UsageError(message)
    session.place, decision = session.made.pop()
    session.record.undo(decision, because=rest, by=session.reviewer)
    session.counts["undone"] += 1


def leave(session: Session, told: Sequence[Row], rest: str) -> None:  # noqa: ARG001 - the form that commands have
    """Stop here."""
    session.ended = True


def id_of(told: Sequence[Row]) -> str:
    """Return the id of the event, the first of a pair."""
    return str(told[0]["id"])


Command = Callable[[Session, Sequence[Row], str], None]
MOVES: Mapping[str, Command] = {"s": skip, "u": undo, "q": leave}
ON_ONE: Mapping[str, Command] = {"a": accept, "r": reject, "c": correct, "m": merge, "x": split, **MOVES}
ON_PAIR: Mapping[str, Command] = {"m": join, "k": keep_apart, **MOVES}


def asker(prompt: str) -> Ask:
    """Return what takes one command: a key and what it needs on a terminal, else a line; None at the end."""
    return (lambda: read_key(prompt)) if sys.stdin.isatty() else read_line


def read_line() -> str | None:
    """Return a line of standard input, None at its end."""
    return sys.stdin.readline() or None


def read_key(prompt: str) -> str | None:
    """Return a key with what it needs, None for the end of the input."""
    typer.echo(prompt, err=True, nl=False)
    try:
        key = click.getchar()
        typer.echo(key if key.isprintable() else "", err=True)
        rest = click.prompt(f"  {ASKED[key]}", default="", show_default=False, err=True) if key in ASKED else ""
    except EOFError:
        return None
    return f"{key} {rest}"
