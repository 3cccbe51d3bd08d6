"""What the map looks at when an operation is opened for the first time."""

import math
from collections.abc import Sequence
from statistics import median
from typing import Final

from ui.map.marks import Mark
from ui.map.shape import Shape

SCENE_KM: Final = 5.0
FAR_KM: Final = 50.0
_CROWD: Final = 20
_EARTH_KM: Final = 6371.0


def near_keys(marks: Sequence[Mark], shapes: Sequence[Shape]) -> list[str]:
    """Return the keys of what is to be in view.

    Units more than 5 km from the median of all places are left out, or one far away would make
    the scene a dot. Incidents are left out beyond 50 km, and only where they are a crowd: of a
    few, each counts.
    """
    lat = median(mark.lat for mark in marks) if marks else 0.0
    lon = median(mark.lon for mark in marks) if marks else 0.0
    is_crowd = sum(mark.kind == "incident" for mark in marks) > _CROWD
    left_out = {
        mark.key
        for mark in marks
        if (mark.kind == "unit" or (mark.kind == "incident" and is_crowd))
        and _distance_km(lat, lon, mark.lat, mark.lon)
        > (SCENE_KM if mark.kind == "unit" else FAR_KM)
    }
    kept = [mark.key for mark in marks if mark.key not in left_out]
    return kept + [shape.key for shape in shapes if not shape.lifted]


def _distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The haversine distance in km between two places in degrees."""
    one, other = math.radians(lat), math.radians(other_lat)
    across = math.radians(other_lon - lon)
    part = (
        math.sin((other - one) / 2) ** 2
        + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, part)))
