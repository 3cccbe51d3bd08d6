"""Fingers and keys on the real page: pan, pinch, long press; arrows, pages, home."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.map.conftest import MIDDLE, SITE, Hand, looks_at, unit
from tests.ui.map.test_map_mouse import heard
from ui.map.viewpoint import ContextPoint

pytestmark = [pytest.mark.gui, pytest.mark.web]

DEGREES_A_PIXEL = 360 / (256 * 2**16)


@pytest.fixture(scope="session")
def screen(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


class Fingers:
    """Fingers on the page: where each goes, in steps."""

    def __init__(self, hand: Hand, screen: QPointingDevice) -> None:
        self.hand = hand
        self.screen = screen

    def _each(self, what: str, at: dict[int, tuple[int, int]]) -> None:
        event = QTest.touchEvent(self.hand.target, self.screen, False)
        for finger, (x, y) in at.items():
            getattr(event, what)(finger, QPoint(x, y), self.hand.target)
        event.commit()
        QTest.qWait(25)

    def put(self, at: dict[int, tuple[int, int]]) -> None:
        self._each("press", at)

    def go(self, at: dict[int, tuple[int, int]]) -> None:
        self._each("move", at)

    def lift(self, at: dict[int, tuple[int, int]]) -> None:
        self._each("release", at)


@pytest.fixture
def fingers(hand: Hand, screen: QPointingDevice) -> Fingers:
    return Fingers(hand, screen)


def zoom(hand: Hand) -> float:
    return hand.view.remembered_view()["zoom"]


def east(hand: Hand) -> float:
    return (hand.view.remembered_view()["lon"] - SITE[1]) / DEGREES_A_PIXEL


def test_one_finger_pans(hand: Hand, fingers: Fingers) -> None:
    fingers.put({0: (250, 400)})
    for step in range(1, 6):
        fingers.go({0: (250 - 20 * step, 400)})
    fingers.lift({0: (150, 400)})
    hand.until(lambda: 80 <= east(hand) <= 110)


def test_two_fingers_pinch(hand: Hand, fingers: Fingers) -> None:
    fingers.put({0: (300, 420), 1: (340, 420)})
    for step in range(1, 7):
        fingers.go({0: (300 - 20 * step, 420), 1: (340 + 20 * step, 420)})
    fingers.lift({0: (180, 420), 1: (460, 420)})
    hand.until(lambda: zoom(hand) >= 17.5)


def test_a_tap_with_two_fingers_zooms_out(hand: Hand, fingers: Fingers) -> None:
    fingers.put({0: (300, 420), 1: (360, 420)})
    fingers.lift({0: (300, 420), 1: (360, 420)})
    hand.until(lambda: zoom(hand) == 15)


def test_a_long_press_opens_one_menu_of_the_place(hand: Hand, fingers: Fingers) -> None:
    asked = heard(hand.view.context_requested)
    fingers.put({0: (MIDDLE[0] + 2, MIDDLE[1] + 2)})
    hand.until(lambda: bool(asked))
    QTest.qWait(300)
    fingers.lift({0: (MIDDLE[0] + 2, MIDDLE[1] + 2)})
    QTest.qWait(100)
    ((point,),) = asked
    assert isinstance(point, ContextPoint)
    assert point.key == "unit:E1"
    assert point.lat == pytest.approx(SITE[0], abs=1e-4)
    assert looks_at(hand.view, *SITE, 16), "it moved nothing"


def press(hand: Hand, key: Qt.Key, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(hand.target, key, held)


def test_arrows_pan_shift_goes_on_by_a_page_and_home_shows_everything(hand: Hand) -> None:
    hand.view.look.set_insets(100, 100)
    hand.click(200, 450)
    steps: list[tuple[Qt.Key, bool, Callable[[], bool]]] = [
        (Qt.Key.Key_Right, False, lambda: 78 <= east(hand) <= 82),
        (Qt.Key.Key_Right, True, lambda: 80 + 635 <= east(hand) <= 80 + 645),
        (Qt.Key.Key_Left, True, lambda: 75 <= east(hand) <= 85),
        (Qt.Key.Key_Minus, False, lambda: zoom(hand) == 15),
        (Qt.Key.Key_Plus, False, lambda: zoom(hand) == 16),
    ]
    for key, shift, done in steps:
        press(hand, key, shift=shift)
        hand.until(done)
    hand.view.display([unit(), unit("unit:E2", lat=34.2, lon=-117.2)])
    hand.until(lambda: hand.view.is_settled)
    press(hand, Qt.Key.Key_Home)
    hand.until(lambda: zoom(hand) < 14 and abs(hand.view.remembered_view()["lon"] + 117.27) < 0.02)
    hand.view.look.set_insets(0, 0)
