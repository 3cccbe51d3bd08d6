"""Log entries put together from their change, their receipts and what refers to them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from commander.domain.work import Message, Receipt
from commander.journal import schema
from commander.journal.change import decode
from commander.journal.clocks import ahead

CHUNK = 500

_receipt = msgspec.json.Decoder(Receipt)


@dataclass(slots=True)
class _About:
    """What is known of the entries of one stream beside their own change."""

    receipts: dict[str, list[Receipt]]
    links: dict[tuple[str, str], list[str]]
    struck: dict[str, Any]


class MessageRows:
    """Puts entries together through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def at(self, positions: Sequence[int]) -> tuple[Message, ...]:
        """Return the entries at these positions, in that order; unknown ones are left out."""
        found: dict[int, Message] = {}
        for start in range(0, len(positions), CHUNK):
            found.update(self._chunk(positions[start : start + CHUNK]))
        return tuple(found[position] for position in positions if position in found)

    def _chunk(self, positions: Sequence[int]) -> dict[int, Message]:
        message, change = schema.message, schema.change
        query = (
            select(
                message.c.position,
                message.c.stream,
                change.c.body,
                change.c.received_at,
                change.c.origin,
            )
            .join(change, (change.c.stream == message.c.stream) & (change.c.seq == message.c.seq))
            .where(message.c.position.in_(list(positions)))
        )
        rows = [(row, decode(row.body)) for row in self._connection.execute(query)]
        keys: dict[str, list[str]] = defaultdict(list)
        for row, made in rows:
            keys[row.stream].append(made.key)
        about = {stream: self._about(stream, wanted) for stream, wanted in keys.items()}
        return {row.position: _message(row, made, about[row.stream]) for row, made in rows}

    def _about(self, stream: str, keys: list[str]) -> _About:
        receipt, link = schema.receipt, schema.message_link
        receipts: dict[str, list[Receipt]] = defaultdict(list)
        query = select(receipt.c.message, receipt.c.shown).where(
            receipt.c.stream == stream, receipt.c.message.in_(keys)
        )
        for row in self._connection.execute(query):
            receipts[row.message].append(_receipt.decode(row.shown))
        links: dict[tuple[str, str], list[str]] = defaultdict(list)
        for found in self._connection.execute(
            select(link.c.target, link.c.kind, link.c.source)
            .where(link.c.stream == stream, link.c.target.in_(keys))
            .order_by(link.c.source)
        ):
            links[found.target, found.kind].append(found.source)
        return _About(receipts, links, self._struck(stream, keys))

    def _struck(self, stream: str, keys: list[str]) -> dict[str, Any]:
        record = schema.record
        query = select(record.c.key, record.c.shown).where(
            record.c.stream == stream, record.c.entity == "message", record.c.key.in_(keys)
        )
        return {
            row.key: msgspec.json.decode(row.shown).get("struck")
            for row in self._connection.execute(query)
        }


def _message(row: Any, made: Any, about: _About) -> Message:
    key = made.key
    superseding = about.links.get((key, "supersedes"), [])
    fields = {
        **made.fields,
        "key": key,
        "stream": row.stream,
        "precision": made.precision,
        "position": row.position,
        "happened_at": made.happened_at,
        "received_at": row.received_at,
        "ahead": ahead(made.stamp, row.received_at) if row.origin else 0,
        "written_by": made.author,
        "superseded_by": max(superseding, default=""),
        "forwarded_by": tuple(about.links.get((key, "forwards"), ())),
        "tasks": tuple(about.links.get((key, "task"), ())),
        "struck": about.struck.get(key),
        "meta": {"created_at": made.happened_at, "created_by": made.author},
    }
    receipts = sorted(about.receipts.get(key, ()), key=lambda r: (r.meta.created_at, r.key))
    message = msgspec.convert(fields, Message)
    return replace(message, receipts=tuple(receipts)) if receipts else message
