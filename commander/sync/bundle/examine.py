"""Reading a bundle through before anything is taken: what is whole, and who vouches for it."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from commander.domain.codes import OperationKind
from commander.journal import wire
from commander.journal.change import Change, Envelope, decode
from commander.sync.bundle.chains import Chains, KnownKey
from commander.sync.bundle.contents import End, Manifest, Part, opened_piece, opened_sheet
from commander.sync.bundle.frames import Frame, Kind, Lost, scan
from commander.sync.bundle.problems import TooNew
from commander.sync.bundle.reading import Opened, opened
from commander.sync.bundle.watch import Watch


@dataclass(frozen=True, slots=True)
class PartReport:
    """One operation as it was found: ``readable`` of its changes, ``signed`` are vouched for.

    ``sheets`` of its positions can be read.
    """

    part: Part
    readable: int
    signed: int
    demonstration: bool = False
    sheets: int = 0

    @property
    def whole(self) -> bool:
        """Whether all changes that belong to it can be read."""
        return self.readable == self.part.changes


@dataclass(frozen=True, slots=True)
class Report:
    """What is in a bundle and how much of it is usable.

    ``manifest`` is None when neither copy can be read. ``items``: digests of whole attachments;
    ``damaged_items``: how many are not. ``lost``: bytes that are no whole part. ``sound``:
    nothing at all is damaged or missing.
    """

    file: str
    sealed: bool
    manifest: Manifest | None
    parts: tuple[PartReport, ...]
    items: frozenset[str]
    damaged_items: int
    lost: int
    sound: bool

    @property
    def usable(self) -> tuple[PartReport, ...]:
        """The operations that are whole and may travel."""
        return tuple(one for one in self.parts if one.whole and not one.demonstration)

    @property
    def damaged(self) -> tuple[PartReport, ...]:
        """The operations of which something is missing."""
        return tuple(one for one in self.parts if not one.whole and not one.demonstration)

    @property
    def lacks_positions(self) -> bool:
        """Whether positions of units are damaged."""
        return any(one.sheets < one.part.sheets for one in self.parts)

    @property
    def unsigned(self) -> int:
        """How many readable changes nobody vouches for with a signature."""
        return sum(one.readable - one.signed for one in self.parts)


def nobody_known(_stream: str, _device: str) -> str:
    """Know no device: every true signature counts."""
    return ""


def examine(
    path: Path,
    passphrase: str = "",
    *,
    known: KnownKey = nobody_known,
    watch: Watch | None = None,
) -> Report:
    """Read a bundle through; raises what `opened` raises, and Stopped."""
    with opened(path, passphrase) as bundle:
        return look_through(bundle, known, watch or Watch())


def look_through(bundle: Opened, known: KnownKey, watch: Watch) -> Report:
    """Read an open bundle through."""
    seen = _Seen(bundle.path.name, known)
    lost = 0
    for one in scan(bundle.content, bundle.head.bundle):
        watch.at("checking", one.at, bundle.content.length)
        if isinstance(one, Lost):
            lost += one.length
        else:
            seen.take(one)
    return seen.report(bundle, lost)


@dataclass(slots=True)
class _PartSeen:
    part: Part
    chains: Chains
    readable: int = 0
    demonstration: bool = False
    sheets: int = 0


@dataclass(slots=True)
class _ItemSeen:
    digest: str = ""
    upto: int = 0
    sum: "hashlib._Hash" = field(default_factory=hashlib.sha256)


class _Seen:
    """What was seen of a bundle so far."""

    def __init__(self, file: str, known: KnownKey) -> None:
        self._file = file
        self._known = known
        self._manifest: Manifest | None = None
        self._parts: dict[str, _PartSeen] = {}
        self._piece = _ItemSeen()
        self._items: set[str] = set()
        self._begun: set[str] = set()
        self._sum = hashlib.sha256()
        self._count = 0
        self._ended = False

    def take(self, frame: Frame) -> None:
        """Take the next whole part."""
        self._ended = False
        try:
            if frame.kind == Kind.MANIFEST:
                self._say(wire.decode(frame.body, Manifest))
            elif frame.kind == Kind.PAGE:
                self._page(frame)
            elif frame.kind == Kind.PIECE:
                self._take_piece(frame)
            elif frame.kind == Kind.SHEET:
                self._sheet(frame)
            elif frame.kind == Kind.END:
                self._end(wire.decode(frame.body, End))
        except ValueError:  # whole, but not what we know under this kind
            return
        self._sum.update(frame.digest)
        self._count += 1

    def report(self, bundle: Opened, lost: int) -> Report:
        """Return what was found."""
        self._end_piece()
        promised = self._manifest.parts if self._manifest else []
        for part in promised:
            self._parts.setdefault(part.stream, _PartSeen(part, Chains(part.stream, self._known)))
        items = {item.digest for item in self._manifest.items} if self._manifest else self._begun
        return Report(
            file=self._file,
            sealed=bundle.head.sealed,
            manifest=self._manifest,
            parts=tuple(self._told(one) for one in self._parts.values()),
            items=frozenset(self._items),
            damaged_items=len(items - self._items),
            lost=lost,
            sound=bundle.sound and self._ended and not lost,
        )

    def _told(self, seen: _PartSeen) -> PartReport:
        named = {part.stream: part for part in (self._manifest.parts if self._manifest else [])}
        part = named.get(seen.part.stream, seen.part)
        return PartReport(
            part, seen.readable, seen.chains.signed(), seen.demonstration, seen.sheets
        )

    def _say(self, manifest: Manifest) -> None:
        if manifest.protocol > wire.PROTOCOL:
            raise TooNew(self._file, manifest.protocol)
        self._manifest = self._manifest or manifest

    def _end(self, end: End) -> None:
        self._say(end.manifest)
        self._ended = end.frames == self._count and end.digest == self._sum.hexdigest()

    def _page(self, frame: Frame) -> None:
        page = wire.decode(frame.body, wire.Page)
        seen = self._parts.get(page.stream)
        if seen is None:
            part = Part(max(1, frame.section), page.stream, "", "", page.head, 0)
            seen = _PartSeen(part, Chains(page.stream, self._known))
            self._parts[page.stream] = seen
        seen.chains.heads(page.heads)
        seen.readable += len(page.changes)
        for envelope in page.changes:
            change = read(envelope)
            if change is not None:
                seen.chains.add(change, bytes(envelope.body))
                seen.demonstration = seen.demonstration or is_demonstration(change)

    def _sheet(self, frame: Frame) -> None:
        stream, _ = opened_sheet(frame.body)
        if stream in self._parts:
            self._parts[stream].sheets += 1

    def _take_piece(self, frame: Frame) -> None:
        digest, offset, data = opened_piece(frame.body)
        if digest != self._piece.digest:
            self._end_piece()
            self._piece = _ItemSeen(digest)
            self._begun.add(digest)
        if offset == self._piece.upto:
            self._piece.sum.update(data)
            self._piece.upto += len(data)

    def _end_piece(self) -> None:
        if self._piece.digest and self._piece.sum.hexdigest() == self._piece.digest:
            self._items.add(self._piece.digest)


def read(envelope: Envelope) -> Change | None:
    """Return the change in an envelope; None when it is none (the intake will say why)."""
    try:
        return decode(envelope.body)
    except msgspec.DecodeError:
        return None


def is_demonstration(change: Change) -> bool:
    """Whether this change makes its stream a demonstration, which never travels."""
    return (
        change.entity == "operation"
        and change.fields.get("kind") == OperationKind.DEMONSTRATION.value
    )
