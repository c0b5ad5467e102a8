"""Actors while they are gathered."""

from __future__ import annotations

import dragoman


def test_one_of_several_told_by_the_same_words_is_read() -> None:
    reading = dragoman.read(
        "Detroit police held Ann Foldway. She shot one of her co-workers, said Brill. A street was shut."
    )
    assert "Ann Foldway" in {actor.name for actor in reading.actors}
