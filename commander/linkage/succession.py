"""What follows from what: incidents with their causes, and hazards that outlast them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.work import Task

_PASSING: Final = frozenset(
    {
        *("text", "movement", "staging", "landing_site", "assembly_point", "command_post"),
        *("casualty_point", "decontamination", "safe_route"),
    }
)
"""Drawings that say how one response works, not what is dangerous at the place."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What an incident takes over from those it follows from: hazards that hold, tasks left open.

    ``causes`` are the incidents before it with what was given as cause, the nearest first.
    """

    causes: tuple[tuple[Incident, str], ...]
    hazards: tuple[Feature, ...]
    tasks: tuple[Task, ...]


def ancestors(
    incident: Incident, known: Mapping[str, Incident]
) -> tuple[tuple[Incident, str], ...]:
    """Return the incidents that this one follows from, nearest first, each with the cause given."""
    found: list[tuple[Incident, str]] = []
    seen = {incident.key}
    at = incident
    while at.parent and at.parent not in seen and at.parent in known:
        seen.add(at.parent)
        found.append((known[at.parent], at.cause))
        at = known[at.parent]
    return tuple(found)


def carried(
    incident: Incident,
    incidents: Iterable[Incident],
    features: Iterable[Feature],
    tasks: Iterable[Task],
) -> Carried:
    """Return what an incident takes over; drawings of no incident belong to all."""
    before = ancestors(incident, {one.key: one for one in incidents})
    keys = {one.key for one, _ in before}
    hazards = (one for one in features if one.incident in keys and not one.lifted)
    return Carried(
        before,
        tuple(one for one in hazards if one.kind not in _PASSING and not one.planned),
        tuple(task for task in tasks if task.incident in keys and task.is_open()),
    )


def follow_ups(incident: str, incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Return the incidents that follow from this one, over any number of steps."""
    known = {one.key: one for one in incidents}
    return tuple(
        one
        for one in known.values()
        if any(before.key == incident for before, _ in ancestors(one, known))
    )
