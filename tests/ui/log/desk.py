"""A log panel on a real post: its operation, its departments and units, and how to wait."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from commander.actions import Action, AddUnit, LogMessage, OpenOperation, Outcome
from commander.clock import Clock
from commander.domain.record import Party
from commander.domain.work import Message
from commander.post import Operator, Post
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.log.panel import LogPanel
from ui.selection import Selection
from ui.theme.theme import Theme

MINUTE: Final = 60_000
POLICE: Final = Party("department", "police", "Police")
MEDICAL: Final = Party("department", "medical", "Medical")
ROLE: Final = Qt.ItemDataRole.AccessibleTextRole
START: Final = 1_716_669_704_000
"""25 May 2024 20:41:44 UTC."""


class HandClock(Clock):
    """Stands where it is put."""

    def __init__(self, at: int = START) -> None:
        self.at = at

    def now(self) -> int:
        return self.at


@dataclass
class Desk:
    """A post with one operation, and the panels opened on it."""

    post: Post
    clock: HandClock
    context: Context
    qtbot: QtBot
    stream: str = ""
    errors: list[Exception] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    panels: list[LogPanel] = field(default_factory=list)

    def do(self, action: Action) -> Outcome:
        return self.post.perform(action).result(10)

    def log(self, text: str, **fields: object) -> str:
        return self.do(LogMessage(self.stream, text, **fields)).keys[0]  # type: ignore[arg-type]

    def message(self, key: str) -> Message:
        found = self.post.reader.message(self.stream, key)
        assert found is not None
        return found

    def unit(self, name: str, department: str) -> Party:
        key = self.do(AddUnit(self.stream, name, department)).keys[0]
        self.units[name] = key
        return Party("unit", key, name)

    def panel(self, width: int = 520, height: int = 700) -> LogPanel:
        panel = LogPanel(self.context)
        self.panels.append(panel)
        panel.resize(width, height)
        panel.show()
        panel.activateWindow()
        self.until(lambda: panel.names.directory.departments != ())
        self.until(lambda: not panel.source._loading)
        return panel

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)

    def settled(self, panel: LogPanel) -> None:
        """Wait until every entry to be seen has been read."""
        model = panel.source.model

        def read() -> bool:
            panel.view.grab()
            rows = [row for row, _, _ in panel.view._place.visible()]
            return all(model.has(row) for row in rows)

        self.until(read)


def open_desk(data: Path, qtbot: QtBot, app: QApplication) -> Iterator[Desk]:
    clock = HandClock()
    post = Post.open(data, clock=clock)
    post.set_operator(Operator("Ana Ruiz", "medical", "Desk officer")).result(10)
    theme = Theme("dark")
    theme.apply(app)
    bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
    errors: list[Exception] = []
    context = Context(post, bridge, jobs, theme, Selection(), focus, errors.append)
    desk = Desk(post, clock, context, qtbot, errors=errors)
    operations = post.reader.operations()
    if operations:
        desk.stream = operations[0].key
    else:
        desk.stream = desk.do(OpenOperation("Plant fire")).keys[0]
    focus.set(desk.stream)
    yield desk
    bridge.stop()
    assert jobs.stop()
    for panel in desk.panels:
        delete(panel)  # here and now, not by the collector of whatever thread
    post.close()


def rows(panel: LogPanel) -> int:
    return panel.source.model.rowCount()


def newest(desk: Desk, panel: LogPanel) -> Message:
    desk.until(lambda: rows(panel) > 0 and panel.source.model.message(0) is not None)
    found = panel.source.model.message(0)
    assert found is not None
    return found


def choose(desk: Desk, panel: LogPanel, row: int = 0) -> Message:
    desk.until(lambda: rows(panel) > row)
    desk.settled(panel)
    panel.view.setFocus()
    panel.view.show_row(row)
    found = panel.view.current()
    assert found is not None
    return found


def write(desk: Desk, panel: LogPanel, text: str) -> None:
    panel.focus_entry()
    desk.qtbot.keyClicks(panel.entry.field, text)
    panel.entry.offers.hide()


def enter(desk: Desk, panel: LogPanel) -> None:
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Return)


def press(desk: Desk, panel: LogPanel, key: Qt.Key) -> None:
    desk.qtbot.keyClick(panel.view, key)
