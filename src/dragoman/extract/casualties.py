"""How many were killed, injured, arrested or held, where the text gives a number for this act."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.counting import counted, is_so_old, number, numbers_of, together
from dragoman.extract.predicates import Predication
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Casualties
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, is_infinitive, preposition

HARMS = {"killed": "killing", "injured": "injuring", "arrested": "arresting"}
TYPES = {"ASSAULT", "COERCE", "PROTEST", "SANCTION"}
# Behind these another act is told: "after 40 were killed", "hanged for killing two", "jailed for the killing of two".
APART, CAUSES = {"after", "since", "before", "of", "for", "over"}, {"for", "over"}


def harm_words(kind: str) -> frozenset[str]:
    """Return the words of one kind of harm."""
    return load_sets()[HARMS[kind]]


def find_casualties(predication: Predication) -> Casualties | None:
    """Return the sentence's numbers of people beside words of harm, another act's left out; else None."""
    if predication.predicate.type not in TYPES:
        return None
    counts = {name: count(predication, name) for name in HARMS}
    if is_unharmed(predication):
        counts |= {name: counts[name] or 0 for name in ("killed", "injured")}
    return Casualties(**counts) if any(v is not None for v in counts.values()) else None


def is_unharmed(predication: Predication) -> bool:
    """Whether nobody was harmed: "no casualties", "without casualties"; "no reports of casualties" leaves it open."""
    nouns = [t for t in predication.sentence.tokens if t.lemma.lower() == "casualty"]
    return any(
        not is_other_act(t, predication)
        and (preposition(t) == "without" or any(c.lower == "no" for c in children(t, "det")))
        for t in nouns
    )


def count(predication: Predication, kind: str) -> int | None:
    """Return the number that the act's own word of harm takes, else the first of the sentence."""
    harm = harm_words(kind)
    for token in (predication.head, *predication.sentence.tokens):
        if not (token.lemma.lower() in harm or token.lower in harm) or is_other_act(token, predication):
            continue
        if token is not predication.head and (is_summed(token) or is_meant(token)):
            continue
        value = of_harm(token, predication.sentence.tokens)
        if value is not None:
            return value
    return None


def is_summed(token: Token) -> bool:
    """Whether harm is that of a whole war: "more than 40,000 have been killed since 2011"."""
    after = [c for c in token.children if c.dep.startswith(("obl", "advcl", "advmod", "nmod"))]
    return any(w.lower == "since" for c in after for w in (c, *c.children))


def is_meant(token: Token) -> bool:
    """Whether harm is only meant or possible: "stormed the house to arrest nine", "could kill thousands"."""
    return is_infinitive(token) or any(c.tag == "MD" for c in children(token, "aux"))


def is_other_act(token: Token, predication: Predication) -> bool:
    """Whether harm is told of another act: "attacked after 40 were killed", "freed 20 who had been arrested"."""
    own = {id(predication.head), id(predication.clause)}
    if is_beside(token, predication) or is_of_another(token, predication):
        return True
    for step in (token, *token.ancestors()):
        if id(step) in own or (step.dep == "acl:relcl" and step.head is predication.head):
            return False  # "the bombing that killed six"
        if step.dep == "acl:relcl" or opens_another(step, predication):
            return id(predication.head) not in {id(t) for t in step.subtree()}
    return False


def opens_another(word: Token, predication: Predication) -> bool:
    """Whether words before a verb or a noun of harm make it another act's.

    Sanctions on "Mali, where nine have died" killed nobody; of an attack on such a place it is left open.
    """
    elsewhere = predication.predicate.type != "ASSAULT"
    return any(
        (c.dep == "mark" and c.lower in APART)
        or (c.dep == "case" and c.lower in CAUSES and word.lemma.lower() in load_sets()["harmful-deeds"])
        or (c.dep == "advmod" and c.lower == "where" and elsewhere)
        for c in word.children
    )


def is_of_another(token: Token, predication: Predication) -> bool:
    """Whether somebody else is told to do harm before the act: "Rebels killed nine, and the army bombed a village"."""
    act = predication.clause
    doers = [s for s in children(token, "nsubj") if s.is_proper or s.entity or s.lemma in load_gazetteer().roles]
    apart = first_conjunct(token) is first_conjunct(act) and token.i < act.i and bool(children(act, "nsubj"))
    return apart and token is not act and bool(doers) and bool(children(token, "obj"))


def is_beside(token: Token, predication: Predication) -> bool:
    """Whether a verb beside the act tells of another: "killed 40 and abducted 20"; "killed 2 and wounded 5" are one."""
    act = predication.clause
    verb = verb_over(token)
    if verb is None:
        return False
    if is_held_for(verb, act):
        return True
    if verb is act or not is_harm(act) or is_arrest(verb) == is_arrest(act):
        return False
    if verb in act.ancestors() and act not in verb.children:
        return True  # "Jailed three for the bombing that killed six": who is jailed is not of the bombing.
    return act.is_verb and first_conjunct(verb) is first_conjunct(act) and is_of_its_own(verb)


def verb_over(token: Token) -> Token | None:
    """Return the verb that a word is, or the nearest above it."""
    return next((t for t in (token, *token.ancestors()) if t.is_verb), None)


def is_harm(word: Token) -> bool:
    """Whether a word tells of people killed, injured or arrested."""
    return any(word.lemma.lower() in harm_words(kind) for kind in HARMS)


def is_arrest(word: Token) -> bool:
    """Whether a word tells of people arrested or held."""
    return word.lemma.lower() in harm_words("arrested")


def is_of_its_own(verb: Token) -> bool:
    """Whether a verb joined to another has people or a place of its own.

    "Shot 40 raiders and seized six": a bare number, and no place of its own, is of the same fight.
    """
    done_to = children(verb, "obj", "nsubj:pass")
    elsewhere = any(preposition(c) in {"in", "at", "near"} for c in children(verb, "obl"))
    return bool(done_to) and (elsewhere or any(number(c.lower) is None for c in done_to))


def is_held_for(verb: Token, act: Token) -> bool:
    """Whether people are held for an act, not in it: "detained 30 over the bombing"."""
    held = verb.lemma.lower() in harm_words("arrested") or verb.lower in harm_words("arrested")
    return held and verb in act.ancestors() and act.is_noun and preposition(act) in APART - {"of"}


def of_harm(token: Token, around: Sequence[Token]) -> int | None:
    """Return the number of those harmed: what a verb of harm is done to, or what a noun of harm counts."""
    if token.lemma.lower() == "toll":
        return rising(token)
    if token.is_verb:
        value = right_before(token, around) if is_gapped(token, around) else of_verb(token)
        return value if value is not None else right_before(token, around)
    return None if is_state(token) else of_noun(token, around)


def of_noun(noun: Token, around: Sequence[Token]) -> int | None:
    """Return the number of those whom a noun or adjective of harm counts."""
    lemma = noun.lemma.lower()
    if lemma == "life":
        return of_life(noun)
    if lemma in load_sets()["harmful-deeds"] and (suffered := children(noun, "nmod")):
        return together([c for c in suffered if preposition(c) == "of" and c.entity != "PER"], lemma)
    if (own := counted(noun)) is not None:
        return own
    if noun.lower in {"casualty", "casualties", "deaths", "injuries"} and children(noun, "det"):
        return next((0 for c in noun.children if c.lower == "no"), None)
    return of_adjective(noun) or right_before(noun, around) or rising(noun)


def of_life(noun: Token) -> int | None:
    """Return the number of "claimed 12 lives", "the lives of two pilots", "three men lost their lives"."""
    verb = first_conjunct(noun).head
    if verb is None or verb.lemma not in load_sets()["life-taking"]:
        return None
    lost = children(verb, "nsubj") if verb.lemma == "lose" else []
    own = next(numbers_of(noun), None)
    return own if own is not None else together(lost or children(noun, "nmod"), "kill")


def is_state(token: Token) -> bool:
    """Whether a word only says what people were already: "an American hostage was killed"."""
    if token.lemma.lower() not in {"hostage", "captive"} or token.head is None:
        return False
    return token.head.lemma not in load_sets()["holding"]


def right_before(token: Token, around: Sequence[Token]) -> int | None:
    """Return the number of "15 wounded", "14 others wounded" at the end of a list, however it hangs together."""
    if token.tag not in {"VBN", "JJ", "NN", "NNS"} or token.i == 0:
        return None
    return counted(around[token.i - 1])


def of_verb(verb: Token) -> int | None:
    """Return how many a verb of harm is done to; who dies or "was killed" is its subject."""
    return together(harmed_by(verb), verb.lemma)


def harmed_by(verb: Token) -> list[Token]:
    """Return whom a verb of harm is done to: in its own places, shared with the verb before, or described by it."""
    roles = ("nsubj:pass", "nsubj") if befalls_subject(verb) else ("obj",)
    harmed = children(verb, *roles) or [c for c in children(verb, "xcomp") if is_so_old(c)] or shared(verb)
    described = verb.head if verb.dep in {"acl", "amod"} else None
    return harmed or ([described] if described is not None else [])


def befalls_subject(verb: Token) -> bool:
    """Whether the harm befalls the subject: "was killed", "died", a participle without object."""
    if verb.lemma in {"die", "perish"} or children(verb, "aux:pass"):
        return True
    return verb.tag == "VBN" and not children(verb, "obj") and not any(c.lemma == "have" for c in verb.children)


def shared(verb: Token) -> list[Token]:
    """Return whom a participle joined to another verb is done to: its own number, or the other's people."""
    if verb.dep != "conj" or verb.head is None or verb.tag != "VBN":
        return []
    own = [c for c in children(verb, "nsubj", "nsubj:pass", "obj") if counted(c) is not None]
    return own or (children(verb.head, "obj", "nsubj:pass") if not children(verb, "obj") else [])


def is_gapped(verb: Token, around: Sequence[Token]) -> bool:
    """Whether a participle follows its bare number: "four were killed and 11 injured"."""
    return verb.tag == "VBN" and verb.dep == "conj" and verb.i > 0 and around[verb.i - 1].tag == "CD"


def of_adjective(token: Token) -> int | None:
    """Return the number of "left 3 dead", "one woman dead", "shot three protesters dead"."""
    before = next((c for c in token.children if c.i < token.i and number(c.lower) is not None), None)
    if before is not None:
        return number(before.lower)
    if token.dep in {"xcomp", "advcl", "amod", "acl", "conj", "advmod"} and token.head is not None:
        told = [*children(token, "nsubj"), *(children(token.head, "obj") if token.head.is_verb else [token.head])]
        return together([t for t in told if t is not token])
    return None


def rising(noun: Token) -> int | None:
    """Return the number that a toll rose to: "the death toll rose to 31", "has climbed to 46 dead"."""
    verb = noun.head
    while verb is not None and not verb.is_verb:
        verb = verb.head
    if verb is None or verb.lemma not in load_sets()["toll-verbs"]:
        return None
    reached = [c for c in verb.children if preposition(c) in {"to", "at"} or (verb.lemma == "reach" and c.dep == "obj")]
    return next(
        (v for c in reached if (v := number(c.lower) if number(c.lower) is not None else counted(c)) is not None), None
    )
