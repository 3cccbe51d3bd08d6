"""Import: what is whole in a bundle becomes part of this post; twice changes nothing."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from commander.journal import exchange, holdings, wire
from commander.journal.attachments import Named
from commander.journal.blobs import Blobs, Elsewhere, Mismatch
from commander.journal.journal import Journal
from commander.journal.reader import Reader
from commander.sync.bundle.chains import KnownKey
from commander.sync.bundle.contents import Maker, opened_piece, opened_sheet
from commander.sync.bundle.examine import PartReport, Report, look_through
from commander.sync.bundle.frames import Frame, Kind, scan
from commander.sync.bundle.problems import Stopped
from commander.sync.bundle.reading import Opened, opened
from commander.sync.bundle.staging import Count, Staging
from commander.sync.bundle.watch import Watch


@dataclass(frozen=True, slots=True)
class Into:
    """The post that imports: its journal, its attachments, its folder for what is on its way."""

    journal: Journal
    blobs: Blobs
    staging: Path

    @property
    def reader(self) -> Reader:
        """Reads of the journal."""
        return self.journal.reader


@dataclass(slots=True)
class Taken:
    """What came of an import.

    ``streams`` were taken in, ``left`` not, because they are damaged. ``items``: attachments that
    are here now and were not. ``stopped``: the attachments were stopped; the changes are here.
    """

    report: Report
    count: Count = field(default_factory=Count)
    streams: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    items: int = 0
    stopped: bool = False


def take_in(
    path: Path,
    into: Into,
    passphrase: str = "",
    *,
    readable: bool = False,
    watch: Watch | None = None,
) -> Taken:
    """Read a bundle through, then take in every operation that is whole, and its attachments.

    With ``readable`` the whole pages of damaged operations as well. Raises what `examine` raises;
    then nothing was taken.
    """
    watch = watch or Watch()
    with opened(path, passphrase) as bundle:
        report = look_through(bundle, _known_keys(into.reader), watch)
        chosen = [*report.usable, *(report.damaged if readable else ())]
        wanted = {one.part.stream: one for one in chosen if one.readable}
        taken = Taken(report, streams=tuple(wanted))
        taken.left = tuple(
            one.part.stream for one in report.damaged if one.part.stream not in wanted
        )
        if wanted:
            staging = Staging(into.staging, into.journal)
            maker = report.manifest.maker if report.manifest else Maker("0" * 16)
            staged = staging.put(bundle.head.bundle, maker, _parts(bundle, wanted, watch))
            taken.count = staging.finish(staged, watch)
        try:
            taken.items = _attachments(bundle, into, report, watch)
        except Stopped:
            taken.stopped = True
    return taken


def _known_keys(reader: Reader) -> KnownKey:
    """Return what tells the public key under which this post knows a device in a stream."""

    def known(stream: str, device: str) -> str:
        with reader.connection() as connection:
            return holdings.known_key(connection, stream, device)

    return known


def _parts(
    bundle: Opened, wanted: dict[str, PartReport], watch: Watch
) -> Iterator[tuple[Kind, bytes]]:
    """Give the whole pages and positions of these streams, until all that are there were seen."""
    left = sum(one.readable + one.sheets for one in wanted.values())
    for one in scan(bundle.content, bundle.head.bundle):
        if left == 0:
            return
        with suppress(ValueError):
            if isinstance(one, Frame) and one.kind == Kind.PAGE:
                page = wire.decode(one.body, wire.Page)
                stream, count = page.stream, len(page.changes)
            elif isinstance(one, Frame) and one.kind == Kind.SHEET:
                stream, count = opened_sheet(one.body)[0], 1
            else:
                continue
            if stream in wanted:
                left -= count
                watch.at("reading", one.at, bundle.content.length)
                yield Kind(one.kind), one.body


def _attachments(bundle: Opened, into: Into, report: Report, watch: Watch) -> int:
    """Take in the whole attachments that a record here names; returns how many are new."""
    wanted = {digest for digest in report.items if not into.blobs.has(digest)}
    if wanted:
        wanted &= _named(into.reader)
    new, current = 0, ""
    for digest, offset, data in _pieces(bundle, wanted, watch) if wanted else ():
        if current not in ("", digest):
            new += _finish(into.blobs, current)
        current = digest
        _append(into.blobs, digest, offset, data)
    return new + (_finish(into.blobs, current) if current else 0)


def _pieces(bundle: Opened, wanted: set[str], watch: Watch) -> Iterator[tuple[str, int, bytes]]:
    for one in scan(bundle.content, bundle.head.bundle):
        if isinstance(one, Frame) and one.kind == Kind.PIECE:
            digest, offset, data = opened_piece(one.body)
            if digest in wanted:
                watch.at("attachments", one.at, bundle.content.length)
                yield digest, offset, data


def _named(reader: Reader) -> set[str]:
    """Return the digests that any operation here names."""
    named = Named(reader)
    with reader.connection() as connection:
        streams = exchange.stream_heads(connection)
    return {digest for stream in streams for digest in named.of(stream)}


def _append(blobs: Blobs, digest: str, offset: int, data: bytes) -> None:
    """Add a piece, or the rest of it when some of its bytes are here."""
    try:
        blobs.append(digest, offset, data)
    except Elsewhere as error:
        if offset < error.here < offset + len(data):
            with suppress(Elsewhere):
                blobs.append(digest, error.here, data[error.here - offset :])


def _finish(blobs: Blobs, digest: str) -> bool:
    try:
        blobs.finish(digest)
    except (FileNotFoundError, Mismatch):
        return False
    return True
