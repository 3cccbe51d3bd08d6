"""First start on a spare laptop: it takes another post's place from a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from commander.actions import LogMessage, OpenOperation
from commander.post import Operator, Post
from tests.sync.bundle.desk import WAIT, export, take

Seat = Callable[..., Any]  # a Hand at the window, see conftest


def test_a_spare_takes_another_posts_place(seat: Seat, tmp_path: Path) -> None:
    file = tmp_path / "old.commander"
    with Post.open(tmp_path / "old") as old:
        old.set_operator(Operator("A. Rivera", "medical", "Scribe")).result(WAIT)
        stream = old.perform(OpenOperation("Night shift", timezone="UTC")).result(WAIT).stream
        old.perform(LogMessage(stream, "Road 18 closed")).result(WAIT)
        export(old, file)
        before = old.identity.device
    with Post.open(tmp_path / "spare" / "post") as spare:
        hand = seat(spare)
        window = hand.session.window
        assert window.frame.starting
        window.frame.start.person.setText("Bo")
        window.frame.start.replace_asked.emit()
        panel = hand.session.bundles.importing
        assert panel.isVisible()
        panel.look_at(file)
        hand.until(panel.import_button.isVisible)
        panel.import_button.click()
        hand.until(lambda: not window.frame.starting)
        hand.until(lambda: window.frame.strip.incident.title() == "Night shift")
        log = window.panels.log.view.model()
        hand.until(lambda: log.rowCount() >= 1)
        assert spare.operator == Operator("Bo", "medical", "Scribe")
        assert spare.identity.device != before
        hand.leave()


def test_two_windows_side_by_side_see_each_other_through_files(seat: Seat, tmp_path: Path) -> None:
    """No line at all: what one writes shows in the other's window as soon as its file is in."""
    left_file, right_file = tmp_path / "left.commander", tmp_path / "right.commander"
    with Post.open(tmp_path / "left") as left, Post.open(tmp_path / "right") as right:
        stream = left.perform(OpenOperation("Night shift", timezone="UTC")).result(WAIT).stream
        left.perform(LogMessage(stream, "Road 18 closed")).result(WAIT)
        export(left, left_file)
        take(right, left_file)
        for post, name in ((left, "Ann"), (right, "Bo")):
            post.set_operator(Operator(name, "fire", "Scribe")).result(WAIT)
        first, second = seat(left), seat(right)
        logs = {
            post: hand.session.window.panels.log.view.model()
            for post, hand in ((left, first), (right, second))
        }
        second.until(lambda: logs[right].rowCount() == 1)
        right.perform(LogMessage(stream, "Heard")).result(WAIT)
        export(right, right_file)
        panel = first.session.bundles.importing
        panel.look_at(right_file)
        first.until(panel.import_button.isVisible)
        panel.import_button.click()
        first.until(lambda: logs[left].rowCount() == 2)
        for hand in (first, second):
            hand.leave()
