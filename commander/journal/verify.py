"""Whether what a journal holds is what was written: the chains of the devices and their signatures.

Each change of a device names the hash of the one before it in the stream; a signed head vouches
for everything up to it. A change that was altered, or taken out, breaks the chain.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from commander.journal import identity, schema
from commander.journal.change import GENESIS, decode, fingerprint
from commander.journal.reader import Reader


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
        hashes: dict[tuple[str, str, int], str] = {}
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
    hashes: dict[Place, str],
) -> Iterator[Flaw | None]:
    """Yield None for every change that fits and a flaw for one that does not."""
    table = schema.change
    query = select(table.c.stream, table.c.device, table.c.n, table.c.body).order_by(
        table.c.stream, table.c.device, table.c.n
    )
    if device:
        query = query.where(table.c.device == device)
    before: Place = ("", "", 0)
    last = GENESIS
    for row in connection.execute(query.execution_options(yield_per=1_000)):
        place = (row.stream, row.device, row.n)
        if place[:2] != before[:2]:
            before, last = (row.stream, row.device, 0), GENESIS
        yield _flaw(place, before, row.body, last)
        before, last = place, fingerprint(row.body)
        if place in wanted:
            hashes[place] = last


def _flaw(place: Place, before: Place, body: bytes, last: str) -> Flaw | None:
    stream, device, n = place
    if n == before[2]:
        return Flaw(stream, device, n, "two different changes have this number")
    if n != before[2] + 1:
        return Flaw(stream, device, before[2], f"changes {before[2] + 1} to {n - 1} are missing")
    try:
        change = decode(body)
    except msgspec.MsgspecError as error:
        return Flaw(stream, device, n, f"the change cannot be read: {error}")
    if (change.stream, change.device, change.n) != place:
        return Flaw(stream, device, n, "the change says it is another one")
    if change.prev != last:
        return Flaw(stream, device, n, "the change before it was altered")
    return None


def _bad_signatures(heads: dict[Place, Head], hashes: dict[Place, str]) -> Iterator[Flaw]:
    for place, (signed, key, signature) in heads.items():
        stream, device, n = place
        if place in hashes and hashes[place] != signed:
            yield Flaw(stream, device, n, "the change is not the one that was signed")
        elif not identity.verify(key, signature, (stream, device, n, signed)):
            yield Flaw(stream, device, n, "the signature is not of this key")
