"""Warnings to the public: drafted, approved, issued, their level changed, lifted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from commander.actions.base import Action, Plan, known_fields, required
from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.scales import WARNING_LEVEL
from commander.domain.warning import PublicWarning, WarningStatus
from commander.errors import UserError

DEMANDED: Final = ("category", "level", "starts_at", "area", "cautions", "measures", "issuer")
"""What a warning says when it is issued (Emergency Response Law, art. 64; the time is added)."""

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
    missing = [name.replace("_", " ") for name in DEMANDED if not _said(getattr(found, name))]
    if missing:
        raise UserError("The warning does not say: {missing}.", missing=", ".join(missing))


def _said(value: object) -> bool:
    if isinstance(value, Mapping):
        return bool(value) and all(str(text).strip() for text in value.values())
    return bool(value.strip()) if isinstance(value, str) else bool(value)


@dataclass(frozen=True, slots=True)
class IssueWarning(Action):
    """Issue an approved warning."""

    stream: str
    key: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the issue with its time."""
        found = _standing(plan, self.key)
        if found.status == WarningStatus.ISSUED:
            raise UserError("This warning has been issued already.")
        _complete(found)
        if found.status != WarningStatus.APPROVED:
            raise UserError("A warning is approved before it is issued.")
        status = str(WarningStatus.ISSUED)
        return (plan.set("warning", self.key, status=status, issued_at=plan.happened_at),)


@dataclass(frozen=True, slots=True)
class ChangeWarningLevel(Action):
    """Issue a warning anew with another level (Emergency Response Law, art. 70), or the same."""

    stream: str
    key: str
    level: str
    text: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new level and the time of issue."""
        found = _standing(plan, self.key)
        if found.status != WarningStatus.ISSUED:
            raise UserError("This warning has not been issued yet.")
        _level(required(self.level, "level"))
        fields: dict[str, object] = {"level": self.level, "issued_at": plan.happened_at}
        if self.text.strip():
            fields["text"] = self.text.strip()
        return (plan.set("warning", self.key, **fields),)


@dataclass(frozen=True, slots=True)
class LiftWarning(Action):
    """Lift a warning and say why: the danger is over (Emergency Response Law, art. 70)."""

    stream: str
    key: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the mark."""
        _standing(plan, self.key)
        reason = required(self.reason, "reason")
        return (plan.set("warning", self.key, lifted=True, reason=reason),)
