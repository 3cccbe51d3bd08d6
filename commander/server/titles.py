"""What people call the streams of a server, which keeps changes and nothing else."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import select

from commander.journal import schema
from commander.journal.change import decode
from commander.journal.keeping import Reading

LOOKED_AT = 50
"""Newest changes of an operation's record that are looked at for its name."""


def titles(reader: Reading, streams: Iterable[str]) -> dict[str, str]:
    """Return the names of these streams, where one is known."""
    table, found = schema.change, {}
    with reader.connection() as connection:
        for stream in streams:
            query = (
                select(table.c.body)
                .where(table.c.stream == stream, table.c.key == stream)
                .where(table.c.key.is_not(None), table.c.entity == "operation")
                .order_by(table.c.seq.desc())
                .limit(LOOKED_AT)
            )
            for body in connection.execute(query).scalars():
                try:
                    name = decode(body).fields.get("name")
                except msgspec.DecodeError:
                    continue
                if isinstance(name, str) and name:
                    found[stream] = name
                    break
    return found
