"""Words that sound like an act and tell none: greetings, homage to the dead, moods, posts taken up, dim forecasts."""

from __future__ import annotations

from dragoman.extract.bystanders import phrase
from dragoman.extract.learned import is_learned
from dragoman.extract.parties import EVENT
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, first_conjunct, is_passive, preposition

# What may come, as a speaker sees it: "warned that the siege *could* last".
MAYBE = {"may", "might", "could", "can"}
# Of these it is a threat, whatever else is said of them.
HOSTILE = ("attacks", "violence", "sanctions")
DEEDS = (*HOSTILE, "actions")
# What somebody is told to have or to become by no doing of his own: "said that voters should *have* a say".
GIVEN = {"have", "get", "receive", "enjoy", "win", "lose"}
ADVISED = {"should", "ought"}
SAID_OF = "request.say-"
# Whatever is sent so is a figure: "the vote sent a *clear* signal to Oslo"; a letter is one.
FIGURES = {"message", "signal"}
TONES = {
    "clear", "strong", "powerful", "tough", "unmistakable", "blunt", "stern", "stark", "important", "mixed", "wrong",
    "right", "chilling", "unequivocal", "loud", "dangerous", "terrible", "confusing",
}  # fmt: skip
# What carries a message that is none: "sent a clear message to Oslo *by telephone*", "*through* its envoy".
CARRYING = {"by", "in", "through", "via", "over"}
CARRIERS = {"telephone", "phone", "call", "channel", "email", "e-mail", "intermediary", "mediator", "fax"}
LEANING = {"count", "rely", "bank", "depend"}


def is_no_act(predication: Predication) -> bool:
    """Whether the words tell no act by the kind of thing that they tell; a user's own entry stands."""
    tests = (
        is_greeting, is_homage, is_post, is_flight, is_mood, is_vague, is_forecast, is_left_to_others, is_made_known,
        is_signal, is_search,
    )  # fmt: skip
    return not predication.predicate.own and any(test(predication) for test in tests)


def is_greeting(predication: Predication) -> bool:
    """Whether a message only greets: "sent a letter *congratulating* him"; one that also asks is told by the asking."""
    if predication.predicate.type != "CONSULT" or "visit" in predication.predicate.mode:
        return False
    letters = [t for t in (predication.head, *children(predication.head, "obj")) if is_in("missives", t)]
    below = [c for t in (predication.clause, *letters) for c in children(t, "acl", "advcl", "amod", "compound", "nmod")]
    return bool(letters) and any(is_in("greeting", c) for c in below)


def is_homage(predication: Predication) -> bool:
    """Whether only the dead are honoured: "paid tribute to the *victims*"; praise of the living is support."""
    honours = [t for t in (predication.head, *children(predication.head, "obj")) if is_in("homage", t)]
    if predication.predicate.type != "SUPPORT" or not honours:
        return False
    places = (c for t in (*honours, predication.head) for c in children(t, "obl", "nmod"))
    honoured = [t for c in places if preposition(c) in {"to", "at", "on", "for"} for t in phrase(c)]
    buried = any(c.lemma == "bury" for t in honoured for c in children(t, "acl", "acl:relcl"))
    return buried or any(is_in("the-dead", t) for t in honoured)


def is_post(predication: Predication) -> bool:
    """Whether somebody only takes up a post: "joined the ministry *as an adviser*"."""
    posts = (c for c in children(predication.head, "obl") if preposition(c) == "as")
    held = load_sets()["leaders"] | load_sets()["envoys"] | load_sets()["posts"]
    return predication.head.lemma in {"join", "rejoin"} and any(
        t.lemma.lower() in held for c in posts for t in conjuncts(c)
    )


def is_flight(predication: Predication) -> bool:
    """Whether people flee who command no ground: "his family fled to Chad"; troops that flee retreat."""
    if predication.predicate.type != "RETREAT" or predication.head.lemma != "flee":
        return False
    fleeing = [t for s in predication.slots.get("subject", []) for c in conjuncts(s) for t in phrase(c)]
    return not any(is_in("troops", t) or is_in("militias", t) or is_in("combatants", t) for t in fleeing)


def is_mood(predication: Predication) -> bool:
    """Whether a bare noun tells what somebody feels: "Kenya's *indignation* at the ruling"; "voiced anger" is said."""
    bare = predication.head.is_noun and predication.carrier is None
    return bare and is_learned(predication) and is_in("moods", predication.head)


def is_vague(predication: Predication) -> bool:
    """Whether a noun of no deed in particular is taken for violence: "moves against Iran", "a drive against it"."""
    head = predication.head
    if predication.predicate.type != "ASSAULT" or not is_learned(predication) or not is_in("vague-deeds", head):
        return False
    fought = head.dep == "obj" and head.head is not None and is_in("waging", head.head)
    return not fought and not any(is_in("violent", c) for c in children(head, "amod", "compound"))


def is_forecast(predication: Predication) -> bool:
    """Whether a warning only tells what else may come or is so: "warned that the drought could lead to war".

    Who is told so ("warned Peru that …") or named as whom it will befall is threatened.
    """
    head = predication.head
    if predication.predicate.type != "THREATEN" or head.lemma.lower() not in {"warn", "warning", "caution"}:
        return False
    told = children(head, "ccomp", "acl", "parataxis")
    spoken_to = children(head, "obj", "iobj") if head.is_verb else []
    return bool(told) and not spoken_to and all(is_dim(c) for c in told)


def is_made_known(predication: Predication) -> bool:
    """Whether what is released is only published: "released thousands of emails", "the release of the report"."""
    head = predication.head
    if predication.predicate.type != "RETREAT" or head.lemma.lower() != "release":
        return False
    things = children(head, "obj", "nsubj:pass") if head.is_verb else children(head, "compound", "nmod")
    things = [t for t in things if head.is_verb or t.dep == "compound" or preposition(t) == "of"]
    return any(is_in("made-known", t) for thing in things for t in (thing, *members(thing)))


def is_signal(predication: Predication) -> bool:
    """Whether a message is a figure for what a deed means: "the *strike* sent a message to Oslo", "a *clear* one"."""
    if predication.predicate.type != "CONSULT":
        return False
    sent = [t for t in (predication.head, *children(predication.head, "obj")) if t.lemma.lower() in FIGURES]
    toned = any(c.lower in TONES for t in sent for c in children(t, "amod")) and not any(map(is_carried, sent))
    doers = [s for s in predication.slots.get("subject", []) if s.tag in {"NN", "NNS"}]
    deed = any((s.event or 0) >= EVENT or any(is_in(name, s) for name in DEEDS) for s in doers)
    return bool(sent) and (toned or deed)


def is_carried(message: Token) -> bool:
    """Whether it is told by what or whom a message was carried, which makes it one in so many words."""
    sending = [message.head] if message.dep == "obj" and message.head is not None else []
    ways = [c for t in (message, *sending) for c in children(t, "obl", "nmod") if preposition(c) in CARRYING]
    return any(w.lemma.lower() in CARRIERS or is_in("missives", w) or is_in("envoys", w) for w in ways)


def is_search(predication: Predication) -> bool:
    """Whether a warrant is to search or to listen, and threatens nobody: "a *surveillance* warrant on him"."""
    if predication.predicate.type != "THREATEN":
        return False
    head = predication.head
    # "a *judge's* warrant": the encoder may hear it in whose it is.
    held = [head.head] if head.head is not None and head.dep in {"nmod:poss", "compound"} else []
    words = (head, *held, *predication.slots.get("object", []))
    warrants = [t for t in words if t.lemma.lower() == "warrant"]
    about = [t for w in warrants for t in w.subtree()]
    return any(is_in("searches", t) for t in about) and not any(t.lemma.lower() == "arrest" for t in about)


def members(noun: Token) -> list[Token]:
    """Return what a number or set is of: "thousands of *emails*"; none where a noun counts nothing."""
    counts = noun.tag == "CD" or is_in("quantities", noun) or is_in("collectives", noun)
    return [c for c in children(noun, "nmod") if preposition(c) == "of"] if counts else []


def is_opinion_of(predication: Predication) -> bool:
    """Whether somebody only tells what ought to befall another: "said he should be tried", "should have a say".

    What is to be freed or withdrawn is a demand all the same, for it has its own entries.
    """
    if not predication.predicate.id.startswith(SAID_OF) or "yield" in predication.predicate.mode:
        return False
    # "Iran must never have the bomb" is a demand; "voters should have a say" an opinion.
    verbs = [v for v in predication.slots.get("verb", []) if any(c.lower in ADVISED for c in children(v, "aux"))]
    given = [v for v in verbs if v.lemma in GIVEN and children(v, "obj")]
    return bool(verbs) and (bool(given) or all(is_passive(v) and not children(v, "obl:agent") for v in verbs))


def is_dim(clause: Token) -> bool:
    """Whether a clause tells of a thing, not a party, what it is or may do."""
    subjects = children(clause, "nsubj", "nsubj:pass", "csubj")
    # "an Israeli presence may bring war": whoever does it is threatened.
    named = any(t.is_proper or t.tag.startswith("PRP") or t.text[:1].isupper() for s in subjects for t in phrase(s))
    things = bool(subjects) and not named
    # "any attack will be answered", "an attack could bring war on it": of a hostile act it is a threat.
    hostile = any(is_in(name, t) for s in subjects for t in phrase(s) for name in HOSTILE)
    # "gas supplies could be cut": by whoever warns.
    hostile = hostile or (is_passive(clause) and any(is_in(name, clause) for name in ("stopping", "closing")))
    maybe = any(c.lower in MAYBE for c in children(clause, "aux"))
    being = any(c.lower in {"is", "are", "was", "were"} for c in children(clause, "cop"))
    return things and not hostile and (maybe or being)


def is_left_to_others(predication: Predication) -> bool:
    """Whether somebody only leans on another to act: "cannot *count on* Chad *to* strike back"."""
    act = first_conjunct(predication.clause)
    above = act.head
    leaning = above is not None and above.lemma in LEANING and act.dep in {"xcomp", "ccomp", "advcl", "acl"}
    return leaning and above is not None and any(preposition(c) in {"on", "upon"} for c in children(above, "obl"))


def is_in(name: str, token: Token) -> bool:
    """Whether a word is of a named set."""
    return token.lemma.lower() in load_sets()[name]
