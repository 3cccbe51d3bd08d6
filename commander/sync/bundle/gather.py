"""What goes into a bundle: of each operation the changes that are wanted, and its attachments."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from commander.domain.operation import Operation
from commander.journal import exchange, holdings, intake, whereabouts
from commander.journal.attachments import Named
from commander.journal.blobs import Blobs
from commander.journal.change import Change, Envelope, decode
from commander.journal.reader import Reader
from commander.journal.stamp import milliseconds
from commander.journal.wire import PAGE_RAW, within
from commander.sync.bundle.contents import Have, Held, Item, Maker, Manifest, Part
from commander.sync.bundle.watch import Watch
from commander.sync.travel import Travellers

PAGE: Final = 500
"""Changes a page; each is taken in at once, and the operator's own entries go between them."""

NAME: Final = 200
"""Letters of an operation's name that are given."""


@dataclass(slots=True)
class Gathered:
    """One operation: what is said of it, and up to which n of each device nothing is wanted."""

    part: Part
    known: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a bundle is to hold: these operations (all when empty), or what ``have`` lacks."""

    streams: Collection[str] = ()
    have: Have | None = None


def gather(
    here: Reader, wish: Wish, blobs: Blobs, maker: Maker, now: int, watch: Watch
) -> tuple[Manifest, list[Gathered]]:
    """Count what a bundle will hold; ``now`` ms UTC. Demonstrations are left out.

    ``here`` reads through one connection, so that everything is of one moment.
    """
    travellers = Travellers(here)
    with here.connection() as connection:
        heads = exchange.stream_heads(connection)
    chosen = [one for one in sorted(heads) if not wish.streams or one in wish.streams]
    theirs = {held.stream: held for held in wish.have.streams} if wish.have else {}
    found: list[Gathered] = []
    done, total = 0, sum(heads[stream] for stream in chosen)
    for stream in chosen:
        if not travellers.travels(stream):
            continue
        known = _known(here, stream, theirs.get(stream))
        blank = _blank(here, stream, len(found) + 1, whole=not known)
        one = Gathered(blank, known)
        one.part = _counted(here, one, watch, done, total)
        done += heads[stream]
        found.append(one)
    items, absent = _attachments(here, found, blobs, wish.have)
    wanted = {item.section for item in items}
    found = [one for one in found if one.part.changes or one.part.section in wanted]
    by = wish.have.maker.device if wish.have else ""
    parts = [one.part for one in found]
    return Manifest(now, maker, parts, items, absent, by), found


def pages(here: Reader, one: Gathered) -> Iterator[list[Envelope]]:
    """Give the wanted changes of an operation, in pages of the size at which they travel."""
    for page in _read(here, one):
        envelopes = [envelope for envelope, _ in page]
        while envelopes:
            kept = len(within(envelopes, PAGE_RAW))
            yield envelopes[:kept]
            envelopes = envelopes[kept:]


def sheets(here: Reader, stream: str) -> Iterator[bytes]:
    """Give all positions of an operation, in the sheets in which they travel."""
    after, ended = 0, False
    while not ended:
        with here.connection() as connection:
            part = whereabouts.portion(
                connection, stream, after, limit=whereabouts.ROWS, skip_origin=whereabouts.NOBODY
            )
        if part.packed:
            yield part.packed
        after, ended = part.upto, part.upto >= part.head


def _known(here: Reader, stream: str, held: Held | None) -> dict[str, int]:
    if held is None:
        return {}
    with here.connection() as connection:
        return holdings.known_to(connection, stream, held.marks)


def _blank(reader: Reader, stream: str, section: int, *, whole: bool) -> Part:
    operation = reader.get(Operation, stream, stream)
    name, kind = (operation.name[:NAME], operation.kind) if operation else ("", "")
    return Part(section, stream, name, kind, 0, 0, whole=whole)


def _counted(here: Reader, one: Gathered, watch: Watch, done: int, total: int) -> Part:
    changes, number, first, last = 0, 0, 0, 0
    devices: dict[str, int] = {}
    for page in _read(here, one):
        changes += len(page)
        number += _count_pages([envelope for envelope, _ in page])
        for _, change in page:
            devices[change.device] = max(devices.get(change.device, 0), change.n)
            at = milliseconds(change.stamp)
            first, last = min(first or at, at), max(last, at)
        watch.at("reading", done + changes, total)
    part = one.part
    return Part(
        *(part.section, part.stream, part.name, part.kind, changes, number, first, last),
        devices,
        part.whole,
        sum(1 for _ in sheets(here, part.stream)),
    )


def _read(here: Reader, one: Gathered) -> Iterator[list[tuple[Envelope, Change]]]:
    after, stream = 0, one.part.stream
    while page := _page(here, stream, after):
        after = page[-1].seq
        read = [(Envelope(one.body, one.personal), decode(one.body)) for one in page]
        wanted = [(e, c) for e, c in read if c.n > one.known.get(c.device, 0)]
        if wanted:
            yield wanted


def _page(here: Reader, stream: str, after: int) -> list[Envelope]:
    with here.connection() as connection:
        return intake.page(connection, stream, after, limit=PAGE)


def _count_pages(envelopes: list[Envelope]) -> int:
    number = 0
    while envelopes:
        envelopes = envelopes[len(within(envelopes, PAGE_RAW)) :]
        number += 1
    return number


def _attachments(
    reader: Reader, found: list[Gathered], blobs: Blobs, have: Have | None
) -> tuple[list[Item], list[str]]:
    there = set(have.items) if have else set()
    items: list[Item] = []
    absent: list[str] = []
    named = Named(reader)
    for one in found:
        for digest in sorted(named.of(one.part.stream).keys() - there):
            there.add(digest)
            if blobs.has(digest):
                items.append(Item(digest, blobs.size(digest), one.part.section))
            else:
                absent.append(digest)
    return items, absent
