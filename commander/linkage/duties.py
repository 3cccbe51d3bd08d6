"""How a duty stands against its limit. Pure."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from commander.domain.duty import Duty

MINUTE_MS: Final = 60_000
SOON_MS: Final = 15 * MINUTE_MS
"""A duty is due soon in its last quarter, but not earlier than this before its limit."""


class DutyState(StrEnum):
    """How a duty stands, the most pressing first."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    RUNNING = "running"
    NOT_BEGUN = "not_begun"
    FULFILLED = "fulfilled"
    FULFILLED_LATE = "fulfilled_late"
    LIFTED = "lifted"


def duty_state(duty: Duty, now: int) -> DutyState:
    """Return how a duty stands at ``now`` (ms UTC)."""
    if duty.fulfilled is not None:
        late = bool(duty.due) and duty.fulfilled.at > duty.due
        return DutyState.FULFILLED_LATE if late else DutyState.FULFILLED
    if duty.lifted:
        return DutyState.LIFTED
    if not duty.due:
        return DutyState.NOT_BEGUN
    if now > duty.due:
        return DutyState.OVERDUE
    quarter = (duty.due - duty.started_at) // 4
    return DutyState.DUE_SOON if duty.due - now <= min(quarter, SOON_MS) else DutyState.RUNNING


def in_states(duties: Iterable[Duty], now: int) -> dict[DutyState, list[Duty]]:
    """Return the duties of each state, the most pressing state first, in it the next due first."""
    found: dict[DutyState, list[Duty]] = {state: [] for state in DutyState}
    for one in duties:
        found[duty_state(one, now)].append(one)
    for held in found.values():
        held.sort(key=lambda one: (one.due, one.meta.created_at, one.key))
    return found


def by_pressure(duties: Iterable[Duty], now: int) -> tuple[Duty, ...]:
    """Return duties with the most pressing first: overdue, due soon, running, not begun, rest."""
    return tuple(one for held in in_states(duties, now).values() for one in held)
