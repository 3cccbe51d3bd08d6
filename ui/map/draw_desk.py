"""From a drawing on the map to a record: the form is asked, then the action performed."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from commander.actions import DrawFeature
from commander.errors import UserError
from ui import words
from ui.context import Context
from ui.map.draw_form import DrawForm, Drawn
from ui.map.marks import Shape
from ui.map.view import MapView

DRAFT_KEY: Final = "draft:"
DRAW_KINDS: Final = ("circle", "polygon", "line", "point")


class DrawDesk(QObject):
    """Holds the one drawing that is being made.

    Signals:
        changed: the draft to be shown is another one.
    """

    changed = Signal()

    def __init__(self, context: Context, view: MapView, form: DrawForm, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._form = form
        view.drawn.connect(self._ask)
        form.kept.connect(self._keep)
        form.dropped.connect(self._drop)
        form.changed.connect(self.changed)

    def start(self, kind: str) -> None:
        """Let the operator draw; a drawing not kept yet is dropped."""
        self._drop()
        self._view.start_drawing(kind)

    def draft(self) -> list[Shape]:
        """What is drawn and not yet kept."""
        drawn = self._form.drawn
        if drawn is None:
            return []
        return [
            Shape(
                key=DRAFT_KEY,
                geometry=drawn.geometry,
                radius_m=drawn.radius_m,
                label=self._form.label or words.feature_kind(self._form.kind),
                colour="accent",
                planned=True,
                approx=self._form.approx,
            )
        ]

    def _ask(self, geometry: Mapping[str, object], radius: float, how: str) -> None:
        if how in DRAW_KINDS:
            self._form.open(Drawn(geometry, radius, how))

    def _keep(self) -> None:
        drawn = self._form.drawn
        if drawn is None:
            return
        action = DrawFeature(
            self._context.stream,
            self._form.kind,
            drawn.geometry,
            radius_m=drawn.radius_m,
            label=self._form.label,
            order_word=self._form.order_word,
            incident=self._context.focus.incident,
            planned=self._form.planned,
            approx=self._form.approx,
        )
        self._context.act(action, lambda _outcome: self._close(drawn), self._explain)

    def _explain(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._form.say(words.error(error))
        else:
            self._context.notify(error)

    def _drop(self) -> None:
        if self._form.drawn is not None:
            self._close(self._form.drawn)

    def _close(self, drawn: Drawn) -> None:
        if self._form.drawn is drawn:
            self._form.close_form()
            self._view.setFocus()
