from dataclasses import replace

from dragoman.gold.comparison import compare
from dragoman.gold.matching import match, pair
from gold.sample import annotation


def test_an_annotation_matches_itself():
    same = match(annotation(), annotation())
    for layer in ("actors", "events", "claims", "agreements"):
        assert getattr(same, layer) == {item.key: item.key for item in getattr(annotation(), layer)}


def test_pairs_are_one_to_one_and_the_surest_first():
    events = annotation().events
    twin = replace(events[0], key="twin")
    assert pair(events[:1], [twin, events[0]], lambda g, f: 1.0 + (g.key == f.key)) == {"e1": "e1"}


def test_those_whom_only_a_plural_names_are_told_apart_by_country():
    gold = annotation()
    two = tuple(replace(a, mentions={(0, 3): "description"}) for a in gold.actors[1:3])
    swapped = tuple(replace(a, key=f"found {a.key}") for a in reversed(two))
    assert match(replace(gold, actors=two), replace(gold, actors=swapped)).actors == {
        "a2": "found a2",
        "a3": "found a3",
    }


def test_agreements_of_one_sentence_need_more_in_common():
    gold = annotation()
    other = replace(gold.agreements[0], name="Ohrid framework", kind="ceasefire", parties=())
    assert match(gold, replace(gold, agreements=(other,))).agreements == {}


def test_a_claim_without_its_cue_is_another_one():
    gold = annotation()
    assert match(gold, replace(gold, claims=(replace(gold.claims[0], cue=None),))).claims == {}


def test_acts_of_one_sentence_need_a_party_in_common():
    gold = annotation()
    moved = replace(gold.events[0], triggers=((100, 102),), sources=("a3",), targets=())
    assert match(gold, replace(gold, events=(moved,))).events == {}


def test_a_comparison_with_itself_agrees_throughout():
    assert {row.verdict for row in compare(annotation(), annotation())} == {"agrees"}


def test_what_one_side_lacks_is_missed_or_extra():
    gold = annotation()
    less = replace(gold, events=gold.events[:1], claims=())
    assert {r.verdict for r in compare(gold, less) if r.layer == "claim"} == {"missed"}
    assert [r.verdict for r in compare(less, gold) if r.layer == "event"] == ["agrees", "extra", "extra"]


def test_a_differing_field_is_told():
    gold = annotation()
    other = replace(gold.events[0], status="planned", codings=frozenset({("CONSULT", "planned")}))
    row = next(r for r in compare(gold, replace(gold, events=(other, *gold.events[1:]))) if r.verdict == "differs")
    assert [field.label for field in row.fields if not field.same] == ["status"]
