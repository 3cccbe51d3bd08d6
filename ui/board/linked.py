"""What tasks of others mean for a card: who waits, what may be double, what nobody took note of.

Worked out beside the GUI after every change, because all tasks have to be looked at.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from commander.domain.work import Task
from commander.journal.reader import Reader
from commander.linkage.chain import LinkNode, Waiting, chain, waiting
from commander.linkage.escalation import escalation_key, to_escalate
from commander.linkage.overlaps import duplicates
from ui.board.cards import Hint
from ui.board.store import ALL, BoardStore
from ui.context import Context
from ui.widgets.waits_strip import WaitsStrip, wait_entries


class Linked(QObject):
    """Feeds the strip of waits above a department's columns, and hints to the cards."""

    def __init__(self, context: Context, store: BoardStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._store = store
        self._department = ALL
        self._busy, self._stale = False, False
        self.strip = WaitsStrip(context.theme)
        self.strip.chosen.connect(lambda key: context.selection.set("task", key))
        for signal in (store.reset, store.changed, store.ticked):
            signal.connect(self._work)

    def show_department(self, department: str) -> None:
        """Show the waits of a department; none where all are shown."""
        self._department = department
        self._work()

    def _work(self, _keys: object = None) -> None:
        if self._busy:
            self._stale = True
            return
        self._busy, self._stale = True, False
        reader, stream, now = self._context.reader, self._context.stream, self._context.clock.now()
        tasks, department = self._store.data.tasks, self._department

        def work() -> tuple[dict[str, LinkNode], Waiting, dict[str, Hint]]:
            nodes = chain(tasks.values())
            return nodes, waiting(nodes, department), _hints(reader, stream, tasks, now)

        self._context.jobs.run(work, partial(self._take, department))

    def _take(
        self, department: str, found: tuple[dict[str, LinkNode], Waiting, dict[str, Hint]]
    ) -> None:
        self._busy = False
        nodes, waits, hints = found
        if department == self._department:
            name, now = self._store.writer.department_name, self._context.clock.now()
            entries = wait_entries(waits, nodes, name, now) if department else ([], [])
            self.strip.show_waits(*entries)
        self._store.hint(hints)
        if self._stale or department != self._department:
            self._work()


def _hints(reader: Reader, stream: str, tasks: Mapping[str, Task], now: int) -> dict[str, Hint]:
    found: dict[str, Hint] = {}
    for keys in duplicates(tasks.values()):
        for key in keys:
            found[key] = Hint(same=tuple(one for one in keys if one != key))
    unheard = to_escalate(tasks.values(), (), now)
    told = reader.positions(stream, [escalation_key(task.key) for task in unheard])
    for task in unheard:
        same = found[task.key].same if task.key in found else ()
        found[task.key] = Hint(same, escalation_key(task.key) not in told, task.meta.created_at)
    return found
