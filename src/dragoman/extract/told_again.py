"""One act told several times in one text is one event: "met in Oslo … the meeting", "was arrested … his arrest".

What a later telling adds, a day, a place, a count, goes to the first; its sentence is evidence beside the first one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.governing import SIGNING
from dragoman.extract.occasions import DEFINITE, at_occasions, head_of, is_definite, sentences_of
from dragoman.extract.same_fates import is_its_toll, is_one_fate, without_mode
from dragoman.extract.same_parties import Fit, Home, fit, have_common, is_mutual
from dragoman.extract.same_places import are_apart
from dragoman.extract.same_words import is_condemning, is_sanction, share_sanctions, share_talks, share_word
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Event, Reason
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import children, first_conjunct, preposition

# What is said or promised may be said again of something else; there only "the warning" points back to the first.
WORDS = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AID", "COOPERATE", "CONCEDE"}
HAPPENS = {"actual", "planned"}
SUFFERED = {"ASSAULT", "COERCE", "SANCTION", "RETREAT"}
# Beside an act, what makes it another than the one told before.
ANOTHER = {
    "again", "another", "also", "second", "third", "fourth", "new", "further", "fresh", "other", "later", "once",
    "earlier", "previously", "twice", "thrice", "repeatedly", "more", "last", "previous", "next", "separate", "then",
    "before",
}  # fmt: skip
# Sentences back that "the meeting", who met left out, is looked for.
FAR = 3
# Taken once towards one party in one word; demands and reproaches have contents that tell them apart.
STANCES = {"SUPPORT", "REJECT"}
RECEIVING = {"welcome", "receive", "greet", "host"}
# A time of day tells no day.
CLOCK = re.compile(r"morning|noon|afternoon|evening|night|midnight|o'clock|hours?\b", re.IGNORECASE)
# Nouns of one act that stand in the plural: "the talks", "the U.S. sanctions".
PLURAL = ("talks", "sanctions")
# Words for whatever was signed.
ANY_PACT = {"agreement", "deal", "pact", "accord", "document", "paper"}
# What is said again in other words has so many words in common with its first telling, and half of the fewer.
COMMON = 2
EMPTY = {
    "be", "have", "do", "make", "take", "say", "tell", "get", "go", "country", "government", "state", "side", "way",
}  # fmt: skip
# What an agreement is about stands behind one of these.
ABOUT = {"on", "about", "over", "for"}


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of an act, with its sentence and the topmost word of its trigger."""

    event: Event
    sentence: Sentence
    head: Token


def join(events: Iterable[Event], parsed: Parsed, home: Home) -> tuple[tuple[Event, ...], dict[str, str]]:
    """Return the events with what is told again taken into its first telling, and (id dropped → id kept).

    `home` tells the state that an actor acts for.
    """
    starts = sentences_of(parsed)
    kept: list[Telling] = []
    same: dict[str, str] = {}
    for event in events:
        sentence = starts[event.evidence[0].start]
        telling = Telling(event, sentence, head_of(event, sentence))
        first = first_of(telling, kept, home)
        if first is None:
            kept.append(telling)
        else:
            kept[first] = replace(kept[first], event=taken_in(kept[first].event, event))
            same[event.id] = kept[first].event.id
    return tuple(t.event for t in kept), same


def renamed(told: Mapping[str, Sequence[str]], same: Mapping[str, str]) -> dict[str, list[str]]:
    """Return (event → what reports it) under the ids kept."""
    found: dict[str, list[str]] = {}
    for event, claims in told.items():
        held = found.setdefault(same.get(event, event), [])
        held.extend(c for c in claims if c not in held)
    return found


def first_of(telling: Telling, kept: Sequence[Telling], home: Home) -> int | None:
    """Return the place of the latest telling before of the same act."""
    return next((i for i in reversed(range(len(kept))) if tells_one(telling, kept[i], home)), None)


def tells_one(later: Telling, first: Telling, home: Home) -> bool:
    """Whether two tellings are of one act, or of what befell the same people once."""
    return befalls_again(later, first, home) or is_same(later, first, home)


def is_same(later: Telling, first: Telling, home: Home) -> bool:
    """Whether a telling is of the act of one before, by kind, parties, words and whatever tells them apart."""
    one, other = first.event, later.event
    alike = is_alike(one, other)
    if alike and is_what_they_do(later, first):
        return fit(one, other, home) > Fit.NONE
    if not alike or differ(one, other):
        return False
    if one.type == "CONSULT" and (is_at(later, first, home) or is_received(later, first, home)):
        return True
    apart = later.sentence is first.sentence or is_another(later.head) or other_things(first, later)
    agreed = Fit.NONE if apart else fit(one, other, home)
    if agreed is Fit.NONE:
        return False
    if is_one_talk(later, first, agreed):
        return True
    # "The visit of the delegation", "signed the pact" in February: a noun alone, and a pact told of, say no time.
    long_ago = other.historical and other.when.given
    timeless = (is_definite(first.head) and not long_ago) or is_of_pact_told(later, first)
    return points_back(later, first, agreed) or (
        (timeless or one.historical == other.historical) and tells_same(later, first, agreed)
    )


def befalls_again(later: Telling, first: Telling, home: Home) -> bool:
    """Whether it tells what befell the same people before, by the same, in other words: "was shot … was killed"."""
    apart = not is_alike(first.event, later.event) or is_another(later.head)
    if apart or differ(without_mode(first.event), later.event):
        return False
    before, behind = (first.event, first.head), (later.event, later.head)
    return is_its_toll(before, behind) or is_one_fate(before, behind, later.sentence, home)


def is_alike(one: Event, other: Event) -> bool:
    """Whether two acts are of one type and status, of those that happen."""
    return one.type == other.type and one.status == other.status and one.status in HAPPENS


def tells_same(later: Telling, first: Telling, agreed: Fit) -> bool:
    """Whether two verbs whose parties agree tell one act."""
    one, other = first.event, later.event
    if is_word(first):
        both = bool(one.sources and other.sources)
        again = (is_said_again(later, first), is_one_load(later, first, agreed), is_quoted_again(later, first, agreed))
        return both and any(again)
    if is_done_once(one, other) and one.type == "ASSAULT" and is_definite(later.head):
        return True  # "shot General Saleh … the assassination of Saleh"
    return is_so_called(later, first) and (is_done_once(one, other) or is_surely(later, first, agreed))


def is_word(telling: Telling) -> bool:
    """Whether an act is one of words or of good will, which may be done again; what is signed is signed once."""
    return telling.event.type in WORDS and telling.head.lemma.lower() not in SIGNING


def is_one_talk(later: Telling, first: Telling, agreed: Fit) -> bool:
    """Whether two who talk are told to talk in other words, near by: "held a phone conversation … discussed trade".

    Who receives somebody at home and rings him talks twice.
    """
    near = later.sentence.index - first.sentence.index <= FAR
    both = agreed >= Fit.FULL and is_mutual(first.event) and is_mutual(later.event)
    phoned = [t for t in (first, later) if "phone" in t.event.modes]
    seen = any(t.head.lemma.lower() in load_sets()["face-to-face"] for t in (first, later))
    return near and both and not (phoned and seen) and share_talks(later.head, first.head)


def is_what_they_do(later: Telling, first: Telling) -> bool:
    """Whether only what sanctions do is told: "U.S. sanctions on Cuba … the sanctions have cut its trade"."""
    doing = children(later.head, "nsubj") if later.head.is_verb else []
    told = any(is_sanction(t) and is_taken_up(t) for t in doing)
    return told and not later.event.sources and "restrict" in first.event.modes


def is_surely(later: Telling, first: Telling, agreed: Fit) -> bool:
    """Whether the parties of two verbs agree: whoever suffers must be told in the same words.

    A noun only names what a verb then tells: "the seizure of a tanker by Peru … Peruvian marines seized the tanker".
    """
    named = is_definite(first.head) and "visit" in first.event.modes and bool(first.event.sources)
    if agreed is Fit.EXACT or named:
        return True
    same = first.event.targets == later.event.targets or is_definite(first.head)
    return agreed is Fit.FULL and (first.event.type not in SUFFERED or same)


def is_at(later: Telling, first: Telling, home: Home) -> bool:
    """Whether people talk at the meeting just told: "in the meeting they discussed", "the talks were attended".

    "Kerry met Lavrov. During the meeting Obama rang Rouhani": these talk to each other elsewhere.
    """
    if not 0 <= later.sentence.index - first.sentence.index <= FAR:
        return False
    # "The meeting was attended by": others than those told first, so that the word must be the same.
    held = [o for o in children(later.head, "obj", "nsubj:pass") if o.lemma == first.head.lemma and is_taken_up(o)]
    if later.sentence is first.sentence:
        return any(o is first.head for o in (*at_occasions(later.head), *held))
    at = any(share_word(o, first.head) for o in at_occasions(later.head))
    return bool(held) or (at and have_common(first.event, later.event, home))


def is_received(later: Telling, first: Telling, home: Home) -> bool:
    """Whether a visit is told of by how it was received: "visited Oslo on Friday and was welcomed by the premier"."""
    visits = all("visit" in t.event.modes for t in (later, first))
    received = any(t.head.lemma in RECEIVING for t in (later, first))
    near = later.sentence.index - first.sentence.index <= FAR
    return visits and received and near and fit(first.event, later.event, home) >= Fit.FULL


def is_one_load(later: Telling, first: Telling, agreed: Fit) -> bool:
    """Whether help is told in other words near by: "dispatched aid to Peru … is sending tents to Peru"."""
    near = later.sentence.index - first.sentence.index <= FAR
    return near and first.event.type == "AID" and agreed is Fit.EXACT and share_word(later.head, first.head)


def is_quoted_again(later: Telling, first: Telling, agreed: Fit) -> bool:
    """Whether a stance is told and then quoted: "said Chad will not let them pass: “We won't let them …”"."""
    stance = first.event.type in STANCES and later.head.lemma == first.head.lemma
    return stance and agreed is Fit.EXACT and later.sentence.index - first.sentence.index <= FAR


def is_of_pact_told(later: Telling, first: Telling) -> bool:
    """Whether the pact signed is one that the text has told to be signed: "signed a pact … signed the pact"."""
    signed = all(t.head.lemma.lower() in SIGNING for t in (later, first))
    return signed and any(is_definite(o) for o in children(later.head, "obj", "nsubj:pass"))


def is_taken_up(noun: Token) -> bool:
    """Whether a noun means what was told before: "the talks", "the U.S. sanctions"."""
    plural = noun.tag == "NNS" and any(noun.lemma.lower() in load_sets()[name] for name in PLURAL)
    known = any(c.lower in DEFINITE or c.dep == "nmod:poss" for c in noun.children)
    return is_definite(noun) or (plural and known)


def points_back(later: Telling, first: Telling, agreed: Fit) -> bool:
    """Whether "the meeting" is that of a telling before: its parties again, or just told with some of them."""
    if not is_taken_up(later.head):
        return False
    one = first.event
    if agreed is Fit.EXACT and one.type not in {*WORDS, "CONSULT"}:
        return True
    near = later.sentence.index - first.sentence.index <= FAR
    return is_so_called(later, first) and (near or agreed >= Fit.FULL or not is_word(first))


def is_said_again(later: Telling, first: Telling) -> bool:
    """Whether what is said is said of the same: "urged Iran to free the crew … called for the crew to be freed"."""
    if all(is_condemning(t.head) for t in (first, later)):
        one, other = deed(first), deed(later)
        return bool(one and other) and (one <= other or other <= one)
    one, other = content(first), content(later)
    least = 1 if share_word(later.head, first.head) else COMMON
    common = one & other
    # "urged Iran to free the crew", "urged Iran to free the ship": each names a thing that the other does not.
    apart = content(first, "NN") - other and content(later, "NN") - one
    return len(common) >= least and 2 * len(common) >= min(len(one), len(other)) and not apart


def deed(telling: Telling) -> set[str]:
    """Return the words for what is condemned: "the raid on the embassy" is "the raid", and no raid elsewhere."""
    spans = (*telling.event.source_spans, *telling.event.target_spans)
    objects = children(telling.head, "obj", "nsubj:pass", "nmod")
    about = [c for c in children(telling.head, "obl") if preposition(c) in ABOUT]
    nouns = (t for o in (*objects, *about) for t in o.subtree() if t.is_noun)
    return {t.lemma.lower() for t in nouns if not any(s.start <= t.start < s.end for s in spans)}


def content(telling: Telling, *tags: str) -> set[str]:
    """Return the words that an act of words has to say, without who speaks to whom."""
    spans = (*telling.event.source_spans, *telling.event.target_spans)
    words = (t for t in telling.head.subtree() if t is not telling.head and t.tag[:2] in (tags or ("NN", "VB")))
    outside = (t for t in words if not any(s.start <= t.start < s.end for s in spans))
    return {t.lemma.lower() for t in outside} - EMPTY


def is_done_once(one: Event, other: Event) -> bool:
    """Whether both tell what befell one person, by the same actors as far as told: nobody is arrested twice a story."""
    alone = len(one.targets) == 1 and one.targets[0].startswith("person/")
    by = not one.sources or not other.sources or {*one.sources} == {*other.sources}
    return alone and one.targets == other.targets and by and one.type in SUFFERED


def is_another(head: Token) -> bool:
    """Whether words beside an act make it another one: "met again", "a second attack"."""
    top = first_conjunct(head)
    # "had *earlier* held a meeting"
    carrying = top.head.children if top.dep == "obj" and top.head is not None else ()
    # "imposed *new* sanctions"; "signed the new pact" is of the one just told.
    things = (o for o in children(head, "obj", "nsubj:pass") if not is_taken_up(o))
    beside = [*head.children, *top.children, *carrying, *(c for o in things for c in o.children)]
    # "for the second time", "three times this year"
    times = [c for c in beside if c.lemma == "time"]
    return any(c.tag == "NNS" for c in times) or any(
        c.lower in ANOTHER for c in (*beside, *(w for t in times for w in t.children))
    )


def other_things(first: Telling, later: Telling) -> bool:
    """Whether two verbs do it to two things: "bombed *a depot* in Syria … bombed *an airfield* in Syria"."""
    one, other = things(first), things(later)
    handed = load_sets()["aid-in-general"]
    if first.event.type == "AID" and (one <= handed or other <= handed):
        one = other = set()  # "sent two loads of aid … is sending a field hospital"
    # "signed a roadmap … signed *the* document"
    same = any(o.lemma.lower() in ANY_PACT and is_definite(o) for o in children(later.head, "obj", "nsubj:pass"))
    pact = same and load_sets()["agreements"] | ANY_PACT >= one | other
    about = topics(first), topics(later)
    return (bool(one and other) and one.isdisjoint(other) and not pact) or (
        all(about) and about[0].isdisjoint(about[1])
    )


def things(telling: Telling) -> set[str]:
    """Return the objects of an act that no party is named by."""
    spans = telling.event.target_spans
    objects = children(telling.head, "obj", "nsubj:pass") if telling.head.is_verb else []
    nouns = (t for t in objects if t.tag in {"NN", "NNS"})
    return {t.lemma.lower() for t in nouns if not any(s.start <= t.start < s.end for s in spans)}


def topics(telling: Telling) -> set[str]:
    """Return what a pact is about: "an agreement *on gas*"."""
    pacts = children(telling.head, "obj", "nsubj:pass") if telling.head.is_verb else []
    return {c.lemma.lower() for t in pacts for c in children(t, "nmod") if preposition(c) in ABOUT}


def differ(one: Event, other: Event) -> bool:
    """Whether day, place, way or count tell two acts apart."""
    if one.when.given and other.when.given and not meet(one, other):
        return True
    if one.where and other.where and are_apart(one.where, other.where):
        return True
    pairs = ((one.modes, other.modes), (one.casualties, other.casualties))
    return any(a and b and a != b for a, b in pairs)


def meet(one: Event, other: Event) -> bool:
    """Whether two dates may be one: the same phrase, or days that both hold."""
    a, b = one.when, other.when
    if any(w.start is None and w.relative is None and CLOCK.search(w.text or "") for w in (a, b)):
        return True
    if a.start is None or b.start is None:
        return (a.start, a.end, a.relative) == (b.start, b.end, b.relative)
    return a.start <= (b.end or b.start) and b.start <= (a.end or a.start)


def is_so_called(later: Telling, first: Telling) -> bool:
    """Whether two tellings are in words of one sort: who "quit" a pact is told of as having "withdrawn"."""
    left = first.event.modes == later.event.modes == ("withdraw",)
    imposed = "restrict" in first.event.modes and share_sanctions(later.head, first.head)
    signed = all(t.head.lemma.lower() in SIGNING for t in (later, first))
    return left or imposed or signed or share_word(later.head, first.head)


def taken_in(first: Event, again: Event) -> Event:
    """Return the first telling of an act with what a later one adds."""
    detail = f"{first.why.detail} Told again in “{again.evidence[0].text}”"
    if is_mutual(again) and not (first.sources and first.targets):
        # Who met whom is told later: all stand on both sides.
        first = replace(first, sources=(), source_spans=(), targets=(), target_spans=())
    return replace(
        first,
        modes=first.modes or again.modes,
        sources=first.sources or again.sources,
        source_spans=first.source_spans or again.source_spans,
        targets=first.targets or again.targets,
        target_spans=first.target_spans or again.target_spans,
        when=first.when if first.when.given else again.when,
        where=first.where or again.where,
        casualties=first.casualties or again.casualties,
        evidence=tuple(dict.fromkeys((*first.evidence, *again.evidence))),
        confidence=max(first.confidence, again.confidence),
        why=Reason(rule=first.why.rule, detail=detail),
    )
