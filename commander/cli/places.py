"""Sub-commands of places: coordinates; find, import, list, hide, show, remove; positions list."""

import argparse
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Final

from commander.cli import following
from commander.cli.desk import Desk, reading
from commander.cli.paper import clock, show, table
from commander.cli.units import chosen_unit
from commander.cli.words import operation_option
from commander.config import maps_folder
from commander.domain.operation import Incident, Operation
from commander.domain.resources import Unit
from commander.errors import UserError
from commander.geodesy.coordinates import Reading, parse, place
from commander.geodesy.notation import NOTATIONS, SETTING, readable, written
from commander.maps.last_known import LastKnown, as_csv, last_known
from commander.maps.library import Library
from commander.maps.places import Gazetteer, Source
from commander.maps.places_files import FIELDS, take_list
from commander.maps.places_search import Near, nearest, search

_DIRECTIONS: Final = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
_MINUTE: Final = 60


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    text = commands.add_parser(
        "coordinates",
        parents=[common],
        help="read coordinates in any notation and write them in every one",
        description="Reads decimal degrees, degrees with minutes and seconds, MGRS, UTM, GCJ-02 "
        "and BD-09 (write gcj or bd before them), geo addresses and links of map services.",
    )
    text.add_argument("text", nargs="+")
    text.set_defaults(run=_coordinates)
    _add_places(commands, common)
    _add_positions(commands, common)


def _add_places(
    commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser
) -> None:
    group = commands.add_parser("places", help="known places, from imported areas and lists")
    acts = group.add_subparsers(metavar="ACT", required=True)
    find = acts.add_parser("find", parents=[common], help="find a place by its name")
    find.add_argument("text", nargs="+")
    find.add_argument("--near", default="", metavar="PLACE", help="coordinates to look from")
    find.set_defaults(run=_find)
    taken = acts.add_parser(
        "import",
        parents=[common],
        help="take a list of places in: CSV, TSV, GeoNames or GeoJSON points",
    )
    taken.add_argument("file", type=Path)
    taken.add_argument("--title", default="", help="of the list; default: the file's name")
    taken.add_argument(
        "--datum", choices=("wgs84", "gcj02", "bd09"), default="wgs84", help="of its coordinates"
    )
    for one in FIELDS:
        taken.add_argument(f"--{one}", default="", metavar="COLUMN", help=f"column of the {one}")
    taken.set_defaults(run=_import)
    acts.add_parser("list", parents=[common], help="show where names come from").set_defaults(
        run=_sources
    )
    for act, run, does in (
        ("hide", partial(_show_names, shown=False), "leave the names of a list or area out of"),
        ("show", partial(_show_names, shown=True), "take the names of a list or area back into"),
    ):
        shown = acts.add_parser(act, parents=[common], help=f"{does} the search")
        shown.add_argument("source", help="its title or key")
        shown.set_defaults(run=run)
    removed = acts.add_parser("remove", parents=[common], help="forget the names of a list or area")
    removed.add_argument("source", help="its title or key")
    removed.set_defaults(run=_remove)


def _add_positions(
    commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser
) -> None:
    group = commands.add_parser("positions", help="where units were last known to be")
    acts = group.add_subparsers(metavar="ACT", required=True)
    listed = acts.add_parser(
        "list", parents=[common, operation_option()], help="show every unit's last known position"
    )
    listed.add_argument(
        "--from", dest="reference", default="", metavar="PLACE",
        help="coordinates, a unit or an incident that distances are from",
    )  # fmt: skip
    listed.add_argument("--notation", choices=NOTATIONS, default="", help="of coordinates")
    listed.add_argument("--csv", action="store_true", help="print CSV")
    listed.set_defaults(run=_positions)
    following.add(acts, common)


def _gazetteer(folder: Path) -> Gazetteer:
    """Open the names; those of areas that nobody has looked for yet are taken in first."""
    with closing(Library(folder)) as library:
        library.index_names()
    return Gazetteer(folder)


def _coordinates(args: argparse.Namespace) -> int:
    text = " ".join(args.text)
    readings = parse(text) or (place(text),)
    gazetteer = _gazetteer(maps_folder(args.data))
    try:
        lines: list[str] = []
        for one in readings:
            lines += _reading_lines(one, nearest(gazetteer, one.lat, one.lon))
    finally:
        gazetteer.close()
    show(args, readings, lines)
    return 0


def _reading_lines(one: Reading, near: Near | None) -> list[str]:
    said = [one.notation]
    said += ["longitude first"] if one.swapped else []
    said += [f"as {one.datum}"] if one.datum != "wgs84" else []
    said += [f"square of {one.side_m} m"] if one.side_m > 1 else []
    said += ["either order is a place"] if one.doubt == "order" else []
    rows = [(name, written(one.lat, one.lon, name)) for name in NOTATIONS]
    rows += [("near", _near(near))] if near is not None else []
    return [
        f"read as {', '.join(said)}:",
        *(f"  {line}" for line in table(r for r in rows if r[1])),
    ]


def _near(near: Near) -> str:
    return f"{near.metres:.0f} m {_direction(near.bearing)} of {near.name}"


def _direction(bearing: float) -> str:
    return _DIRECTIONS[round(bearing / 45) % len(_DIRECTIONS)]


def _find(args: argparse.Namespace) -> int:
    around = place(args.near) if args.near else None
    gazetteer = _gazetteer(maps_folder(args.data))
    try:
        where = None if around is None else (around.lat, around.lon)
        hits = search(gazetteer, " ".join(args.text), where)
    finally:
        gazetteer.close()
    rows = table(
        (
            hit.place.kind,
            hit.place.name,
            hit.place.parent,
            f"{hit.place.lat:.5f}, {hit.place.lon:.5f}",
            "" if hit.km is None else f"{hit.km:.1f} km",
        )
        for hit in hits
    )
    show(args, hits, rows or ["No place by this name."])
    return 0 if hits else 1


def _import(args: argparse.Namespace) -> int:
    columns = {one: getattr(args, one) for one in FIELDS if getattr(args, one)}
    gazetteer = _gazetteer(maps_folder(args.data))
    try:
        tally = take_list(gazetteer, args.file, title=args.title, columns=columns, datum=args.datum)
    finally:
        gazetteer.close()
    left = f"; {tally.skipped} rows left out, the first: {tally.first}" if tally.skipped else ""
    show(args, tally, [f"{tally.taken} places taken in{left}"])
    return 0


def _sources(args: argparse.Namespace) -> int:
    gazetteer = _gazetteer(maps_folder(args.data))
    try:
        found = gazetteer.sources()
    finally:
        gazetteer.close()
    rows = table(
        (
            one.count,
            one.title,
            clock(one.added_at, "UTC").split(" ")[0] if one.added_at else "",
            "" if one.shown else "left out",
            one.attribution,
        )
        for one in found
    )
    show(args, found, rows or ["No names yet. Import an area or a list of places."])
    return 0


def _named(gazetteer: Gazetteer, name: str) -> list[Source]:
    found = [one for one in gazetteer.sources() if name in {one.key, one.title}]
    if not found:
        raise UserError("There is no list of places {title} here.", title=name)
    return found


def _show_names(args: argparse.Namespace, *, shown: bool) -> int:
    gazetteer = _gazetteer(maps_folder(args.data))
    try:
        found = _named(gazetteer, args.source)
        for one in found:
            gazetteer.show(one.key, shown=shown)
    finally:
        gazetteer.close()
    does = "searched" if shown else "left out of the search"
    show(args, found, [f"{one.title}: {one.count} names {does}" for one in found])
    return 0


def _remove(args: argparse.Namespace) -> int:
    gazetteer = _gazetteer(maps_folder(args.data))
    try:
        found = _named(gazetteer, args.source)
        for one in found:
            gazetteer.remove(one.key)
    finally:
        gazetteer.close()
    show(args, found, [f"{one.title}: {one.count} names forgotten" for one in found])
    return 0


def _positions(args: argparse.Namespace) -> int:
    gazetteer = _gazetteer(maps_folder(args.data))
    try:
        with reading(args.data) as desk:
            operation = desk.operation(args.operation)
            notation = args.notation or desk.reader.setting(SETTING, "decimal")
            where = _reference(desk, operation, args.reference) if args.reference else None
            units = sorted(
                desk.reader.all(Unit, operation.key), key=lambda one: (one.department, one.name)
            )
            found = last_known(units, gazetteer, where, desk.now)
    finally:
        gazetteer.close()
    if args.csv:
        print(as_csv(found, notation), end="")
        return 0
    rows = table(_position(one, notation, operation) for one in found)
    show(args, found, rows or ["No unit."])
    return 0


def _reference(desk: Desk, operation: Operation, named: str) -> tuple[float, float]:
    """Return where distances are from: coordinates, an incident or a unit."""
    readings = parse(named)
    if readings:
        return readings[0].lat, readings[0].lon
    for incident in desk.reader.all(Incident, operation.key):
        if incident.name.casefold() == named.casefold() and incident.place is not None:
            return incident.place.lat, incident.place.lon
    unit = chosen_unit(desk, operation, named)
    if unit.place is None:
        raise UserError("{unit} has no place yet.", unit=unit.name)
    return unit.place.lat, unit.place.lon


def _position(one: LastKnown, notation: str, operation: Operation) -> tuple[str, ...]:
    if one.lat is None or one.lon is None:
        return (one.department, one.name, "no place", "", "", "", "")
    age = "" if one.age_s is None else f"{one.age_s / _MINUTE:.0f} min"
    since = f"{clock(one.at, operation.timezone, date=False)} ({age})" if one.at else "not recorded"
    return (
        one.department,
        one.name,
        ("≈ " if one.approx else "") + readable(one.lat, one.lon, notation),
        since + (" stale" if one.stale else ""),
        one.source + (f" ±{one.accuracy_m:.0f} m" if one.accuracy_m else ""),
        "" if one.metres is None else f"{one.metres:.0f} m {one.bearing:03.0f}°",
        _near(one.near) if one.near is not None else "",
    )
