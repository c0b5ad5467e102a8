"""Whether an act happened: actual, planned, hypothetical or negated."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.extract.predicates import Predication
from dragoman.extract.unreal import doubt_of
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import load
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
# "who would later kill the premier": what came after is known.
AFTERWARDS = {"later", "eventually", "subsequently", "ultimately", "afterwards"}
# "said it would withdraw" tells a plan in past words, unless one of these stands by.
OPEN_WORDS = {"if", "unless", "should", "could", "might", "provided", "perhaps", "probably", "likely", "otherwise"}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the status file."""

    id: str
    marks: str
    by: str
    governs: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign found: what it says, the entry, the word."""

    says: str
    rule: str
    word: str


@dataclass(slots=True)
class Table:
    """Status words by how they govern the act and what kind of word they are."""

    words: dict[tuple[str, str], dict[str, Row]] = field(default_factory=dict)

    def get(self, governs: str, by: str, *words: str) -> Mark | None:
        """Return the mark of the first of the words that is listed there."""
        listed = self.words.get((governs, by), {})
        return next((Mark(listed[w].marks, listed[w].id, w) for w in words if w in listed), None)


@functools.cache
def load_table() -> Table:
    """Return the English status words."""
    table = Table()
    for row in load("status", dict[str, tuple[Row, ...]])["en"]:
        for governs in row.governs:
            for word in row.words:
                table.words.setdefault((governs, row.by), {}).setdefault(word.lower(), row)
    return table


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
        if phrase in text and re.search(rf"\b{re.escape(phrase)}\b", text):
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
    effect = EFFECTS.get(predication.effect)
    signs = [Mark(effect, "light-verb", predication.clause.text)] if effect else []
    signs += [m for m in own_marks(predication.head) if m.says in RANK]
    if predication.carrier is not None:
        signs += [m for m in own_marks(predication.carrier) if m.says in RANK]
    signs += [m for word in (predication.head, predication.clause) for m in relative_marks(word)]
    signs += list(outer_marks(predication.clause, 0, predication.predicate.type))
    if doubt := doubt_of(predication.clause):
        signs.append(Mark(doubt.says, doubt.rule, doubt.word))
    signs += list(question(predication.sentence))
    signs += list(timed_ahead(predication))
    lifted = [m for m in signs if m.says in RANK]
    if not lifted:
        return "actual", None
    strongest = max(lifted, key=lambda m: RANK[m.says])
    negations = sum(m.says == "negated" for m in lifted)
    if strongest.says == "negated" and negations % 2 == 0:
        rest = [m for m in lifted if m.says != "negated"]
        return (as_status(max(rest, key=lambda m: RANK[m.says])), rest[0]) if rest else ("actual", None)
    return as_status(strongest), strongest


def as_status(mark: Mark) -> Status:
    """Return the status that a sign gives; what was only attempted did not happen for sure."""
    says = "hypothetical" if mark.says == "attempted" else mark.says
    return says if says in {"planned", "hypothetical", "negated"} else "actual"  # type: ignore[return-value]


def own_marks(token: Token) -> Iterator[Mark]:
    """Yield the signs that hang on the word itself: auxiliaries, modifiers, its conjunction or preposition."""
    table = load_table()
    for child in token.children:
        found: Mark | None = None
        if child.dep in {"aux", "aux:pass"}:
            found = table.get("aux", "modal", child.lower, child.lemma) or table.get("aux", "adverb", child.lower)
        elif child.dep in {"advmod", "amod", "det", "nmod:desc"}:
            kinds = ("adverb", "adjective", "determiner")
            found = next((m for by in kinds if (m := table.get("modifier", by, child.lower, child.lemma))), None)
            found = found or (Mark("planned", "status.when", "when") if is_ahead(child, token) else None)
            after = child.dep == "advmod" and token.is_verb and child.i > token.i
            if found and found.says == "negated" and (after or is_not_only(child, token)):
                found = None  # "hit the base but not the town": what follows is not the act
        elif child.dep == "mark":
            # "he was due to meet": the parser may take "due to" for a conjunction.
            due = children(child, "fixed") and children(token, "cop", "aux")
            found = (
                (table.get("clause", "phrase", f"be {child.lower} to") if due else None)
                or (Mark("planned", "status.before", "before") if is_ahead(child, token) else None)
                or table.get("marker", "conjunction", child.lower)
                or table.get("case", "preposition", child.lower, f"{child.lower} of")
            )
        elif child.dep in {"nsubj", "nsubj:pass"}:
            # "Neither side withdrew": the subject's determiner negates the act.
            found = next(
                (m for d in children(child, "det") if (m := table.get("modifier", "determiner", d.lower))), None
            )
        elif child.dep == "case":
            found = table.get(
                "case", "preposition", " ".join([child.lower, *(f.lower for f in children(child, "fixed"))])
            )
        if found:
            yield from in_past_words(found, token) if found.word == "would" else (found,)


def in_past_words(found: Mark, verb: Token) -> Iterator[Mark]:
    """Yield what a "would" says: a plan, a doubt, or nothing."""
    if not is_told_ahead(verb):
        yield announced(verb) or found


def is_told_ahead(verb: Token) -> bool:
    """Whether a "would" looks ahead in a tale of the past: "a spy who *would later* kill the premier"."""
    return not is_perfect(verb) and any(c.lower in AFTERWARDS for c in children(verb, "advmod"))


def is_ahead(mark: Token, verb: Token) -> bool:
    """Whether an act is told as still to come: "before the envoy travels to Oslo", "when he meets the king"."""
    opens = mark.lower == "before" or (mark.lower == "when" and verb.dep == "advcl")
    return opens and verb.tag in {"VBZ", "VBP"} and not children(verb, "aux", "cop")


def is_not_only(negation: Token, verb: Token) -> bool:
    """Whether a negation only opens a list: "not only praised the king but paid for the statue"."""
    beside = (*negation.children, *verb.children)
    return any(c.i == negation.i + 1 and c.lower in {"only", "just", "merely", "simply"} for c in beside)


def announced(verb: Token) -> Mark | None:
    """Return the sign of a "would" that only tells a "will" in past words: "said it would withdraw its troops"."""
    act = first_conjunct(verb)
    teller = act.head
    if teller is None or act.dep != "ccomp" or not (teller.tag in {"VBD", "VBN"} or is_quoted(teller)):
        return None
    told = teller.lemma in load_sets().get("announcing", frozenset())
    if not told or is_perfect(verb) or any(t.lower in OPEN_WORDS for t in act.subtree()):
        return None
    own = any(s.tag == "PRP" or children(s, "nmod:poss") for s in children(act, "nsubj"))
    return Mark("planned", "status.announced" if own else "status.foretold", "would")


def is_quoted(teller: Token) -> bool:
    """Whether a verb tells what somebody was quoted as: "quoted sources as *saying* that it would"."""
    return teller.tag == "VBG" and any(c.lower == "as" for c in children(teller, "mark", "case"))


def is_perfect(verb: Token) -> bool:
    """Whether a verb has "have" for an auxiliary: "would have withdrawn"."""
    return any(c.lemma == "have" for c in children(verb, "aux"))


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


def governing_mark(act: Token, head: Token) -> Mark | None:  # noqa: PLR0911 - one way to govern a line
    """Return the sign that the governing word gives, by the way it governs."""
    table = load_table()
    if act.dep == "advcl" and marker(act) == "from":
        return table.get("clause", "verb", *particles(head), head.lemma)
    if only_said := by_saying(act, head):
        return only_said
    if act.dep in GOVERNED and (act.dep != "advcl" or is_infinitive(act)):
        own = [head.lemma, *particles(head)]
        phrase = (f"be {head.lower} to", f"have {head.lower} to") if is_infinitive(act) else ()
        be_to = ("be to",) if head.lemma == "be" and is_infinitive(act) else ()
        found = table.get("clause", "phrase", *phrase, *be_to)
        if not is_infinitive(act) and act.dep == "ccomp":
            return found or said_clause(head)
        by = "verb" if head.is_verb else "adjective"
        return found or table.get("clause", by, *own, head.lower) or by_control(act, head)
    if act.dep == "acl" and is_infinitive(act):
        return table.get("clause", "noun", head.lemma.lower()) or Mark("hypothetical", "status.infinitive", head.text)
    if act.dep == "compound" or is_matter_of(act):
        return table.get("case", "noun", head.lemma.lower())
    if act.dep in {"obj", "nsubj:pass"} and head.is_verb:
        return table.get("object", "verb", *particles(head), head.lemma) or by_backing(act, head)
    if act.dep == "obl" and head.is_verb:
        return table.get("object", "verb", f"{head.lemma} {preposition(act)}")
    return None


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
