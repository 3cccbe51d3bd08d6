"""Whether what a journal holds is what was written: the chains of the devices and their signatures.

Each change of a device names the hash of the one before it in the stream; a signed head vouches
for everything up to it. A change that was altered, or taken out, breaks the chain.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from commander.journal import identity, schema
from commander.journal.change import GENESIS, decode, fingerprint, link
from commander.journal.reader import Reader

TWINS = "two different changes have this number"
"""What is wrong where two posts wrote as one device; both branches are followed from there."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A place where the chain of a device in a stream does not hold: after change number ``n``."""

    stream: str
    device: str
    n: int
    reason: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How many changes were looked at, how many signed heads, and what is wrong."""

    changes: int
    signatures: int
    flaws: tuple[Flaw, ...]


def verify(reader: Reader, device: str = "") -> Verified:
    """Verify all chains of a journal, or those of one device (id)."""
    with reader.connection() as connection:
        heads = _signed_heads(connection, device)
        hashes: dict[Place, set[str]] = {}
        counted, flaws = 0, []
        for found in _chains(connection, device, heads.keys(), hashes):
            if isinstance(found, Flaw):
                flaws.append(found)
            else:
                counted += 1
        flaws += _bad_signatures(heads, hashes)
    return Verified(counted, len(heads), tuple(flaws))


Place = tuple[str, str, int]
"""Stream, device, n."""

Head = tuple[str, str, str]
"""Hash, public key, signature."""


def _signed_heads(connection: Connection, device: str) -> dict[Place, Head]:
    table = schema.signature
    query = select(table)
    if device:
        query = query.where(table.c.device == device)
    return {
        (row.stream, row.device, row.n): (row.hash, row.public_key, row.signature)
        for row in connection.execute(query)
    }


def _chains(
    connection: Connection,
    device: str,
    wanted: Collection[Place],
    hashes: dict[Place, set[str]],
) -> Iterator[Flaw | None]:
    """Yield None for every change that fits and a flaw for one that does not."""
    table = schema.change
    query = select(table.c.stream, table.c.device, table.c.n, table.c.body).order_by(
        table.c.stream, table.c.device, table.c.n, table.c.seq
    )
    if device:
        query = query.where(table.c.device == device)
    chain = _Chain("", "")
    for row in connection.execute(query.execution_options(yield_per=1_000)):
        place = (row.stream, row.device, row.n)
        if place[:2] != (chain.stream, chain.device):
            chain = _Chain(row.stream, row.device)
        yield chain.flaw(row.n, row.body)
        if place in wanted:
            hashes.setdefault(place, set()).add(fingerprint(row.body))


class _Chain:
    """Follows one device's changes in a stream, along both branches where two posts wrote."""

    def __init__(self, stream: str, device: str) -> None:
        self.stream = stream
        self.device = device
        self._n = 0
        self._before: set[str] = set()
        self._here = {GENESIS}
        self._forked = False

    def flaw(self, n: int, body: bytes) -> Flaw | None:
        """Return what is wrong with the next change, if anything."""
        if n != self._n:
            missing, self._n = self._n + 1, n
            self._before, self._here = self._here, {link(fingerprint(body))}
            if missing != n:
                return self._wrong(missing - 1, f"changes {missing} to {n - 1} are missing")
        else:
            self._here.add(link(fingerprint(body)))
            if not self._forked:
                self._forked = True
                return self._wrong(n, TWINS)
        return self._content(n, body)

    def _content(self, n: int, body: bytes) -> Flaw | None:
        try:
            change = decode(body)
        except msgspec.MsgspecError as error:
            return self._wrong(n, f"the change cannot be read: {error}")
        if (change.stream, change.device, change.n) != (self.stream, self.device, n):
            return self._wrong(n, "the change says it is another one")
        if change.prev not in self._before:
            return self._wrong(n, "the change before it was altered")
        return None

    def _wrong(self, n: int, reason: str) -> Flaw:
        return Flaw(self.stream, self.device, n, reason)


def _bad_signatures(heads: dict[Place, Head], hashes: dict[Place, set[str]]) -> Iterator[Flaw]:
    for place, (signed, key, signature) in heads.items():
        stream, device, n = place
        if place in hashes and signed not in hashes[place]:
            yield Flaw(stream, device, n, "the change is not the one that was signed")
        elif not identity.verify(key, signature, (stream, device, n, signed)):
            yield Flaw(stream, device, n, "the signature is not of this key")
