"""The sub-command map: base maps of this machine, beside the map as one file."""

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from commander.config import data_folder, maps_folder
from tests.cli.conftest import Run
from tests.maps import makers


def test_a_base_map_is_added_listed_and_removed(run: Run, data: Path, tmp_path: Path) -> None:
    file = makers.mbtiles(tmp_path / "a.mbtiles", makers.raster(), name="City")
    said = run("map", "add", str(file), "--name", "Harbour 港", "--attribution", "© City")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Harbour 港: raster, zoom 0 to 2")
    assert "© City" in said.out
    listed = run("map", "list", "--json").json
    assert [one["name"] for one in listed[-1:]] == ["Harbour 港"]
    assert listed[0]["key"] == "world"
    key = listed[-1]["key"]
    assert f"{key}  raster  z0-2" in run("map", "list").out
    assert run("map", "remove", key).code == 0
    assert key not in run("map", "list").out
    assert list((data / "maps").glob("*.mbtiles")) == []
    again = run("map", "remove", key)
    assert (again.code, again.out) == (1, "")
    assert "not in the library" in again.err


def test_a_refused_file_says_why(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no map")
    said = run("map", "add", str(tmp_path / "a.txt"))
    assert said.code == 1
    assert "no base map that Commander knows" in said.err


def test_an_online_source_needs_its_terms_accepted(run: Run, tmp_path: Path) -> None:
    url = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    said = run("map", "online", url, "--attribution", "© OpenStreetMap contributors")
    assert said.code == 1
    assert "no copies for use offline" in said.err
    assert "--yes" in said.err
    (tmp_path / "key").write_text("s3cret\n")
    keyed = ("--key-file", str(tmp_path / "key"), "--name", "Live")
    said = run("map", "online", url + "?k={key}", "--attribution", "© OSM", *keyed, "--yes")
    assert said.code == 0
    listed = run("map", "list")
    assert "online" in listed.out
    assert "s3cret" not in listed.out + run("map", "list", "--json").out


def test_what_is_neither_verb_nor_file_is_wrong_usage(run: Run) -> None:
    said = run("map", "lst")
    assert said.code == 2
    assert "add, list, remove, online, write" in said.err
    assert run("map").code == 2


def test_post_and_demonstration_share_their_base_maps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMANDER_DATA", str(tmp_path))
    shared = maps_folder(data_folder())
    assert shared == maps_folder(data_folder(demo=True)) == tmp_path / "maps"
    assert maps_folder(tmp_path / "elsewhere") == tmp_path / "elsewhere" / "maps"


@pytest.mark.e2e
def test_an_import_is_interrupted_without_a_trace(
    apart: Callable[..., "subprocess.Popen[str]"], data: Path, tmp_path: Path
) -> None:
    rng = np.random.default_rng(3)
    pixels = rng.integers(0, 255, (3, 4000, 4000), np.uint8)
    file = makers.geotiff(tmp_path / "air.tif", pixels, "EPSG:3857", (0, 0), 1.0)
    with apart("map", "add", str(file)) as process:
        folder = data / "maps"
        deadline = time.monotonic() + 20
        while not any(folder.glob(".import-*/*.mbtiles")) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130, said
    assert "nothing was imported" in said
    assert list(folder.iterdir()) == []
