"""Tasks of which nobody took note in time: they go to the next superior, once. Pure."""

from collections.abc import Iterable
from typing import Final

from commander.domain.codes import Priority, TaskStatus
from commander.domain.work import Task

LIMITS: Final = {Priority.URGENT.value: 5, Priority.ROUTINE.value: 30}
"""Minutes from asked to taken note of, by priority: a proposal; tasks of low priority may wait."""


def escalation_key(task: str) -> str:
    """Return the key of the entry that tells the superior: the same at every post, so once."""
    return f"escalated-{task}"


def to_escalate(
    tasks: Iterable[Task], told: Iterable[str], now: int, limits: dict[str, int] | None = None
) -> tuple[Task, ...]:
    """Return the tasks to take to the superior at ``now`` (ms UTC), the oldest first.

    ``told`` are keys of entries that are there already. Whoever has begun took note.
    """
    known = set(told)
    allowed = LIMITS if limits is None else limits
    found = [
        task
        for task in tasks
        if task.status == TaskStatus.ASSIGNED
        and task.accepted is None
        and task.priority in allowed
        and now - task.meta.created_at >= allowed[task.priority] * 60_000
        and escalation_key(task.key) not in known
    ]
    return tuple(sorted(found, key=lambda task: task.meta.created_at))
