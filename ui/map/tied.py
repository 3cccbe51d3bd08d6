"""Two maps tied together: where one looks, the other looks."""

import time
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject

from ui.map.view import MapView

_LED_S: Final = 0.4
"""How long a map that was moved by the other does not lead: it tells where it came to rest."""


class Tie(QObject):
    """Off until it is switched on; the second then comes to where the first is."""

    def __init__(self, first: MapView, second: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._first = first
        self._second = second
        self._on = False
        self._led: dict[MapView, float] = {}
        first.view_changed.connect(lambda: self._follow(first, second))
        second.view_changed.connect(lambda: self._follow(second, first))

    def set_on(self, on: bool) -> None:
        """Tie the maps, or let each look at its own."""
        self._on = on
        if on:
            self._lead(self._first, self._second)

    def first_view(self) -> Mapping[str, float]:
        """Return where the first map looks."""
        return self._first.remembered_view()

    def _follow(self, leader: MapView, other: MapView) -> None:
        if self._on and time.monotonic() - self._led.get(leader, -_LED_S) >= _LED_S:
            self._lead(leader, other)

    def _lead(self, leader: MapView, other: MapView) -> None:
        if leader.remembered_view() != other.remembered_view():
            self._led[other] = time.monotonic()
            other.restore_view(leader.remembered_view())
