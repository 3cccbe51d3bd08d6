from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from ui.widgets.due import parse_due

NOW = int(datetime(2024, 5, 25, 20, 41, tzinfo=UTC).timestamp() * 1000)


def moment(day: int, hour: int, minute: int) -> int:
    return int(datetime(2024, 5, day, hour, minute, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2055", moment(25, 20, 55)),
        ("20:55", moment(25, 20, 55)),
        (" 20:55 ", moment(25, 20, 55)),
        ("2030", moment(25, 20, 30)),
        ("0100", moment(26, 1, 0)),
        ("+15", NOW + 15 * 60_000),
        ("", 0),
    ],
)
def test_what_is_typed_is_the_nearest_such_time(text: str, meant: int) -> None:
    assert parse_due(text, NOW, UTC) == meant


@pytest.mark.parametrize("text", ["soon", "2460", "20:61", "-5", "123456"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_due(text, NOW, UTC) is None


def test_it_is_a_time_at_the_place_of_the_operation() -> None:
    zone = ZoneInfo("Asia/Shanghai")  # 04:41 there
    assert parse_due("0500", NOW, zone) == moment(25, 21, 0)
    assert parse_due("2355", NOW, zone) == moment(25, 15, 55)
