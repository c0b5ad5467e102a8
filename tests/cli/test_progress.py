"""What a long run tells while it goes on."""

from __future__ import annotations

import pytest

from dragoman.cli.progress import EVERY, SETTLED, Meter
from dragoman.errors import Failure
from dragoman.record.inputs import Input, Outcome

FAILED = Outcome(Input(name="a", key=None), Failure(index=0, id="a", error="SourceError", detail="a: no text"))


def test_a_log_gets_a_line_when_one_is_due(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter(4) as meter:
        meter.came(FAILED)
        meter.log(meter.began + EVERY - 1)
        assert capsys.readouterr().err == ""
        meter.log(meter.began + EVERY)
    told = capsys.readouterr().err
    assert told.startswith("0:01:00 1 of 4 read · ")
    assert told.endswith(" · 1 failed\n")


def test_a_long_run_fills_no_log(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter(None) as meter:
        for minute in range(1, 61):
            meter.log(meter.began + minute * EVERY)
    assert len(capsys.readouterr().err.splitlines()) == SETTLED / EVERY + 5


def test_of_a_stream_nobody_knows_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter(None) as meter:
        meter.log(meter.began + EVERY)
    assert capsys.readouterr().err == "0:01:00 0 read\n"
