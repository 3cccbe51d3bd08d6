"""The records behind the map, read from the journal and kept up to date from its notices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from commander.domain.feature import Feature
from commander.domain.operation import Incident, Operation
from commander.domain.record import Record
from commander.domain.resources import Department, Unit
from commander.domain.warning import PublicWarning
from commander.journal.moments import Past
from commander.journal.reader import Reader

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRecords:
    """Everything of one operation that can be on the map, by key."""

    stream: str = ""
    operation: Operation | None = None
    departments: Mapping[str, Department] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    features: Mapping[str, Feature] = field(default_factory=dict)
    warnings: Mapping[str, PublicWarning] = field(default_factory=dict)


# Which entities of a notice concern the map. A message changes when its unit was last heard; a fix
# is the position of a unit from a device.
CONCERNING: Final = frozenset(
    {"operation", "department", "unit", "fix", "incident", "feature", "message", "warning"}
)


def read_all(reader: Reader | Past, stream: str) -> MapRecords:
    """Read everything, as it is now or was at a moment; any thread."""
    if not stream:
        return MapRecords()
    return MapRecords(
        stream=stream,
        operation=reader.get(Operation, stream, stream),
        departments={one.key: one for one in reader.all(Department, stream)},
        units={one.key: one for one in reader.all(Unit, stream)},
        incidents={one.key: one for one in reader.all(Incident, stream)},
        features={one.key: one for one in reader.all(Feature, stream)},
        warnings={one.key: one for one in reader.all(PublicWarning, stream)},
    )


def read_changed(
    reader: Reader, before: MapRecords, changed: Mapping[str, frozenset[str]]
) -> MapRecords:
    """Read just the records that changed, and all units after a message; any thread."""
    stream = before.stream
    moved = changed.get("unit", frozenset()) | changed.get("fix", frozenset())
    units = None if "message" in changed else moved
    incidents = changed.get("incident", frozenset())
    features = changed.get("feature", frozenset())
    departments = changed.get("department", frozenset())
    warned = changed.get("warning", frozenset())
    return MapRecords(
        stream=stream,
        operation=reader.get(Operation, stream, stream),
        departments=_renewed(before.departments, reader.all(Department, stream, departments)),
        units=_renewed(before.units, reader.all(Unit, stream, units)),
        incidents=_renewed(before.incidents, reader.all(Incident, stream, incidents)),
        features=_renewed(before.features, reader.all(Feature, stream, features)),
        warnings=_renewed(before.warnings, reader.all(PublicWarning, stream, warned)),
    )


def _renewed(before: Mapping[str, _R], read: tuple[_R, ...]) -> Mapping[str, _R]:
    return {**before, **{one.key: one for one in read}} if read else before
