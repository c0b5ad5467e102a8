"""Who speaks in a participle behind what is said: "*Oslo* said Riga had paid, *urging* others to follow"."""

from __future__ import annotations

from dragoman.nlp.parse import Token

# What a speaker does with words behind what he says is his.
ADDRESSING = {
    "accuse", "add", "ask", "blame", "call", "condemn", "criticise", "criticize", "demand", "denounce", "describe",
    "dismiss", "hail", "insist", "note", "pledge", "praise", "promise", "reiterate", "stress", "threaten", "urge",
    "vow", "warn", "welcome",
}  # fmt: skip
STATEMENTS = {
    "communique",
    "communiqué",
    "declaration",
    "letter",
    "message",
    "note",
    "resolution",
    "speech",
    "statement",
}
# Who does one of these in what is said speaks there, and so may go on speaking.
SPEAKING = ADDRESSING | {
    "announce",
    "answer",
    "declare",
    "issue",
    "publish",
    "release",
    "reply",
    "respond",
    "say",
    "write",
}


def reporters(verb: Token) -> list[Token]:
    """Return who says the clause that a participle of speech stands behind."""
    told = verb.head
    apart = any(c.text == "," and c.i == verb.i - 1 for c in (*verb.children, *(told.children if told else ())))
    if verb.dep != "advcl" or verb.tag != "VBG" or verb.lemma not in ADDRESSING or not apart:
        return []
    while told is not None and told.dep in {"conj", "ccomp"} and told.lemma not in SPEAKING and told.i < verb.i:
        saying = told.head
        bare = any(c.lower == "to" and c.dep == "mark" for c in told.children)
        if told.dep == "ccomp" and saying is not None and saying.i < told.i and not bare:
            return [c for c in saying.children if c.dep == "nsubj"]
        told = saying
    return []


def is_in_statement(verb: Token) -> bool:
    """Whether a participle tells what a statement says: "issued a statement *accusing* Riga"."""
    return verb.head is not None and verb.head.lemma in STATEMENTS and verb.lemma in ADDRESSING
