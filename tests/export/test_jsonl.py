from __future__ import annotations

import json
from collections import Counter

from dragoman.export.jsonl import to_jsonl
from export.sample import SAMPLE


def test_there_is_one_line_per_finding():
    kinds = Counter(json.loads(line)["kind"] for line in to_jsonl(SAMPLE).splitlines())
    assert kinds == {"document": 1, "actor": 10, "event": 7, "claim": 3, "agreement": 1}


def test_every_line_names_its_document():
    assert {json.loads(line)["document"] for line in to_jsonl(SAMPLE).splitlines()} == {"document/sample"}


def test_items_are_as_in_the_json_of_a_reading():
    items = [json.loads(line)["item"] for line in to_jsonl(SAMPLE).splitlines()]
    assert items[1:11] == json.loads(json.dumps(SAMPLE.to_dict()["actors"]))


def test_the_document_says_what_made_it():
    assert json.loads(to_jsonl(SAMPLE).splitlines()[0])["made_with"]["model"] == "sample"
