"""Where a phrase stands: hand-made trees."""

from __future__ import annotations

import pytest

from dragoman.nlp.standing import is_described_by
from factory import at, sentence

NOTED = (
    "Ana/NNP/ROOT who/WP/{0}:noted he/PRP/nsubj:noted noted|note/VBD/acl:relcl:Ana was/VBD/cop:ill ill/JJ/ccomp:noted"
)
SAID = "Ana/NNP/ROOT who/WP/nsubj:said said|say/VBD/acl:relcl:Ana he/PRP/nsubj:ill was/VBD/cop:ill ill/JJ/ccomp:said"


@pytest.mark.parametrize(("tree", "described"), [(NOTED.format("obj"), True), (SAID, False)])
def test_who_is_described_by_another(tree: str, *, described: bool) -> None:
    home = sentence(tree)
    assert is_described_by(at(home, "Ana"), at(home, "he")) is described
