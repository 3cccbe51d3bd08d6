"""The command palette: everything that can be done or gone to, by typing its words."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.palette.entry import Entry, rank
from ui.palette.entry_model import EntryDelegate, EntryModel
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.overlay import Overlay

_SIZE = QSize(680, 460)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(Overlay):
    """Type, choose with the arrows, run with Enter; Esc closes.

    ``entries`` is asked each time it opens, so that it offers what can be done now.

    Signals:
        opened: it is on the screen; what takes longer to find may be `add`-ed.
    """

    opened = Signal()

    def __init__(self, theme: Theme, entries: Callable[[], list[Entry]], parent: QWidget) -> None:
        super().__init__(theme, parent, size=_SIZE)
        self._ask = entries
        self._entries: list[Entry] = []
        self._model = EntryModel()
        self._delegate = EntryDelegate(theme)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Type a command, an incident, a unit or a task"))
        self._line.setAccessibleName(self.tr("Find a command"))
        self._line.textChanged.connect(self._filter)
        self._line.returnPressed.connect(self._run_current)
        self._line.installEventFilter(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.clicked.connect(self._run)
        self._nothing = QLabel(self.tr("Nothing by these words."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self._nothing, role="muted")
        self._lay_out()
        theme.changed.connect(self._list.viewport().update)

    def take_focus(self) -> None:
        self._entries = self._ask()
        self._line.clear()
        self._filter("")
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.opened.emit()

    def add(self, entries: list[Entry]) -> None:
        """Offer these too, after those already there; the chosen line stays chosen."""
        chosen = self._model.entry(self._list.currentIndex())
        self._entries = [*self._entries, *entries]
        self._filter(self._line.text())
        rows = range(self._model.rowCount())
        same = (row for row in rows if self._model.entry(self._model.index(row)) is chosen)
        self._list.setCurrentIndex(self._model.index(next(same, 0)))

    def type(self, text: str) -> None:
        """Type this as the operator would."""
        self._line.setText(text)

    def shown(self) -> list[str]:
        """Return the titles in the list, best first."""
        rows = range(self._model.rowCount())
        found = (self._model.entry(self._model.index(row)) for row in rows)
        return [entry.title for entry in found if entry is not None]

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
                self._list.event(event)
                return True
        elif watched is self._line and event.type() == QEvent.Type.FocusOut:
            self._leave_unless_inside()
        return super().eventFilter(watched, event)

    def _leave_unless_inside(self) -> None:
        if self.isVisible() and not self.underMouse():
            self.close_overlay()

    def _filter(self, text: str) -> None:
        found = rank(text, self._entries)
        self._model.show(found)
        self._nothing.setVisible(not found)
        self._list.setVisible(bool(found))
        if found:
            self._list.setCurrentIndex(self._model.index(0))

    def _run_current(self) -> None:
        self._run(self._list.currentIndex())

    def _run(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if entry is not None:
            self.close_overlay()
            entry.run()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        side = self._theme.px(3 * STEP)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(self._theme.px(2 * STEP))
        column.addWidget(self._line)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing, 1)
