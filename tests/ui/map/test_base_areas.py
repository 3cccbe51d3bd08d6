"""Areas of the library on the real page: order, strength, whose data, what is gone."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from commander.maps.area import Area, Tile
from commander.maps.library import Library
from tests.ui.map.areas_made import HOSTILE, SITE_LON, STREET, mbtiles, osm, things
from tests.ui.map.conftest import MIDDLE, SITE, Hand, delete, make_view
from ui.base_maps import ShownArea
from ui.map.base_part import BasePart
from ui.map.profile import MapProfile
from ui.map.view import MapView
from ui.theme.tokens import tokens

pytestmark = [pytest.mark.gui, pytest.mark.web]

APPLICATION_WORLD = 1
RED, BLUE = (200, 40, 30), (30, 60, 210)
# Beside the street, in the lake.
ASIDE = (MIDDLE[0] + 60, MIDDLE[1])
# Where the sketch has neither street nor name.
OPEN = (MIDDLE[0] + 45, MIDDLE[1] + 24)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("library")
    made = Library(folder / "maps", builtins=folder / "none")
    made.add(mbtiles(folder / "red.mbtiles", RED, f"© Red {HOSTILE}"))
    made.add(mbtiles(folder / "blue.mbtiles", BLUE, "© Blue"))
    made.add(osm(folder / "lake.osm"))
    made.add(things(folder / "flood.things", SITE[1] - 0.02, SITE[0] - 0.02, 0.04), name="flood")
    yield made
    made.close()


@dataclass
class Stand:
    """A page with the areas of a library."""

    view: MapView
    part: BasePart
    hand: Hand
    areas: dict[str, Area]

    def show(self, *names: str, **how: float) -> None:
        rows = [ShownArea(self.areas[name], opacity=how.get(name, 1.0)) for name in names]
        self.part.show_areas([*rows, ShownArea(self.areas["world"])])

    def until_colour(self, wanted: QColor, near: int = 6) -> None:
        def matches() -> bool:
            seen = self.hand.colour(*ASIDE)
            return (
                max(
                    abs(seen.red() - wanted.red()),
                    abs(seen.green() - wanted.green()),
                    abs(seen.blue() - wanted.blue()),
                )
                <= near
            )

        self.hand.until(matches)

    def source(self) -> str:
        return self.hand.ask("document.querySelector('.map-source').innerText", APPLICATION_WORLD)


@pytest.fixture
def stand(profile: MapProfile, library: Library, qtbot: QtBot) -> Iterator[Stand]:
    profile.tiles.serve(library)
    view = make_view(profile)
    view.look.set_theme(asdict(tokens("light")))
    areas = {area.name if area.key != "world" else "world": area for area in library.areas()}
    made = Stand(view, BasePart(view), Hand(view, qtbot), areas)
    view.centre(*SITE, 15)
    made.hand.until(lambda: view.is_settled)
    yield made
    delete(view)
    profile.tiles.stop()


def test_pictures_lie_in_their_order_and_strength(stand: Stand) -> None:
    stand.show("red", "blue")
    stand.until_colour(QColor(*RED))
    stand.show("blue", "red")
    stand.until_colour(QColor(*BLUE))
    stand.show("blue", "red", blue=0.5)
    stand.until_colour(QColor(*((a + b) // 2 for a, b in zip(RED, BLUE, strict=True))))
    stand.part.show_areas([replace(ShownArea(stand.areas["blue"]), visible=False)])
    grey = QColor(tokens("light").land).lightness()
    stand.hand.until(lambda: stand.hand.colour(*OPEN).lightness() > grey - 20)
    stand.show("blue")
    stand.until_colour(QColor(*BLUE))
    stand.view.look.set_layer("base", visible=False)
    stand.until_colour(QColor(tokens("light").sea))


def test_tiles_around_the_view_come_when_those_in_it_are_there(stand: Stand) -> None:
    """A pan then shows nothing bare, however busy the window is."""
    stand.view.centre(*SITE, 16)  # so near that the area is larger than the view
    stand.show("blue")
    beyond = (
        "[...document.querySelectorAll('.leaflet-areas-pane canvas.leaflet-tile-loaded')].filter("
        "(tile) => tile.getBoundingClientRect().right <= 0).length"
    )
    stand.hand.until(lambda: stand.hand.ask(beyond, APPLICATION_WORLD) != "0", timeout=20_000)


def test_pictures_follow_the_theme(stand: Stand) -> None:
    stand.show("blue")
    stand.until_colour(QColor(*BLUE))
    stand.view.look.set_theme(asdict(tokens("dark")))
    stand.hand.until(lambda: stand.hand.colour(*ASIDE).blue() < BLUE[2] * 0.7)
    stand.view.look.set_theme(asdict(tokens("night")))

    def is_red() -> bool:
        seen = stand.hand.colour(*ASIDE)
        return seen.red() > 2 * seen.blue() and seen.red() > 1.5 * seen.green()

    stand.hand.until(is_red)
    stand.view.look.set_theme(asdict(tokens("light")))
    stand.until_colour(QColor(*BLUE))


def test_a_drawn_map_follows_the_theme_and_its_names_are_only_painted(stand: Stand) -> None:
    stand.show("lake")
    for theme in ("light", "night", "dark"):
        look = tokens(theme)
        stand.view.look.set_theme(asdict(look))
        stand.until_colour(QColor(look.water), near=2)
    stand.view.centre(*SITE, 19)  # deeper than any tile of it
    stand.until_colour(QColor(tokens("dark").water), near=2)
    assert stand.hand.ask("document.querySelectorAll('img[src=x]').length") == "0"


def test_a_street_in_pieces_is_named_in_the_language_of_the_window(stand: Stand) -> None:
    stand.show("lake")
    stand.view.centre(STREET, SITE_LON, 16.5)

    def ink() -> set[tuple[int, int]]:
        """Where on the street letters are."""
        picture = stand.view.grab().toImage()
        street = QColor(tokens("light").street).lightness()
        cells = ((x, MIDDLE[1] + y) for x in range(180, 620) for y in range(-5, 6))
        return {cell for cell in cells if picture.pixelColor(*cell).lightness() < street - 120}

    stand.hand.until(lambda: len(ink()) > 60)
    english = ink()
    stand.view.look.set_language("zh")
    stand.hand.until(lambda: len(ink() - english) > 30)


def test_whose_data_is_in_view_is_said_as_plain_text(stand: Stand) -> None:
    stand.show("red", "blue")
    stand.hand.until(lambda: stand.part.seen == {stand.areas[name].key for name in ("red", "blue")})
    assert "© Red" in stand.source()
    assert "© Blue" in stand.source()
    assert stand.hand.ask("document.querySelectorAll('.map-source img').length") == "0"
    stand.view.centre(60.17, 24.94, 15)
    stand.hand.until(lambda: not stand.part.seen)
    assert "© Blue" not in stand.source()
    assert "Natural Earth" in stand.source()


def test_the_line_is_seen_on_a_small_window_too(stand: Stand) -> None:
    stand.view.resize(320, 240)
    stand.show("red", "blue")
    stand.hand.until(lambda: "© Blue" in stand.source())
    box = "document.querySelector('.map-source').getBoundingClientRect()"
    inside = f"({box}.left >= 0 && {box}.right <= innerWidth && {box}.bottom <= innerHeight)"
    assert stand.hand.ask(inside) == "true"


def test_a_file_that_is_pulled_out_is_told_and_comes_back(stand: Stand, library: Library) -> None:
    area = stand.areas["blue"]
    there = Path(area.file)
    away = there.with_suffix(".away")
    stand.show("blue")
    stand.until_colour(QColor(*BLUE))
    there.rename(away)
    try:
        stand.hand.until(lambda: library.state_of(area.key) == "missing")
        gone = replace(area, missing=True)
        stand.part.show_areas([ShownArea(gone, state="missing")])
        stand.hand.until(lambda: "blue: the file is not there" in stand.source())
        stand.part.show_again(area.key)
        stand.hand.until(lambda: stand.hand.colour(*ASIDE) != QColor(*BLUE))
    finally:
        away.rename(there)
    stand.hand.until(lambda: library.state_of(area.key) == "ok")
    stand.show("blue")
    stand.part.show_again(area.key)
    stand.until_colour(QColor(*BLUE))
    assert "not there" not in stand.source()


class Torn:
    """Gives the bytes of a tile that was torn while it was written."""

    def fetch(self, key: str, z: int, x: int, y: int) -> "Future[Tile | None]":
        del key, z, x, y
        made: Future[Tile | None] = Future()
        made.set_result(Tile(b"\x1a\xff\xff\xff\x0f torn", "application/x-protobuf"))
        return made


def test_damaged_tiles_are_left_clear_and_said_once(stand: Stand, profile: MapProfile) -> None:
    profile.tiles.serve(Torn())
    stand.show("lake", "blue")
    stand.hand.until(lambda: "lake: some of its tiles are damaged" in stand.source())
    stand.hand.until(lambda: "blue: some of its tiles are damaged" in stand.source())
    assert stand.source().count("lake") == 1


@pytest.mark.allow_warnings
def test_a_page_that_died_shows_its_areas_again(stand: Stand, qtbot: QtBot) -> None:
    stand.show("blue")
    stand.until_colour(QColor(*BLUE))
    with qtbot.waitSignal(stand.view.restarted, timeout=10_000):
        os.kill(stand.view.page.renderProcessPid(), signal.SIGKILL)
    stand.until_colour(QColor(*BLUE))
    stand.hand.until(lambda: "© Blue" in stand.source())


def test_tiles_that_are_not_there_are_no_errors_and_nothing_leaves(
    stand: Stand, profile: MapProfile
) -> None:
    before = len(profile.guard.refused)
    stand.show("red", "lake")
    stand.until_colour(QColor(*RED))
    stand.view.centre(SITE[0] + 0.02, SITE[1] + 0.02, 15)  # half of the view is outside
    stand.hand.until(lambda: profile.tiles.waiting == 0)
    assert len(profile.guard.refused) == before


def test_a_layer_of_reference_lies_over_every_base_map_and_lets_it_through(stand: Stand) -> None:
    stand.show("red", "flood")  # the base map is listed above
    over = QColor(tokens("light").purple)
    pairs = zip(RED, (over.red(), over.green(), over.blue()), strict=True)
    mixed = QColor(*(round(low + (high - low) * 0.14) for low, high in pairs))
    stand.until_colour(mixed, near=8)
    stand.show("red")
    stand.until_colour(QColor(*RED))


def test_a_click_asks_what_a_layer_of_reference_knows(stand: Stand, qtbot: QtBot) -> None:
    stand.show("red")
    stand.until_colour(QColor(*RED))
    clicked: list[tuple[float, float, float]] = []
    stand.part.place_clicked.connect(lambda *at: clicked.append(at))
    with qtbot.waitSignal(stand.view.cleared):
        stand.hand.click(*ASIDE)
    assert not clicked  # no such layer is shown
    stand.show("flood", "red")
    stand.hand.until(lambda: stand.hand.colour(*ASIDE).red() < RED[0])
    stand.hand.click(*MIDDLE)
    stand.hand.until(lambda: bool(clicked))
    lat, lon, reach = clicked[0]
    assert (lat, lon) == pytest.approx(SITE, abs=1e-3)
    assert 0 < reach < 1e-3
