"""What codes are called on the screen, and how times are written: translated, in one place.

Codes stay the same in every language. A code that is not known is shown as it is, because data may
come from a newer version or be somebody's own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from commander.domain.scales import SCALES
from ui.reasons import said

_MINUTE: Final = 60
_HOUR_MIN: Final = 60
_DAY_HOURS: Final = 24
_NUMERALS: Final = frozenset({"I", "II", "III", "IV", "1", "2", "3", "4", "5"})
LANGUAGES: Final = {"en": "English", "zh": "中文"}
"""The languages that the window speaks, as they call themselves."""

translate = QCoreApplication.translate
_Words = Mapping[str, Callable[[], str]]

TASK_STATUSES: Final[_Words] = {
    "assigned": lambda: translate("words", "Assigned", "task"),
    "in_progress": lambda: translate("words", "In progress", "task"),
    "blocked": lambda: translate("words", "Blocked", "task"),
    "done": lambda: translate("words", "Done", "task"),
    "cancelled": lambda: translate("words", "Cancelled", "task"),
}
UNIT_STATUSES: Final[_Words] = {
    "available": lambda: translate("words", "Available", "unit"),
    "assigned": lambda: translate("words", "Assigned", "unit"),
    "en_route": lambda: translate("words", "En route", "unit"),
    "on_scene": lambda: translate("words", "On scene", "unit"),
    "committed": lambda: translate("words", "Committed", "unit"),
    "transporting": lambda: translate("words", "Transporting", "unit"),
    "returning": lambda: translate("words", "Returning", "unit"),
    "out_of_service": lambda: translate("words", "Out of service", "unit"),
    "released": lambda: translate("words", "Released", "unit"),
}
PRECEDENCES: Final[_Words] = {
    "routine": lambda: translate("words", "Routine", "precedence"),
    "priority": lambda: translate("words", "Priority", "precedence"),
    "immediate": lambda: translate("words", "Immediate", "precedence"),
    "flash": lambda: translate("words", "Flash", "precedence"),
}
PRIORITIES: Final[_Words] = {
    "urgent": lambda: translate("words", "Urgent", "priority"),
    "routine": lambda: translate("words", "Routine", "priority"),
    "low": lambda: translate("words", "Low", "priority"),
}
REQUEST_STATUSES: Final[_Words] = {
    "draft": lambda: translate("words", "Draft", "request"),
    "approved": lambda: translate("words", "Approved", "request"),
    "ordered": lambda: translate("words", "Ordered", "request"),
    "partly_filled": lambda: translate("words", "Partly filled", "request"),
    "delivered": lambda: translate("words", "Delivered", "request"),
    "declined": lambda: translate("words", "Declined", "request"),
    "cancelled": lambda: translate("words", "Cancelled", "request"),
}
MESSAGE_KINDS: Final[_Words] = {
    "report": lambda: translate("words", "Report", "message"),
    "order": lambda: translate("words", "Order", "message"),
    "request": lambda: translate("words", "Request", "message"),
    "query": lambda: translate("words", "Query", "message"),
    "notification": lambda: translate("words", "Notification", "message"),
    "alarm": lambda: translate("words", "Alarm", "message"),
    "arrival": lambda: translate("words", "Arrival", "message"),
    "status": lambda: translate("words", "Status", "message"),
    "transfer_of_command": lambda: translate("words", "Transfer of command", "message"),
    "system": lambda: translate("words", "System", "message"),
}
MEDIA: Final[_Words] = {
    "radio": lambda: translate("words", "radio", "medium"),
    "phone": lambda: translate("words", "phone", "medium"),
    "face_to_face": lambda: translate("words", "face to face", "medium"),
    "telemetry": lambda: translate("words", "telemetry", "medium"),
    "internal": lambda: translate("words", "internal", "medium"),
    "system": lambda: translate("words", "system", "medium"),
    "unknown": lambda: translate("words", "means not recorded", "medium"),
}
RECEIPT_KINDS: Final[_Words] = {
    "delivered": lambda: translate("words", "Delivered", "receipt"),
    "read": lambda: translate("words", "Read", "receipt"),
    "acknowledged": lambda: translate("words", "Acknowledged", "receipt"),
}
RECEIPT_WAYS: Final[_Words] = {
    "system": lambda: translate("words", "by system", "receipt"),
    "radio": lambda: translate("words", "by radio", "receipt"),
    "phone": lambda: translate("words", "by phone", "receipt"),
    "face_to_face": lambda: translate("words", "face to face", "receipt"),
}
INCIDENT_STATES: Final[_Words] = {
    "open": lambda: translate("words", "Open", "incident"),
    "closed": lambda: translate("words", "Closed", "incident"),
    "archived": lambda: translate("words", "Archived", "incident"),
}
EVENT_TYPES: Final[_Words] = {
    "natural_disaster": lambda: translate("words", "Natural disaster", "event type"),
    "accident": lambda: translate("words", "Accident disaster", "event type"),
    "public_health": lambda: translate("words", "Public health event", "event type"),
    "social_security": lambda: translate("words", "Social security event", "event type"),
}
FEATURE_KINDS: Final[_Words] = {
    "hot_zone": lambda: translate("words", "Hot zone", "zone"),
    "warm_zone": lambda: translate("words", "Warm zone", "zone"),
    "cold_zone": lambda: translate("words", "Cold zone", "zone"),
    "cordon": lambda: translate("words", "Cordon", "zone"),
    "inner_cordon": lambda: translate("words", "Inner cordon", "zone"),
    "outer_cordon": lambda: translate("words", "Outer cordon", "zone"),
    "evacuation_area": lambda: translate("words", "Evacuation area", "zone"),
    "shelter_in_place": lambda: translate("words", "Shelter in place", "zone"),
    "staging": lambda: translate("words", "Staging area", "zone"),
    "casualty_point": lambda: translate("words", "Casualty collection point", "zone"),
    "command_post": lambda: translate("words", "Command post", "zone"),
    "landing_site": lambda: translate("words", "Helicopter landing", "zone"),
    "water_supply": lambda: translate("words", "Water supply", "zone"),
    "decontamination": lambda: translate("words", "Decontamination", "zone"),
    "assembly_point": lambda: translate("words", "Assembly point", "zone"),
    "hazard": lambda: translate("words", "Hazard", "zone"),
    "road_closed": lambda: translate("words", "Road closed", "zone"),
    "safe_route": lambda: translate("words", "Safe route", "zone"),
    "movement": lambda: translate("words", "Movement", "zone"),
    "plume": lambda: translate("words", "Plume", "zone"),
    "warning_area": lambda: translate("words", "Warning area", "zone"),
    "text": lambda: translate("words", "Text", "zone"),
    "other": lambda: translate("words", "Other marking", "zone"),
}
PRECISIONS: Final[_Words] = {
    "second": lambda: translate("words", "to the second", "precision"),
    "minute": lambda: translate("words", "to the minute", "precision"),
    "approx": lambda: translate("words", "approximate", "precision"),
    "day": lambda: translate("words", "day only", "precision"),
}
PLACE_SOURCES: Final[_Words] = {
    "hand": lambda: translate("words", "placed by hand", "position"),
    "gps": lambda: translate("words", "satellite", "position"),
    "phone": lambda: translate("words", "phone", "position"),
    "simulated": lambda: translate("words", "simulated", "position"),
    "reported": lambda: translate("words", "reported", "position"),
    "inferred": lambda: translate("words", "inferred", "position"),
}
OPERATION_KINDS: Final[_Words] = {
    "live": lambda: translate("words", "Live", "operation"),
    "exercise": lambda: translate("words", "Exercise", "operation"),
    "demonstration": lambda: translate("words", "Demonstration", "operation"),
}
SCALE_NAMES: Final[_Words] = {
    "event_grade": lambda: translate("words", "Event grade"),
    "fire_alarm": lambda: translate("words", "Fire alarm level"),
    "response_level": lambda: translate("words", "Response level"),
    "warning_level": lambda: translate("words", "Warning level"),
    "cap_severity": lambda: translate("words", "CAP severity"),
}
STEPS: Final[Mapping[str, _Words]] = {
    "event_grade": {
        "I": lambda: translate("words", "Especially major", "event grade"),
        "II": lambda: translate("words", "Major", "event grade"),
        "III": lambda: translate("words", "Serious", "event grade"),
        "IV": lambda: translate("words", "Ordinary", "event grade"),
    },
    "fire_alarm": {
        "1": lambda: translate("words", "First alarm", "fire alarm level"),
        "2": lambda: translate("words", "Second alarm", "fire alarm level"),
        "3": lambda: translate("words", "Third alarm", "fire alarm level"),
        "4": lambda: translate("words", "Fourth alarm", "fire alarm level"),
        "5": lambda: translate("words", "Fifth alarm, highest", "fire alarm level"),
    },
    "response_level": {
        "1": lambda: translate("words", "Level one, highest", "response level"),
        "2": lambda: translate("words", "Level two", "response level"),
        "3": lambda: translate("words", "Level three", "response level"),
        "4": lambda: translate("words", "Level four", "response level"),
    },
    "warning_level": {
        "red": lambda: translate("words", "Red warning", "warning level"),
        "orange": lambda: translate("words", "Orange warning", "warning level"),
        "yellow": lambda: translate("words", "Yellow warning", "warning level"),
        "blue": lambda: translate("words", "Blue warning", "warning level"),
    },
    "cap_severity": {
        "Extreme": lambda: translate("words", "Extreme", "CAP severity"),
        "Severe": lambda: translate("words", "Severe", "CAP severity"),
        "Moderate": lambda: translate("words", "Moderate", "CAP severity"),
        "Minor": lambda: translate("words", "Minor", "CAP severity"),
        "Unknown": lambda: translate("words", "Unknown", "CAP severity"),
    },
}
DEPARTMENTS: Final[_Words] = {
    "fire": lambda: translate("words", "Fire", "department"),
    "police": lambda: translate("words", "Police", "department"),
    "medical": lambda: translate("words", "Medical", "department"),
    "traffic": lambda: translate("words", "Traffic", "department"),
    "environment": lambda: translate("words", "Environment", "department"),
    "health": lambda: translate("words", "Health", "department"),
    "volunteers": lambda: translate("words", "Volunteers", "department"),
    "command": lambda: translate("words", "Command", "department"),
    "dispatch": lambda: translate("words", "Dispatch", "department"),
}


def task_status(code: str) -> str:
    """The word for a task's status."""
    return _word(TASK_STATUSES, code)


def unit_status(code: str) -> str:
    """The word for a unit's status."""
    return _word(UNIT_STATUSES, code)


def precedence(code: str) -> str:
    """The word for a message's precedence."""
    return _word(PRECEDENCES, code)


def priority(code: str) -> str:
    """The word for a task's priority."""
    return _word(PRIORITIES, code)


def request_status(code: str) -> str:
    """The word for what a request has come to."""
    return _word(REQUEST_STATUSES, code)


def message_kind(code: str) -> str:
    """The word for a message's kind."""
    return _word(MESSAGE_KINDS, code)


def medium(code: str) -> str:
    """The word for the means a message came by."""
    return _word(MEDIA, code)


def receipt_kind(code: str) -> str:
    """The word for what a receipt says."""
    return _word(RECEIPT_KINDS, code)


def receipt_way(code: str) -> str:
    """The words for how a receipt was given."""
    return _word(RECEIPT_WAYS, code)


def incident_state(code: str) -> str:
    """The word for the state of an incident."""
    return _word(INCIDENT_STATES, code)


def event_type(code: str) -> str:
    """The words for the type of an event."""
    return _word(EVENT_TYPES, code)


def feature_kind(code: str) -> str:
    """The words for the kind of a zone or other drawing."""
    return _word(FEATURE_KINDS, code)


def precision(code: str) -> str:
    """The words for how exact a time is."""
    return _word(PRECISIONS, code)


def department(code: str, name: str = "") -> str:
    """A department's name: the word for a code of the default catalogue, else what data says."""
    return DEPARTMENTS[code]() if code in DEPARTMENTS else name or code


def place_source(code: str) -> str:
    """The words for how a position is known."""
    return _word(PLACE_SOURCES, code)


def operation_kind(code: str) -> str:
    """The word for what an operation is."""
    return _word(OPERATION_KINDS, code)


@dataclass(frozen=True, slots=True)
class ScaleWord:
    """One step of a scale: the scale's name, the step's code and word, its colour role."""

    scale: str
    code: str
    word: str
    role: str

    @property
    def short(self) -> str:
        """For a badge, for example “II · Major”; one word where the code is a word itself."""
        return f"{self.code} · {self.word}" if self.code in _NUMERALS else self.word

    @property
    def long(self) -> str:
        """With the scale's name, for example “Event grade II · Major”."""
        return f"{self.scale} {self.short}" if self.code in _NUMERALS else self.short


def scale_step(scale: str, code: str) -> ScaleWord:
    """A value of one of the five scales in words; the scales are never merged."""
    known = SCALES.get(scale)
    step = known.step(code) if known is not None else None
    word = _word(STEPS.get(scale, {}), code)
    return ScaleWord(_word(SCALE_NAMES, scale), code, word, step.colour if step else "muted")


def error(problem: BaseException) -> str:
    """What a problem says, translated, with its values filled in."""
    return said(problem)


def ago(seconds: float) -> str:
    """An age or a span in one short unit: “now”, “4 min”, “2 h 05”, “3 d”."""
    minutes = int(max(0.0, seconds) // _MINUTE)
    hours, rest = divmod(minutes, _HOUR_MIN)
    if minutes < 1:
        return translate("words", "now", "age")
    if hours < 1:
        return translate("words", "{minutes} min").format(minutes=minutes)
    if hours < _DAY_HOURS:
        return translate("words", "{hours} h {minutes:02}").format(hours=hours, minutes=rest)
    return translate("words", "{days} d").format(days=hours // _DAY_HOURS)


def duration(seconds: float) -> str:
    """A running span as 01:12:44, or 03:16 below an hour; with a − before it when negative."""
    whole = int(abs(seconds))
    hours, rest = divmod(whole, _HOUR_MIN * _MINUTE)
    minutes, left = divmod(rest, _MINUTE)
    sign = "−" if seconds < 0 and whole else ""
    return f"{sign}{hours:02}:{minutes:02}:{left:02}" if hours else f"{sign}{minutes:02}:{left:02}"


def clock(ms: int, zone: tzinfo, exact: str = "second") -> str:
    """The time of day of a moment in ms since 1970, as exact as its precision says.

    20:41:20, 20:41 to the minute, ≈20:41 approximate; “day only” has no time of day: --:--.
    """
    if exact == "day":
        return "--:--"
    moment = datetime.fromtimestamp(ms / 1000, zone)
    if exact == "second":
        return f"{moment:%H:%M:%S}"
    return f"≈{moment:%H:%M}" if exact == "approx" else f"{moment:%H:%M}"


def day(ms: int, zone: tzinfo) -> str:
    """The day of a moment in ms since 1970, for example 25 May 1989."""
    moment = datetime.fromtimestamp(ms / 1000, zone)
    form = translate("words", "d MMM yyyy", "a day, in Qt's letters")
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), form)


def _word(words: _Words, code: str) -> str:
    make = words.get(code)
    return code if make is None else make()
