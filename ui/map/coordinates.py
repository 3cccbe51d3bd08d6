"""Coordinates on the map, in the notation that this post has chosen."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from commander.geodesy.notation import DECIMAL, NOTATIONS, SETTING, readable, written
from ui.context import Context

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_GRID: Final = "mgrs"
_GRIDS: Final = (_GRID, "utm")


def degrees_text(lat: float, lon: float) -> str:
    """Decimal degrees with hemispheres, for example ``34.13620°N 117.34370°W``."""
    return written(lat, lon, DECIMAL)


def readout_text(lat: float, lon: float, grid: str, notation: str = DECIMAL) -> str:
    """A place in a notation, then in MGRS where there is one; in MGRS, then in degrees.

    ``grid`` is its MGRS as the page has worked it out, so that nothing is loaded for that.
    """
    if notation == _GRID:
        first, second = grid, degrees_text(lat, lon)
    else:
        first, second = readable(lat, lon, notation), grid
    return " · ".join(part for part in (first, second) if part)


class Notation(QObject):
    """The chosen notation; every one follows the setting, wherever it was changed.

    Signals:
        changed: it is another one.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = context.post.settings
        self._jobs = context.jobs
        self._code = self._kept()
        self._prepare()
        context.bridge.noticed.connect(self._notice)

    @property
    def code(self) -> str:
        """One of `commander.geodesy.notation.NOTATIONS`."""
        return self._code

    def choose(self, code: str) -> None:
        """Write coordinates so from now on, on every screen of this post."""
        self._settings.set(SETTING, code)
        self._take(code)

    def text(self, lat: float, lon: float) -> str:
        """Return a place in it, in decimal degrees where it has no words for that place."""
        return readable(lat, lon, self._code)

    def _kept(self) -> str:
        code = self._settings.get(SETTING, DECIMAL)
        return code if code in NOTATIONS else DECIMAL

    def _notice(self, notice: "Notice") -> None:
        if SETTING in notice.changed.get("setting", ()):
            self._take(self._kept())

    def _take(self, code: str) -> None:
        if code != self._code:
            self._code = code
            self._prepare()
            self.changed.emit()

    def _prepare(self) -> None:
        """Load what writes a grid beside the GUI: the first time takes a tenth of a second."""
        if self._code in _GRIDS:
            self._jobs.run(partial(written, 0.0, 0.0, self._code), lambda _text: None)
