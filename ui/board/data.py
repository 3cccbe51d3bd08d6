"""What the board shows of one operation, read in one go so that it can be read beside the GUI."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.domain.attachment import TASK, Attachment
from commander.domain.operation import Operation
from commander.domain.request import Delivery, Request
from commander.domain.resources import Department, Unit
from commander.domain.work import Message, Task
from commander.journal.attachments import attachments_of
from commander.journal.reader import Reader
from commander.linkage.requests import NeedRow, need_rows


@dataclass(frozen=True, slots=True)
class BoardData:
    """Tasks with what their cards name: departments in order, units, messages they come from."""

    tasks: Mapping[str, Task] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    origins: Mapping[str, Message] = field(default_factory=dict)
    zone: tzinfo = field(default_factory=lambda: ZoneInfo("UTC"))
    attached: Mapping[str, tuple[Attachment, ...]] = field(default_factory=dict)
    requests: Mapping[str, Request] = field(default_factory=dict)
    deliveries: Mapping[str, Delivery] = field(default_factory=dict)

    def needed(self, task: Task) -> tuple[NeedRow, ...]:
        """Return what a task needs, has and lacks (ICS-215); nothing once it is over.

        It has the units on it, and what came by requests that name it.
        """
        if not task.needs or not task.is_open():
            return ()
        asked = {key: one for key, one in self.requests.items() if one.task == task.key}
        came = [one for one in self.deliveries.values() if one.request in asked]
        units = [self.units[key] for key in task.units if key in self.units]
        return need_rows((task,), asked.values(), came, units)

    def blockers(self, task: Task) -> tuple[Task, ...]:
        """Return the open tasks that this one waits for."""
        found = (self.tasks.get(key) for key in task.waits_for)
        return tuple(one for one in found if one is not None and one.is_open())

    def waiting_on(self) -> dict[str, tuple[Task, ...]]:
        """Return for each task the open tasks that wait for it."""
        found: dict[str, tuple[Task, ...]] = {}
        for task in self.tasks.values():
            if task.is_open():
                for key in task.waits_for:
                    found[key] = (*found.get(key, ()), task)
        return found

    def unit_names(self, keys: Iterable[str]) -> list[str]:
        """Return the names of these units; an unknown one by its key."""
        return [unit.name if (unit := self.units.get(key)) else key for key in keys]


def load(reader: Reader, stream: str) -> BoardData:
    """Read everything the board shows of an operation; empty without one."""
    if not stream:
        return BoardData()
    tasks = {task.key: task for task in reader.all(Task, stream)}
    return BoardData(
        tasks,
        {one.key: one for one in reader.all(Department, stream)},
        {one.key: one for one in reader.all(Unit, stream)},
        _origins(reader, stream, tasks.values()),
        zone(reader.get(Operation, stream, stream)),
        attachments_of(reader, stream, TASK, tasks),
        {one.key: one for one in reader.all(Request, stream)},
        {one.key: one for one in reader.all(Delivery, stream)},
    )


def refreshed(
    data: BoardData, reader: Reader, stream: str, changed: Mapping[str, Collection[str]]
) -> BoardData:
    """Return the data with these records read anew; ``changed``: entity → keys."""
    tasks = dict(data.tasks)
    for task in reader.all(Task, stream, changed.get("task", ())):
        tasks[task.key] = task
    units = dict(data.units)
    for unit in reader.all(Unit, stream, changed.get("unit", ())):
        units[unit.key] = unit
    fresh = (tasks[key] for key in changed.get("task", ()) if key in tasks)
    origins = {**data.origins, **_origins(reader, stream, fresh)}
    departments = data.departments
    if changed.get("department"):
        departments = {one.key: one for one in reader.all(Department, stream)}
    attached = {**data.attached, **_attached(reader, stream, changed.get("attachment", ()))}
    requests, deliveries = dict(data.requests), dict(data.deliveries)
    for request in reader.all(Request, stream, changed.get("request", ())):
        requests[request.key] = request
    for delivery in reader.all(Delivery, stream, changed.get("delivery", ())):
        deliveries[delivery.key] = delivery
    return BoardData(tasks, departments, units, origins, data.zone, attached, requests, deliveries)


def _attached(
    reader: Reader, stream: str, changed: Collection[str]
) -> dict[str, tuple[Attachment, ...]]:
    """Return all files of the tasks to which one of these belongs."""
    found = reader.all(Attachment, stream, changed) if changed else ()
    return attachments_of(
        reader, stream, TASK, {one.of.key for one in found if one.of.kind == TASK}
    )


def zone(operation: Operation | None) -> tzinfo:
    """Return the time zone of an operation, UTC where its name is not known here."""
    try:
        return ZoneInfo(operation.timezone if operation is not None else "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _origins(reader: Reader, stream: str, tasks: Iterable[Task]) -> dict[str, Message]:
    keys = {
        task.origin.key
        for task in tasks
        if task.origin is not None and task.origin.kind == "message"
    }
    if not keys:
        return {}
    positions = reader.positions(stream, keys)
    return {message.key: message for message in reader.messages(list(positions.values()))}
