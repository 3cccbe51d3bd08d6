"""Snapshots: one immutable compressed file per stream and ``seq``, shared by all newcomers.

A server keeps changes and nothing else, so a snapshot is the changes of a stream in another
order: every record, then the log from its newest entry to its oldest. Registers and log do not
depend on the order of arrival, so this gives the same state, and a screen is usable after the
first part. Its ``seq`` is a multiple of a step: any newcomer in between gets the same file, built
once, and the pages after it.
"""

import hashlib
import os
import secrets
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import zstandard
from filelock import FileLock
from sqlalchemy import Connection, select

from commander.domain.entities import INSERT_ONLY
from commander.journal import exchange, intake, schema, wire
from commander.journal.change import Envelope
from commander.journal.keeping import Keeping
from commander.server.store import Store

BLOCK = 500
"""Changes a line; the first line of the log is what a screen shows."""


class Snapshots:
    """Makes and finds the snapshot files of one server. Called on reading threads."""

    def __init__(
        self, journal: Keeping, folder: Path, store: Store, step: int, run: str = ""
    ) -> None:
        self._journal = journal
        self._folder = folder
        self._store = store
        self._step = step
        self._lock = threading.Lock()
        # A file of an earlier run may be of a journal that was put back since.
        self._run = run or secrets.token_hex(4)

    def file(self, stream: str) -> Path | None:
        """Return the newest snapshot of a stream; None while it is short or does not travel."""
        if not self._store.travels(stream):
            return None
        with self._journal.reader.connection() as connection:
            head = intake.head(connection, stream)
        seq = head - head % self._step
        if seq == 0:
            return None
        name = hashlib.sha256(stream.encode()).hexdigest()[:32]
        path = self._folder / f"{name}-{self._store.epoch}-{self._run}-{seq}.zst"
        if path.exists():
            return path
        self._folder.mkdir(exist_ok=True)
        with self._lock, FileLock(self._folder / f"{name}.lock"):
            if not path.exists():
                self._build(path, stream, seq)
                self._clear(name, path)
        return path

    def _build(self, path: Path, stream: str, seq: int) -> None:
        waiting = path.with_suffix(".new")
        with (
            waiting.open("wb") as file,
            zstandard.ZstdCompressor(level=3).stream_writer(file, closefd=False) as out,
            self._store.source(stream, seq) as connection,
        ):
            for line in self._lines(connection, stream, seq):
                out.write(wire.encode(line) + b"\n")
            out.flush(zstandard.FLUSH_FRAME)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)

    def _lines(self, connection: Connection, stream: str, seq: int) -> Iterator[object]:
        records, entries = _order(connection, stream, seq)
        yield wire.SnapshotStart(stream, self._store.epoch, seq, len(records) + len(entries))
        for place in range(0, len(records), BLOCK):
            changes = _changes(connection, stream, records[place : place + BLOCK])
            yield wire.SnapshotBlock("screen", changes)
        for place in range(0, len(entries), BLOCK):
            changes = _changes(connection, stream, entries[place : place + BLOCK])
            yield wire.SnapshotBlock("log" if place else "screen", changes)
        yield wire.SnapshotEnd(exchange.newest_heads(connection, stream))

    def _clear(self, name: str, keep: Path) -> None:
        for path in self._folder.glob(f"{name}-*.*"):
            if path != keep:
                try:
                    path.unlink(missing_ok=True)
                except OSError:  # still being sent, where a system forbids removing open files
                    continue


def _order(connection: Connection, stream: str, upto: int) -> tuple[Sequence[int], Sequence[int]]:
    table = schema.change
    query = select(table.c.seq).where(table.c.stream == stream, table.c.seq <= upto)
    in_log = table.c.entity.in_(sorted(INSERT_ONLY))
    records = connection.execute(query.where(~in_log).order_by(table.c.seq)).scalars().all()
    entries = connection.execute(query.where(in_log).order_by(table.c.seq.desc())).scalars().all()
    return records, entries


def _changes(connection: Connection, stream: str, seqs: Sequence[int]) -> list[Envelope]:
    table = schema.change
    query = select(table.c.seq, table.c.body, table.c.personal).where(
        table.c.stream == stream, table.c.seq.in_(list(seqs))
    )
    found = {row.seq: row for row in connection.execute(query)}
    return [
        Envelope(
            msgspec.Raw(found[seq].body), intake.personal_of(found[seq].personal), found[seq].seq
        )
        for seq in seqs
    ]
