"""Python's cyclic garbage, collected on the GUI thread only.

Python collects on whatever thread happens to allocate: the writer's, a reader's, the network's. A
Qt object that goes there is deleted on the wrong thread, and its timers and events then meet freed
memory: the program dies. So collecting is switched off and done here, between events.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 1_000


class Collector(QObject):
    """Collects with Python's own thresholds, once a second at most. Make it on the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect_if_due)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Collect everything, and leave it to Python again."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    def collect_if_due(self) -> None:
        """Collect the oldest generation that is due."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [place for place, limit in enumerate(limits) if limit and counts[place] > limit]
        if due and due[0] == 0:
            oldest = next((place for place in range(len(limits)) if place not in due), len(limits))
            gc.collect(oldest - 1)
