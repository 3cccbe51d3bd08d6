"""The time line with 100,000 happenings: first shown, one more, and a step of dragging painted."""

import os
import random
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from commander.journal.happenings import KINDS, Happening
from tests.bench.figures import say, say_times
from tests.bench.workload import START
from ui.theme.theme import Theme
from ui.timeline.story_feed import Happenings
from ui.timeline.track import Times, Track

COUNT = 100_000
NAME = "timeline"
STEPS = 100


def main() -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([NAME])
    rng = random.Random(1)
    found = [_happening(rng, START + number * 500) for number in range(COUNT)]
    begun = time.perf_counter()
    happenings = Happenings(found, "happened")
    say(NAME, f"{COUNT:,} happenings put in order", time.perf_counter() - begun, "s")
    track = Track(Theme())
    track.resize(1_000, 40)
    track.show_happenings(happenings)
    now = START + COUNT * 500
    track.show_times(Times(now))
    track.fit()
    say_times(NAME, "painted, another span each time", _times(lambda n: _zoom(track, n)))
    say_times(NAME, "a step of dragging, painted", _times(lambda n: _drag(track, now, n)))
    say_times(NAME, "one more, painted", _times(lambda n: _more(track, rng, now + n)), "≤ 16 ms")
    app.quit()


def _times(step: Callable[[int], None]) -> list[float]:
    times = []
    for number in range(STEPS):
        begun = time.perf_counter()
        step(number)
        times.append(time.perf_counter() - begun)
    return times


def _zoom(track: Track, number: int) -> None:
    track.zoom(0.97 if number % 2 else 1.05)
    track.grab()


def _drag(track: Track, now: int, number: int) -> None:
    track.show_times(Times(now, START + number * 40_000))
    track.grab()


def _more(track: Track, rng: random.Random, at: int) -> None:
    track._happenings.add([_happening(rng, at)])
    track.show_happenings(track._happenings)
    track.show_times(Times(at))
    track.grab()


def _happening(rng: random.Random, at: int) -> Happening:
    return Happening(at, at, rng.choice(KINDS), "message", str(at), "report", 1)


if __name__ == "__main__":
    main()
