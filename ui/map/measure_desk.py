"""Measuring distances and areas; what was measured stays on the map until it is cleared."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from commander.geodesy.outlines import on_earth
from ui.map.sketch import outline_labels
from ui.map.sketch_part import SketchPart
from ui.map.tool import Desk

LINE: Final = "measure_line"
AREA: Final = "measure_area"
_MOST: Final = 20


class MeasureDesk(QObject):
    """Keeps the measures of this map; they are this screen's own and belong to no record.

    Signals:
        changed: there are others now.
    """

    changed = Signal()

    def __init__(self, desk: Desk, part: SketchPart) -> None:
        super().__init__(desk.panel)
        self._desk = desk
        self._part = part
        self._lines: list[dict[str, Any]] = []
        desk.view.drawn.connect(self._take)

    def start(self, kind: str) -> None:
        """Let the operator measure a line or an area."""
        self._desk.view.start_drawing(kind)

    def clear(self) -> None:
        """Take all measures off the map."""
        self._show([])

    def has_any(self) -> bool:
        """Whether something is measured."""
        return bool(self._lines)

    def _take(self, geometry: Mapping[str, Any], _radius: float, how: str) -> None:
        if how in {LINE, AREA}:
            self._desk.context.jobs.run(lambda: _measured(geometry), self._add)

    def _add(self, line: dict[str, Any]) -> None:
        self._show([*self._lines, line][-_MOST:])

    def _show(self, lines: list[dict[str, Any]]) -> None:
        self._lines = lines
        self._part.measured(lines)
        self.changed.emit()


def _measured(geometry: Mapping[str, Any]) -> dict[str, Any]:
    shape = on_earth(geometry)
    return {"geometry": shape, "labels": [asdict(one) for one in outline_labels(shape)]}
