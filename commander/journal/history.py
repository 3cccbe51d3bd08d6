"""The changes themselves, for undo, evidence and the list of what is still to send."""

from sqlalchemy import Connection, select

from commander.journal import schema
from commander.journal.change import Change, decode


def act_changes(connection: Connection, stream: str, act: str) -> list[Change]:
    """Return the changes of one act, in order. An act is named after its first change."""
    table = schema.change
    first = connection.execute(
        select(table.c.seq).where(table.c.stream == stream, table.c.id == act)
    ).scalar()
    if first is None:
        return []
    rows = connection.execute(
        select(table.c.act, table.c.body)
        .where(table.c.stream == stream, table.c.seq >= first)
        .order_by(table.c.seq)
    )
    found: list[Change] = []
    for row in rows:
        if row.act != act:
            break
        found.append(decode(row.body))
    return found


def writes(connection: Connection, stream: str, entity: str, key: str) -> list[Change]:
    """Return every change of one record, in this journal's order."""
    table = schema.change
    rows = connection.execute(
        select(table.c.body)
        .where(table.c.stream == stream, table.c.entity == entity, table.c.key == key)
        .order_by(table.c.seq)
    )
    return [decode(row.body) for row in rows]
