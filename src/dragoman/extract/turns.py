"""Turns of an interview or transcript: paragraphs that open with who speaks and a colon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.attributions import Attribution
from dragoman.extract.drafts import Draft, paragraphs, trim
from dragoman.extract.quotes import Quote
from dragoman.knowledge.lexicon import load_cues
from dragoman.nlp.parse import Parsed, Sentence, Token

# So many turns make a transcript, one label at least twice; so many words may name who speaks.
FEWEST, LABEL = 3, 6
QUESTION, ANSWER = {"q", "question"}, {"a", "answer"}
FACE_TO_FACE = {"i", "me", "my", "we", "us", "our", "you", "your"}
# Shorter answers tell nothing: "Yes."
SHORT = 4
MARKS = ('"', "“", "«", "''", "``")


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph with its label, the words before the colon; without one it may go on from the turn before."""

    sentences: Sequence[Sentence]
    colon: Token | None

    @property
    def label(self) -> tuple[str, ...]:
        """The words of the label in lower case."""
        return tuple(t.lower.strip(".") for t in self.words)

    @property
    def words(self) -> list[Token]:
        """The tokens of the label."""
        return self.sentences[0].tokens[: self.colon.i] if self.colon else []

    def asks(self, text: str) -> bool:
        """Whether the turn puts a question."""
        return "?" in text[self.sentences[0].start : self.sentences[-1].end]

    def addresses(self, text: str) -> bool:
        """Whether somebody speaks of himself or to another: a profile or a list does neither."""
        return self.asks(text) or any(t.lower in FACE_TO_FACE for s in self.sentences for t in s.tokens)


def turn_drafts(parsed: Parsed) -> Iterator[Draft]:
    """Yield what is said in the turns of a transcript, without what is asked and who asks."""
    text = parsed.document.text
    turns = [Turn(p, label_end(p)) for p in paragraphs(parsed)]
    named = [t for t in turns if t.colon]
    told: dict[tuple[str, ...], list[Turn]] = defaultdict(list)
    for turn in named:
        told[turn.label].append(turn)
    if not is_transcript(named, told, text):
        return
    asking = {label for label, own in told.items() if asks_mostly(own, text)}
    people = surnames(parsed)
    for turn in named:
        answers = set(turn.label) <= ANSWER and bool(asking)
        if turn.label not in asking and (answers or is_name(turn, people)):
            yield from spoken(turn, text, answers=answers)


def is_transcript(named: Sequence[Turn], told: Mapping[tuple[str, ...], Sequence[Turn]], text: str) -> bool:
    """Whether turns are those of a talk: enough of them, labels that come back, and somebody who is spoken to."""
    return len(named) >= FEWEST and len(told) < len(named) and any(t.addresses(text) for t in named)


def label_end(sentences: Sequence[Sentence]) -> Token | None:
    """Return the colon behind a label at the start of a paragraph, None if there is none or next to nothing behind."""
    sentence = sentences[0]
    size = sum(len(s.tokens) for s in sentences)
    colon = next((t for t in sentence.tokens[1 : LABEL + 1] if t.text == ":"), None)
    words = sentence.tokens[: colon.i] if colon else []
    named = words and all(t.text[:1].isupper() or not t.text[:1].isalpha() for t in words)
    return colon if named and colon is not None and colon.i + SHORT < size else None


def asks_mostly(turns: Sequence[Turn], text: str) -> bool:
    """Whether whoever has these turns asks the questions."""
    return set(turns[0].label) <= QUESTION or 2 * sum(t.asks(text) for t in turns) > len(turns)


def surnames(parsed: Parsed) -> set[str]:
    """Return the last words and the initials of the persons named, in lower case."""
    found: set[str] = set()
    for sentence in parsed.sentences:
        run: list[Token] = []
        for token in [*sentence.tokens, None]:
            if token is not None and token.entity == "PER":
                run.append(token)
            elif run:
                found |= {run[-1].lower, *({"".join(t.lower[0] for t in run)} if len(run) > 1 else set())}
                run = []
    return found


def is_name(turn: Turn, people: set[str]) -> bool:
    """Whether a label names a person: the text knows the surname or the initials, or the words are read as a name."""
    last = name_in(turn)
    return last is not None and (last.entity == "PER" or last.lower.replace(".", "") in people)


def name_in(turn: Turn) -> Token | None:
    """Return the last word of a label."""
    return next((t for t in reversed(turn.words) if t.text[:1].isalpha()), None)


def spoken(turn: Turn, text: str, *, answers: bool) -> Iterator[Draft]:
    """Yield the claim of a turn, of nobody known where only "A:" marks it."""
    home, colon, last = turn.sentences[0], turn.colon, name_in(turn)
    if colon is None or last is None or text[colon.end : turn.sentences[-1].end].lstrip().startswith(MARKS):
        return
    part = trim(text, (colon.end, turn.sentences[-1].end))
    row = load_cues()["mark"][":"][0].row
    said_by = () if answers else (last,)
    clause = (home.start, colon.end)
    attribution = Attribution(
        home, colon, (colon,), "mark", row.id, row.stance, said_by, (), (), (part,), clause, needs_quote=False
    )
    yield Draft(attribution, home, part, [part], [Quote(*part, closed=True)])
