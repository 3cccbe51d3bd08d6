"""What is known of the selected drawing, in a card low at the left of the map."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout
from shiboken6 import isValid

from commander.actions import LiftFeature, UpdateFeature
from commander.domain.feature import Feature
from commander.geodesy.forms import Plume, read_form
from commander.geodesy.measure import size
from commander.geodesy.outlines import outline
from ui import words
from ui.conflict_words import Naming, badge
from ui.map.draw_desk import around
from ui.map.draw_form import Around
from ui.map.edit_desk import EditDesk, form_shown
from ui.map.measure_words import bearing_text
from ui.map.sketch import form_text, size_text
from ui.map.tool import Desk
from ui.regions.region_data import Area
from ui.regions.region_notices import RegionNotices
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel

translate = QCoreApplication.translate
_WIDTH: Final = 300
NOTIFY_KEY: Final = "I"
_SOURCES: Final[Mapping[str, Callable[[], str]]] = {
    "hand": lambda: translate("FeatureCard", "drawn by hand"),
    "import": lambda: translate("FeatureCard", "imported"),
    "message": lambda: translate("FeatureCard", "placed from the log"),
}


def card_lines(feature: Feature, given: Around, measure: str) -> list[str]:
    """Return what a card says of a drawing, one fact a line; what is not known is left out."""
    departments, zone = dict(given.departments), given.zone
    return [
        one
        for one in (*_ordered(feature, zone), *_made(feature, departments, zone, measure))
        if one
    ]


def _ordered(feature: Feature, zone: tzinfo) -> list[str]:
    planned = translate("FeatureCard", "Planned, not in force") if feature.planned else ""
    approx = translate("FeatureCard", "≈ place or size approximate") if feature.approx else ""
    order = feature.order_word
    if order and feature.ordered_at:
        text = translate("FeatureCard", "{order}, ordered {time}")
        order = text.format(order=order, time=words.clock(feature.ordered_at, zone, "minute"))
    until = ""
    if feature.until:
        text = translate("FeatureCard", "holds until {time}")
        until = text.format(time=words.clock(feature.until, zone, "minute"))
    return [" · ".join(one for one in (order, until) if one), planned, approx]


def _made(
    feature: Feature, departments: Mapping[str, str], zone: tzinfo, measure: str
) -> list[str]:
    owner = ""
    if feature.owner:
        name = departments.get(feature.owner, feature.owner)
        owner = translate("FeatureCard", "Answers for it: {name}").format(name=name)
    since = translate("FeatureCard", "since {time} by {name}").format(
        time=words.clock(feature.meta.created_at, zone, "minute"),
        name=feature.meta.created_by or translate("FeatureCard", "somebody"),
    )
    source = "message" if feature.message else feature.source
    known = _SOURCES.get(source)
    lines = [measure, _wind(feature), owner, f"{since} · {known() if known else source}"]
    if feature.watch:
        lines.append(translate("FeatureCard", "Watched: tells who enters or leaves"))
    return [*lines, feature.note, _lifted(feature, zone)]


def _wind(feature: Feature) -> str:
    form = read_form(feature.form)
    if not isinstance(form, Plume):
        return ""
    text = translate("FeatureCard", "Planning sector, wind from {bearing}")
    parts = [text.format(bearing=bearing_text(form.wind_from))]
    if form.wind_speed:
        parts.append(f"{form.wind_speed:g} m/s")
    return " · ".join([*parts, form.basis] if form.basis else parts)


def _lifted(feature: Feature, zone: tzinfo) -> str:
    if feature.lifted is None:
        return ""
    said = translate("FeatureCard", "Lifted {time} by {name}").format(
        time=words.clock(feature.meta.since.get("lifted", 0), zone, "minute"),
        name=feature.lifted.by or translate("FeatureCard", "somebody"),
    )
    return f"{said} · {feature.lifted.reason}" if feature.lifted.reason else said


class FeatureCard(QFrame):
    """Shows the selected drawing; it hides while that is being changed."""

    def __init__(self, desk: Desk, editing: EditDesk) -> None:
        super().__init__(desk.panel)
        self._desk = desk
        self._editing = editing
        theme = desk.context.theme
        dress(self, role="floating")
        self.setFixedWidth(theme.px(_WIDTH))
        self._title = ElidedLabel(parent=self)
        dress(self._title, role="strong")
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._start = QPushButton(self)
        self._change = QPushButton(self)
        self._lift = QPushButton(self)
        for button in (self._start, self._change, self._lift):
            dress(button, role="quiet")
        self._start.clicked.connect(self._put_in_force)
        self._change.clicked.connect(editing.start)
        self._lift.clicked.connect(self._end)
        self.notices = RegionNotices(desk.context, NOTIFY_KEY)
        self._lay_out(theme.px(2 * STEP))
        self._shown: Feature | None = None
        self._size = ""
        self._held = False
        desk.context.selection.changed.connect(lambda *_: self._look())
        desk.feed.changed.connect(lambda *_: self._look())
        editing.changed.connect(self._look)
        self.hide()

    def hold(self, held: bool) -> None:
        """Hide while something is drawn, or show again what is selected."""
        if held != self._held:
            self._held = held
            self._look()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _lay_out(self, gap: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(gap + 4, gap, gap + 4, gap)
        column.setSpacing(gap // 2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self.notices)
        row = QHBoxLayout()
        row.setSpacing(gap)
        for button in (self._start, self._change, self._lift):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _look(self) -> None:
        selection = self._desk.context.selection
        records = self._desk.feed.records
        found = records.features.get(selection.key) if selection.kind == "feature" else None
        if found is None or self._held or self._editing.feature is not None:
            self._shown = None
            self.notices.show_area(None)
            self.hide()
            return
        if found is not self._shown:
            self._shown, self._size = found, ""
            self._desk.context.jobs.run(
                lambda: _measured(found), lambda text: self._measure(found, text), key="map.card"
            )
        self.notices.show_area(area_of(found))
        self._fill()
        self.show()

    def _measure(self, feature: Feature, text: str) -> None:
        if isValid(self) and feature is self._shown:
            self._size = text
            self._fill()

    def _fill(self) -> None:
        feature = self._shown
        if feature is None:
            return
        kind = words.feature_kind(feature.kind)
        self._title.setText(f"{kind} · {feature.label}" if feature.label else kind)
        given = around(self._desk.context, self._desk.feed)
        lines = card_lines(feature, given, self._size)
        if feature.meta.disputed:
            naming = Naming(departments=dict(given.departments), zone=given.zone)
            lines.append(f"{badge(feature, naming)} (F12)")
        self._text.setText("\n".join(lines))
        self._change.setText(self.tr("Change (E)"))
        self._change.setVisible(feature.lifted is None)
        self._start.setText(self.tr("In force now"))
        self._start.setVisible(feature.planned and feature.lifted is None)
        lifted = feature.lifted is not None
        self._lift.setText(self.tr("Put in force again") if lifted else self.tr("Lift (Del)"))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._text.text())
        self.adjustSize()

    def _put_in_force(self) -> None:
        """What was planned holds from now on; an order without a time is given now."""
        feature, context = self._shown, self._desk.context
        if feature is None:
            return
        fields: dict[str, object] = {"planned": False}
        if feature.order_word and not feature.ordered_at:
            fields["ordered_at"] = context.clock.now()
        context.act(UpdateFeature(context.stream, feature.key, fields))

    def _end(self) -> None:
        feature, context = self._shown, self._desk.context
        if feature is None:
            return
        if feature.lifted is None:
            context.act(LiftFeature(context.stream, feature.key))
        else:
            context.act(UpdateFeature(context.stream, feature.key, {"lifted": None}))


def area_of(feature: Feature) -> Area | None:
    """Return the drawing as an area that may concern somebody; None for one that does not."""
    kind = str(feature.geometry.get("type", ""))
    if feature.lifted is not None or not (kind.endswith("Polygon") or feature.radius_m > 0):
        return None
    title = words.feature_kind(feature.kind)
    return Area(
        kind="feature",
        key=feature.key,
        title=f"{title} {feature.label}" if feature.label else title,
        geometry=feature.geometry,
        radius_m=feature.radius_m,
        incident=feature.incident,
    )


def _measured(feature: Feature) -> str:
    form = form_shown(feature)
    if form is None:
        return size_text(size(feature.geometry))
    return form_text(form, size(outline(form)))
