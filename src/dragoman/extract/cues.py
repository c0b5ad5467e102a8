"""Cues of speech in one sentence: the words that attribute, who speaks, and the content they govern."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.asides import (
    aside_sayer,
    is_quoted_before,
    is_right_behind_quote,
    parted_subject,
    torn_subject,
)
from dragoman.extract.attributions import (
    Attribution,
    Range,
    clause_range,
    is_disbelief,
    is_empty,
    is_unreal,
    is_voice,
)
from dragoman.extract.contents import governed_content, impersonal_content
from dragoman.extract.headlines import headline_attribution
from dragoman.extract.hung import mistaken_subject
from dragoman.extract.later import is_behind_comma, is_next_saying, is_source
from dragoman.extract.misread import document_before, misread_subject, taken_in, told_after, who_behind
from dragoman.extract.noun_cues import adjective_attribution, noun_attribution, phrase_told
from dragoman.extract.said_clauses import clause_content, says_more
from dragoman.extract.said_words import own_words, span_of
from dragoman.extract.sources import according
from dragoman.knowledge.lexicon import Cue, load_cues, load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import (
    FINITE,
    children,
    is_calendar,
    objects,
    preposition,
    subjects,
)

REACH = 4
INFERRED = {"suggest", "indicate", "imply", "show", "demonstrate", "signal"}
ASKED = {"ask", "press", "question", "quiz"}
# Who writes to somebody "saying that" says it himself.
WRITING = {"email", "e-mail", "write", "text", "message", "tweet", "cable", "phone"}
# Sentences of which attributions are kept: those of a long article.
REMEMBERED = 300


@functools.lru_cache(maxsize=REMEMBERED)
def sentence_attributions(sentence: Sentence) -> tuple[Attribution, ...]:
    """Return the attributions of one sentence.

    Kept for the sentences looked at last: pronouns in quoted words, voices and claims ask for them one after the other.
    """
    return tuple(find_attributions(sentence))


def find_attributions(sentence: Sentence) -> Iterator[Attribution]:
    """Yield the attributions of one sentence."""
    used: set[int] = set()
    if (told := headline_attribution(sentence)) is not None:
        yield told
    for token in sentence.tokens:
        found = attribution_at(sentence, token) if token.i not in used else None
        if found is not None and not (told and is_within(found, told)):
            used |= {t.i for t in found.words}
            yield found


def attribution_at(sentence: Sentence, token: Token) -> Attribution | None:
    """Return the attribution that a word opens: "according to", a verb, an adjective or a noun of speech."""
    cues = load_cues()
    found = according(sentence, token, cues["preposition"].get(token.lower, []))
    if found is not None:
        return found
    if token.is_verb and token.dep not in {"aux", "aux:pass", "cop", "amod", "compound"}:
        found = verb_attribution(sentence, token, cues["verb"].get(token.lemma, []))
        if found is not None or token.tag != "VBN":
            return found
    elif token.is_noun and token.lower not in cues["adjective"]:
        return noun_attribution(sentence, token, cues["noun"].get(token.lemma.lower(), []))
    told = cues["adjective"].get(token.lower)
    return adjective_attribution(sentence, token, told[0]) if told else None


def is_within(found: Attribution, told: Attribution) -> bool:
    """Whether all that somebody is said to tell is who tells a headline: "fears what he will say: *aide*"."""
    return bool(found.content) and all(
        start >= told.clause[0] and end <= told.clause[1] for start, end in found.content
    )


def verb_attribution(sentence: Sentence, verb: Token, cues: list[Cue]) -> Attribution | None:
    """Return the attribution of a verb of speech, the first cue whose frame the verb fills."""
    if cues and is_disbelief(verb):
        return disbelieved(sentence, verb, cues)
    if not cues or is_unreal(verb) or is_asked(verb) or is_inferred(verb):
        return None
    quoting = quoted_as(sentence, verb)
    if quoting is not None:
        return quoting
    found = [a for cue in cues if (a := framed(sentence, verb, cue)) is not None]
    # A frame that is filled before one that only a quotation can fill.
    best = next((a for a in found if not a.needs_quote), next(iter(found), None))
    return None if best is not None and is_told_by_noun(best) else best


def is_told_by_noun(found: Attribution) -> bool:
    """Whether a verb's object tells its content, in a stance of its own: "repeated *accusations* that …"."""
    # Who confirms or denies accusations does not make them.
    plain = len(found.words) == 1 and found.stance in {"say", "ask"}
    nouns = [t for t in children(found.cue, "obj") if t.is_noun] if plain else []
    cues = load_cues()["noun"]
    told = (noun_attribution(found.sentence, t, cues.get(t.lemma.lower(), [])) for t in nouns)
    return any(a is not None and len(a.words) > 1 and a.speakers == found.speakers for a in told)


def is_inferred(verb: Token) -> bool:
    """Whether the reporter infers what finds tell: "police found nails in the wall, *suggesting* a bomb"."""
    found = verb.head is not None and verb.head.lemma in load_sets()["unearthing"]
    return found and verb.tag == "VBG" and verb.dep == "advcl" and verb.lemma in INFERRED and is_behind_comma(verb)


def disbelieved(sentence: Sentence, verb: Token, cues: list[Cue]) -> Attribution | None:
    """Return the denial of who does not believe what a clause tells."""
    found = (framed(sentence, verb, cue) for cue in cues if "ccomp" in cue.row.takes)
    doubt = next((a for a in found if a is not None and a.content and a.speakers), None)
    return replace(doubt, stance="deny") if doubt else None


def framed(sentence: Sentence, verb: Token, cue: Cue) -> Attribution | None:
    """Return the attribution of a verb by one cue, None when the cue's words or frame are not there."""
    words = cue_words(sentence, verb, cue)
    if words is None:
        return None
    speakers = speaking(verb)
    if any(is_nobody(s) for s in speakers):
        return None
    impersonal = impersonal_content(verb) if not speakers and "ccomp" in cue.row.takes else []
    content, needs_quote = (impersonal, False) if impersonal else content_of(verb, cue, words)
    if content is None or (not speakers and is_sourceless(sentence, verb, content)):
        return None
    return Attribution(
        sentence, verb, words, "verb", cue.row.id, cue.row.stance, tuple(speakers), (), addressees(verb, speakers),
        tuple(content), clause_range(verb, content), needs_quote, impersonal=bool(impersonal),
    )  # fmt: skip


def speaking(verb: Token) -> list[Token]:
    """Return who says, but for a subject that stands for nobody: "there", "what"."""
    return [s for s in sayers(verb) if not is_empty(s) or s.dep != "nsubj"]


def content_of(verb: Token, cue: Cue, words: tuple[Token, ...]) -> tuple[list[Range] | None, bool]:
    """Return (content ranges, whether only a quotation will do) of a verb, or of the last word or noun of its cue."""
    # "Wants *to know* if the port will close": what the last word of the cue governs is asked.
    telling = words[-1] if words[-1].is_verb and words[-1].dep == "xcomp" else verb
    content, needs_quote = governed_content(telling, cue)
    inner = None if content else noun_clause(words[1:]) or noun_topic(words[1:], cue)
    return ([inner], False) if inner else (content, needs_quote)


def is_sourceless(sentence: Sentence, verb: Token, content: Sequence[Range]) -> bool:
    """Whether a verb without a speaker attributes nothing: one that only describes, or whose speaker was misread."""
    return verb.dep in {"xcomp", "acl", "amod"} or is_misread(sentence, verb, content)


def sayers(verb: Token) -> list[Token]:
    """Return who says; of "said that trade grew, adding that …", hung on what is said, who says that."""
    told = document_before(verb) or told_after(verb) or (taken_in(verb) if verb.dep == "parataxis" else None)
    if shared := [told] if told else sharing(verb):
        return shared
    teller = aside_sayer(verb) if torn_subject(verb) else None
    own = [teller] if teller else own_subjects(verb, [who_behind(s, verb) for s in subjects(verb) if can_tell(s, verb)])
    if not own and (misread := parted_subject(verb) or misread_subject(verb) or taken_in(verb)):
        return [misread]
    if not own and verb.tag in FINITE and is_right_behind_quote(verb):
        return sayer_behind(verb)
    if not own and verb.lemma == "put":
        # "As Ana Paz, a nurse, put it: “…”": the parser may take "as" for a preposition.
        return [t for t in children(verb, "obl") if preposition(t) == "as" and t.i < verb.i]
    clause = verb.head
    if clause is None:
        return own
    return next_sayers(verb, clause, own) or own


def sharing(verb: Token) -> list[Token]:
    """Return who says in a participle what goes with another saying of his.

    "“The road is shut,” *she* added, noting …", "*the mayor* emailed voters saying …", "*he* made a point of saying …".
    """
    head = verb.head
    if verb.tag != "VBG" or head is None or head.i > verb.i or children(verb, "nsubj"):
        return []
    point = verb.dep == "acl" and head.lemma == "point" and head.dep == "obj"
    if point and head.head is not None:
        return subjects(head.head)
    added = verb.dep == "advcl" and is_closing(head)
    written = verb.dep == "xcomp" and head.lemma in WRITING
    return sayers(head) if added or (written and head.tag in FINITE) else []


def is_closing(verb: Token) -> bool:
    """Whether a cue with its sayer stands behind quoted words: "“…,” she *added*"."""
    quoted = any(is_quoted_before(verb, c) for c in children(verb, "ccomp", "parataxis", "nsubj"))
    return quoted and verb.tag in FINITE and verb.lemma in load_cues()["verb"]


def can_tell(subject: Token, verb: Token) -> bool:
    """Whether a subject may tell: no day, nor whom "told" has behind it: "“…,” Ana Paz, a nurse, told *the Herald*".

    *April* Paz is no month.
    """
    day = is_calendar(subject) and subject.entity != "PER"
    return not day and not (is_told_to(subject, verb) and verb.lemma == "tell")


def is_told_to(subject: Token, verb: Token) -> bool:
    """Whether a subject hangs on its verb from behind."""
    return subject.head is verb and subject.i > verb.i


def sayer_behind(verb: Token) -> list[Token]:
    """Return who speaks behind quoted words, whom the parser takes for an object, or for a clause of one noun."""
    behind = [t for t in children(verb, "obj", "iobj", "ccomp") if t.i > verb.i]
    return [t for t in behind if t.dep != "ccomp" or (t.is_noun and not children(t, "cop", "aux", "nsubj"))][:1]


def next_sayers(verb: Token, clause: Token, own: Sequence[Token]) -> list[Token]:
    """Return who says next what hangs on what he said first; nobody where a verb has a sayer of its own."""
    if is_next_saying(verb, clause) and clause.head is not None:
        return children(verb, "nsubj") or sayers(clause.head)
    if verb.tag == "VBG" and verb.dep == "ccomp" and says_more(verb) and not own:
        return subjects(clause)
    if verb.tag != "VBG" or verb.dep not in {"advcl", "conj"} or (can_speak(verb, own) and not is_said_while(verb)):
        return []
    saying = said_by(clause)
    return subjects(saying) if saying is not None else []


def is_said_while(verb: Token) -> bool:
    """Whether a participle behind "while" and a comma goes on from all that is said: "…, *while warning* Oslo"."""
    mark = next((m for m in children(verb, "mark") if m.lower == "while"), None)
    return mark is not None and is_behind_comma(mark) and not children(verb, "nsubj")


def can_speak(verb: Token, own: Sequence[Token]) -> bool:
    """Whether a participle's own subject may be who says it.

    "He said they “speak the truth,” *accusing* Oslo of lies": what stands behind quoted words is told by who quotes.
    """
    return verb.lemma != "add" and any(is_voice(t) for t in own) and not is_right_behind_quote(verb)


def teller_behind(subject: Token, verb: Token) -> Token:
    """Return who tells what ends with a name: "… by the judge, Ana Quispe, *the Herald* said", no comma behind.

    "The judge, Ana Quispe said" names one person: the name stands for him.
    """
    commas = {t.i for t in subject.subtree() if t.tag == ","} | {t.i for t in verb.children if t.tag == ","}
    for told in children(subject, "appos") if subject.is_proper else []:
        own = [t.i for t in told.subtree() if t.tag != ","]
        if min(own) - 1 in commas and max(own) == verb.i - 1:
            return told
    return subject


def is_nobody(speaker: Token) -> bool:
    """Whether nobody is told to speak: "*no official* said", "*none* of them believes"."""
    return speaker.lower in {"nobody", "none", "neither"} or any(
        c.lower in {"no", "neither"} for c in children(speaker, "det")
    )


def is_misread(sentence: Sentence, verb: Token, content: Sequence[Range]) -> bool:
    """Whether who speaks behind quoted words was read as what is said: "“…,” said *Ana Quispe, asked about it*".

    Or ahead of the cue: "“…,” *Ana Quispe of the port watch* tells the paper".
    """
    if is_right_behind_quote(verb):
        return any(start > verb.start for start, _ in content)
    mark = next((t for t in reversed(sentence.tokens[: verb.i]) if t.tag == "''"), None)
    if mark is None:
        return False
    between = sentence.tokens[mark.i + 1 : verb.i]
    named = any(t.is_noun for t in between) and not any(t.is_verb for t in between)
    return named and any(start <= mark.start < end for start, end in content)


def said_by(clause: Token) -> Token | None:
    """Return the verb whose content a clause stands in, the outermost."""
    inside = [t for t in (clause, *clause.ancestors()) if t.dep == "ccomp" and t.head is not None]
    return inside[-1].head if inside else None


def own_subjects(verb: Token, found: list[Token]) -> list[Token]:
    """Return the subjects of a verb, without what is quoted, or torn off the phrase of the next.

    "“The danger,” *the doctor* said, “is …”"; "the United States president *John Adams* said".
    """
    spoken = [teller_behind(s, verb) for s in found if s.head is not verb or not is_quoted_before(verb, s)]
    if len(spoken) < 2:  # noqa: PLR2004
        return spoken or found
    beside = not any(t.tag == "," for t in (*spoken[0].subtree(), *spoken[1].subtree()))
    if beside and spoken[1].i - spoken[0].i <= REACH:
        return spoken[1:]
    # "A farmer turned senator, *Adams* said": of a name and what stands for it the name speaks, else the nearer word.
    joined = any(children(t, "cc") for t in spoken)
    return sorted(spoken, key=lambda t: (not t.is_proper, 0 if joined else abs(t.i - verb.i)))


def is_asked(verb: Token) -> bool:
    """Whether a participle that opens a sentence tells a question put to who answers it: "Asked why, she said"."""
    ahead = verb.dep == "advcl" and verb.head is not None and verb.i < verb.head.i
    # "Asked *by a reporter* whether she would, she said": the question is his.
    if children(verb, "obl:agent") and children(verb, "ccomp"):
        return False
    return ahead and verb.lemma in ASKED and verb.tag in {"VBN", "VBD"} and not children(verb, "nsubj", "obj", "mark")


def noun_clause(words: tuple[Token, ...]) -> Range | None:
    """Return the clause of a noun within a cue: "expressed *hope that* …"."""
    clauses = (c for w in words for c in children(w, "acl", "ccomp"))
    clause = next((c for c in clauses if any(m.lower == "that" for m in children(c, "mark"))), None)
    return span_of(own_words(clause), drop_mark=True) if clause else None


def noun_topic(words: tuple[Token, ...], cue: Cue) -> Range | None:
    """Return what a noun within a cue is about: "voiced concern about *the drought*"."""
    return next((told for w in words if w.is_noun and (told := phrase_told(w, cue))), None)


def cue_words(sentence: Sentence, verb: Token, cue: Cue) -> tuple[Token, ...] | None:
    """Return the cue's words in reach behind the verb, or None."""
    found = [verb]
    for word in cue.after:
        rest = sentence.tokens[found[-1].i + 1 : found[-1].i + 1 + REACH]
        match = next((t for t in rest if word in {t.lower, t.lemma.lower()}), None)
        if match is None:
            return None
        found.append(match)
    return tuple(found)


def addressees(verb: Token, speakers: list[Token]) -> tuple[Token, ...]:
    """Return who is told."""
    told = [t for t in children(verb, "nsubj") if not can_tell(t, verb) and not is_calendar(t)]
    told += [*children(verb, "iobj"), *(children(verb, "obj") if children(verb, "ccomp") else [])]
    # "Urged them to wait, according *to Oslo*": Oslo hands it on.
    told += [c for c in children(verb, "obl") if preposition(c) == "to" and not is_source(c)]
    told += [t for c in children(verb, "ccomp") if (t := mistaken_subject(verb, c))]
    return tuple(t for t in told if t not in speakers)


def quoted_as(sentence: Sentence, verb: Token) -> Attribution | None:
    """Return the attribution of "X quoted Y as saying": Y speaks, X hands on."""
    saying = as_saying(sentence, verb) if verb.lemma in {"quote", "cite"} else None
    if saying is None:
        return None
    ranges = clause_content(saying) or clause_content(verb)
    # Behind a quotation the parser takes who is quoted for a second subject: “…,” the daily quoted the mayor as saying.
    between = sentence.tokens[verb.i + 1 : saying.i - 1]
    quoted = [t for t in between if (t.is_noun or t.tag == "PRP") and t.head not in between]
    said_by = objects(verb) or quoted[:1]
    handed_on = [t for t in subjects(verb) if t not in said_by]
    return Attribution(
        sentence, verb, (verb, saying), "verb", "say.quoted-as", "say", tuple(said_by), tuple(handed_on), (),
        tuple(ranges), clause_range(verb, ranges), needs_quote=not ranges,
    )  # fmt: skip


def as_saying(sentence: Sentence, verb: Token) -> Token | None:
    """Return the "saying" of "as saying" behind a verb."""
    saying = (t for t in sentence.tokens[verb.i + 1 :] if t.tag == "VBG" and t.lemma in {"say", "tell", "write"})
    return next((t for t in saying if sentence.tokens[t.i - 1].lower == "as"), None)
