"""What a long run tells: a bar with rate and remaining time on a terminal, and a sum at its end."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Self

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from dragoman.errors import Failure

if TYPE_CHECKING:
    from dragoman.record import Summary
    from dragoman.record.inputs import Outcome

# So many failures are named at the end; the quarantine has them all.
SHOWN = 20
# The rate, and with it the remaining time, is that of the last so many seconds.
RECENT = 60.0
# Where there is no bar, as in a log, a line comes so often: the log of a run of an hour was silent till its end.
LINES = 60.0


class RateColumn(TextColumn):
    """Documents a second, of late."""

    def __init__(self) -> None:
        """Make the column."""
        super().__init__("")

    def render(self, task: Task) -> Text:
        """Return the rate of a task, or nothing before there is one."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


class Meter:
    """Counts what a run does and shows it on standard error: a bar on a terminal, elsewhere a line a minute."""

    def __init__(self, total: int | None) -> None:
        """Make a meter for so many documents (None: nobody knows)."""
        from dragoman.record import Summary

        self.done = Summary()
        self.there = self.aside = self.failed = self.read = 0
        self.failures: list[tuple[str, Failure]] = []
        self.began = self.told = time.monotonic()
        self.bar = to_bar()
        self.task = self.bar.add_task("reading", total=total, told="")

    def __enter__(self) -> Self:
        """Show the bar."""
        self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self.bar.stop()

    def skipped(self, *, aside: bool) -> None:
        """Count an input that is not read again; the bar is of what is left."""
        self.aside += aside
        self.there += not aside
        total = self.bar.tasks[0].total
        self.bar.update(self.task, total=None if total is None else total - 1, told=self.tell())

    def came(self, outcome: Outcome) -> None:
        """Count a result."""
        self.read += 1
        if isinstance(outcome.result, Failure):
            self.failed += 1
            if self.failed <= SHOWN:
                self.failures.append((outcome.input.name, outcome.result))
        self.bar.update(self.task, advance=1, told=self.tell())
        now = time.monotonic()
        if self.bar.disable and now - self.told >= LINES:
            self.told = now
            typer.echo(self.line(self.bar.tasks[0]), err=True)

    def line(self, task: Task) -> str:
        """Return how far the run is, for a log."""
        far = f"{self.read:,}" if task.total is None else f"{self.read:,} of {round(task.total):,}"
        left = "" if task.time_remaining is None else f", {timedelta(seconds=round(task.time_remaining))} left"
        return " · ".join(filter(None, (f"{far} read, {task.speed or 0:.1f}/s{left}", self.tell())))

    def stored(self, done: Summary) -> None:
        """Count what is stored."""
        self.done += done

    def tell(self) -> str:
        """Return the counts beside the bar, those that are none left out."""
        counts = (self.there, "there already"), (self.failed, "failed"), (self.aside, "in quarantine")
        return " · ".join(f"{count:,} {what}" for count, what in counts if count)

    @property
    def good(self) -> int:
        """How many documents are in the record now, or were before."""
        return self.there + self.done.added + self.done.replaced + self.done.unchanged

    def name_failures(self) -> None:
        """Say what was not added and why."""
        for name, failure in self.failures:
            told = failure.detail.startswith((name, name.rpartition(":")[0] or name))
            typer.echo(f"not added: {failure.detail if told else f'{name}: {failure.detail}'}", err=True)
        if self.failed > SHOWN:
            typer.echo(f"not added: {self.failed - SHOWN:,} more; `dragoman quarantine` lists them all", err=True)

    def sum_up(self, record: str) -> None:
        """Say what was not added, what was, and how fast; nothing when nothing was met."""
        if not (self.read or self.there or self.aside):
            return
        self.name_failures()
        done, seconds = self.done, time.monotonic() - self.began
        counts = [
            f"{done.added} added",
            f"{done.replaced} read anew",
            f"{self.there + done.unchanged} there already",
            f"{done.failed} failed",
            *([f"{self.aside} in quarantine from before"] if self.aside else []),
        ]
        rate = f", {self.read / seconds:.1f} documents/s" if self.read else ""
        found = f"{done.events} events, {done.claims} claims"
        typer.echo(f"{', '.join(counts)} · {found} · {seconds:.0f} s{rate} → {record}", err=True)


def to_bar() -> Progress:
    """Return a progress bar on standard error, silent where that is no terminal."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[told]}"),
    )
    console = Console(stderr=True)
    return Progress(*columns, console=console, disable=not sys.stderr.isatty(), speed_estimate_period=RECENT)
