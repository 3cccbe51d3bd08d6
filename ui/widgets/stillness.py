"""Whether a list may be put in another order: not while somebody points into it."""

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_REST_S: Final = 2.0
_CHECK_MS: Final = 500
_POINTING: Final = (
    QEvent.Type.MouseMove,
    QEvent.Type.HoverMove,
    QEvent.Type.Enter,
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
)


class Stillness(QObject):
    """Watches the pointer over a list; nothing in it jumps while the pointer moves or presses.

    Signals:
        came: the pointer rests or has left, after somebody was told to wait.
    """

    came = Signal()

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self._moved = 0.0
        self._inside = False
        self._timer = QTimer(self, interval=_CHECK_MS)
        self._timer.timeout.connect(self._check)
        target.installEventFilter(self)

    def rests(self) -> bool:
        """Return whether nothing can jump under the pointer; if not, `came` tells when."""
        still = not self._inside or time.monotonic() - self._moved > _REST_S
        if not still and not self._timer.isActive():
            self._timer.start()
        return still

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _POINTING:
            self._inside, self._moved = True, time.monotonic()
        elif event.type() == QEvent.Type.Leave:
            self._inside = False
        return super().eventFilter(watched, event)

    def _check(self) -> None:
        if self.rests():
            self._timer.stop()
            self.came.emit()
