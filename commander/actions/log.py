"""The communication log: entries, corrections, forwards, acknowledgements, places."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commander.actions.base import Action, Plan, required
from commander.domain.codes import FeatureKind, Medium, MessageKind, Precedence, ReceiptKind
from commander.domain.record import Party, Place
from commander.domain.work import Message, Struck
from commander.errors import UserError
from commander.journal.change import new_id

CONTENT = (
    "sender",
    "to",
    "via",
    "about",
    "channel",
    "medium",
    "precedence",
    "kind",
    "place",
    "ack_from",
    "acks_recorded",
    "incident",
    "source",
    "inferred",
)
"""Fields of an entry that a correction keeps unless it changes them."""


@dataclass(frozen=True, slots=True)
class LogMessage(Action):
    """Log what was said. ``ack_from``: Party.refs whose acknowledgement is wanted."""

    stream: str
    text: str
    sender: Party | None = None
    to: tuple[Party, ...] = ()
    via: str = ""
    about: tuple[str, ...] = ()
    channel: str = ""
    medium: str = Medium.RADIO
    precedence: str = Precedence.ROUTINE
    kind: str = MessageKind.REPORT
    place: Place | None = None
    ack_from: tuple[str, ...] = ()
    acks_recorded: bool = True
    incident: str = ""
    source: str = ""
    inferred: tuple[str, ...] = ()
    supersedes: str = ""
    key: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the entry."""
        content = {name: getattr(self, name) for name in CONTENT}
        if self.supersedes:
            content["supersedes"] = self.supersedes
        return (_entry(plan, self.key, required(self.text, "text"), content),)


def _entry(plan: Plan, key: str, text: str, content: Mapping[str, object]) -> str:
    """Plan an entry without what equals its default, which most fields do."""
    blank = Message()
    fields = {n: v for n, v in content.items() if v != getattr(blank, n)}
    return plan.set("message", key or new_id(), text=text, **fields)


def _need(plan: Plan, key: str) -> Message:
    found = plan.view.message(plan.stream, key)
    if found is None:
        raise UserError("There is no log entry {key} here.", key=key)
    return found


@dataclass(frozen=True, slots=True)
class CorrectMessage(Action):
    """Log a new entry that supersedes an earlier one; ``changes`` may set any of its fields."""

    stream: str
    key: str
    text: str
    changes: Mapping[str, object] = field(default_factory=dict)

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new entry; its time is the old one's unless happened_at says otherwise."""
        old = _need(plan, self.key)
        if old.superseded_by:
            raise UserError("This entry has been corrected already; correct the newer one.")
        unknown = self.changes.keys() - set(CONTENT)
        if unknown:
            raise UserError("There is no field {name} to set.", name=", ".join(sorted(unknown)))
        content = {name: getattr(old, name) for name in CONTENT} | dict(self.changes)
        if self.happened_at is None:
            plan.happened_at, plan.precision = old.happened_at, old.precision
        content["supersedes"] = old.key
        return (_entry(plan, "", required(self.text, "text"), content),)


@dataclass(frozen=True, slots=True)
class StrikeMessage(Action):
    """Strike an entry out; it stays readable."""

    stream: str
    key: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the mark."""
        old = _need(plan, self.key)
        if old.struck:
            raise UserError("This entry is struck out already.")
        struck = Struck(plan.author.name, required(self.reason, "reason"))
        return (plan.set("message", self.key, struck=struck),)


@dataclass(frozen=True, slots=True)
class ForwardMessage(Action):
    """Pass an entry on to others, as a new entry that names it."""

    stream: str
    key: str
    to: tuple[Party, ...]
    text: str = ""
    ack_from: tuple[str, ...] = ()

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new entry."""
        old = _need(plan, self.key)
        if not self.to:
            raise UserError("Say to whom the entry goes.")
        content: dict[str, object] = {
            "sender": _author_party(plan) or old.sender,
            "to": self.to,
            "precedence": old.precedence,
            "kind": old.kind,
            "place": old.place,
            "incident": old.incident,
            "ack_from": self.ack_from,
            "forwards": old.key,
            "via": old.sender.name if old.sender else "",
        }
        return (_entry(plan, "", self.text.strip() or old.text, content),)


def _author_party(plan: Plan) -> Party | None:
    name = plan.author.position or plan.author.name
    return Party("person", "", name) if name else None


@dataclass(frozen=True, slots=True)
class Acknowledge(Action):
    """Record that a party was delivered, read or acknowledged an entry, and how."""

    stream: str
    key: str
    party: str
    way: str = Medium.SYSTEM
    kind: str = ReceiptKind.ACKNOWLEDGED

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the receipt; keys: receipt, message."""
        message = _need(plan, self.key)
        if any(r.party == self.party and r.kind == self.kind for r in message.receipts):
            raise UserError("This receipt is recorded already.")
        receipt = plan.set(
            "receipt",
            new_id(),
            message=message.key,
            party=required(self.party, "party"),
            kind=str(self.kind),
            way=str(self.way),
            by=plan.author.name,
            precision=plan.precision,
        )
        return (receipt, message.key)


@dataclass(frozen=True, slots=True)
class PlaceMessage(Action):
    """Put an entry on the map: a linked drawing."""

    stream: str
    key: str
    place: Place
    label: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the drawing."""
        message = _need(plan, self.key)
        label = self.label or message.text[:40]
        key = plan.set(
            "feature",
            new_id(),
            kind=FeatureKind.OTHER,
            label=label,
            geometry={"type": "Point", "coordinates": [self.place.lon, self.place.lat]},
            incident=message.incident,
            message=message.key,
            approx=self.place.approx,
        )
        return (key, message.key)
