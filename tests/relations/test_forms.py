from __future__ import annotations

import datetime as dt

import pytest

from dragoman.errors import UsageError
from dragoman.relations.forms import Row, Tabular, need


class Two(Tabular):
    """A value of two rows."""

    __slots__ = ()

    def records(self) -> list[Row]:
        """Return the rows."""
        return [{"day": dt.date(2024, 5, 1), "n": 1}, {"day": None, "n": 2}]


def test_rows_have_iso_days():
    assert Two().rows() == [{"day": "2024-05-01", "n": 1}, {"day": None, "n": 2}]


def test_frames_have_days_as_days():
    polars = pytest.importorskip("polars")
    pytest.importorskip("pandas")
    assert Two().pl().schema["day"] == polars.Date
    assert str(Two().df()["day"].dtype).startswith("datetime64")
    assert Two().arrow().num_rows == 2


def test_a_notebook_shows_figures_as_a_table():
    shown = Two()._repr_html_()
    assert (shown.count("<tr>"), "2024-05-01" in shown) == (3, True)


@pytest.mark.parametrize("extra", ["dataframe", "plot"])
def test_what_is_not_installed_is_named_with_its_extra(extra: str):
    with pytest.raises(UsageError, match=rf"no_such_thing.*pip install 'dragoman\[{extra}\]'"):
        need("no_such_thing", extra)
