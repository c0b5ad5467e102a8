"""One process that does one thing to one item after the other, watched from outside."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from dragoman.errors import DragomanError
from dragoman.runner.memory import measure

T = TypeVar("T")
R = TypeVar("R")
READY, DONE, RAISED = "ready", "done", "raised"
# An item that nobody watches any more, because who asked for it was killed, ends by itself so many seconds later.
GRACE = 10.0
# What a process may hold beyond its start when it is at rest, as a share of what one item may take.
REST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one item may take: `seconds` by the clock, `megabytes` of memory beyond what the process held before."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands for the result of an item whose process had to be ended, and why, in words."""

    detail: str


class Worker(Generic[T, R]):
    """One process with the item that it is at."""

    def __init__(self, work: Callable[[T], R], prepare: Callable[[], None], limits: Limits) -> None:
        """Start the process; it is `idle` once it has said that it is ready."""
        context = get_context("spawn")
        self.limits = limits
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=serve, args=(other, work, prepare, limits.seconds + GRACE), daemon=True)
        self.process.start()
        other.close()
        self.turn: Future[R | Lost] | None = None
        self.ready = self.spent = False
        self.began = self.start = self.before = 0.0

    @property
    def idle(self) -> bool:
        """Whether the process waits for an item."""
        return self.ready and not self.spent and self.turn is None

    def give(self, item: T, turn: Future[R | Lost]) -> None:
        """Hand an item over; its result, or `Lost`, is set on `turn`."""
        self.turn, self.began, self.before = turn, time.monotonic(), measure(self.pid)
        try:
            self.pipe.send(item)
        except OSError:
            self.lose("the process that was to read it had ended; add it with --retry")

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self.process.pid or 0

    def hear(self) -> None:
        """Take what the process says: that it is ready, or a result; raises what its work or preparation raised."""
        try:
            kind, value = self.pipe.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self.mourn()
            return
        if kind == RAISED:
            raise value
        if kind == READY:
            self.ready, self.start = True, measure(self.pid)
        elif self.turn is not None:
            self.settle(value)
            self.spent = measure(self.pid) - self.start > self.limits.megabytes * REST

    def settle(self, result: R | Lost) -> None:
        """Set the result of the item."""
        turn, self.turn = self.turn, None
        if turn is not None:
            turn.set_result(result)

    def mourn(self) -> None:
        """Say how the process ended; raises DragomanError when it had not even begun."""
        self.process.join(GRACE)
        code = self.process.exitcode or 0
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit {code}"
        if not self.ready:
            message = f"a reading process ended before it could begin ({how}); free some memory, or give fewer --jobs"
            raise DragomanError(message)
        self.lose(f"the document ended the process that read it ({how}); give its text instead, and report it")

    def check(self) -> None:
        """End the process when its item has gone over a limit."""
        if self.turn is None or self.pipe.poll():
            return
        if time.monotonic() - self.began > self.limits.seconds:
            self.lose(
                f"reading it took longer than {self.limits.seconds:g} s;"
                " split it, or raise the setting document_seconds and add it with --retry"
            )
        elif measure(self.pid) - self.before > self.limits.megabytes:
            self.lose(
                f"reading it took more than {self.limits.megabytes:g} MB of memory;"
                " split it, or raise the setting document_megabytes and add it with --retry"
            )

    def lose(self, detail: str) -> None:
        """Give the item up and end the process."""
        self.spent = True
        self.settle(Lost(detail))
        self.end()

    def end(self) -> None:
        """End the process, with what it has started."""
        self.pipe.close()
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # it has not come so far as to lead a group, or has gone
            self.process.kill()
        self.process.join()


def serve(pipe: Connection, work: Callable[[T], R], prepare: Callable[[], None], seconds: float) -> None:
    """Do the work on every item that comes until none does; runs in the process."""
    os.setpgid(0, 0)  # an interrupt of the terminal goes to who asked, and ending the group ends all that was started
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        prepare()
        pipe.send((READY, None))
        while True:
            item = pipe.recv()
            signal.setitimer(signal.ITIMER_REAL, seconds)
            said = DONE, work(item)
            signal.setitimer(signal.ITIMER_REAL, 0)
            pipe.send(said)
    except (EOFError, BrokenPipeError):
        return
    except Exception as error:  # noqa: BLE001 - a worker's boundary: who asked raises it
        pipe.send((RAISED, error))
