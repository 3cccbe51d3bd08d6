"""Who works: departments, units, people, desks and channels."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commander.domain.fix import Fix
from commander.domain.record import Place, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Department(Record):
    """A department; its key is a short code such as ``fire``, the same in every stream.

    ``names`` maps a language code to the name shown. ``shape`` is square, circle, diamond,
    triangle or hexagon; ``colour`` a colour role. ``target_minutes`` is the time from asked to
    done that the linkage chart measures against. ``aliases`` are what the entry line accepts.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    letters: str = ""
    shape: str = "square"
    colour: str = "blue"
    order: int = 0
    target_minutes: int = 15
    aliases: tuple[str, ...] = ()
    note: str = ""

    def name(self, language: str) -> str:
        """Return the name in this language, else English, else any, else the code."""
        names = self.names
        return names.get(language) or names.get("en") or next(iter(names.values()), self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """A crew, vehicle or team at work on the operation.

    ``place`` is where a person put it or a device saw it, the newer of both; see its source.
    ``heard_at`` (ms UTC, 0 never) is derived: the latest message from it, or change of its status
    or place by a person. ``fix`` is derived too: what a device saw, while ``place`` is from it.
    ``approximate`` names fields the source does not state exactly.
    """

    name: str = ""
    department: str = ""
    kind: str = ""
    letters: str = ""
    crew: int = 0
    leader: str = ""
    agency: str = ""
    status: str = "available"
    incident: str = ""
    task: str = ""
    place: Place | None = None
    aliases: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()
    heard_at: int = 0
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A person; ``name`` and ``contact`` are personal and can be erased (see journal.change)."""

    name: str = ""
    contact: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Record):
    """A workplace (its key is the device) and who sits at it in which position."""

    person: str = ""
    department: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Record):
    """A radio channel, talk group or telephone line; its key is its short name."""

    name: str = ""
    medium: str = "radio"
    note: str = ""
