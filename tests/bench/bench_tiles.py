"""Tiles through the app: scheme and in a panned view: idle, busy, and while nobody listens."""

import json
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from commander.config import take_turns
from commander.maps.library import Library
from tests.bench.figures import percentile, say
from tests.bench.map_hand import ask, until, wait
from ui.base_maps import ShownArea
from ui.map.base_part import BasePart
from ui.map.profile import MapProfile
from ui.map.scheme import register
from ui.map.view import MapView

ZOOM = 12
SIDE = 40
TILES = 1_200
# Requests at once and tiles in each: as pictures in a page are fetched, and as ours are.
WAYS = {"6 at once": (6, 1), "24 together": (1, 24)}
LOOK_MS = 400
TILE_BYTES = 20_000
# Milliseconds of work of the window in every so many.
BUSY = {"idle": (0, 0), "busy 10 of 30 ms": (10, 30), "busy 100 of 150 ms": (100, 150)}
FETCH = """
globalThis.took = null;
(async () => {
  const times = [];
  let next = 0;
  const name = (at) => [%(zoom)d, at %% %(side)d, Math.floor(at / %(side)d) %% %(side)d];
  const had = async (path, size) => {
    const answer = await fetch('tiles/%(key)s/' + path);
    const data = await answer.arrayBuffer();
    if (data.byteLength !== size) throw new Error('answer of ' + data.byteLength);
  };
  const one = async () => {
    while (next < %(count)d) {
      const at = next; next += %(together)d;
      const begun = performance.now();
      if (%(together)d === 1) await had(name(at).join('/'), %(size)d);
      else {
        const asked = Array.from({ length: %(together)d }, (_, more) => name(at + more).join('.'));
        await had('many/' + asked.join('_'), %(together)d * (4 + %(size)d));
      }
      for (let more = 0; more < %(together)d; more += 1) times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: %(at_once)d }, one));
  globalThis.took = times;
})(); 0"""


# How long each tile of the layer is bare in view, while the map is panned: 0 when it was there.
LOOK = """
globalThis.bare = []; globalThis.looking = true;
(() => { const began = new Map(), known = new Set();
requestAnimationFrame(function one() {
  const view = document.getElementById('map').getBoundingClientRect();
  for (const tile of document.querySelectorAll('.leaflet-areas-pane canvas.leaflet-tile')) {
    if (known.has(tile)) continue;
    const box = tile.getBoundingClientRect();
    const seen = box.right > view.left && box.left < view.right && box.bottom > view.top && box.top < view.bottom;
    if (!seen) continue;
    const now = performance.now();
    if (!began.has(tile)) began.set(tile, now);
    if (!tile.classList.contains('leaflet-tile-loaded')) continue;
    bare.push(began.get(tile) === now ? 0 : now - began.get(tile));
    known.add(tile);
  }
  if (looking) requestAnimationFrame(one);
}); })(); 0"""  # noqa: E501 - a line of a script
# In the middle of the file's tiles, far enough from its western edge for all pans.
MIDDLE = (84.9, -176.6)
FIRST_IN_VIEW = 24
PANS = 20
PAN_MS = 150
# Degrees that are 80 pixels, as a key pans.
STEP = 80 / 256 * 360 / 2**ZOOM


def make_file(path: Path) -> Path:
    """MBTiles with a corner of the world full of tiles that no picture is in."""
    data = b"\x89PNG\r\n\x1a\n" + bytes(TILE_BYTES - 8)
    rows = [(ZOOM, x, 2**ZOOM - 1 - y, data) for x in range(SIDE) for y in range(SIDE)]
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        database.execute(
            "CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB,"
            " PRIMARY KEY (zoom_level, tile_column, tile_row))"
        )
        database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
        database.executemany(
            "INSERT INTO metadata VALUES (?, ?)",
            (("name", "bench"), ("format", "png"), ("minzoom", str(ZOOM)), ("maxzoom", str(ZOOM))),
        )
    return path


class Work(QTimer):
    """Keeps the interpreter of the GUI thread busy, as a slow handler in Python would."""

    def __init__(self, busy_ms: int, every_ms: int) -> None:
        super().__init__()
        self._busy = busy_ms / 1000
        self.setInterval(every_ms)
        self.timeout.connect(self._work)

    def _work(self) -> None:
        end = time.perf_counter() + self._busy
        while time.perf_counter() < end:
            pass


def measure(view: MapView, key: str, name: str, way: str) -> None:
    """Fetch tiles one way or the other while the window works as much as it is told."""
    busy_ms, every_ms = BUSY[name]
    at_once, together = WAYS[way]
    work = Work(busy_ms, every_ms) if busy_ms else None
    if work is not None:
        work.start()
    values = {"count": TILES, "key": key, "zoom": ZOOM, "side": SIDE, "at_once": at_once}
    begun = time.perf_counter()
    ask(view.page, FETCH % {**values, "size": TILE_BYTES, "together": together})
    while ask(view.page, "JSON.stringify(globalThis.took !== null)") != "true":
        wait(LOOK_MS)
    span = time.perf_counter() - begun
    if work is not None:
        work.stop()
    times = json.loads(ask(view.page, "JSON.stringify(globalThis.took)"))
    bench = f"tiles {way}, {name}"
    say(bench, "asked to had, p50", percentile(times, 0.5), "ms")
    say(bench, "asked to had, p95", percentile(times, 0.95), "ms", "≤ 10 ms")
    say(bench, "asked to had, p99", percentile(times, 0.99), "ms")
    say(bench, "tiles a second", TILES / span, "1/s")


def pan(view: MapView, name: str) -> None:
    """Pan over the area and say for how long tiles were bare in view."""
    busy_ms, every_ms = BUSY[name]
    work = Work(busy_ms, every_ms) if busy_ms else None
    view.centre(*MIDDLE, ZOOM)
    wait(1_500)
    ask(view.page, LOOK)
    if work is not None:
        work.start()
    for number in range(PANS):
        view.centre(MIDDLE[0], MIDDLE[1] - (number + 1) * STEP, ZOOM)
        wait(PAN_MS)
    if work is not None:
        work.stop()
    wait(500)
    # The tiles that were in view at the beginning say nothing.
    bare = json.loads(ask(view.page, "looking = false; JSON.stringify(bare)"))[FIRST_IN_VIEW:]
    bench = f"tiles in view while panning, {name}"
    say(bench, "tiles that came into view", len(bare), "")
    say(bench, "bare, p95", percentile(bare, 0.95), "ms", "≤ 10 ms")


def main() -> None:
    """Measure and print."""
    register()
    take_turns()
    application = QApplication(sys.argv)
    profile = MapProfile(application)
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "maps", builtins=Path(folder))
        area = library.add(make_file(Path(folder) / "bench.mbtiles"))
        key = area.key
        profile.tiles.serve(library)
        view = MapView(profile)
        view.resize(1280, 800)
        view.show()
        until(lambda: view.is_settled)
        for name in BUSY:
            for way in WAYS:
                measure(view, key, name, way)
        base = BasePart(view)
        base.show_areas([ShownArea(area)])
        for name in BUSY:
            pan(view, name)
        view.deleteLater()
        wait(50)
        profile.tiles.stop()
        library.close()


if __name__ == "__main__":
    main()
