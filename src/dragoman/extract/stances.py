"""What a speaker does by what he says: under a plain "said" too he may promise, warn, ask, deny or accuse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.extract.contents import governed_content
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.extract.said_words import Range
from dragoman.knowledge.lexicon import load_cues, load_sets
from dragoman.model import Stance
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import MODAL, children, is_negated, is_passive, owners, preposition, subjects

FUTURE = {"will", "'ll", "’ll", "shall", "would"}
POSSIBLE = {"could", "may", "might", *FUTURE}
DUTY = {"must", "should", "ought"}
BOUND = {"have", "need"}
FIRST = {"i", "we"}
# "They" and "it" nobody was found for are others, or nothing: "said it would rain", "said they would be tried".
BACK = {"he", "she"}
OWN = {"my", "our", "his", "her", "its", "their"}
COUNTRY = {"country", "government", "nation", "ministry", "party", "company", "side"}
SINGLE = 1
PERFORMED: set[Stance] = {"ask", "hope", "promise", "warn", "deny", "accuse"}


def is_own_country(subject: Token) -> bool:
    """Whether somebody speaks of "our country", "my government"."""
    return subject.lemma.lower() in COUNTRY and any(c.lower in OWN for c in children(subject, "nmod:poss"))


@dataclass(frozen=True, slots=True)
class Told:
    """The clause that somebody says, its subject, and whose words it is."""

    verb: Token
    subject: Token | None
    sentence: Sentence
    said_by: Sequence[Party]
    lookup: Lookup

    @property
    def helping(self) -> set[str]:
        """The auxiliaries of the clause, in lower case."""
        return {c.lower for c in self.verb.children if c.dep == "aux"}

    def parties(self) -> list[Party]:
        """Return the actors of the subject."""
        return of_phrase(self.subject, self.sentence, self.lookup, target=False) if self.subject else []

    def is_own(self) -> bool:
        """Whether the speaker, or the state that he speaks for, is alone the subject."""
        subject = self.subject
        if subject is None or children(subject, "conj"):
            return False
        if subject.lower in FIRST or is_own_country(subject):
            return True
        found = {p.actor for p in self.parties()}
        states = {f"state/{p.country}" for p in self.said_by if p.country and not p.private}
        known = states | {p.actor for p in self.said_by}
        return (subject.lower in BACK and not found) or (len(found) == SINGLE and found <= known)

    def is_of_others(self) -> bool:
        """Whether actors who are not the speaker or his own side are the subject."""
        return self.are_others([self.subject] if self.subject else [])

    def are_others(self, words: Sequence[Token]) -> bool:
        """Whether words name actors, none of them the speaker or of his own side."""
        found = [p for t in words for p in of_phrase(t, self.sentence, self.lookup, target=False)]
        known = {p.actor for p in self.said_by}
        countries = {p.country for p in self.said_by if p.country}
        return bool(found) and not any(p.actor in known or p.country in countries for p in found)


def content_stance(sentence: Sentence, content: Range, said_by: Sequence[Party], lookup: Lookup) -> Stance | None:
    """Return the stance that a content has of itself, None when it only says something."""
    inside = [t for t in sentence.tokens if content[0] <= t.start < content[1]]
    verb = next((t for t in inside if t.head not in inside and not t.dep.startswith("punct")), None)
    if verb is None or any(m.lower in {"if", "whether"} for m in children(verb, "mark")):
        return None
    subject = next((t for t in children(verb, "nsubj", "nsubj:pass", "nsubj:outer") if t in inside), None)
    told = Told(verb, subject, sentence, said_by, lookup)
    return next((stance for stance, holds in TESTS.items() if holds(told)), None) or performed(told)


def performed(told: Told) -> Stance | None:
    """Return what the speaker does in so many words: "we *ask* the sides to wait", "I *hope* that …"."""
    plain = told.subject is not None and told.subject.lower in FIRST and not told.helping and not is_negated(told.verb)
    if not plain or told.verb.tag not in {"VBP", "VBZ"}:
        return None
    cues = load_cues()["verb"].get(told.verb.lemma, [])
    found = next((c.row.stance for c in cues if not c.after and governed_content(told.verb, c)[0]), None)
    return found if found in PERFORMED else None


def denies(told: Told) -> bool:
    """Whether a charge is called untrue, or said to be without evidence: "the report is *false*"."""
    sets, subject = load_sets(), told.subject
    if subject is None:
        return False
    if told.verb.lemma.lower() in sets["untrue"]:
        whole = subject.lemma.lower() in sets["ideas"] or subject.lower in {"it", "this", "that"}
        return whole and not is_negated(told.verb)
    # "No proof", "not a single fact"
    none = any(c.lower in {"no", "single"} for c in subject.children)
    there = any(c.dep == "expl" for c in told.verb.children)
    return there and none and subject.lemma.lower() in sets["proofs"]


def warns(told: Told) -> bool:
    """Whether harm is foreseen, or striking back announced: "it *could lead to war*", "we *will retaliate*"."""
    sets = load_sets()
    if not told.helping & POSSIBLE or is_negated(told.verb):
        return False
    if told.verb.lemma in sets["retaliating"]:
        return bool(told.helping & FUTURE) and told.is_own()
    things = children(told.verb, "obj", "obl")
    return told.verb.lemma in sets["harming"] and any(t.lemma.lower() in sets["harms"] for t in things)


def promises(told: Told) -> bool:
    """Whether the speaker tells what he or his own side will do: "we *will reopen* the port"."""
    if not told.helping & FUTURE or told.helping & (MODAL - FUTURE) or not is_able(told.verb):
        return False
    if_so = any(m.lower in {"if", "unless"} for c in children(told.verb, "advcl") for m in children(c, "mark"))
    return told.is_own() and not ("would" in told.helping and if_so)


def is_able(verb: Token) -> bool:
    """Whether a verb tells something to do that can be promised: not what one is, undergoes or will not do."""
    idle = load_sets()["no-promises"]
    return verb.is_verb and verb.lemma not in idle and not is_passive(verb) and not is_negated(verb)


def asks(told: Told) -> bool:
    """Whether others are told what they must do: "Lima *should open* the border"."""
    verb = told.verb
    bound = verb.lemma in BOUND and bool(children(verb, "xcomp"))
    duty = bool(told.helping & DUTY) and not any(c.lower in {"have", "'ve"} for c in children(verb, "aux"))
    if "should" in told.helping and verb.lemma in load_sets()["forecasts"]:
        return False
    return verb.is_verb and (duty or bound) and not is_passive(verb) and told.is_of_others()


def accuses(told: Told) -> bool:
    """Whether others are blamed in so many words: "Quito *is to blame*", "*has violated* the truce"."""
    verb, sets = told.verb, load_sets()
    if told.helping & MODAL or is_negated(verb):
        return False
    named = verb.lemma.lower() in sets["wrongs"] and bool(children(verb, "cop")) and told.subject is not None
    to_blame = verb.lemma in {"blame", "responsible"} and told.is_of_others() and is_of_harm(verb)
    return named or is_wronging(told) or to_blame or is_cause_of_harm(told)


def is_wronging(told: Told) -> bool:
    """Whether a verb tells a wrong that others have done: "Quito *has violated* the truce"."""
    verb = told.verb
    does = verb.is_verb and verb.lemma in load_sets()["wronging"] and bool(subjects(verb))
    return does and told.is_of_others() and not is_situated(verb)


def is_cause_of_harm(told: Told) -> bool:
    """Whether what others did is called a harm's cause, in any order: "the root of the crisis is *Oslo's exit*"."""
    subject, sets = told.subject, load_sets()
    if subject is None or not children(told.verb, "cop"):
        return False
    cause, act = (told.verb, subject) if told.verb.lemma.lower() in sets["causes"] else (subject, told.verb)
    harmed = [t for t in children(cause, "nmod") if preposition(t) in {"of", "for", "behind"}]
    harm = cause.lemma.lower() in sets["causes"] and any(t.lemma.lower() in sets["harms"] for t in harmed)
    return harm and told.are_others([act, *owners(act)])


def is_situated(verb: Token) -> bool:
    """Whether "lie" tells where something is: "the islet *lies* off the coast"."""
    return verb.lemma == "lie" and any(preposition(t) not in {"about", "to"} for t in children(verb, "obl"))


def is_of_harm(word: Token) -> bool:
    """Whether what somebody is responsible for is a harm or a deed: "responsible for *the attack*", "to blame"."""
    if word.lemma == "blame":
        return True
    things = [t for t in children(word, "obl", "nmod") if preposition(t) == "for"]
    return any(t.lemma.lower() in load_sets()["harms"] for t in things)


# In this order: what foresees harm is a warning before it is a promise.
TESTS: dict[Stance, Callable[[Told], bool]] = {
    "deny": denies,
    "warn": warns,
    "promise": promises,
    "accuse": accuses,
    "ask": asks,
}
