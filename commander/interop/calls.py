"""Emergency calls of a 911 centre, as CSV, taken in as incidents of one operation.

The form is that of the public extract of Montgomery County: UTF-8, commas, a head line naming
``lat lng desc zip title timeStamp twp addr e`` in any order; `COLUMNS` are needed. ``title`` is
``EMS: …``, ``Fire: …`` or ``Traffic: …``; ``timeStamp`` is local time, ``YYYY-MM-DD HH:MM:SS``.

A row that cannot be read is left out and named by line, column and reason; a file that is not of
this form is refused as a whole. All rows come in in one transaction, or none.
"""

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.actions.base import Action, Outcome, perform
from commander.actions.imports import MOST_CALLS, Call, ImportCalls
from commander.domain.codes import EventType, PlaceSource
from commander.domain.record import Place
from commander.errors import UserError
from commander.interop import csv_rows
from commander.interop.stray import strays
from commander.journal.journal import Journal
from commander.journal.transaction import Author, Transaction

COLUMNS: Final = ("lat", "lng", "title", "timeStamp", "twp", "addr")
KINDS: Final = {
    "ems": (EventType.PUBLIC_HEALTH, "medical"),
    "fire": (EventType.ACCIDENT, "fire"),
    "traffic": (EventType.ACCIDENT, "traffic"),
}
"""First word of the title → event type and department."""

STEP: Final = 500
_HALF: Final = 0.5

Progress = Callable[[int, int], None]
"""Told how much is done of how much, on the thread that works."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something about one row: its line in the file, the column, and the reason."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"line {self.line}{column}: {self.reason}"


@dataclass(frozen=True, slots=True)
class CallSheet:
    """What a file says: its calls, the rows left out, and calls whose place is doubtful."""

    calls: tuple[Call, ...]
    left_out: tuple[Note, ...]
    doubtful: tuple[Note, ...]

    def actions(self, stream: str) -> list[Action]:
        """Return the actions that take the calls in; to be performed in one transaction."""
        return [
            ImportCalls(stream, self.calls[start : start + MOST_CALLS])
            for start in range(0, len(self.calls), MOST_CALLS)
        ]


def read_calls(
    path: Path,
    timezone: str,
    *,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> CallSheet:
    """Read and check a file; ``timezone`` (IANA) is that of its times. Raises UserError."""
    zone = _zone(timezone)
    sheet = csv_rows.read(path, COLUMNS)
    calls: list[Call] = []
    numbers: list[int] = []
    left_out: list[Note] = []
    seen: Counter[str] = Counter()
    for number, row in sheet:
        if number % STEP == 0:
            _stop_if(cancel)
            if progress:
                progress(number, sheet.lines)
        try:
            calls.append(_call(row, zone, seen))
            numbers.append(number)
        except _BadRowError as bad:
            left_out.append(Note(number, bad.column, bad.reason))
    if len(left_out) > _HALF * (len(calls) + len(left_out)):
        raise UserError(
            "{file} was not taken in: {bad} of {all} rows cannot be read. The first one is "
            "{first}. Correct the file and import it again.",
            file=path,
            bad=len(left_out),
            all=len(left_out) + len(calls),
            first=left_out[0],
        )
    return _marked(calls, numbers, left_out)


def take_in(
    journal: Journal,
    actions: Sequence[Action],
    author: Author,
    *,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> list[Outcome]:
    """Perform the actions in one transaction; UserError, and nothing stays, when cancelled."""

    def work(tx: Transaction) -> list[Outcome]:
        outcomes = []
        for number, action in enumerate(actions, start=1):
            _stop_if(cancel)
            outcomes.append(perform(tx, action, author))
            if progress:
                progress(number, len(actions))
        _stop_if(cancel)
        return outcomes

    return journal.submit(work).result()


def _stop_if(cancel: threading.Event | None) -> None:
    if cancel is not None and cancel.is_set():
        raise UserError("The import was stopped. Nothing was taken in.")


def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(
            "There is no time zone {zone}. Name one such as America/New_York.", zone=timezone
        ) from error


class _BadRowError(Exception):
    """A row that cannot become a call."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


def _call(row: dict[str, str | None], zone: ZoneInfo, seen: Counter[str]) -> Call:
    whole = [row[name] for name in row if row[name] is not None]
    if len(whole) < len(row):
        last = list(row)[len(whole) - 1]
        reason = f"the record is cut off: {len(whole)} of {len(row)} columns are there"
        raise _BadRowError(last, reason)
    cells = {name: (value or "").strip() for name, value in row.items()}
    kind = cells["title"].partition(":")[0].strip().casefold()
    if kind not in KINDS:
        reason = f"“{cells['title'][:40]}” does not begin with EMS:, Fire: or Traffic:"
        raise _BadRowError("title", reason)
    event_type, department = KINDS[kind]
    title = " ".join(cells["title"].strip(" -").split())
    where = cells["addr"] or cells["twp"]
    return Call(
        reference=_reference(cells, seen),
        name=f"{title}, {where}" if where else title,
        event_type=str(event_type),
        department=department,
        alarm_at=_moment(cells["timeStamp"], zone),
        place=_place(cells),
    )


def _reference(cells: dict[str, str], seen: Counter[str]) -> str:
    """Return what tells this row from all others; equal rows are counted."""
    text = "\x1f".join(f"{name}={cells[name]}" for name in sorted(cells))
    digest = hashlib.sha256(text.encode()).hexdigest()[:32]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}.{seen[digest]}"


def _moment(text: str, zone: ZoneInfo) -> int:
    try:
        at = datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
        return round(at.timestamp() * 1000)
    except (ValueError, OverflowError) as error:
        reason = f"“{text[:40]}” is no time such as 2015-12-10 17:40:00"
        raise _BadRowError("timeStamp", reason) from error


def _place(cells: dict[str, str]) -> Place | None:
    if not cells["lat"] and not cells["lng"]:
        return None
    lat, lon = (_degrees(cells, name) for name in ("lat", "lng"))
    text = ", ".join(filter(None, (cells["addr"], cells["twp"])))
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004 - degrees
        swapped = -90 <= lon <= 90 and -180 <= lat <= 180  # noqa: PLR2004 - degrees
        hint = "; lat and lng are probably swapped" if swapped else ""
        raise _BadRowError("lat", f"{lat}, {lon} is no place on earth{hint}")
    return Place(lat, lon, source=PlaceSource.REPORTED, text=text)


def _degrees(cells: dict[str, str], name: str) -> float:
    try:
        return float(cells[name])
    except ValueError as error:
        raise _BadRowError(name, f"“{cells[name][:40]}” is no number") from error


def _marked(calls: list[Call], numbers: list[int], left_out: list[Note]) -> CallSheet:
    """Mark the calls that lie far from all others as approximate, and list them."""
    placed = [(n, call, call.place) for n, call in enumerate(calls) if call.place]
    doubtful = []
    for found in strays([(place.lat, place.lon) for _, _, place in placed]):
        n, call, place = placed[found.index]
        calls[n] = replace(call, place=replace(place, approx=True))
        hint = "; with lat and lng swapped it would lie among them" if found.swapped else ""
        reason = f"{place.lat}, {place.lon} lies {found.km:.0f} km from the middle of all{hint}"
        doubtful.append(Note(numbers[n], "lat", reason))
    return CallSheet(tuple(calls), tuple(left_out), tuple(doubtful))
