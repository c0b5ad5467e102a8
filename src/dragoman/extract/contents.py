"""What a cue of speech governs: the clause, infinitive, thing or topic that is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.extract.asides import (
    all_words,
    aside_sayer,
    before_aside,
    behind_aside,
    has_subject,
    has_thing,
    is_as_aside,
    is_aside,
    is_quoted_before,
    is_subjectless,
    opens_marked,
    predicate_of,
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
    opens_with_that,
    points_back,
    stray_subject,
    told_clause,
)
from dragoman.extract.later import (
    is_adding,
    is_contrast,
    is_later_saying,
    is_next_saying,
    is_source,
    is_trailing,
    told_at_end,
)
from dragoman.knowledge.lexicon import Cue, load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import (
    RELATIVES,
    SUBJECT_CONTROL,
    children,
    is_calendar,
    is_infinitive,
    is_passive,
    preposition,
    subjects,
)

Range = tuple[int, int]
# What these say of a thing stands for a clause; what one speaks or talks about is a mere topic.
TOPICAL = {"warn", "hope"}
# Who speaks *of* a thing says that it is; who speaks about it has a topic.
SPEAKING = {"speak"}
# "is expected to", "are said to": the whole sentence is supposed, nobody is told to do anything.
SUPPOSED = {
    "say", "believe", "think", "report", "understand", "assume", "presume", "suspect", "estimate", "rumour", "rumor",
    "allege",
}  # fmt: skip
CHARGES = {"of", "for"}
# "For the third time", "for years": how often or long, not what for.
SPANS = {"time", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "moment", "while"}
# What everybody knows nobody tells: "it is known that …".
FACTIVE = {"know", "realise", "realize", "remember"}
# What "as" may hand on: not "as ministers argued, prices rose", which tells when.
HANDED_ON = {"say.plain", "say.report", "say.write", "say.suggest", "say.make-clear", "believe.expect"}
NOBODY = {"nobody", "none", "nothing"}
# What may say of an object what it is.
PREDICATED = ("obj", "xcomp", "obl", "advcl")
# What tells, behind a verb of showing, what is shown.
SHOWN = {"obj", "iobj", "obl", "xcomp", "acl"}
ASKING = {"ask", "wonder", "inquire", "enquire", "question"}
NAMING = {"name", "identify", "quote", "cite"}
INSISTED = {"on", "upon"}
# Where something is said: "insisted on the radio".
AIRED = {
    "radio",
    "television",
    "tv",
    "phone",
    "telephone",
    "air",
    "stage",
    "floor",
    "record",
    "sideline",
    "twitter",
    "facebook",
}
TOPICS = {"of", "against", "for", "about", "over"}


def governed_content(verb: Token, cue: Cue) -> tuple[list[Range] | None, bool]:
    """Return (content ranges, whether only a quotation will do); None when the frame is not filled."""
    for frame, content_of in GOVERNED.items():
        if frame in cue.row.takes and (ranges := content_of(verb, cue)):
            return ranges, False
    return ([], True) if "quote" in cue.row.takes else (None, True)


def clause_content(verb: Token, cue: Cue | None = None) -> list[Range]:
    """Return the clause that a verb says: its complement, or the sentence around a parenthesis."""
    clauses = complements(verb) or [
        c for told in children(verb, "iobj", "obj") if not is_thought_voiced(verb, told, cue) for c in told_clause(told)
    ]
    clauses = [c for c in clauses if (c.is_verb or children(c, "cop", "aux", "nsubj")) and not is_bare_saying(c)]
    if clauses:
        more = [c for c in children(verb, "conj") if c.i > verb.i and opens_marked(c)]
        said = [
            *said_around(verb, clauses),
            *([t for t in own_words(c) if t.dep != "cc" or t.head is not c] for c in more),
        ]
        return [span_of(words, drop_mark=not points_back(words, verb)) for words in said]
    handed_on = cue is not None and cue.row.id in HANDED_ON and is_as_aside(verb)
    if (is_aside(verb) or handed_on) and verb.head is not None:
        inner = {t.i for t in verb.subtree()}
        outer = [t for t in told_at_end(verb, predicate_of(verb.head)).subtree() if t.i not in inner]
        before, after = [t for t in outer if t.i < min(inner)], [t for t in outer if t.i > max(inner)]
        parts = [p for p in (before, after) if len(p) > 1 or has_subject(p)]
        return [span_of(part, drop_mark=False) for part in parts]
    if hung := hung_clause(verb):
        return [span_of(own_words(hung), drop_mark=True)]
    # "Asked the envoy *if he would stay*": the parser may take the question for a condition.
    if verb.lemma in ASKING and (put := [c for c in children(verb, "advcl") if c.i > verb.i and opens_question(c)]):
        return [span_of(own_words(put[0]), drop_mark=False)]
    told = [c for c in children(verb, "parataxis") if subjects(c) and c.i > verb.i and not has_thing(verb)]
    return [span_of(list(told[0].subtree()), drop_mark=False)] if told else []


def said_around(verb: Token, clauses: list[Token]) -> list[list[Token]]:
    """Return the words of what is said: one clause, or what stands on both sides of the cue."""
    first, after = clauses[0], [c for c in clauses if c.i > verb.i and not is_about_sayer(c)]
    # "He was tired, the envoy said that …": only an aside, or a cue between quoted words, has content on both sides.
    if after and (opens_marked(after[0]) or not (is_subjectless(after[0]) or is_quoted_before(verb, first))):
        first = after[0]
    words = [[t for t in own_words(first) if t is not verb]]
    if first.i > verb.i and (torn := torn_subject(verb)):
        return [before_aside(verb, torn[0]), behind_aside(verb, words[0])]
    if first.i > verb.i and (ahead := words_ahead(verb)):
        return [ahead, behind_aside(verb, words[0])]
    if first.i > verb.i and (sayer := aside_sayer(verb)) and any(t.i < sayer.i for t in words[0]):
        return [[t for t in words[0] if t.i < sayer.i], behind_aside(verb, words[0])]
    if first.i > verb.i:
        told = mistaken_subject(verb, first)
        apart = {t.i for t in (*(told.subtree() if told else ()), *before_subject(first))}
        return [[t for t in words[0] if t.i not in apart] + stray_subject(verb, first)]
    return words + [own_words(c) for c in after[:1]]


def is_about_sayer(clause: Token) -> bool:
    """Whether a clause tells of whoever speaks: "“…,” said Ana Quispe, *whose party won*"."""
    return any(t.lower == "whose" for s in children(clause, "nsubj", "nsubj:pass") for t in s.children)


def opens_question(clause: Token) -> bool:
    """Whether "if" or "whether" opens a clause."""
    return any(m.lower in {"if", "whether"} for m in children(clause, "mark"))


def impersonal_content(verb: Token) -> list[Range]:
    """Return what nobody named says: "it is hoped that *the talks resume*", "*the ship* is believed *to have sunk*"."""
    told = children(verb, "nsubj:pass")
    if not told or not is_passive(verb) or verb.lemma in FACTIVE:
        return []
    that = [
        c
        for c in children(verb, "ccomp", "csubj:pass")
        if c.i > verb.i and any(m.lower == "that" for m in children(c, "mark"))
    ]
    if that and told[0].lower == "it":
        return [span_of(list(that[0].subtree()), drop_mark=True)]
    ahead = [c for c in children(verb, "ccomp") if c.i < told[0].i and not is_subjectless(c)]
    if ahead and told[0].lower == "it":
        return [span_of(own_words(ahead[0]), drop_mark=False)]
    act = [c for c in children(verb, "xcomp") if is_infinitive(c) and c.i > verb.i]
    if not act or told[0].lower in RELATIVES or verb.lemma not in SUPPOSED:
        return []
    return [span_of(list(part.subtree()), drop_mark=False) for part in (told[0], act[0])]


def infinitive_content(verb: Token, cue: Cue) -> list[Range]:
    """Return what somebody promises, wants or is asked to do, with who is asked: "urged *both sides to stop*"."""
    asked = children(verb, "obj", "iobj") if verb.lemma not in SUBJECT_CONTROL else []
    asked += [t for t in children(verb, "obl") if preposition(t) in {"on", "upon", "to"}]
    # "wants the sanctions to be lifted": the parser may hang the clause on who or what is asked.
    clauses = [*children(verb, "xcomp", "ccomp", "advcl"), *(c for a in asked[:1] for c in children(a, "acl"))]
    clause = next((c for c in clauses if is_infinitive(c) and c.i > verb.i), None)
    # "Traders expect the harvest to shrink", not "the envoy expects to leave" or "is expected to leave".
    if clause is None or stays_unnamed(clause) or (cue.row.stance == "believe" and (not asked or is_passive(verb))):
        return []
    if clause.dep == "advcl" and not (asked or children(clause, "nsubj", "nsubj:pass")):
        return []
    words = [t for t in own_words(clause) if t.lower != "for" or t.head is not clause]
    return [span_of([*words, *(t for a in asked if a.i > verb.i for t in without_case(a))], drop_mark=False)]


def stays_unnamed(clause: Token) -> bool:
    """Whether somebody only asks not to be named."""
    return clause.lemma in NAMING and any(c.lower == "not" for c in clause.children)


def topic_content(verb: Token, cue: Cue) -> list[Range]:
    """Return what is warned of or hoped for: a thing that stands for a clause."""
    telling = verb.lemma in SPEAKING and cue.row.stance == "say"
    if cue.row.stance not in TOPICAL and not telling:
        return []
    words = {"of"} if telling else TOPICS
    things = [t for t in children(verb, "obl") if preposition(t) in words and t.i > verb.i and not is_calendar(t)]
    return [phrase_of(thing) for thing in things[:1] if not telling or is_told_of(thing)]


def is_told_of(thing: Token) -> bool:
    """Whether a thing spoken of is described: "spoke of *heavy gunfire*", not "spoke of peace" or "of his time"."""
    beside = {c.dep for c in thing.children} - {"case", "det", "punct"}
    return thing.is_noun and not thing.is_proper and bool(beside) and "nmod:poss" not in beside


def phrase_of(thing: Token) -> Range:
    """Return the range of a phrase without the preposition that opens it."""
    return span_of(without_case(thing), drop_mark=False)


def without_case(thing: Token) -> list[Token]:
    """Return the words of a phrase without the preposition that opens it."""
    return [t for t in thing.subtree() if t.dep != "case" or t.head is not thing]


def named_content(verb: Token, _: Cue) -> list[Range]:
    """Return a thing with what it is called: "called *the vote a farce*"."""
    said = [c for c in children(verb, "obj", "xcomp") if is_bare(c) or is_as(c)]
    return predicated(verb, said) or quoted_name(verb)


def quoted_name(verb: Token) -> list[Range]:
    """Return a thing with the quoted words that name it: "called *the strike “a crime against workers”*"."""
    for thing in children(verb, "obj"):
        for name in (c for c in children(thing, "appos") if thing.i > verb.i):
            run = sorted(t.i for t in name.subtree())
            if any(t.tag == "``" and t.i in {run[0], run[0] - 1} and t.i > thing.i for t in all_words(verb)):
                return [span_of(list(thing.subtree()), drop_mark=False)]
    return []


def likened_content(verb: Token, cue: Cue) -> list[Range]:
    """Return a thing with what it is taken for: "sees *the pact as a threat*", "refers to *the pact as a threat*"."""
    said = [c for c in children(verb, *PREDICATED) if is_as(c)]
    held = [t for t in children(verb, "obl") if cue.after and preposition(t) == cue.after[-1] and t not in said]
    return predicated(verb, said, held)


def predicated(verb: Token, said: list[Token], held: Sequence[Token] = ()) -> list[Range]:
    """Return the object of a verb, or what its preposition holds, together with what is said of it behind the verb."""
    found = held or children(verb, "nsubj:pass" if is_passive(verb) else "obj")
    things = [t for t in found if t.lower not in RELATIVES][:1]
    said = [c for c in said if c.i > verb.i and c not in things]
    if not things or not said or things[0].i > said[0].i:
        return []
    if things[0].i > verb.i:
        return [span_of([*without_case(things[0]), *said[0].subtree()], drop_mark=False)]
    return [span_of(list(part.subtree()), drop_mark=False) for part in (things[0], said[0])]


def is_as(word: Token) -> bool:
    """Whether "as" opens a phrase, or a clause without a subject: not "left *as he spoke*"."""
    return any(c.lower == "as" for c in children(word, "case", "mark")) and not (word.is_verb and subjects(word))


def is_bare(word: Token) -> bool:
    """Whether a noun or adjective stands without a preposition, as a second object or a complement."""
    return not (word.is_verb or word.lower in RELATIVES or children(word, "case", "mark"))


def charge_content(verb: Token, _: Cue) -> list[Range]:
    """Return who is blamed with what for: "accused *Norway of hiding the catch*", "*she* was accused *of fraud*"."""
    blamed = [t for t in children(verb, "obj") if t.i > verb.i and t.lower not in NOBODY] or (
        [t for t in children(verb, "nsubj:pass") if t.lower not in RELATIVES] if is_passive(verb) else []
    )
    # The parser may hang the charge on who brings it: "accused by the union of hiding the debt".
    over = [verb, *children(verb, "obl:agent", "obl")]
    clauses = (c for v in (*over, *blamed) for c in children(v, "advcl", "acl"))
    acts = [c for c in clauses if any(m.lower in CHARGES for m in children(c, "mark"))]
    things = [c for v in over for c in children(v, "obl", "nmod") if preposition(c) in CHARGES]
    acts += [c for c in things if not (is_calendar(c) or c.lemma in SPANS)]
    later = [a for a in acts if blamed and a.i > max(blamed[0].i, verb.i)]
    if not later:
        return []
    if blamed[0].i > verb.i:
        return [span_of([*blamed[0].subtree(), *own_words(later[0])], drop_mark=False)]
    return [span_of(part, drop_mark=False) for part in (list(blamed[0].subtree()), own_words(later[0]))]


def own_words(clause: Token) -> list[Token]:
    """Return a clause's words without who else tells them behind a comma.

    "…, adding that …", "…, the agency reported", "…, according to Oslo"; "said the road is open *and told* drivers …".
    """
    words = list(clause.subtree())
    asides = (is_later_saying, is_next_saying, is_contrast)
    later = [c for c in clause.children if any(apart(c, clause) for apart in asides)]
    later += [w for w in words if w is not clause and is_source(w) and is_trailing(w, words)]
    later += [w for w in words if w.head is not clause and is_adding(w) and is_trailing(w, words)]
    cut = {t.i for c in later for t in c.subtree()}
    return [t for t in words if t.i not in cut]


def object_content(verb: Token, cue: Cue) -> list[Range]:
    """Return the thing that a verb denies, demands or condemns, or what its preposition holds: "call for *a truce*"."""
    if is_passive(verb) or any(is_infinitive(c) for c in children(verb, "xcomp")):
        return []
    # "Insisted on television *that the road is open*" tells the clause.
    if cue.after and cue.after[-1] in INSISTED and children(verb, "ccomp"):
        return []
    if cue.after and cue.after[-1] in TOPICS | INSISTED:
        held = [t for t in children(verb, "obl") if preposition(t) == cue.after[-1] and t.i > verb.i]
        return [phrase_of(thing) for thing in held[:1] if not is_calendar(thing) and thing.lemma.lower() not in AIRED]
    return [span_of(own_words(thing), drop_mark=False) for thing in children(verb, "obj")[:1] if thing.is_noun]


def gerund_content(verb: Token, cue: Cue) -> list[Range]:
    """Return what somebody proposes, admits or denies doing: "proposed *lifting the ban*", "called for *ending it*"."""
    marks = set(cue.after[-1:])
    acts = [c for c in children(verb, "xcomp", "ccomp", "advcl", "obj") if c.tag == "VBG" and c.i > verb.i]
    act = next((c for c in acts if {m.lower for m in children(c, "mark", "case")} == marks), None)
    return [act_of(act)] if act else []


def act_of(act: Token) -> Range:
    """Return the range of an act told in a participle, without the preposition that opens it."""
    return span_of([t for t in own_words(act) if t.dep != "mark" or t.head is not act], drop_mark=False)


def finding_content(verb: Token, _: Cue) -> list[Range]:
    """Return what a survey or record shows: "the poll showed *the premier ahead of his rival*"."""
    shown = [c for c in children(verb, "nsubj") if c.lemma.lower() in load_sets()["findings"]]
    things = [c for c in children(verb, "obj", "iobj") if c.i > verb.i and c.is_noun]
    # "The report found its way": what is a record's own it does not tell.
    own = any(p.lower == "its" for c in things for p in children(c, "nmod:poss"))
    if not shown or not things or own or is_passive(verb):
        return []
    told = [c for c in verb.children if c.i > verb.i and c.dep in SHOWN and not is_calendar(c)]
    words = [t for c in told for t in own_words(c)]
    # "The study showed promise" tells nothing.
    return [span_of(words, drop_mark=False)] if len(words) > 1 else []


def idea_content(verb: Token, _: Cue) -> list[Range]:
    """Return the clause of a thought that is waved away: "rejected the idea that *the changes were a retreat*"."""
    ideas = [t for t in children(verb, "obj", "nsubj:pass") if t.lemma.lower() in load_sets()["ideas"]]
    clauses = ((t, c) for t in ideas for c in children(t, "acl", "ccomp", "acl:relcl"))
    told = [c for t, c in clauses if opens_marked(c) or opens_with_that(c, t)]
    return [span_of(own_words(told[0]), drop_mark=True)] if told else []


def span_of(tokens: list[Token], *, drop_mark: bool) -> Range:
    """Return the range of a clause, its "that" left out."""
    run = sorted(tokens, key=lambda t: t.i)
    while (
        run
        and drop_mark
        and (
            (run[0].lower == "that" and run[0].dep in {"mark", "nsubj", "det"}) or run[0].tag in {",", ":", "''", "``"}
        )
    ):
        run = run[1:]
    while run and run[-1].tag in {".", ",", ":"} and run[-1].text != "%":
        run = run[:-1]
    return (run[0].start, run[-1].end) if run else (0, 0)


# The frames in the order in which they are looked for.
GOVERNED: dict[str, Callable[[Token, Cue], list[Range]]] = {
    "ccomp": clause_content,
    "inf": infinitive_content,
    "is": named_content,
    "as": likened_content,
    "of": charge_content,
    "about": topic_content,
    "idea": idea_content,
    "ing": gerund_content,
    "finding": finding_content,
    "obj": object_content,
}
