"""What hangs on a predicate, in one small vocabulary, whatever the syntax.

Slots: subject (who acts), object (who is acted on), recipient, clause (subject of the governed clause), verb (its
head), modal (its modal: "said Iran *must* stop"), owner (possessor, "of", demonym or compound of a noun), and every
preposition by its word.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from dragoman.nlp.company import companions
from dragoman.nlp.parse import Token
from dragoman.nlp.reporting import is_in_statement, reporters, told_above

Slots = dict[str, list[Token]]

NOMINAL_LINKS = {"nmod:poss", "nmod", "compound", "amod", "nmod:desc"}
CLAUSES = ("ccomp", "xcomp")
# "A in coordination with B": the preposition is the last word; "because of" and its like are no party's preposition.
RELATIVES = {"who", "which", "that", "whom"}
# "promised Iran to withdraw": the subject withdraws, although there is an object.
SUBJECT_CONTROL = {"promise", "pledge", "vow", "threaten", "swear"}
# "called a meeting for Friday": a day fills no slot.
CALENDAR = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "year", "month", "week",
    "weekend", "spring", "summer", "autumn", "winter", "today", "tomorrow", "yesterday", "morning", "evening",
})  # fmt: skip
# "“Chad must leave,” Mali's envoy added": what these report fills their slots, though before them or in quotes.
REPORTING = {
    "say", "add", "tell", "note", "stress", "insist", "state", "declare", "argue", "maintain", "reiterate", "emphasize",
    "emphasise", "underline", "underscore", "remark", "comment", "assert", "affirm", "write", "tweet", "warn",
    "explain",
}  # fmt: skip
FINITE = {"VBD", "VBZ", "VBP"}
TELLING = {"will", "would", "wo", "'ll", "'d", "can", "could", "ca", "may", "might"}
GERUND_MARKS = {"from", "of", "for", "against", "over", "about"}
# "thanked Oman for freeing", "a court sentenced five for killing": he who is praised, blamed or tried has done it.
JUDGING = {
    "praise", "thank", "blame", "criticize", "criticise", "condemn", "punish", "commend", "sanction", "fault",
    "applaud", "rebuke",
}  # fmt: skip
TRYING = {
    "sentence", "convict", "jail", "imprison", "execute", "hang", "fine", "arrest", "detain", "prosecute", "charge",
    "indict", "expel", "deport", "suspend", "try", "investigate", "blacklist",
}  # fmt: skip
GIVING = {"give", "lend", "grant", "offer", "send", "hand", "award", "promise", "loan", "wish"}
MODAL = {"will", "would", "could", "may", "might", "should", "must", "can", "shall", "'ll", "'d"}
NEGATIONS = {"not", "n't", "never", "no"}
# Where an act is said to go, a place name before its noun is who acts; and names that serve as their own adjectives.
ELSEWHERE = {"on", "against", "into", "in", "at", "to", "with", "between"}
ADJECTIVAL = {"states", "kingdom", "union", "emirates"}
# A subject is taken over from at most so many heads above.
REACH_UP = 4
# "is prepared to lend", "was determined to leave": a state of mind, in which nobody is acted on.
MINDED = {"prepared", "determined", "committed", "resolved", "inclined", "disposed", "poised"}
# What stands between a verb and the deed that it claims: "claimed *responsibility* for the bombing".
BORNE = {"responsibility", "credit"}
# Words of which answers are kept: those of a long sentence or two.
REMEMBERED = 200


def children(token: Token, *deps: str) -> list[Token]:
    """Return the dependents with one of those relations."""
    return [c for c in token.children if c.dep in deps]


def conjuncts(token: Token) -> list[Token]:
    """Return the token and all coordinated with it, in order."""
    found = [token]
    for child in token.children:
        if child.dep == "conj":
            found.extend(conjuncts(child))
    return found


def first_conjunct(token: Token) -> Token:
    """Return the head of the coordination that the token stands in."""
    while token.dep == "conj" and token.head is not None:
        token = token.head
    return token


def preposition(token: Token) -> str | None:
    """Return the preposition of a phrase: its case marker, a fixed one joined by its last word."""
    # "a letter *to* Director-General X": the parser may hang it on the title.
    marks = children(token, "case") or [m for t in children(token, "nmod:desc") for m in children(t, "case")]
    if not marks:
        return None
    mark = marks[-1] if len(marks) > 1 and marks[-1].lower in {"with", "to", "of", "against", "from"} else marks[0]
    fixed = children(mark, "fixed")
    return fixed[-1].lower if fixed else mark.lower


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject is acted on."""
    if children(verb, "nsubj:pass", "csubj:pass", "aux:pass"):
        return not is_minded(verb)
    if verb.tag != "VBN":
        return False
    if verb.dep in {"acl", "amod"} or (verb.dep == "advcl" and not children(verb, "nsubj", "aux")):
        return not children(verb, "obj")
    bare = not children(verb, "nsubj", "aux", "cop")
    return verb.dep == "conj" and bare and verb.head is not None and verb.head.is_verb and is_passive(verb.head)


def is_minded(verb: Token) -> bool:
    """Whether a participle tells what somebody is ready to do."""
    clauses = (c for c in verb.children if c.dep in {"xcomp", "ccomp", "advcl"})
    return verb.lower in MINDED and any(c.lower == "to" for clause in clauses for c in children(clause, "mark"))


def is_predicative(token: Token) -> bool:
    """Whether a noun or adjective is the predicate of a copula."""
    return bool(children(token, "cop"))


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, else the token."""
    if token.lower not in RELATIVES or not token.tag.startswith("W"):
        return token
    for above in token.ancestors():
        if above.dep == "acl:relcl" and above.head is not None:
            return above.head
    return token


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return who acts: active subject, passive agent, or the one inherited through control, sharing or participles."""
    if is_passive(verb):
        return children(verb, "obl:agent") or [o for o in children(verb, "obl") if preposition(o) == "by"]
    own = [antecedent(s) for s in own_subjects(verb)]
    return own or (inherited(verb, depth) if depth < REACH_UP else [])


def own_subjects(verb: Token) -> list[Token]:
    """Return the subjects that hang on a verb; of "Paz, *who he* said was ill", hung on one verb, he who says it."""
    own = children(verb, "nsubj", "nsubj:outer", "nsubj:pass")
    plain = [s for s in own if s.lower not in RELATIVES and s.i < verb.i]
    return plain if verb.dep == "acl:relcl" and len(own) > 1 and plain else own


def inherited(verb: Token, depth: int) -> list[Token]:
    """Return the subject that a verb takes over from the word it hangs on."""
    way = INHERITANCES.get(verb.dep)
    head = told_above(verb) or verb.head
    return way(verb, head, depth) if way is not None and head is not None else []


def of_adverbial(verb: Token, head: Token, depth: int) -> list[Token]:
    """Return who does what an adverbial clause tells: "accused *Iran* of sending", "*Iran* left, sending"."""
    if is_of_object(verb, head):
        return children(head, "obj") or children(head, "iobj") or children(head, "nsubj:pass")
    return of_sharing(verb, head, depth)


def of_complement(verb: Token, head: Token, depth: int) -> list[Token]:
    """Return who does what an open complement tells: "urged *Iran* to leave", "*Iran* promised Chad to leave"."""
    if head.lemma not in SUBJECT_CONTROL and children(head, "obj", "iobj"):
        return children(head, "iobj") or children(head, "obj")
    return of_sharing(verb, head, depth)


def of_content(verb: Token, head: Token, depth: int) -> list[Token]:
    """Return who does what a clause with "to" tells; a finite one has a subject of its own."""
    return of_sharing(verb, head, depth) if is_infinitive(verb) else []


def of_sharing(verb: Token, head: Token, depth: int) -> list[Token]:
    """Return whom a verb shares with the predicate above."""
    if not (head.is_verb or is_predicative(head)):
        return []
    return reporters(verb) or grammatical_subjects(head, depth + 1)


def of_relative(verb: Token, head: Token, _depth: int) -> list[Token]:
    """Return the noun that a relative clause without a pronoun or subject tells about."""
    return [head] if not any(c.lower in RELATIVES or c.dep.startswith("nsubj") for c in verb.children) else []


def of_noun(verb: Token, head: Token, depth: int) -> list[Token]:
    """Return who does what a clause beside a noun tells: "*Iran's* plan to leave", "the *envoy* visiting Chad"."""
    if head.is_verb or head.tag.startswith("JJ"):
        return []
    return holders(head, depth) if verb.tag != "VBG" or is_in_statement(verb) else [head]


INHERITANCES: dict[str, Callable[[Token, Token, int], list[Token]]] = {
    "advcl": of_adverbial,
    "xcomp": of_complement,
    "ccomp": of_content,
    "acl:relcl": of_relative,
    "acl": of_noun,
    "conj": of_sharing,
    "parataxis": of_sharing,
    "csubj": of_sharing,
}


def is_of_object(verb: Token, head: Token) -> bool:
    """Whether a gerund tells what the object of the verb above did: "accused Iran *of* sending", "jailed him *for*"."""
    mark, tried = marker(verb), head.lemma in TRYING
    with_ = tried and verb.tag == "VBG" and any(c.lower == "with" for c in children(verb, "mark"))
    return mark in {"from", "against", "of"} or (mark == "for" and (tried or head.lemma in JUDGING)) or with_


def marker(verb: Token) -> str:
    """Return the preposition that opens a gerund clause: "accused Iran *of* sending", "warned *against* selling"."""
    marks = {c.lower for c in verb.children if c.dep == "mark"} & GERUND_MARKS
    return next(iter(sorted(marks)), "") if verb.tag == "VBG" else ""


def holders(noun: Token, depth: int) -> list[Token]:
    """Return whose plan, decision or right a noun with an infinitive is: "Iran's decision to", "Iran has a plan to"."""
    owned = owners(noun)
    head = noun.head
    if owned or head is None or not head.is_verb or depth >= REACH_UP:
        return owned
    return subjects(head, depth + 1) if noun.dep in {"obj", "obl"} else []


def is_infinitive(verb: Token) -> bool:
    """Whether the verb stands after "to"."""
    return any(c.lower == "to" and c.dep == "mark" for c in verb.children)


def is_finite(clause: Token) -> bool:
    """Whether a governed clause only tells: "that he *did* not find", not "that it stop" or "that it *must* stop"."""
    helping = children(clause, "aux", "aux:pass", "cop")
    return clause.tag in FINITE or any(c.tag in FINITE or c.lower in TELLING for c in helping)


def grammatical_subjects(verb: Token, depth: int) -> list[Token]:
    """Return the surface subject, active or passive, own or taken over."""
    own = [antecedent(s) for s in children(verb, "nsubj", "nsubj:pass", "nsubj:outer")]
    return own or (inherited(verb, depth) if depth < REACH_UP else [])


def objects(verb: Token) -> list[Token]:
    """Return who or what is acted on: direct object, passive subject, or the noun that a participle modifies."""
    if not is_passive(verb):
        direct = [antecedent(o) for o in children(verb, "obj")]
        return direct or object_of_relative(verb)
    own = [antecedent(s) for s in children(verb, "nsubj:pass")]
    if own or verb.head is None:
        return own
    if verb.dep in {"acl", "amod"}:
        return [verb.head]
    return grammatical_subjects(told_above(verb) or verb.head, 1) if verb.dep in {"conj", "advcl", "xcomp"} else []


def object_of_relative(verb: Token) -> list[Token]:
    """Return the antecedent in "the sanctions (that) the US imposed"."""
    if verb.dep != "acl:relcl" or verb.head is None or not children(verb, "nsubj"):
        return []
    subject_is_relative = any(s.lower in RELATIVES for s in children(verb, "nsubj"))
    return [] if subject_is_relative else [verb.head]


def is_demonym_place(token: Token) -> bool:
    """Whether a modifier can own its noun: a proper noun or capitalised adjective."""
    return token.text[:1].isupper() and (token.is_proper or token.tag.startswith("JJ"))


def owners(noun: Token) -> list[Token]:
    """Return whose the noun is: "Iran's visit", "the Iranian visit", "the visit of Putin"."""
    possessors = children(noun, "nmod:poss")
    of = [n for n in children(noun, "nmod") if preposition(n) == "of"]
    modifiers = [
        m for m in children(noun, "amod", "compound", "nmod", "nmod:desc") if is_demonym_place(m) and not preposition(m)
    ]
    return possessors + of + modifiers


def scenes(noun: Token, found: Slots) -> list[Token]:
    """Return the places whose bare names stand before a noun: what "the Libya attack" tells happened there.

    An adjective, a short form, or a place beside another tells who acts: "the Libyan attack", "the U.S. attack", "the
    Turkey offensive in Syria".
    """
    if found.keys() & ELSEWHERE:
        return []
    return [
        c
        for c in children(noun, "compound", "nmod:desc")
        if c.tag == "NNP" and c.entity == "LOC" and c.i < noun.i and c.lower not in ADJECTIVAL
        if not c.text.isupper() and all(part.dep == "compound" for part in c.children)
    ]


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, filler) of every phrase that hangs on the token."""
    for child in token.children:
        if child.dep.split(":")[0] in {"obl", "nmod"} and child.dep not in {"nmod:poss", "obl:agent", "obl:unmarked"}:
            word = preposition(child)
            if word and not is_calendar(child):
                yield word, antecedent(child)


def is_calendar(token: Token) -> bool:
    """Whether a word is a day, month, season or year."""
    return token.lower in CALENDAR or (token.tag == "CD" and len(token.text) == 4)  # noqa: PLR2004


def is_mutual(token: Token) -> bool:
    """Whether a filler is "each other" or "one another": each party is the other's target."""
    return token.lower in {"other", "another", "each"} and any(
        c.lower in {"each", "one", "other"} for c in (*token.children, *((token.head,) if token.head else ()))
    )


def governed(verb: Token) -> list[Token]:
    """Return the heads of the clauses that the verb governs: "agreed to lift", "demanded that Russia withdraw"."""
    return [
        c
        for c in children(verb, *CLAUSES, "csubj", "advcl")
        if c.dep in CLAUSES or (c.dep == "advcl" and is_infinitive(c))
    ]


@functools.lru_cache(maxsize=REMEMBERED)
def slots(token: Token) -> Slots:
    """Return what fills each slot of a verb, noun or adjective; several fillers of one slot in order of the text.

    Kept for the words looked at last, whom several rules ask about; so it is not to be changed.
    """
    found: Slots = {}
    if token.is_verb:
        verb_slots(token, found)
    else:
        noun_slots(token, found)
    return found


def put(found: Slots, slot: str, tokens: list[Token]) -> None:
    """Add fillers to a slot."""
    if tokens:
        kept = found.setdefault(slot, [])
        kept.extend(t for t in tokens if t not in kept)


def is_left_open(verb: Token, clause: Token) -> bool:
    """Whether a decision is told as one between two: "will decide *whether* to expel the envoy" decides nothing."""
    return verb.lemma in {"decide", "vote", "choose"} and any(c.lower in {"whether", "if"} for c in clause.children)


def verb_slots(verb: Token, found: Slots) -> None:
    """Fill the slots of a verb."""
    put(found, "subject", subjects(verb))
    put(found, "object", objects(verb))
    told = [antecedent(t) for t in children(verb, "iobj")] or given_to(verb)
    put(found, "recipient", told)
    if not found.get("object"):
        put(found, "object", told)
    for clause in governed(verb):
        if is_reported(verb, clause) and not is_left_open(verb, clause):
            add_clause(clause, found)
    add_prepositions(verb, found)
    for thing in children(verb, "obj", "nsubj:pass"):
        borrow_prepositions(thing, found)
    if found.keys().isdisjoint({"against", "with", "on", "to"}):
        share_prepositions(verb, found)
    join_companions(verb, found)


def borrow_prepositions(thing: Token, found: Slots) -> None:
    """Give a verb what hangs on its object, but for places: "imposed sanctions *on Mali*"."""
    for word, filler in prepositions(thing):
        if word not in {"in", "at"} and word not in found:
            put(found, word, [filler])


def join_companions(verb: Token, found: Slots) -> None:
    """Set who does it along with the subject beside him: "with" them nothing is done."""
    beside = companions(verb, found)
    for slot in [name for name in found if beside and name != "subject"]:
        found[slot] = [t for t in found[slot] if t not in beside]
        if not found[slot]:
            del found[slot]
    put(found, "subject", beside)


def add_clause(clause: Token, found: Slots) -> None:
    """Fill the slots of a governed clause: its head, subject and modal."""
    put(found, "verb" if is_infinitive(clause) or not is_finite(clause) else "finite", [clause])
    put(found, "clause", grammatical_subjects(clause, 2))
    put(found, "modal", [a for a in children(clause, "aux") if a.tag == "MD"])


def is_reported(verb: Token, clause: Token) -> bool:
    """Whether a clause is one's own indirect speech, or what a verb of mere saying reports in any order."""
    if verb.lemma in REPORTING:
        return True
    quoted = any(c.text == '"' and verb.i < c.i < clause.i for c in (*verb.children, *clause.children))
    return not quoted and clause.i > verb.i


def given_to(verb: Token) -> list[Token]:
    """Return the receiver that the parser took for a compound: "lent *Pakistan* two billion dollars"."""
    if verb.lemma not in GIVING:
        return []
    things = children(verb, "obj")
    return [c for t in things for c in children(t, "compound") if c.is_proper and c.i == verb.i + 1][:1]


def share_prepositions(verb: Token, found: Slots) -> None:
    """Give "met and talked with X" the phrase that stands on the last of coordinated verbs only, never backwards."""
    if verb.dep != "conj" or verb.head is None or not verb.head.is_verb or children(verb, "obj"):
        return
    for word, filler in prepositions(verb.head):
        if word == "with" and filler.start > verb.start:
            put(found, word, [filler])


def add_prepositions(token: Token, found: Slots) -> None:
    """Fill the slots named by prepositions."""
    for word, filler in prepositions(token):
        put(found, word, [filler])


def lift_prepositions(noun: Token, found: Slots) -> None:
    """Give a noun what the parser hung on its "of", "by" or "from" phrase: "the pledge by Japan *to Manila*"."""
    for word, filler in list(prepositions(noun)):
        if word in {"of", "by", "from"}:
            for inner, thing in prepositions(filler):
                if inner in {"by", "to", "from", "with", "against", "on", "for", "between"} and inner not in found:
                    put(found, inner, [thing])


def noun_slots(noun: Token, found: Slots) -> None:
    """Fill the slots of an event noun or a predicative adjective."""
    add_prepositions(noun, found)
    lift_prepositions(noun, found)
    done_to = found.get("of", []) if "by" in found or any(c.tag == "VBN" for c in children(noun, "acl")) else []
    there = scenes(noun, found)
    put(found, "owner", [o for o in owners(noun) if o not in done_to and o not in there])
    put(found, "scene", there)
    if is_predicative(noun):
        put(found, "subject", [antecedent(s) for s in children(noun, "nsubj")])
        put(found, "verb", governed(noun))
    for clause in children(noun, "acl"):
        add_adnominal(clause, found)


def add_adnominal(clause: Token, found: Slots) -> None:
    """Fill the slots of a noun from a clause beside it: "the plan *to leave*", "the raid *led by Chad*"."""
    if is_infinitive(clause):
        put(found, "verb", [clause])
    elif clause.tag == "VBN":
        put(found, "by", subjects(clause))
        for word, filler in prepositions(clause):
            if word != "by":
                put(found, word, [filler])


def carrier(noun: Token) -> tuple[Token, str] | None:
    """Return the verb that carries an event noun and how: object, passive object, subject, or by a preposition."""
    first = first_conjunct(noun)
    head, dep = first.head, first.dep
    if head is not None and is_borne(head) and dep == "nmod":
        head, dep = bearer(head), "obl"
    if head is None or not head.is_verb:
        return None
    if dep in {"obj", "nsubj:pass"}:
        return head, "object"
    if dep == "nsubj":
        return head, "subject"
    return (head, preposition(first) or "") if dep == "obl" else None


def is_borne(noun: Token) -> bool:
    """Whether a noun stands between a verb and the deed that it claims."""
    return noun.lower in BORNE and noun.dep == "obj"


def bearer(noun: Token) -> Token | None:
    """Return the verb by which somebody bears a deed; none where it is denied."""
    verb = noun.head
    if verb is None or is_negated(verb) or any(is_nobody(s) for s in children(verb, "nsubj")):
        return None
    return verb


def is_nobody(token: Token) -> bool:
    """Whether a subject is none: "no one", "nobody", "no group"."""
    return is_negated(token) or token.lower in {"nobody", "none"}


def is_negated(token: Token) -> bool:
    """Whether a negation hangs on the word itself, or on the auxiliary before it."""
    return any(c.lower in NEGATIONS and c.dep in {"advmod", "det", "neg", "cc:preconj"} for c in token.children)
