"""Who speaks: the actors at the words that name a speaker, and whom "he", "the report" or a description means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.attributions import Attribution
from dragoman.extract.described import DESCRIBED, spoken_by
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import is_human
from dragoman.model import UNNAMED, Claim
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import children, preposition, subjects

# A pronoun that speaks within so many characters of the last claim is its speaker.
NEAR, NEXT = 400, 150
ANYBODY = {f"the {noun}" for noun in ("official", "source", "diplomat", "aide", "journalist", "adviser", "reporter")}
QUESTIONS = {"if", "whether", "why", "how", "what", "who", "whom", "when", "where", "which"}
BODIES = ("state/", "org/", "group/")
# Who publishes: "a report in Le Monde", "a statement by the minister"; a state is where something happened.
MAKERS = ("org/", "person/", "office/")


def carry(claims: Sequence[Claim], parsed: Parsed, lookup: Lookup) -> tuple[Claim, ...]:
    """Give "he added" without a known speaker the one who spoke last, if that was near."""
    carried: list[Claim] = []
    for claim in claims:
        last = None if is_brought_up(claim, parsed, lookup) else last_said(claim, carried)
        # Who spoke last goes on speaking, whoever was named in between; farther off, the reference decides.
        reach = NEXT if claim.speaker else NEAR
        near = last is not None and claim.content.start - last.content.end < reach
        carried.append(spoken_by(claim, last) if near and last is not None else claim)
    return tuple(carried)


def is_brought_up(claim: Claim, parsed: Parsed, lookup: Lookup) -> bool:
    """Whether whom a pronoun means is the subject, by name, of the sentence before: "*Paz* came. “…,” she said."."""
    start = min(claim.content.start, claim.cue.start if claim.cue else claim.content.start)
    at = bisect_right(parsed.sentences, start, key=lambda s: s.start) - 1
    before = parsed.sentences[at - 1] if at > 0 else None
    if before is None or claim.speaker is None:
        return False
    named = (t for t in children(before.root, "nsubj", "nsubj:pass") if t.is_proper)
    return any(p.actor == claim.speaker for t in named for p in lookup.named(before, t))


def last_said(claim: Claim, carried: Sequence[Claim]) -> Claim | None:
    """Return the claim before whose speaker "he", "the official" or "the report" takes up; None where nobody is."""
    if is_taken_up_document(claim):
        return known_before(claim, carried)
    if (claim.speaker_text or "").lower() not in {"he", "she"} and not is_taken_up(claim):
        return None
    if is_taken_up(claim) and any(c.speaker == claim.speaker for c in carried if claim.speaker):
        return None  # "a source said … the source said": he is the one described before
    last = next((answered(c, claim) for c in reversed(carried) if is_own_saying(c, claim, carried)), None)
    # Nobody calls a state, a news agency or a crowd "he", nor whom everybody knows "the official".
    others = (*BODIES, "person/Q") if is_anybody(claim) else BODIES
    if last is None or (last.speaker or "").startswith(others) or is_unlike(last, claim):
        return None
    return last


def is_unlike(last: Claim, claim: Claim) -> bool:
    """Whether somebody unnamed spoke before who is called otherwise: "*a reporter* asked … *the president* said"."""
    nouns = {(c.speaker_text or "").lower().rpartition(" ")[2].rstrip("s") for c in (last, claim)}
    return is_taken_up(claim) and (last.speaker or "").startswith(UNNAMED) and len(nouns) > 1


def is_anybody(claim: Claim) -> bool:
    """Whether a bare noun fits anybody who speaks: "the official", "the source", not "the security official"."""
    return (claim.speaker_text or "").lower() in ANYBODY


def known_before(claim: Claim, carried: Sequence[Claim]) -> Claim | None:
    """Return the claim right before, if it is near and its speaker known."""
    last = carried[-1] if carried else None
    known = last is not None and last.speaker and last.content.end <= claim.content.start + NEAR
    return last if known else None


def answered(asked: Claim, claim: Claim) -> Claim:
    """Return a claim, of a question as said by who is asked it: he is who answers in quoted words."""
    words = asked.content.text
    question = words.endswith("?") or words.split(" ", 1)[0].lower() in QUESTIONS
    put = asked.why.rule == "ask.question" and (asked.addressee or "").startswith("person/")
    return replace(asked, speaker=asked.addressee) if put and question and claim.kind == "direct" else asked


def is_own_saying(last: Claim, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether somebody known spoke near before, and not only by what another one told of him."""
    near = last.speaker is not None and last.content.end <= claim.content.start + NEAR
    cue = last.cue
    return near and not (
        cue is not None and any(c is not last and c.content.start <= cue.start < c.content.end for c in claims)
    )


def is_taken_up(claim: Claim) -> bool:
    """Whether an unknown speaker is described as one who spoke before: "the official", "the retired general"."""
    words = (claim.speaker_text or "").lower().split()
    nobody = claim.speaker is None or claim.speaker.startswith(UNNAMED)
    return nobody and len(words) > 1 and words[0] == "the" and words[-1] in load_sets().get("speakers", frozenset())


def is_taken_up_document(claim: Claim) -> bool:
    """Whether "the report", "the statement" speaks that nobody is known to have made: who spoke last did."""
    words = (claim.speaker_text or "").lower().split()
    return claim.speaker is None and len(words) == 2 and words[0] in {"the", "this"} and words[1] in documents()  # noqa: PLR2004


def documents() -> frozenset[str]:
    """Return the nouns for what is written or counted."""
    return load_sets().get("speaking-documents", frozenset())


def speakers(attribution: Attribution, lookup: Lookup) -> list[Party]:
    """Return who speak: named, or behind a document of theirs; "his movements indicate" is nobody's speech."""
    found: list[Party] = []
    for token in attribution.speakers:
        documents = is_document(token)
        parties = name_behind(token, attribution.sentence, lookup) or of_phrase(
            token, attribution.sentence, lookup, target=False
        )
        found += [p for p in parties if p.how != "owner" or documents]
        if documents and not found:
            found += published_by(token, attribution.sentence, lookup)
    return [] if len(found) > 1 and found[0].how == "reference" and attribution.speakers[0].tag == "PRP" else found


def name_behind(token: Token, sentence: Sentence, lookup: Lookup) -> list[Party]:
    """Return whom a name behind a description tells: "the news agency *Andina*", "the head of the mill, *Ana Paz*,"."""
    names = [c for c in children(token, "appos", "flat") if c.is_proper]
    end = max((t.i for c in title_of(token) for t in c.subtree() if c not in names), default=token.i)
    plain = not token.is_proper or end > token.i
    right = [c for c in names if plain and c.i == end + 1]
    named = [p for c in right for p in lookup.named(sentence, c) if not p.actor.startswith(DESCRIBED)]
    return named or [p for c in set_off(token, sentence) for p in lookup.named(sentence, c) if is_person(p)]


def is_person(party: Party) -> bool:
    """Whether a party is somebody named."""
    return party.actor.startswith("person/")


def set_off(noun: Token, sentence: Sentence) -> list[Token]:
    """Return the name behind a post and its comma, or on the end of it: "the head of the union, *Ana Paz*,"."""
    if noun.lemma.lower() not in load_sets()["voices"] or noun.tag != "NN":
        return []
    # "The wife of the mayor, Ana Paz, said": either may be called so.
    posts = [noun, *(t for t in title_of(noun) if t.tag != "NN" or not is_somebody(t))]
    names = [c for post in posts for c in children(post, "appos") if c.is_proper and not post.is_proper]
    return [c for c in names if sentence.tokens[c.i - 1].text == ","]


def is_somebody(noun: Token) -> bool:
    """Whether a noun is one for people, or a post."""
    return is_human(noun.lemma.lower()) or noun.lemma.lower() in load_sets()["speakers"]


def title_of(noun: Token) -> list[Token]:
    """Return what a post is of: "Chief of *Detectives* Ana Quispe"."""
    return [c for c in children(noun, "nmod") if preposition(c) == "of"]


def is_document(token: Token) -> bool:
    """Whether a noun is something written or counted that speaks for whoever made it."""
    return bool({token.lower, token.lemma.lower()} & documents())


def published_by(document: Token, sentence: Sentence, lookup: Lookup) -> Iterator[Party]:
    """Yield who made a document: "a report in *Le Monde*", "a statement by *the ministry*", "a *Reuters* report"."""
    beside = children(document, "nmod", "compound", "nmod:desc", "nmod:poss")
    by = [c for c in beside if c.dep != "nmod" or preposition(c) in {"in", "by", "from", "on"}]
    made = [p for c in by for p in lookup.named(sentence, c) if p.actor.startswith(MAKERS)]
    # Who hands over "a letter *from the king*" does not say what stands in it.
    issued = [] if made else [p for t in issuers(document) for p in lookup.named(sentence, t)]
    yield from (replace(p, how="owner") for p in made or issued)


def issuers(document: Token) -> list[Token]:
    """Return who issues a document: "a report *filed by the union* saying …", "*Oslo* released a report saying …"."""
    issuing = load_sets()["issuing"]
    given = [t for c in children(document, "acl") if c.lemma in issuing for t in children(c, "obl:agent")]
    verb = document.head if document.dep == "obj" else None
    return given or (issuing_subjects(verb) if verb is not None and verb.lemma in issuing else [])


def issuing_subjects(verb: Token) -> list[Token]:
    """Return the subjects of a verb of issuing; whom "which" was hung on by mistake issues nothing.

    "The head of the fund, *which* spread a petition": the parser may take "which" for the head.
    """
    which = any(t.lower == "which" for t in children(verb, "nsubj"))
    return [t for t in subjects(verb) if not (which and is_somebody(t))]
