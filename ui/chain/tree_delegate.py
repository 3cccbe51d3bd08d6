"""Paints a row of the chain as a list: how far in, department, title, state."""

import html
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.chain.chain_marks import MarkStore
from ui.chain.chain_words import ROLES, tip, title
from ui.chain.graph_paint import Marks
from ui.chain.tree_model import ROW_ROLE, TreeModel, TreeRow
from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS, FONT_BODY, FONT_SMALL, ICON, ICON_LARGE, LINE, STEP
from ui.widgets.inline_list import InlineList

_ANY: Final = 1
_INDENT: Final = 18
_STATE_SHARE: Final = 0.42
_Index = QModelIndex | QPersistentModelIndex


class TreeDelegate(QStyledItemDelegate):
    """Paints one line a task; what stands further up already is muted, with an arrow up."""

    def __init__(self, theme: Theme, model: TreeModel, view: InlineList) -> None:
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view
        self._store = MarkStore(theme)
        self.marks = Marks()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index, /) -> QSize:
        return QSize(_ANY, self._theme.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, TreeRow):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._ground(painter, rect, row, selected=bool(state & QStyle.StateFlag.State_Selected))
        left = rect.left() + self._theme.px(2 * STEP)
        left = self._guides(painter, rect, left, row.depth)
        self._words(painter, rect, left, row)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
        /,
    ) -> bool:
        row = index.data(ROW_ROLE)
        if event.type() == QEvent.Type.ToolTip and isinstance(row, TreeRow):
            picture = self._model.picture
            # Escaped: what people typed never becomes markup.
            words = html.escape(tip(picture, row.key, picture.now)).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<div>{words}</div>", view)
            return True
        return super().helpEvent(event, view, option, index)

    def _ground(self, painter: QPainter, rect: QRect, row: TreeRow, *, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, self._theme.colour("selected"))
        role = ""
        if row.key in self.marks.circle:
            role = "red"
        elif row.key == self.marks.marked:
            role = "purple"
        elif row.key in self.marks.path:
            role = "orange"
        elif selected:
            role = "accent"
        if role:
            edge = QRect(rect.topLeft(), QSize(self._theme.px(FOCUS + 1), rect.height()))
            painter.fillRect(edge, self._theme.colour(role))
        low = QRect(rect.left(), rect.bottom(), rect.width(), self._theme.px(LINE))
        painter.fillRect(low, self._theme.colour("line_soft"))

    def _guides(self, painter: QPainter, rect: QRect, left: int, depth: int) -> int:
        step = self._theme.px(_INDENT)
        # However deep a chain is, its titles keep half of the width.
        step = min(step, rect.width() // (2 * max(1, depth)))
        painter.setPen(QPen(self._theme.colour("line"), self._theme.px(LINE)))
        for level in range(depth):
            across = left + level * step + step // 2
            low = rect.bottom() if level < depth - 1 else rect.center().y()
            painter.drawLine(QPoint(across, rect.top()), QPoint(across, low))
        if depth:
            across = left + (depth - 1) * step + step // 2
            middle = rect.center().y()
            painter.drawLine(QPoint(across, middle), QPoint(left + depth * step - 2, middle))
        return left + depth * step

    def _words(self, painter: QPainter, rect: QRect, left: int, row: TreeRow) -> None:
        picture, theme = self._model.picture, self._theme
        node = picture.nodes[row.key]
        self._store.ratio = painter.device().devicePixelRatio()
        side = theme.px(ICON_LARGE)
        badge = self._store.department(
            picture.data.departments.get(node.task.owner), node.task.owner, side
        )
        painter.drawPixmap(QPoint(left, rect.center().y() - side // 2), badge)
        left += side + theme.px(2 * STEP)
        right = rect.right() - theme.px(2 * STEP)
        late = self._model.is_late(row.key)
        role = "red" if late else ROLES[node.readiness]
        small = theme.ui_font(FONT_SMALL, semibold=late)
        metrics = QFontMetrics(small)
        words = "↑" if row.again else self._model.words(row.key)
        room = int((right - left) * _STATE_SHARE)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(words)
        area = QRect(right - wide, rect.top(), wide + 1, rect.height())
        painter.setFont(small)
        painter.setPen(theme.colour("muted" if role == "accent" or row.again else role))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        mark = theme.px(ICON) - 2
        at = QPoint(area.left() - mark - theme.px(STEP), rect.center().y() - mark // 2)
        painter.drawPixmap(at, self._store.readiness(str(node.readiness), mark))
        font = theme.ui_font(FONT_BODY)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if row.again else "text"))
        space = QRect(left, rect.top(), at.x() - left - theme.px(2 * STEP), rect.height())
        text = QFontMetrics(font).elidedText(
            title(picture, row.key), Qt.TextElideMode.ElideRight, space.width()
        )
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, text)
