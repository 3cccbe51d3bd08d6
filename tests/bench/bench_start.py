"""Cold start to a usable window, beside an empty window with an empty web page; memory.

Usable: the window is shown, the map's page is ready and the log has its rows. Every start is a
process of its own; the folder is there already (a first start also fills the demonstration).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from commander.demonstration import open_demonstration
from commander.post import Operator, Post
from tests.bench.figures import say
from tests.bench.workload import fill

NAME = "start"
RUNS = 5
LIMIT_S = 120

EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtWebEngineWidgets import QWebEngineView
app = QApplication([])
window = QMainWindow(); view = QWebEngineView(); window.setCentralWidget(view)
view.loadFinished.connect(lambda _ok: QTimer.singleShot(0, app.quit))
window.resize(1920, 1080); window.show(); view.setHtml("<html></html>")
app.exec()
"""

ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""As on any machine where the program has been started before: its byte code is there."""

USABLE = str(Path(__file__).parent / "usable.py")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        demo, large = Path(folder) / "demonstration", Path(folder) / "post"
        open_demonstration(demo).close()
        with Post.open(large) as post:
            post.set_operator(Operator("Ann", "fire", "Scribe")).result()
            fill(post, 100_000)
        _starts([sys.executable, USABLE, str(demo), "--demo"], 1)
        empty = _starts([sys.executable, "-c", EMPTY])
        ours = _starts([sys.executable, USABLE, str(demo), "--demo"])
        full = _starts([sys.executable, USABLE, str(large)])
        memory = _memory([sys.executable, USABLE, str(demo), "--demo", "--stay", "3000"])
    say(NAME, "empty window with an empty page, median", empty, "s")
    say(NAME, "demonstration, usable, median", ours, "s", "≤ 2.5 s")
    say(NAME, "ratio to the empty window", ours / empty, "×")
    say(NAME, "100,000 entries, usable, median", full, "s")
    say(NAME, "ratio to the demonstration", full / ours, "×", "≤ 1.3 ×")
    say(NAME, "memory of the window, page process included (PSS)", memory, "MB")


def _memory(command: list[str]) -> float:
    ran = subprocess.run(
        command, check=True, timeout=LIMIT_S, env=ENVIRONMENT, capture_output=True, text=True
    )
    (line,) = [line for line in ran.stdout.splitlines() if line.startswith("{")]
    return float(json.loads(line)["memory"])


def _starts(command: list[str], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run(
            command, check=True, timeout=LIMIT_S, env=ENVIRONMENT, capture_output=True, text=True
        )
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


if __name__ == "__main__":
    main()
