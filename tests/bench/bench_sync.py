"""The exchange: reconnecting with 10,000 messages, live delivery, memory of a post without window.

Server and posts are processes of their own on one machine, over TLS on the loopback device. The
floor of 0.16 s is that of a bare synchronising server and client without checks, projections,
search index or TLS, measured on two cores with the same kind of entries.
"""

import argparse
import contextlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

import psutil

from commander.actions import LogMessage
from commander.config import collect_less, take_turns
from commander.post import Post
from tests.bench.figures import say, say_times
from tests.bench.workload import fill
from tests.sync.harness import ServerProcess, settled, until

BENCH = "sync"
COUNT = 10_000
LIVE = 300
PAUSE = 0.03  # seconds between live entries
LARGE = 100_000
FLOOR_S = 0.16
RUNS = 3


class Role:
    """A post as a process: told what to do on stdin, says what happened on stdout."""

    def __init__(self, name: str, folder: Path, stream: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--role", name, str(folder), stream],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.hear("ready")

    def tell(self, what: str) -> None:
        assert self.process.stdin is not None
        print(what, file=self.process.stdin, flush=True)

    def hear(self, what: str) -> list[float]:
        assert self.process.stdout is not None
        words = self.process.stdout.readline().split()
        assert words[:1] == [what], words
        return [float(word) for word in words[1:]]

    def memory(self) -> float:
        return psutil.Process(self.process.pid).memory_info().rss / 2**20

    def end(self) -> None:
        self.tell("end")
        self.process.wait(30)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


def play(role: str, folder: Path, stream: str) -> None:
    """Be one of the posts: ``writer`` starts its exchange when told, ``reader`` at once."""
    with Post.open(folder) as post:
        arrived: dict[str, float] = {}
        moved = threading.Event()

        def note(notice: object) -> None:
            for key in getattr(notice, "changed", {}).get("message", ()):
                arrived[key] = time.time()
            moved.set()

        def all_sent() -> bool:
            state = post.line.state()
            return bool(state.online) and state.to_send == 0

        post.feed.subscribe(note)
        post.line.subscribe(note)
        if role == "reader":
            post.link.start()
            until(lambda: settled(post))
        else:  # it was running all the time and only had no line: what it needs is loaded
            import_module("keyring")
            import_module("commander.sync.service")
        take_turns()  # as `commander sync` does
        collect_less()
        print("ready", flush=True)
        for line in sys.stdin:
            order, *words = line.split()
            if order == "go":
                begun = time.time()
                post.link.start()
                _await(all_sent, moved)
                print("sent", begun, time.time(), flush=True)
                assert settled(post)
            elif order == "await":
                _await(partial(_has, arrived, int(words[0])), moved)
                print("has", time.time(), flush=True)
                assert post.reader.count(stream).total >= int(words[0])
            elif order == "live":
                live(post, stream)
            elif order == "times":
                print("times", *(arrived[key] for key in words), flush=True)
            else:
                break


def _has(arrived: dict[str, float], wanted: int) -> bool:
    return len(arrived) >= wanted


def _await(condition: Callable[[], bool], moved: threading.Event) -> None:
    """Wait without asking the journal all the time, which would take the time measured."""
    last = time.monotonic() + 120
    while not condition():
        assert moved.wait(last - time.monotonic())
        moved.clear()


def live(post: Post, stream: str) -> None:
    """Write entries one by one; says the keys and when each was begun."""
    until(lambda: settled(post))
    begun, keys = [], []
    for number in range(LIVE):
        begun.append(time.time())
        keys.append(post.perform(LogMessage(stream, f"live {number} alpha bravo")).result().keys[0])
        threading.Event().wait(PAUSE)
    time.sleep(0.5)
    print("began", *begun, flush=True)
    print(*keys, flush=True)


def reconnect(folder: Path) -> tuple[float, float, list[float]]:
    """Return seconds until the server, and the second post, has all; and live delivery times."""
    server = ServerProcess(folder / "server").start()
    with contextlib.ExitStack() as stack:
        stack.callback(server.stop)
        with Post.open(folder / "b") as post:
            post.join(server.address, server.code).result(20)
        with Post.open(folder / "a") as post:
            post.join(server.address, server.code).result(20)
            stream = fill(post, COUNT)
        reader = Role("reader", folder / "b", stream)
        writer = Role("writer", folder / "a", stream)
        stack.callback(reader.end)
        stack.callback(writer.end)
        reader.tell(f"await {COUNT}")
        writer.tell("go")
        begun, sent = writer.hear("sent")
        (has,) = reader.hear("has")
        writer.tell("live")
        starts = writer.hear("began")
        assert writer.process.stdout is not None
        reader.tell(f"times {writer.process.stdout.readline().strip()}")
        ends = reader.hear("times")
        return sent - begun, has - begun, [e - s for s, e in zip(starts, ends, strict=True)]


def memory(folder: Path) -> tuple[float, float]:
    """Return the memory of ``commander sync`` with many messages, and of the server; MiB."""
    server = ServerProcess(folder / "server").start()
    with contextlib.ExitStack() as stack:
        stack.callback(server.stop)
        with Post.open(folder / "a") as post:
            post.join(server.address, server.code).result(20)
            stream = fill(post, LARGE)
        program = "from commander.cli import main; main()"
        command = [sys.executable, "-c", program, "sync", "--data", str(folder / "a")]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        stack.callback(process.wait, 30)
        stack.callback(process.terminate)
        most = 0.0

        def sent() -> bool:
            nonlocal most
            most = max(most, psutil.Process(process.pid).memory_info().rss / 2**20)
            return server.ids(stream).total() >= LARGE

        deadline = time.monotonic() + 120
        while not sent() and time.monotonic() < deadline:
            time.sleep(0.2)
        return most, psutil.Process(server.pid).memory_info().rss / 2**20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        runs = [reconnect(Path(folder) / str(number)) for number in range(RUNS)]
        target = f"≤ {3 * FLOOR_S:.2f} (3 × floor {FLOOR_S})"
        server = statistics.median(run[0] for run in runs)
        second = statistics.median(run[1] for run in runs)
        say(BENCH, f"{COUNT:,} written offline: server has all", server, "s", target)
        say(BENCH, f"{COUNT:,} written offline: second post has all", second, "s", target)
        say(BENCH, "the same over the floor", max(server, second) / FLOOR_S, "×", "≤ 3")
        times = [one for run in runs for one in run[2]]
        say_times(BENCH, "live, Enter to second post", times, "≤ 30")
        most, of_server = memory(Path(folder) / "large")
        say(BENCH, f"memory of `commander sync`, {LARGE:,} messages", most, "MiB", "≤ 120")
        say(BENCH, "memory of the server then", of_server, "MiB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--role", nargs=3)
    asked = parser.parse_args()
    if asked.role:
        play(asked.role[0], Path(asked.role[1]), asked.role[2])
    else:
        main()
