"""What the linkage panel is made of: read, kept up to date and worked out beside the GUI."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from commander.domain.codes import MessageKind
from commander.domain.resources import Department, Unit
from commander.domain.work import Message, Task
from commander.journal.log_filter import LogFilter
from commander.journal.reader import Reader
from commander.linkage.timing import Timing, timings
from commander.linkage.waits import Wait, waits

_KINDS = (MessageKind.ORDER.value, MessageKind.REQUEST.value)


@dataclass(frozen=True, slots=True)
class LinkageData:
    """Tasks, orders and requests, departments in order, and the department of each unit."""

    tasks: Mapping[str, Task] = field(default_factory=dict)
    orders: Mapping[str, Message] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picture:
    """What is shown: a timing for each department that was asked something, and who waits."""

    data: LinkageData = field(default_factory=LinkageData)
    timings: tuple[Timing, ...] = ()
    waits: tuple[Wait, ...] = ()
    now: int = 0


def load(reader: Reader, stream: str) -> LinkageData:
    """Read an operation; empty without one."""
    if not stream:
        return LinkageData()
    orders = reader.messages(list(reader.log(stream, LogFilter(kinds=_KINDS))))
    return LinkageData(
        {one.key: one for one in reader.all(Task, stream)},
        {one.key: one for one in orders},
        {one.key: one for one in reader.all(Department, stream)},
        {one.key: one.department for one in reader.all(Unit, stream)},
    )


def refreshed(
    data: LinkageData, reader: Reader, stream: str, changed: Mapping[str, Collection[str]]
) -> LinkageData:
    """Return the data with these records read anew; ``changed``: entity → keys."""
    tasks = {one.key: one for one in reader.all(Task, stream, changed.get("task", ()))}
    units = {one.key: one.department for one in reader.all(Unit, stream, changed.get("unit", ()))}
    positions = reader.positions(stream, changed.get("message", ()))
    read = reader.messages(list(positions.values()))
    orders = {one.key: one for one in read if one.kind in _KINDS}
    fresh = replace(
        data,
        tasks={**data.tasks, **tasks},
        units={**data.units, **units},
        orders={**data.orders, **orders},
    )
    if changed.get("department"):
        departments = {one.key: one for one in reader.all(Department, stream)}
        fresh = replace(fresh, departments=departments)
    return fresh


def picture(data: LinkageData, now: int, incident: str) -> Picture:
    """Work out what is shown at ``now`` (ms UTC) of one incident, or of all ("")."""
    tasks = [task for task in data.tasks.values() if not incident or task.incident == incident]
    orders = [one for one in data.orders.values() if not incident or one.incident == incident]
    found = timings(tasks, orders, data.departments.values(), now, data.units)
    return Picture(data, tuple(one for one in found if one.asked), waits(tasks), now)
