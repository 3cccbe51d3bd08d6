"""The base maps of this machine as the window sees them: which there are, and how each is shown."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.errors import UserError
from commander.maps.area import WORLD, Area, OnlineSource
from commander.maps.reference import SCHEMA
from ui.area_imports import AreaImports
from ui.jobs import Jobs
from ui.name_sources import NameSources

if TYPE_CHECKING:
    from commander.maps.library import Library
    from commander.post import Settings

_LOG = logging.getLogger(__name__)
_SETTING: Final = "map.areas"
_FETCHING: Final = "map.online"
_KEPT: Final = 200
_LOOK_MS: Final = 2_000
_KEEP_MS: Final = 600
_NAMES_MS: Final = 5_000


@dataclass(frozen=True, slots=True)
class ShownArea:
    """An area and how the map shows it: ``opacity`` from 0 (nothing) to 1."""

    area: Area
    visible: bool = True
    opacity: float = 1.0
    state: str = "ok"

    @property
    def key(self) -> str:
        """The key of the area."""
        return self.area.key


class BaseMaps(QObject):
    """What the map and the list of areas share; made once a window, used on the GUI thread.

    Order, choice and strength are settings of this post; the files are the machine's. The library
    is read beside the GUI thread, and again every few seconds, so that a stick that was pulled out
    or put back is noticed.

    Signals:
        changed: the areas, or how they are shown, are others now.
        came_back: key of an area whose file is there again.
        look_wanted: the map shall show these bounds (west, south, east, north), as deep as a zoom.
        list_wanted: somebody wants to see the list of areas.
    """

    changed = Signal()
    came_back = Signal(str)
    look_wanted = Signal(object, int)
    list_wanted = Signal()

    def __init__(
        self, library: "Library", settings: "Settings", jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.imports = AreaImports(library, self)
        self.imports.added.connect(self._added)
        self.names = NameSources(library.folder, jobs, self)
        self._settings = settings
        self._jobs = jobs
        self._areas: tuple[Area, ...] | None = None
        self._notes = _read_notes(settings.get(_SETTING, []))
        library.online_allowed = settings.get(_FETCHING, True) is True
        self._rows: tuple[ShownArea, ...] = ()
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keep.timeout.connect(self._write)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.refresh)
        self._look.start()
        # Names of what came with the program go into the place search once the window is up.
        QTimer.singleShot(_NAMES_MS, self, self._index_names)
        self.refresh()

    @property
    def is_read(self) -> bool:
        """Whether the library has been read at all."""
        return self._areas is not None

    def rows(self) -> tuple[ShownArea, ...]:
        """Return all areas, the uppermost first; the outline of the world is always the last."""
        return self._rows

    def row(self, key: str) -> ShownArea | None:
        """Return one area as it is shown."""
        return next((one for one in self._rows if one.key == key), None)

    def refresh(self) -> None:
        """Read the library anew."""
        library = self.library

        def read() -> tuple[tuple[Area, str], ...]:
            return tuple((area, library.state_of(area.key)) for area in library.areas())

        self._jobs.run(read, self._take, self._cannot_read, key="areas")

    def set_visible(self, key: str, *, visible: bool) -> None:
        """Show an area or hide it."""
        self._change(key, visible=visible)

    def set_opacity(self, key: str, opacity: float) -> None:
        """Show an area as strongly as this, 0 to 1."""
        self._change(key, opacity=min(1.0, max(0.0, opacity)))

    def move(self, key: str, place: int) -> None:
        """Put an area at this place from the top; the outline of the world stays the last."""
        moved = self.row(key)
        if moved is None or key == WORLD:
            return
        rest = [one for one in self._rows if one.key != key]
        last = len(rest) - any(one.key == WORLD for one in rest)
        rest.insert(min(max(0, place), last), moved)
        self._show(_layered(rest))

    def look_at(self, key: str) -> None:
        """Let the map show all of an area."""
        shown = self.row(key)
        if shown is not None:
            self._change(key, visible=True)
            self.look_wanted.emit(shown.area.bounds, max(2, shown.area.max_zoom))

    def rename(self, key: str, name: str, failed: Callable[[Exception], None]) -> None:
        """Give an area another name."""
        self._do(lambda: self.library.rename(key, name), failed)

    def remove(self, key: str, failed: Callable[[Exception], None]) -> None:
        """Take an area out of the library; `restore` brings it back for a while."""
        self._do(lambda: self.library.remove(key), failed)

    def restore(self, key: str, failed: Callable[[Exception], None]) -> None:
        """Take the last removal back."""
        self._do(lambda: self.library.restore(key), failed)

    def add_online(
        self,
        source: OnlineSource,
        done: Callable[[Area], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Add a server of tiles that a person has entered."""

        def take(area: Area) -> None:
            self.refresh()
            done(area)

        self._jobs.run(lambda: self.library.add_online(source), take, failed)

    @property
    def is_fetching(self) -> bool:
        """Whether online sources may be asked at all."""
        return self.library.online_allowed

    def set_fetching(self, fetching: bool) -> None:
        """Let online sources be asked, or only what was kept of them be shown."""
        if fetching != self.library.online_allowed:
            self.library.online_allowed = fetching
            self._settings.set(_FETCHING, fetching)
            self.refresh()

    def add(self, paths: Sequence[Path], *, keep_there: bool = False) -> None:
        """Import files one after another; `imports` tells how far each is."""
        for path in paths:
            self.imports.begin(path, keep_there=keep_there)

    def stop(self) -> None:
        """End imports and the library's own threads; nothing half-imported stays."""
        self._look.stop()
        if self._keep.isActive():
            self._keep.stop()
            self._write()
        self.imports.stop()
        self.library.close()

    def _do(self, act: Callable[[], object], failed: Callable[[Exception], None]) -> None:
        self._jobs.run(act, lambda _done: self.refresh(), failed)

    def _index_names(self) -> None:
        def done(_count: int) -> None:
            self.names.refresh(self._cannot_index)

        self._jobs.run(self.library.index_names, done, self._cannot_index)

    def _cannot_index(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        _LOG.info("names of areas are not in the search: %s", error)

    def _added(self, _area: Area) -> None:
        self.refresh()

    def _take(self, found: tuple[tuple[Area, str], ...]) -> None:
        areas = tuple(area for area, _state in found)
        states = {area.key: state for area, state in found}
        back = [one.key for one in self._rows if _is_out(one) and states.get(one.key) == "ok"]
        self._areas = areas
        self._show(_arranged(areas, states, self._notes), keep=False)
        for key in back:
            self.came_back.emit(key)

    def _cannot_read(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        _LOG.info("the library of areas cannot be read: %s", error)
        if self._areas is None:
            self._areas = ()
            self.changed.emit()

    def _change(self, key: str, **values: Any) -> None:
        self._show(tuple(replace(one, **values) if one.key == key else one for one in self._rows))

    def _show(self, rows: tuple[ShownArea, ...], *, keep: bool = True) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        if keep:
            listed = [_note(one) for one in rows]
            known = {one.key for one in rows}
            # What was removed or is not plugged in keeps its place until it comes back.
            self._notes = [*listed, *(one for one in self._notes if one["key"] not in known)]
            self._keep.start()
        self.changed.emit()

    def _write(self) -> None:
        self._settings.set(_SETTING, self._notes[:_KEPT])


def _is_out(shown: ShownArea) -> bool:
    return shown.area.missing or shown.state == "missing"


def _note(shown: ShownArea) -> dict[str, Any]:
    return {"key": shown.key, "visible": shown.visible, "opacity": round(shown.opacity, 3)}


def _read_notes(kept: object) -> list[dict[str, Any]]:
    """Return what was kept, without what is broken."""
    if not isinstance(kept, list):
        return []
    return [
        {"key": one["key"], "visible": one["visible"], "opacity": float(one["opacity"])}
        for one in kept
        if isinstance(one, dict)
        and isinstance(one.get("key"), str)
        and isinstance(one.get("visible"), bool)
        and isinstance(one.get("opacity"), int | float)
    ]


def _arranged(
    areas: Sequence[Area], states: Mapping[str, str], notes: Sequence[Mapping[str, Any]]
) -> tuple[ShownArea, ...]:
    """Return the areas as they were arranged; those nobody has arranged yet lie on top."""
    kept = {str(note["key"]): note for note in notes}
    places = {str(note["key"]): place for place, note in enumerate(notes)}
    newest_first = [area for area in reversed(areas) if area.key != WORLD]
    fresh = [area for area in newest_first if area.key not in kept]
    known = [area for area in newest_first if area.key in kept]
    known.sort(key=lambda area: places[area.key])
    world = [area for area in areas if area.key == WORLD]
    return _layered([_shown(area, states, kept.get(area.key)) for area in (*fresh, *known, *world)])


def _layered(rows: Sequence[ShownArea]) -> tuple[ShownArea, ...]:
    """Return the rows with the layers of reference on top, where they are drawn."""
    return tuple(sorted(rows, key=lambda one: one.area.schema != SCHEMA))


def _shown(area: Area, states: Mapping[str, str], note: Mapping[str, Any] | None) -> ShownArea:
    state = states.get(area.key, "ok")
    if note is None:
        return ShownArea(area, state=state)
    return ShownArea(area, note["visible"], min(1.0, max(0.0, note["opacity"])), state)
