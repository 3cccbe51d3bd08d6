"""Tokens of the city's own systems: each may only read, and only the operations it was given."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Row, insert, select, update

from commander.errors import UserError
from commander.server.access import tables
from commander.server.access.book import Actor, Book
from commander.server.access.doors import hashed
from commander.server.access.people import LONGEST_NAME, shown
from commander.server.access.roles import EVERYWHERE, Mode
from commander.server.access.streams import LONGEST_STREAM

PREFIX = "feed_"
"""What every token begins with, so that one that was published by mistake is found."""

MOST_STREAMS = 200
LONGEST_DAYS = 3_660
DAY_MS = 86_400_000

SEEN_MS = 60_000
"""How exactly it is kept when a token was used last."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A token as it is listed; times ms UTC, 0 never."""

    id: str
    name: str
    streams: tuple[str, ...]
    made_at: int
    expires_at: int
    revoked_at: int
    used_at: int

    def open(self, now: int) -> bool:
        """Return whether it lets anybody read at a time."""
        return not self.revoked_at and not 0 < self.expires_at <= now

    def reads(self, stream: str, modes: Mapping[str, Mode]) -> bool:
        """Return whether it may know an operation and read it."""
        return reads(self.streams, stream, modes)


def reads(given: Iterable[str], stream: str, modes: Mapping[str, Mode]) -> bool:
    """Return whether these operations cover one; a restricted one only where it is named."""
    named = set(given)
    open_one = modes.get(stream, Mode.OPEN) is not Mode.RESTRICTED
    return stream in named or (EVERYWHERE in named and open_one)


class Feeds:
    """Acts on these tokens."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def make(
        self, actor: Actor, name: str, streams: Iterable[str], days: float = 0
    ) -> tuple[Feed, str]:
        """Make a token; returns it with its secret, of which only the hash is kept."""
        given = checked_streams(streams)
        name = checked_name(name)
        if not 0 <= days <= LONGEST_DAYS:
            raise UserError("A token is good for up to {most} days.", most=LONGEST_DAYS)
        secret, now = PREFIX + secrets.token_urlsafe(32), self._book.now()
        made = hashed(secret)[:8]
        until = now + int(days * DAY_MS) if days else 0
        with self._book.act(
            actor, "feed.make", made, rights=False, name=name, streams=given, days=days
        ) as connection:
            connection.execute(
                insert(tables.feed).values(
                    id=made,
                    hash=hashed(secret),
                    name=name,
                    streams=msgspec.json.encode(given).decode(),
                    made_at=now,
                    expires_at=until,
                )
            )
        return self.named(made), secret

    def everyone(self, limit: int = 200) -> list[Feed]:
        """Return the tokens, the newest first."""
        query = select(tables.feed).order_by(tables.feed.c.made_at.desc(), tables.feed.c.id)
        return [_feed(row) for row in self._book.rows(query.limit(limit))]

    def named(self, feed: str) -> Feed:
        """Return a token by its id; UserError when there is none."""
        found = self._book.rows(select(tables.feed).where(tables.feed.c.id == feed))
        if not found:
            raise UserError("There is no token {token}.", token=shown(feed))
        return _feed(found[0])

    def revoke(self, actor: Actor, feed: str) -> None:
        """Let nobody read with a token any more; it holds from the next request on."""
        self.named(feed)
        with self._book.act(actor, "feed.revoke", feed, rights=False) as connection:
            row = update(tables.feed).where(tables.feed.c.id == feed)
            connection.execute(row.values(revoked_at=self._book.now()))

    def find(self, secret: str) -> Feed | None:
        """Return the token with this secret that holds now; asks the book each time."""
        table, now = tables.feed, self._book.now()
        rows = self._book.rows(select(table).where(table.c.hash == hashed(secret)))
        found = _feed(rows[0]) if rows else None
        if found is None or not found.open(now):
            return None
        if now - found.used_at > SEEN_MS:
            with self._book.write() as connection:
                row = update(table).where(table.c.id == found.id)
                connection.execute(row.values(used_at=now))
        return found


def checked_streams(streams: Iterable[str]) -> list[str]:
    """Return the operations, each once; UserError for none or for what is none."""
    given = sorted({one.strip() for one in streams if one.strip()})
    if not given or len(given) > MOST_STREAMS:
        raise UserError("Name 1 to {most} operations, or * for all.", most=MOST_STREAMS)
    if any(len(one) > LONGEST_STREAM or not one.isprintable() for one in given):
        raise UserError("This is not the id of an operation.")
    return given


def checked_name(name: str) -> str:
    """Return a name as it is kept; UserError for none, or one that is too long."""
    name = shown(name).strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise UserError("A name has 1 to {most} characters that can be seen.", most=LONGEST_NAME)
    return name


def _feed(row: Row[Any]) -> Feed:
    streams = tuple(msgspec.json.decode(row.streams, type=list[str]))
    times = (row.made_at, row.expires_at, row.revoked_at, row.used_at)
    return Feed(row.id, row.name, streams, *times)
