"""The journal at 100,000 entries: an entry durable, full-text search, filters, disk."""

import random
import tempfile
import time
from pathlib import Path

from commander.domain.record import Party
from commander.journal.log_filter import LogFilter
from commander.post import Post
from tests.bench.figures import say, say_times
from tests.bench.workload import DEPARTMENTS, WORDS, entry, fill

COUNT = 100_000
NAME = "journal"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, Post.open(Path(folder) / "post") as post:
        begun = time.perf_counter()
        stream = fill(post, COUNT)
        say(NAME, f"{COUNT:,} entries in acts of 1,000", time.perf_counter() - begun, "s")
        size = sum(f.stat().st_size for f in (Path(folder) / "post").glob("journal.db*"))
        say(NAME, "disk per entry", size / COUNT, "B")
        _entries(post, stream)
        _reads(post, stream)


def _entries(post: Post, stream: str) -> None:
    rng = random.Random(2)
    units = [Party("unit", "u", "Unit 1")]
    times = []
    for number in range(2_000):
        action = entry(stream, rng, units, COUNT + number)
        begun = time.perf_counter()
        post.perform(action).result(10)
        times.append(time.perf_counter() - begun)
    say_times(NAME, "one entry, durable", times)


def _reads(post: Post, stream: str) -> None:
    reader = post.reader
    rng = random.Random(3)
    times = []
    for _ in range(200):
        text = " ".join(rng.sample(WORDS, k=rng.choice((1, 2, 3))))
        begun = time.perf_counter()
        reader.messages(reader.search(stream, text)[:50])
        times.append(time.perf_counter() - begun)
    say_times(NAME, "full-text search with first 50 entries", times, "p95 ≤ 30 ms")
    for code in DEPARTMENTS[:1]:
        times = []
        for _ in range(20):
            begun = time.perf_counter()
            reader.messages(reader.log(stream, LogFilter(department=code))[:50])
            times.append(time.perf_counter() - begun)
        say_times(NAME, "filter by department with first 50 entries", times, "≤ 50 ms")
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        reader.count(stream)
        times.append(time.perf_counter() - begun)
    say_times(NAME, "count with awaited acknowledgements", times)


if __name__ == "__main__":
    main()
