"""Frames of the lexicon → the parties of an act: which slot holds the source, which the target."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.extract.bystanders import halls, is_at_request, mediators, stations, told_with, victims
from dragoman.extract.fights import comrades, is_one_way
from dragoman.extract.parties import Lookup, Party, fill, of_phrase
from dragoman.extract.predicates import Predication, reach
from dragoman.extract.spared import pledging, wished_for
from dragoman.extract.talked_about import MUTUAL, venues
from dragoman.extract.whereabouts import only_there
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import UNNAMED
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import Slots, children, is_mutual, is_passive, objects, owners, preposition

BETWEEN = ("between", "among")
# Several who do this do it to each other.
CLASHING = {"clash", "skirmish"}
# So do those who fight it out: "Peru and Chile fought *a war* over the desert".
FOUGHT, WARS = {"fight", "wage"}, {"war", "battle", "duel"}
# Who takes back or cuts what is his own means those who had it, or where it was.
GIVEN_UP = {"THREATEN", "SANCTION", "REJECT", "RETREAT", "CONCEDE"}
BEYOND = {"in", "to", "from", "with", "on", "of", "for"}
MODIFYING = {"compound", "nmod:poss", "amod", "nmod:desc"}
YIELDING = {"CONCEDE", "RETREAT"}
# "Oman and Iran adopted a joint declaration", "ended their mutual boycott".
SHARED = {"joint", "mutual", "common", "bilateral", "two-way"}
# "Both held exercises", "rival drills": each its own.
APART = {"both", "each", "rival", "separate", "respective", "own", "competing", "separately"}
# Who gives them does what is done by them.
ORDERS = {"order", "decree", "command", "instruction", "directive", "behest", "verdict"}
# Pronouns for people other than those who act.
OTHERS = {"him", "her", "them", "us", "me", "you", "whom"}
# What two have with each other may be what others talk about.
DISCUSSING = {"discuss", "review", "explore", "debate", "examine"}


@dataclass(slots=True, eq=False)
class Coded:
    """A predication with its parties, before it becomes an event; `chance`: how likely it is told, by the scorer."""

    predication: Predication
    sources: list[Party]
    targets: list[Party]
    chance: float | None = None


def code_parties(predication: Predication, lookup: Lookup) -> Coded:
    """Fill source and target from the frame; every party of a reciprocal act stands on both sides."""
    frame = predication.predicate
    if frame.reciprocal:
        return code_mutual(predication, lookup)
    slots = to_askers(predication)
    sources = doers(predication, slots, lookup)
    if len(sources) > 1 and any(is_mutual(t) for name in frame.target for t in reach(name, slots)):
        return Coded(predication, sources, sources)
    struck = [p for p in sources if is_struck(p, predication)]
    coded = Coded(predication, [p for p in sources if p not in struck], struck)
    return each_other(replace(coded, targets=aimed_at(coded, slots, lookup)))


def doers(predication: Predication, slots: Slots, lookup: Lookup) -> list[Party]:
    """Return who acts by the frame, else by whose order.

    "Nine hundred Danes are stationed in Riga": who is moved by nobody named moves.
    """
    frame = predication.predicate
    moved = ("object",) if are_moved(predication) and not frame.own else ()
    found = fill((*frame.source, *moved), slots, predication.sentence, lookup, target=False, spread=False)
    return found or ordering(predication, lookup)


def aimed_at(coded: Coded, slots: Slots, lookup: Lookup) -> list[Party]:
    """Return towards whom an act is by its frame, else whom its word strikes that stood for a doer."""
    predication, frame, sentence = coded.predication, coded.predication.predicate, coded.predication.sentence
    acting = frozenset(p.actor for p in coded.sources) | founded(slots, sentence, lookup)
    whom = target_slots(predication)
    targets = fill(whom, slots, sentence, lookup, target=True, spread=False, besides=acting)
    spared = [*victims(predication), *pledging(predication), *wished_for(predication)]
    targets = [p for p in targets if not is_in(p, spared)] or coded.targets
    if frame.type in GIVEN_UP:
        # "cut the U.S. presence in Korea": of whom the object names, it may be the doer alone.
        named = targets or fill(whom, slots, sentence, lookup, target=True, spread=False)
        targets = beyond_own(named, coded.sources, sentence, lookup) or targets
    if frame.type == "REQUEST":
        targets = of_captors(targets, coded.sources, predication, lookup)
    return abroad(targets, coded.sources) if "visit" in frame.mode else targets


def target_slots(predication: Predication) -> tuple[str, ...]:
    """Return where the target stands; "the *Libya* attack": a place before the noun is where it was done, and to whom.

    "Modi's Japan trip" is to Japan, however it goes on.
    """
    frame = predication.predicate
    if "visit" in frame.mode and not frame.own and predication.head.is_noun:
        return ("scene", *frame.target)
    return frame.target if frame.type in MUTUAL or frame.own else (*frame.target, "scene")


def abroad(targets: list[Party], sources: list[Party]) -> list[Party]:
    """Return whom somebody visits: a president in his own provinces visits no state."""
    own = {s.country for s in sources if s.country}
    return [t for t in targets if not (t.actor.startswith("state/") and t.country in own)]


def ordering(predication: Predication, lookup: Lookup) -> list[Party]:
    """Return by whose order something is done by nobody said: "was jailed *on the orders of the prosecutor*"."""
    if not predication.head.is_verb or not is_passive(predication.head):
        return []
    orders = [t for t in children(predication.head, "obl", "obl:agent") if t.lemma.lower() in ORDERS]
    whose = [o for t in orders if preposition(t) in {"by", "on", "at", "with", "under"} for o in owners(t)]
    return [p for o in whose for p in of_phrase(o, predication.sentence, lookup, target=False)]


def beyond_own(named: list[Party], sources: list[Party], sentence: Sentence, lookup: Lookup) -> list[Party]:
    """Return to whom something of one's own goes, or with whom it is: "threatened to cut *its presence in Korea*"."""
    own = {p.country for p in sources}
    if not own.issuperset(p.country for p in named):
        return []
    words = (t for t in sentence.tokens if is_in_any(named, t) and not is_in_any(sources, t))
    others = [p for t in words for c in reached(t) for p in of_phrase(c, sentence, lookup, target=True)]
    return list({p.actor: p for p in others if p.country not in own | {None}}.values())


def reached(owner: Token) -> list[Token]:
    """Return where what somebody owns is, or to whom it goes."""
    return [c for c in children(modified(owner), "nmod") if preposition(c) in BEYOND]


def of_captors(targets: list[Party], sources: list[Party], predication: Predication, lookup: Lookup) -> list[Party]:
    """Return of whom the release of one's own is asked: "demanded the release of its sailors held *in Iran*"."""
    asked = predication.in_slots("object", "for")
    own = {p.country for p in sources if p.country}
    if not targets or not any(t.lemma.lower() in load_sets()["freeings"] for t in asked):
        return targets
    if any(p.country not in own or p.actor.startswith("state/") for p in targets if not is_held(p, asked)):
        return targets
    where = (o for t in asked for o in held_at(t))
    found = (p for o in where for p in of_phrase(o, predication.sentence, lookup, target=True))
    return [p for p in found if p.country not in own]


def is_held(party: Party, asked: list[Token]) -> bool:
    """Whether a party without name or state is only whom one wants freed: "the release of *the two men*"."""
    nameless = party.country is None and party.actor.startswith(UNNAMED)
    freed = (t for n in asked for c in children(n, "nmod") if preposition(c) == "of" for t in c.subtree())
    return nameless and any(is_in_any([party], t) for t in freed)


def held_at(asked: Token) -> list[Token]:
    """Return where or by whom those are held whose release is asked for."""
    held = [c for n in asked.subtree() for c in children(n, "acl", "acl:relcl") if is_passive(c)]
    return [o for c in held for o in children(c, "obl", "obl:agent") if preposition(o) in {"by", "in", "at"}]


def modified(token: Token) -> Token:
    """Return the noun that a name before it modifies: "the *U.S.* presence"."""
    return token.head if token.dep in MODIFYING and token.head is not None else token


def is_in_any(parties: list[Party], token: Token) -> bool:
    """Whether a token is among the words that name some parties."""
    return any(p.span.start <= token.start < p.span.end for p in parties)


def founded(slots: Slots, sentence: Sentence, lookup: Lookup) -> frozenset[str]:
    """Return what nobody has a name for and an act would only bring about: "agreed to open *a college* with Peru"."""
    made = [o for verb in slots.get("verb", []) if verb.lemma in load_sets()["founding"] for o in objects(verb)]
    found = (p.actor for o in made for p in of_phrase(o, sentence, lookup, target=True))
    return frozenset(actor for actor in found if actor.startswith(UNNAMED))


def are_moved(predication: Predication) -> bool:
    """Whether forces are moved by nobody named, and so move themselves."""
    return predication.predicate.type == "MOBILIZE" and is_passive(predication.head)


def code_mutual(predication: Predication, lookup: Lookup) -> Coded:
    """Return what several do together, each on both sides; who fights others together is on one."""
    frame, sentence, slots = predication.predicate, predication.sentence, predication.slots
    if predication.head.lemma in DISCUSSING:
        slots = without_topic(slots)
    slots = without_mediators(slots, predication)
    # A place is no party to what two do together: "the Vienna agreement" is not Austria's.
    parties = fill((*frame.source, *frame.target), slots, sentence, lookup, target=False, spread=True)
    between = fill(BETWEEN, slots, sentence, lookup, target=False, spread=True)
    if len(between) > 1:
        # "Oman announced an agreement between Iran and Iraq": who announces is no party.
        parties = between
    if against := foes(predication, lookup):
        return Coded(predication, [p for p in parties if p not in against], against)
    if predication.head.is_verb and not fill(frame.source, slots, sentence, lookup, target=False, spread=True):
        parties = []
    return Coded(predication, parties, parties if len(parties) > 1 else [])


def to_askers(predication: Predication) -> Slots:
    """Return the slots, with what stands behind "of" as who asks, or as who is meant, but never as both."""
    slots = predication.slots
    if is_at_request(predication.head):
        # "closed at the request of Panama": it asks, and is not asked.
        return {name: tokens for name, tokens in slots.items() if name != "of"}
    if "of" in predication.predicate.target and "of" in slots and "owner" in slots:
        # "the recognition of Palestine by Norway": what stands behind "of" is no owner here.
        return slots | {"owner": [t for t in slots["owner"] if t not in slots["of"]]}
    return slots


def each_other(coded: Coded) -> Coded:
    """Return an act of several towards nobody else as one towards each other, where that is what its word tells."""
    predication, frame = coded.predication, coded.predication.predicate
    if is_joint(coded):
        # "Oman and Iran held drills near the strait": what one state does alone is mobilising, what two do cooperation.
        joint = replace(frame, type="COOPERATE", mode=(), cameo="062")
        return Coded(replace(predication, predicate=joint), coded.sources, coded.sources)
    if coded.targets or len(coded.sources) < 2 or not is_with_each_other(predication):  # noqa: PLR2004 - each other
        return coded
    if is_agreeing(predication) and frame.type not in MUTUAL and not frame.own:
        # "agreed to stop the broadcasts": one alone gives in, two make a deal.
        predication = replace(predication, predicate=replace(frame, type="AGREE", mode=(), cameo=None))
    # "Iran and Oman agreed to reopen the border": each towards the other.
    return Coded(predication, coded.sources, coded.sources)


def is_agreeing(predication: Predication) -> bool:
    """Whether several agree on what they do."""
    return predication.head.lemma in load_sets().get("agreeing", frozenset())


def is_with_each_other(predication: Predication) -> bool:
    """Whether what several do they do with each other, and not with others whom the words tell of."""
    if is_agreeing(predication):
        return True
    clash = predication.head.lemma in CLASHING or is_fought_out(predication)
    mutually = predication.predicate.type in MUTUAL or clash or is_common(predication)
    return mutually and not is_towards_others(predication)


def is_towards_others(predication: Predication) -> bool:
    """Whether several do something to somebody whose name is not found: "Peru and Chile promised *them* help"."""
    to_whom = predication.in_slots("object", "recipient", "with", "to")
    return any(t.lower in OTHERS for t in to_whom)


def is_fought_out(predication: Predication) -> bool:
    """Whether several fight a war of their own: of "fought the First World War" each was in it with many."""
    if predication.head.lemma not in FOUGHT:
        return False
    wars = [o for o in predication.slots.get("object", []) if o.lemma.lower() in WARS]
    own = any(c.lower == "a" or c.dep == "nummod" for o in wars for c in children(o, "det", "nummod"))
    # "fought a war *in* Iraq", "*against* Egypt": with somebody else.
    beside = (c for t in (predication.head, *wars) for c in children(t, "obl", "nmod") if c.is_proper)
    return own and not any(preposition(c) in {"in", "against", "with", "on"} for c in beside)


def is_joint(coded: Coded) -> bool:
    """Whether several states exercise together, and not each for itself or against the other."""
    predication = coded.predication
    if predication.predicate.own or predication.predicate.type != "MOBILIZE" or not coded.sources:
        return False
    things = [predication.head, *predication.slots.get("object", [])]
    drills = any(t.lemma.lower() in load_sets()["exercises"] for t in things if t.is_noun)
    return drills and not is_each_its_own(predication) and len({p.country or p.actor for p in coded.sources}) > 1


def is_each_its_own(predication: Predication) -> bool:
    """Whether the words say that several do something each for itself: "rival drills", "both held exercises"."""
    told = (predication.head, *predication.in_slots("object", "subject"))
    return any(c.lower in APART for t in told for c in t.children)


def is_common(predication: Predication) -> bool:
    """Whether several do something to what they have together: "ended *hostilities*", "a *joint* declaration"."""
    things = [o for o in predication.slots.get("object", []) if predication.predicate.type in YIELDING | {"SUPPORT"}]
    theirs = load_sets()["between-two"]
    return any(t.lemma.lower() in theirs or any(c.lower in SHARED for c in children(t, "amod")) for t in things)


def traded(coded: Coded) -> Coded:
    """Return trade as what its parties do with each other: "Chad buys oil from Libya"."""
    predication = coded.predication
    # What goes on may be the trade: "continued to buy oil from Libya".
    words = (predication.head, *predication.slots.get("verb", []))
    trade = predication.predicate.type == "COOPERATE" and any(t.lemma.lower() in load_sets()["trading"] for t in words)
    if predication.predicate.own or not trade or not (coded.sources and coded.targets):
        return coded
    both = list({p.actor: p for p in (*coded.sources, *coded.targets)}.values())
    return replace(coded, sources=both, targets=both)


def off_stage(coded: Coded) -> Coded:
    """Return an act without the states where forces only stand, or people only meet; the place has spoken for it."""
    lone = len(coded.sources) == 1 and coded.sources[0].actor.startswith("person/")
    # "The premier held talks in Lima": with whom, if not with Peru?
    there = stations(coded.predication) if lone else [*stations(coded.predication), *venues(coded.predication)]
    sources, targets = ([p for p in side if not is_in(p, there)] for side in (coded.sources, coded.targets))
    meanwhile = told_with(coded.predication.clause)
    targets = [p for p in targets if not is_in(p, meanwhile)]
    hall = halls(coded.predication)
    targets = [p for p in targets if p.how != "place" or not is_in(p, hall)]
    there_only = [] if sources == targets else list(only_there(sources, targets, coded.predication))
    targets = [p for p in targets if p not in there_only]
    return replace(coded, sources=sources, targets=targets)


def is_in(party: Party, words: list[Token]) -> bool:
    """Whether a party is named by one of some words."""
    return any(party.span.start <= t.start < party.span.end for t in words)


def foes(predication: Predication, lookup: Lookup) -> list[Party]:
    """Return whom somebody fights down, or several together: "the army fought *the smugglers*"."""
    if predication.predicate.type != "ASSAULT" or not predication.head.is_verb:
        return []
    sentence, slots = predication.sentence, predication.slots
    allies = fill(("subject",), slots, sentence, lookup, target=False, spread=False)
    met = fill(("object",), slots, sentence, lookup, target=False, spread=False)
    if not (met and is_one_way(predication, met)):
        met = fill(("object", "with", "against"), slots, sentence, lookup, target=False, spread=False)
        met = met if len(allies) > 1 else []
    return [p for p in met if p not in allies]


def without_topic(slots: Slots) -> Slots:
    """Return the slots of a talk without who has a part in what is talked about.

    "discussed the ceasefire *between Israel and Hamas*", "discussed Peru's dispute *with Chile*".
    """
    themes = slots.get("object", [])
    theirs = [t for t in themes if any(o.i < t.i for o in owners(t))]
    kept = {name: [t for t in tokens if t.head not in theirs] for name, tokens in slots.items() if name == "with"}
    return {name: tokens for name, tokens in (slots | kept).items() if not (name in BETWEEN and themes)}


def without_mediators(slots: Slots, predication: Predication) -> Slots:
    """Return the slots of what several do together without who only brought them together."""
    apart = {*mediators(predication), *comrades(predication)}
    return {name: [t for t in tokens if t not in apart] for name, tokens in slots.items()} if apart else slots


def is_struck(party: Party, predication: Predication) -> bool:
    """Whether an attack is named after whom it struck: "the Gazette attack" on a paper, "the Lumumba murder"."""
    noun = predication.head
    if predication.predicate.type != "ASSAULT" or not noun.is_noun:
        return False
    named = children(noun, "compound", "nmod:desc", "flat")
    before = any(t.start < party.span.end and party.span.start < t.end for n in named for t in n.subtree())
    return before and (party.civil or party.actor.startswith("person/"))
