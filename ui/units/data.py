"""What the units panel shows of one operation, read in one go so that it can be read beside it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.domain.operation import Incident, Operation
from commander.domain.resources import Department, Unit
from commander.domain.work import Message, Task
from commander.journal.log_filter import LogFilter
from commander.journal.reader import Reader


@dataclass(frozen=True, slots=True)
class UnitsData:
    """Units, and what they belong to: departments in order, incidents, open tasks."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    zone: tzinfo = field(default_factory=lambda: ZoneInfo("UTC"))


def load(reader: Reader, stream: str) -> UnitsData:
    """Read everything that is shown of an operation; empty without one."""
    if not stream:
        return UnitsData()
    return UnitsData(
        {one.key: one for one in reader.all(Unit, stream)},
        {one.key: one for one in reader.all(Department, stream)},
        {one.key: one for one in reader.all(Incident, stream)},
        {one.key: one for one in reader.all(Task, stream)},
        _zone(reader.get(Operation, stream, stream)),
    )


def refreshed(
    data: UnitsData, reader: Reader, stream: str, changed: Mapping[str, Collection[str]]
) -> UnitsData:
    """Return the data with these records read anew; ``changed``: entity → keys."""
    units, tasks = dict(data.units), dict(data.tasks)
    for unit in reader.all(Unit, stream, changed.get("unit", ())):
        units[unit.key] = unit
    for task in reader.all(Task, stream, changed.get("task", ())):
        tasks[task.key] = task
    fresh = replace(data, units=units, tasks=tasks)
    if changed.get("department"):
        departments = {one.key: one for one in reader.all(Department, stream)}
        fresh = replace(fresh, departments=departments)
    if changed.get("incident"):
        incidents = {one.key: one for one in reader.all(Incident, stream)}
        fresh = replace(fresh, incidents=incidents)
    return fresh


def speakers(reader: Reader, stream: str, messages: Collection[str]) -> set[str]:
    """Return the units that sent these messages: their last contact is another one now."""
    positions = reader.positions(stream, messages)
    found = (message.sender for message in reader.messages(list(positions.values())))
    return {one.key for one in found if one is not None and one.kind == "unit"}


def last_message(reader: Reader, stream: str, unit: str) -> Message | None:
    """Return the newest message that a unit sent or got, or None."""
    positions = reader.log(stream, LogFilter(party=f"unit:{unit}"))
    found = reader.messages(list(positions[:1]))
    return found[0] if found else None


def _zone(operation: Operation | None) -> tzinfo:
    try:
        return ZoneInfo(operation.timezone if operation is not None else "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
