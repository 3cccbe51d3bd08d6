"""What the top strip says of an operation, read in one go so that it can be read beside the GUI."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from commander.domain.codes import State
from commander.domain.operation import Incident, Operation, Period, ResponseLevel
from commander.domain.scales import EVENT_GRADE, FIRE_ALARM, RESPONSE_LEVEL, Scale
from commander.domain.warning import PublicWarning
from commander.journal.reader import Reader
from commander.linkage.succession import follow_ups
from commander.linkage.warnings import in_force, rank
from ui.zone import zone_of

_MINUTE_MS: Final = 60_000
_UTC: Final = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """An operation and the incident that is looked at.

    ``incidents``: open ones first, the newest alarm first. ``incident`` is the one in focus, or
    the only open one; None while several are looked at. ``levels`` hold now, the worst first;
    ``warnings`` are in force, the worst first. ``period`` is the operational period that ``now``
    lies in.
    """

    operation: Operation | None = None
    operations: tuple[Operation, ...] = ()
    incidents: tuple[Incident, ...] = ()
    incident: Incident | None = None
    levels: tuple[ResponseLevel, ...] = ()
    warnings: tuple[PublicWarning, ...] = ()
    period: Period | None = None
    zone: tzinfo = _UTC

    @property
    def open_incidents(self) -> tuple[Incident, ...]:
        """The incidents that are being worked on."""
        return tuple(one for one in self.incidents if one.state == State.OPEN)

    def parent(self) -> Incident | None:
        """Return the incident that the one looked at follows from."""
        above = self.incident.parent if self.incident is not None else ""
        return next((one for one in self.incidents if above and one.key == above), None)

    def follow_ups(self, incident: Incident) -> tuple[Incident, ...]:
        """Return the open incidents that follow from one, over any number of steps."""
        found = follow_ups(incident.key, self.incidents)
        return tuple(one for one in found if one.state == State.OPEN)

    def tree(self) -> tuple[tuple[int, Incident], ...]:
        """Return the incidents in their order, each followed by what follows from it, with depth.

        One whose parent is unknown, or stands in a circle, stands by itself.
        """
        known = {one.key for one in self.incidents}
        below: dict[str, list[Incident]] = {}
        for one in self.incidents:
            below.setdefault(one.parent if one.parent in known else "", []).append(one)
        found: list[tuple[int, Incident]] = []
        left = [(0, one) for one in reversed(below.get("", []))]
        while left:
            depth, one = left.pop()
            found.append((depth, one))
            left += [(depth + 1, child) for child in reversed(below.get(one.key, []))]
        placed = {one.key for _, one in found}
        return (*found, *((0, one) for one in self.incidents if one.key not in placed))

    def alarm(self) -> Incident | None:
        """Return whose alarm is counted from: the incident looked at, else the newest open one."""
        if self.incident is not None:
            return self.incident if self.incident.alarm_at else None
        return next((one for one in self.open_incidents if one.alarm_at), None)

    def worst(self, scale: Scale) -> Incident | None:
        """Return the incident that is highest on a scale: the one looked at, else of the open."""
        field = {EVENT_GRADE.code: "grade", FIRE_ALARM.code: "fire_alarm"}[scale.code]
        asked = (self.incident,) if self.incident is not None else self.open_incidents
        ranked = [(_rank(scale, getattr(one, field)), one) for one in asked if getattr(one, field)]
        return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def read_situation(reader: Reader, stream: str, incident: str, now: int) -> Situation:
    """Read what the strip shows; an empty ``stream`` gives only the list of operations."""
    operations = reader.operations()
    operation = next((one for one in operations if one.key == stream), None)
    if operation is None:
        return Situation(operations=operations)
    incidents = tuple(sorted(reader.all(Incident, stream), key=_newest_open_first))
    opened = [one for one in incidents if one.state == State.OPEN]
    looked_at = next((one for one in incidents if one.key == incident), None)
    if looked_at is None and len(opened) == 1:
        looked_at = opened[0]
    shown = {looked_at.key} if looked_at is not None else {one.key for one in opened}
    levels = [
        one for one in reader.all(ResponseLevel, stream) if not one.ended and one.incident in shown
    ]
    warned = [one for one in reader.all(PublicWarning, stream) if one.incident in {"", *shown}]
    return Situation(
        operation=operation,
        operations=operations,
        incidents=incidents,
        incident=looked_at,
        levels=tuple(sorted(levels, key=lambda one: -_rank(RESPONSE_LEVEL, one.level))),
        warnings=tuple(sorted(in_force(warned, now), key=rank, reverse=True)),
        period=_current(reader.all(Period, stream), now),
        zone=zone_of(operation),
    )


def next_roll_call(incident: Incident) -> int | None:
    """Return when the next roll call is due (ms UTC), None without an interval."""
    if incident.roll_call_minutes <= 0 or incident.state != State.OPEN:
        return None
    last = incident.meta.since.get("roll_call", 0) if incident.roll_call is not None else 0
    start = last or incident.meta.since.get("roll_call_minutes", 0) or incident.alarm_at
    return start + incident.roll_call_minutes * _MINUTE_MS


def _newest_open_first(incident: Incident) -> tuple[bool, int]:
    return incident.state != State.OPEN, -incident.alarm_at


def _current(periods: tuple[Period, ...], now: int) -> Period | None:
    begun = [
        one for one in periods if one.starts_at <= now and (not one.ends_at or now < one.ends_at)
    ]
    return max(begun, key=lambda one: one.starts_at, default=None)


def _rank(scale: Scale, code: str) -> int:
    step = scale.step(code)
    return step.rank if step is not None else -1
