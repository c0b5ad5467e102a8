"""Where sentences begin and end: what a parser tears or leaves together, by marks and capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.lexicon import load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Marks that may close a sentence behind its full stop, marks that may open one, and what ends a quotation's sentence.
CLOSING = frozenset({'"', "'", "''", ")", "]"})
OPENING = frozenset({'"', "'", "``", "(", "["})
ELLIPSES = frozenset({"...", "…"})
STOPS = frozenset({".", "!", "?"}) | ELLIPSES
# An apostrophe would tell little.
ENDING = (CLOSING | ELLIPSES) - {"'"}
# What stands before who tells, behind a headline, in so many words at most.
ATTRIBUTING, TELLERS = frozenset({":", "-", "–", "—"}), 4
# Titles and ranks whose stop ends no sentence; the tokenizer leaves them whole.
TITLES = frozenset({
    "Adm.", "Amb.", "Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Det.", "Gen.", "Gens.", "Gov.", "Govs.", "Hon.",
    "Insp.", "Lt.", "Maj.", "Messrs.", "Mr.", "Mrs.", "Ms.", "Pres.", "Prof.", "Profs.", "Pvt.", "Rep.", "Reps.",
    "Rev.", "Sec.", "Sen.", "Sens.", "Sgt.", "Supt.",
})  # fmt: skip
# Verbs of speech whose object hears; that of others is a thing done: “We stay.” Norway added ships.
HEARD = frozenset({
    "advise", "ask", "assure", "brief", "caution", "implore", "inform", "notify", "order", "promise", "reassure",
    "remind", "tell", "urge", "warn",
})  # fmt: skip
# What a verb of speech governs where it tells something of its own, and no more of the quotation before it.
OWN = frozenset({"ccomp", "xcomp"})


def merge_sentences(doc: Doc) -> Iterator[Span]:
    """Yield sentences, joining one that is only closing marks, or goes on with the one before, to that one."""
    start, last = 0, next((i for i in reversed(range(len(doc))) if any(map(str.isalnum, doc[i].text))), -1)
    for sentence in doc.sents:
        end = end_at_marks(doc, start, max(start, sentence.end))
        if end == start or (end < len(doc) and (goes_on(doc[end]) or end > last)):
            continue
        yield from part_quotations(doc[start:end])
        start = end


def end_at_marks(doc: Doc, start: int, end: int) -> int:
    """Return where a sentence ends, its closing marks with it and the next one's opening marks left to that.

    A mark that closes the sentence before goes to it alone: in "…shut for good.“ Trade" the second stays a sentence.
    """
    while start < end < len(doc) and closes(doc[end]):
        end += 1
    while start < end - 1 < len(doc) - 1 and opens(doc[end - 1]):
        end -= 1
    return end


def goes_on(token: Token) -> bool:
    """Whether a token goes on with the sentence before: it is behind a title, or in lower case behind no plain stop.

    So does who tells behind a headline: "Truce broken - *UN*". Who writes "It was over. nobody came" ends a sentence,
    and so does a stop before "al-Shabab".
    """
    before = token.nbor(-1).text if token.i else ""
    return (
        before in TITLES
        or (before in ATTRIBUTING and is_teller(token))
        or (token.text[:1].islower() and before not in STOPS - ELLIPSES)
    )


def is_teller(token: Token) -> bool:
    """Whether only a name or an office is left of the paragraph, as behind a headline's colon or dash."""
    rest = token.doc[token.i :]
    return len(rest) <= TELLERS and all(t.tag_[:2] in {"NN", "JJ"} for t in rest)


def part_quotations(span: Span) -> Iterator[Span]:
    """Yield a sentence in parts where a quotation ends with a stop and a sentence of its own follows.

    "“We sign today.” Rain fell all day": two. "“Will it hold?” the envoy asked", "“It holds.” The envoy told us": one.
    """
    doc, start = span.doc, span.start
    for i in range(span.start + 2, span.end):
        if ends_part(doc[i - 1]) and begins(doc[i]) and not tells_before(doc[i : span.end]):
            yield doc[start:i]
            start = i
    yield doc[start : span.end]


def ends_part(token: Token) -> bool:
    """Whether a token closes a quotation or brackets right behind a stop, or stands for words left out behind one."""
    if token.text not in ENDING or not (token.whitespace_ or is_second(token)):
        return False
    stop = token.nbor(-1)
    return stop.text in STOPS and (token.text in ELLIPSES or not stop.whitespace_)


def begins(token: Token) -> bool:
    """Whether a token could open a sentence: it has a capital, or opens a quotation before one."""
    word = token.nbor() if token.text in OPENING and token.i + 1 < len(token.doc) else token
    return word.text[:1].isupper()


def tells_before(rest: Span) -> bool:
    """Whether what follows a quotation tells who said it: a verb of speech with a speaker and nothing else said."""
    verb = rest.root
    deps = {child.dep_ for child in verb.children if child.i >= rest.start}
    own = OWN if verb.lemma_ in HEARD else OWN | {"obj"}
    cues = load_cues()["verb"].get(verb.lemma_, ()) if verb.tag_.startswith("VB") else ()
    speaks = any("quote" in cue.row.takes and not cue.after for cue in cues)
    return speaks and "nsubj" in deps and deps.isdisjoint(own)


def opens(token: Token) -> bool:
    """Whether a mark belongs to the words behind it: it stands right before them, apart from those ahead."""
    return token.text in OPENING and token.i > 0 and bool(token.nbor(-1).whitespace_) and not token.whitespace_


def closes(token: Token) -> bool:
    """Whether a mark belongs to the words before it: it stands right behind them, apart from those that follow."""
    if token.text not in CLOSING or token.i == 0 or token.nbor(-1).whitespace_:
        return False
    apart = bool(token.whitespace_) or token.i + 1 == len(token.doc) or token.nbor().is_punct
    return apart or (token.nbor(-1).text in STOPS and is_second(token))


def is_second(token: Token) -> bool:
    """Whether a quotation mark is the second of a pair, where no space tells: “We agree.”Norway."""
    return token.text == '"' and sum(other.text == '"' for other in token.doc[: token.i]) % 2 == 1
