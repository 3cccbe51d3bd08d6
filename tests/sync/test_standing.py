"""What an operator is told about who this post is and what time it has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.clock import SystemClock
from commander.journal.feed import Notice
from commander.journal.wire import Welcome
from commander.post import Post
from commander.sync.greeting import Greeter
from commander.sync.ledger import Ledger
from commander.sync.meeting import Meeting

HOUR = 3_600_000
SERVER = "00000000000000aa"


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path) as opened:
        yield opened


class Server:
    """Answers every hello; its clock is ``wrong`` ms ahead of this machine's."""

    def __init__(self) -> None:
        self.wrong = 0

    def hello(self, _asked: object) -> Welcome:
        return Welcome(SERVER, "x", "1", SystemClock().now() + self.wrong, [])


def told(post: Post) -> str:
    post.journal.submit(lambda _: None).result(10)
    return str(post.standing.news or "")


@pytest.mark.parametrize(
    ("wrong", "words"), [(-2 * HOUR, "120 min ahead"), (HOUR, "60 min behind"), (60_000, "")]
)
def test_a_clock_that_differs_from_the_server_s(post: Post, wrong: int, words: str) -> None:
    heard: list[Notice] = []
    post.feed.subscribe(heard.append)
    server, greeter = Server(), Greeter()
    ledger = Ledger(post.journal, post.identity, SERVER)
    meeting = Meeting(ledger, server, lambda _: None)  # type: ignore[arg-type]
    server.wrong = wrong
    for _ in range(3):
        greeter.greet(meeting, quiet=False)
    assert words in told(post)
    assert bool(told(post)) == bool(words)
    said = [notice for notice in heard if "clock" in notice.changed]
    assert len(said) == bool(words), "once, not at every hello"
