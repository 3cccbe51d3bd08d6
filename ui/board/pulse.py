"""The slow pulse of what is late: the only thing on the board that is red and moves."""

import math
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_PERIOD_MS: Final = 1800
_BEAT_MS: Final = 90
_LOW: Final = 0.25


class Pulse(QObject):
    """A level between 0.25 and 1 that rises and falls once in 1.8 s while it runs, else 1.

    Signals:
        beat: the level is another one.
    """

    beat = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._still = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self.beat)

    @property
    def running(self) -> bool:
        """Whether it moves."""
        return self._timer.isActive()

    @property
    def level(self) -> float:
        """How strong it is now."""
        if not self.running:
            return 1.0
        turn = 2 * math.pi * self._since.elapsed() / _PERIOD_MS
        return _LOW + (1 - _LOW) * (0.5 + 0.5 * math.cos(turn))

    def set_still(self, *, still: bool) -> None:
        """Do not move at all (reduced motion)."""
        self._still = still
        if still:
            self.run(on=False)

    def run(self, *, on: bool) -> None:
        """Move while something late is to be seen."""
        on = on and not self._still
        if on == self.running:
            return
        if on:
            self._since.start()
            self._timer.start()
        else:
            self._timer.stop()
            self.beat.emit()
