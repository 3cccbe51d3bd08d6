"""The chain of 200 and of 1,000 tasks: worked out, laid out and drawn; the check for circles."""

import random
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from commander.domain.record import Meta
from commander.domain.work import Task
from commander.linkage.circles import circle_through
from commander.post import Operator, Post
from tests.bench.figures import say_times
from ui.bridge import Bridge
from ui.chain.data import ChainData
from ui.chain.drawing import draw
from ui.chain.graph_view import GraphView
from ui.chain.picture import Wanted, work_out
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.selection import Selection
from ui.theme.theme import Theme

NAME = "chain"
ROUNDS = 9
DEPARTMENTS = 12


def tasks(count: int, links: int) -> dict[str, Task]:
    """Return so many tasks of twelve departments with so many links, none in a circle."""
    rng = random.Random(5)
    waits: dict[int, set[int]] = {n: set() for n in range(count)}
    made = 0
    while made < links:
        then = rng.randrange(1, count)
        first = rng.randrange(then)
        made += first not in waits[then]
        waits[then].add(first)
    return {
        f"t{n}": Task(
            key=f"t{n}",
            title=f"Task {n} of the operation",
            owner=f"d{n % DEPARTMENTS}",
            waits_for=tuple(f"t{one}" for one in sorted(found)),
            meta=Meta(created_at=n),
        )
        for n, found in waits.items()
    }


def main() -> None:
    """Measure and print."""
    app = QApplication(sys.argv)
    with tempfile.TemporaryDirectory() as folder, Post.open(Path(folder) / "post") as post:
        post.set_operator(Operator("Bench", "fire", "Desk")).result(10)
        theme = Theme("dark")
        theme.apply(app)
        bridge, jobs = Bridge(post.feed), Jobs()
        context = Context(post, bridge, jobs, theme, Selection(), Focus(), print)
        _drawn(context, 200, 400, "≤ 200 ms")
        _drawn(context, 1_000, 2_000, "≤ 1,000 ms")
        _circles()
        bridge.stop()
        jobs.stop()


def _drawn(context: Context, count: int, links: int, target: str) -> None:
    data = ChainData(tasks(count, links))
    view = GraphView(context)
    view.resize(1500, 380)
    whole, painted, near = [], [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        picture = work_out(data, Wanted(), 0)
        view.show_picture(picture, draw(picture.layers, picture.links))
        view.fit()
        at = time.perf_counter()
        view.grab()
        painted.append(time.perf_counter() - at)
        whole.append(time.perf_counter() - begun)
        view.fit_readable()
        at = time.perf_counter()
        view.grab()
        near.append(time.perf_counter() - at)
    say_times(NAME, f"{count:,} tasks worked out, laid out and drawn", whole, target)
    say_times(NAME, f"{count:,} tasks painted, all in view", painted)
    say_times(NAME, f"{count:,} tasks painted, as many as can be read", near)


def _circles() -> None:
    known = tasks(1_000, 2_000)
    times = []
    for n in range(200):
        begun = time.perf_counter()
        waits = {f"t{n}": ("t999",)}
        circle_through(f"t{n}", lambda one, own=waits: own.get(one, known[one].waits_for))  # type: ignore[misc]
        times.append(time.perf_counter() - begun)
    say_times(NAME, "a link to 1,000 tasks checked for a circle, in the window", times, "≤ 5 ms")


if __name__ == "__main__":
    main()
