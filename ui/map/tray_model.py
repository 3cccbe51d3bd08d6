"""What waits to be put on the map, and why it is thought to belong there; pure but for the reads.

Units and open incidents without a place always wait. Of the log, those reports, alarms and
requests of the last hours wait that speak of a place (a street, a building, coordinates) or are
urgent, and that nobody has placed: everything else in a log has no place, and a tray of all of it
would be read by nobody.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from commander.domain.codes import MessageKind, Precedence, State, UnitStatus
from commander.domain.operation import Incident
from commander.domain.resources import Unit
from commander.domain.work import Message
from commander.errors import UserError
from commander.geodesy.coordinates import parse
from commander.journal.log_filter import LogFilter
from commander.journal.reader import Reader
from ui.map.records import MapRecords

HOURS: Final = 6
"""Older reports are history: who needs their place finds them in the log."""
_MOST: Final = 300
_KINDS: Final = (MessageKind.REPORT, MessageKind.ALARM, MessageKind.REQUEST)
_URGENT: Final = frozenset({Precedence.IMMEDIATE, Precedence.FLASH})
_PLACES: Final = re.compile(
    r"\b(?:street|st\.|avenue|ave\.?|road|rd\.?|highway|hwy\.?|route|boulevard|blvd\.?|drive|lane"
    r"|bridge|tunnel|corner of|crossing|intersection|block|school|hospital|station|field|park"
    r"|building|house number|\d+(?:st|nd|rd|th) (?:floor|street|avenue)|north of|south of|east of"
    r"|west of|km \d+|mile \d+)\b"
    r"|[\u4e00-\u9fff](?:路|街|巷|桥|村|镇|乡|小区|广场|隧道|高速|国道|省道|号楼|单元|大厦|医院|学校"
    r"|车站|路口|河|水库)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing without a place: kind (message, unit, incident) and key of its record.

    ``at`` (ms UTC) puts the newest first; ``place`` (lat, lon) is what its text says, if it does.
    """

    kind: str
    key: str
    text: str
    at: int
    place: tuple[float, float] | None = None

    @property
    def ref(self) -> str:
        """What names it among all that waits."""
        return f"{self.kind}:{self.key}"


def read_reports(reader: Reader, stream: str, now: int) -> tuple[Waiting, ...]:
    """Read the newest reports that speak of a place or are urgent; any thread."""
    if not stream:
        return ()
    where = LogFilter(kinds=_KINDS, since=now - HOURS * 3_600_000, struck=False)
    newest = reader.messages(list(reader.log(stream, where))[:_MOST])
    return tuple(_report(one) for one in newest if report_waits(one))


def waiting(records: MapRecords, reports: Iterable[Waiting]) -> list[Waiting]:
    """Return what waits, the newest first; what was placed from a report waits no more."""
    placed = {one.message for one in records.features.values() if one.message}
    found = [
        *(_unit(one) for one in records.units.values() if _unit_waits(one)),
        *(_incident(one) for one in records.incidents.values() if _incident_waits(one)),
        *(one for one in reports if one.key not in placed),
    ]
    return sorted(found, key=lambda one: (-one.at, one.ref))


def speaks_of_a_place(text: str) -> bool:
    """Whether a text names a street, a building or coordinates."""
    return bool(_PLACES.search(text)) or coordinates_in(text) is not None


def coordinates_in(text: str) -> tuple[float, float] | None:
    """The place that a text gives as coordinates, if it gives any."""
    try:
        readings = parse(text)
    except UserError:
        return None
    return (readings[0].lat, readings[0].lon) if readings else None


def report_waits(message: Message) -> bool:
    """Whether an entry is one that belongs on the map as long as nobody has put it there."""
    if message.place is not None or message.struck is not None or message.superseded_by:
        return False
    if message.kind not in _KINDS:
        return False
    return message.precedence in _URGENT or speaks_of_a_place(message.text)


def _unit_waits(unit: Unit) -> bool:
    away = {UnitStatus.RELEASED, UnitStatus.OUT_OF_SERVICE}
    return unit.place is None and unit.status not in away


def _incident_waits(incident: Incident) -> bool:
    return incident.place is None and incident.state == State.OPEN


def _unit(unit: Unit) -> Waiting:
    return Waiting(kind="unit", key=unit.key, text=unit.name, at=unit.meta.created_at)


def _incident(incident: Incident) -> Waiting:
    at = incident.alarm_at or incident.meta.created_at
    return Waiting(kind="incident", key=incident.key, text=incident.name, at=at)


def _report(message: Message) -> Waiting:
    return Waiting(
        kind="message",
        key=message.key,
        text=message.text,
        at=message.happened_at,
        place=coordinates_in(message.text),
    )
