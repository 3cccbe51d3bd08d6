"""A warning as plain text for the radio or a short message: chosen below it, copied with a key."""

from datetime import tzinfo
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from commander.domain.warning import PublicWarning
from commander.linkage.warning_text import LANGUAGES, full, short
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.warnings.warning_words import LANGUAGE_NAMES
from ui.widgets.flow import FlowRow
from ui.widgets.pill import Pill

translate = QCoreApplication.translate
_FORMS: Final = tuple((language, form) for language in LANGUAGES for form in (full, short))


class CopyPrompt(QFrame):
    """1–4 copy; what was copied stands below, with its length.

    Signals:
        left: Escape.
    """

    left = Signal()

    def __init__(
        self, theme: Theme, warning: PublicWarning, zone: tzinfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._warning, self._zone = warning, zone
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        dress(self, role="card")
        row = FlowRow(spacing=theme.px(STEP))
        for number, (language, form) in enumerate(_FORMS, 1):
            whole = translate("Warnings", "whole text")
            brief = translate("Warnings", "short message")
            name = whole if form is full else brief
            pill = Pill(theme, f"{LANGUAGE_NAMES[language]}, {name}  {number}", compact=True)
            pill.clicked.connect(partial(self.copy, number - 1))
            row.add(pill)
        self.preview, self.told = QLabel(), QLabel()
        for label in (self.preview, self.told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        dress(self.told, role="small", tone="ok")
        self.told.setText(translate("Warnings", "1–4 copies it · Esc closes"))
        step = theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(row)
        column.addWidget(self.preview)
        column.addWidget(self.told)
        self.preview.hide()

    def take_focus(self) -> None:
        """Let the keys work."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self, place: int) -> None:
        """Copy one of the forms."""
        language, form = _FORMS[place]
        text = form(self._warning, language, self._zone)
        QGuiApplication.clipboard().setText(text)
        self.preview.setText(text)
        self.preview.show()
        said = translate("Warnings", "Copied: {count} letters")
        self.told.setText(said.format(count=len(text)))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        place = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif 0 <= place < len(_FORMS):
            self.copy(place)
        else:
            super().keyPressEvent(event)
