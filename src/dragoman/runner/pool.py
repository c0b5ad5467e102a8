"""A few processes that do one thing to many items; an item that takes too much costs its process and nothing else.

A thread hands the items out and watches the processes, so that they go on while results are being stored.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing.connection import wait
from queue import SimpleQueue
from typing import Generic, TypeVar

from dragoman.runner.workers import Limits, Lost, Worker

T = TypeVar("T")
R = TypeVar("R")
# Results that wait for an earlier one, or to be taken, per process.
AHEAD = 32
POLL = 0.1
PATIENCE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[T, R]):
    """What processes are to do: `work` on every item after `prepare` once, both found by name in a module."""

    work: Callable[[T], R]
    prepare: Callable[[], None]
    count: int
    limits: Limits


def run(job: Job[T, R], items: Iterable[T]) -> Iterator[R | Lost]:
    """Yield a result for every item, in order; `Lost` for one that went over a limit or ended its process.

    At most AHEAD items per process are taken before their results are. Raises what `items`, `work` or `prepare` raise.
    """
    pool = Pool(job, items)
    thread = threading.Thread(target=pool.serve, name="dragoman-pool", daemon=True)
    thread.start()
    try:
        while (turn := pool.turns.get()) is not None:
            pool.taken += 1
            yield turn.result()
    finally:
        pool.stopped.set()
        thread.join(PATIENCE)


class Pool(Generic[T, R]):
    """The processes of one job, and the turns of its items."""

    def __init__(self, job: Job[T, R], items: Iterable[T]) -> None:
        """Make a pool without processes; `serve` starts them."""
        self.job = job
        self.source = iter(items)
        self.more = True
        self.stopped = threading.Event()
        self.turns: SimpleQueue[Future[R | Lost] | None] = SimpleQueue()
        self.given = self.taken = 0
        self.workers: list[Worker[T, R]] = []

    def serve(self) -> None:
        """Work until every item has its result or nobody wants them; errors go to who takes the results."""
        try:
            self.workers = [self.hire() for _ in range(self.job.count)]
            while not self.stopped.is_set() and (self.more or self.busy()):
                self.hand_out()
                self.collect()
        except BaseException as error:  # noqa: BLE001 - a thread's boundary: whoever takes the results raises it
            self.fail(error)
        finally:
            for worker in self.workers:
                worker.end()
            self.turns.put(None)

    def hire(self) -> Worker[T, R]:
        """Start one process."""
        return Worker(self.job.work, self.job.prepare, self.job.limits)

    def busy(self) -> list[Worker[T, R]]:
        """Return the processes that have an item."""
        return [worker for worker in self.workers if worker.turn is not None]

    def hand_out(self) -> None:
        """Give each idle process an item, as long as results are taken."""
        for worker in self.workers:
            while self.more and worker.idle and self.given - self.taken < AHEAD * self.job.count:
                self.give(worker)

    def give(self, worker: Worker[T, R]) -> None:
        """Give a process the next item, if there is one."""
        try:
            item = next(self.source)
        except StopIteration:
            self.more = False
            return
        turn: Future[R | Lost] = Future()
        self.given += 1
        self.turns.put(turn)
        worker.give(item, turn)

    def collect(self) -> None:
        """Wait a moment for processes, take what they have done, and end those over a limit."""
        self.replace()
        ready = set(wait([worker.pipe for worker in self.workers], POLL))
        for worker in self.workers:
            if worker.pipe in ready:
                worker.hear()
            worker.check()
        self.replace()

    def replace(self) -> None:
        """End the processes that are spent, one that died before it took its item too, and start others."""
        for place, worker in enumerate(self.workers):
            if worker.spent:
                worker.end()
                self.workers[place] = self.hire()

    def fail(self, error: BaseException) -> None:
        """Let every result that is still to come raise an error."""
        turn: Future[R | Lost] = Future()
        self.turns.put(turn)
        for pending in (turn, *(worker.turn for worker in self.workers if worker.turn is not None)):
            pending.set_exception(error)
