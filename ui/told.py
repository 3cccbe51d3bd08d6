"""Which entries of the log told somebody of a record: notifications that are about it."""

from typing import Final

from commander.domain.codes import MessageKind
from commander.domain.record import Party
from commander.domain.work import Message
from commander.journal.log_filter import LogFilter
from commander.journal.reader import Reader

_MOST: Final = 400
"""The newest notifications are looked through: a long log costs no more than a short one."""


def told_of(reader: Reader, stream: str) -> dict[str, list[Message]]:
    """Return the notifications by what they are about (kind:key), newest first; any thread."""
    positions = reader.log(stream, LogFilter(kinds=(MessageKind.NOTIFICATION.value,)))
    found: dict[str, list[Message]] = {}
    for one in reader.messages(list(positions[:_MOST])):
        for ref in one.about if not one.struck else ():
            found.setdefault(ref, []).append(one)
    return found


def told_sign(message: Message, party: Party) -> str:
    """Return ✓ when somebody who was told has acknowledged, … while that is awaited."""
    return "✓" if message.acknowledged(party.ref) is not None else "…"
