"""Python's cyclic garbage, collected on the GUI thread only.

Python collects on whatever thread happens to allocate: the writer's, a reader's, the network's. A
Qt object that goes there is deleted on the wrong thread, and its timers and events then meet freed
memory: the program dies. So collecting is switched off and done here, between events.

Looking through everything takes 0.2 s with 50,000 units, and the window stands still meanwhile.
Python's own count of what came and stayed says nothing of what is left by now: with units that move
it asked for that every few seconds, and found nothing. So all is looked through only when memory
has really grown, as it does when garbage is left.
"""

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 1_000
_YOUNG: Final = 1
_GROWTH: Final = 1.5
_LEAST: Final = 400_000
"""Blocks of memory that must have come at least: some 30 MB."""


class Collector(QObject):
    """Collects what is young once a second, and all when memory has grown by half.

    Make it on the GUI thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect_if_due)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._blocks = sys.getallocatedblocks()
        self._timer.start()

    def stop(self) -> None:
        """Collect everything, and leave it to Python again."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    def collect_if_due(self) -> None:
        """Collect what is young, or all when there is half as much again as after the last time."""
        if sys.getallocatedblocks() > self._blocks * _GROWTH + _LEAST:
            gc.collect()
            self._blocks = sys.getallocatedblocks()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(_YOUNG)
