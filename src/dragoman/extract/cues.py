"""Cues of speech in one sentence: the words that attribute, who speaks, and the content they govern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.asides import (
    aside_sayer,
    has_subject,
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
from dragoman.extract.contents import (
    clause_content,
    governed_content,
    impersonal_content,
    own_words,
    span_of,
)
from dragoman.extract.headlines import headline_attribution
from dragoman.extract.hung import mistaken_subject
from dragoman.extract.later import is_next_saying, told_at_end
from dragoman.extract.noun_cues import adjective_attribution, noun_attribution, phrase_told
from dragoman.extract.quotes import Quote
from dragoman.knowledge.lexicon import Cue, load_cues, load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import (
    FINITE,
    RELATIVES,
    children,
    is_calendar,
    objects,
    preposition,
    subjects,
)

PHRASE_LINKS = {"compound", "amod", "nmod:poss", "flat", "nmod:desc"}
REACH = 4
TAIL = 9
# Behind a quotation a name may come with what somebody is: "“…,” Ana Quispe, founder of the Lima Port Watch, tells".
BEHIND = 14
ASKED = {"ask", "press", "question", "quiz"}
# So many words may name who speaks before a colon: "Deputy Foreign Minister Ana Quispe: “…”".
NAMED = 7


def sentence_attributions(sentence: Sentence) -> Iterator[Attribution]:
    """Yield the attributions of one sentence."""
    cues = load_cues()
    used: set[int] = set()
    if (told := headline_attribution(sentence)) is not None:
        yield told
    for token in sentence.tokens:
        if token.i in used:
            continue
        found = according(sentence, token, cues["preposition"].get(token.lower, []))
        if found is not None:
            pass
        elif token.is_verb and token.dep not in {"aux", "aux:pass", "cop", "amod", "compound"}:
            found = verb_attribution(sentence, token, cues["verb"].get(token.lemma, []))
            if found is None and token.tag == "VBN" and token.lower in cues["adjective"]:
                found = adjective_attribution(sentence, token, cues["adjective"][token.lower][0])
        elif token.lower in cues["adjective"]:
            found = adjective_attribution(sentence, token, cues["adjective"][token.lower][0])
        elif token.is_noun:
            found = noun_attribution(sentence, token, cues["noun"].get(token.lemma.lower(), []))
        if found is not None and not (told and is_within(found, told)):
            used |= {t.i for t in found.words}
            yield found


def is_within(found: Attribution, told: Attribution) -> bool:
    """Whether all that somebody is said to tell is who tells a headline: "fears what he will say: *aide*"."""
    return bool(found.content) and all(
        start >= told.clause[0] and end <= told.clause[1] for start, end in found.content
    )


def verb_attribution(sentence: Sentence, verb: Token, cues: list[Cue]) -> Attribution | None:
    """Return the attribution of a verb of speech, the first cue whose frame the verb fills."""
    if cues and is_disbelief(verb):
        return disbelieved(sentence, verb, cues)
    if not cues or is_unreal(verb) or is_asked(verb):
        return None
    quoting = quoted_as(sentence, verb)
    if quoting is not None:
        return quoting
    found = [a for cue in cues if (a := framed(sentence, verb, cue)) is not None]
    # A frame that is filled before one that only a quotation can fill.
    return next((a for a in found if not a.needs_quote), next(iter(found), None))


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
    speakers = [s for s in sayers(verb) if not is_empty(s) or s.dep != "nsubj"]
    # "Wants *to know* if the port will close": what the last word of the cue governs is asked.
    telling = words[-1] if words[-1].is_verb and words[-1].dep == "xcomp" else verb
    content, needs_quote = governed_content(telling, cue)
    impersonal = not speakers and "ccomp" in cue.row.takes and bool(told := impersonal_content(verb))
    if impersonal:
        content, needs_quote = told, False
    if not content and (inner := noun_clause(words[1:]) or noun_topic(words[1:], cue)):
        content, needs_quote = [inner], False
    if any(is_nobody(s) for s in speakers):
        return None
    if content is None or (
        not speakers and (verb.dep in {"xcomp", "acl", "amod"} or is_misread(sentence, verb, content))
    ):
        return None
    return Attribution(
        sentence, verb, words, "verb", cue.row.id, cue.row.stance, tuple(speakers), (), addressees(verb, speakers),
        tuple(content), clause_range(verb, content), needs_quote, impersonal=impersonal,
    )  # fmt: skip


def sayers(verb: Token) -> list[Token]:
    """Return who says; of "said that trade grew, adding that …", hung on what is said, who says that."""
    told_of = torn_subject(verb)
    teller = aside_sayer(verb) if told_of else None
    own = [teller] if teller else own_subjects(verb, [s for s in subjects(verb) if not is_calendar(s)])
    if not own and (parted := parted_subject(verb)):
        return [parted]
    if not own and verb.tag in FINITE and is_right_behind_quote(verb):
        # The parser takes who speaks behind quoted words for an object, or for a clause of one noun.
        behind = [t for t in children(verb, "obj", "iobj", "ccomp") if t.i > verb.i]
        return [t for t in behind if t.dep != "ccomp" or (t.is_noun and not children(t, "cop", "aux", "nsubj"))][:1]
    clause = verb.head
    if clause is not None and is_next_saying(verb, clause) and clause.head is not None:
        return subjects(clause.head) or own
    if verb.tag != "VBG" or verb.dep not in {"advcl", "conj"} or clause is None:
        return own
    saying = said_by(clause)
    # "He said they “speak the truth,” *accusing* Oslo of lies": what stands behind quoted words is told by who quotes.
    can_speak = verb.lemma != "add" and any(is_voice(t) for t in own) and not is_right_behind_quote(verb)
    return own if can_speak or saying is None else subjects(saying) or own


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
    between = sentence.tokens[mark.i + 1 : verb.i] if mark else []
    named = any(t.is_noun for t in between) and not any(t.is_verb for t in between)
    return named and mark is not None and any(start <= mark.start < end for start, end in content)


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
    # "A farmer turned senator, *Adams* said": of a name and what stands for it the name speaks.
    return sorted(spoken, key=lambda t: not t.is_proper)


def is_asked(verb: Token) -> bool:
    """Whether a participle that opens a sentence tells a question put to who answers it: "Asked why, she said"."""
    ahead = verb.dep == "advcl" and verb.head is not None and verb.i < verb.head.i
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
    told = [*children(verb, "iobj"), *(children(verb, "obj") if children(verb, "ccomp") else [])]
    told += [c for c in children(verb, "obl") if preposition(c) == "to"]
    told += [t for c in children(verb, "ccomp") if (t := mistaken_subject(verb, c))]
    return tuple(t for t in told if t not in speakers)


def quoted_as(sentence: Sentence, verb: Token) -> Attribution | None:
    """Return the attribution of "X quoted Y as saying": Y speaks, X hands on."""
    if verb.lemma not in {"quote", "cite"}:
        return None
    saying = next(
        (
            t
            for t in sentence.tokens[verb.i + 1 :]
            if t.tag == "VBG" and t.lemma in {"say", "tell", "write"} and sentence.tokens[t.i - 1].lower == "as"
        ),
        None,
    )
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


def according(sentence: Sentence, token: Token, cues: list[Cue]) -> Attribution | None:
    """Return the attribution of "according to X" and its like: the rest of the clause is the content."""
    for cue in cues:
        words = sentence.tokens[token.i : token.i + 1 + len(cue.after)]
        if [t.lower for t in words[1:]] != list(cue.after):
            continue
        source = phrase_head(sentence, words)
        if source is None or source.head is None:
            return None
        phrase = {t.i for t in source.subtree()} | {t.i for t in words}
        clause = [t for t in told_at_end(source, clause_head(source)).subtree() if t.i not in phrase]
        before, after = [t for t in clause if t.i < min(phrase)], [t for t in clause if t.i > max(phrase)]
        content = [span_of(part, drop_mark=False) for part in (before, after) if len(part) > 2 or has_subject(part)]  # noqa: PLR2004
        if not content:
            return None
        edge = (min(sentence.tokens[i].start for i in phrase), max(sentence.tokens[i].end for i in phrase))
        return Attribution(
            sentence, token, tuple(words), "preposition", cue.row.id, cue.row.stance, (source,), (), (), tuple(content),
            edge, needs_quote=False,
        )  # fmt: skip
    return None


def clause_head(source: Token) -> Token:
    """Return the verb or predicate that a phrase belongs to, however deep the parser hung it."""
    above = next((t for t in source.ancestors() if t.is_verb or children(t, "cop", "nsubj")), None)
    return above or source.head or source


def phrase_head(sentence: Sentence, words: list[Token]) -> Token | None:
    """Return the head of the noun phrase behind "according to"."""
    inside = {t.i for t in words}
    for token in sentence.tokens[words[-1].i + 1 : words[-1].i + 10]:
        if token.lower in RELATIVES:  # "a note according to which Oslo paid": Oslo says nothing
            return None
        if token.is_noun or token.tag == "PRP":
            top = top_of_phrase(token, words[-1].i)
            return top if top.i not in inside else None
    return None


def top_of_phrase(token: Token, after: int) -> Token:
    """Return the head of the phrase that a word is within, no word up to the position counted."""
    while token.head is not None and token.head.i > after and token.dep in PHRASE_LINKS:
        token = token.head
    return token


def attribution_beside(sentence: Sentence, quote: Quote) -> Attribution | None:
    """Return the attribution of the few words around a quotation, however parsed: "…,” the consultant believed."."""
    before = [t for t in sentence.tokens if t.end <= quote.start and not is_mark(t)]
    told = introduced(sentence, before)
    if told is not None:
        return told
    verbs = load_cues()["verb"]
    after = [t for t in sentence.tokens if t.start > quote.end and not is_mark(t)][:BEHIND]
    cue = next((t for t in after if t.tag in {"VBD", "VBN", "VBZ"} and "quote" in takes(verbs.get(t.lemma, []))), None)
    if cue is None or any(t.is_verb and t is not cue for t in after[: after.index(cue)]):
        return None
    place = after.index(cue)
    if place and any(c.i > cue.i for c in children(cue, "ccomp")):
        return None
    sides = ((after[:place], after[0].i - 1), (after[place + 1 :], cue.i))
    nominal = [top_of_phrase(t, edge) for side, edge in sides for t in side if can_name(t)]
    if not nominal or is_empty(nominal[0]):
        return None
    return plain_attribution(sentence, cue, nominal[0])


def is_mark(token: Token) -> bool:
    """Whether a token is a quotation mark or a comma."""
    return token.tag in {"``", "''"} or token.text in {'"', "'", ","}


def can_name(token: Token) -> bool:
    """Whether a word may name who speaks: a noun or pronoun, no day."""
    return (token.is_noun or token.tag == "PRP") and not is_calendar(token)


def introduced(sentence: Sentence, before: Sequence[Token]) -> Attribution | None:
    """Return the attribution of the words ahead of a quotation: a cue, or who is named or told of before a colon."""
    verbs = load_cues()["verb"]
    cues = [t for t in before[-TAIL:] if t.tag in {"VBD", "VBZ"} and "quote" in takes(verbs.get(t.lemma, []))]
    if cues and (speaking := subjects(cues[-1])) and not is_empty(speaking[0]):
        return plain_attribution(sentence, cues[-1], speaking[0])
    if not before or before[-1].text != ":":
        return None
    named = named_before(before[:-1])
    told = named or next((t for t in subjects(sentence.root) if is_person(t)), None)
    if told is None or told not in before:
        return None
    cue = before[-1] if named else sentence.root
    row = load_cues()["mark"][":"][0].row
    clause = (min(cue.start, told.start), before[-1].end)
    return Attribution(sentence, cue, (cue,), "mark", row.id, row.stance, (told,), (), (), (), clause, needs_quote=True)


def named_before(words: Sequence[Token]) -> Token | None:
    """Return the name that is all there is before a colon, with its titles: "Minister *Ana Quispe*: “…”"."""
    if not words or len(words) > NAMED or not all(t.is_noun or t.tag in {"JJ", "CD"} for t in words):
        return None
    names = [t for t in words if t.entity in {"PER", "ORG"}]
    return top_of_phrase(names[0], -1) if names and names[-1] is words[-1] else None


def is_person(word: Token) -> bool:
    """Whether a word stands for one person: a name, he or she, "the minister"."""
    return word.entity == "PER" or word.lower in {"he", "she"} or word.lemma.lower() in load_sets()["speakers"]


def plain_attribution(sentence: Sentence, cue: Token, speaker: Token) -> Attribution:
    """Return the attribution of a quotation by a verb that stands alone."""
    row = next(c.row for c in load_cues()["verb"][cue.lemma] if "quote" in c.row.takes and not c.after)
    clause = (min(cue.start, speaker.start), max(cue.end, speaker.end))
    return Attribution(
        sentence, cue, (cue,), "verb", row.id, row.stance, (speaker,), (), (), (), clause, needs_quote=True
    )


def takes(cues: list[Cue]) -> set[str]:
    """Return all frames of a verb's cues."""
    return {frame for cue in cues for frame in cue.row.takes if not cue.after}
