"""What answers to the search field: coordinates, records of the operation, known places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from commander.domain.codes import State, UnitStatus
from commander.domain.record import Place
from commander.errors import UserError
from commander.geodesy.notation import readable
from commander.maps.places import Gazetteer
from commander.maps.places_search import (
    Hit,
    bearing,
    distance_km,
    nearest,
    search,
    unlike,
)
from commander.maps.places_words import folded, words
from ui import place_words
from ui import words as ui_words
from ui.map.records import MapRecords

if TYPE_CHECKING:
    from commander.geodesy.coordinates import Reading

_READINGS: Final = 4
_RECORDS: Final = 8
_SHOWN: Final = 24
_ZOOMS: Final[Mapping[str, int]] = {
    "city": 12,
    "town": 13,
    "village": 14,
    "suburb": 14,
    "nature": 14,
    "water": 15,
    "street": 16,
    "station": 16,
    "place": 15,
}
_HOUSE: Final = 17
_RECORD_ZOOM: Final = 16
_WORST: Final = 8.0
_RELEASED: Final = 6.0
"""How much further down a unit stands that has been released."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, where the map looks, and what it has."""

    text: str
    near: tuple[float, float]
    records: MapRecords
    notation: str = "decimal"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list.

    ``lat`` and ``lon`` are None for a record without a place; ``kind`` and ``key`` name the record
    if it is one; ``side`` stands at the right.
    """

    title: str
    note: str = ""
    side: str = ""
    icon: str = "place"
    lat: float | None = None
    lon: float | None = None
    zoom: float = _HOUSE
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows, best first, and what is wrong with coordinates that were typed."""

    rows: tuple[Row, ...]
    wrong: UserError | None = None


def answer(gazetteer: Gazetteer, query: Query) -> Answer:
    """Find everything; some milliseconds, on any thread."""
    from commander.geodesy.coordinates import parse  # noqa: PLC0415 - keeps the start short

    text = query.text.strip()
    if not text:
        return Answer(())
    wrong = None
    readings: tuple[Reading, ...] = ()
    try:
        readings = parse(text, query.near)
    except UserError as error:
        wrong = error
    rows = [_reading_row(gazetteer, query, one) for one in readings[:_READINGS]]
    rows += islice(_records(query), _RECORDS)
    rows += (_place_row(query, hit) for hit in search(gazetteer, text, query.near))
    return Answer(tuple(rows[:_SHOWN]), wrong)


def _reading_row(gazetteer: Gazetteer, query: Query, one: "Reading") -> Row:
    near = nearest(gazetteer, one.lat, one.lon)
    return Row(
        readable(one.lat, one.lon, query.notation),
        " · ".join(
            part for part in (place_words.reading(one), place_words.near(near) if near else "")
            if part
        ),
        _way(query, one.lat, one.lon),
        "follow",
        one.lat,
        one.lon,
        _HOUSE if one.side_m < 100 else 14,  # noqa: PLR2004 - a square of 100 m
    )  # fmt: skip


def _place_row(query: Query, hit: Hit) -> Row:
    place = hit.place
    note = [place_words.kind(place.kind), hit.also, place.parent]
    return Row(
        place.name,
        " · ".join(part for part in note if part),
        _way(query, place.lat, place.lon),
        "place",
        place.lat,
        place.lon,
        _ZOOMS.get(place.kind, _HOUSE),
    )


def _records(query: Query) -> Iterator[Row]:
    """The operation's own things, best first."""
    asked, typed = folded(query.text).strip(), words(query.text)
    if not typed:
        return
    found = []
    gone = {one.key for one in query.records.units.values() if one.status == UnitStatus.RELEASED}
    for order, (names, row) in enumerate(_named(query.records)):
        worth = min((unlike(asked, typed, name) for name in names if name), default=_WORST)
        if worth < _WORST:
            found.append((worth + (_RELEASED if row.key in gone else 0.0), order, row))
    found.sort(key=lambda one: one[:2])
    for _, _, row in found:
        side = "" if row.lat is None or row.lon is None else _way(query, row.lat, row.lon)
        yield Row(
            row.title, row.note, side, row.icon, row.lat, row.lon, row.zoom, row.kind, row.key
        )


def _named(records: MapRecords) -> Iterator[tuple[tuple[str, ...], Row]]:
    for incident in records.incidents.values():
        if incident.state != State.ARCHIVED:
            yield (incident.name,), _record("incident", incident.key, incident.name, incident.place)
    for unit in records.units.values():
        row = _record("unit", unit.key, unit.name, unit.place, ui_words.unit_status(unit.status))
        yield (unit.name, unit.letters, *unit.aliases), row
    for feature in records.features.values():
        if feature.lifted is None and feature.geometry:
            kind = ui_words.feature_kind(feature.kind)
            place = middle(feature.geometry)
            yield (
                (feature.label, kind),
                _record("feature", feature.key, feature.label or kind, place, kind),
            )


def _record(kind: str, key: str, name: str, place: Place | None, note: str = "") -> Row:
    icon = {"incident": "incident", "unit": "unit"}.get(kind, "polygon")
    lat, lon = (place.lat, place.lon) if place is not None else (None, None)
    return Row(name, note, "", icon, lat, lon, _RECORD_ZOOM, kind, key)


def middle(geometry: Mapping[str, object]) -> Place | None:
    """Return the middle of what a GeoJSON geometry covers."""
    positions = list(_positions(geometry.get("coordinates")))
    if not positions:
        return None
    lons, lats = [one[0] for one in positions], [one[1] for one in positions]
    return Place((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)


def _positions(coordinates: object) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, list | tuple) or not coordinates:
        return
    if isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for part in coordinates:
        yield from _positions(part)


def _way(query: Query, lat: float, lon: float) -> str:
    """How far from the middle of the view, and in which direction."""
    metres = distance_km(*query.near, lat, lon) * 1000
    where = place_words.compass(bearing(*query.near, lat, lon))
    return f"{place_words.distance(metres)} {where}"
