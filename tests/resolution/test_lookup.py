"""Whom the findings of a document name is among its actors."""

from __future__ import annotations

import pytest

from dragoman.extract.mentions import find_mentions
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.nlp.load import parse
from dragoman.relation import plain_document
from dragoman.resolution.linker import link
from dragoman.resolution.lookup import CastLookup

TEXT = "Iran thanked Oman. An official condemned the raid."


@pytest.mark.parametrize("used", [set(), {"unnamed/official"}])
def test_whom_a_finding_names_keeps_his_last_mention(used: set[str]) -> None:
    parsed = parse(plain_document(TEXT, None), [(0, len(TEXT))])
    cast = link(parsed, find_mentions(parsed, load_gazetteer()), load_gazetteer(), None)
    mention = next(m for m, actor in cast.of.items() if actor == "unnamed/official")
    lookup = CastLookup(cast, {(mention.sentence.index, mention.head.i): ("state/IRN",)})
    assert {a.id for a in lookup.actors(used)} == {"state/IRN", "state/OMN", *used}
