"""An incident under a plan at a desk: how the tests of the response panel begin."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from commander.actions import ActivatePlan, OpenIncident
from commander.domain.duty import Duty
from commander.domain.operation import ResponseLevel
from commander.domain.plan import Activation
from commander.domain.work import Task
from commander.linkage.plan_library import library
from commander.linkage.plan_text import text_of
from tests.ui.board.desk import MINUTE, START, Desk
from ui.response.panel import ResponsePanel

W = TypeVar("W", bound=QWidget)


def leak(desk: Desk, name: str = "Chlorine leak", grade: str = "II") -> str:
    action = OpenIncident(
        desk.stream, name, event_type="accident", grade=grade, alarm_at=START - 10 * MINUTE
    )
    return desk.do(action).keys[0]


def activate(desk: Desk, incident: str, level: str = "2", language: str = "en") -> str:
    action = ActivatePlan(
        desk.stream,
        incident,
        text_of(library().get("hazmat-leak")),
        level,
        matter="Chlorine from a tank",
        expected_hours=12,
        measures="cordon, rescue",
        language=language,
    )
    return desk.do(action).keys[0]


def shown(desk: Desk, width: int = 1100, height: int = 700) -> ResponsePanel:
    panel = ResponsePanel(desk.context)
    return desk.show(panel, width, height, lambda: panel._read)


def held(desk: Desk) -> tuple[Activation, ...]:
    return desk.post.reader.all(Activation, desk.stream)


def tasks(desk: Desk) -> tuple[Task, ...]:
    return desk.post.reader.all(Task, desk.stream)


def duties(desk: Desk) -> tuple[Duty, ...]:
    return desk.post.reader.all(Duty, desk.stream)


def levels(desk: Desk) -> list[tuple[str, str]]:
    return [(one.authority, one.level) for one in desk.post.reader.all(ResponseLevel, desk.stream)]


def press(keys: str) -> None:
    """Press keys where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keySequence(target, keys)


def write(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def click(desk: Desk, widget: QWidget) -> None:
    """Click a widget as soon as it is to be seen."""
    desk.until(widget.isVisible)
    if isinstance(widget, QAbstractButton):
        assert widget.isEnabled(), widget.text()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, widget.height() // 2))
