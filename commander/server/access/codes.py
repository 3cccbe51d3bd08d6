"""Enrolment codes: who may join with them, until when, how often, and as what."""

import hashlib
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from commander.errors import UserError
from commander.journal.enrolment import Code as Printed
from commander.journal.enrolment import new_secret
from commander.server.access import streams, tables
from commander.server.access.book import Actor, Book
from commander.server.access.people import LONGEST_NAME, User, shown
from commander.server.access.roles import Grant

STANDING = "standing"
"""The id of the code that the server prints at each start; it neither expires nor is used up."""

MARK = "mark"
"""The setting that keeps what of the certificate goes into codes; the server writes it at start."""

LONGEST_HOURS = 24 * 366
MOST_USES = 10_000
BACK_MS = 60_000
"""A clock that stands this far before a code was made has been put back: nobody knows how long
the code has been out."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is listed; times ms UTC, 0 never. ``uses`` 0: any number of times."""

    id: str
    note: str
    user: str | None
    role: str
    department: str
    stream: str
    uses: int
    used: int
    made_at: int
    expires_at: int
    ended_at: int

    def open(self, now: int) -> bool:
        """Return whether it lets anybody in at a time."""
        spent = 0 < self.uses <= self.used
        late = 0 < self.expires_at <= now or now < self.made_at - BACK_MS
        return not (self.ended_at or spent or late)


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a new code is to be: for how many hours, how many posts, whose and as what."""

    hours: float = 24
    uses: int = 1
    note: str = ""
    user: User | None = None
    grant: Grant | None = None
    stream: str = ""


class Codes:
    """Acts on enrolment codes."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def standing(self) -> str:
        """Return the secret of the standing code; empty when there is none, or it is void."""
        table = tables.code
        found = self._book.rows(
            select(table.c.secret).where(table.c.id == STANDING, table.c.ended_at == 0)
        )
        return str(found[0].secret) if found else ""

    def has_standing(self) -> bool:
        """Return whether there ever was a standing code."""
        table = tables.code
        return bool(self._book.rows(select(table.c.id).where(table.c.id == STANDING)))

    def stand(self, actor: Actor, secret: str = "") -> str:
        """Make a new standing code; the old one is void."""
        secret = secret or new_secret()
        values = {
            "hash": hashed(secret),
            "secret": secret,
            "made_at": self._book.now(),
            "ended_at": 0,
        }
        with self._book.act(actor, "code.standing", STANDING, rights=False) as connection:
            row = update(tables.code).where(tables.code.c.id == STANDING).values(values)
            if not connection.execute(row).rowcount:
                connection.execute(insert(tables.code).values(values | {"id": STANDING}))
        return secret

    def printed(self, secret: str) -> str:
        """Return a code as posts take it: with what of the server's certificate goes into it."""
        return str(Printed(secret, str(self._book.setting(MARK) or ""))) if secret else ""

    def everyone(self, limit: int = 200) -> list[Code]:
        """Return the codes, the newest first."""
        query = select(tables.code).order_by(tables.code.c.made_at.desc()).limit(limit)
        return [_code(row) for row in self._book.rows(query)]

    def make(self, actor: Actor, terms: Terms) -> tuple[Code, str]:
        """Make a code; returns it with its secret, which is not kept and never shown again."""
        if not 0 < terms.hours <= LONGEST_HOURS:
            raise UserError("A code is good for up to {most} hours.", most=LONGEST_HOURS)
        if not 1 <= terms.uses <= MOST_USES:
            raise UserError("A code lets 1 to {most} posts in.", most=MOST_USES)
        if (terms.grant is None) != (not terms.stream):
            raise UserError("A role of a code needs the operation that it holds for.")
        if len(terms.note) > LONGEST_NAME:
            raise UserError("A note has up to {most} characters.", most=LONGEST_NAME)
        secret, now = new_secret(), self._book.now()
        made = hashed(secret)[:8]
        grant = terms.grant
        with self._book.act(
            actor,
            "code.make",
            made,
            rights=False,
            note=shown(terms.note),
            hours=terms.hours,
            uses=terms.uses,
            user=terms.user.name if terms.user else "",
            role=str(grant.role) if grant else "",
            stream=terms.stream,
        ) as connection:
            connection.execute(
                insert(tables.code).values(
                    id=made,
                    hash=hashed(secret),
                    note=shown(terms.note),
                    user=terms.user.id if terms.user else None,
                    role=str(grant.role) if grant else "",
                    department=grant.department if grant else "",
                    stream=terms.stream,
                    uses=terms.uses,
                    made_at=now,
                    expires_at=now + int(terms.hours * 3_600_000),
                )
            )
        return self.named(made), secret

    def named(self, code: str) -> Code:
        """Return a code by its id; UserError when there is none."""
        found = self._book.rows(select(tables.code).where(tables.code.c.id == code))
        if not found:
            raise UserError("There is no code {code}.", code=shown(code))
        return _code(found[0])

    def revoke(self, actor: Actor, code: str) -> None:
        """Let nobody in with a code any more; who came with it stays."""
        self.named(code)
        with self._book.act(actor, "code.revoke", code, rights=False) as connection:
            row = update(tables.code).where(tables.code.c.id == code)
            connection.execute(row.values(ended_at=self._book.now(), secret=""))

    def find(self, secret: str) -> Code | None:
        """Return the code with this secret, whether it is still good or not.

        It is looked for by its hash: how long that takes tells nothing of the secrets there are.
        """
        found = self._book.rows(select(tables.code).where(tables.code.c.hash == hashed(secret)))
        return _code(found[0]) if found else None

    def end_if_late(self, code: Code) -> None:
        """End a code for good that was shown after its time: no clock brings it back."""
        if 0 < code.expires_at <= self._book.now() and not code.ended_at:
            with self._book.write() as connection:
                row = update(tables.code).where(tables.code.c.id == code.id)
                connection.execute(row.values(ended_at=code.expires_at))


class SpentError(Exception):
    """Somebody else had the last use of a code, or it has just been ended."""


def use(connection: Connection, code: Code) -> None:
    """Count a use."""
    table = tables.code
    left = (table.c.uses == 0) | (table.c.used < table.c.uses)
    row = update(table).where(table.c.id == code.id, table.c.ended_at == 0, left)
    if not connection.execute(row.values(used=table.c.used + 1)).rowcount:
        raise SpentError


def give(connection: Connection, code: Code, device: str, now: int) -> None:
    """Give a device the role that its code carries."""
    if code.role:
        grant = streams.read_grant(code.role, code.department)
        streams.add(connection, code.stream, ("device", device), grant, now)


def hashed(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _code(row: "Row[object]") -> Code:
    found = row._mapping  # noqa: SLF001 - SQLAlchemy's documented name
    return Code(**{name: found[name] for name in Code.__slots__})
