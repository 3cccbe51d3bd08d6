"""Positions from devices in the units panel: source, age, ≈."""

import pytest
from PySide6.QtCore import Qt

from commander.domain.fix import Fix
from tests.ui.board.desk import Desk
from tests.ui.units.test_units_panel import choose, press, units
from ui.units.details import UnitDetails

pytestmark = pytest.mark.gui


def report(desk: Desk, *fixes: Fix) -> None:
    desk.post.report(desk.stream, fixes).result(10)


def test_details_follow_the_device(desk: Desk) -> None:
    key = desk.add_unit("Medic 7", crew=2)
    panel = units(desk)
    choose(panel, key)
    press(panel, Qt.Key.Key_Return)
    details = panel.findChild(UnitDetails)
    assert isinstance(details, UnitDetails)
    now = desk.post.clock.now()
    report(desk, Fix(unit=key, lat=34.1, lon=-117.3, at=now - 240_000))
    desk.until(lambda: details._place.text() == "34.10000, -117.30000 · satellite · 4 min")
    vague = Fix(unit=key, lat=34.2, lon=-117.2, at=now, source="phone", accuracy_m=800.0)
    report(desk, vague)
    desk.until(lambda: details._place.text() == "≈34.20000, -117.20000 · phone · now")


def test_many_that_move_are_shown_together(desk: Desk) -> None:
    keys = [desk.add_unit(f"Medic {number}") for number in range(70)]
    panel = units(desk)
    desk.until(lambda: all(panel._model.unit(key) for key in keys))
    now = desk.post.clock.now()
    report(desk, *(Fix(unit=key, lat=34.1, lon=-117.3, at=now) for key in keys))

    def placed(key: str) -> bool:
        unit = panel._model.unit(key)
        return unit is not None and unit.place is not None

    desk.until(lambda: all(map(placed, keys)))
