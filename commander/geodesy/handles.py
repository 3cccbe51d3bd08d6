"""From the points that a person sets with the mouse to a form, and back to its handles."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from commander.errors import UserError
from commander.geodesy.forms import (
    LONGEST_M,
    PLUME_HALF_ANGLE,
    Arrow,
    Circle,
    Corridor,
    Form,
    Plume,
    Position,
    Sector,
    Text,
)
from commander.geodesy.measure import bearing, length, moved

_SAME: Final = 1e-6
"""Degrees (0.1 m): a handle that is nearer to where it was has not been moved."""
_WIDEST: Final = 175.0
"""Half angle at which the handle of a sector's side is still told from the one of its axis."""
_LEAST_M: Final = 1.0


@dataclass(frozen=True, slots=True)
class Measures:
    """What a new form takes that its points do not say."""

    width_m: float = 50.0
    half_angle: float = 30.0
    plume_half_angle: float = PLUME_HALF_ANGLE


def form_of(how: str, points: Sequence[Position], measures: Measures | None = None) -> Form | None:
    """Return the form that was drawn with these points; None where the outline says it all.

    UserError when the points are too few, or farther apart than a drawing of a scene is.
    """
    given = measures or Measures()
    makers: Mapping[str, Callable[[], Form]] = {
        "circle": lambda: Circle(points[0], _distance(points[0], points[1])),
        "sector": lambda: Sector(
            points[0],
            bearing(points[0], points[1]),
            _distance(points[0], points[1]),
            given.half_angle,
        ),
        "plume": lambda: Plume(
            points[0],
            (bearing(points[0], points[1]) + 180) % 360,
            _distance(points[0], points[1]),
            given.plume_half_angle,
        ),
        "corridor": lambda: Corridor(tuple(points), given.width_m),
        "arrow": lambda: Arrow(tuple(points)),
        "text": lambda: Text(points[0]),
    }
    make = makers.get(how)
    if make is None:
        return None
    if len(points) < (1 if how == "text" else 2):
        raise UserError("The drawing has no shape.")
    return make()


def handles(form: Form) -> dict[str, Any] | None:
    """Return the handles of a form as a GeoJSON geometry; None where it has only measures."""
    match form:
        case Circle(centre=centre, radius_m=radius):
            return _line(centre, moved(centre, 90, radius))
        case Sector():
            flank = form.bearing + min(form.half_angle, _WIDEST)
            ends = (moved(form.apex, way, form.radius_m) for way in (form.bearing, flank))
            return _line(form.apex, *ends)
        case Plume():
            return _line(form.source, moved(form.source, form.wind_from + 180, form.distance_m))
        case Corridor() | Arrow():
            return _line(*form.points)
        case Text():
            return {"type": "Point", "coordinates": [*form.at]}
    return None


def anchored(form: Form) -> bool:
    """Whether the first handle takes the others along."""
    return isinstance(form, Circle | Sector | Plume)


def reshaped(form: Form, points: Sequence[Position]) -> Form:
    """Return the form after its handles have been moved to these points.

    Where the first handle of an anchored form was moved, its measures stay.
    """
    if isinstance(form, Circle | Sector | Plume):
        return _anchored(form, points)
    if isinstance(form, Corridor | Arrow):
        return msgspec.structs.replace(form, points=tuple(points))
    return Text(points[0]) if isinstance(form, Text) else form


def _anchored(form: Circle | Sector | Plume, points: Sequence[Position]) -> Form:
    if isinstance(form, Sector):
        return _sector(form, points)
    first = form.centre if isinstance(form, Circle) else form.source
    if _moved(first, points[0]):
        where = "centre" if isinstance(form, Circle) else "source"
        return msgspec.structs.replace(form, **{where: points[0]})
    reach = _distance(*points[:2])
    if isinstance(form, Circle):
        return Circle(first, reach)
    wind = (bearing(*points[:2]) + 180) % 360
    return msgspec.structs.replace(form, wind_from=wind, distance_m=reach)


def _sector(form: Sector, points: Sequence[Position]) -> Sector:
    apex, tip, flank = points[:3]
    if _moved(form.apex, apex):
        return msgspec.structs.replace(form, apex=apex)
    before = handles(form)
    assert before is not None  # noqa: S101 - a sector has handles
    if _moved(before["coordinates"][1], tip):
        return Sector(form.apex, bearing(apex, tip), _distance(apex, tip), form.half_angle)
    if _moved(before["coordinates"][2], flank):
        turn = abs((bearing(apex, flank) - form.bearing + 180) % 360 - 180)
        return msgspec.structs.replace(form, half_angle=max(1.0, turn))
    return form


def _distance(start: Position, end: Position) -> float:
    found = length([start, end])
    if found > LONGEST_M:
        raise UserError("This is too large to draw: more than 1,000 km.")
    return max(_LEAST_M, found)


def _moved(before: Sequence[float], now: Sequence[float]) -> bool:
    return abs(before[0] - now[0]) > _SAME or abs(before[1] - now[1]) > _SAME


def _line(*points: Sequence[float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [[*one] for one in points]}
