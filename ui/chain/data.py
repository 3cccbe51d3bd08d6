"""What the chain is made of: read, and kept up to date, beside the GUI."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.domain.operation import Operation
from commander.domain.resources import Department
from commander.domain.work import Task
from commander.journal.reader import Reader


@dataclass(frozen=True, slots=True)
class ChainData:
    """Tasks, departments in order, and the time zone of the operation."""

    tasks: Mapping[str, Task] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    zone: tzinfo = field(default_factory=lambda: ZoneInfo("UTC"))


def load(reader: Reader, stream: str) -> ChainData:
    """Read an operation; empty without one."""
    if not stream:
        return ChainData()
    return ChainData(
        {one.key: one for one in reader.all(Task, stream)},
        {one.key: one for one in reader.all(Department, stream)},
        _zone(reader.get(Operation, stream, stream)),
    )


def refreshed(
    data: ChainData, reader: Reader, stream: str, changed: Mapping[str, Collection[str]]
) -> ChainData:
    """Return the data with these records read anew; ``changed``: entity → keys."""
    fresh = data
    if keys := changed.get("task"):
        tasks = {one.key: one for one in reader.all(Task, stream, keys)}
        fresh = replace(fresh, tasks={**data.tasks, **tasks})
    if changed.get("department"):
        departments = {one.key: one for one in reader.all(Department, stream)}
        fresh = replace(fresh, departments=departments)
    return fresh


def _zone(operation: Operation | None) -> tzinfo:
    try:
        return ZoneInfo(operation.timezone if operation is not None else "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
