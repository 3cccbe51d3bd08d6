"""Reads of positions: where units are, where they were, and what a peer has not had yet."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection

from commander.domain.fix import AHEAD_MS, APPROX_M, Fix
from commander.domain.record import Place
from commander.domain.resources import Unit
from commander.domain.track import STEPS
from commander.journal import sheet
from commander.journal.rows import Row, listed, select_rows
from commander.journal.sheet import Block, Held

ROWS = 1_000
"""Fixes and blocks in one sheet."""

NOBODY = "-"
"""No peer is called this."""

_held = msgspec.msgpack.Decoder(Held).decode


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """Where a unit was ``at`` (ms UTC, to the second), degrees to 5 places."""

    at: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Portion:
    """Part of a stream's positions: those with ``seq`` above ``after`` up to ``upto``.

    ``packed`` is a sheet, empty when nothing of it is for who asked; ``head``: where it ends.
    """

    after: int
    upto: int
    head: int
    packed: bytes = b""


def heads(connection: Connection) -> dict[str, int]:
    """Return every stream that has positions, with its head."""
    rows = select_rows(connection, "SELECT stream, head FROM position_head", ())
    return {str(stream): int(last) for stream, last in rows}


def head(connection: Connection, stream: str) -> int:
    """Return the highest ``seq`` of a stream's positions; 0 when there are none."""
    found = select_rows(connection, "SELECT head FROM position_head WHERE stream = ?", (stream,))
    return int(found[0][0]) if found else 0


def newest(
    connection: Connection, stream: str, now: int, units: Collection[str] | None = None
) -> dict[str, Fix]:
    """Return the newest fix of each unit, of these units or of all; ``now`` ms UTC.

    One from further ahead than clocks may differ counts only where there is no other.
    """
    query = "SELECT body FROM fix WHERE stream = ?"
    values: Row = (stream,)
    if units is not None:
        query += " AND unit IN (SELECT value FROM json_each(?))"
        values += (listed(connection, units),)
    best: dict[str, Held] = {}
    for (body,) in select_rows(connection, query, values):
        one = _held(body)
        other = best.get(one.unit)
        if other is None or _rank(other, now) < _rank(one, now):
            best[one.unit] = one
    return {unit: one.fix() for unit, one in best.items()}


def _rank(one: Held, now: int) -> tuple[bool, int, str]:
    ahead = one.at > now + AHEAD_MS
    return not ahead, -one.at if ahead else one.at, one.device


def placed(unit: Unit, fix: Fix, now: int) -> Unit:
    """Return the unit where the newer of hand and device has it; ``now`` ms UTC.

    A fix from ahead of now counts only for a unit that nobody has placed. That a device sends
    says nothing of the crew: when the unit was heard stays as it is.
    """
    ahead = fix.at > now + AHEAD_MS
    by_hand = unit.meta.since.get("place", 0)
    if unit.place is not None and (ahead or fix.at <= by_hand):
        return unit
    vague = ahead or fix.accuracy_m > APPROX_M
    return replace(
        unit,
        place=Place(fix.lat, fix.lon, source=fix.source, approx=vague),
        fix=fix,
        approximate=tuple(name for name in unit.approximate if name != "place"),
        meta=replace(unit.meta, since={**unit.meta.since, "place": fix.at}),
    )


def track(
    connection: Connection, stream: str, unit: str, since: int, until: int, now: int
) -> tuple[TrackPoint, ...]:
    """Return where a unit was from ``since`` to ``until`` (ms UTC), its newest fix included."""
    query = "SELECT points FROM track WHERE stream = ? AND unit = ? AND start <= ?"
    found = {
        TrackPoint(one.at * 1000, one.lat / STEPS, one.lon / STEPS)
        for (points,) in select_rows(connection, query, (stream, unit, until // 1000))
        for one in sheet.unpack_points(points)
    }
    last = newest(connection, stream, now, (unit,)).get(unit)
    if last is not None and all(one.at // 1000 < last.at // 1000 for one in found):
        found.add(TrackPoint(last.at, round(last.lat, 5), round(last.lon, 5)))
    wanted = (one for one in found if since <= one.at <= until)
    return tuple(sorted(wanted, key=lambda one: (one.at, one.lat, one.lon)))


def portion(
    connection: Connection, stream: str, after: int, *, limit: int, skip_origin: str
) -> Portion:
    """Return what is new after a ``seq``, without what came from a peer; at most ``limit`` rows."""
    last = head(connection, stream)
    fixes = _rows(connection, "body", "fix", (stream, after, skip_origin, limit))
    blocks = _rows(connection, "points, unit, device", "track", (stream, after, skip_origin, limit))
    ends = [rows[-1][0] for rows in (fixes, blocks) if len(rows) == limit]
    upto = min(ends, default=max(last, after))
    packed = _packed(
        (row for row in fixes if row[0] <= upto), (row for row in blocks if row[0] <= upto)
    )
    return Portion(after, upto, max(last, upto), packed)


def brought(connection: Connection, stream: str, after: int, origin: str) -> bool:
    """Return whether anything above a ``seq`` came from this peer."""
    query = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE stream = ? AND seq > ? AND origin = ?)"  # noqa: S608 - names of ours
        for table in ("fix", "track")
    )
    asked = (stream, after, origin)
    return bool(select_rows(connection, f"SELECT {query}", (*asked, *asked))[0][0])


def _rows(connection: Connection, columns: str, table: str, values: Row) -> list[Row]:
    query = (
        f"SELECT seq, {columns} FROM {table} "  # noqa: S608 - names of ours
        "WHERE stream = ? AND seq > ? AND origin != ? ORDER BY seq LIMIT ?"
    )
    return select_rows(connection, query, values)


def _packed(fixes: Iterable[Row], blocks: Iterable[Row]) -> bytes:
    newest_ones = [_held(body) for _, body in fixes]
    tracks = [
        Block(unit, device, sheet.unpack_points(points)) for _, points, unit, device in blocks
    ]
    return sheet.write(newest_ones, tracks) if newest_ones or tracks else b""
