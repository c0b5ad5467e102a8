"""Fillers of slots → the actors they name, hold or stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from dragoman.extract.predicates import reach
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import UNNAMED, Span
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import Slots, children, conjuncts, owners, preposition, slots

DEPTH = 3
# "a Togolese-flagged ship", "a boat carrying Rohingya".
OWNING = {"flag", "flagged", "own", "owned", "register", "registered", "operate", "operated", "crew", "crewed", "run"}
FRIENDS_OR_FOES = ("organisations", "people", "crowds", "activists", "militias")
BEARING = {"carry", "fly", "transport", "ferry", "bring", "pack"}
# A noun so likely an event (0 to 1) tells one.
EVENT = 0.5
# Leads over from a class to some of it.
EXAMPLE = {"including", "such"}
# "Turkish guards", "French fishermen", "Chilean miners": endings of nouns for people.
HUMAN = ("er", "or", "ist", "man", "men", "ant", "ian", "eer", "guard", "crew", "ite", "ive")
# The actor of "a fleet of drones", "the head of the delegation" is inside; of "talks on Iran" it is not.
INNER = {"of", "by", "from"}
PEERS = {"counterpart", "colleague", "homologue"}
# "the consulate in Damascus", "civilians in Gaza": the place stands for a target, never for one who acts.
PLACED = {"in", "at", "near", "inside", "across"}


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a slot: `how` is named, owner, place or reference.

    `civil`: somebody who bears no arms; `private`: who speaks for no state; `rebel`: who bears arms for none;
    `capital`: a state by its capital's name.
    """

    actor: str
    span: Span
    how: str
    country: str | None = None
    civil: bool = False
    capital: bool = False
    private: bool = False
    rebel: bool = False


class Lookup(Protocol):
    """What the resolution layer knows of a token."""

    def named(self, sentence: Sentence, token: Token) -> list[Party]:
        """Return the actors named at the token, all of a hyphenated pair; [] when none."""
        ...

    def placed(self, sentence: Sentence, token: Token) -> list[Party]:
        """Return the state of a place named at the token."""
        ...


def fill(  # noqa: PLR0913 - one question, asked of two sides
    slot_names: Iterable[str],
    slots: Slots,
    sentence: Sentence,
    lookup: Lookup,
    *,
    target: bool,
    spread: bool,
    besides: frozenset[str] = frozenset(),
) -> list[Party]:
    """Return the parties of the first slot that holds any besides those given; with `spread`, of all the slots."""
    found: list[Party] = []
    for name in slot_names:
        parties = [p for token in reach(name, slots) for p in of_phrase(token, sentence, lookup, target=target)]
        found.extend(p for p in parties if p.actor not in besides | {f.actor for f in found})
        if found and not spread:
            return found
    return found


def of_phrase(token: Token, sentence: Sentence, lookup: Lookup, *, target: bool) -> list[Party]:
    """Return the actors of a phrase and of all coordinated with it."""
    found: list[Party] = []
    for part in conjuncts(token):
        here = of_head(part, sentence, lookup, target=target, depth=0)
        here += [
            p for other in joined_inside(part, here) for p in of_head(other, sentence, lookup, target=target, depth=1)
        ]
        found.extend(p for p in here if p.actor not in {f.actor for f in found})
    return found


def joined_inside(token: Token, found: list[Party]) -> list[Token]:
    """Return what is coordinated with the end of a name: "the Security Councils of Russia *and Iran*"."""
    spans = [p.span for p in found if p.how == "named"]
    inner = [t for t in token.subtree() if t is not token and any(s.start <= t.start < s.end for s in spans)]
    return [c for t in inner for c in children(t, "conj") if not any(s.start <= c.start < s.end for s in spans)]


def of_head(token: Token, sentence: Sentence, lookup: Lookup, *, target: bool, depth: int) -> list[Party]:
    """Return the actor of one head: named there, set beside it, owning it, inside it, or (a target) where it is."""
    if target and (received := of_receivers(token, sentence, lookup)):
        return received
    named = lookup.named(sentence, token)
    if target and (carried := of_crew(token, named, sentence, lookup)):
        return carried
    if all(p.country is None for p in named):
        named = members(token, sentence, lookup) or named
    if named or depth > DEPTH:
        return named
    found = of_dependents(token, sentence, lookup, target=target, depth=depth)
    return found or (of_place(token, sentence, lookup) if target else [])


def of_receivers(token: Token, sentence: Sentence, lookup: Lookup) -> list[Party]:
    """Return who is to get what a noun names: "blocked the sale of jets *to Chile*"."""
    every = (of_phrase(receiver, sentence, lookup, target=True) for receiver in receivers(token))
    return [replace(p, how="owner") for p in next(filter(None, every), [])]


def of_crew(thing: Token, named: list[Party], sentence: Sentence, lookup: Lookup) -> list[Party]:
    """Return whose people are aboard a thing that names nobody."""
    if not all(p.actor.startswith(UNNAMED) for p in named):
        return []
    told = [p for whose in aboard(thing) for p in lookup.named(sentence, whose)]
    known = any(not p.actor.startswith(UNNAMED) for p in told)
    return [replace(p, how="owner") for p in told] if known else []


def of_dependents(token: Token, sentence: Sentence, lookup: Lookup, *, target: bool, depth: int) -> list[Party]:
    """Return the actor of the first word set beside a head, owning it or inside it that names one."""
    idle = depth == 0 and not target and is_idle(token)
    for inner in set_beside(token, sentence) if idle else inside(token, sentence):
        parts = conjuncts(inner)
        found = [p for part in parts for p in of_head(part, sentence, lookup, target=target, depth=depth + 1)]
        if found and not is_signed_there(token, inner, found):
            return [replace(p, how="owner" if p.how == "named" else p.how) for p in found]
    return []


def is_idle(noun: Token) -> bool:
    """Whether a common noun acts for nobody whose it is."""
    return noun.tag in {"NN", "NNS"} and not acts_for_owner(noun)


def members(token: Token, sentence: Sentence, lookup: Lookup) -> list[Party]:
    """Return the states by which a phrase says whom it means: "cut aid to countries *including Mali and Chad*"."""
    if token.tag != "NNS" or token.lemma.lower() not in load_sets()["peers"]:
        return []
    behind = (c for c in children(token, "nmod", "appos") if c.i > token.i)
    rows = [c for c in behind if c.dep == "appos" or is_example(c)]
    found = [p for row in rows for t in conjuncts(row) for p in lookup.named(sentence, t)]
    return found if all(p.country for p in found) else []


def is_example(token: Token) -> bool:
    """Whether a noun is one of those named before it: "states *such as Mali*"."""
    return any(c.dep == "case" and c.lower in EXAMPLE for c in token.children)


def is_signed_there(noun: Token, name: Token, found: list[Party]) -> bool:
    """Whether a capital only names a pact after where it was signed: "the *Rome* Statute", "the *Oslo* Accords"."""
    pact = noun.lemma.lower() in load_sets().get("agreements", frozenset())
    return pact and name.dep in {"compound", "nmod:desc", "amod"} and all(p.capital or p.how == "place" for p in found)


def aboard(thing: Token) -> list[Token]:
    """Return whose a ship or firm is, or who is in it: "a *Togolese*-flagged ship", "a boat carrying *Rohingya*"."""
    marked = (c for c in children(thing, "amod") if c.lemma in OWNING or c.lower in OWNING)
    owned = [
        a for c in marked for a in children(c, "compound", "amod", "obl:unmarked", "advmod") if a.text[:1].isupper()
    ]
    clauses = [c for c in children(thing, "acl", "acl:relcl") if c.lemma in BEARING]
    borne = [o for c in clauses for o in children(c, "obj")]
    return [*owned, *borne, *(o for b in borne if b.lemma == "flag" for o in owners(b))]


def acts_for_owner(token: Token) -> bool:
    """Whether a noun's owner acts through it: "Israel's warplanes", not "Russia's interest"."""
    lemma = token.lemma.lower()
    human = lemma.endswith(HUMAN) and any(
        c.dep in {"amod", "compound"} and c.text[:1].isupper() for c in token.children
    )
    sets = load_sets()
    # "talks with the defence ministers of Chile and Peru": who speaks for a state acts for it.
    return human or lemma in sets.get("agents", frozenset()) or lemma in sets.get("speakers", frozenset())


def receivers(goods: Token) -> list[Token]:
    """Return to whom goods go whose delivery a phrase tells: the parser may hang it on either."""
    transfers = load_sets().get("transfers", frozenset())
    above = goods.head if goods.dep == "nmod" and preposition(goods) == "of" else None
    moved = [t for t in (goods, above) if t is not None and t.lemma.lower() in transfers and not is_sellers(t)]
    handed = [*moved, *(c for t in moved for c in children(t, "nmod") if preposition(c) == "of")]
    return [c for t in handed for c in children(t, "nmod") if preposition(c) == "to"]


def is_sellers(goods: Token) -> bool:
    """Whether what is done to a delivery is done to whoever makes it: "criticised *Peru's* sale of arms to Chile"."""
    verb = goods.head
    return bool(owners_before(goods)) and not (verb is not None and verb.lemma in load_sets()["withholding"])


def owners_before(noun: Token) -> list[Token]:
    """Return whose a noun is by the words before it."""
    return [o for o in owners(noun) if o.i < noun.i]


def set_beside(token: Token, sentence: Sentence) -> Iterator[Token]:
    """Yield appositions that stand right beside the head."""
    for child in children(token, "appos", "flat"):
        # "the premiers of Chad *and* Mali, X and Y"
        inner = {t.i for c in children(token, "nmod") for t in c.subtree()}
        between = [t for t in sentence.tokens[token.i + 1 : child.i] if t.i not in inner]
        if sum(t.text == "," for t in between) <= 1 and not any(t.tag == "CC" for t in between):
            yield child


def inside(token: Token, sentence: Sentence) -> Iterator[Token]:
    """Yield the dependents that may say who a phrase is about, nearest in meaning first."""
    yield from set_beside(token, sentence)
    whose = owners_meant(token, sentence)
    if is_act(token):
        # "condemned the Russian invasion of Ukraine": who stands behind "of" may suffer it.
        yield from (o for o in whose if o in owners_before(token))
    # "her Danish and Swedish counterparts": they are not hers, but Denmark's and Sweden's.
    named = [o for o in whose if not o.tag.startswith("PRP")]
    yield from named or whose
    # "the last ISIS group bastion": a name may stand one compound deeper.
    yield from (c for c in children(token, "compound", "nmod:desc") if not c.text[:1].isupper() and c.children)
    yield from (c for c in children(token, "nmod") if preposition(c) in INNER - {"of"})
    yield from makers(token)


def makers(thing: Token) -> Iterator[Token]:
    """Yield who made or brought what a participle tells of: "dismissed a suit *filed by the union*"."""
    made = (c for c in children(thing, "acl") if c.lemma in load_sets()["bringing"])
    yield from (a for verb in made for a in children(verb, "obl:agent", "obl") if preposition(a) == "by")


def owners_meant(token: Token, sentence: Sentence) -> list[Token]:
    """Return the owners of a noun who may act for it; "his counterparts from Chile and Peru" are not his."""
    # "condemned the Gaza airstrikes": the place of what was done is not who did it.
    done_there = happened_at(token)
    whose = [o for o in owners(token) if o not in done_there and not is_friend_or_foe(o, token, sentence)]
    return [o for o in whose if o.dep != "nmod:poss"] if token.lemma.lower() in PEERS else whose


def is_friend_or_foe(owner: Token, noun: Token, sentence: Sentence) -> bool:
    """Whether a name only tells for or against whom somebody is: "banned the *pro-Russian* party"."""
    before = [t.lower for t in sentence.tokens[max(0, owner.i - 2) : owner.i]]
    if before[1:] != ["-"]:
        return False
    # "anti-Russian sanctions" are against Russia, "anti-Russian activists" are not done anything to with it.
    people = any(noun.lemma.lower() in load_sets()[name] for name in FRIENDS_OR_FOES)
    # "ready for an inter-Syrian dialogue" says who will talk, not to whom one is ready.
    return before[0] in {"pro", "non", "inter", "intra"} or (before[0] == "anti" and people)


def happened_at(noun: Token) -> list[Token]:
    """Return the places whose bare names stand before an event: "the *Gaza* airstrikes", "the *Ukraine* war"."""
    by_place = noun.lemma.lower() in load_sets()["called-by-place"]
    return slots(noun).get("scene", []) if by_place or is_act(noun) else []


def is_act(noun: Token) -> bool:
    """Whether the encoder takes a noun for an event."""
    return noun.is_noun and (noun.event or 0) >= EVENT


def of_place(token: Token, sentence: Sentence, lookup: Lookup) -> list[Party]:
    """Return the state of a place that the phrase names or lies in."""
    here = lookup.placed(sentence, token)
    if here:
        # "The Maastricht *Treaty* was criticised": the town itself may have been heard as the target.
        return [] if token.head is not None and is_signed_there(token.head, token, here) else here
    every = (at_place(c, sentence, lookup) for c in places_of(token))
    return [replace(p, how="place") for p in next(filter(None, every), [])]


def places_of(noun: Token) -> list[Token]:
    """Return the phrases that may tell where a thing or deed is, and to whose it is done."""
    done_there = happened_at(noun)
    # "the Oslo accords were rejected": a pact is called after the town where it was signed.
    if noun.lemma.lower() in load_sets()["agreements"]:
        done_there = [*done_there, *children(noun, "compound", "nmod:desc")]
    there = (c for c in children(noun, "nmod", "obl", "compound", "nmod:poss") if c not in done_there)
    return [c for c in there if not is_only_there(noun, c)]


def at_place(phrase: Token, sentence: Sentence, lookup: Lookup) -> list[Party]:
    """Return the state of the place that a phrase names, or whom it names behind a preposition of place."""
    if phrase.dep in {"compound", "nmod:poss"}:
        return lookup.placed(sentence, phrase)
    if preposition(phrase) not in PLACED:
        return []
    return lookup.placed(sentence, phrase) or lookup.named(sentence, phrase)


def is_only_there(noun: Token, place: Token) -> bool:
    """Whether who is in a place need not be of its state: "militants in Mali", "envoys in Vienna"."""
    if preposition(place) not in {"in", "at"}:
        return False
    words = {t.lemma.lower() for t in (noun, *children(noun, "amod", "compound"))}
    return may_be_of_anywhere(words) or may_gather(noun.lemma.lower(), place.lower)


def may_be_of_anywhere(words: Collection[str]) -> bool:
    """Whether words tell people who may be of any state wherever they are: "troops", "tourists"."""
    return not (load_sets()["anywhere"] | load_sets()["strangers"]).isdisjoint(words)


def may_gather(noun: str, town: str) -> bool:
    """Whether such people or bodies of many states come together in a town: "envoys" in Vienna."""
    return noun in load_sets()["gathered"] and town in load_sets()["meeting-places"]
