"""What is said of a mark in words: state, how its place is known and since when, how it moves."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.actions.unit_kinds import kind_code, unit_kinds
from commander.domain.freshness import is_stale
from commander.domain.operation import Incident
from commander.domain.resources import Department, Unit
from ui import words
from ui.map.marks import Alert
from ui.map.model import known_at

_KMH: Final = 3.6
_STILL: Final = 0.5
"""Metres a second below which a receiver's speed is its noise."""

_SECTOR: Final = 45.0
translate = QCoreApplication.translate


def unit_lines(
    unit: Unit, department: Department | None, alert: Alert, now: int, language: str
) -> list[str]:
    """Return the name first, then a line each for what is known; ``now`` ms UTC."""
    kind = unit_kinds().get(kind_code(unit.kind))
    name = kind.name(language) if kind is not None else unit.kind
    who = [department.name(language) if department else "", name]
    lines = [unit.name, " · ".join(one for one in who if one), words.unit_status(unit.status)]
    return [*lines, *_place_lines(unit, now), *_alert_lines(unit, alert)]


def incident_lines(incident: Incident, language: str, department: Department | None) -> list[str]:
    """Return the name first, then a line each for what is known."""
    who = department.name(language) if department else ""
    state = words.incident_state(incident.state)
    place = incident.place
    source = words.place_source(place.source) if place else ""
    lines = [incident.name, " · ".join(one for one in (state, who) if one), source]
    if place and (place.approx or "place" in incident.approximate):
        lines.append(translate("MarkCard", "≈ approximate place"))
    return [one for one in lines if one]


def direction(degrees: float) -> str:
    """Return the name of the eighth of the compass."""
    names = (
        translate("MarkCard", "north"),
        translate("MarkCard", "north-east"),
        translate("MarkCard", "east"),
        translate("MarkCard", "south-east"),
        translate("MarkCard", "south"),
        translate("MarkCard", "south-west"),
        translate("MarkCard", "west"),
        translate("MarkCard", "north-west"),
    )
    return names[round(degrees % 360 / _SECTOR) % len(names)]


def _place_lines(unit: Unit, now: int) -> list[str]:
    place, fix = unit.place, unit.fix
    if place is None:
        return []
    at = known_at(unit, place)
    parts = [words.place_source(place.source)]
    if at:
        parts.append(words.ago(max(0, now - at) / 1000))
    if fix is not None and fix.accuracy_m:
        parts.append(translate("MarkCard", "±{metres} m").format(metres=round(fix.accuracy_m)))
    lines = [" · ".join(parts)]
    if is_stale(at, place.source, now):
        lines.append(translate("MarkCard", "Too old to rely on: it may be elsewhere"))
    elif fix is not None and fix.speed is not None:
        lines.append(_motion(fix.speed, fix.heading))
    if place.approx or "place" in unit.approximate:
        lines.append(translate("MarkCard", "≈ approximate place"))
    return lines


def _motion(speed: float, heading: float | None) -> str:
    if speed < _STILL:
        return translate("MarkCard", "standing still")
    kmh = round(speed * _KMH)
    if heading is None:
        return translate("MarkCard", "{speed} km/h").format(speed=kmh)
    return translate("MarkCard", "{speed} km/h to the {direction} ({degrees}°)").format(
        speed=kmh, direction=direction(heading), degrees=round(heading)
    )


def _alert_lines(unit: Unit, alert: Alert) -> list[str]:
    lines = []
    if alert == "late":
        lines.append(translate("MarkCard", "! a task of it is late"))
    if alert == "asked":
        lines.append(translate("MarkCard", "? has not acknowledged"))
    if unit.meta.disputed:
        lines.append(translate("MarkCard", "⇄ posts disagree about it"))
    return lines
