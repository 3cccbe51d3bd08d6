"""Changing a drawing that exists: its corners on the map, its fields in the form beside it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from commander.actions import UpdateFeature
from commander.domain.feature import Feature
from commander.errors import UserError
from commander.geodesy.forms import Circle, Form, read_form, write_form
from commander.geodesy.handles import anchored, handles
from commander.geodesy.outlines import outline
from ui import words
from ui.field_words import field_word
from ui.map.draw_desk import around, outlined
from ui.map.draw_form import DrawForm, Drawn
from ui.map.drawings_model import key_of, position
from ui.map.model import record_of
from ui.map.sketch import Sketched, changed, of_form
from ui.map.sketch_part import Edited, SketchPart
from ui.map.tool import Desk

_FOOT: Final = 110
"""Pixels low on the page: the bar, the line of keys and the scale."""


class EditDesk(QObject):
    """Holds the one drawing that is being changed.

    Signals:
        changed: it began or ended, or what the form shows is larger or smaller now.
    """

    changed = Signal()

    def __init__(self, desk: Desk, part: SketchPart) -> None:
        super().__init__(desk.panel)
        self._desk = desk
        self._context = desk.context
        self._part = part
        self.form = DrawForm(desk.context.theme, desk.panel)
        self._base: Form | None = None
        self._geometry: Mapping[str, Any] = {}
        self._reshaped = False
        self._warned = False
        part.reshaped.connect(self._take)
        part.kept.connect(self._keep)
        part.dropped.connect(self.stop)
        part.drawing.connect(self._other)
        part.asked.connect(self.start_with)
        desk.feed.changed.connect(self._leave)
        self.form.kept.connect(self._keep)
        self.form.dropped.connect(self.stop)
        self.form.measured.connect(self._measure)
        self.form.changed.connect(self.changed)

    @property
    def feature(self) -> Feature | None:
        """The drawing that is being changed."""
        return self.form.feature

    def selected(self) -> Feature | None:
        """The selected drawing, if it can be changed: one that is not lifted."""
        selection = self._context.selection
        found = self._desk.feed.records.features.get(selection.key)
        is_one = selection.kind == "feature" and found is not None
        return found if is_one and found is not None and found.lifted is None else None

    def start(self) -> None:
        """Change the selected drawing."""
        feature = self.selected()
        if feature is None or not feature.geometry or self._context.refuses():
            return
        self.stop()
        self._context.jobs.run(
            lambda: _opened(feature), lambda made: self._open(feature, *made), key="map.edit"
        )

    def start_with(self, shape: str) -> None:
        """Select a drawing by the key of its shape, and change it."""
        self._context.selection.set(*record_of(shape))
        self.start()

    def stop(self) -> None:
        """Leave the drawing as it was."""
        if self.form.drawn is not None:
            self._part.stop_editing()
            self.form.close_form()
            self._desk.view.setFocus()

    def _leave(self, is_other: bool) -> None:
        if is_other:
            self.stop()

    def _other(self, kind: str) -> None:
        """Something else is drawn: the page has let go of this one."""
        if kind and self.form.drawn is not None:
            self.stop()

    def _open(self, feature: Feature, form: Form | None, shown: Mapping[str, Any] | None) -> None:
        self._base, self._geometry = form, feature.geometry
        self._reshaped = self._warned = False
        how = str((feature.form.get("kind") if form else "") or feature.geometry.get("type"))
        how = "circle" if isinstance(form, Circle) else how
        drawn = Drawn(feature.geometry, feature.radius_m, how, form)
        self.form.open(drawn, around(self._context, self._desk.feed), feature)
        if shown is not None:
            key = key_of("feature", feature.key)
            self._part.edit(
                Edited(
                    key=key,
                    kind=how,
                    geometry=shown,
                    whole=form is not None and anchored(form),
                    covered=None if self._desk.view.locked else self._covered(),
                )
            )
        self._size()

    def _covered(self) -> tuple[int, int]:
        """Pixels of the page that the form covers above and the bars below."""
        scale = self._context.theme.scale
        form = self.form.geometry()
        return round((form.top() + self.form.sizeHint().height()) / scale), _FOOT

    def _size(self) -> None:
        drawn = self.form.drawn
        if drawn is not None:
            self._context.jobs.run(
                lambda: outlined(drawn.form, self._geometry)[1], self.form.show_size, self._explain
            )

    def _take(self, geometry: Mapping[str, Any], number: int, stage: str) -> None:
        if self.form.drawn is None:
            return
        base = self._base
        self._reshaped = self._reshaped or stage != "begin"
        self._geometry = geometry
        self._context.jobs.run(
            lambda: changed(base, geometry),
            lambda made: self._show(made, number, base, done=stage == "done"),
        )

    def _show(self, made: Sketched, number: int, base: Form | None, *, done: bool) -> None:
        if self.form.drawn is None:
            return
        self._part.answer(number, made.geometry, [asdict(one) for one in made.labels])
        if made.form is None:
            self._size()
            return
        if self._base is not base:  # a measure was typed meanwhile: it counts
            return
        if self._reshaped:
            self.form.show_form(made.form)
        if done:
            self._base = made.form
            self._follow(made.form, number)
            self._size()

    def _follow(self, form: Form, number: int) -> None:
        shown = handles(form)
        if shown is not None and anchored(form):
            self._part.follow(shown, number)

    def _measure(self, form: Form) -> None:
        self._base = form
        self._reshaped = True

        def work() -> tuple[Sketched, Mapping[str, Any] | None]:
            shown = handles(form)
            points = shown["coordinates"] if shown else []
            return (of_form(form, points) if points else Sketched(geometry=outline(form))), shown

        self._context.jobs.run(work, lambda made: self._measured(form, *made), self._explain)

    def _measured(self, form: Form, made: Sketched, shown: Mapping[str, Any] | None) -> None:
        if self.form.drawn is None:
            return
        self.form.say("")
        if shown is not None and anchored(form):
            self._part.follow(shown)
        self._part.answer(0, made.geometry, [asdict(one) for one in made.labels])
        self._size()

    def _keep(self) -> None:
        drawn, feature = self.form.drawn, self.form.feature
        if drawn is None or feature is None:
            return
        try:
            values = self.form.values()
        except UserError as error:
            self._explain(error)
            return
        geometry = self._geometry
        if not self._reshaped:
            self._record(feature, values)
            return
        self._context.jobs.run(
            lambda: outlined(drawn.form, geometry)[0],
            lambda made: self._record(feature, values | _shape(drawn.form, made)),
            self._explain,
        )

    def _record(self, feature: Feature, values: Mapping[str, Any]) -> None:
        fields = {name: now for name, now in values.items() if getattr(feature, name) != now}
        if not fields:
            self.stop()
            return
        now = self._desk.feed.records.features.get(feature.key, feature)
        both = [name for name in fields if getattr(now, name) != getattr(feature, name)]
        if both and not self._warned:
            self._warned = True
            names = ", ".join(field_word(name) for name in both)
            said = self.tr("Somebody changed this meanwhile: {names}. Enter again keeps yours.")
            self.form.say(said.format(names=names))
            return
        action = UpdateFeature(self._context.stream, feature.key, fields)
        self._context.act(action, lambda _outcome: self.stop(), self._explain)

    def _explain(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.form.say(words.error(error))
        else:
            self._context.notify(error)


def form_shown(feature: Feature) -> Form | None:
    """Return the form of a drawing; an older circle has one as well, though it was not kept."""
    form = read_form(feature.form)
    if form is None and feature.radius_m > 0 and feature.geometry.get("type") == "Point":
        return Circle(position(feature.geometry), feature.radius_m)
    return form


def _opened(feature: Feature) -> tuple[Form | None, Mapping[str, Any] | None]:
    """Return the form of a drawing, and what the page shows of it to be moved."""
    form = form_shown(feature)
    return form, handles(form) if form is not None else feature.geometry


def _shape(form: Form | None, geometry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "geometry": geometry,
        "form": {} if form is None else write_form(form),
        "radius_m": 0.0,
    }
