"""The central server on SQLite and on PostgreSQL: how many posts, and what stops more.

Posts are light ones in one process beside the server on the same two cores, so every figure is a
lower bound of what a server alone on its machine does. ``--only PART`` measures one part, ``--on
sqlite|one|two`` one database: SQLite, PostgreSQL with one worker, with two.
"""

import argparse
import asyncio
import contextlib
import statistics
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import psutil
import uvloop

from commander.journal import wire
from tests.bench.crowd import LightPost, Line, admitted
from tests.bench.figures import percentile, say
from tests.postgres import Cluster, programs
from tests.sync.harness import ServerProcess

BENCH = "server"
STREAM = "city"
EVERY_S = 10.0
"""Seconds between two messages of a post."""

CROWDS = (100, 200, 300, 400, 600, 800)
CROWD_S = 12.0
HERD = 300
NEWCOMERS = 20
LONG = 100_000
BATCH = 500
DEVICES = 16
"""More than a device's limit of requests a second would hold back."""

PUSH_S = 4.0
IDLE = 1_000


@contextlib.contextmanager
def server_on(
    kind: str, folder: Path, cluster: Cluster | None, *more: str
) -> Iterator[ServerProcess]:
    """Run a server on ``sqlite``, or on PostgreSQL with ``one`` worker or ``two``."""
    options = [*more, *(["--workers", "2"] if kind == "two" else [])]
    url = cluster.url(cluster.database()) if cluster is not None else ""
    place = Path(tempfile.mkdtemp(dir=folder))
    server = ServerProcess(place, *options, database=url).start()
    try:
        yield server
    finally:
        server.stop()


def busy(server: ServerProcess, cluster: Cluster | None) -> list[float]:
    """Return CPU seconds so far of each of the server's processes, of PostgreSQL, of this one."""
    main = psutil.Process(server.pid)
    workers = [
        sum(one.cpu_times()[:2])
        for one in (main, *main.children())
        if "resource_tracker" not in " ".join(one.cmdline())
    ]
    database = 0.0
    if cluster is not None:
        pid = int((cluster.data / "postmaster.pid").read_text().split()[0])
        parts = [psutil.Process(pid), *psutil.Process(pid).children()]
        database = sum(sum(one.cpu_times()[:4]) for one in parts)
    return [*workers, database, sum(psutil.Process().cpu_times()[:2])]


async def talk(post: LightPost, line: Line, wait: float, over: float) -> int:
    """Write a message now and then; returns how many."""
    said = 0
    await asyncio.sleep(wait)
    while time.monotonic() < over:
        await line.ask("POST", "/v1/push", post.write(STREAM))
        said += 1
        await asyncio.sleep(EVERY_S)
    return said


async def crowd(server: ServerProcess, cluster: Cluster | None, on: str) -> None:
    """Let ever more posts write and listen until delivery takes too long."""
    posts: list[LightPost] = []
    good = 0
    for count in CROWDS:
        more = await admitted(server, count - len(posts))
        posts += more
        tasks = [asyncio.create_task(post.listen(await post.line())) for post in posts]
        lines = [await post.line() for post in posts]
        for post in posts:
            post.delays.clear()
        begun, before = time.monotonic(), busy(server, cluster)

        talking = [
            talk(post, line, EVERY_S * place / count, begun + CROWD_S)
            for place, (post, line) in enumerate(zip(posts, lines, strict=True))
        ]
        said = sum(await asyncio.gather(*talking))
        await asyncio.sleep(1.5)
        took, after = time.monotonic() - begun, busy(server, cluster)
        shares = [round(100 * (a - b) / took) for a, b in zip(after, before, strict=True)]
        delays = [delay for post in posts for delay in post.delays]
        share = len(delays) / (said * (len(posts) - 1))
        p99 = percentile(delays, 0.99)
        name = f"{on}: {count} posts, a message each 10 s"
        say(BENCH, f"{name}: delivered, p50", statistics.median(delays) * 1000, "ms")
        say(BENCH, f"{name}: delivered, p99", p99 * 1000, "ms", "≤ 1000")
        say(BENCH, f"{name}: delivered on the event stream", 100 * share, "%")
        cpu = ", ".join(map(str, shares[:-2]))
        say(BENCH, f"{name}: load (server {cpu} %, PostgreSQL {shares[-2]} %)", shares[-1], "% CPU")
        for post in posts:
            post.close()
            post.lines.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if p99 > 1.0:
            break
        good = count
    say(BENCH, f"{on}: most posts of those tried with p99 within 1 s", good, "posts")


async def herd(server: ServerProcess, on: str) -> None:
    """Let many come back at one moment: connect, hello with what is new, listen."""
    posts = await admitted(server, HERD)
    line = await posts[0].line()
    await line.ask("POST", "/v1/push", posts[0].write(STREAM, 10))
    epoch = (await posts[0].hello(line)).streams[0].epoch
    cursor = [wire.Cursor(STREAM, epoch, 0)]

    async def back(post: LightPost) -> float:
        line = await post.line()
        welcome = await post.hello(line, cursor)
        assert post is posts[0] or len(welcome.pages[0].changes) == 10
        await line.send("GET", "/v1/events")
        await line.reader.readuntil(b"event: heads")
        return time.monotonic()

    for turn in ("first", "again"):
        begun = time.monotonic()
        ends = await asyncio.gather(*(back(post) for post in posts))
        kind = "TLS" if server.address.startswith("https") else "no TLS"
        what = f"{on}, {kind}: {HERD} posts come back at once, {turn}: the last one is up to date"
        say(BENCH, what, max(ends) - begun, "s", "≤ 1")
        for post in posts:
            post.close()
            post.lines.clear()
        await asyncio.sleep(1)


async def newcomers(server: ServerProcess, on: str) -> None:
    """Let many read a long operation at one moment."""
    (writer,) = await admitted(server, 1)
    line = await writer.line()
    for _ in range(LONG // BATCH):
        await line.ask("POST", "/v1/push", writer.write(STREAM, BATCH))
    posts = await admitted(server, NEWCOMERS)

    async def come(post: LightPost) -> tuple[float, int]:
        begun = time.monotonic()
        body = await (await post.line()).ask("GET", f"/v1/snapshot?stream={STREAM}")
        return time.monotonic() - begun, len(body)

    took: list[tuple[float, int]] = []
    for turn in ("the snapshot is made meanwhile", "it is there"):
        took = await asyncio.gather(*(come(post) for post in posts))
        what = f"{on}: {NEWCOMERS} newcomers to {LONG:,} entries at once, {turn}: the slowest"
        say(BENCH, what, max(one for one, _ in took), "s", "≤ 1")
    say(BENCH, f"{on}: size of that snapshot", took[0][1] / 1e6, "MB")


async def push(post: LightPost, first: int, over: float, streams: int, size: int) -> int:
    """Push as fast as one device may; returns how many entries."""
    line, done = await post.line(), 0
    while time.monotonic() < over:
        name = f"s-{streams}-{(first + done) % streams}"
        await line.ask("POST", "/v1/push", post.write(name, size))
        done += 1
    return done * size


async def pushes(server: ServerProcess, on: str) -> None:
    """Push as fast as it goes: batches and single entries, on one stream and on many."""
    posts = await admitted(server, DEVICES)
    for streams in (1, 50):
        for size in (100, 1):
            over = time.monotonic() + PUSH_S

            tasks = [push(post, i * 7, over, streams, size) for i, post in enumerate(posts)]
            done = sum(await asyncio.gather(*tasks))
            what = (
                f"{on}: entries pushed by {DEVICES} devices in pushes of {size}, {streams} streams"
            )
            say(BENCH, what, done / PUSH_S, "1/s")


async def idle(server: ServerProcess, on: str) -> None:
    """Let posts listen while nothing happens; what each costs the server."""

    def memory() -> float:
        main = psutil.Process(server.pid)
        return float(sum(one.memory_full_info().uss for one in (main, *main.children())))

    posts = await admitted(server, IDLE)
    before = memory()
    for post in posts:
        line = await post.line()
        await line.send("GET", "/v1/events")
        await line.reader.readuntil(b"event: heads")
    await asyncio.sleep(1)
    say(
        BENCH,
        f"{on}: memory for each of {IDLE} idle posts",
        (memory() - before) / IDLE / 1e3,
        "kB",
        "≤ 60",
    )
    for post in posts:
        post.close()


PARTS: dict[str, Callable[..., Coroutine[Any, Any, None]]] = {
    "crowd": crowd,
    "herd": herd,
    "newcomers": newcomers,
    "pushes": pushes,
    "idle": idle,
}
NAMES = {"sqlite": "SQLite", "one": "PostgreSQL, 1 worker", "two": "PostgreSQL, 2 workers"}


def main(only: str, kinds: list[str]) -> None:
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cluster = None
        if programs() is not None and kinds != ["sqlite"]:
            cluster = Cluster("fsync=on", "full_page_writes=on", "shared_buffers=512MB")
            stack.callback(cluster.remove)
            cluster.make()
        for kind in kinds:
            where = None if kind == "sqlite" else cluster
            if kind != "sqlite" and cluster is None:
                continue
            for name, part in PARTS.items():
                if only and name != only:
                    continue
                for more in [["--no-tls"], []] if name == "herd" else [["--no-tls"]]:
                    with server_on(kind, folder, where, *more) as server:
                        if name == "crowd":
                            uvloop.run(crowd(server, where, NAMES[kind]))
                        else:
                            uvloop.run(part(server, NAMES[kind]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="", choices=["", *PARTS])
    parser.add_argument("--on", nargs="*", default=list(NAMES), choices=list(NAMES))
    asked = parser.parse_args()
    main(asked.only, asked.on)
