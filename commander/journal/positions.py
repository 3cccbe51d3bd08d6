"""Positions in the journal: the newest fix of a unit as state, and its thinned track.

A device's fixes are numbered by it, so the newest one of each device is the same wherever two of
them meet, and in whatever order; which device's is shown is decided when it is read. Blocks of a
track only grow at their end, and the longer one stays. So everything here may arrive twice, late
or in any order. Whatever is new gets this journal's next ``seq``, for those who ask what is new.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec
from sqlalchemy import Connection

from commander.domain.fix import AHEAD_MS, Fix, WrongFix, checked
from commander.domain.track import Point, Window, begun, follow, point
from commander.errors import UserError
from commander.journal.rows import execute, insert_rows, listed, select_rows
from commander.journal.sheet import (
    BLOCK_POINTS,
    Block,
    Held,
    Sheet,
    held,
    pack_points,
    unpack_points,
)
from commander.journal.transaction import Transaction
from commander.journal.whereabouts import head

KEEP_BLOCKS = 1_000
"""Blocks of a unit's track that are kept, the newest ones: 32,000 points, about 200 kB."""

NOTICED = "fix"
"""What notices call it, with the units' keys: who only needs their records has nothing to read."""

_FIX = ("stream", "unit", "device", "seq", "origin", "body", '"window"')
_TRACK = ("stream", "unit", "device", "start", "seq", "origin", "points")


class Remembered(msgspec.Struct, frozen=True, array_like=True):
    """What this device remembers of a unit: the open block's start and length, and the window."""

    start: int
    count: int
    window: Window


@dataclass(slots=True)
class _Unit:
    """One unit while fixes of it are reported."""

    newest: Held | None = None
    open: Remembered | None = None
    grown: dict[int, list[Point]] = field(default_factory=dict)
    """Points to be added, by the start of their block."""

    moved: bool = False

    def reopen(self, start: int, points: Sequence[Point]) -> None:
        """Let the open block of this start begin with these points, its first are lost."""
        if self.open is not None and self.open.start == start:
            self.open = Remembered(points[0].at, len(points), self.open.window)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a sheet: this journal's head before and after, how much was refused.

    ``known`` is false when the stream is not here: nothing was taken, ask again later.
    """

    before: int
    head: int
    refused: int = 0
    known: bool = True


_held = msgspec.msgpack.Decoder(Held).decode
_remembered = msgspec.msgpack.Decoder(Remembered).decode
_pack = msgspec.msgpack.encode


# ---- what devices of this post report ----


def report(tx: Transaction, stream: str, fixes: Iterable[Fix]) -> int:
    """Keep what was reported here; returns of how many units the newest fix is another one now.

    A time ahead of this post's clock is set to now. A fix older than the newest one belongs to
    the track only. Raises UserError for a unit that is not here and for what is no fix.
    """
    now = tx.local.now()
    reported: dict[str, list[Fix]] = defaultdict(list)
    for fix in fixes:
        reported[fix.unit].append(_own(fix, tx.local.device, now))
    units = _units(tx, stream, reported)
    for key, found in reported.items():
        _follow(units[key], sorted(found, key=lambda one: one.at), now)
    _store_own(tx, stream, units)
    new = {key for key, unit in units.items() if unit.moved or unit.grown}
    if new:
        tx.touch(stream, {NOTICED: new})
    return sum(unit.moved for unit in units.values())


def _own(fix: Fix, device: str, now: int) -> Fix:
    try:
        return checked(replace(fix, device=device, at=now if fix.at > now + AHEAD_MS else fix.at))
    except WrongFix as error:
        raise UserError("This position cannot be kept: {reason}.", reason=error) from error


def _units(tx: Transaction, stream: str, keys: Collection[str]) -> dict[str, _Unit]:
    """Return what is here of these units; UserError when one is not."""
    query = (
        "SELECT record.key, fix.body, fix.window FROM record LEFT JOIN fix "
        "ON fix.stream = record.stream AND fix.unit = record.key AND fix.device = ? "
        "WHERE record.stream = ? AND record.entity = 'unit' "
        "AND record.key IN (SELECT value FROM json_each(?))"
    )
    found = {
        key: _Unit(
            _held(body) if body is not None else None,
            _remembered(window) if window is not None else None,
        )
        for key, body, window in select_rows(
            tx.connection, query, (tx.local.device, stream, listed(tx.connection, keys))
        )
    }
    for key in keys:
        if key not in found:
            raise UserError("There is no {entity} {key} here.", entity="unit", key=key)
    return found


def _follow(unit: _Unit, fixes: Sequence[Fix], now: int) -> None:
    """Put fixes, oldest first, to the unit's newest one and to its track."""
    newest = unit.newest
    # A newest one from the future was made before this device's clock was set right.
    since = newest.at if newest is not None and newest.at <= now + AHEAD_MS else 0
    late = [fix for fix in fixes if fix.at < since]
    _follow_late(unit, late)
    for fix in fixes[len(late) :]:
        number = fix.at if unit.newest is None else max(fix.at, unit.newest.n + 1)
        if unit.newest is not None and held(fix, unit.newest.n) == unit.newest:
            continue  # the same once more
        unit.newest = held(fix, number)
        unit.moved = True
        _thin(unit, point(fix.at, fix.lat, fix.lon))


def _thin(unit: _Unit, now: Point) -> None:
    opened = unit.open
    if opened is None or now.at < opened.window.last.at:
        unit.open = Remembered(now.at, 1, begun(now))
        unit.grown[now.at] = [now]
        return
    window, kept = follow(opened.window, now)
    start, count = opened.start, opened.count
    if kept is not None:
        if count >= BLOCK_POINTS:
            start, count = kept.at, 0
        unit.grown.setdefault(start, []).append(kept)
        count += 1
    unit.open = Remembered(start, count, window)


def _follow_late(unit: _Unit, fixes: Sequence[Fix]) -> None:
    """Make blocks of their own for fixes from before the newest one, as from a phone's memory."""
    if not fixes:
        return
    first, *rest = [point(fix.at, fix.lat, fix.lon) for fix in fixes]
    window, found = begun(first), [first]
    for now in rest:
        window, kept = follow(window, now)
        if kept is not None:
            found.append(kept)
    if window.last.at > found[-1].at:
        found.append(window.last)
    for place in range(0, len(found), BLOCK_POINTS):
        unit.grown[found[place].at] = found[place : place + BLOCK_POINTS]


def _store_own(tx: Transaction, stream: str, units: Mapping[str, _Unit]) -> None:
    """Write what was reported: blocks first, because a window names its block."""
    device = tx.local.device
    here = _blocks_here(
        tx.connection, stream, units, {start for unit in units.values() for start in unit.grown}
    )
    blocks = []
    for key, unit in units.items():
        for start, points in unit.grown.items():
            before = here.get((key, device, start))
            if points[0].at == start:
                block = Block(key, device, tuple(points))
                if before is None or before.rank < block.rank:
                    blocks.append(block)
            elif before is not None and before.points[-1].at < points[0].at:
                blocks.append(Block(key, device, (*before.points, *points)))
            else:  # this post was put back to an older state, and the block is another one here
                blocks.append(Block(key, device, tuple(points)))
                unit.reopen(start, points)
    newest = [
        (unit.newest, _pack(unit.open)) for unit in units.values() if unit.newest and unit.moved
    ]
    _store(tx.connection, stream, newest, blocks, "")


# ---- what comes from others ----


def take(tx: Transaction, stream: str, sheet: Sheet, origin: str) -> Taken:
    """Take in what is newer or longer than what is here; ``origin`` is the peer it came from."""
    before = head(tx.connection, stream)
    if not select_rows(tx.connection, "SELECT 1 FROM stream WHERE id = ?", (stream,)):
        return Taken(before, before, known=False)
    fixes = _newer(tx.connection, stream, sheet.fixes)
    blocks = _longer(tx.connection, stream, sheet.blocks)
    _store(tx.connection, stream, [(one, None) for one in fixes], blocks, origin)
    if fixes or blocks:
        units = {one.unit for one in fixes} | {one.unit for one in blocks}
        tx.touch(stream, {NOTICED: units}, origin)
    return Taken(before, head(tx.connection, stream), sheet.refused)


def _newer(connection: Connection, stream: str, fixes: Iterable[Held]) -> list[Held]:
    best: dict[tuple[str, str], Held] = {}
    for one in fixes:
        name = (one.unit, one.device)
        if name not in best or best[name].rank < one.rank:
            best[name] = one
    query = "SELECT body FROM fix WHERE stream = ? AND unit IN (SELECT value FROM json_each(?))"
    keys = listed(connection, {unit for unit, _ in best})
    for (body,) in select_rows(connection, query, (stream, keys)):
        known = _held(body)
        name = (known.unit, known.device)
        if name in best and known.rank >= best[name].rank:
            del best[name]
    return list(best.values())


def _longer(connection: Connection, stream: str, blocks: Iterable[Block]) -> list[Block]:
    best: dict[tuple[str, str, int], Block] = {}
    for one in blocks:
        name = (one.unit, one.device, one.start)
        if name not in best or best[name].rank < one.rank:
            best[name] = one
    here = _blocks_here(connection, stream, {name[0] for name in best}, {name[2] for name in best})
    return [one for name, one in best.items() if name not in here or here[name].rank < one.rank]


def _blocks_here(
    connection: Connection, stream: str, units: Iterable[str], starts: Iterable[int]
) -> dict[tuple[str, str, int], Block]:
    """Return at least the blocks of these units with these starts, by unit, device and start."""
    query = (
        "SELECT unit, device, start, points FROM track WHERE stream = ? "
        "AND unit IN (SELECT value FROM json_each(?)) "
        "AND start IN (SELECT value FROM json_each(?))"
    )
    wanted = list(starts)
    if not wanted:
        return {}
    asked = (stream, listed(connection, units), listed(connection, wanted))
    rows = select_rows(connection, query, asked)
    return {
        (unit, device, start): Block(unit, device, unpack_points(points))
        for unit, device, start, points in rows
    }


# ---- both ----


def _store(
    connection: Connection,
    stream: str,
    fixes: Sequence[tuple[Held, bytes | None]],
    blocks: Sequence[Block],
    origin: str,
) -> None:
    """Write rows with the next numbers; a fix from elsewhere ends this device's window."""
    if not (fixes or blocks):
        return
    count = len(fixes) + len(blocks)
    query = (
        "INSERT INTO position_head (stream, head) VALUES (?, ?) "
        "ON CONFLICT (stream) DO UPDATE SET head = position_head.head + excluded.head "
        "RETURNING head"
    )
    first = select_rows(connection, query, (stream, count))[0][0] - count + 1
    newest = [
        (stream, one.unit, one.device, seq, origin, _pack(one), window)
        for seq, (one, window) in enumerate(fixes, first)
    ]
    tracks = [
        (stream, one.unit, one.device, one.start, seq, origin, pack_points(one.points))
        for seq, one in enumerate(blocks, first + len(newest))
    ]
    insert_rows(
        connection,
        "fix",
        _FIX,
        newest,
        "(stream, unit, device) DO UPDATE SET seq = excluded.seq, origin = excluded.origin, "
        'body = excluded.body, "window" = excluded."window"',
    )
    insert_rows(
        connection,
        "track",
        _TRACK,
        tracks,
        "(stream, unit, device, start) DO UPDATE SET seq = excluded.seq, "
        "origin = excluded.origin, points = excluded.points",
    )
    for unit in {one.unit for one in blocks}:
        _forget_oldest(connection, stream, unit)


def _forget_oldest(connection: Connection, stream: str, unit: str) -> None:
    execute(
        connection,
        "DELETE FROM track WHERE stream = ? AND unit = ? AND (start, device) <= ("
        "SELECT start, device FROM track WHERE stream = ? AND unit = ? "
        "ORDER BY start DESC, device DESC LIMIT 1 OFFSET ?)",
        (stream, unit, stream, unit, KEEP_BLOCKS),
    )
