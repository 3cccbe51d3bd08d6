"""What the strips and the tabs say of a desk's work, and how little is read to know it.

Records are read again only when a notice names their kind; time alone costs no reading. Of the
entries that await an acknowledgement, which may be thousands, the database picks those that name
the desk, and only the oldest are put together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QLocale

from commander.domain.duty import Duty
from commander.domain.record import Record
from commander.domain.request import Delivery, Offer, Request
from commander.domain.resources import Department, Unit
from commander.domain.warning import PublicWarning, WarningStatus
from commander.domain.work import Message, Task
from commander.journal.log_filter import LogFilter
from commander.journal.reader import Reader
from commander.linkage.requests import RequestState, request_states
from commander.linkage.waits import waits
from ui import words
from ui.strip.need import Desk, Need, Work, asks, needs

SEEN: Final = "requests.seen"
"""Setting of this post: which answers to requests somebody here has seen (key → mark)."""
EVERYTHING: Final = frozenset(
    {"task", "message", "receipt", "unit", "department", "duty", "request", "delivery", "offer"}
    | {"incident", "feature", "operation", "period", "response_level", "desk", "channel", "person"}
    | {"attachment", "activation", "warning", "region", SEEN}
)
"""Whatever may be disputed or need a desk; `SEEN` stands for that setting."""
_AWAITING: Final = frozenset({"message", "receipt", "unit"})
_REQUESTS: Final = frozenset({"request", "delivery", "offer"})
_MOST: Final = 60
"""Most entries without acknowledgement that are put together: the strip lists fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was read for a desk: its operation's work, ``waiting`` entries in all, ``names``."""

    units: tuple[Unit, ...] = ()
    departments: tuple[Department, ...] = ()
    tasks: tuple[Task, ...] = ()
    awaiting: tuple[Message, ...] = ()
    waiting: int = 0
    disputed: tuple[Record, ...] = ()
    duties: tuple[Duty, ...] = ()
    requests: tuple[RequestState, ...] = ()
    warnings: tuple[PublicWarning, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNeeds:
    """What needs the desk, what title and tabs count, and how parties are called.

    ``late`` counts tasks; ``badges`` what stands on the tabs of other panels, by panel.
    ``whole`` is False where more entries await an acknowledgement than are listed.
    """

    needs: tuple[Need, ...] = ()
    whole: bool = True
    late: int = 0
    conflicts: int = 0
    unacknowledged: int = 0
    badges: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, ref: str) -> str:
        """Return the name of a department's code or a party's ref."""
        return self.names.get(ref) or words.department(ref.partition(":")[2] or ref)


def learn(
    reader: Reader, stream: str, department: str, known: Known, changed: frozenset[str]
) -> Known:
    """Read anew what these kinds may have changed, for a department's desk (everybody's if "")."""
    if not stream:
        return Known()
    fresh = replace(known, disputed=reader.disputed(stream))
    if "unit" in changed:
        fresh = replace(fresh, units=reader.all(Unit, stream))
    if "department" in changed:
        fresh = replace(fresh, departments=reader.all(Department, stream))
    if "task" in changed:
        fresh = replace(fresh, tasks=reader.all(Task, stream))
    if "duty" in changed:
        owed = tuple(one for one in reader.all(Duty, stream) if one.is_open())
        fresh = replace(fresh, duties=owed)
    if changed & _REQUESTS:
        states = request_states(
            reader.all(Request, stream), reader.all(Delivery, stream), reader.all(Offer, stream)
        )
        fresh = replace(fresh, requests=states)
    if "warning" in changed:
        issued = (
            one
            for one in reader.all(PublicWarning, stream)
            if one.status == WarningStatus.ISSUED and not one.lifted
        )
        fresh = replace(fresh, warnings=tuple(issued))
    if SEEN in changed:
        fresh = replace(fresh, seen=reader.setting(SEEN, {}))
    if changed & _AWAITING:
        desk = _desk(department, fresh)
        positions = reader.log(stream, LogFilter(awaiting=True, department=department))
        oldest = tuple(_oldest(reader, positions[::-1].tolist(), desk))
        count = reader.count(stream).awaiting if department else len(positions)
        fresh = replace(fresh, awaiting=oldest, waiting=count)
    return fresh


def desk_needs(known: Known, department: str, now: int) -> DeskNeeds:
    """Return what needs the desk at ``now`` (ms UTC); reads nothing."""
    language = QLocale().name().partition("_")[0]
    names = {f"unit:{unit.key}": unit.name for unit in known.units}
    for one in known.departments:
        names[one.key] = names[f"department:{one.key}"] = one.name(language)
    work = Work(
        tasks=known.tasks,
        awaiting=known.awaiting,
        disputed=known.disputed,
        duties=known.duties,
        requests=known.requests,
        warnings=known.warnings,
        seen=known.seen,
    )
    found = needs(_desk(department, known), now, work)
    return DeskNeeds(
        needs=found,
        whole=len(known.awaiting) < _MOST,
        conflicts=sum(need.conflict is not None for need in found),
        late=sum(task.is_late(now) for task in known.tasks),
        unacknowledged=known.waiting,
        badges={
            "requests": len({need.key for need in found if need.kind == "request"}),
            "duties": sum(need.kind == "duty" for need in found),
            "warnings": sum(need.kind == "warning" and need.what == "late" for need in found),
            "chain": len({one.department for one in waits(known.tasks)}),
        },
        names=names,
    )


def _desk(department: str, known: Known) -> Desk:
    belongs = {unit.key: unit.department for unit in known.units}
    return Desk(department=department, unit_departments=belongs)


def _oldest(reader: Reader, positions: list[int], desk: Desk) -> Iterator[Message]:
    """Give the oldest entries whose acknowledgement this desk owes or waits for."""
    found = 0
    for start in range(0, len(positions), _MOST):
        for message in reader.messages(positions[start : start + _MOST]):
            if asks(desk, message):
                yield message
                found += 1
                if found == _MOST:
                    return
