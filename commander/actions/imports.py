"""Taking in what other systems recorded: calls, as incidents of an operation."""

from dataclasses import dataclass
from typing import Final

from commander.actions.base import Action, Plan
from commander.domain.codes import State
from commander.domain.operation import Incident
from commander.domain.record import Place
from commander.errors import UserError
from commander.journal.transaction import Draft

MOST_CALLS: Final = 500
"""Calls of one act: an act travels whole, so it has to stay small."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call as its source has it. ``reference`` says which one it is; ``alarm_at`` ms UTC."""

    reference: str
    name: str
    event_type: str
    department: str
    alarm_at: int
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ImportCalls(Action):
    """Make incidents of calls, at most `MOST_CALLS`; those that are here already are left alone.

    The key of an incident comes from the call's reference, so that two posts that take in the
    same calls while apart have the same incidents. keys: what was new.
    """

    stream: str
    calls: tuple[Call, ...]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the incidents that are new."""
        if len(self.calls) > MOST_CALLS:
            raise UserError("At most {most} calls at once.", most=MOST_CALLS)
        calls = {f"call-{call.reference}": call for call in self.calls}
        known = {incident.key for incident in plan.view.all(Incident, plan.stream, calls.keys())}
        new = {key: call for key, call in calls.items() if key not in known}
        for key, call in new.items():
            # Nobody has seen anything of a record that is new: no need to look it up.
            plan.drafts.append(
                Draft("incident", key, _fields(call), call.alarm_at, plan.precision, seen={})
            )
        return tuple(new)


def _fields(call: Call) -> dict[str, object]:
    place = {"place": call.place} if call.place else {}
    return {
        "name": call.name,
        "event_type": call.event_type,
        "state": State.OPEN,
        "alarm_at": call.alarm_at,
        "alarm_precision": "second",
        "department": call.department,
        "reference": call.reference,
        **place,
    }
