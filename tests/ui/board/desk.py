"""A real post with one operation, for the panels of board, units and linkage; how to wait."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commander.actions import Action, AddUnit, CreateTask, MoveTask, OpenOperation, Outcome
from commander.clock import ScenarioClock
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.post import Operator, Post
from tests.devices import Device
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.selection import Selection
from ui.theme.theme import Theme

MINUTE = 60_000
START = 1_716_669_704_000
"""25 May 2024 20:41:44 UTC."""
W = TypeVar("W", bound=QWidget)


@dataclass
class Desk:
    """A post with one operation whose clock stands, and what panels are given.

    Objects that are no widgets belong to ``root``.
    """

    post: Post
    clock: ScenarioClock
    context: Context
    qtbot: QtBot
    stream: str
    root: QObject
    errors: list[Exception] = field(default_factory=list)
    shown: list[QWidget] = field(default_factory=list)

    def do(self, action: Action) -> Outcome:
        return self.post.perform(action).result(10)

    def add_task(self, title: str, owner: str = "medical", **fields: Any) -> str:
        return self.do(CreateTask(self.stream, title, owner, **fields)).keys[0]

    def move(self, key: str, status: str, **fields: Any) -> None:
        self.do(MoveTask(self.stream, key, status, **fields))

    def add_unit(self, name: str, department: str = "medical", **fields: Any) -> str:
        return self.do(AddUnit(self.stream, name, department, **fields)).keys[0]

    def task(self, key: str) -> Task:
        found = self.post.reader.get(Task, self.stream, key)
        assert found is not None
        return found

    def unit(self, key: str) -> Unit:
        found = self.post.reader.get(Unit, self.stream, key)
        assert found is not None
        return found

    def hear(self, entity: str, key: str, **fields: Any) -> None:
        """Take in what another post wrote without having seen what this one holds."""
        other = Device("00000000000000b1")
        sent = other.write(self.clock.now() + 1, fields, entity=entity, key=key, stream=self.stream)
        verdicts = self.post.journal.submit(
            lambda tx: tx.receive(self.stream, (sent,), origin="server")
        ).result(10)
        assert [(one.result, one.reason) for one in verdicts] == [("applied", "")]

    def show(self, widget: W, width: int, height: int, ready: Callable[[], bool]) -> W:
        self.shown.append(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        self.until(ready)
        return widget

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)


def open_desk(data: Path, qtbot: QtBot, app: QApplication) -> Iterator[Desk]:
    clock = ScenarioClock(START)
    with Post.open(data, clock=clock) as post:
        post.set_operator(Operator("Ana Ruiz", "medical", "Desk officer")).result(10)
        stream = post.perform(OpenOperation("Plant fire")).result(10).keys[0]
        theme = Theme("dark", parent=app)
        theme.apply(app)
        root = QObject()
        bridge, jobs, focus = Bridge(post.feed, root), Jobs(root), Focus(root)
        focus.set(stream)
        errors: list[Exception] = []
        context = Context(post, bridge, jobs, theme, Selection(root), focus, errors.append)
        desk = Desk(post, clock, context, qtbot, stream, root, errors)
        yield desk
        bridge.stop()
        jobs.stop()
        for widget in desk.shown:
            widget.close()
            delete_now(widget)
        delete_now(root)


def delete_now(owner: QObject) -> None:
    """Delete a tree of objects here and now.

    pytest-qt deletes widgets later, when the next event loop runs. Until then the garbage collector
    may find them, on any thread, such as the journal's, and Qt does not survive that.
    """
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
