"""The library of base maps on this machine: areas in it, tiles out of them, imports into it."""

import logging
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commander.errors import EnvironmentProblem, UserError
from commander.maps import builtin, index, online_cache, reference
from commander.maps.area import (
    MAX_ZOOM,
    WORLD,
    Area,
    Cancelled,
    OnlineSource,
    Progress,
    Tile,
    Told,
    never,
    silent,
)
from commander.maps.index import Record
from commander.maps.opened import OpenedArea
from commander.maps.reference import Found

if TYPE_CHECKING:
    from commander.maps.online import OnlineTiles
    from commander.maps.places import Gazetteer

_LOG: Final = logging.getLogger(__name__)
State = str
"""How an area is: "ok", "missing", or of an online one "offline", "refused", "off", "unknown"."""

_UNDO_S: Final = 600.0
"""Seconds for which a removed area can be had back."""
_NAME_MOST: Final = 120


class Library:
    """Areas in a folder, and the ones that come with the program; thread-safe.

    Several programs may use one folder at once. Making a `Library` touches no disk.
    """

    def __init__(self, folder: Path, *, builtins: Path | None = None) -> None:
        self.folder = folder
        self._builtins = builtin.Builtins(builtins)
        self._lock = threading.Lock()
        self._records: dict[str, Record] = {}
        self._stamp: object = None
        self._files: dict[str, OpenedArea] = {}
        self._online: OnlineTiles | None = None
        self._online_allowed = True
        self._closed = self._has_removed = False

    # ---- what is there ----

    def areas(self) -> tuple[Area, ...]:
        """Return all areas, lowest on the map first: the world, what is built in, by import."""
        own = sorted(self._own().values(), key=lambda one: (one.area.added_at, one.area.key))
        return (builtin.WORLD_AREA, *self._builtins.areas(), *map(self._shown, own))

    def tile(self, key: str, z: int, x: int, y: int) -> Tile | None:
        """Return a tile; None where there is none, the file is gone or the address is nonsense.

        Of an online source only what is in its cache: this never waits for a network.
        """
        if not _sane(z, x, y):
            return None
        record = self._record(key)
        if record is not None and record.area.online:
            return self._net().cached(record, z, x, y)
        file = self._file(key, record)
        return file.tile(z, x, y) if file else None

    def fetch(self, key: str, z: int, x: int, y: int) -> "Future[Tile | None]":
        """Return a tile to come: at once from a file, else when the server answered or failed.

        It has a result within some seconds and never an exception. Cancelling spares the request.
        """
        record = self._record(key)
        if record is not None and record.area.online and _sane(z, x, y):
            return self._net().fetch(record, z, x, y)
        done: Future[Tile | None] = Future()
        done.set_result(self.tile(key, z, x, y))
        return done

    def state_of(self, key: str) -> State:
        """Return how an area is, for a quiet line beside it."""
        record = self._record(key)
        if record is not None and record.area.online:
            return self._net().state(record)
        file = self._file(key, record)
        return "ok" if key == WORLD or (file and file.is_there()) else "missing"

    @property
    def online_allowed(self) -> bool:
        """Whether online sources may be asked; without it only their caches answer."""
        return self._online_allowed

    @online_allowed.setter
    def online_allowed(self, allowed: bool) -> None:
        self._online_allowed = allowed
        with self._lock:
            net = self._online
        if net is not None:
            net.allowed = allowed

    # ---- what is done with it ----

    def add(
        self,
        path: Path,
        *,
        name: str = "",
        attribution: str = "",
        keep_there: bool = False,
        progress: Told = silent,
        cancelled: Cancelled = never,
    ) -> Area:
        """Import a file on the calling thread; it is copied or converted, or used where it lies.

        ``attribution``: whose data it is, where the file does not say.
        Raises UserError that says why it is refused, EnvironmentProblem, Stopped; nothing half
        done stays.
        """
        from commander.maps import taking  # noqa: PLC0415 - not on the program's start

        index.clear_removed(self.folder, _UNDO_S)
        colour = reference.next_colour(self.areas())
        wanted = taking.Wanted(path, _tidy(name), _tidy(attribution), keep_there, colour)
        area = taking.take(self.folder, wanted, progress, cancelled)
        progress(Progress(1.0, "names"))
        self._names_in(area)
        return area

    def things_at(self, keys: Sequence[str], lat: float, lon: float, reach: float) -> Found | None:
        """Return what stands at a place in layers of reference; of the first of them that knows.

        ``reach`` is how far it may be, in degrees of latitude.
        """
        for key in keys:
            path = self.folder / f"{key}{reference.SUFFIX}"
            record = self._record(key)
            if record is None or record.area.schema != reference.SCHEMA:
                continue
            found = reference.at_place(path, lat, lon, reach)
            if found is not None:
                return Found(key, *found)
        return None

    def add_online(self, source: OnlineSource) -> Area:
        """Keep an online source. Raises UserError when something is missing or not allowed."""
        from commander.maps import online_source  # noqa: PLC0415

        record = online_source.record_of(source, index.new_key(source.name))
        index.write(self.folder, record)
        return record.area

    def rename(self, key: str, name: str) -> None:
        """Give an area another name. Raises UserError for an empty one and what is built in."""
        record, tidy = self._changeable(key), _tidy(name)
        if not tidy:
            raise UserError("An area needs a name.")
        index.write(self.folder, _with_area(record, replace(record.area, name=tidy)))
        self._names_in(self._shown(_with_area(record, replace(record.area, name=tidy))))

    def remove(self, key: str) -> None:
        """Take an area out of the library; `restore` brings it back for ten minutes.

        Files used where they lie are left alone. Raises UserError for what is built in.
        """
        record = self._changeable(key)
        path = self.folder / f"{record.area.key}{index.RECORD}"
        with index.on_disk(self.folder):
            gone = path.with_name(path.name + index.REMOVED)
            path.replace(gone)
            gone.touch()
        self._has_removed = True
        self._forget(key)
        self._names_out(key)
        if record.area.online:
            online_cache.forget(self.folder, key)
        index.clear_removed(self.folder, _UNDO_S)

    def restore(self, key: str) -> Area:
        """Take the removal of an area back. Raises UserError when it is gone for good."""
        path = self.folder / f"{key}{index.RECORD}"
        if (
            not index.is_key(key)
            or not (gone := path.with_name(path.name + index.REMOVED)).exists()
        ):
            raise UserError("That area is gone for good. Import it again.")
        with index.on_disk(self.folder):
            gone.replace(path)
        record = self._record(key)
        if record is None:
            raise UserError("That area is gone for good. Import it again.")
        area = self._shown(record)
        self._names_in(area)
        return area

    def forget_removed(self) -> None:
        """Delete for good what was removed."""
        index.clear_removed(self.folder, 0.0)

    def index_names(self) -> int:
        """Put the names of all areas into the place search that are not in it; returns how many.

        For a background thread after the start; it does nothing when all is done already.
        """
        known = self._gazetteer_keys()
        return sum(self._names_in(area) for area in self.areas() if area.key not in known)

    def close(self) -> None:
        """Close files, end threads; what was removed is then deleted for good."""
        with self._lock:
            self._closed = True
            files, self._files = self._files, {}
            net, self._online = self._online, None
        for file in files.values():
            file.close()
        if net is not None:
            net.close()
        index.clear_removed(self.folder, 0.0 if self._has_removed else _UNDO_S)

    # ---- inside ----

    def _own(self) -> dict[str, Record]:
        """Return the records in the folder, read anew when something in it changed."""
        stamp = index.stamp(self.folder)
        with self._lock:
            if stamp != self._stamp:
                found = (index.read(path) for path in sorted(self.folder.glob(f"*{index.RECORD}")))
                self._records = {one.area.key: one for one in found if one}
                self._stamp = stamp
            return self._records

    def _record(self, key: str) -> Record | None:
        with self._lock:
            known = self._records.get(key)
        return known or (self._own().get(key) if index.is_key(key) else None)

    def _shown(self, record: Record) -> Area:
        area = record.area
        if area.online:
            return area
        path = self.folder / record.file
        file = self._file(area.key, record)
        return replace(area, file=str(path), missing=not (file and file.is_there()))

    def _file(self, key: str, record: Record | None) -> OpenedArea | None:
        path = self.folder / record.file if record else self._builtins.path(key)
        if path is None or (record and not record.file):
            return None
        with self._lock:
            if self._closed:
                return None
            return self._files.setdefault(key, OpenedArea(path))

    def _changeable(self, key: str) -> Record:
        record = self._own().get(key)
        if record is None:
            raise UserError("That area is not in the library, or comes with the program.")
        return record

    def _forget(self, key: str) -> None:
        with self._lock:
            self._records = {name: one for name, one in self._records.items() if name != key}
            file = self._files.pop(key, None)
        if file is not None:
            file.close()

    def _net(self) -> "OnlineTiles":
        from commander.maps.online import OnlineTiles  # noqa: PLC0415 - requests is slow to load

        with self._lock:
            if self._online is None:
                self._online = OnlineTiles(self.folder)
                self._online.allowed = self._online_allowed and not self._closed
            return self._online

    # ---- names for the place search ----

    def _names_in(self, area: Area) -> int:
        from commander.maps import names_file  # noqa: PLC0415

        folder = self._builtins.folder if area.builtin else self.folder
        path = folder / f"{area.key}{names_file.SUFFIX}"
        if not path.exists():
            return 0
        try:
            with self._gazetteer() as gazetteer:
                return gazetteer.replace(
                    area.key, names_file.read(path), title=area.name, attribution=area.attribution
                )
        except (OSError, EOFError, EnvironmentProblem) as problem:
            _LOG.warning("the names of %s could not be put into the search: %s", area.key, problem)
            return 0

    def _names_out(self, key: str) -> None:
        try:
            with self._gazetteer() as gazetteer:
                gazetteer.remove(key)
        except EnvironmentProblem as problem:
            _LOG.warning("the names of %s could not be taken out of the search: %s", key, problem)

    def _gazetteer_keys(self) -> set[str]:
        with self._gazetteer() as gazetteer:
            return {one.key for one in gazetteer.sources()}

    @contextmanager
    def _gazetteer(self) -> "Iterator[Gazetteer]":
        from commander.maps.places import Gazetteer  # noqa: PLC0415

        with closing(Gazetteer(self.folder)) as gazetteer:
            yield gazetteer


def _with_area(record: Record, area: Area) -> Record:
    return Record(area, record.file, record.template, record.key_value)


def _tidy(name: str) -> str:
    return " ".join(name.split())[:_NAME_MOST]


def _sane(z: int, x: int, y: int) -> bool:
    return 0 <= z <= MAX_ZOOM and 0 <= x < 2**z and 0 <= y < 2**z
