"""The map that is handed out: one HTML file of the moment, written by folium, opens offline.

Everything the page needs stands in the file: Leaflet from the packaged assets, no address of
anybody's server. Every name typed by people is escaped.
"""

import html
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import folium
import msgspec
from branca.element import Element

import resources
from commander.domain.feature import Feature
from commander.domain.operation import Incident, Operation
from commander.domain.record import Place
from commander.domain.resources import Department, Unit
from commander.errors import EnvironmentProblem, UserError
from commander.journal.reader import Reader

COLOURS = {
    "accent": "#0b63c5",
    "red": "#c62828",
    "orange": "#a84f00",
    "yellow": "#7a6200",
    "blue": "#0b63c5",
    "green": "#1b7a4b",
    "purple": "#6b3fc0",
    "muted": "#55636f",
}
"""Colour roles on white paper, the light theme's values."""

ZONES = {"hot_zone": "red", "warm_zone": "orange", "cold_zone": "blue", "evacuation_area": "orange"}

TERRAIN = {"street": "#b9c2ca", "highway": "#98a4af", "railway": "#55636f", "pipeline": "#6b3fc0"}


def write(reader: Reader, stream: str, path: Path, now: int) -> None:
    """Write the map of an operation as it is now (ms UTC).

    Raises UserError when there is nothing to show, EnvironmentProblem when the file cannot be
    written; an older file stays as it is then.
    """
    operation = reader.get(Operation, stream, stream)
    if operation is None:
        raise UserError("There is no operation {key} here.", key=stream)
    page = _page(reader, operation, now)
    waiting = path.with_name(path.name + ".new")
    try:
        waiting.write_text(page, encoding="utf-8")
        waiting.replace(path)
    except OSError as error:
        raise EnvironmentProblem(
            "{path} cannot be written: {reason}.", path=path, reason=error.strerror or error
        ) from error


def _page(reader: Reader, operation: Operation, now: int) -> str:
    stream = operation.stream
    departments = {d.key: d for d in reader.all(Department, stream)}
    marks = [
        *(_incident(i) for i in reader.all(Incident, stream) if i.place and i.state == "open"),
        *(_unit(u, departments) for u in reader.all(Unit, stream) if u.place),
    ]
    zones = [_zone(f) for f in reader.all(Feature, stream) if f.lifted is None]
    drawn = [*zones, *marks]
    if not drawn:
        raise UserError("There is nothing on the map to hand out yet.")
    chart = folium.Map(tiles=None, control_scale=True, attribution_control=False)
    chart.default_js, chart.default_css = [], []
    _layer(chart, _terrain(), "terrain")
    _layer(chart, drawn, "operation")
    bounds = _bounds(drawn)
    chart.fit_bounds([bounds[:2], bounds[2:]], padding=(40, 40), max_zoom=16)
    _furnish(chart, operation, now)
    return str(chart.get_root().render())


def _furnish(chart: folium.Map, operation: Operation, now: int) -> None:
    """Put Leaflet, the look and the head line into the page."""
    figure = chart.get_root()
    assert isinstance(figure, folium.Figure)  # noqa: S101 - the root of a map is its figure
    head = figure.header
    vendor = resources.path("web", "vendor")
    head.add_child(Element(f"<style>{(vendor / 'leaflet.css').read_text('utf-8')}{STYLE}</style>"))
    head.add_child(Element(f"<script>{(vendor / 'leaflet.js').read_text('utf-8')}</script>"))
    at = datetime.fromtimestamp(now / 1000, ZoneInfo(operation.timezone))
    kind = "" if operation.kind == "live" else f"{operation.kind.upper()} · "
    lines = [f"{kind}{operation.name}", f"{at:%Y-%m-%d %H:%M %Z}"]
    if operation.notes:
        lines.append(operation.notes)
    text = "".join(f"<div>{html.escape(line)}</div>" for line in lines)
    figure.html.add_child(Element(f'<div class="head">{text}</div>'))


STYLE = (
    "body{font-family:sans-serif}.leaflet-container{background:#e9edf0}"
    ".head{position:fixed;top:0;left:60px;z-index:1000;background:#fff;padding:8px 12px;"
    "font-size:13px;max-width:60%}.head div:first-child{font-weight:600}"
)


def _place(place: Place) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _feature(geometry: Mapping[str, Any], name: str, what: str, **look: Any) -> dict[str, Any]:
    properties = {"name": html.escape(name), "what": html.escape(what), **look}
    return {"type": "Feature", "geometry": dict(geometry), "properties": properties}


def _incident(incident: Incident) -> dict[str, Any]:
    assert incident.place  # noqa: S101 - the caller leaves out incidents without a place
    name = ("≈ " if incident.place.approx else "") + incident.name
    return _feature(_place(incident.place), name, "incident", colour=COLOURS["red"], size=10)


def _unit(unit: Unit, departments: Mapping[str, Department]) -> dict[str, Any]:
    assert unit.place  # noqa: S101 - the caller leaves out units without a place
    department = departments.get(unit.department)
    colour = COLOURS.get(department.colour if department else "", COLOURS["muted"])
    name = ("≈ " if unit.place.approx else "") + unit.name
    return _feature(_place(unit.place), name, unit.status, colour=colour, size=6)


def _zone(feature: Feature) -> dict[str, Any]:
    colour = COLOURS[ZONES.get(feature.kind, "muted")]
    name = ("≈ " if feature.approx else "") + (feature.label or feature.kind)
    what = feature.order_word or feature.kind
    geometry = dict(feature.geometry)
    dash = "8 6" if feature.planned else ""
    return _feature(geometry, name, what, colour=colour, size=6, radius=feature.radius_m, dash=dash)


def _terrain() -> list[dict[str, Any]]:
    """Return the lines of the sketches that ship, as quiet ground."""
    found: list[dict[str, Any]] = []
    for path in sorted(resources.path("map", "sketch").glob("*.geojson")):
        for feature in msgspec.json.decode(path.read_bytes())["features"]:
            properties = feature["properties"]
            colour = TERRAIN.get(properties.get("kind", ""))
            if colour and feature["geometry"]["type"] != "Point":
                name = str(properties.get("name") or "")
                found.append(_feature(feature["geometry"], name, "sketch", colour=colour, size=2))
    return found


def _layer(chart: folium.Map, features: Iterable[dict[str, Any]], name: str) -> None:
    points, shapes = [], []
    for feature in features:
        properties = feature["properties"]
        if feature["geometry"]["type"] == "Point":
            points.append(feature)
        else:
            shapes.append(feature)
        properties.setdefault("radius", 0.0)
        properties.setdefault("dash", "")
    tooltip = folium.GeoJsonTooltip(fields=["name", "what"], labels=False)
    if shapes:
        folium.GeoJson(
            {"type": "FeatureCollection", "features": shapes},
            name=name,
            style_function=_style,
            tooltip=tooltip,
        ).add_to(chart)
    for point in points:
        _mark(point).add_to(chart)


def _style(feature: Mapping[str, Any]) -> dict[str, Any]:
    properties = feature["properties"]
    return {
        "color": properties["colour"],
        "weight": 2,
        "fillOpacity": 0.12,
        "dashArray": properties["dash"],
    }


def _mark(point: Mapping[str, Any]) -> folium.Circle | folium.CircleMarker:
    properties, (lon, lat) = point["properties"], point["geometry"]["coordinates"]
    look = {
        "color": properties["colour"],
        "weight": 2,
        "fill": True,
        "fill_opacity": 0.12 if properties["radius"] else 0.8,
        "dash_array": properties["dash"] or None,
    }
    tooltip = f"{properties['name']}<br>{properties['what']}"
    if properties["radius"]:
        return folium.Circle((lat, lon), radius=properties["radius"], tooltip=tooltip, **look)
    return folium.CircleMarker((lat, lon), radius=properties["size"], tooltip=tooltip, **look)


def _bounds(features: Iterable[Mapping[str, Any]]) -> tuple[float, float, float, float]:
    """Return south, west, north, east of all coordinates."""
    points = [point for f in features for point in _points(f["geometry"]["coordinates"])]
    lats, lons = [lat for _, lat in points], [lon for lon, _ in points]
    return (min(lats), min(lons), max(lats), max(lons))


def _points(coordinates: Any) -> Iterable[tuple[float, float]]:
    if isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
    else:
        for part in coordinates:
            yield from _points(part)
