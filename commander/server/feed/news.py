"""What is new in an operation after a place in the server's order, as it stands now."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from commander.domain.operation import Incident
from commander.domain.resources import Unit
from commander.journal import whereabouts
from commander.journal.change import decode
from commander.journal.keeping import Keeping
from commander.journal.reader import Reader
from commander.journal.rows import listed, select_rows
from commander.server.feed import shapes
from commander.server.feed.fold import Fold, head
from commander.server.feed.shapes import Json

KINDS: Final = ("messages", "incidents", "units")

_ENTITIES: Final = {
    "messages": ("message", "receipt"),
    "incidents": ("incident",),
    "units": ("unit",),
}
_KIND_OF: Final = {entity: kind for kind, them in _ENTITIES.items() for entity in them}
_CHANGES: Final = (
    "SELECT seq, entity, coalesce(key, id), body FROM change WHERE stream = ? AND seq > ? "
    "AND seq <= ? AND entity IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?"
)

Target = tuple[str, str]
"""Kind and key of what changed."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the order of one epoch; written ``epoch-seq``."""

    epoch: str
    seq: int

    def __str__(self) -> str:
        return f"{self.epoch}-{self.seq}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Read one; ValueError when it is none."""
        epoch, _, seq = text.rpartition("-")
        if not epoch.isalnum() or not (seq.isascii() and seq.isdecimal()) or len(seq) > 16:  # noqa: PLR2004 - 2**53
            raise ValueError(text)
        return cls(epoch, int(seq))


@dataclass(frozen=True, slots=True)
class News:
    """What changed: each thing as it is now, at the place of its last change here.

    ``upto``: where to go on; ``more``: whether there is more already.
    """

    things: tuple[tuple[int, str, Json], ...]
    upto: int
    more: bool


class Look:
    """Reads operations for the city's systems. Blocking, from any thread."""

    def __init__(self, keeping: Keeping, fold: Fold) -> None:
        self._keeping = keeping
        self._fold = fold

    def incidents(self, stream: str) -> Json:
        """Return all incidents, closed ones too."""
        with self._fold.reading(stream) as (_, reader):
            return shapes.collection(map(shapes.incident, reader.all(Incident, stream)))

    def units(self, stream: str) -> Json:
        """Return all units, released ones too."""
        with self._fold.reading(stream) as (_, reader):
            return shapes.collection(map(shapes.unit, self._units(reader, stream, None)))

    def _units(self, reader: Reader, stream: str, keys: Collection[str] | None) -> Iterator[Unit]:
        """Give units where devices see them: positions are no changes, the server has them."""
        now = self._keeping.now()
        with self._keeping.reader.connection() as connection:
            fixes = whereabouts.newest(connection, stream, now, keys)
        for one in reader.all(Unit, stream, keys):
            yield whereabouts.placed(one, fixes[one.key], now) if one.key in fixes else one

    def epoch(self, stream: str) -> tuple[str, int]:
        """Return the epoch, and where an operation ends."""
        with self._fold.reading(stream) as (epoch, reader), reader.connection() as connection:
            return epoch, head(connection, stream)

    def news(
        self, stream: str, after: int, kinds: Sequence[str], limit: int, upto: int = 2**53
    ) -> News:
        """Return what changed after a place, at most ``limit`` changes and up to ``upto``."""
        wanted = [entity for kind in kinds for entity in _ENTITIES[kind]]
        with self._fold.reading(stream) as (_, reader):
            with reader.connection() as connection:
                end = min(head(connection, stream), upto)
                values = (stream, after, end, listed(connection, wanted), limit)
                rows = select_rows(connection, _CHANGES, values)
            last = rows[-1][0] if len(rows) == limit else max(end, after)
            places: dict[Target, int] = {}
            for seq, entity, key, body in rows:
                for target in _targets(entity, key, body, kinds):
                    places.pop(target, None)
                    places[target] = seq
            shown = self._shown(reader, stream, places)
        things = tuple(
            (seq, kind, shown[kind, key])
            for (kind, key), seq in places.items()
            if (kind, key) in shown
        )
        return News(things, last, last < end)

    def _shown(self, reader: Reader, stream: str, wanted: Collection[Target]) -> dict[Target, Json]:
        found: dict[Target, Json] = {}
        keys = {kind: [key for one, key in wanted if one == kind] for kind in KINDS}
        if keys["messages"]:
            positions = reader.positions(stream, keys["messages"])
            for entry in reader.messages(list(positions.values())):
                found["messages", entry.key] = shapes.entry(entry)
        if keys["incidents"]:
            for incident in reader.all(Incident, stream, keys["incidents"]):
                found["incidents", incident.key] = shapes.incident(incident)
        if keys["units"]:
            for unit in self._units(reader, stream, keys["units"]):
                found["units", unit.key] = shapes.unit(unit)
        return found


def _targets(entity: str, key: str, body: bytes, kinds: Sequence[str]) -> Iterator[Target]:
    """Give what a change changes: a receipt its entry, a correction the entry before it too."""
    kind = _KIND_OF[entity]
    if kind not in kinds:
        return
    if entity not in {"message", "receipt"}:
        yield kind, key
        return
    said = decode(body).fields
    names = ("message",) if entity == "receipt" else ("supersedes", "forwards")
    for name in names:
        if isinstance(said.get(name), str) and said[name]:
            yield kind, said[name]
    if entity == "message":
        yield kind, key
