"""The panel with a library: areas in the menu, dropped files, a stick pulled out and put back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from commander.actions import OpenOperation
from commander.maps.library import Library
from commander.post import Post
from tests.ui.map.areas_made import mbtiles
from tests.ui.map.conftest import HEIGHT, SITE, WIDTH, Hand, delete, looks_at
from ui.base_maps import BaseMaps
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.map.panel import MapPanel
from ui.map.profile import MapProfile
from ui.selection import Selection
from ui.theme.theme import Theme

pytestmark = [pytest.mark.gui, pytest.mark.web]

APPLICATION_WORLD = 1
GREEN = (20, 160, 60)
PLACE = (250, 300)


@dataclass
class Room:
    panel: MapPanel
    base: BaseMaps
    hand: Hand
    folder: Path
    post: Post

    def source(self) -> str:
        return self.hand.ask("document.querySelector('.map-source').innerText", APPLICATION_WORLD)

    def is_green(self) -> bool:
        seen = self.hand.colour(*PLACE)
        return seen.green() > 2 * seen.red() and seen.green() > 1.5 * seen.blue()

    def action(self, text: str) -> QAction | None:
        found = self.panel._tools.findChildren(QAction)
        return next((one for one in found if one.text().startswith(text)), None)


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot, profile: MapProfile) -> Iterator[Room]:
    post = Post.open(tmp_path / "data")
    stream = post.perform(OpenOperation("Test", timezone="UTC")).result(10).keys[0]
    library = Library(tmp_path / "maps", builtins=tmp_path / "none")
    bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
    base = BaseMaps(library, post.settings, jobs)
    profile.tiles.serve(library)
    errors: list[Exception] = []
    context = Context(
        post, bridge, jobs, Theme("dark"), Selection(), focus, errors.append, base=base
    )
    focus.set(stream)
    panel = MapPanel(context, profile=profile)
    panel.resize(WIDTH, HEIGHT)
    panel.show()
    panel.view.centre(*SITE, 15)
    hand = Hand(panel.view, qtbot)
    hand.until(lambda: panel.view.is_settled)
    yield Room(panel, base, hand, tmp_path, post)
    assert not errors
    bridge.stop()
    base.stop()
    jobs.stop()
    delete(panel)
    profile.tiles.stop()
    post.close()


def drop(room: Room, path: Path) -> None:
    """Let a file go over the page, as the window system would tell it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    web = room.panel.findChild(QWebEngineView)
    assert web is not None
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tool = next(one for one in room.panel._extras if hasattr(one, "_watch_drops"))
    assert tool.eventFilter(web, event)
    assert event.isAccepted()


def test_a_dropped_file_is_shown_switched_unplugged_and_comes_back(room: Room) -> None:
    wanted: list[None] = []
    room.base.list_wanted.connect(lambda: wanted.append(None))
    drop(room, mbtiles(room.folder / "forest.mbtiles", GREEN, "© Forest"))
    assert wanted
    room.hand.until(room.is_green, timeout=15_000)
    assert "© Forest" in room.source()
    action = room.action("forest")
    assert action is not None
    assert action.isChecked()
    action.trigger()
    room.hand.until(lambda: not room.is_green())
    assert not action.isChecked()
    action.trigger()
    room.hand.until(room.is_green)

    (shown,) = [one for one in room.base.rows() if one.area.name == "forest"]
    there = Path(shown.area.file)
    away = there.with_name("away")
    there.rename(away)
    room.base.refresh()
    room.hand.until(lambda: "forest: the file is not there" in room.source())
    room.panel.view.centre(SITE[0] + 0.01, SITE[1], 15)  # what was not seen before stays clear
    room.hand.until(lambda: "not there" in room.source())
    away.rename(there)
    room.base.refresh()
    room.hand.until(lambda: "not there" not in room.source())
    room.hand.until(room.is_green)


def test_an_area_is_looked_at_even_while_the_view_is_locked(room: Room) -> None:
    room.base.add([mbtiles(room.folder / "far.mbtiles", GREEN, "© Far")])
    room.hand.until(lambda: len(room.base.rows()) == 2)
    room.panel.view.centre(10.0, 20.0, 5)
    room.hand.until(lambda: looks_at(room.panel.view, 10.0, 20.0, 5))
    room.panel.view.set_locked(True)
    room.base.look_at(room.base.rows()[0].key)
    room.hand.until(lambda: abs(room.panel.view.remembered_view()["lat"] - 34.135) < 0.01)


def test_the_grid_is_switched_by_its_key_and_remembered(room: Room) -> None:
    action = room.action("MGRS grid")
    assert action is not None
    assert not action.isChecked()
    room.panel.setFocus()
    QTest.keyClick(room.hand.target, Qt.Key.Key_G)
    room.hand.until(action.isChecked)
    canvases = "document.querySelectorAll('.leaflet-grid-pane canvas').length"
    room.hand.until(lambda: room.hand.ask(canvases) == "1")
    room.hand.until(lambda: room.post.settings.get("map.grid") is True)
    QTest.keyClick(room.hand.target, Qt.Key.Key_G)
    room.hand.until(lambda: room.hand.ask(canvases) == "0")
    assert QApplication.activeModalWidget() is None


def test_a_list_of_places_wanted_elsewhere_is_asked_for_on_the_map(room: Room) -> None:
    room.base.names.import_wanted.emit()
    dialog = room.panel.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert any("*.csv" in one for one in dialog.nameFilters())
    dialog.reject()
