"""How much of each device's chain is here, kept with every batch.

Counting all takes 0.1 s at 100,000 changes, and a post that comes back asks for it before
anything else.
"""

import hashlib
import threading
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection

from commander.journal.project import Stored
from commander.journal.rows import Row, change_rows, insert_rows, listed, select_rows

_CHAIN = ("stream", "device", "last", "numbers", "changes")
_REPLACE = (
    "(stream, device) DO UPDATE SET last = excluded.last, numbers = excluded.numbers, "
    "changes = excluded.changes"
)
_LENGTHEN = (
    "UPDATE chain SET last = ?, numbers = numbers + ?, changes = changes + ? "
    "WHERE stream = ? AND device = ? AND last < ?"
)


def grow(connection: Connection, stream: str, stored: Sequence[Stored]) -> None:
    """Count changes that have just been stored, none of which was here before."""
    added: dict[str, list[int]] = defaultdict(list)
    for one in stored:
        added[one.change.device].append(one.change.n)
    for device, there in added.items():
        count = len(there)
        single = len(set(there)) == count
        place = (max(there), count, count, stream, device, min(there))
        if single and change_rows(connection, _LENGTHEN, place):
            continue  # as nearly always: they follow those that are here
        twins = not single or _twins(connection, stream, device, there)
        grown = _counted if twins else _grown
        row = (stream, device, *grown(connection, stream, device, there))
        insert_rows(connection, "chain", _CHAIN, [row], _REPLACE)


def _grown(connection: Connection, stream: str, device: str, there: list[int]) -> Row:
    """Return last, numbers and changes with these, which fill a gap or begin a chain."""
    query = "SELECT last, numbers, changes FROM chain WHERE stream = ? AND device = ?"
    known = select_rows(connection, query, (stream, device))
    last, numbers, changes = known[0] if known else (0, 0, 0)
    return max(last, *there), numbers + len(there), changes + len(there)


def _counted(connection: Connection, stream: str, device: str, _there: list[int]) -> Row:
    """Return last, numbers and changes, counted anew: two changes have one number."""
    query = "SELECT max(n), count(DISTINCT n), count(*) FROM change WHERE stream = ? AND device = ?"
    return select_rows(connection, query, (stream, device))[0]


def _twins(connection: Connection, stream: str, device: str, there: list[int]) -> bool:
    """Return whether one of these numbers has another change, too."""
    query = (
        "SELECT count(*) FROM change WHERE stream = ? AND device = ? "
        "AND n IN (SELECT value FROM json_each(?))"
    )
    [(count,)] = select_rows(connection, query, (stream, device, listed(connection, there)))
    return bool(count > len(there))


def contiguous(connection: Connection, stream: str) -> dict[str, int]:
    """Return, per device, how many of its changes are here without a gap.

    That is the n up to which all are here, and more where two posts wrote as one device.
    """
    query = "SELECT device, last, numbers, changes FROM chain WHERE stream = ?"
    return {
        device: changes if last == numbers else _first_gap(connection, stream, device)
        for device, last, numbers, changes in select_rows(connection, query, (stream,))
    }


def _first_gap(connection: Connection, stream: str, device: str) -> int:
    query = "SELECT DISTINCT n FROM change WHERE stream = ? AND device = ? ORDER BY n"
    whole = 0
    for (n,) in select_rows(connection, query, (stream, device)):
        if n != whole + 1:
            break
        whole = n
    return whole


def count_of(connection: Connection, stream: str, device: str) -> int:
    """Return how many changes of a device are here."""
    query = "SELECT changes FROM chain WHERE stream = ? AND device = ?"
    rows = select_rows(connection, query, (stream, device))
    return int(rows[0][0]) if rows else 0


class Marks:
    """Says which changes each stream of one journal holds, in a mark of 16 hex digits.

    The same where two journals hold the same changes, in whatever order. Counts do not tell: two
    that wrote as one device, after both a post and its server were put back, have given the same
    numbers to different changes. Only what came since is read: 100,000 changes take 0.1 s, once.
    For one process and its journal; from any thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, tuple[int, int]] = {}

    def of(self, connection: Connection, stream: str, head: int) -> str:
        """Return the mark of a stream up to its head; empty when it is known further by now."""
        with self._lock:
            upto, total = self._known.get(stream, (0, 0))
            if upto > head:
                return ""
            rows = select_rows(connection, _BETWEEN, (stream, upto, head)) if upto < head else []
            total = (total + sum(_number(row[0]) for row in rows)) % 2**64
            self._known[stream] = (head, total)
        return f"{total:016x}"


_BETWEEN = "SELECT id FROM change WHERE stream = ? AND seq > ? AND seq <= ?"


def _number(identity: str) -> int:
    return int.from_bytes(hashlib.sha256(identity.encode()).digest()[:8])
