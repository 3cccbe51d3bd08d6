"""What the warnings panel shows: read and sorted beside the GUI."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from commander.domain.codes import OperationKind, State
from commander.domain.feature import Feature
from commander.domain.operation import Incident, Operation
from commander.domain.resources import Department
from commander.domain.warning import PublicWarning
from commander.domain.work import Message
from commander.journal.history import writes
from commander.journal.reader import Reader
from commander.linkage.warnings import WarningStep, has_expired, history, in_force, rank
from ui.told import told_of
from ui.warnings.warning_words import STATES
from ui.zone import zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One warning: its state, its steps, its area's drawing and the entries that told of it."""

    warning: PublicWarning
    state: str
    steps: tuple[WarningStep, ...] = ()
    area: Feature | None = None
    told: tuple[Message, ...] = ()
    incident: str = ""
    event_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything of one reading. ``areas`` are drawings that can be the area of a warning."""

    items: tuple[Item, ...] = ()
    incidents: tuple[Incident, ...] = ()
    departments: Mapping[str, Department] = field(default_factory=dict)
    areas: tuple[Feature, ...] = ()
    exercise: bool = False
    zone: tzinfo = UTC
    now: int = 0

    def item(self, key: str) -> Item | None:
        """Return a warning by its key."""
        return next((one for one in self.items if one.warning.key == key), None)


def read(reader: Reader, stream: str, incident: str, now: int) -> Shown:
    """Read the warnings of one incident, or of all (""), and what belongs to them."""
    if not stream:
        return Shown(now=now)
    operation = reader.get(Operation, stream, stream)
    known = reader.all(PublicWarning, stream)
    holding = {one.key for one in in_force(known, now)}
    features = {one.key: one for one in reader.all(Feature, stream)}
    incidents = {one.key: one for one in reader.all(Incident, stream)}
    told = told_of(reader, stream) if known else {}
    items = []
    for one in known:
        if incident and one.incident not in ("", incident):
            continue
        with reader.connection() as connection:
            steps = history(writes(connection, stream, "warning", one.key))
        of = incidents.get(one.incident)
        items.append(
            Item(
                warning=one,
                state=state_of(one, holding, now),
                steps=steps,
                area=features.get(one.feature),
                told=tuple(told.get(f"warning:{one.key}", ())),
                event_type=of.event_type if of is not None else "",
                incident=of.name if of is not None and not incident else "",
            )
        )
    departments = sorted(reader.all(Department, stream), key=lambda one: (one.order, one.key))
    return Shown(
        items=tuple(sorted(items, key=_order)),
        incidents=tuple(one for one in incidents.values() if one.state == State.OPEN),
        departments={one.key: one for one in departments},
        areas=tuple(one for one in features.values() if one.lifted is None and _is_area(one)),
        exercise=operation is not None and operation.kind == OperationKind.EXERCISE,
        zone=zone_of(operation),
        now=now,
    )


def state_of(warning: PublicWarning, holding: Iterable[str], now: int) -> str:
    """Return the state in which a warning is shown, a key of `STATES`."""
    if warning.lifted:
        return "lifted"
    if has_expired(warning, now):
        return "expired"
    if warning.status == "issued" and warning.key not in holding:
        return "replaced"
    return warning.status if warning.status in STATES else "draft"


def _order(item: Item) -> tuple[int, int, int, str]:
    one = item.warning
    newest = one.issued_at or one.meta.created_at
    return list(STATES).index(item.state), -rank(one), -newest, one.key


def _is_area(feature: Feature) -> bool:
    kind = str(feature.geometry.get("type", ""))
    return kind.endswith("Polygon") or feature.radius_m > 0
