"""Shapes that no map can draw as they are: across the date line, crossing themselves, too long."""

from collections.abc import Callable
from typing import Any, Final

_HALF: Final = 180.0
_WHOLE: Final = 360.0
_POLE: Final = 90.0
_COARSEST: Final = 10.0
_MANY: Final = 8_000
"""Points up to which a shape is simplified with care, which takes the square of their number; of
longer ones points that lie close together go first."""


def across(shape: Any) -> Any:
    """Return the shape cut at the 180th meridian if it crosses it (RFC 7946, 3.1.9)."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    west, _, east, _ = shape.bounds
    if east - west <= _HALF and east <= _HALF and west >= -_HALF:
        return shape
    joined = shapely.transform(shape, _joined)
    low, _, high, _ = joined.bounds
    if low >= -_HALF and high <= _HALF:
        return shape
    parts = []
    for turn in range(-1, 2):
        middle = turn * _WHOLE
        sheet = shapely.box(middle - _HALF, -_POLE, middle + _HALF, _POLE)
        part = shapely.intersection(shapely.make_valid(joined), sheet)
        if not part.is_empty:
            parts.append(shapely.transform(part, lambda xy, by=middle: xy - [by, 0.0]))
    return _same_kind(shape, shapely.union_all(parts))


def _joined(places: Any) -> Any:
    """Return coordinates in which no step is longer than half the globe."""
    import numpy as np  # noqa: PLC0415 - heavy, and only files need it

    if len(places) == 1:
        return np.column_stack([(places[:, 0] + _HALF) % _WHOLE - _HALF, places[:, 1]])
    return np.column_stack([np.unwrap(places[:, 0], period=_WHOLE), places[:, 1]])


def crosses(shape: Any) -> bool:
    """Whether this is an area whose outline crosses itself."""
    return _is_area(shape) and not shape.is_valid


def mended(shape: Any) -> Any:
    """Return an area whose outline does not cross itself; other shapes as they are."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    if not crosses(shape):
        return shape
    return _same_kind(shape, shapely.make_valid(shape)) or shape


def simplified(shape: Any, most: int) -> Any:
    """Return a shape with at most ``most`` points, as near to this one as that allows."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    count = shapely.get_num_coordinates(shape)
    if count <= most or shape.geom_type in {"Point", "MultiPoint"}:
        return shape
    west, south, east, north = shape.bounds
    step = max(east - west, north - south, 1e-6) / 1e5
    found = _until(shape, max(most, _MANY), step, shapely.remove_repeated_points)
    found = _until(found, most, step, shapely.simplify)
    if shapely.get_num_coordinates(found) > most:
        # Thousands of small parts: the outline of all of them.
        found = shapely.convex_hull(shape) if _is_area(shape) else found
    return found


def _until(shape: Any, most: int, step: float, simpler: Callable[[Any, float], Any]) -> Any:
    """Return a shape made simpler, in ever coarser steps, until it has at most so many points."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    found = shape
    while shapely.get_num_coordinates(found) > most and step < _COARSEST:
        found = simpler(found, step)
        step *= 2
    return found


def _is_area(shape: Any) -> bool:
    return shape.geom_type in {"Polygon", "MultiPolygon"}


def _same_kind(shape: Any, found: Any) -> Any:
    """Return of a mended shape what has the dimension of the first one."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    wanted = shapely.get_dimensions(shape)
    parts = [one for one in _leaves(found) if shapely.get_dimensions(one) == wanted]
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    kind = (shapely.MultiPoint, shapely.MultiLineString, shapely.MultiPolygon)[wanted]
    return kind(parts)


def _leaves(shape: Any) -> list[Any]:
    parts = getattr(shape, "geoms", None)
    return [shape] if parts is None else [leaf for part in parts for leaf in _leaves(part)]
