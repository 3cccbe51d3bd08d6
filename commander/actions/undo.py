"""Undo: a new change that puts back what stood before, refused when somebody else went on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from commander.actions.base import Action, Plan
from commander.actions.before import stood_before
from commander.actions.log import strike
from commander.domain.attachment import Withdrawn
from commander.domain.codes import State, TaskStatus, UnitStatus
from commander.domain.entities import INSERT_ONLY
from commander.domain.feature import Lifted
from commander.domain.request import OfferStatus, RequestStatus
from commander.errors import UserError
from commander.journal.change import Change
from commander.journal.history import act_changes, writes
from commander.journal.project import record_state
from commander.journal.transaction import Draft

REASON = "undone"

_STAY = frozenset({"department", "plan_text"})
"""What an activation made besides; it does no harm, and others may have come to use it."""


@dataclass(frozen=True, slots=True)
class Undo(Action):
    """Undo an act of this device.

    What it made is not removed but withdrawn (cancelled, lifted, released, closed, struck out);
    what it changed gets the value from before. A conflict that it settled is open again.
    """

    stream: str
    act: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the values from before; UserError when somebody has changed one since."""
        changes = act_changes(plan.tx.connection, plan.stream, self.act)
        if not changes or any(change.device != plan.device for change in changes):
            raise UserError("There is nothing to undo.")
        for change in reversed(changes):
            _undo(plan, change)
        return tuple(dict.fromkeys(change.key for change in changes))


def _undo(plan: Plan, change: Change) -> None:
    if change.entity in INSERT_ONLY and "struck" not in change.fields:
        _withdraw(plan, change)
        return
    history = writes(plan.tx.connection, plan.stream, change.entity, change.key)
    if all(earlier.stamp >= change.stamp for earlier in history):
        _untouched(plan, change, history)
        _withdraw(plan, change)
        return
    _untouched(plan, change, history)
    for values, seen in stood_before(plan, change, history):
        plan.drafts.append(
            Draft(change.entity, change.key, values, plan.happened_at, plan.precision, seen)
        )


def _untouched(plan: Plan, change: Change, history: Sequence[Change]) -> None:
    """Raise UserError when a field of this change shows somebody's later value."""
    state = record_state(plan.tx.connection, plan.stream, change.entity, change.key)
    own = {entry.stamp for entry in history if entry.act == change.act}
    for name in change.fields:
        live = state.registers[name].live
        if any(write.stamp not in own for write in live):
            by = next((w.author for w in live if w.stamp not in own), "")
            raise UserError(
                "This cannot be undone: {who} has changed {field} since.",
                who=by or "somebody",
                field=name,
            )


def _withdraw(plan: Plan, change: Change) -> None:
    by = plan.author.name
    fields: dict[str, dict[str, Any]] = {
        "task": {"status": TaskStatus.CANCELLED, "reason": REASON},
        "attachment": {"withdrawn": Withdrawn(by, REASON)},
        "feature": {"lifted": Lifted(by, REASON)},
        "unit": {"status": UnitStatus.RELEASED},
        "incident": {"state": State.CLOSED, "reason": REASON},
        "operation": {"state": State.CLOSED, "reason": REASON},
        "activation": {"state": State.CLOSED, "reason": REASON},
        "response_level": {"level": "", "ended": True},
        "duty": {"lifted": True, "reason": REASON},
        "request": {"status": RequestStatus.CANCELLED, "reason": REASON},
        "delivery": {"withdrawn": True},
        "offer": {"status": OfferStatus.WITHDRAWN, "reason": REASON},
        "warning": {"lifted": True, "reason": REASON},
    }
    if change.entity == "message":
        strike(plan, change.key, REASON)
        return
    if change.entity in _STAY:
        return
    if change.entity not in fields:
        raise UserError("This cannot be undone.")
    plan.set(change.entity, change.key, **fields[change.entity])
