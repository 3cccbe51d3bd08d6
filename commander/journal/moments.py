"""What was the case at any moment: all that stood in the journal up to then, and nothing later.

This is the door for everything that looks back: the map's time line now, boards and the log when
a whole incident is replayed, and the evaluation of an exercise, which asks what a post could have
known when it decided. They ask `Reader.at`, which answers like the reader itself.

A moment is meant in one of two ways. ``happened``: as it is known now about then, by when things
happened; what was entered late counts from when it was. ``received``: as this post knew it then,
by when each change came in here; so it shows who could know what when.

All changes of an operation are read once, on the first question (`Story`, `Sightings`); after
that every moment, in any order, is answered from memory, and only records that differ from the
question before are put together anew. What has come in since is taken in with each question.
"""

import threading
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

import msgspec
from sqlalchemy import Connection

from commander.domain.entities import NAMES
from commander.domain.record import Record
from commander.domain.resources import Unit
from commander.journal import intake, whereabouts
from commander.journal.change import Change, decode, unseal
from commander.journal.order import order
from commander.journal.sightings import Heard, Sightings
from commander.journal.story import Story, seen_through

if TYPE_CHECKING:
    from commander.journal.reader import Reader

R = TypeVar("R", bound=Record)

Basis = Literal["happened", "received"]

_PAGE = 2_000
_KEPT = 2
"""Operations and bases of which everything is held in memory, those asked for last."""

_NO_RECORDS = frozenset({"message", "receipt"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A time (ms UTC), and whether it is meant as it was or as it was known here."""

    at: int
    basis: Basis = "happened"


class Past:
    """What was the case at one moment. Answers as `Reader` does; from any thread."""

    def __init__(self, moments: "Moments", moment: Moment) -> None:
        self._moments = moments
        self.moment = moment

    def prepare(self, stream: str) -> None:
        """Read the operation now, so that the first question is answered at once."""
        with self._moments.course(stream, self.moment.basis):
            pass

    def get(self, kind: type[R], stream: str, key: str) -> R | None:
        """Return one record, or None when it was not there yet."""
        return next(iter(self.all(kind, stream, (key,))), None)

    def all(self, kind: type[R], stream: str, keys: Collection[str] | None = None) -> tuple[R, ...]:
        """Return the records of a kind (not messages or receipts), or those with these keys.

        In the order of `Reader.all`. A unit stands where hand or device last had it up to then:
        nothing is made up between two sightings; ``meta.since`` says how old the place is.
        """
        with self._moments.course(stream, self.moment.basis) as course:
            found = course.all(kind, self.moment.at, keys)
        return tuple(sorted(found, key=order))


class Moments:
    """Remembers whole operations for `Past`; made once for a reader, used from any thread."""

    def __init__(self, reader: "Reader") -> None:
        self._reader = reader
        self._lock = threading.Lock()
        self._courses: dict[tuple[str, Basis], _Course] = {}

    def course(self, stream: str, basis: Basis) -> "_Course":
        """Return the course of an operation, to be used in a ``with``: it then is up to date."""
        with self._lock:
            name = (stream, basis)
            found = self._courses.pop(name, None) or _Course(self._reader, stream, basis)
            self._courses[name] = found
            while len(self._courses) > _KEPT:
                del self._courses[next(iter(self._courses))]
            return found


class _Course:
    """Everything of one operation by one basis; one thread at a time."""

    def __init__(self, reader: "Reader", stream: str, basis: Basis) -> None:
        self._reader = reader
        self._stream = stream
        self._received = basis == "received"
        self._lock = threading.Lock()
        self._upto = 0
        self._stories: dict[str, dict[str, Story]] = defaultdict(dict)
        self._heard: dict[str, Heard] = defaultdict(Heard)
        self._sightings = Sightings(stream)
        self._made: dict[tuple[str, str], tuple[object, Any]] = {}

    def __enter__(self) -> "_Course":
        self._lock.acquire()
        try:
            with self._reader.connection() as connection:
                self._catch_up(connection)
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def all(self, kind: type[R], at: int, keys: Collection[str] | None) -> list[R]:
        entity = NAMES[kind]
        stories = self._stories.get(entity, {})
        wanted = stories.keys() if keys is None else [key for key in keys if key in stories]
        one = self._unit if kind is Unit else self._plain
        made = (one(kind, entity, key, at) for key in wanted)
        return [record for record in made if record is not None]

    def _plain(self, kind: type[R], entity: str, key: str, at: int) -> R | None:
        story = self._stories[entity][key]
        version = story.version(at)
        known = self._made.get((entity, key))
        if known is not None and known[0] == version:
            return cast("R | None", known[1])
        made = self._record(kind, key, story.shown(version)) if version else None
        self._made[entity, key] = (version, made)
        return made

    def _unit(self, kind: type[R], entity: str, key: str, at: int) -> R | None:
        """Return a unit as it was last heard and seen up to then."""
        story = self._stories[entity][key]
        heard, version = self._heard.get(f"unit:{key}"), story.version(at)
        state = (version, heard.latest(at) if heard is not None else 0, self._sightings.at(key, at))
        known = self._made.get((entity, key))
        if known is not None and known[0] == state:
            return cast("R | None", known[1])
        made: Any = None
        if version:
            made = self._record(kind, key, {**story.shown(version), "heard_at": state[1]})
            made = made if state[2] is None else whereabouts.placed(made, state[2], at)
        self._made[entity, key] = (state, made)
        return cast("R | None", made)

    def _record(self, kind: type[R], key: str, shown: dict[str, Any]) -> R:
        return msgspec.convert({**shown, "key": key, "stream": self._stream}, type=kind)

    # Reading what is new

    def _catch_up(self, connection: Connection) -> None:
        if intake.head(connection, self._stream) > self._upto:
            late: set[tuple[str, str]] = set()
            for row in _rows(connection, self._stream, self._upto):
                self._take(row, late)
            for entity, key in late:
                self._tell_anew(connection, entity, key)
        self._sightings.read(connection)

    def _take(self, row: "_Row", late: set[tuple[str, str]]) -> None:
        """Take one change in; records to which it comes too late are added to ``late``."""
        self._upto = row.seq
        if row.entity in _NO_RECORDS:
            said = _said(row.body)
            if said.speaker:
                self._hear(said.speaker, row, said.happened_at)
            return
        change, fields = row.whole()
        if row.entity == "unit" and not fields.keys().isdisjoint(("status", "place")):
            self._hear(f"unit:{change.key}", row, change.happened_at)
        at = self._time(row, change)
        story = self._stories[row.entity].setdefault(change.key, Story())
        known = (row.entity, change.key) in late
        if known or not story.follows(at) or story.is_seen(change):
            late.add((row.entity, change.key))
        else:
            story.fold(at, change, fields)

    def _hear(self, ref: str, row: "_Row", at: int) -> None:
        if ref.startswith("unit:"):
            self._heard[ref].add(row.received_at if self._received else at, at)

    def _time(self, row: "_Row", change: Change) -> int:
        return row.received_at if self._received else change.happened_at

    def _tell_anew(self, connection: Connection, entity: str, key: str) -> None:
        """Fold a record from its beginning: something came in that happened before its last."""
        rows = _rows_of(connection, self._stream, entity, key)
        changes = [(*row.whole(), row) for row in rows]
        changes.sort(key=lambda one: (self._time(one[2], one[0]), one[2].seq))
        story = Story()
        seen = seen_through([change for change, _, _ in changes])
        for (change, fields, row), through in zip(changes, seen, strict=True):
            story.fold(self._time(row, change), change, fields, through)
        self._stories[entity][key] = story
        self._made.pop((entity, key), None)


@dataclass(frozen=True, slots=True)
class _Row:
    """A stored change as the database gives it."""

    seq: int
    received_at: int
    entity: str
    body: bytes
    personal: bytes | None

    def whole(self) -> tuple[Change, Mapping[str, Any]]:
        """Return the change, and its fields with personal values."""
        change = decode(self.body)
        return change, unseal(change, intake.personal_of(self.personal))


_COLUMNS = "SELECT seq, received_at, entity, body, personal FROM change WHERE stream = ?"


def _rows(connection: Connection, stream: str, after: int) -> Iterator[_Row]:
    """Give the changes with ``seq`` above ``after`` in order, some at a time."""
    cursor = connection.connection.cursor()
    cursor.execute(f"{_COLUMNS} AND seq > ? ORDER BY seq", (stream, after))
    while page := cursor.fetchmany(_PAGE):
        for row in page:
            yield _Row(*row)


def _rows_of(connection: Connection, stream: str, entity: str, key: str) -> list[_Row]:
    cursor = connection.connection.cursor()
    query = f"{_COLUMNS} AND entity = ? AND (key = ? OR (id = ? AND key IS NULL))"
    cursor.execute(query, (stream, entity, key, key))
    return [_Row(*row) for row in cursor.fetchall()]


class _Party(msgspec.Struct, gc=False):
    kind: str = ""
    key: str = ""
    name: str = ""


class _Content(msgspec.Struct, gc=False):
    """What a message or receipt says of who was heard."""

    text: str | None = None
    sender: _Party | None = None
    party: str = ""
    kind: str = ""


class _Said(msgspec.Struct, gc=False):
    happened_at: int
    fields: _Content

    @property
    def speaker(self) -> str:
        """Who was heard, as in `Party.ref`; empty when nobody was."""
        fields = self.fields
        if fields.text is not None and fields.sender is not None:
            return f"{fields.sender.kind}:{fields.sender.key or fields.sender.name}"
        return fields.party if fields.kind == "acknowledged" and fields.party else ""


_said = msgspec.json.Decoder(_Said).decode
