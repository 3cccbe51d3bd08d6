"""Forks: two posts wrote as one device, so two changes have one number, and maybe one stamp.

It happens when a data folder is copied, or put back to an older state, and nobody notices before
both have written. Every post keeps both branches. What was written with one stamp has no order of
its own: the records that such a device changed are then folded anew from all their changes in the
order of stamp and id, so that every post shows the same whatever arrived first.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from msgspec import Raw
from sqlalchemy import Connection, delete, select

from commander.journal import schema
from commander.journal.form import parse
from commander.journal.history import of_record
from commander.journal.intake import personal_of
from commander.journal.project import Stored, Touched, project
from commander.journal.rows import Row, insert_rows, select_rows

FORKED = "forked"
"""What a server adds to its answers when somebody else has written as the device that pushes."""


@dataclass(frozen=True, slots=True)
class Fork:
    """A device that two posts wrote as, in one stream from change ``n`` on; ``at`` ms UTC."""

    stream: str
    device: str
    n: int
    at: int


def forks(connection: Connection) -> tuple[Fork, ...]:
    """Return every fork that is known here, the oldest first."""
    table = schema.fork
    query = select(table).order_by(table.c.at, table.c.stream, table.c.device)
    return tuple(Fork(row.stream, row.device, row.n, row.at) for row in connection.execute(query))


def note(connection: Connection, stream: str, stored: Sequence[Stored], at: int) -> dict[str, int]:
    """Look for forks among changes that have just been taken in; returns the devices of those.

    With each the first n of its fork, whether that was known before or is new.
    """
    known = {row[0]: row[1] for row in select_rows(connection, _KNOWN, (stream,))}
    numbers: dict[str, list[int]] = defaultdict(list)
    for one in stored:
        numbers[one.change.device].append(one.change.n)
    found: dict[str, int] = {}
    for device, there in numbers.items():
        first = _first_twin(connection, stream, device, there)
        if first and first < known.get(device, first + 1):
            _keep(connection, Fork(stream, device, first, at))
            known[device] = first
        if known.get(device, max(there) + 1) <= max(there):
            found[device] = known[device]
    return found


_KNOWN = "SELECT device, n FROM fork WHERE stream = ?"
_COUNT = "SELECT count(*) FROM change WHERE stream = ? AND device = ? AND n BETWEEN ? AND ?"
_TWIN = (
    "SELECT n FROM change WHERE stream = ? AND device = ? AND n BETWEEN ? AND ? "
    "GROUP BY n HAVING count(*) > 1 ORDER BY n LIMIT 1"
)


def _first_twin(connection: Connection, stream: str, device: str, there: list[int]) -> int:
    """Return the first n that two changes have among these and their neighbours; 0: none."""
    values: Row = (stream, device, min(there), max(there))
    [(count,)] = select_rows(connection, _COUNT, values)
    if count == len(there) == len(set(there)):
        return 0
    twins = select_rows(connection, _TWIN, values)
    return int(twins[0][0]) if twins else 0


def _keep(connection: Connection, fork: Fork) -> None:
    row = (fork.stream, fork.device, fork.n, fork.at)
    replace = "(stream, device) DO UPDATE SET n = excluded.n"
    insert_rows(connection, "fork", ("stream", "device", "n", "at"), [row], replace)


def refold(connection: Connection, stream: str, forked: dict[str, int]) -> Touched:
    """Fold the records that forked devices changed anew; returns what that touched."""
    touched: Touched = defaultdict(set)
    for entity, key in _records(connection, stream, forked):
        changes = _changes(connection, stream, entity, key)
        table = schema.record
        connection.execute(
            delete(table).where(
                table.c.stream == stream, table.c.entity == entity, table.c.key == key
            )
        )
        for name, keys in project(connection, stream, changes).items():
            touched[name] |= keys
    return touched


def _records(
    connection: Connection, stream: str, forked: dict[str, int]
) -> Collection[tuple[str, str]]:
    query = (
        "SELECT DISTINCT c.entity, r.key FROM change c JOIN record r ON r.stream = c.stream "
        "AND r.entity = c.entity AND r.key = coalesce(c.key, c.id) "
        "WHERE c.stream = ? AND c.device = ? AND c.n >= ?"
    )
    found: set[tuple[str, str]] = set()
    for device, n in forked.items():
        found.update(
            (row[0], row[1]) for row in select_rows(connection, query, (stream, device, n))
        )
    return sorted(found)


def _changes(connection: Connection, stream: str, entity: str, key: str) -> list[Stored]:
    """Return the changes of one record in the order of their stamps; not a log entry's own."""
    table = schema.change
    query = select(table.c.seq, table.c.body, table.c.personal, table.c.received_at).where(
        table.c.stream == stream, of_record(key), table.c.entity == entity
    )
    found = []
    for row in connection.execute(query).all():
        change, fields = parse(Raw(row.body), personal_of(row.personal))
        if entity != "message" or "text" not in fields:
            found.append(Stored(row.seq, change, fields, row.received_at))
    return sorted(found, key=lambda one: (one.change.stamp, one.change.id))
