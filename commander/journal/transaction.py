"""One writing transaction: what an action or the exchange does inside it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from commander.domain.entities import INSERT_ONLY, MUTABLE, NAMES
from commander.domain.record import Record
from commander.errors import UserError
from commander.journal import change as changes
from commander.journal import intake, schema
from commander.journal.change import Change, Envelope
from commander.journal.feed import Notice
from commander.journal.form import Malformed, parse
from commander.journal.project import Touched, project, record_state
from commander.journal.reader import Reader
from commander.journal.stamp import StampClock


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts: name and position, as every change carries them."""

    name: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A change before it is made: which record gets which fields, and when that happened.

    ``fields`` hold domain objects or JSON values. ``seen`` overrules what the author saw
    (default: what the record shows now).
    """

    entity: str
    key: str
    fields: Mapping[str, Any]
    happened_at: int
    precision: str = "second"
    seen: Mapping[str, tuple[str, ...]] | None = None


@dataclass(slots=True)
class Local:
    """What makes changes on this device: its id, its stamps, its clock."""

    device: str
    stamps: StampClock
    now: Callable[[], int]


@dataclass(slots=True)
class Transaction:
    """What the writer thread hands to the function that it runs.

    ``view`` reads through the same connection and sees what was just written.
    """

    connection: Connection
    local: Local
    view: Reader
    projects: bool = True
    touched: dict[tuple[str, str], Touched] = field(default_factory=dict)

    def record(
        self, stream: str, drafts: Sequence[Draft], author: Author, act: str = ""
    ) -> list[Change]:
        """Make changes of these drafts, as one act, and apply them.

        Raises UserError when a field has a value of a wrong kind or size.
        """
        made: list[Change] = []
        envelopes: list[Envelope] = []
        n, prev = intake.chain_head(self.connection, stream, self.local.device)
        for draft in drafts:
            n += 1
            sealed, personal = changes.seal(draft.entity, _plain(draft.fields))
            identity = changes.new_id()
            act = act or identity
            change = Change(
                id=identity,
                stream=stream,
                act=act,
                entity=draft.entity,
                key=draft.key,
                fields=sealed,
                stamp=self.local.stamps.next(),
                device=self.local.device,
                n=n,
                prev=prev or changes.GENESIS,
                happened_at=draft.happened_at,
                written_at=self.local.now(),
                author=author.name,
                position=author.position,
                seen=self._seen(stream, draft),
                precision=draft.precision,
            )
            body = changes.encode(change)
            prev = changes.fingerprint(body)
            made.append(change)
            envelopes.append(Envelope(msgspec.Raw(body), personal))
            _check(body, personal)
        self._take(stream, envelopes, origin="")
        return made

    def receive(
        self, stream: str, envelopes: Iterable[Envelope], origin: str
    ) -> tuple[intake.Verdict, ...]:
        """Take in changes that were made elsewhere."""
        return self._take(stream, envelopes, origin)

    def _take(
        self, stream: str, envelopes: Iterable[Envelope], origin: str
    ) -> tuple[intake.Verdict, ...]:
        taken = intake.take(
            self.connection, stream, envelopes, received_at=self.local.now(), origin=origin
        )
        if taken.stored:
            self.local.stamps.witness(max(stored.change.stamp for stored in taken.stored))
            if self.projects:
                self.touch(stream, project(self.connection, stream, taken.stored), origin)
            else:
                self.touch(stream, {"change": set()}, origin)
        return taken.verdicts

    def _seen(self, stream: str, draft: Draft) -> dict[str, tuple[str, ...]]:
        mutable = MUTABLE.get(draft.entity, frozenset())
        if draft.entity in INSERT_ONLY and not draft.fields.keys() <= mutable:
            return {}
        if draft.seen is not None:
            return dict(draft.seen)
        state = record_state(self.connection, stream, draft.entity, draft.key)
        return state.seen(draft.fields)

    def touch(self, stream: str, touched: Mapping[str, Iterable[str]], origin: str = "") -> None:
        """Note what this transaction changes, for the notice that follows the commit."""
        entities = self.touched.setdefault((stream, origin), defaultdict(set))
        for entity, keys in touched.items():
            entities[entity].update(keys)

    def put(self, table: str, values: Mapping[str, Any]) -> None:
        """Insert or replace a row of one of this post's own tables."""
        target = schema.metadata.tables[table]
        statement = insert(target)
        keys = [column.name for column in target.primary_key]
        rest = {name: statement.excluded[name] for name in values if name not in keys}
        self.connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=rest), dict(values)
        )
        self.touch("", {table: {str(values[keys[0]])}})

    def drop(self, table: str, **where: object) -> None:
        """Remove rows of one of this post's own tables."""
        target = schema.metadata.tables[table]
        conditions = [target.c[name] == value for name, value in where.items()]
        self.connection.execute(delete(target).where(*conditions))
        self.touch("", {table: {str(value) for value in where.values()}})

    def notices(self) -> list[Notice]:
        """Return what to publish after the commit."""
        return [
            Notice(
                stream,
                {entity: frozenset(keys) for entity, keys in touched.items()},
                "sync" if origin else "local",
            )
            for (stream, origin), touched in self.touched.items()
        ]

    def get(self, kind: type[Record], stream: str, key: str) -> Record:
        """Return a record that an action needs; UserError when it is not there."""
        found = self.view.get(kind, stream, key)
        if found is None:
            raise UserError("There is no {entity} {key} here.", entity=NAMES[kind], key=key)
        return found


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    builtins = msgspec.to_builtins(dict(fields))
    assert isinstance(builtins, dict)  # noqa: S101 - a dict stays a dict
    return builtins


def _check(body: bytes, personal: Mapping[str, Any]) -> None:
    try:
        parse(body, personal)
    except Malformed as error:
        raise UserError("This cannot be saved: {reason}.", reason=error) from error
