"""An entry in words: what a message shows, without any painting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.attachment import Attachment
from commander.domain.codes import MessageKind, ReceiptKind
from commander.domain.record import Party
from commander.domain.work import Message, Receipt
from ui import words
from ui.attached.attached_words import short_state, size_text, tip
from ui.log.scene import Scene, is_urgent, overdue_minutes

translate = QCoreApplication.translate

_ROLES: Final = {"flash": "red", "immediate": "red", "priority": "orange"}
_KIND_ROLES: Final = {"order": "text", "request": "text", "query": "text", "system": "purple"}
_ASKING: Final = frozenset({MessageKind.ORDER.value, MessageKind.REQUEST.value})
_LETTERS: Final = 32
_STAGES: Final = (ReceiptKind.ACKNOWLEDGED, ReceiptKind.READ, ReceiptKind.DELIVERED)
_FIELDS: Final[Mapping[str, Callable[[], str]]] = {
    "happened_at": lambda: translate("Log", "time"),
    "time": lambda: translate("Log", "time"),
    "sender": lambda: translate("Log", "sender"),
    "to": lambda: translate("Log", "addressees"),
    "via": lambda: translate("Log", "relayed by"),
    "text": lambda: translate("Log", "wording"),
    "kind": lambda: translate("Log", "kind"),
    "precedence": lambda: translate("Log", "precedence"),
    "channel": lambda: translate("Log", "channel"),
    "medium": lambda: translate("Log", "means"),
    "place": lambda: translate("Log", "place"),
    "incident": lambda: translate("Log", "incident"),
    "ack_from": lambda: translate("Log", "acknowledgement wanted"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A chip: its text, its colour role, what its tooltip says, and where a click leads.

    ``link`` is (kind, key) of a record to select, or None. ``picture``: it is shown as this
    picture, with ``over`` in its foot.
    """

    text: str
    role: str
    tip: str = ""
    link: tuple[str, str] | None = None
    picture: Attachment | None = None
    over: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is shown of one message. ``route`` pieces are (text, is a name).

    ``faded``: superseded or struck. ``struck``: drawn through. ``details`` are (label, value).
    """

    time: str
    day: str
    route: tuple[tuple[str, bool], ...]
    chips: tuple[Mark, ...]
    text: str
    files: tuple[Mark, ...]
    receipts: tuple[Mark, ...]
    notes: tuple[Mark, ...]
    details: tuple[tuple[str, str], ...]
    colour: str
    faded: bool
    struck: bool
    tip: str

    def spoken(self) -> str:
        """The whole entry as one line, for screen readers."""
        route = "".join(text for text, _ in self.route)
        marks = ", ".join(mark.text for mark in self._marks())
        return " · ".join(part for part in (self.time, route, self.text, marks) if part)

    def _marks(self) -> tuple[Mark, ...]:
        return (*self.chips, *self.files, *self.receipts, *self.notes)


def describe(message: Message, scene: Scene) -> Entry:
    """Put a message into words."""
    day = words.day(message.happened_at, scene.zone)
    return Entry(
        time=_time(message, scene),
        day="" if day == words.day(scene.now, scene.zone) else day,
        route=tuple(_route(message, scene)),
        chips=tuple(_chips(message)),
        text=message.text,
        files=tuple(_file(one, scene) for one in scene.attached.get(message.key, ())),
        receipts=tuple(_receipts(message, scene)),
        notes=tuple(_notes(message, scene)),
        details=tuple(_details(message, scene)),
        colour=scene.colour_of(message.sender),
        faded=bool(message.superseded_by or message.struck),
        struck=message.struck is not None,
        tip=_tip(message, scene),
    )


def inferred_fields(message: Message) -> str:
    """The fields that the source does not state, in words."""
    return ", ".join(_FIELDS[name]() if name in _FIELDS else name for name in message.inferred)


def _time(message: Message, scene: Scene) -> str:
    shown = scene.clock(message.happened_at, message.precision)
    inferred = {"happened_at", "time"} & set(message.inferred)
    return f"≈{shown}" if inferred and not shown.startswith("≈") else shown


def _route(message: Message, scene: Scene) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    if message.sender:
        pieces += [*_doubt("sender", message), (scene.party_name(message.sender), True)]
    elif message.kind == MessageKind.SYSTEM:
        pieces.append((translate("Log", "System"), True))
    elif not message.to and message.written_by:
        pieces.append((message.written_by, False))
    if message.to:
        pieces += [(" → " if pieces else "→ ", False), *_doubt("to", message)]
        pieces += _listed(message.to, scene)
    if message.via:
        pieces.append(
            (" " + translate("Log", "via {name}").format(name=scene.name_of(message.via)), False)
        )
    way = message.channel or (words.medium(message.medium) if message.medium != "radio" else "")
    if way and message.kind != MessageKind.SYSTEM:
        doubt = "≈" if {"channel", "medium"} & set(message.inferred) else ""
        pieces.append((f" · {doubt}{way}" if pieces else f"{doubt}{way}", False))
    return pieces


def _doubt(name: str, message: Message) -> list[tuple[str, bool]]:
    return [("≈", False)] if name in message.inferred else []


def _listed(parties: tuple[Party, ...], scene: Scene) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    for party in parties:
        pieces += [(", ", False)] if pieces else []
        pieces.append((scene.party_name(party), True))
    return pieces


def _chips(message: Message) -> list[Mark]:
    chips = []
    if message.precedence != "routine":
        chips.append(_coded(message, "precedence", words.precedence(message.precedence)))
    if message.kind not in ("report", "system"):
        chips.append(_coded(message, "kind", words.message_kind(message.kind)))
    return chips


def _coded(message: Message, name: str, word: str) -> Mark:
    doubt = name in message.inferred
    code = getattr(message, name)
    role = _ROLES.get(code, "text") if name == "precedence" else _KIND_ROLES.get(code, "muted")
    tip = translate("Log", "Inferred: the source does not state it") if doubt else ""
    return Mark(f"{'≈' if doubt else ''}{word.upper()}", role, tip)


def _file(one: Attachment, scene: Scene) -> Mark:
    """A picture as itself, another file as a chip with its name; withdrawn ones say so."""
    link = ("attachment", one.key)
    if one.withdrawn is not None:
        said = translate("Log", "withdrawn: {name}").format(name=_short(one.name))
        why = f"{one.withdrawn.reason} ({one.withdrawn.by})"
        return Mark(said, "muted", why, link)
    state = scene.state_of(one)
    if one.preview or one.media.startswith("image/"):
        return Mark(one.name, "muted", tip(one, state), link, one, short_state(state))
    parts = (_short(one.name), size_text(one.size), short_state(state))
    said = " · ".join(part for part in parts if part)
    return Mark(said, "red" if state.kind == "failed" else "accent", tip(one, state), link)


def _short(name: str) -> str:
    """A file's name, its middle left out when it is long: the ending says what it is."""
    half = _LETTERS // 2
    return name if len(name) <= _LETTERS else f"{name[:half]}…{name[-half:]}"


def _receipts(message: Message, scene: Scene) -> list[Mark]:
    refs = dict.fromkeys((*message.ack_from, *(receipt.party for receipt in message.receipts)))
    waiting = set(message.awaiting())
    marks = []
    for ref in refs:
        best = _strongest(message, ref)
        if best is not None or ref in waiting:
            marks.append(_receipt_mark(message, ref, best, scene))
    return [*marks, *_unrecorded(message)]


def _unrecorded(message: Message) -> list[Mark]:
    expected = message.ack_from or message.kind in _ASKING or is_urgent(message)
    if message.acks_recorded or message.receipts or not expected:
        return []
    tip = translate("Log", "The source does not record who acknowledged this.")
    return [Mark(translate("Log", "acknowledgement not recorded"), "muted", tip)]


def _strongest(message: Message, ref: str) -> Receipt | None:
    for stage in _STAGES:
        found = [one for one in message.receipts if one.party == ref and one.kind == stage]
        if found:
            return min(found, key=lambda receipt: receipt.meta.created_at)
    return None


def _receipt_mark(message: Message, ref: str, best: Receipt | None, scene: Scene) -> Mark:
    name = scene.name_of(ref, message)
    when = scene.clock(best.meta.created_at, best.precision) if best else ""
    tip = (
        _receipt_words(best, scene) if best else translate("Log", "Sent; acknowledgement is wanted")
    )
    if best and best.kind == ReceiptKind.ACKNOWLEDGED:
        return Mark(f"✓ {name} {when}", "green", tip)
    if ref in message.awaiting() and (minutes := overdue_minutes(message, scene.now)):
        late = translate("Log", "overdue {minutes} min").format(minutes=minutes)
        return Mark(f"! {name} {late}", "red", tip)
    role = "orange" if ref in message.ack_from else "muted"
    if best and best.kind == ReceiptKind.READ:
        return Mark(f"◔ {name} {when}", role, tip)
    return Mark(f"→ {name} {when}" if best else f"… {name}", role, tip)


def _receipt_words(receipt: Receipt, scene: Scene) -> str:
    parts = [
        words.receipt_kind(receipt.kind),
        scene.full_time(receipt.meta.created_at, receipt.precision),
        words.receipt_way(receipt.way) if receipt.way else "",
        translate("Log", "recorded by {name}").format(name=receipt.by) if receipt.by else "",
    ]
    return " · ".join(part for part in parts if part)


def _notes(message: Message, scene: Scene) -> list[Mark]:
    notes = []
    if message.struck:
        said = translate("Log", "struck: {reason}").format(reason=message.struck.reason)
        notes.append(
            Mark(said, "red", translate("Log", "by {name}").format(name=message.struck.by))
        )
    if message.ahead:
        span = words.ago(message.ahead / 1_000)
        tip = translate(
            "Log",
            "The clock of the machine that wrote this is ahead. Its time is shown as written.",
        )
        notes.append(
            Mark(translate("Log", "clock ahead by {span}").format(span=span), "orange", tip)
        )
    linked = (
        (message.superseded_by, translate("Log", "corrected {time}"), "orange"),
        (message.supersedes, translate("Log", "corrects {time}"), "accent"),
        (message.forwards, translate("Log", "forwards {time}"), "accent"),
    )
    for key, said, role in linked:
        if key:
            shown = said.format(time=_time_of(key, scene))
            notes.append(
                Mark(f"↪ {shown}", role, translate("Log", "Go to that entry"), ("message", key))
            )
    for key in message.forwarded_by:
        shown = translate("Log", "forwarded {time}").format(time=_time_of(key, scene))
        notes.append(
            Mark(f"↪ {shown}", "muted", translate("Log", "Go to that entry"), ("message", key))
        )
    notes += [
        Mark(
            "☑ " + translate("Log", "task"),
            "purple",
            translate("Log", "Go to the task"),
            ("task", key),
        )
        for key in message.tasks
    ]
    if key := scene.features.get(message.key, ""):
        notes.append(
            Mark(
                "◎ " + translate("Log", "on the map"),
                "accent",
                translate("Log", "Show it"),
                ("feature", key),
            )
        )
    return notes


def _time_of(key: str, scene: Scene) -> str:
    other = scene.related.get(key)
    return scene.clock(other.happened_at, other.precision) if other else "…"


def _tip(message: Message, scene: Scene) -> str:
    lines = [scene.full_time(message.happened_at, message.precision)]
    if message.precision != "second":
        lines[0] += f" ({words.precision(message.precision)})"
    if message.inferred:
        fields = inferred_fields(message)
        lines.append(
            translate("Log", "≈ Inferred, not stated by the source: {fields}").format(fields=fields)
        )
    if message.source:
        lines.append(translate("Log", "Source: {source}").format(source=message.source))
    return "\n".join(lines)


def _details(message: Message, scene: Scene) -> list[tuple[str, str]]:
    said = scene.full_time(message.happened_at, message.precision)
    rows = [(translate("Log", "Said"), f"{said} ({words.precision(message.precision)})")]
    rows += [
        (scene.name_of(receipt.party, message), _receipt_words(receipt, scene))
        for receipt in message.receipts
    ]
    rows += [
        (scene.name_of(ref, message), translate("Log", "acknowledgement wanted, none yet"))
        for ref in message.awaiting()
    ]
    if message.written_by:
        rows.append((translate("Log", "Written by"), message.written_by))
    if message.received_at:
        rows.append((translate("Log", "Known here"), scene.full_time(message.received_at)))
    if message.source:
        rows.append((translate("Log", "Source"), message.source))
    if message.inferred:
        rows.append((translate("Log", "Inferred"), inferred_fields(message)))
    if message.struck:
        struck = f"{message.struck.reason} ({message.struck.by})"
        rows.append((translate("Log", "Struck"), struck))
    return rows
