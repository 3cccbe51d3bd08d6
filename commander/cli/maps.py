"""The sub-command map: base maps of this machine, online sources, the map as one file."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from commander.cli.paper import note, show, table
from commander.cli.syncing import told_to_stop
from commander.cli.transfer import write_map
from commander.cli.words import operation_option
from commander.config import maps_folder
from commander.errors import UserError
from commander.maps.area import Area, OnlineSource, Progress, Stopped
from commander.maps.library import Library
from commander.maps.online_source import TermsNote, terms_of

INTERRUPTED: Final = 130
_TERMS: Final = {
    "openstreetmap": "{host} allows looking at the map as people do, and nothing else: no "
    "fetching in bulk, no copies for use offline. Tiles you look at are kept as long as it says. "
    "For the scene, import an area (commander map add).",
    "bulk_forbidden": "{host} is known to forbid copies for use offline, and mostly asks for a "
    "contract. Read its terms. Tiles you look at are kept as long as it says.",
    "private": "{host} is on this machine or a private network: whoever runs it knows its terms.",
    "unknown": "Read the terms of {host}: may you use it in this way? Tiles you look at are kept "
    "as long as it says; nothing is fetched ahead.",
}
_UNSAFE: Final = "Without TLS others on the way can see and change what comes."
_NOTES: Final = {
    "unknown_schema": "its vector layers are none that Commander knows; it is drawn plainly",
    "no_attribution": "it does not say whose data it is; say so with --attribution",
    "in_place": "used where it lies; without that stick or folder it is missing",
    "too_large_for_names": "too large to read its names for the place search",
    "shifted": "its maps of China lie some 500 m beside the true place (GCJ-02): marks on them "
    "would mislead",
    "converted": "converted on this machine",
}


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-command and its own."""
    parser = commands.add_parser(
        "map",
        help="base maps: add, list, remove, online; or write the map as one file",
        description="Base maps that all operations on this machine use, without a network. "
        "`commander map FILE.html` is short for `commander map write FILE.html`.",
    )
    verbs = parser.add_subparsers(metavar="VERB", title="verbs", required=True, action=_VerbOrFile)
    _declare_files(verbs, common)
    shown = verbs.add_parser("list", parents=[common], help="list the base maps of this machine")
    shown.set_defaults(run=_list)
    gone = verbs.add_parser("remove", parents=[common], help="delete a base map")
    gone.add_argument("key", metavar="KEY", help="as `map list` shows it")
    gone.set_defaults(run=_remove)
    _declare_online(verbs, common)
    chart = verbs.add_parser(
        "write",
        parents=[common, operation_option()],
        help="write the map as one file that opens with no network",
    )
    chart.add_argument("file", type=Path, metavar="FILE.html")
    chart.set_defaults(run=write_map)


def _declare_files(verbs: Any, common: argparse.ArgumentParser) -> None:
    taken = verbs.add_parser(
        "add",
        parents=[common],
        help="import a base map",
        description="MBTiles and PMTiles are copied, GeoTIFF and OpenStreetMap extracts "
        "(.osm.pbf, .osm) are turned into tiles. Ctrl+C stops; nothing half done stays.",
    )
    taken.add_argument("file", type=Path, metavar="FILE")
    taken.add_argument("--name", default="", help="as it is listed; default: its own")
    taken.add_argument("--attribution", default="", help="whose data it is, if it does not say")
    taken.add_argument(
        "--keep-there", action="store_true", help="use tiles where they lie (a stick), no copy"
    )
    taken.set_defaults(run=_add)


def _declare_online(verbs: Any, common: argparse.ArgumentParser) -> None:
    net = verbs.add_parser(
        "online",
        parents=[common],
        help="use a server of tiles as far as its terms allow",
        description="The address as in https://tiles.example.org/{z}/{x}/{y}.png. Offline only "
        "what its server allowed to keep is there.",
    )
    net.add_argument("url", metavar="URL")
    net.add_argument("--attribution", required=True, help="whose map it is, shown on the map")
    net.add_argument("--name", default="", help="as it is listed; default: its host")
    net.add_argument("--max-zoom", type=int, default=19, metavar="N")
    net.add_argument("--vector", action="store_true", help="vector tiles (MVT), not pictures")
    net.add_argument("--key-file", type=Path, metavar="FILE", help="holds what {key} stands for")
    net.add_argument("--yes", action="store_true", help="its terms are read and accepted")
    net.set_defaults(run=_online)


class _VerbOrFile(argparse._SubParsersAction):  # type: ignore[type-arg] # noqa: SLF001 - argparse's
    """Sub-commands, or the file that `map` wrote before it had any."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choices = None  # type: ignore[assignment] # checked below, where files are known

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Go on with the verb."""
        given = list(values or ())
        if given and given[0] not in self._name_parser_map:
            if not str(given[0]).lower().endswith((".html", ".htm")):
                verbs = ", ".join(self._name_parser_map)
                parser.error(f"{given[0]!r} is no verb ({verbs}) and no FILE.html")
            given.insert(0, "write")
        super().__call__(parser, namespace, given, option_string)


def _library(args: argparse.Namespace) -> Library:
    return Library(maps_folder(args.data))


def _add(args: argparse.Namespace) -> int:
    with told_to_stop() as cancel, closing(_library(args)) as library:
        try:
            area = library.add(
                args.file,
                name=args.name,
                attribution=args.attribution,
                keep_there=args.keep_there,
                progress=_count,
                cancelled=cancel.is_set,
            )
        except Stopped:
            note("commander: stopped; nothing was imported")
            return INTERRUPTED
    show(args, asdict(area), _said(area))
    return 0


def _list(args: argparse.Namespace) -> int:
    with closing(_library(args)) as library:
        areas = library.areas()
    show(args, [asdict(one) for one in areas], table(map(_row, areas)))
    return 0


def _remove(args: argparse.Namespace) -> int:
    with closing(_library(args)) as library:
        library.remove(args.key)
        library.forget_removed()
    show(args, {"removed": args.key}, [f"{args.key} removed"])
    return 0


def _online(args: argparse.Namespace) -> int:
    terms = terms_of(args.url)
    if not args.yes:
        for line in _terms(terms):
            note(line)
        raise UserError("Once you have read and accepted its terms, add --yes.")
    source = OnlineSource(
        args.name,
        args.url,
        args.attribution,
        terms_accepted=True,
        kind="vector" if args.vector else "raster",
        max_zoom=args.max_zoom,
        key_value=_key(args.key_file),
    )
    with closing(_library(args)) as library:
        area = library.add_online(source)
    for line in _terms(terms):
        note(line)
    show(args, asdict(area), _said(area))
    return 0


def _terms(terms: TermsNote) -> list[str]:
    said = _TERMS[terms.code].format(host=terms.host)
    unsafe = [_UNSAFE] if terms.plain_http else []
    return [said, *unsafe, *([_NOTES["shifted"]] if terms.shifted else [])]


def _key(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("{file} cannot be read: {reason}.", file=file, reason=error) from error


def _row(area: Area) -> Iterable[object]:
    size = f"{area.size / 1e6:.1f} MB" if area.size else ""
    added = datetime.fromtimestamp(area.added_at / 1000, UTC).date() if area.added_at else ""
    where = (
        "missing"
        if area.missing
        else "online"
        if area.online
        else "built in"
        if area.builtin
        else ""
    )
    zooms = f"z{area.min_zoom}-{area.max_zoom}"
    return area.key, area.kind, zooms, size, area.data_date, added, where, area.name


def _said(area: Area) -> Iterable[str]:
    west, south, east, north = area.bounds
    yield (
        f"{area.name}: {area.kind}, zoom {area.min_zoom} to {area.max_zoom}, "
        f"{south:.4f},{west:.4f} to {north:.4f},{east:.4f}, {area.size / 1e6:.1f} MB [{area.key}]"
    )
    if area.attribution:
        yield f"  {area.attribution}" + (f" ({area.licence})" if area.licence else "")
    for code in area.notes:
        yield f"  {_NOTES.get(code, code)}"


def _count(progress: Progress) -> None:
    if sys.stderr.isatty():
        print(f"\r{progress.what} {progress.done:4.0%} \x1b[K", end="\r", file=sys.stderr)
