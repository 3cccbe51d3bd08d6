"""What drawings are made from: the measures that a person gives and changes; pure.

A form is stored and sent beside the outline that it makes (`commander.geodesy.outlines`), as a
mapping whose ``kind`` names it. Positions are (longitude, latitude) in WGS 84 degrees as GeoJSON
has them, lengths are metres on the ellipsoid, directions degrees from true north, clockwise.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec

LONGEST_M: Final = 1_000_000.0
"""Largest radius, width or distance: beyond it a drawing is no longer one of a scene."""
PLUME_HALF_ANGLE: Final = 27.0
"""Half the opening of a plume sector unless somebody says otherwise, in degrees.

The Emergency Response Guidebook's protective action zone is as wide as it is long: half the width
at the far end, seen from the source, is atan(1/2) = 26.6°.
"""

Position = tuple[float, float]
_Metres = Annotated[float, msgspec.Meta(gt=0, le=LONGEST_M)]
_Some = Annotated[float, msgspec.Meta(ge=0, le=LONGEST_M)]
_Direction = Annotated[float, msgspec.Meta(ge=0, le=360)]
_Half = Annotated[float, msgspec.Meta(gt=0, le=180)]
_Line = Annotated[tuple[Position, ...], msgspec.Meta(min_length=2, max_length=2000)]


class Circle(msgspec.Struct, frozen=True, tag_field="kind", tag="circle"):
    """Everything within ``radius_m`` of the centre."""

    centre: Position
    radius_m: _Metres


class Sector(msgspec.Struct, frozen=True, tag_field="kind", tag="sector"):
    """What lies within ``half_angle`` degrees of ``bearing``, seen from the apex."""

    apex: Position
    bearing: _Direction
    radius_m: _Metres
    half_angle: _Half = 30.0


class Corridor(msgspec.Struct, frozen=True, tag_field="kind", tag="corridor"):
    """A band along a line; ``width_m`` is its whole width."""

    points: _Line
    width_m: _Metres


class Arrow(msgspec.Struct, frozen=True, tag_field="kind", tag="arrow"):
    """A line with a head at its last point."""

    points: _Line


class Text(msgspec.Struct, frozen=True, tag_field="kind", tag="text"):
    """Words at a place; they are the label of the drawing."""

    at: Position


class Buffer(msgspec.Struct, frozen=True, tag_field="kind", tag="buffer"):
    """Everything within a distance of another geometry, as it was when this was drawn.

    ``of`` says what that was, such as ``feature:KEY`` or ``unit:KEY``; it may have moved since.
    """

    base: dict[str, Any]
    distance_m: _Metres
    of: str = ""


class Plume(msgspec.Struct, frozen=True, tag_field="kind", tag="plume"):
    """A planning sector down-wind of a source, with a circle of isolation; no dispersion model.

    ``wind_from`` is where the wind blows from; ``wind_speed`` in m/s, 0 when not known. Distances
    are what a person took from a table or was told; ``basis`` says from where.
    """

    source: Position
    wind_from: _Direction
    distance_m: _Metres
    half_angle: _Half = PLUME_HALF_ANGLE
    wind_speed: Annotated[float, msgspec.Meta(ge=0, le=120)] = 0.0
    isolation_m: _Some = 0.0
    basis: str = ""


Form = Circle | Sector | Corridor | Arrow | Text | Buffer | Plume


def read_form(mapping: Mapping[str, object]) -> Form | None:
    """Return the form that a mapping holds; None for none, a newer kind, or a broken one."""
    if not mapping:
        return None
    try:
        return msgspec.convert(dict(mapping), Form)  # type: ignore[no-any-return]
    except msgspec.ValidationError:
        return None


def write_form(form: Form) -> dict[str, object]:
    """Return the form as it is stored: plain lists and numbers."""
    plain: dict[str, object] = msgspec.json.decode(msgspec.json.encode(form))
    return plain
