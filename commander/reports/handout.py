"""The map that is handed out: one HTML file of the moment, written by folium, opens offline.

Everything the page needs stands in the file: Leaflet from the packaged assets, coast and borders,
and, where the window gives it, a picture of the base map around the scene. It names no address of
anybody's server, and a policy in the page forbids every request. Every name typed by people is
escaped.
"""

import html
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final

import folium
import msgspec
from branca.element import Element

import resources
from commander.errors import EnvironmentProblem
from commander.journal.reader import Reader
from commander.linkage.map_moment import (
    Moment,
    Say,
    Thing,
    moment,
    outline,
    plainly,
    said,
    shown,
)
from commander.reports.map_ground import Ground
from commander.reports.map_world import lines_around

COLOURS: Final = {
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

TERRAIN: Final = {
    "street": "#b9c2ca",
    "highway": "#98a4af",
    "railway": "#55636f",
    "pipeline": "#6b3fc0",
}

MOST_NAMES: Final = 60
"""Names that are written on the map; of more, only what the pointer is on."""

WORLD: Final = "Natural Earth"
"""Whose coast and borders these are."""

LONGEST_NAME: Final = 36
"""Signs of a name on the map; the whole of it shows where the pointer is."""

SCENE_KM: Final = 5.0
DEGREE_KM: Final = 111.2

TIDY: Final = """
addEventListener('load', () => {
  const tidy = () => {
    const kept = [];
    for (const name of document.querySelectorAll('.leaflet-tooltip.name')) {
      name.style.visibility = '';
      const box = name.getBoundingClientRect();
      const clash = kept.some((one) => one.left < box.right && box.left < one.right
        && one.top < box.bottom && box.top < one.bottom);
      if (clash) name.style.visibility = 'hidden'; else kept.push(box);
    }
  };
  THE_MAP.on('zoomend viewreset', () => setTimeout(tidy, 0));
  tidy();
});
"""
"""Hides names that would lie over others; those that come first stay."""

POLICY: Final = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""What a browser lets the page do: draw itself, and ask nobody."""

STYLE: Final = (
    "html,body{height:100%;margin:0;font:13px/1.4 Inter,'Segoe UI','Noto Sans',"
    "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;color:#16202a}"
    ".leaflet-container{background:#e9edf0;font:inherit}"
    ".head{position:fixed;top:10px;left:54px;right:10px;z-index:1000;pointer-events:none}"
    ".head>div{display:inline-block;background:#fff;border:1px solid #c3ccd4;border-radius:6px;"
    "padding:8px 12px;max-width:min(46em,90%);box-sizing:border-box;pointer-events:auto;"
    "overflow-wrap:anywhere}.head b{display:block;font-size:15px}"
    ".mark{display:inline-block;background:#6b3fc0;color:#fff;font-weight:700;border-radius:4px;"
    "padding:1px 8px;margin:0 8px 2px 0}"
    ".legend{position:fixed;right:10px;bottom:26px;z-index:1000;background:#fff;"
    "border:1px solid #c3ccd4;border-radius:6px;padding:8px 12px;max-height:45%;overflow:auto}"
    ".legend div{display:flex;align-items:center;gap:8px;white-space:nowrap}"
    ".legend i{width:18px;height:12px;border:2px solid;box-sizing:border-box}"
    ".legend i.point{border-radius:50%;width:12px;margin:0 3px}"
    ".legend i.line{height:0;border-width:2px 0 0}"
    ".legend i.planned{border-style:dashed}"
    ".source{position:fixed;right:0;bottom:0;z-index:1000;background:#ffffffcc;padding:0 6px;"
    "font-size:11px;color:#55636f}summary{cursor:pointer}.leaflet-tooltip{white-space:pre-line}"
    ".leaflet-tooltip.name{white-space:nowrap;background:none;border:0;box-shadow:none;padding:0;font-weight:600;"
    "text-shadow:0 0 3px #fff,0 0 3px #fff,0 0 3px #fff}.leaflet-tooltip.name::before{display:none}"
    "@media print{.leaflet-control-zoom{display:none}}"
)


def write(reader: Reader, stream: str, path: Path, now: int) -> None:
    """Write the map of an operation as it is now (ms UTC), in English.

    Raises UserError when there is nothing to show, EnvironmentProblem when the file cannot be
    written; an older file stays as it is then.
    """
    write_moment(moment(reader, stream, now), path)


def write_moment(
    what: Moment, path: Path, say: Say = plainly, ground: Ground | None = None
) -> None:
    """Write a moment as a page; ``say`` gives words for codes. Raises EnvironmentProblem."""
    page = _page(what, say, ground)
    waiting = path.with_name(path.name + ".new")
    try:
        waiting.write_text(page, encoding="utf-8")
        waiting.replace(path)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise EnvironmentProblem(
            "{path} cannot be written: {reason}.", path=path, reason=error.strerror or error
        ) from error


def _page(what: Moment, say: Say, ground: Ground | None) -> str:
    drawn = [_feature(what, thing, say) for thing in what.things]
    bounds = _bounds(_near(drawn))
    chart = folium.Map(
        tiles=None, control_scale=True, attribution_control=False, prefer_canvas=True
    )
    chart.default_js, chart.default_css = [], []
    if ground is not None:
        corners = [[ground.south, ground.west], [ground.north, ground.east]]
        folium.raster_layers.ImageOverlay(ground.address, corners).add_to(chart)
    _lines(chart, lines_around(bounds), "#98a4af", 1)
    if ground is None:
        for colour, lines in _terrain().items():
            _lines(chart, lines, colour, 2)
    _layer(chart, drawn)
    _names(chart, what, say)
    chart.fit_bounds([bounds[:2], bounds[2:]], padding=(40, 40), max_zoom=16)
    _furnish(chart, what, say, ground)
    return str(chart.get_root().render())


def _furnish(chart: folium.Map, what: Moment, say: Say, ground: Ground | None) -> None:
    """Put Leaflet, the look, head line, legend and sources into the page."""
    figure = chart.get_root()
    assert isinstance(figure, folium.Figure)  # noqa: S101 - the root of a map is its figure
    head = figure.header
    vendor = resources.path("web", "vendor")
    head.add_child(Element(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'))
    head.add_child(Element(f"<title>{html.escape(what.operation.name)}</title>"))
    css = (vendor / "leaflet.css").read_text("utf-8")
    head.add_child(Element(f"<style>{css}{STYLE}</style>"))
    head.add_child(Element(f"<script>{(vendor / 'leaflet.js').read_text('utf-8')}</script>"))
    mark = f'<span class="mark">{_mark(what, say)}</span>' if what.exercise else ""
    notes = html.escape(what.operation.notes)
    more = f"<details><summary>{html.escape(say('notes'))}</summary>{notes}</details>"
    text = f"<div>{html.escape(what.clock(what.at))}</div>{more if notes else ''}"
    name = html.escape(what.operation.name)
    for body in (
        f'<div class="head"><div><b>{mark}{name}</b>{text}</div></div>',
        f'<div class="legend">{_legend(what, say)}</div>',
        f'<div class="source">{html.escape(_source(ground))}</div>',
    ):
        figure.html.add_child(Element(_plain(body)))
    script = TIDY.replace("THE_MAP", chart.get_name())
    figure.html.add_child(Element(f"<script>{_untouched(script)}</script>"))


def _untouched(script: str) -> str:
    """Return a script that folium's templates leave as it is."""
    return f"{{% raw %}}{script}{{% endraw %}}"


def _plain(body: str) -> str:
    """Return HTML in which nothing that people typed is an order to folium's templates."""
    return body.replace("{", "&#123;").replace("}", "&#125;")


def _mark(what: Moment, say: Say) -> str:
    return html.escape(say(what.exercise).upper())


def _source(ground: Ground | None) -> str:
    said = ground.source if ground else ""
    return said if WORLD in said else " · ".join(filter(None, [said, WORLD]))


def _legend(what: Moment, say: Say) -> str:
    """Return a line for each kind on the map."""
    rows: dict[str, None] = {}
    for thing in what.things:
        shape = _shape(thing)
        department = what.departments.get(thing.department)
        unit = department.name(what.language) if department else say("unit")
        text = {"unit": unit, "incident": say("incident")}.get(thing.what, say(thing.kind))
        planned = " planned" if thing.planned else ""
        label = f"{text}, {say('planned')}" if thing.planned else text
        colour = COLOURS.get(thing.colour, COLOURS["muted"])
        sign = f'<i class="{shape}{planned}" style="border-color:{colour}"></i>'
        rows[f"<div>{sign}{html.escape(label)}</div>"] = None
    return "".join(rows)


def _shape(thing: Thing) -> str:
    kind = str(thing.geometry.get("type", ""))
    if "Point" in kind and not thing.radius_m:
        return "point"
    return "line" if "Line" in kind else "area"


def _feature(what: Moment, thing: Thing, say: Say) -> dict[str, Any]:
    words = html.escape(f"{shown(thing, say)}\n{said(what, thing, say)}")
    return {
        "type": "Feature",
        "geometry": dict(outline(thing)),
        "properties": {
            "words": words,
            "colour": COLOURS.get(thing.colour, COLOURS["muted"]),
            "size": {"incident": 10, "unit": 7}.get(thing.what, 6),
            "dash": "8 6" if thing.planned else "",
            "faint": thing.lifted,
        },
    }


def _layer(chart: folium.Map, features: Iterable[dict[str, Any]]) -> None:
    """Put what is on the map on the page: shapes first, so that marks lie over them."""
    points: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for feature in features:
        flat = feature["geometry"]["type"] == "Point"
        (points if flat else shapes).append(feature)
    if shapes:
        folium.GeoJson(
            {"type": "FeatureCollection", "features": shapes},
            style_function=_style,
            tooltip=folium.GeoJsonTooltip(fields=["words"], labels=False),
        ).add_to(chart)
    for point in points:
        properties, (lon, lat) = point["properties"], point["geometry"]["coordinates"][:2]
        folium.CircleMarker(
            (lat, lon),
            radius=properties["size"],
            tooltip=folium.Tooltip(_plain(properties["words"])),
            color=properties["colour"],
            weight=2,
            fill=True,
            fill_opacity=0.3 if properties["faint"] else 0.85,
            dash_array=properties["dash"] or None,
        ).add_to(chart)


def _style(feature: Mapping[str, Any]) -> dict[str, Any]:
    properties = feature["properties"]
    return {
        "color": properties["colour"],
        "weight": 2,
        "opacity": 0.4 if properties["faint"] else 1,
        "fillOpacity": 0.14,
        "dashArray": properties["dash"],
    }


def _lines(chart: folium.Map, lines: list[Any], colour: str, width: int) -> None:
    """Put quiet lines on the page, which nothing can be asked about."""
    if lines:
        folium.GeoJson(
            {"type": "MultiLineString", "coordinates": lines},
            style_function=lambda _feature: {
                "color": colour,
                "weight": width,
                "interactive": False,
            },
        ).add_to(chart)


def _terrain() -> dict[str, list[Any]]:
    """Return the lines of the sketches that ship, by colour, as quiet ground."""
    found: dict[str, list[Any]] = {}
    for path in sorted(resources.path("map", "sketch").glob("*.geojson")):
        for feature in msgspec.json.decode(path.read_bytes())["features"]:
            colour = TERRAIN.get(feature["properties"].get("kind", ""))
            geometry = feature["geometry"]
            if colour and geometry["type"] == "LineString":
                found.setdefault(colour, []).append(geometry["coordinates"])
    return found


def _names(chart: folium.Map, what: Moment, say: Say) -> None:
    """Write names beside things, if there are so few that they can be read."""
    order = {"incident": 0, "drawing": 1}
    named = sorted(
        (thing for thing in what.things if thing.name), key=lambda one: order.get(one.what, 2)
    )
    for thing in named if len(named) <= MOST_NAMES else ():
        lat, lon = _middle(outline(thing))
        colour = COLOURS.get(thing.colour, COLOURS["muted"])
        whole = shown(thing, say)
        short = whole if len(whole) <= LONGEST_NAME else whole[: LONGEST_NAME - 1] + "…"
        name = _plain(html.escape(short))
        label = f'<span style="color:{colour}">{name}</span>'
        # Not a marker: Leaflet would ask for that one's picture, if only for a moment.
        folium.CircleMarker(
            (lat, lon),
            radius=0,
            opacity=0,
            interactive=False,
            tooltip=folium.Tooltip(
                label, permanent=True, direction="right", offset=(8, 0), class_name="name"
            ),
        ).add_to(chart)


def _middle(geometry: Mapping[str, Any]) -> tuple[float, float]:
    south, west, north, east = _bounds([{"geometry": geometry}])
    return (south + north) / 2, (west + east) / 2


def _near(features: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the things near the middle of all, so that one far away makes no dot of the scene."""
    middles = [_middle(one["geometry"]) for one in features]
    lat, lon = (median(one[side] for one in middles) for side in (0, 1))
    narrow = math.cos(math.radians(lat))
    return [
        one
        for one, (y, x) in zip(features, middles, strict=True)
        if math.hypot(y - lat, (x - lon) * narrow) * DEGREE_KM < SCENE_KM
    ] or features


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
