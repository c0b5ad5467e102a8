from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories import blocks
from dragoman.stories.blocks import COPY, Web, find_blocks

NAMES = "abcdefgh"
PAIRS = list(combinations(NAMES, 2))
Scores = dict[tuple[str, str], float]
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.5, 1.0, 1.3, 1.7, 3.0, COPY]), max_size=14)


@pytest.fixture(autouse=True, scope="module")
def small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "MOST", 3)
        yield


def web(scores: Scores) -> Web:
    return Web(lambda names: [(*p, score) for p, score in scores.items() if set(p) & set(names)])


def split(scores: Scores, fresh: Collection[str] = NAMES, touched: Collection[str] = ()) -> list[str]:
    return sorted("".join(sorted(block)) for block in find_blocks(web(scores), fresh, touched))


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ({}, ["a", "b", "c", "d"]),
        ({("a", "b"): 1.0, ("b", "c"): 1.0, ("c", "d"): 0.9}, ["abc", "d"]),
        ({("a", "b"): 1.0, ("b", "c"): 1.0, ("c", "d"): 1.3}, ["a", "b", "cd"]),
        ({("a", "b"): 1.7, ("b", "c"): 1.3, ("c", "d"): 1.7}, ["ab", "cd"]),
        ({("a", "b"): COPY, ("b", "c"): COPY, ("c", "d"): COPY}, ["abcd"]),
    ],
)
def test_what_hangs_together_is_a_block_until_it_is_too_large(scores: Scores, found: list[str]):
    assert split(scores, "abcd") == found


@given(SCORES, st.sets(st.sampled_from(NAMES)))
def test_what_newcomers_leave_alone_keeps_its_block(scores: Scores, fresh: set[str]):
    before = split({p: score for p, score in scores.items() if not fresh & set(p)}, set(NAMES) - fresh)
    changed = split(scores, fresh)
    untouched = [block for block in before if not set(block) & set("".join(changed))]
    assert sorted([*changed, *untouched]) == split(scores)


@given(SCORES, st.sets(st.sampled_from(NAMES)))
def test_what_goes_leaves_the_blocks_that_there_would_be_without_it(scores: Scores, gone: set[str]):
    left = {p: score for p, score in scores.items() if not gone & set(p)}
    beside = {n for p in scores.keys() - left.keys() for n in p} - gone
    changed = split(left, (), beside)
    untouched = [b for b in split(scores) if not set(b) & set("".join(changed)) | set(b) & gone]
    assert sorted([*changed, *untouched]) == split(left, set(NAMES) - gone)


def test_no_more_is_asked_for_than_the_blocks_need():
    asked: list[str] = []
    chain = {(f"{n:03}", f"{n + 1:03}"): 1.0 for n in range(100)}

    def load(names: Collection[str]) -> Iterator[tuple[str, str, float]]:
        asked.extend(names)
        yield from ((*p, score) for p, score in chain.items() if set(p) & set(names))

    assert find_blocks(Web(load), ["050"], ()) == [{"050"}]
    assert len(asked) < 20
