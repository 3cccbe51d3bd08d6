"""The communication log: entries, corrections, forwards, acknowledgements, places."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commander.actions.attach import attached
from commander.actions.base import Action, Plan, required
from commander.domain.attachment import MESSAGE, Content, Subject
from commander.domain.codes import FeatureKind, Medium, MessageKind, Precedence, ReceiptKind
from commander.domain.record import Party, Place
from commander.domain.work import Message, Struck
from commander.errors import UserError
from commander.journal.attachments import attachments_of
from commander.journal.project import record_state
from commander.journal.register import OTHERS
from commander.journal.strikes import STRUCK, made_from
from commander.journal.transaction import Draft

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
    "ack_within",
    "acks_recorded",
    "incident",
    "source",
    "inferred",
)
"""Fields of an entry that a correction keeps unless it changes them."""


@dataclass(frozen=True, slots=True)
class LogMessage(Action):
    """Log what was said.

    ``ack_from``: Party.refs whose acknowledgement is wanted, within ``ack_within`` minutes (0: by
    precedence).
    ``attachments``: files that belong to it; their content is in this post's Blobs already.
    """

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
    ack_within: int = 0
    acks_recorded: bool = True
    incident: str = ""
    source: str = ""
    inferred: tuple[str, ...] = ()
    supersedes: str = ""
    key: str = ""
    attachments: tuple[Content, ...] = ()

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the entry; keys: the entry, its attachments."""
        content = {name: getattr(self, name) for name in CONTENT}
        if self.supersedes:
            content["supersedes"] = self.supersedes
        key = _entry(plan, self.key, required(self.text, "text"), content)
        of = Subject(MESSAGE, key)
        return (key, *(attached(plan, of, one) for one in self.attachments))


def _entry(plan: Plan, key: str, text: str, content: Mapping[str, object]) -> str:
    """Plan an entry without what equals its default, which most fields do."""
    blank = Message()
    fields = {n: v for n, v in content.items() if v != getattr(blank, n)}
    return plan.set("message", key, text=text, **fields)


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
        old = _standing(plan, self.key)
        if old.superseded_by:
            raise UserError("This entry has been corrected already; correct the newer one.")
        unknown = self.changes.keys() - set(CONTENT)
        if unknown:
            raise UserError("There is no field {name} to set.", name=", ".join(sorted(unknown)))
        content = {name: getattr(old, name) for name in CONTENT} | dict(self.changes)
        if self.happened_at is None:
            plan.happened_at, plan.precision = old.happened_at, old.precision
        content["supersedes"] = old.key
        key = _entry(plan, "", required(self.text, "text"), content)
        _keep_attachments(plan, old.key, key)
        return (key,)


def _keep_attachments(plan: Plan, old: str, new: str) -> None:
    """Plan that what is attached to an entry is attached to the one that supersedes it."""
    for one in attachments_of(plan.view, plan.stream, MESSAGE, (old,)).get(old, ()):
        if not one.withdrawn:
            kept = {name: getattr(one, name) for name in Content.__dataclass_fields__}
            attached(plan, Subject(MESSAGE, new), Content(**kept))


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
        return (strike(plan, self.key, required(self.reason, "reason")),)


def strike(plan: Plan, key: str, reason: str, by: str = "") -> str:
    """Plan the mark that strikes an entry; it names what is known here to be made from it.

    ``by`` defaults to who acts.
    """
    connection = plan.tx.connection
    state = record_state(connection, plan.stream, "message", key)
    seen = {STRUCK: state.stamps(STRUCK), OTHERS: made_from(connection, plan.stream, key)}
    fields = {STRUCK: Struck(by or plan.author.name, reason)}
    plan.drafts.append(Draft("message", key, fields, plan.happened_at, plan.precision, seen))
    return key


def _standing(plan: Plan, key: str) -> Message:
    """Return an entry from which something can be made; UserError when it was struck out."""
    found = _need(plan, key)
    if found.struck:
        raise UserError("This entry is struck out. Log a new one.")
    return found


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
        old = _standing(plan, self.key)
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
            "",
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
        message = _standing(plan, self.key)
        label = self.label or message.text[:40]
        key = plan.set(
            "feature",
            "",
            kind=FeatureKind.OTHER,
            label=label,
            geometry={"type": "Point", "coordinates": [self.place.lon, self.place.lat]},
            incident=message.incident,
            message=message.key,
            approx=self.place.approx,
        )
        return (key, message.key)
