"""Choosing whose track is on the map, and of how long."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer

from ui.commands import Command
from ui.map.map_notes import note_stack
from ui.map.tool import Desk, MapTool, Menu
from ui.map.tracks_part import Track, TracksPart, read_tracks
from ui.zone import zone_of

TRACK_KEY: Final = "Shift+T"
_SETTING: Final = "map.tracks.minutes"
_AGAIN_MS: Final = 15_000
_SOON_MS: Final = 1_000
MOST_UNITS: Final = 300
"""Units whose tracks are shown at once: more lines than that say nothing."""

MINUTES: Final = (15, 60, 360, 0)
"""Windows of time in minutes; 0 is all that is known."""


class TracksTool(MapTool):
    """Shows the track of the selected unit, or of all units; read on another thread."""

    menu: Menu = "more"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.part = TracksPart(desk.view)
        self.whose = ""
        kept = desk.context.post.settings.get(_SETTING, MINUTES[1])
        self.minutes = kept if kept in MINUTES else MINUTES[1]
        self._asked = False
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._read)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._read)
        desk.context.selection.changed.connect(self._select)
        desk.feed.changed.connect(self._look)

    def commands(self) -> tuple[Command, ...]:
        section = self.tr("Map")
        words = {
            15: self.tr("Tracks: 15 minutes"),
            60: self.tr("Tracks: 1 hour"),
            360: self.tr("Tracks: 6 hours"),
            0: self.tr("Tracks: all that is known"),
        }
        one = self.tr("Track of the selected unit")
        every = self.tr("Tracks of all units")
        return (
            Command(
                "map.track.one", one, partial(self.toggle, "one"), TRACK_KEY, section, local=True
            ),
            Command("map.track.all", every, partial(self.toggle, "all"), "", section),
            *(
                Command(f"map.track.{m}", words[m], partial(self.choose, m), "", section)
                for m in MINUTES
            ),
        )

    def checked(self, command_id: str) -> bool | None:
        name = command_id.removeprefix("map.track.")
        return self.whose == name if name in {"one", "all"} else str(self.minutes) == name

    def toggle(self, whose: str) -> None:
        """Show the track of ``one``, the selected unit, or of ``all``; the same again: none."""
        self.whose = "" if self.whose == whose else whose
        self._asked = bool(self.whose)
        if self.whose:
            self._again.start()
        else:
            self._again.stop()
        self._read()
        self.changed.emit()

    def choose(self, minutes: int) -> None:
        """Show the last so many minutes; 0: all."""
        self.minutes = minutes
        self.desk.context.post.settings.set(_SETTING, minutes)
        self._read()
        self.changed.emit()

    def _select(self, _kind: str, _key: str) -> None:
        if self.whose == "one":
            self._read()

    def _look(self, is_other: bool) -> None:
        if is_other:
            self._read()
        elif self.whose and not self._soon.isActive():
            self._soon.start()

    def _units(self) -> list[tuple[str, str]]:
        records, selection = self.desk.feed.records, self.desk.context.selection
        if self.whose == "all":
            keys = [one.key for one in records.units.values() if one.fix is not None]
        else:
            keys = [selection.key] if self.whose and selection.kind == "unit" else []
        found = (records.units[key] for key in keys[:MOST_UNITS] if key in records.units)
        departments = records.departments
        return [
            (one.key, department.colour if department else "label")
            for one in found
            for department in [departments.get(one.department)]
        ]

    def _read(self) -> None:
        context, units = self.desk.context, self._units()
        until = self.desk.feed.now
        since = until - self.minutes * 60_000 if self.minutes else 0
        stream, reader = self.desk.feed.records.stream, context.reader
        context.jobs.run(
            lambda: read_tracks(reader, stream, units, since, until),
            lambda tracks: self._show(tracks, since, until),
            key=f"map.tracks.{id(self)}",
        )

    def _show(self, tracks: tuple[Track, ...], since: int, until: int) -> None:
        self.part.show_tracks(tracks, since, until, zone_of(self.desk.feed.records.operation))
        if self._asked and not tracks:
            self._say_nothing()
        self._asked = False

    def _say_nothing(self) -> None:
        selection = self.desk.context.selection
        if self.whose == "one" and selection.kind != "unit":
            text = self.tr("Select a unit: its track is then shown.")
        else:
            text = self.tr("No device reported a movement in this time.")
        note_stack(self.desk).say(text, icon="info", brief=True)
