"""Types, codes and weights."""

from __future__ import annotations

import pytest

from dragoman.knowledge.ontology import load_ontology

QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}


@pytest.mark.parametrize("quad", QUADS)
def test_the_types_of_a_quad(quad: int) -> None:
    assert {name for name, kind in load_ontology().types.items() if kind.quad == quad} == QUADS[quad]


@pytest.mark.parametrize(
    ("kind", "modes", "score"),
    [
        ("CONSULT", (), 2.5),
        ("CONSULT", ("visit",), 4.0),
        ("CONSULT", ("unheard-of", "phone"), 1.5),
        ("ASSAULT", ("aerial", "explosives"), -9.5),
        ("RETREAT", ("disarm",), 10.0),
        ("AID", (), 10.0),
    ],
)
def test_scores(kind: str, modes: tuple[str, ...], score: float) -> None:
    assert load_ontology().score(kind, modes) == score


@pytest.mark.parametrize(
    ("kind", "modes", "code", "cameo"),
    [
        ("CONSULT", (), None, "040"),
        ("CONSULT", ("visit",), None, "042"),
        ("CONSULT", ("visit",), "043", "043"),
        ("RETREAT", (), None, "084"),
    ],
)
def test_codes(kind: str, modes: tuple[str, ...], code: str | None, cameo: str) -> None:
    assert load_ontology().cameo(kind, modes, code) == cameo


@pytest.mark.parametrize(
    ("code", "weight"), [("036", 4.0), ("20", -10.0), ("2049", -10.0), ("9", None), ("", None), (None, None)]
)
def test_weights(code: str | None, weight: float | None) -> None:
    assert load_ontology().weight(code) == weight


def test_every_code_has_a_weight() -> None:
    ontology = load_ontology()
    codes = {c for t in ontology.types.values() for c in (t.cameo, *(m.cameo for m in t.modes)) if c}
    assert not [code for code in sorted(codes) if ontology.weight(code) is None]


def test_scores_have_the_sign_of_their_side() -> None:
    for kind in load_ontology().types.values():
        assert kind.score <= 0 if kind.quad > 2 else kind.score > 0


def test_contexts_have_cues_in_lower_case() -> None:
    contexts = load_ontology().contexts
    assert {"military", "diplomatic", "economic", "terrorism"} <= contexts.keys()
    assert all(cue == cue.lower() for cues in contexts.values() for cue in cues)
