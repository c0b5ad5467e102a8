"""Clauses that tell what is said, where the parser hung them on another word than the cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.asides import is_subjectless, opens_marked
from dragoman.extract.attributions import PRIVATE
from dragoman.extract.later import ADDING
from dragoman.knowledge.lexicon import Cue, load_cues, load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, is_calendar, preposition

# Where or by what means something is said, behind which the parser may hang it.
SAID_AT = {"in", "at", "on", "during", "after", "before", "through", "via", "to", "with", "by"}
# What only limits what is said: "agreed on condition that …".
TERMS = {"condition", "ground", "basis", "proviso", "understanding", "assumption", "premise", "hope", "belief", "fear"}
# "Drew attention to the fact that …"
DRAWING = {"draw", "call", "attract"}
# Whose object is who is told, not what is.
TELLING_SOMEBODY = {"tell", "inform", "advise", "assure", "remind", "notify", "warn", "brief", "ask", "convince"}


def told_clause(noun: Token) -> list[Token]:
    """Return the clause that the parser hung on who was told: "told reporters *that* …"."""
    return [c for c in children(noun, "acl", "acl:relcl") if opens_with_that(c, noun)]


def opens_with_that(clause: Token, noun: Token) -> bool:
    """Whether a clause starts with "that" right behind its noun and has a subject of its own."""
    that = next((t for t in clause.children if t.lower == "that" and t.i == noun.i + 1), None)
    own = [t for t in children(clause, "nsubj", "nsubj:pass", "nsubj:outer") if t is not that]
    # "The answers that the agency requested": what is told lacks nothing.
    return that is not None and bool(own) and not (noun.is_noun and that.dep == "obj")


def is_thought_voiced(verb: Token, thing: Token, cue: Cue | None) -> bool:
    """Whether a noun tells the clause as a thought that a verb only voices: "expressed his *belief* that …"."""
    bare = cue is not None and not cue.after and verb.lemma in load_sets()["voicing"]
    return bare and any(c.row.stance in PRIVATE for c in load_cues()["noun"].get(thing.lemma.lower(), []))


def hung_clause(verb: Token) -> Token | None:
    """Return what is said where the parser hung it on where it was said: "said in a statement *that the road is open*".

    Not what was agreed "on condition that …", nor "said of the claim that …".
    """
    if children(verb, "ccomp", "xcomp", "obj") and not (verb.lemma in DRAWING and children(verb, "obj")):
        return None
    clauses = ((t, c) for t in nouns_said_at(verb) for c in children(t, "acl", "ccomp"))
    return next((c for t, c in clauses if c.i > t.i and opens_marked(c) and not is_subjectless(c)), None)


def nouns_said_at(verb: Token) -> Iterator[Token]:
    """Yield the nouns in the phrases behind a verb that tell where something is said."""
    for place in children(verb, "obl"):
        if place.i > verb.i and preposition(place) in SAID_AT:
            yield from (t for t in place.subtree() if t.is_noun and t.lemma.lower() not in TERMS)


def complements(verb: Token) -> list[Token]:
    """Return the clauses that a verb tells, each with the cue that stands before it.

    "Noted that the port is open, adding *in May it was shut*": the parser hangs both on the first.
    """
    own = children(verb, "ccomp") or that_clauses(verb)
    if not own and adds(verb) and verb.head is not None and verb.head.i < verb.i:
        return [c for c in children(verb.head, "ccomp") if c.i > verb.i]
    later = [c.i for c in children(verb, "advcl") if c.i > verb.i and adds(c)]
    return [c for c in own if not later or c.i < later[0]]


def that_clauses(verb: Token) -> list[Token]:
    """Return the clause with "that" which the parser took for a circumstance: "wrote the daily *that it was wrong*"."""
    told = {max(t.i for t in c.subtree()) + 1 for c in children(verb, "obj", "iobj")}
    hung = [c for c in children(verb, "advcl") if c.i > verb.i and not is_subjectless(c)]
    marked = [c for c in hung if [m.lower for m in children(c, "mark")] == ["that"]]
    # Right behind who is told, or a comma that closes what he is; "did it so that all could see" tells what for.
    return [c for c in marked if opening(c) in told | {i + 1 for i in told}][:1]


def opening(clause: Token) -> int:
    """Return the place of the "that" which opens a clause."""
    return children(clause, "mark")[0].i


def adds(word: Token) -> bool:
    """Whether a participle adds to what was said, with nothing of its own behind it."""
    rules = {cue.row.id for cue in load_cues()["verb"].get(word.lemma, []) if not cue.after}
    bare = word.tag == "VBG" and word.dep == "advcl" and not children(word, "ccomp", "obj", "obl", "xcomp", "mark")
    return bare and bool(rules & ADDING)


def mistaken_subject(verb: Token, clause: Token) -> Token | None:
    """Return who is told, where the parser took him for a second subject: "told *the Herald* the road is open"."""
    told = [c for c in children(clause, "nsubj", "nsubj:pass") if c.i > verb.i]
    if verb.lemma not in TELLING_SOMEBODY or len(told) == 1 or not told or opens_marked(clause):
        return None
    return told[0] if min(t.i for t in told[0].subtree()) == verb.i + 1 else None


def before_subject(clause: Token) -> list[Token]:
    """Return where something is said, where the parser hung it on what is said: "said *in a tweet* he won"."""
    told = min((t.i for c in children(clause, "nsubj", "nsubj:pass", "expl") for t in c.subtree()), default=0)
    places = [c for c in children(clause, "obl", "obl:unmarked") if c.i < told]
    if children(clause, "mark") or not any(map(is_of_saying, places)) or not all(map(is_of_saying_alone, places)):
        return []
    return [t for c in places for t in c.subtree()]


def is_of_saying(place: Token) -> bool:
    """Whether a phrase tells where or when something is said: "in a tweet", "on Monday"."""
    said = place.lemma.lower() in load_sets()["said-in"] or is_calendar(place)
    return said and preposition(place) in SAID_AT


def is_of_saying_alone(place: Token) -> bool:
    """Whether a phrase can tell of nothing but the saying: right behind the cue a day is that of the saying."""
    return place.lemma.lower() in load_sets()["said-in"] or (is_calendar(place) and preposition(place) == "on")


def points_back(words: Sequence[Token], verb: Token) -> bool:
    """Whether "that" is told of, and marks no clause: "*that* is so, he said", "he said *that* is so"."""
    first = min(words, key=lambda t: t.i, default=verb)
    # "Said *that* waits for help": of any other verb translated prose leaves the subject out.
    alone = first.dep == "nsubj" and bool(children(first.head or first, "cop")) and first.i > verb.i
    return first.lower == "that" and first.dep != "mark" and (alone or first.i < verb.i)


def stray_subject(verb: Token, clause: Token) -> list[Token]:
    """Return the subject of a clause that the parser left hanging on the cue: "said *two thirds of the ships* sank"."""
    if not is_subjectless(clause) or verb.lemma in TELLING_SOMEBODY:
        return []
    stray = [c for c in children(verb, "obj", "dep") if verb.i < c.i < clause.i and (c.is_noun or c.tag == "CD")]
    return [t for c in stray for t in c.subtree()]


def is_bare_saying(clause: Token) -> bool:
    """Whether a clause is but another cue: "the minister said, *Reuters reported on Friday*"."""
    rules = {cue.row.id for cue in load_cues()["verb"].get(clause.lemma, []) if not cue.after}
    things = children(clause, "ccomp", "obj", "xcomp", "nsubj:pass", "parataxis")
    return "say.report" in rules and not things and bool(children(clause, "nsubj"))
