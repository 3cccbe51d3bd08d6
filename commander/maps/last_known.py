"""Where every unit was last known to be, as a list: for the radio, and for when there is no map."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from commander.domain.codes import UnitStatus
from commander.domain.freshness import fades_at
from commander.domain.resources import Unit
from commander.errors import EnvironmentProblem
from commander.geodesy.measure import legs
from commander.geodesy.notation import readable
from commander.maps.places import Gazetteer
from commander.maps.places_search import Near, nearest

COLUMNS: Final = (
    "unit", "department", "status", "coordinates", "latitude", "longitude", "known at (UTC)",
    "age s", "source", "accuracy m", "near", "near m", "distance m", "bearing",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class LastKnown:
    """A unit's last known place.

    ``lat`` and ``lon`` are None for a unit that has none. ``at``: since when it is known (ms UTC,
    0 not recorded); ``age_s`` seconds since then; ``stale`` by the rule of its source.
    ``accuracy_m``: radius, 0 not known. ``metres`` and ``bearing`` lead from the reference to the
    unit, on the ellipsoid; None without a reference.
    """

    key: str
    name: str
    department: str
    status: str
    lat: float | None = None
    lon: float | None = None
    at: int = 0
    age_s: float | None = None
    source: str = ""
    approx: bool = False
    stale: bool = False
    accuracy_m: float = 0.0
    near: Near | None = None
    metres: float | None = None
    bearing: float | None = None


def last_known(
    units: Iterable[Unit],
    gazetteer: Gazetteer | None,
    reference: tuple[float, float] | None,
    now: int,
) -> tuple[LastKnown, ...]:
    """Return the list, in the order of the units; released ones are left out. Any thread.

    ``reference`` (latitude, longitude) is what distances and bearings are from; ``now`` ms UTC.
    """
    here = [one for one in units if one.status != UnitStatus.RELEASED]
    return tuple(_row(unit, gazetteer, reference, now) for unit in here)


def _row(
    unit: Unit,
    gazetteer: Gazetteer | None,
    reference: tuple[float, float] | None,
    now: int,
) -> LastKnown:
    place = unit.place
    if place is None:
        return LastKnown(unit.key, unit.name, unit.department, unit.status)
    at = unit.meta.since.get("place", 0)
    fades = fades_at(at, place.source)
    metres, bearing = None, None
    if reference is not None:
        (leg,) = legs(((reference[1], reference[0]), (place.lon, place.lat)))
        metres, bearing = leg.length_m, leg.bearing
    return LastKnown(
        unit.key,
        unit.name,
        unit.department,
        unit.status,
        place.lat,
        place.lon,
        at,
        (now - at) / 1000 if at else None,
        place.source,
        place.approx or "place" in unit.approximate,
        0 < fades < now,
        unit.fix.accuracy_m if unit.fix is not None else 0.0,
        nearest(gazetteer, place.lat, place.lon) if gazetteer is not None else None,
        metres,
        bearing,
    )


def as_csv(rows: Sequence[LastKnown], notation: str) -> str:
    """Return the list as CSV with a head line; units without a place have empty cells.

    What a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in rows:
        head = (_plain(one.name), _plain(one.department), one.status)
        if one.lat is None or one.lon is None:
            writer.writerow((*head, *[""] * (len(COLUMNS) - len(head))))
            continue
        near = one.near
        writer.writerow(
            (
                *head,
                readable(one.lat, one.lon, notation),
                f"{one.lat:.6f}",
                f"{one.lon:.6f}",
                f"{datetime.fromtimestamp(one.at / 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"
                if one.at
                else "",
                _rounded(one.age_s),
                one.source,
                _rounded(one.accuracy_m or None),
                _plain(near.name) if near is not None else "",
                _rounded(near.metres) if near is not None else "",
                _rounded(one.metres),
                _rounded(one.bearing),
            )
        )
    return out.getvalue()


def write_files(path: Path, text: str, table: str) -> Path:
    """Write the list as text, and as CSV beside it; returns the path. EnvironmentProblem."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.with_suffix(".csv").write_text(table, "utf-8-sig", newline="")
    except OSError as error:
        raise EnvironmentProblem(
            "{file} cannot be written: {reason}.", file=path, reason=error.strerror or error
        ) from error
    return path


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
