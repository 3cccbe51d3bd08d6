"""Coordinates, places and last known positions from the command line."""

import csv
import io
from pathlib import Path

from commander.receivers.ways import sentence
from tests.cli.conftest import Run


def test_coordinates_are_read_and_written_in_every_notation(run: Run) -> None:
    said = run("coordinates", "113.6,", "34.7")
    assert said.code == 0
    assert "read as decimal, longitude first:" in said.out
    for part in ("34°42.000′N 113°36.000′E", "49S GU 38", "GCJ-02 34.69", "read as decimal"):
        assert part in said.out
    assert run("coordinates", "11S MT 68310 77311", "--json").json[0]["notation"] == "mgrs"
    wrong = run("coordinates", "34 75 10 N 117 20 W")
    assert (wrong.code, wrong.out) == (1, "")
    assert "below 60" in wrong.err
    assert "is no place" in run("coordinates", "Main Street").err


def test_a_list_of_places_is_taken_found_and_forgotten(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "depots.csv"
    path.write_text(
        "station;Breite;Länge\nZzyzx Nord;60.25;24.9\nZzyzx Süd;60.1;24.9\n;1;1\n", "utf-8"
    )
    refused = run("places", "import", str(path))
    assert refused.code == 1
    assert "Its columns are: station, Breite, Länge" in refused.err
    columns = ("--name", "station", "--lat", "Breite", "--lon", "Länge")
    assert "2 places taken in; 1 rows left out" in run("places", "import", str(path), *columns).out
    assert "depots" in run("places", "list").out
    found = run("places", "find", "zzyzx sud", "--near", "60.2, 24.9")
    assert "60.10000, 24.90000" in found.out
    assert "11.1 km" in found.out
    assert run("places", "find", "zzyzx west").code == 1
    assert "left out of the search" in run("places", "hide", "depots").out
    assert "left out" in run("places", "list").out
    assert run("places", "find", "zzyzx sud").code == 1
    assert run("places", "show", "depots").code == 0
    assert "left out" not in run("places", "list").out
    assert run("places", "find", "zzyzx sud").code == 0
    assert run("places", "remove", "depots").code == 0
    assert "There is no list of places depots here." in run("places", "remove", "depots").err
    assert run("places", "find", "zzyzx sud").code == 1


def test_last_known_positions_with_distance_and_direction(run: Run, tmp_path: Path) -> None:
    assert run("operation", "open", "River").code == 0
    assert run("unit", "add", "Medic 7", "--department", "med").code == 0
    assert run("unit", "add", "=Engine", "--department", "fire", "--place", "60,25").code == 0
    assert run("fix", "m7", "60.009,25", "--accuracy", "12").code == 0
    path = tmp_path / "places.csv"
    path.write_text("name,lat,lon\nBridge,60.008,25\n", "utf-8")
    assert run("places", "import", str(path)).code == 0
    said = run("positions", "list", "--from", "60,25", "--notation", "ddm").out
    assert "60°00.540′N 025°00.000′E" in said
    assert "gps ±12 m" in said
    assert "1003 m 000°" in said
    assert "111 m N of Bridge" in said
    rows = list(csv.DictReader(io.StringIO(run("positions", "list", "--csv").out)))
    assert [row["unit"] for row in rows] == ["'=Engine", "Medic 7"]
    assert (rows[1]["latitude"], rows[1]["accuracy m"], rows[1]["near"]) == (
        "60.009000",
        "12",
        "Bridge",
    )
    assert "1003 m" in run("positions", "list", "--from", "medic 7").out


def test_a_log_moves_a_unit_without_a_window(run: Run, tmp_path: Path) -> None:
    assert run("operation", "open", "River").code == 0
    assert run("unit", "add", "Medic 7", "--department", "med").code == 0
    log = tmp_path / "drive.log"
    lines = (
        f"GPGGA,1200{second:02}.00,60{10 + second}.0000,N,02456.0000,E,1,08,1.0,0,M,0,M,,"
        for second in range(3)
    )
    log.write_bytes(b"$broken*00\r\n" + b"".join(map(sentence, lines)))
    said = run("positions", "follow", "m7", "file", str(log), "--speed", "60")
    assert said.code == 0, said.err
    assert "Medic 7 follows file" in said.err
    assert "1 lines not used" in said.err
    (unit,) = run("unit", "list", "--json").json
    assert unit["place"]["source"] == "simulated"
    assert unit["place"]["lat"] >= 60.166
    assert "not there" in run("positions", "follow", "m7", "file", "/no/such.log").err
