"""What every record has in common: its key, its stream and what is known about each field."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Version:
    """One live write of one field: who says what, when and from where.

    ``field`` is empty but for a write of another field by somebody who did not know that the
    record had been ended; see ``Meta.disputed``.
    """

    value: object
    stamp: str
    happened_at: int
    author: str
    position: str
    device: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the journal knows about a record beside its values.

    ``since``: for each field the time (ms UTC) from which its shown value holds.
    ``firsts``: for ``status`` and ``state`` the earliest time at which each code was set.
    ``disputed``: fields on which posts disagree, each with all live versions, shown one first. A
    field that ends its record (cancelled, lifted …) is listed as well when somebody changed other
    fields meanwhile: those versions stand behind its own and name their field.
    """

    created_at: int = 0
    created_by: str = ""
    since: Mapping[str, int] = field(default_factory=dict)
    firsts: Mapping[str, int] = field(default_factory=dict)
    disputed: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A set of fields that people change; every field has a default, so a part can be read."""

    key: str = ""
    stream: str = ""
    meta: Meta = field(default_factory=Meta)


@dataclass(frozen=True, slots=True)
class Place:
    """A position in WGS 84 degrees, with how it is known; ``approx`` shows as ≈."""

    lat: float
    lon: float
    source: str = "hand"
    approx: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks or is spoken to.

    ``kind`` is unit, department, person or other; ``key`` names the record (empty for other);
    ``name`` is what was said, so that the log stays readable whatever happens to the record.
    """

    kind: str
    key: str
    name: str

    @property
    def ref(self) -> str:
        """Stable reference used in filters and receipts, such as ``unit:E1`` or ``other:Mayor``."""
        return f"{self.kind}:{self.key or self.name}"


RECORD_FIELDS = frozenset({"key", "stream", "meta"})
"""What a record has beside its own fields; no change may set these."""
