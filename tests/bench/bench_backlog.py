"""One post sends a backlog of 100,000 entries; how long do others' entries take meanwhile?

Server and the post with the backlog are processes of their own; writer and reader are two posts in
this one, over TLS on the loopback device.
"""

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from commander.actions import LogMessage
from commander.journal.feed import Notice
from commander.post import Post
from tests.bench.figures import say, say_times
from tests.sync.harness import Posts, ServerProcess, ids, open_operation, settled, until, write

BENCH = "backlog"
COUNT = 100_000
PAUSE = 0.1  # seconds between live entries


def sender(folder: Path) -> subprocess.Popen[str]:
    """Run the post with the backlog until it is told to end."""
    program = (
        "import sys; from pathlib import Path; from tests.sync.harness import open_post; "
        "post = open_post(Path(sys.argv[1])); sys.stdin.read(); post.close()"
    )
    command = [sys.executable, "-c", program, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, text=True)


class Arrivals:
    """When which entries were first there to be read at a post."""

    def __init__(self, post: Post) -> None:
        self._lock = threading.Lock()
        self._at: dict[str, float] = {}
        post.feed.subscribe(self._notice)

    def _notice(self, notice: Notice) -> None:
        now = time.monotonic()
        with self._lock:
            for key in notice.changed.get("message", ()):
                self._at.setdefault(key, now)

    def of(self, key: str) -> float | None:
        """Return when an entry arrived."""
        with self._lock:
            return self._at.get(key)


def measure(folder: Path, count: int) -> None:
    """Print how long live entries took, and how long the backlog."""
    server = ServerProcess(folder / "server").start()
    posts = Posts(folder)
    try:
        writer, reader = posts.open("writer", server), posts.open("reader", server)
        behind = posts.open("behind", server)
        stream = open_operation(writer)
        until(lambda: settled(writer))
        until(lambda: ids(behind, stream) == ids(reader, stream) == ids(writer, stream))
        posts.opened.remove(behind)
        behind.close()
        with Post.open(folder / "behind") as alone:
            for _ in range(count // 10_000):
                write(alone, stream, 10_000)
        arrivals = Arrivals(reader)
        before = server.ids(stream).total()
        process = sender(folder / "behind")
        until(lambda: server.ids(stream).total() > before, "it begins")
        begun = time.monotonic()
        sent: dict[str, float] = {}
        while server.ids(stream).total() - before - len(sent) < count:
            moment = time.monotonic()
            key = writer.perform(LogMessage(stream, "live")).result(10).keys[0]
            sent[key] = moment
            time.sleep(PAUSE)
        say(BENCH, f"{count} entries are on the server", time.monotonic() - begun, "s")
        until(lambda: all(arrivals.of(key) for key in sent), "all live entries arrive")
        took = [(arrivals.of(key) or 0.0) - moment for key, moment in sent.items()]
        say_times(BENCH, "live entry meanwhile", took, "< 1000")
        process.communicate("", timeout=30)
    finally:
        posts.close()
        server.kill()


def main() -> None:
    """Measure with the asked count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), asked.count)


if __name__ == "__main__":
    main()
