"""The names of an area beside it on disk: one JSON array a line, packed."""

import gzip
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Final

from commander.maps.places import PlaceName

SUFFIX: Final = ".names"
_LINE_MOST: Final = 20_000
_ALL_MOST: Final = 2_000_000_000


def write(names: Iterable[PlaceName], path: Path) -> int:
    """Write the names; returns how many."""
    count = 0
    with gzip.GzipFile(path, "wb", 6, mtime=0) as file:
        for one in names:
            rounded = PlaceName(
                one.name,
                round(one.lat, 6),
                round(one.lon, 6),
                one.kind,
                one.alternatives,
                one.parent,
            )
            line = json.dumps(astuple(rounded), ensure_ascii=False, separators=(",", ":"))
            file.write(f"{line}\n".encode())
            count += 1
    return count


def read(path: Path) -> Iterator[PlaceName]:
    """Give the names that a file holds; what is no name in it is left out.

    Raises OSError and EOFError when the file cannot be read or is cut short.
    """
    taken = 0
    with gzip.open(path, "rb") as file:
        while (line := file.readline(_LINE_MOST)) and taken < _ALL_MOST:
            taken += len(line)
            try:
                name, lat, lon, kind, alternatives, parent = json.loads(line)
                found = PlaceName(
                    str(name), float(lat), float(lon), str(kind), tuple(map(str, alternatives)),
                    str(parent),
                )  # fmt: skip
            except (ValueError, TypeError):
                continue
            if found.name and math.isfinite(found.lat) and math.isfinite(found.lon):
                yield found
