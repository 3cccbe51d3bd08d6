"""Sub-commands of devices' positions: fix, track."""

import argparse
import re
from datetime import datetime, timedelta
from typing import Any

from commander.actions import ReportFix
from commander.cli.desk import acting, reading
from commander.cli.paper import clock, done, show, table, zone
from commander.cli.units import chosen_unit
from commander.cli.words import operation_option, place
from commander.domain.fix import MOST_AT
from commander.errors import UserError

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?")


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    fix = commands.add_parser(
        "fix",
        parents=parents,
        help="report where a device sees a unit",
        description="The unit stands there until its next fix, or until somebody places it by "
        "hand (unit place). Its track is kept, thinned.",
    )
    fix.add_argument("unit")
    fix.add_argument("place", metavar="LAT,LON")
    fix.add_argument("--source", default="gps", metavar="CODE", help="gps (default), phone …")
    fix.add_argument("--at", default="", metavar="TIME", help="HH:MM or ISO 8601; default: now")
    fix.add_argument(
        "--accuracy", type=float, default=0.0, metavar="M", help="radius in metres, if known"
    )
    fix.set_defaults(run=_fix)
    track = commands.add_parser("track", parents=parents, help="show where a unit has been")
    track.add_argument("unit")
    track.add_argument("--since", default="", metavar="TIME", help="HH:MM or ISO 8601")
    track.add_argument("--until", default="", metavar="TIME", help="HH:MM or ISO 8601")
    track.set_defaults(run=_track)


def _fix(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        unit = chosen_unit(desk, operation, args.unit)
        where = place(args.place)
        if where is None:
            raise UserError("Say where: LAT,LON in degrees.")
        at = _moment(args.at, desk.now, operation.timezone) if args.at else None
        outcome = desk.do(
            ReportFix(
                operation.key,
                unit.key,
                where.lat,
                where.lon,
                args.source,
                accuracy_m=args.accuracy,
                happened_at=at,
            )
        )
        said = f"{operation.name}: {unit.name} at {where.lat:.5f}, {where.lon:.5f} ({args.source})"
        return done(args, outcome, said)


def _track(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        unit = chosen_unit(desk, operation, args.unit)
        since = _moment(args.since, desk.now, operation.timezone) if args.since else 0
        until = _moment(args.until, desk.now, operation.timezone) if args.until else MOST_AT
        found = desk.reader.track(operation.key, unit.key, since, until)
        rows = table(
            (clock(one.at, operation.timezone), f"{one.lat:.5f}, {one.lon:.5f}") for one in found
        )
        show(args, found, rows or [f"No device has reported {unit.name} in that time."])
    return 0


def _moment(text: str, now: int, timezone: str) -> int:
    """Return when (ms UTC): the last ``HH:MM[:SS]`` before now, or a time in ISO 8601."""
    local = zone(timezone)
    present = datetime.fromtimestamp(now / 1000, local)
    try:
        if found := _CLOCK.fullmatch(text):
            hour, minute, second = (int(part or 0) for part in found.groups())
            moment = present.replace(hour=hour, minute=minute, second=second, microsecond=0)
            moment -= timedelta(days=moment > present)
        else:
            moment = datetime.fromisoformat(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=local)
        return round(moment.timestamp() * 1000)
    except (ValueError, OverflowError) as error:
        raise UserError(
            "“{typed}” is no time: write HH:MM, or as in 2026-07-01T14:05:00Z.", typed=text
        ) from error
