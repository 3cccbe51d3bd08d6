"""One warning in the panel: level, state, where, until when, what became of it, who was told."""

from collections.abc import Callable, Iterable, Mapping
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from commander.linkage.warning_text import headline
from commander.linkage.warnings import missing
from ui import words
from ui.commands import Command
from ui.conflict_words import Naming, badge
from ui.context import Context
from ui.regions.region_data import Area
from ui.regions.region_notices import RegionNotices
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.told import told_sign
from ui.warnings.data import Item
from ui.warnings.warning_words import ROLES, STATES, lacking, step_text, timing
from ui.widgets.chip import Chip
from ui.widgets.dispute_line import DisputeLine
from ui.widgets.elided import ElidedLabel
from ui.widgets.elided_link import ElidedLink
from ui.widgets.flow import FlowRow
from ui.widgets.key_hint import key_text
from ui.widgets.pill import Pill
from ui.widgets.warning_badge import WarningBadge

translate = QCoreApplication.translate
NOTIFY_KEY = "G"


class WarningCard(QFrame):
    """Stays in its place while it is read; what is asked or edited opens inside it.

    Signals:
        touched: the operator is at this card; opened: it was double-clicked.
        grounded: whom its area concerns was worked out.
        show_wanted: kind and key of what it names.
        settling_wanted: the operator wants to settle what posts disagree about.
    """

    touched = Signal()
    opened = Signal()
    grounded = Signal()
    show_wanted = Signal(str, str)
    settling_wanted = Signal()

    def __init__(self, context: Context, item: Item, language: str, zone: tzinfo) -> None:
        super().__init__()
        self._context, self._language = context, language
        self.item = item
        self.inside: QWidget | None = None
        self._pills: dict[str, Pill] = {}
        self.notices: RegionNotices | None = None
        theme = context.theme
        self._badge, self._state = WarningBadge(theme), Chip(theme)
        self._title, self._facts = ElidedLabel(), _lines()
        self._time, self._history, self._lacks = _lines(), _lines(), _lines()
        self._place, self._told = ElidedLink(), ElidedLink()
        self._dispute = DisputeLine(theme)
        self.acts = FlowRow(spacing=theme.px(STEP))
        self._lay_out()
        self._connect()
        self.show_item(item, zone, context.clock.now())

    def show_item(self, item: Item, zone: tzinfo, now: int) -> None:
        """Show a warning as it is now."""
        self.item = item
        one = item.warning
        title = headline(one, self._language)
        self._badge.show_level(one.level, holds=item.state == "issued")
        self._title.set_text(title)
        self._state.set(STATES[item.state](), ROLES[item.state])
        facts = [one.hazard if title != one.hazard else "", one.category, one.issuer]
        if item.state == "approved" and one.approved_by:
            facts.append(translate("Warnings", "approved by {name}").format(name=one.approved_by))
        facts.append(item.incident)
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self._facts.setVisible(bool(self._facts.text()))
        self._show_place()
        self._history.setText(" → ".join(step_text(step, zone) for step in item.steps))
        lacks = missing(one) if item.state in ("draft", "approved") else ()
        text = translate("Warnings", "* Still missing: {fields}")
        self._lacks.setText(text.format(fields=lacking(lacks)) if lacks else "")
        self._lacks.setVisible(bool(lacks))
        self._show_told(zone)
        self._dispute.show_dispute(badge(one, Naming(zone=zone)) if one.meta.disputed else "")
        spoken = (self._badge.text, title, self._state.text)
        self.setAccessibleName(", ".join(spoken))
        self.tick(now, zone)
        if self.notices is not None:
            self.notices.show_area(self._area())

    def tick(self, now: int, zone: tzinfo) -> None:
        """Show the clock of its end."""
        text, tone = timing(self.item.warning, self.item.state, now, zone)
        self._time.setText(text)
        dress(self._time, tone=tone)

    def select(self, *, selected: bool) -> None:
        """Show whether keys mean this card; only then it says whose ground its area is."""
        dress(self, selected=selected)
        self.acts.setVisible(selected)
        if self.notices is not None:
            self.notices.hold(held=not selected)
        elif selected:
            self.notices = RegionNotices(self._context, NOTIFY_KEY)
            self.notices.show_wanted.connect(self.show_wanted)
            self.notices.found.connect(lambda _ground: self.grounded.emit())
            self._column.insertWidget(self._column.indexOf(self.acts), self.notices)
            self.notices.show_area(self._area())

    def offer(
        self, commands: Iterable[Command], press: Callable[["WarningCard", Command], None]
    ) -> None:
        """Put a button for each command on the card, which calls ``press``."""
        for command in commands:
            if command.keys == NOTIFY_KEY:
                continue  # stands under the regions themselves
            text = f"{command.title}  {key_text(command.keys)}"
            pill = Pill(self._context.theme, text, compact=True)
            pill.clicked.connect(partial(press, self, command))
            self.acts.add(pill)
            self._pills[command.id] = pill

    def enable(self, can: Mapping[str, bool]) -> None:
        """Show just the buttons of what can be done now."""
        for ident, pill in self._pills.items():
            pill.setVisible(can.get(ident, False))

    def open(self, widget: QWidget) -> None:
        """Put a widget at the foot of the card."""
        self.shut()
        self.inside = widget
        self._column.addWidget(widget)
        widget.show()

    def shut(self) -> None:
        """Take away what stands open."""
        widget, self.inside = self.inside, None
        if widget is not None:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def texts(self) -> tuple[str, ...]:
        """Return what stands on the card, line by line."""
        labels = (self._title, self._facts, self._time, self._lacks, self._history)
        said = [label.text() for label in labels if not label.isHidden()]
        links = [one.words for one in (self._place, self._told, self._dispute.link) if one.words]
        return (self._badge.text, self._state.text, *said, *links)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        super().mousePressEvent(event)
        self.touched.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def _area(self) -> Area | None:
        item = self.item
        if item.area is None or item.warning.lifted:
            return None
        level = words.scale_step("warning_level", item.warning.level).short
        title = headline(item.warning, self._language)
        return Area(
            kind="warning",
            key=item.warning.key,
            title=f"{level}: {title}" if item.warning.level else title,
            geometry=item.area.geometry,
            radius_m=item.area.radius_m,
            incident=item.warning.incident,
        )

    def _show_place(self) -> None:
        drawn = self.item.area
        said = self.item.warning.area
        text = ""
        if drawn is not None:
            name = drawn.label or words.feature_kind(drawn.kind)
            on_map = translate("Warnings", "on the map: {name}").format(name=name)
            text = f"{said} · {on_map}" if said and said != name else on_map
        elif said:
            text = translate("Warnings", "{area} · not on the map yet").format(area=said)
        self._place.set_words(text)
        self._place.setEnabled(drawn is not None)
        self._place.setVisible(bool(text))

    def _show_told(self, zone: tzinfo) -> None:
        told = self.item.told
        self._told.setVisible(bool(told))
        if not told:
            self._told.set_words("")
            return
        newest = told[0]
        who = ", ".join(f"{party.name} {told_sign(newest, party)}" for party in newest.to)
        text = translate("Warnings", "Told {time}: {who}")
        at = words.clock(newest.happened_at, zone, "minute")
        self._told.set_words(text.format(time=at, who=who))

    def _connect(self) -> None:
        self._place.clicked.connect(self._show_area)
        self._told.clicked.connect(self._show_entry)
        self._dispute.pressed.connect(self.settling_wanted)

    def _show_area(self) -> None:
        if self.item.area is not None:
            self.show_wanted.emit("feature", self.item.area.key)

    def _show_entry(self) -> None:
        if self.item.told:
            self.show_wanted.emit("message", self.item.told[0].key)

    def _lay_out(self) -> None:
        step = self._context.theme.px(STEP)
        dress(self, role="question", selected=False)
        dress(self._title, role="heading")
        self._history.setToolTip(translate("Warnings", "What became of it, oldest first"))
        dress(self._lacks, tone="warning")
        head = QHBoxLayout()
        head.setSpacing(2 * step)
        head.addWidget(self._badge)
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        self._column.setSpacing(step)
        self._column.addLayout(head)
        for widget in (self._time, self._facts, self._place, self._lacks, self._history):
            self._column.addWidget(widget)
        for link in (self._place, self._told):
            link.setStyleSheet("text-align: left; padding-left: 0;")
        for last in (self._told, self._dispute, self.acts):
            self._column.addWidget(last)
        self.acts.hide()


def _lines() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    dress(label, role="small")
    return label
