"""Positions: 10,000 updates of 100 units written with no line, then exchanged through a server.

The units turn at random every ten seconds, the worst that a thinned track can meet. Bytes are
those of the loopback device in a network namespace of its own (MTU 1500): both directions and
both posts, TCP/IP headers included. Where no namespace can be had, the machine's own loopback is
counted, and whatever else runs on it.
"""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from commander.actions import AddUnit
from commander.domain.fix import Fix
from commander.domain.resources import Unit
from commander.post import Post
from tests.bench.figures import say, say_times
from tests.sync.harness import QUICK, ServerProcess, open_operation, open_post, settled, until

BENCH = "positions"
UPDATES, UNITS = 10_000, 100
STEP_MS = 102
LIVE = 60
INSIDE = "--inside"
DATA = "journal.db"
QUIET = 1.0
"""Seconds after the last byte that belongs to the exchange."""


def fixes(units: list[str], now: int) -> list[Fix]:
    """Return the updates, one a tenth of a second, of which the last is now."""
    rng = random.Random(2)
    at = {unit: (47.3 + rng.random() / 10, 8.5 + rng.random() / 10) for unit in units}
    found = []
    for step in range(UPDATES):
        unit = rng.choice(units)
        lat, lon = at[unit]
        at[unit] = (lat + rng.uniform(-0.001, 0.001), lon + rng.uniform(-0.001, 0.001))
        found.append(
            Fix(
                unit=unit,
                lat=at[unit][0],
                lon=at[unit][1],
                at=now - (UPDATES - step) * STEP_MS,
                accuracy_m=5.0,
                speed=rng.randint(0, 110) / 3.6,
                heading=float(rng.randint(0, 359)),
            )
        )
    return found


def loopback() -> int:
    """Return the bytes that the loopback device has carried."""
    for line in Path("/proc/net/dev").read_text("ascii").splitlines():
        name, _, counted = line.partition(":")
        if name.strip() == "lo":
            return int(counted.split()[0])
    return 0


def disk(folder: Path, name: str) -> int:
    """Return the size of a journal with nothing left in its write-ahead log."""
    with contextlib.closing(sqlite3.connect(folder / name)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (folder / name).stat().st_size


def held(folder: Path, name: str) -> list[tuple[object, ...]]:
    """Return the positions in a journal."""
    with contextlib.closing(sqlite3.connect(folder / name)) as connection:
        newest = connection.execute("SELECT unit, body FROM fix ORDER BY 1").fetchall()
        tracks = connection.execute("SELECT unit, start, points FROM track ORDER BY 1, 2")
        return [*newest, *tracks.fetchall()]


@contextlib.contextmanager
def posts(
    folder: Path, *options: str
) -> Iterator[tuple[Path, Path, ServerProcess, list[str], str]]:
    """Give a post with units that is off the line, one that is on it, and the server."""
    server = ServerProcess(folder / "server", *options).start()
    away, here = folder / "away", folder / "here"
    try:
        with contextlib.closing(open_post(away)) as post:
            post.join(server.address, server.code).result(20)
            stream = open_operation(post)
            names = [f"Unit {number}" for number in range(UNITS)]
            done = [post.perform(AddUnit(stream, name, "fire")) for name in names]
            units = [one.result(20).keys[0] for one in done]
            until(lambda: settled(post))
        with contextlib.closing(open_post(here)) as post:
            post.join(server.address, server.code).result(20)
            until(lambda: post.reader.count(stream).total == 0 and settled(post))
            until(lambda: len(post.reader.fixes(stream)) == 0)
        yield away, here, server, units, stream
    finally:
        server.stop()


def connected(writer: Post, arrived: Callable[[], bool]) -> tuple[float, int]:
    """Put a post on the line; returns seconds until something has arrived, and all bytes."""
    counted, begun = loopback(), time.perf_counter()
    writer.link.rhythm = QUICK
    writer.link.start()
    until(arrived)
    took = time.perf_counter() - begun
    until(lambda: settled(writer))
    time.sleep(QUIET)
    return took, loopback() - counted


def exchange(folder: Path, *, protected: bool) -> None:
    """Measure one exchange, under TLS or without."""
    how = "TLS" if protected else "no TLS"
    with posts(folder, *(() if protected else ("--no-tls",))) as (
        away,
        here,
        server,
        units,
        stream,
    ):
        with contextlib.closing(open_post(here)) as reader:
            until(lambda: settled(reader))
            time.sleep(QUIET)
            with Post.open(away) as writer:
                _, bare = connected(writer, lambda: True)
            before = disk(away, DATA)
            with Post.open(away) as writer:
                found = fixes(units, writer.clock.now())
                begun = time.perf_counter()
                for one in found:
                    writer.report(stream, [one]).result()
                single = time.perf_counter() - begun
                time.sleep(QUIET)
                took, wire = connected(writer, lambda: held(here, DATA) == held(away, DATA) != [])
            assert held(server.folder, "server.db") == held(away, DATA)
            points = sum(len(reader.reader.track(stream, unit)) for unit in units)
        say(BENCH, f"line there to second post has all, {how}", took, "s")
        say(BENCH, f"wire, both posts, {how}", wire / 1_000, "kB", "≤ 20")
        say(BENCH, f"of that a reconnect with nothing to say, {how}", bare / 1_000, "kB")
        if protected:
            say(BENCH, "one commit each, with no line", UPDATES / single, "1/s")
            say(BENCH, "grows the post's disk by", (disk(away, DATA) - before) / 1_000, "kB")
            say(BENCH, "points kept of a unit's hundred fixes", points / UNITS, "")


def live(folder: Path) -> None:
    """Measure how long a move takes from one post to the other, moves coming at any time."""
    server = ServerProcess(folder / "server").start()
    rng = random.Random(3)
    times = []
    try:
        with contextlib.ExitStack() as stack:
            one = stack.enter_context(contextlib.closing(open_post(folder / "one")))
            other = stack.enter_context(contextlib.closing(open_post(folder / "other")))
            for post in (one, other):
                post.join(server.address, server.code).result(20)
            stream = open_operation(one)
            unit = one.perform(AddUnit(stream, "Unit", "fire")).result(20).keys[0]
            until(lambda: other.reader.get(Unit, stream, unit) is not None)
            arrived = threading.Event()
            other.feed.subscribe(lambda notice: arrived.set() if "fix" in notice.changed else None)
            for step in range(LIVE):
                time.sleep(rng.random())
                arrived.clear()
                begun = time.perf_counter()
                where = Fix(unit=unit, lat=1.0 + step / 100, lon=2.0, at=one.clock.now())
                one.report(stream, [where]).result()
                assert arrived.wait(10)
                times.append(time.perf_counter() - begun)
    finally:
        server.stop()
    say_times(BENCH, "a unit moves here, then at the other post", times, "≤ 1,000")


def batch(folder: Path) -> None:
    """Measure how fast a batch becomes durable."""
    with Post.open(folder) as post:
        stream = open_operation(post)
        done = [post.perform(AddUnit(stream, f"Unit {n}", "fire")) for n in range(UNITS)]
        found = fixes([one.result(20).keys[0] for one in done], post.clock.now())
        begun = time.perf_counter()
        post.report(stream, found).result()
        say(BENCH, f"{UPDATES:,} in one batch, durable", time.perf_counter() - begun, "s")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        batch(Path(folder) / "batch")
        live(Path(folder) / "live")
        for protected in (True, False):
            exchange(Path(folder) / f"exchange-{protected}", protected=protected)


def apart() -> int:
    """Run this in a network namespace of its own; returns its exit code, -1 when there is none."""
    unshare, ip = shutil.which("unshare"), shutil.which("ip")
    if unshare is None or ip is None:
        return -1
    rights = () if os.geteuid() == 0 else ("--map-root-user",)
    commands = f'{ip} link set lo up && {ip} link set lo mtu 1500 && exec "$@"'
    alone = [unshare, "--net", *rights, "sh", "-c"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        return -1
    here = [sys.executable, __file__, INSIDE]
    return subprocess.run([*alone, commands, "sh", *here], check=False).returncode


if __name__ == "__main__":
    code = -1 if INSIDE in sys.argv else apart()
    if code < 0:
        main()
    else:
        sys.exit(code)
