"""Regions: whose ground it is, and who stands above."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commander.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Record):
    """A region with the government that answers for it; its key is a code such as ``410100``.

    ``geometry`` is GeoJSON (lon first, WGS 84), empty where nobody has given a border; ``parent``
    the code of the region above, empty at the top. ``channel`` is how its command is reached.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    government: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    geometry: Mapping[str, object] = field(default_factory=dict)
    timezone: str = ""
    channel: str = ""
