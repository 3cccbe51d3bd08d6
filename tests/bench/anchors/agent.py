"""A whole Commander post as an agent of the anchors' drivers: journal, signatures, index, TLS.

Orders come as lines on standard input (`agents/base.py` of the drivers, whose folder is named by
``ANCHORS``). Entries get ids of their own, as in use; ``seen`` and ``written`` speak of those.
"""

import asyncio
import contextlib
import hashlib
import os
import sqlite3
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(os.environ["ANCHORS"]) / "agents"))
import base

from commander.actions import AddUnit, LogMessage, OpenOperation
from commander.config import collect_less, take_turns
from commander.domain.fix import Fix
from commander.domain.record import Party
from commander.domain.resources import Unit
from commander.errors import SyncError, UserError
from commander.journal.feed import Notice
from commander.post import Post
from tests.bench.anchors.server import CODE
from tests.bench.anchors.swarm import swarm

PATIENCE_S = 60


class Agent(base.Agent):  # type: ignore[misc] # untyped
    """Does what the driver orders."""

    def __init__(self) -> None:
        self.dir = ""
        self.post: Post | None = None
        self.keys: set[str] = set()
        self.stream = ""
        self.known: dict[str, str] = {}

    def count(self) -> int:
        return len(self.keys)

    def opened(self) -> Post:
        assert self.post is not None
        return self.post

    # ---- orders ----

    async def cmd_open(self, dir: str, port: int, name: str) -> dict[str, int]:  # noqa: A002
        self.dir = dir
        folder = Path(dir)
        fresh = not (folder / "journal.db").exists()
        post = self.post = Post.open(folder)
        post.feed.subscribe(self._note)
        for operation in post.reader.operations():
            self.stream = operation.key
        with post.reader.connection() as connection:
            rows = connection.exec_driver_sql("SELECT key FROM message")
            self.keys |= {key for (key,) in rows.fetchall()}
        if fresh:
            join(post, port, folder.parent)
            if name.startswith("A"):
                self.stream = post.perform(OpenOperation("Bench")).result().stream
        take_turns()
        collect_less()
        return {"count": self.count()}

    async def cmd_write(
        self, path: str, start: int, n: int, kind: str = "entry"
    ) -> dict[str, float]:
        rows = base.load(path, start, n)
        post, before = self.opened(), base.cpu()
        if kind == "pos":
            self._units(rows)
        begun = time.monotonic()
        for row in rows:
            if kind == "pos":
                post.report(self.stream, [self._fix(row)]).result()
            else:
                post.perform(entry(self.stream, row)).result()
        found = {"t_s": time.monotonic() - begun, "cpu_s": base.cpu() - before}
        with contextlib.closing(sqlite3.connect(post.journal.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # as the floor does
        return found

    async def live_write(self, row: dict[str, str]) -> str:
        return self.opened().perform(entry(self.stream, row)).result().keys[0]

    async def cmd_paced(
        self, path: str, start: int, n: int, interval_ms: float
    ) -> dict[str, dict[str, int]]:
        written: dict[str, int] = {}
        due = time.monotonic()
        for row in base.load(path, start, n):
            begun = base.now()
            written[await self.live_write(row)] = begun
            due += interval_ms / 1e3
            await asyncio.sleep(max(0, due - time.monotonic()))
        return {"written": written}

    async def cmd_connect(self) -> dict[str, int]:
        self._connect()
        return {}

    cmd_bootstrap = cmd_connect

    def _connect(self) -> None:
        link = self.opened().link
        for one in link.servers():
            link.follow(one.server.address, on=True).result(PATIENCE_S)
        link.start()

    async def cmd_disconnect(self) -> dict[str, int]:
        self._disconnect()
        return {}

    def _disconnect(self) -> None:
        link = self.opened().link
        for one in link.servers():
            link.follow(one.server.address, on=False).result(PATIENCE_S)

    async def cmd_reconnect(self) -> dict[str, int]:
        self.opened().link.try_now()
        return {}

    async def cmd_flush(self) -> dict[str, int]:
        self._flush()
        return {}

    def _flush(self) -> None:
        link = self.opened().link
        last = time.monotonic() + PATIENCE_S
        while not link.caught_up() and time.monotonic() < last:
            time.sleep(0.005)

    async def cmd_close(self) -> dict[str, int]:
        self.opened().close()
        return {}

    async def cmd_digest(self) -> dict[str, object]:
        reader = self.opened().reader
        texts = sorted((m.key, m.text) for m in reader.messages(reader.log(self.stream)))
        digest = hashlib.sha256(repr(texts).encode()).hexdigest()
        waiting = self.opened().outbox().to_send
        return {"count": len(texts), "digest": digest, "pending": waiting}

    async def cmd_waitpos(self, **asked: Any) -> dict[str, object]:
        path, n, timeout = asked["path"], asked["n"], asked["timeout"]
        rows = {row["id"]: row for row in base.load(path, 0, n)}
        wanted = {name: (row["lat"], row["lon"]) for name, row in rows.items()}
        last = time.monotonic() + timeout
        while (  # noqa: ASYNC110 - another process moves it
            ok := self._places() == wanted
        ) is False and time.monotonic() < last:
            await asyncio.sleep(0.002)
        return {"t": base.now(), "ok": ok}

    async def cmd_swarm(self, **asked: Any) -> dict[str, object]:
        k, rate, seconds = asked["k"], asked["rate"], asked["secs"]
        rows = base.load(asked["path"], 0, k * int(rate * seconds))
        shape = (k, rate, seconds, asked["grace"])
        return swarm(Path(asked["dir"]), asked["port"], rows, shape)

    # ---- what they need ----

    def _note(self, notice: Notice) -> None:
        if not self.stream and notice.stream:
            self.stream = notice.stream
        for key in notice.changed.get("message", ()):
            self.keys.add(key)
            self.mark(key)

    def _units(self, rows: list[dict[str, Any]]) -> None:
        """Have the units known everywhere before their positions are written offline."""
        post = self.opened()
        for name in sorted({row["id"] for row in rows}):
            self.known[name] = post.perform(AddUnit(self.stream, name, "fire")).result().keys[0]
        self._connect()
        self._flush()
        self._disconnect()

    def _fix(self, row: dict[str, Any]) -> Fix:
        return Fix(
            unit=self.known[row["id"]],
            lat=row["lat"],
            lon=row["lon"],
            at=milliseconds(row["ts"]),
            speed=row["speed"],
            heading=row["heading"],
        )

    def _places(self) -> dict[str, tuple[float, float]]:
        if not self.stream:
            return {}
        reader = self.opened().reader
        names = {unit.key: unit.name for unit in reader.all(Unit, self.stream)}
        fixes = reader.fixes(self.stream)
        return {names[key]: (fix.lat, fix.lon) for key, fix in fixes.items() if key in names}


def milliseconds(text: str) -> int:
    """Return ms UTC of an ISO time."""
    return round(datetime.fromisoformat(text).timestamp() * 1000)


def entry(stream: str, row: dict[str, str]) -> LogMessage:
    """Return the action that logs a row of the drivers' workload."""
    return LogMessage(
        stream,
        row["text"],
        sender=Party("other", "", row["from"]),
        to=(Party("other", "", row["to"]), Party("department", "", row["department"])),
        channel=row["channel"],
        happened_at=milliseconds(row["ts"]),
    )


def join(post: Post, port: int, folder: Path) -> None:
    """Join the server behind this port: one of those whose code stands beside this agent."""
    for code in sorted(folder.glob(f"*/{CODE}")):
        try:
            post.join(f"https://127.0.0.1:{port}", code.read_text("ascii")).result(PATIENCE_S)
        except (UserError, SyncError):
            continue
        return
    raise AssertionError(f"no code in {folder} opens the server at {port}")


if __name__ == "__main__":
    base.main(Agent())
