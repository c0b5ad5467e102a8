from __future__ import annotations

import json

from dragoman.codec import decode_reading
from dragoman.export.json import to_json
from export.sample import SAMPLE, empty


def test_it_is_the_form_of_a_reading():
    assert json.loads(to_json(SAMPLE)) == json.loads(json.dumps(SAMPLE.to_dict()))


def test_keys_stand_in_the_order_of_the_schema():
    assert list(json.loads(to_json(SAMPLE))) == list(SAMPLE.to_dict())


def test_it_can_be_read_back():
    assert decode_reading(to_json(SAMPLE)) == SAMPLE


def test_an_empty_reading_has_every_key():
    assert json.loads(to_json(empty()))["events"] == []
