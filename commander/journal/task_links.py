"""Which task waits for which: of each task only what a check for circles needs."""

import msgspec
from sqlalchemy import Connection

from commander.journal.rows import select_rows


class Links(msgspec.Struct, frozen=True, gc=False):
    """One task: its key, title, owner, column, and the keys of what it waits for."""

    key: str
    title: str = ""
    owner: str = ""
    status: str = ""
    waits_for: tuple[str, ...] = ()


_links = msgspec.json.Decoder(Links).decode


def task_links(connection: Connection, stream: str) -> dict[str, Links]:
    """Return the links of every task of an operation, by its key."""
    query = "SELECT shown FROM record WHERE stream = ? AND entity = 'task'"
    found = (_links(row[0]) for row in select_rows(connection, query, (stream,)))
    return {one.key: one for one in found}
