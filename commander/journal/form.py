"""Whether a change is well formed: the same code on every post, hub and server.

It looks only at the change itself, so that two that judge it never disagree. Entities and fields
of newer versions are accepted and passed on as they are.
"""

import re
from typing import Any, TypedDict, get_type_hints

import msgspec

from commander.domain.entities import DERIVED, ENTITIES, PERSONAL, RESERVED
from commander.journal.change import LINK, MAX_BODY, Change, Personal, decode_by, unseal

MAX_KEY = 200

MAX_NUMBER = 2**53
"""Largest count or time (ms) that every program and database holds exactly."""

_STAMP = re.compile(r"[0-9a-f]{16}-[0-9a-f]{16}")
_DEVICE = re.compile(r"[0-9a-f]{16}")
_LINK = re.compile(rf"[0-9a-f]{{{LINK}}}")
_NAME = re.compile(rf"[\w.:@ \-]{{1,{MAX_KEY}}}")
_FRAME = re.compile(
    rf"(?:[0-9A-Za-z_.:@ \-]{{1,{MAX_KEY}}}\n){{5}}(?P<device>{_DEVICE.pattern})\n"
    rf"[0-9a-f]{{16}}-(?P=device)\n{_LINK.pattern}"
)
"""A whole frame at once, as nearly all are: one match a part takes as long as decoding all."""

_SHAPES: dict[str, Any] = {
    # A typed dictionary is checked like the dataclass, without making one.
    name: TypedDict(name, get_type_hints(kind), total=False)  # type: ignore[operator]
    for name, kind in ENTITIES.items()
}

_readers = {
    name: msgspec.json.Decoder(shape).decode
    for name, shape in _SHAPES.items()
    if name not in PERSONAL  # their bodies hold digests
}
_read_any = msgspec.json.Decoder(dict[str, Any]).decode

_FORBIDDEN = {name: RESERVED | DERIVED.get(name, frozenset()) for name in ENTITIES}


class Malformed(ValueError):
    """A change that no post takes in; the text names the field."""


def parse(body: bytes | msgspec.Raw, personal: Personal) -> tuple[Change, dict[str, object]]:
    """Return the change and its fields with personal values; raises Malformed.

    The fields are JSON values with everything that a newer version put in; but those of a log entry
    or receipt, which nobody writes a second time, are as the domain has them, and only those.
    """
    if len(memoryview(body)) > MAX_BODY:
        raise Malformed(f"the change is larger than {MAX_BODY} bytes")
    try:
        change = decode_by(body, _read)
        fields = unseal(change, personal)
        _beside(change, personal)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Malformed(str(error)) from error
    _frame(change)
    _fields(change.entity, fields)
    return change, fields


def _frame(change: Change) -> None:
    if not 1 <= change.n <= MAX_NUMBER:
        raise Malformed("n is not a count")
    if abs(change.happened_at) > MAX_NUMBER or abs(change.written_at) > MAX_NUMBER:
        raise Malformed("a time is not one")
    frame = (
        f"{change.id}\n{change.stream}\n{change.act}\n{change.entity}\n{change.key}\n"
        f"{change.device}\n{change.stamp}\n{change.prev}"
    )
    if not _FRAME.fullmatch(frame) and (wrong := _wrong_part(change)):
        raise Malformed(wrong)


def _wrong_part(change: Change) -> str:
    """Return what is wrong with a frame; nothing when it only has other letters than ASCII's."""
    if not _DEVICE.fullmatch(change.device):
        return "device is not 16 hex digits"
    if not _STAMP.fullmatch(change.stamp) or not change.stamp.endswith(change.device):
        return "stamp is not one of this device"
    if not _LINK.fullmatch(change.prev):
        return "prev is not a hash"
    for name in ("id", "stream", "act", "entity", "key"):
        if not _NAME.fullmatch(getattr(change, name)):
            return f"{name} is empty, too long or has characters that no key has"
    return ""


def _beside(change: Change, personal: Personal) -> None:
    """Refuse personal values that belong to no field, or are larger than a change may be."""
    if not personal:
        return
    if personal.keys() - change.fields.keys():
        raise Malformed("a personal value belongs to no field")
    if len(msgspec.json.encode(personal)) > MAX_BODY:
        raise Malformed(f"the personal values are larger than {MAX_BODY} bytes")


def _read(entity: str, fields: msgspec.Raw) -> Any:
    """Return the fields; those of an entity that is known here are checked on the way."""
    if (read := _readers.get(entity)) is None:
        return _read_any(fields)
    try:
        found = read(fields)
    except msgspec.ValidationError as error:
        raise Malformed(f"{entity}: {error}") from error
    once = entity == "receipt" or (entity == "message" and "text" in found)
    return found if once else _read_any(fields)


def _fields(entity: str, fields: dict[str, object]) -> None:
    refused = _FORBIDDEN.get(entity, RESERVED)
    if not refused.isdisjoint(fields):
        found = ", ".join(sorted(refused & fields.keys()))
        raise Malformed(f"{entity} may not set {found}")
    if entity in PERSONAL:
        try:
            msgspec.convert(fields, _SHAPES[entity])
        except msgspec.ValidationError as error:
            raise Malformed(f"{entity}: {error}") from error
    if entity == "receipt" and not fields.get("message"):
        raise Malformed("receipt names no message")
