"""Title, subtitle and mark of the top strip in words."""

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.codes import OperationKind
from commander.domain.operation import Incident, Period
from ui import words
from ui.conflict_words import Naming, badge
from ui.strip.situation import Situation
from ui.subtype_words import event_subtype
from ui.widgets.key_hint import key_text

NEW_INCIDENT_KEY: Final = "Ctrl+N"
translate = QCoreApplication.translate


def title(situation: Situation) -> str:
    """Return the name of what is looked at."""
    if situation.incident is not None:
        return situation.incident.name
    return situation.operation.name if situation.operation is not None else ""


def subtitle(situation: Situation) -> str:
    """Return event type, who commands and the operational period."""
    incident = situation.incident
    parts = _of_incident(situation, incident) if incident is not None else _of_all(situation)
    if situation.period is not None:
        parts.append(_period(situation, situation.period))
    return " · ".join(part for part in parts if part)


def mark_text(situation: Situation, now: int) -> str:
    """Return the word that tells an operation from a live one; empty for a live one."""
    operation = situation.operation
    if operation is None or operation.kind == OperationKind.LIVE:
        return ""
    if operation.kind == OperationKind.EXERCISE:
        return translate("strip", "EXERCISE")
    year = datetime.fromtimestamp(now / 1000, UTC).astimezone(situation.zone).year
    return translate("strip", "DEMONSTRATION {year}").format(year=year)


def _of_incident(situation: Situation, incident: Incident) -> list[str]:
    parts = [words.event_type(incident.event_type)] if incident.event_type else []
    if incident.subtype:
        parts.append(event_subtype(incident.subtype))
    commander = incident.commander
    if commander is not None:
        department = words.department(commander.department) if commander.department else ""
        who = f"{commander.name} ({department})" if department else commander.name
        parts.append(translate("strip", "IC: {name}").format(name=who))
    if incident.state != "open":
        parts.append(words.incident_state(incident.state))
    return [badge(incident, Naming()), *_linked(situation, incident), *parts]


def _linked(situation: Situation, incident: Incident) -> list[str]:
    """Return what an incident follows from, with the cause, and how many follow from it."""
    parts = []
    parent = situation.parent()
    if parent is not None:
        text = translate("strip", "↳ from {name}").format(name=parent.name)
        parts.append(f"{text} ({incident.cause})" if incident.cause else text)
    if count := len(situation.follow_ups(incident)):
        parts.append(translate("strip", "→ {count} follow from it").format(count=count))
    return parts


def _of_all(situation: Situation) -> list[str]:
    opened = len(situation.open_incidents)
    if situation.operation is None:
        return []
    parts = [_open_incidents(opened)]
    if situation.operation.state != "open":
        parts.append(words.incident_state(situation.operation.state))
    return parts


def _open_incidents(count: int) -> str:
    if not count:
        text = translate("strip", "No incident is open · {key} opens one")
        return text.format(key=key_text(NEW_INCIDENT_KEY))
    if count == 1:
        return translate("strip", "1 incident open")
    return translate("strip", "{count} incidents open").format(count=count)


def _period(situation: Situation, period: Period) -> str:
    start = words.clock(period.starts_at, situation.zone, "minute")
    end = words.clock(period.ends_at, situation.zone, "minute") if period.ends_at else ""
    text = translate("strip", "Op. period {number} ({start}–{end})")
    return text.format(number=period.number, start=start, end=end)
