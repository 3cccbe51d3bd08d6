"""From a drawing on the map to a record: the form is asked, then the action performed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from commander.actions import DrawFeature
from commander.actions.base import Outcome
from commander.domain.codes import FeatureKind as Kind
from commander.errors import UserError
from commander.geodesy.forms import Circle, Form, Position, write_form
from commander.geodesy.handles import form_of
from commander.geodesy.measure import size
from commander.geodesy.outlines import on_earth, outline
from ui import words
from ui.context import Context
from ui.map.draw_form import Around, DrawForm, Drawn
from ui.map.drawings_model import look_of
from ui.map.feed import MapFeed
from ui.map.measure_words import area_text
from ui.map.shape import Shape
from ui.map.sketch import size_text
from ui.map.view import MapView
from ui.zone import zone_of

DRAFT_KEY: Final = "draft:"
DRAW_KINDS: Final = (
    *("circle", "polygon", "line", "point", "sector", "corridor", "arrow", "text", "plume"),
    "buffer",
)


def around(context: Context, feed: MapFeed) -> Around:
    """What the form needs to know of the operation in focus."""
    departments = sorted(feed.records.departments.values(), key=lambda one: (one.order, one.key))
    return Around(
        clock=context.clock,
        zone=zone_of(feed.records.operation),
        departments=[(one.key, words.department(one.key, one.name("en"))) for one in departments],
    )


def outlined(form: Form | None, geometry: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """The outline that is kept for a form or a hand-drawn geometry, and its size in words."""
    made = dict(outline(form) if form is not None else on_earth(geometry))
    whole = size(made)
    has_area = form is not None and whole.area_m2 > 0
    return made, area_text(whole.area_m2) if has_area else size_text(whole)


class DrawDesk(QObject):
    """Holds the one drawing that is being made.

    Signals:
        changed: the draft to be shown is another one.
        kept: a drawing was recorded (its key), and kind and key of what it was drawn for.
    """

    changed = Signal()
    kept = Signal(str, str, str)

    def __init__(
        self, context: Context, view: MapView, form: DrawForm, feed: MapFeed, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._form = form
        self._feed = feed
        self._outline: Mapping[str, Any] | None = None
        self._for = ("", "")
        view.drawn.connect(self._ask)
        view.drawing_cancelled.connect(self._for_nothing)
        form.kept.connect(self._keep)
        form.dropped.connect(self._drop)
        form.changed.connect(self.changed)
        form.measured.connect(self._measure)
        feed.changed.connect(self._leave)

    @property
    def is_asking(self) -> bool:
        """Whether something is drawn and not yet kept or dropped."""
        return self._form.drawn is not None

    def start(self, kind: str) -> None:
        """Let the operator draw; one that is not kept yet is asked about first."""
        if self._context.refuses():
            return
        if self._form.drawn is not None:
            self._form.say(self.tr("This drawing is not kept yet. Enter keeps it, Esc drops it."))
            self._form.setFocus()
            return
        self._for_nothing()
        self._view.start_drawing(kind)

    def start_for(self, kind: str, key: str) -> None:
        """Let the operator draw the area of a record; `kept` tells of it."""
        if self._form.drawn is None:
            self.start("polygon")
            self._for = (kind, key)
        else:
            self.start("polygon")  # says that another drawing is not kept yet

    def _for_nothing(self) -> None:
        self._for = ("", "")

    def draft(self) -> list[Shape]:
        """What is drawn and not yet kept."""
        drawn = self._form.drawn
        if drawn is None or self._outline is None:
            return []
        look = look_of(self._form.kind)
        return [
            Shape(
                key=DRAFT_KEY,
                geometry=self._outline,
                radius_m=drawn.radius_m,
                label=self._form.label or words.feature_kind(self._form.kind),
                colour="accent",
                planned=True,
                approx=self._form.approx,
                pattern=look.pattern,
                is_text=drawn.how == "text",
            )
        ]

    def ask(self, drawn: Drawn) -> None:
        """Ask what something is whose shape is known already."""
        self._outline = drawn.geometry or None
        self._form.open(drawn, around(self._context, self._feed))
        self._trace()

    def _ask(self, geometry: Mapping[str, Any], radius: float, how: str) -> None:
        if how not in DRAW_KINDS:
            return
        try:
            form = _form(geometry, radius, how)
        except UserError as error:
            self._context.notify(error)
            return
        proposed = Kind.WARNING_AREA if self._for[0] == "warning" else ""
        self.ask(Drawn(geometry, 0.0, how, form, proposed))

    def _measure(self, _form: Form) -> None:
        self._form.say("")
        self._trace()

    def _trace(self) -> None:
        """Work out outline and size on another thread; the newest one counts."""
        drawn = self._form.drawn
        if drawn is None:
            return
        self._context.jobs.run(
            lambda: outlined(drawn.form, drawn.geometry),
            lambda made: self._traced(drawn, *made),
            self._explain,
            key="map.draft",
        )

    def _traced(self, drawn: Drawn, outline: Mapping[str, Any], text: str) -> None:
        if self._form.drawn is drawn:
            self._outline = outline
            self._form.show_size(text)
            self.changed.emit()

    def _keep(self) -> None:
        drawn = self._form.drawn
        if drawn is None:
            return
        try:
            values = self._form.values()
        except UserError as error:
            self._explain(error)
            return
        self._context.jobs.run(
            lambda: outlined(drawn.form, drawn.geometry)[0],
            lambda geometry: self._record(drawn, geometry, values),
            self._explain,
        )

    def _record(self, drawn: Drawn, geometry: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        action = DrawFeature(
            self._context.stream,
            geometry=geometry,
            form={} if drawn.form is None else write_form(drawn.form),
            incident=self._context.focus.incident,
            **values,
        )
        purpose = self._for

        def done(outcome: Outcome) -> None:
            self._close(drawn)
            self.kept.emit(outcome.keys[0], *purpose)

        self._context.act(action, done, self._explain)

    def _explain(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._form.say(words.error(error))
        else:
            self._context.notify(error)

    def _leave(self, is_other: bool) -> None:
        """A drawing belongs to the operation in which it was begun."""
        if is_other:
            self._drop()

    def _drop(self) -> None:
        if self._form.drawn is not None:
            self._close(self._form.drawn)

    def _close(self, drawn: Drawn) -> None:
        shown = self._form.drawn
        if shown is not None and replace(shown, form=None) == replace(drawn, form=None):
            self._outline = None
            self._for_nothing()
            self._form.close_form()
            self._view.setFocus()


def _form(geometry: Mapping[str, Any], radius: float, how: str) -> Form | None:
    """Return the form of what was drawn; a circle may come as a Point with its radius."""
    coordinates = geometry["coordinates"]
    if geometry["type"] == "Point":
        points: list[Position] = [(coordinates[0], coordinates[1])]
        if how == "circle":
            return Circle(points[0], radius)
        return form_of(how, points) if how == "text" else None
    if geometry["type"] != "LineString" or how == "line":
        return None
    return form_of(how, [(one[0], one[1]) for one in coordinates])
