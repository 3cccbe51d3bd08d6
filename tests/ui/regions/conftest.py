"""A desk with two cities of one province, taken in from a file as an operator does."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.board.desk import Desk, open_desk


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(code: str, parent: str, border: dict[str, Any] | None, **said: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"code": code, "parent": parent, **said},
        "geometry": border,
    }


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    yield from open_desk(tmp_path / "post", qtbot, qapp)


@pytest.fixture
def regions_file(tmp_path: Path) -> Path:
    rows = [
        feature(
            "west", "province", box(113, 34, 114, 35), name_en="West", government_en="West <b>"
        ),
        feature("east", "province", box(114, 34, 115, 35), name_en="East", channel="Trunk 7"),
        feature("province", "", None, name_en="Province", government_en="Provincial government"),
    ]
    path = tmp_path / "regions.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}))
    return path
