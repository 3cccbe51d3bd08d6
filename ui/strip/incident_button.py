"""The incident in the top strip, and the menu behind it: look at another one, open, close."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from commander.domain.codes import State
from commander.domain.operation import Incident, Operation
from ui import words
from ui.strip.situation import Situation
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_LARGE, FONT_SMALL, STEP
from ui.widgets.elided import ElidedLabel

_MOST: Final = 24


class IncidentButton(QPushButton):
    """Name and subtitle of what is looked at; opens the menu of incidents and operations.

    Signals:
        chosen: stream and incident ("" for all) to look at.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._situation = Situation()
        self._add_commands: Callable[[QMenu], None] | None = None
        self._title, self._subtitle = ElidedLabel(), ElidedLabel()
        dress(self, role="quiet")
        dress(self._title, role="heading")
        dress(self._subtitle, role="small")
        for label in (self._title, self._subtitle):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(2 * STEP), 0, theme.px(2 * STEP), 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addStretch(1)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setToolTip(self.tr("Incidents and operations"))

    def set_commands(self, add: Callable[[QMenu], None]) -> None:
        """Let ``add`` put its commands at the end of the menu, each time it opens."""
        self._add_commands = add

    def show_situation(self, situation: Situation, title: str, subtitle: str) -> None:
        """Show a title and a subtitle; the menu follows the situation."""
        self._situation = situation
        self._title.set_text(f"{title} ▾" if title else "")
        self._subtitle.set_text(subtitle)
        self.setAccessibleName(f"{title}. {subtitle}")

    def title(self) -> str:
        """The name that is shown."""
        return self._title.text().removesuffix(" ▾")

    def subtitle(self) -> str:
        """What stands under the name."""
        return self._subtitle.text()

    def sizeHint(self) -> QSize:
        title = QFontMetrics(self._theme.ui_font(FONT_LARGE, semibold=True))
        small = QFontMetrics(self._theme.ui_font(FONT_SMALL))
        wide = max(
            title.horizontalAdvance(self._title.text()),
            small.horizontalAdvance(self._subtitle.text()),
        )
        return QSize(wide + self._theme.px(6 * STEP), self._theme.px(11 * STEP))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(28 * STEP), self._theme.px(11 * STEP))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        situation = self._situation
        if situation.operation is not None:
            self._add_incidents(menu, situation, situation.operation)
        others = [one for one in situation.operations if one is not situation.operation]
        if others:
            menu.addSeparator()
            for operation in others[:_MOST]:
                text = self.tr("Operation: {name}").format(name=operation.name)
                self._add(menu, _labelled(text, operation.state), operation.key, "")
        if self._add_commands is not None:
            menu.addSeparator()
            self._add_commands(menu)

    def _add_incidents(self, menu: QMenu, situation: Situation, operation: Operation) -> None:
        shown = situation.incident.key if situation.incident is not None else ""
        text = self.tr("All incidents: {operation}").format(operation=operation.name)
        everything = self._add(menu, text, operation.key, "")
        everything.setCheckable(True)
        everything.setChecked(not shown)
        for depth, incident in situation.tree()[:_MOST]:
            text = _labelled(_with_grade(incident), incident.state)
            if depth:
                cause = f" · {incident.cause}" if incident.cause else ""
                text = f"{'    ' * depth}↳ {text}{cause}"
            action = self._add(menu, text, operation.key, incident.key)
            action.setCheckable(True)
            action.setChecked(incident.key == shown)
        rest = len(situation.incidents) - _MOST
        if rest > 0:
            more = menu.addAction(self.tr("{count} more: Ctrl+K finds them").format(count=rest))
            more.setEnabled(False)

    def _add(self, menu: QMenu, text: str, stream: str, incident: str) -> QAction:
        return menu.addAction(text.replace("&", "&&"), lambda: self.chosen.emit(stream, incident))


def _with_grade(incident: Incident) -> str:
    return f"{incident.name}  ({incident.grade})" if incident.grade else incident.name


def _labelled(name: str, state: str) -> str:
    return name if state == State.OPEN else f"{name} · {words.incident_state(state)}"
