"""The card beside a mark on which the pointer rests: what it is and how its place is known."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.map.mark_words import incident_lines, unit_lines
from ui.map.model import record_of
from ui.map.part import MapPart
from ui.map.tool import Desk, MapTool
from ui.map.view import MapView
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_AWAY: Final = 5 * STEP
_WIDEST: Final = 340


class MarkCard(QFrame):
    """A name and lines of text; the pointer goes through it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        dress(self, role="floating")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        side = theme.px(2 * STEP)
        self._column.setContentsMargins(side + theme.px(STEP), side, side + theme.px(STEP), side)
        self._column.setSpacing(theme.px(2))
        self.hide()

    def lines(self) -> list[str]:
        """What the card says."""
        return [label.text() for label in self.findChildren(QLabel) if not label.isHidden()]

    def show_lines(self, lines: Sequence[str], at: QPoint) -> None:
        """Show these lines beside a point of the parent, wherever there is room."""
        for label in self.findChildren(QLabel):
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        for place, line in enumerate(lines):
            label = QLabel(line, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(len(line) > _WIDEST // 7)
            label.setMaximumWidth(self._theme.px(_WIDEST))
            dress(label, role="strong" if place == 0 else "muted" if place == 1 else "")
            self._column.addWidget(label)
            label.show()  # the card may be seen already, its new lines are not
        self.adjustSize()
        self.move(self._corner(at))
        self.show()
        self.raise_()

    def _corner(self, at: QPoint) -> QPoint:
        parent, away = self.parentWidget(), self._theme.px(_AWAY)
        if parent is None:
            return at
        right, below = at.x() + away, at.y() + away
        x = right if right + self.width() < parent.width() else at.x() - away - self.width()
        y = below if below + self.height() < parent.height() else at.y() - away - self.height()
        return QPoint(max(0, x), max(0, y))


class RestPart(MapPart):
    """Hears on which mark the pointer rests.

    Signals:
        rested: key of the mark ("" none) and where, in pixels of the page.
    """

    rested = Signal(str, float, float)

    def __init__(self, view: MapView) -> None:
        super().__init__(view)

    def hears(self) -> Mapping[str, Callable[..., None]]:
        return {"rested": self._hear}

    def tell_state(self) -> None:
        self.say("tell_rest")

    def _hear(self, key: str | None, x: float, y: float) -> None:
        self.rested.emit(key or "", x, y)


class CardTool(MapTool):
    """Shows the card while the pointer rests on a unit or an incident."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.card = MarkCard(desk.context.theme, desk.panel)
        self._part = RestPart(desk.view)
        self._part.rested.connect(self._rest)

    def _rest(self, key: str, x: float, y: float) -> None:
        lines = self._lines(key)
        if not lines:
            self.card.hide()
            return
        scale = self.desk.context.theme.scale
        corner = self.desk.view.mapTo(self.desk.panel, QPoint(round(x * scale), round(y * scale)))
        self.card.show_lines(lines, corner)

    def _lines(self, mark_key: str) -> list[str]:
        kind, key = record_of(mark_key)
        records = self.desk.feed.records
        language = self.desk.view.look.language
        mark = self.desk.view.marks.get(mark_key)
        if kind == "unit" and key in records.units:
            unit = records.units[key]
            department = records.departments.get(unit.department)
            now = self.desk.feed.now
            alert = mark.alert if mark else ""
            return unit_lines(unit, department, alert, now, language)
        if kind == "incident" and key in records.incidents:
            incident = records.incidents[key]
            department = records.departments.get(incident.department)
            return incident_lines(incident, language, department)
        return []
