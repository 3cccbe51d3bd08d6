"""A list whose rows can carry a widget, in place of a row or below it, and which loses nothing.

What a key means is decided outside: the list offers each key before it uses it itself.
"""

from typing import Final, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, STEP

_SCROLL_STEP: Final = 24
_Index = QModelIndex | QPersistentModelIndex


class Keyed(Protocol):
    """What the list asks of its model beside rows: which record stands in which row."""

    def row_of(self, key: str) -> int:
        """Return the row of a record, -1 when it is not shown."""
        ...

    def key_at(self, row: int) -> str:
        """Return the record in a row; empty for a heading or no row."""
        ...


class OpenRow:
    """Which row carries a widget, and how much height it gets; delegates ask it."""

    def __init__(self) -> None:
        self.key = ""
        self.height = 0
        self.below = False

    def height_of(self, key: str, own: int) -> int:
        """Return the height of a row whose own height is given."""
        if not key or key != self.key:
            return own
        return own + self.height if self.below else self.height


class InlineList(QListView):
    """Shows records by key.

    Signals:
        chosen: a record became the selected one (its key).
        opened: a record was double-clicked (its key).
        key_pressed: a key, before the list uses it; whoever does accepts the event.
        menu_wanted: the menu of the selected record, at a global position.
        closing: the widget on a row is about to go because its row goes.
    """

    chosen = Signal(str)
    opened = Signal(str)
    key_pressed = Signal(object)
    menu_wanted = Signal(QPoint)
    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        model: QAbstractListModel,
        keyed: Keyed,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.open_row = OpenRow()
        self._theme = theme
        self._keyed = keyed
        self._widget: _Holder | None = None
        self._settling = False
        self._empty = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._close)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(_SCROLL_STEP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def paint_with(self, delegate: QStyledItemDelegate) -> None:
        """Paint rows with this delegate; the list keeps it."""
        delegate.setParent(self)
        self.setItemDelegate(delegate)

    def set_empty(self, text: str) -> None:
        """Say this where there is no row."""
        self._empty = text
        self.viewport().update()

    def current_key(self) -> str:
        """Return the selected record, empty without one."""
        rows = self.selectionModel().selectedIndexes()
        return self._keyed.key_at(rows[0].row()) if rows else ""

    def select(self, key: str) -> bool:
        """Select a record and scroll to it; with a key that is not here, select nothing."""
        row = self._keyed.row_of(key)
        if row < 0:
            self.clearSelection()
            return False
        index = self.model().index(row, 0)
        if key != self.current_key():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        return True

    def put(self, key: str, widget: QWidget, *, below: bool) -> bool:
        """Put a widget on a row, in its place or below it; whether the row is here."""
        self.take()
        row = self._keyed.row_of(key)
        if row < 0:
            return False
        self._widget = holder = _Holder(widget, self.viewport(), below=below)
        holder.wanted.connect(self.fit)
        self.open_row.key, self.open_row.below = key, below
        index = self.model().index(row, 0)
        self.setIndexWidget(index, holder)
        self.fit()
        self.executeDelayedItemsLayout()
        self.scrollTo(index)
        return True

    def fit(self) -> None:
        """Give the row of the widget the height that the widget wants now."""
        if self._widget is None:
            return
        layout = self._widget.layout()
        high = self._widget.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            # The hint of words that wrap is for another width.
            high = layout.totalHeightForWidth(self.viewport().width())
        if high != self.open_row.height:
            self.open_row.height = high
            self.scheduleDelayedItemsLayout()
            QTimer.singleShot(0, self, self._reveal_focus)

    def take(self) -> None:
        """Take the widget off its row and delete it."""
        holder, self._widget = self._widget, None
        if holder is None:
            return
        holder.hide()
        row = self._keyed.row_of(self.open_row.key)
        if row >= 0:
            # The list forgets it and deletes it later: its own signal may be what closes it.
            self.setIndexWidget(self.model().index(row, 0), None)  # type: ignore[arg-type]
        self.open_row.key, self.open_row.height = "", 0
        self.scheduleDelayedItemsLayout()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection, /) -> None:
        super().selectionChanged(selected, deselected)
        key = "" if self._settling else self.current_key()
        if key:
            self.chosen.emit(key)

    def rowsAboutToBeRemoved(self, parent: _Index, first: int, last: int, /) -> None:
        # Qt selects a neighbour of what goes; nobody chose that.
        self._settling = True
        key = self.current_key()
        if first <= self._keyed.row_of(self.open_row.key) <= last:
            self._close()
        super().rowsAboutToBeRemoved(parent, first, last)
        if key != self.current_key():
            self.clearSelection()
        self._settling = False

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        moved = super().focusNextPrevChild(forward)
        self._reveal_focus()
        return moved

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        super().mouseDoubleClickEvent(event)
        key = self._keyed.key_at(self.indexAt(event.position().toPoint()).row())
        if key:
            self.opened.emit(key)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._empty and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setFont(self._theme.ui_font(FONT_SMALL))
            painter.setPen(self._theme.colour("muted"))
            side = self._theme.px(4 * STEP)
            area = self.viewport().rect().adjusted(side, side, -side, -side)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, self._empty)
            painter.end()

    def _reveal_focus(self) -> None:
        """Scroll to the form on the row whose field has the focus, or to the field at least."""
        field = self._widget.focusWidget() if self._widget is not None else None
        if field is None or not field.hasFocus():
            return
        self.executeDelayedItemsLayout()
        bar, page = self.verticalScrollBar(), self.viewport().height()
        form: QWidget = field
        while (above := form.parentWidget()) is not self._widget and above is not None:
            if above.height() > page:
                break
            form = above
        top = form.mapTo(self.viewport(), QPoint()).y()
        below = min(top, top + form.height() - page)
        bar.setValue(bar.value() + (below if below > 0 else min(top, 0)))

    def _close(self) -> None:
        if self._widget is not None:
            self.closing.emit()
            self.take()

    def _ask_menu(self, at: QPoint) -> None:
        key = self._keyed.key_at(self.indexAt(at).row())
        if key:
            self.select(key)
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))


class _Holder(QWidget):
    """Covers a row and has the widget on it, at its foot if the row is to be seen above it.

    Signals:
        wanted: the widget wants another height.
    """

    wanted = Signal()

    def __init__(self, widget: QWidget, parent: QWidget, *, below: bool) -> None:
        super().__init__(parent)
        self.setFocusProxy(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if below:
            column.addStretch(1)
        column.addWidget(widget)

    def event(self, event: QEvent, /) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.wanted.emit()
        return handled
