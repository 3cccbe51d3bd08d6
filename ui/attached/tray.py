"""A row of attached files as tiles: those written with an entry, or those that hang on a card."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from commander.domain.attachment import Attachment, Content
from ui.attached.attached import Attached
from ui.attached.attached_words import icon_of, short_state, size_text, tip
from ui.attached.tile_paint import paint_picture
from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS, FONT_SMALL, FONT_TINY, LINE, RADIUS, STEP
from ui.widgets.flow import FlowLayout

translate = QCoreApplication.translate
_WIDE: Final = 190
_HIGH: Final = 44
_PICTURE: Final = 48


class Tile(QAbstractButton):
    """One file: picture or icon, name, size and where it is; × takes it away where that goes.

    Signals:
        removed: it is to be taken away.
    """

    removed = Signal()

    def __init__(
        self, theme: Theme, attached: Attached, one: Attachment | Content, *, removable: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._attached = attached
        self._one = one
        self._removable = removable
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.renew()

    @property
    def one(self) -> Attachment | Content:
        """The file."""
        return self._one

    def renew(self) -> None:
        """Show its state as it is now."""
        said = tip(self._one, self._attached.state(self._one))
        if self._removable:
            said += "\n" + translate("Attachments", "Del takes it off")
        self.setToolTip(said)
        self.setAccessibleName(said.replace("\n", ", "))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        if self._removable and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = theme.px(FOCUS if self.hasFocus() else LINE)
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "line"), wide))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "panel"))
        radius = theme.px(RADIUS)
        half = max(1, wide // 2)
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), radius, radius)
        gap = theme.px(STEP)
        side = self.height() - 2 * gap
        picture = QRect(gap, gap, theme.px(_PICTURE) - 2 * gap, side)
        found = self._attached.thumbnails.pixmap(self._one)
        paint_picture(painter, picture, theme, found, icon=icon_of(self._one.media), over="")
        self._paint_words(painter, picture.right() + 2 * gap)
        if self._removable:
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.ui_font())
            painter.drawText(self._cross(), Qt.AlignmentFlag.AlignCenter, "×")
        painter.end()

    def _paint_words(self, painter: QPainter, left: int) -> None:
        theme = self._theme
        right = self._cross().left() if self._removable else self.width() - theme.px(2 * STEP)
        area = QRect(left, 0, right - left, self.height())
        withdrawn = isinstance(self._one, Attachment) and self._one.withdrawn is not None
        font = theme.ui_font(FONT_SMALL)
        font.setStrikeOut(withdrawn)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if withdrawn else "text"))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(self._one.name, Qt.TextElideMode.ElideMiddle, area.width())
        middle = area.center().y()
        painter.drawText(area.left(), middle - metrics.descent(), name)
        painter.setFont(theme.ui_font(FONT_TINY))
        painter.setPen(theme.colour("muted"))
        state = short_state(self._attached.state(self._one))
        said = " · ".join(part for part in (size_text(self._one.size), state) if part)
        painter.drawText(area.left(), middle + painter.fontMetrics().ascent() + 1, said)

    def _cross(self) -> QRect:
        side = self._theme.px(5 * STEP)
        return QRect(self.width() - side, 0, side, self.height())


class Tray(QWidget):
    """Tiles in rows; hidden while there is none.

    Signals:
        opened, removed: the file of a tile.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(
        self, theme: Theme, attached: Attached, *, removable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._attached = attached
        self._removable = removable
        self._shown: tuple[Attachment | Content, ...] = ()
        self._row = FlowLayout(self)
        attached.moved.connect(self._moved)
        self.hide()

    def tiles(self) -> list[Tile]:
        """The tiles shown."""
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        found = (item.widget() for item in items if item is not None)
        return [one for one in found if isinstance(one, Tile)]

    def show_files(self, files: Sequence[Attachment | Content]) -> None:
        """Show these."""
        if tuple(files) == self._shown:
            return
        self._shown = tuple(files)
        while (item := self._row.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for one in self._shown:
            self._row.addWidget(self._tile(one))
        self.setVisible(bool(self._shown))

    def _tile(self, one: Attachment | Content) -> Tile:
        tile = Tile(self._theme, self._attached, one, removable=self._removable)
        tile.clicked.connect(lambda: self.opened.emit(one))
        tile.removed.connect(lambda: self.removed.emit(one))
        return tile

    def _moved(self, digests: set[str]) -> None:
        for tile in self.tiles():
            if tile.one.digest in digests:
                tile.renew()

    def event(self, event: QEvent, /) -> bool:
        """Ask for another height when the tiles go on in another row."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
