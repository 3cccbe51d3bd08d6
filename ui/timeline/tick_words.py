"""What a tick says of itself: time, what it was, and who or what."""

from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.entities import ENTITIES
from commander.domain.work import Message
from commander.journal.happenings import Happening
from commander.journal.reader import Reader
from ui import words
from ui.entity_words import entity_word

translate = QCoreApplication.translate
_MOST: Final = 5
_LONGEST: Final = 90

_WHAT: Final[Mapping[str, Callable[[], str]]] = {
    "made": lambda: translate("ticks", "entered"),
    "lifted": lambda: translate("ticks", "lifted"),
    "changed": lambda: translate("ticks", "changed"),
}
_STATE: Final[Mapping[str, Callable[[str], str]]] = {
    "incident": words.incident_state,
    "operation": words.incident_state,
    "task": words.task_status,
    "unit": words.unit_status,
}


def told(reader: Reader, stream: str, found: Sequence[Happening], zone: tzinfo) -> list[str]:
    """Return a line for each of the first of these happenings; any thread."""
    messages = {
        one.position: one
        for one in reader.messages([one.position for one in found[:_MOST] if one.position])
    }
    lines = [
        _entry(one, messages[one.position], zone)
        if one.position in messages
        else _record(reader, stream, one, zone)
        for one in found[:_MOST]
    ]
    if len(found) > _MOST:
        lines.append(translate("ticks", "and {count} more").format(count=len(found) - _MOST))
    return lines


def as_tip(lines: Sequence[str]) -> str:
    """Return lines for a tooltip, in which no letter is taken for markup."""
    return "<qt>" + "<br>".join(escape(line) for line in lines) + "</qt>"


def _entry(one: Happening, message: Message, zone: tzinfo) -> str:
    clock = words.clock(one.at, zone, message.precision)
    sender = message.sender.name if message.sender else ""
    to = ", ".join(party.name for party in message.to)
    who = f"{sender} → {to}" if sender and to else sender or to
    text = message.text if len(message.text) <= _LONGEST else message.text[: _LONGEST - 1] + "…"
    said = f"{who}: {text}" if who else text
    return f"{clock} · {words.message_kind(message.kind)} · {said}"


def _record(reader: Reader, stream: str, one: Happening, zone: tzinfo) -> str:
    known = reader.get(ENTITIES[one.entity], stream, one.key)
    name = next(
        (
            str(getattr(known, field))
            for field in ("name", "label", "title", "headline", "hazard", "authority")
            if getattr(known, field, "")
        ),
        "",
    )
    if not name and one.entity == "feature":
        name = words.feature_kind(getattr(known, "kind", ""))
    what = _WHAT[one.what]() if one.what in _WHAT else _said(one)
    entity = entity_word(one.entity)
    return " · ".join(part for part in (words.clock(one.at, zone), entity, name, what) if part)


def _said(one: Happening) -> str:
    say = _STATE.get(one.entity)
    return say(one.what) if say is not None else one.what
