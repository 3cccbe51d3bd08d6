"""Warnings to the public: drafted, approved, issued, their level changed, lifted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from commander.actions.base import Action, Plan, known_fields, required
from commander.domain.codes import Medium, MessageKind, Precedence
from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.record import Party
from commander.domain.scales import WARNING_LEVEL
from commander.domain.warning import PublicWarning, WarningStatus
from commander.errors import UserError
from commander.linkage.warnings import missing

_CONTENT: Final = frozenset(
    {
        *("hazard", "category", "level", "issuer", "text", "headline", "cautions", "measures"),
        *("area", "feature", "starts_at", "expires_at"),
    }
)


@dataclass(frozen=True, slots=True)
class DraftWarning(Action):
    """Draft a warning; what is missing may be filled in until it is issued."""

    stream: str
    incident: str
    hazard: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the draft."""
        plan.need(Incident, self.incident)
        content = _content(plan, self.fields)
        key = plan.set(
            "warning",
            "",
            **content,
            incident=self.incident,
            hazard=required(self.hazard, "hazard"),
            status=WarningStatus.DRAFT,
        )
        return (key,)


def _content(plan: Plan, fields: Mapping[str, object]) -> dict[str, object]:
    known = known_fields(PublicWarning, fields)
    if stray := sorted(known.keys() - _CONTENT):
        raise UserError("There is no field {name} to set.", name=", ".join(stray))
    _level(str(known.get("level", "")))
    if feature := str(known.get("feature", "")):
        plan.need(Feature, feature)
    return known


def _level(level: str) -> None:
    if level and WARNING_LEVEL.step(level) is None:
        steps = ", ".join(step.code for step in WARNING_LEVEL.steps)
        raise UserError("{code} is no step of this scale; it has {steps}.", code=level, steps=steps)


def _standing(plan: Plan, key: str) -> PublicWarning:
    found = plan.need(PublicWarning, key)
    if found.lifted:
        raise UserError("This warning has been lifted already.")
    return found


@dataclass(frozen=True, slots=True)
class UpdateWarning(Action):
    """Change what a warning says before it is issued; an approval before that falls."""

    stream: str
    key: str
    fields: Mapping[str, object]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new text."""
        found = _standing(plan, self.key)
        if found.status == WarningStatus.ISSUED:
            raise UserError("What was issued stays. Issue it anew with another level, or lift it.")
        fields = _content(plan, self.fields)
        if found.status == WarningStatus.APPROVED:
            fields |= {"status": str(WarningStatus.DRAFT), "approved_by": ""}
        return (plan.set("warning", self.key, **fields),)


@dataclass(frozen=True, slots=True)
class ApproveWarning(Action):
    """Approve a warning as it stands; refused while anything obligatory is missing."""

    stream: str
    key: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the approval."""
        found = _standing(plan, self.key)
        if found.status != WarningStatus.DRAFT:
            raise UserError("This warning has been approved already.")
        _complete(found)
        by = required(plan.author.name, "name")
        plan.set("warning", self.key, status=str(WarningStatus.APPROVED), approved_by=by)
        return (self.key,)


def _complete(found: PublicWarning) -> None:
    lacks = [name.replace("_", " ") for name in missing(found)]
    if lacks:
        raise UserError("The warning does not say: {missing}.", missing=", ".join(lacks))


@dataclass(frozen=True, slots=True)
class Notified:
    """Who is told of a step and in which words: an entry of the log that asks for their answer."""

    to: tuple[Party, ...] = ()
    text: str = ""


def _tell(plan: Plan, found: PublicWarning, notified: Notified) -> tuple[str, ...]:
    """Plan the entry that says who was told; empty where nobody is to be."""
    if not notified.to:
        return ()
    entry = plan.set(
        "message",
        "",
        text=required(notified.text, "text"),
        sender=Party("person", "", plan.author.name) if plan.author.name else None,
        to=notified.to,
        kind=str(MessageKind.NOTIFICATION),
        precedence=str(Precedence.PRIORITY),
        medium=str(Medium.SYSTEM),
        ack_from=tuple(party.ref for party in notified.to),
        incident=found.incident,
        about=(f"warning:{found.key}",),
    )
    return (entry,)


@dataclass(frozen=True, slots=True)
class IssueWarning(Action):
    """Issue an approved warning, and log who is told of it. keys: warning, entry if any."""

    stream: str
    key: str
    notified: Notified = Notified()

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the issue with its time, and the entry."""
        found = _standing(plan, self.key)
        if found.status == WarningStatus.ISSUED:
            raise UserError("This warning has been issued already.")
        _complete(found)
        if found.status != WarningStatus.APPROVED:
            raise UserError("A warning is approved before it is issued.")
        status = str(WarningStatus.ISSUED)
        plan.set("warning", self.key, status=status, issued_at=plan.happened_at)
        return (self.key, *_tell(plan, found, self.notified))


@dataclass(frozen=True, slots=True)
class ChangeWarningLevel(Action):
    """Issue a warning anew with another level (Emergency Response Law, art. 70), or the same.

    ``reason`` says why; ``expires_at`` (ms UTC, 0: as before) until when
    it holds now. keys: warning, entry if any.
    """

    stream: str
    key: str
    level: str
    text: str = ""
    reason: str = ""
    expires_at: int = 0
    notified: Notified = Notified()

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new level and the time of issue."""
        found = _standing(plan, self.key)
        if found.status != WarningStatus.ISSUED:
            raise UserError("This warning has not been issued yet.")
        _level(required(self.level, "level"))
        fields: dict[str, object] = {"level": self.level, "issued_at": plan.happened_at}
        for name in ("text", "reason"):
            if said := getattr(self, name).strip():
                fields[name] = said
        if self.expires_at:
            fields["expires_at"] = self.expires_at
        plan.set("warning", self.key, **fields)
        return (self.key, *_tell(plan, found, self.notified))


@dataclass(frozen=True, slots=True)
class LiftWarning(Action):
    """Lift a warning and say why: the danger is over (Emergency Response Law, art. 70).

    keys: warning, entry if any.
    """

    stream: str
    key: str
    reason: str
    notified: Notified = Notified()

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the mark."""
        found = _standing(plan, self.key)
        reason = required(self.reason, "reason")
        plan.set("warning", self.key, lifted=True, reason=reason)
        return (self.key, *_tell(plan, found, self.notified))
