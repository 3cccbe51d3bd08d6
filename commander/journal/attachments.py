"""Reads of attachments: those of some entries or tasks, and which contents a journal names."""

import threading
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, select, text

from commander.domain.attachment import Attachment, Subject, prefix
from commander.journal import intake, schema
from commander.journal.blobs import MOST, is_digest
from commander.journal.change import Change, decode
from commander.journal.keeping import Reading
from commander.journal.reader import Reader
from commander.journal.rows import select_rows

_OF = text(
    "SELECT record.shown FROM json_each(:prefixes) AS wanted CROSS JOIN record "
    "WHERE record.stream = :stream AND record.entity = 'attachment' "
    "AND record.key > wanted.value AND record.key < wanted.value || '~' ORDER BY record.key"
)
"""'~' is above every letter that a key may have in its second half. CROSS keeps SQLite from
reading all attachments of the stream first."""

_attachment = msgspec.json.Decoder(Attachment)


def attachments_of(
    reader: Reader, stream: str, kind: str, keys: Collection[str]
) -> dict[str, tuple[Attachment, ...]]:
    """Return what is attached to these messages or tasks, oldest first; those without are absent.

    Withdrawn ones are among them.
    """
    prefixes = [prefix(Subject(kind, key)) for key in keys]
    found: dict[str, list[Attachment]] = {}
    with reader.connection() as connection:
        values = {"prefixes": msgspec.json.encode(prefixes).decode(), "stream": stream}
        for row in connection.execute(_OF, values):
            one = _attachment.decode(row.shown)
            if one.of.kind == kind:
                found.setdefault(one.of.key, []).append(one)
    return {key: tuple(ones) for key, ones in found.items()}


@dataclass(slots=True)
class _Stream:
    """What is known of one stream, up to one ``seq``."""

    upto: int = 0
    sizes: dict[str, int] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)


class Named:
    """Which contents the streams of a journal name; reads on from where it was. Any thread.

    It reads changes, not records, so that it serves a central server, which projects nothing.
    What is no digest, or of a size that no attachment has, is left out.
    """

    def __init__(self, reader: Reading) -> None:
        self._reader = reader
        self._turn = threading.Lock()
        self._streams: dict[str, _Stream] = {}

    def of(self, stream: str) -> Mapping[str, int]:
        """Return digest → size of all that the stream names now, as its attachments claim it."""
        with self._turn:
            return dict(self._read(stream).sizes)

    def standing(self, stream: str) -> Mapping[str, int]:
        """Return those of which one attachment at least is not withdrawn."""
        with self._turn:
            known = self._read(stream)
            kept = {d for key, d in known.digests.items() if key not in known.withdrawn}
            return {digest: size for digest, size in known.sizes.items() if digest in kept}

    def streams(self) -> tuple[str, ...]:
        """Return the streams that name any."""
        return tuple(stream for stream in self._all() if self.of(stream))

    def streams_of(self, digest: str) -> tuple[str, ...]:
        """Return the streams that name a content."""
        return tuple(stream for stream in self._all() if digest in self.of(stream))

    def _all(self) -> list[str]:
        with self._reader.connection() as connection:
            return list(connection.execute(select(schema.stream.c.id)).scalars())

    def _read(self, stream: str) -> _Stream:
        known = self._streams.setdefault(stream, _Stream())
        with self._reader.connection() as connection:
            head = intake.head(connection, stream)
            if head > known.upto:
                for change in _between(connection, stream, known.upto, head):
                    _learn(known, change)
                known.upto = head
        return known


def named_between(connection: Connection, stream: str, after: int, upto: int) -> dict[str, int]:
    """Return digest → size of what the changes above ``after`` up to ``upto`` name."""
    found: dict[str, int] = {}
    for change in _between(connection, stream, after, upto):
        if (named := _named(change)) is not None:
            found.setdefault(*named)
    return found


def _named(change: Change) -> tuple[str, int] | None:
    digest, size = change.fields.get("digest"), change.fields.get("size")
    if isinstance(digest, str) and is_digest(digest) and isinstance(size, int) and 0 < size <= MOST:
        return digest, size
    return None


def _learn(known: _Stream, change: Change) -> None:
    fields = change.fields
    if (named := _named(change)) is not None:
        known.sizes.setdefault(*named)
        known.digests[change.key] = named[0]
    if fields.get("withdrawn"):
        known.withdrawn.add(change.key)
    elif "withdrawn" in fields:
        known.withdrawn.discard(change.key)


def _between(connection: Connection, stream: str, after: int, upto: int) -> Iterator[Change]:
    """Give the changes of attachments that came in between."""
    query = _FEW if after else _WHOLE
    return (decode(body) for (body,) in select_rows(connection, query, (stream, after, upto)))


_ATTACHED = (
    "SELECT body FROM change WHERE stream = ? AND key IS NOT NULL AND entity = 'attachment' AND "
)
_FEW = _ATTACHED + "seq > ? AND seq <= ? ORDER BY seq"
_WHOLE = _ATTACHED + "+seq > ? AND +seq <= ? ORDER BY +seq"
"""Of a whole stream the index of keys leads past the log, and attachments have keys; the sign
before a column keeps the database from going by it."""
