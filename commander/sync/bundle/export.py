"""Export: operations with their attachments, or what another post lacks, as one file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from commander import __version__
from commander.errors import UserError
from commander.journal import exchange, intake, wire
from commander.journal.blobs import Blobs
from commander.journal.change import Envelope
from commander.journal.identity import Identity
from commander.journal.reader import Reader
from commander.sync.bundle.contents import PIECE, Item, Maker, Manifest, piece, sheet
from commander.sync.bundle.frames import FrameWriter, Kind
from commander.sync.bundle.gather import Gathered, Wish, gather, pages, sheets
from commander.sync.bundle.watch import Watch
from commander.sync.bundle.writing import write_file

MOST = 200
"""Letters of a name that are given."""


@dataclass(frozen=True, slots=True)
class Source:
    """The post that exports: its journal, its attachments, who it is. ``now`` returns ms UTC."""

    reader: Reader
    blobs: Blobs
    identity: Identity
    maker: Maker
    now: Callable[[], int]


def maker(identity: Identity, person: str, department: str, position: str) -> Maker:
    """Return who makes a bundle, as it is written into it."""
    return Maker(identity.device, person[:MOST], department[:MOST], position[:MOST], __version__)


def export(
    source: Source, path: Path, wish: Wish, *, passphrase: str = "", watch: Watch | None = None
) -> Manifest:
    """Write a bundle; returns what is in it.

    Everything is of one moment, whatever is written meanwhile. Raises UserError when there is
    nothing to write, Stopped, or EnvironmentProblem as the disk says; then nothing stays.
    """
    watch = watch or Watch()
    with source.reader.connection() as connection:
        here = Reader(connection)
        manifest, found = gather(here, wish, source.blobs, source.maker, source.now(), watch)
        if not manifest.parts:
            raise _nothing(wish)

        def fill(parts: FrameWriter) -> Manifest:
            parts.write(Kind.MANIFEST, wire.encode(manifest))
            _changes(parts, here, found, source.identity, watch)
            _attachments(parts, manifest.items, source.blobs, watch)
            return manifest

        write_file(path, fill, passphrase=passphrase)
    return manifest


def _nothing(wish: Wish) -> UserError:
    if wish.have is not None:
        return UserError("The other post lacks nothing that this one has. No file was written.")
    return UserError("There is no operation here to export. Demonstrations stay on this machine.")


def _changes(
    parts: FrameWriter,
    here: Reader,
    found: list[Gathered],
    identity: Identity,
    watch: Watch,
) -> None:
    done, total = 0, sum(one.part.changes for one in found)
    for one in found:
        part = one.part
        heads = signed_heads(here, part.stream, identity)
        _page(parts, one, 0, [], heads)
        place = 0
        for envelopes in pages(here, one):
            _page(parts, one, place, envelopes)
            place += len(envelopes)
            watch.at("writing", done + place, total)
        for packed in sheets(here, part.stream):
            parts.write(Kind.SHEET, sheet(part.stream, packed), part.section)
        done += part.changes


def _page(
    parts: FrameWriter,
    one: Gathered,
    before: int,
    changes: list[Envelope],
    heads: list[wire.Signed] | None = None,
) -> None:
    """Write a page; its numbers count the operation's changes in this bundle."""
    after, part = before + len(changes), one.part
    page = wire.Page(part.stream, "", before, after, part.changes, changes, heads or [])
    parts.write(Kind.PAGE, wire.encode(page), part.section)


def signed_heads(here: Reader, stream: str, identity: Identity) -> list[wire.Signed]:
    """Return the newest signed head of every device, with this one's own signed now."""
    with here.connection() as connection:
        newest = exchange.newest_heads(connection, stream)
        n, mark = intake.chain_head(connection, stream, identity.device)
    heads = [head for head in newest if head.device != identity.device]
    if n:
        signature = identity.sign(stream, n, mark)
        heads.append(wire.Signed(identity.device, n, mark, signature, identity.public_key))
    return heads


def _attachments(parts: FrameWriter, items: list[Item], blobs: Blobs, watch: Watch) -> None:
    done, total = 0, sum(item.size for item in items)
    for item in items:
        offset = 0
        with blobs.open(item.digest) as file:
            while data := file.read(PIECE):
                parts.write(Kind.PIECE, piece(item.digest, offset, data), item.section)
                offset += len(data)
                watch.at("attachments", done + offset, total)
        done += item.size
