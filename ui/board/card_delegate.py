"""Paints the rows of a column: cards, headings of sections, and the ground of an opened card."""

import html
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
)
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.board.acts import COLUMNS
from ui.board.card_paint import CardPainter, Shown
from ui.board.cards import Card
from ui.board.column_model import CARD_ROLE, HEADING_ROLE, Heading
from ui.board.pulse import Pulse
from ui.theme.theme import Theme
from ui.theme.tokens import ICON, ROW_COMPACT, STEP
from ui.widgets.inline_list import InlineList
from ui.widgets.marks import paint_state

# Rows are as wide as the list; a wider hint would keep them wide once a scroll bar comes.
_ANY: Final = 1
_Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Paints with a `CardPainter`; rows with a widget on them take the widget's height."""

    def __init__(self, theme: Theme, pulse: Pulse, view: InlineList) -> None:
        super().__init__(view)
        self._theme = theme
        self._pulse = pulse
        self._view = view
        self._painter = CardPainter(theme)
        self._owners = False

    def show_owners(self, *, shown: bool) -> None:
        """Show the owner's mark on each card, as where departments are mixed."""
        self._owners = shown

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index, /
    ) -> None:
        """Give an opened card the whole height of its row; the style would take a part."""
        side = self._theme.px(STEP)
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(side, 0, -side, 0))

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        card = index.data(CARD_ROLE)
        if not isinstance(card, Card):
            return QSize(_ANY, self._theme.px(ROW_COMPACT))
        own = self._painter.height(card, self._view.viewport().width(), owner=self._owners)
        return QSize(_ANY, self._view.open_row.height_of(card.key, own))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        rect: QRect = option.rect
        card = index.data(CARD_ROLE)
        if not isinstance(card, Card):
            self._paint_heading(painter, rect, index.data(HEADING_ROLE))
            return
        state: QStyle.StateFlag = option.state
        opened = self._view.open_row.key == card.key
        shown = Shown(
            owner=self._owners,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            focused=self._view.hasFocus(),
            opened=opened,
            pulse=self._pulse.level if card.late else 1.0,
        )
        if opened and not self._view.open_row.below:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.frame(painter, rect, card, shown)
            painter.restore()
        else:
            self._painter.paint(painter, rect, card, shown)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
        /,
    ) -> bool:
        card = index.data(CARD_ROLE)
        if event.type() == QEvent.Type.ToolTip and isinstance(card, Card):
            # Escaped: what people typed never becomes markup.
            words = html.escape(card.tip).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<div>{words}</div>", view)
            return True
        return super().helpEvent(event, view, option, index)

    def setModelData(self, editor: object, model: QAbstractItemModel, index: _Index, /) -> None:
        """Do nothing: an opened card saves its fields itself, through actions."""

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: object) -> None:
        if not isinstance(heading, Heading):
            return
        side = self._theme.px(ICON)
        left = rect.left() + self._theme.px(STEP)
        mark = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
        paint_state(painter, mark, heading.status, self._theme.tokens)
        words = rect.adjusted(self._theme.px(2 * STEP) + side, 0, 0, 0)
        text = f"{heading.text} {heading.count}"
        status = heading.status
        key = str(COLUMNS.index(status) + 1) if status in COLUMNS else ""
        self._painter.heading(painter, words, text, key)
