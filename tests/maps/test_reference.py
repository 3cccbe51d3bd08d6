"""Layers of reference: a large file of somebody else becomes a layer that can be seen and asked."""

import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from commander.errors import UserError
from commander.interop import geo_check, geo_read, geo_reference
from commander.interop.geo_check import GeoSheet
from commander.maps import reference
from commander.maps.area import Area, Stopped
from commander.maps.library import Library
from commander.maps.places import Gazetteer
from commander.maps.places_search import search
from commander.maps.tile_bytes import layers

HOSTILE = "<img src=x onerror=alert(1)>"
LAT, LON = 60.17, 24.94


def sheet(path: Path, shapes: list[dict[str, object]]) -> GeoSheet:
    """A file of things as it is read, each with a name and hostile attributes."""
    features = [
        {
            "type": "Feature",
            "geometry": shape,
            "properties": {"name": f"Hydrant {at}", "flow": 900 + at, "<b>": HOSTILE, "bad": None},
        }
        for at, shape in enumerate(shapes)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))  # 14 November 2023
    return geo_check.check(geo_read.read(path))


def points(count: int) -> list[dict[str, object]]:
    """Points in rows of forty, about 11 m apart."""
    return [
        {"type": "Point", "coordinates": [LON + at % 40 * 2e-4, LAT + at // 40 * 1e-4]}
        for at in range(count)
    ]


def square(lat: float, lon: float, side: float) -> dict[str, object]:
    ring = [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]
    return {"type": "Polygon", "coordinates": [ring]}


def add(library: Library, made: GeoSheet, name: str = "Hydrants") -> Area:
    path = made.file.path.with_suffix(".things")
    geo_reference.write(made, path)
    return library.add(path, name=name, attribution="City of X")


def test_a_file_of_many_points_becomes_a_layer(library: Library, tmp_path: Path) -> None:
    made = sheet(tmp_path / "h.geojson", points(1_200))
    assert geo_reference.is_wanted(made)
    area = add(library, made)
    assert (area.schema, area.kind, area.name) == ("reference", "vector", "Hydrants")
    assert (area.attribution, area.data_date) == ("City of X", "2023-11-14")
    assert area.colour == reference.COLOURS[0]
    west, south, east, north = area.bounds
    assert west < LON < LON + 39 * 2e-4 < east
    assert south < LAT < LAT + 29e-4 < north
    found = library.things_at([area.key], LAT + 1e-6, LON, 1e-5)
    assert found is not None
    assert found.thing.name == "Hydrant 0"
    assert found.thing.said == {"flow": "900", "<b>": HOSTILE}
    assert library.things_at([area.key], LAT - 1e-3, LON, 1e-5) is None


def test_its_tiles_hold_all_of_it_at_the_deepest_zoom(library: Library, tmp_path: Path) -> None:
    area = add(library, sheet(tmp_path / "h.geojson", points(60)))
    across = 2**area.max_zoom
    x = int((LON / 360 + 0.5) * across)
    tiles = [library.tile(area.key, area.max_zoom, x, y) for y in range(9_000, 10_000)]
    whole = [tile for tile in tiles if tile is not None]
    assert whole
    assert all(layers(tile.data) == ("things",) for tile in whole)


def test_from_far_few_are_drawn_and_near_all(tmp_path: Path) -> None:
    made = sheet(tmp_path / "h.geojson", [*points(1_000), square(LAT, LON, 0.5)])
    starts = reference.first_zooms([one.geometry for one in made.items], 4, 15)
    assert min(starts) == 4
    assert sum(starts <= 8) < 100
    assert max(starts) <= 15
    assert starts[-1] == 4  # an area that is large itself


def test_of_areas_the_smallest_is_meant_and_of_points_the_nearest(
    library: Library, tmp_path: Path
) -> None:
    shapes = [square(LAT, LON, 0.1), square(LAT + 0.01, LON + 0.01, 0.01), *points(2)]
    area = add(library, sheet(tmp_path / "h.geojson", shapes))

    def named(lat: float, lon: float) -> str:
        found = library.things_at([area.key], lat, lon, 1e-5)
        return found.thing.name if found else ""

    assert named(LAT + 0.05, LON + 0.05) == "Hydrant 0"
    assert named(LAT + 0.015, LON + 0.015) == "Hydrant 1"
    assert named(LAT, LON + 2e-4) == "Hydrant 3"


def test_its_names_are_found_until_it_is_removed(library: Library, tmp_path: Path) -> None:
    area = add(library, sheet(tmp_path / "h.geojson", points(30)))
    with closing(Gazetteer(library.folder)) as gazetteer:
        (hit, *_) = search(gazetteer, "hydrant 17", (LAT, LON))
        assert (hit.place.name, hit.place.parent) == ("Hydrant 17", "Hydrants")
        library.remove(area.key)
        assert not list(search(gazetteer, "hydrant 17", (LAT, LON)))
        assert library.things_at([area.key], LAT, LON, 1e-5) is None
        library.restore(area.key)
        assert library.things_at([area.key], LAT, LON, 1e-5) is not None
        library.remove(area.key)
    library.forget_removed()
    assert not [one.name for one in library.folder.iterdir() if area.key in one.name]


def test_each_layer_has_a_colour_of_its_own(library: Library, tmp_path: Path) -> None:
    made = sheet(tmp_path / "h.geojson", points(3))
    colours = [add(library, made, name).colour for name in ("a", "b", "c")]
    assert colours == list(reference.COLOURS[:3])


def test_an_outline_that_crosses_itself_is_drawn(library: Library, tmp_path: Path) -> None:
    bow: dict[str, object] = {
        "type": "Polygon",
        "coordinates": [
            [[LON, LAT], [LON + 0.01, LAT + 0.01], [LON + 0.01, LAT], [LON, LAT + 0.01], [LON, LAT]]
        ],
    }
    area = add(library, sheet(tmp_path / "h.geojson", [bow]))
    assert library.things_at([area.key], LAT + 0.001, LON + 0.005, 1e-6) is None
    assert library.things_at([area.key], LAT + 0.005, LON + 0.001, 1e-6) is not None


@pytest.mark.parametrize(
    "line", ["no json", '["a", "", {}, "no base64!"]', '["a", "", {}, "AAAA"]', '["a", "", 3, ""]']
)
def test_a_damaged_file_of_things_is_refused(library: Library, tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.things"
    path.write_text('{"commander":"reference 1"}\n' + line + "\n", "utf-8")
    with pytest.raises(UserError, match=r"x\.things is damaged"):
        library.add(path)
    assert not list(library.folder.glob("*.things"))


def test_stopping_leaves_nothing(library: Library, tmp_path: Path) -> None:
    made = sheet(tmp_path / "h.geojson", points(50))
    path = tmp_path / "h.things"
    geo_reference.write(made, path)
    with pytest.raises(Stopped):
        library.add(path, cancelled=lambda: True)
    assert not [one for one in library.folder.iterdir() if one.is_file()]
