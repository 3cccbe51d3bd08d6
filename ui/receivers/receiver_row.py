"""One receiver of the list: what it is, how it stands, what it sends."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.receivers.source import Source
from commander.receivers.state import State
from ui.receivers import receiver_words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, STEP
from ui.widgets.elided import ElidedLabel

_DOT: Final = "●"
_RAW_HEIGHT: Final = 150


class ReceiverRow(QFrame):
    """Stays the same while its state changes, so that a button keeps the focus.

    Signals:
        switch_asked: whether it is to run; edit_asked; remove_asked; lines_asked: what comes is
        to be seen.
    """

    switch_asked = Signal(bool)
    edit_asked = Signal()
    remove_asked = Signal()
    lines_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="card")
        self._on = True
        self.name, self.under, self.standing = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.dot, self.trouble = QLabel(_DOT), QLabel()
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        dress(self.name, role="strong")
        dress(self.under, role="small")
        dress(self.trouble, role="small", tone="warning")
        self.lines = QPushButton(self.tr("Show what comes"))
        self.lines.setCheckable(True)
        self.switch, self.edit = QPushButton(), QPushButton(self.tr("Change"))
        self.remove = QPushButton(self.tr("Remove"))
        self.raw = QPlainTextEdit()
        self.raw.setReadOnly(True)
        self.raw.setFont(theme.mono_font(FONT_SMALL))
        self.raw.setFixedHeight(theme.px(_RAW_HEIGHT))
        self.raw.setAccessibleName(self.tr("Last lines of the receiver"))
        self.raw.setPlaceholderText(self.tr("Nothing has come yet."))
        self.raw.hide()
        self._lay_out(theme)
        self.lines.toggled.connect(self._toggle_raw)
        self.switch.clicked.connect(lambda: self.switch_asked.emit(not self._on))
        self.edit.clicked.connect(self.edit_asked)
        self.remove.clicked.connect(self.remove_asked)

    def show_source(self, source: Source, unit: str) -> None:
        """Show what it is; ``unit`` names the unit it moves."""
        self._on = source.on
        self.name.set_text(source.name)
        parts = [receiver_words.kind(source.kind), source.address]
        parts.append(receiver_words.moves(source, unit))
        self.under.set_text("  ·  ".join(part for part in parts if part))
        self.switch.setText(self.tr("Stop") if source.on else self.tr("Start"))
        for button in (self.switch, self.edit, self.remove, self.lines):
            button.setAccessibleName(f"{button.text()}: {source.name}")

    def show_state(self, state: State, now: int) -> None:
        """Show how it stands; ``now`` ms UTC of this machine."""
        text, tone = receiver_words.standing(state, now)
        dress(self.dot, role="" if tone else "muted", tone=tone)
        self.standing.set_text(text)
        trouble = receiver_words.troubles(state)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show what came, the newest line last and in view."""
        text = "\n".join(lines)
        if text != self.raw.toPlainText():
            self.raw.setPlainText(text)
            bar = self.raw.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _toggle_raw(self, shown: bool) -> None:
        self.raw.setVisible(shown)
        self.lines.setText(self.tr("Hide what comes") if shown else self.tr("Show what comes"))
        if shown:
            self.lines_asked.emit()

    def _lay_out(self, theme: Theme) -> None:
        step = theme.px(STEP)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * step)
        grid.setVerticalSpacing(step // 2)
        grid.addWidget(self.dot, 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.under, 1, 1)
        grid.addWidget(self.standing, 2, 1)
        grid.addWidget(self.trouble, 3, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addSpacing(4 * step)
        for button in (self.switch, self.edit, self.lines, self.remove):
            dress(button, role="quiet")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addWidget(self.raw)
