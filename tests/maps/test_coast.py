"""Where land ends: what coastlines say about the faces that they cut out of an extract's box."""

import pytest
import shapely

from commander.maps.coast import land_and_sea

BOX = (10.0, 50.0, 11.0, 51.0)
ISLAND = shapely.LineString(
    [(10.4, 50.4), (10.6, 50.4), (10.6, 50.6), (10.4, 50.6), (10.4, 50.4)]
)  # counter-clockwise: land inside
ACROSS = [(9.9, 50.5), (11.1, 50.5)]  # eastwards: land in the north


def land_at(coast: list[shapely.LineString], lon: float, lat: float) -> bool:
    land, sea = land_and_sea(coast, BOX)
    assert land.area + sea.area == pytest.approx(1.0)
    return bool(land.covers(shapely.Point(lon, lat)))


def test_without_a_coastline_all_is_land() -> None:
    assert land_at([], 10.5, 50.5)
    assert land_at([shapely.LineString([(0, 0), (1, 1)])], 10.5, 50.5)


def test_a_coastline_across_has_its_land_on_the_left() -> None:
    assert land_at([shapely.LineString(ACROSS)], 10.5, 50.8)
    assert not land_at([shapely.LineString(ACROSS)], 10.5, 50.2)
    assert not land_at([shapely.LineString(ACROSS[::-1])], 10.5, 50.8)


def test_pieces_of_a_coastline_keep_their_direction() -> None:
    middle, late = (10.3, 50.5), (10.7, 50.5)
    pieces = [
        shapely.LineString([late, ACROSS[1]]),
        shapely.LineString([ACROSS[0], middle]),
        shapely.LineString([middle, late]),
    ]
    assert land_at(pieces, 10.5, 50.8)
    assert not land_at(pieces, 10.5, 50.2)


def test_an_island_lies_in_the_sea() -> None:
    assert land_at([ISLAND], 10.5, 50.5)
    assert not land_at([ISLAND], 10.1, 50.1)
    lake = [shapely.LineString(ISLAND.coords[::-1])]
    assert not land_at(lake, 10.5, 50.5)
    assert land_at(lake, 10.1, 50.1)


def test_a_coastline_that_the_cut_has_shortened_reaches_the_border() -> None:
    short = [shapely.LineString([(10.001, 50.5), (10.999, 50.5)])]
    assert not land_at(short, 10.5, 50.2)


def test_a_coastline_that_ends_in_the_middle_says_nothing() -> None:
    """Sea drawn over streets would be worse than land drawn over water."""
    assert land_at([shapely.LineString([(10.0, 50.5), (10.5, 50.5)])], 10.5, 50.2)
