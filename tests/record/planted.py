"""A planted record whose figures are computed by hand: four states, three quarters of 2024, one triad that turns.

First quarter: RUS and IRN are warm (5, 5, 2.5), USA is cold with both (-6, -3, -3 and -5.5, -3.5, -3), CHN has
only two acts with RUS. Second quarter: RUS and USA draw closer (5, 2.5, 4.5) while RUS and IRN sour (-3, -2, -4);
USA and IRN stay cold (-6, -6, -3).
Third quarter: RUS and IRN make it up (5, 2.5, 3) while RUS and USA stay warm (2.5, 2.5, 2.5) and USA and IRN cold
(-3, -3, -3): two friends of one who are at odds.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codec import digest
from dragoman.model import UNDATED, DateInterval, Reading
from record.factory import day, event, reading

Act = tuple[str, str, str, float]
FIRST: tuple[Act, ...] = (
    ("2024-01-10", "RUS", "IRN", 5),
    ("2024-02-10", "IRN", "RUS", 5),
    ("2024-03-10", "RUS", "IRN", 2.5),
    ("2024-01-11", "USA", "RUS", -6),
    ("2024-02-11", "RUS", "USA", -3),
    ("2024-03-11", "USA", "RUS", -3),
    ("2024-01-12", "USA", "IRN", -5.5),
    ("2024-02-12", "IRN", "USA", -3.5),
    ("2024-03-12", "USA", "IRN", -3),
    ("2024-01-13", "CHN", "RUS", 5),
    ("2024-03-13", "CHN", "RUS", 5),
)
SECOND: tuple[Act, ...] = (
    ("2024-04-10", "RUS", "IRN", -3),
    ("2024-05-10", "IRN", "RUS", -2),
    ("2024-06-10", "RUS", "IRN", -4),
    ("2024-04-11", "USA", "RUS", 5),
    ("2024-05-11", "RUS", "USA", 2.5),
    ("2024-06-11", "USA", "RUS", 4.5),
    ("2024-04-12", "USA", "IRN", -6),
    ("2024-05-12", "IRN", "USA", -6),
    ("2024-06-12", "USA", "IRN", -3),
)
THIRD: tuple[Act, ...] = (
    ("2024-07-10", "RUS", "IRN", 5),
    ("2024-08-10", "IRN", "RUS", 2.5),
    ("2024-09-10", "RUS", "IRN", 3),
    ("2024-07-11", "USA", "RUS", 2.5),
    ("2024-08-11", "RUS", "USA", 2.5),
    ("2024-09-11", "USA", "RUS", 2.5),
    ("2024-07-12", "USA", "IRN", -3),
    ("2024-08-12", "IRN", "USA", -3),
    ("2024-09-12", "USA", "IRN", -3),
)
QUADS = {True: 1, False: 4}


def plant(acts: tuple[Act, ...] = FIRST + SECOND + THIRD) -> list[Reading]:
    """Return one reading for every act, published on its day."""
    return list(to_readings(acts))


def to_readings(acts: tuple[Act, ...]) -> Iterator[Reading]:
    """Yield a reading for every act, each in words of its own so that none are merged."""
    for number, (when, source, target, score) in enumerate(acts):
        yield single(f"d{number:03}", when, source, target, score)


def single(  # noqa: PLR0913, PLR0917 - every part of an act is varied by some test
    document: str, when: str, source: str, target: str, score: float, dated: DateInterval | None = None
) -> Reading:
    """Return a document that tells of one act and nothing else."""
    quad = QUADS[score >= 0]
    words = f"Sheet {document} tells what {source} did to {target} that day."
    found = event(
        document,
        source,
        target,
        kind="AGREE" if quad == 1 else "ACCUSE",
        trigger=f"did{document}",
        evidence=words,
        when=dated or day(when),
        score=score,
        goldstein=score / 2,
        quad=quad,
    )
    # Words that no other document has: near copies would count once.
    text = " ".join(digest(document, place) for place in range(20))
    return reading(document, found, published=when, outlet="Wire", text=text)


def undated(document: str, published: str, source: str, target: str) -> Reading:
    """Return a document that tells of one act without a date."""
    return single(document, published, source, target, 2.5, UNDATED)
