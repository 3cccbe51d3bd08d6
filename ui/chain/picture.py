"""What the chain shows: which tasks under which filter, where they stand, who holds up whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from commander.domain.work import Task
from commander.linkage.chain import (
    Blocking,
    Circle,
    LinkNode,
    Waiting,
    blocking,
    chain,
    deadlocks,
    held_by,
    roots,
    waiting,
)
from ui.chain.data import ChainData
from ui.chain.layering import Layers, Link, lay_out


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filter: one incident ("" all), one department ("" all), only open ones, only my chains.

    ``desk`` is the department that sits here; ``mine`` shows its tasks with all that they wait for
    and all that waits for them.
    """

    incident: str = ""
    department: str = ""
    desk: str = ""
    opened: bool = True
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: ``shown`` keys in order, ``links`` between them, and what is said about them.

    ``now`` (ms UTC) is when it was worked out.
    """

    data: ChainData = field(default_factory=ChainData)
    nodes: Mapping[str, LinkNode] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    layers: Layers = field(default_factory=Layers)
    blocking: tuple[Blocking, ...] = ()
    circles: tuple[Circle, ...] = ()
    waiting: Waiting = field(default_factory=lambda: Waiting("", (), ()))
    now: int = 0
    wanted: Wanted = field(default_factory=Wanted)

    def task(self, key: str) -> Task | None:
        """Return a task of the operation, None for one that has not arrived."""
        return self.data.tasks.get(key)

    def before(self, key: str) -> list[str]:
        """Return what of the shown a task waits for, done or not, from top to bottom."""
        return self._by_row(first for first, then in self.links if then == key)

    def after(self, key: str) -> list[str]:
        """Return what of the shown waits for a task, from top to bottom."""
        return self._by_row(then for first, then in self.links if first == key)

    def roots(self, key: str) -> tuple[str, ...]:
        """Return what a task finally waits for."""
        return roots(self.nodes, key) if key in self.nodes else ()

    def path(self, keys: Iterable[str]) -> frozenset[str]:
        """Return these tasks and all that cannot go on before them."""
        found = set(keys)
        for key in tuple(found):
            if key in self.nodes:
                found.update(held_by(self.nodes, key))
        return frozenset(found)

    def held(self, key: str) -> int:
        """Return how many open tasks cannot begin before this one."""
        return len(held_by(self.nodes, key)) if key in self.nodes else 0

    def _by_row(self, keys: Iterable[str]) -> list[str]:
        places = self.layers.places
        return sorted(keys, key=lambda one: (places[one][1], places[one][0]))


def work_out(data: ChainData, wanted: Wanted, now: int, before: Picture | None = None) -> Picture:
    """Work out the picture at ``now`` (ms UTC); what stands where stays while nothing moved."""
    nodes = chain(data.tasks.values())
    shown = _shown(data, nodes, wanted)
    here = set(shown)
    links = tuple(
        (first, key)
        for key in shown
        for first in data.tasks[key].waits_for
        if first in here and first != key
    )
    same = before is not None and (before.shown, before.links) == (shown, links)
    layers = before.layers if same and before is not None else lay_out(shown, links)
    inside = {key: node for key, node in nodes.items() if _concerns(node.task, wanted.incident)}
    return Picture(
        data,
        nodes,
        shown,
        links,
        layers,
        tuple(one for one in blocking(nodes, now) if inside.keys() & set(one.tasks)),
        deadlocks(data.tasks.values()),
        waiting(nodes, wanted.desk),
        now,
        wanted,
    )


def _shown(data: ChainData, nodes: Mapping[str, LinkNode], wanted: Wanted) -> tuple[str, ...]:
    keys = [key for key, task in data.tasks.items() if _concerns(task, wanted.incident)]
    if wanted.mine and wanted.desk:
        near = _chains(nodes, wanted.desk)
        keys = [key for key in keys if key in near]
    if wanted.department:
        near = _neighbours(data, wanted.department)
        keys = [key for key in keys if key in near]
    if wanted.opened:
        keys = [key for key in keys if data.tasks[key].is_open()]
    return tuple(sorted(keys, key=lambda one: (data.tasks[one].meta.created_at, one)))


def _concerns(task: Task, incident: str) -> bool:
    return not incident or task.incident in ("", incident)


def _works(task: Task, department: str) -> bool:
    return department == task.owner or department in task.support


def _neighbours(data: ChainData, department: str) -> set[str]:
    """Return the tasks of a department, what they wait for and what waits for them."""
    own = {key for key, task in data.tasks.items() if _works(task, department)}
    near = set(own)
    for key, task in data.tasks.items():
        if key in own:
            near.update(task.waits_for)
        elif own.intersection(task.waits_for):
            near.add(key)
    return near


def _chains(nodes: Mapping[str, LinkNode], department: str) -> set[str]:
    """Return the tasks of a department with the whole chains before and behind them."""
    before = {key: node.task.waits_for for key, node in nodes.items()}
    after: dict[str, list[str]] = {}
    for key, waits in before.items():
        for one in waits:
            after.setdefault(one, []).append(key)
    own = {key for key, node in nodes.items() if _works(node.task, department)}
    found = set(own)
    for links in (before, after):
        edge, seen = list(own), set(own)
        while edge:
            near = [one for key in edge for one in links.get(key, ()) if one not in seen]
            edge = list(dict.fromkeys(near))
            seen.update(edge)
        found |= seen
    return found
