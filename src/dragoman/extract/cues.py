"""Cues of speech in one sentence: the words that attribute, who speaks, and the content they govern."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from dragoman.extract.asides import aside_sayer, has_subject, is_quoted_before, is_right_behind_quote, torn_subject
from dragoman.extract.contents import (
    clause_content,
    governed_content,
    impersonal_content,
    is_next_saying,
    opens_with_that,
    own_words,
    span_of,
    told_at_end,
)
from dragoman.extract.quotes import Quote
from dragoman.knowledge.lexicon import Cue, load_cues, load_sets
from dragoman.model import Stance
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import (
    FINITE,
    RELATIVES,
    children,
    is_calendar,
    is_negated,
    objects,
    owners,
    preposition,
    subjects,
)

Range = tuple[int, int]
# Wishes and thoughts are claims only of somebody; a "statement says" may stand without a known speaker.
PRIVATE = {"hope", "believe"}
EMPTY_SUBJECTS = frozenset({"this", "that", "which", "what", "there", "you", "us", "me"})
# Pronouns that speak only where they stand for somebody known: "it said in a statement".
THINGS = {"it", "these", "those", *EMPTY_SUBJECTS}
PHRASE_LINKS = {"compound", "amod", "nmod:poss", "flat", "nmod:desc"}
REACH = 4
TAIL = 9
# "went on to say" is said; so is what somebody starts with.
PHASES = {"go", "continue", "proceed", "begin", "start", "keep", "hasten"}
ASKED = {"ask", "press", "question", "quiz"}
# What is said or felt by somebody even where nobody is named.
FELT = {"believe.noun", "hope.noun", "say.claim-noun", "accuse.noun"}
MODAL = {"will", "would", "could", "may", "might", "should", "must", "can", "shall", "'ll", "'d"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue at its place: content ranges may be empty when only a quotation can be its content."""

    sentence: Sentence
    cue: Token
    words: tuple[Token, ...]
    kind: str
    rule: str
    stance: Stance
    speakers: tuple[Token, ...]
    via: tuple[Token, ...]
    addressees: tuple[Token, ...]
    content: tuple[Range, ...]
    clause: Range
    needs_quote: bool
    impersonal: bool = False

    @property
    def voiced(self) -> bool:
        """Whether what stands as the speaker can speak: a name, a pronoun, people or what they publish."""
        words = [t for t in self.speakers if not is_empty(t, THINGS)]
        # "according to the figures": what stands behind the preposition is the source, whatever it is.
        sure = self.kind == "preposition" and bool(words)
        return sure or any(is_voice(t) for t in words)

    @property
    def private(self) -> bool:
        """Whether without a known speaker there is no claim: a thought, an attitude to a thing, or words not quoted."""
        if self.impersonal:
            return False
        return self.stance in PRIVATE or self.rule.endswith("-object") or not (self.needs_quote or self.voiced)


def sentence_attributions(sentence: Sentence) -> Iterator[Attribution]:
    """Yield the attributions of one sentence."""
    cues = load_cues()
    used: set[int] = set()
    for token in sentence.tokens:
        if token.i in used:
            continue
        found = according(sentence, token, cues["preposition"].get(token.lower, []))
        if found is not None:
            pass
        elif token.is_verb and token.dep not in {"aux", "aux:pass", "cop", "amod", "compound"}:
            found = verb_attribution(sentence, token, cues["verb"].get(token.lemma, []))
        elif token.lower in cues["adjective"]:
            found = adjective_attribution(sentence, token, cues["adjective"][token.lower][0])
        elif token.is_noun:
            found = noun_attribution(sentence, token, cues["noun"].get(token.lemma.lower(), []))
        if found is not None:
            used |= {t.i for t in found.words}
            yield found


def verb_attribution(sentence: Sentence, verb: Token, cues: list[Cue]) -> Attribution | None:
    """Return the attribution of a verb of speech, the first cue whose frame the verb fills."""
    if not cues or is_unreal(verb) or is_asked(verb):
        return None
    quoting = quoted_as(sentence, verb)
    if quoting is not None:
        return quoting
    found = [a for cue in cues if (a := framed(sentence, verb, cue)) is not None]
    # A frame that is filled before one that only a quotation can fill.
    return next((a for a in found if not a.needs_quote), next(iter(found), None))


def framed(sentence: Sentence, verb: Token, cue: Cue) -> Attribution | None:
    """Return the attribution of a verb by one cue, None when the cue's words or frame are not there."""
    words = cue_words(sentence, verb, cue)
    if words is None:
        return None
    speakers = [s for s in sayers(verb) if not is_empty(s) or s.dep != "nsubj"]
    content, needs_quote = governed_content(verb, cue)
    impersonal = not speakers and "ccomp" in cue.row.takes and bool(told := impersonal_content(verb))
    if impersonal:
        content, needs_quote = told, False
    if not content and (inner := noun_clause(words[1:])):
        content, needs_quote = [inner], False
    if content is None or (not speakers and verb.dep in {"xcomp", "acl", "amod"}):
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
    if not own and verb.tag in FINITE and is_right_behind_quote(verb):
        return [t for t in children(verb, "obj", "iobj") if t.i > verb.i][:1]
    clause = verb.head
    if clause is not None and is_next_saying(verb, clause) and clause.head is not None:
        return subjects(clause.head) or own
    if verb.tag != "VBG" or verb.dep not in {"advcl", "conj"} or clause is None:
        return own
    saying = said_by(clause)
    can_speak = verb.lemma != "add" and any(is_voice(t) for t in own)
    return own if can_speak or saying is None else subjects(saying) or own


def said_by(clause: Token) -> Token | None:
    """Return the verb whose content a clause stands in, the outermost."""
    inside = [t for t in (clause, *clause.ancestors()) if t.dep == "ccomp" and t.head is not None]
    return inside[-1].head if inside else None


def own_subjects(verb: Token, found: list[Token]) -> list[Token]:
    """Return the subjects of a verb, without what is quoted, or torn off the phrase of the next.

    "“The danger,” *the doctor* said, “is …”"; "the United States president *John Adams* said".
    """
    spoken = [s for s in found if s.head is not verb or not is_quoted_before(verb, s)]
    if len(spoken) < 2:  # noqa: PLR2004
        return spoken or found
    beside = not any(t.tag == "," for t in (*spoken[0].subtree(), *spoken[1].subtree()))
    if beside and spoken[1].i - spoken[0].i <= REACH:
        return spoken[1:]
    # "A farmer turned senator, *Adams* said": of a name and what stands for it the name speaks.
    return sorted(spoken, key=lambda t: not t.is_proper)


def is_voice(token: Token) -> bool:
    """Whether a word can stand for who speaks: a name, a pronoun, people or what they publish."""
    return token.tag in {"PRP", "NNP", "NNPS", "CD"} or token.lemma.lower() in load_sets().get("voices", frozenset())


def is_empty(token: Token, words: Container[str] = EMPTY_SUBJECTS) -> bool:
    """Whether a word stands for nobody who speaks: "there", "us" (the US does)."""
    return token.lower in words and not token.is_proper


def is_asked(verb: Token) -> bool:
    """Whether a participle that opens a sentence tells a question put to who answers it: "Asked why, she said"."""
    ahead = verb.dep == "advcl" and verb.head is not None and verb.i < verb.head.i
    return ahead and verb.lemma in ASKED and verb.tag in {"VBN", "VBD"} and not children(verb, "nsubj", "obj", "mark")


def noun_clause(words: tuple[Token, ...]) -> Range | None:
    """Return the clause of a noun within a cue: "expressed *hope that* …"."""
    clauses = (c for w in words for c in children(w, "acl", "ccomp"))
    clause = next((c for c in clauses if any(m.lower == "that" for m in children(c, "mark"))), None)
    return span_of(own_words(clause), drop_mark=True) if clause else None


def is_unreal(verb: Token) -> bool:
    """Whether the saying itself did not happen: negated, modal, wished for, supposed ("let us say")."""
    modal = any(c.dep == "aux" and c.lower in MODAL for c in verb.children)
    bare = verb.tag == "VB" and any(c.lower == "to" for c in children(verb, "mark", "aux")) and not is_under_way(verb)
    supposed = verb.dep in {"xcomp", "ccomp"} and verb.head is not None and verb.head.lemma == "let"
    return modal or supposed or is_negated(verb) or bare


def is_under_way(verb: Token) -> bool:
    """Whether an infinitive is done all the same: "went on to say", "continued to insist"."""
    head = verb.head
    return verb.dep in {"xcomp", "advcl"} and head is not None and head.lemma in PHASES and not is_unreal(head)


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


def clause_range(verb: Token, content: list[Range]) -> Range:
    """Return the range of the cue with its subject and phrases, outside the content."""
    outside = [t for t in verb.subtree() if not any(a <= t.start < b for a, b in content)]
    near = [t for t in outside if abs(t.i - verb.i) < 12] or [verb]  # noqa: PLR2004
    return min(t.start for t in near), max(t.end for t in near)


def addressees(verb: Token, speakers: list[Token]) -> tuple[Token, ...]:
    """Return who is told."""
    told = [*children(verb, "iobj"), *(children(verb, "obj") if children(verb, "ccomp") else [])]
    told += [c for c in children(verb, "obl") if preposition(c) == "to"]
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


def noun_attribution(sentence: Sentence, noun: Token, cues: list[Cue]) -> Attribution | None:
    """Return the attribution of a noun with a clause: "his hope that", "expressed concern that"."""
    clause = next((c for c in children(noun, "acl", "ccomp", "acl:relcl") if is_that_clause(c, noun)), None)
    if clause is None or not cues:
        return None
    head = noun.head
    carried = head is not None and head.is_verb and noun.dep == "obj"
    if carried and head is not None and is_unreal(head):
        return None
    speakers = owners(noun) or (subjects(head) if carried and head is not None else children(noun, "nsubj"))
    # "Amid fears that the dam may burst": somebody fears it, whoever it is.
    nobodys = not speakers and cues[0].row.id in FELT and noun.dep != "nsubj"
    if not speakers and not nobodys:
        return None
    words = (head, noun) if carried and head is not None and head.i < noun.i else (noun,)
    content = [span_of(own_words(clause), drop_mark=True)]
    row = cues[0].row
    return Attribution(
        sentence, noun, words, "noun", row.id, row.stance, tuple(speakers), (), (), tuple(content),
        clause_range(noun, content), needs_quote=False, impersonal=nobodys,
    )  # fmt: skip


def adjective_attribution(sentence: Sentence, word: Token, cue: Cue) -> Attribution | None:
    """Return the attribution of what somebody is: "is confident *that the deal will hold*"."""
    be = children(word, "cop", "aux:pass")
    speakers = [s for s in children(word, "nsubj", "nsubj:pass") if not is_empty(s)]
    clause = next((c for c in children(word, "ccomp", "xcomp", "advcl", "acl") if is_told(c)), None)
    if not be or not speakers or clause is None or clause.i < word.i or is_unreal(word):
        return None
    content = [span_of(own_words(clause), drop_mark=True)]
    return Attribution(
        sentence, word, (word,), "adjective", cue.row.id, cue.row.stance, tuple(speakers), (), (), tuple(content),
        clause_range(word, content), needs_quote=False,
    )  # fmt: skip


def is_told(clause: Token) -> bool:
    """Whether a clause is a statement: behind "that", or with a subject and nothing that makes it a circumstance."""
    marks = {m.lower for m in children(clause, "mark", "advmod") if m.i < clause.i and m.dep == "mark"}
    return "that" in marks or (not marks and clause.dep == "ccomp" and bool(children(clause, "nsubj", "nsubj:pass")))


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


def is_that_clause(clause: Token, noun: Token) -> bool:
    """Whether a clause tells what a noun says: marked by "that", or read as a relative one with its own subject."""
    if clause.dep == "acl:relcl":
        return opens_with_that(clause, noun)
    return any(m.lower == "that" for m in children(clause, "mark"))


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
    """Return the attribution of the few words behind a quotation, however parsed: "…,” the consultant believed."."""
    verbs = load_cues()["verb"]
    before = [t for t in sentence.tokens if t.end <= quote.start and t.text not in {'"', "'", ","}][-TAIL:]
    introducing = [t for t in before if t.tag in {"VBD", "VBZ"} and "quote" in takes(verbs.get(t.lemma, []))]
    if introducing and (speaking := subjects(introducing[-1])) and not is_empty(speaking[0]):
        return plain_attribution(sentence, introducing[-1], speaking[0])
    after = [t for t in sentence.tokens if t.start > quote.end and t.text not in {'"', "'", ","}][:TAIL]
    cue = next((t for t in after if t.tag in {"VBD", "VBN", "VBZ"} and "quote" in takes(verbs.get(t.lemma, []))), None)
    if cue is None or children(cue, "ccomp") or any(t.is_verb and t is not cue for t in after[: after.index(cue)]):
        return None
    place = after.index(cue)
    nominal = [t for t in after[:place] if t.is_noun or t.tag == "PRP"][-1:] or [
        t for t in after[place + 1 :] if t.is_noun or t.tag == "PRP"
    ][:1]
    if not nominal or is_empty(nominal[0]):
        return None
    return plain_attribution(sentence, cue, nominal[0])


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
