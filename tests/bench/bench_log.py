"""The log panel at 100,000 entries: Enter to visible, frames while scrolling, filter and search."""

import random
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commander.post import Operator, Post
from commander.sync.servers import SETTING, Server
from commander.sync.tokens import Tokens
from tests.bench.figures import percentile, say, say_times
from tests.bench.workload import WORDS, fill
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.log.panel import LogPanel
from ui.selection import Selection
from ui.theme.theme import Theme

COUNT = 100_000
NAME = "log"
LIMIT_MS = 20_000


def main() -> None:
    """Measure and print."""
    app = QApplication(sys.argv)
    with tempfile.TemporaryDirectory() as folder, Post.open(Path(folder) / "post") as post:
        post.set_operator(Operator("Bench", "medical", "Desk")).result(10)
        stream = fill(post, COUNT)
        theme = Theme("dark")
        theme.apply(app)
        bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
        focus.set(stream)
        panel = LogPanel(Context(post, bridge, jobs, theme, Selection(), focus, print))
        panel.resize(520, 700)
        panel.show()
        wait(lambda: panel.source.model.rowCount() == COUNT)
        free = _enter(panel, "Enter to durable and painted at 100,000")
        with _black_hole() as address:
            server = Server(address, peer="hole", name="hole")
            post.settings.set(SETTING, [asdict(server)]).result(10)
            Tokens(post.data, post.journal.device).save("token")
            post.link.start()
            held = _enter(panel, "the same with the server's address black-holed")
        say(NAME, "black-holed to free, p99", held / free, "×", "no difference beyond noise")
        _scroll(panel)
        _filters(panel)
        bridge.stop()
        jobs.stop()


def wait(holds: Callable[[], bool]) -> None:
    """Run the event loop until this holds."""
    loop = QEventLoop()
    beat, limit = QTimer(), QTimer()
    beat.timeout.connect(lambda: loop.quit() if holds() else None)
    beat.start(0)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(LIMIT_MS)
    loop.exec()
    if not holds():
        raise TimeoutError


class _Painted(QObject):
    """Ends a loop with the first painting of the list after a row came in."""

    def __init__(self, panel: LogPanel) -> None:
        super().__init__(panel)
        self.loop = QEventLoop()
        self.inserted = False
        panel.source.model.rowsInserted.connect(self._insert)
        panel.view.viewport().installEventFilter(self)

    def _insert(self) -> None:
        self.inserted = True

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's
        if self.inserted and event.type() == QEvent.Type.Paint:
            self.inserted = False
            self.loop.quit()  # takes effect when this painting is done
        return False


@contextmanager
def _black_hole() -> Iterator[str]:
    """Give the address of a listener that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def _enter(panel: LogPanel, figure: str) -> float:
    """From the Enter key to the painted entry, p99 in s; the text is typed before."""
    times = []
    painted = _Painted(panel)
    panel.focus_entry()
    for number in range(300):
        panel.entry.field.set_text(f"m7>police need {number} ambulances !p @")
        wait(lambda: not panel.entry.drafts.current.sending)
        begun = time.perf_counter()
        QTest.keyClick(panel.entry.field, Qt.Key.Key_Return)
        painted.loop.exec()
        times.append(time.perf_counter() - begun)
        wait(lambda: panel.entry.field.toPlainText() == "")
    say_times(NAME, figure, times, "p99 ≤ 30 ms")
    return percentile(times, 0.99)


def _scroll(panel: LogPanel) -> None:
    view, times, busy = panel.view, [], []
    for step in range(600):
        begun = time.perf_counter()
        view._place.move(45)
        view._moved()
        view.viewport().repaint()
        times.append(time.perf_counter() - begun)
        QApplication.sendPostedEvents()
        if step % 5 == 0:
            wait(lambda: True)
    say_times(NAME, "a frame of scrolling, 45 pixels", times, "p99 ≤ 16 ms")
    bar, rng = view.verticalScrollBar(), random.Random(1)
    for _ in range(100):
        begun = time.perf_counter()
        bar.setValue(rng.randint(0, bar.maximum()))
        view.viewport().repaint()
        busy.append(time.perf_counter() - begun)
        wait(lambda: True)
    say_times(NAME, "a frame after dragging the scroll bar anywhere", busy)


def _filters(panel: LogPanel) -> None:
    header, model = panel.header, panel.source.model
    codes = ("fire", "police", "medical") * 4
    times = [_until_shown(panel, partial(header._pick, department=code)) for code in codes]
    header.clear_filters()
    say_times(NAME, "filter by department shown", times)
    times, rng = [], random.Random(3)
    for _ in range(30):
        text = " ".join(rng.sample(WORDS, k=2))
        header.search.setText(text)
        times.append(_until_shown(panel, header._searched))
    assert model.rowCount()
    say_times(NAME, "full-text search shown", times)


def _until_shown(panel: LogPanel, act: Callable[[], None]) -> float:
    """From the choice until the new list and its first messages are painted."""
    model, view = panel.source.model, panel.view
    loop = QEventLoop()
    panel.source.loaded.connect(loop.quit)
    begun = time.perf_counter()
    act()
    loop.exec()
    view.viewport().repaint()
    while not all(model.has(row) for row, _, _ in view._place.visible()):
        changed = QEventLoop()
        model.dataChanged.connect(changed.quit)
        changed.exec()
    view.viewport().repaint()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
