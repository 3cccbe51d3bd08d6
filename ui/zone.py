"""The time zone in which an operation shows its times."""

from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.domain.operation import Operation
from commander.journal.reader import Reader

_UTC: Final = ZoneInfo("UTC")


def zone_named(name: str) -> tzinfo:
    """Return the time zone of this name; UTC when this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return _UTC


def zone_of(operation: Operation | None) -> tzinfo:
    """Return the time zone of an operation; UTC where there is none."""
    return zone_named(operation.timezone) if operation is not None else _UTC


def zone_in(reader: Reader, stream: str) -> tzinfo:
    """Return the time zone of the operation with this stream, "" for none; reads one record."""
    return zone_of(reader.get(Operation, stream, stream) if stream else None)
