from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.record.phrases import to_expression


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("gas pipeline", '"gas" AND "pipeline"'),
        ('"gas pipeline" oil', '"gas pipeline" AND "oil"'),
        ("“gas pipeline”", '"gas pipeline"'),
        ("pipe*", '"pipe"*'),
        ("gas OR oil", '"gas" OR "oil"'),
        ("gas NOT oil", '"gas" NOT "oil"'),
        ("gas AND NOT oil", '"gas" NOT "oil"'),
        ("gas (oil OR coal)", '"gas" AND ( "oil" OR "coal" )'),
        ("(oil OR coal) gas", '( "oil" OR "coal" ) AND "gas"'),
        ("U.S.-Iran talks: title:x", '"U.S.-Iran" AND "talks:" AND "title:x"'),
        ("gas & oil", '"gas" AND "oil"'),
        ("and or not", '"and" AND "or" AND "not"'),
        ("NEAR(gas)", '"NEAR" AND ( "gas" )'),
    ],
)
def test_words_become_an_expression(words: str, expression: str):
    assert to_expression(words) == expression


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "no word"),
        ("— !", "no word"),
        ("AND", "no word"),
        ('"gas', "never closed"),
        ("(gas", "never closed"),
        ("gas)", "does not belong"),
        ("()", "no word"),
        ("gas () oil", "does not belong"),
        ("gas AND", "AND needs words on both sides"),
        ("OR gas", "OR needs words"),
        ("NOT gas", "NOT needs words"),
        ("gas OR OR oil", "OR needs words"),
        ("g*", "at least 2 letters"),
    ],
)
def test_what_cannot_be_understood_is_said(words: str, says: str):
    with pytest.raises(UsageError, match=says):
        to_expression(words)


@given(st.text(alphabet='ab"()*ANDORT -:^+{}.', max_size=30))
def test_whatever_is_typed_is_refused_or_understood_by_sqlite(words: str):
    try:
        expression = to_expression(words)
    except UsageError:
        return
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
        connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()
    connection.close()
