"""What the forms let choose from: departments, event types, levels; each (code, words)."""

from PySide6.QtCore import QCoreApplication, QLocale

from commander.actions.catalogue import default_departments
from commander.domain.codes import EVENT_SUBTYPES, EventType
from commander.domain.resources import Department
from commander.domain.scales import EVENT_GRADE, FIRE_ALARM, Scale
from commander.journal.reader import Reader
from ui import words
from ui.subtype_words import event_subtype

translate = QCoreApplication.translate
Choices = list[tuple[str, str]]


def departments(reader: Reader, stream: str) -> Choices:
    """Return the departments of an operation; those that every operation begins with if none."""
    language = QLocale().name().partition("_")[0]
    found = reader.all(Department, stream) if stream else ()
    if found:
        return [(one.key, one.name(language)) for one in found]
    return [(one.key, one.name(language)) for one in default_departments()]


def desk_departments(reader: Reader, stream: str) -> Choices:
    """Return whose desk one may sit at: the whole command post's or one department's."""
    everybody = translate("start", "All departments")
    return [("", everybody), *departments(reader, stream)]


def event_types() -> Choices:
    """Return the legal event types, accident first, because it is the usual one here."""
    ordered = sorted(EventType, key=lambda one: one is not EventType.ACCIDENT)
    return [(one.value, words.event_type(one)) for one in ordered]


def subtypes(event_type: str) -> Choices:
    """Return the subtypes of an event type, after “not stated”."""
    known = [(code, event_subtype(code)) for code in EVENT_SUBTYPES.get(event_type, ())]
    return [("", translate("start", "Not stated")), *known]


def grades() -> Choices:
    """Return the event grades, worst first, after “not graded”."""
    return [("", translate("start", "Not graded")), *_steps(EVENT_GRADE)]


def fire_alarms() -> Choices:
    """Return the fire-alarm levels, worst first, after “none”."""
    return [("", translate("start", "None")), *_steps(FIRE_ALARM)]


def _steps(scale: Scale) -> Choices:
    ordered = sorted(scale.steps, key=lambda step: -step.rank)
    return [(step.code, words.scale_step(scale.code, step.code).short) for step in ordered]
