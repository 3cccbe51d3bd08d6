"""Webhooks: which address is told of what, how far it was told, and how that goes.

The secrets that deliveries are signed with lie in a file of their own beside the book, so that
neither a copy of the book nor the page has them.
"""

import base64
import contextlib
import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from filelock import FileLock
from sqlalchemy import Row, delete, insert, select, update

from commander.errors import UserError
from commander.journal.identity import write_private
from commander.server.access import tables
from commander.server.access.book import Actor, Book
from commander.server.access.feeds import checked_name, checked_streams
from commander.server.access.people import shown

SECRETS: Final = "webhooks.secret"
MARK: Final = "whsec_"
KINDS: Final = ("messages", "incidents", "units")
LONGEST: Final = 500
LEAST_SECRET, MOST_SECRET = 24, 64
"""Bytes of a secret, as Standard Webhooks wants it."""


@dataclass(frozen=True, slots=True)
class Hook:
    """A webhook as it is listed; times ms UTC, 0 never. See `tables.hook`."""

    id: str
    name: str
    url: str
    streams: tuple[str, ...]
    kinds: tuple[str, ...]
    plain: bool
    whole: bool
    made_at: int
    paused_at: int
    dead_at: int
    told_at: int
    tries: int
    next_at: int
    problem: str

    @property
    def state(self) -> str:
        """A word for how it is: dead, paused, failing or well."""
        if self.dead_at:
            return "dead"
        if self.paused_at:
            return "paused"
        return "failing" if self.tries else "well"


@dataclass(frozen=True, slots=True)
class Place:
    """How far a webhook was told of an operation."""

    epoch: str
    seq: int
    upto: int


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a new webhook is to be; see `tables.hook`."""

    name: str
    url: str
    streams: list[str]
    kinds: tuple[str, ...] = KINDS
    plain: bool = False
    whole: bool = False
    secret: str = ""


class Hooks:
    """Acts on webhooks. ``folder`` holds the secrets."""

    def __init__(self, book: Book, folder: Path) -> None:
        self._book = book
        self._path = folder / SECRETS

    # ---- what an administrator does ----

    def make(self, actor: Actor, terms: Terms) -> tuple[Hook, str]:
        """Register one; returns it with its secret, which is shown this once."""
        check_address(terms.url, plain=terms.plain)
        name, streams = checked_name(terms.name), checked_streams(terms.streams)
        kinds = sorted(set(terms.kinds))
        if not kinds or not set(kinds) <= set(KINDS):
            raise UserError("Name what it is told of: {kinds}.", kinds=", ".join(KINDS))
        secret = terms.secret.strip() or MARK + base64.b64encode(secrets.token_bytes(32)).decode()
        key(secret)
        made, host = secrets.token_hex(4), urlsplit(terms.url).hostname or ""
        with self._book.act(
            actor, "webhook.make", made, rights=False, name=name, host=host, streams=streams
        ) as connection:
            self._keep(made, secret)
            connection.execute(
                insert(tables.hook).values(
                    id=made,
                    name=name,
                    url=terms.url,
                    streams=msgspec.json.encode(streams).decode(),
                    kinds=msgspec.json.encode(kinds).decode(),
                    plain=int(terms.plain),
                    whole=int(terms.whole),
                    made_at=self._book.now(),
                )
            )
        return self.named(made), secret

    def everyone(self, limit: int = 200) -> list[Hook]:
        """Return the webhooks, the newest first."""
        query = select(tables.hook).order_by(tables.hook.c.made_at.desc(), tables.hook.c.id)
        return [_hook(row) for row in self._book.rows(query.limit(limit))]

    def named(self, hook: str) -> Hook:
        """Return one by its id; UserError when there is none."""
        found = self._book.rows(select(tables.hook).where(tables.hook.c.id == hook))
        if not found:
            raise UserError("There is no webhook {webhook}.", webhook=shown(hook))
        return _hook(found[0])

    def pause(self, actor: Actor, hook: str) -> None:
        """Tell it nothing until it is resumed."""
        self._set(actor, "webhook.pause", hook, paused_at=self._book.now())

    def resume(self, actor: Actor, hook: str) -> None:
        """Go on where it was left, whether it was paused or given up."""
        self._set(actor, "webhook.resume", hook, paused_at=0, dead_at=0, tries=0, next_at=0)

    def remove(self, actor: Actor, hook: str) -> None:
        """Forget one, and its secret."""
        self.named(hook)
        with self._book.act(actor, "webhook.remove", hook, rights=False) as connection:
            places = tables.hook_place
            connection.execute(delete(places).where(places.c.hook == hook))
            connection.execute(delete(tables.hook).where(tables.hook.c.id == hook))
        self._keep(hook, "")

    def _set(self, actor: Actor, act: str, hook: str, **values: int) -> None:
        self.named(hook)
        with self._book.act(actor, act, hook, rights=False) as connection:
            row = update(tables.hook).where(tables.hook.c.id == hook)
            connection.execute(row.values(**values))

    # ---- secrets ----

    def secret(self, hook: str) -> bytes | None:
        """Return the key that deliveries are signed with; None where this machine has none."""
        found = self._secrets().get(hook)
        return key(found) if found else None

    def _secrets(self) -> dict[str, str]:
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, str])
        return {}

    def _keep(self, hook: str, secret: str) -> None:
        with FileLock(self._path.with_suffix(".lock")):
            kept = self._secrets()
            kept.pop(hook, None)
            if secret:
                kept[hook] = secret
            write_private(self._path, msgspec.json.encode(kept))

    # ---- what a worker does ----

    def lease(self, hook: str, worker: str, until: int) -> bool:
        """Be the one who sends, until then; False when another one does, or nobody is to."""
        table, now = tables.hook, self._book.now()
        free = (table.c.lease_by == worker) | (table.c.lease_until < now)
        due = (table.c.paused_at == 0) & (table.c.dead_at == 0) & (table.c.next_at <= now)
        with self._book.write() as connection:
            row = update(table).where(table.c.id == hook, free, due)
            done = connection.execute(row.values(lease_by=worker, lease_until=until))
        return done.rowcount == 1

    def release(self, hook: str, worker: str) -> None:
        """Let another one send."""
        table = tables.hook
        with self._book.write() as connection:
            row = update(table).where(table.c.id == hook, table.c.lease_by == worker)
            connection.execute(row.values(lease_by="", lease_until=0))

    def places(self, hook: str) -> dict[str, Place]:
        """Return how far it was told of each operation."""
        table = tables.hook_place
        rows = self._book.rows(select(table).where(table.c.hook == hook))
        return {row.stream: Place(row.epoch, row.seq, row.upto) for row in rows}

    def put(self, hook: str, stream: str, place: Place, *, told: bool = False) -> None:
        """Keep how far it was told; ``told``: it has just answered."""
        table = tables.hook_place
        values = {"epoch": place.epoch, "seq": place.seq, "upto": place.upto}
        with self._book.write() as connection:
            row = update(table).where(table.c.hook == hook, table.c.stream == stream)
            if not connection.execute(row.values(values)).rowcount:
                connection.execute(insert(table).values(hook=hook, stream=stream, **values))
            if told:
                well = {"told_at": self._book.now(), "tries": 0, "next_at": 0, "problem": ""}
                mine = update(tables.hook).where(tables.hook.c.id == hook)
                connection.execute(mine.values(well))

    def failed(self, hook: Hook, problem: str, wait_ms: int, *, dead: bool) -> None:
        """Keep that it was not told and why; ``dead``: give it up until somebody resumes it."""
        now = self._book.now()
        values = {
            "tries": hook.tries + 1,
            "problem": shown(problem)[:200],
            "next_at": now + wait_ms,
        }
        row = update(tables.hook).where(tables.hook.c.id == hook.id)
        if not dead:
            with self._book.write() as connection:
                connection.execute(row.values(values))
            return
        actor = Actor("commander-server", "webhook")
        with self._book.act(
            actor, "webhook.dead", hook.id, rights=False, problem=problem
        ) as connection:
            connection.execute(row.values(values | {"dead_at": now}))


def key(secret: str) -> bytes:
    """Return the bytes of a secret; UserError for what is none."""
    with contextlib.suppress(ValueError):
        found = base64.b64decode(secret.removeprefix(MARK), validate=True)
        if LEAST_SECRET <= len(found) <= MOST_SECRET:
            return found
    raise UserError(
        "A secret is {mark} and {least} to {most} bytes in base64.",
        mark=MARK,
        least=LEAST_SECRET,
        most=MOST_SECRET,
    )


def check_address(address: str, *, plain: bool) -> None:
    """UserError for an address that nothing is sent to; ``plain``: http is allowed anywhere."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    odd = not address.isascii() or not address.isprintable() or " " in address or "\\" in address
    if odd or len(address) > LONGEST or not parts.hostname or parts.fragment:
        raise UserError("{address} is no address that begins with https.", address=shown(address))
    if parts.username is not None:
        raise UserError("Leave name and password out of the address: it is signed instead.")
    if parts.scheme == "https" or (parts.scheme == "http" and (plain or local(parts.hostname))):
        return
    raise UserError("{address} is no address that begins with https.", address=shown(address))


def local(host: str) -> bool:
    """Return whether a name means this machine by itself."""
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def covered(kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds in their order."""
    known = set(kinds)
    return tuple(one for one in KINDS if one in known)


def _hook(row: Row[Any]) -> Hook:
    return Hook(
        row.id,
        row.name,
        row.url,
        tuple(msgspec.json.decode(row.streams, type=list[str])),
        covered(msgspec.json.decode(row.kinds, type=list[str])),
        bool(row.plain),
        bool(row.whole),
        *(row.made_at, row.paused_at, row.dead_at, row.told_at),
        *(row.tries, row.next_at, row.problem),
    )
