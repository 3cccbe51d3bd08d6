"""A card that floats over the window: palette, key sheet, outbox. Never modal."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme

_TOP: Final = 64
_MARGIN: Final = 16


class Overlay(QFrame):
    """Opens over its parent at the top, in the middle or at the right; Esc closes it.

    What had the focus before has it again afterwards. The window under it stays usable.

    Signals:
        closed: it was open and is not any more.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, size: QSize, right: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._wanted = size
        self._right = right
        self._before: QWidget | None = None
        dress(self, role="floating")
        self.hide()
        parent.installEventFilter(self)

    def open(self) -> None:
        """Show it over everything and take the focus, because the operator asked for it."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.take_focus()

    def close_overlay(self) -> None:
        """Hide it and give the focus back."""
        if not self.isVisible():
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.hide()
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def toggle(self) -> None:
        """Open it, or close it when it is open."""
        if self.isVisible():
            self.close_overlay()
        else:
            self.open()

    def take_focus(self) -> None:
        """Put the focus where typing belongs; a subclass names another place."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self._over
        margin, top = self._theme.px(_MARGIN), self._theme.px(_TOP)
        room = parent.size() - QSize(2 * margin, top + margin)
        wanted = QSize(
            self._theme.px(self._wanted.width()), self._theme.px(self._wanted.height())
        ).boundedTo(room)
        self.resize(wanted)
        left = parent.width() - wanted.width() - margin
        self.move(QPoint(left if self._right else left // 2, top))
