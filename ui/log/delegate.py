"""Lays out and paints the entries of the log's view, each laid out once until something changes."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from commander.domain.attachment import Attachment
from commander.domain.work import Message
from ui.log.entry import describe
from ui.log.layout import EntryLayout, EntryPainter
from ui.log.model import MESSAGE_ROLE, LogModel
from ui.log.scene import Scene
from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS

_KEPT: Final = 400


class EntryDelegate(QStyledItemDelegate):
    """Paints entries; ``opened`` holds the keys of those shown with their details."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = EntryPainter(theme)
        self._made: OrderedDict[int, tuple[Message, EntryLayout]] = OrderedDict()
        self.opened: set[str] = set()

    def forget(self) -> None:
        """Lay everything out anew: theme, names, width or time changed."""
        self._made.clear()

    def forget_awaiting(self) -> None:
        """Lay out anew what may have become overdue."""
        for position, (message, _) in list(self._made.items()):
            if message.awaiting():
                del self._made[position]

    def show_pictures(self, picture_of: Callable[[Attachment], QPixmap | None]) -> None:
        """Ask this for the pictures of attachments."""
        self._painter.picture_of = picture_of

    def forget_files(self, digests: set[str], attached: Mapping[str, Iterable[Attachment]]) -> bool:
        """Lay out anew the entries with one of these contents; whether there are any."""
        found = [
            position
            for position, (message, _) in self._made.items()
            if any(one.digest in digests for one in attached.get(message.key, ()))
        ]
        for position in found:
            del self._made[position]
        return bool(found)

    def toggle(self, message: Message) -> None:
        """Open or close an entry's details."""
        self.opened ^= {message.key}
        self._made.pop(message.position, None)

    def layout(self, index: QModelIndex | QPersistentModelIndex, width: int) -> EntryLayout | None:
        """The entry's layout at a width; None while its message is being read."""
        message: Message | None = index.data(MESSAGE_ROLE)
        model = index.model()
        if message is None or not isinstance(model, LogModel):
            return None
        return self._layout(message, model.scene, width)

    def height(self, message: Message | None, scene: Scene, width: int) -> int:
        """The height of an entry; a likely one while its message is being read."""
        if message is None:
            return self._painter.waiting_height()
        return self._layout(message, scene, width).height

    def _layout(self, message: Message, scene: Scene, width: int) -> EntryLayout:
        found = self._made.get(message.position)
        if found is not None and found[0] is message and found[1].width == width:
            return found[1]
        entry = describe(message, scene)
        made = self._painter.lay_out(entry, width, open_=message.key in self.opened)
        self._made[message.position] = (message, made)
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return made

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = _area(option).width()
        made = self.layout(index, width)
        return QSize(width, made.height if made else self._painter.waiting_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area = _area(option)
        made = self.layout(index, area.width())
        painter.save()
        if made is None:
            self._painter.paint_waiting(painter, area)
        else:
            painter.translate(area.left(), 0)
            self._painter.paint(painter, made, area.top(), self._ground(option))
            painter.translate(-area.left(), 0)
        if _state(option) & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.tokens.accent), FOCUS))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.restore()

    def _ground(self, option: QStyleOptionViewItem) -> str:
        state = _state(option)
        if state & QStyle.StateFlag.State_Selected:
            return "selected"
        return "hover" if state & QStyle.StateFlag.State_MouseOver else "panel"


def _area(option: QStyleOptionViewItem) -> QRect:
    area: QRect = getattr(option, "rect")  # noqa: B009 - not in PySide's stubs
    return area


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009 - not in PySide's stubs
    return state
