"""Cues that are nouns or adjectives: "his hope that …", "a call for a truce", "is confident that …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.attributions import Attribution, Range, clause_range, is_empty, is_unreal, is_voice
from dragoman.extract.hung import opens_with_that
from dragoman.extract.said_words import act_of, own_words, phrase_of, span_of, without_case
from dragoman.knowledge.lexicon import Cue, load_cues, load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, is_calendar, is_infinitive, owners, preposition, subjects

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
    head = noun.head
    carried = head is not None and head.is_verb and noun.dep == "obj"
    if carried and head is not None and (is_unreal(head) or (is_waved_away(head) and not holders(noun))):
        return None
    # "Told a briefing that …": who was told is no saying of its own.
    if carried and head is not None and head.lemma == "tell":
        return None
    giver = head if carried and head is not None and head.lemma not in load_sets()["undergoing"] else None
    whose = [t for t in holders(noun) if t.tag != "PRP$" or not voices_own(giver)]
    speakers = whose or (subjects(giver) if giver else children(noun, "nsubj"))
    # "Amid fears that the dam may burst": somebody fears it, whoever it is.
    nobodys = not speakers and cues[0].row.id in FELT and (noun.dep != "nsubj" or is_there(noun))
    if not speakers and not nobodys:
        return None
    words = (giver, noun) if giver and giver.i < noun.i and not is_waved_away(giver) else (noun,)
    return replace(governed(sentence, words, cues[0], speakers, content), impersonal=nobodys)


def holders(noun: Token) -> list[Token]:
    """Return whose a thought or charge is: "Iran's claim", "criticism *from Oslo* that", "fear *among traders*"."""
    return owners(noun) or [t for t in children(noun, "nmod") if preposition(t) in {"from", "among", "by"}]


def clause_told(noun: Token) -> Range | None:
    """Return the clause that a noun tells: "his claim that …", "his claim is that …"."""
    own = (c for c in children(noun, "acl", "ccomp", "acl:relcl") if is_that_clause(c, noun))
    clause = next(own, None) or clause_behind(noun)
    if clause is not None:
        return span_of(own_words(clause), drop_mark=True)
    said = noun.head if noun.dep in {"nsubj", "nsubj:outer"} else None
    that = next((m for m in children(said, "mark") if m.lower == "that" and m.i > noun.i), None) if said else None
    be = [c for c in children(said, "cop") if that and noun.i < c.i < that.i] if said else []
    # "His claim is that Oslo paid", not "… that his claim is true".
    return span_of([t for t in own_words(said) if that and t.i >= that.i], drop_mark=True) if said and be else None


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
    head = noun.head
    giver = head if head is not None and noun.dep == "obj" and head.lemma in load_sets()["voicing"] else None
    whose = [t for t in owners(noun) if preposition(t) != "of" and (t.tag != "PRP$" or not voices_own(giver))]
    given = whose or (subjects(giver) if giver else [])
    speakers = [t for t in given if (is_voice(t) or t.tag == "PRP$") and not is_empty(t)]
    if not content or not speakers or (giver and is_unreal(giver)) or is_told_above(noun):
        return None
    return governed(sentence, (noun,), cue, speakers, content)


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
    clause = next((c for c in children(noun, "acl") if is_infinitive(c) and c.i > noun.i), None)
    asked = [t for t in children(noun, "nmod") if preposition(t) in ASKED and t.i > noun.i]
    if clause is None and asked and cue.row.stance == "ask" and noun.dep == "obj" and noun.head is not None:
        # "Renewed its call *on Chile to free the crew*": the parser hangs the act on the verb.
        clause = next((c for c in children(noun.head, "advcl", "xcomp") if is_infinitive(c) and c.i > asked[0].i), None)
    if clause is None:
        return None
    who = [t for a in asked for t in without_case(a)] if cue.row.stance == "ask" else []
    return span_of([*own_words(clause), *(t for t in who if t.i < clause.i)], drop_mark=False)


def phrase_told(noun: Token, cue: Cue) -> Range | None:
    """Return the phrase behind a noun that stands for a clause: "its call for *a truce*"."""
    if "about" not in cue.row.takes:
        return None
    words = TOPICS.get(cue.row.id) or TOPICS.get(cue.row.stance, set())
    # "Its threat of leaving": what it would do stands in a participle.
    acts = [c for c in children(noun, "acl") if c.tag == "VBG" and words & {m.lower for m in children(c, "mark")}]
    if acts and acts[0].i > noun.i:
        return act_of(acts[0])
    thing = next((t for t in children(noun, "nmod") if preposition(t) in words and t.i > noun.i), None)
    return phrase_of(thing) if thing and not is_calendar(thing) and thing.tag != "PRP" else None


def adjective_attribution(sentence: Sentence, word: Token, cue: Cue) -> Attribution | None:
    """Return the attribution of what somebody is: "is confident *that the deal will hold*"."""
    carrier = word.head if word.dep == "xcomp" and word.head is not None and word.head.lemma in LINKING else None
    be = carrier or next(iter(children(word, "cop", "aux:pass")), None)
    speakers = [s for s in children(carrier or word, "nsubj", "nsubj:pass") if not is_empty(s)]
    content = adjective_content(word, cue)
    if be is None or not speakers or content is None or is_unreal(carrier or word):
        return None
    return governed(sentence, (word,), cue, speakers, content)


def adjective_content(word: Token, cue: Cue) -> Range | None:
    """Return the clause behind an adjective, or what the feeling is about: "worried *about the harvest*"."""
    clause = next((c for c in children(word, "ccomp", "xcomp", "advcl", "acl") if is_told(c) and c.i > word.i), None)
    if clause is not None:
        return span_of(own_words(clause), drop_mark=True)
    if "about" not in cue.row.takes:
        return None
    held = (t for t in children(word, "obl", "nmod", "advcl") if t.i > word.i and opening(t) in {"about", "over"})
    thing = next(held, None)
    if thing is None or is_calendar(thing) or thing.tag == "PRP":
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
