"""Predications → events, with parties, status, date, place and the reason for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codec import digest
from dragoman.extract import scorer
from dragoman.extract.authorities import with_authority
from dragoman.extract.background import is_background, is_to_come
from dragoman.extract.build_ups import foreseen, of_its_kind
from dragoman.extract.casualties import find_casualties
from dragoman.extract.dates import Dated
from dragoman.extract.dating import coming, date_of, is_present
from dragoman.extract.fights import is_one_way
from dragoman.extract.frames import Coded, code_parties, each_other, off_stage, traded
from dragoman.extract.governing import distinct, drop_governed
from dragoman.extract.grounds import is_event, is_lone
from dragoman.extract.harsh_words import with_words
from dragoman.extract.intents import settled
from dragoman.extract.learned import Sides, judge, mutual, sides, told_here, unheard
from dragoman.extract.modes import with_mode
from dragoman.extract.no_acts import is_no_act
from dragoman.extract.opinions import is_opinion
from dragoman.extract.overruled import overruled
from dragoman.extract.own_talks import with_teller
from dragoman.extract.pact_sides import Pacts, with_pact_side
from dragoman.extract.parties import Lookup, Party
from dragoman.extract.places import PlaceMention, find_place
from dragoman.extract.predicates import Predication
from dragoman.extract.private import is_private
from dragoman.extract.scenes import with_scene
from dragoman.extract.status_marks import Mark
from dragoman.extract.told_before import OPENING, Story, weigh_background
from dragoman.extract.unreal import is_fiction
from dragoman.knowledge.ontology import Ontology
from dragoman.model import UNDATED, DateInterval, Event, Reason, Span, Status
from dragoman.nlp.acts import Acts
from dragoman.nlp.parse import Parsed, Sentence
from dragoman.nlp.roles import first_conjunct

# Who intends, demands or threatens does so now: a day to come is that of the deed.
LOOKING_AHEAD = {"AGREE", "REQUEST", "THREATEN"}
CONTEXT_CUES = 1
# Of these a sentence is asked that names nobody: "two men were shot", "hundreds marched".
OF_ANYBODY = {"ASSAULT", "COERCE", "PROTEST", "ACCUSE", "SANCTION"}
DOUBTFUL = {"hypothetical", "negated"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the rest of the reading found: dates and places by sentence, the publication date, the lookup of actors.

    Without a story nothing is weighed as background.
    """

    parsed: Parsed
    lookup: Lookup
    ontology: Ontology
    published: dt.date | None
    dates: dict[int, list[Dated]]
    places: dict[int, list[PlaceMention]]
    story: Story | None = None


def find_events(predications: Iterable[Predication], around: Surroundings) -> Iterator[Event]:
    """Yield the events of a document in order of the text."""
    found = acts_told(predications, around)
    if around.story is not None:
        opening = {c.predication.predicate.type for index in range(OPENING) for c in found.get(index, ())}
        around = replace(around, story=replace(around.story, opening=frozenset(opening)))
    for coded in (c for told in found.values() for c in told):
        if not is_event(coded) or is_fiction(coded.predication.clause, coded.predication.predicate.type):
            continue
        if is_told(event := build(coded, around)):
            yield event


def acts_told(predications: Iterable[Predication], around: Surroundings) -> dict[int, list[Coded]]:
    """Return by sentence the acts told in it, each once, none that another one demands, promises or denies."""
    by_sentence: dict[int, list[Predication]] = {s.index: [] for s in around.parsed.sentences}
    for predication in predications:
        by_sentence[predication.sentence.index].append(predication)
    pacts = Pacts(around.parsed, around.lookup)
    return {
        s.index: distinct(drop_governed([with_pact_side(off_stage(traded(c)), pacts) for c in candidates]))
        for s in around.parsed.sentences
        if (candidates := coded_of(s, by_sentence[s.index], around))
    }


def coded_of(sentence: Sentence, predications: Sequence[Predication], around: Surroundings) -> list[Coded]:
    """Return what the lexicon finds in a sentence, and what the encoder hears beside it, in order of the text."""
    lookup, places = around.lookup, around.places.get(sentence.index, [])
    acts = acts_asked(sentence, predications, around)
    if acts is None:
        heard = [with_scene(code_parties(p, lookup), places, lookup) for p in predications]
        return [c for c in heard if not is_private(c.predication)]
    heard = [hear(p, acts, lookup, places) for p in predications]
    heard += [hear_alone(p, acts, lookup, places) for p in unheard(sentence, predications, acts)]
    none = (is_private, is_opinion, is_no_act)
    meant = of_its_kind(foreseen(heard), lookup)
    told = (c for c in meant if is_likely(c) and not any(test(c.predication) for test in none))
    return sorted(told, key=lambda c: c.predication.head.i)


def acts_asked(sentence: Sentence, predications: Sequence[Predication], around: Surroundings) -> Acts | None:
    """Return what the encoder hears in a sentence that names somebody, or in which something may befall anybody."""
    befell = any(p.predicate.type in OF_ANYBODY for p in predications)
    # Whether acts can be asked for comes last: it takes the encoder as long as reading the sentence did.
    return sentence.acts if befell or any(around.lookup.named(sentence, t) for t in sentence.tokens) else None


def hear_alone(predication: Predication, acts: Acts, lookup: Lookup, places: Sequence[PlaceMention]) -> Coded:
    """Return an act that the encoder alone hears, with the parties that it points at."""
    found = mutual(sides(predication, acts, lookup), predication)
    coded = with_scene(Coded(predication, found.sources, found.targets), places, lookup)
    return weigh(with_teller(with_authority(coded, places, lookup), lookup), None, acts)


def hear(predication: Predication, acts: Acts, lookup: Lookup, places: Sequence[PlaceMention]) -> Coded:
    """Return what an entry has found as the encoder judges it; what a user's own entry says stands unjudged."""
    if predication.predicate.own:
        return with_sides(code_parties(predication, lookup), acts, lookup)
    judged = with_sides(code_parties(judge(predication, acts), lookup), acts, lookup)
    settled = with_authority(with_scene(judged, places, lookup), places, lookup)
    return weigh(with_teller(settled, lookup), predication.predicate.id, acts)


def is_likely(coded: Coded) -> bool:
    """Whether an act is likely enough: one that names only one side tells less, so that more is asked of it.

    So does one between people and bodies of no known state, of whom most acts are private.
    """
    if coded.predication.predicate.own:
        return True
    both = bool(coded.sources and coded.targets) and any(p.country for p in (*coded.sources, *coded.targets))
    return (coded.chance or 0) >= (scorer.LEAST if both else scorer.LEAST_ALONE)


def weigh(coded: Coded, entry: str | None, acts: Acts) -> Coded:
    """Return a coded predication with its chance; `entry` is the lexicon's, None for what the encoder alone hears."""
    found = scorer.features(coded.predication, entry, coded.sources, coded.targets, acts)
    return replace(coded, chance=scorer.chance(found))


def with_sides(coded: Coded, acts: Acts, lookup: Lookup) -> Coded:
    """Return a coded predication with a side that its frame left empty, or surely mistook, as the encoder points."""
    coded = overruled(coded, acts, lookup)
    if coded.sources and (coded.targets or is_lone(coded.predication.predicate)):
        return coded
    found = sides(coded.predication, acts, lookup)
    if coded.predication.predicate.reciprocal and not is_one_way(coded.predication, coded.targets):
        found = told_here(found, coded.predication)
        met = (p for p in (*coded.sources, *found.sources, *found.targets) if p.how != "place")
        both = list({p.actor: p for p in met}.values())
        if len(both) > 1:
            return replace(coded, sources=both, targets=both)
    completed = filled_in(coded, found)
    # Who visits together visits somebody else.
    return completed if "visit" in coded.predication.predicate.mode else each_other(completed)


def filled_in(coded: Coded, found: Sides) -> Coded:
    """Return an act with the side that it lacks, of parties that do not stand on the other one.

    Of "a clash that killed nine guards" the guards are one side, and not the one that acts.
    """
    if "resign" in coded.predication.predicate.mode:
        # "stepped down as chair of the party": towards nobody.
        found = replace(found, targets=[])
    held = {p.actor for p in (*coded.sources, *coded.targets)}
    sources, targets = ([p for p in side if p.actor not in held] for side in (found.sources, found.targets))
    return replace(coded, sources=coded.sources or sources, targets=coded.targets or targets)


def is_told(event: Event) -> bool:
    """Whether an event is worth telling: what did not happen, or may not have, means nothing without both sides."""
    return event.status not in DOUBTFUL or (bool(event.sources) and bool(event.targets))


def build(coded: Coded, around: Surroundings) -> Event:
    """Make the event of a coded predication."""
    coded, status, mark = settled(with_words(coded), around.lookup)
    predication, parsed = coded.predication, around.parsed
    status, mark, when, background = timing(predication, status, mark, around)
    predicate = predication.predicate = with_mode(predication)
    trigger = trigger_span(predication, parsed)
    cameo = around.ontology.cameo(predicate.type, predicate.mode, predicate.cameo)
    sources, targets = spans(coded.sources), spans(coded.targets)
    sides = ([(s.start, s.end) for s in side] for side in (sources, targets))
    return Event(
        id="event/" + digest(parsed.document.id, trigger.start, trigger.end, *sides),
        type=predicate.type,
        modes=predicate.mode,
        contexts=contexts(predication, around.ontology),
        cameo=cameo,
        quad=around.ontology.types[predicate.type].quad,
        score=around.ontology.score(predicate.type, predicate.mode),
        goldstein=around.ontology.weight(cameo),
        status=status,
        historical=background is not None,
        sources=actors(coded.sources),
        targets=actors(coded.targets),
        source_spans=sources,
        target_spans=targets,
        when=when,
        where=find_place(predication, around.places.get(predication.sentence.index, [])),
        casualties=find_casualties(predication) if status == "actual" else None,
        reported_by=(),
        trigger=trigger,
        evidence=(parsed.sentence_span(predication.sentence),),
        confidence=confidence(coded, mark),
        why=reason(coded, trigger, mark, background),
    )  # fmt: skip


def timing(
    predication: Predication, status: Status, mark: Mark | None, around: Surroundings
) -> tuple[Status, Mark | None, DateInterval, Mark | None]:
    """Return (status, its mark, when, why it is background or None), for a day to come makes an act a plan."""
    when = date_of(predication, around.dates.get(predication.sentence.index, []))
    now = predication.predicate.type in LOOKING_AHEAD
    may_come = not now and status in {"actual", "planned"}
    if may_come and (day := coming(predication, when, around.published)) is not None:
        mark = mark if status == "planned" else coming_mark(when)
        status, when = "planned", day
    if status in {"planned", "hypothetical"} or (mark is not None and mark.says == "promised"):
        return status, mark, when, None
    if status == "actual" and is_to_come(when, around.published):
        if is_present(predication) and not now:
            return "planned", coming_mark(when), when, None
        when = UNDATED
    return status, mark, when, background_of(predication, status, when, around)


def coming_mark(when: DateInterval) -> Mark:
    """Return the sign that a day to come makes an act a plan."""
    return Mark("planned", "status.coming", when.text or "")


def background_of(predication: Predication, status: Status, when: DateInterval, around: Surroundings) -> Mark | None:
    """Return the sign that an act is background: its date or words, else what the story around it weighs."""
    background = is_background(predication, when, around.published)
    if background is None and around.story is not None and status == "actual":
        return weigh_background(predication, when, around.story)
    return background


def spans(parties: Iterable[Party]) -> tuple[Span, ...]:
    """Return the parties' spans in order of the text."""
    return tuple(sorted({p.span for p in parties}))


def actors(parties: Iterable[Party]) -> tuple[str, ...]:
    """Return the parties' ids, each once."""
    return tuple(dict.fromkeys(p.actor for p in parties))


def trigger_span(predication: Predication, parsed: Parsed) -> Span:
    """Return the stretch from the first to the last word of the trigger, its light verb left out."""
    words = predication.words
    return parsed.span(min(t.start for t in words), max(t.end for t in words))


def contexts(predication: Predication, ontology: Ontology) -> tuple[str, ...]:
    """Return the predicate's contexts and those whose cue words stand in the clause."""
    lemmas = {t.lemma.lower() for t in first_conjunct(predication.clause).subtree()}
    cued = [name for name, cues in sorted(ontology.contexts.items()) if len(lemmas & cues) > CONTEXT_CUES]
    return tuple(dict.fromkeys((*predication.predicate.contexts, *cued)))


def confidence(coded: Coded, mark: Mark | None) -> float:
    """Return 0-1: the scorer's chance, or without an encoder less for a noun, a missing side, a doubtful status."""
    if coded.chance is not None:
        return round(coded.chance, 2)
    value = 0.9
    value -= 0.1 * (coded.predication.head.is_noun and coded.predication.carrier is None)
    value -= 0.15 * (not coded.targets) + 0.15 * (not coded.sources)
    value -= 0.1 * any(p.how in {"place", "reference"} for p in (*coded.sources, *coded.targets))
    value -= 0.05 * any(p.how == "owner" for p in (*coded.sources, *coded.targets))
    return round(max(0.1, value - 0.05 * (mark is not None)), 2)


def reason(coded: Coded, trigger: Span, mark: Mark | None, background: Mark | None) -> Reason:
    """Say in one sentence which entry fired on which words and what decided the rest."""
    p = coded.predication
    parts = [
        f"“{trigger.text}” is {p.predicate.type}" + (f" ({', '.join(p.predicate.mode)})" if p.predicate.mode else "")
    ]
    if p.carrier is not None:
        parts.append(f"carried by “{p.carrier.text}”")
    parts += [
        f"{side} “{', '.join(s.text for s in spans(found))}”"
        for side, found in (("by", coded.sources), ("towards", coded.targets))
        if found
    ]
    if mark is not None:
        parts.append(f"{mark.says} for “{mark.word}” ({mark.rule})")
    if background is not None:
        parts.append(f"background for “{background.word}”")
    return Reason(rule=p.predicate.id, detail=", ".join(parts) + ".")


def attribute(events: Iterable[Event], claims: dict[str, list[str]]) -> tuple[Event, ...]:
    """Return the events with the claims that report them; `claims` maps event ids to claim ids."""
    return tuple(replace(e, reported_by=tuple(claims[e.id])) if e.id in claims else e for e in events)
