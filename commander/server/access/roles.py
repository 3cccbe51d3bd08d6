"""What each role may read and write: pure, decided here and nowhere else.

A stream is *open* (every device that was let in reads and writes all of it), has *roles* on (every
device reads, who holds a role writes what the role may), or is *restricted* (as with roles, and
whoever holds none does not learn that it exists).

A role holds back a sender and what it made itself. What another device made and others hold
already is passed on by whoever may send at all, so two servers never come to disagree over it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from commander.journal.change import Change

EVERYWHERE = "*"
"""Instead of a stream: all that have roles on; a restricted stream names who sees it itself."""


class Mode(StrEnum):
    """How access to a stream is decided."""

    OPEN = "open"
    ROLES = "roles"
    RESTRICTED = "restricted"


class Role(StrEnum):
    """What somebody is in an operation."""

    COMMANDER = "commander"
    DEPUTY = "deputy"
    DESK = "desk"
    SCRIBE = "scribe"
    OBSERVER = "observer"
    FACILITATOR = "facilitator"
    EVALUATOR = "evaluator"


ALL = frozenset({Role.COMMANDER, Role.DEPUTY, Role.FACILITATOR})
"""Roles that write everything."""

COMMAND = frozenset(
    {"operation", "period", "response_level", "warning", "activation", "plan_text", "region"}
    | {"department"}
)
"""Entities that hold decisions of command: a scribe or a desk reports and asks, it does not decide.

What a newer version brings is not among them, so it travels.
"""

EVALUATION = frozenset({"observation", "improvement", "attachment"})
"""Entities that an evaluator writes; it must not touch what it evaluates."""

OWNED_BY = {"task": "owner", "duty": "owner", "unit": "department", "desk": "department"}
"""The field of an entity that names the department which it belongs to."""

READS_ONLY = "this post may read this operation, but not send to it"
CLOSED = "this operation is not open to this post"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role; ``department`` is its code, for a desk that is bound to one."""

    role: Role
    department: str = ""

    def refuses(self, change: Change) -> str:
        """Return why this role does not send a change of its own; empty when it does."""
        if self.role in ALL:
            return ""
        if self.role is Role.OBSERVER:
            return READS_ONLY
        if self.role is Role.EVALUATOR:
            fits = change.entity in EVALUATION
        else:
            fits = change.entity not in COMMAND
        if not fits:
            return f"the role {self.role} does not write this ({change.entity})"
        owner = change.fields.get(OWNED_BY.get(change.entity, ""), "")
        if self.role is Role.DESK and self.department and owner not in {"", self.department}:
            return f"the desk of {self.department} does not write for another department"
        return ""

    @property
    def sends(self) -> bool:
        """Whether this role sends anything."""
        return self.role is not Role.OBSERVER

    @property
    def moves(self) -> bool:
        """Whether this role sends positions of units."""
        return self.role not in {Role.OBSERVER, Role.EVALUATOR}


Grants = Mapping[str, tuple[Grant, ...]]
"""Grants of one holder by stream."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is decided about streams at one moment.

    ``modes``: of streams that are not open. ``of_devices`` and ``of_users``: grants by holder.
    ``user_of``: the user of a device, for devices that have one.
    """

    modes: Mapping[str, Mode] = field(default_factory=dict)
    of_devices: Mapping[str, Grants] = field(default_factory=dict)
    of_users: Mapping[str, Grants] = field(default_factory=dict)
    user_of: Mapping[str, str] = field(default_factory=dict)

    @property
    def hides(self) -> bool:
        """Whether any stream is hidden from anybody."""
        return Mode.RESTRICTED in self.modes.values()

    def mode(self, stream: str) -> Mode:
        """Return how access to a stream is decided."""
        return self.modes.get(stream, Mode.OPEN)

    def grants(self, device: str, stream: str) -> tuple[Grant, ...]:
        """Return the roles that a device has in a stream, its own and its user's."""
        mine = self.of_devices.get(device, {})
        users = self.of_users.get(self.user_of.get(device, ""), {})
        found = (*mine.get(stream, ()), *users.get(stream, ()))
        if self.mode(stream) is Mode.ROLES:
            found += (*mine.get(EVERYWHERE, ()), *users.get(EVERYWHERE, ()))
        return found

    def sees(self, device: str, stream: str) -> bool:
        """Return whether a device may know a stream and read it."""
        return self.mode(stream) is not Mode.RESTRICTED or bool(self.grants(device, stream))

    def sends(self, device: str, stream: str) -> bool:
        """Return whether a device may send anything to a stream."""
        if self.mode(stream) is Mode.OPEN:
            return True
        return any(grant.sends for grant in self.grants(device, stream))

    def moves(self, device: str, stream: str) -> bool:
        """Return whether a device may send positions to a stream."""
        if self.mode(stream) is Mode.OPEN:
            return True
        return any(grant.moves for grant in self.grants(device, stream))

    def refuses(self, device: str, stream: str, change: Change) -> str:
        """Return why a device does not send this change here; empty when it does."""
        if self.mode(stream) is Mode.OPEN:
            return ""
        grants = self.grants(device, stream)
        if not any(grant.sends for grant in grants):
            return READS_ONLY if self.sees(device, stream) else CLOSED
        if change.device != device:
            return ""
        reasons = [grant.refuses(change) for grant in grants if grant.sends]
        return "" if "" in reasons else reasons[0]
