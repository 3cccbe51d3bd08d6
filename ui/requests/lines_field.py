"""The lines of a new request: how many, of which kind, what exactly; a next one comes by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from commander.domain.request import Line
from commander.errors import UserError
from ui.requests.steps import whole
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_NUMBER: int = 22
_KIND: int = 30
_TEXT: int = 44


class LinesField(QWidget):
    """Rows of three fields; kinds are completed from those in use, and new ones may be typed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kinds = QStringListModel(self)
        self._rows: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(STEP))
        self._add_row()
        self.setFocusProxy(self._rows[0][0])

    @property
    def rows(self) -> tuple[tuple[QLineEdit, QLineEdit, QLineEdit], ...]:
        """The fields of each line: quantity, kind, what exactly."""
        return tuple(self._rows)

    def offer(self, kinds: Sequence[str]) -> None:
        """Complete these kinds."""
        self._kinds.setStringList(list(kinds))

    def put(self, lines: Sequence[Line]) -> None:
        """Show these lines, with an empty one for the next."""
        while len(self._rows) < len(lines) + 1:
            self._add_row()
        while len(self._rows) > len(lines) + 1:
            self._drop_row()
        texts = [(str(line.quantity), line.kind, line.text) for line in lines]
        for row, values in zip(self._rows, [*texts, ("", "", "")], strict=True):
            for field, value in zip(row, values, strict=True):
                field.setText(value)

    def lines(self) -> tuple[Line, ...]:
        """Return what was typed; UserError for a line that cannot be read."""
        found: list[Line] = []
        for quantity, kind, text in self._rows:
            typed = (quantity.text().strip(), kind.text().strip(), text.text().strip())
            if not any(typed):
                continue
            if not typed[1]:
                raise UserError("Say of which kind: line {number}.", number=len(found) + 1)
            found.append(Line(typed[1], whole(typed[0]), typed[2]))
        return tuple(found)

    def is_empty(self) -> bool:
        """Return whether nothing has been typed."""
        return not any(field.text().strip() for row in self._rows for field in row)

    def _add_row(self) -> None:
        translate = QCoreApplication.translate
        quantity, kind, text = fields = (QLineEdit(), QLineEdit(), QLineEdit())
        for field, words, wide in zip(
            fields,
            (
                translate("Requests", "How many"),
                translate("Requests", "Kind, such as boat"),
                translate("Requests", "What exactly"),
            ),
            (_NUMBER, _KIND, _TEXT),
            strict=True,
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(f"{words} {len(self._rows) + 1}")
            field.setMinimumWidth(self._theme.px(wide * STEP))
        completer = QCompleter(self._kinds, kind)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        kind.setCompleter(completer)
        kind.textChanged.connect(self._grow)
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(STEP))
        line.addWidget(quantity, 1)
        line.addWidget(kind, 2)
        line.addWidget(text, 3)
        self._column.addLayout(line)
        self._rows.append(fields)

    def _drop_row(self) -> None:
        for field in self._rows.pop():
            field.hide()
            field.deleteLater()
        item = self._column.takeAt(self._column.count() - 1)
        if item is not None and (layout := item.layout()) is not None:
            layout.deleteLater()

    def _grow(self, text: str) -> None:
        if text and self.sender() is self._rows[-1][1]:
            self._add_row()
