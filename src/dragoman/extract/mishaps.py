"""What kills without anybody attacking: storms, crashes, diseases, beasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, objects, preposition

# "Killed in a crash", "died of cholera", "hurt during a stampede".
CAUSES = {"in", "by", "from", "of", "under"}
# Behind these stands a cause only where nobody is told to have done it: "looters were shot by police after the storm".
OCCASIONS = {"in", "during", "after"}
# Told as done by somebody, these happened in a vehicle all the same: "a driver killed nine in a crash".
ON_THE_ROAD = {"accident", "crash", "collision", "pile-up", "pileup", "derailment"}
NAMES = ("compound", "flat", "nmod:desc", "appos")
# What drives into people by mishap: "struck by a car", "killed by a drunk driver".
RUNNING_OVER = {"hit", "strike", "knock", "run", "crush"}
# Not by mishap where any word tells of it: "a truck hit the crowd in an attack", "deliberately".
ON_PURPOSE = {"deliberately", "intentionally", "purposely", "purposefully", "terror", "terrorist", "terrorism", "crowd",
              "hate", "murder", "shoot", "stab", "plough", "plow", "responsibility"}  # fmt: skip
RECKLESS = {"drunk", "drunken", "speeding", "intoxicated", "reckless"}
DRIVING = {"driver", "motorist", "biker", "motorcyclist", "cyclist"}
BLASTS, UNCERTAIN = {"explosion", "blast"}, {"fire", "wave", "blaze", "crush"}


def is_mishap(predication: Predication) -> bool:
    """Whether what befell somebody is nobody's act: "hit by a storm", "killed in a crash"."""
    verb = predication.head
    if predication.predicate.type != "ASSAULT" or predication.predicate.own or not verb.is_verb:
        return False
    doers = [c for t in predication.slots.get("subject", []) for c in conjuncts(t)]
    if any(is_chance(c) for c in doers) or is_run_over(predication, doers):
        return True
    return verb.lemma in load_sets()["killing"] | load_sets()["injuring"] and is_by_chance(verb)


def is_run_over(predication: Predication, doers: Sequence[Token]) -> bool:
    """Whether a vehicle or its driver ran into somebody, and nothing in the sentence says on purpose."""
    sets, verb = load_sets(), predication.head
    # Who drives may kill by other means.
    driven = all(d.lemma.lower() not in DRIVING or any(c.lower in RECKLESS for c in d.children) for d in doers)
    hurting = verb.lemma in RUNNING_OVER or (driven and verb.lemma in sets["killing"] | sets["injuring"])
    if not (hurting and doers and all(map(is_of_the_road, doers))):
        return False
    words = {t.lemma.lower() for t in predication.sentence.tokens}
    return not words & (ON_PURPOSE | sets["attacks"] - RUNNING_OVER | sets["violent"] | sets["weapons"])


def is_of_the_road(noun: Token) -> bool:
    """Whether a noun is a vehicle or who drives it, of nobody in particular: not "an army truck", "the Israeli car"."""
    beside = children(noun, *NAMES, "amod", "nmod:poss")
    owned = any(c.is_proper or c.dep == "nmod:poss" or c.text[:1].isupper() for c in beside)
    armed = any(
        c.lemma.lower() in load_sets()[name] for c in beside for name in ("security-forces", "militias", "violent")
    )
    return noun.lemma.lower() in load_sets()["on-the-road"] and not owned and not armed


def is_by_chance(verb: Token) -> bool:
    """Whether who was killed or injured fell to no one: on the road, by a flood, when a bridge broke."""
    if is_done(verb):
        return any(c.lemma.lower() in ON_THE_ROAD and preposition(c) == "in" for c in children(verb, "obl"))
    return any(is_chance(t) for t in causes(verb)) or any(breaks(c) for c in verb.children)


def is_done(verb: Token) -> bool:
    """Whether somebody is told to have done it: "police killed two", "two were killed by police"."""
    doers = [*children(verb, "obl:agent"), *(children(verb, "nsubj") if children(verb, "obj") else [])]
    return bool(doers) and not any(is_chance(t) for t in doers)


def causes(verb: Token) -> Iterator[Token]:
    """Yield what a verb says its victims died in, of or by; a crisis is a time as well."""
    told = (c for c in children(verb, "obl", "obl:agent") if preposition(c) in CAUSES | OCCASIONS)
    return (c for c in told if c.lemma.lower() != "crisis")


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
