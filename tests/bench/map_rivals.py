"""Other ways to draw 10,000 units on the same machine: folium, Leaflet's markers, pyqtgraph.

Each is asked for the same: how long until a change of all units is seen, and how many frames a
second while the view is dragged and a tenth of the units moves each second (folium's page is made
anew for each change, so it stands still while it is dragged).
"""

import html
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView

import resources
from commander.domain.resources import Unit
from tests.bench.map_hand import SITE, SIZE, PageHand, make_units, until, wait

COUNT = 10_000
DRAG_S = 8.0
SETTLE_S = 5.0
MAIN_WORLD = 0


@dataclass
class Rival:
    """What was measured of one: seconds until a change is seen, frames a second while dragged.

    Of Leaflet the seconds are those of script and layout, without painting.
    """

    name: str
    change_s: float
    rate: float


def _page(
    name: str, body: str, make: Callable[[], str], hand_out: Callable[[PageHand, int], None]
) -> Rival:
    """Load a page from a file, as its users would; ``make`` gives its script."""
    vendor = resources.path("web", "vendor")
    begun = time.perf_counter()
    script = make()
    text = (
        "<!doctype html><html><head><meta charset=utf-8>"
        f"<style>{(vendor / 'leaflet.css').read_text()}"
        "html,body{margin:0;height:100%}.folium-map,#map{height:100%}</style>"
        f"<script>{(vendor / 'leaflet.js').read_text()}</script></head><body>{body}"
        f"<script>{script};globalThis.drawn=0;requestAnimationFrame(()=>setTimeout(()=>{{drawn=1}},0));"
        "</script></body></html>"
    )
    path = Path(tempfile.mkdtemp()) / "page.html"
    path.write_text(text, "utf-8")
    web = QWebEngineView()
    web.page().settings().setAttribute(QWebEngineSettings.WebAttribute.ErrorPageEnabled, False)
    web.resize(*SIZE)
    web.show()
    hand = PageHand(web, MAIN_WORLD)
    web.load(QUrl.fromLocalFile(str(path)))
    until(lambda: hand.ask("String(globalThis.drawn)") == "1")
    first = time.perf_counter() - begun

    wait(round(SETTLE_S * 1000))

    def step(number: int) -> None:
        hand.drag(number)
        hand_out(hand, number)

    frames = hand.frames(DRAG_S, step)
    hand.drop()
    change = first
    if "moveAll" in script:
        change = float(hand.ask("String(moveAll())"))
    web.deleteLater()
    wait(50)
    return Rival(name, change, frames.rate)


def folium_page() -> Rival:
    """folium.Marker: the page is written, loaded and drawn anew for every change."""
    import folium  # noqa: PLC0415 - only here

    def make() -> str:
        chart = folium.Map(location=SITE, zoom_start=15, tiles=None)
        for unit in make_units(COUNT):
            folium.Marker(_place(unit), tooltip=html.escape(unit.name)).add_to(chart)
        root: Any = chart.get_root()
        root.render()
        made["body"] = root.html.render()
        return str(root.script.render())

    made: dict[str, str] = {}
    # folium names its element by chance: the body is made with the script.
    begun = time.perf_counter()
    script = make()
    spent = time.perf_counter() - begun
    rival = _page("folium's page", made["body"], lambda: script, lambda _hand, _n: None)
    return Rival(rival.name, rival.change_s + spent, rival.rate)


def leaflet_markers() -> Rival:
    """Leaflet's own markers, one element each, moved with setLatLng."""
    places = json.dumps([_place(unit) for unit in make_units(COUNT)])
    script = f"""
const map = L.map('map', {{zoomAnimation: false, inertia: false}}).setView({list(SITE)}, 15);
const icon = L.divIcon({{html: '<b>E1</b>', iconSize: [24, 24]}});
globalThis.marks = {places}.map((place) => L.marker(place, {{icon}}).addTo(map));
globalThis.move = (from, count) => {{
  for (let at = from; at < from + count; at += 1) {{
    const one = marks[at % marks.length].getLatLng();
    marks[at % marks.length].setLatLng([one.lat + 0.0001, one.lng]);
  }}
}};
globalThis.moveAll = () => {{
  const begun = performance.now();
  move(0, marks.length);
  document.body.getBoundingClientRect();
  return (performance.now() - begun) / 1000;
}}"""

    def hand_out(hand: PageHand, number: int) -> None:
        if number % 6 == 0:
            hand.web.page().runJavaScript(f"move({number * 17}, {COUNT // 100}); 0")

    return _page("Leaflet's markers", "<div id=map></div>", lambda: script, hand_out)


def pyqtgraph_scatter() -> Rival:
    """pyqtgraph's ScatterPlotItem, painted in this process."""
    import numpy as np  # noqa: PLC0415 - only here
    import pyqtgraph as pg  # noqa: PLC0415

    rng = random.Random(2)
    places = np.array([_place(unit) for unit in make_units(COUNT)])
    widget = pg.PlotWidget()
    widget.resize(*SIZE)
    scatter = pg.ScatterPlotItem(x=places[:, 1], y=places[:, 0], size=14, symbol="s")
    widget.addItem(scatter)
    widget.show()
    wait(200)
    box = widget.getViewBox()
    spans = []
    begun, number = time.perf_counter(), 0
    while time.perf_counter() - begun < DRAG_S:
        started = time.perf_counter()
        number += 1
        box.translateBy(x=1e-5 if number // 40 % 2 == 0 else -1e-5)
        if number % 6 == 0:
            moved = rng.sample(range(COUNT), COUNT // 100)
            places[moved, 0] += 0.0001
            scatter.setData(x=places[:, 1], y=places[:, 0])
        widget.grab()
        spans.append(time.perf_counter() - started)
        wait(1)
    started = time.perf_counter()
    places[:, 0] += 0.0001
    scatter.setData(x=places[:, 1], y=places[:, 0])
    widget.grab()
    change = time.perf_counter() - started
    widget.deleteLater()
    wait(50)
    return Rival("pyqtgraph's scatter", change, min(60.0, 1 / statistics.mean(spans)))


RIVALS: tuple[Callable[[], Rival], ...] = (leaflet_markers, pyqtgraph_scatter, folium_page)


def _place(unit: Unit) -> tuple[float, float]:
    if unit.place is None:
        raise ValueError("these units have places")
    return (unit.place.lat, unit.place.lon)
