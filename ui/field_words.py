"""What the fields of records are called where one of them is named alone."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_FIELDS: Final[Mapping[str, Callable[[], str]]] = {
    "supersedes": lambda: translate("fields", "correction"),
    "forwards": lambda: translate("fields", "passed on"),
    "feature": lambda: translate("fields", "map drawing"),
    "status": lambda: translate("fields", "status"),
    "state": lambda: translate("fields", "state"),
    "reason": lambda: translate("fields", "reason"),
    "place": lambda: translate("fields", "position"),
    "name": lambda: translate("fields", "name"),
    "title": lambda: translate("fields", "title"),
    "label": lambda: translate("fields", "label"),
    "text": lambda: translate("fields", "text"),
    "note": lambda: translate("fields", "note"),
    "notes": lambda: translate("fields", "notes"),
    "owner": lambda: translate("fields", "owner"),
    "support": lambda: translate("fields", "supporting departments"),
    "units": lambda: translate("fields", "units"),
    "due": lambda: translate("fields", "due time"),
    "priority": lambda: translate("fields", "priority"),
    "waits_for": lambda: translate("fields", "waits for"),
    "checklist": lambda: translate("fields", "checklist"),
    "accepted": lambda: translate("fields", "taken note of"),
    "origin": lambda: translate("fields", "origin"),
    "incident": lambda: translate("fields", "incident"),
    "task": lambda: translate("fields", "task"),
    "department": lambda: translate("fields", "department"),
    "kind": lambda: translate("fields", "kind"),
    "crew": lambda: translate("fields", "crew"),
    "leader": lambda: translate("fields", "leader"),
    "agency": lambda: translate("fields", "agency"),
    "aliases": lambda: translate("fields", "other names"),
    "letters": lambda: translate("fields", "letters"),
    "event_type": lambda: translate("fields", "event type"),
    "subtype": lambda: translate("fields", "subtype"),
    "grade": lambda: translate("fields", "event grade"),
    "fire_alarm": lambda: translate("fields", "fire alarm level"),
    "level": lambda: translate("fields", "level"),
    "authority": lambda: translate("fields", "authority"),
    "commander": lambda: translate("fields", "commander"),
    "alarm_at": lambda: translate("fields", "time of alarm"),
    "roll_call": lambda: translate("fields", "roll call"),
    "roll_call_minutes": lambda: translate("fields", "minutes between roll calls"),
    "parent": lambda: translate("fields", "part of"),
    "cause": lambda: translate("fields", "cause"),
    "reference": lambda: translate("fields", "reference"),
    "starts_at": lambda: translate("fields", "beginning"),
    "ends_at": lambda: translate("fields", "end"),
    "objectives": lambda: translate("fields", "objectives"),
    "geometry": lambda: translate("fields", "shape"),
    "radius_m": lambda: translate("fields", "radius (m)"),
    "order_word": lambda: translate("fields", "what was ordered"),
    "planned": lambda: translate("fields", "planned"),
    "approx": lambda: translate("fields", "approximate"),
    "lifted": lambda: translate("fields", "lifted"),
    "person": lambda: translate("fields", "person"),
    "position": lambda: translate("fields", "position held"),
    "contact": lambda: translate("fields", "contact"),
    "timezone": lambda: translate("fields", "time zone"),
    "source": lambda: translate("fields", "source"),
}


def field_word(name: str) -> str:
    """Return what a field is called; an unknown one by its name in the data."""
    make = _FIELDS.get(name)
    return make() if make is not None else name.replace("_", " ")
