"""A cue of speech at its place: who speaks by which words, and what they govern."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from dragoman.knowledge.lexicon import load_cues, load_sets
from dragoman.model import Stance
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import MODAL, children, is_negated

Range = tuple[int, int]
# Wishes and thoughts are claims only of people told of; a "statement says" may stand without a known speaker.
PRIVATE = {"hope", "believe"}
# Whose thoughts are told though nobody knows whom they stand for; "I" and "we" may be who writes.
PEOPLE = {"he", "she", "they"}
EMPTY_SUBJECTS = frozenset({"this", "that", "which", "what", "there", "you", "us", "me"})
# Pronouns that speak only where they stand for somebody known: "it said in a statement".
THINGS = {"it", "these", "those", *EMPTY_SUBJECTS}
# "went on to say" is said; so is what somebody starts with.
PHASES = {"go", "continue", "proceed", "begin", "start", "keep", "hasten", "rush", "quick", "careful"}
# Who tries to say something says it; who tries to confirm it may fail.
ATTEMPTS = {"seek", "try", "attempt"}
TELLING = {"say", "warn", "promise"}
# Who seems to say or deny something is heard to say it, if not in so many words: "appeared to confirm that …".
SEEMING = {"appear", "seem"}
HEARD = {*TELLING, "confirm", "deny", "accuse"}
# What somebody uses or takes to, he says it by: "used the interview to warn that …", "took to the radio to say that …".
# Not "call": who calls on somebody to admit a thing admits nothing.
MEANS = {"use", "take", "write", "phone", "telephone", "ring"}
# Of these, who does not, denies; who did not expect or hope was only surprised.
DISBELIEVED = {"believe", "think"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue at its place: content ranges may be empty when only a quotation can be its content."""

    sentence: Sentence
    cue: Token
    words: tuple[Token, ...]
    kind: str
    rule: str
    stance: Stance
    speakers: tuple[Token, ...]
    via: tuple[Token, ...]
    addressees: tuple[Token, ...]
    content: tuple[Range, ...]
    clause: Range
    needs_quote: bool
    impersonal: bool = False

    @property
    def voiced(self) -> bool:
        """Whether what stands as the speaker can speak: a name, a pronoun, people or what they publish."""
        words = [t for t in self.speakers if not is_empty(t, THINGS)]
        # "according to the figures": what stands behind the preposition is the source, whatever it is.
        sure = self.kind == "preposition" and bool(words)
        return sure or any(is_voice(t) for t in words)

    @property
    def private(self) -> bool:
        """Whether without a known speaker there is no claim: a thought, an attitude to a thing, or words not quoted."""
        if self.impersonal:
            return False
        if self.stance in PRIVATE:
            return not any(may_think(t) for t in self.speakers)
        return self.rule.endswith("-object") or not (self.needs_quote or self.voiced)


def may_think(token: Token) -> bool:
    """Whether a word stands for somebody told of, who may think or hope."""
    return token.lower in PEOPLE or (is_voice(token) and token.tag != "PRP" and not is_empty(token, THINGS))


def is_voice(token: Token) -> bool:
    """Whether a word can stand for who speaks: a name, a pronoun, people or what they publish."""
    return token.tag in {"PRP", "NNP", "NNPS", "CD"} or token.lemma.lower() in load_sets().get("voices", frozenset())


def is_empty(token: Token, words: Container[str] = EMPTY_SUBJECTS) -> bool:
    """Whether a word stands for nobody who speaks: "there", "us" (the US does)."""
    return token.lower in words and not token.is_proper


def is_unreal(verb: Token) -> bool:
    """Whether the saying itself did not happen: negated, modal, wished for, supposed ("let us say")."""
    modal = any(c.dep == "aux" and c.lower in MODAL for c in verb.children)
    supposed = verb.dep in {"xcomp", "ccomp"} and verb.head is not None and verb.head.lemma == "let"
    return modal or supposed or is_left_open(verb) or is_negated(verb) or is_only_meant(verb)


def is_left_open(verb: Token) -> bool:
    """Whether a condition or an indirect question leaves open that it was said: "if Oslo *hopes* to join"."""
    return any(m.lower in {"if", "unless", "whether"} for m in children(verb, "mark"))


def is_only_meant(verb: Token) -> bool:
    """Whether an infinitive leaves open that it was done: "wants to say", not "went on to say"."""
    bare = verb.tag == "VB" and any(c.lower == "to" for c in children(verb, "mark", "aux"))
    return bare and not is_under_way(verb)


def is_disbelief(verb: Token) -> bool:
    """Whether somebody is told not to believe something, which he so denies: "does not think the truce will hold"."""
    helping = [c for c in verb.children if c.dep == "aux"]
    plain = all(c.lemma == "do" for c in helping) and verb.dep not in {"xcomp", "acl"}
    return verb.lemma in DISBELIEVED and plain and bool(helping) and is_negated(verb)


def is_under_way(verb: Token) -> bool:
    """Whether an infinitive is done all the same: "went on to say", "continued to insist"."""
    head = verb.head
    if head is None or verb.dep not in {"xcomp", "advcl"} or verb.i < head.i or is_unreal(head):
        return False
    stances = {cue.row.stance for cue in load_cues()["verb"].get(verb.lemma, [])}
    tried = head.lemma in ATTEMPTS and bool(stances & TELLING)
    heard = head.lemma in SEEMING and bool(stances & HEARD)
    return head.lemma in PHASES or tried or heard or (verb.dep == "advcl" and head.lemma in MEANS)


def clause_range(verb: Token, content: list[Range]) -> Range:
    """Return the range of the cue with its subject and phrases, outside the content."""
    outside = [t for t in verb.subtree() if not any(a <= t.start < b for a, b in content)]
    near = [t for t in outside if abs(t.i - verb.i) < 12] or [verb]  # noqa: PLR2004
    return min(t.start for t in near), max(t.end for t in near)
