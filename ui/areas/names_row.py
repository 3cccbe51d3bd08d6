"""One source of place names: whether the place search answers with it, whose it is, removing."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.maps.area import Area
from commander.maps.places import Source
from ui.areas import area_words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NamesRow(QFrame):
    """Stays the same while its source changes, so that a control keeps the focus.

    Signals:
        shown_asked: let the place search answer with it, or not.
        step_asked: to the next row, or back. remove_asked: forget the list, which was confirmed.
    """

    shown_asked = Signal(bool)
    step_asked = Signal(int)
    remove_asked = Signal()

    def __init__(self, theme: Theme, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        dress(self, role="question", selected="false")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.switch = QCheckBox()
        self.name, self.under, self.origin = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.remove = QPushButton()
        self.remove.setVisible(source.is_list)
        self.question = QWidget()
        self.sure, self.keep = QPushButton(self.tr("Remove")), QPushButton(self.tr("Keep"))
        self._lay_out()
        self.switch.toggled.connect(self.shown_asked)
        self.remove.clicked.connect(self.ask_remove)
        self.sure.clicked.connect(self.remove_asked)
        self.keep.clicked.connect(self._put_away)

    def show_source(self, source: Source, area: Area | None) -> None:
        """Show how it stands now; ``area`` is the map area whose names they are."""
        title = area_words.title(area) if area is not None else source.title
        tip = area_words.names_tip(source, area)
        self.name.set_text(title, tip)
        self.under.set_text(area_words.names(source, area), tip)
        self.origin.set_text(area_words.names_origin(source, area), tip)
        with QSignalBlocker(self.switch):
            self.switch.setChecked(source.shown)
        self.setAccessibleName(f"{title}: {self.under.text()}")
        for control, words, key in (
            (self.switch, self.tr("Search in these names"), "Space"),
            (self.remove, self.tr("Remove this list"), "Del"),
        ):
            control.setToolTip(f"{words} ({key})")
            control.setAccessibleName(f"{words}: {title}")

    def ask_remove(self) -> None:
        """Ask whether the list is to be forgotten."""
        if self.remove.isVisibleTo(self):
            self.question.show()
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if self.question.isVisible() and key == Qt.Key.Key_Escape:
            self._put_away()
        elif self.question.isVisible() and key in _ENTER:
            (self.sure if self.question.focusWidget() is self.sure else self.keep).click()
        elif self.question.isVisible() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in steps:
            self.step_asked.emit(steps[key])
        elif key == Qt.Key.Key_Space:
            self.switch.toggle()
        elif key == Qt.Key.Key_Delete:
            self.ask_remove()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        dress(self, selected="true")

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        dress(self, selected="false")

    def _put_away(self) -> None:
        self.question.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        dress(self.name, role="strong")
        dress(self.under, role="small")
        dress(self.origin, role="small")
        self._theme.icons.bind(self.remove, "delete")
        dress(self.remove, role="quiet")
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.name, self.under, self.origin):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(2 * step)
        row.addWidget(self.switch)
        row.addLayout(words, 1)
        row.addWidget(self.remove)
        asked = QLabel(self.tr("Remove this list of places from this machine?"))
        dress(self.sure, role="danger")
        answers = QHBoxLayout(self.question)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(2 * step)
        answers.addWidget(asked, 1)
        answers.addWidget(self.sure)
        answers.addWidget(self.keep)
        self.question.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, step, 2 * step, step)
        column.setSpacing(step)
        column.addLayout(row)
        column.addWidget(self.question)
