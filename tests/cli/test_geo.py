"""Map files on the command line: look, take in, hand out."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytest.importorskip("shapely")


def test_a_file_is_looked_at_taken_in_once_and_handed_on(run: Run, tmp_path: Path) -> None:
    run("operation", "open", "Flood")
    path = tmp_path / "p.csv"
    path.write_text("name,lat,lon\nPump,34.75,113.62\nbad,x,1\n", "utf-8")
    looked = run("geo", "import", str(path), "--look").out
    assert "1 points" in looked
    assert "line 3: left out: a coordinate is no number" in looked
    wanted = ("geo", "import", str(path), "--points", "staging", "--json")
    assert json.loads(run(*wanted).out)["added"] == 1
    assert json.loads(run(*wanted).out)["there_already"] == 1
    out = tmp_path / "map.geojson"
    run("geo", "export", str(out))
    (feature,) = json.loads(out.read_text("utf-8"))["features"]
    assert feature["properties"]["kind"] == "staging"
    assert "end its name" in run("geo", "export", str(tmp_path / "map.doc")).err


def test_exchanged_coordinates_are_named_and_put_right(run: Run, tmp_path: Path) -> None:
    run("operation", "open", "Flood")
    path = tmp_path / "p.csv"
    path.write_text("name,lat,lon\nPump,113.62,34.75\n", "utf-8")
    assert "Add --exchange" in run("geo", "import", str(path)).err
    taken = run(
        "geo", "import", str(path), "--exchange", "--points", "unit", "--department", "fire"
    )
    assert "1 added" in taken.out
