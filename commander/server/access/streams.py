"""Streams that are not open, and who has which role in which."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from commander.errors import UserError
from commander.server.access import tables
from commander.server.access.book import Actor, Book
from commander.server.access.people import shown
from commander.server.access.roles import EVERYWHERE, Grant, Mode, Role, Standing

KINDS = ("user", "device")
LONGEST_STREAM = 200
LONGEST_DEPARTMENT = 40

Holder = tuple[str, str]
"""Kind (user or device) and id."""


@dataclass(frozen=True, slots=True)
class Given:
    """A role that somebody has; ``kind`` user or device, ``holder`` its id."""

    stream: str
    kind: str
    holder: str
    grant: Grant


class Streams:
    """Acts on the access to streams."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def modes(self) -> dict[str, Mode]:
        """Return the streams that are not open."""
        return {row.stream: Mode(row.mode) for row in self._book.rows(select(tables.stream))}

    def set_mode(self, actor: Actor, stream: str, mode: Mode) -> None:
        """Decide how access to a stream is decided."""
        check_stream(stream)
        if stream == EVERYWHERE:
            raise UserError("Name one operation.")
        with self._book.act(actor, "stream.mode", stream, mode=str(mode)) as connection:
            connection.execute(delete(tables.stream).where(tables.stream.c.stream == stream))
            if mode is not Mode.OPEN:
                connection.execute(insert(tables.stream).values(stream=stream, mode=str(mode)))

    def given(self, stream: str = "") -> list[Given]:
        """Return the roles that were given, in one stream or in all."""
        table = tables.grant
        query = select(table).order_by(table.c.stream, table.c.made_at, table.c.holder)
        if stream:
            query = query.where(table.c.stream == stream)
        return [
            Given(row.stream, row.kind, row.holder, read_grant(row.role, row.department))
            for row in self._book.rows(query)
        ]

    def grant(self, actor: Actor, stream: str, holder: Holder, grant: Grant) -> None:
        """Give somebody a role in a stream, or everywhere."""
        check_stream(stream)
        with self._book.act(actor, "role.give", stream, **_told(holder, grant)) as connection:
            _check_holder(connection, holder)
            add(connection, stream, holder, grant, self._book.now())

    def take(self, actor: Actor, stream: str, holder: Holder, grant: Grant) -> None:
        """Take a role away; UserError when it was not given."""
        table = tables.grant
        with self._book.act(actor, "role.take", stream, **_told(holder, grant)) as connection:
            gone = connection.execute(
                delete(table).where(
                    table.c.stream == stream,
                    table.c.kind == holder[0],
                    table.c.holder == holder[1],
                    table.c.role == str(grant.role),
                    table.c.department == grant.department,
                )
            )
            if not gone.rowcount:
                raise UserError("This role was not given.")

    def standing(self) -> Standing:
        """Return all that is decided about streams now."""
        held: dict[str, dict[str, dict[str, tuple[Grant, ...]]]] = {
            kind: defaultdict(dict) for kind in KINDS
        }
        for one in self.given():
            mine = held[one.kind][one.holder]
            mine[one.stream] = (*mine.get(one.stream, ()), one.grant)
        table = tables.device
        query = select(table.c.device, table.c.user).where(table.c.user.is_not(None))
        users = {row.device: row.user for row in self._book.rows(query)}
        return Standing(self.modes(), dict(held["device"]), dict(held["user"]), users)


def add(connection: Connection, stream: str, holder: Holder, grant: Grant, now: int) -> None:
    """Give a role inside a transaction; twice is once."""
    table = tables.grant
    values = {
        "stream": stream,
        "kind": holder[0],
        "holder": holder[1],
        "role": str(grant.role),
        "department": grant.department,
    }
    there = select(table.c.holder).where(*(table.c[name] == it for name, it in values.items()))
    if connection.execute(there).first() is None:
        connection.execute(insert(table).values(values | {"made_at": now}))


def read_grant(role: str, department: str = "") -> Grant:
    """Return the role of this name; UserError when there is none."""
    try:
        found = Role(role)
    except ValueError as error:
        raise UserError(
            "There is no role {role}. Roles: {roles}.", role=shown(role), roles=", ".join(Role)
        ) from error
    if department and found is not Role.DESK:
        raise UserError("Only a desk belongs to a department.")
    if len(department) > LONGEST_DEPARTMENT or not department.isprintable():
        raise UserError("This is not the code of a department.")
    return Grant(found, department)


def check_stream(stream: str) -> None:
    """Raise UserError for what cannot be the id of a stream."""
    if not 0 < len(stream) <= LONGEST_STREAM or not stream.isprintable():
        raise UserError("This is not the id of an operation.")


def _check_holder(connection: Connection, holder: Holder) -> None:
    kind, one = holder
    column = tables.user.c.id if kind == "user" else tables.device.c.device
    if connection.execute(select(column).where(column == one)).first() is None:
        raise UserError("There is no such user or device.")


def _told(holder: Holder, grant: Grant) -> dict[str, Any]:
    kind, one = holder
    return {kind: one, "role": str(grant.role), "department": grant.department}
