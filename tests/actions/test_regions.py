"""Whose ground an area lies on, and who stands above (Emergency Response Law, art. 18)."""

from typing import Any

import pytest

from commander.actions import SetRegions
from commander.domain.region import Region
from commander.errors import UserError
from commander.linkage.regions import propose_regions
from tests.scene import Scene

pytest.importorskip("shapely")


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def region(key: str, parent: str = "", border: dict[str, Any] | None = None) -> Region:
    return Region(key=key, names={"en": key}, parent=parent, geometry=border or {})


# A province with two cities; west has two districts, east has none that are known.
REGIONS = (
    region("province", border=box(0, 0, 4, 2)),
    region("west", "province", box(0, 0, 2, 2)),
    region("east", "province", box(2, 0, 4, 2)),
    region("north", "west", box(0, 1, 2, 2)),
    region("south", "west", box(0, 0, 2, 1)),
    region("abroad", border=box(4, 0, 6, 2)),
)


@pytest.mark.parametrize(
    ("area", "concerned", "superior"),
    [
        (box(0.2, 0.2, 0.4, 0.4), ["south"], None),
        (box(0.2, 0.8, 0.4, 1.2), ["north", "south"], "west"),
        (box(1.8, 0.2, 2.2, 0.4), ["east", "south"], "province"),
        (box(1.8, 0.8, 2.2, 1.2), ["east", "north", "south"], "province"),
        (box(3.8, 0.2, 4.2, 0.4), ["abroad", "east"], None),
        (box(0.2, 1.0, 0.4, 1.2), ["north"], None),  # its edge runs along the border
    ],
)
def test_an_area_over_two_regions_proposes_both_and_their_common_superior(
    area: dict[str, Any], concerned: list[str], superior: str | None
) -> None:
    found = propose_regions(area, REGIONS)
    assert [one.key for one in found.concerned] == concerned
    assert (found.superior.key if found.superior else None) == superior
    assert not found.outside


def test_neighbours_are_named_and_ground_that_nobody_knows() -> None:
    found = propose_regions(box(0.2, 0.2, 0.4, 0.4), REGIONS)
    assert [one.key for one in found.neighbours] == ["east", "north"]
    assert propose_regions(box(5, 0, 9, 1), REGIONS).outside
    nowhere = propose_regions(box(50, 50, 51, 51), REGIONS)
    assert (nowhere.concerned, nowhere.superior, nowhere.neighbours) == ((), None, ())
    assert nowhere.outside


def test_a_circle_and_a_line_are_areas_too() -> None:
    point = {"type": "Point", "coordinates": [1.99, 0.5]}
    assert [one.key for one in propose_regions(point, REGIONS, 500.0).concerned] == ["south"]
    wide = propose_regions(point, REGIONS, 2_000.0)
    assert [one.key for one in wide.concerned] == ["east", "south"]
    pipe = {"type": "LineString", "coordinates": [[1.0, 0.5], [3.0, 0.5]]}
    assert [one.key for one in propose_regions(pipe, REGIONS).concerned] == ["east", "south"]


def test_regions_are_data_and_none_stands_above_itself(scene: Scene) -> None:
    scene.do(SetRegions(scene.stream, REGIONS))
    assert len(scene.post.reader.all(Region, scene.stream)) == len(REGIONS)
    assert scene.do(SetRegions(scene.stream, REGIONS)).act == ""  # twice changes nothing
    with pytest.raises(UserError, match="province → west → province"):
        scene.do(SetRegions(scene.stream, (region("province", "west"),)))
    with pytest.raises(UserError, match="code"):
        scene.do(SetRegions(scene.stream, (region(""),)))
    with pytest.raises(UserError, match="From 1 to 100"):
        scene.do(SetRegions(scene.stream, ()))
