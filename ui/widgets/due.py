"""Times of day as people type them: 2055, 20:55, or +15 for minutes from now."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

_CLOCK: Final = re.compile(r"(\d{1,2})[:：]?(\d{2})")
_AHEAD: Final = re.compile(r"\+\s*(\d{1,4})")
_MINUTE: Final = 60_000
_HALF_DAY: Final = timedelta(hours=12)
_DAY: Final = timedelta(days=1)


def parse_due(text: str, now: int, zone: tzinfo) -> int | None:
    """Return the time meant in ms UTC, 0 for an empty text, None for what is no time.

    A time of day is the one nearest to ``now`` (ms UTC), within twelve hours before or after.
    """
    text = text.strip()
    if not text:
        return 0
    if ahead := _AHEAD.fullmatch(text):
        return now + int(ahead[1]) * _MINUTE
    clock = _CLOCK.fullmatch(text)
    if clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:  # noqa: PLR2004 - a day's ends
        return None
    here = datetime.fromtimestamp(now / 1000, UTC).astimezone(zone)
    meant = here.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
    if meant - here > _HALF_DAY:
        meant -= _DAY
    elif here - meant > _HALF_DAY:
        meant += _DAY
    return int(meant.timestamp() * 1000)
