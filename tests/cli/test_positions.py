"""Positions from the command line, as a tracker's script would send them."""

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _opened(run: Run) -> None:
    assert run("operation", "open", "River").code == 0
    assert run("unit", "add", "Medic 7", "--department", "med").code == 0


def test_a_fix_moves_a_unit_until_somebody_places_it(run: Run) -> None:
    said = run("fix", "m7", "31.23,121.47", "--source", "phone", "--at", "2026-01-01T10:00:00Z")
    assert (said.code, said.err) == (0, "")
    assert "Medic 7 at 31.23000, 121.47000 (phone)" in said.out
    assert "31.23000, 121.47000" in run("unit", "list").out
    (listed,) = run("unit", "list", "--json").json
    assert listed["place"]["source"] == "phone"
    assert run("unit", "place", "m7", "31.5,121.5").code == 0
    assert run("fix", "m7", "31.24,121.47", "--at", "2026-01-01T10:01:00Z").code == 0
    assert "31.50000, 121.50000" in run("unit", "list").out
    assert run("fix", "m7", "31.25,121.47").code == 0
    assert "31.25000, 121.47000" in run("unit", "list").out


def test_a_track_is_shown_in_full_or_in_part(run: Run) -> None:
    assert "No device has reported Medic 7" in run("track", "m7").out
    for minute, lat in ((0, "31.20"), (10, "31.30"), (20, "31.20"), (30, "31.30")):
        at = f"2026-01-01T10:{minute:02}:00+00:00"
        assert run("fix", "medic 7", f"{lat},121.47", "--at", at).code == 0
    whole = run("track", "m7").out.splitlines()
    assert [line.split()[2] for line in whole] == [
        "31.20000,",
        "31.30000,",
        "31.20000,",
        "31.30000,",
    ]
    part = run("track", "m7", "--since", "2026-01-01T10:05:00Z", "--until", "2026-01-01T10:25:00Z")
    assert part.out.splitlines() == whole[1:3]
    points = run("track", "m7", "--json").json
    assert points[0] == {"at": 1767261600000, "lat": 31.2, "lon": 121.47}


def test_what_is_wrong_is_said(run: Run) -> None:
    assert "no time" in run("fix", "m7", "31,121", "--at", "soon").err
    assert "no place on earth" in run("fix", "m7", "131,121").err
    assert "no unit" in run("fix", "engine 9", "31,121").err
    assert "accuracy" in run("fix", "m7", "31,121", "--accuracy", "nan").err
    assert "short code" in run("fix", "m7", "31,121", "--source", "").err
