"""A struck entry on which somebody built: the same question whatever arrives in what order."""

import random
from functools import partial
from pathlib import Path

import pytest

from commander.actions import (
    CorrectMessage,
    ForwardMessage,
    LogMessage,
    PlaceMessage,
    SettleConflict,
    StrikeMessage,
    TaskFromMessage,
)
from commander.domain.record import Party, Place, Record
from commander.journal import intake
from commander.journal.change import Envelope
from commander.journal.journal import Journal
from commander.journal.transaction import Transaction
from tests.posts import Posts, two_posts

POLICE = (Party("department", "police", "Police"),)


def build(posts: Posts) -> list[Envelope]:
    """Make a history with a struck entry, what was made from it, and one that was settled."""
    stream = posts.stream
    one, two, three = (posts.do(LogMessage(stream, text)).keys[0] for text in "abc")
    posts.do(TaskFromMessage(stream, three, owner="fire"))
    posts.meet()
    for key in (one, two, three):
        posts.do(StrikeMessage(stream, key, "wrong"))
    posts.do_there(CorrectMessage(stream, one, "A"))
    posts.do_there(PlaceMessage(stream, one, Place(1.0, 2.0)))
    posts.do_there(ForwardMessage(stream, two, POLICE))
    posts.do_there(TaskFromMessage(stream, two, owner="fire"))
    posts.meet()
    second = next(found for found in posts.conflicts() if found.key == two)
    posts.do(SettleConflict(stream, "message", two, "struck", choice=second.sides[0].stamp))
    posts.meet()
    with posts.here.reader.connection() as connection:
        return intake.page(connection, stream, 0, limit=10_000)


def _receive(stream: str, part: list[Envelope], tx: Transaction) -> None:
    tx.receive(stream, part, "other")


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_arrival_asks_the_same(tmp_path: Path, seed: int) -> None:
    with two_posts(tmp_path) as posts:
        history = build(posts)
        wanted: tuple[Record, ...] = posts.here.reader.disputed(posts.stream)
        stream = posts.stream
    (asked,) = wanted
    fields = [version.field for version in asked.meta.disputed["struck"]]
    assert fields == ["", "feature", "supersedes"]
    chance = random.Random(seed)
    chance.shuffle(history)
    journal = Journal(tmp_path / "other.db", "00000000000000aa")
    try:
        while history:
            size = chance.randint(1, len(history))
            part, history = history[:size], history[size:]
            journal.submit(partial(_receive, stream, part)).result(10)
        assert journal.reader.disputed(stream) == wanted
    finally:
        journal.close()
