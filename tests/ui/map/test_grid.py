"""The military grid stands where the projection says, and its zones where Norway bends them."""

from collections.abc import Iterator
from dataclasses import asdict

import pytest
from pyproj import Transformer
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import HEIGHT, WIDTH, Hand, delete, make_view
from ui.map.grid_part import GridPart
from ui.map.profile import MapProfile
from ui.map.view import MapView
from ui.theme.tokens import tokens

pytestmark = [pytest.mark.gui, pytest.mark.web]

APPLICATION_WORLD = 1
MERCATOR = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
METRES = 2 * 20037508.342789244


@pytest.fixture(scope="module")
def bare(profile: MapProfile) -> Iterator[MapView]:
    """A page on which nothing else is drawn: no map at all, only what is asked for."""
    made = make_view(profile)
    made.look.set_theme(asdict(tokens("light")))
    made.look.set_layer("base", visible=False)
    yield made
    delete(made)


def pixel(view: MapView, lat: float, lon: float) -> tuple[int, int]:
    """Where a place is seen, by the projection of the map."""
    seen = view.remembered_view()
    (x, y), (mx, my) = MERCATOR.transform(lon, lat), MERCATOR.transform(seen["lon"], seen["lat"])
    scale = 256 * 2 ** seen["zoom"] / METRES
    return round(WIDTH / 2 + (x - mx) * scale), round(HEIGHT / 2 - (y - my) * scale)


def is_line(hand: Hand, lat: float, lon: float) -> bool:
    """Whether something is drawn within a pixel of a place."""
    x, y = pixel(hand.view, lat, lon)
    picture = hand.view.grab().toImage()
    ground = QColor(tokens("light").sea)
    near = ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
    return any(picture.pixelColor(*place) != ground for place in near)


def look(bare: MapView, qtbot: QtBot, lat: float, lon: float, zoom: float) -> Hand:
    hand = Hand(bare, qtbot)
    hand.until(lambda: bare.is_settled)
    bare.centre(lat, lon, zoom)
    pixel_wide = 360 / (256 * 2**zoom)

    def is_there() -> bool:
        seen = bare.remembered_view()
        away = (seen["lon"] - lon + 180) % 360 - 180
        near = abs(seen["lat"] - lat) < pixel_wide and abs(away) < pixel_wide
        return near and seen["zoom"] == zoom

    hand.until(is_there)
    return hand


@pytest.mark.parametrize(
    ("epsg", "lat", "lon"),
    [(32635, 60.17, 24.94), (32750, -6.2, 118.4), (32611, 34.1362, -117.3437)],
)
def test_kilometres_stand_where_the_projection_says(
    bare: MapView, qtbot: QtBot, epsg: int, lat: float, lon: float
) -> None:
    part = GridPart(bare, shown=True)
    hand = look(bare, qtbot, lat, lon, 13)
    utm = Transformer.from_crs("EPSG:4326", f"EPSG:{epsg}", always_xy=True)
    east, north = (round(value / 1000) * 1000 for value in utm.transform(lon, lat))
    for de, dn in ((0, 250), (0, -700), (250, 0), (-1000, 300), (600, 1000)):
        place = utm.transform(east + de, north + dn, direction="INVERSE")
        hand.until(lambda place=place: is_line(hand, place[1], place[0]))  # type: ignore[misc]
    middle = utm.transform(east + 500, north + 500, direction="INVERSE")
    assert not is_line(hand, middle[1], middle[0])
    part.show_grid(shown=False)
    place = utm.transform(east, north + 250, direction="INVERSE")
    hand.until(lambda: not is_line(hand, place[1], place[0]))


def test_zones_bend_around_norway_and_svalbard(bare: MapView, qtbot: QtBot) -> None:
    part = GridPart(bare, shown=True)
    hand = look(bare, qtbot, 62.0, 10.0, 4)
    hand.until(lambda: is_line(hand, 61.0, 3.0))  # 31V ends at 3° east …
    assert not is_line(hand, 61.0, 6.0)  # … so that 32V holds the west coast
    assert is_line(hand, 54.0, 6.0)
    assert not is_line(hand, 54.0, 3.0)
    hand = look(bare, qtbot, 74.0, 20.0, 4)
    hand.until(lambda: is_line(hand, 78.0, 21.0))  # 33X to 35X
    assert not is_line(hand, 78.0, 18.0)
    assert is_line(hand, 70.0, 18.0)
    part.show_grid(shown=False)


def test_the_grid_needs_no_map_and_survives_poles_and_the_date_line(
    bare: MapView, qtbot: QtBot
) -> None:
    part = GridPart(bare, shown=True)
    for lat, lon, zoom in ((78.0, 10, 5), (-75.0, 0, 5), (0.0, 180.0, 5)):
        look(bare, qtbot, lat, lon, zoom)
    hand = look(bare, qtbot, 0.0, -179.9, 12)
    hand.until(lambda: is_line(hand, 0.0, -179.95))  # the equator begins a band
    part.show_grid(shown=False)
