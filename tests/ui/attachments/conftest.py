"""A viewer over a bare window on a real post."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from commander.actions import LogMessage, OpenOperation
from commander.domain.attachment import MESSAGE, Attachment, Content
from commander.journal.attachments import attachments_of
from commander.post import Operator, Post
from ui.attachments.attachment_desk import AttachmentDesk
from ui.attachments.viewer import AttachmentViewer
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.selection import Selection
from ui.theme.theme import Theme


@dataclass
class Seat:
    post: Post
    context: Context
    qtbot: QtBot
    window: QWidget
    desk: AttachmentDesk
    errors: list[Exception] = field(default_factory=list)

    @property
    def viewer(self) -> AttachmentViewer:
        return self.desk.viewer

    def log(self, *contents: Content) -> tuple[Attachment, ...]:
        action = LogMessage(self.context.stream, "see", attachments=contents)
        key = self.post.perform(action).result(10).keys[0]
        reader, stream = self.post.reader, self.context.stream
        return attachments_of(reader, stream, MESSAGE, (key,))[key]

    def open(self, one: Attachment) -> None:
        self.viewer.open_file(one.key)
        self.until(lambda: self.viewer.isVisible() and self.viewer.file is not None)
        self.until(lambda: self.viewer._read.key == one.key)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)


@pytest.fixture
def seat(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Seat]:
    with Post.open(tmp_path / "post") as post:
        post.set_operator(Operator("Ana Ruiz", "medical", "Desk officer")).result(10)
        theme = Theme("dark")
        theme.apply(qapp)
        bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
        errors: list[Exception] = []
        context = Context(post, bridge, jobs, theme, Selection(), focus, errors.append)
        focus.set(post.perform(OpenOperation("Plant fire")).result(10).stream)
        window = QWidget()
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        yield Seat(post, context, qtbot, window, AttachmentDesk(context, window), errors)
        bridge.stop()
        assert jobs.stop()
        delete(window)
