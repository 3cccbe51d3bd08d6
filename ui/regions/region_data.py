"""Whom an area concerns, and who of them was told already: read beside the GUI."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from commander.domain.plan import worded
from commander.domain.record import Party
from commander.domain.region import Region
from commander.domain.work import Message
from commander.journal.reader import Reader
from commander.linkage.regions import RegionProposal, propose_regions
from ui.told import told_of

Role = Literal["superior", "concerned", "neighbour"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What concerns somebody: the record (kind and key), what it is called, and its outline."""

    kind: str
    key: str
    title: str
    geometry: Mapping[str, Any] = field(default_factory=dict)
    radius_m: float = 0.0
    incident: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """A government with the reason why it is concerned, and the entry that told it."""

    region: Region
    role: Role
    told: Message | None = None

    def name(self, language: str) -> str:
        """Return what its government is called, else the region."""
        return government(self.region, language)

    def party(self, language: str) -> Party:
        """Return it as somebody who is spoken to."""
        return Party("other", "", self.name(language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Whom an area concerns, the superior first; ``known``: there are regions at all."""

    area: Area
    concerned: tuple[Concerned, ...] = ()
    outside: bool = False
    known: bool = False

    @property
    def crosses(self) -> bool:
        """Whether the area lies in two regions or more."""
        return sum(one.role == "concerned" for one in self.concerned) > 1

    @property
    def proposed(self) -> tuple[Concerned, ...]:
        """Those who are to be told; of a single region nobody is proposed."""
        if not self.crosses:
            return ()
        return tuple(one for one in self.concerned if one.role != "neighbour")


def government(region: Region, language: str) -> str:
    """Return the name of a region's government, else of the region, else its code."""
    return worded(region.government or region.names, language) or region.key


def read_ground(reader: Reader, stream: str, area: Area, regions: tuple[Region, ...]) -> Ground:
    """Work out whom an area concerns and who was told; any thread."""
    if not regions or not area.geometry:
        return Ground(area=area, known=bool(regions))
    found = propose_regions(area.geometry, regions, area.radius_m)
    told = told_of(reader, stream).get(f"{area.kind}:{area.key}", [])
    return Ground(area=area, concerned=_rows(found, told), outside=found.outside, known=True)


def _rows(found: RegionProposal, told: list[Message]) -> tuple[Concerned, ...]:
    above = (found.superior,) if found.superior is not None else ()
    roles: tuple[tuple[Role, tuple[Region, ...]], ...] = (
        ("superior", above),
        ("concerned", found.concerned),
        ("neighbour", found.neighbours),
    )
    return tuple(
        Concerned(region=one, role=role, told=_entry(one, told))
        for role, regions in roles
        for one in regions
    )


def _entry(region: Region, told: list[Message]) -> Message | None:
    """Return the newest entry that told a government, in whichever language it was named."""
    names = {government(region, code) for code in (*region.government, *region.names, "")}
    return next((one for one in told if any(party.name in names for party in one.to)), None)
