"""The map with 1,000, 10,000 and 50,000 units: frames, change to pixel, gaps, memory, rivals.

Units go the way they go in the window, from records to marks on another thread to the page, a
hundredth of them ten times a second. ``--soak MINUTES`` lets 1,000 units move for so long instead
and looks at the memory; ``--no-rivals`` leaves the others out.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import psutil
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from commander.config import take_turns
from commander.domain.operation import Incident
from commander.domain.record import Place
from commander.domain.resources import Unit
from tests.bench.figures import say
from tests.bench.map_hand import (
    APPLICATION_WORLD,
    DEPARTMENTS,
    SITE,
    SIZE,
    Gaps,
    PageHand,
    make_units,
    until,
    wait,
)
from tests.bench.map_rivals import COUNT as RIVAL_COUNT
from tests.bench.map_rivals import DRAG_S, RIVALS
from ui.jobs import Jobs
from ui.map.engine import prepare_engine
from ui.map.live_marks import LiveMarks
from ui.map.model import Scene
from ui.map.profile import MapProfile
from ui.map.scheme import register
from ui.map.symbols_part import SymbolsPart
from ui.map.view import MapView
from ui.window.collector import Collector

COUNTS = (1_000, 10_000, 50_000)
EACH_S = 3.0
BATCH_S = 0.1
CHANGES = 60
NOW = 1_700_000_000_000
MEGABYTE = 1e6


class Stage:
    """A map with units that can be let move."""

    def __init__(self, view: MapView, jobs: Jobs) -> None:
        web = view.findChild(QWebEngineView)
        if not isinstance(web, QWebEngineView):
            raise TypeError("the map has no page")
        self.view = view
        self.hand = PageHand(web, APPLICATION_WORLD)
        self.live = LiveMarks(jobs, view, lambda: (), view)
        self.symbols = SymbolsPart(view, "own", {}, clusters=True)
        self.units: dict[str, Unit] = {}
        self.incident: Incident | None = None
        self._rng = random.Random(2)
        self._last = 0.0

    def show(self) -> None:
        """Bring units and incident to the page."""
        self.live.show(
            Scene(
                units=self.units.values(),
                incidents=[self.incident] if self.incident else [],
                departments=DEPARTMENTS,
                now=NOW,
            )
        )

    def settle(self) -> None:
        """Wait until the page shows all of it."""
        until(lambda: len(self.view.marks) >= len(self.units) and self.view.is_settled)
        self.view.centre(*SITE, 15)
        wait(500)

    def move(self) -> None:
        """Let a hundredth move if a tenth of a second has gone."""
        now = time.perf_counter()
        if now - self._last < BATCH_S:
            return
        self._last = now
        units = dict(self.units)
        count = len(units)
        for _ in range(count // 100):
            key = str(int(self._rng.random() * count))
            unit = units[key]
            if unit.place is not None:
                step = self._rng.choice((-0.0001, 0.0001))
                units[key] = replace(unit, place=replace(unit.place, lat=unit.place.lat + step))
        self.units = units
        self.show()

    def memory(self) -> float:
        """What the page's process holds for itself alone (USS), in MB."""
        return float(self._process().memory_full_info().uss) / MEGABYTE

    def code(self) -> float:
        """How much of that is the engine's program, read from its file: it is in nobody's way."""
        maps = self._process().memory_maps()
        return sum(one.private_clean for one in maps if one.path.startswith("/")) / MEGABYTE

    def _process(self) -> psutil.Process:
        return psutil.Process(self.view.page.renderProcessPid())


def frames(stage: Stage, name: str, *, clusters: bool) -> dict[str, float]:
    """Drag, pan and zoom while units move; returns frames a second of each."""
    stage.symbols.show_clusters(on=clusters)
    how = "crowds as one" if clusters else "each for itself"
    hand, gaps, rates = stage.hand, Gaps(), {}
    acts: dict[str, Callable[[int], None]] = {
        "drag": hand.drag,
        "pan": hand.pan,
        "zoom": hand.zoom,
    }
    for act, step in acts.items():
        stage.view.centre(*SITE, 15)
        wait(400)
        stage.view.setFocus()

        def one(number: int, step: Callable[[int], None] = step) -> None:
            step(number)
            stage.move()

        gaps.start()
        measured = hand.frames(EACH_S, one)
        gap = gaps.stop()
        if act == "drag":
            hand.drop()
        rates[act] = measured.rate
        say(name, f"{act}, {how}, 10 % moving a second", measured.rate, "1/s", "60")
        say(name, f"{act}, {how}: longest frame", measured.longest, "ms")
        say(name, f"{act}, {how}: longest gap of the event loop", gap, "ms", "≤ 16 ms")
    return rates


def change_to_pixel(stage: Stage, name: str) -> None:
    """Move one incident to and fro among the others; wait until its colour is seen."""
    stage.symbols.show_clusters(on=True)
    stage.view.centre(*SITE, 15)
    wait(300)
    x, y = SIZE[0] // 2, SIZE[1] // 2
    spot = QRect(x, y, 1, 1)
    here = Place(*SITE)
    away = Place(SITE[0] + 0.02, SITE[1])
    stage.incident = Incident(key="i", name="", state="open", department="none", place=away)
    stage.show()
    wait(300)

    def seen() -> QColor:
        return stage.view.grab(spot).toImage().pixelColor(0, 0)

    ground, spans = seen(), []
    for turn in range(CHANGES):
        stage.incident = replace(stage.incident, place=here if turn % 2 == 0 else away)
        begun = time.perf_counter()
        stage.show()
        while (now := seen()) == ground:
            wait(1)
        spans.append(time.perf_counter() - begun)
        ground = now
        wait(random.Random(turn).randrange(20, 60))
    stage.incident = None
    stage.show()
    say(name, "change to pixel, p50", statistics.median(spans) * 1000, "ms", "≤ 17 ms")


def measure(stage: Stage, count: int) -> dict[str, float]:
    """Measure the map with so many units; returns frames a second, each for itself."""
    name = f"map, {count:,} units"
    gaps = Gaps()
    stage.units = {unit.key: unit for unit in make_units(count)}
    gaps.start()
    begun = time.perf_counter()
    stage.show()
    until(lambda: len(stage.view.marks) == count and stage.view.is_settled)
    say(name, "from records to drawn", (time.perf_counter() - begun) * 1000, "ms")
    say(name, "that: longest gap of the event loop", gaps.stop(), "ms", "≤ 16 ms")
    stage.settle()
    rates = frames(stage, name, clusters=False)
    if count > COUNTS[0]:
        frames(stage, name, clusters=True)
    change_to_pixel(stage, name)
    say(name, "memory of the page (USS)", stage.memory(), "MB", "≤ 150 MB")
    say(name, "of that the engine's own program", stage.code(), "MB")
    return rates


def rivals(own: dict[str, float]) -> None:
    """Measure the others beside our frames at 10,000."""
    for rival in RIVALS:
        found = rival()
        name = f"{found.name}, {RIVAL_COUNT:,} units"
        say(name, "all moved, until seen", found.change_s * 1000, "ms")
        say(name, "drag", found.rate, "1/s")
        # Of a page that painted nothing while it was dragged one frame is assumed.
        say(name, "drag: ours to theirs", own["drag"] / max(found.rate, 1 / DRAG_S), "×")


def soak(stage: Stage, minutes: float) -> None:
    """Let 1,000 units move; say the memory every minute, and how far it is off its median."""
    stage.units = {unit.key: unit for unit in make_units(COUNTS[0])}
    stage.show()
    stage.settle()
    own = psutil.Process()
    found: list[tuple[float, float]] = []
    begun = time.perf_counter()
    warm_s = min(300.0, minutes * 60 / 4)
    following = 0.0
    while (gone := time.perf_counter() - begun) < minutes * 60:
        stage.move()
        if gone >= following:
            following = gone + min(60.0, minutes * 2)
            row = (stage.memory(), own.memory_full_info().uss / MEGABYTE)
            say("map, soak", f"after {gone / 60:.1f} min: page", row[0], "MB")
            say("map, soak", f"after {gone / 60:.1f} min: window", row[1], "MB")
            if gone >= warm_s:
                found.append(row)
        wait(20)
    for place, name in enumerate(("page", "window")):
        rows = [row[place] for row in found]
        third = max(1, len(rows) // 3)
        growth = statistics.median(rows[-third:]) / statistics.median(rows[:third]) - 1
        say("map, soak", f"growth of the {name}, first to last third", growth * 100, "%", "≤ 5 %")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--soak", type=float, default=0.0, metavar="MINUTES")
    parser.add_argument("--no-rivals", action="store_true")
    wanted = parser.parse_args()
    prepare_engine()
    register()
    take_turns()
    application = QApplication(sys.argv[:1])
    view = MapView(MapProfile(application))
    jobs = Jobs()
    collector = Collector(application)
    collector.start()
    view.resize(*SIZE)
    begun = time.perf_counter()
    view.show()
    until(lambda: view.is_ready)
    say("map", "page ready", (time.perf_counter() - begun) * 1000, "ms")
    until(lambda: view.is_settled)
    stage = Stage(view, jobs)
    if wanted.soak:
        soak(stage, wanted.soak)
    else:
        rates = {count: measure(stage, count) for count in COUNTS}
        if not wanted.no_rivals:
            rivals(rates[RIVAL_COUNT])
    jobs.stop()
    collector.stop()
    view.deleteLater()
    wait(50)


if __name__ == "__main__":
    main()
