"""Times in other people's files: ISO 8601 and what spreadsheets make of it."""

from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from typing import Final

_FORMS: Final = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日 %H:%M",
    "%Y%m%dT%H%M%S",
)
_LATEST: Final = 2**47


def moment(value: object, zone: tzinfo = UTC) -> int:
    """Return a time in ms UTC, 0 for what is none; ``zone`` is that of times that state none."""
    if isinstance(value, datetime):
        return _ms(value, zone)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(float(value))
    said = str(value or "").strip()
    if said.isdigit() and len(said) in {10, 13}:
        return _counted(float(said))
    # What does not begin with a digit is no time; of most things a file says none.
    found = _parsed(said) if said[:1].isdigit() else None
    return 0 if found is None else _ms(found, zone)


def _parsed(said: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(said)
    for form in _FORMS:
        with suppress(ValueError):
            return datetime.strptime(said, form)  # noqa: DTZ007 - whoever asks adds the zone
    return None


def _counted(value: float) -> int:
    """Return seconds or milliseconds since 1970 in ms; 0 for what can be neither."""
    if 1e9 <= value < 1e10:  # noqa: PLR2004 - seconds from 2001 to 2286
        return round(value * 1000)
    return round(value) if 1e12 <= value < 1e13 else 0  # noqa: PLR2004 - the same in ms


def _ms(at: datetime, zone: tzinfo) -> int:
    aware = at if at.tzinfo is not None else at.replace(tzinfo=zone)
    try:
        found = round(aware.timestamp() * 1000)
    except (OverflowError, OSError, ValueError):
        return 0
    return found if 0 < found < _LATEST else 0
