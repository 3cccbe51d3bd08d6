"""Prints the map: what of the operation goes on a sheet, its picture, and the sheet itself."""

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QImage

from commander.domain.feature import Feature
from commander.domain.operation import Incident, Operation
from commander.domain.record import Place
from commander.domain.resources import Department, Unit
from commander.domain.warning import PublicWarning
from commander.errors import UserError
from commander.reports.map_ground import Ground
from commander.reports.map_paper import (
    FIT,
    Box,
    Fitting,
    PrintOrder,
    fitting,
    layout,
    zoom_for,
)
from ui.context import Context
from ui.map.first_view import near_keys
from ui.map.marks import Mark
from ui.map.model import Scene, marks_and_shapes
from ui.map.print_sheet import DOTS, Sheet, write
from ui.map.print_shot import Aim, Bounds, PageShot, Shot
from ui.map.print_texts import LegendEntry
from ui.map.print_words import legend, sheet_words
from ui.map.profile import MapProfile
from ui.map.shape import Shape
from ui.map.view import MapView
from ui.theme.tokens import tokens

PIXELS_PER_MM: Final = 96 / 25.4
"""The page's own pixels on paper: so large that its texts have their size there, too."""

GROUND_PIXELS: Final = (1_400, 1_000)
"""The page's pixels of the picture under a hand-out, which has twice as many in each direction."""

_DEGREE_M: Final = 111_000.0
_QUALITY: Final = 80

Stopped = Callable[[], bool]
Failed = Callable[[Exception], None]


class Facts:
    """What of an operation goes on a sheet; read beside the GUI thread."""

    def __init__(self, context: Context) -> None:
        moment, stream = context.moment.moment, context.stream
        # A map that looks back is printed as it is seen, with the time that it shows.
        reader = context.reader if moment is None else context.reader.at(moment)
        operation = context.reader.get(Operation, stream, stream)
        if operation is None:
            raise UserError("There is no operation {key} here.", key=stream)
        self.operation = operation
        self.now = context.clock.now() if moment is None else moment.at
        self.departments = reader.all(Department, stream)
        units, incidents = reader.all(Unit, stream), reader.all(Incident, stream)
        features = reader.all(Feature, stream)
        scene = Scene(
            units=units,
            incidents=incidents,
            features=features,
            warnings=reader.all(PublicWarning, stream),
            departments={one.key: one for one in self.departments},
            now=self.now,
            incident=context.focus.incident,
        )
        self.marks, self.shapes = marks_and_shapes(scene)
        keys = [*(one.key for one in self.marks), *(one.key for one in self.shapes)]
        shown = {key.partition(":")[2] for key in keys}
        self.units = [one for one in units if one.key in shown]
        self.incidents = [one for one in incidents if one.key in shown]
        self.features = [one for one in features if one.key in shown]

    def within(self, bounds: Bounds) -> tuple[LegendEntry, ...]:
        """Return the legend of what lies on a sheet."""
        from shapely import box, geometry  # noqa: PLC0415 - heavy, and only a print needs it

        sheet = box(*bounds)

        def seen(place: Place | None) -> bool:
            return place is not None and bool(
                sheet.intersects(geometry.Point(place.lon, place.lat))
            )

        def touched(one: Feature) -> bool:
            shape = geometry.shape(dict(one.geometry))
            wide = shape.buffer(one.radius_m / _DEGREE_M) if one.radius_m > 0 else shape
            return bool(sheet.intersects(wide))

        return legend(
            [one for one in self.features if touched(one)],
            [one for one in self.units if seen(one.place)],
            [one for one in self.incidents if seen(one.place)],
            self.departments,
        )

    def fitting(self, box: Box) -> Fitting:
        """Return where the middle of everything lies, and the scale that shows it."""
        bounds = bounds_of(self.marks, self.shapes)
        if bounds is None:
            raise UserError("There is nothing on the map to hand out yet.")
        return fitting(bounds, box)


def bounds_of(marks: list[Mark], shapes: list[Shape]) -> Bounds | None:
    """Return what the things near the scene cover."""
    near = set(near_keys(marks, shapes))
    points = [(one.lon, one.lat) for one in marks if one.key in near]
    for shape in shapes:
        if shape.key in near:
            points += _corners(shape)
    if not points:
        return None
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return min(lons), min(lats), max(lons), max(lats)


def _corners(shape: Shape) -> list[tuple[float, float]]:
    from shapely import geometry  # noqa: PLC0415 - heavy, and only a print needs it

    west, south, east, north = geometry.shape(dict(shape.geometry)).bounds
    wide = shape.radius_m / _DEGREE_M
    return [(west - wide, south - wide), (east + wide, north + wide)]


class MapPrinter(QObject):
    """Prints what the map shows, one picture at a time. GUI thread."""

    def __init__(
        self, context: Context, profile: MapProfile, live: MapView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._profile = profile
        self._live = live
        self._shot: PageShot | None = None

    def start(
        self, order: PrintOrder, stopped: Stopped, done: Callable[[Path], None], failed: Failed
    ) -> None:
        """Print; one of the callbacks is called at the end. A picture before is given up."""
        seen = dict(self._live.remembered_view())
        context = self._context

        def ready(found: tuple[Facts, Fitting]) -> None:
            facts, middle = found
            aim = self._sheet_aim(facts, middle, order)
            self._take(aim, stopped, lambda shot: drawn(facts, middle, shot), failed)

        def drawn(facts: Facts, middle: Fitting, shot: Shot) -> None:
            family = context.theme.ui_font().family()
            context.jobs.run(
                lambda: write(_sheet(facts, middle, order, shot, family), order.path),
                lambda _none: done(order.path),
                failed,
            )

        def read() -> tuple[Facts, Fitting]:
            facts = Facts(context)
            if order.scale != FIT:
                return facts, Fitting(seen["lat"], seen["lon"], order.scale)
            return facts, facts.fitting(layout(order.paper, legend=order.legend).map)

        context.jobs.run(read, ready, failed)

    def ground(self, stopped: Stopped, done: Callable[[Ground], None], failed: Failed) -> None:
        """Make the picture of the base map around everything, without what is on it."""
        context = self._context
        wide, tall = GROUND_PIXELS

        def ready(middle: Fitting) -> None:
            zoom = zoom_for(middle.scale, middle.lat, PIXELS_PER_MM)
            aim = Aim(middle.lat, middle.lon, zoom, wide, tall, 2.0, self._live.look.language)
            self._take(aim, stopped, encode, failed)

        def encode(shot: Shot) -> None:
            context.jobs.run(lambda: _ground(shot), done, failed)

        box = (0.0, 0.0, wide / PIXELS_PER_MM, tall / PIXELS_PER_MM)
        context.jobs.run(lambda: Facts(context).fitting(box), ready, failed)

    def give_up(self) -> None:
        """Stop what is being drawn; nothing is heard of it any more."""
        if self._shot is not None:
            self._shot.close()
            self._shot = None

    def _take(
        self, aim: Aim, stopped: Stopped, drawn: Callable[[Shot], None], failed: Failed
    ) -> None:
        self.give_up()

        def end(result: Shot | Exception) -> None:
            self.give_up()
            if isinstance(result, Shot):
                drawn(result)
            else:
                failed(result)

        self._shot = PageShot(self._context, self._profile, aim, stopped)
        self._shot.ended.connect(end)
        self._shot.start()

    def _sheet_aim(self, facts: Facts, middle: Fitting, order: PrintOrder) -> Aim:
        _, _, wide, tall = layout(order.paper, legend=order.legend).map
        width = round(wide * PIXELS_PER_MM)
        # The page has whole pixels: the scale counts with what they really are on paper.
        zoom = zoom_for(middle.scale, middle.lat, width / wide)
        return Aim(
            middle.lat,
            middle.lon,
            zoom,
            width,
            round(tall * PIXELS_PER_MM),
            DOTS / 96,
            self._live.look.language,
            order.grid,
            facts.marks,
            facts.shapes,
        )


def _sheet(facts: Facts, middle: Fitting, order: PrintOrder, shot: Shot, family: str) -> Sheet:
    words = sheet_words(order, facts.operation, facts.incidents, facts.now, middle.scale)
    light = asdict(tokens("light"))
    return Sheet(
        order.paper,
        layout(order.paper, legend=order.legend),
        shot.picture,
        middle.scale,
        replace(words, entries=facts.within(shot.bounds), source=shot.source),
        {name: value for name, value in light.items() if isinstance(value, str)},
        family,
    )


def _ground(shot: Shot) -> Ground:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plain = shot.picture.convertToFormat(QImage.Format.Format_RGB888)
    plain.save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload,unused-ignore]
    return Ground(bytes(buffer.data().data()), *shot.bounds, source=shot.source)
