"""An entry written back as the shorthand that means it, so that it can be corrected by typing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.actions.names import Directory
from commander.actions.shorthand import Shorthand, narrow, parse
from commander.actions.shorthand_words import KINDS, MEDIA, PRECEDENCES
from commander.domain.record import Party
from commander.domain.work import Message

_MARKED: Final = re.compile(r"(?<!\S)(?=[!#@/\\]\S|@(?:\s|$))")
FIELDS: Final = ("sender", "to", "ack_from", "precedence", "kind", "channel", "medium")
"""The fields of a message that shorthand can state, beside its text and time."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a retyped line changes: the new text, and the fields that differ from before."""

    text: str
    changes: Mapping[str, object]


def retype(message: Message, directory: Directory, timezone: str = "UTC") -> str:
    """Return a line that `parse` reads as this message."""
    parts = [_clock(message, timezone), _route(message, directory), _escaped(message.text)]
    if message.precedence in PRECEDENCES and message.precedence != "routine":
        parts.append("!" + PRECEDENCES[message.precedence][0])
    if message.kind in KINDS and message.kind != "report":
        parts.append("#" + KINDS[message.kind][0])
    if message.ack_from:
        parts.append("@" + ",".join(_short(ref, directory) for ref in message.ack_from))
    if message.channel:
        parts.append("/" + message.channel)
    if message.medium in MEDIA and message.medium != "radio":
        parts.append("/" + MEDIA[message.medium][0])
    return " ".join(part for part in parts if part)


def correction(
    before: Message, line: Shorthand, directory: Directory, timezone: str = "UTC"
) -> Correction:
    """Compare a retyped line with what the untouched line meant; only differences are changes."""
    typed = retype(before, directory, timezone)
    untouched = parse(typed, directory, before.happened_at, timezone)
    changes: dict[str, object] = {
        name: getattr(line, name)
        for name in FIELDS
        if getattr(line, name) != getattr(untouched, name)
    }
    if line.happened_at is not None and line.happened_at != untouched.happened_at:
        changes |= {"happened_at": line.happened_at, "precision": line.precision}
    return Correction(before.text if line.text == untouched.text else line.text, changes)


def _clock(message: Message, timezone: str) -> str:
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = None
    at = datetime.fromtimestamp(message.happened_at / 1000, zone or UTC)
    return at.strftime("%H%M%S" if message.precision == "second" else "%H%M")


def _route(message: Message, directory: Directory) -> str:
    if not (message.sender or message.to):
        return ""
    sender = directory.short(message.sender) if message.sender else ""
    return f"{sender}>{','.join(directory.short(party) for party in message.to)}"


def _short(ref: str, directory: Directory) -> str:
    party = directory.party(ref) or Party("other", "", directory.name(ref))
    return directory.short(party)


def _escaped(text: str) -> str:
    """Put a backslash before words that would be read as directives; one for one, so it is safe."""
    places = [found.start() for found in _MARKED.finditer(narrow(text))]
    for place in reversed(places):
        text = f"{text[:place]}\\{text[place:]}"
    return text
