"""A real page for each test, and a mouse for it."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.map.look import LAYERS
from ui.map.marks import Mark
from ui.map.profile import MapProfile
from ui.map.view import MapView
from ui.theme.tokens import tokens

WIDTH, HEIGHT = 800, 600
MIDDLE = (400, 300)
SITE = (34.1362, -117.3437)
FIRE = QColor("#ff6b6b")
# A place on a unit in the middle that is beside its letters, whose edges are mixed colours.
BODY = (MIDDLE[0] - 9, MIDDLE[1] - 7)


def unit(
    key: str = "unit:E1", *, lat: float = SITE[0], lon: float = SITE[1], **more: object
) -> Mark:
    """A fire unit that may be moved, its colour the theme's red."""
    given: dict[str, object] = {
        "letters": "E1",
        "label": "Engine 1",
        "colour": "red",
        "movable": True,
    }
    return Mark(key=key, kind="unit", lat=lat, lon=lon, **(given | more))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Hand:
    """Mouse and keys on the page, and eyes for what it paints."""

    view: MapView
    bot: QtBot

    @property
    def target(self) -> QWidget:
        """The widget of the engine that takes the events."""
        found = self.view._web.focusProxy()
        assert found is not None
        return found

    def move(self, x: float, y: float, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        """Straight to the page: QTest.mouseMove goes to whichever window lies uppermost."""
        place = QPointF(x, y)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            self.target.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.target, event)
        QTest.qWait(20)

    def click(self, x: float, y: float, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        self.move(x, y)
        QTest.mouseClick(self.target, button, pos=QPoint(round(x), round(y)))

    def press(self, x: float, y: float) -> None:
        self.move(x, y)
        QTest.mousePress(self.target, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
        QTest.qWait(20)

    def release(self, x: float, y: float) -> None:
        QTest.mouseRelease(self.target, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.press(*start)
        for share in (0.2, 0.6, 1.0):
            x = start[0] + (end[0] - start[0]) * share
            y = start[1] + (end[1] - start[1]) * share
            self.move(x, y, Qt.MouseButton.LeftButton)
        self.release(*end)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.target, key)

    def colour(self, x: float, y: float) -> QColor:
        return self.view.grab().toImage().pixelColor(round(x), round(y))

    def until(self, condition: Callable[[], bool], timeout: int = 20_000) -> None:
        """Wait long: a page takes some seconds to start where other tests use every core."""
        self.bot.waitUntil(condition, timeout=timeout)

    def until_painted(self, x: float, y: float, colour: QColor = FIRE) -> None:
        """Wait until a mark is seen at a place, which is when it can be clicked too."""
        self.until(lambda: self.colour(x, y) == colour)

    def ask(self, script: str, world: int = 0) -> str:
        """What a script in the page (by default in its own world) answers, as text."""
        answers: list[str] = []
        self.view.page.runJavaScript(f"String({script})", world, answers.append)
        self.until(lambda: bool(answers))
        return answers[0]


@pytest.fixture(scope="session")
def profile(qapp: QApplication) -> MapProfile:
    return MapProfile(qapp)


def looks_at(view: MapView, lat: float, lon: float, zoom: float) -> bool:
    seen = view.remembered_view()
    near = abs(seen["lat"] - lat) < 1e-3 and abs(seen["lon"] - lon) < 1e-3
    return near and seen["zoom"] == zoom


def make_view(profile: MapProfile) -> MapView:
    made = MapView(profile)
    made.resize(WIDTH, HEIGHT)
    made.show()
    return made


def delete(widget: QWidget) -> None:
    """Delete now: a page must be gone before its profile."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def view(profile: MapProfile) -> Iterator[MapView]:
    """A page of its own, just started."""
    made = make_view(profile)
    yield made
    delete(made)


@pytest.fixture(scope="session")
def _shared_view(profile: MapProfile) -> Iterator[MapView]:
    made = make_view(profile)
    yield made
    delete(made)


@pytest.fixture
def hand(_shared_view: MapView, qtbot: QtBot) -> Hand:
    """A ready page that looks at the site, with one fire unit in the middle."""
    view, hand = _shared_view, Hand(_shared_view, qtbot)
    view.set_locked(False)
    view.cancel_drawing()
    view.look.set_theme(asdict(tokens("dark")))
    for layer in LAYERS:
        view.look.set_layer(layer, visible=True)
    view.select(None)
    view.display([])
    view.centre(*SITE, 16)
    hand.until(lambda: view.is_ready and hand.colour(*BODY) != FIRE)
    hand.until(lambda: looks_at(view, *SITE, 16))
    view.display([unit()])
    hand.until_painted(*BODY)
    return hand
