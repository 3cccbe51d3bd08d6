"""Entries that were struck out while somebody else built on them, and neither knew of the other.

What refers to an entry is a record of its own (a correction, a forward, a task, a drawing), so the
registers of the entry cannot tell. The mark that strikes an entry therefore names what had been
made from it as far as its author knew; what it does not name was made by somebody who did not know
that the entry was struck, because nothing is made from an entry that is known to be.
"""

import msgspec
from sqlalchemy import Connection

from commander.domain.ending import ends
from commander.domain.record import Meta, Version
from commander.domain.work import Message
from commander.journal.history import writes
from commander.journal.register import RecordState, Write
from commander.journal.rows import select_rows, select_value

STRUCK = "struck"
_ENTITIES = {"supersedes": "message", "forwards": "message", "task": "task", "feature": "feature"}
_SHOWN = {"message": "text", "task": "title", "feature": "label"}
_state = msgspec.json.Decoder(RecordState)


def made_from(connection: Connection, stream: str, key: str) -> tuple[str, ...]:
    """Return the keys of what was made from an entry, as far as is known here."""
    query = "SELECT source FROM message_link WHERE stream = ? AND target = ? ORDER BY source"
    return tuple(row[0] for row in select_rows(connection, query, (stream, key)))


def disputed_strikes(connection: Connection, stream: str) -> list[Message]:
    """Return struck entries with what was made from them unknown to whoever struck them.

    Of a message only its key, text and ``meta.disputed`` are filled: the mark, and behind it what
    was made, each under the name of its link (supersedes, forwards, task, feature).
    """
    query = (
        "SELECT key FROM record WHERE stream = ? AND entity = 'message' AND EXISTS "
        "(SELECT 1 FROM message_link WHERE stream = record.stream AND target = record.key) "
        "ORDER BY key"
    )
    keys = [row[0] for row in select_rows(connection, query, (stream,))]
    found = (disputed_strike(connection, stream, key) for key in keys)
    return [message for message in found if message is not None]


def disputed_strike(connection: Connection, stream: str, key: str) -> Message | None:
    """Return one such entry; None when there is nothing to settle about it."""
    live = _marks(connection, stream, key)
    made = [
        version
        for kind, source in unknown_links(connection, stream, key)
        if (version := _made(connection, stream, kind, source)) is not None
    ]
    if not made:
        return None
    made.sort(key=lambda version: version.stamp, reverse=True)
    ending = [Version(**write.version()) for write in live]
    meta = Meta(disputed={STRUCK: (*ending, *made)})
    return Message(key=key, stream=stream, text=_text(connection, stream, key), meta=meta)


def unknown_links(connection: Connection, stream: str, key: str) -> list[tuple[str, str]]:
    """Return what was made from a struck entry that its mark does not name: (kind, key)."""
    live = _marks(connection, stream, key)
    if not live or not live[0].value:
        return []
    known = {name for write in live for name in write.known}
    query = "SELECT kind, source FROM message_link WHERE stream = ? AND target = ? ORDER BY source"
    links = select_rows(connection, query, (stream, key))
    return [
        (kind, source)
        for kind, source in links
        if source not in known
        and kind in _ENTITIES
        and not _ended(connection, stream, _ENTITIES[kind], source)
    ]


def _marks(connection: Connection, stream: str, key: str) -> list[Write]:
    query = "SELECT state FROM record WHERE stream = ? AND entity = 'message' AND key = ?"
    state = select_value(connection, query, (stream, key))
    register = _state.decode(state).registers.get(STRUCK) if state is not None else None
    return register.live if register is not None else []


def _made(connection: Connection, stream: str, kind: str, key: str) -> Version | None:
    """Return how something was made; None while its own change is missing here."""
    entity = _ENTITIES[kind]
    change = min(writes(connection, stream, entity, key), key=lambda one: one.stamp, default=None)
    if change is None:
        return None
    return Version(
        value=change.fields.get(_SHOWN[entity], ""),
        stamp=change.stamp,
        happened_at=change.happened_at,
        author=change.author,
        position=change.position,
        device=change.device,
        field=kind,
    )


def _ended(connection: Connection, stream: str, entity: str, key: str) -> bool:
    """Return whether a record was ended: an entry struck, a task cancelled, a drawing lifted."""
    query = "SELECT shown FROM record WHERE stream = ? AND entity = ? AND key = ?"
    shown = select_value(connection, query, (stream, entity, key))
    fields = msgspec.json.decode(shown) if shown is not None else {}
    return any(ends(name, value) for name, value in fields.items())


def _text(connection: Connection, stream: str, key: str) -> str:
    found = (one.fields.get("text", "") for one in writes(connection, stream, "message", key))
    return next((str(text) for text in found if text), "")
