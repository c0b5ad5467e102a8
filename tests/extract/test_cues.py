"""The words that attribute, their speakers and the content they govern: hand-made trees."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.attributions import is_unreal
from dragoman.extract.cues import sentence_attributions
from dragoman.extract.said_words import span_of
from factory import at, sentence, texts

LEFT = "troops/NNS/nsubj:left left|leave/VBD"

# what the case shows: (tree, cue's words, speakers, entry)
CUES = {
    "say": (f"Iran/NNP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./.", ["said"], ["Iran"], "say.plain"),
    "resolve": (f"Iran/NNP/nsubj:resolved resolved|resolve/VBD/ROOT that/IN/mark:left {LEFT}/ccomp:resolved ./.", ["resolved"], ["Iran"], "say.plain"),
    "passive": ("it/PRP/nsubj:pass:said was/VBD/aux:pass:said said|say/VBN/ROOT by/IN/case:Iran Iran/NNP/obl:agent:said that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD/ccomp:said ./.", ["said"], ["Iran"], "say.plain"),
    "quoted as saying": ("Turkey/NNP/nsubj:quoted quoted|quote/VBD/ROOT Iran/NNP/obj:quoted as/IN/mark:saying saying|say/VBG/advcl:quoted ./.", ["quoted", "saying"], ["Iran"], "say.quoted-as"),
    "two speakers": (f"Iran/NNP/nsubj:said and/CC/cc:Oman Oman/NNP/conj:Iran said|say/VBD/ROOT {LEFT}/ccomp:said ./.", ["said"], ["Iran"], "say.plain"),
    "it may stand for a body": (f"it/PRP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./.", ["said"], ["it"], "say.plain"),
    "there says nothing": (f"there/EX/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./.", ["said"], [], "say.plain"),
}  # fmt: skip


@pytest.mark.parametrize("case", CUES)
def test_cue(case: str) -> None:
    tree, words, speakers, entry = CUES[case]
    (found,) = sentence_attributions(sentence(tree))
    assert (texts(found.words), texts(found.speakers), found.rule) == (words, speakers, entry)


def test_what_several_ask_of_a_sentence_is_found_once() -> None:
    home = sentence(CUES["say"][0])
    assert sentence_attributions(home) is sentence_attributions(home)


def test_a_noun_that_is_no_cue() -> None:
    tree = "Iran/NNP/nsubj:saw saw|see/VBD/ROOT ships/NNS/obj:saw ./."
    assert list(sentence_attributions(sentence(tree))) == []


@pytest.mark.parametrize(
    ("helper", "unreal"), [("may/MD", True), ("has/VBZ", False), ("would/MD", True), ("had/VBD", False)]
)
def test_unreal_saying(helper: str, *, unreal: bool) -> None:
    home = sentence(f"Iran/NNP/nsubj:said {helper}/aux:said said|say/VBN/ROOT ./.")
    assert is_unreal(home.root) is unreal


def test_content_leaves_that_and_the_stop_out() -> None:
    home = sentence("that/IN/mark:left troops/NNS/nsubj:left left/VBD/ROOT ./.")
    assert span_of(home.tokens, drop_mark=True) == (at(home, "troops").start, at(home, "left").end)


def test_empty_content() -> None:
    assert span_of([], drop_mark=True) == (0, 0)


@pytest.mark.parametrize(
    ("speaker", "voiced"),
    [
        ("Iran/NNP", True),
        ("voters|voter/NNS", True),
        ("40/CD", True),
        ("it/PRP", False),
        ("movements|movement/NNS", False),
    ],
)
def test_what_can_speak(speaker: str, *, voiced: bool) -> None:
    (found,) = sentence_attributions(sentence(f"{speaker}/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./."))
    assert found.voiced is voiced


# what the case shows: (tree, content)
INFINITIVES = {
    "promised": ("Iran/NNP/nsubj:vowed vowed|vow/VBD/ROOT to/TO/mark:leave leave/VB/xcomp:vowed ./.", "to leave"),
    "who is asked": (
        "Iran/NNP/nsubj:urged urged|urge/VBD/ROOT Iraq/NNP/obj:urged to/TO/mark:leave leave/VB/xcomp:urged ./.",
        "Iraq to leave",
    ),
    "called on": (
        "Iran/NNP/nsubj:called called|call/VBD/ROOT on/IN/case:Iraq Iraq/NNP/obl:called to/TO/mark:leave leave/VB/advcl:called ./.",
        "Iraq to leave",
    ),
    "hung on who is asked": (
        "Iran/NNP/nsubj:wants wants|want/VBZ/ROOT it/PRP/obj:wants to/TO/mark:leave leave/VB/acl:it ./.",
        "it to leave",
    ),
    "expected of somebody": (
        "Traders|trader/NNS/nsubj:expect expect|expect/VBP/ROOT Iraq/NNP/obj:expect to/TO/mark:leave leave/VB/xcomp:expect ./.",
        "Iraq to leave",
    ),
    "reported behind what is": (
        "Iraq/NNP/nsubj:left left|leave/VBD/ccomp:reported ,/,/punct:reported it/PRP/nsubj:pass:reported was/VBD/aux:pass:reported reported|report/VBN/ROOT ./.",
        "Iraq left",
    ),
    "called by quoted words": (
        "Iran/NNP/nsubj:called called|call/VBD/ROOT Iraq/NNP/obj:called “/``/punct:rock a/DT/det:rock rock/NN/appos:Iraq ”/''/punct:rock ./.",
        "Iraq “ a rock ”",
    ),
    "there are fears": (
        "there/EX/expl:are are|be/VBP/ROOT fears|fear/NNS/nsubj:are that/IN/mark:left Iraq/NNP/nsubj:left left|leave/VBD/acl:fears ./.",
        "Iraq left",
    ),
    "somebody is convinced": (
        "Iran/NNP/nsubj:pass:convinced is/VBZ/aux:pass:convinced convinced|convince/VBN/ROOT that/IN/mark:left Iraq/NNP/nsubj:left left|leave/VBD/ccomp:convinced ./.",
        "Iraq left",
    ),
    "warned of": ("Iran/NNP/nsubj:warned warned|warn/VBD/ROOT of/IN/case:floods floods/NNS/obl:warned ./.", "floods"),
}


@pytest.mark.parametrize("case", INFINITIVES)
def test_content_without_a_finite_clause(case: str) -> None:
    tree, content = INFINITIVES[case]
    home = sentence(tree)
    (found,) = sentence_attributions(home)
    ((start, end),) = found.content
    assert " ".join(t.text for t in home.tokens if start <= t.start < end) == content


NONE = {
    "expected of the speaker": "Iran/NNP/nsubj:expects expects|expect/VBZ/ROOT to/TO/mark:leave leave/VB/xcomp:expects ./.",
    "is expected": "Iran/NNP/nsubj:pass:expected is/VBZ/aux:pass:expected expected|expect/VBN/ROOT to/TO/mark:leave leave/VB/xcomp:expected ./.",
    "called by a name that tells who he is": "Iran/NNP/nsubj:called called|call/VBD/ROOT Khan/NNP/obj:called ,/,/punct:rock a/DT/det:rock rock/NN/appos:Khan ./.",
    "there is little fear": "there/EX/expl:is is|be/VBZ/ROOT little/JJ/amod:fear fear/NN/nsubj:is that/IN/mark:left Iraq/NNP/nsubj:left left|leave/VBD/acl:fear ./.",
}


@pytest.mark.parametrize("case", NONE)
def test_nothing_is_told(case: str) -> None:
    assert [a.content for a in sentence_attributions(sentence(NONE[case])) if a.content] == []


def test_a_purpose_is_no_content() -> None:
    tree = "Iran/NNP/nsubj:moved moved|move/VBD/ROOT to/TO/mark:help help/VB/advcl:moved ./."
    assert [a.content for a in sentence_attributions(sentence(tree))] in ([], [()])
