"""“What I have”: the small file by which a post asks another one for all that it lacks."""

from pathlib import Path

from commander.errors import UserError
from commander.journal import exchange, holdings, wire
from commander.journal.attachments import Named
from commander.journal.reader import Reader
from commander.sync.bundle.contents import Have, Held, Manifest
from commander.sync.bundle.export import Source
from commander.sync.bundle.frames import Frame, FrameWriter, Kind, scan
from commander.sync.bundle.reading import opened
from commander.sync.bundle.writing import write_file
from commander.sync.travel import Travellers

SUFFIX = ".commander-have"


def have(source: Source) -> Have:
    """Return what this post has of everything that travels."""
    streams, items = [], []
    with source.reader.connection() as connection:
        reader = Reader(connection)
        travellers, named = Travellers(reader), Named(reader)
        for stream in sorted(exchange.stream_heads(connection)):
            if travellers.travels(stream):
                streams.append(Held(stream, holdings.marks(connection, stream)))
                items += [one for one in named.of(stream) if source.blobs.has(one)]
    return Have(source.now(), source.maker, streams, sorted(set(items)))


def write_have(source: Source, path: Path) -> Have:
    """Write the request; whole or not at all."""
    made = have(source)

    def fill(parts: FrameWriter) -> Manifest:
        parts.write(Kind.HAVE, wire.encode(made))
        return Manifest(made.made_at, made.maker)

    write_file(path, fill)
    return made


def read_have(path: Path) -> Have:
    """Return a request; UserError when the file is none or damaged."""
    with opened(path) as bundle:
        for one in scan(bundle.content, bundle.head.bundle):
            if isinstance(one, Frame) and one.kind == Kind.HAVE:
                try:
                    return wire.decode(one.body, Have)
                except ValueError:
                    break
    raise UserError(
        "{file} does not say what another post has, or it is damaged. Let that post write it anew.",
        file=path.name,
    )
