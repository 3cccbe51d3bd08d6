"""One line of the outbox: a record that is still to send or was refused."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.entities import ENTITIES
from commander.domain.work import Message
from commander.journal.reader import Reader
from commander.journal.room import FULL
from commander.sync.outbox import Outbox, Parked, Waiting
from ui import reasons, words
from ui.field_words import field_word

translate = QCoreApplication.translate
_VALUE: Final = re.compile(r": Expected .* at `\$\.(\w+)")
"""How the check of values names the field whose value it does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """``reason`` is empty for what only waits, ``parked`` says that it was set aside.

    ``at`` ms UTC is when it was written, or set aside where that cannot be read. ``detail`` is the
    reason as it was given.
    """

    entity: str
    stream: str
    key: str
    text: str
    author: str
    at: int
    reason: str = ""
    detail: str = ""
    parked: bool = False


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


def outbox_rows(
    outbox: Outbox, reader: Reader, full: Collection[str] = ()
) -> tuple[OutboxRow, ...]:
    """Return what is parked, then what waits; several changes of one record are one row.

    ``full``: streams of which the server takes no more now.
    """
    rows: dict[tuple[str, str, str, str], OutboxRow] = {}
    every: tuple[Parked | Waiting, ...] = (*outbox.parked, *outbox.waiting)
    for one in every:
        waits = FULL if one.stream in full else ""
        reason = one.reason if isinstance(one, Parked) else waits
        ident = (one.stream, one.entity, one.key, reason)
        if ident in rows:
            continue
        rows[ident] = OutboxRow(
            entity=one.entity,
            stream=one.stream,
            key=one.key,
            text=described(reader, one.entity, one.stream, one.key) or _claimed(one),
            author=one.author,
            at=one.written_at or (one.at if isinstance(one, Parked) else one.happened_at),
            reason=_whose(one, reason),
            detail=reason,
            parked=isinstance(one, Parked),
        )
    return tuple(rows.values())


def _whose(one: Parked | Waiting, reason: str) -> str:
    shown = _plain(reason)
    if isinstance(one, Parked) and not one.outgoing:
        return translate("outbox", "from the server: {reason}").format(reason=shown)
    return shown


def _claimed(one: Parked | Waiting) -> str:
    return one.text if isinstance(one, Parked) else ""


def _plain(reason: str) -> str:
    """Return a reason in plain words; one about a value without the program's own terms."""
    found = _VALUE.search(reason)
    if found is None:
        return reasons.reason(reason)
    text = translate("outbox", "its {field} has a value that is not known here")
    return text.format(field=field_word(found[1]))
