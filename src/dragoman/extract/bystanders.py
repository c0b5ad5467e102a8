"""Who is named near an act and has no part in it, however surely the encoder points there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.fights import comrades
from dragoman.extract.headlines import told_behind
from dragoman.extract.own_clauses import beside_participle, beyond_outbreak, beyond_subject, is_of_people
from dragoman.extract.parties import happened_at
from dragoman.extract.predicates import Predication
from dragoman.extract.spared import helped, own_captives, pledging, wished_for
from dragoman.extract.talked_about import MUTUAL, topics
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.acts import Acts
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, first_conjunct, is_passive, objects, preposition, subjects

# What an act is told after, or because of, is done by others.
OCCASION = {"after", "before", "following", "over", "about", "amid", "since", "despite"}
# Who is briefed on, reacts to, protests against or recovers from an act did not do it either.
TURNED_TO = {"on", "upon", "to", "into", "towards", "toward", "against", "from", "regarding", "because"}
# "at the request of": who asks for an act has no other part in it.
ASKED, ASKED_BY = {"request", "behest", "urging", "insistence", "instigation"}, {"at", "on", "upon", "by"}
AT_WHOM, FAILED = {"of", "on", "against", "in", "at", "near"}, {"attempted", "failed", "abortive", "botched"}
ON_GROUND = {"in", "at", "near", "outside", "inside", "across", "off"}
FRONTIERS = {"border", "frontier", "boundary", "edge", "doorstep"}
DENYING = {"reject", "deny", "dismiss", "refute", "rebut"}
SPOKESMEN = {"spokesman", "spokeswoman", "spokesperson"}
LEADING = {"lead", "head", "chair", "accompany"}
# Acts that are done by telling somebody of them.
ADDRESSED = {"AGREE", "AID", "CONCEDE", "REJECT", "REQUEST", "THREATEN"}
TELLING, HANDED_TO = {"tell", "inform", "remind", "notify", "brief"}, {"in", "with", "to", "before", "at"}
INNER = {"inter", "intra"}
# Clauses of their own beside what befell.
BESIDE = {"advcl", "acl", "acl:relcl", "parataxis"}


def no_doers(predication: Predication, acts: Acts) -> set[int]:
    """Return the places of the words that name no doer of the act."""
    found = [*predication.slots.get("scene", []), *done_to(predication.head), *topics(predication)]
    found += [*outside_participle(predication), *askers(predication), *mediators(predication)]
    if predication.predicate.type == "ASSAULT":
        found += grounds(predication.head)
    if predication.predicate.type == "ACCUSE":
        found += blamed(predication.head)
    if predication.head.is_noun:
        found += [*told_above(predication, acts), *meanwhile(predication), *callers(predication.head)]
        found += [*by_others(predication.head), *stirred(predication.head), *beyond_outbreak(predication)]
    else:
        # "Zog's Albania was invaded": neither of the two invaded.
        found += [*acted_on(predication.head), *tellers(predication.head)] if is_passive(predication.head) else []
        found += outside(predication, subjects(predication.head))
        found += [*beyond_subject(predication), *beside_participle(predication)]
        found += addressed_in(predication.head)
    return {t.i for t in (*found, *told_behind(predication.sentence))}


def no_sufferers(predication: Predication, acts: Acts) -> set[int]:
    """Return the places of the words that name nobody to whom the act is done."""
    found = [*topics(predication), *victims(predication), *askers(predication), *mediators(predication)]
    found += [*led_by(predication), *own_captives(predication), *pledging(predication), *comrades(predication)]
    found += [*within(predication.sentence.tokens), *wished_for(predication)]
    if predication.predicate.type == "ACCUSE":
        found += judging(predication.head)
    if predication.predicate.type == "MOBILIZE":
        found += [*moved_by(predication.head), *helped(predication.clause)]
    if predication.head.is_noun:
        # "Peru welcomed the strikes": nobody struck Peru.
        found += [*judges(predication, acts), *meanwhile(predication), *callers(predication.head)]
        found += [*done_besides(predication, acts), *stirred(predication.head)]
    else:
        found += outside(predication, objects(predication.head))
        found += listeners(predication)
        # "under the accord endorsed by Peru, Chad left"; of "those arrested include Ali" Ali is one.
        thing = predication.head.head
        found += outside_participle(predication) if thing and thing.is_noun and not is_of_people(thing) else []
    return {t.i for t in (*found, *told_behind(predication.sentence))}


def within(tokens: Sequence[Token]) -> list[Token]:
    """Return the words of whose own parts deal with each other: "ready for inter-*Syrian* talks"."""
    return [t for a, b, t in zip(tokens, tokens[1:], tokens[2:], strict=False) if b.text == "-" and a.lower in INNER]


def told_with(verb: Token) -> list[Token]:
    """Return the words of what others do meanwhile: "Lima tested a rocket, *with Chile lodging a protest*"."""
    beside = (c for c in children(verb, "advcl") if c.tag == "VBG")
    apart = (c for c in beside if any(is_with(s) for s in (c, *children(c, "nsubj"))))
    return [t for clause in apart for t in clause.subtree()]


def is_with(word: Token) -> bool:
    """Whether "with" stands before a word."""
    return any(c.lower == "with" for c in children(word, "case", "mark"))


def moved_by(verb: Token) -> list[Token]:
    """Return what is moved, against nobody named: "is deploying *its guards* along the border"; "circled Japan"."""
    return [] if is_passive(verb) else [t for o in objects(verb) if o.entity != "LOC" for t in phrase(o)]


def stirred(deed: Token) -> list[Token]:
    """Return whom an act leaves angry or afraid, who has no part in it: "the sale of tanks infuriated *China*"."""
    verb = deed.head if deed.dep == "nsubj" else None
    stirring = verb is not None and verb.lemma.lower() in load_sets()["stirring"]
    return [t for o in objects(verb) for t in phrase(o)] if verb is not None and stirring else []


def grounds(struck: Token) -> list[Token]:
    """Return the names of places where somebody is attacked, which attack nobody: "was murdered *in Algeria*".

    Of "killed in a Saudi raid" the raid is no place.
    """
    there = (t for t in struck.subtree() if t.is_proper and t.dep in {"obl", "nmod"} and preposition(t) in ON_GROUND)
    borders = (t for t in struck.subtree() if t.lemma.lower() in FRONTIERS and preposition(t) in ON_GROUND | {"on"})
    return [*(t for place in there for t in conjuncts(place)), *(t for b in borders for t in b.subtree())]


def victims(predication: Predication) -> list[Token]:
    """Return the words of who suffers what is condemned, and so is not accused: "condemned the invasion of Kuwait"."""
    if predication.predicate.type != "ACCUSE":
        return []
    # "said *the attack in Chad* caused tension" blames Chad as little as "condemned" it does.
    told = predication.in_slots("subject", "object", "clause", "to", "over", "about", "at", "against")
    deeds = [d for t in told for d in conjuncts(t)]
    # "blamed the attack *on Peru*", "launched a verbal attack *on Peru*": the frame knows whom that means.
    meant = {slot.rpartition(".")[2] for slot in predication.predicate.target}
    return [t for deed in deeds for t in (*suffering(deed, meant), *owned_fates(deed))]


def suffering(deed: Token, meant: set[str]) -> Iterator[Token]:
    """Yield the words of who suffers a deed, where the frame means nobody else by that preposition."""
    by = suffered_by(deed) - meant
    for behind in children(deed, "nmod"):
        if preposition(behind) in by:
            yield from (t for t in behind.subtree() if not is_doers_land(t, deed))


def owned_fates(deed: Token) -> list[Token]:
    """Return whose fate a noun tells: "*her* detention", "*Saleh's* murder"; a state's is its own deed."""
    sets = load_sets()
    fate = deed.tag == "NN" and any(deed.lemma.lower() in sets[name] for name in ("killing", "arresting"))
    if not fate or any(preposition(c) == "of" for c in children(deed, "nmod")):
        return []
    return [t for o in children(deed, "nmod:poss") if o.entity not in {"LOC", "ORG"} for t in o.subtree()]


def is_doers_land(place: Token, deed: Token) -> bool:
    """Whether only those in power where a deed is told can have done it: "the arrest of a nun *in Chad*"."""
    return deed.lemma.lower() in load_sets()["by-those-in-power"] and place.is_proper and preposition(place) == "in"


def suffered_by(deed: Token) -> set[str]:
    """Return the prepositions behind which stands who suffers a deed."""
    sets = load_sets()
    # "the failed coup in Turkey": Turkey withstood it.
    failed = deed.lemma.lower() == "coup" and any(c.lower in FAILED for c in children(deed, "amod"))
    if failed or deed.lemma.lower() in sets.get("befallen", frozenset()):
        return AT_WHOM
    if deed.lemma.lower() in sets.get("transfers", frozenset()):
        # "criticised arms sales to Peru": who sells is blamed.
        return {"to"}
    return {"of"} if deed.lemma.lower() in sets.get("suffered", frozenset()) else set()


def stations(predication: Predication) -> list[Token]:
    """Return the words of where forces stand, for they are set against nobody there: "keeps tanks *in Spain*".

    A border has two sides, and who moves up to it means the other.
    """
    if predication.predicate.type != "MOBILIZE":
        return []
    moved = [predication.clause, predication.head, *predication.slots.get("object", [])]
    there = (c for t in moved for c in children(t, "obl", "nmod") if preposition(c) in {"in", "at"})
    return [t for c in there if c.lemma.lower() not in FRONTIERS for t in phrase(c)]


def halls(predication: Predication) -> list[Token]:
    """Return the words of the city where something is only promised or offered: "what states offered *in Paris*"."""
    if predication.predicate.type != "AGREE" or not predication.head.is_verb:
        return []
    there = (c for c in children(predication.head, "obl") if preposition(c) == "in")
    return [t for c in there if c.is_proper for t in conjuncts(c)]


def mediators(predication: Predication) -> list[Token]:
    """Return who only brought others together: "talks brokered *by Norway*"."""
    deals = predication.in_slots("in", "under", "through")
    # "freed in *a deal* brokered by Norway"
    around = [predication.head, *predication.slots.get("object", []), *deals]
    brokered = (
        c
        for t in around
        for c in children(t, "acl", "acl:relcl")
        if c.lemma in load_sets()["brokering"] and is_passive(c)
    )
    return [t for verb in brokered for t in doers(verb)]


def led_by(predication: Predication) -> list[Token]:
    """Return who heads those that are sent, and is not sent to: "a delegation led *by the vice premier*"."""
    sent = [o for o in objects(predication.head) if o.lemma.lower() in load_sets()["made-of"]]
    led = (c for o in sent for c in children(o, "acl", "acl:relcl") if c.lemma in LEADING)
    return [t for verb in led for t in verb.subtree()]


def callers(noun: Token) -> list[Token]:
    """Return the words of who only says that something was such an act: "“This was an attack,” *the minister* said"."""
    above = noun.head
    if noun.dep != "ccomp" or above is None or above.lemma not in load_sets()["speaking"]:
        return []
    own = set(noun.subtree())
    return [t for t in above.subtree() if t not in own]


def phrase(noun: Token) -> list[Token]:
    """Return the words of a noun without the phrases that hang on it by a preposition of their own."""
    apart = {t for c in children(noun, "nmod", "acl:relcl") if preposition(c) != "of" for t in c.subtree()}
    return [t for t in noun.subtree() if t not in apart]


def is_at_request(noun: Token) -> bool:
    """Whether a noun tells at whose request something else is done."""
    return noun.lemma.lower() in ASKED and preposition(noun) in ASKED_BY


def blamed(accusation: Token) -> list[Token]:
    """Return the words of what somebody is accused of: of "charges *that Togo spies*" Togo makes none."""
    # "charges *made by Togo*" are Togo's.
    told = (c for c in children(accusation, "acl", "ccomp") if c.i > accusation.i and children(c, "mark"))
    return [t for clause in told for t in clause.subtree()]


def askers(predication: Predication) -> list[Token]:
    """Return the words of who only asked for the act: "closed *at the request of Panama*"."""
    beside = (c for c in predication.clause.children if c is not predication.head)
    return [t for c in beside if is_at_request(c) for t in c.subtree()]


def addressed_in(verb: Token) -> Iterator[Token]:
    """Yield the words of where a text that speaks was handed in: "a complaint filed *in a Paris court* alleged"."""
    for text in (s for s in subjects(verb) if s.lemma.lower() in load_sets()["filings"]):
        handed = (c for c in children(text, "acl", "acl:relcl") if is_passive(c))
        there = (o for c in (text, *handed) for o in children(c, "obl", "nmod") if preposition(o) in HANDED_TO)
        yield from (t for o in there for t in o.subtree())


def judging(verb: Token) -> Iterator[Token]:
    """Yield the words of before whom a grievance is brought: "filed a complaint *with the WTO* over Chinese duties"."""
    brought = [o for o in objects(verb) if o.lemma.lower() in load_sets()["filings"]]
    beside = (c for t in (verb, *brought) for c in children(t, "obl", "nmod") if brought)
    before = (c for c in beside if preposition(c) in HANDED_TO)
    yield from (t for c in before for t in c.subtree())


def listeners(predication: Predication) -> list[Token]:
    """Return the words of who is only told of an act: "told *the newspaper* that he backed the plan".

    Whoever promises or demands something may well address it to them.
    """
    told = first_conjunct(predication.head)
    above = told.head
    if told.dep != "ccomp" or above is None or above.lemma not in TELLING or predication.predicate.type in ADDRESSED:
        return []
    return [t for c in children(above, "obj", "iobj") for t in c.subtree()]


def acted_on(verb: Token) -> list[Token]:
    """Return the words of who suffers a passive verb, none of its own agent: "the arms banned by Peru"."""
    return [t for s in objects(verb) for t in (conjuncts(s) if s is verb.head else s.subtree())]


def tellers(verb: Token) -> Iterator[Token]:
    """Yield the spokesman or paper that tells what nobody named did: "the spokesman said two men *had been jailed*".

    A head of state or a minister may well have done what he tells: "May said that 23 diplomats would be expelled".
    """
    above = first_conjunct(verb).head
    if first_conjunct(verb).dep != "ccomp" or above is None:
        return
    for teller in doers(above):
        titled = (teller, *children(teller, "compound", "nmod:desc", "appos", "flat"))
        if any(t.lemma.lower() in SPOKESMEN | load_sets()["media"] for t in titled):
            yield from teller.subtree()


def outside_participle(predication: Predication) -> list[Token]:
    """Return all words but the phrase of a bare participle: of "the men killed in a raid were Greek" no Greek raids."""
    head = predication.head
    verb = head if head.is_verb else first_conjunct(head).head
    if verb is None or verb.dep != "acl" or verb.head is None or not is_passive(verb):
        return []
    own = set(verb.head.subtree())
    return [t for t in predication.sentence.tokens if t not in own]


def outside(predication: Predication, told: Sequence[Token]) -> list[Token]:
    """Return all words but those of a verb's own clause and of who stands there, where that is somebody.

    Of "the men arrested had praised Kim" the men were arrested, whoever they are, and not Kim.
    """
    if predication.predicate.type in MUTUAL or not any(is_of_people(t) for t in told):
        return []
    own = {t.i for top in (predication.head, *told) for t in top.subtree()}
    return [t for t in predication.sentence.tokens if t.i not in own]


def done_to(noun: Token) -> list[Token]:
    """Return to whom an act does what its own clause says: in "a clash that killed two guards" no guard attacks."""
    # A parser hangs the clause on the nearest noun: "a clash in the valley that killed".
    told = (t for t in noun.subtree() if noun.is_noun and t.dep in {"acl", "acl:relcl"})
    return [t for verb in told for c in verb.children if c.dep in {"obj", "nsubj:pass"} for t in conjuncts(c)]


def told_above(predication: Predication, acts: Acts) -> list[Token]:
    """Return who is told with another act, done to this one or on its occasion, and so is no doer of this one."""
    noun = first_conjunct(predication.head)
    above = noun.head
    if above is None:
        return []
    if noun.dep in {"obl", "nmod", "nsubj"} and is_occasion(predication, noun, above):
        # "sent condolences to the president after the attack": neither of them attacked; "by" tells who did it.
        own = set(noun.subtree())
        return [
            t for t in predication.sentence.tokens if t not in own and not (preposition(t) == "by" and t.i > noun.i)
        ]
    return list(judges(predication, acts))


def meanwhile(predication: Predication) -> list[Token]:
    """Return the words of what is told beside what befell: "the attack came as Peru and Chile held talks"."""
    noun = first_conjunct(predication.head)
    if noun.dep != "nsubj" or noun.head is None or predication.predicate.type in MUTUAL:
        return []
    own = set(noun.subtree())
    beside = (v for v in noun.head.subtree() if v.is_verb and v.dep in BESIDE and v not in own)
    return [t for v in beside for t in v.subtree()]


def by_others(noun: Token) -> Iterator[Token]:
    """Yield who does another act told beside one: "the killing of X and the ensuing reprisals *by Chad*"."""
    others = (c for c in children(noun, "conj") if c.is_noun and children(c, "det", "amod", "nmod:poss"))
    doing = (c for other in others for c in children(other, "nmod") if preposition(c) == "by")
    return (t for c in doing for t in c.subtree())


def done_besides(predication: Predication, acts: Acts) -> list[Token]:
    """Return the words of what who judges an act does besides: "denounced the tests and vowed *to fight Mali*"."""
    verb = first_conjunct(predication.head).head
    if verb is None or not list(judges(predication, acts)):
        return []
    return [t for c in children(verb, "conj") if c.is_verb for t in c.subtree()]


def is_occasion(predication: Predication, noun: Token, above: Token) -> bool:
    """Whether an act told as a noun is only what something else is told of: "the victims of the shooting"."""
    if preposition(noun) in OCCASION:
        return True
    if predication.predicate.type in MUTUAL or predication.carrier is not None:
        return False
    if noun.dep == "nsubj":
        # "The attack happened in Tigray, where nine guards were hurt": the guards are none that attacked.
        return True
    if above.is_noun:
        return above.lemma.lower() not in load_sets().get("shares", frozenset())
    return preposition(noun) in TURNED_TO


def judges(predication: Predication, acts: Acts) -> list[Token]:
    """Return who does something else to an act: who condemns an attack did not commit it."""
    noun = first_conjunct(predication.head)
    verb = noun.head
    if verb is None or not verb.is_verb or noun.dep not in {"obj", "nsubj:pass"} or predication.carrier is not None:
        return []
    kind, _ = acts.type_of(verb)
    if verb.lemma in DENYING:
        # "Peru rejected accusations that its navy fired": Peru accuses nobody.
        return list(doers(verb))
    return list(doers(verb)) if kind not in {"NONE", predication.predicate.type} else []


def doers(verb: Token) -> Iterator[Token]:
    """Yield who does what a verb says, all of them."""
    return (c for t in subjects(verb) for c in conjuncts(t))


def is_elsewhere(token: Token, words: Sequence[Token]) -> bool:
    """Whether a word only says where another act was done: "condemned the *Gaza* airstrikes"."""
    return token.head is not None and token.head not in words and token in happened_at(token.head)
