"""The sheet of all keys, by section, as one would print and pin it beside the screen."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.commands import Command
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.key_hint import KeyHint
from ui.widgets.overlay import Overlay

_SIZE = QSize(1120, 760)
_COLUMN = 340


class KeySheet(Overlay):
    """All commands that have a key; made anew each time it opens."""

    def __init__(
        self, theme: Theme, commands: Callable[[], Iterable[Command]], parent: QWidget
    ) -> None:
        super().__init__(theme, parent, size=_SIZE)
        self._commands = commands
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        title = QLabel(self.tr("All keys"))
        dress(title, role="title")
        close = QLabel(self.tr("Esc closes"))
        dress(close, role="small")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        side = theme.px(5 * STEP)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(3 * STEP))
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def take_focus(self) -> None:
        columns = max(1, (self.width() - self._theme.px(10 * STEP)) // self._theme.px(_COLUMN))
        self._area.setWidget(self._sheet(sections(self._commands()), columns))
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sheet(self, found: dict[str, list[Command]], columns: int) -> QWidget:
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8 * STEP))
        for names in balanced({name: len(keyed) for name, keyed in found.items()}, columns):
            column = QVBoxLayout()
            column.setSpacing(self._theme.px(STEP))
            for name in names:
                heading = QLabel(name)
                dress(heading, role="heading")
                column.addWidget(heading)
                column.addLayout(self._lines(found[name]))
                column.addSpacing(self._theme.px(4 * STEP))
            column.addStretch(1)
            row.addLayout(column, 1)
        return sheet

    def _lines(self, commands: list[Command]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(3 * STEP))
        grid.setVerticalSpacing(self._theme.px(STEP))
        grid.setColumnStretch(0, 1)
        for line, command in enumerate(commands):
            words = QLabel(command.title)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            grid.addWidget(words, line, 0)
            grid.addWidget(KeyHint(self._theme, command.keys), line, 1, Qt.AlignmentFlag.AlignRight)
        return grid


def sections(commands: Iterable[Command]) -> dict[str, list[Command]]:
    """Return the commands that have a key by their section, both in the order given."""
    found: dict[str, list[Command]] = {}
    for command in commands:
        if command.keys:
            found.setdefault(command.section, []).append(command)
    return found


def balanced(sizes: dict[str, int], columns: int) -> list[list[str]]:
    """Spread sections over columns in their order, so that no column is much longer."""
    share = (sum(sizes.values()) + 2 * len(sizes)) / columns
    made: list[list[str]] = [[]]
    filled = 0.0
    for name, size in sizes.items():
        if made[-1] and filled + (size + 2) / 2 > share and len(made) < columns:
            made.append([])
            filled = 0.0
        made[-1].append(name)
        filled += size + 2
    return made
