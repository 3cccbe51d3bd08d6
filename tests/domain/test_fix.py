"""Fixes as they come from devices, sound or not."""

import math
from dataclasses import replace

import pytest

from commander.domain.fix import Fix, WrongFix, checked

GOOD = Fix(unit="u1", lat=47.12345678, lon=-8.98765432, at=1_700_000_000_123)


def test_a_fix_is_rounded_to_what_can_be_known() -> None:
    found = checked(replace(GOOD, accuracy_m=4.2, speed=13.8765, heading=359.7))
    assert (found.lat, found.lon) == (47.123457, -8.987654)
    assert (found.accuracy_m, found.speed, found.heading) == (5.0, 13.9, 0.0)
    assert checked(found) == found


@pytest.mark.parametrize(
    "wrong",
    [
        {"lat": math.nan},
        {"lon": math.inf},
        {"lat": 90.1},
        {"lon": -180.1},
        {"at": -1},
        {"at": 2**60},
        {"unit": ""},
        {"unit": "u" * 65},
        {"source": ""},
        {"source": "s" * 21},
        {"source": "卫星"},
        {"accuracy_m": -1.0},
        {"accuracy_m": math.nan},
        {"speed": -0.1},
        {"speed": math.inf},
        {"heading": 360.5},
        {"heading": math.nan},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(WrongFix):
        checked(replace(GOOD, **wrong))  # type: ignore[arg-type]


def test_the_ends_of_the_earth_are_on_it() -> None:
    assert checked(replace(GOOD, lat=90.0, lon=180.0)).lat == 90.0
    assert checked(replace(GOOD, lat=-90.0, lon=-180.0)).lon == -180.0
