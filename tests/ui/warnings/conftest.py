"""A desk with one incident, and the panel as an operator meets it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from commander.actions import OpenIncident
from commander.domain.record import Place
from commander.domain.warning import PublicWarning
from tests.ui.board.desk import Desk, open_desk
from ui.warnings.card import WarningCard
from ui.warnings.editor import Editor
from ui.warnings.panel import WarningsPanel
from ui.warnings.step_prompt import StepPrompt

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Public:
    """The panel at work on a desk: keys, and eyes on the journal."""

    desk: Desk
    panel: WarningsPanel
    incident: str

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.target, text)

    @property
    def target(self) -> QWidget:
        return QApplication.focusWidget() or self.panel

    def warnings(self) -> list[PublicWarning]:
        return list(self.desk.post.reader.all(PublicWarning, self.desk.stream))

    @property
    def only(self) -> PublicWarning:
        (found,) = self.warnings()
        return found

    @property
    def card(self) -> WarningCard:
        card = self.panel.current
        assert card is not None
        return card

    @property
    def editor(self) -> Editor:
        found = self.card.inside
        assert isinstance(found, Editor)
        return found

    @property
    def prompt(self) -> StepPrompt:
        found = self.card.inside
        assert isinstance(found, StepPrompt)
        return found

    def line(self, name: str) -> QLineEdit:
        """A field of the editor by its accessible name."""
        lines = self.editor.findChildren(QLineEdit)
        return next(one for one in lines if one.accessibleName() == name)

    def state(self, state: str) -> None:
        """Wait until the panel shows the selected warning in this state."""
        self.desk.until(
            lambda: self.panel.current is not None and self.panel.current.item.state == state
        )

    def begin_gas(self) -> None:
        """Begin from the text of the plan for a leak, by keys, and complete it."""
        self.panel.focus_list()
        self.press(Qt.Key.Key_N)
        self.desk.until(lambda: bool(self.panel.drafting.row.buttons))
        self.press(Qt.Key.Key_1, CTRL)
        self.desk.until(
            lambda: self.panel.current is not None and isinstance(self.panel.current.inside, Editor)
        )

    def complete(self) -> None:
        self.line("Area in words").setText("Mill Street")
        self.line("Issued by").setText("City emergency bureau")
        self.press(ENTER, CTRL)
        self.desk.until(lambda: self.card.inside is None)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    yield from open_desk(tmp_path / "post", qtbot, qapp)


@pytest.fixture
def public(desk: Desk) -> Public:
    place = Place(34.75, 113.62)
    incident = desk.do(
        OpenIncident(
            desk.stream, "Chlorine leak", event_type="accident", subtype="hazmat", place=place
        )
    ).keys[0]
    panel = desk.show(WarningsPanel(desk.context), 640, 760, lambda: True)
    public = Public(desk, panel, incident)
    desk.until(lambda: bool(panel._shown.incidents))
    return public
