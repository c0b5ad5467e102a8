"""What kills without anybody attacking: storms, crashes, diseases, beasts."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, objects, preposition

# "Killed in a crash", "died of cholera", "hurt during a stampede".
CAUSES = {"in", "by", "during", "from", "of", "after", "under"}
NAMES = ("compound", "flat", "nmod:desc", "appos")
BLASTS, UNCERTAIN = {"explosion", "blast"}, {"fire", "wave", "blaze", "crush"}


def is_mishap(predication: Predication) -> bool:
    """Whether what befell somebody is nobody's act: "hit by a storm", "killed in a crash"."""
    if predication.predicate.type != "ASSAULT" or predication.predicate.own or not predication.head.is_verb:
        return False
    doing = (c for t in predication.slots.get("subject", []) for c in conjuncts(t))
    if any(is_chance(t) for t in doing):
        return True
    sets = load_sets()
    if predication.head.lemma not in sets["killing"] | sets["injuring"]:
        return False
    return any(is_chance(t) for t in causes(predication.head)) or any(breaks(c) for c in predication.head.children)


def causes(verb: Token) -> Iterator[Token]:
    """Yield what a verb says its victims died in, of or by."""
    return (c for c in children(verb, "obl", "obl:agent") if preposition(c) in CAUSES)


def is_chance(noun: Token) -> bool:
    """Whether a noun tells of a force of nature, a beast, an illness or an accident."""
    sets = load_sets()
    words = {t.lemma.lower() for t in children(noun, *NAMES, "amod")}
    if noun.lemma.lower() in BLASTS:
        return bool(words & sets["blasting"] or {c.lemma.lower() for c in children(noun, "nmod")} & sets["blasting"])
    if noun.lemma.lower() in UNCERTAIN and not is_by_itself(noun):
        return False
    # "Typhoon Haiyan"; of "storm troopers" only the last word counts.
    named = noun.is_proper and bool(words & sets["mishaps"])
    return named or (noun.lemma.lower() in sets["mishaps"] and not children(noun, "nmod:poss"))


def is_by_itself(noun: Token) -> bool:
    """Whether a fire or wave is told as nobody's: "a fire", never "fire from Syria", "a wave of raids"."""
    single = any(c.lower in {"a", "an"} for c in children(noun, "det")) or bool(children(noun, "compound"))
    told = (
        *children(noun, "acl", "acl:relcl", "amod"),
        *(c for c in children(noun, "nmod") if preposition(c) in {"of", "from", "by"}),
    )
    return single and not any(c.tag in {"VBN", "NNP", "NNPS"} or c.text[:1].isupper() or c.dep == "nmod" for c in told)


def breaks(clause: Token) -> bool:
    """Whether a clause tells that something gave way or crashed by itself: "when a crane collapsed"."""
    alone = not objects(clause) and not children(clause, "obl:agent")
    return clause.dep == "advcl" and alone and clause.lemma in load_sets()["giving-way"]
