"""The areas that come with the program: the world, and what set-up has put beside the map page."""

from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Final

from commander.maps import index
from commander.maps.area import EVERYWHERE, WORLD, Area

WORLD_AREA: Final = Area(
    WORLD,
    "World (coasts and borders)",
    "world",
    EVERYWHERE,
    0,
    7,
    attribution="Natural Earth",
    licence="public domain",
    builtin=True,
)
"""Drawn by the page itself from the package world-atlas (Natural Earth, 1:50 million)."""


class Builtins:
    """Areas in a folder of the package, each with its record and its names beside it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._given = folder
        self._known: dict[str, Area] | None = None

    @property
    def folder(self) -> Path:
        """The folder in which they lie."""
        return self._given or Path(str(resources.files("resources"))) / "map" / "areas"

    def areas(self) -> tuple[Area, ...]:
        """Return them, by name."""
        return tuple(sorted(self._read().values(), key=lambda one: one.name))

    def path(self, key: str) -> Path | None:
        """Return the file of an area, None when it is none of these."""
        found = self._read().get(key)
        return Path(found.file) if found else None

    def _read(self) -> dict[str, Area]:
        if self._known is None:
            found = (index.read(path) for path in sorted(self.folder.glob(f"*{index.RECORD}")))
            self._known = {
                one.area.key: replace(
                    one.area,
                    builtin=True,
                    file=str(self.folder / one.file),
                    missing=not (self.folder / one.file).is_file(),
                )
                for one in found
                if one
            }
        return self._known
