"""The words of the lexicon fire in the senses that their slots allow."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.predicates import Predication, find_predications, is_eventive, meets, reach, wider
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.tables import Predicate
from dragoman.nlp.roles import slots
from factory import ATTACK, LIGHT, MEET, PREDICATES, SANCTION, Names, at, lexicon, parsed, sentence, texts


def found(tree: str, words: Lexicon | None = None) -> list[Predication]:
    return list(find_predications(parsed(tree), words or lexicon(*PREDICATES, light=LIGHT), Names().is_actor))


# what the case shows: (tree, entries that fire)
FIRES = {
    "verb": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./.", ["assault.attack"]),
    "event noun": ("the/DT/det:attack attack/NN/nsubj:failed failed|fail/VBD/ROOT ./.", ["assault.attack"]),
    "noun as part of a compound": ("attack/NN/compound:helicopters helicopters/NNS/nsubj:left left/VBD/ROOT ./.", []),
    "noun in a name": ("Attack|attack/NN/nsubj:failed/ORG failed|fail/VBD/ROOT ./.", []),
    "auxiliary": ("Iran/NNP/nsubj:left met|meet/VBD/aux:left left/VBN/ROOT ./.", []),
    "need met": (
        "Iran/NNP/nsubj:imposed imposed|impose/VBD/ROOT sanctions|sanction/NNS/obj:imposed ./.",
        ["sanction.impose"],
    ),
    "need not met": ("Iran/NNP/nsubj:imposed imposed|impose/VBD/ROOT taxes|tax/NNS/obj:imposed ./.", []),
    "two verbs": (
        "Iran/NNP/nsubj:met met|meet/VBD/ROOT Iraq/NNP/obj:met and/CC/cc:praised praised|praise/VBD/conj:met Oman/NNP/obj:praised ./.",
        ["consult.meet", "support.praise"],
    ),
}


@pytest.mark.parametrize("case", FIRES)
def test_fires(case: str) -> None:
    tree, wanted = FIRES[case]
    assert [p.predicate.id for p in found(tree)] == wanted


def test_order_is_that_of_the_text() -> None:
    tree = "The/DT/det:attack attack/NN/nsubj:made made|make/VBD/ROOT Iran/NNP/obj:made praise/VB/xcomp:made Iraq/NNP/obj:praise ./."
    assert [p.head.text for p in found(tree)] == ["attack", "praise"]


def test_the_sense_with_more_conditions_wins() -> None:
    plain = Predicate(id="plain", type="COERCE", verbs=("impose",))
    tree = "Iran/NNP/nsubj:imposed imposed|impose/VBD/ROOT sanctions|sanction/NNS/obj:imposed ./."
    assert [p.predicate.id for p in found(tree, lexicon(plain, SANCTION))] == ["sanction.impose"]


def test_of_equal_senses_the_first_wins() -> None:
    first, second = Predicate(id="first", type="COERCE", verbs=("attack",)), ATTACK
    tree = "Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT ./."
    assert [p.predicate.id for p in found(tree, lexicon(first, second))] == ["first"]


@pytest.mark.parametrize(("thing", "fires"), [("tax", False), ("ban", True)])
def test_unless(thing: str, *, fires: bool) -> None:
    entry = Predicate(id="entry", type="SANCTION", verbs=("impose",), unless={"object": ("tax",)})
    tree = f"Iran/NNP/nsubj:imposed imposed|impose/VBD/ROOT {thing}/NN/obj:imposed ./."
    assert bool(found(tree, lexicon(entry))) is fires


def test_a_noun_that_a_verb_needs_is_used_up() -> None:
    voice = Predicate(id="voice", type="ACCUSE", verbs=("voice",), needs={"object": ("concern",)})
    concern = Predicate(id="concern", type="ACCUSE", nouns=("concern",))
    tree = "Iran/NNP/nsubj:voiced voiced|voice/VBD/ROOT concern/NN/obj:voiced ./."
    assert [p.predicate.id for p in found(tree, lexicon(voice, concern))] == ["voice"]


def test_verb_with_a_particle() -> None:
    entry = Predicate(id="entry", type="ASSAULT", verbs=("carry out",))
    tree = "Iran/NNP/nsubj:carried carried|carry/VBD/ROOT out/RP/compound:prt:carried raids|raid/NNS/obj:carried ./."
    (predication,) = found(tree, lexicon(entry))
    assert texts(predication.words) == ["carried", "out"]


def test_verb_without_its_particle() -> None:
    entry = Predicate(id="entry", type="ASSAULT", verbs=("carry out",))
    assert found("Iran/NNP/nsubj:carried carried|carry/VBD/ROOT bags|bag/NNS/obj:carried ./.", lexicon(entry)) == []


def test_preposition_of_a_verb_gives_it_an_object() -> None:
    entry = Predicate(id="entry", type="REQUEST", verbs=("call on",), target=("object",))
    tree = "Iran/NNP/nsubj:called called|call/VBD/ROOT on/IN/case:Iraq Iraq/NNP/obl:called ./."
    (predication,) = found(tree, lexicon(entry))
    assert texts(predication.slots["object"]) == ["Iraq"]


def test_preposition_that_only_opens_a_date() -> None:
    entry = Predicate(id="entry", type="CONCEDE", verbs=("give in",))
    tree = "Iran/NNP/nsubj:gave gave|give/VBD/ROOT arms|arm/NNS/obj:gave in/IN/case:2008 2008/CD/obl:gave ./."
    assert found(tree, lexicon(entry)) == []


def test_compound_noun() -> None:
    entry = Predicate(id="entry", type="ASSAULT", nouns=("air strike",))
    tree = "an/DT/det:strike air/NN/compound:strike strike/NN/nsubj:failed failed|fail/VBD/ROOT ./."
    (predication,) = found(tree, lexicon(entry))
    assert texts(predication.words) == ["air", "strike"]


def test_predicative_adjective() -> None:
    entry = Predicate(id="entry", type="ACCUSE", adjectives=("critical of",))
    tree = "Iran/NNP/nsubj:critical is/VBZ/cop:critical critical/JJ/ROOT of/IN/case:Iraq Iraq/NNP/obl:critical ./."
    (predication,) = found(tree, lexicon(entry))
    assert texts(predication.slots["subject"]) == ["Iran"]


# what the case shows: (tree, carrier, effect)
CARRIED = {
    "object": ("Iran/NNP/nsubj:held held|hold/VBD/ROOT talks|talk/NNS/obj:held ./.", "held", "does"),
    "cancelled": (
        "Iran/NNP/nsubj:canceled canceled|cancel/VBD/ROOT talks|talk/NNS/obj:canceled ./.",
        "canceled",
        "cancels",
    ),
    "no light verb": ("Iran/NNP/nsubj:watched watched|watch/VBD/ROOT talks|talk/NNS/obj:watched ./.", None, "does"),
}


@pytest.mark.parametrize("case", CARRIED)
def test_light_verb(case: str) -> None:
    tree, verb, effect = CARRIED[case]
    (predication,) = found(tree)
    assert (predication.carrier and predication.carrier.text, predication.effect) == (verb, effect)


def test_light_verb_lends_its_subject_and_phrases() -> None:
    tree = "Iran/NNP/nsubj:held held|hold/VBD/ROOT talks|talk/NNS/obj:held with/IN/case:Iraq Iraq/NNP/obl:held ./."
    (predication,) = found(tree)
    assert {k: texts(v) for k, v in predication.slots.items()} == {"subject": ["Iran"], "with": ["Iraq"]}


def test_receiving_verb_makes_its_subject_the_object() -> None:
    tree = "Iran/NNP/nsubj:came came|come/VBD/ROOT under/IN/case:attack attack/NN/obl:came ./."
    (predication,) = found(tree)
    assert (texts(predication.slots["object"]), "subject" in predication.slots) == (["Iran"], False)


def test_clause_decides_at_the_light_verb() -> None:
    tree = "Iran/NNP/nsubj:held held|hold/VBD/ROOT talks|talk/NNS/obj:held ./."
    (predication,) = found(tree)
    assert predication.clause.text == "held"


def test_reach_into_a_slot_of_a_filler() -> None:
    home = sentence(
        "Iran/NNP/nsubj:hit hit/VBD/ROOT the/DT/det:airspace airspace/NN/obj:hit of/IN/case:Iraq Iraq/NNP/nmod:airspace ./."
    )
    assert texts(reach("object.owner", slots(home.root))) == ["Iraq"]


# condition, tree, word: met?
CONDITIONS = [
    ("tank", "tanks|tank/NNS/ROOT", "tanks", True),
    ("*", "tanks|tank/NNS/ROOT", "tanks", True),
    ("ACTOR", "Iran/NNP/ROOT", "Iran", True),
    ("ACTOR", "tanks|tank/NNS/ROOT", "tanks", False),
    ("$weapons", "missiles|missile/NNS/ROOT", "missiles", True),
    ("$weapons", "letters|letter/NNS/ROOT", "letters", False),
    ("air strike", "air/NN/compound:strike strike/NN/ROOT", "strike", True),
    ("talks", "talks|talk/NNS/ROOT", "talks", True),
    ("$no-such-set", "tanks|tank/NNS/ROOT", "tanks", False),
]


@pytest.mark.parametrize(("condition", "tree", "word", "met"), CONDITIONS)
def test_condition(condition: str, tree: str, word: str, *, met: bool) -> None:
    home = sentence(tree)
    assert meets(at(home, word), (condition,), home, Names().is_actor) is met


def test_a_condition_asks_beside_words_in_its_order_for_named_sets_and_for_any_actor() -> None:
    weapons, actor = wider(("tank", "$weapons", "ACTOR"))
    assert weapons is not None
    assert "missile" in weapons
    assert actor is None


def test_eventive() -> None:
    home = sentence("attack/NN/compound:plan plan/NN/ROOT")
    assert [is_eventive(t) for t in home.tokens] == [False, True]


def test_document_without_predicates() -> None:
    assert found("Iran/NNP/nsubj:slept slept|sleep/VBD/ROOT ./.", lexicon(MEET)) == []
