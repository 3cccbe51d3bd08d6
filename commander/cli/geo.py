"""Sub-commands for other people's maps: geo import, geo export."""

import argparse
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from commander.cli.choosing import choose
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import show, zone
from commander.cli.syncing import told_to_stop
from commander.cli.words import operation_option, place
from commander.domain.codes import FeatureKind
from commander.domain.resources import Department
from commander.errors import UserError

if TYPE_CHECKING:
    from commander.interop.geo_check import GeoSheet

LISTED: Final = 20
"""Most things listed of those left out."""

KINDS: Final = (*(str(kind) for kind in FeatureKind), "unit", "incident", "nothing")
FORMS: Final = (".geojson", ".kml", ".gpx", ".csv")


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parser = commands.add_parser("geo", help="other people's map files in, the map of now out")
    rooms = parser.add_subparsers(metavar="WHAT", title="what", required=True)
    _declare_import(rooms, common)
    out = rooms.add_parser(
        "export",
        parents=[common, operation_option()],
        help="write the map of now for other programs",
        description="Writes units, incidents and drawings as the ending of FILE says: "
        ".geojson, .kml, .gpx or .csv. For one page that opens anywhere: commander map FILE.html",
    )
    out.add_argument("file", type=Path, metavar="FILE")
    out.add_argument("--lifted", action="store_true", help="drawings that were lifted, too")
    out.set_defaults(run=_export)


def _declare_import(
    rooms: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser
) -> None:
    parser = rooms.add_parser(
        "import",
        parents=[common, operation_option()],
        help="take the things of a map file in, all or nothing",
        description="Takes GeoJSON, KML, KMZ, GPX, CSV, shapefiles and GeoPackages in, as one "
        "act. What is there already is left alone. KIND is one of: " + ", ".join(KINDS),
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--look", action="store_true", help="only say what is in it")
    for what in ("points", "lines", "areas"):
        parser.add_argument(
            f"--{what}", choices=KINDS, default="other", metavar="KIND", help=f"{what} become"
        )
    parser.add_argument("--department", default="", metavar="NAME", help="of the units")
    parser.add_argument("--planned", action="store_true", help="as planned (dashed)")
    parser.add_argument(
        "--exchange", action="store_true", help="latitude and longitude are exchanged in the file"
    )
    parser.add_argument("--around", default="", metavar="LAT,LON", help="only what lies near")
    parser.add_argument("--km", type=float, default=10.0, help="how near; default 10")
    for column in ("name", "note", "time", "lat", "lon", "place", "wkt"):
        parser.add_argument(f"--{column}", default="", metavar="COLUMN", help=f"column of {column}")
    parser.set_defaults(run=_import)


def _import(args: argparse.Namespace) -> int:
    _needs_maps()
    from commander.interop import geo_plan  # noqa: PLC0415 - after the extra was found

    opened = reading(args.data) if args.look else acting(args)
    with told_to_stop() as cancel, opened as desk:
        operation = desk.operation(args.operation)
        sheet = _sheet(args, operation.timezone, cancel)
        report: dict[str, Any] = {
            "operation": operation.key,
            "found": sheet.counts,
            "left_out": sheet.left_out,
            "notices": sheet.notices,
            "exchanged": sheet.swapped,
        }
        if not args.look:
            if sheet.swapped and not sheet.items:
                raise UserError(
                    "{file}: latitude and longitude are exchanged in it. Add --exchange.",
                    file=args.file.name,
                )
            wish = _wish(args, desk, operation.key)
            action = geo_plan.action(sheet, wish, operation.key)
            new = len(desk.do(action).keys)
            report |= {"added": new, "there_already": len(action.things) - new}
        show(args, report, _lines(args.file, operation.name, sheet, report))
    return 0


def _needs_maps() -> None:
    try:
        import shapely  # noqa: F401, PLC0415 - asked whether it is there
    except ImportError as error:
        raise UserError("Map files need the maps extra: {reason}.", reason=error) from error


def _sheet(args: argparse.Namespace, timezone: str, cancel: threading.Event) -> "GeoSheet":
    from commander.interop import geo_check, geo_plan, geo_read  # noqa: PLC0415 - the maps extra
    from commander.interop.geo_item import Columns, Watch  # noqa: PLC0415 - the maps extra

    names = ("name", "note", "time", "lat", "lon", "place", "wkt")
    columns = Columns(**{name: getattr(args, name) for name in names})
    watch = Watch(_count, cancel)
    file = geo_read.read(args.file, columns, zone(timezone), watch)
    middle = place(args.around)
    scene = (middle.lat, middle.lon) if middle else None
    sheet = geo_check.check(file, exchange=args.exchange, scene=scene, watch=watch)
    return geo_plan.within(sheet, geo_check.around(*scene, args.km)) if scene else sheet


def _wish(args: argparse.Namespace, desk: Desk, stream: str) -> Any:
    from commander.interop.geo_plan import Wish  # noqa: PLC0415 - the maps extra

    point, line, area = (
        "" if kind == "nothing" else str(kind) for kind in (args.points, args.lines, args.areas)
    )
    department = ""
    if args.department:
        known = desk.reader.all(Department, stream)
        department = choose("department", args.department, known, lambda one: one.name("en")).key
    return Wish(point, line, area, department=department, planned=args.planned)


def _lines(file: Path, name: str, sheet: "GeoSheet", report: dict[str, Any]) -> Iterator[str]:
    from commander.interop.geo_item import NOTICES, PROBLEMS  # noqa: PLC0415 - the maps extra

    counts = ", ".join(f"{count} {kind}s" for kind, count in sheet.counts.items() if count)
    yield f"{file.name}: {counts or 'nothing that has a place'}"
    if "added" in report:
        yield f"{name}: {report['added']} added, {report['there_already']} were there already"
    if sheet.swapped:
        yield f"Latitude and longitude are {sheet.swapped} exchanged in it: add --exchange"
    yield from (NOTICES[code] for code in sheet.file.notices)
    told = [*((one, PROBLEMS) for one in sheet.left_out), *((n, NOTICES) for n in sheet.notices)]
    for one, table in told[:LISTED]:
        out = "left out: " if table is PROBLEMS else ""
        yield f"  {sheet.file.counted} {one.number}: {out}{table[one.code]}"
    if len(told) > LISTED:
        yield f"  … and {len(told) - LISTED} more; --json lists all"


def _count(phase: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{phase}: {100 * done // max(1, total)} %  ", end="\r", file=sys.stderr)


def _export(args: argparse.Namespace) -> int:
    if args.file.suffix.casefold() not in FORMS:
        raise UserError(
            "{file}: end its name with one of {forms}.", file=args.file, forms=", ".join(FORMS)
        )
    _needs_maps()
    from commander.cli.transfer import shown_at  # noqa: PLC0415 - beside the map command
    from commander.interop import geo_write  # noqa: PLC0415 - the maps extra
    from commander.linkage.map_moment import moment  # noqa: PLC0415 - the maps extra

    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        what = moment(desk.reader, operation.key, shown_at(desk, operation), lifted=args.lifted)
        geo_write.write(what, args.file)
        show(args, {"file": str(args.file), "things": len(what.things)}, [str(args.file)])
    return 0
