"""Import of a file into the library: what is it, is it sound, bring it in whole or not at all."""

import logging
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from commander.errors import EnvironmentProblem, UserError
from commander.maps import index, mbtiles, reference
from commander.maps.area import Area, Cancelled, Progress, Stopped, Told

_LOG: Final = logging.getLogger(__name__)
Kind = Literal["pmtiles", "mbtiles", "pbf", "osm", "tiff", "things"]
_CHUNK: Final = 1024 * 1024
_START: Final = 4096
_GROWS: Final = {"pbf": 3.0, "osm": 0.6, "tiff": 3.0, "things": 3.0}
"""Bytes on the disk that converting needs for each byte of the file; half of it was measured."""
_EXTRACT_MOST: Final = {"pbf": 100_000_000, "osm": 1_000_000_000}
"""Largest extracts that are converted here: 10 MB (.osm.pbf) took 28 s and 0.5 GB of memory, some
30 MB for each more. Beyond that a machine at the scene would stand still."""
_NAMES_MOST: Final = 500_000_000
"""Largest vector maps whose names are read for the search: a country takes many minutes."""
_SPARE: Final = 50_000_000
_TABLES: Final = b"SQLite format 3\0"
_PACKED: Final = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"Rar!")
_TIFF: Final = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to become an area; ``keep_there`` uses tiles where they lie.

    ``colour`` is that of a layer of reference.
    """

    path: Path
    name: str = ""
    attribution: str = ""
    keep_there: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class _Job:
    """One file on its way in."""

    path: Path
    kind: Kind
    work: Path
    key: str
    name: str
    told: Told
    cancelled: Cancelled


def take(folder: Path, wanted: Wanted, told: Told, cancelled: Cancelled) -> Area:
    """Bring a file into the library; returns the area, which is then on the disk.

    Raises UserError that says why it is refused, EnvironmentProblem, Stopped; then nothing of it is
    left.
    """
    path = wanted.path.absolute()
    told(Progress(0.0, "checking"))
    kind = kind_of(path)
    key = index.new_key(wanted.name or path.name.split(".")[0])
    with _work(folder) as work:
        job = _Job(path, kind, work, key, wanted.name, told, cancelled)
        if kind not in {"pmtiles", "mbtiles"}:
            record = _converted(job)
        else:
            record = _in_place(job) if wanted.keep_there else _copied(job)
        record = _attributed(record, wanted)
        if cancelled():
            raise Stopped
        told(Progress(1.0, "finishing"))
        _bring_in(work, folder, record)
    return replace(record.area, file=str(folder / record.file))


def _attributed(record: index.Record, wanted: Wanted) -> index.Record:
    area, said = record.area, wanted.attribution
    if area.schema == reference.SCHEMA:
        area = replace(area, attribution=said or area.attribution, colour=wanted.colour)
        return index.Record(area, record.file)
    if area.attribution or not said:
        return record
    notes = tuple(note for note in area.notes if note != "no_attribution")
    return index.Record(replace(area, attribution=said, notes=notes), record.file)


def kind_of(path: Path) -> Kind:
    """Return what a file is by what is in it.

    Raises UserError for what is no base map, is not there or may not be read.
    """
    try:
        if path.is_dir():
            raise UserError("{file} is a folder. Choose a file in it.", file=path.name)
        if not path.is_file():
            raise UserError("{file} is not there, or is no file.", file=path)
        with path.open("rb") as file:
            start = file.read(_START)
    except PermissionError as error:
        raise UserError("{file} may not be read by this user.", file=path.name) from error
    except OSError as error:
        raise _unread(path, error) from error
    if not start:
        raise UserError("{file} is empty.", file=path.name)
    if start.startswith(_PACKED):
        raise UserError("{file} is packed. Unpack it first.", file=path.name)
    found = _by_start(start)
    if found is None:
        raise UserError(
            "{file} is no base map that Commander knows: MBTiles, PMTiles, GeoTIFF, or an "
            "OpenStreetMap extract (.osm.pbf, .osm).",
            file=path.name,
        )
    return found


def _by_start(start: bytes) -> Kind | None:
    is_xml = start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    signs: tuple[tuple[Kind, bool], ...] = (
        ("pmtiles", start.startswith(b"PMTiles")),
        ("mbtiles", start.startswith(_TABLES)),
        ("tiff", start.startswith(_TIFF)),
        ("things", reference.is_things(start)),
        ("pbf", b"OSMHeader" in start[:32]),
        ("osm", is_xml and b"<osm" in start),
    )
    return next((kind for kind, is_it in signs if is_it), None)


def _in_place(job: _Job) -> index.Record:
    with _words(job.path):
        if job.kind == "mbtiles":
            mbtiles.check(job.path, job.cancelled)
        area = _described(job.path, job.key, job.name)
    area = _named(job, replace(area, notes=(*area.notes, "in_place")), job.path)
    return _record(area, str(job.path))


def _copied(job: _Job) -> index.Record:
    with _words(job.path):
        area = _described(job.path, job.key, job.name)  # refused before anything is copied
    _need(job.work, area.size, job.path)
    target = job.work / f"{job.key}.{job.kind}"

    def copied(done: float) -> None:
        job.told(Progress(0.05 + 0.85 * done, "copying"))

    if job.kind == "mbtiles":
        mbtiles.copy(job.path, target, copied, job.cancelled)
    else:
        _copy(job.path, target, copied, job.cancelled)
    area = _named(job, _described(target, job.key, area.name), target)
    return _record(area, target.name)


def _named(job: _Job, area: Area, tiles: Path) -> Area:
    """Take the names out of vector tiles; a map without them is one all the same."""
    if area.schema not in {"protomaps", "openmaptiles"}:
        return area
    if area.size > _NAMES_MOST:
        return replace(area, notes=(*area.notes, "too_large_for_names"))
    wanted = {
        "source": str(tiles),
        "shown": job.path.name,
        "kind": "names",
        "folder": str(job.work),
        "key": job.key,
        "name": "",
    }
    from commander.maps import converter  # noqa: PLC0415 - not where pictures are imported

    try:
        converter.run(wanted, lambda one: job.told(Progress(0.95, one.what)), job.cancelled)
    except UserError as refusal:
        _LOG.info("no names of %s: %s", area.key, refusal)
    return area


def _converted(job: _Job) -> index.Record:
    from commander.maps import converter  # noqa: PLC0415 - not where tiles are only read

    with _words(job.path):
        size = job.path.stat().st_size
    most = _EXTRACT_MOST.get(job.kind, size)
    if size > most:
        raise UserError(
            "{file} is too large to be converted here ({size} MB; at most {most} MB). Cut a "
            "smaller area out of it, or bring it as PMTiles.",
            file=job.path.name,
            size=round(size / 1e6),
            most=round(most / 1e6),
        )
    _need(job.work, round(_GROWS[job.kind] * size), job.path)
    wanted = {
        "source": str(_with_suffix(job.path, job.kind, job.work)),
        "shown": job.path.name,
        "kind": job.kind,
        "folder": str(job.work),
        "key": job.key,
        "name": job.name or job.path.name.split(".")[0],
    }
    area = converter.run(wanted, job.told, job.cancelled)
    return _record(area, Path(area.file).name)


def _with_suffix(path: Path, kind: Kind, work: Path) -> Path:
    """Return the file under a name that GDAL knows it by."""
    suffix = {"pbf": ".osm.pbf", "osm": ".osm"}.get(kind, "")
    if not suffix or path.name.lower().endswith((".osm.pbf", ".pbf", ".osm")):
        return path
    link = work / f"{path.name[:60]}{suffix}"
    try:
        link.symlink_to(path)
    except OSError:  # Windows lets only some users
        shutil.copyfile(path, link)
    return link


def _bring_in(work: Path, folder: Path, record: index.Record) -> None:
    """Make what was prepared an area: files first, the record that names them last."""
    with index.on_disk(folder):
        for file in index.files_of(work, record):
            if file.exists():
                index.sync_file(file)
                file.replace(folder / file.name)
        index.sync_folder(folder)
    try:
        index.write(folder, record)
    except EnvironmentProblem:
        index.clear(folder, folder / f"{record.area.key}{index.RECORD}", record)
        raise


def _record(area: Area, file: str) -> index.Record:
    return index.Record(replace(area, added_at=time.time_ns() // 1_000_000, file=""), file)


@contextmanager
def _work(folder: Path) -> Iterator[Path]:
    """Give a folder for an import; at its end it is gone, and the disk's refusals are worded."""
    with index.on_disk(folder):
        work = folder / f"{index.WORK}{secrets.token_hex(6)}"
        work.mkdir()
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _words(path: Path) -> Iterator[None]:
    """Say that the file, not the library, cannot be read."""
    try:
        yield
    except OSError as error:
        raise _unread(path, error) from error


def _unread(path: Path, error: OSError) -> UserError:
    return UserError(
        "{file} cannot be read: {reason}. Is the stick still plugged in?",
        file=path.name,
        reason=error.strerror or error,
    )


def _described(path: Path, key: str, name: str) -> Area:
    from commander.maps.describe import describe  # noqa: PLC0415 - not on the program's start

    return describe(path, key, name)


def _need(folder: Path, size: int, path: Path) -> None:
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
        if free < size + _SPARE:
            raise EnvironmentProblem(
                "The disk is full: {file} needs {need} MB, {free} MB are free. Free space, or "
                "remove an area.",
                file=path.name,
                need=round((size + _SPARE) / 1e6),
                free=round(free / 1e6),
            )


def _copy(source: Path, target: Path, told: Callable[[float], None], cancelled: Cancelled) -> None:
    size, done = max(1, source.stat().st_size), 0
    with source.open("rb") as old, target.open("wb") as new:
        while True:
            try:
                chunk = old.read(_CHUNK)
            except OSError as error:
                raise _unread(source, error) from error
            if not chunk:
                break
            if cancelled():
                raise Stopped
            new.write(chunk)
            done += len(chunk)
            told(min(1.0, done / size))
