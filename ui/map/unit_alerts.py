"""Why somebody must look at a unit: a late task, or an order that it has not acknowledged."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.domain.work import Task
from commander.journal.feed import Notice
from commander.journal.reader import Reader
from ui.context import Context
from ui.map.marks import Alert

_SOON_MS: Final = 500
_LATER_MS: Final = 20_000
_CONCERNING: Final = frozenset({"message", "receipt", "task"})


def unit_alerts(asked: Iterable[str], tasks: Iterable[Task], now: int) -> Mapping[str, Alert]:
    """Return the worst alert of each unit that has one, by the unit's key; ``now`` ms UTC.

    ``asked``: keys of units that owe an acknowledgement.
    """
    found: dict[str, Alert] = dict.fromkeys(asked, "asked")
    for task in tasks:
        if task.is_late(now):
            found.update(dict.fromkeys(task.units, "late"))
    return found


def read_alerts(reader: Reader, stream: str, now: int) -> Mapping[str, Alert]:
    """Read what `unit_alerts` needs; any thread."""
    if not stream:
        return {}
    return unit_alerts(reader.units_asked(stream), reader.all(Task, stream), now)


class AlertFeed(QObject):
    """The alerts of the operation in focus, read on other threads.

    Signals:
        changed: they are others now.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.alerts: Mapping[str, Alert] = {}
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._later = QTimer(self, interval=_LATER_MS)
        self._soon.timeout.connect(self._read)
        self._later.timeout.connect(self._read)
        context.focus.changed.connect(self._read)
        context.bridge.noticed.connect(self._look)
        self._later.start()
        self._read()

    def _look(self, notice: Notice) -> None:
        concerns = notice.stream == self._context.stream and _CONCERNING & notice.changed.keys()
        if concerns and not self._soon.isActive():
            self._soon.start()

    def _read(self) -> None:
        reader, stream, now = self._context.reader, self._context.stream, self._context.clock.now()
        self._context.jobs.run(
            lambda: read_alerts(reader, stream, now), self._take, key=f"map.alerts.{id(self)}"
        )

    def _take(self, alerts: Mapping[str, Alert]) -> None:
        if alerts != self.alerts:
            self.alerts = alerts
            self.changed.emit()
