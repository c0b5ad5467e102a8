"""What is made from a codebook's tables is kept apart for each codebook."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_lexicon
from dragoman.knowledge.ontology import load_ontology
from dragoman.knowledge.overlay import Codebook, in_force, kept, own
from dragoman.knowledge.tables import EventType, Predicate
from dragoman.nlp.lemmas import mend

FROBNICATE = Predicate(id="mediate.frobnicate", type="MEDIATE", verbs=("frobnicate",), source=("subject",), own=True)
VERBS = Codebook(hash="a", hashes={"predicates": "a"}, predicates=(FROBNICATE,))
TYPES = Codebook(hash="b", hashes={"types": "b"}, types=(EventType(type="MEDIATE", meaning="…", quad=1, score=5),))


def test_a_codebook_is_in_force_inside_only() -> None:
    with in_force(VERBS):
        assert "frobnicate" in load_lexicon().verbs
    assert "frobnicate" not in load_lexicon().verbs


def test_one_codebook_does_not_leak_into_another() -> None:
    with in_force(VERBS):
        assert "MEDIATE" not in load_ontology().types
        with in_force(TYPES):
            assert "MEDIATE" in load_ontology().types
            assert "frobnicate" not in load_lexicon().verbs


def test_lemmas_follow_the_codebook() -> None:
    assert mend("frobnicated", "frobnicat", "VBD") == "frobnicat"
    with in_force(VERBS):
        assert mend("frobnicated", "frobnicat", "VBD") == "frobnicate"
    assert mend("frobnicated", "frobnicat", "VBD") == "frobnicat"


def test_tables_that_a_codebook_leaves_alone_are_ours() -> None:
    ours = load_gazetteer()
    with in_force(VERBS):
        assert load_gazetteer() is ours


def test_another_thread_has_no_codebook() -> None:
    with in_force(VERBS), ThreadPoolExecutor(1) as pool:
        assert pool.submit(own).result().hash == ""


def test_a_kept_value_is_made_once() -> None:
    made: list[int] = []

    @kept("types")
    def double(number: int) -> int:
        made.append(number)
        return 2 * number

    assert [double(2), double(2), double(number=2)] == [4, 4, 4]
    with in_force(TYPES):
        double(2)
    assert made == [2, 2, 2]
