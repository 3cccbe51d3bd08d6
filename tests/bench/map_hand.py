"""What the map's benchmarks share: waiting, mouse and keys on a page, frames, gaps, marks."""

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

from commander.domain.record import Place
from commander.domain.resources import Department, Unit

SIZE = (1280, 800)
SITE = (34.1362, -117.3437)
APPLICATION_WORLD = 1
FRAME_MS = 16
DEPARTMENTS = {
    key: Department(key=key, letters=key[:1].upper(), shape=shape, colour=colour)
    for key, shape, colour in (
        ("fire", "square", "red"),
        ("medical", "diamond", "green"),
        ("police", "circle", "blue"),
        ("traffic", "triangle", "orange"),
        ("environment", "hexagon", "purple"),
    )
}
KINDS = ("engine", "ambulance", "patrol", "bus", "drone", "boat", "hazmat", "rickshaw")
STATUSES = ("available", "en_route", "on_scene", "out_of_service", "returning")
COUNT_FRAMES = """
globalThis.painted = []; globalThis.counting = true;
requestAnimationFrame(function one(at) {
  painted.push(at);
  if (counting) requestAnimationFrame(one);
}); 0"""
READ_FRAMES = """
counting = false;
JSON.stringify([painted.length, painted[painted.length - 1] - painted[0],
  painted.reduce((most, at, i) => Math.max(most, i ? at - painted[i - 1] : 0), 0)])"""


def wait(ms: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool], limit_s: float = 120.0) -> None:
    """Let the event loop run until something holds; TimeoutError when it never does."""
    end = time.perf_counter() + limit_s
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError
        wait(1)


def ask(page: QWebEnginePage, script: str, world: int = APPLICATION_WORLD) -> str:
    """Return what a script answers, as text."""
    answers: list[str] = []
    page.runJavaScript(script, world, lambda value: answers.append(str(value)))
    until(lambda: bool(answers))
    return answers[0]


def make_units(count: int) -> list[Unit]:
    """All in view, in many looks: the worst case."""
    rng = random.Random(1)
    keys = list(DEPARTMENTS)
    return [
        Unit(
            key=str(number),
            name=f"Unit {number}",
            department=keys[number % len(keys)],
            kind=KINDS[number % len(KINDS)],
            status=STATUSES[number % len(STATUSES)],
            letters=f"{number % 100}",
            place=Place(SITE[0] + rng.uniform(-0.012, 0.012), SITE[1] + rng.uniform(-0.024, 0.024)),
        )
        for number in range(count)
    ]


@dataclass
class Frames:
    """How often the page was painted: frames a second, and the longest frame in ms."""

    rate: float
    longest: float


class Gaps(QObject):
    """The longest time for which the event loop did nothing else than it was doing."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to look."""
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """Return the longest gap in ms."""
        self._timer.stop()
        return self.longest * 1000

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class PageHand:
    """Mouse, wheel and keys on a page, and questions to it."""

    def __init__(self, web: QWebEngineView, world: int) -> None:
        self.web = web
        self._world = world

    @property
    def target(self) -> QWidget:
        """The widget of the engine that takes the events."""
        found = self.web.focusProxy()
        if found is None:
            raise RuntimeError("the page takes no events")
        return found

    def ask(self, script: str) -> str:
        """Return what a script answers, as text."""
        return ask(self.web.page(), script, self._world)

    def mouse(self, kind: QEvent.Type, x: float, y: float) -> None:
        """Press, move or release the left button."""
        moving = kind == QEvent.Type.MouseMove
        button = Qt.MouseButton.NoButton if moving else Qt.MouseButton.LeftButton
        released = kind == QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if released else Qt.MouseButton.LeftButton
        place = QPointF(x, y)
        globally = self.target.mapToGlobal(place)
        event = QMouseEvent(kind, place, globally, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.target, event)

    def wheel(self, steps: int) -> None:
        """Turn the wheel over the middle of the view."""
        place = QPointF(SIZE[0] / 2, SIZE[1] / 2)
        event = QWheelEvent(
            place,
            self.target.mapToGlobal(place),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.target, event)

    def key(self, key: Qt.Key) -> None:
        """Press a key and let it go."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(self.target, event)

    def frames(self, seconds: float, step: Callable[[int], None]) -> Frames:
        """Call ``step`` with 0, 1, 2 … once a frame for so long; returns what was painted."""
        self.ask(COUNT_FRAMES)
        begun, number = time.perf_counter(), 0
        while time.perf_counter() - begun < seconds:
            step(number)
            number += 1
            wait(FRAME_MS)
        count, span, longest = json.loads(self.ask(READ_FRAMES))
        # A page that painted once in all that time has no span between frames.
        return Frames((count - 1) / span * 1000 if span else count / seconds, longest)

    def drag(self, number: int) -> None:
        """One step of dragging the map to and fro; `drop` ends it where it began."""
        swing = abs(number % 160 - 80)
        if number == 0:
            self.mouse(QEvent.Type.MouseButtonPress, 20, 20)
        self.mouse(QEvent.Type.MouseMove, 20 + swing * 4 - 320, 20 + swing * 2 - 160)

    def drop(self) -> None:
        """Put the map back where it was and let it go."""
        self.mouse(QEvent.Type.MouseMove, 20, 20)
        self.mouse(QEvent.Type.MouseButtonRelease, 20, 20)

    def pan(self, number: int) -> None:
        """One step of panning by key, to and fro."""
        if number % 2 == 0:
            self.key(Qt.Key.Key_Right if number // 16 % 2 == 0 else Qt.Key.Key_Left)

    def zoom(self, number: int) -> None:
        """One step of turning the wheel, in and out."""
        if number % 6 == 0:
            self.wheel(1 if number // 6 % 2 == 0 else -1)
