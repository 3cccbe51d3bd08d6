"""Who waits for whom: departments whose tasks cannot go on before another's task is done."""

from collections.abc import Iterable
from dataclasses import dataclass

from commander.domain.codes import TaskStatus
from commander.domain.work import Task


@dataclass(frozen=True, slots=True)
class Wait:
    """``department`` waits for ``on``: the keys of its waiting tasks, of what they wait for, when.

    ``since`` (ms UTC) is when the first of them began to wait.
    """

    department: str
    on: str
    tasks: tuple[str, ...]
    blockers: tuple[str, ...]
    since: int


def waits(tasks: Iterable[Task]) -> tuple[Wait, ...]:
    """Return each pair of two departments once, the one that waits longest first.

    A task waits while it is open and one that it waits for is open too. Within one department
    nobody waits for another one.
    """
    by_key = {task.key: task for task in tasks}
    pairs: dict[tuple[str, str], list[tuple[Task, Task]]] = {}
    for task in by_key.values():
        for blocker in _blockers(task, by_key):
            if blocker.owner != task.owner:
                pairs.setdefault((task.owner, blocker.owner), []).append((task, blocker))
    found = [_wait(pair, links) for pair, links in pairs.items()]
    return tuple(sorted(found, key=lambda wait: (wait.since, wait.department, wait.on)))


def waits_since(task: Task) -> int:
    """Return from when this task waits (ms UTC): blocked, else told what it waits for."""
    meta = task.meta
    name = "status" if task.status == TaskStatus.BLOCKED else "waits_for"
    return meta.since.get(name, meta.created_at)


def _blockers(task: Task, by_key: dict[str, Task]) -> list[Task]:
    if not task.is_open():
        return []
    found = (by_key.get(key) for key in task.waits_for)
    return [blocker for blocker in found if blocker is not None and blocker.is_open()]


def _wait(pair: tuple[str, str], links: list[tuple[Task, Task]]) -> Wait:
    waiting = tuple(dict.fromkeys(task.key for task, _ in links))
    blockers = tuple(dict.fromkeys(blocker.key for _, blocker in links))
    return Wait(*pair, waiting, blockers, min(waits_since(task) for task, _ in links))
