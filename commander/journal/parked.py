"""Trying parked changes again: those of one record, or all; ours and those of others."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy.exc import OperationalError

from commander.journal import exchange
from commander.journal.exchange import ParkedRow
from commander.journal.transaction import Transaction

log = logging.getLogger(__name__)


def retry(tx: Transaction, rows: Iterable[ParkedRow]) -> int:
    """Try these changes again; returns how many are not parked any more.

    Ours go back among what is to be sent, and the server answers anew. Those of others are taken
    in if this version can do it now; one that still cannot stays parked with its new reason.
    """
    chosen = list(rows)
    ours: dict[tuple[str, str], list[ParkedRow]] = {}
    for row in chosen:
        if row.outgoing:
            ours.setdefault((row.peer, row.stream), []).append(row)
    for (peer, stream), group in ours.items():
        _send_again(tx, peer, stream, group)
    tx.touch("", {"outbox": set()})
    taken = sum(_take(tx, row) for row in chosen if not row.outgoing)
    return sum(len(group) for group in ours.values()) + taken


def _send_again(tx: Transaction, peer: str, stream: str, rows: Sequence[ParkedRow]) -> None:
    """Put the cursor back before the first of them; what the server has since is a duplicate."""
    first = exchange.first_seq(tx.connection, stream, (row.id for row in rows))
    cursor = exchange.cursor(tx.connection, peer, stream)
    pushed = min(cursor.pushed, max(0, first - 1))
    tx.put("peer", {"peer": peer, "stream": stream, "pushed": pushed})
    for row in rows:
        tx.drop("parked", stream=stream, id=row.id, peer=peer)
    tx.touch(stream, {"outbox": set()})


def _take(tx: Transaction, row: ParkedRow) -> bool:
    """Take one change in; whatever goes wrong with it, the others are not held up."""
    try:
        with tx.connection.begin_nested():
            (verdict,) = tx.receive(row.stream, [row.envelope], origin=row.peer)
    except OperationalError:  # the disk, not the change
        raise
    except Exception:
        log.info("%s still cannot be shown", row.id, exc_info=True)
        return False
    if verdict.result == "rejected":
        exchange.park(tx.connection, row.peer, [replace(row, reason=verdict.reason)])
        return False
    tx.drop("parked", stream=row.stream, id=row.id, peer=row.peer)
    return True
