"""Who may use a vehicle's hub: one enrolment secret, and the devices that hold a token.

Kept among the journal's settings; of tokens only the hash is kept. Whoever is in sees and sends
everything: users, roles and codes that expire are the central server's (`access`).
"""

import hashlib
import hmac
import secrets
from concurrent.futures import Future

import msgspec
from sqlalchemy import select

from commander.errors import UserError
from commander.journal import enrolment, schema, wire
from commander.journal.change import Change
from commander.journal.enrolment import new_secret
from commander.journal.keeping import Keeping
from commander.journal.transaction import Transaction
from commander.server.filling import Quota

_SECRET = "server.secret"  # noqa: S105 - the name of a setting
_TOKEN = "server.token."  # noqa: S105 - the beginning of one


class Member(msgspec.Struct, frozen=True):
    """A device that was let in; ``since`` ms UTC."""

    device: str
    public_key: str
    name: str
    since: int


class Members:
    """The devices of one hub; its `rights.Rights`. Members found once are remembered."""

    watched = False
    version = 0
    hides = False

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

    def hand_over(self) -> tuple[dict[str, Member], str | None]:
        """Return all tokens' hashes and the secret (None: there never was one).

        They are still here until `forget`.
        """
        table = schema.setting
        query = select(table).where(table.c.name.startswith(_TOKEN, autoescape=True))
        with self._journal.reader.connection() as connection:
            tokens = {
                row.name.removeprefix(_TOKEN): msgspec.json.decode(row.value, type=Member)
                for row in connection.execute(query)
            }
        return tokens, self._journal.reader.setting(_SECRET)

    def forget(self) -> None:
        """Forget all tokens and the secret: somebody else keeps them now."""

        def work(tx: Transaction) -> None:
            table = schema.setting
            query = select(table.c.name).where(table.c.name.startswith(_TOKEN, autoescape=True))
            for name in tx.connection.execute(query).scalars().all():
                tx.drop("setting", name=name)
            tx.drop("setting", name=_SECRET)

        self._journal.submit(work).result()

    def opens(self, secret: str) -> bool:
        """Return whether this is the enrolment secret, in a time that tells nothing."""
        right = str(self._journal.reader.setting(_SECRET) or "")
        return bool(right) and hmac.compare_digest(_hash(right), _hash(secret))

    def enrol(self, asked: wire.Enrol, _origin: str) -> str | None:
        """Let a device in; returns its token, or None when its code does not open this server."""
        try:
            secret = enrolment.parse(asked.code).secret
        except UserError:
            return None
        return self.admit(asked).result() if self.opens(secret) else None

    def renew(self, asked: wire.Enrol, _member: Member, _origin: str) -> str | None:
        """Give a post that became another device a token."""
        return self.admit(asked).result()

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

    def look(self) -> bool:
        """Nothing is decided behind its back."""
        return False

    def admits(self, devices: frozenset[str]) -> frozenset[str]:
        """Whoever was dismissed is told so at once."""
        return devices

    def misused(self, member: Member, device: str, origin: str) -> None:
        """A hub keeps no audit."""

    def open(self, _stream: str) -> bool:
        """Every stream is open."""
        return True

    def sees(self, _device: str, _stream: str) -> bool:
        """Every stream that travels is seen by everybody."""
        return True

    def sends(self, _device: str, _stream: str) -> str:
        """Everybody sends."""
        return ""

    def moves(self, _device: str, _stream: str) -> bool:
        """Everybody sends positions."""
        return True

    def quota(self, _stream: str) -> Quota:
        """A hub keeps all that its post has."""
        return Quota()

    def refuses(self, _device: str, _stream: str, _change: Change) -> str:
        """Everybody sends everything."""
        return ""


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
