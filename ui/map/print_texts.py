"""What a sheet says beside the map."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A line of the legend: a swatch of a colour role and what it means.

    ``shape`` is point, line, area, unit or incident.
    """

    shape: str
    colour: str
    text: str
    planned: bool = False
    letters: str = ""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Everything that is written on a sheet, in the language of the window."""

    title: str
    place: str
    time: str
    mark: str
    scale: str
    source: str
    printed: str
    legend: str
    north: str
    entries: tuple[LegendEntry, ...] = ()
