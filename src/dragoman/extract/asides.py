"""Asides of who tells it, within or behind what is told: "the talks, *officials said*, will resume"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extract.attributions import is_voice
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import FINITE, children

# What may stand before an aside within what is said, and with the verb of the aside. "However" is the reporter's.
FRONTED = {"advcl", "obl", "obl:unmarked"}
ASIDE = {"obl", "obl:unmarked", "advmod", "iobj"}


def is_aside(verb: Token) -> bool:
    """Whether a verb of speech stands beside what is said: "the talks, *officials said*, will resume"."""
    if children(verb, "xcomp"):
        return False
    if verb.dep == "parataxis":
        return not has_thing(verb)
    own = verb.tag in FINITE and children(verb, "nsubj") and not children(verb, "mark", "advmod")
    return verb.dep == "advcl" and bool(own)


def all_words(word: Token) -> Iterator[Token]:
    """Yield the words of the sentence that a word stands in, in no order."""
    return [word, *word.ancestors()][-1].subtree()


def is_as_aside(verb: Token) -> bool:
    """Whether "as" opens an aside between commas: "the port is closed, *as the agency reported*"."""
    own = verb.dep == "advcl" and [m.lower for m in children(verb, "mark")] == ["as"] and children(verb, "nsubj")
    if not own or verb.tag not in FINITE or children(verb, "xcomp", "ccomp", "obj"):
        return False
    words = {t.i for t in verb.subtree() if t.tag != ","}
    edges = min(words) - 1, max(words) + 1
    beside = {t.i: t.tag for t in all_words(verb) if t.i in edges}
    opened = beside.get(edges[0], ",") == ","
    return opened and beside.get(edges[1], "") in {",", "."}


def has_subject(words: Iterable[Token]) -> bool:
    """Whether a subject stands among words: one word may be a half of what is said."""
    return any(t.dep.startswith("nsubj") for t in words)


def has_thing(verb: Token) -> bool:
    """Whether a verb has an object of its own: of "Lima wants a treaty, Quito wants time" neither tells the other."""
    return any(thing.is_noun and thing.i > verb.i for thing in children(verb, "obj"))


def predicate_of(word: Token) -> Token:
    """Return the predicate whose subject a word is: an aside may hang on either."""
    return word.head if word.dep.startswith("nsubj") and word.head is not None else word


def is_quoted_before(verb: Token, word: Token) -> bool:
    """Whether a quotation closes between a word and the verb behind it."""
    return word.i + 1 < verb.i and any(t.tag == "''" and word.i < t.i < verb.i for t in all_words(verb))


def is_subjectless(clause: Token) -> bool:
    """Whether a clause has no subject of its own."""
    return not children(clause, "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")


def tense(clause: Token) -> str | None:
    """Return the tag of a clause's finite verb."""
    finite = [*children(clause, "aux", "aux:pass", "cop"), clause]
    return next((t.tag for t in finite if t.tag in FINITE | {"MD"}), None)


def is_right_behind_quote(verb: Token) -> bool:
    """Whether a closing mark, or one and a comma, stands right before a verb: "“Stay,” *wrote* one reader"."""
    before = {t.i: t.tag for t in all_words(verb) if verb.i - 2 <= t.i < verb.i}
    last = before.get(verb.i - 1)
    return last == "''" or (last == "," and before.get(verb.i - 2) == "''")


def torn_subject(verb: Token) -> list[Token]:
    """Return the subject of what is said that an aside parts from it: "*the premier*, an aide said, is ill"."""
    sayer = aside_sayer(verb)
    if sayer is None or not is_torn(verb):
        return []
    return [t for t in taken_off(verb, sayer) if t.i < sayer.i][:1]


def is_torn(verb: Token) -> bool:
    """Whether behind the comma of an aside a finite clause goes on without a subject of its own."""
    clause = next((c for c in children(verb, "ccomp") if c.i > verb.i), None)
    finite = clause is not None and is_subjectless(clause) and tense(clause) is not None
    return finite and comma_behind(verb) is not None


def taken_off(verb: Token, sayer: Token) -> Iterator[Token]:
    """Yield what the parser may have made of a subject that an aside tore off.

    It makes it a second subject, a name of the sayer's, a clause of one noun, or what the cue hangs on.
    """
    yield from (t for t in children(verb, "nsubj") if t is not sayer)
    bare = [c for c in children(verb, "ccomp") if not children(c, "cop", "aux", "nsubj")]
    hung = [verb.head] if verb.dep in {"parataxis", "acl:relcl"} and verb.head is not None else []
    yield from (t for t in (*bare, *hung) if t.is_noun or t.tag in {"CD", "DT", "WP"})


def aside_sayer(verb: Token) -> Token | None:
    """Return who tells an aside: the last subject before the verb, or the name right before it behind a comma."""
    own = [t for t in children(verb, "nsubj") if t.i < verb.i]
    named = [c for t in own for c in children(t, "appos") if c.i == verb.i - 1 and children(c, "punct")]
    return next(iter(named or own[-1:]), None)


def before_aside(verb: Token, torn: Token) -> list[Token]:
    """Return the words of a torn subject, without the aside that the parser may have hung on it."""
    sayer = aside_sayer(verb)
    start = min((t.i for t in sayer.subtree()), default=verb.i) if sayer else verb.i
    return [t for t in torn.subtree() if t.i < start]


def behind_aside(verb: Token, words: list[Token]) -> list[Token]:
    """Return the words of a clause behind an aside: "Oslo, *Lima said on Monday*, has left"."""
    comma = comma_behind(verb)
    return [t for t in words if comma is None or t.i > comma.i]


def comma_behind(verb: Token) -> Token | None:
    """Return the first comma behind a verb."""
    return min((t for t in all_words(verb) if t.tag == "," and t.i > verb.i), key=lambda t: t.i, default=None)


def parted_subject(verb: Token) -> Token | None:
    """Return who tells, where the parser read his own participle as a clause: "*people* briefed on it said that …"."""
    told = any(c.i > verb.i for c in children(verb, "ccomp"))
    clauses = [c for c in children(verb, "advcl", "ccomp", "acl") if c.i < verb.i and not opens_with_marker(c)]
    found = [s for c in clauses for s in children(c, "nsubj") if s.is_noun and is_voice(s)]
    return found[0] if told and verb.tag in FINITE and found else None


def opens_with_marker(clause: Token) -> bool:
    """Whether "if", "when" or their like opens a clause."""
    return any(c.dep == "mark" or c.tag == "WRB" for c in clause.children)


def words_ahead(verb: Token) -> list[Token]:
    """Return what is said before an aside between commas: "*If the dam breaks*, engineers say, the town will drown"."""
    sayer, comma = aside_sayer(verb), comma_behind(verb)
    if sayer is None or comma is None or any(c.i < comma.i for c in children(verb, "ccomp")):
        return []
    opening = min(t.i for t in sayer.subtree())
    ahead = [t for c in verb.children if c.dep in FRONTED and c.i < opening for t in c.subtree()]
    return ahead if is_between_commas(verb, opening, comma) else []


def is_between_commas(verb: Token, opening: int, comma: Token) -> bool:
    """Whether nothing but an aside stands between the comma before it and the one behind.

    "In a note on Friday, she wrote, “…”": what is quoted opens behind the comma, and nothing is said before.
    """
    aside = {t.i for c in verb.children if c.dep in ASIDE for t in c.subtree()} | {verb.i}
    if not aside.issuperset(range(verb.i, comma.i)):
        return False
    tags = {t.i: t.tag for t in all_words(verb) if t.i in {opening - 1, comma.i + 1}}
    return tags.get(opening - 1) == "," and tags.get(comma.i + 1) not in {None, "``", "''"}


def opens_marked(clause: Token) -> bool:
    """Whether "that" opens a clause."""
    return any(m.lower == "that" for m in children(clause, "mark"))
