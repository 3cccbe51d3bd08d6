"""What needs this desk: unacknowledged, late, waited for, disputed. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from commander.domain.codes import Precedence
from commander.domain.record import Record
from commander.domain.work import Message, Task
from commander.linkage.conflicts import Conflict, conflicts
from commander.linkage.waits import waits_since

_MINUTE_MS: Final = 60_000
_LIMIT_MINUTES: Final[Mapping[str, int]] = {
    Precedence.FLASH: 1,
    Precedence.IMMEDIATE: 2,
    Precedence.PRIORITY: 3,
    Precedence.ROUTINE: 5,
}
"""After how many minutes a missing acknowledgement is said, by precedence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that needs this desk.

    ``what`` is unacknowledged, late, waiting or disputed; ``kind`` and ``key`` what to select.
    ``title`` says which; ``parties`` are refs of who has not acknowledged, or codes of the
    departments that wait; ``conflict`` is what is disputed. ``since`` is ms UTC.
    """

    what: str
    kind: str
    key: str
    title: str
    since: int
    parties: tuple[str, ...] = ()
    conflict: Conflict | None = None

    @property
    def ident(self) -> tuple[str, str, str, str]:
        """What tells two needs apart."""
        field = self.conflict.field if self.conflict is not None else ""
        return self.what, self.kind, self.key, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Whose desk this is: a department, or everybody's (empty), and who belongs to whom."""

    department: str
    unit_departments: Mapping[str, str]

    def concerns(self, ref: str) -> bool:
        """Return whether this party is the desk's department or one of its units."""
        return not self.department or self._department(ref) == self.department

    def owns(self, department: str) -> bool:
        """Return whether this department is the desk's."""
        return not self.department or department == self.department

    def _department(self, ref: str) -> str:
        kind, _, key = ref.partition(":")
        return self.unit_departments.get(key, "") if kind == "unit" else key


def needs(
    desk: Desk,
    now: int,
    tasks: Iterable[Task],
    awaiting: Iterable[Message],
    disputed: Iterable[Record],
) -> tuple[Need, ...]:
    """Return what needs the desk, most pressing first; ``now`` in ms UTC."""
    held = tuple(tasks)
    return (
        *_late(desk, now, held),
        *_unacknowledged(desk, now, awaiting),
        *_waiting(desk, held),
        *_disputed(disputed),
    )


def _late(desk: Desk, now: int, tasks: Iterable[Task]) -> list[Need]:
    found = [
        Need(what="late", kind="task", key=task.key, title=task.title, since=task.due)
        for task in tasks
        if desk.owns(task.owner) and task.is_late(now)
    ]
    return sorted(found, key=lambda need: need.since)


def _unacknowledged(desk: Desk, now: int, awaiting: Iterable[Message]) -> list[Need]:
    found = []
    for message in awaiting:
        limit = _LIMIT_MINUTES.get(message.precedence, _LIMIT_MINUTES[Precedence.ROUTINE])
        if now - message.happened_at < limit * _MINUTE_MS:
            continue
        missing = message.awaiting()
        sent = message.sender is not None and desk.concerns(message.sender.ref)
        wanted = missing if sent else tuple(ref for ref in missing if desk.concerns(ref))
        if wanted:
            found.append(
                Need(
                    what="unacknowledged",
                    kind="message",
                    key=message.key,
                    title=message.text,
                    since=message.happened_at,
                    parties=wanted,
                )
            )
    return sorted(found, key=lambda need: need.since)


def _waiting(desk: Desk, tasks: Iterable[Task]) -> list[Need]:
    """Tasks of this desk that a task of another department waits for."""
    by_key = {task.key: task for task in tasks}
    waiters: dict[str, list[Task]] = {}
    for task in by_key.values():
        for key in task.waits_for if task.is_open() else ():
            blocker = by_key.get(key)
            if blocker is None or not blocker.is_open() or blocker.owner == task.owner:
                continue
            if desk.owns(blocker.owner):
                waiters.setdefault(key, []).append(task)
    found = [
        Need(
            what="waiting",
            kind="task",
            key=key,
            title=by_key[key].title,
            since=min(waits_since(task) for task in waiting),
            parties=tuple(dict.fromkeys(task.owner for task in waiting)),
        )
        for key, waiting in waiters.items()
    ]
    return sorted(found, key=lambda need: need.since)


def _disputed(records: Iterable[Record]) -> list[Need]:
    return [
        Need(
            what="disputed",
            kind=conflict.entity,
            key=conflict.key,
            title=conflict.title,
            since=conflict.since,
            conflict=conflict,
        )
        for conflict in conflicts(records)
    ]
