"""The linkage panel: the chart of how departments answer, and who waits for whom below it."""

from typing import Final

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from commander.journal.feed import Notice
from commander.linkage.waits import Wait
from ui import words as say
from ui.commands import Command
from ui.context import Context
from ui.linkage.chart import LinkageChart
from ui.linkage.data import LinkageData, Picture, load, picture, refreshed
from ui.linkage.legend import legend
from ui.theme.tokens import STEP
from ui.widgets.elided_link import ElidedLink
from ui.widgets.empty import EmptyState
from ui.widgets.header import PanelHeader

_TICK_MS: Final = 1000
_STEP_MS: Final = 10_000
"""How old the clocks of what runs may be."""
_SECOND: Final = 1000
_WATCHED: Final = ("task", "message", "unit", "department")
_WAITS_SHOWN: Final = 8


class LinkagePanel(QWidget):
    """Asked → acknowledged → started → done for each department, against its target.

    Signals:
        department_chosen: a department is to be shown on the board (its key).
        chain_wanted: a task that waits is to be shown in the chain (its key).
    """

    department_chosen = Signal(str)
    chain_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._data = LinkageData()
        self._stream = ""
        self._pending: dict[str, set[str]] = {}
        self._busy = False
        self._shown_at = 0
        self._chart = LinkageChart(theme)
        self._chart.setAccessibleName(self.tr("Linkage"))
        self._waits = QVBoxLayout()
        self._legend = legend(theme)
        self._empty = EmptyState(
            theme,
            self.tr(
                "How fast departments answer, once tasks, orders or requests are given to them."
            ),
            key="F6",
            action=self.tr("go to the board"),
        )
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)
        self._build()
        self._chart.chosen.connect(self.department_chosen)
        context.focus.changed.connect(self.reload)
        context.bridge.noticed.connect(self._notice)
        self.reload()

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette and the key sheet list."""
        section = self.tr("Linkage")
        return (
            Command(
                "linkage.department",
                self.tr("Show the department on the board"),
                self._choose,
                "Return",
                section,
                local=True,
                enabled=lambda: bool(self._chart.current()),
            ),
        )

    def focus_list(self) -> None:
        """Put the focus on the chart, where ↑ and ↓ go from bar to bar."""
        self._chart.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reload(self) -> None:
        """Read the operation in focus anew, beside the GUI thread."""
        reader, stream = self._context.reader, self._context.stream
        self._pending.clear()
        self._stream = stream
        now, incident = self._context.clock.now(), self._context.focus.incident
        self._busy = True
        self._context.jobs.run(
            lambda: picture(load(reader, stream), now, incident), self._show, key="linkage"
        )

    def _choose(self) -> None:
        self.department_chosen.emit(self._chart.current())

    def _build(self) -> None:
        theme = self._context.theme
        side = theme.px(2 * STEP)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(side, theme.px(STEP), side, side)
        column.setSpacing(theme.px(STEP))
        self._waits.setSpacing(0)
        column.addWidget(self._chart, 1)
        column.addWidget(self._legend)
        column.addLayout(self._waits)
        column.addWidget(self._empty, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        header = PanelHeader(theme, self.tr("Linkage"))
        header.set_count(self.tr("asked → done, minutes (target)"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(header)
        outer.addWidget(scroll, 1)

    def _notice(self, notice: Notice) -> None:
        if notice.stream != self._stream:
            return
        for name in _WATCHED:
            keys = notice.changed.get(name)
            if keys:
                self._pending.setdefault(name, set()).update(keys)
        if self._pending:
            self._work()

    def _work(self) -> None:
        """Work out the picture anew, one at a time; what changes meanwhile waits for the next."""
        if self._busy:
            return
        self._busy = True
        changed, self._pending = self._pending, {}
        reader, stream, data = self._context.reader, self._stream, self._data
        now, incident = self._context.clock.now(), self._context.focus.incident
        self._context.jobs.run(
            lambda: picture(refreshed(data, reader, stream, changed), now, incident),
            self._show,
            key="linkage",
        )

    def _tick(self) -> None:
        now = self._context.clock.now()
        if now // _STEP_MS != self._shown_at:
            self._shown_at = now // _STEP_MS
            self._work()

    def _show(self, shown: Picture) -> None:
        self._busy = False
        self._data = shown.data
        names = tuple(self._name(one.department) for one in shown.timings)
        self._chart.show_timings(shown.timings, names)
        for widget in (self._chart, self._legend):
            widget.setVisible(bool(shown.timings))
        self._empty.setVisible(not shown.timings)
        self._show_waits(shown)
        if self._pending:
            self._work()

    def _show_waits(self, shown: Picture) -> None:
        while (item := self._waits.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for wait in shown.waits[:_WAITS_SHOWN]:
            link = ElidedLink()
            link.set_words(self._wait_words(wait, shown))
            link.clicked.connect(lambda _on=False, task=wait.tasks[0]: self.chain_wanted.emit(task))
            self._waits.addWidget(link)

    def _wait_words(self, wait: Wait, shown: Picture) -> str:
        titles = [shown.data.tasks[key].title for key in wait.tasks]
        words = self.tr("{who} waits for {whom} · {time} · {tasks}")
        return words.format(
            who=self._name(wait.department),
            whom=self._name(wait.on),
            time=say.ago((shown.now - wait.since) / _SECOND),
            tasks=", ".join(titles),
        )

    def _name(self, key: str) -> str:
        department = self._data.departments.get(key)
        return department.name(QLocale().name().split("_")[0]) if department else key
