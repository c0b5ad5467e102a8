"""What a small parser gets wrong is mended; what is right is left alone."""

from __future__ import annotations

import pytest

from dragoman.nlp.repair import repair
from factory import to_rows


def mended(tree: str) -> dict[str, tuple[str, str]]:
    return {r.text: (r.tag, r.dep) for r in repair(to_rows(tree))}


def test_subject_in_s_is_a_noun() -> None:
    found = mended("talks/VBZ/nsubj:failed failed|fail/VBD/ROOT ./.")
    assert found["talks"][0] == "NNS"


def test_word_with_subject_and_object_is_a_verb() -> None:
    found = mended("NATO/NNP/nsubj:bombed bombed/NN/ROOT Serbia/NNP/obj:bombed ./.")
    assert found["bombed"][0] == "VBD"


def test_object_with_an_article_is_a_noun() -> None:
    found = mended("Iran/NNP/nsubj:made made/VBD/ROOT the/DT/det:visit visit/VB/obj:made ./.")
    assert found["visit"][0] == "NN"


def test_lost_verb_becomes_the_root() -> None:
    found = mended("NATO/NNP/compound:Serbia bombed/VBN/amod:Serbia Serbia/NNP/ROOT ./.")
    assert (found["bombed"], found["NATO"][1], found["Serbia"][1]) == (("VBD", "ROOT"), "nsubj", "obj")


def test_lost_verb_behind_the_root_noun() -> None:
    found = mended("Iran/NNP/ROOT attacked/VBN/acl:Iran Iraq/NNP/obj:attacked ./.")
    assert (found["attacked"], found["Iran"][1]) == (("VBD", "ROOT"), "nsubj")


def test_phrase_of_the_old_root_hangs_on_the_new_verb() -> None:
    found = mended(
        "NATO/NNP/compound:Serbia bombed/VBN/amod:Serbia Serbia/NNP/ROOT in/IN/case:1999 1999/CD/nmod:Serbia ./."
    )
    assert found["1999"][1] == "obl"


ASIDE = (
    "Hansen/NNP/nsubj:2 told|tell/VBD/ROOT Larsen/NNP/iobj:2 that/IN/mark:{mark} "
    "troops/NNS/nsubj:6 left|leave/VBD/ccomp:9 {stop}/,/punct:9 Oslo/NNP/nsubj:9 said|say/VBD/ccomp:2 {last}./."
)


@pytest.mark.parametrize("mark", ["6", "9"])
def test_who_tells_it_last_stands_beside_what_was_told(mark: str) -> None:
    rows = repair(to_rows(ASIDE.format(mark=mark, stop=",", last="")))
    that, left, said = rows[3], rows[5], rows[8]
    assert (that.head, left.head, left.dep, said.head, said.dep) == (5, 1, "ccomp", 1, "parataxis")


@pytest.mark.parametrize(("stop", "last"), [(":", ""), (",", "ships/NNS/nsubj:11 sank|sink/VBD/ccomp:9 ")])
def test_who_is_quoted_to_tell_it_stays_within(stop: str, last: str) -> None:
    rows = repair(to_rows(ASIDE.format(mark="9", stop=stop, last=last)))
    assert (rows[5].head, rows[8].head, rows[8].dep) == (8, 1, "ccomp")


KEPT = {
    "a sentence with a finite verb": "ships/NNS/nsubj:sank seized/VBN/acl:ships sank/VBD/ROOT ./.",
    "a headline without a stop": "NATO/NNP/compound:Serbia bombed/VBN/amod:Serbia Serbia/NNP/ROOT",
    "a plain verb": "Iran/NNP/nsubj:met met|meet/VBD/ROOT Turkey/NNP/obj:met ./.",
    "a noun before the participle that hangs elsewhere": (
        "oil/NN/compound:price price/CD/nummod:ships seized/VBN/amod:ships ships/NNS/ROOT ./."
    ),
    "a noun phrase without participle": "Talks/NNS/ROOT in/IN/case:Vienna Vienna/NNP/nmod:Talks ./.",
}


@pytest.mark.parametrize("case", KEPT)
def test_left_alone(case: str) -> None:
    rows = to_rows(KEPT[case])
    assert repair(rows) == rows


@pytest.mark.parametrize(
    ("tree", "object_"),
    [
        (
            (
                "Kenya/NNP/nsubj:closed closed/VBD/ROOT ports/NNS/obj:closed and/CC/cc:Sudan Sudan/NNP/conj:ports"
                " never/RB/advmod:answered answered/VBD/conj:closed ./."
            ),
            "ports",
        ),
        (
            (
                "Kenya/NNP/nsubj:closed closed/VBD/ROOT ports/NNS/nsubj:answered and/CC/cc:Sudan Sudan/NNP/conj:ports"
                " answered/VBD/conj:closed ./."
            ),
            "ports",
        ),
    ],
    ids=["no subject", "the object before it as subject"],
)
def test_a_second_clause_gets_its_subject(tree: str, object_: str) -> None:
    rows = to_rows(tree)
    found = {r.text: (rows[r.head].text, r.dep) for r in repair(rows)}
    assert (found["Sudan"], found["and"]) == (("answered", "nsubj"), ("answered", "cc"))
    assert found[object_] == ("closed", "obj")


@pytest.mark.parametrize(
    "tree",
    [
        # Shared subject: the coordinator stands before the verb.
        (
            "Kenya/NNP/nsubj:closed closed/VBD/ROOT ports/NNS/obj:closed ,/,/punct:roads roads/NNS/conj:ports"
            " and/CC/cc:answered answered/VBD/conj:closed ./."
        ),
        # Three nouns in a row: nothing says that the last is a subject.
        (
            "Kenya/NNP/nsubj:closed closed/VBD/ROOT ports/NNS/obj:closed roads/NNS/conj:ports and/CC/cc:schools"
            " schools/NNS/conj:ports answered/VBD/conj:closed ./."
        ),
        # A participle.
        (
            "Kenya/NNP/nsubj:closed closed/VBD/ROOT ports/NNS/obj:closed and/CC/cc:roads roads/NNS/conj:ports"
            " built/VBN/conj:closed ./."
        ),
    ],
)
def test_one_clause_stays_one(tree: str) -> None:
    rows = to_rows(tree)
    assert [(r.head, r.dep) for r in repair(rows)] == [(r.head, r.dep) for r in rows]


def test_repair_keeps_every_word_and_offset() -> None:
    rows = to_rows("NATO/NNP/compound:Serbia bombed/VBN/amod:Serbia Serbia/NNP/ROOT ./.")
    assert [(r.text, r.start) for r in repair(rows)] == [(r.text, r.start) for r in rows]


def test_no_rows() -> None:
    assert repair([]) == []


def test_who_reports_it_behind_the_last_comma_has_no_part_in_it() -> None:
    told = "Rain/NN/nsubj:fell fell/VBD/ccomp:said he/PRP/nsubj:said said|say/VBD/ROOT"
    tree = f"{told} ,/,/punct:said Tass/NNP/nsubj:reported reported|report/VBD/ccomp:said ./."
    assert mended(tree)["reported"][1] == "parataxis"
