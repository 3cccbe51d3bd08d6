"""Conflicts in the operator's words: what the question is, what each answer says, who said it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from commander.domain.record import Record, Version
from commander.linkage.conflicts import Conflict, ConflictKind, Side, conflicts_of
from ui import words
from ui.field_words import field_word

translate = QCoreApplication.translate
_Words = Mapping[str, Callable[[], str]]
NOTHING: Final = "–"

_HEADLINES: Final[_Words] = {
    ConflictKind.MOVED: lambda: translate("conflicts", "Moved to different columns"),
    ConflictKind.OWNERS: lambda: translate("conflicts", "Given to different departments"),
    ConflictKind.STATUSES: lambda: translate("conflicts", "Reported in different states"),
    ConflictKind.ASSIGNED_TWICE: lambda: translate("conflicts", "Assigned twice"),
    ConflictKind.COMMANDERS: lambda: translate("conflicts", "Different commanders named"),
    ConflictKind.PLACES: lambda: translate("conflicts", "Put at different places"),
    ConflictKind.SHAPES: lambda: translate("conflicts", "Drawn in different shapes"),
}
_ENDED: Final[_Words] = {
    "task": lambda: translate("conflicts", "Cancelled by one, moved on by another"),
    "unit": lambda: translate("conflicts", "Released by one, at work for another"),
    "incident": lambda: translate("conflicts", "Closed by one, open for another"),
    "operation": lambda: translate("conflicts", "Closed by one, open for another"),
    "feature": lambda: translate("conflicts", "Lifted by one, in force for another"),
}
_EDITED: Final[_Words] = {
    "message": lambda: translate("conflicts", "Struck out while somebody else built on it"),
    "task": lambda: translate("conflicts", "Cancelled while somebody else changed it"),
    "unit": lambda: translate("conflicts", "Released while somebody else changed it"),
    "incident": lambda: translate("conflicts", "Closed while somebody else changed it"),
    "operation": lambda: translate("conflicts", "Closed while somebody else changed it"),
    "feature": lambda: translate("conflicts", "Lifted while somebody else changed it"),
}
_STAYS: Final[_Words] = {
    "message": lambda: translate("conflicts", "It stays struck out, and that is taken back, too"),
    "task": lambda: translate("conflicts", "It stays cancelled"),
    "unit": lambda: translate("conflicts", "It stays released"),
    "incident": lambda: translate("conflicts", "It stays closed"),
    "operation": lambda: translate("conflicts", "It stays closed"),
    "feature": lambda: translate("conflicts", "It stays lifted"),
}
_GOES_ON: Final[_Words] = {
    "message": lambda: translate("conflicts", "What was made from it holds: {changes}"),
    "task": lambda: translate("conflicts", "The task goes on: {changes}"),
    "unit": lambda: translate("conflicts", "The unit stays with us: {changes}"),
    "incident": lambda: translate("conflicts", "The incident is open again: {changes}"),
    "operation": lambda: translate("conflicts", "The operation is open again: {changes}"),
    "feature": lambda: translate("conflicts", "It is in force again: {changes}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What the records that values name are called; ``here`` is this device's id."""

    departments: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, str] = field(default_factory=dict)
    incidents: Mapping[str, str] = field(default_factory=dict)
    desks: Mapping[str, str] = field(default_factory=dict)
    zone: tzinfo = field(default_factory=lambda: ZoneInfo("UTC"))
    here: str = ""

    def department(self, code: str) -> str:
        """Return the name of a department."""
        return self.departments.get(code) or words.department(code) or NOTHING


def headline(conflict: Conflict) -> str:
    """Return what posts disagree about."""
    if conflict.kind == ConflictKind.ENDED:
        other = translate("conflicts", "Ended by one, going on for another")
        return _of(_ENDED, conflict.entity, other)
    if conflict.kind == ConflictKind.EDITED_ENDED:
        return _of(_EDITED, conflict.entity, translate("conflicts", "Ended while it was changed"))
    if conflict.kind == ConflictKind.RESPONSE:
        return _apart(conflict)
    known = _HEADLINES.get(conflict.kind)
    if known is not None:
        return known()
    other = translate("conflicts", "{field}: different values")
    text = other.format(field=field_word(conflict.field))
    return text[:1].upper() + text[1:]


def answer(conflict: Conflict, side: Side, naming: Naming) -> str:
    """Return what an answer says."""
    if conflict.kind == ConflictKind.RESPONSE and "level" not in side.values:
        return translate("conflicts", "What was said first holds, with all deadlines from it")
    if conflict.kind != ConflictKind.EDITED_ENDED:
        return _with_reason(_values(conflict, side.values, naming), side)
    if side is conflict.sides[0]:
        stays = _of(_STAYS, conflict.entity, translate("conflicts", "It stays ended"))
        return _with_reason(stays, side)
    changes = ", ".join(
        f"{field_word(name)} {value_text(conflict.entity, name, value, naming)}"
        for name, value in side.values.items()
    )
    goes_on = _of(_GOES_ON, conflict.entity, translate("conflicts", "It goes on: {changes}"))
    return goes_on.format(changes=changes)


def _apart(conflict: Conflict) -> str:
    if conflict.field == "level":
        return translate(
            "conflicts", "Two posts hold different levels; all else is settled with it"
        )
    return translate("conflicts", "Activated by two posts: times and deadlines differ")


def _with_reason(text: str, side: Side) -> str:
    return f"{text} ({side.reason})" if side.reason else text


def both(conflict: Conflict, naming: Naming) -> str:
    """Return what keeping everything says; empty where that cannot be."""
    if conflict.both is None:
        return ""
    text = translate("conflicts", "Both: {values}")
    return text.format(values=_values(conflict, conflict.both, naming))


def claim(version: Version, naming: Naming) -> str:
    """Return who said it, in which position, where and when."""
    who = version.author or translate("conflicts", "somebody")
    desk = naming.desks.get(version.device, "")
    if version.device == naming.here:
        desk = translate("conflicts", "this post")
    when = words.clock(version.happened_at, naming.zone)
    parts = (who, version.position, desk, when)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def claims(side: Side, naming: Naming) -> str:
    """Return everybody who said it, once each."""
    return "; ".join(dict.fromkeys(claim(version, naming) for version in side.claims))


def badge(record: Record, naming: Naming) -> str:
    """Return the line that an item carries while posts disagree about it; empty if none do."""
    parts = []
    for conflict in conflicts_of(record):
        answers = " / ".join(answer(conflict, side, naming) for side in conflict.sides)
        if conflict.kind == ConflictKind.EDITED_ENDED:
            answers = answer(conflict, conflict.sides[1], naming)
        parts.append(f"{headline(conflict)}: {answers}")
    return "⇄ " + " · ".join(parts) if parts else ""


def value_text(entity: str, name: str, value: object, naming: Naming) -> str:
    """Return the value of a field as people read it; short."""
    if isinstance(value, Mapping):
        return _mapping(name, value, naming)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _list(name, value, naming)
    if name in _TIMES and isinstance(value, int):
        return words.clock(value, naming.zone, "minute") if value else NOTHING
    if isinstance(value, bool):
        yes, no = translate("conflicts", "yes"), translate("conflicts", "no")
        return yes if value else no
    return _code(entity, name, str(value), naming) if value is not None else _none(name)


_TIMES: Final = frozenset(
    {"due", "alarm_at", "starts_at", "ends_at", "sent_at", "ordered_at", "until"}
)


def _code(entity: str, name: str, code: str, naming: Naming) -> str:
    by_name: Mapping[str, Callable[[str], str]] = {
        "status": words.unit_status if entity == "unit" else words.task_status,
        "state": words.incident_state,
        "priority": words.priority,
        "owner": naming.department,
        "department": naming.department,
        "event_type": words.event_type,
        "grade": lambda one: words.scale_step("event_grade", one).short,
        "fire_alarm": lambda one: words.scale_step("fire_alarm", one).short,
        "level": lambda one: _level(entity, one),
        "task": lambda one: naming.tasks.get(one, one),
        "incident": lambda one: naming.incidents.get(one, one),
        "parent": lambda one: naming.incidents.get(one, one),
    }
    said = by_name.get(name)
    return said(code) if said is not None and code else code or NOTHING


def _level(entity: str, code: str) -> str:
    scale = "warning_level" if entity == "warning" else "response_level"
    return words.scale_step(scale, code).short


def _none(name: str) -> str:
    return translate("conflicts", "in force") if name == "lifted" else NOTHING


def _mapping(name: str, value: Mapping[str, object], naming: Naming) -> str:
    if name == "lifted":
        return translate("conflicts", "lifted")
    if name == "commander":
        department = str(value.get("department") or "")
        who = str(value.get("name") or NOTHING)
        return f"{who} ({naming.department(department)})" if department else who
    if name == "roll_call":
        text = translate("conflicts", "{present} of {expected} present")
        return text.format(present=value.get("present"), expected=value.get("expected"))
    if name in {"geometry", "form"}:
        return _shape(value) if name == "geometry" else _measures(value)
    lat, lon = value.get("lat"), value.get("lon")
    if isinstance(lat, int | float) and isinstance(lon, int | float):
        return str(value.get("text") or "") or f"{lat:.5f}, {lon:.5f}"
    return ", ".join(str(one) for one in value.values() if one) or NOTHING


def _shape(geometry: Mapping[str, object]) -> str:
    """Return where a point is, or how many corners a line or an area has."""
    points = geometry.get("coordinates")
    if not isinstance(points, Sequence) or not points:
        return NOTHING
    if geometry.get("type") == "Point":
        return ", ".join(str(one) for one in reversed(points))
    inner = points[0] if geometry.get("type") == "Polygon" else points
    count = len(inner) if isinstance(inner, Sequence) else 0
    return translate("conflicts", "{count} points").format(count=count)


def _measures(form: Mapping[str, object]) -> str:
    """Return the lengths (m) and angles (°) of a drawing's form as short as they can be said."""
    parts = [f"{form[name]:.0f} m" for name in _LENGTHS if isinstance(form.get(name), int | float)]
    parts += [f"{form[name]:.0f}°" for name in _ANGLES if isinstance(form.get(name), int | float)]
    return " · ".join(parts) or NOTHING


_LENGTHS: Final = ("radius_m", "width_m", "distance_m", "isolation_m")
_ANGLES: Final = ("bearing", "wind_from", "half_angle")


def _list(name: str, value: Sequence[object], naming: Naming) -> str:
    if name == "checklist":
        done = sum(bool(one.get("done")) for one in value if isinstance(one, Mapping))
        return translate("conflicts", "{done} of {all} done").format(done=done, all=len(value))
    known: Mapping[str, Callable[[str], str]] = {
        "units": lambda one: naming.units.get(one, one),
        "support": naming.department,
        "waits_for": lambda one: naming.tasks.get(one, one),
        "approximate": field_word,
    }
    say = known.get(name, str)
    return ", ".join(say(str(one)) for one in value) or NOTHING


def _values(conflict: Conflict, values: Mapping[str, object], naming: Naming) -> str:
    """Return the values of an answer; what names the conflict stands first and bare."""
    parts = []
    for name, value in values.items():
        text = value_text(conflict.entity, name, value, naming)
        if name == conflict.field:
            parts.append(text)
        elif text != NOTHING:
            parts.append(f"{field_word(name)} {text}")
    return " · ".join(parts)


def _of(known: _Words, code: str, other: str) -> str:
    make = known.get(code)
    return make() if make is not None else other
