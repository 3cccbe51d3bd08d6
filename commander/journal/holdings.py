"""What a journal holds of a stream, as two posts compare it to find what one of them lacks.

A mark is a place in a device's chain with the beginning of that change's hash. Since each change
names the hash of the one before it, posts that share a mark share everything up to it.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, select

from commander.journal import chain, schema
from commander.journal.change import fingerprint

HASH = 16
"""Hex digits of a hash in a mark."""

Mark = tuple[int, str]
"""n and the beginning of the hash."""


def marks(connection: Connection, stream: str) -> dict[str, list[Mark]]:
    """Return for each device the last change up to which all are here, and ever earlier ones.

    Of a chain with two branches the marks end before they part: what follows is asked for again.
    """
    parted = _parted(connection, stream)
    found: dict[str, list[Mark]] = {}
    for device, last in chain.contiguous(connection, stream).items():
        whole = min(last, parted.get(device, last + 1) - 1)
        hashes = _hashes(connection, stream, device, _steps(whole))
        found[device] = [(n, next(iter(hashes[n]))) for n in _steps(whole) if n in hashes]
    return found


def known_to(
    connection: Connection, stream: str, theirs: Mapping[str, Sequence[Mark]]
) -> dict[str, int]:
    """Return for each device the n up to which whoever has these marks lacks nothing we have."""
    parted = _parted(connection, stream)
    found: dict[str, int] = {}
    for device, places in theirs.items():
        hashes = _hashes(connection, stream, device, [n for n, _ in places])
        shared = [n for n, mark in places if mark in hashes.get(n, ())]
        whole = max(shared, default=0)
        found[device] = min(whole, parted.get(device, whole + 1) - 1)
    return found


def known_key(connection: Connection, stream: str, device: str) -> str:
    """Return the public key first seen of a device in a stream; empty when there is none."""
    table = schema.signature
    query = select(table.c.public_key).where(table.c.stream == stream, table.c.device == device)
    return connection.execute(query.limit(1)).scalar() or ""


def _steps(last: int) -> list[int]:
    """Return ``last`` and places ever farther before it."""
    found, back = [], 1
    while last > 0:
        found.append(last)
        last -= back
        back *= 2
    return found


def _parted(connection: Connection, stream: str) -> dict[str, int]:
    """Return the first n under which a device has two changes, for those that have one."""
    table = schema.change
    twice = (
        select(table.c.device, table.c.n)
        .where(table.c.stream == stream)
        .group_by(table.c.device, table.c.n)
        .having(func.count() > 1)
        .subquery()
    )
    query = select(twice.c.device, func.min(twice.c.n).label("n")).group_by(twice.c.device)
    return {row.device: row.n for row in connection.execute(query)}


def _hashes(
    connection: Connection, stream: str, device: str, places: Iterable[int]
) -> dict[int, set[str]]:
    table = schema.change
    query = select(table.c.n, table.c.body).where(
        table.c.stream == stream, table.c.device == device, table.c.n.in_(list(places))
    )
    found: dict[int, set[str]] = {}
    for n, body in connection.execute(query):
        found.setdefault(n, set()).add(fingerprint(body)[:HASH])
    return found
