"""Keeps the strips fresh: reads beside the GUI what a notice or the clock made stale."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from commander.domain.resources import Department, Unit
from commander.domain.work import Task
from commander.journal.reader import Reader
from ui import words
from ui.context import Context
from ui.strip.need import Desk, Need, needs
from ui.strip.situation import Situation, read_situation

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_SITUATION: Final = frozenset({"operation", "incident", "period", "response_level"})
_NEEDS: Final = frozenset(
    {"task", "message", "receipt", "unit", "department", "incident", "feature", "operation"}
    | {"period", "response_level", "desk", "channel", "person", "attachment"}
)
_GATHER_MS: Final = 150
_EVERY_TICKS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """What needs the desk, what the title counts, and how parties are called."""

    needs: tuple[Need, ...] = ()
    late: int = 0
    conflicts: int = 0
    unacknowledged: int = 0
    names: dict[str, str] = field(default_factory=dict)

    def name(self, ref: str) -> str:
        """Return the name of a department's code or a party's ref."""
        return self.names.get(ref) or words.department(ref.partition(":")[2] or ref)


def read_duties(reader: Reader, stream: str, department: str, now: int) -> Duties:
    """Read what needs a department's desk (everybody's when empty) and what the title counts."""
    if not stream:
        return Duties()
    units = reader.all(Unit, stream)
    tasks = reader.all(Task, stream)
    awaiting = reader.awaiting(stream)
    language = QLocale().name().partition("_")[0]
    names = {f"unit:{unit.key}": unit.name for unit in units}
    for one in reader.all(Department, stream):
        names[one.key] = names[f"department:{one.key}"] = one.name(language)
    desk = Desk(
        department=department, unit_departments={unit.key: unit.department for unit in units}
    )
    found = needs(desk, now, tasks, awaiting, reader.disputed(stream))
    return Duties(
        needs=found,
        conflicts=sum(need.conflict is not None for need in found),
        late=sum(task.is_late(now) for task in tasks),
        unacknowledged=len(awaiting),
        names=names,
    )


class StripFeed(QObject):
    """Reads for the strips.

    Signals:
        situation_read: a `Situation` of what is looked at now.
        duties_read: the `Duties` of this desk now.
    """

    situation_read = Signal(object)
    duties_read = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ticks = 0
        self._stale = {"situation": False, "duties": False}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GATHER_MS)
        self._timer.timeout.connect(self._read_stale)
        context.focus.changed.connect(self.refresh)
        context.bridge.noticed.connect(self._notice)

    def refresh(self) -> None:
        """Read everything anew, now."""
        self._stale = {"situation": True, "duties": True}
        self._read_stale()

    def tick(self) -> None:
        """Once a second: ages and lateness change without a notice."""
        self._ticks += 1
        if self._ticks % _EVERY_TICKS == 0:
            self._mark(duties=True)

    def _notice(self, notice: "Notice") -> None:
        changed = frozenset(notice.changed)
        ours = notice.stream == self._context.stream
        self._mark(
            situation="operation" in changed or (ours and bool(changed & _SITUATION)),
            duties=ours and bool(changed & _NEEDS),
        )

    def _mark(self, *, situation: bool = False, duties: bool = False) -> None:
        self._stale["situation"] |= situation
        self._stale["duties"] |= duties
        if any(self._stale.values()) and not self._timer.isActive():
            self._timer.start()

    def _read_stale(self) -> None:
        context, stale = self._context, self._stale
        self._stale = {"situation": False, "duties": False}
        reader, stream, now = context.reader, context.stream, context.clock.now()
        if stale["situation"]:
            incident = context.focus.incident
            context.jobs.run(
                lambda: read_situation(reader, stream, incident, now),
                self._take_situation,
                key="strip.situation",
            )
        if stale["duties"]:
            department = context.post.operator.department
            context.jobs.run(
                lambda: read_duties(reader, stream, department, now),
                self._take_duties,
                key="strip.duties",
            )

    def _take_situation(self, situation: Situation) -> None:
        self.situation_read.emit(situation)

    def _take_duties(self, duties: Duties) -> None:
        self.duties_read.emit(duties)
