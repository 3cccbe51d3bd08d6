"""Settling a conflict: a person says what holds, and that ends it at every post.

The choice is a change like any other, whose author has seen every live write of the field. So it
travels, and two posts that settle at once either chose the same, or ask again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from commander.actions.base import Action, Plan
from commander.actions.strike_settled import settle_strike
from commander.domain.ending import ends
from commander.domain.entities import ENTITIES
from commander.domain.record import Record
from commander.domain.work import Task
from commander.errors import UserError
from commander.journal.change import Change
from commander.journal.history import seen_writes, writes
from commander.journal.strikes import disputed_strike
from commander.linkage.conflicts import Conflict, ConflictKind, Side, conflicts_of

_REASON: Final = {"status": "reason", "state": "reason"}
"""Fields whose value a reason explains: it goes with the value that was chosen."""


@dataclass(frozen=True, slots=True)
class SettleConflict(Action):
    """Settle the conflict of a record that is named after ``field``.

    ``choice`` is the stamp of a side's newest write; ``both`` keeps what every side wanted;
    otherwise ``value`` holds from now on. ``saw`` are the stamps that lay before who chose: when
    others are there by now, nothing is settled behind anybody's back.
    """

    stream: str
    entity: str
    key: str
    field: str
    choice: str = ""
    both: bool = False
    value: Any = None
    saw: tuple[str, ...] = ()

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan what was chosen; UserError when it is settled already or has changed."""
        record = _record(plan, self.entity, self.key)
        if record is None:
            raise UserError("This has been settled already.")
        conflict = next((one for one in conflicts_of(record) if self.field in one.fields), None)
        if conflict is None:
            raise UserError("This has been settled already.")
        if self.saw and set(self.saw) != conflict.stamps:
            raise UserError("This has changed meanwhile. Look at it again, then settle it.")
        if self.entity == "message":
            settle_strike(plan, conflict, taken_back=self.choice == conflict.sides[0].stamp)
            return (self.key,)
        chosen = self._chosen(plan, conflict)
        plan.set(self.entity, self.key, **chosen)
        if self.entity == "unit" and "task" in chosen:
            _one_task(plan, self.key, str(chosen["task"] or ""), conflict)
        return (self.key,)

    def _chosen(self, plan: Plan, conflict: Conflict) -> dict[str, Any]:
        if self.choice:
            side = next((s for s in conflict.sides if _made(s, self.choice)), None)
            if side is None:
                raise UserError("There is no such version to choose here.")
            return _values(plan, conflict, side)
        if self.both:
            if conflict.both is None:
                raise UserError("These cannot both hold; choose one.")
            return dict(conflict.both)
        return {self.field: self.value}


def _record(plan: Plan, entity: str, key: str) -> Record | None:
    if entity == "message":
        return disputed_strike(plan.tx.connection, plan.stream, key)
    kind = ENTITIES.get(entity)
    if kind is None:
        raise UserError("There is nothing to settle here.")
    return plan.tx.get(kind, plan.stream, key)


def _made(side: Side, stamp: str) -> bool:
    return any(claim.stamp == stamp for claim in side.claims)


def _values(plan: Plan, conflict: Conflict, side: Side) -> dict[str, Any]:
    """Return what the chosen side sets, with what belongs to it."""
    history = writes(plan.tx.connection, plan.stream, conflict.entity, conflict.key)
    if conflict.kind == ConflictKind.EDITED_ENDED:
        ended = conflict.sides[0]
        if side is ended:
            return dict(side.values)
        return _as_before(history, ended.stamp, conflict.entity, conflict.field)
    values = dict(side.values)
    companion = _REASON.get(conflict.field, "")
    made = next((one for one in history if one.stamp == side.stamp), None)
    if companion and companion not in values and made is not None:
        values |= _reason(history, made, conflict, companion)
    return values


def _as_before(history: Sequence[Change], stamp: str, entity: str, field: str) -> dict[str, Any]:
    """Return what stood before the record was ended, and the reason of that time."""
    ended = next(one for one in history if one.stamp == stamp)
    values: dict[str, Any] = {}
    for name in (field, _REASON.get(field, "")):
        if name in ended.fields:
            values[name] = _before(history, ended, entity, name)
    return values


def _before(history: Sequence[Change], change: Change, entity: str, name: str) -> Any:
    """Return the value before this change, the newest that does not end the record."""
    blank = getattr(ENTITIES[entity](), name, None)
    earlier = seen_writes(history, change, name)
    while earlier:
        value = earlier[-1].fields[name]
        if not ends(name, value):
            return value
        earlier = seen_writes(history, earlier[-1], name)
    return blank


def _reason(
    history: Sequence[Change], made: Change, conflict: Conflict, name: str
) -> dict[str, Any]:
    """Return the reason that goes with a choice, if one of the sides has written one."""
    ours = {claim.stamp for side in conflict.sides for claim in side.claims}
    written = [one for one in history if name in one.fields]
    if not any(one.stamp in ours for one in written):
        return {}
    stood = [one for one in written if one.stamp not in ours and one.stamp < made.stamp]
    reason = max([*stood, made] if name in made.fields else stood, key=_stamp, default=None)
    return {name: reason.fields[name] if reason is not None else ""}


def _stamp(change: Change) -> str:
    return change.stamp


def _one_task(plan: Plan, unit: str, chosen: str, conflict: Conflict) -> None:
    """Take the unit off the other tasks that wanted it, and put it on the one chosen."""
    wanted = {str(side.values.get("task") or "") for side in conflict.sides}
    for task in plan.view.all(Task, plan.stream, sorted(wanted | {chosen})):
        if task.key != chosen and unit in task.units:
            plan.set("task", task.key, units=tuple(one for one in task.units if one != unit))
        elif task.key == chosen and unit not in task.units:
            plan.set("task", task.key, units=(*task.units, unit))
