"""Telling who enters or leaves a watched area, and switching the watch of a drawing."""

from typing import Final

from commander.actions import LogMessage, UpdateFeature
from commander.domain.codes import Medium, MessageKind, PlaceSource, UnitStatus
from commander.domain.feature import Feature
from commander.domain.resources import Unit
from commander.errors import UserError
from commander.linkage.area_watch import Crossing, Sighting, Watched, watch
from ui import words
from ui.commands import Command
from ui.map.drawings_model import key_of
from ui.map.map_notes import note_stack
from ui.map.model import known_at
from ui.map.tool import Desk, MapTool, Menu
from ui.zone import zone_of

WATCH_KEY: Final = "W"


def sightings(units: list[Unit]) -> list[Sighting]:
    """Return where units are known to be; those without a place or released are left out."""
    return [
        Sighting(
            unit=one.key,
            lat=one.place.lat,
            lon=one.place.lon,
            at=one.meta.since.get("place", 0) or known_at(one, one.place),
            accuracy_m=one.fix.accuracy_m if one.fix else 0.0,
            exact=one.place.source == PlaceSource.HAND,
        )
        for one in units
        if one.place is not None and one.status != UnitStatus.RELEASED
    ]


class WatchTool(MapTool):
    """Looks at every place that comes in; nothing is said of what was so when it began."""

    menu: Menu = "more"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._known = Watched()
        self._stream = ""
        self._busy = False
        self._again = False
        # Of now in any case: who looks back must not be told that somebody crosses a line.
        desk.feed.live.changed.connect(self._look)
        desk.context.selection.changed.connect(self.changed)
        self._look(False)

    def commands(self) -> tuple[Command, ...]:
        feature = self._selected()
        title = self.tr("Watch this area: tell who enters or leaves")
        if feature is not None and feature.watch:
            title = self.tr("Watch this area no longer")
        return (
            Command(
                "map.watch",
                title,
                self.toggle,
                WATCH_KEY,
                self.tr("Map"),
                local=True,
                enabled=lambda: self._selected() is not None,
            ),
        )

    def toggle(self) -> None:
        """Watch the selected drawing, or no longer."""
        feature = self._selected()
        if feature is None:
            return
        context, watched = self.desk.context, not feature.watch
        name = feature.label or words.feature_kind(feature.kind)
        text = (
            self.tr("{name} is watched: who enters or leaves is told here.")
            if watched
            else self.tr("{name} is no longer watched.")
        ).format(name=name)
        context.act(
            UpdateFeature(context.stream, feature.key, {"watch": watched}),
            lambda _outcome: self._say(text),
        )

    def _say(self, text: str) -> None:
        note_stack(self.desk).say(text, icon="zone", brief=True)

    def _selected(self) -> Feature | None:
        selection = self.desk.context.selection
        if selection.kind != "feature":
            return None
        found = self.desk.feed.live.records.features.get(selection.key)
        return found if found is not None and found.lifted is None else None

    def _look(self, _is_other: bool) -> None:
        if self._busy:
            self._again = True
            return
        records = self.desk.feed.live.records
        if records.stream != self._stream:
            self._stream, self._known = records.stream, Watched()
        areas = [one for one in records.features.values() if one.watch]
        self.changed.emit()
        if not areas and not self._known.outlines:
            # Nothing to decide; units are looked at anew when an area is watched.
            self._known = Watched()
            return
        known, stream = self._known, records.stream
        self._busy = True
        self.desk.context.jobs.run(
            lambda: watch(known, areas, sightings(list(records.units.values()))),
            lambda result: self._take(stream, *result),
        )

    def _take(self, stream: str, known: Watched, crossings: tuple[Crossing, ...]) -> None:
        self._busy = False
        if stream == self._stream:
            self._known = known
            for crossing in crossings:
                self._tell(crossing)
            if crossings:
                self.urgent.emit()
        if self._again:
            self._again = False
            self._look(False)

    def _tell(self, crossing: Crossing) -> None:
        records = self.desk.feed.live.records
        unit, area = records.units.get(crossing.unit), records.features.get(crossing.area)
        if unit is None or area is None:
            return
        text = self._words(unit, area, crossing)
        stack = note_stack(self.desk)
        log = self._entry(unit, area, crossing)
        note = stack.say(text, icon="alarm", role="red" if crossing.entered else "orange")
        note.add_act(self.tr("Show"), lambda: self._show(unit))
        note.add_act(
            self.tr("Log it"),
            lambda: self.desk.context.act(log, lambda _outcome: note.put_away()),
        )
        stack.lay_out()
        if not self.desk.panel.isVisible():
            # The map's dock is closed or behind another one: the window's banner says it.
            self.desk.context.notify(UserError("{news}", news=text))

    def _words(self, unit: Unit, area: Feature, crossing: Crossing) -> str:
        template = (
            self.tr("{unit} entered {area}, {time}")
            if crossing.entered
            else self.tr("{unit} left {area}, {time}")
        )
        zone = zone_of(self.desk.feed.live.records.operation)
        return template.format(
            unit=unit.name,
            area=area.label or words.feature_kind(area.kind),
            time=words.clock(crossing.at, zone, "minute"),
        )

    def _show(self, unit: Unit) -> None:
        self.desk.context.selection.set("unit", unit.key)
        self.desk.view.fit([key_of("unit", unit.key)], by_person=True)

    def _entry(self, unit: Unit, area: Feature, crossing: Crossing) -> LogMessage:
        """Return the entry of what was seen, at the time and place at which it was seen.

        Nobody is named as the sender: the crew has not spoken.
        """
        place = unit.place
        by_hand = place is not None and place.source == PlaceSource.HAND
        return LogMessage(
            self.desk.context.stream,
            self._words(unit, area, crossing),
            about=(key_of("feature", area.key), key_of("unit", unit.key)),
            medium=Medium.SYSTEM if by_hand else Medium.TELEMETRY,
            kind=MessageKind.REPORT,
            place=place,
            incident=area.incident or unit.incident,
            source="map",
            happened_at=crossing.at,
        )
