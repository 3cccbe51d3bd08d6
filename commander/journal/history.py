"""The changes themselves, for undo, evidence and the list of what is still to send."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

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
        select(func.coalesce(table.c.act, table.c.id).label("act"), table.c.body)
        .where(table.c.stream == stream, table.c.seq >= first)
        .order_by(table.c.seq)
    )
    found: list[Change] = []
    for row in rows:
        if row.act != act:
            break
        found.append(decode(row.body))
    return found


def of_record(key: str) -> ColumnElement[bool]:
    """Return the condition for changes of the record with this key."""
    table = schema.change
    return or_(table.c.key == key, and_(table.c.id == key, table.c.key.is_(None)))


def writes(connection: Connection, stream: str, entity: str, key: str) -> list[Change]:
    """Return every change of one record, in this journal's order."""
    table = schema.change
    rows = connection.execute(
        select(table.c.body)
        .where(
            table.c.stream == stream,
            of_record(key),
            table.c.entity == entity,
        )
        .order_by(table.c.seq)
    )
    return [decode(row.body) for row in rows]


def seen_writes(history: Sequence[Change], change: Change, field: str) -> list[Change]:
    """Return the writes of a field that the author of this change saw, the shown one last."""
    seen = set(change.seen.get(field, ()))
    found = [one for one in history if one.stamp in seen and field in one.fields]
    return sorted(found, key=lambda one: one.stamp)
