"""Which kinds of drawing each way of drawing offers, the likeliest first, and words to order."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.codes import FeatureKind as Kind

translate = QCoreApplication.translate
_LINES: Final = (
    Kind.ROAD_CLOSED,
    Kind.SAFE_ROUTE,
    Kind.INNER_CORDON,
    Kind.OUTER_CORDON,
    Kind.CORDON,
    Kind.MOVEMENT,
    Kind.OTHER,
)
_AREAS: Final = (
    Kind.HOT_ZONE,
    Kind.WARM_ZONE,
    Kind.COLD_ZONE,
    Kind.INNER_CORDON,
    Kind.OUTER_CORDON,
    Kind.CORDON,
    Kind.EVACUATION_AREA,
    Kind.SHELTER_IN_PLACE,
    Kind.STAGING,
    Kind.CASUALTY_POINT,
    Kind.COMMAND_POST,
    Kind.DECONTAMINATION,
    Kind.LANDING_SITE,
    Kind.ASSEMBLY_POINT,
    Kind.HAZARD,
    Kind.PLUME,
    Kind.WARNING_AREA,
    Kind.OTHER,
)
_POINTS: Final = (
    Kind.COMMAND_POST,
    Kind.STAGING,
    Kind.CASUALTY_POINT,
    Kind.LANDING_SITE,
    Kind.WATER_SUPPLY,
    Kind.DECONTAMINATION,
    Kind.ASSEMBLY_POINT,
    Kind.HAZARD,
    Kind.ROAD_CLOSED,
    Kind.OTHER,
)
_OFFERED: Final[Mapping[str, tuple[Kind, ...]]] = {
    "line": _LINES,
    "arrow": (Kind.MOVEMENT, Kind.SAFE_ROUTE, Kind.OTHER),
    "corridor": (Kind.SAFE_ROUTE, Kind.ROAD_CLOSED, Kind.HOT_ZONE, Kind.WARM_ZONE, Kind.OTHER),
    "point": _POINTS,
    "text": (Kind.TEXT,),
    "plume": (Kind.PLUME, Kind.HOT_ZONE, Kind.WARM_ZONE, Kind.EVACUATION_AREA, Kind.OTHER),
    "LineString": _LINES,
    "MultiLineString": _LINES,
    "Point": _POINTS,
    "MultiPoint": _POINTS,
}
# The standard terms of California's Office of Emergency Services, and what a fire ground adds.
_ORDERS: Final[Mapping[str, tuple[Callable[[], str], ...]]] = {
    Kind.EVACUATION_AREA: (
        lambda: translate("DrawForm", "Evacuation order"),
        lambda: translate("DrawForm", "Evacuation warning"),
    ),
    Kind.SHELTER_IN_PLACE: (lambda: translate("DrawForm", "Shelter in place"),),
    Kind.ROAD_CLOSED: (
        lambda: translate("DrawForm", "Hard closure"),
        lambda: translate("DrawForm", "Soft closure"),
    ),
    Kind.HOT_ZONE: (lambda: translate("DrawForm", "No entry without protection"),),
    Kind.INNER_CORDON: (lambda: translate("DrawForm", "Responders only"),),
    Kind.OUTER_CORDON: (lambda: translate("DrawForm", "No public access"),),
    Kind.PLUME: (lambda: translate("DrawForm", "Shelter in place"),),
}


def offered(how: str, current: str = "") -> tuple[str, ...]:
    """The kinds to choose from, by the way of drawing or the type of a geometry.

    The kind that a drawing has already is among them, also one of a newer version.
    """
    found = tuple(str(kind) for kind in _OFFERED.get(how, _AREAS))
    return found if not current or current in found else (current, *found)


def orders(kind: str) -> tuple[str, ...]:
    """Words that are often ordered for a kind."""
    return tuple(say() for say in _ORDERS.get(kind, ()))
