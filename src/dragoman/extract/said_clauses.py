"""Clauses that a verb of speech governs, around an aside or where the parser hung them."""

from __future__ import annotations

from dragoman.extract.asides import (
    aside_sayer,
    before_aside,
    behind_aside,
    has_thing,
    is_as_aside,
    is_aside,
    is_quoted_before,
    is_subjectless,
    opens_marked,
    predicate_of,
    tense,
    torn_subject,
    words_ahead,
)
from dragoman.extract.hung import (
    before_subject,
    complements,
    hung_clause,
    is_bare_saying,
    is_thought_voiced,
    mistaken_subject,
    points_back,
    stray_subject,
    told_clause,
)
from dragoman.extract.later import is_behind_comma, told_at_end
from dragoman.extract.misread import taken_in
from dragoman.extract.said_words import Range, halves, own_words, span_of
from dragoman.knowledge.lexicon import Cue, load_cues
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import (
    RELATIVES,
    children,
    subjects,
)

# What "as" may hand on: not "as ministers argued, prices rose", which tells when.
HANDED_ON = {"say.plain", "say.report", "say.write", "say.suggest", "say.make-clear", "believe.expect"}
CONDITIONS = {"if", "unless", "when", "while", "although", "though", "because", "once", "since", "until"}
ASKING = {"ask", "wonder", "inquire", "enquire", "question"}
# By which somebody says how or why; who "knew why" says nothing.
TELLING = ASKING | {"tell", "explain", "describe", "detail", "outline", "recount", "recall"}


def clause_content(verb: Token, cue: Cue | None = None) -> list[Range]:
    """Return the clause that a verb says: its complement, or the sentence around a parenthesis."""
    if clauses := clauses_under(verb, cue):
        return clauses_said(verb, clauses)
    handed_on = cue is not None and cue.row.id in HANDED_ON and is_as_aside(verb)
    if (is_aside(verb) or handed_on) and verb.head is not None:
        outer = told_at_end(verb, predicate_of(verb.head)).subtree()
        more = {t.i for c in goes_on_behind(verb) for t in c.subtree() if t.tag != ","}
        told_by = taken_in(verb)
        aside = {t.i for top in (verb, told_by) if top is not None for t in top.subtree()} - more
        return halves(list(outer), aside, least=2)
    if hung := hung_clause(verb):
        return [span_of(own_words(hung), drop_mark=True)]
    if put := question_put(verb):
        return [span_of(own_words(put), drop_mark=False)]
    told = next((c for c in children(verb, "parataxis") if subjects(c) and c.i > verb.i and not has_thing(verb)), None)
    return [span_of(list(told.subtree()), drop_mark=False)] if told else []


def goes_on_behind(verb: Token) -> list[Token]:
    """Return what goes on behind an aside, where the parser hung it there: "it had cash, he added, *and had paid*"."""
    if not is_aside(verb):
        return []
    return [c for c in children(verb, "conj") if children(c, "aux", "cop") and not subjects_own(c) and is_behind_and(c)]


def subjects_own(clause: Token) -> list[Token]:
    """Return the subjects that hang on a clause."""
    return children(clause, "nsubj", "nsubj:pass", "nsubj:outer")


def is_behind_and(clause: Token) -> bool:
    """Whether a comma and "and" open a clause."""
    opening = sorted(clause.subtree(), key=lambda t: t.i)[:2]
    return [t.lower for t in opening][:2] == [",", "and"]


def clauses_under(verb: Token, cue: Cue | None) -> list[Token]:
    """Return the clauses that hang on a verb of speech, or on whom it is said to."""
    told = (t for t in children(verb, "iobj", "obj") if not is_thought_voiced(verb, t, cue))
    found = complements(verb) or [c for t in told for c in told_clause(t)]
    return [c for c in found if (c.is_verb or children(c, "cop", "aux", "nsubj")) and not is_bare_saying(c)]


def clauses_said(verb: Token, clauses: list[Token]) -> list[Range]:
    """Return what is said in the clauses that hang on a verb, and in those that go on with "and that …"."""
    more = [c for c in children(verb, "conj") if c.i > verb.i and opens_marked(c)]
    said = [
        *said_around(verb, clauses),
        *([t for t in own_words(c) if t.dep != "cc" or t.head is not c] for c in more),
    ]
    return [span_of(words, drop_mark=not points_back(words, verb)) for words in said]


def question_put(verb: Token) -> Token | None:
    """Return the question that the parser may take for a condition or a thing.

    "Asked the envoy *if he would stay*", "asked *why the port was shut*", "told her *how he had fled*".
    """
    clauses = children(verb, "advcl") if verb.lemma in ASKING else []
    condition = next((c for c in clauses if c.i > verb.i and opens_question(c)), None)
    things = children(verb, "obj") if verb.lemma in TELLING else []
    return condition or next((t for t in things if t.i > verb.i and is_indirect(t)), None)


def is_indirect(word: Token) -> bool:
    """Whether "how" or "why" has a clause of its own with a subject."""
    own = [c for c in children(word, "advcl:relcl", "acl:relcl") if not is_subjectless(c)]
    return word.lower in {"how", "why"} and bool(own)


def said_around(verb: Token, clauses: list[Token]) -> list[list[Token]]:
    """Return the words of what is said: one clause, or what stands on both sides of the cue."""
    first = clauses[0]
    after = [c for c in clauses if c.i > verb.i and not (is_about_sayer(c, verb, first) or says_more(c))]
    # "He was tired, the envoy said that …": only an aside, or a cue between quoted words, has content on both sides.
    whole = bool(after) and not (is_subjectless(after[0]) or is_quoted_before(verb, first) or opens_condition(first))
    if after and (opens_marked(after[0]) or whole):
        first = after[0]
    words = [t for t in own_words(first) if t is not verb and not is_told_of_before(t, verb)]
    if first.i < verb.i:
        return [words, *(own_words(c) for c in after[:1])]
    if parted := parted_by_aside(verb, words):
        return parted
    told = mistaken_subject(verb, first)
    apart = {t.i for t in (*(told.subtree() if told else ()), *before_subject(first))}
    words += [t for c in goes_on(first, after) for t in own_words(c)]
    return [[t for t in words if t.i not in apart] + stray_subject(verb, first)]


def is_told_of_before(word: Token, verb: Token) -> bool:
    """Whether a relative pronoun ahead of a cue stands for whom a content tells of: "*who* he said was ill"."""
    return verb.dep == "acl:relcl" and word.i < verb.i and word.lower in RELATIVES and word.tag.startswith("W")


def goes_on(first: Token, clauses: list[Token]) -> list[Token]:
    """Return what goes on from a clause without a subject: "she would have to keep it, *make peace* and leave"."""
    return [c for c in clauses if c.i > first.i and c.tag == "VB" and not children(c, "mark", "aux", "nsubj")]


def parted_by_aside(verb: Token, words: list[Token]) -> list[list[Token]]:
    """Return what is said before an aside and what behind it; nothing where the verb is none."""
    if torn := torn_subject(verb):
        return [before_aside(verb, torn[0]), behind_aside(verb, words)]
    if ahead := words_ahead(verb):
        return [ahead, behind_aside(verb, words)]
    sayer = aside_sayer(verb)
    before = [t for t in words if t.i < sayer.i] if sayer else []
    return [before, behind_aside(verb, words)] if before else []


def opens_condition(clause: Token) -> bool:
    """Whether what stands before an aside is only a part of what is told: "*if it is cheap*, Oslo said, it pays"."""
    return any(m.lower in CONDITIONS and m.i < clause.i for m in children(clause, "mark", "advmod"))


def is_about_sayer(clause: Token, verb: Token, first: Token) -> bool:
    """Whether a clause tells of whoever speaks: "“…,” said Ana Quispe, *whose party won*", "she said, *rising*"."""
    if any(t.lower == "whose" for s in children(clause, "nsubj", "nsubj:pass") for t in s.children):
        return True
    return is_quoted_before(verb, first) and (opens_relative(clause) or is_bare_participle(clause))


def opens_relative(clause: Token) -> bool:
    """Whether "who" or "where" opens a clause: "“…,” said Ana Quispe of Tacna, *where roads are shut*"."""
    return min(clause.subtree(), key=lambda t: (t.dep == "punct", t.i)).lower in {"who", "whom", "whose", "where"}


def is_bare_participle(clause: Token) -> bool:
    """Whether a clause is a participle set off by a comma, with no subject: what somebody does while he speaks."""
    return clause.tag in {"VBG", "VBN"} and is_subjectless(clause) and not tense(clause) and is_behind_comma(clause)


def says_more(clause: Token) -> bool:
    """Whether a participle behind a quotation and its cue says more: "“…,” she said, *arguing* that …"."""
    return clause.tag == "VBG" and clause.lemma in load_cues()["verb"] and is_bare_participle(clause)


def opens_question(clause: Token) -> bool:
    """Whether "if" or "whether" opens a clause."""
    return any(m.lower in {"if", "whether"} for m in children(clause, "mark"))
