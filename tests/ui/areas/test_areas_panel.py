"""The list of areas: adding, order, strength, names, removing, and what goes wrong."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit

from commander.maps.area import WORLD, Progress
from tests.ui.areas.conftest import Room
from ui.areas.area_row import AreaRow
from ui.areas.areas_panel import AreasPanel
from ui.base_maps import BaseMaps
from ui.jobs import Jobs

pytestmark = pytest.mark.gui


def row(room: Room, name: str) -> AreaRow:
    found = room.row(name)
    assert isinstance(found, AreaRow)
    return found


def drop(panel: AreasPanel, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.dropEvent(event)


def test_without_an_area_it_says_what_belongs_here(room: Room) -> None:
    assert room.names() == ["World"]
    assert ".osm.pbf" in room.panel.nothing.text()
    assert room.panel.nothing.isVisible()


def test_what_is_dropped_lies_on_top_and_is_shown(room: Room) -> None:
    room.add("lower")
    drop(room.panel, room.file("upper"))
    room.bot.waitUntil(lambda: room.names() == ["upper", "lower", "World"], timeout=20_000)
    assert not room.panel.nothing.isVisible()
    assert "upper" in room.panel.said.text()
    assert row(room, "upper").switch.isChecked()
    assert "12–16" in row(room, "upper").under.text()
    assert "© upper" in row(room, "upper").origin.text()


def test_a_file_that_is_none_is_refused_in_words_and_can_be_dismissed(room: Room) -> None:
    broken = room.folder / "broken.mbtiles"
    broken.write_bytes(b"nothing of the kind" * 50)
    drop(room.panel, broken)
    room.bot.waitUntil(
        lambda: any(one.reason.isVisible() for one in room.panel.imports.values()), timeout=20_000
    )
    (failed,) = room.panel.imports.values()
    assert "broken.mbtiles" in failed.reason.text()
    failed.cancel.click()
    assert not room.panel.imports
    assert room.names() == ["World"]


def test_what_is_no_map_is_not_taken_for_one(room: Room) -> None:
    note = room.folder / "note.txt"
    note.write_text("nothing")
    drop(room.panel, note)
    assert not room.base.imports.all()


def test_an_import_can_be_stopped_and_leaves_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, pause = room.library.add, threading.Event()

    def slowly(path: Path, **more: object) -> object:
        more["progress"](Progress(0.5, "copying"))  # type: ignore[operator]
        for _ in range(1_000):
            if more["cancelled"]():  # type: ignore[operator]
                break
            pause.wait(0.01)
        return add(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(room.library, "add", slowly)
    room.panel.add([room.file("big"), room.file("next")])
    first, second = room.panel.imports.values()
    room.bot.waitUntil(lambda: first.bar.value() == 500, timeout=20_000)
    second.cancel.click()
    first.cancel.click()
    room.bot.waitUntil(lambda: not room.panel.imports, timeout=20_000)
    assert room.names() == ["World"]
    assert not list((room.folder / "maps").glob("*.mbtiles"))


def test_order_strength_and_choice_by_keys_are_kept(room: Room) -> None:
    room.add("one", "two")
    assert room.names() == ["two", "one", "World"]
    target = row(room, "two")
    target.setFocus()
    room.press(target, Qt.Key.Key_Down, control=True)
    room.bot.waitUntil(lambda: room.names() == ["one", "two", "World"], timeout=20_000)
    room.press(target, Qt.Key.Key_Down, control=True)  # the world stays below
    for _ in range(3):
        room.press(target, Qt.Key.Key_Left)
    room.press(target, Qt.Key.Key_Space)
    assert room.names() == ["one", "two", "World"]
    shown = room.base.row(target.key)
    assert shown is not None
    assert (shown.visible, shown.opacity) == (False, 0.7)
    room.bot.waitUntil(lambda: bool(room.post.settings.get("map.areas")), timeout=20_000)
    again = BaseMaps(room.library, room.post.settings, jobs := Jobs())
    room.bot.waitUntil(lambda: again.is_read, timeout=20_000)
    assert [one.area.name for one in again.rows()][:2] == ["one", "two"]
    assert again.row(target.key) == shown
    again._look.stop()
    jobs.stop()


def test_a_row_is_dragged_past_another_one(room: Room) -> None:
    room.add("one", "two", "three")
    lowest = row(room, "one")
    upper = row(room, "three")
    top = upper.mapToGlobal(QPoint(10, 4))
    lowest.dragged.emit(top)
    room.bot.waitUntil(lambda: room.names() == ["one", "three", "two", "World"], timeout=20_000)


def test_a_new_name_is_typed_in_place(room: Room) -> None:
    room.add("old")
    target = row(room, "old")
    target.setFocus()
    room.press(target, Qt.Key.Key_F2)
    field = target.field
    assert isinstance(field, QLineEdit)
    field.setText("  Zhengzhou   东区 ")
    room.press(field, Qt.Key.Key_Return)
    room.bot.waitUntil(lambda: "Zhengzhou 东区" in room.names(), timeout=20_000)
    room.press(target, Qt.Key.Key_F2)
    field.setText("given up")
    room.press(field, Qt.Key.Key_Escape)
    assert "Zhengzhou 东区" in room.names()


def test_removing_is_asked_once_and_can_be_taken_back(room: Room) -> None:
    room.add("area")
    target = row(room, "area")
    room.base.set_opacity(target.key, 0.4)
    target.setFocus()
    room.press(target, Qt.Key.Key_Delete)
    assert target.question.isVisible()
    room.press(target.keep, Qt.Key.Key_Escape)
    assert not target.question.isVisible()
    room.press(target, Qt.Key.Key_Delete)
    target.sure.click()
    room.bot.waitUntil(lambda: room.names() == ["World"], timeout=20_000)
    assert "area" in room.panel.said.text()
    room.panel.undo_button.click()
    room.bot.waitUntil(lambda: room.names() == ["area", "World"], timeout=20_000)
    back = row(room, "area")
    assert back.percent.text() == "40 %"


def test_what_comes_with_the_program_stays(room: Room) -> None:
    world = room.panel.list.rows[WORLD]
    assert not world.remove.isVisible()
    assert not world.rename.isVisible()
    world.setFocus()
    room.press(world, Qt.Key.Key_Delete)
    assert not world.question.isVisible()


def test_a_file_that_is_not_there_is_said_and_comes_back(room: Room) -> None:
    room.add("stick")
    target = row(room, "stick")
    shown = room.base.row(target.key)
    assert shown is not None
    there = Path(shown.area.file)
    away = there.with_name("away")
    there.rename(away)
    room.base.refresh()
    room.bot.waitUntil(lambda: "not there" in target.trouble.text(), timeout=20_000)
    with room.bot.waitSignal(room.base.came_back, timeout=20_000) as back:
        away.rename(there)
        room.base.refresh()
    assert back.args == [target.key]
    room.bot.waitUntil(lambda: not target.trouble.isVisible(), timeout=20_000)


def test_an_online_source_needs_its_terms_and_its_owner(room: Room) -> None:
    panel, form = room.panel, room.panel.form
    panel.online_button.click()
    form.address.setText("https://tile.openstreetmap.org/{z}/{x}/{y}.png")
    assert "forbids" in form.terms.text()
    form.add_button.click()
    room.bot.waitUntil(form.wrong.isVisible, timeout=20_000)
    form.credit.setText("© OpenStreetMap contributors")
    form.add_button.click()
    room.bot.waitUntil(form.add_button.isEnabled, timeout=20_000)
    assert room.names() == ["World"]
    form.agreed.setChecked(True)
    form.name.setText("OSM")
    form.add_button.click()
    room.bot.waitUntil(lambda: "OSM" in room.names(), timeout=20_000)
    assert not form.isVisible()
    assert panel.fetching.isVisible()
    panel.fetching.click()
    assert not room.library.online_allowed
    room.bot.waitUntil(lambda: room.post.settings.get("map.online") is False, timeout=20_000)


def test_broken_notes_of_a_post_change_nothing(room: Room) -> None:
    room.add("area")
    key = row(room, "area").key
    room.post.settings.set(
        "map.areas",
        [{"key": 3}, "x", {"key": key, "visible": True, "opacity": 7}, {"key": "gone"}],
    ).result(10)
    again = BaseMaps(room.library, room.post.settings, jobs := Jobs())
    room.bot.waitUntil(lambda: again.is_read, timeout=20_000)
    assert [(one.key, one.opacity) for one in again.rows()] == [(key, 1.0), (WORLD, 1.0)]
    again._look.stop()
    jobs.stop()


def test_enter_looks_at_all_of_an_area(room: Room) -> None:
    room.add("area")
    target = row(room, "area")
    target.setFocus()
    with room.bot.waitSignal(room.base.look_wanted, timeout=20_000) as wanted:
        room.press(target, Qt.Key.Key_Return)
    bounds, zoom = wanted.args
    assert bounds == pytest.approx((-117.36, 34.12, -117.33, 34.15))
    assert zoom == 16
    assert not room.panel.isVisible()
