"""Processes that do one thing to many items, and what becomes of those that will not have it."""

from __future__ import annotations

import itertools
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator

import pytest

from dragoman.errors import DragomanError
from dragoman.runner.pool import AHEAD, Job, Pool, run
from dragoman.runner.workers import Limits, Lost
from runner import acts

Order = tuple[str, int]


def results(
    orders: Iterable[Order],
    *,
    count: int = 2,
    seconds: float = 20,
    megabytes: float = 500,
    prepare: Callable[[], None] = acts.prepare,
) -> Iterator[Order | Lost]:
    limits = Limits(seconds=seconds, megabytes=megabytes)
    return run(Job(work=acts.act, prepare=prepare, count=count, limits=limits), orders)


def plain(count: int) -> list[Order]:
    return [(f"item {n}", n) for n in range(count)]


def names(found: Iterable[Order | Lost]) -> list[str | None]:
    return [None if isinstance(result, Lost) else result[0] for result in found]


def test_results_come_in_order_from_all_processes() -> None:
    found = list(results(plain(40)))
    assert names(found) == [name for name, _ in plain(40)]
    assert os.getpid() not in {result[1] for result in found if not isinstance(result, Lost)}


def test_nothing_to_do_is_done() -> None:
    assert list(results([])) == []


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (("hang", 0), "took longer than 1 s"),
        (("swell", 300), "took more than 100 MB"),
        (("breed", 0), "took longer than 1 s"),
        (("die", 0), "ended the process that read it (signal SIGKILL)"),
        (("leave", 0), "ended the process that read it (exit 3)"),
    ],
)
def test_what_takes_too_much_costs_only_itself(order: Order, said: str) -> None:
    seconds = 20 if order[0] == "swell" else 1
    found = list(results([*plain(3), order, *plain(3)], count=1, seconds=seconds, megabytes=100))
    assert names(found) == [*names(plain(3)), None, *names(plain(3))]
    assert isinstance(found[3], Lost)
    assert said in found[3].detail


def test_the_process_of_a_lost_item_is_replaced() -> None:
    first, lost, last = results([("a", 0), ("die", 0), ("b", 0)], count=1)
    assert isinstance(lost, Lost)
    assert not isinstance(first, Lost)
    assert not isinstance(last, Lost)
    assert first[1] != last[1]


@pytest.mark.parametrize(
    ("orders", "prepare", "error"),
    [
        ([("raise", 0)], acts.prepare, "raise"),
        (plain(1), acts.refuse, "no pipeline here"),
        (plain(1), acts.die, r"before it could begin \(exit 9\)"),
    ],
)
def test_what_is_wrong_for_all_is_raised(orders: list[Order], prepare: Callable[[], None], error: str) -> None:
    with pytest.raises((LookupError, DragomanError), match=error):
        list(results(orders, prepare=prepare))


def test_an_error_of_the_source_is_raised() -> None:
    def source() -> Iterator[Order]:
        yield ("a", 0)
        raise LookupError(0)

    with pytest.raises(LookupError, match="0"):
        list(results(source()))


def test_no_more_is_taken_than_is_wanted() -> None:
    taken = itertools.count()
    found = results(((f"{next(taken)}", 0) for _ in range(10_000)), count=1)
    next(found)
    time.sleep(1)
    assert next(taken) <= AHEAD + 2
    found.close()


def test_who_stops_early_leaves_no_process() -> None:
    found = results([*plain(1), ("hang", 0), ("hang", 0)], count=2)
    _, pid = next(found)
    found.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_process_that_dies_while_it_waits_ends_no_run() -> None:
    job = Job(work=acts.act, prepare=acts.prepare, count=1, limits=Limits(seconds=20, megabytes=500))
    pool = Pool(job, iter(plain(2)))
    pool.workers = [pool.hire()]
    (first,) = pool.workers
    while not first.ready:
        pool.collect()
    os.kill(first.pid, signal.SIGKILL)
    first.process.join()
    pool.hand_out()
    pool.collect()
    (second,) = pool.workers
    second.end()
    assert second is not first
