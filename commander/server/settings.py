"""What a server can be told about its limits."""

from dataclasses import dataclass

from commander.journal import blobs, wire

ATTACHMENT_QUOTA = 50_000_000_000
"""Bytes of attachments that a server keeps unless it is told otherwise."""

DATABASE_WRITERS = 6
"""Pushes that one worker writes into PostgreSQL at once, each on a connection of its own."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Limits and rhythms; the defaults suit a central server.

    ``rate`` and ``burst``: requests a second a device may make in the long run, and at once.
    ``attempts``: enrolments and bad tokens a minute from one address. ``heartbeat`` in seconds.
    ``streams_per_device``: event streams that one device may hold open. ``kind``: see `About`.
    ``pushes``: how many may be written, or wait for the writer, at once; one leaves room for the
    post whose journal it is. ``patience``: seconds that a request waits for its turn.
    ``inline``: read on the event loop what goes to everybody, see `Broadcast`. ``run``: a word
    that the names of snapshots carry, the same for all workers; each has its own by default.
    ``most_attachment``: largest content of an attachment that is kept;
    ``attachment_quota``: of all together; both in bytes.
    """

    name: str = ""
    kind: str = "server"
    pushes: int = 64
    patience: float = 10.0
    inline: bool = True
    run: str = ""
    rate: float = 100.0
    burst: int = 400
    attempts: int = 10
    heartbeat: float = wire.HEARTBEAT
    streams_per_device: int = 4
    most_bytes: int = wire.MOST_BYTES
    snapshot_step: int = wire.SNAPSHOT_STEP
    most_attachment: int = blobs.MOST
    attachment_quota: int = ATTACHMENT_QUOTA
