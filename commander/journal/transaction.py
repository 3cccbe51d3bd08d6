"""One writing transaction: what an action or the exchange does inside it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select, update

from commander.domain.entities import INSERT_ONLY, MUTABLE, NAMES
from commander.domain.record import Record
from commander.errors import UserError
from commander.journal import chain, forks, intake, schema
from commander.journal import change as changes
from commander.journal.change import Change, Envelope
from commander.journal.feed import Notice
from commander.journal.project import Touched, project, record_state
from commander.journal.reader import Reader
from commander.journal.rows import insert_rows
from commander.journal.stamp import StampClock

_DEVICE = "device"
"""Setting with the id of the device for which the cursors hold."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts: name and position, as every change carries them."""

    name: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A change before it is made: which record gets which fields, and when that happened.

    ``fields`` hold domain objects or JSON values. ``seen`` overrules what the author saw
    (default: what the record shows now). ``makes``: the change makes the record and gets the
    record's key for its id, which spares bytes; the key must be a new one (`new_id`).
    """

    entity: str
    key: str
    fields: Mapping[str, Any]
    happened_at: int
    precision: str = "second"
    seen: Mapping[str, tuple[str, ...]] | None = None
    makes: bool = False


@dataclass(slots=True)
class Local:
    """What makes changes on this device: its id, its stamps, its clock.

    ``renew`` gives the device another id, for ever; None where nothing is written, as on a server.
    ``unsettled``: that has happened, and no commit knows of it yet.
    """

    device: str
    stamps: StampClock
    now: Callable[[], int]
    renew: Callable[[], str] | None = None
    unsettled: bool = False


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
    forked: set[str] = field(default_factory=set)
    """Devices of which this transaction took in changes that belong to a fork."""

    renewed: bool = False
    """Whether this post became a new device in this transaction."""

    def record(
        self, stream: str, drafts: Sequence[Draft], author: Author, act: str = ""
    ) -> list[Change]:
        """Make changes of these drafts, as one act, and apply them.

        Raises UserError when a field has a value of a wrong kind or size.
        """
        made: list[Change] = []
        envelopes: list[Envelope] = []
        now = self.local.now()
        n, mark = intake.chain_head(self.connection, stream, self.local.device)
        for draft in drafts:
            n += 1
            sealed, personal = changes.seal(draft.entity, _plain(draft.fields))
            identity = draft.key if draft.makes else changes.new_id()
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
                prev=changes.link(mark) or changes.GENESIS,
                happened_at=draft.happened_at,
                written_at=now,
                author=author.name,
                position=author.position,
                seen=self._seen(stream, draft),
                precision=draft.precision,
            )
            body = changes.encode(change)
            mark = changes.fingerprint(body)
            made.append(change)
            envelopes.append(Envelope(msgspec.Raw(body), personal))
        checked = intake.check(stream, envelopes)
        for verdict in self._take(stream, checked, origin="").verdicts:
            if verdict.result != "applied":
                reason = verdict.reason or "its id is taken"
                raise UserError("This cannot be saved: {reason}.", reason=reason)
        return made

    def receive(
        self, stream: str, envelopes: Iterable[Envelope], origin: str
    ) -> tuple[intake.Verdict, ...]:
        """Take in changes that were made elsewhere."""
        return self.receive_checked(stream, intake.check(stream, envelopes), origin)

    def receive_checked(
        self, stream: str, checked: Sequence[intake.Checked], origin: str
    ) -> tuple[intake.Verdict, ...]:
        """Take in changes that were made elsewhere, and of which the form is known.

        One of this very device that is not known here yet means that this post was put back to an
        older state, or that a copy of it is at work: from now on it writes as another device.
        """
        if self.local.unsettled:
            self.settle()
        taken = self._take(stream, checked, origin)
        if taken.stored:
            own = self.local.device
            if origin and any(stored.change.device == own for stored in taken.stored):
                self.renew()
            found = forks.note(self.connection, stream, taken.stored, self.local.now())
            if found:
                self._forked(stream, found, origin)
        return taken.verdicts

    def renew(self) -> None:
        """Write as a new device from now on: somebody else writes, or wrote, as this one."""
        if self.local.renew is not None:
            self.local.device = self.local.renew()
            self.local.stamps.rename(self.local.device)
            self.local.unsettled = True
            self.settle()

    def settle(self) -> None:
        """Read again from everybody what they have, if the cursors are those of another device.

        Whoever took this post and its copy for one has kept from each what the other sent.
        """
        table, device = schema.setting, self.local.device
        query = select(table.c.value).where(table.c.name == _DEVICE)
        kept = self.connection.execute(query).scalar()
        if kept is not None and msgspec.json.decode(kept) == device:
            return
        if kept is not None:
            self.renewed = True
            self.connection.execute(update(schema.peer).values(pulled=0))
            self.connection.execute(update(schema.position_peer).values(pulled=0))
            self.touch("", {"device": {device}})
        self.put("setting", {"name": _DEVICE, "value": msgspec.json.encode(device)})

    def _forked(self, stream: str, found: dict[str, int], origin: str) -> None:
        self.forked.update(found)
        self.touch("", {"fork": found.keys()})
        if self.projects:
            self.touch(stream, forks.refold(self.connection, stream, found), origin)

    def _take(self, stream: str, checked: Sequence[intake.Checked], origin: str) -> intake.Taken:
        taken = intake.take(
            self.connection, stream, checked, received_at=self.local.now(), origin=origin
        )
        if taken.stored:
            chain.grow(self.connection, stream, taken.stored)
            self.local.stamps.witness(max(stored.change.stamp for stored in taken.stored))
            if self.projects:
                self.touch(stream, project(self.connection, stream, taken.stored), origin)
            else:
                self.touch(stream, {"change": set()}, origin)
        return taken

    def _seen(self, stream: str, draft: Draft) -> dict[str, tuple[str, ...]]:
        mutable = MUTABLE.get(draft.entity, frozenset())
        if draft.makes or (draft.entity in INSERT_ONLY and not draft.fields.keys() <= mutable):
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
        keys = [column.name for column in schema.metadata.tables[table].primary_key]
        rest = ", ".join(f"{name} = excluded.{name}" for name in values if name not in keys)
        conflict = f"({', '.join(keys)}) DO UPDATE SET {rest}" if rest else "DO NOTHING"
        insert_rows(self.connection, table, tuple(values), [tuple(values.values())], conflict)
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
                origin,
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
