"""What a drawing will be, worked out from the points set so far; pure, off the GUI thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from commander.errors import UserError
from commander.geodesy.forms import Arrow, Circle, Corridor, Form, Plume, Position, Sector
from commander.geodesy.handles import Measures, form_of, reshaped
from commander.geodesy.measure import Size, area, legs, length, size
from commander.geodesy.outlines import outline
from ui.map.measure_words import area_text, bearing_text, length_text

_MOST_LEGS: Final = 24
"""More stretches than that are not written one by one."""
_AREAS: Final = frozenset({"polygon", "measure_area"})
_CORNERS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A measure where it belongs; ``strong`` is what counts."""

    lat: float
    lon: float
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketched:
    """An outline (None where the page's own line is all) with its measures, and its form."""

    geometry: Mapping[str, Any] | None = None
    labels: tuple[Label, ...] = field(default=())
    form: Form | None = None


def sketched(kind: str, points: Sequence[Position], measures: Measures) -> Sketched:
    """Return what these points make so far; nothing while they are too few or too far apart."""
    if len(points) < 2:  # noqa: PLR2004 - one point has no measure
        return Sketched()
    try:
        form = form_of(kind, points, measures)
        if form is not None:
            return of_form(form, points)
    except UserError:
        return Sketched()
    closed = kind in _AREAS and len(points) >= _CORNERS
    area_so_far = {"type": "Polygon", "coordinates": [[*points, points[0]]]} if closed else None
    return Sketched(geometry=area_so_far, labels=(*leg_labels(points), _total(kind, points)))


def of_form(form: Form, points: Sequence[Position]) -> Sketched:
    """Return the outline of a form with its measures at its last handle."""
    geometry = outline(form)
    lon, lat = points[-1]
    text = form_text(form, size(geometry))
    line = leg_labels(points) if not isinstance(form, Circle | Sector | Plume) else ()
    return Sketched(
        geometry=geometry,
        labels=(*line, Label(lat=lat, lon=lon, text=text, strong=True)),
        form=form,
    )


def changed(form: Form | None, geometry: Mapping[str, Any], radius_m: float = 0.0) -> Sketched:
    """Return a drawing after its handles or corners have been moved to this geometry."""
    if form is None:
        return Sketched(geometry=None, labels=outline_labels(geometry, radius_m))
    coordinates = geometry["coordinates"]
    line = [coordinates] if geometry["type"] == "Point" else coordinates
    points = [(float(one[0]), float(one[1])) for one in line]
    try:
        return of_form(reshaped(form, points), points)
    except UserError:
        return Sketched(form=form)


def form_text(form: Form, whole: Size) -> str:
    """The measures of a form in one line."""
    if isinstance(form, Circle):
        return f"r {length_text(form.radius_m)} · {area_text(whole.area_m2)}"
    if isinstance(form, Sector):
        way = f"{bearing_text(form.bearing)} ± {form.half_angle:.0f}°"
        return f"{length_text(form.radius_m)} · {way} · {area_text(whole.area_m2)}"
    if isinstance(form, Plume):
        way = f"{bearing_text(form.wind_from + 180)} ± {form.half_angle:.0f}°"
        return f"{length_text(form.distance_m)} · {way} · {area_text(whole.area_m2)}"
    if isinstance(form, Corridor):
        along = length_text(length(form.points))
        return f"{along} × {length_text(form.width_m)} · {area_text(whole.area_m2)}"
    return length_text(length(form.points)) if isinstance(form, Arrow) else size_text(whole)


def size_text(whole: Size) -> str:
    """A size in one line: the area with its edge, or the length of a line; empty for a point."""
    if whole.area_m2 > 0:
        return f"{area_text(whole.area_m2)} · {length_text(whole.length_m)}"
    return length_text(whole.length_m) if whole.length_m > 0 else ""


def leg_labels(points: Sequence[Position]) -> tuple[Label, ...]:
    """Length and bearing of each stretch at its middle, where there are several, but not many."""
    found = legs(points)
    if not 1 < len(found) <= _MOST_LEGS:
        return ()
    made = []
    for leg in found:
        lon, lat = leg.middle
        text = f"{length_text(leg.length_m)} · {bearing_text(leg.bearing)}"
        made.append(Label(lat=lat, lon=lon, text=text))
    return tuple(made)


def outline_labels(geometry: Mapping[str, Any], radius_m: float = 0.0) -> tuple[Label, ...]:
    """The size of a drawing at its northernmost corner, and its stretches if they are few."""
    text = size_text(size(geometry, radius_m))
    coordinates = geometry.get("coordinates")
    ring: Any = coordinates[0] if geometry.get("type") == "Polygon" and coordinates else coordinates
    if not text or not ring:
        return ()
    while isinstance(ring[0][0], Sequence):
        ring = ring[0]
    lon, lat = min(ring, key=lambda one: one[1])[:2]
    return (*leg_labels(ring), Label(lat=lat, lon=lon, text=text, strong=True))


def _total(kind: str, points: Sequence[Position]) -> Label:
    lon, lat = points[-1]
    stretch = legs(points)
    whole = sum(leg.length_m for leg in stretch)
    if kind in _AREAS and len(points) >= _CORNERS:
        closed = [*points, points[0]]
        edge = sum(leg.length_m for leg in legs(closed))
        text = f"{area_text(area(points))} · {length_text(edge)}"
    elif len(stretch) == 1:
        text = f"{length_text(whole)} · {bearing_text(stretch[0].bearing)}"
    else:
        text = f"Σ {length_text(whole)} · {bearing_text(stretch[-1].bearing)}"
    return Label(lat=lat, lon=lon, text=text, strong=True)
