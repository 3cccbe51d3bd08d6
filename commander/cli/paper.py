"""What the command line prints: lines for people, or JSON."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from commander.actions.base import Outcome


def show(args: Namespace, value: object, lines: Iterable[str]) -> None:
    """Print the value as JSON when that was asked for, else the lines."""
    if args.json:
        encoded = msgspec.json.encode(value)
        print(msgspec.json.format(encoded, indent=2).decode())
        return
    for line in lines:
        print(line)


def note(text: str) -> None:
    """Tell the person something beside the output."""
    print(text, file=sys.stderr)


def done(args: Namespace, outcome: Outcome, line: str) -> int:
    """Print what an action did."""
    show(args, outcome, [line])
    return 0


def clock(at: int, timezone: str, *, date: bool = True) -> str:
    """Return a time (ms UTC) as it is written in the operation's time zone."""
    moment = datetime.fromtimestamp(at / 1000, zone(timezone))
    return moment.strftime("%Y-%m-%d %H:%M:%S" if date else "%H:%M")


def zone(timezone: str) -> tzinfo:
    """Return the time zone of this name, UTC when this machine does not know it."""
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def table(rows: Iterable[Iterable[object]]) -> list[str]:
    """Return lines with columns one under the other; the last column is not padded."""
    cells = [[str(cell) for cell in row] for row in rows]
    if not cells:
        return []
    widths = [max(_width(row[n]) for row in cells) for n in range(len(cells[0]) - 1)]
    return [
        "  ".join(
            [*(c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=False)), row[-1]]
        ).rstrip()
        for row in cells
    ]


def _width(text: str) -> int:
    """Columns that a text takes on a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
