"""One tick a second for everything that shows a running time."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from commander.clock import Clock

_SECOND_MS: Final = 1000


class Ticker(QObject):
    """Tells the time of the operation once a second, on the turn of the wall's second.

    Signals:
        ticked: the time of the clock in ms UTC.
    """

    ticked = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Tick now and once a second from now on."""
        self.tick()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Tell the time, and wait for the next turn of a second."""
        now = self._clock.now()
        self._timer.start(_SECOND_MS - now % _SECOND_MS)
        self.ticked.emit(now)
