"""Lines of a caption and what was said, wrapped; for what an activation and its end say."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP


class RecordLines(QWidget):
    """A grid of captions and texts; only what was said has a line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(3 * STEP))
        self._grid.setVerticalSpacing(theme.px(STEP) // 2)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show these captions with their texts."""
        wanted = tuple((caption, text) for caption, text in lines if text)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, (caption, text) in enumerate(wanted):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(plain(caption, role="muted"), number, 0, top)
            self._grid.addWidget(plain(text, wrap=True), number, 1, top)

    def texts(self) -> list[str]:
        """Return what is shown, a line each."""
        return [f"{caption}: {text}" for caption, text in self._shown]


def plain(text: str = "", *, role: str = "", tone: str = "", wrap: bool = False) -> QLabel:
    """Return a label of plain text, because people and files say what stands in it."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    dress(label, role=role, tone=tone)
    return label
