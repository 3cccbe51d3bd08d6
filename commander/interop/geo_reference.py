"""What a file holds as a reference layer is made of it: things line by line, for the map library.

A file with more things than one act may hold becomes no records: it stays on this machine, drawn
under the operation's own marks. `commander.maps.reference` turns these lines into tiles.
"""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from commander.actions.from_file import MOST_THINGS
from commander.errors import UserError
from commander.interop.geo_check import STEP, GeoSheet
from commander.interop.geo_item import Item, Watch, text
from commander.interop.geo_plan import MOST_POINTS

FORM: Final = "reference 1"
"""What the first line says that such a file is."""

_MOST_FIELDS: Final = 60
_VALUE: Final = 400


def is_wanted(sheet: GeoSheet) -> bool:
    """Whether a sheet is more than can be taken into an operation, and so better a layer."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    if len(sheet.items) > MOST_THINGS:
        return True
    shapes = [item.geometry for item in sheet.items]
    return int(shapely.get_num_coordinates(shapes).sum()) > MOST_POINTS


def write(sheet: GeoSheet, path: Path, watch: Watch | None = None) -> None:
    """Write the things of a sheet. Raises UserError when there are none, Stopped, OSError."""
    watch = watch or Watch()
    if not sheet.items:
        raise UserError("Nothing is chosen to be taken in.")
    source = sheet.file.path
    head = {"commander": FORM, "file": source.name, "date": _day(source)}
    with path.open("wb") as file:
        file.write(msgspec.json.encode(head) + b"\n")
        for start in range(0, len(sheet.items), STEP):
            watch.at("writing", start, len(sheet.items))
            lines = _lines(sheet.items[start : start + STEP])
            file.write(b"".join(lines))
    watch.at("writing", len(sheet.items), len(sheet.items))


def _day(source: Path) -> str:
    """Return when the file was written, the only date that every kind of file has."""
    try:
        return f"{datetime.fromtimestamp(source.stat().st_mtime, UTC):%Y-%m-%d}"
    except OSError:
        return ""


def _lines(items: tuple[Item, ...]) -> Iterator[bytes]:
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    for item, shape in zip(items, shapely.to_wkb([one.geometry for one in items]), strict=True):
        place = base64.b64encode(shape).decode()
        yield msgspec.json.encode([item.name, item.note, _said(item), place]) + b"\n"


def _said(item: Item) -> dict[str, str]:
    """Return the attributes as plain text; empty ones and what is the name again are left out."""
    found: dict[str, str] = {}
    for name, value in item.fields.items():
        if len(found) == _MOST_FIELDS:
            break
        said = text(_plain(value), _VALUE)
        if said and said not in {item.name, item.note}:
            found[text(name, 60)] = said
    return found


def _plain(value: Any) -> object:
    nested = isinstance(value, dict | list)
    return msgspec.json.encode(value).decode() if nested and value else value
