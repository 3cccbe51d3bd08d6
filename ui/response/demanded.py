"""A field that a law or a plan demands: marked, and said to be missing where it stands."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.response.record_lines import plain
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

LONGEST_HOURS: Final = 24 * 365
_LINES: Final = 2
_MOST_LINES: Final = 6


class TextBox(QPlainTextEdit):
    """A text of any length; Tab goes on, Enter makes a line. It grows with what is written."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (control and enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        lines = min(_MOST_LINES, max(_LINES, self.blockCount()))
        height = lines * self.fontMetrics().lineSpacing() + self._theme.px(5 * STEP)
        self.setFixedHeight(height)


class HoursBox(QDoubleSpinBox):
    """A number of hours; 0 says that nothing is known yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, LONGEST_HOURS)
        self.setDecimals(1)
        self.setSingleStep(1)
        self.setSpecialValueText("–")
        self.setSuffix(self.tr(" h"))

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.selectAll()


class Demanded(QWidget):
    """A caption, the editor under it, and the mark of who demands it.

    Signals:
        edited: what stands in the field is another.
    """

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        caption: str,
        editor: QLineEdit | TextBox | HoursBox,
        demanded_by: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.caption, self._by = capital(caption), demanded_by
        self._label = plain(role="caption", wrap=True)
        self._label.setBuddy(editor)
        editor.setAccessibleName(caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._label)
        column.addWidget(editor)
        self.row = column
        if isinstance(editor, HoursBox):
            editor.valueChanged.connect(self._changed)
        else:
            editor.textChanged.connect(self._changed)
        self.set_missing(missing=False)

    def set_caption(self, caption: str, demanded_by: str) -> None:
        """Say what belongs here and who demands it."""
        self.caption, self._by = capital(caption), demanded_by
        self.editor.setAccessibleName(caption)
        self.set_missing(missing=False)

    def value(self) -> str:
        """Return what was typed, without blanks around it; nothing for no hours."""
        editor = self.editor
        if isinstance(editor, HoursBox):
            return f"{editor.value():g}" if editor.value() else ""
        text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
        return text.strip()

    def set_value(self, value: str) -> None:
        """Put this into the field, when it says something else."""
        editor = self.editor
        if isinstance(editor, HoursBox):
            editor.setValue(float(value or 0))
        elif self.value() != value.strip():
            if isinstance(editor, QLineEdit):
                editor.setText(value)
            else:
                editor.setPlainText(value)

    def set_missing(self, *, missing: bool) -> None:
        """Say that this is missing, or no more."""
        mark = f"{self.caption} *" if self._by else self.caption
        text = f"{mark}  {self._by}" if self._by else mark
        if missing:
            text = self.tr("! {field} is missing – {by}").format(field=self.caption, by=self._by)
        self._label.setText(text)
        dress(self._label, tone="danger" if missing else "")
        dress(self.editor, tone="danger" if missing else "")

    @property
    def is_demanded(self) -> bool:
        """Whether it has to be filled."""
        return bool(self._by)

    def label(self) -> str:
        """Return what stands above the field."""
        return self._label.text()

    def _changed(self) -> None:
        if self.value():
            self.set_missing(missing=False)
        self.edited.emit()


def capital(text: str) -> str:
    """Return a text that begins with a capital, as captions do."""
    return text[:1].upper() + text[1:]


def first_missing(fields: list[Demanded]) -> Demanded | None:
    """Mark every demanded field that is empty; returns the first of them."""
    found = [one for one in fields if one.is_demanded and not one.value()]
    for one in fields:
        one.set_missing(missing=one in found)
    return found[0] if found else None
