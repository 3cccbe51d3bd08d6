"""Where the script expects things to stand, so that it leaves alone what a person has decided.

A scripted change of a status, a place or a commander is made only if the record still shows what
the script itself put there before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from commander.actions.base import Action
from commander.actions.incidents import HandOverCommand, OpenIncident
from commander.actions.resources import AddUnit, AssignUnit, PlaceUnit, SetUnitStatus
from commander.actions.tasks import CreateTask, MoveTask
from commander.domain.codes import TaskStatus, UnitStatus
from commander.domain.operation import Incident
from commander.domain.record import Record
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.journal.reader import Reader


@dataclass(frozen=True, slots=True)
class Value:
    """What a field of a record holds."""

    kind: type[Record]
    key: str
    field: str
    value: object

    @property
    def slot(self) -> tuple[type[Record], str, str]:
        """Which field of which record."""
        return (self.kind, self.key, self.field)

    def holds(self, view: Reader, stream: str) -> bool:
        """Return whether the journal shows this value."""
        record = view.get(self.kind, stream, self.key)
        return record is not None and getattr(record, self.field) == self.value


def course(events: Iterable[Sequence[Action]]) -> Iterator[tuple[Value, ...]]:
    """Yield for each event, given by its actions, what must still hold before it is performed."""
    shown: dict[tuple[type[Record], str, str], Value] = {}
    for actions in events:
        written = [value for action in actions for value in _writes(action)]
        yield tuple(shown[value.slot] for value in written if value.slot in shown)
        for value in written:
            shown[value.slot] = value
        for action in actions:
            if isinstance(action, AssignUnit):
                _engage(shown, action.key)


def _writes(action: Action) -> tuple[Value, ...]:
    read = _READ.get(type(action))
    return read(action) if read else ()


def _unit_added(action: AddUnit) -> tuple[Value, ...]:
    status = Value(Unit, action.key, "status", action.status)
    return (status, Value(Unit, action.key, "place", action.place))


def _engage(shown: dict[tuple[type[Record], str, str], Value], unit: str) -> None:
    """An available unit that is assigned becomes assigned, by the rule of AssignUnit."""
    slot = (Unit, unit, "status")
    if slot in shown and shown[slot].value == UnitStatus.AVAILABLE:
        shown[slot] = Value(*slot, UnitStatus.ASSIGNED)


_READ: Final[Mapping[type[Action], Callable[[Any], tuple[Value, ...]]]] = {
    CreateTask: lambda act: (Value(Task, act.key, "status", TaskStatus.ASSIGNED),),
    MoveTask: lambda act: (Value(Task, act.key, "status", act.status),),
    AddUnit: _unit_added,
    SetUnitStatus: lambda act: (Value(Unit, act.key, "status", act.status),),
    PlaceUnit: lambda act: (Value(Unit, act.key, "place", act.place),),
    AssignUnit: lambda act: (Value(Unit, act.key, "task", act.task),),
    OpenIncident: lambda act: (Value(Incident, act.key, "commander", act.commander),),
    HandOverCommand: lambda act: (Value(Incident, act.incident, "commander", act.to),),
}
