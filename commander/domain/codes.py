"""Codes that are stored and sent. Stable across languages; words for them live in the window.

Fields are typed ``str``, not enum: a code from a newer version is kept and shown as it is.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class OperationKind(StrEnum):
    """What an operation is; live and the other two never mix."""

    LIVE = "live"
    EXERCISE = "exercise"
    DEMONSTRATION = "demonstration"


class State(StrEnum):
    """Life of an operation or an incident."""

    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


class EventType(StrEnum):
    """The four legal event types (Emergency Response Law, art. 2)."""

    NATURAL_DISASTER = "natural_disaster"
    ACCIDENT = "accident"
    PUBLIC_HEALTH = "public_health"
    SOCIAL_SECURITY = "social_security"


def _subtypes(group: int, count: int) -> tuple[str, ...]:
    return tuple(f"A{group}{number:02}00" for number in range(1, count + 1))


EVENT_SUBTYPES: Final[Mapping[str, tuple[str, ...]]] = {
    EventType.NATURAL_DISASTER.value: _subtypes(1, 7),
    EventType.ACCIDENT.value: _subtypes(2, 16),
    EventType.PUBLIC_HEALTH.value: _subtypes(3, 4),
    EventType.SOCIAL_SECURITY.value: _subtypes(4, 5),
}
"""Subtypes by event type: the point symbols of class A in GB/T 35649-2017."""


class TaskStatus(StrEnum):
    """Columns of the board; cancelled ones show by filter."""

    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    """Priority of a task (ICS-213RR block 8)."""

    URGENT = "urgent"
    ROUTINE = "routine"
    LOW = "low"


class UnitStatus(StrEnum):
    """What a unit is doing now."""

    AVAILABLE = "available"
    ASSIGNED = "assigned"
    EN_ROUTE = "en_route"
    ON_SCENE = "on_scene"
    COMMITTED = "committed"
    TRANSPORTING = "transporting"
    RETURNING = "returning"
    OUT_OF_SERVICE = "out_of_service"
    RELEASED = "released"


class Precedence(StrEnum):
    """How urgent a message is."""

    ROUTINE = "routine"
    PRIORITY = "priority"
    IMMEDIATE = "immediate"
    FLASH = "flash"


class MessageKind(StrEnum):
    """What a message does."""

    REPORT = "report"
    ORDER = "order"
    REQUEST = "request"
    QUERY = "query"
    NOTIFICATION = "notification"
    ALARM = "alarm"
    ARRIVAL = "arrival"
    STATUS = "status"
    TRANSFER_OF_COMMAND = "transfer_of_command"
    SYSTEM = "system"


class Medium(StrEnum):
    """How a message or a receipt travelled."""

    RADIO = "radio"
    PHONE = "phone"
    FACE_TO_FACE = "face_to_face"
    TELEMETRY = "telemetry"
    INTERNAL = "internal"
    SYSTEM = "system"
    UNKNOWN = "unknown"


class ReceiptKind(StrEnum):
    """The three stages of receipt, weakest first."""

    DELIVERED = "delivered"
    READ = "read"
    ACKNOWLEDGED = "acknowledged"


class FeatureKind(StrEnum):
    """Zones and other drawings on the map."""

    HOT_ZONE = "hot_zone"
    WARM_ZONE = "warm_zone"
    COLD_ZONE = "cold_zone"
    CORDON = "cordon"
    INNER_CORDON = "inner_cordon"
    OUTER_CORDON = "outer_cordon"
    EVACUATION_AREA = "evacuation_area"
    SHELTER_IN_PLACE = "shelter_in_place"
    STAGING = "staging"
    CASUALTY_POINT = "casualty_point"
    COMMAND_POST = "command_post"
    LANDING_SITE = "landing_site"
    WATER_SUPPLY = "water_supply"
    DECONTAMINATION = "decontamination"
    ASSEMBLY_POINT = "assembly_point"
    HAZARD = "hazard"
    ROAD_CLOSED = "road_closed"
    SAFE_ROUTE = "safe_route"
    MOVEMENT = "movement"
    PLUME = "plume"
    WARNING_AREA = "warning_area"
    TEXT = "text"
    OTHER = "other"


class Precision(StrEnum):
    """How exact a stated time is; a metric is never more exact than its coarser input."""

    SECOND = "second"
    MINUTE = "minute"
    APPROX = "approx"
    DAY = "day"


class PlaceSource(StrEnum):
    """How a position is known."""

    HAND = "hand"
    GPS = "gps"
    REPORTED = "reported"
    INFERRED = "inferred"
