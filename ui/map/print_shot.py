"""A picture of the map: a page of its own of just the right size, looked at once it is painted.

The live page does not print well: it is as wide as the window, and its zooms lie between scales.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from commander.errors import UserError
from ui.context import Context
from ui.map.base_part import BasePart
from ui.map.grid_part import GridPart
from ui.map.marks import Mark
from ui.map.part import MapPart
from ui.map.profile import MapProfile
from ui.map.shape import Shape
from ui.map.symbols_part import SymbolsPart
from ui.map.symbols_sets import OWN, SETS
from ui.map.view import MapView
from ui.theme.tokens import tokens

_LOG = logging.getLogger(__name__)
_LONGEST_MS: Final = 40_000
_PAINT_MS: Final = 250
"""From the page's word that it is painted until the widget has the picture."""

Bounds = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a picture is of: the middle in degrees, the zoom, and the size in the page's pixels.

    ``finer`` is how many of the picture's pixels one of the page's has. In ``language``.
    """

    lat: float
    lon: float
    zoom: float
    width: int
    height: int
    finer: float
    language: str
    grid: bool = False
    marks: Sequence[Mark] = ()
    shapes: Sequence[Shape] = ()


@dataclass(frozen=True, slots=True)
class Shot:
    """The picture, what it covers, and whose data it shows."""

    picture: QImage
    bounds: Bounds
    source: str


class PrintPart(MapPart):
    """Asks the page for one sheet. Signals: painted, with west, south, east and north of it."""

    painted = Signal(object)

    def hears(self) -> dict[str, Callable[..., None]]:
        return {"print_ready": self._hear}

    def ask(self, aim: Aim) -> None:
        """Look at a place at any zoom; `painted` tells when all is there."""
        self.say("print_sheet", lat=aim.lat, lon=aim.lon, zoom=aim.zoom)

    def _hear(self, **where: float) -> None:
        if where["late"]:
            _LOG.warning("a sheet was printed before all of its base map was there")
        self.painted.emit((where["west"], where["south"], where["east"], where["north"]))


class PageShot(QObject):
    """One picture on its way.

    Signals:
        ended: a `Shot`, or the error.
    """

    ended = Signal(object)

    def __init__(
        self, context: Context, profile: MapProfile, aim: Aim, stopped: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._context = context
        self._aim = aim
        self._stopped = stopped
        self._waited = 0
        self.view = MapView(profile)
        self.view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.view.resize(QSize(round(aim.width * aim.finer), round(aim.height * aim.finer)))
        self.view.look.set_theme(asdict(tokens("light")))
        self.view.look.set_language(aim.language)
        self.view.look.set_scale(aim.finer)
        self._areas = BasePart(self.view)
        self._part = PrintPart(self.view)
        self._add_parts()
        self._part.painted.connect(self._painted)
        self.view.settled.connect(lambda: self._part.ask(aim))
        self._watch = QTimer(self, interval=100)
        self._watch.timeout.connect(self._look)

    def start(self) -> None:
        """Begin; `ended` tells the end."""
        self.view.display(self._aim.marks, self._aim.shapes)
        self.view.show()
        self._watch.start()

    def close(self) -> None:
        """Delete the page: now, because it must be gone before its profile."""
        self._watch.stop()
        self.view.close()
        self.view.deleteLater()
        QCoreApplication.sendPostedEvents(self.view, QEvent.Type.DeferredDelete)
        self.deleteLater()

    def _add_parts(self) -> None:
        context = self._context
        if context.base is not None:
            self._areas.show_areas(context.base.rows())
        GridPart(self.view, shown=self._aim.grid)
        settings = context.post.settings
        name, pictures = settings.get("map.symbols", OWN), settings.get("map.symbols.own", {})
        SymbolsPart(
            self.view,
            name if name in SETS else OWN,
            pictures if isinstance(pictures, dict) else {},
            clusters=False,
        )

    def _painted(self, bounds: Bounds) -> None:
        QTimer.singleShot(_PAINT_MS, self, lambda: self._take(bounds))

    def _take(self, bounds: Bounds) -> None:
        picture = self.view.grab().toImage()
        picture.setDevicePixelRatio(1.0)
        self.ended.emit(Shot(picture, bounds, self._source()))

    def _source(self) -> str:
        """Return whose data the map is made of: that of every area on it, and the world's."""
        base = self._context.base
        rows = base.rows() if base is not None else ()
        areas = [one.area.attribution for one in rows if one.key in self._areas.seen]
        world = QCoreApplication.translate(
            "MapView", "Natural Earth; streets: own sketch, approximate"
        )
        said = [one for one in areas if one and one not in world]
        return " · ".join(dict.fromkeys([*said, world]))

    def _look(self) -> None:
        self._waited += self._watch.interval()
        if self._stopped():
            self.ended.emit(UserError("This was stopped. Nothing of it was kept."))
        elif self._waited > _LONGEST_MS:
            self.ended.emit(
                UserError("The map could not be drawn for printing. Try a smaller sheet.")
            )
