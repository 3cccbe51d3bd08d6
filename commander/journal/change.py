"""The change: the one thing that is stored and sent.

Its body is JSON made once, where it happens, and passed on byte for byte, so that a hash over it
means the same everywhere and fields of newer versions survive. Each device chains its changes in
a stream by ``prev``. Personal values stand outside the body, which holds only their salted
digests: a value can be erased and the record still be verified.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import uuid_utils
from msgspec.structs import force_setattr, replace

from commander.domain.entities import PERSONAL

LINK = 40
"""Hex digits of the hash by which a change names the one before it: 160 bits, which nobody finds
a second change for; a whole hash would be a third of what a short entry costs on the wire."""

GENESIS = "0" * LINK
"""``prev`` of a device's first change in a stream."""

MAX_BODY = 64 * 1024
"""Largest body in bytes; a longer text belongs into an attachment."""


def new_id() -> str:
    """Return a new UUIDv7."""
    return str(uuid_utils.uuid7())


def new_stream() -> str:
    """Return a new stream id: 16 hex digits, short because every row and index carries it."""
    return secrets.token_hex(8)


class Change(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One change of one record, as its author's device made it. Times are ms UTC.

    A body leaves ``act`` and ``key`` out where they are the change's own ``id``: an act is named
    after its first change, and a record may be named after the change that makes it.
    """

    id: str
    stream: str
    entity: str
    fields: dict[str, Any]
    stamp: str
    device: str
    n: int
    prev: str
    happened_at: int
    written_at: int
    act: str = ""
    key: str = ""
    author: str = ""
    position: str = ""
    seen: dict[str, tuple[str, ...]] = {}
    precision: str = "second"
    v: int = 1


Personal = Mapping[str, tuple[str, Any]]
"""Personal values of a change beside its body: field → (salt, value)."""


class Envelope(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A change on the wire or in a file: the body as it was made, and its personal values."""

    body: msgspec.Raw
    personal: dict[str, tuple[str, Any]] = {}
    seq: int = 0


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Change).decode


class _Unread(Change, frozen=True, omit_defaults=True, gc=False):
    """A change whose fields are still JSON."""

    fields: msgspec.Raw  # type: ignore[assignment]


_unread = msgspec.json.Decoder(_Unread).decode


def encode(change: Change) -> bytes:
    """Return the body."""
    act = "" if change.act == change.id else change.act
    key = "" if change.key == change.id else change.key
    return _encode(replace(change, act=act, key=key))


def decode(body: bytes | msgspec.Raw) -> Change:
    """Return the change of this body; msgspec.DecodeError or ValidationError when it is none."""
    return _named(_decode(body))


def decode_by(body: bytes | msgspec.Raw, read: Callable[[str, msgspec.Raw], Any]) -> Change:
    """Return the change of this body, with what ``read`` makes of its entity and fields.

    A form that is known while the fields are read costs half as much as checking them afterwards.
    """
    change = _named(_unread(body))
    fields: Any = change.fields
    force_setattr(change, "fields", read(change.entity, fields))
    return change


def _named(change: Change) -> Change:
    """Put in what a body leaves out."""
    if not change.act:
        force_setattr(change, "act", change.id)
    if not change.key:
        force_setattr(change, "key", change.id)
    return change


def fingerprint(body: bytes | msgspec.Raw) -> str:
    """Return the hash of a body (SHA-256, hex)."""
    return hashlib.sha256(body).hexdigest()


def link(mark: str) -> str:
    """Return what the device's next change carries as ``prev`` after one with this hash."""
    return mark[:LINK]


def _digest(salt: str, value: object) -> str:
    return hashlib.sha256(salt.encode() + _encode(value)).hexdigest()


def seal(entity: str, fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split fields into those of the body, with digests, and the personal values beside it."""
    private = PERSONAL.get(entity, frozenset()) & fields.keys()
    personal = {name: (secrets.token_hex(16), fields[name]) for name in sorted(private)}
    digests = {name: {"$digest": _digest(*personal[name])} for name in personal}
    return {**fields, **digests}, personal


def unseal(change: Change, personal: Personal) -> dict[str, Any]:
    """Return the fields with personal values put back; erased ones are empty text.

    Raises ValueError when a personal value does not fit the digest in the body.
    """
    if change.entity not in PERSONAL:
        return change.fields
    private = PERSONAL[change.entity] & change.fields.keys()
    fields = dict(change.fields)
    for name in private:
        if name in personal:
            salt, value = personal[name]
            if fields[name] != {"$digest": _digest(salt, value)}:
                raise ValueError(f"the value of {name} is not the one that was signed")
            fields[name] = value
        else:
            fields[name] = ""
    return fields
