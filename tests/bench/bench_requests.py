"""1,000 requests and 1,000 duties: reading, painting, ticking, and what the strip costs.

Times are those of the thread's own work, so that a busy machine does not count.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from commander.actions import (
    Action,
    AddDuty,
    ApproveRequest,
    DraftRequest,
    OpenIncident,
    OpenOperation,
)
from commander.domain.request import Line
from commander.post import Operator, Post
from tests.bench.bench_log import wait
from tests.bench.figures import say_times
from ui.bridge import Bridge
from ui.context import Context
from ui.duties.panel import DutiesPanel
from ui.focus import Focus
from ui.jobs import Jobs
from ui.requests.panel import RequestsPanel
from ui.selection import Selection
from ui.strip.desk_needs import EVERYTHING, Known, desk_needs, learn
from ui.theme.theme import Theme

NAME = "requests"
COUNT = 1_000
ROUNDS = 15


def main() -> None:
    """Measure and print."""
    app = QApplication(sys.argv)
    with tempfile.TemporaryDirectory() as folder, Post.open(Path(folder) / "post") as post:
        post.set_operator(Operator("Bench", "fire", "Desk")).result(10)
        theme = Theme("dark")
        theme.apply(app)
        stream = _fill(post)
        bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
        context = Context(post, bridge, jobs, theme, Selection(), focus, print)
        requests, duties = RequestsPanel(context), DutiesPanel(context)
        focus.set(stream)
        wait(lambda: requests._model.rowCount() > COUNT and duties.model.rowCount() > COUNT)
        for panel in (requests, duties):
            panel.resize(620, 760)
            panel.show()
        shown = time.monotonic() + 0.5
        wait(lambda: time.monotonic() > shown)
        asked, owed = requests.view.viewport(), duties.view.viewport()
        for what, act, view, target in (
            ("1,000 requests put in order and painted", requests._arrange, asked, ""),
            ("1,000 duties put in order and painted", duties._arrange, owed, ""),
            ("a tick of 1,000 duties, painted", duties.tick, owed, "≤ 5 ms"),
        ):
            say_times(NAME, what, _shown(act, view), target)
        _strip(post, stream)
        bridge.stop()
        jobs.stop()


def _fill(post: Post) -> str:
    stream = post.perform(OpenOperation("Operation")).result(10).stream
    now = post.clock.now()
    of = post.perform(OpenIncident(stream, "Leak", alarm_at=now)).result(10).keys[0]
    lines = (Line("boat", 4, "Boat with crew"), Line("pump", 2))
    drafts: list[Action] = [
        DraftRequest(stream, "fire", lines, giver="police", needed_at=now + n * 60_000)
        for n in range(COUNT)
    ]
    keys = [one.keys[0] for one in post.perform_all(drafts).result(120)]
    post.perform_all([ApproveRequest(stream, key) for key in keys[::2]]).result(120)
    owed: list[Action] = [AddDuty(stream, of, "fire", f"Office {n}", n + 1) for n in range(COUNT)]
    post.perform_all(owed).result(120)
    return stream


def _shown(act: Callable[[], object], view: QWidget) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        begun = time.thread_time()
        act()
        view.repaint()
        times.append(time.thread_time() - begun)
    return times


def _strip(post: Post, stream: str) -> None:
    known = learn(post.reader, stream, "fire", Known(), EVERYTHING)
    reading, ticking = [], []
    for _ in range(ROUNDS):
        begun = time.thread_time()
        learn(post.reader, stream, "fire", known, frozenset({"duty", "request"}))
        reading.append(time.thread_time() - begun)
        begun = time.thread_time()
        desk_needs(known, "fire", post.clock.now())
        ticking.append(time.thread_time() - begun)
    say_times(NAME, "the strip reads 1,000 requests and 1,000 duties, beside the window", reading)
    say_times(NAME, "the strip's tick, which reads nothing", ticking)


if __name__ == "__main__":
    main()
