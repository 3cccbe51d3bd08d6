"""The map page with 1,000, 10,000 and 50,000 marks: first drawn, frames while panning, updates."""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from tests.bench.figures import say
from ui.map.marks import Mark
from ui.map.profile import MapProfile
from ui.map.scheme import register
from ui.map.view import MapView

COUNTS = (1_000, 10_000, 50_000)
SIZE = (1280, 800)
PAN_S = 3.0
FRAME_MS = 16
APPLICATION_WORLD = 1
COUNT_FRAMES = """
globalThis.frames = []; globalThis.counting = true;
requestAnimationFrame(function one(at) {
  frames.push(at);
  if (counting) requestAnimationFrame(one);
}); 0"""
READ_FRAMES = """
counting = false;
JSON.stringify([frames.length, frames[frames.length - 1] - frames[0],
  frames.reduce((most, at, i) => Math.max(most, i ? at - frames[i - 1] : 0), 0)])"""


def wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool], limit_s: float = 60.0) -> None:
    end = time.perf_counter() + limit_s
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError
        wait(2)


def ask(view: MapView, script: str) -> str:
    answers: list[str] = []
    view.page.runJavaScript(script, APPLICATION_WORLD, lambda value: answers.append(str(value)))
    until(lambda: bool(answers))
    return answers[0]


def make_marks(count: int) -> list[Mark]:
    """All in view, in 40 looks: the worst case."""
    rng = random.Random(1)
    return [
        Mark(
            key=f"unit:{number}",
            kind="unit",
            lat=34.1362 + rng.uniform(-0.012, 0.012),
            lon=-117.3437 + rng.uniform(-0.024, 0.024),
            label=f"Unit {number}",
            letters=f"{'EMPHA'[number % 5]}{number % 8}",
            shape=("square", "circle", "diamond", "triangle", "hexagon")[number % 5],
            colour=("red", "green", "blue", "orange", "purple")[number % 5],
            ring=("", "assigned", "busy", "blocked", "done")[number % 5],
        )
        for number in range(count)
    ]


def mouse(view: MapView, kind: QEvent.Type, x: float, y: float) -> None:
    web = view.findChild(QWebEngineView)
    target = web and web.focusProxy()
    if target is None:
        raise RuntimeError("the page takes no events")
    moving = kind == QEvent.Type.MouseMove
    button = Qt.MouseButton.NoButton if moving else Qt.MouseButton.LeftButton
    released = kind == QEvent.Type.MouseButtonRelease
    held = Qt.MouseButton.NoButton if released else Qt.MouseButton.LeftButton
    place = QPointF(x, y)
    globally = target.mapToGlobal(place)
    event = QMouseEvent(kind, place, globally, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, event)


def pan(view: MapView, marks: list[Mark]) -> tuple[float, float, int]:
    """Drag to and fro while a hundredth of the marks moves ten times a second."""
    rng = random.Random(2)
    ask(view, COUNT_FRAMES)
    mouse(view, QEvent.Type.MouseButtonPress, 20, 20)
    begun, last, step, updates = time.perf_counter(), 0.0, 0, 0
    while (now := time.perf_counter() - begun) < PAN_S:
        step += 1
        swing = abs(step % 160 - 80)
        mouse(view, QEvent.Type.MouseMove, 20 + swing * 4, 20 + swing * 2)
        if now - last > 0.1:
            last = now
            updates += 1
            for place in rng.sample(range(len(marks)), len(marks) // 100):
                marks[place] = replace(marks[place], lat=marks[place].lat + 0.0001)
            view.display(marks)
        wait(FRAME_MS)
    mouse(view, QEvent.Type.MouseButtonRelease, 20, 20)
    frames, span, worst = (float(part) for part in ask(view, READ_FRAMES)[1:-1].split(","))
    return (frames - 1) / span * 1000, worst, updates


def measure(view: MapView, count: int) -> None:
    marks = make_marks(count)
    name = f"map, {count:,} marks"
    begun = time.perf_counter()
    view.display(marks)
    until(lambda: view.is_settled)
    say(name, "from asked to drawn", (time.perf_counter() - begun) * 1000, "ms")
    moved = [replace(mark, lat=mark.lat + 0.0002) for mark in marks]
    begun = time.perf_counter()
    view.display(moved)
    until(lambda: view.is_settled)
    say(name, "all moved, from asked to drawn", (time.perf_counter() - begun) * 1000, "ms")
    wait(500)
    rate, worst, _updates = pan(view, moved)
    target = "60" if count <= COUNTS[1] else ""
    say(name, "frames while panning, 10 % moving a second", rate, "1/s", target)
    say(name, "longest frame while panning", worst, "ms")


def main() -> None:
    """Measure and print."""
    register()
    application = QApplication(sys.argv)
    view = MapView(MapProfile(application))
    view.resize(*SIZE)
    begun = time.perf_counter()
    view.show()
    until(lambda: view.is_ready)
    say("map", "page ready", (time.perf_counter() - begun) * 1000, "ms")
    until(lambda: view.is_settled)
    say("map", "base map painted", (time.perf_counter() - begun) * 1000, "ms")
    view.centre(34.1362, -117.3437, 15)
    warm = make_marks(COUNTS[0])
    view.display(warm)
    pan(view, warm)
    for count in COUNTS:
        measure(view, count)
    view.deleteLater()
    wait(50)


if __name__ == "__main__":
    main()
