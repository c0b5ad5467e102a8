"""Who speaks and has no name: "a source", "some of the families", "Ana Paz's campaign"; whoever speaks is somebody.

Told of in passing, "sources" and "voters" are nobody in particular; where their words are reported, they are an actor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.attributions import PRIVATE, Attribution
from dragoman.extract.cues import sentence_attributions
from dragoman.extract.mentions import Mention, make, widen
from dragoman.extract.speakers import is_document
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import is_human
from dragoman.model import Reason
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, first_conjunct, preposition
from dragoman.resolution.bodies import BODIES
from dragoman.resolution.cast import Cast, Draft, slug
from dragoman.resolution.coreference import Refs
from dragoman.resolution.descriptions import countries_of, described, is_of_several

COMMON = {"NN", "NNS"}
BESIDE = ("appos", "flat", "conj")
CAMPAIGN = "campaign"
POINTING = {"the", "this", "that", "these", "those"}
NEW = {"a", "an", "another", "one"}


def settle_voices(cast: Cast, refs: Refs) -> None:
    """Make an actor of everybody whose words are reported and whom no name, office or body tells."""
    for sentence in cast.parsed.sentences:
        for speaker, noun in speaking(sentence):
            if not is_told(cast, refs, sentence, speaker) and can_speak(cast, noun):
                give_voice(cast, refs, sentence, speaker, noun)


def speaking(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Yield (word that speaks, noun for who that is) of those described in a sentence."""
    for attribution in sentence_attributions(sentence):
        if not attribution.speakers or attribution.private:
            continue
        speaker = attribution.speakers[0]
        noun = counted(speaker)
        if noun is not None and not is_document(noun) and is_somebody(attribution, noun):
            yield speaker, noun


def counted(speaker: Token) -> Token | None:
    """Return the common noun for who speaks: the word itself, or behind a quantity those it is of."""
    if speaker.tag != "CD" and speaker.lemma.lower() not in load_sets()["quantities"]:
        return speaker if speaker.tag in COMMON else None
    behind = (c for c in children(speaker, "nmod") if preposition(c) == "of")
    return next((c for c in behind if c.tag in COMMON), None)


def is_somebody(attribution: Attribution, noun: Token) -> bool:
    """Whether words are those of somebody told of: not "candidates *who say so*", nor what "people hope"."""
    if noun.lemma.lower() not in load_sets()["generic-parties"]:
        return True
    described = attribution.kind != "preposition" and any(t is attribution.cue for t in noun.subtree())
    return attribution.stance not in PRIVATE and not described


def can_speak(cast: Cast, noun: Token) -> bool:
    """Whether a noun is one for people, or for several who speak as one, and of no state."""
    lemma, sets = noun.lemma.lower(), load_sets()
    if not sets["nobody"].isdisjoint({noun.lower, lemma}) or lemma in sets["peers"]:
        return False
    role = cast.gazetteer.roles.get(lemma)
    return lemma in sets["unnamed-voices"] or is_human(lemma) or (role is not None and role.kind != "equipment")


def is_told(cast: Cast, refs: Refs, sentence: Sentence, speaker: Token) -> bool:
    """Whether somebody is already known to be meant at a word."""
    mention = cast.mention(sentence, speaker)
    return (sentence.index, speaker.i) in refs or (mention is not None and mention in cast.of)


def give_voice(cast: Cast, refs: Refs, sentence: Sentence, speaker: Token, noun: Token) -> None:
    """Tie the words for a speaker to an actor: one already told, else one made now."""
    mention = cast.mention(sentence, noun) or newly_told(cast, sentence, noun)
    if mention not in cast.of:
        draft = somebody(cast, mention, refs)
        if draft is None:
            return
        cast.assign(mention, draft)
    cast.at.update({(sentence.index, i): mention for i in range(mention.first, mention.last + 1)})
    if noun is not speaker:
        # "*Some* of the families": what is asked at the quantity is answered by those counted.
        cast.at[sentence.index, speaker.i] = mention


def somebody(cast: Cast, mention: Mention, refs: Refs) -> Draft | None:
    """Return whom a description of a speaker means; None where it takes up somebody who may have a name."""
    run = run_by_somebody(cast, mention, refs)
    if run is not None:
        return run
    if is_named_beside(cast, mention) or is_of_several(mention, list(dict.fromkeys(cast.at.values()))):
        return None  # "Iranian and Russian officials" are read as both states
    if takes_up(mention):
        return told_before(cast, mention)
    return of_nobody(cast, mention)


def newly_told(cast: Cast, sentence: Sentence, noun: Token) -> Mention:
    """Return a mention of somebody whom no table of roles has."""
    taken = {i for index, i in cast.at if index == sentence.index}
    mention = widen(make(sentence, noun.i, noun.i, "role"), taken)
    mention.sector = told_sector(cast, mention)
    return mention


def told_sector(cast: Cast, mention: Mention) -> str:
    """Return the sector of the people or body that a word beside a noun names: "a *hospital* source"; else people's."""
    roles = (cast.gazetteer.roles.get(t.lemma.lower()) for t in mention.tokens if t is not mention.head)
    if mention.head.lemma.lower() == CAMPAIGN:
        return "PTY"
    plain = "CVL" if is_human(mention.head.lemma.lower()) else "UNK"
    return next((r.sector for r in roles if r is not None), plain)


def is_named_beside(cast: Cast, mention: Mention) -> bool:
    """Whether a name set beside a description tells whom it means: "the farmer and senator *X*", "X, *an actor*"."""
    head = mention.head
    beside = [*children(head, *BESIDE), *([head.head] if head.dep in BESIDE and head.head else [])]
    named = (
        cast.mention(mention.sentence, t) for t in [*beside, first_conjunct(head)] if t is not head and t.is_proper
    )
    return head.tag == "NN" and any(m is not None and m in cast.of for m in named)


def takes_up(mention: Mention) -> bool:
    """Whether "the source" or "the two men" is somebody told of before: nothing beside it says who."""
    beside = list(mention.head.children)
    if any(c.dep in {"nmod", "nmod:poss"} and not mention.covers(c) for c in beside):
        return False
    if mention.head.tag != "NN":
        return any(c.lower in POINTING for c in beside) and any(c.dep == "nummod" for c in beside)
    new = any(c.lower in NEW or c.dep == "nummod" for c in beside)
    return not new and not any(t.is_proper for t in mention.tokens)


def told_before(cast: Cast, mention: Mention) -> Draft | None:
    """Return who was described before by the same noun, told last: "a friend of his … *the friend*"."""
    noun = mention.head.lemma.lower()
    if mention.first != mention.last:
        return None
    before = [m for m in cast.of if m.start < mention.start and m.head.lemma.lower() == noun]
    alike = [m for m in before if m.head.tag == mention.head.tag]
    last = max(alike, key=lambda m: m.start, default=None)
    draft = cast.drafts[cast.of[last]] if last is not None else None
    return draft if draft is not None and draft.kind in {"unnamed", "group"} else None


def run_by_somebody(cast: Cast, mention: Mention, refs: Refs) -> Draft | None:
    """Return what a person runs and is called by his name: "the *Paz* campaign", "her campaign", "the campaign"."""
    noun = mention.head.lemma.lower()
    if noun not in load_sets()["run-by-somebody"] or mention.head.tag != "NN":
        return None
    owner = runner(cast, mention, refs)
    if owner is None:
        told = [d for d in cast.drafts.values() if d.id.startswith(f"group/{noun}-of-")]
        return told[0] if takes_up(mention) and len(told) == 1 else None
    why = Reason(rule="actor.role", detail=f"“{mention.name}” describes the {noun} of {owner.name}.")
    return Draft(
        f"group/{noun}-of-{slug(owner.name)}", f"{owner.name} {noun}", "organisation", owner.country,
        ("PTY",) if noun == CAMPAIGN else owner.sector, known=False, office=None, why=why,
    )  # fmt: skip


def runner(cast: Cast, mention: Mention, refs: Refs) -> Draft | None:
    """Return the person whose name or pronoun stands before what he runs."""
    for owner in children(mention.head, "nmod:poss", "compound", "nmod:desc"):
        here = cast.mention(mention.sentence, owner)
        named = cast.of.get(here) if here is not None else None
        meant = (named,) if named else refs.get((mention.sentence.index, owner.i), ())
        found = [cast.drafts[a] for a in meant if a in cast.drafts and cast.drafts[a].kind == "person"]
        if len(found) == 1:
            return found[0]
    return None


def of_nobody(cast: Cast, mention: Mention) -> Draft:
    """Return the draft of somebody only described, of the country that the words around tell."""
    mentions = sorted(set(cast.at.values()), key=lambda m: m.start)
    told = countries_of(cast, mention, mentions, cast.parsed.document.published)
    country = next((c for c in told if c), None)
    draft = described(cast, mention, None if country in BODIES else country)
    one = mention.head.tag == "NN" and mention.head.lemma.lower() not in load_sets()["speaking-bodies"]
    known = cast.gazetteer.roles.get(mention.head.lemma.lower())
    return replace(draft, kind="unnamed") if one and known is None else draft
