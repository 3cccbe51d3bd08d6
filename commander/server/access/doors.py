"""The doors of an organisation's server: posts come in with a code and are known by a token.

What is decided about streams is kept in memory and read anew when the book says that rights have
changed (`Doors.look`, which the server calls several times a second): so what one worker or the
command line decides holds on every worker within a second.
"""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, insert, select, update

from commander.errors import UserError
from commander.journal import enrolment, wire
from commander.journal.change import Change
from commander.server.access import codes, streams, tables
from commander.server.access.book import Actor, Book
from commander.server.access.codes import Code, Codes
from commander.server.access.people import User, shown
from commander.server.access.quotas import Quotas
from commander.server.access.roles import CLOSED, READS_ONLY
from commander.server.access.streams import Streams
from commander.server.filling import Quota
from commander.server.members import Member

POST = "post"
"""Who acts, where a post does something itself."""


@dataclass(frozen=True, slots=True)
class Device:
    """A post as it is listed; times ms UTC, 0 never. ``user``: the id of whom it belongs to."""

    device: str
    name: str
    user: str | None
    code: str
    since: int
    revoked_at: int


class Doors:
    """Who may come in and what for; the `rights.Rights` of an organisation. From any thread."""

    watched = True

    def __init__(self, book: Book) -> None:
        self._book = book
        self._codes = Codes(book)
        self._streams = Streams(book)
        self._quotas = Quotas(book)
        self._known: dict[str, Member] = {}
        self.version = book.version()
        self._standing = self._streams.standing()
        self._limits = self._quotas.limits()

    def look(self) -> bool:
        """Read anew what is decided when it has changed; returns whether it has."""
        version = self._book.version()
        if version == self.version:
            return False
        # In this order: whoever reads a token meanwhile must not leave it here as it was before.
        self.version = version
        try:
            self._standing = self._streams.standing()
            self._limits = self._quotas.limits()
        except BaseException:
            self.version = -1
            raise
        finally:
            self._known.clear()
        return True

    # ---- what a request asks ----

    @property
    def hides(self) -> bool:
        """Whether any stream is hidden from anybody."""
        return self._standing.hides

    def sees(self, device: str, stream: str) -> bool:
        """Return whether a device may know a stream and read it."""
        return self._standing.sees(device, stream)

    def sends(self, device: str, stream: str) -> str:
        """Return why a device may not send to a stream; empty when it may."""
        if self._standing.sends(device, stream):
            return ""
        return READS_ONLY if self.sees(device, stream) else CLOSED

    def moves(self, device: str, stream: str) -> bool:
        """Return whether a device may send positions to a stream."""
        return self._standing.moves(device, stream)

    def quota(self, stream: str) -> Quota:
        """Return the most that is kept of a stream."""
        return self._limits.of(stream)

    def refuses(self, device: str, stream: str, change: Change) -> str:
        """Return why a device does not send this change here; empty when it does."""
        return self._standing.refuses(device, stream, change)

    def open(self, stream: str) -> bool:
        """Return whether every device may send everything to a stream."""
        return stream not in self._standing.modes

    def remembered(self, token: str) -> Member | None:
        """Return whose token this is, if that was found out since rights changed last."""
        return self._known.get(hashed(token))

    def find(self, token: str) -> Member | None:
        """Return whose token this is; reads the book."""
        version = self.version
        row = hashed(token)
        found = self._book.rows(_known(tables.token.c.hash == row, self._book.now()))
        if not found:
            return None
        member = Member(found[0].device, found[0].public_key, found[0].name, found[0].since)
        if version == self.version:  # else what was read may be from before
            self._known[row] = member
        return member

    def admits(self, devices: frozenset[str]) -> frozenset[str]:
        """Return which of these devices may still come in; reads the book."""
        now = self._book.now()
        found: set[str] = set()
        some = sorted(devices)
        for start in range(0, len(some), 500):
            wanted = tables.token.c.device.in_(some[start : start + 500])
            found.update(row.device for row in self._book.rows(_known(wanted, now)))
        return frozenset(found)

    # ---- coming in ----

    def enrol(self, asked: wire.Enrol, origin: str) -> str | None:
        """Let a device in; returns its token, or None when its code does not open this server.

        One that comes again with the same code and key, because it did not get the answer, uses
        the code up no further. A device that was shut out stays out, whatever code it has.
        """
        try:
            secret = enrolment.parse(asked.code).secret
        except UserError:
            return None
        found = self._codes.find(secret)
        if found is None:
            return None
        before = self._device(asked.device)
        if before is not None and (before.revoked_at or before.public_key != asked.public_key):
            self._book.note(Actor(POST, origin), "device.refused", asked.device, code=found.id)
            return None
        again = before is not None and before.code == found.id != codes.STANDING
        if not found.open(self._book.now()) and not (again and _only_spent(found, self._book)):
            self._codes.end_if_late(found)
            return None
        return self._let_in(asked, found, origin, again=again)

    def _let_in(self, asked: wire.Enrol, code: Code, origin: str, *, again: bool) -> str | None:
        made = secrets.token_urlsafe(32)
        now = self._book.now()
        actor = Actor(POST, origin)
        rights = bool(code.role or code.user)
        name = shown(asked.name)
        try:
            with self._book.act(
                actor, "device.enrol", asked.device, rights=rights, code=code.id, name=name
            ) as connection:
                if not again:
                    codes.use(connection, code)
                values: dict[str, object] = {"name": name, "code": code.id, "since": now}
                if code.user:
                    values["user"] = code.user
                _keep(connection, asked, values)
                codes.give(connection, code, asked.device, now)
                _give_token(connection, made, asked.device, now)
        except codes.SpentError:
            return None
        return made

    def renew(self, asked: wire.Enrol, member: Member, origin: str) -> str | None:
        """Give a post that became another device a token; it keeps its user and its roles."""
        before, after = self._device(member.device), self._device(asked.device)
        other = after is not None and (after.revoked_at or after.public_key != asked.public_key)
        if before is None or other:
            return None
        made, now = secrets.token_urlsafe(32), self._book.now()
        table = tables.grant
        with self._book.act(
            Actor(POST, origin), "device.renew", asked.device, before=member.device
        ) as connection:
            values = {"name": shown(asked.name), "code": before.code, "since": now}
            _keep(connection, asked, values | {"user": before.user})
            query = select(table).where(table.c.kind == "device", table.c.holder == member.device)
            for row in connection.execute(query).all():
                held = streams.read_grant(row.role, row.department)
                streams.add(connection, row.stream, ("device", asked.device), held, now)
            _give_token(connection, made, asked.device, now)
        return made

    def misused(self, member: Member, device: str, origin: str) -> None:
        """Note that somebody else showed a device's token: it may be stolen."""
        self._book.note(Actor(POST, origin), "token.misused", member.device, shown_by=device)

    def adopt(self, tokens: dict[str, Member], secret: str | None) -> None:
        """Take over whom a server let in that kept no book yet; ``secret`` None: it had none."""
        actor = Actor("commander-server", "start")
        for row, member in tokens.items():
            with self._book.act(actor, "device.adopt", member.device) as connection:
                asked = wire.Enrol("", member.device, member.public_key, member.name)
                _keep(connection, asked, {"name": shown(member.name), "since": member.since})
                there = select(tables.token.c.hash).where(tables.token.c.hash == row)
                if connection.execute(there).first() is None:
                    values = {"hash": row, "device": member.device, "made_at": member.since}
                    connection.execute(insert(tables.token).values(values))
        if secret:
            self._codes.stand(actor, secret)

    # ---- acts on devices ----

    def devices(self, about: str = "", limit: int = 100, after: int = 0) -> list[Device]:
        """Return devices, the last that came first; ``about``: some text of name or id."""
        table = tables.device
        query = select(table).order_by(table.c.since.desc(), table.c.device)
        if about:
            text = (table.c.name.contains(about, autoescape=True)) | (
                table.c.device.contains(about, autoescape=True)
            )
            query = query.where(text)
        rows = self._book.rows(query.limit(limit).offset(after))
        return [
            Device(row.device, row.name, row.user, row.code, row.since, row.revoked_at)
            for row in rows
        ]

    def device(self, device: str) -> Device:
        """Return a device; UserError when there is none."""
        row = self._device(device)
        if row is None:
            raise UserError("There is no device {device}.", device=shown(device))
        return Device(row.device, row.name, row.user, row.code, row.since, row.revoked_at)

    def revoke(self, actor: Actor, device: str) -> None:
        """Shut a device out; its tokens are void, what it brought stays."""
        self.device(device)
        table = tables.device
        with self._book.act(actor, "device.revoke", device) as connection:
            row = update(table).where(table.c.device == device)
            connection.execute(row.values(revoked_at=self._book.now()))
            connection.execute(delete(tables.token).where(tables.token.c.device == device))

    def restore(self, actor: Actor, device: str) -> None:
        """Let a device that was shut out join again, with a code."""
        self.device(device)
        table = tables.device
        with self._book.act(actor, "device.restore", device) as connection:
            row = update(table).where(table.c.device == device)
            connection.execute(row.values(revoked_at=0, code=""))

    def belongs(self, actor: Actor, device: str, user: User | None) -> None:
        """Say whose a device is; None: nobody's."""
        self.device(device)
        table = tables.device
        name = user.name if user else ""
        with self._book.act(actor, "device.user", device, user=name) as connection:
            row = update(table).where(table.c.device == device)
            connection.execute(row.values(user=user.id if user else None))

    def _device(self, device: str) -> Any:
        found = self._book.rows(select(tables.device).where(tables.device.c.device == device))
        return found[0] if found else None


def _only_spent(code: Code, book: Book) -> bool:
    """Return whether nothing is wrong with a code but that it was used often enough."""
    return not code.ended_at and not 0 < code.expires_at <= book.now()


def _known(wanted: ColumnElement[bool], now: int) -> Select[Any]:
    """Return the query for devices with a token that holds."""
    token, device, user = tables.token, tables.device, tables.user
    fresh = (token.c.expires_at == 0) | (token.c.expires_at > now)
    return (
        select(device.c.device, device.c.public_key, device.c.name, device.c.since)
        .join(token, token.c.device == device.c.device)
        .outerjoin(user, user.c.id == device.c.user)
        .where(wanted, fresh, device.c.revoked_at == 0)
        .where(user.c.id.is_(None) | (user.c.revoked_at == 0))
    )


def _keep(connection: Connection, asked: wire.Enrol, values: dict[str, object]) -> None:
    table = tables.device
    row = update(table).where(table.c.device == asked.device).values(values)
    if not connection.execute(row).rowcount:
        key = {"device": asked.device, "public_key": asked.public_key}
        connection.execute(insert(table).values(values | key))


def _give_token(connection: Connection, made: str, device: str, now: int) -> None:
    values = {"hash": hashed(made), "device": device, "made_at": now}
    connection.execute(insert(tables.token).values(values))


def hashed(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
