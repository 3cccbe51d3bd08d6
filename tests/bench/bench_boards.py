"""A plan of 60 tasks, from the act until board, log and response panel have painted it."""

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from commander.actions import ActivatePlan, OpenIncident, OpenOperation
from commander.linkage.plan_text import text_of
from commander.post import Operator, Post
from tests.bench.bench_linkage import sixty
from tests.bench.bench_log import wait
from tests.bench.figures import say_times
from ui.board.panel import BoardPanel
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.log.panel import LogPanel
from ui.response.panel import ResponsePanel
from ui.selection import Selection
from ui.theme.theme import Theme

NAME = "linkage"
ROUNDS = 15
TASKS = 60


class Painted(QObject):
    """Notes when a board is painted that has all the tasks."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._board = widget
        self.done = False
        for view in widget.findChildren(QAbstractItemView):
            view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Paint and _rows(self._board) >= TASKS:
            self.done = True
        return False


@dataclass(frozen=True, slots=True)
class Panels:
    """What has to show the activation."""

    board: BoardPanel
    log: LogPanel
    response: ResponsePanel


def main() -> None:
    """Measure and print."""
    app = QApplication(sys.argv)
    with tempfile.TemporaryDirectory() as folder, Post.open(Path(folder) / "post") as post:
        post.set_operator(Operator("Bench", "fire", "Desk")).result(10)
        theme = Theme("dark")
        theme.apply(app)
        bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
        context = Context(post, bridge, jobs, theme, Selection(), focus, print)
        board, log = BoardPanel(context), LogPanel(context)
        response = ResponsePanel(context)
        for panel in (board, log, response):
            panel.resize(900, 700)
            panel.show()
        text = text_of(sixty())
        times = [_once(post, focus, Panels(board, log, response), text) for _ in range(ROUNDS)]
        on_boards, everywhere = [one[0] for one in times], [one[1] for one in times]
        say_times(NAME, "60 tasks activated: painted on board and log", on_boards, "≤ 150 ms")
        say_times(NAME, "the same, response panel too", everywhere, "≤ 150 ms")
        bridge.stop()
        jobs.stop()


def _rows(panel: QWidget) -> int:
    views = [view for view in panel.findChildren(QAbstractItemView) if view.isVisible()]
    return sum(view.model().rowCount() for view in views)


def _once(post: Post, focus: Focus, panels: Panels, text: str) -> tuple[float, float]:
    """Return the seconds until board and log, and until the response panel, too, show it."""
    board, log, response = panels.board, panels.log, panels.response
    stream = post.perform(OpenOperation("Operation")).result(10).stream
    leak = post.perform(OpenIncident(stream, "Leak")).result(10).keys[0]
    focus.set(stream)
    wait(lambda: _rows(board) == 0 and log.source.model.rowCount() == 0)
    wait(lambda: not response.list.cards)
    painted = Painted(board)
    action = ActivatePlan(stream, leak, text, "2", "", "Chlorine", 12.0, "cordon, rescue")
    begun = time.perf_counter()
    post.perform(action)
    wait(lambda: painted.done and log.source.model.rowCount() > 0)
    shown = time.perf_counter() - begun
    wait(lambda: any(card.isVisible() for card in response.list))
    return shown, time.perf_counter() - begun


if __name__ == "__main__":
    main()
