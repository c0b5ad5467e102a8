"""How many were killed, injured, arrested or held, where the text gives a number for this act."""

# Lists of words stand in few lines.
# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.predicates import Predication
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model import Casualties
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, first_conjunct, preposition

KILLED = {
    "kill", "die", "dead", "death", "slay", "behead", "execute", "massacre", "assassinate", "murder", "fatality", "toll", "perish", "body",
}  # fmt: skip
INJURED = {"injure", "wound", "hurt", "injured", "wounded", "injury", "maim"}
ARRESTED = {
    "arrest", "detain", "imprison", "jail", "capture", "seize", "abduct", "kidnap", "arrested", "detained", "captive", "hostage",
}  # fmt: skip
HARMS = {"killed": KILLED, "injured": INJURED, "arrested": ARRESTED}
NOUNS = {"death", "fatality", "injury", "dead", "injured", "wounded", "hostage", "body", "captive"}
PEOPLE = {
    "people", "person", "civilian", "soldier", "man", "woman", "child", "troop", "worker", "protester", "policeman",
    "officer", "other", "militant", "fighter", "more", "student", "journalist", "passenger", "villager", "resident", "migrant",
    "refugee", "sailor", "pilgrim", "terrorist", "insurgent", "suspect", "member", "victim", "life", "guard", "rebel", "activist", "demonstrator", "hostage", "national", "citizen", "serviceman",
    "combatant", "personnel", "lawmaker", "diplomat", "individual", "medic", "scientist", "patient", "girl", "boy", "general", "pilot",
    "lawyer", "fisherman", "miner", "prisoner", "worshipper", "jihadist", "christian", "muslim", "mother", "father",
    "son", "daughter", "couple", "commander", "leader", "minister", "engineer", "driver", "doctor", "teacher", "farmer",
    "peacekeeper", "mercenary", "detainee", "employee", "official", "ambassador", "priest", "tourist", "settler", "bystander", "gunman",
}  # fmt: skip
ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
WORDS = ONES | {"dozen": 12}
GROUPS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}
SINGLE = {"a", "an"}
NOBODY = {"nobody", "no one", "none"}
TYPES = {"ASSAULT", "COERCE", "PROTEST", "SANCTION"}
YEAR = re.compile(r"(?:19|20)..", re.DOTALL)
PAIR = 2


def find_casualties(predication: Predication) -> Casualties | None:
    """Return the sentence's numbers of people beside words of harm, another act's left out; else None."""
    if predication.predicate.type not in TYPES:
        return None
    counts = {name: count(predication, harm) for name, harm in HARMS.items()}
    return Casualties(**counts) if any(v is not None for v in counts.values()) else None


def count(predication: Predication, harm: set[str]) -> int | None:
    """Return the number that the first word of harm takes."""
    for token in predication.sentence.tokens:
        if (token.lemma.lower() in harm or token.lower in harm) and not is_other_act(token, predication):
            value = of_harm(token)
            if value is not None:
                return value
    return None


def is_other_act(token: Token, predication: Predication) -> bool:
    """Whether harm is told of another act: "attacked after 40 were killed", "freed 20 who had been arrested"."""
    own = {id(predication.head), id(predication.clause)}
    if is_beside(token, predication):
        return True
    for step in (token, *token.ancestors()):
        if id(step) in own:
            return False
        if step.dep == "acl:relcl" or any(
            c.dep == "mark" and c.lower in {"after", "since", "before"} for c in step.children
        ):
            return id(predication.head) not in {id(t) for t in step.subtree()}
    return False


def is_beside(token: Token, predication: Predication) -> bool:
    """Whether a verb beside the act tells of another: "killed 40 and abducted 20"; "killed 2 and wounded 5" are one."""
    act = predication.clause
    verb = token if token.is_verb else next((t for t in token.ancestors() if t.is_verb), None)
    if verb is None or verb is act or not any(act.lemma.lower() in harm for harm in HARMS.values()):
        return False
    if (verb.lemma.lower() in ARRESTED) == (act.lemma.lower() in ARRESTED):
        return False
    # "Shot 40 raiders and seized six": a bare number, and no place of its own, is of the same fight.
    done_to = children(verb, "obj", "nsubj:pass")
    elsewhere = any(preposition(c) in {"in", "at", "near"} for c in children(verb, "obl"))
    own = elsewhere or any(number(c.lower) is None for c in done_to)
    return act.is_verb and first_conjunct(verb) is first_conjunct(act) and bool(done_to) and own


def of_harm(token: Token) -> int | None:
    """Return the number of those harmed: what a verb of harm is done to, or what a noun of harm counts."""
    if token.lemma.lower() == "toll":
        return rising(token)
    if token.is_verb:
        return of_verb(token)
    if (own := counted(token)) is not None:
        return own
    if token.lower in {"casualty", "casualties", "deaths", "injuries"} and children(token, "det"):
        return 0 if any(c.lower == "no" for c in token.children) else None
    return of_adjective(token) or rising(token)


def of_verb(verb: Token) -> int | None:
    """Return how many a verb of harm is done to; who dies or "was killed" is its subject."""
    bare = verb.tag == "VBN" and not children(verb, "obj") and not any(c.lemma == "have" for c in verb.children)
    passive = any(c.dep == "aux:pass" for c in verb.children) or verb.lemma in {"die", "perish"} or bare
    roles = ("nsubj:pass", "nsubj") if passive else ("obj",)
    harmed = children(verb, *roles)
    if not harmed and verb.dep == "conj" and verb.head is not None and verb.tag == "VBN":
        left_out = [c for c in verb.children if counted(c) is not None and c.dep in {"nsubj", "nsubj:pass", "obj"}]
        harmed = left_out or [c for c in children(verb.head, "obj", "nsubj:pass") if not children(verb, "obj")]
    if not harmed and verb.dep in {"acl", "amod"} and verb.head is not None:
        harmed = [verb.head]
    return together(harmed)


def of_adjective(token: Token) -> int | None:
    """Return the number of "left 3 dead", "one woman dead", "shot three protesters dead"."""
    before = next((c for c in token.children if c.i < token.i and number(c.lower) is not None), None)
    if before is not None:
        return number(before.lower)
    if token.dep in {"xcomp", "advcl", "amod", "acl", "conj"} and token.head is not None:
        told = [*children(token, "nsubj"), *(children(token.head, "obj") if token.head.is_verb else [token.head])]
        return together([t for t in told if t is not token])
    return None


def rising(noun: Token) -> int | None:
    """Return the number that a toll rose to: "the death toll rose to 31", "has climbed to 46 dead"."""
    verb = noun.head
    while verb is not None and not verb.is_verb:
        verb = verb.head
    if verb is None or verb.lemma not in {"rise", "climb", "reach", "stand", "grow", "increase"}:
        return None
    reached = [c for c in verb.children if preposition(c) in {"to", "at"} or (verb.lemma == "reach" and c.dep == "obj")]
    return next(
        (v for c in reached if (v := number(c.lower) if number(c.lower) is not None else counted(c)) is not None), None
    )


def together(heads: Sequence[Token]) -> int | None:
    """Return the sum of coordinated people: "a driver and his three passengers", None if any part is not counted."""
    values = [counted(part, first=i == 0) for head in heads[:1] for i, part in enumerate(conjuncts(head))]
    return sum(v for v in values if v is not None) if values and None not in values else None


def counted(token: Token, *, first: bool = True) -> int | None:  # noqa: PLR0911 - one ground a line
    """Return how many a noun phrase counts; people and words of harm only, a name is one person."""
    if token.lower in NOBODY or (token.lower == "one" and any(c.lower == "no" for c in token.children)):
        return 0
    lemma = token.lemma.lower()
    if (value := number(token.lower)) is not None and not any(c.lower in {"between", "to"} for c in token.children):
        return grouped(token, value)
    if token.lower in {"himself", "herself"} or (token.entity == "PER" and token.is_proper):
        return 1
    if not (lemma in PEOPLE | NOUNS or is_of_a_people(token)):
        return None
    numbers = list(numbers_of(token))
    if len(numbers) == 1:
        return numbers[0]
    if numbers or token.tag in {"NNS", "NNPS"} or lemma == "people":
        return None
    if lemma == "couple":
        return PAIR
    return (
        1
        if any(c.lower in SINGLE or c.dep == "nmod:poss" or (c.lower == "the" and not first) for c in token.children)
        or not first
        else None
    )


def is_of_a_people(token: Token) -> bool:
    """Whether a noun says of which people one is: "three Kenyans"; a nation before its army is no noun."""
    if token.tag not in {"NNP", "NNPS", "NN", "NNS"}:
        return False
    words = {token.lower, token.lemma.lower()}
    return any(e.kind == "demonym" for word in words for e in load_gazetteer().names.get((word,), ()))


def numbers_of(noun: Token) -> Iterator[int]:
    """Yield the numbers that count a noun."""
    for child in noun.children:
        if child.lower == "no" and child.dep == "det":
            yield 0
        elif (child.dep in {"nummod", "amod", "compound", "det", "nmod"} or child.tag == "CD") and child.i < noun.i:
            # A number right before people is no year: "2000 soldiers".
            value = number(child.lower, year=False)
            if value is None and child.lower in GROUPS:
                value = (
                    GROUPS[child.lower] if any(c.lower in SINGLE for c in (*child.children, *noun.children)) else None
                )
            if value is not None and child.head is noun:
                yield grouped(child, value)


def grouped(token: Token, value: int) -> int:
    """Return a number with the words that stand with it: "two hundred", "thirty-five", "half a dozen"."""
    near = [c.lower for c in token.children if abs(c.i - token.i) <= PAIR]
    if token.lower in GROUPS:
        times = next((WORDS[w] for w in near if w in ONES), None)
        value = GROUPS[token.lower] * (times or 1)
        return value // 2 if "half" in near else value
    return value + next((ONES[w] for w in near if w in ONES and ONES[w] < value), 0)


def number(word: str, *, year: bool = True) -> int | None:
    """Return the value of digits or a number word; None for a broken number, or one that may be a `year`."""
    if word in WORDS:
        return WORDS[word]
    if "-" in word and all(part in ONES for part in word.split("-")):
        return sum(ONES[part] for part in word.split("-"))
    digits = word.replace(",", "")
    return int(digits) if re.fullmatch(r"\d{1,6}", digits) and not (year and YEAR.fullmatch(word)) else None
