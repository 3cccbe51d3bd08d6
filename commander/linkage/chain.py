"""The chain of joint action: which task can begin, which waits, and who holds up whom. Pure."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from commander.domain.codes import TaskStatus
from commander.domain.work import Task
from commander.linkage.circles import circles


class Readiness(StrEnum):
    """Whether a task can go on."""

    READY = "ready"
    """Nothing is in its way; nobody has begun."""
    RUNNING = "running"
    WAITING = "waiting"
    """Something that it waits for is not done."""
    BLOCKED = "blocked"
    """Its department said that it cannot go on, and it waits for no open task."""
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class LinkNode:
    """One task in the chain.

    ``blockers`` are the open tasks that it waits for, ``blocks`` the open ones that wait for it,
    both directly. ``unknown`` are keys that it waits for and that have not arrived here. ``rank``
    is its layer: 0 waits for nothing, others one more than the last of what they wait for.
    """

    task: Task
    readiness: Readiness
    blockers: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Blocking:
    """A department that holds others up: with which tasks, whose, and since when (ms UTC).

    ``held`` are the keys of all open tasks of others that cannot begin before these.
    """

    department: str
    tasks: tuple[str, ...]
    held: tuple[str, ...]
    departments: tuple[str, ...]
    late: bool
    since: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a department waits for, beside what waits for it: pairs of its task and the other's."""

    department: str
    i_wait_for: tuple[tuple[str, str], ...]
    waits_for_me: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Tasks that wait for each other, the first one named again at the end; nothing can begin.

    It comes about when two posts each add one link and know nothing of the other's. ``newest`` is
    the link (task, what it waits for) that was written last: the one to take away first.
    """

    tasks: tuple[str, ...]
    newest: tuple[str, str]


def chain(tasks: Iterable[Task]) -> dict[str, LinkNode]:
    """Return every task with its place in the chain, by its key."""
    known = {task.key: task for task in tasks}
    blockers = {key: _blockers(task, known) for key, task in known.items()}
    after: defaultdict[str, list[str]] = defaultdict(list)
    for key, found in blockers.items():
        for one in found:
            after[one].append(key)
    ranks = _ranks(known)
    return {
        key: LinkNode(
            task,
            _readiness(task, blockers[key], known),
            blockers[key],
            tuple(after[key]) if task.is_open() else (),
            _unknown(task, known),
            ranks[key],
        )
        for key, task in known.items()
    }


def _blockers(task: Task, known: Mapping[str, Task]) -> tuple[str, ...]:
    if not task.is_open():
        return ()
    return tuple(key for key in task.waits_for if key in known and known[key].is_open())


def _unknown(task: Task, known: Mapping[str, Task]) -> tuple[str, ...]:
    return tuple(key for key in task.waits_for if key not in known) if task.is_open() else ()


def _readiness(task: Task, blockers: tuple[str, ...], known: Mapping[str, Task]) -> Readiness:
    if task.status == TaskStatus.DONE:
        return Readiness.DONE
    if task.status == TaskStatus.CANCELLED:
        return Readiness.CANCELLED
    if blockers or _unknown(task, known):
        return Readiness.WAITING
    if task.status == TaskStatus.BLOCKED:
        return Readiness.BLOCKED
    return Readiness.RUNNING if task.status == TaskStatus.IN_PROGRESS else Readiness.READY


def roots(nodes: Mapping[str, LinkNode], key: str) -> tuple[str, ...]:
    """Return the beginnings of what holds this task up, on which somebody can act now."""
    found = _reached(key, lambda one: nodes[one].blockers)
    return tuple(one for one in found if not nodes[one].blockers)


def held_by(nodes: Mapping[str, LinkNode], key: str) -> tuple[str, ...]:
    """Return the open tasks that cannot begin before this one, directly or not, nearest first."""
    return _reached(key, lambda one: nodes[one].blocks)


def _reached(key: str, links: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    edge = [key]
    while edge:
        near = dict.fromkeys(one for at in edge for one in links(at) if one != key)
        edge = [one for one in near if one not in found]
        found.update(dict.fromkeys(edge))
    return tuple(found)


def _ranks(known: Mapping[str, Task]) -> dict[str, int]:
    """Return the layer of each task; links that close a circle are passed over."""
    waits = {key: [k for k in task.waits_for if k in known] for key, task in known.items()}
    ranks: dict[str, int] = {}
    for root in known:
        path: list[str] = [root]
        inside = {root}
        while path:
            key = path[-1]
            missing = [one for one in waits[key] if one not in ranks and one not in inside]
            if missing:
                path.append(missing[0])
                inside.add(missing[0])
                continue
            ranks.setdefault(key, max((ranks.get(k, -1) for k in waits[key]), default=-1) + 1)
            inside.discard(path.pop())
    return ranks


def blocking(nodes: Mapping[str, LinkNode], now: int) -> tuple[Blocking, ...]:
    """Return the departments that hold others up, the one that matters most first.

    Only what can be acted on now counts: the beginnings of chains. First is who holds up most
    departments, then most tasks; of equals who is late, then who has done so for longest.
    """
    found: defaultdict[str, list[tuple[Task, tuple[str, ...]]]] = defaultdict(list)
    for node in nodes.values():
        if not node.blocks or node.readiness == Readiness.WAITING:
            continue
        held = held_by(nodes, node.task.key)
        others = tuple(key for key in held if nodes[key].task.owner != node.task.owner)
        if others:
            found[node.task.owner].append((node.task, others))
    made = [_blocking(nodes, owner, held, now) for owner, held in found.items()]
    return tuple(sorted(made, key=_weight))


def _blocking(
    nodes: Mapping[str, LinkNode], owner: str, held: list[tuple[Task, tuple[str, ...]]], now: int
) -> Blocking:
    keys = tuple(dict.fromkeys(key for _, others in held for key in others))
    return Blocking(
        owner,
        tuple(task.key for task, _ in held),
        keys,
        tuple(sorted({nodes[key].task.owner for key in keys})),
        any(task.is_late(now) for task, _ in held),
        min(task.meta.created_at for task, _ in held),
    )


def _weight(one: Blocking) -> tuple[int, int, bool, int, str]:
    return (-len(one.departments), -len(one.held), not one.late, one.since, one.department)


def waiting(nodes: Mapping[str, LinkNode], department: str) -> Waiting:
    """Return what this department waits for of others, and what of others waits for it."""
    mine, theirs = [], []
    for key, node in nodes.items():
        for blocker in node.blockers:
            owners = (node.task.owner, nodes[blocker].task.owner)
            if owners[0] == department != owners[1]:
                mine.append((key, blocker))
            elif owners[1] == department != owners[0]:
                theirs.append((blocker, key))
    return Waiting(department, tuple(mine), tuple(theirs))


def deadlocks(tasks: Iterable[Task]) -> tuple[Circle, ...]:
    """Return the circles among open tasks, each once."""
    known = {task.key: task for task in tasks if task.is_open()}
    waits = {key: [k for k in task.waits_for if k in known] for key, task in known.items()}
    return tuple(Circle(found, _newest(found, known)) for found in circles(waits))


def _newest(circle: tuple[str, ...], known: Mapping[str, Task]) -> tuple[str, str]:
    links = list(itertools.pairwise(circle))
    return max(links, key=lambda link: (known[link[0]].meta.since.get("waits_for", 0), link))
