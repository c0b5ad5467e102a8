"""What an act is by the will of whoever acts: his own plan a promise or threat, what he will not do a refusal."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.act_types import PROMISED, abstains, decides_not, is_unwilling, will_not
from dragoman.extract.frames import Coded
from dragoman.extract.learned import LEARNED, is_learned, status_heard
from dragoman.extract.parties import Lookup, Party, fill, of_phrase
from dragoman.extract.predicates import Predication
from dragoman.extract.scorer import FUTURE
from dragoman.extract.status import find_status, is_known
from dragoman.extract.status_marks import Mark
from dragoman.extract.unreal import DOUBTS, is_one_known
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Status
from dragoman.nlp.acts import Acts
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, first_conjunct, is_finite, preposition

# "protested the embargo": a doubting word stands near, but the encoder is sure that it happened (UDS, -3 to 3).
SURE = 0.5
# What is promised has codes of its own in CAMEO, under 03 (codebook 1.1b3): to cooperate, help, yield, meet.
INTENDED = {"COOPERATE": "031", "AID": "033", "RETREAT": "035", "CONSULT": "036"}
# The actor's own word: "will"; "is ready to", "vowed to", "promised". Others expect, schedule or foresee.
OWN_RULES = {"planned.will", "status.announced", "light-verb"}
OWN_WORDS = {
    "ready", "prepared", "willing", "determined", "committed", "keen", "plan", "planning", "intend", "aim", "promise",
    "pledge", "vow", "commit", "undertake", "offer", "volunteer", "threaten", "swear", "resolve", "agree", "going",
    "readiness", "willingness", "preparedness", "eagerness",
}  # fmt: skip
# "said that Chad *should* pull out" is the demand itself, which no entry tells but the encoder hears.
DEMANDING = {"should", "must", "ought"}
# Who is told as a scholar beside such an office speaks by the office: "the minister, a professor, said".
OFFICES = ("leaders", "envoys", "roles-of-diplomats")
# Who heads may head anything: "the analyst, head of a think tank"; what is no body by its name alone is one here.
HEADING = {"head", "chief", "leader"}
BODIES = {"government", "embassy", "department", "administration"}
# What somebody says he will not do is a refusal.
REFUSED = {"RETREAT", "AID", "CONCEDE", "AGREE", "COOPERATE", "SUPPORT"}


def settled(coded: Coded, lookup: Lookup) -> tuple[Coded, Status, Mark | None]:
    """Return (an act as what it turns out to be, its status, the sign for it): a plan may be a promise or a refusal."""
    predication = coded.predication
    status, mark = status_told(predication)
    if mark is not None and is_own_plan(coded, status, mark, lookup):
        coded, status, mark = as_promise(coded, mark, lookup)
    if is_refused(predication, status):
        coded, status, mark = as_refusal(coded, status, mark, lookup)
    elif status == "actual" and not predication.predicate.own and abstains(predication):
        status, mark = "negated", Mark("negated", "event.decided-not", "not")
    if status == "negated" and is_heard_refusal(predication):
        # "did not give permission": the encoder hears the refusal, its "not" included; not so in "did not shun".
        status, mark = "actual", Mark("refused", "event.refused", "not")
    return coded, status, mark


def status_told(predication: Predication) -> tuple[Status, Mark | None]:
    """Return the status that the words give an act, or the encoder where they are silent or it is sure."""
    status, mark = demanded(predication, *find_status(predication))
    acts = predication.sentence.acts
    heard = status_heard(predication, acts) if status == "actual" and mark is None and acts is not None else None
    if heard is not None and not (heard == "hypothetical" and is_dated(predication)):
        status, mark = heard, Mark(heard, "status.learned", predication.head.text)
    if status == "hypothetical" and is_surely_done(predication, mark, acts):
        status, mark = "actual", Mark("actual", "status.factuality", mark.word if mark else "")
    return status, mark


def is_dated(predication: Predication) -> bool:
    """Whether a dated act is a subject and sounds done to the encoder: "*a strike on Sunday* could end the talks"."""
    head = predication.head
    return head.dep == "nsubj" and is_one_known(head) and (predication.clause.factuality or 0) >= SURE


def is_surely_done(predication: Predication, mark: Mark | None, acts: Acts | None) -> bool:
    """Whether the encoder is sure that an act happened beside which a doubting word stands, and nobody alleges it."""
    if (predication.clause.factuality or 0) < SURE or (mark is not None and is_asked(predication, mark)):
        return False
    alleged = mark is not None and mark.rule in {"status.alleged", "status.gerund", "status.backed", *DOUBTS}
    return not alleged and (acts is None or acts.status_of(predication.head)[0] == "actual")


def is_asked(predication: Predication, mark: Mark) -> bool:
    """Whether it is asked of an act if it happened: "asked *whether* Chad had fled", "*did* Chad flee?".

    Who asks "whether Chad took part in the raid" knows of the raid.
    """
    act, head = first_conjunct(predication.clause), predication.head
    if head.is_noun and is_known(head):
        return False
    if mark.word == "whether":
        whether = any(c.lower == "whether" for c in children(act, "mark"))
        return whether and (act.dep in {"ccomp", "csubj"} or (act.dep == "acl" and is_finite(act)))
    return mark.rule == "question" and is_inverted(act)


def is_inverted(verb: Token) -> bool:
    """Whether a clause asks for yes or no: "*has Chad* fled?", not "why has Chad fled?"."""
    subject = next(iter(children(verb, "nsubj", "nsubj:pass")), None)
    if subject is None or not any(c.i < subject.i for c in children(verb, "aux", "aux:pass", "cop")):
        return False
    return not any(t.tag in {"WRB", "WP", "WDT", "WP$"} and t.i < subject.i for t in verb.subtree())


def is_own_plan(coded: Coded, status: Status, mark: Mark, lookup: Lookup) -> bool:
    """Whether whoever will act says so himself."""
    predication = coded.predication
    ahead = status == "planned" and not predication.predicate.own and not is_foreseen(coded, lookup)
    return ahead and (is_own_word(mark) or is_plan(predication, mark))


def is_foreseen(coded: Coded, lookup: Lookup) -> bool:
    """Whether others expect an act of somebody: "analysts say China will buy corn", "wonders how Chad will answer"."""
    act, sentence = first_conjunct(coded.predication.clause), coded.predication.sentence
    teller = act.head if act.dep == "ccomp" else None
    own = children(act, "nsubj", "nsubj:pass")
    if teller is None or not own or any(s.tag == "PRP" for s in own):
        return False
    open_ = any(c.lower in {"how", "whether", "if"} for c in children(act, "mark", "advmod"))
    guessing = teller.lemma in load_sets()["foreseeing"]
    if open_ or guessing:
        return True
    scholars = [s for s in children(teller, "nsubj") if is_scholar(s)]
    return any(not serves(s, coded.sources, sentence, lookup) for s in scholars)


def is_scholar(noun: Token) -> bool:
    """Whether somebody is told as one who looks on: "the analyst", "Ana Paz, a *researcher* at the centre"."""
    return any(t.lemma.lower() in load_sets()["roles-of-scholars"] for t in told_as(noun))


def told_as(noun: Token) -> list[Token]:
    """Return a noun and what is set beside it: "*Ana Paz*, a *researcher*"."""
    return [noun, *children(noun, "appos", "nmod:desc", "compound")]


def is_office(noun: Token) -> bool:
    """Whether a noun is an office that is held: no "former minister", and no "head" of whatever it may be."""
    lemma = noun.lemma.lower()
    left = any(c.lower in {"former", "ex"} for c in children(noun, "amod", "compound"))
    return not left and lemma not in HEADING and any(lemma in load_sets()[name] for name in OFFICES)


def serves(scholar: Token, actors: list[Party], sentence: Sentence, lookup: Lookup) -> bool:
    """Whether a scholar holds an office, or is of a state body, of whoever acts.

    "The minister, a professor, said Chad will help", "experts from the ministry said Chad will help".
    """
    beside = told_as(scholar)
    bodies = [b for t in beside for b in children(t, "nmod") if preposition(b) in {"from", "of", "at"}]
    of_state = [b for b in bodies if b.lemma.lower() in load_sets()["bodies-of-state"] | BODIES]
    if any(map(is_office, beside)):
        parties = of_phrase(scholar, sentence, lookup, target=False)
    elif of_state:
        parties = [p for b in of_state for t in b.subtree() for p in lookup.named(sentence, t)]
    else:
        return False
    told = {p.country for p in parties if p.country}
    return not told or any(p.country in told for p in actors)


def as_promise(coded: Coded, mark: Mark, lookup: Lookup) -> tuple[Coded, Status, Mark]:
    """Return a plan of whoever acts under the type that announcing it has, a promise as given."""
    predication = coded.predication
    kind = predication.predicate.type
    if kind in FUTURE:
        intended = INTENDED.get(kind)
        kind = FUTURE[kind]
        predication.predicate = replace(predication.predicate, type=kind, mode=(), cameo=intended)
    if kind not in PROMISED:
        return coded, "planned", mark
    # What happened is the promise, and the reason says so: "planned" beside "actual" reads as a contradiction.
    return towards(coded, lookup), "actual", replace(mark, says="promised")


def as_refusal(coded: Coded, status: Status, mark: Mark | None, lookup: Lookup) -> tuple[Coded, Status, Mark | None]:
    """Return what somebody says he will not do as his refusal, with whom he refuses."""
    coded = towards(coded, lookup)
    predication = coded.predication
    predication.predicate = replace(predication.predicate, type="REJECT", mode=(), cameo=None)
    if status in {"actual", "negated"} or is_unwilling(predication.clause):
        return coded, "actual", Mark("refused", "event.will-not", "will not")
    return coded, status, mark


def is_heard_refusal(predication: Predication) -> bool:
    """Whether the encoder alone hears a refusal, in a word that is none by itself."""
    refuses = predication.head.lemma.lower() in load_sets().get("refusing", frozenset())
    return predication.predicate.id == f"{LEARNED}REJECT" and not refuses


def is_refused(predication: Predication, status: Status) -> bool:
    """Whether somebody tells that he will not do what would be a concession, help or a meeting."""
    unwilling = is_unwilling(predication.clause)
    declined = unwilling or decides_not(predication) or (status == "negated" and will_not(predication))
    kinds = REFUSED | {"CONSULT"} if unwilling else REFUSED
    if predication.predicate.type == "SUPPORT" and is_thought(predication.clause):
        return False
    return declined and predication.predicate.type in kinds and not predication.predicate.own


def is_thought(clause: Token) -> bool:
    """Whether a clause is what others think: "may feel that Washington won't back it"."""
    verb = first_conjunct(clause)
    return verb.dep == "ccomp" and verb.head is not None and verb.head.lemma not in load_sets()["announcing"]


def is_own_word(mark: Mark) -> bool:
    """Whether a future act is told in the words of who will do it."""
    return mark.rule in OWN_RULES or any(w.lower() in OWN_WORDS for w in mark.word.split())


def is_plan(predication: Predication, mark: Mark) -> bool:
    """Whether what lies ahead is not the agreement but what it is about: "plans to send medics *in May*"."""
    if predication.predicate.type != "AGREE":
        # The encoder hears that sanctions are planned: the threat of them is there.
        return predication.predicate.type in PROMISED and mark.rule == "status.learned"
    # The encoder calls a plan of what two will do an agreement, and so it is made: "Oman, Iran to build a port".
    return is_learned(predication) or (mark.rule == "planned.time" and predication.head.lemma in OWN_WORDS)


def demanded(predication: Predication, status: Status, mark: Mark | None) -> tuple[Status, Mark | None]:
    """Return the status, actual where the doubting word is what demands an act: "Paris said Chad *should* withdraw"."""
    asked = mark is not None and mark.rule == "hypothetical.modal" and mark.word in DEMANDING
    if mark is None or not asked or predication.predicate.id != f"{LEARNED}REQUEST":
        return status, mark
    return "actual", replace(mark, says="demanded")


def towards(coded: Coded, lookup: Lookup) -> Coded:
    """Return a promise with who makes it as source: "Caracas will boost ties with Tehran" is Caracas's word alone."""
    own = fill(("subject",), coded.predication.slots, coded.predication.sentence, lookup, target=False, spread=False)
    makers = {p.actor for p in own}
    others = [p for p in (*coded.sources, *coded.targets) if p.actor not in makers]
    if coded.sources != coded.targets or not makers or not others:
        return coded
    return replace(coded, sources=own, targets=list({p.actor: p for p in others}.values()))
