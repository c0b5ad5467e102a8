"""What hangs on a predicate, whatever the syntax: hand-made trees."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.nlp.roles import (
    carrier,
    conjuncts,
    first_conjunct,
    governed,
    is_negated,
    is_passive,
    owners,
    preposition,
    slots,
)
from factory import at, sentence, texts

# what the case shows: (tree, predicate, slots that must be filled exactly so)
SLOTS: dict[str, tuple[str, str, dict[str, list[str]]]] = {
    "active": (
        "Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./.",
        "attacked",
        {"subject": ["Iran"], "object": ["Iraq"]},
    ),
    "passive with an agent": (
        "Iraq/NNP/nsubj:pass:attacked was/VBD/aux:pass:attacked attacked/VBN/ROOT by/IN/case:Iran Iran/NNP/obl:agent:attacked ./.",
        "attacked",
        {"subject": ["Iran"], "object": ["Iraq"]},
    ),
    "passive whose agent is a plain oblique": (
        "Iraq/NNP/nsubj:pass:attacked was/VBD/aux:pass:attacked attacked/VBN/ROOT by/IN/case:Iran Iran/NNP/obl:attacked ./.",
        "attacked",
        {"subject": ["Iran"], "object": ["Iraq"]},
    ),
    "passive without an agent": (
        "Iraq/NNP/nsubj:pass:attacked was/VBD/aux:pass:attacked attacked/VBN/ROOT ./.",
        "attacked",
        {"subject": [], "object": ["Iraq"]},
    ),
    "relative clause on the subject": (
        "Iran/NNP/nsubj:left which/WDT/nsubj:attacked attacked/VBD/acl:relcl:Iran Iraq/NNP/obj:attacked left/VBD/ROOT ./.",
        "attacked",
        {"subject": ["Iran"], "object": ["Iraq"]},
    ),
    "relative clause on the object": (
        "sanctions/NNS/nsubj:hurt that/WDT/obj:imposed Iran/NNP/nsubj:imposed imposed/VBD/acl:relcl:sanctions hurt/VBD/ROOT ./.",
        "imposed",
        {"subject": ["Iran"], "object": ["sanctions"]},
    ),
    "whoever tells of somebody in a relative clause": (
        "Iran/NNP/nsubj:left who/WP/nsubj:noted he/PRP/nsubj:noted noted/VBD/acl:relcl:Iran was/VBD/cop:ill ill/JJ/ccomp:noted left/VBD/ROOT ./.",
        "noted",
        {"subject": ["he"]},
    ),
    "relative clause without a pronoun": (
        "sanctions/NNS/nsubj:hurt Iran/NNP/nsubj:imposed imposed/VBD/acl:relcl:sanctions hurt/VBD/ROOT ./.",
        "imposed",
        {"subject": ["Iran"], "object": ["sanctions"]},
    ),
    "present participle on a noun": (
        "troops/NNS/nsubj:left attacking/VBG/acl:troops Iraq/NNP/obj:attacking left/VBD/ROOT ./.",
        "attacking",
        {"subject": ["troops"], "object": ["Iraq"]},
    ),
    "past participle on a noun": (
        "ship/NN/nsubj:sank seized/VBN/acl:ship by/IN/case:Iran Iran/NNP/obl:agent:seized sank/VBD/ROOT ./.",
        "seized",
        {"subject": ["Iran"], "object": ["ship"]},
    ),
    "participle clause before the main verb": (
        "Citing/VBG/advcl:left threats/NNS/obj:Citing ,/, Iran/NNP/nsubj:left left/VBD/ROOT ./.",
        "Citing",
        {"subject": ["Iran"], "object": ["threats"]},
    ),
    "infinitive under subject control": (
        "Iran/NNP/nsubj:agreed agreed|agree/VBD/ROOT to/TO/mark:leave leave/VB/xcomp:agreed Iraq/NNP/obj:leave ./.",
        "leave",
        {"subject": ["Iran"], "object": ["Iraq"]},
    ),
    "infinitive under object control": (
        "Iran/NNP/nsubj:urged urged|urge/VBD/ROOT Turkey/NNP/obj:urged to/TO/mark:leave leave/VB/xcomp:urged Iraq/NNP/obj:leave ./.",
        "leave",
        {"subject": ["Turkey"], "object": ["Iraq"]},
    ),
    "promise keeps its subject in control": (
        "Iran/NNP/nsubj:promised promised|promise/VBD/ROOT Turkey/NNP/obj:promised to/TO/mark:leave leave/VB/xcomp:promised ./.",
        "leave",
        {"subject": ["Iran"]},
    ),
    "control through two verbs": (
        "Iran/NNP/nsubj:agreed agreed|agree/VBD/ROOT to/TO/mark:try try/VB/xcomp:agreed to/TO/mark:leave leave/VB/xcomp:try ./.",
        "leave",
        {"subject": ["Iran"]},
    ),
    "coordinated verb shares the subject": (
        "Iran/NNP/nsubj:met met|meet/VBD/ROOT and/CC/cc:praised praised/VBD/conj:met Turkey/NNP/obj:praised ./.",
        "praised",
        {"subject": ["Iran"], "object": ["Turkey"]},
    ),
    "coordinated verb with a subject of its own": (
        "Iran/NNP/nsubj:came came/VBD/ROOT and/CC/cc:left Turkey/NNP/nsubj:left left/VBD/conj:came ./.",
        "left",
        {"subject": ["Turkey"]},
    ),
    "coordinated passive": (
        "He/PRP/nsubj:pass:held was/VBD/aux:pass:held held/VBN/ROOT and/CC/cc:jailed jailed/VBN/conj:held ./.",
        "jailed",
        {"subject": [], "object": ["He"]},
    ),
    "who is jailed for a deed has done it": (
        "Oslo/NNP/nsubj:jailed jailed|jail/VBD/ROOT Danes/NNPS/obj:jailed for/IN/mark:shooting shooting/VBG/advcl:jailed ./.",
        "shooting",
        {"subject": ["Danes"]},
    ),
    "so has who is charged with it": (
        "Oslo/NNP/nsubj:charged charged|charge/VBD/ROOT Danes/NNPS/obj:charged with/IN/mark:shooting shooting/VBG/advcl:charged ./.",
        "shooting",
        {"subject": ["Danes"]},
    ),
    "speech verb lends no subject to its clause": (
        "Iran/NNP/nsubj:said said|say/VBD/ROOT troops/NNS/nsubj:left left/VBD/ccomp:said ./.",
        "left",
        {"subject": ["troops"]},
    ),
    "finite clause without a subject takes none": (
        "Iran/NNP/nsubj:said said|say/VBD/ROOT attacked/VBD/ccomp:said Iraq/NNP/obj:attacked ./.",
        "attacked",
        {"subject": []},
    ),
    "noun with an infinitive and a possessor": (
        "Iran/NNP/nmod:poss:decision 's/POS/case:Iran decision/NN/nsubj:hurt to/TO/mark:leave leave/VB/acl:decision hurt/VBD/ROOT ./.",
        "leave",
        {"subject": ["Iran"]},
    ),
    "noun with an infinitive under a verb": (
        "Iran/NNP/nsubj:has has|have/VBZ/ROOT plans/NNS/obj:has to/TO/mark:leave leave/VB/acl:plans ./.",
        "leave",
        {"subject": ["Iran"]},
    ),
    "recipient beside an object": (
        "Iran/NNP/nsubj:gave gave|give/VBD/ROOT Turkey/NNP/iobj:gave gas/NN/obj:gave ./.",
        "gave",
        {"recipient": ["Turkey"], "object": ["gas"]},
    ),
    "recipient alone is the object too": (
        "Iran/NNP/nsubj:told told|tell/VBD/ROOT Turkey/NNP/iobj:told ./.",
        "told",
        {"recipient": ["Turkey"], "object": ["Turkey"]},
    ),
    "governed clause": (
        "Iran/NNP/nsubj:demanded demanded/VBD/ROOT that/IN/mark:leave Iraq/NNP/nsubj:leave leave/VB/ccomp:demanded ./.",
        "demanded",
        {"verb": ["leave"], "clause": ["Iraq"], "modal": []},
    ),
    "modal of the governed clause": (
        "Iran/NNP/nsubj:said said|say/VBD/ROOT Iraq/NNP/nsubj:stop must/MD/aux:stop stop/VB/ccomp:said ./.",
        "said",
        {"clause": ["Iraq"], "modal": ["must"]},
    ),
    "infinitive of purpose is governed": (
        "Iran/NNP/nsubj:came came|come/VBD/ROOT to/TO/mark:help help/VB/advcl:came ./.",
        "came",
        {"verb": ["help"]},
    ),
    "preposition on the verb": (
        "Iran/NNP/nsubj:spoke spoke/VBD/ROOT with/IN/case:Iraq Iraq/NNP/obl:spoke about/IN/case:gas gas/NN/obl:spoke ./.",
        "spoke",
        {"with": ["Iraq"], "about": ["gas"]},
    ),
    "preposition on the object counts for the verb": (
        "Iran/NNP/nsubj:imposed imposed/VBD/ROOT tariffs/NNS/obj:imposed on/IN/case:Iraq Iraq/NNP/nmod:tariffs ./.",
        "imposed",
        {"on": ["Iraq"]},
    ),
    "where the object is does not count for the verb": (
        "Iran/NNP/nsubj:struck struck/VBD/ROOT bases/NNS/obj:struck in/IN/case:Iraq Iraq/NNP/nmod:bases ./.",
        "struck",
        {"in": []},
    ),
    "preposition of the last of two verbs": (
        "Iran/NNP/nsubj:met met/VBD/ROOT and/CC/cc:talked talked/VBD/conj:met with/IN/case:Iraq Iraq/NNP/obl:met ./.",
        "talked",
        {"with": ["Iraq"]},
    ),
    "event noun with possessor and preposition": (
        "Iran/NNP/nmod:poss:attack 's/POS/case:Iran attack/NN/nsubj:failed on/IN/case:Iraq Iraq/NNP/nmod:attack failed/VBD/ROOT ./.",
        "attack",
        {"owner": ["Iran"], "on": ["Iraq"]},
    ),
    "event noun with a demonym": (
        "the/DT/det:attack Iranian/JJ/amod:attack attack/NN/nsubj:failed failed/VBD/ROOT ./.",
        "attack",
        {"owner": ["Iranian"]},
    ),
    "what stands behind of is acted on when by names the actor": (
        "recognition/NN/ROOT of/IN/case:Iraq Iraq/NNP/nmod:recognition by/IN/case:Iran Iran/NNP/nmod:recognition",
        "recognition",
        {"owner": [], "of": ["Iraq"], "by": ["Iran"]},
    ),
    "event noun with a past participle": (
        "attack/NN/nsubj:failed launched/VBN/acl:attack by/IN/case:Iran Iran/NNP/obl:agent:launched on/IN/case:Iraq Iraq/NNP/obl:launched failed/VBD/ROOT",
        "attack",
        {"by": ["Iran"], "on": ["Iraq"]},
    ),
    "phrase hung on the phrase before it": (
        "pledge/NN/ROOT by/IN/case:Iran Iran/NNP/nmod:pledge to/IN/case:Iraq Iraq/NNP/nmod:Iran",
        "pledge",
        {"by": ["Iran"], "to": ["Iraq"]},
    ),
    "a clause that only tells is no act governed": (
        "Iran/NNP/nsubj:told told/VBD/ROOT Iraq/NNP/obj:told that/IN/mark:find he/PRP/nsubj:find did/VBD/aux:find find/VB/ccomp:told it/PRP/obj:find",
        "told",
        {"verb": [], "finite": ["find"]},
    ),
    "a clause of will only tells": (
        "Iran/NNP/nsubj:told told/VBD/ROOT Iraq/NNP/obj:told he/PRP/nsubj:leave would/MD/aux:leave leave/VB/ccomp:told",
        "told",
        {"verb": [], "finite": ["leave"]},
    ),
    "a demanded act is governed": (
        "Iran/NNP/nsubj:demanded demanded/VBD/ROOT that/IN/mark:leave Iraq/NNP/nsubj:leave leave/VB/ccomp:demanded",
        "demanded",
        {"verb": ["leave"], "finite": []},
    ),
    "mere saying reports what stands before it": (
        '"/``/punct:leave Iraq/NNP/nsubj:leave must/MD/aux:leave leave/VB/ccomp:added "/``/punct:leave Iran/NNP/nsubj:added added|add/VBD/ROOT',
        "added",
        {"clause": ["Iraq"], "modal": ["must"], "verb": ["leave"]},
    ),
    "a promise behind quoted words does not": (
        '"/``/punct:leave Iraq/NNP/nsubj:leave will/MD/aux:leave leave/VB/ccomp:vowed "/``/punct:leave Iran/NNP/nsubj:vowed vowed|vow/VBD/ROOT',
        "vowed",
        {"clause": [], "finite": []},
    ),
    "predicative adjective": (
        "Iran/NNP/nsubj:critical was/VBD/cop:critical critical/JJ/ROOT of/IN/case:Iraq Iraq/NNP/obl:critical ./.",
        "critical",
        {"subject": ["Iran"], "of": ["Iraq"]},
    ),
    "predicative adjective with an infinitive": (
        "Iran/NNP/nsubj:ready is/VBZ/cop:ready ready/JJ/ROOT to/TO/mark:talk talk/VB/xcomp:ready ./.",
        "ready",
        {"subject": ["Iran"], "verb": ["talk"]},
    ),
    "infinitive under a predicative adjective": (
        "Iran/NNP/nsubj:ready is/VBZ/cop:ready ready/JJ/ROOT to/TO/mark:talk talk/VB/xcomp:ready ./.",
        "talk",
        {"subject": ["Iran"]},
    ),
}


@pytest.mark.parametrize("case", SLOTS)
def test_slots(case: str) -> None:
    tree, predicate, wanted = SLOTS[case]
    found = slots(at(sentence(tree), predicate))
    assert {slot: texts(found.get(slot, [])) for slot in wanted} == wanted


PASSIVES = {
    "with an auxiliary": ("he/PRP/nsubj:pass:shot was/VBD/aux:pass:shot shot/VBN/ROOT", "shot", True),
    "active perfect": ("he/PRP/nsubj:shot has/VBZ/aux:shot shot/VBN/ROOT it/PRP/obj:shot", "shot", False),
    "participle on a noun": ("ship/NN/ROOT seized/VBN/acl:ship", "seized", True),
    "participle with an object": ("ship/NN/ROOT carried/VBN/acl:ship oil/NN/obj:carried", "carried", False),
    "past tense": ("he/PRP/nsubj:left left/VBD/ROOT", "left", False),
}


@pytest.mark.parametrize("case", PASSIVES)
def test_passive(case: str) -> None:
    tree, verb, passive = PASSIVES[case]
    assert is_passive(at(sentence(tree), verb)) is passive


PREPOSITIONS = {
    "one word": ("talks/NNS/ROOT with/IN/case:Iran Iran/NNP/nmod:talks", "with"),
    "a fixed phrase gives its last word": (
        "left/VBD/ROOT because/IN/case:Iran of/IN/fixed:because Iran/NNP/obl:left",
        "of",
    ),
    "two markers give the one that joins": (
        "left/VBD/ROOT along/IN/case:Iran with/IN/case:Iran Iran/NNP/obl:left",
        "with",
    ),
    "none": ("left/VBD/ROOT Iran/NNP/obj:left", None),
}


@pytest.mark.parametrize("case", PREPOSITIONS)
def test_preposition(case: str) -> None:
    tree, wanted = PREPOSITIONS[case]
    assert preposition(at(sentence(tree), "Iran")) == wanted


OWNERS = {
    "possessor": ("Iran/NNP/nmod:poss:visit 's/POS/case:Iran visit/NN/ROOT", ["Iran"]),
    "of": ("visit/NN/ROOT of/IN/case:Iran Iran/NNP/nmod:visit", ["Iran"]),
    "demonym": ("Iranian/JJ/amod:visit visit/NN/ROOT", ["Iranian"]),
    "compound": ("Kremlin/NNP/compound:visit visit/NN/ROOT", ["Kremlin"]),
    "a plain adjective owns nothing": ("long/JJ/amod:visit visit/NN/ROOT", []),
    "a goal is no owner": ("visit/NN/ROOT to/IN/case:Iran Iran/NNP/nmod:visit", []),
}


@pytest.mark.parametrize("case", OWNERS)
def test_owners(case: str) -> None:
    tree, wanted = OWNERS[case]
    assert texts(owners(at(sentence(tree), "visit"))) == wanted


CARRIERS = {
    "object": ("Iran/NNP/nsubj:held held/VBD/ROOT talks/NNS/obj:held", ("held", "object")),
    "passive subject": ("talks/NNS/nsubj:pass:held were/VBD/aux:pass:held held/VBN/ROOT", ("held", "object")),
    "subject": ("talks/NNS/nsubj:began began/VBD/ROOT", ("began", "subject")),
    "oblique": ("Iran/NNP/nsubj:engaged engaged/VBD/ROOT in/IN/case:talks talks/NNS/obl:engaged", ("engaged", "in")),
    "second of two objects": (
        "held/VBD/ROOT dinners/NNS/obj:held and/CC/cc:talks talks/NNS/conj:dinners",
        ("held", "object"),
    ),
    "no verb": ("room/NN/ROOT for/IN/case:talks talks/NNS/nmod:room", None),
}


@pytest.mark.parametrize("case", CARRIERS)
def test_carrier(case: str) -> None:
    tree, wanted = CARRIERS[case]
    found = carrier(at(sentence(tree), "talks"))
    assert (found and (found[0].text, found[1])) == wanted


def test_conjuncts_run_in_order() -> None:
    found = sentence("Iran/NNP/ROOT ,/, Iraq/NNP/conj:Iran and/CC/cc:Oman Oman/NNP/conj:Iraq")
    assert texts(conjuncts(found.root)) == ["Iran", "Iraq", "Oman"]


def test_first_conjunct() -> None:
    found = sentence("Iran/NNP/ROOT ,/, Iraq/NNP/conj:Iran and/CC/cc:Oman Oman/NNP/conj:Iraq")
    assert first_conjunct(at(found, "Oman")).text == "Iran"


def test_gerund_clause_is_not_governed() -> None:
    found = sentence("left/VBD/ROOT fearing/VBG/advcl:left war/NN/obj:fearing")
    assert governed(found.root) == []


NEGATIONS = {
    "not": ("did/VBD/aux:meet not/RB/advmod:meet meet/VB/ROOT", True),
    "n't": ("did/VBD/aux:meet n't/RB/advmod:meet meet/VB/ROOT", True),
    "never": ("never/RB/advmod:meet meet/VBP/ROOT", True),
    "often": ("often/RB/advmod:meet meet/VBP/ROOT", False),
}


@pytest.mark.parametrize("case", NEGATIONS)
def test_negation(case: str) -> None:
    tree, negated = NEGATIONS[case]
    assert is_negated(at(sentence(tree), "meet")) is negated
