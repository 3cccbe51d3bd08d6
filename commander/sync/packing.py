"""Packs the next changes to be pushed, within the sizes of the protocol."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from commander.journal import wire
from commander.journal.change import Envelope, decode, fingerprint
from commander.journal.identity import Identity

MOST_HEADS = 100
"""Signed heads that a push may carry."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes to be pushed, packed; they lie behind our ``seq`` ``after`` and reach ``upto``.

    ``held`` are those that wait behind a parked one; ``packed`` is empty when nothing is left.
    """

    stream: str
    after: int
    upto: int
    changes: tuple[Envelope, ...] = ()
    held: tuple[Envelope, ...] = ()
    packed: bytes = b""


class Packing:
    """Packs for one device, which signs what it has made."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    def batch(
        self,
        empty: Batch,
        found: list[Envelope],
        blocked: set[tuple[str, str]],
        known: Sequence[wire.Signed],
    ) -> tuple[Batch, bool]:
        """Return a batch of the first of these changes, and whether it holds all of them.

        Those of a record in ``blocked`` are held back. ``known``: what is signed of all of them.
        """
        signed = {one.device: one for one in known if one.device != self._identity.device}
        kept = wire.within(found[: wire.MOST_CHANGES], wire.PUSH_RAW)
        batch = self._pack(empty, kept, blocked, signed)
        while len(batch.packed) > wire.PUSH_BYTES and len(kept) > 1:
            kept = kept[: len(kept) // 2]
            batch = self._pack(empty, kept, blocked, signed)
        return batch, len(kept) == len(found)

    def _pack(
        self,
        empty: Batch,
        kept: Sequence[Envelope],
        blocked: set[tuple[str, str]],
        signed: Mapping[str, wire.Signed],
    ) -> Batch:
        held: tuple[Envelope, ...] = ()
        changes = tuple(kept)
        if blocked:
            held = tuple(one for one in kept if _record(one) in blocked)
            changes = tuple(one for one in kept if _record(one) not in blocked)
        heads = [*self._signed(empty.stream, changes), *list(signed.values())[: MOST_HEADS - 1]]
        push = wire.Push(empty.stream, list(changes), heads)
        packed = wire.pack(push) if changes else b""
        return replace(empty, upto=kept[-1].seq, changes=changes, held=held, packed=packed)

    def _signed(self, stream: str, changes: Sequence[Envelope]) -> list[wire.Signed]:
        """Sign the last change of this device among these: it covers all before it."""
        for envelope in reversed(changes):
            change = decode(envelope.body)
            if change.device == self._identity.device:
                mark = fingerprint(envelope.body)
                signature = self._identity.sign(stream, change.n, mark)
                key = self._identity.public_key
                return [wire.Signed(change.device, change.n, mark, signature, key)]
        return []


def _record(envelope: Envelope) -> tuple[str, str]:
    change = decode(envelope.body)
    return change.entity, change.key
