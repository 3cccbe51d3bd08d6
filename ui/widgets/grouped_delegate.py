"""Paints the rows of a `GroupedModel`: headings here, what a record says by who derives from it."""

import html
from abc import abstractmethod
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS, FONT_TINY, LINE, ROW_COMPACT, STEP
from ui.widgets.grouped_model import HEADING_ROLE, KEY_ROLE, ROW_ROLE, Heading
from ui.widgets.inline_list import InlineList

# Rows are as wide as the list; a wider hint would keep them wide once a scroll bar comes.
_ANY: Final = 1
_Index = QModelIndex | QPersistentModelIndex


class GroupedDelegate(QStyledItemDelegate):
    """Headings, ground and tips; room for what stands open below a row."""

    def __init__(self, theme: Theme, view: InlineList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @abstractmethod
    def own_height(self, index: _Index) -> int:
        """Return the height of a record's own row in pixels."""

    @abstractmethod
    def paint_row(self, painter: QPainter, rect: QRect, row: Any) -> None:
        """Paint what a record's row says, over its ground."""

    @abstractmethod
    def tip(self, row: Any) -> str:
        """Return the plain text of the tool tip."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        key = index.data(KEY_ROLE)
        if not key:
            return QSize(_ANY, self._theme.px(ROW_COMPACT))
        return QSize(_ANY, self._view.open_row.height_of(key, self.own_height(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        rect: QRect = option.rect
        painter.save()
        if index.data(KEY_ROLE):
            state: QStyle.StateFlag = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            hover = bool(state & QStyle.StateFlag.State_MouseOver)
            own = QRect(rect.topLeft(), QSize(rect.width(), self.own_height(index)))
            if own.height() < rect.height():
                painter.fillRect(rect, self._theme.colour("raised"))
            self._paint_ground(painter, own, selected=selected, hover=hover)
            self.paint_row(painter, own, index.data(ROW_ROLE))
        else:
            self._paint_heading(painter, rect, index.data(HEADING_ROLE))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
        /,
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.data(KEY_ROLE):
            # Escaped: what people typed never becomes markup.
            words = html.escape(self.tip(index.data(ROW_ROLE))).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<div>{words}</div>", view)
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: object) -> None:
        if not isinstance(heading, Heading):
            return
        side = self._theme.px(3 * STEP)
        area = rect.adjusted(side, self._theme.px(STEP), -side, 0)
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.ui_font(FONT_TINY, semibold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, heading.text.upper())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, str(heading.count))

    def _paint_ground(self, painter: QPainter, rect: QRect, *, selected: bool, hover: bool) -> None:
        if selected or hover:
            painter.fillRect(rect, self._theme.colour("selected" if selected else "hover"))
        low = QRect(rect.left(), rect.bottom(), rect.width(), self._theme.px(LINE))
        painter.fillRect(low, self._theme.colour("line_soft"))
        if selected:
            edge = QRect(rect.topLeft(), QSize(self._theme.px(FOCUS + 1), rect.height()))
            painter.fillRect(edge, self._theme.colour("accent"))
