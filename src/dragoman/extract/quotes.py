"""Text between quotation marks, paired within its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = {"“": "”", "«": "»", "„": "“”", "‘": "’"}
STRAIGHT = '"'
# Typists write a mark as two apostrophes or graves.
DOUBLED = {"''": "''", "``": "''"}
MARKS = re.compile(f"{'|'.join(DOUBLED)}|[{''.join(OPENING)}{STRAIGHT}]")
# So many characters of white space part two paragraphs at most.
GAP = 8
# Who tells stands within a quotation only where its mark was lost.
TOLD = re.compile(r", (?:\w+ ){0,5}(?:said|says|added|told|tells|wrote)\b")
# Shorter quoted text inside a sentence is a term or scare quote.
SHORT = 3
# Words that titles write without a capital.
SMALL = {"the", "of"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Offsets of the quoted words, marks left out; `closed` is False when the mark never closes in its paragraph."""

    start: int
    end: int
    closed: bool

    def covers(self, offset: int) -> bool:
        """Whether the offset lies between the marks."""
        return self.start <= offset < self.end


def find_quotes(text: str, start: int, end: int) -> Iterator[Quote]:
    """Yield the quotations of one paragraph, text[start:end]; nested ones belong to the outer."""
    at = start
    while (mark := MARKS.search(text, at, end)) is not None:
        at = mark.start()
        if text[at : at + 2] in DOUBLED:
            ends = text.find(DOUBLED[text[at : at + 2]], at + 2, end)
            if ends >= 0:
                yield Quote(at + 2, ends, closed=True)
            at = max(at, ends) + 2
            continue
        closing = OPENING.get(text[at]) or (STRAIGHT if text[at] == STRAIGHT else None)
        if closing is None or (text[at] == "‘" and not opens_single(text, at)) or only_closes(text, at):
            at += 1
            continue
        shut = find_closing(text, at + 1, end, closing)
        if closing == "”":
            shut = shut_by_straight(text, at + 1, end if shut is None else shut) or shut
        if closing == STRAIGHT:
            shut = shut_by_curly(text, at + 1, end if shut is None else shut) or shut
        if shut is None and goes_on_below(text, at, end):
            yield Quote(at + 1, at + len(text[at:end].rstrip()), closed=False)
            return
        if shut is None:
            if text[at] != STRAIGHT and text[at] != "‘":
                last = sentence_end(text, at + 1, end)
                yield Quote(at + 1, last, closed=False)
                at = max(at, last - 1)
            at += 1
            continue
        yield Quote(at + 1, shut, closed=True)
        at = shut + 1


def goes_on_below(text: str, at: int, end: int) -> bool:
    """Whether a quotation runs on to the next paragraph, which opens with a mark as print has it.

    "“We stay, the envoy said." only lacks its mark.
    """
    below = text[end : end + GAP].lstrip()[:1]
    marks = {STRAIGHT, "“"} & {text[at]}
    return below in marks and below != "" and not TOLD.search(text, at, end)


def only_closes(text: str, at: int) -> bool:
    """Whether a straight mark can but close: its quotation opened in another paragraph."""
    return text[at] == STRAIGHT and text[at - 1 : at] in set(".,?!") and text[at + 1 : at + 2] == " "


def opens_single(text: str, at: int) -> bool:
    """Whether a single mark opens speech: before it a space or the start, behind it a capital."""
    before = text[at - 1 : at] if at else ""
    return (not before or before.isspace() or before in "([“") and text[at + 1 : at + 2].isupper()


def find_closing(text: str, at: int, end: int, closing: str) -> int | None:
    """Return the offset of the closing mark, nested pairs skipped; single marks between letters are apostrophes."""
    opening = text[at - 1]
    deeper = 0
    for i in range(at, end):
        if text[i] == opening and text[i - 1] in ",.?!" and text[i + 1 : i + 2] in {" ", ""} and i > at:
            return i  # the opening mark typed for the closing one
        if text[i] == opening and opening not in closing:
            deeper += text.find(closing[-1], i, end) != text.rfind(closing[-1], i, end)
        elif text[i] in closing and deeper:
            deeper -= 1
        elif text[i] in closing:
            apostrophe = text[i] == "’" and text[i - 1 : i].isalpha() and text[i + 1 : i + 2].isalpha()
            if not apostrophe:
                return i
    return None


def shut_by_straight(text: str, at: int, end: int) -> int | None:
    """Return the offset of a straight mark that shuts a curly one, where an editor mixed them; a pair of them nests."""
    marks = [i for i in range(at, end) if text[i] == STRAIGHT]
    return marks[0] if len(marks) % 2 or (marks and only_closes(text, marks[0])) else None


def shut_by_curly(text: str, at: int, end: int) -> int | None:
    """Return the offset of a curly mark that shuts a straight one; one that opened within shuts but its own words."""
    shut = text.find("”", at, end)
    return shut if shut >= 0 and "“" not in text[at:shut] else None


def sentence_end(text: str, at: int, end: int) -> int:
    """Return where the sentence ends that an unclosed quotation opens: it must not swallow the narration after it."""
    for i in range(at, end):
        if text[i] in ".?!" and text[i + 1 : i + 2] in {" ", ""}:
            return i + 1
    return end


# What stands before the name of a work, a meeting or its topic.
TITLED = re.compile(
    r"\b(?:titled|entitled|headlined|subtitled|themed|captioned|"
    r"under the (?:title|heading|headline|motto|theme|slogan)|(?:topic|theme|subject|title) of)\Z",
    re.IGNORECASE,
)
# So many characters hold any of these with what stands before it.
LONGEST_TITLED = 30


def is_of_title(word: str) -> bool:
    """Whether a word may stand in a title: with a capital, or a small one: "Facing *the* Harbour"."""
    return word[:1].isupper() or not word[:1].isalpha() or word in SMALL


def is_term(text: str, before: str) -> bool:
    """Whether quoted text is a term, title or scare quote: few words that nothing introduces, or all capitalised.

    `before` is what stands right before the opening mark.
    """
    words = text.split()
    titled = 1 < len(words) <= 2 * SHORT and all(is_of_title(w) for w in words)
    before = before.removesuffix("'").removesuffix("`")
    if TITLED.search(before.rstrip(" ,:")[-LONGEST_TITLED:]):
        return True
    introduced = before.rstrip()[-1:] in {",", ":", ""} or before.rstrip()[-1:].isspace()
    return (
        titled
        or (len(words) <= SHORT and not introduced)
        or (len(words) <= SHORT + 1 and text.rstrip()[-1:] not in {".", "?", "!", ","})
    )
