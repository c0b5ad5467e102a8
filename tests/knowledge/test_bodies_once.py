"""No body stands in the tables twice, under two ids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.tables import Organisation

FIRM = re.compile(r"[ ,]+(?:inc|company|corporation|corp|co|group|holdings|plc|ltd|limited)\.?$")


def bare(name: str) -> str:
    """Return a name without its article, its stops and what firms add to theirs."""
    short = name.lower().removeprefix("the ").replace("&", "and").replace(".", "").replace("-", " ")
    cut = FIRM.sub("", short).removesuffix(" and")
    return cut if cut == short else bare(cut)


def sure_names(body: Organisation) -> Iterator[str]:
    """Yield the names of a body that need no support."""
    return (bare(n) for n in (body.name, *body.names) if n not in body.caution)


def test_no_two_bodies_of_a_state_have_one_name() -> None:
    owners: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for body in load_gazetteer().organisations.values():
        for name in sure_names(body):
            owners[body.country, name].add(body.id)
    assert [(key, sorted(ids)) for key, ids in owners.items() if len(ids) > 1] == []


def test_an_outlet_is_no_other_name_of_its_sister_and_a_church_of_the_world_is_of_no_state() -> None:
    bodies = load_gazetteer().organisations
    assert "MSNBC" not in bodies["org/USA-NBC"].names
    assert bodies["org/USA-MSNBC"].name == "MSNBC"
    assert bodies["org/CATHOLIC"].country == "NGO"
