"""Whether an act happened: actual, planned, hypothetical or negated."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from dragoman.extract.predicates import Predication
from dragoman.extract.status_marks import Mark, is_perfect, load_table, own_marks
from dragoman.extract.unreal import doubt_of
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Status
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, first_conjunct, is_infinitive, marker, preposition

GOVERNED = {"xcomp", "ccomp", "csubj", "csubj:pass", "advcl"}
RANK = {"actual": 0, "planned": 1, "attempted": 2, "hypothetical": 2, "negated": 3}
EFFECTS = {"cancels": "negated", "denies": "negated", "plans": "planned"}
DEPTH = 4
ALLEGED = {
    "allegation", "accusation", "claim", "charge", "rumour", "rumor", "suggestion", "assertion", "notion", "idea",
    "denial", "suspicion", "hint", "speculation", "theory", "fear", "concern", "hope", "warning", "threat", "prospect",
    "possibility",
}  # fmt: skip
# Acts that are done by deciding on them, and acts of words, done where somebody came to speak.
DECIDED = {"ASSAULT", "COERCE", "SANCTION", "RETREAT", "CONCEDE", "REJECT", "MOBILIZE", "ACCUSE", "SUPPORT"}
VOICED = {"ACCUSE", "SUPPORT", "REQUEST", "THREATEN"}
HELD = {"have", "hold", "make", "take", "conduct"}
# What somebody is used, forced or led to do is done.
MADE = {"use", "employ", "force", "lead", "cause", "help", "compel", "oblige"}


# Words of a near time, from now on or from another time.
SOON = {"shortly", "soon"}


@functools.cache
def coming_phrases() -> tuple[tuple[str, str], ...]:
    """Return (phrase, entry) of the words that put a present tense into the future: "sign it tomorrow"."""
    listed = load_table().words.get(("sentence", "phrase"), {})
    return tuple((word, row.id) for word, row in listed.items() if row.marks == "planned" and "<" not in word)


def timed_ahead(predication: Predication) -> Iterator[Mark]:
    """Yield a sign when the act's clause is in the present tense and a word of time lies ahead."""
    if predication.clause.tag not in {"VBZ", "VBP", "VBG"}:
        return
    text = " ".join(t.lower for t in predication.sentence.tokens)
    for phrase, rule in coming_phrases():
        # "shortly after the vote" tells when it was, and of no time to come; "next week after a stop in Lima" does.
        behind = "(?! (?:after|before))" if phrase in SOON else ""
        if phrase in text and re.search(rf"\b{re.escape(phrase)}\b{behind}", text):
            yield Mark("planned", rule, phrase)


def find_status(predication: Predication) -> tuple[Status, Mark | None]:
    """Return the act's status and the strongest sign for it.

    "Would not rule out an attack" is a threat made, and what somebody rules out he does not threaten.
    """
    status, mark = strongest_sign(predication)
    words = " ".join(t.lemma.lower() for t in predication.words)
    if predication.predicate.type != "THREATEN" or words not in load_sets().get("ruling-out", frozenset()):
        return status, mark
    if status == "actual":
        return "negated", Mark("negated", "status.ruled-out", words)
    return (
        ("actual", Mark("left open", "status.left-open", mark.word)) if status == "negated" and mark else (status, mark)
    )


def strongest_sign(predication: Predication) -> tuple[Status, Mark | None]:
    """Return the status that the words around an act give it, and the strongest sign for it."""
    lifted = [m for m in signs_around(predication) if m.says in RANK]
    if not lifted:
        return "actual", None
    strongest = max(lifted, key=lambda m: RANK[m.says])
    negations = sum(m.says == "negated" for m in lifted)
    if strongest.says == "negated" and negations % 2 == 0:
        rest = [m for m in lifted if m.says != "negated"]
        return (as_status(max(rest, key=lambda m: RANK[m.says])), rest[0]) if rest else ("actual", None)
    return as_status(strongest), strongest


def signs_around(predication: Predication) -> Iterator[Mark]:
    """Yield all signs of an act's status, those of its own words first."""
    head, clause = predication.head, predication.clause
    if effect := EFFECTS.get(predication.effect):
        yield Mark(effect, "light-verb", clause.text)
    yield from own_marks(head)
    if predication.carrier is not None:
        yield from own_marks(predication.carrier)
    for word in (head, clause):
        yield from relative_marks(word)
    yield from outer_marks(clause, 0, predication.predicate.type)
    if doubt := doubt_of(clause):
        yield Mark(doubt.says, doubt.rule, doubt.word)
    yield from question(predication.sentence)
    yield from timed_ahead(predication)


def as_status(mark: Mark) -> Status:
    """Return the status that a sign gives; what was only attempted did not happen for sure."""
    says = "hypothetical" if mark.says == "attempted" else mark.says
    return says if says in {"planned", "hypothetical", "negated"} else "actual"  # type: ignore[return-value]


def outer_marks(token: Token, depth: int, kind: str) -> Iterator[Mark]:
    """Yield the signs of the words that govern an act of some type, outward as far as they bear on it."""
    act = first_conjunct(token)
    if act is not token:
        yield from (
            m for m in own_marks(act) if m.rule != "planned.adjective" and act.is_verb and shares_auxiliary(token)
        )
    head = act.head
    if head is None or depth > DEPTH:
        return
    mark = governing_mark(act, head)
    if mark is not None and not is_done(head, mark, kind):
        if mark.says == "actual":
            return
        yield mark
        if mark.says == "negated":
            # "did not deny that": two negations make none.
            yield from (m for m in own_marks(head) if m.says == "negated" and not bears(act, head))
    if bears(act, head):
        yield from own_marks(head)
        yield from outer_marks(head, depth + 1, kind)


def is_done(head: Token, mark: Mark, kind: str) -> bool:
    """Whether what is told as meant was done: "chose to leave the accord", "took the floor to condemn it".

    So is an accusation that somebody rejects: he only says that it is false.
    """
    if mark.rule == "negated.object" and kind == "ACCUSE":
        return True
    if mark.says == "planned" and mark.rule == "status.purpose":
        return kind in VOICED and is_over(head)
    decided = head.lemma.lower() in load_sets().get("decisions", frozenset())
    return decided and kind in DECIDED and (is_over(head) if head.is_verb else is_known(head))


def is_over(verb: Token) -> bool:
    """Whether a verb tells what happened: past or perfect, with no "not" and no "would"."""
    helping = children(verb, "aux", "aux:pass")
    past = verb.tag == "VBD" or (verb.tag == "VBN" and any(c.lemma == "have" for c in helping))
    return past and not any(c.tag == "MD" for c in helping) and not any(m.says in RANK for m in own_marks(verb))


def is_known(noun: Token) -> bool:
    """Whether a noun stands for what is known to be there: "the decision", "Peru's", "condemned a decision to"."""
    judged = noun.head is not None and noun.head.lemma in load_sets()["judging"] and noun.dep in {"obj", "nsubj:pass"}
    return judged or bool(children(noun, "nmod:poss")) or any(d.lower in {"the", "this"} for d in children(noun, "det"))


def relative_marks(token: Token) -> Iterator[Mark]:
    """Yield the signs of the clause in which an act told as a noun is had or held: "the talks they will have"."""
    for clause in children(token, "acl:relcl") if token.is_noun else ():
        if clause.lemma in HELD and all(o.tag in {"WDT", "WP"} for o in children(clause, "obj")):
            yield from own_marks(clause)


def shares_auxiliary(token: Token) -> bool:
    """Whether a coordinated verb has no auxiliary or subject of its own: "will meet and sign"."""
    return token.tag in {"VB", "VBN", "VBG"} and not children(token, "aux", "nsubj", "aux:pass")


def bears(act: Token, head: Token) -> bool:
    """Whether the head's own status bears on the act: a governed clause or a noun that carries it, no quoted clause."""
    if any(c.lower in {"whether", "if"} for c in children(act, "mark")):
        return False  # "has not decided whether to strike" does not deny the strike
    if act.dep == "xcomp" or (act.dep in {"acl", "advcl"} and is_infinitive(act)):
        return head.is_verb or act.dep == "acl"
    return act.dep == "advcl" and act.tag == "VBG"


def governing_mark(act: Token, head: Token) -> Mark | None:
    """Return the sign that the governing word gives, by the way it governs."""
    table = load_table()
    if act.dep == "advcl" and marker(act) == "from":
        return table.get("clause", "verb", *particles(head), head.lemma)
    if only_said := by_saying(act, head):
        return only_said
    if act.dep in GOVERNED and (act.dep != "advcl" or is_infinitive(act)):
        return by_clause(act, head)
    if act.dep == "acl" and is_infinitive(act):
        return table.get("clause", "noun", head.lemma.lower()) or Mark("hypothetical", "status.infinitive", head.text)
    if act.dep == "compound" or is_matter_of(act):
        return table.get("case", "noun", head.lemma.lower())
    return by_verb(act, head) if head.is_verb else None


def by_clause(act: Token, head: Token) -> Mark | None:
    """Return the sign of a word whose clause an act is: "*hopes* to sign", "is *ready* to sign"."""
    table, found = load_table(), None
    if is_infinitive(act):
        be_to = ("be to",) if head.lemma == "be" else ()
        found = table.get("clause", "phrase", f"be {head.lower} to", f"have {head.lower} to", *be_to)
    elif act.dep == "ccomp":
        return said_clause(head)
    by = "verb" if head.is_verb else "adjective"
    return found or table.get("clause", by, head.lemma, *particles(head), head.lower) or by_control(act, head)


def by_verb(act: Token, verb: Token) -> Mark | None:
    """Return the sign of a verb whose object an act is: "*called off* the attack", "*pushed for* talks"."""
    table = load_table()
    if act.dep in {"obj", "nsubj:pass"}:
        return table.get("object", "verb", *particles(verb), verb.lemma) or by_backing(act, verb)
    return table.get("object", "verb", f"{verb.lemma} {preposition(act)}") if act.dep == "obl" else None


def is_matter_of(act: Token) -> bool:
    """Whether an act is what a noun is about: "calls for a boycott", "the advantages of bombing the canal"."""
    if act.dep == "nmod":
        return preposition(act) in {"of", "for", "to", "on", "against"}
    return act.dep == "acl" and act.tag == "VBG" and marker(act) in {"of", "for"}


def by_saying(act: Token, head: Token) -> Mark | None:
    """Return the sign of what is only warned against or alleged: "allegations that it had sent drones"."""
    thought = head.lemma in load_sets().get("talking", frozenset()) and marker(act) == "about"
    if act.dep == "advcl" and (marker(act) in {"against", "of"} or thought):
        return Mark("hypothetical", "status.gerund", marker(act))
    alleged = act.dep in {"acl", "ccomp", "acl:relcl"} and head.is_noun and head.lemma.lower() in ALLEGED
    return Mark("hypothetical", "status.alleged", head.text) if alleged else None


def by_backing(act: Token, head: Token) -> Mark | None:
    """Return the sign of what somebody is only for: "half of voters support air strikes", not "the air strikes"."""
    bare = not children(act, "det", "nmod:poss", "nummod") and not act.entity
    backs = head.lemma in load_sets().get("backing", frozenset())
    return Mark("hypothetical", "status.backed", head.text) if backs and bare and act.dep == "obj" else None


def by_control(act: Token, head: Token) -> Mark | None:
    """Return the sign of a bare infinitive: a purpose is planned, what somebody is moved to do is open."""
    if not is_infinitive(act):
        return None
    if head.lemma in MADE or is_perfect(act):
        return None  # "Is believed to have fired" tells what was done.
    if act.dep == "advcl":
        return Mark("planned", "status.purpose", f"to {act.text}")
    return (
        Mark("hypothetical", "status.control", head.text)
        if children(head, "obj", "iobj") and act.dep == "xcomp"
        else None
    )


def said_clause(head: Token) -> Mark | None:
    """Return the sign that a verb gives to the clause it says: a denial, a wish, a demand."""
    mark = load_table().get("clause", "verb", head.lemma)
    return (
        mark
        if mark
        and mark.rule in {"negated.verb", "hypothetical.verb", "planned.verb"}
        and head.lemma not in {"warn", "tell", "expect"}
        else None
    )


def particles(verb: Token) -> list[str]:
    """Return the verb with each of its particles or prepositions: "call off", "rule out"."""
    words = [c.lower for c in verb.children if c.dep in {"compound:prt", "advmod"}]
    return [f"{verb.lemma} {w}" for w in words]


def question(sentence: Sentence) -> Iterator[Mark]:
    """Yield a sign for a sentence that asks."""
    if sentence.tokens[0].lower in {"why", "how"}:
        return  # "Why is the army shelling the port?" takes the act for granted
    if sentence.tokens[-1].text == "?" or (len(sentence.tokens) > 1 and sentence.tokens[-2].text == "?"):
        yield Mark("hypothetical", "question", "?")
