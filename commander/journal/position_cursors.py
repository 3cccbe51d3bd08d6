"""How far the positions of each stream went with each server."""

from dataclasses import dataclass

from sqlalchemy import Connection

from commander.journal.rows import insert_rows, select_rows


@dataclass(frozen=True, slots=True)
class Cursor:
    """One stream with one server: its ``seq`` read, our ``seq`` sent, under its epoch."""

    stream: str
    epoch: str = ""
    pulled: int = 0
    pushed: int = 0

    def under(self, epoch: str) -> "Cursor":
        """Return it as it holds under the server's epoch: under another one from the start."""
        return self if self.epoch == epoch else Cursor(self.stream, epoch)


def cursors(connection: Connection, peer: str) -> dict[str, Cursor]:
    """Return the cursors kept for a peer, by stream."""
    query = "SELECT stream, epoch, pulled, pushed FROM position_peer WHERE peer = ?"
    return {row[0]: Cursor(*row) for row in select_rows(connection, query, (peer,))}


def keep(connection: Connection, peer: str, cursor: Cursor) -> None:
    """Keep a cursor, inside the transaction of the rows that it covers."""
    insert_rows(
        connection,
        "position_peer",
        ("peer", "stream", "epoch", "pulled", "pushed"),
        [(peer, cursor.stream, cursor.epoch, cursor.pulled, cursor.pushed)],
        "(peer, stream) DO UPDATE SET epoch = excluded.epoch, pulled = excluded.pulled, "
        "pushed = excluded.pushed",
    )
