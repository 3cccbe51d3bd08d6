"""The log's list: smooth over any number of entries, because only those to be seen are laid out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from commander.domain.work import Message
from ui.log.buttons import ACT_KEYS
from ui.log.delegate import EntryDelegate
from ui.log.model import LogModel
from ui.log.place import UNIT, Place
from ui.log.pointing import Pointing
from ui.theme.theme import Theme
from ui.theme.tokens import ROW

_WHEEL_ROWS: Final = 2
_NOTCH: Final = 120
_Index = QModelIndex | QPersistentModelIndex


class LogView(QAbstractItemView):
    """Entries newest first, with their own heights.

    Signals:
        act_requested: an act (``acknowledge``, ``correct`` …) on the current entry.
        linked: (kind, key) of a record that a chip leads to.
        away: how many entries came in above what is seen; 0 at the top.
    """

    act_requested = Signal(str)
    linked = Signal(str, str)
    away = Signal(int)

    def __init__(self, theme: Theme, model: LogModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._log = model
        self.delegate = EntryDelegate(theme, self)
        self._place = Place(self._height)
        self._pointing = Pointing(theme, model, self._place, self.delegate)
        self._unseen = 0
        self._syncing = False
        self._kept: int | None = None
        self._target = QPersistentModelIndex()
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)

    def current(self) -> Message | None:
        """The current entry's message."""
        index = self.currentIndex()
        return self._log.message(index.row()) if index.isValid() else None

    def go_top(self) -> None:
        """Show the newest entry."""
        self._target = QPersistentModelIndex()
        if not self._place.at_top:
            self._place.set(0)
            self._moved()

    def show_row(self, row: int) -> None:
        """Make a row current and scroll it into view; it stays there while heights settle."""
        self.setCurrentIndex(self._log.index(row))
        self._target = QPersistentModelIndex(self._log.index(row))
        self._place.reveal(row)
        self._moved()

    def relayout(self) -> None:
        """Lay out anew what is seen; the reader's place is kept."""
        self.delegate.forget()
        self._moved()

    def refresh_awaiting(self) -> None:
        """Lay out anew what may have become overdue."""
        self.delegate.forget_awaiting()
        self._moved()

    def toggle_details(self) -> None:
        """Open or close the current entry."""
        message = self.current()
        if message is not None:
            self.delegate.toggle(message)
            self._moved()

    # What Qt asks of an item view.

    def visualRect(self, index: _Index) -> QRect:
        for row, top, height in self._place.visible():
            if row == index.row():
                return QRect(0, top, self.viewport().width(), height)
        return QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        for row, top, height in self._place.visible():
            if top <= point.y() < top + height:
                return self._log.index(row)
        return QModelIndex()

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        del hint
        if index.isValid():
            self._target = QPersistentModelIndex(index)
            self._place.reveal(index.row())
            self._moved()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._place.row * UNIT

    def isIndexHidden(self, _index: _Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count = self._log.rowCount()
        if not count:
            return QModelIndex()
        page = max(1, len(self._place.visible()) - 1)
        row = _row_after(action, self.currentIndex().row(), page, count)
        wanted = self._place.row if row is None else row
        return self._log.index(max(0, min(wanted, count - 1)))

    def updateGeometries(self) -> None:
        self._place.view = self.viewport().height()
        self._sync()
        super().updateGeometries()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if not self._syncing:
            self._target = QPersistentModelIndex()
            self._place.go_to(self.verticalScrollBar().value())
            self._moved()

    # Changes of the model.

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self._target = QPersistentModelIndex()
        count = end - start + 1
        if self._place.inserted(
            start, count, hold=self._pointing.is_aiming(self.viewport().width())
        ):
            self._unseen += count
        self._moved()

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        super().rowsAboutToBeRemoved(parent, start, end)
        self._place.removed(start, end - start + 1)

    def dataChanged(
        self, top_left: _Index, bottom_right: _Index, roles: Sequence[int] = ()
    ) -> None:
        super().dataChanged(top_left, bottom_right, list(roles))
        if self._target.isValid():
            self._place.reveal(self._target.row())
            if all(self._log.has(row) for row, _, _ in self._place.visible()):
                self._target = QPersistentModelIndex()
        self._moved()

    def reset(self) -> None:
        super().reset()
        self._place.count = self._log.rowCount()
        row = self._log.row_of(self._kept) if self._kept is not None else -1
        self._kept = None
        self._unseen = 0
        self._place.set(max(0, row))
        self._moved()

    def _remember(self) -> None:
        place = self._place
        away = not place.at_top and place.row < self._log.rowCount()
        self._kept = self._log.position(place.row) if away else None

    # Painting and pointing.

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("panel"))
        rows = self._place.visible()
        for row, top, height in rows:
            option = self._option(row, QRect(0, top, self.viewport().width(), height))
            self.delegate.paint(painter, option, self._log.index(row))
        self._pointing.paint(painter, self.viewport().width())
        painter.end()
        if rows:
            self._log.prefetch(rows[0][0], rows[-1][0])

    def _option(self, row: int, area: QRect) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        state = QStyle.StateFlag.State_Enabled
        current = self.currentIndex().row() == row
        if current:
            state |= QStyle.StateFlag.State_Selected
        if current and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        if area.contains(self._pointing.at):
            state |= QStyle.StateFlag.State_MouseOver
        setattr(option, "rect", area)  # noqa: B010 - not in PySide's stubs
        setattr(option, "state", state)  # noqa: B010 - not in PySide's stubs
        return option

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        hand = self._pointing.move(event.position().toPoint(), self.viewport().width())
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        point, width = event.position().toPoint(), self.viewport().width()
        left = event.button() == Qt.MouseButton.LeftButton
        act = self._pointing.act_at(point, width) if left else ""
        link = self._pointing.link_at(point, width) if left and not act else None
        super().mousePressEvent(event)
        if act:
            self.act_requested.emit(act)
        elif link:
            self.linked.emit(*link)

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        if not self._pointing.act_at(event.position().toPoint(), self.viewport().width()):
            self.toggle_details()

    def leaveEvent(self, event: QEvent, /) -> None:
        self._pointing.leave()
        self.viewport().update()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent, /) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """What the tooltip says at a point of the viewport."""
        return self._pointing.tip_at(point, self.viewport().width())

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        pixels = event.pixelDelta().y()
        notches = event.angleDelta().y() / _NOTCH
        step = pixels or round(notches * _WHEEL_ROWS * self._theme.px(ROW))
        self._target = QPersistentModelIndex()
        self._place.move(-step)
        self._moved()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        act = ACT_KEYS.get(Qt.Key(event.key()), "") if plain else ""
        if act:
            self.act_requested.emit(act)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are acts here, not a search."""

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        current = self.currentIndex().row()
        seen = any(row == current for row, _, _ in self._place.visible())
        super().resizeEvent(event)
        self._place.view = self.viewport().height()
        self._place.set(self._place.row, self._place.offset)
        if seen:
            self._place.reveal(current)
        self._moved()

    def _height(self, row: int) -> int:
        message = self._log.message(row)
        return self.delegate.height(message, self._log.scene, self.viewport().width())

    def _moved(self) -> None:
        if self._place.at_top:
            self._unseen = 0
        self.away.emit(self._unseen)
        self._sync()
        self.viewport().update()

    def _sync(self) -> None:
        """Make the scroll bar say where the place is, without being told so in return."""
        self._syncing = True
        bar = self.verticalScrollBar()
        value, maximum, page = self._place.bar()
        bar.setRange(0, maximum)
        bar.setPageStep(page)
        bar.setSingleStep(UNIT)
        bar.setValue(value)
        self._syncing = False


def _row_after(
    action: QAbstractItemView.CursorAction, row: int, page: int, count: int
) -> int | None:
    """The row to which a key moves; None while no row is current."""
    moves = QAbstractItemView.CursorAction
    steps = {
        moves.MoveUp: row - 1,
        moves.MovePrevious: row - 1,
        moves.MoveDown: row + 1,
        moves.MoveNext: row + 1,
        moves.MovePageUp: row - page,
        moves.MovePageDown: row + page,
        moves.MoveHome: 0,
        moves.MoveEnd: count - 1,
    }
    return steps.get(action, row) if row >= 0 else None
