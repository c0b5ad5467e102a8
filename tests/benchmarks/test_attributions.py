"""What the benchmark of attributions makes alike before it compares: verb groups, relative pronouns."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from dragoman.extract.claims import find_claims
from factory import Names, parsed

MODULE = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "attributions.py"))
cue_group, head = MODULE["cue_group"], MODULE["head"]
GONE = "that/IN/mark:gone Oman/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:{0} ./."

# the words of the cue with its group, and the tree
GROUPS = {
    "has also said": f"Iran/NNP/nsubj:said has/VBZ/aux:said also/RB/advmod:said said|say/VBN/ROOT {GONE.format('said')}",
    "went on to say": f"Iran/NNP/nsubj:went went|go/VBD/ROOT on/RP/compound:prt:went to/TO/mark:say say/VB/xcomp:went {GONE.format('say')}",
    "warned of": "Iran/NNP/nsubj:warned warned|warn/VBD/ROOT of/IN/case:war war/NN/obl:warned ./.",
    "said": f"Iran/NNP/nsubj:said said|say/VBD/ROOT {GONE.format('said')}",
}


@pytest.mark.parametrize("words", GROUPS)
def test_a_cue_has_its_verb_group_and_preposition(words: str) -> None:
    parse = parsed(GROUPS[words])
    (claim,) = find_claims(parse, Names(), {})
    tokens = parse.sentences[0].tokens
    place = cue_group(claim, tokens)
    assert [t.text for t in tokens if t.start in place] == words.split()


def test_a_relative_pronoun_is_whom_it_stands_for() -> None:
    tokens = (
        parsed(
            "Iran/NNP/nsubj:left who/WP/nsubj:said said|say/VBD/acl:relcl:Iran no/UH/obj:said left|leave/VBD/ROOT ./."
        )
        .sentences[0]
        .tokens
    )
    assert head(tokens, {tokens[1].start}) is tokens[0]
