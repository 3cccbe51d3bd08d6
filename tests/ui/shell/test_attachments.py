"""An attached file is opened from log and board, over the window."""

from collections.abc import Callable

import pytest

from commander.actions import Attach, CreateTask, LogMessage, OpenOperation
from commander.actions.attach import take_in
from commander.domain.attachment import TASK, Subject
from commander.post import Post
from tests.ui.shell.conftest import Hand

pytestmark = pytest.mark.web


def test_log_and_board_open_the_viewer(post: Post, seat: Callable[..., Hand]) -> None:
    stream = post.perform(OpenOperation("Plant fire")).result(10).stream
    plan = take_in(post.blobs, b"wind 240 degrees", "wind.txt")
    logged = post.perform(LogMessage(stream, "see", attachments=(plan,))).result(10)
    task = post.perform(CreateTask(stream, "cool the tanks", "fire")).result(10).keys[0]
    other = post.perform(Attach(stream, Subject(TASK, task), plan)).result(10).keys[0]
    hand = seat(post)
    panels, viewer = hand.session.window.panels, hand.session.attachments.viewer
    for panel, key in ((panels.log, logged.keys[1]), (panels.board, other)):
        panel.attachment_opened.emit(key)
        hand.until(viewer.isVisible)
        assert viewer.file is not None
        assert viewer.file.key == key
        assert viewer.name.text() == "wind.txt"
        hand.press("Esc")
        hand.until(lambda: not viewer.isVisible())
    listed = {command.id for command in hand.session.window.commands()}
    assert {"log.enclose", "log.attach", "board.attach", "attachments.spare"} <= listed
