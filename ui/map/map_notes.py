"""Short notes over the map: what happened, what can be done about it. They take no focus."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.map.tool import Desk
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import ICON, STEP
from ui.widgets.pill import Pill

MOST: Final = 4
_WIDTH: Final = 460
_TOP: Final = 15 * STEP
_BRIEF_MS: Final = 8_000


class MapNote(QFrame):
    """One note: an icon, a text, what can be done, and a way to put it away."""

    def __init__(self, theme: Theme, text: str, icon: str, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        dress(self, role="floating")
        self.setAccessibleName(text)
        picture = QLabel(self)
        picture.setPixmap(theme.icons.icon(icon, role).pixmap(theme.icons.size(ICON)))
        self._text = QLabel(text, self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        row = self._row = QHBoxLayout(self)
        step = theme.px(STEP)
        row.setContentsMargins(3 * step, step, step, step)
        row.setSpacing(2 * step)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        close = QPushButton(self)
        dress(close, role="quiet")
        theme.icons.bind(close, "close")
        close.setToolTip(self.tr("Dismiss"))
        close.setAccessibleName(self.tr("Dismiss"))
        close.clicked.connect(self.put_away)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)

    def text(self) -> str:
        """What the note says."""
        return self._text.text()

    def add_act(self, title: str, run: Callable[[], None]) -> None:
        """Offer what can be done about it."""
        button = Pill(self._theme, title, compact=True, parent=self)
        button.setAccessibleName(f"{title}: {self.text()}")
        button.clicked.connect(run)
        self._row.insertWidget(self._row.count() - 1, button)

    def put_away(self) -> None:
        """Take the note away."""
        stack = self.parentWidget()
        self.hide()
        self.deleteLater()
        if isinstance(stack, NoteStack):
            stack.lay_out()


class NoteStack(QWidget):
    """The notes over one map, the newest uppermost; of many only the newest stay."""

    def __init__(self, theme: Theme, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(STEP))
        panel.installEventFilter(self)
        self.hide()

    def notes(self) -> list[MapNote]:
        """The notes shown, the newest first."""
        rows = (self._column.itemAt(at) for at in range(self._column.count()))
        found = (row.widget() for row in rows if row is not None)
        return [one for one in found if isinstance(one, MapNote) and not one.isHidden()]

    def say(
        self,
        text: str,
        *,
        icon: str = "info",
        role: str = "accent",
        brief: bool = False,
    ) -> MapNote:
        """Show a note; a brief one goes by itself after 8 seconds."""
        note = MapNote(self._theme, text, icon, role, self)
        self._column.insertWidget(0, note)
        note.show()
        for old in self.notes()[MOST:]:
            old.put_away()
        if brief:
            QTimer.singleShot(_BRIEF_MS, note, note.put_away)
        self.lay_out()
        return note

    def lay_out(self) -> None:
        """Stand in the middle under the bar of tools, as high as the notes are."""
        panel = self._panel
        self.setVisible(bool(self.notes()))
        side = self._theme.px(3 * STEP)
        width = min(self._theme.px(_WIDTH), panel.width() - 2 * side)
        self.setFixedWidth(width)
        self._column.activate()
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else 0
        self.setGeometry(
            (panel.width() - width) // 2,
            self._theme.px(_TOP),
            width,
            max(height, self._column.sizeHint().height()),
        )
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.lay_out()
        return super().eventFilter(watched, event)


def note_stack(desk: Desk) -> NoteStack:
    """Return the notes over a tool's map; all its tools share them."""
    found = desk.panel.findChild(NoteStack)
    return found if found is not None else NoteStack(desk.context.theme, desk.panel)
