"""One line of the outbox: a record that is still to send or was refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.entities import ENTITIES
from commander.domain.work import Message
from commander.journal.reader import Reader
from commander.sync.outbox import Outbox, Parked, Waiting
from ui import reasons, words

translate = QCoreApplication.translate

_ENTITIES: Final[Mapping[str, Callable[[], str]]] = {
    "operation": lambda: translate("outbox", "Operation"),
    "incident": lambda: translate("outbox", "Incident"),
    "period": lambda: translate("outbox", "Operational period"),
    "response_level": lambda: translate("outbox", "Response level"),
    "department": lambda: translate("outbox", "Department"),
    "unit": lambda: translate("outbox", "Unit"),
    "person": lambda: translate("outbox", "Person"),
    "desk": lambda: translate("outbox", "Desk"),
    "channel": lambda: translate("outbox", "Channel"),
    "task": lambda: translate("outbox", "Task"),
    "message": lambda: translate("outbox", "Log entry"),
    "receipt": lambda: translate("outbox", "Acknowledgement"),
    "feature": lambda: translate("outbox", "Map drawing"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """``reason`` is empty for what only waits; ``at`` ms UTC is when it was written."""

    entity: str
    stream: str
    key: str
    text: str
    author: str
    at: int
    reason: str = ""


def entity_word(entity: str) -> str:
    """Return what an entity is called; one of a newer version by its code."""
    make = _ENTITIES.get(entity)
    return make() if make is not None else entity


def described(reader: Reader, entity: str, stream: str, key: str) -> str:
    """Return what tells the operator which record it is: a message's text, a unit's name."""
    if entity == "message":
        message = reader.message(stream, key)
        return message.text if isinstance(message, Message) else ""
    if entity == "department":
        return words.department(key)
    kind = ENTITIES.get(entity)
    record = reader.get(kind, stream, key) if kind is not None and entity != "receipt" else None
    for name in ("name", "title", "label", "person", "authority", "objectives"):
        text = getattr(record, name, "")
        if text:
            return str(text)
    return ""


def outbox_rows(outbox: Outbox, reader: Reader) -> tuple[OutboxRow, ...]:
    """Return what is parked, then what waits; several changes of one record are one row."""
    rows: dict[tuple[str, str, str, str], OutboxRow] = {}
    every: tuple[Parked | Waiting, ...] = (*outbox.parked, *outbox.waiting)
    for one in every:
        reason = one.reason if isinstance(one, Parked) else ""
        ident = (one.stream, one.entity, one.key, reason)
        if ident in rows:
            continue
        rows[ident] = OutboxRow(
            entity=one.entity,
            stream=one.stream,
            key=one.key,
            text=described(reader, one.entity, one.stream, one.key),
            author="" if isinstance(one, Parked) else one.author,
            at=one.at if isinstance(one, Parked) else one.written_at,
            reason=_whose(one, reason),
        )
    return tuple(rows.values())


def _whose(one: Parked | Waiting, reason: str) -> str:
    shown = reasons.reason(reason)
    if isinstance(one, Parked) and not one.outgoing:
        return translate("outbox", "from the server: {reason}").format(reason=shown)
    return shown
