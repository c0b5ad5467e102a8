"""Products of matrices take one thread while a text is parsed, and as many as before afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

import dragoman
from dragoman.nlp import load
from dragoman.nlp.threads import single_thread


def threads() -> set[int]:
    return {found["num_threads"] for found in threadpool_info() if found["user_api"] == "blas"}


@pytest.fixture(autouse=True)
def _two_threads() -> Iterator[None]:
    assert np.ones(1).size  # numpy's library is loaded, so that there is one to limit
    with threadpool_limits(limits=2, user_api="blas"):
        yield


def test_a_block_has_one_thread_and_leaves_them_as_they_were() -> None:
    with single_thread():
        assert threads() == {1}
    assert threads() == {2}


def test_blocks_that_overlap_leave_them_as_they_were() -> None:
    # As two threads of one process do: the first goes while the second is still inside.
    first, second = single_thread(), single_thread()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert threads() == {1}
    second.__exit__(None, None, None)
    assert threads() == {2}


def test_a_text_is_parsed_by_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []
    merge = load.merge_sentences
    monkeypatch.setattr(load, "merge_sentences", lambda doc: seen.append(threads()) or merge(doc))
    dragoman.read("Russia and Iran signed an agreement in Moscow on Monday.")
    assert seen == [{1}]
    assert threads() == {2}
