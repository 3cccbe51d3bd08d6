"""The time zone in which an operation shows its times."""

from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.domain.operation import Operation

_UTC: Final = ZoneInfo("UTC")


def zone_of(operation: Operation) -> tzinfo:
    """Return the time zone of an operation; UTC when this machine does not know it."""
    try:
        return ZoneInfo(operation.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return _UTC
