"""What a file of somebody else's map holds: things with a place, and what is wrong with some."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from commander.errors import UserError

MOST_ITEMS: Final = 500_000
"""Things in one file; a file with more is data for a database, not for a scene."""

LARGEST: Final = 250_000_000
"""Bytes of a file that is read at all."""


class Stopped(UserError):
    """Somebody stopped the work; nothing of it stays."""


SUFFIXES: Final = (
    "geojson",
    "json",
    "geojsonl",
    "kml",
    "kmz",
    "gpx",
    "csv",
    "tsv",
    "txt",
    "shp",
    "zip",
    "gpkg",
)
"""What such files are called."""


class NotTaken(UserError):
    """A file that is not what it should be; the text says how, and begins in the middle."""

    def __init__(self, text: str, path: Path, **values: object) -> None:
        super().__init__(
            "{file} was not taken in: {reason}. Choose another file.",
            file=path.name,
            reason=UserError(text, **values),
        )


def _silent(_phase: str, _done: int, _total: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Watch:
    """``told`` is called with a phase, what is done and what there is, on the working thread.

    Phases: "reading", "checking", "taking", "writing". ``cancel`` ends the work at the next place
    where nothing is left by halves.
    """

    told: Callable[[str, int, int], None] = _silent
    cancel: threading.Event = field(default_factory=threading.Event)

    def at(self, phase: str, done: int, total: int) -> None:
        """Say how far it is; raises Stopped when that is wanted."""
        if self.cancel.is_set():
            raise Stopped("This was stopped. Nothing of it was kept.")
        self.told(phase, done, total)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field of a file says what; an empty name is guessed, and "-" means none.

    ``lat`` and ``lon``, or ``place`` (coordinates in one column, in any notation), or ``wkt``
    are of tables only.
    """

    name: str = ""
    note: str = ""
    time: str = ""
    lat: str = ""
    lon: str = ""
    place: str = ""
    wkt: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a file, as it stands there.

    ``geometry`` is a shapely geometry, longitude first, degrees of WGS 84, unchecked, or None.
    ``at`` and ``until`` are ms UTC, 0 where the file states none. ``ref`` is its id at its source,
    ``wrong`` the code of what keeps it out (see `PROBLEMS`).
    """

    number: int
    geometry: Any
    name: str = ""
    note: str = ""
    at: int = 0
    until: int = 0
    ref: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class GeoFile:
    """A file that was read. ``counted`` says what an item's number counts: "line" or "feature".

    ``form`` is geojson, kml, gpx, csv, shapefile or geopackage; ``crs`` names the projection that
    it was in, empty for degrees of WGS 84; ``notices`` are codes of `NOTICES` about the whole.
    """

    path: Path
    form: str
    items: tuple[Item, ...]
    fields: tuple[str, ...] = ()
    columns: Columns = Columns()
    crs: str = ""
    notices: tuple[str, ...] = ()
    counted: str = "feature"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one item: its number, the code of what it is, and its own words."""

    number: int
    code: str
    detail: str = ""


PROBLEMS: Final[Mapping[str, str]] = {
    "no_geometry": "it has no place",
    "broken": "its shape cannot be read",
    "not_finite": "a coordinate is no number",
    "out_of_range": "it lies nowhere on earth",
    "cut_off": "the line is cut off",
}
"""What keeps an item out, by code."""

NOTICES: Final[Mapping[str, str]] = {
    "crossing": "its outline crosses itself; it was mended, look at it",
    "simplified": "it has more points than a map can show; it was simplified",
    "antimeridian": "it crosses the 180th meridian; it was cut there",
    "no_crs": "the file does not say which coordinates it uses; degrees of WGS 84 are assumed",
    "network_links": "it refers to files elsewhere; these were not followed",
    "more_tables": "it holds tables without places; these were left out",
}
"""What is to be known of an item or a file that is taken in, by code."""


def bytes_of(path: Path, limit: int = LARGEST) -> bytes:
    """Return what is in a file; UserError when it is too large or cannot be read."""
    try:
        if path.stat().st_size > limit:
            raise UserError(
                "{file} is larger than {limit} MB. Cut it into parts; each can be imported.",
                file=path.name,
                limit=limit // 1_000_000,
            )
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            "{file} cannot be read: {reason}. Check its name and its rights.",
            file=path.name,
            reason=error.strerror or error,
        ) from error


_NAMES: Final = ("name", "title", "label", "名称", "名字", "标题", "id")
_NOTES: Final = ("note", "notes", "description", "desc", "cmt", "comment", "备注", "说明", "描述")
_TIMES: Final = ("time", "timestamp", "datetime", "date_time", "when", "date", "时间", "日期")


def guessed(columns: Columns, fields: tuple[str, ...]) -> Columns:
    """Return the columns with those that were left open filled in from the names of the fields."""
    return Columns(
        name=columns.name or like(fields, _NAMES),
        note=columns.note or like(fields, _NOTES),
        time=columns.time or like(fields, _TIMES),
        lat=columns.lat,
        lon=columns.lon,
        place=columns.place,
        wkt=columns.wkt,
    )


def like(fields: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    """Return the field that is called like one of these, the first of them first; else ""."""
    folded = {name.strip().casefold(): name for name in reversed(fields)}
    return next((folded[name] for name in wanted if name in folded), "")


def text(value: object, most: int = 200) -> str:
    """Return a value of a file as one line of plain text of at most ``most`` characters."""
    if value is None or isinstance(value, dict | list):
        return ""
    whole = str(value)
    if not whole.isprintable():
        whole = "".join(sign if sign.isprintable() else " " for sign in whole)
    line = " ".join(whole.split())
    return line if len(line) <= most else line[: most - 1] + "…"
