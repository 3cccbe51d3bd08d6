"""Outlines of drawings on the ellipsoid (WGS 84), as GeoJSON geometries that every reader knows.

Circles and sectors are walked along geodesics; corridors and buffers are made in an azimuthal
equidistant plane around the drawing. What crosses the 180th meridian is cut there into parts, what
holds a pole is closed along it (RFC 7946, 3.1.9). Importing this costs nothing: pyproj and shapely
are loaded at the first outline (see `warm`).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from commander.errors import UserError
from commander.geodesy.forms import (
    LONGEST_M,
    Arrow,
    Buffer,
    Circle,
    Corridor,
    Form,
    Plume,
    Position,
    Sector,
    Text,
)

if TYPE_CHECKING:
    from pyproj import Geod
    from shapely import Geometry

CORNERS: Final = 128
"""Corners of a circle: its edge lies at most 0.03 % inside the radius (1 - cos(pi / 128))."""
_STEPS: Final = 180
"""A plane outline is cut into about so many steps before it is put back on the earth."""
_HEAD: Final = 0.18
"""Length of an arrow's head as a share of the arrow."""
_LONGEST_HEAD_M: Final = 400.0
_HEAD_ANGLE: Final = 28.0
_EDGE: Final = 180.0
_DIGITS: Final = 7
"""Digits of degrees in what is stored: 1e-7° is one centimetre."""

Shape = dict[str, Any]


@cache
def ellipsoid() -> "Geod":
    """The geodesic calculator of WGS 84."""
    from pyproj import Geod  # noqa: PLC0415 - heavy, and the window starts without

    return Geod(ellps="WGS84")


@cache
def _shapely() -> Any:
    import shapely  # noqa: PLC0415 - heavy, and the window starts without
    import shapely.affinity  # noqa: PLC0415
    import shapely.geometry  # noqa: PLC0415

    return shapely


def warm() -> None:
    """Load what outlines need, so that the first one does not wait for it; any thread."""
    outline(Corridor(((0.0, 0.0), (0.001, 0.0)), 10.0))


def outline(form: Form) -> Shape:
    """Return the outline of a form; UserError when there is none."""
    makers: Mapping[type, Callable[[Any], Shape]] = {
        Circle: _circle,
        Sector: _sector,
        Corridor: _corridor,
        Arrow: _arrow,
        Text: lambda text: {"type": "Point", "coordinates": [*_place(text.at)]},
        Buffer: lambda made: buffer(made.base, made.distance_m),
        Plume: _plume,
    }
    return makers[type(form)](form)


def circle_of(geometry: Mapping[str, object], radius_m: float) -> Mapping[str, object]:
    """Return a geometry as it is, but a Point with a radius (older records) as its outline."""
    if geometry.get("type") != "Point" or radius_m <= 0:
        return geometry
    return _circle(Circle(_positions(geometry.get("coordinates"))[0], radius_m))


def on_earth(geometry: Mapping[str, object]) -> Mapping[str, object]:
    """Return a hand-drawn geometry between 180° west and east, cut where it crosses over.

    What was drawn over the 180th meridian comes with longitudes beyond it, in one piece.
    """
    coordinates: Any = geometry.get("coordinates")
    if all(abs(lon) <= _EDGE for lon, _ in _positions(coordinates)):
        return geometry
    match geometry.get("type"):
        case "Point":
            return {"type": "Point", "coordinates": [*_place(coordinates)]}
        case "LineString":
            parts = _cut([_place(one) for one in coordinates])
            if len(parts) == 1:
                return {"type": "LineString", "coordinates": parts[0]}
            return {"type": "MultiLineString", "coordinates": parts}
        case "Polygon":
            return _wrapped(coordinates)
        case _:
            return geometry


def buffer(base: Mapping[str, object], distance_m: float) -> Shape:
    """Return what lies within a distance in metres of a GeoJSON geometry."""
    shapely = _shapely()
    points = list(_positions(base.get("coordinates")))
    if not points:
        raise UserError("There is nothing to draw around.")
    if len(points) == 1:
        return _circle(Circle(points[0], distance_m))
    centre = _middle(points)
    plane, back = _plane(centre)
    flat = shapely.transform(shapely.geometry.shape(base), plane, interleaved=False)
    made = shapely.make_valid(flat).buffer(distance_m, quad_segs=24)
    return _on_earth(made, back)


def _circle(form: Circle) -> Shape:
    return _wrapped([_ring(form.centre, form.radius_m, 0.0, 360.0, CORNERS)])


def _sector(form: Sector) -> Shape:
    return _wrapped([_fan(form.apex, form.radius_m, form.bearing, form.half_angle)])


def _fan(apex: Position, radius_m: float, bearing: float, half_angle: float) -> list[Position]:
    if half_angle >= _EDGE:
        return _ring(apex, radius_m, 0.0, 360.0, CORNERS)
    steps = max(8, round(CORNERS * half_angle / 180))
    arc = _ring(apex, radius_m, bearing - half_angle, bearing + half_angle, steps)
    # The straight sides are geodesics too: far ones would bend away from two corners only.
    out = _between(apex, arc[0], radius_m)
    home = _between(arc[-1], apex, radius_m)
    return [apex, *out, *arc, *home, apex]


def _between(start: Position, end: Position, length_m: float) -> list[Position]:
    count = min(32, int(length_m // 20_000))
    return [(lon, lat) for lon, lat in ellipsoid().npts(*start, *end, count)] if count else []


def _corridor(form: Corridor) -> Shape:
    return buffer({"type": "LineString", "coordinates": [*form.points]}, form.width_m / 2)


def _arrow(form: Arrow) -> Shape:
    earth = ellipsoid()
    points = [_place(one) for one in form.points]
    (lon, lat), (before_lon, before_lat) = points[-1], points[-2]
    length = earth.line_length([one[0] for one in points], [one[1] for one in points])
    back, _, _ = earth.inv(lon, lat, before_lon, before_lat)
    head = min(_HEAD * length, _LONGEST_HEAD_M)
    barbs = [earth.fwd(lon, lat, back + turn, head)[:2] for turn in (-_HEAD_ANGLE, _HEAD_ANGLE)]
    shaft = _cut(points)
    tip = [_rounded(barbs[0]), points[-1], _rounded(barbs[1])]
    return {"type": "MultiLineString", "coordinates": [*shaft, *_cut(tip)]}


def _plume(form: Plume) -> Shape:
    shapely = _shapely()
    along = (form.wind_from + 180) % 360
    fan = _wrapped([_fan(form.source, form.distance_m, along, form.half_angle)])
    if form.isolation_m <= 0:
        return fan
    circle = _circle(Circle(form.source, form.isolation_m))
    both = shapely.union(shapely.geometry.shape(fan), shapely.geometry.shape(circle))
    return _geojson(both)


def _ring(
    centre: Position, radius_m: float, first: float, last: float, steps: int
) -> list[Position]:
    """Walk around a centre at a distance; a whole turn comes back to its first point."""
    turns = [first + (last - first) * step / steps for step in range(steps + 1)]
    count = len(turns)
    lons, lats, _ = ellipsoid().fwd(
        [centre[0]] * count, [centre[1]] * count, turns, [radius_m] * count
    )
    made = list(zip(lons, lats, strict=True))
    return [*made[:-1], made[0]] if last - first == 2 * _EDGE else made


def _plane(centre: Position) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """Return the ways to the plane around a centre and back, for columns of numbers."""
    from pyproj import Proj  # noqa: PLC0415 - heavy, and the window starts without

    plane = Proj(proj="aeqd", lon_0=centre[0], lat_0=centre[1], ellps="WGS84")
    return plane, partial(plane, inverse=True)


def _middle(points: Sequence[Position]) -> Position:
    """Return the middle of some places, also across the 180th meridian and at the poles."""
    earth = ellipsoid()
    first = points[0]
    reach = [earth.inv(*first, *one) for one in points]
    far = max(range(len(points)), key=lambda at: reach[at][2])
    azimuth, _, distance = reach[far]
    if distance > LONGEST_M:
        raise UserError("This is too large to draw around: more than 1,000 km across.")
    lon, lat, _ = earth.fwd(*first, azimuth, distance / 2)
    return lon, lat


def _on_earth(made: "Geometry", back: Callable[..., Any]) -> Shape:
    """Return an area of the plane on the earth, its edges walked in steps that stay on it."""
    shapely = _shapely()
    west, south, east, north = made.bounds
    step = max(1.0, max(east - west, north - south) / _STEPS)
    areas = []
    for part in shapely.get_parts(shapely.segmentize(made, step)):
        rings = [
            list(zip(*back(*ring.coords.xy), strict=True))
            for ring in (part.exterior, *part.interiors)
        ]
        areas.append(shapely.geometry.shape(_wrapped(rings)))
    return _geojson(shapely.union_all(areas))


def _wrapped(rings: Sequence[Sequence[Position]]) -> Shape:
    """Return the area inside the first ring and outside the others, cut at the 180th meridian."""
    shapely = _shapely()
    outer, *holes = (_area(_unrolled(ring)) for ring in rings)
    return _geojson(shapely.difference(outer, shapely.union_all(holes)) if holes else outer)


def _area(ring: Sequence[Position]) -> "Geometry":
    """Return what an unrolled ring holds, brought back between 180° west and 180° east."""
    shapely = _shapely()
    whole = shapely.make_valid(shapely.Polygon(ring))
    west, _, east, _ = whole.bounds
    if west >= -_EDGE and east <= _EDGE:
        return whole
    parts = []
    for turn in (-720, -360, 0, 360, 720):
        strip = shapely.intersection(whole, shapely.box(turn - 180, -90, turn + 180, 90))
        if not strip.is_empty:
            parts.append(shapely.affinity.translate(strip, -turn))
    return shapely.union_all(parts)


def _unrolled(ring: Sequence[Position]) -> list[Position]:
    """Return a ring without jumps at the 180th meridian; one round a pole is closed along it."""
    lon, lat = (round(part, _DIGITS + 2) for part in ring[0])
    made = [(lon, lat)]
    for (before, _), (here, height) in pairwise(ring):
        lon += (here - before + 180) % 360 - 180
        made.append((round(lon, _DIGITS + 2), round(height, _DIGITS + 2)))
    if abs(made[-1][0] - made[0][0]) > _EDGE:
        pole = 90.0 if sum(one[1] for one in made) > 0 else -90.0
        made += [(made[-1][0], pole), (made[0][0], pole)]
    return made


def _cut(points: Sequence[Position]) -> list[list[Position]]:
    """Return a line in parts that do not jump over the 180th meridian."""
    parts = [[points[0]]]
    for (west, low), (east, high) in pairwise(points):
        jump = east - west
        if abs(jump) > _EDGE:
            edge = _EDGE if jump < 0 else -_EDGE
            share = (edge - west) / (jump - 360 if jump > 0 else jump + 360)
            height = round(low + (high - low) * share, _DIGITS)
            parts[-1].append((edge, height))
            parts.append([(-edge, height)])
        parts[-1].append((east, high))
    return parts


def _geojson(area: "Geometry") -> Shape:
    """Return an area as GeoJSON, outer rings anticlockwise, to the centimetre."""
    shapely = _shapely()
    kept = shapely.set_precision(area, 10**-_DIGITS)
    polygons = [
        shapely.geometry.polygon.orient(one)
        for one in shapely.get_parts(kept)
        if one.geom_type == "Polygon" and not one.is_empty
    ]
    if not polygons:
        raise UserError("The drawing has no shape.")
    coordinates = [
        [[_rounded(point) for point in ring.coords] for ring in (one.exterior, *one.interiors)]
        for one in polygons
    ]
    if len(coordinates) == 1:
        return {"type": "Polygon", "coordinates": coordinates[0]}
    return {"type": "MultiPolygon", "coordinates": coordinates}


def _place(position: Position) -> Position:
    return _rounded(((position[0] + 180) % 360 - 180, position[1]))


def _rounded(position: Sequence[float]) -> Position:
    return round(position[0], _DIGITS), round(position[1], _DIGITS)


def _positions(coordinates: object) -> Sequence[Position]:
    """Return every position of a GeoJSON coordinates member, however deep it lies."""
    if not isinstance(coordinates, Sequence) or not coordinates:
        return []
    first = coordinates[0]
    if isinstance(first, int | float):
        return [(float(coordinates[0]), float(coordinates[1]))]
    return [one for part in coordinates for one in _positions(part)]
