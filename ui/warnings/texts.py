"""The texts of a warning, a column for each language: side by side, in tabs where it is narrow."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.warnings.warning_words import FIELDS, LANGUAGE_NAMES

TEXTS: Final = ("headline", "cautions", "measures")
_WIDE: Final = 560
"""Pixels from which the languages stand side by side."""
_LINES: Final = 3
translate = QCoreApplication.translate


class TextArea(QPlainTextEdit):
    """Several lines; Tab leaves it, so that the keyboard can go on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def sizeHint(self) -> QSize:
        high = self.fontMetrics().lineSpacing() * _LINES + self._theme.px(5 * STEP)
        return QSize(self._theme.px(40 * STEP), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(20 * STEP), self.sizeHint().height())


class Texts(QWidget):
    """Headline, cautions and measures in each language.

    A language is used once any of its fields has a text; then it has to be complete.

    Signals:
        edited: the operator changed a text.
    """

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.languages = list(LANGUAGE_NAMES)
        self._fields: dict[tuple[str, str], QLineEdit | TextArea] = {}
        self._captions: dict[tuple[str, str], QLabel] = {}
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(self.tr("Language of the text"))
        self._tabs.currentChanged.connect(self._arrange)
        self._columns: list[QWidget] = []
        self._row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(STEP))
        column.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._row)
        self._row.setSpacing(theme.px(2 * STEP))
        for code in self.languages:
            self._add(code)
        self._arrange()

    def field(self, name: str, language: str) -> QLineEdit | TextArea:
        """The field of one text in one language."""
        return self._fields[name, language]

    def show_texts(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        """Show these texts: field → language → text."""
        for code in {code for by in texts.values() for code in by} - set(self.languages):
            self.languages.append(code)
            self._add(code)
        for (name, code), field in self._fields.items():
            text = texts.get(name, {}).get(code, "")
            if text != _text(field):
                field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)
        self._arrange()

    def texts(self) -> dict[str, dict[str, str]]:
        """Return field → language → text, for the languages that are used."""
        used = [code for code in self.languages if any(_text(self._fields[n, code]) for n in TEXTS)]
        return {name: {code: _text(self._fields[name, code]) for code in used} for name in TEXTS}

    def mark(self, missing: tuple[str, ...]) -> None:
        """Mark what has to be there and is not."""
        used = self.texts()["cautions"]
        for (name, code), caption in self._captions.items():
            blank = not _text(self._fields[name, code])
            lacks = name in missing and blank and (code in used or not used)
            dress(caption, tone="warning" if lacks else "")

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _add(self, code: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        language = LANGUAGE_NAMES.get(code, code)
        for name in TEXTS:
            field = QLineEdit() if name == "headline" else TextArea(self._theme)
            word = FIELDS[name]()
            demanded = "" if name == "headline" else " *"
            caption = QLabel(f"{word}{demanded} · {language}")
            caption.setTextFormat(Qt.TextFormat.PlainText)
            caption.setBuddy(field)
            dress(caption, role="caption")
            field.setAccessibleName(f"{word}, {language}")
            field.textChanged.connect(self.edited)
            self._fields[name, code], self._captions[name, code] = field, caption
            column.addWidget(caption)
            column.addWidget(field)
        self._columns.append(holder)
        self._row.addWidget(holder, 1)
        self._tabs.addTab(language)

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        self._tabs.setVisible(not wide)
        for place, column in enumerate(self._columns):
            column.setVisible(wide or place == self._tabs.currentIndex())


def _text(field: QLineEdit | TextArea) -> str:
    return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()
