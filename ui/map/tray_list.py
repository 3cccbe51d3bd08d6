"""The list of what has no place yet, along the right edge of the map."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import words
from ui.entity_words import entity_word
from ui.map.tray_model import Waiting
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

MIME: Final = "application/x-commander-unplaced"
_WIDTH: Final = 270
_ROWS: Final = 6
_Index = QModelIndex | QPersistentModelIndex


class TrayRows(QAbstractListModel):
    """What waits as rows: the time, what it is, and its text; dragged as the name of its record."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: Sequence[Waiting] = ()
        self._zone: tzinfo | None = None

    def show_rows(self, rows: Sequence[Waiting], zone: tzinfo) -> None:
        """Show these rows."""
        if list(rows) == list(self._rows) and zone == self._zone:
            return
        self.beginResetModel()
        self._rows, self._zone = rows, zone
        self.endResetModel()

    def at(self, row: int) -> Waiting | None:
        """What stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, ref: str) -> int:
        """The row of a thing, −1 if it waits no more."""
        return next((row for row, one in enumerate(self._rows) if one.ref == ref), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.at(index.row())
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._line(one)
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.text
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        one = self.at(indexes[0].row()) if indexes else None
        if one is not None:
            data.setData(MIME, one.ref.encode())
        return data

    def _line(self, one: Waiting) -> str:
        text = " ".join(one.text.split())
        if one.kind != "message":
            return f"{entity_word(one.kind)} · {text}"
        return f"{words.clock(one.at, self._zone, 'minute')} {text}" if self._zone else text


class TrayList(QFrame):
    """The head, which opens and closes the list, the list, and the line for why one is dismissed.

    Signals:
        toggled: the head was clicked; wanted: one shall be placed (Enter).
        dismissed: one needs no place, and why; restored: those shall be shown again.
        left: Escape.
    """

    toggled = Signal()
    wanted = Signal(object)
    dismissed = Signal(object, str)
    restored = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        dress(self, role="floating")
        self._head = QPushButton(self)
        dress(self._head, role="quiet")
        self.rows = TrayRows(self)
        self.view = QListView(self)
        self.view.setModel(self.rows)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.view.installEventFilter(self)
        self.view.doubleClicked.connect(lambda _index: self._want())
        self._empty = QLabel(self)
        self._hint = QLabel(self)
        for label in (self._empty, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            dress(label, role="muted")
        self._why = QLineEdit(self, maxLength=120)
        self._why.returnPressed.connect(self._dismiss)
        self._why.installEventFilter(self)
        self._why.hide()
        self._back = QPushButton(self)
        dress(self._back, role="link")
        self._back.clicked.connect(self.restored)
        self._head.clicked.connect(self.toggled)
        self._count = self._gone = 0
        self._is_open = False
        self._lay_out()
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether the list is to be seen, or only its head."""
        return self._is_open

    def show_waiting(self, rows: Sequence[Waiting], zone: tzinfo, gone: int) -> None:
        """Show what waits, and how many were dismissed; the chosen one stays chosen."""
        current = self.current()
        self.rows.show_rows(rows, zone)
        self._count, self._gone = len(rows), gone
        row = self.rows.row_of(current.ref) if current else -1
        if rows:
            self.view.setCurrentIndex(self.rows.index(max(0, row)))
        self._fill()

    def current(self) -> Waiting | None:
        """The chosen one."""
        return self.rows.at(self.view.currentIndex().row())

    def set_open(self, is_open: bool) -> None:
        """Show the list, or its head alone."""
        self._is_open = is_open
        self._why.hide()
        self._fill()

    def take_focus(self) -> None:
        """Let the operator choose by keys."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Delete:
            # The map's own: it would lift the drawing that is selected there.
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._theme.px(_WIDTH) if self._is_open else hint.width(), hint.height())

    def _key(self, watched: Any, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if watched is self._why:
                self._why.hide()
                self.take_focus()
            else:
                self.left.emit()
            return True
        if watched is not self.view:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want()
            return True
        if key == Qt.Key.Key_Delete:
            self._why.setVisible(self.current() is not None)
            self._why.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _want(self) -> None:
        one = self.current()
        if one is not None:
            self.wanted.emit(one)

    def _dismiss(self) -> None:
        one, why = self.current(), self._why.text().strip()
        if one is None or not why:
            return
        self._why.clear()
        self._why.hide()
        self.take_focus()
        self.dismissed.emit(one, why)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        gap = self._theme.px(STEP)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(gap)
        column.addWidget(self._head)
        column.addWidget(self._empty)
        column.addWidget(self.view)
        column.addWidget(self._why)
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(self._back)
        column.addLayout(row)

    def _fill(self) -> None:
        arrow = "▴" if self._is_open else "▾"
        title = self.tr("Without a place ({count})").format(count=self._count)
        self._head.setText(f"{title} {arrow}")
        self._head.setToolTip(self.tr("What has to be put on the map (N)"))
        self._empty.setText(self.tr("Everything that needs a place has one."))
        self._hint.setText(self.tr("Drag to the map · Enter: cross · Del: no place"))
        self._why.setPlaceholderText(self.tr("Why does it need no place? Enter"))
        self._why.setAccessibleName(self._why.placeholderText())
        self._back.setText(self.tr("Dismissed: {count}").format(count=self._gone))
        self._back.setToolTip(self.tr("Show them again"))
        self.view.setAccessibleName(title)
        self._empty.setVisible(self._is_open and not self._count)
        self.view.setVisible(self._is_open and bool(self._count))
        self._hint.setVisible(self._is_open and bool(self._count))
        self._back.setVisible(self._is_open and bool(self._gone))
        rows = max(1, min(_ROWS, self._count))
        self.view.ensurePolished()
        frame = 2 * self.view.frameWidth() + self._theme.px(2 * STEP)
        self.view.setFixedHeight(rows * self._row_height() + frame)
        self.updateGeometry()
        self.adjustSize()

    def _row_height(self) -> int:
        return max(self.view.sizeHintForRow(0), self.view.fontMetrics().height() + 6)
