"""What a row says: the words and marks of one unit at one moment, before anything is painted."""

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.codes import UnitStatus
from commander.domain.resources import Department, Unit
from ui import words as say
from ui.conflict_words import Naming, badge
from ui.units.data import UnitsData

STALE_MINUTES: Final = 15
STATUSES: Final = tuple(status.value for status in UnitStatus)
"""In the order of their keys 1 to 9."""
ON_SCENE: Final = frozenset({UnitStatus.ON_SCENE.value, UnitStatus.COMMITTED.value})
_MINUTE: Final = 60_000
_SECOND: Final = 1000
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_ROLES: Final = {
    UnitStatus.AVAILABLE.value: "ok",
    UnitStatus.ASSIGNED.value: "plain",
    UnitStatus.EN_ROUTE.value: "info",
    UnitStatus.ON_SCENE.value: "plain",
    UnitStatus.COMMITTED.value: "soon",
    UnitStatus.TRANSPORTING.value: "exercise",
    UnitStatus.RETURNING.value: "info",
    UnitStatus.OUT_OF_SERVICE.value: "muted",
    UnitStatus.RELEASED.value: "muted",
}
# Units in these states need not report.
_QUIET: Final = frozenset(
    {
        UnitStatus.AVAILABLE.value,
        UnitStatus.OUT_OF_SERVICE.value,
        UnitStatus.RELEASED.value,
    }
)
_NUMBER: Final = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A row as it is painted.

    ``chip`` is the state, or that nothing was heard, ``chip_short`` the same where there is little
    room; ``age`` the age of the last contact, ``age_short`` likewise; ``dispute`` a badge with all
    values where posts disagree; ``search`` what a filter looks at.
    """

    key: str
    name: str
    letters: str
    department: Department | None
    about: str = ""
    chip: str = ""
    chip_short: str = ""
    chip_role: str = "plain"
    age: str = ""
    age_short: str = ""
    stale: bool = False
    dispute: str = ""
    tip: str = ""
    search: str = ""

    def spoken(self) -> str:
        """Return the whole row as one sentence, for screen readers."""
        words = (self.name, self.about, self.chip, self.age, self.dispute)
        return ", ".join(word for word in words if word)


def write_row(unit: Unit, data: UnitsData, now: int, language: str) -> UnitRow:
    """Return the row of a unit at ``now`` (ms UTC); ``language`` is a code such as ``zh``."""
    department = data.departments.get(unit.department)
    stale = is_stale(unit, now)
    word = say.unit_status(unit.status)
    mark = "≈ " if "status" in unit.approximate else ""
    chip, role = f"{mark}{word}", _ROLES.get(unit.status, "plain")
    short = chip
    about = [unit.agency, _crew(unit)]
    if stale:
        chip, role = _no_report(now - unit.heard_at), "stale"
        short = "! " + say.ago((now - unit.heard_at) / _SECOND)
        about.append(word)
    elif unit.status == UnitStatus.EN_ROUTE:
        since = unit.meta.since.get("status", now)
        chip = f"{chip} {say.ago((now - since) / _SECOND)}"
    heard = say.ago((now - unit.heard_at) / _SECOND) if unit.heard_at else ""
    said = stale or (bool(heard) and chip.endswith(f" {heard}"))
    name = department.name(language) if department is not None else unit.department
    shown = " · ".join(part for part in about if part)
    dispute = dispute_text(unit, data, language)
    tip = (unit.name, shown, name, word, _tip(heard), dispute)
    return UnitRow(
        key=unit.key,
        name=unit.name,
        letters=unit.letters,
        department=department,
        about=shown,
        chip=chip,
        chip_short=short,
        chip_role=role,
        age="" if said else heard,
        age_short="" if said else _short_age(now - unit.heard_at) if unit.heard_at else "",
        stale=stale,
        dispute=dispute,
        tip="\n".join(line for line in tip if line),
        search=" ".join((unit.name, unit.agency, name, word, unit.kind, *unit.aliases)).casefold(),
    )


def _short_age(span: int) -> str:
    """An age as short as it can be said: 4′, 2 h, 9 d."""
    minutes = max(0, span // _MINUTE)
    if minutes < _HOUR:
        return f"{minutes}′"
    if minutes < _DAY:
        words = QCoreApplication.translate("Units", "{hours} h")
        return words.format(hours=minutes // _HOUR)
    return QCoreApplication.translate("Units", "{days} d").format(days=minutes // _DAY)


def is_stale(unit: Unit, now: int) -> bool:
    """Whether a unit at work has not been heard of for longer than it may."""
    if unit.status in _QUIET or not unit.heard_at:
        return False
    return now - unit.heard_at > STALE_MINUTES * _MINUTE


def by_name(unit: Unit) -> tuple[tuple[bool, int, str], ...]:
    """Sort key: numbers in a name count as numbers, so Medic 4 comes before Medic 12."""
    parts = _NUMBER.split(unit.name.casefold())
    return tuple(
        (part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts if part
    )


def _crew(unit: Unit) -> str:
    mark = "≈" if "crew" in unit.approximate else ""
    return f"{mark}{unit.crew}" if unit.crew else ""


def _no_report(span: int) -> str:
    words = QCoreApplication.translate("Units", "No report {time}")
    return words.format(time=say.ago(span / _SECOND))


def _tip(heard: str) -> str:
    if not heard:
        return QCoreApplication.translate("Units", "Not heard of yet")
    return QCoreApplication.translate("Units", "Last contact: {time}").format(time=heard)


def dispute_text(unit: Unit, data: UnitsData, language: str) -> str:
    """Return what posts disagree about, with every answer; empty when they agree."""
    if not unit.meta.disputed:
        return ""
    naming = Naming(
        departments={key: one.name(language) for key, one in data.departments.items()},
        tasks={key: one.title for key, one in data.tasks.items()},
        incidents={key: one.name for key, one in data.incidents.items()},
        zone=data.zone,
    )
    return badge(unit, naming)


def field_word(name: str) -> str:
    """Return the word for a field of a unit; an unknown one by its name."""
    words = {
        "name": QCoreApplication.translate("Units", "Name"),
        "department": QCoreApplication.translate("Units", "Department"),
        "kind": QCoreApplication.translate("Units", "Kind"),
        "crew": QCoreApplication.translate("Units", "Crew"),
        "leader": QCoreApplication.translate("Units", "Leader"),
        "agency": QCoreApplication.translate("Units", "Agency"),
        "status": QCoreApplication.translate("Units", "State"),
        "incident": QCoreApplication.translate("Units", "Incident"),
        "task": QCoreApplication.translate("Units", "Task"),
        "place": QCoreApplication.translate("Units", "Place"),
        "aliases": QCoreApplication.translate("Units", "Also called"),
    }
    return words.get(name, name)
