"""What people write on the command line: options that many sub-commands share, times, places."""

import argparse
import re
from datetime import datetime, timedelta

from commander.cli.paper import zone
from commander.domain.record import Place
from commander.errors import UserError

_SPAN = re.compile(r"\+?(\d{1,4})\s*(m|min|h|d)")
_CLOCK = re.compile(r"(\d{1,2}):?(\d\d)")
_UNITS = {"m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}


def operation_option() -> argparse.ArgumentParser:
    """Return a parent parser with --operation."""
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument(
        "--operation", default="", metavar="NAME", help="name or id; default: the newest open one"
    )
    return parent


def due(text: str, now: int, timezone: str) -> int:
    """Return when (ms UTC): in ``30m``, ``2h``, ``1d``, or at the next ``HH:MM``; 0 for nothing."""
    if not text:
        return 0
    if span := _SPAN.fullmatch(text):
        return now + int(span[1]) * _UNITS[span[2]]
    moment = _next(text, datetime.fromtimestamp(now / 1000, zone(timezone)))
    if moment is None:
        raise UserError("“{typed}” is no time: write 30m, 2h, 1d or HH:MM.", typed=text)
    return round(moment.timestamp() * 1000)


def _next(text: str, now: datetime) -> datetime | None:
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    try:
        today = now.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)
    except ValueError:
        return None
    return today if today > now else today + timedelta(days=1)


def place(text: str) -> Place | None:
    """Return the place of ``LAT,LON`` in degrees; None for nothing."""
    if not text:
        return None
    parts = text.replace(" ", "").split(",")
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError as error:
        raise UserError(
            "“{typed}” is no place: write LAT,LON in degrees, such as 34.13,-117.33.", typed=text
        ) from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004 - degrees
        raise UserError(
            "{lat}, {lon} is no place on earth: first latitude (-90 to 90), then longitude "
            "(-180 to 180).",
            lat=lat,
            lon=lon,
        )
    return Place(lat, lon)
