"""Whose clause an act stands in: where a thing acts or a participle tells of somebody, nobody outside it does."""

from __future__ import annotations

from dragoman.extract.predicates import Predication
from dragoman.extract.talked_about import MUTUAL
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import is_human
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, first_conjunct, is_passive, preposition

# What breaks out is told with no doer; who withdraws or is asked is often named beside: "while the withdrawal began".
BREAKING_OUT = {"ASSAULT", "PROTEST"}
# Nouns for people and bodies, for what acts for them, and for what they say, write or decide.
FOR_SOMEBODY = (
    "agents", "speakers", "people", "organisations", "collectives", "crowds", "militias", "combatants", "leaders",
    "peers", "media", "voices", "quantities", "civilians", "migrants", "prisoners", "suspects", "strangers", "kin",
    "institutions", "speaking-bodies", "speaking-documents", "missives", "statements", "filings", "laws", "decisions",
    "proposals", "ideas", "inquiries", "vessels", "aircraft", "weapons", "projectiles", "vague-deeds", "actions",
    "business",
)  # fmt: skip


def beyond_subject(predication: Predication) -> list[Token]:
    """Return all words but those of a verb's clause, where a thing is its subject: "at a time when *events* demand".

    What somebody wrote or decided speaks for him, and he may be named anywhere.
    """
    verb = predication.head
    if is_passive(verb) or predication.predicate.type in MUTUAL or predication.predicate.own:
        return []
    told = [c for s in children(verb, "nsubj") for c in conjuncts(s)]
    if not told or not all(is_thing(t) for t in told):
        return []
    own = {t.i for top in (verb, *told) for t in top.subtree()}
    return [t for t in predication.sentence.tokens if t.i not in own]


def is_thing(noun: Token) -> bool:
    """Whether a common noun names neither people nor a body, nor what these say or decide."""
    sets, lemma = load_sets(), noun.lemma.lower()
    return noun.tag in {"NN", "NNS"} and not is_human(lemma) and not any(lemma in sets[name] for name in FOR_SOMEBODY)


def beside_participle(predication: Predication) -> list[Token]:
    """Return all words but the phrase of whom a participle tells: "leaked a tape of *the envoy* talking to Peru"."""
    verb = predication.head
    noun = told_of(verb) if verb.dep == "acl" and verb.tag == "VBG" else None
    if noun is None or not (noun.entity == "PER" or is_of_people(noun)):
        return []
    own = {*noun.subtree(), *verb.subtree()}
    return [t for t in predication.sentence.tokens if t not in own]


def beyond_outbreak(predication: Predication) -> list[Token]:
    """Return all words but those of a clause in which an act only began: "the guards fled after *the attack began*"."""
    noun = first_conjunct(predication.head)
    verb = noun.head if noun.dep == "nsubj" else None
    if verb is None or verb.dep not in {"advcl", "acl:relcl"} or children(verb, "obj"):
        return []
    if predication.predicate.type not in BREAKING_OUT or predication.predicate.own:
        return []
    own = {t.i for t in verb.subtree()}
    return [t for t in predication.sentence.tokens if t.i not in own]


def told_of(participle: Token) -> Token | None:
    """Return the noun right before a participle, which the parser may hang on the one above it."""
    noun = participle.head
    if noun is None:
        return None
    inner = [c for c in children(noun, "nmod") if preposition(c) == "of" and c.i < participle.i]
    return inner[-1] if inner else noun


def is_of_people(token: Token) -> bool:
    """Whether a noun stands for people: "protesters", "a gunman"."""
    return any(token.lemma.lower() in load_sets().get(name, frozenset()) for name in ("people", "combatants"))
