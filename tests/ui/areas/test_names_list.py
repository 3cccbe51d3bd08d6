"""Where names of places come from: areas and lists, left out of the search, removed, taken in."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from commander.maps.places import Gazetteer, PlaceName
from commander.maps.places_files import take_list
from commander.maps.places_search import search
from tests.ui.areas.conftest import Room
from ui.areas.names_row import NamesRow

pytestmark = pytest.mark.gui


def take(room: Room, title: str, *names: str) -> None:
    """Take a list in as the map does, and look again."""
    path = room.folder / f"{title}.csv"
    rows = "\n".join(f"{name},60.17,24.94" for name in names)
    path.write_text(f"name,lat,lon\n{rows}\n", encoding="utf-8")
    with closing(Gazetteer(room.library.folder)) as gazetteer:
        take_list(gazetteer, path)
    room.panel.names.refresh()
    room.bot.waitUntil(lambda: title in titles(room), timeout=20_000)


def titles(room: Room) -> list[str]:
    return [row.name.text() for row in room.panel.names.ordered() if row.isVisible()]


def row(room: Room, title: str) -> NamesRow:
    return next(one for one in room.panel.names.ordered() if one.name.text() == title)


def focused(room: Room) -> QWidget | None:
    return room.panel.focusWidget()


def found(folder: Path, text: str) -> list[str]:
    with closing(Gazetteer(folder)) as gazetteer:
        return [hit.place.name for hit in search(gazetteer, text)]


def test_without_names_it_says_where_they_come_from(room: Room) -> None:
    room.bot.waitUntil(room.panel.names.nothing.isVisible, timeout=20_000)
    assert "OpenStreetMap" in room.panel.names.nothing.text()
    take(room, "depots", "Zzyzx")
    assert not room.panel.names.nothing.isVisible()


def test_areas_and_lists_say_whose_they_are_and_how_many(room: Room) -> None:
    room.add("harbour")
    area = next(one.area for one in room.base.rows() if one.area.name == "harbour")
    with closing(Gazetteer(room.library.folder)) as gazetteer:
        names = [PlaceName("Laituri", 60.1, 24.9), PlaceName("Asema", 60.1, 24.9)]
        gazetteer.replace(area.key, names, title="before", attribution="© harbour")
    take(room, "<b>depots", "Zzyzx")
    listed = row(room, "<b>depots")
    assert listed.under.text() == "List of places · names: 1"
    assert listed.origin.text().startswith("added ")
    assert listed.origin.text().endswith("origin unknown")
    assert listed.name.textFormat() == Qt.TextFormat.PlainText
    mapped = row(room, "harbour")  # as the area is called now
    assert mapped.under.text() == "Map area · names: 2"
    assert "© harbour" in mapped.origin.text()
    assert listed.remove.isVisible()
    assert not mapped.remove.isVisible()  # its names go with the area
    room.base.remove(area.key, lambda error: pytest.fail(str(error)))
    room.bot.waitUntil(lambda: titles(room) == ["<b>depots"], timeout=20_000)


def test_by_keys_a_list_is_left_out_of_the_search_and_taken_back(room: Room) -> None:
    take(room, "depots", "Zzyzx")
    take(room, "quays", "Zzyzx quay")
    world = room.panel.list.ordered()[-1]
    world.setFocus()
    room.press(world, Qt.Key.Key_Down)
    assert focused(room) is row(room, "depots")
    room.press(row(room, "depots"), Qt.Key.Key_Space)
    room.bot.waitUntil(lambda: "left out" in row(room, "depots").under.text(), timeout=20_000)
    assert found(room.library.folder, "zzyzx") == ["Zzyzx quay"]
    room.press(row(room, "depots"), Qt.Key.Key_Down)
    assert focused(room) is row(room, "quays")
    room.press(row(room, "quays"), Qt.Key.Key_Up)
    room.press(row(room, "depots"), Qt.Key.Key_Space)
    room.bot.waitUntil(lambda: "left out" not in row(room, "depots").under.text(), timeout=20_000)
    assert found(room.library.folder, "zzyzx") == ["Zzyzx", "Zzyzx quay"]
    room.press(row(room, "depots"), Qt.Key.Key_Up)
    assert focused(room) is world


def test_a_list_is_removed_only_when_it_is_confirmed(room: Room) -> None:
    take(room, "depots", "Zzyzx")
    target = row(room, "depots")
    target.setFocus()
    room.press(target, Qt.Key.Key_Delete)
    room.press(target.keep, Qt.Key.Key_Escape)
    assert not target.question.isVisible()
    assert focused(room) is target
    room.press(target, Qt.Key.Key_Delete)
    target.sure.setFocus()
    room.press(target.sure, Qt.Key.Key_Return)
    room.bot.waitUntil(lambda: titles(room) == [], timeout=20_000)
    assert found(room.library.folder, "zzyzx") == []
    assert "depots" in room.panel.said.text()
    assert room.panel.names.nothing.isVisible()


def test_a_list_is_asked_for_on_the_map(room: Room) -> None:
    with room.bot.waitSignal(room.base.names.import_wanted, timeout=20_000):
        room.press(room.panel, Qt.Key.Key_I, control=True)
    assert not room.panel.isVisible()
