"""Where devices saw units, and when units were last heard, at any moment: answered from memory.

A track is thinned (`domain.track`) and says neither how exact a point was nor when it arrived
here. So a point of the past is taken to be known from when it was measured, and its source is what
that device reports now.
"""

from array import array
from bisect import bisect_right
from typing import Any

import msgspec
from sqlalchemy import Connection

from commander.domain.fix import Fix
from commander.domain.track import STEPS, Point
from commander.journal import sheet
from commander.journal.rows import select_rows
from commander.journal.sheet import Held

_held = msgspec.msgpack.Decoder(Held).decode


class Heard:
    """When something was heard of one party, and since when that is known (both ms UTC)."""

    __slots__ = ("_at", "_known", "_pending")

    def __init__(self) -> None:
        self._known = array("q")
        self._at = array("q")
        self._pending: list[tuple[int, int]] = []

    def add(self, known: int, at: int) -> None:
        """Note that something was heard at a time, known from another one on."""
        self._pending.append((known, at))

    def latest(self, moment: int) -> int:
        """Return when it was last heard, as far as was known at a moment; 0 when never."""
        if self._pending:
            self._settle()
        place = bisect_right(self._known, moment)
        return self._at[place - 1] if place else 0

    def _settle(self) -> None:
        pairs = sorted([*zip(self._known, self._at, strict=True), *self._pending])
        self._known, self._at, self._pending = array("q"), array("q"), []
        latest = 0
        for known, at in pairs:
            latest = max(latest, at)
            self._known.append(known)
            self._at.append(latest)


class _Trail:
    """One unit: the blocks of its tracks, its devices' newest fixes, and its points in order."""

    __slots__ = ("_points", "_times", "blocks", "fixes")

    def __init__(self) -> None:
        self.blocks: dict[tuple[str, int], tuple[Point, ...]] = {}
        self.fixes: dict[str, Held] = {}
        self._times: array[int] | None = None
        self._points: list[tuple[int, int, int, str]] = []

    def forget(self) -> None:
        """Put the points in order anew when next asked: there are others now."""
        self._times = None

    def at(self, unit: str, moment: int) -> Fix | None:
        """Return the last fix up to a moment."""
        times = self._ordered()
        place = bisect_right(times, moment)
        reported = [one for one in self.fixes.values() if one.at <= moment]
        newest = max(reported, key=lambda one: (one.at, one.device), default=None)
        if newest is not None and (not place or times[place - 1] <= newest.at):
            return newest.fix()
        if not place:
            return None
        at, lat, lon, device = self._points[place - 1]
        known = self.fixes.get(device)
        source = known.source if known is not None else "gps"
        return Fix(unit=unit, lat=lat / STEPS, lon=lon / STEPS, at=at, source=source, device=device)

    def _ordered(self) -> "array[int]":
        if self._times is None:
            self._points = sorted(
                (point.at * 1000, point.lat, point.lon, device)
                for (device, _), points in self.blocks.items()
                for point in points
            )
            self._times = array("q", (point[0] for point in self._points))
        return self._times


class Sightings:
    """The tracks of one stream's units; `read` brings what is new since it was read last."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._upto = 0
        self._trails: dict[str, _Trail] = {}

    def read(self, connection: Connection) -> None:
        """Read what is new."""
        after = (self._stream, self._upto)
        query = "SELECT seq, unit, device, start, points FROM track WHERE stream = ? AND seq > ?"
        blocks = select_rows(connection, query, after)
        query = "SELECT seq, body FROM fix WHERE stream = ? AND seq > ?"
        fixes = [(seq, _held(body)) for seq, body in select_rows(connection, query, after)]
        for _, unit, device, start, packed in blocks:
            trail = self._trail(unit)
            trail.blocks[device, start] = tuple(sheet.unpack_points(packed))
            trail.forget()
        for _, one in fixes:
            self._trail(one.unit).fixes[one.device] = one
        seqs: list[Any] = [row[0] for row in (*blocks, *fixes)]
        self._upto = max(seqs, default=self._upto)

    def at(self, unit: str, moment: int) -> Fix | None:
        """Return where devices last saw a unit up to a moment (ms UTC)."""
        trail = self._trails.get(unit)
        return trail.at(unit, moment) if trail is not None else None

    def _trail(self, unit: str) -> _Trail:
        return self._trails.setdefault(unit, _Trail())
