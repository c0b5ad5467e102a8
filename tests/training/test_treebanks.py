"""The reading and altering of treebanks; what trains the pipeline, not what it learns."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

import treebanks as tb

CONLLU = """\
# newdoc id = a
# sent_id = a-0001
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""


def sentence() -> tb.Sentence:
    words = ["The", "envoy", "of", "the", "union", "landed", "in", "Oslo", "."]
    return tb.Sentence(
        words=words, spaces=[True] * 9, tags=["DT", "NN", "IN", "DT", "NN", "VBD", "IN", "NNP", "."],
        lemmas=["the", "envoy", "of", "the", "union", "land", "in", "Oslo", "."], heads=[1, 5, 4, 4, 1, 5, 7, 5, 5],
        deps=["det", "nsubj", "case", "det", "nmod", "ROOT", "case", "obl", "punct"], names=[(7, 8, "LOC")],
    )  # fmt: skip


def test_spaces_of_a_joined_word_stand_on_its_own_line(tmp_path: Path):
    path = tmp_path / "x.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    (found,) = tb.read_conllu(path)
    assert (found.words, found.spaces) == (["Do", "n't", "go", "!"], [False, True, False, True])
    assert (found.key, found.new_paragraph) == ("a-0001", True)


def test_a_copy_as_translated_stays_a_tree():
    for seed in range(40):
        copy = tb.translated(sentence(), random.Random(seed))
        assert len({len(x) for x in (copy.words, copy.spaces, copy.tags, copy.lemmas, copy.heads, copy.deps)}) == 1
        assert [i for i, h in enumerate(copy.heads) if h == i] == [copy.deps.index("ROOT")]
        assert [copy.words[a:b] for a, b, _ in copy.names] == [["Oslo"]]
        assert copy.words[0][0].isupper()
    lost = {len(tb.translated(sentence(), random.Random(seed)).words) for seed in range(40)}
    assert lost == {7, 8, 9}


def test_other_names_stand_where_names_stood():
    pool = {"LOC": [["Port", "Moresby"]], "PER": [["Ann", "Lee"]], "ORG": [["UN"]]}
    copy = tb.rename(sentence(), pool, random.Random(1))
    assert copy.words[7:] == ["Port", "Moresby", "."]
    assert copy.names == [(7, 9, "LOC")]


def test_a_surname_stays_a_surname():
    one = tb.Sentence(words=["Ng", "left"], names=[(0, 1, "PER")])
    assert tb.rename(one, {"PER": [["Ann", "Lee"]]}, random.Random(1)).words == ["Lee", "left"]


@pytest.mark.parametrize(("change", "first"), [(str.upper, "THE"), (str.lower, "the"), (tb.headline, "The")])
def test_letters_change_and_nothing_else(change, first: str):  # noqa: ANN001 - a function of words
    copy = tb.recase(sentence(), change)
    assert copy.words[0] == first
    assert (copy.heads, copy.names) == (sentence().heads, sentence().names)
