"""Chinese and other words are found; nothing typed is taken for an operator."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.journal import bigrams
from commander.journal.schema import MESSAGE_TEXT


def found(text: str, wanted: str) -> bool:
    connection = sqlite3.connect(":memory:")
    connection.execute(MESSAGE_TEXT)
    connection.execute(
        "INSERT INTO message_text (rowid, body) VALUES (1, ?)", (bigrams.indexable(text),)
    )
    query = bigrams.query(wanted)
    rows = connection.execute("SELECT rowid FROM message_text WHERE message_text MATCH ?", (query,))
    return bool(rows.fetchall())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("现场有伤员三名,需要救护车", "伤员"),
        ("现场有伤员三名", "三名"),
        ("现场有伤员三名", "名"),
        ("伤", "伤"),
        ("need 12 ambulances at football field", "ambul"),
        ("need 12 ambulances", "12 ambulances"),
        ("Zufahrt über Straße", "uber"),
        ("M7报告:伤员2名", "M7 伤员"),
        ("type AND or NOT", "AND NOT"),
    ],
)
def test_it_is_found(text: str, wanted: str) -> None:
    assert found(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("现场有伤员三名", "伤三"), ("need ambulances", "ambulances police"), ("abc", "b")],
)
def test_it_is_not_found(text: str, wanted: str) -> None:
    assert not found(text, wanted)


@given(st.text(max_size=60))
def test_no_text_breaks_the_query(wanted: str) -> None:
    if bigrams.query(wanted):
        found("some text 伤员", wanted)
