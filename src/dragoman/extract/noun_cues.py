"""Cues that are nouns or adjectives: "his hope that …", "a call for a truce", "is confident that …"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dragoman.extract.attributions import (
    PRIVATE,
    Attribution,
    Range,
    clause_range,
    is_empty,
    is_unreal,
    is_voice,
    may_think,
)
from dragoman.extract.hung import opens_with_that
from dragoman.extract.said_words import act_of, own_words, phrase_of, span_of, without_case
from dragoman.knowledge.lexicon import Cue, load_cues, load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, is_calendar, is_infinitive, is_passive, owners, preposition, subjects

# What is said or felt by somebody even where nobody is named.
FELT = {"believe.noun", "believe.fear", "hope.noun", "say.claim-noun", "accuse.noun"}
# Behind which word a noun of such a stance or cue has what stands for a clause: "a call *for* a truce".
TOPICS = {
    "ask": {"for"},
    "warn": {"of", "about", "against"},
    "hope": {"for", "of"},
    "believe": {"about", "over", "of"},
    "accuse": {"of", "about"},
    "deny": {"of"},
    "promise": {"of"},
    "say": {"of"},
    "say.concern": {"about", "over", "at"},
}
# Of whom something is asked.
ASKED = {"on", "upon", "to"}
SCARCE = {"no", "little", "few", "less", "any"}
# "Remained hopeful that": what somebody is may hang on one of these.
LINKING = {"remain", "stay", "feel", "become", "grow", "sound", "seem", "appear"}


def noun_attribution(sentence: Sentence, noun: Token, cues: list[Cue]) -> Attribution | None:
    """Return the attribution of a noun with a clause or what stands for one: "his hope that", "a call for"."""
    if not cues:
        return None
    content = clause_told(noun)
    if content is None:
        return lesser_attribution(sentence, noun, cues[0])
    giver = giver_of(noun)
    if giver is not None and not is_voiced(noun, giver):
        return None
    speakers = given_by(noun, giver) or ([] if giver else children(noun, "nsubj") or moved_by(noun, cues[0]))
    nobodys = not speakers and is_felt(noun, cues[0])
    if not speakers and not nobodys:
        return None
    words = (giver, noun) if giver is not None and giver.i < noun.i and is_giving(giver) else (noun,)
    return replace(governed(sentence, words, cues[0], speakers, content), impersonal=nobodys)


def moved_by(noun: Token, cue: Cue) -> list[Token]:
    """Return who acts in a thought of his: "*the court* waited in the hope that …".

    Who is sent somewhere "in the hope that" need not hope; who acts "on a warning", "met with criticism" or lives
    "under the threat that" has it from others.
    """
    verb = noun.head
    if verb is None or noun.dep != "obl" or preposition(noun) != "in" or verb.lemma in load_cues()["verb"]:
        return []
    acting = cue.row.stance in PRIVATE and verb.is_verb and not is_passive(verb) and not is_unreal(verb)
    return [t for t in subjects(verb) if may_think(t) and not is_calendar(t)] if acting else []


def holders(noun: Token) -> list[Token]:
    """Return whose a thought or charge is: "Iran's claim", "criticism *from Oslo* that", "fear *among traders*"."""
    return owners(noun) or [t for t in children(noun, "nmod") if preposition(t) in {"from", "among", "by"}]


def clause_told(noun: Token) -> Range | None:
    """Return the clause that a noun tells: "his claim that …", "his claim is that …"."""
    own = (c for c in children(noun, "acl", "ccomp", "acl:relcl") if is_that_clause(c, noun))
    clause = next(own, None) or clause_behind(noun)
    return span_of(own_words(clause), drop_mark=True) if clause is not None else said_to_be(noun)


def said_to_be(noun: Token) -> Range | None:
    """Return the clause that a noun is said to be: "his claim is *that Oslo paid*", not "that his claim is true"."""
    said = noun.head if noun.dep in {"nsubj", "nsubj:outer"} else None
    that = next((m for m in children(said, "mark") if m.lower == "that" and m.i > noun.i), None) if said else None
    if said is None or that is None or not any(noun.i < c.i < that.i for c in children(said, "cop")):
        return None
    return span_of([t for t in own_words(said) if t.i >= that.i], drop_mark=True)


def clause_behind(noun: Token) -> Token | None:
    """Return the clause right behind a noun's phrase that the parser hung on the verb.

    "Rejected criticism from Oslo *that the dam was late*", where the verb tells no clause of its own.
    """
    verb = noun.head
    if verb is None or noun.dep not in {"obj", "obl"} or not verb.is_verb:
        return None
    hung = children(verb, "advcl") if verb.lemma in load_cues()["verb"] else children(verb, "advcl", "ccomp")
    last = max(t.i for t in noun.subtree())
    marked = (c for c in hung if any(m.lower == "that" and m.i == last + 1 for m in children(c, "mark")))
    return next(marked, None)


def is_giving(giver: Token) -> bool:
    """Whether who is the subject of a verb says or holds what its object tells: not "faced criticism that …"."""
    return giver.lemma not in load_sets()["undergoing"] and not is_waved_away(giver)


def giver_of(noun: Token) -> Token | None:
    """Return the verb that a noun of speech is the object of: "*expressed* his hope that …"."""
    return noun.head if noun.dep == "obj" and noun.head is not None and noun.head.is_verb else None


def is_voiced(noun: Token, giver: Token) -> bool:
    """Whether a verb with a noun of speech tells that it was said: not "told a briefing", "rejected the view"."""
    if giver.lemma == "tell" or is_unreal(giver):
        return False
    return not is_waved_away(giver) or bool(holders(noun))


def given_by(noun: Token, giver: Token | None, *, but: str = "") -> list[Token]:
    """Return who has a thought or word or gives it: "*his* hope", but of "voiced his hope" the subject.

    `but`: no owner behind that preposition.
    """
    whose = owners(noun) if but else holders(noun)
    own = [t for t in whose if preposition(t) != but and (t.tag != "PRP$" or not voices_own(giver))]
    return own or (subjects(giver) if giver and is_giving(giver) else [])


def is_felt(noun: Token, cue: Cue) -> bool:
    """Whether somebody feels what nobody is named for: "amid fears that the dam may burst"."""
    return cue.row.id in FELT and (noun.dep != "nsubj" or is_there(noun))


def voices_own(giver: Token | None) -> bool:
    """Whether who voices a thought of his is named with the verb: "*the envoy* expressed his belief that …"."""
    return giver is not None and giver.lemma in load_sets()["voicing"] and bool(subjects(giver))


def is_there(noun: Token) -> bool:
    """Whether a thought is told to be there: "there are *fears* that …", not "there is little hope that …"."""
    be = noun.head
    scarce = any(c.lower in SCARCE for c in noun.children)
    return be is not None and bool(children(be, "expl")) and not scarce and not is_unreal(be)


def lesser_attribution(sentence: Sentence, noun: Token, cue: Cue) -> Attribution | None:
    """Return the attribution of a noun with an infinitive or a phrase, where somebody who speaks has it or gives it.

    "Lima's pledge *to reopen the port*", "the envoy renewed his call for *a truce*"; not "demand for copper".
    """
    content = infinitive_of(noun, cue) or phrase_told(noun, cue)
    giver = noun.head if noun.dep == "obj" else None
    giver = giver if giver is not None and giver.lemma in load_sets()["voicing"] else None
    if not content or (giver and is_unreal(giver)) or is_told_above(noun):
        return None
    speakers = [t for t in given_by(noun, giver, but="of") if may_speak(t)]
    return governed(sentence, (noun,), cue, speakers, content) if speakers else None


def may_speak(word: Token) -> bool:
    """Whether a word can name who speaks, "his" too."""
    return (is_voice(word) or word.tag == "PRP$") and not is_empty(word)


def governed(
    sentence: Sentence, words: tuple[Token, ...], cue: Cue, speakers: Sequence[Token], content: Range
) -> Attribution:
    """Return the attribution of a word, the last of its cue's, with what it governs."""
    row, word = cue.row, words[-1]
    return Attribution(
        sentence, word, words, row.kind, row.id, row.stance, tuple(speakers), (), (), (content,),
        clause_range(word, [content]), needs_quote=False,
    )  # fmt: skip


def is_waved_away(verb: Token) -> bool:
    """Whether who is the subject does not hold the thought: "rejected the view that …"."""
    return any(c.row.id == "deny.idea" and not c.after for c in load_cues()["verb"].get(verb.lemma, []))


def is_told_above(noun: Token) -> bool:
    """Whether the noun is what a verb of saying tells: "repeated *its threat to close the strait*"."""
    head = noun.head
    told = head is not None and noun.dep == "obj" and head.is_verb
    return told and any("obj" in c.row.takes for c in load_cues()["verb"].get(head.lemma if head else "", []))


def infinitive_of(noun: Token, cue: Cue) -> Range | None:
    """Return the infinitive behind a noun: "its pledge *to reopen the port*"."""
    if "inf" not in cue.row.takes:
        return None
    asked = [t for t in children(noun, "nmod") if preposition(t) in ASKED and t.i > noun.i]
    asked = asked if cue.row.stance == "ask" else []
    clause = next((c for c in children(noun, "acl") if is_infinitive(c) and c.i > noun.i), None)
    clause = clause or (asked_above(noun, asked[0]) if asked else None)
    if clause is None:
        return None
    who = [t for a in asked for t in without_case(a) if t.i < clause.i]
    return span_of([*own_words(clause), *who], drop_mark=False)


def asked_above(noun: Token, asked: Token) -> Token | None:
    """Return what is asked for, hung on the verb: "renewed its call on Chile *to free the crew*"."""
    above = children(noun.head, "advcl", "xcomp") if noun.dep == "obj" and noun.head is not None else []
    return next((c for c in above if is_infinitive(c) and c.i > asked.i), None)


def phrase_told(noun: Token, cue: Cue) -> Range | None:
    """Return the phrase behind a noun that stands for a clause: "its call for *a truce*"."""
    if "about" not in cue.row.takes:
        return None
    words = TOPICS.get(cue.row.id) or TOPICS.get(cue.row.stance, set())
    if act := participle_of(noun, words):
        return act_of(act)
    thing = next((t for t in children(noun, "nmod") if preposition(t) in words and t.i > noun.i), None)
    if thing is None or is_no_topic(thing):
        return None
    act = called_for(noun, thing) if cue.row.stance == "ask" else None
    return span_of([*without_case(thing), *(own_words(act) if act else [])], drop_mark=False)


def called_for(noun: Token, thing: Token) -> Token | None:
    """Return what somebody is called to do, right behind him: "renewed its calls for *Chile to free the crew*"."""
    own = (c for c in children(noun, "acl") if is_infinitive(c) and c.i > thing.i)
    act = next(own, None) or asked_above(noun, thing)
    first = min((t.i for t in act.subtree()), default=0) if act else 0
    return act if first == max(t.i for t in thing.subtree()) + 1 else None


def participle_of(noun: Token, words: Collection[str]) -> Token | None:
    """Return the participle that tells what would be done: "its threat of *leaving*"."""
    acts = [c for c in children(noun, "acl") if c.tag == "VBG" and any(m.lower in words for m in children(c, "mark"))]
    return acts[0] if acts and acts[0].i > noun.i else None


def is_no_topic(thing: Token) -> bool:
    """Whether a phrase tells when, or is a mere pronoun, and so stands for no clause."""
    return is_calendar(thing) or thing.tag == "PRP"


def adjective_attribution(sentence: Sentence, word: Token, cue: Cue) -> Attribution | None:
    """Return the attribution of what somebody is: "is confident *that the deal will hold*"."""
    carrier = linking_verb(word)
    be = carrier or next(iter(children(word, "cop", "aux:pass")), None)
    speakers = [s for s in children(carrier or word, "nsubj", "nsubj:pass") if not is_empty(s)]
    content = adjective_content(word, cue)
    if be is None or not speakers or content is None or is_unreal(carrier or word):
        return None
    return governed(sentence, (word,), cue, speakers, content)


def linking_verb(word: Token) -> Token | None:
    """Return the verb that says of somebody what an adjective tells: "*remains* confident"."""
    return word.head if word.dep == "xcomp" and word.head is not None and word.head.lemma in LINKING else None


def adjective_content(word: Token, cue: Cue) -> Range | None:
    """Return the clause behind an adjective, or what the feeling is about: "worried *about the harvest*"."""
    clause = next((c for c in children(word, "ccomp", "xcomp", "advcl", "acl") if is_told(c) and c.i > word.i), None)
    if clause is not None:
        return span_of(own_words(clause), drop_mark=True)
    if "about" not in cue.row.takes:
        return None
    held = (t for t in children(word, "obl", "nmod", "advcl") if t.i > word.i and opening(t) in {"about", "over"})
    thing = next(held, None)
    if thing is None or is_no_topic(thing):
        return None
    return act_of(thing) if thing.is_verb else phrase_of(thing)


def opening(word: Token) -> str | None:
    """Return the preposition that opens a phrase or a participle's clause."""
    return preposition(word) or next((m.lower for m in children(word, "mark")), None)


def is_told(clause: Token) -> bool:
    """Whether a clause is a statement: behind "that", or with a subject and nothing that makes it a circumstance."""
    marks = {m.lower for m in children(clause, "mark", "advmod") if m.i < clause.i and m.dep == "mark"}
    return "that" in marks or (not marks and clause.dep == "ccomp" and bool(children(clause, "nsubj", "nsubj:pass")))


def is_that_clause(clause: Token, noun: Token) -> bool:
    """Whether a clause tells what a noun says: marked by "that", or read as a relative one with its own subject."""
    marked = any(m.lower == "that" for m in children(clause, "mark"))
    if clause.dep == "acl:relcl":
        return opens_with_that(clause, noun) or (marked and bool(children(clause, "nsubj", "nsubj:pass")))
    return marked
