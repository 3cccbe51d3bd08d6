"""What the next click and key do while something is drawn, and a field to type the next corner."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from commander.errors import UserError
from commander.geodesy.coordinates import parse
from ui import words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel

_POLAR: Final = re.compile(r"@?\s*(\d{1,3}(?:\.\d+)?)\s*°?[\s/,]+(\d+(?:\.\d+)?)\s*(m|km)?")
_POINTS: Final = frozenset({"point", "text"})
_TWO: Final = frozenset({"circle", "sector", "plume"})


def polar(text: str) -> tuple[float, float] | None:
    """Read “@045 200” or “@45° 1.2 km”: true bearing and metres; None for anything else."""
    found = _POLAR.fullmatch(text.strip()) if text.strip().startswith("@") else None
    if found is None or float(found[1]) > 360:  # noqa: PLR2004 - a turn
        return None
    return float(found[1]), float(found[2]) * (1000 if found[3] == "km" else 1)


class SketchBar(QFrame):
    """Shown while something is drawn or changed.

    Signals:
        placed: latitude and longitude of a corner that was typed.
        turned: bearing and metres from the last corner that were typed.
        left: the operator goes back to the map.
    """

    placed = Signal(float, float)
    turned = Signal(float, float)
    left = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget, near: Callable[[], tuple[float, float]]
    ) -> None:
        super().__init__(parent)
        dress(self, role="floating")
        self._near = near
        self._kind = ""
        self._hint = ElidedLabel(parent=self)
        self._field = QLineEdit(self)
        self._reason = QLabel(self)
        dress(self._hint, role="muted")
        dress(self._reason, tone="danger")
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.hide()
        self._field.setMinimumWidth(theme.px(210))
        self._field.returnPressed.connect(self._enter)
        self._field.textEdited.connect(self._reason.hide)
        row = QHBoxLayout(self)
        margin = theme.px(2 * STEP)
        row.setContentsMargins(margin, theme.px(STEP), margin, theme.px(STEP))
        row.setSpacing(margin)
        row.addWidget(self._hint)
        row.addWidget(self._field, 1)
        row.addWidget(self._reason)
        self._translate()
        self.hide()

    @property
    def kind(self) -> str:
        """What it speaks of; empty while it is hidden."""
        return self._kind

    def show_for(self, kind: str) -> None:
        """Say what can be done while this kind is drawn; ``edit`` for what is changed."""
        self._kind = kind
        self._field.clear()
        self._reason.hide()
        self._translate()
        self.setVisible(bool(kind))

    def take_focus(self) -> None:
        """Let the operator type where the next corner is."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _enter(self) -> None:
        text = self._field.text().strip()
        turn = polar(text)
        if turn is not None:
            self.turned.emit(*turn)
        elif text and not self._read(text):
            return
        self._field.clear()
        if not text:
            self.left.emit()

    def _read(self, text: str) -> bool:
        try:
            readings = parse(text, self._near())
        except UserError as error:
            self._explain(words.error(error))
            return False
        if not readings:
            self._explain(self.tr("No coordinates."))
            return False
        self.placed.emit(readings[0].lat, readings[0].lon)
        return True

    def _explain(self, text: str) -> None:
        self._reason.setText(text)
        self._reason.show()
        self.updateGeometry()

    def _translate(self) -> None:
        self._hint.setText(self._words())
        self._field.setPlaceholderText(self.tr("Coordinates, or @bearing metres"))
        self._field.setAccessibleName(self.tr("Coordinates of the next corner"))
        self._field.setToolTip(
            self.tr("Any notation, such as 34.1362, -117.3437 or 11S MT 683 778; @045 200 is 200 m")
        )

    def _words(self) -> str:
        if self._kind == "edit":
            return self.tr(
                "Drag corners, or Tab and arrows · Del, Insert · @: type · Enter keeps · Esc drops"
            )
        if self._kind in _POINTS:
            return self.tr("Click, or Enter for the cross · Tab: coordinates · Esc")
        if self._kind in _TWO:
            return self.tr("Click twice, or Space at the cross · Tab: coordinates · Esc")
        return self.tr(
            "Click corners, or Space at the cross · Backspace takes back · Enter ends · Tab: type"
        )
