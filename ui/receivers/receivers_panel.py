"""The receivers of this post: which there are, how they stand, and which unit is this vehicle's."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commander.clock import SystemClock
from commander.domain.feature import Feature
from commander.domain.resources import Unit
from commander.errors import UserError
from commander.receivers.own import own_unit
from commander.receivers.source import Source, ports
from commander.receivers.state import State
from ui import words
from ui.commands import Command
from ui.context import Context
from ui.receivers.receiver_form import ReceiverForm
from ui.receivers.receiver_row import ReceiverRow
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from commander.journal.feed import Notice

KEY: Final = "Shift+F5"
_SIZE: Final = QSize(760, 720)
_LOOK_MS: Final = 1000
_NEWS: Final = frozenset({"unit", "setting"})


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reading brought."""

    sources: tuple[Source, ...]
    units: tuple[Unit, ...]
    own: str


class ReceiversPanel(Overlay):
    """Shift+F5. While it is seen it looks every second how each receiver stands."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE, right=True)
        self._context = context
        self._machine = SystemClock()
        self._sources: tuple[Source, ...] = ()
        self.rows: dict[str, ReceiverRow] = {}
        self.own = QComboBox()
        self.own.setAccessibleName(self.tr("This vehicle's own unit"))
        self.new_button = QPushButton(self.tr("New receiver"))
        self.nothing = QLabel(
            self.tr(
                "No receiver yet. Connect a satellite receiver (serial port, network, gpsd) and "
                "this vehicle is on the map by itself; or simulate a drive for training."
            )
        )
        self.form = ReceiverForm(context.theme)
        self._rows = QVBoxLayout()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._lay_out()
        self._connect()

    def commands(self) -> tuple[Command, ...]:
        """What palette and sheet of keys list."""
        title = self.tr("Receivers: live positions")
        return (Command("go.receivers", title, self.toggle, KEY, self.tr("Go to")),)

    def take_focus(self) -> None:
        self.form.hide()
        self.refresh()
        self._look.start()
        self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read which receivers there are and what they may move."""
        context = self._context

        def read() -> _Read:
            units = context.reader.all(Unit, context.stream) if context.stream else ()
            own = own_unit(context.post.settings, context.stream)
            return _Read(context.post.receivers.sources(), units, own)

        context.jobs.run(read, self._show, key="receivers")

    def _show(self, read: _Read) -> None:
        self._sources = read.sources
        names = {unit.key: unit.name for unit in read.units}
        for key in self.rows.keys() - {source.key for source in read.sources}:
            self.rows.pop(key).deleteLater()
        for source in read.sources:
            if source.key not in self.rows:
                self.rows[source.key] = self._row(source.key)
            self.rows[source.key].show_source(source, names.get(source.moves, ""))
        self.nothing.setVisible(not read.sources and not self.form.isVisible())
        units = sorted(((unit.name, unit.key) for unit in read.units), key=lambda one: one[0])
        self.form.offer_units([(key, name) for name, key in units])
        self._offer_own([(key, name) for name, key in units], read.own)
        self._tell_states()

    def _offer_own(self, units: list[tuple[str, str]], own: str) -> None:
        self.own.blockSignals(True)
        self.own.clear()
        self.own.addItem(self.tr("none chosen"), "")
        for key, name in units:
            self.own.addItem(name, key)
        self.own.setCurrentIndex(max(0, self.own.findData(own)))
        self.own.setEnabled(bool(self._context.stream))
        self.own.blockSignals(False)

    def _row(self, key: str) -> ReceiverRow:
        row = ReceiverRow(self._theme)
        receivers = self._context.post.receivers
        row.switch_asked.connect(lambda on: self._do(lambda: receivers.switch(key, on=on)))
        row.remove_asked.connect(lambda: self._do(lambda: receivers.remove(key)))
        row.edit_asked.connect(partial(self._edit, key))
        row.lines_asked.connect(self._tell_states)
        self._rows.addWidget(row)
        return row

    def _tell_states(self) -> None:
        states = self._context.post.receivers.known_states()
        for key, row in self.rows.items():
            row.show_state(states.get(key, State()), self._machine.now())
            if row.raw.isVisible():
                row.show_lines(self._context.post.receivers.lines(key))

    def _new(self) -> None:
        self._open_form(None)

    def _edit(self, key: str) -> None:
        found = next((one for one in self._sources if one.key == key), None)
        if found is not None:
            self._open_form(found)

    def _open_form(self, source: Source | None) -> None:
        self.nothing.hide()
        self.form.open(source, (), self._context.stream)
        self.form.offer_line(there=self._context.selection.kind == "feature")
        if source is None:
            self._context.jobs.run(ports, self._offer_ports, key="receivers.ports")

    def _offer_ports(self, found: tuple[str, ...]) -> None:
        typed = self.form.address.currentText()
        self.form.address.clear()
        self.form.address.addItems(list(found))
        self.form.address.setEditText(typed or (found[0] if len(found) == 1 else ""))

    def _keep(self, source: Source) -> None:
        receivers = self._context.post.receivers
        act = receivers.change if source.key else receivers.add
        self._do(lambda: act(source), self._leave_form)

    def _leave_form(self) -> None:
        self.form.hide()
        self.nothing.setVisible(not self._sources)
        self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_line(self) -> None:
        context, selection = self._context, self._context.selection
        key = selection.key
        context.jobs.run(
            lambda: context.reader.get(Feature, context.stream, key), self._drive_along
        )

    def _drive_along(self, feature: Feature | None) -> None:
        found = feature.geometry if feature is not None else {}
        coordinates = found.get("coordinates")
        if found.get("type") != "LineString" or not isinstance(coordinates, list | tuple):
            self.form.fail(self.tr("Select a line on the map first."))
            return
        self.form.take_line("; ".join(f"{one[1]:.5f}, {one[0]:.5f}" for one in coordinates))

    def _choose_own(self, index: int) -> None:
        unit = str(self.own.itemData(index) or "")
        future = self._context.post.receivers.choose_own(self._context.stream, unit)
        self._context.bridge.future(future, lambda _: self.refresh())

    def _do(self, act: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        """Change something off the GUI: a receiver that ends may take a moment."""

        def done(_: object) -> None:
            if then is not None:
                then()
            self.refresh()

        self._context.jobs.run(act, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if self.form.isVisible():
            self.form.fail(words.error(error))
        else:
            self._context.notify(error)

    def _notice(self, notice: "Notice") -> None:
        if self.isVisible() and _NEWS & notice.changed.keys():
            self.refresh()

    def _connect(self) -> None:
        self._context.bridge.noticed.connect(self._notice)
        self.closed.connect(self._look.stop)
        self._look.timeout.connect(self._tell_states)
        self.new_button.clicked.connect(self._new)
        self.own.activated.connect(self._choose_own)
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._leave_form)
        self.form.line_wanted.connect(self._take_line)

    def _lay_out(self) -> None:
        title, label = QLabel(self.tr("Receivers")), QLabel(self.tr("This vehicle's own unit"))
        dress(title, role="title")
        dress(label, role="muted")
        dress(self.nothing, role="muted")
        self.nothing.setWordWrap(True)
        self.form.hide()
        step = self._theme.px(STEP)
        top, own = QHBoxLayout(), QHBoxLayout()
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self.new_button)
        own.addWidget(label)
        own.addWidget(self.own, 1)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, step, 0)
        inner.setSpacing(2 * step)
        inner.addWidget(self.form)
        inner.addWidget(self.nothing)
        inner.addLayout(self._rows)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * step, 4 * step, 3 * step, 4 * step)
        column.setSpacing(3 * step)
        column.addLayout(top)
        column.addLayout(own)
        column.addWidget(scroll, 1)
