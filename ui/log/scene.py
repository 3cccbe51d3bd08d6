"""What entries are shown against: names, zone, language, time now, and what came of entries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

from commander.actions.names import Directory
from commander.domain.attachment import Attachment
from commander.domain.codes import Precedence
from commander.domain.record import Party
from commander.domain.resources import Department
from commander.domain.work import Message
from ui import words
from ui.attached.attached import State
from ui.zone import zone_named

_MINUTE_MS: Final = 60_000
_URGENT: Final = frozenset({Precedence.IMMEDIATE.value, Precedence.FLASH.value})
_URGENT_MINUTES: Final = 5
_OTHER_MINUTES: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One state of everything beside the message that its entry shows. ``now`` is ms UTC.

    ``related`` holds messages that others supersede, correct or forward, by key; ``features`` the
    map features placed from messages, by message key; ``attached`` files, by message key.
    ``state_of`` says where the content of one is.
    """

    directory: Directory = field(default_factory=Directory)
    departments: Mapping[str, Department] = field(default_factory=dict)
    timezone: str = "UTC"
    now: int = 0
    features: Mapping[str, str] = field(default_factory=dict)
    related: Mapping[str, Message] = field(default_factory=dict)
    attached: Mapping[str, tuple[Attachment, ...]] = field(default_factory=dict)
    state_of: Callable[[Attachment], State] = lambda _one: State("here")

    @property
    def zone(self) -> tzinfo:
        """The operation's time zone; UTC when its name is not known here."""
        return zone_named(self.timezone)

    def colour_of(self, party: Party | None) -> str:
        """The colour role of a party's department, empty when it has none."""
        found = self.departments.get(self.directory.department_of(party))
        return found.colour if found else ""

    def name_of(self, ref: str, message: Message | None = None) -> str:
        """The name of a reference: as known now, else as the message says it."""
        party = self.directory.party(ref)
        if party is not None:
            return self.party_name(party)
        said = (message.sender, *message.to) if message else ()
        found = next((one.name for one in said if one and one.ref == ref), "")
        return found or self.directory.name(ref)

    def party_name(self, party: Party) -> str:
        """The name shown: departments of the catalogue in the window's language, else as said."""
        if party.kind != "department":
            return party.name or party.key
        known = self.directory.party(party.ref)
        return known.name if known else words.department(party.key, party.name)

    def clock(self, moment: int, precision: str = "second") -> str:
        """Time of day in the operation's zone, as exact as stated."""
        return words.clock(moment, self.zone, precision)

    def full_time(self, moment: int, precision: str = "second") -> str:
        """Day and time of day in the operation's zone."""
        return f"{words.day(moment, self.zone)} {self.clock(moment, precision)}"


def is_urgent(message: Message) -> bool:
    """Whether somebody should hear it come."""
    return message.precedence in _URGENT


def overdue_minutes(message: Message, now: int) -> int:
    """Minutes since it was said once its acknowledgement is overdue, else 0."""
    usual = _URGENT_MINUTES if is_urgent(message) else _OTHER_MINUTES
    allowed = message.ack_within or usual
    waited = (now - message.happened_at) // _MINUTE_MS
    return int(waited) if waited >= allowed else 0
