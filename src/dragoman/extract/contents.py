"""What a cue of speech governs: the clause, infinitive, thing or topic that is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.extract.asides import (
    all_words,
    is_subjectless,
    opens_marked,
    tense,
)
from dragoman.extract.hung import (
    opens_with_that,
)
from dragoman.extract.said_clauses import clause_content
from dragoman.extract.said_words import Range, act_of, own_words, phrase_of, span_of, without_case
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
NOBODY = {"nobody", "none", "nothing"}
# What may say of an object what it is.
PREDICATED = ("obj", "xcomp", "obl", "advcl")
# What tells, behind a verb of showing, what is shown.
SHOWN = {"obj", "iobj", "obl", "xcomp", "acl"}
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
    if cue.row.id == "believe.know" and any(asks_what(c) for c in children(verb, "ccomp")):
        return None, True
    for frame, content_of in GOVERNED.items():
        if frame in cue.row.takes and (ranges := content_of(verb, cue)):
            return ranges, False
    return ([], True) if "quote" in cue.row.takes else (None, True)


def asks_what(clause: Token) -> bool:
    """Whether a clause tells no more than a topic: "knows *what the town needs*"."""
    opening = min(clause.subtree(), key=lambda t: t.i)
    return opening.tag in {"WP", "WRB", "WDT"} or opening.lower in {"if", "whether"}


def impersonal_content(verb: Token) -> list[Range]:
    """Return what nobody named says: "it is hoped that *the talks resume*", "*the ship* is believed *to have sunk*"."""
    told = next(iter(children(verb, "nsubj:pass")), None)
    if told is None or not is_passive(verb) or verb.lemma in FACTIVE:
        return []
    if told.lower == "it" and (said := said_by_it(verb, told)):
        return said
    act = next((c for c in children(verb, "xcomp") if is_infinitive(c) and c.i > verb.i), None)
    if act is None or told.lower in RELATIVES or verb.lemma not in SUPPOSED:
        return []
    return [span_of(list(part.subtree()), drop_mark=False) for part in (told, act)]


def said_by_it(verb: Token, subject: Token) -> list[Range]:
    """Return the clause that "it" stands for: behind the verb with "that", or ahead of it."""
    behind = (c for c in children(verb, "ccomp", "csubj:pass") if c.i > verb.i)
    that = next((c for c in behind if any(m.lower == "that" for m in children(c, "mark"))), None)
    if that is not None:
        return [span_of(list(that.subtree()), drop_mark=True)]
    ahead = next((c for c in children(verb, "ccomp") if c.i < subject.i and not is_subjectless(c)), None)
    return [span_of(own_words(ahead), drop_mark=False)] if ahead is not None else []


def infinitive_content(verb: Token, cue: Cue) -> list[Range]:
    """Return what somebody promises, wants or is asked to do, with who is asked: "urged *both sides to stop*"."""
    asked = who_is_asked(verb)
    clause = infinitive_under(verb, asked)
    # "Traders expect the harvest to shrink", not "the envoy expects to leave" or "is expected to leave".
    if clause is None or stays_unnamed(clause) or (cue.row.stance == "believe" and (not asked or is_passive(verb))):
        return []
    words = [t for t in own_words(clause) if t.lower != "for" or t.head is not clause]
    asked = asked or right_before(clause, verb)
    return [span_of([*words, *(t for a in asked if a.i > verb.i for t in without_case(a))], drop_mark=False)]


def who_is_asked(verb: Token) -> list[Token]:
    """Return who is asked to do something: "urged *both sides*", "called on *Lima*"; whom one promises is not asked."""
    asked = children(verb, "obj", "iobj") if verb.lemma not in SUBJECT_CONTROL else []
    return asked + [t for t in children(verb, "obl") if preposition(t) in {"on", "upon", "to"} and not is_aired(t)]


def right_before(clause: Token, verb: Token) -> list[Token]:
    """Return who is to do what is called for, whom the parser hung on the verb: "called for *the army* to leave"."""
    first = min(t.i for t in clause.subtree())
    held = (t for t in held_by(verb, "for") if clause.dep == "xcomp")
    return [t for t in held if max(s.i for s in t.subtree()) == first - 1]


def infinitive_under(verb: Token, asked: Sequence[Token]) -> Token | None:
    """Return the act that is asked for or promised; a purpose only where somebody is asked or has to do it."""
    # "wants the sanctions to be lifted": the parser may hang the clause on who or what is asked.
    clauses = [*children(verb, "xcomp", "ccomp", "advcl"), *(c for a in asked[:1] for c in children(a, "acl"))]
    clause = next((c for c in clauses if is_infinitive(c) and c.i > verb.i), None)
    if clause is None or clause.dep != "advcl":
        return clause
    # "Promised on Tuesday to leave": who promises says himself what he will do.
    own = verb.lemma in SUBJECT_CONTROL and not children(verb, "obj", "iobj")
    return clause if own or asked or children(clause, "nsubj", "nsubj:pass") else None


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
    thing = next((t for t in found if t.lower not in RELATIVES), None)
    told = next((c for c in said if c.i > verb.i and c is not thing), None)
    if thing is None or told is None or thing.i > told.i:
        return []
    if thing.i > verb.i:
        return [span_of([*without_case(thing), *told.subtree()], drop_mark=False)]
    return [span_of(list(thing.subtree()), drop_mark=False), span_of(list(told.subtree()), drop_mark=False)]


def is_as(word: Token) -> bool:
    """Whether "as" opens a phrase, or a clause without a subject: not "left *as he spoke*"."""
    return any(c.lower == "as" for c in children(word, "case", "mark")) and not (word.is_verb and subjects(word))


def is_bare(word: Token) -> bool:
    """Whether a noun or adjective stands without a preposition, as a second object or a complement."""
    return not (word.is_verb or word.lower in RELATIVES or children(word, "case", "mark"))


def charge_content(verb: Token, _: Cue) -> list[Range]:
    """Return who is blamed with what for: "accused *Norway of hiding the catch*", "*she* was accused *of fraud*"."""
    blamed = who_is_blamed(verb)
    later = [a for a in charges(verb, blamed) if a.i > max(blamed[0].i, verb.i)] if blamed else []
    if not later:
        return []
    if blamed[0].i > verb.i:
        return [span_of([*blamed[0].subtree(), *own_words(later[0])], drop_mark=False)]
    return [span_of(part, drop_mark=False) for part in (list(blamed[0].subtree()), own_words(later[0]))]


def who_is_blamed(verb: Token) -> list[Token]:
    """Return who is blamed: behind the verb, or the subject of a passive one."""
    blamed = [t for t in children(verb, "obj") if t.i > verb.i and t.lower not in NOBODY]
    passive = children(verb, "nsubj:pass") if not blamed and is_passive(verb) else []
    return blamed or [t for t in passive if t.lower not in RELATIVES]


def charges(verb: Token, blamed: Sequence[Token]) -> list[Token]:
    """Return the acts and things that somebody is blamed for or accused of."""
    # The parser may hang the charge on who brings it: "accused by the union of hiding the debt".
    over = [verb, *children(verb, "obl:agent", "obl")]
    clauses = (c for v in (*over, *blamed) for c in children(v, "advcl", "acl"))
    acts = [c for c in clauses if any(m.lower in CHARGES for m in children(c, "mark"))]
    things = [c for v in over for c in children(v, "obl", "nmod") if preposition(c) in CHARGES]
    return acts + [c for c in things if not (is_calendar(c) or c.lemma in SPANS)]


def object_content(verb: Token, cue: Cue) -> list[Range]:
    """Return the thing that a verb denies, demands or condemns, or what its preposition holds: "call for *a truce*"."""
    if is_passive(verb) or any(is_infinitive(c) for c in children(verb, "xcomp")):
        return []
    if any(is_told_behind(verb, thing) for thing in children(verb, "obj")):
        return []
    word = cue.after[-1] if cue.after else ""
    # "Insisted on television *that the road is open*" tells the clause.
    if word in INSISTED and children(verb, "ccomp"):
        return []
    if word in TOPICS | INSISTED:
        return [asked_of(verb, thing) for thing in held_by(verb, word) if not is_aired(thing)]
    things = [t for t in children(verb, "obj")[:1] if t.is_noun and not is_no_content(t)]
    return [span_of(own_words(thing), drop_mark=False) for thing in things]


def is_no_content(thing: Token) -> bool:
    """Whether an object tells nothing: "pledged *allegiance*"."""
    return thing.lemma.lower() in load_sets()["oaths"]


def asked_of(verb: Token, thing: Token) -> Range:
    """Return a thing that is asked for, with what it is to do: "called on Sunday for *the judge to resign*"."""
    last = max(t.i for t in thing.subtree())
    acts = (c for c in children(verb, "advcl", "ccomp") if is_infinitive(c))
    act = next((c for c in acts if min(t.i for t in c.subtree()) == last + 1), None)
    return span_of([*without_case(thing), *(own_words(act) if act else [])], drop_mark=False)


def is_told_behind(verb: Token, thing: Token) -> bool:
    """Whether a clause behind an object is what is told.

    "Repeated his claim *that trade grew*", "admitted the raid *had failed*", where the parser took its subject off.
    """
    clauses = [c for c in children(verb, "ccomp") if c.i > thing.i > verb.i]
    last = max(t.i for t in thing.subtree())
    return any(
        any(m.lower == "that" and m.i == last + 1 for m in children(c, "mark"))
        or (is_subjectless(c) and tense(c) is not None and not opens_marked(c))
        for c in clauses
    )


def held_by(verb: Token, word: str) -> list[Token]:
    """Return the first thing behind a verb that a preposition of its holds, if any."""
    return [t for t in children(verb, "obl") if preposition(t) == word and t.i > verb.i][:1]


def is_aired(thing: Token) -> bool:
    """Whether a thing only tells when or where something is said: "insisted on *Monday*", "on *the radio*"."""
    return is_calendar(thing) or thing.lemma.lower() in AIRED


def gerund_content(verb: Token, cue: Cue) -> list[Range]:
    """Return what somebody proposes, admits or denies doing: "proposed *lifting the ban*", "called for *ending it*"."""
    marks = set(cue.after[-1:])
    acts = [c for c in children(verb, "xcomp", "ccomp", "advcl", "obj") if c.tag == "VBG" and c.i > verb.i]
    act = next((c for c in acts if {m.lower for m in children(c, "mark", "case")} == marks), None)
    return [act_of(act)] if act else []


def finding_content(verb: Token, _: Cue) -> list[Range]:
    """Return what a survey or record shows: "the poll showed *the premier ahead of his rival*"."""
    if not is_showing(verb):
        return []
    told = [c for c in verb.children if c.i > verb.i and c.dep in SHOWN and not is_calendar(c)]
    words = [t for c in told for t in own_words(c)]
    # "The study showed promise" tells nothing.
    return [span_of(words, drop_mark=False)] if len(words) > 1 else []


def is_showing(verb: Token) -> bool:
    """Whether a survey or record shows a thing; "the report found its way": what is its own it does not tell."""
    # "The poll showed *him* ahead", "*her* with 41 percent": of a pronoun something is told.
    told = children(verb, "xcomp") + [c for c in children(verb, "obl") if preposition(c) in {"with", "at"}]
    things = [c for c in children(verb, "obj", "iobj") if c.i > verb.i and (c.is_noun or (told and c.tag == "PRP"))]
    if not things or is_passive(verb) or any(p.lower == "its" for c in things for p in children(c, "nmod:poss")):
        return False
    return any(c.lemma.lower() in load_sets()["findings"] for c in children(verb, "nsubj"))


def idea_content(verb: Token, _: Cue) -> list[Range]:
    """Return the clause of a thought that is waved away: "rejected the idea that *the changes were a retreat*"."""
    ideas = [t for t in children(verb, "obj", "nsubj:pass") if t.lemma.lower() in load_sets()["ideas"]]
    clauses = ((t, c) for t in ideas for c in children(t, "acl", "ccomp", "acl:relcl"))
    told = [c for t, c in clauses if opens_marked(c) or opens_with_that(c, t)]
    return [span_of(own_words(told[0]), drop_mark=True)] if told else []


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
