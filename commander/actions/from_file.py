"""Taking in what stands on somebody else's map: drawings, units and incidents, all or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from commander.actions.base import Action, Plan, known_fields
from commander.domain.codes import State, UnitStatus
from commander.domain.entities import ENTITIES
from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.record import Record
from commander.domain.resources import Department, Unit
from commander.errors import UserError
from commander.journal.transaction import Draft

MOST_THINGS: Final = 1_000
"""Things of one act: an act travels whole, so it has to stay small."""

KINDS: Final[Mapping[str, type[Record]]] = {
    "feature": Feature,
    "unit": Unit,
    "incident": Incident,
}

UNDONE: Final = "undone"
"""Why a record was withdrawn when its import was taken back (see `actions.undo`)."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A record to be: its entity, its key, which says what of the file it is, and its fields."""

    entity: str
    key: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeInFile(Action):
    """Make records of the things of a file, at most `MOST_THINGS`, as one act.

    What is here already is left alone, so that taking a file in twice adds nothing. What was taken
    in before and then taken back stands again. keys: what is new or stands again.
    """

    stream: str
    file: str
    things: tuple[Thing, ...]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the records that are new; UserError when one cannot be."""
        if len(self.things) > MOST_THINGS:
            raise UserError("At most {most} things at once.", most=MOST_THINGS)
        keys: list[str] = []
        for entity, kind in KINDS.items():
            wanted = {one.key: one for one in self.things if one.entity == entity}
            known = {one.key: one for one in plan.view.all(kind, plan.stream, wanted.keys())}
            keys += _again(plan, entity, known.values())
            for key, thing in wanted.items():
                if key not in known:
                    _make(plan, thing)
                    keys.append(key)
        return tuple(keys)


def _make(plan: Plan, thing: Thing) -> None:
    fields = known_fields(ENTITIES[thing.entity], thing.fields)
    if thing.entity == "feature":
        if not fields.get("geometry"):
            raise UserError("The drawing has no shape.")
    elif thing.entity == "unit":
        plan.need(Department, str(fields.get("department", "")))
    # Nobody has seen anything of a record that is new: no need to look it up.
    plan.drafts.append(
        Draft(thing.entity, thing.key, fields, plan.happened_at, plan.precision, seen={})
    )


def _again(plan: Plan, entity: str, known: Iterable[Record]) -> Iterator[str]:
    """Plan that records stand again whose import was taken back; yield their keys."""
    for one in known:
        fields: dict[str, object] = {}
        if isinstance(one, Feature) and one.lifted and one.lifted.reason == UNDONE:
            fields = {"lifted": None}
        elif isinstance(one, Unit) and _never_worked(one):
            fields = {"status": UnitStatus.AVAILABLE}
        elif isinstance(one, Incident) and one.state == State.CLOSED and one.reason == UNDONE:
            fields = {"state": State.OPEN, "reason": ""}
        if fields:
            yield plan.set(entity, one.key, **fields)


def _never_worked(unit: Unit) -> bool:
    """Whether a unit was released before it did anything, as by an undone import."""
    untouched = {UnitStatus.AVAILABLE, UnitStatus.RELEASED}
    return unit.status == UnitStatus.RELEASED and set(unit.meta.firsts) <= untouched
