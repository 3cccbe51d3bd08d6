"""Land and sea of an extract, from its coastlines.

OpenStreetMap keeps no sea: only coastlines, with the land on their left
(wiki.openstreetmap.org/wiki/Tag:natural=coastline). Within the box of the extract they and its
border cut out faces; a face is sea where a coastline has it on its right.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from commander.maps.area import Box

_ASIDE: Final = 1e-7
"""Degrees beside a coastline at which it is asked which face lies there: a centimetre."""

_SHORT: Final = 0.003
"""Degrees from the border within which a coastline ends only because the extract was cut there:
300 m, longer than the pieces between two points of a coastline usually are."""


def land_and_sea(coast: Sequence[Any], box: Box) -> tuple[Any, Any]:
    """Return land and sea within the box; both are polygons, perhaps empty.

    Without coastlines all is land. A face that coastlines contradict each other about, as an
    extract that was cut badly has them, is land: sea drawn over streets would be worse.
    """
    whole = shapely.box(*box)
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(list(coast)), directed=True))
    reaching = [_to_the_border(line, whole.boundary) for line in merged]
    lines = shapely.intersection(shapely.union_all(reaching), whole)
    if lines.is_empty:
        return whole, shapely.Polygon()
    cut = shapely.union_all([lines, whole.boundary])
    faces = shapely.get_parts(shapely.polygonize([cut]))
    right, left = (_faces_beside(lines, faces, side) for side in (1.0, -1.0))
    wet = np.flatnonzero((right > 0) & (right > left))
    sea = shapely.union_all(faces[wet]) if wet.size else shapely.Polygon()
    return shapely.difference(whole, sea), sea


def _to_the_border(line: Any, border: Any) -> Any:
    """Lengthen a coastline whose next point the cut has taken away."""
    if line.is_closed:
        return line
    points = list(line.coords)
    first, last = (shapely.Point(points[end]) for end in (0, -1))
    if first.distance(border) < _SHORT:
        points.insert(0, shapely.shortest_line(first, border).coords[1])
    if last.distance(border) < _SHORT:
        points.append(shapely.shortest_line(last, border).coords[1])
    return shapely.LineString(points)


def _faces_beside(lines: Any, faces: NDArray[Any], side: float) -> NDArray[Any]:
    """Return the length of coast that each face has on this side; right is positive."""
    parts = shapely.get_parts(lines)
    coordinates, index = shapely.get_coordinates(parts, return_index=True)
    same = index[1:] == index[:-1]
    start, end = coordinates[:-1][same], coordinates[1:][same]
    run = end - start
    length = np.hypot(run[:, 0], run[:, 1])
    whole = length > _ASIDE
    start, run, length = start[whole], run[whole], length[whole]
    normal = np.column_stack([run[:, 1], -run[:, 0]]) / length[:, None]
    beside = shapely.points(start + run / 2 + normal * side * _ASIDE)
    found = shapely.STRtree(faces).query(beside, predicate="within")
    return np.bincount(found[1], weights=length[found[0]], minlength=len(faces))
