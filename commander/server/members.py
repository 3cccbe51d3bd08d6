"""Who may use the server: the enrolment secret, and the devices that hold a token.

Kept among the journal's settings; of tokens only the hash is kept.
"""

import hashlib
import hmac
import secrets
from concurrent.futures import Future

import msgspec
from sqlalchemy import select

from commander.journal import schema, wire
from commander.journal.enrolment import new_secret
from commander.journal.keeping import Keeping
from commander.journal.transaction import Transaction

_SECRET = "server.secret"  # noqa: S105 - the name of a setting
_TOKEN = "server.token."  # noqa: S105 - the beginning of one


class Member(msgspec.Struct, frozen=True):
    """A device that was let in; ``since`` ms UTC."""

    device: str
    public_key: str
    name: str
    since: int


class Members:
    """The devices of one server. Members found once are remembered."""

    def __init__(self, journal: Keeping) -> None:
        self._journal = journal
        self._known: dict[str, Member] = {}

    def secret(self, *, new: bool = False) -> str:
        """Return the enrolment secret; makes one when there is none, or a new one is wanted."""
        kept = self._journal.reader.setting(_SECRET)
        if kept and not new:
            return str(kept)
        made = new_secret()
        row = {"name": _SECRET, "value": msgspec.json.encode(made)}
        self._journal.submit(lambda tx: tx.put("setting", row)).result()
        return made

    def current(self) -> str:
        """Return the enrolment secret; empty when nobody new is let in."""
        return str(self._journal.reader.setting(_SECRET) or "")

    def void(self) -> None:
        """Let nobody new in; those who are in stay."""
        row = {"name": _SECRET, "value": msgspec.json.encode("")}
        self._journal.submit(lambda tx: tx.put("setting", row)).result()

    def everyone(self) -> list[Member]:
        """Return the devices that were let in, by the time of the last time; each once."""
        table = schema.setting
        query = select(table.c.value).where(table.c.name.startswith(_TOKEN, autoescape=True))
        with self._journal.reader.connection() as connection:
            found = [
                msgspec.json.decode(value, type=Member)
                for value in connection.execute(query).scalars()
            ]
        latest = {one.device: one for one in sorted(found, key=lambda one: one.since)}
        return sorted(latest.values(), key=lambda one: one.since)

    def dismiss(self, device: str) -> None:
        """Let a device in no more: its tokens are void, what it brought stays."""

        def work(tx: Transaction) -> None:
            table = schema.setting
            query = select(table).where(table.c.name.startswith(_TOKEN, autoescape=True))
            for row in tx.connection.execute(query).all():
                if msgspec.json.decode(row.value, type=Member).device == device:
                    tx.drop("setting", name=row.name)

        self._journal.submit(work).result()
        self._known = {token: one for token, one in self._known.items() if one.device != device}

    def opens(self, secret: str) -> bool:
        """Return whether this is the enrolment secret, in a time that tells nothing."""
        right = str(self._journal.reader.setting(_SECRET) or "")
        return bool(right) and hmac.compare_digest(_hash(right), _hash(secret))

    def admit(self, request: wire.Enrol) -> "Future[str]":
        """Let a device in; the future has its token. A device that comes again gets a new one."""
        token = secrets.token_urlsafe(32)

        def work(tx: Transaction) -> str:
            member = Member(request.device, request.public_key, request.name, tx.local.now())
            name = f"{_TOKEN}{_hash(token)}"
            tx.put("setting", {"name": name, "value": msgspec.json.encode(member)})
            return token

        return self._journal.submit(work)

    def remembered(self, token: str) -> Member | None:
        """Return whose token this is, if that was found out before."""
        return self._known.get(_hash(token))

    def find(self, token: str) -> Member | None:
        """Return whose token this is; reads the journal."""
        hashed = _hash(token)
        stored = self._journal.reader.setting(f"{_TOKEN}{hashed}")
        if stored is None:
            return None
        member = msgspec.convert(stored, Member)
        self._known[hashed] = member
        return member


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
