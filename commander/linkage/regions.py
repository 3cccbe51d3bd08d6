"""Whose ground an area lies on: the governments concerned, and who stands above them all.

An event in two or more regions is led by the government next above both (Emergency Response Law,
art. 18), and neighbours who may be affected are told (art. 64). A proposal; a person decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from commander.domain.region import Region


@dataclass(frozen=True, slots=True)
class RegionProposal:
    """The lowest regions that the area touches, their common superior, and who lies beside.

    ``superior`` is None with one region, or where nobody known stands above all. ``outside``: some
    of the area lies in no known region.
    """

    concerned: tuple[Region, ...]
    superior: Region | None
    neighbours: tuple[Region, ...]
    outside: bool


def propose_regions(
    area: Mapping[str, object], regions: Iterable[Region], radius_m: float = 0.0
) -> RegionProposal:
    """Return who is concerned by an area (GeoJSON; a circle is a Point with ``radius_m``)."""
    import shapely  # noqa: PLC0415 - heavy, and only here

    known = {one.key: one for one in regions}
    ground = {key: _shape(one.geometry) for key, one in known.items() if one.geometry}
    shape = _circle(area, radius_m) if radius_m else _shape(area)
    shapely.prepare(shape)
    touched = {key for key, one in ground.items() if _overlaps(shape, one)}
    lowest = _lowest(touched, known)
    covered = shapely.union_all([ground[key] for key in lowest])
    beside = _lowest(
        {key for key in ground if key not in touched and ground[key].intersects(covered)}, known
    )
    return RegionProposal(
        tuple(known[key] for key in lowest),
        common_superior([known[key] for key in lowest], known),
        tuple(known[key] for key in beside if lowest),
        _reaches_beyond(shape, covered),
    )


def common_superior(concerned: list[Region], known: Mapping[str, Region]) -> Region | None:
    """Return the lowest region above all of these (two or more), None where there is none."""
    if len(concerned) < 2:  # noqa: PLR2004 - one has no need of a common superior
        return None
    lines = [_above(one, known) for one in concerned]
    shared = [key for key in lines[0] if all(key in line for line in lines[1:])]
    return known.get(shared[0]) if shared else None


def _above(region: Region, known: Mapping[str, Region]) -> list[str]:
    found: list[str] = []
    parent = region.parent
    while parent and parent not in found:
        found.append(parent)
        parent = known[parent].parent if parent in known else ""
    return found


def _lowest(keys: Iterable[str], known: Mapping[str, Region]) -> list[str]:
    """Return those of these regions in which none of the others lies."""
    wanted = set(keys)
    upper = {key for one in wanted for key in _above(known[one], known)}
    return sorted(wanted - upper)


def _shape(geometry: Mapping[str, object]) -> Any:
    from shapely.geometry import shape  # noqa: PLC0415 - heavy, and only here

    found = shape(dict(geometry))
    return found.buffer(0) if found.area else found  # heals a border that crosses itself


def _circle(area: Mapping[str, object], radius_m: float) -> Any:
    from math import cos, radians  # noqa: PLC0415 - beside its only use

    from shapely.affinity import scale  # noqa: PLC0415 - heavy, and only here
    from shapely.geometry import shape  # noqa: PLC0415 - heavy, and only here

    centre = shape(dict(area))
    degrees = radius_m / 111_320
    stretch = 1 / max(0.01, cos(radians(centre.y)))
    return scale(centre.buffer(degrees), stretch, 1, origin=centre)


def _reaches_beyond(area: Any, covered: Any) -> bool:
    if area.area == 0:
        return not covered.covers(area)
    return bool(area.difference(covered).area > area.area * 1e-6)


def _overlaps(area: Any, region: Any) -> bool:
    """Return whether they share ground; a border that only touches is not crossed."""
    if not area.intersects(region):
        return False
    return bool(area.area == 0 or area.intersection(region).area > 0)
