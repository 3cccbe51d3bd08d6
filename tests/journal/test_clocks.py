"""Clocks that go wrong: an hour ahead, a day behind, in 1970, stepping while the program runs."""

from pathlib import Path

import pytest

from commander.check import check
from commander.domain.work import Task
from commander.journal import clocks, journal
from commander.journal.journal import Journal
from commander.journal.stamp import AHEAD_MS, StampClock, milliseconds
from commander.journal.transaction import Author, Draft
from commander.post import Post
from tests.devices import STREAM, Device, receive

HOUR = 3_600_000
NOW = 1_700_000_000_000
STEPS = (0, HOUR, -24 * HOUR, -NOW, 5, -HOUR, 0)


class Wall:
    """A clock that is set by the test."""

    def __init__(self) -> None:
        self.wrong = 0
        self.ticks = 0

    def now(self) -> int:
        self.ticks += 1
        return NOW + self.ticks + self.wrong


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    made = Wall()
    monkeypatch.setattr(journal, "SystemClock", lambda: made)
    return made


def write(opened: Journal, title: str) -> str:
    draft = Draft("task", "t1", {"title": title}, 1)
    made = opened.submit(lambda tx: tx.record(STREAM, [draft], Author("ann"))).result(10)
    return made[0].stamp


@pytest.mark.parametrize("wrong", [HOUR, -24 * HOUR, -NOW])
def test_what_is_written_last_on_a_machine_stays_last(
    wall: Wall, tmp_path: Path, wrong: int
) -> None:
    stamps = []
    for turn in (0, wrong, 0):
        wall.wrong = turn
        opened = Journal(tmp_path / "journal.db", "00000000000000aa")
        stamps += [write(opened, f"{turn} {i}") for i in range(3)]
        assert opened.reader.all(Task, STREAM)[0].title == f"{turn} 2"
        opened.close()
    assert stamps == sorted(set(stamps))


def test_steps_while_running_never_turn_the_order(wall: Wall) -> None:
    clock = StampClock("00000000000000aa", wall.now)
    stamps = []
    for step in STEPS * 3:
        wall.wrong = step
        stamps += [clock.next() for _ in range(5)]
    assert stamps == sorted(set(stamps))


def test_a_stamp_from_far_ahead_is_kept_flagged_and_pulls_nobody(
    wall: Wall, tmp_path: Path
) -> None:
    opened = Journal(tmp_path / "journal.db", "00000000000000aa")
    fast, right = Device("00000000000000b1"), Device("00000000000000b2")
    receive(
        opened,
        fast.write(NOW + 30 * 24 * HOUR, {"title": "from next month"}),
        right.write(NOW - HOUR, {"title": "an hour on its way"}, key="t2"),
    )
    own = milliseconds(write(opened, "mine"))
    assert own <= wall.now() + AHEAD_MS + 1
    with opened.reader.connection() as connection:
        [found] = clocks.fast(connection)
    assert found.device == fast.name
    assert abs(found.by - 30 * 24 * HOUR) < 1_000
    opened.close()


def test_check_says_whose_clock_goes_ahead(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        fast = Device("00000000000000b1")
        ahead = post.clock.now() + 5 * HOUR
        receive(post.journal, fast.write(ahead, {"text": "x"}, entity="message", key="m1"))
        receive(post.journal, Device("00000000000000b2").write(1, {"title": "y"}))
        [message] = post.reader.messages(post.reader.log(STREAM))
        assert round(message.ahead / HOUR) == 5
    [told] = [one for one in check(tmp_path) if one.about == "Clock of a post"]
    assert fast.name in told.text
    assert "5 h ahead" in told.text or "300 min ahead" in told.text
