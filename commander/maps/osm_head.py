"""The outside of an OSM extract: is it whole, what box and date does it state.

The layout of ``.osm.pbf``: wiki.openstreetmap.org/wiki/PBF_Format. A file is a row of blobs, each
behind its length; a header blob comes first. Nothing is unpacked here but the header.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from commander.errors import UserError
from commander.maps.area import Box
from commander.maps.wire import Malformed, fields, signed

_HEADER_MOST: Final = 64 * 1024
_BLOB_MOST: Final = 32 * 1024 * 1024
"""The format's own limits for the header of a blob and for a blob."""
_LATEST: Final = 2**33
_NANO: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Head:
    """What an extract states of itself: its box, None when it does not; date as ISO, or empty."""

    box: Box | None
    date: str


def read_pbf(path: Path) -> Head:
    """Return what the header states, having followed all blobs to the end of the file.

    Raises UserError for a file that is none, cut short, or of a kind that cannot be read.
    """
    head: Head | None = None
    try:
        with path.open("rb") as file:
            for kind, length in _blobs(file, path.stat().st_size, path.name):
                if (head is None) != (kind == b"OSMHeader"):
                    raise _broken(path.name)
                if head is None:
                    head = _head(file.read(length), path.name)
                else:
                    file.seek(length, 1)
    except Malformed as error:
        raise _broken(path.name) from error
    if head is None:
        raise _broken(path.name)
    return head


def _blobs(file: BinaryIO, size: int, name: str) -> Iterator[tuple[bytes, int]]:
    """Give kind and length of each blob; whoever takes them moves the file past it."""
    while start := file.read(4):
        length = int.from_bytes(start, "big")
        if len(start) < 4 or not 0 < length <= _HEADER_MOST:  # noqa: PLR2004 - four bytes
            raise _broken(name)
        found = dict(fields(file.read(length)))
        kind, blob = found.get(1), found.get(3)
        if not isinstance(kind, bytes) or not isinstance(blob, int) or blob > _BLOB_MOST:
            raise _broken(name)
        if file.tell() + blob > size:
            raise UserError(
                "{file} is cut short: a part of the extract is missing. Copy it again.", file=name
            )
        yield kind, blob


def _head(blob: bytes, name: str) -> Head:
    found = dict(fields(blob))
    raw, packed = found.get(1), found.get(3)
    if isinstance(packed, bytes):
        raw = _unpacked(packed, name)
    if not isinstance(raw, bytes):
        raise UserError("{file} is packed in a way that Commander cannot read.", file=name)
    block = dict(fields(raw))
    box, at = block.get(1), block.get(32)
    return Head(_box(box) if isinstance(box, bytes) else None, _date(at))


def _unpacked(packed: bytes, name: str) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _BLOB_MOST)
    except zlib.error as error:
        raise _broken(name) from error


def _date(at: object) -> str:
    if not isinstance(at, int) or not 0 < at < _LATEST:
        return ""
    return datetime.fromtimestamp(at, UTC).date().isoformat()


def _box(raw: bytes) -> Box | None:
    """Left, right, top, bottom in billionths of a degree."""
    found = {
        number: signed(value) * _NANO for number, value in fields(raw) if isinstance(value, int)
    }
    try:
        west, east, north, south = (found[number] for number in (1, 2, 3, 4))
    except KeyError:
        return None
    good = -180 <= west < east <= 180 and -90 <= south < north <= 90  # noqa: PLR2004 - the globe
    return (west, south, east, north) if good else None


def _broken(name: str) -> UserError:
    return UserError("{file} is not an OpenStreetMap extract, or it is damaged.", file=name)


def read_xml(path: Path) -> Head:
    """Return what the first elements state, having read the whole file once.

    Raises UserError where the XML is cut short, no ``osm``, or defines entities, as attacks do.
    """
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - only for this format
    from defusedxml.ElementTree import ParseError, iterparse  # noqa: PLC0415

    box, date, root = None, "", None
    try:
        for event, element in iterparse(path, events=("start", "end"), forbid_dtd=True):
            if root is None:
                root = element
                if element.tag != "osm":
                    raise _broken(path.name)
                date = str(element.get("osm_base") or "")[:10]
            elif event == "start" and element.tag == "bounds":
                box = _stated(element)
            elif event == "end" and element.tag in {"node", "way", "relation"}:
                root.clear()
    except (ParseError, DefusedXmlException, UnicodeDecodeError, ValueError) as error:
        raise UserError(
            "{file} is not an OpenStreetMap extract, or it is damaged: {reason}",
            file=path.name,
            reason=str(error)[:120] or type(error).__name__,
        ) from error
    if root is None:
        raise _broken(path.name)
    return Head(box, date)


def _stated(element: Any) -> Box | None:
    try:
        west, south, east, north = (
            float(element.get(name)) for name in ("minlon", "minlat", "maxlon", "maxlat")
        )
    except (TypeError, ValueError):
        return None
    good = -180 <= west < east <= 180 and -90 <= south < north <= 90  # noqa: PLR2004 - the globe
    return (west, south, east, north) if good else None
