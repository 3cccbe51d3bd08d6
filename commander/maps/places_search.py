"""Places by name, and names by place: the search over the gazetteer.

Three small questions instead of one large: the places of just this name, those near where one
looks, and the others, the best kinds first. Each stops after some dozens, so that one letter over
80,000 names costs no more than a word.
"""

import json
import math
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from commander.maps.places import HIDDEN, KINDS, Gazetteer, PlaceName, cell
from commander.maps.places_words import (
    HAN,
    SHORTEST,
    deletions,
    endings,
    folded,
    slips,
    whole,
    words,
)

SHOWN: Final = 20
_EXACT: Final = 40
_NEAR: Final = 60
_ANYWHERE: Final = 50
_CELLS_AROUND: Final = 1
_TWO_SLIPS: Final = 8
"""Letters from which on two slips are forgiven."""

_WORDS_MEANT: Final = 8
_RANKS: Final = {kind: rank for rank, kind in enumerate(KINDS)}
_EARTH_KM: Final = 6371.0
_REACH: Final = (0.005, 0.03, 0.2)
"""Half sides in degrees of latitude of the boxes in which the nearest place is looked for: about
550 m, 3 km and 22 km. A place further away says nothing."""

_SAYS_LITTLE: Final = frozenset({"hydrant", "water", "nature"})
"""Kinds of which nobody would say that something lies beside them, while there is another."""

_COLUMNS: Final = "id, name, kind, lat, lon, parent, names, area"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found.

    ``km`` from where one looks (None if nobody said where); ``also`` is the other name that was
    typed, empty when it was the first one; ``area`` is the key of what it came from; ``slips``
    counts what was forgiven.
    """

    place: PlaceName
    area: str
    km: float | None = None
    also: str = ""
    slips: int = 0
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest known place: how far in metres, and in which direction from there (degrees)."""

    name: str
    kind: str
    parent: str
    metres: float
    bearing: float


def search(
    gazetteer: Gazetteer,
    text: str,
    near: tuple[float, float] | None = None,
    limit: int = SHOWN,
) -> tuple[Hit, ...]:
    """Return the places that answer to a text, best first; any thread.

    Every word must be the beginning of one of the place's; Chinese also from the middle, by pinyin
    or its initials. ``near`` (latitude, longitude) is where one looks. When nothing is found,
    slips of the finger are forgiven.
    """
    connection = gazetteer.reading()
    typed = words(text)
    if connection is None or not typed:
        return ()
    found = _ranked(_matching(connection, text, typed, near), text, typed, near)
    if not found:
        found = _forgiven(connection, typed, near)
    return tuple(found[:limit])


def nearest(gazetteer: Gazetteer, lat: float, lon: float) -> Near | None:
    """Return the nearest known place within some 20 km; None where there is none. Any thread."""
    connection = gazetteer.reading()
    if connection is None:
        return None
    wide = 1 / max(0.01, math.cos(math.radians(lat)))
    for reach in _REACH:
        box = (lat - reach, lat + reach, lon - reach * wide, lon + reach * wide)
        rows = connection.execute(
            "SELECT name, kind, parent, lat, lon FROM place WHERE id IN (SELECT id FROM spot "  # noqa: S608 - names of ours
            "WHERE south >= ? AND north <= ? AND west >= ? AND east <= ?) "
            f"AND area NOT IN ({HIDDEN})",
            box,
        ).fetchall()
        best = min(rows, key=lambda row: _away((lat, lon), row), default=None)
        if best is not None:
            name, kind, parent, there_lat, there_lon = best
            km = distance_km(lat, lon, there_lat, there_lon)
            towards = bearing(there_lat, there_lon, lat, lon)
            return Near(name, kind, parent, km * 1000, towards)
    return None


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance on a sphere in km, 0.5 % exact: for ranking and for saying near what."""
    north = math.radians(other_lat - lat) / 2
    east = math.radians(other_lon - lon) / 2
    shrink = math.cos(math.radians(lat)) * math.cos(math.radians(other_lat))
    root = math.sin(north) ** 2 + shrink * math.sin(east) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(root)))


def bearing(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the direction to another place on a sphere, degrees from north."""
    a, b, apart = math.radians(lat), math.radians(other_lat), math.radians(other_lon - lon)
    east = math.sin(apart) * math.cos(b)
    north = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(apart)
    return math.degrees(math.atan2(east, north)) % 360


def _away(here: tuple[float, float], row: tuple[str, str, str, float, float]) -> float:
    km = distance_km(*here, row[3], row[4])
    return km * 4 + 0.2 if row[1] in _SAYS_LITTLE else km


_SOME_LEFT_OUT: Final = (
    "SELECT word.rowid FROM word CROSS JOIN place ON place.id = word.rowid "  # noqa: S608 - names of ours
    f"WHERE word MATCH ? AND area NOT IN ({HIDDEN}) LIMIT ?"
)
_Row = tuple[int, str, str, float, float, str, str, str]


def _matching(
    connection: sqlite3.Connection,
    text: str,
    typed: list[str],
    near: tuple[float, float] | None,
) -> dict[int, _Row]:
    """Return the rows that may answer, by number."""
    begins = " AND ".join(f'"{word}"*' for word in typed)
    found = _ids(connection, f'"={whole(text)}"', _EXACT)
    if near is not None:
        cells = " OR ".join(
            f'"{cell(*near, north, east)}"'
            for north in range(-_CELLS_AROUND, _CELLS_AROUND + 1)
            for east in range(-_CELLS_AROUND, _CELLS_AROUND + 1)
        )
        found |= _ids(connection, f"{begins} AND ({cells})", _NEAR)
    found |= _ids(connection, begins, _ANYWHERE)
    return _rows(connection, found)


def _ids(connection: sqlite3.Connection, query: str, limit: int) -> set[int]:
    sql = "SELECT rowid FROM word WHERE word MATCH ? LIMIT ?"
    if connection.execute(f"{HIDDEN} LIMIT 1").fetchone():
        sql = _SOME_LEFT_OUT
    return {number for (number,) in connection.execute(sql, (query, limit))}


def _rows(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, _Row]:
    sql = f"SELECT {_COLUMNS} FROM place WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - names of ours
    return {row[0]: row for row in connection.execute(sql, (json.dumps([*numbers]),))}


def _ranked(
    rows: dict[int, _Row], text: str, typed: list[str], near: tuple[float, float] | None
) -> list[Hit]:
    asked = folded(text).strip()
    hits = [_hit(row, asked, typed, near) for row in rows.values()]
    hits.sort(key=lambda hit: (hit.score, hit.place.name))
    return _once(hits)


def _hit(row: _Row, asked: str, typed: list[str], near: tuple[float, float] | None) -> Hit:
    _, name, kind, lat, lon, parent, others, area = row
    alternatives = tuple(json.loads(others)) if others else ()
    km = None if near is None else distance_km(*near, lat, lon)
    exactness, also = _exactness(asked, typed, name, alternatives)
    score = exactness + _RANKS[kind] * 0.25 + (0.0 if km is None else math.log2(1 + km) * 0.8)
    return Hit(PlaceName(name, lat, lon, kind, alternatives, parent), area, km, also, 0, score)


def _exactness(
    asked: str, typed: list[str], name: str, others: tuple[str, ...]
) -> tuple[float, str]:
    """Return how far a place's name is from what was typed (0: the same), and which one it is."""
    best, also = unlike(asked, typed, name), ""
    if best > 0:
        for other in others:
            off = unlike(asked, typed, other) + 0.5
            if off < best:
                best, also = off, other
    return best, also


def unlike(asked: str, typed: list[str], name: str) -> float:
    """Return how far a name is from what was typed: 0 the same, 9 that it does not answer.

    ``asked`` is the folded text, ``typed`` its words.
    """
    plain = folded(name)
    if plain == asked or whole(name) == whole(asked):
        return 0.0
    if plain.startswith(asked):
        return 3.0 + min(2.0, (len(plain) - len(asked)) * 0.1)
    own = words(name)
    if all(any(word.startswith(one) for word in own) for one in typed):
        return 5.0
    if HAN.search(name):
        tails = endings(name)
        if all(one in tails for one in typed):
            return 4.5
        if all(any(tail.startswith(one) for tail in tails) for one in typed):
            return 5.5
    return 9.0


def _once(hits: list[Hit]) -> list[Hit]:
    """Leave out what two areas both have: the same name of a kind within 50 m."""
    seen: set[tuple[str, str, int, int]] = set()
    kept = []
    for hit in hits:
        place = hit.place
        spot = (place.name, place.kind, round(place.lat / 0.001), round(place.lon / 0.001))
        if spot not in seen:
            seen.add(spot)
            kept.append(hit)
    return kept


def _forgiven(
    connection: sqlite3.Connection, typed: list[str], near: tuple[float, float] | None
) -> list[Hit]:
    """Search with words that were probably meant in place of those that nothing begins with."""
    meant: list[list[tuple[int, str]]] = []
    for word in typed:
        if _ids(connection, f'"{word}"*', 1):
            meant.append([(0, word)])
            continue
        alike = _alike(connection, word)
        if not alike:
            return []
        meant.append(alike)
    parts = (" OR ".join(f'"{word}"*' for _, word in words_) for words_ in meant)
    query = " AND ".join(f"({part})" for part in parts)
    rows = _rows(connection, _ids(connection, query, _NEAR))
    count = sum(words_[0][0] for words_ in meant)
    first = " ".join(words_[0][1] for words_ in meant)
    found = _ranked(rows, first, [words_[0][1] for words_ in meant], near)
    return [Hit(one.place, one.area, one.km, one.also, count, one.score) for one in found]


def _alike(connection: sqlite3.Connection, word: str) -> list[tuple[int, str]]:
    """Return words that begin almost like this one, with how many slips, the likeliest first."""
    if len(word) < SHORTEST or not word.isascii():
        return []
    most = 2 if len(word) >= _TWO_SLIPS else 1
    rows = connection.execute(
        "SELECT DISTINCT word FROM slip WHERE part IN (SELECT value FROM json_each(?)) "  # noqa: S608 - names of ours
        f"AND area NOT IN ({HIDDEN})",
        (json.dumps([*deletions(word)]),),
    )
    scored = ((slips(word, other, most), other) for (other,) in rows)
    found = sorted((count, other) for count, other in scored if count is not None)
    return found[:_WORDS_MEANT]
