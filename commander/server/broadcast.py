"""Event streams: pages as they are committed, sent to every post that listens.

The feed of the journal wakes it; what is sent comes from the database. A listener that falls
behind loses events, sees from the next page's ``prev`` that something is missing, and asks.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import TypeVar

from commander.errors import EnvironmentProblem
from commander.journal import wire
from commander.journal.feed import Feed, Notice
from commander.journal.news import News
from commander.journal.positions import NOTICED
from commander.server.rights import Rights
from commander.server.store import Store

INLINE = 16 * 1024
INLINE_CHANGES = 25
"""Largest page that travels in an event; for a larger one the event only says where the head is."""

WAITING = 200
"""Events that wait for a slow listener before they are lost to it."""

AGAIN = 1.0
"""Seconds after which what could not be read is tried again."""

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Listener:
    device: str
    events: "asyncio.Queue[bytes | None]" = field(default_factory=lambda: asyncio.Queue(WAITING))

    def offer(self, event: bytes | None) -> None:
        with contextlib.suppress(asyncio.QueueFull):  # it will see the gap and ask
            self.events.put_nowait(event)

    def end(self) -> None:
        while self.events.full():
            self.events.get_nowait()
        self.events.put_nowait(None)


class Broadcast:
    """All event streams of one server; lives on its event loop.

    ``readers`` read what is sent. Without them it is read on the loop: from a file so few rows
    are read sooner than another thread is woken, but a database elsewhere may not answer.

    ``on_listeners``, when it is set, is called on the loop whenever somebody begins or ends to
    listen; it must be quick.
    """

    def __init__(
        self, store: Store, beat: float, rights: Rights, readers: Executor | None = None
    ) -> None:
        self._store = store
        self._rights = rights
        self._readers = readers
        self._epoch = store.epoch
        self._beat = beat
        self._listeners: set[_Listener] = set()
        self._dirty: set[str] = set()
        self._wake = asyncio.Event()
        self._closed = False
        self._heads: dict[str, int] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self.on_listeners: Callable[[], None] | None = None

    def __len__(self) -> int:
        """How many event streams are open."""
        return len(self._listeners)

    async def run(self, feed: Feed) -> None:
        """Follow the feed until cancelled; then end every stream."""
        loop = self._loop = asyncio.get_running_loop()

        def notice(notice: Notice) -> None:
            if notice.stream and notice.changed.keys() != {
                NOTICED
            }:  # positions have hints of theirs
                with contextlib.suppress(RuntimeError):  # the loop has just ended
                    loop.call_soon_threadsafe(self._mark, notice.stream)

        stop = feed.subscribe(notice)
        self._heads = await self._read(self._store.heads)
        beats = loop.create_task(self._beats())
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                await self._pass_on()
        finally:
            stop()
            beats.cancel()
            self.close()

    def news(self, kind: str, stream: str, *, device: str = "") -> None:
        """Hint to everybody but ``device`` that a stream has news; from any thread."""
        event = _event("news", wire.encode(News(kind, stream)))
        if self._loop is not None and self._store.travels(stream):
            with contextlib.suppress(RuntimeError):  # the loop has just ended
                self._loop.call_soon_threadsafe(self._offer, event, stream, device)

    def _offer(self, event: bytes, stream: str, device: str | None) -> None:
        for listener in self._listeners:
            if listener.device != device and self._rights.sees(listener.device, stream):
                listener.offer(event)

    def close(self) -> None:
        """End every stream and take no new one."""
        self._closed = True
        for listener in self._listeners:
            listener.end()

    def listening(self, device: str) -> int:
        """Return how many streams a device holds open."""
        return sum(listener.device == device for listener in self._listeners)

    def listeners(self) -> dict[str, frozenset[str]]:
        """Return which streams each device that listens may see now; on the loop."""
        return {
            one: frozenset(name for name in self._heads if self._rights.sees(one, name))
            for one in self.devices()
        }

    def dismiss(self, device: str) -> None:
        """End the streams of a device; from any thread."""

        def end() -> None:
            for listener in self._listeners:
                if listener.device == device:
                    listener.end()

        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just ended
                self._loop.call_soon_threadsafe(end)

    def devices(self) -> frozenset[str]:
        """Return who listens now; from any thread."""
        return frozenset(listener.device for listener in tuple(self._listeners))

    def _changed(self) -> None:
        if self.on_listeners is not None:
            self.on_listeners()

    async def events(self, device: str) -> AsyncIterator[bytes]:
        """Give the events of one stream: where the heads are, then what comes."""
        listener = _Listener(device)
        if self._closed:
            return
        self._listeners.add(listener)
        self._changed()
        try:
            yield self._heads_event(device)
            while (event := await listener.events.get()) is not None:
                yield event
        finally:
            self._listeners.discard(listener)
            self._changed()

    def _mark(self, stream: str) -> None:
        self._dirty.add(stream)
        self._wake.set()

    async def _beats(self) -> None:
        while True:
            await asyncio.sleep(self._beat)
            self._beat_once()

    async def _read(self, work: Callable[[], T]) -> T:
        if self._readers is None:
            return work()
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    async def _pass_on(self) -> None:
        while self._dirty:
            stream = self._dirty.pop()
            try:
                await self._send(stream)
            except EnvironmentProblem as error:
                log.warning("an event waits: %s", error)
                asyncio.get_running_loop().call_later(AGAIN, self._mark, stream)
            except Exception:
                log.exception("an event could not be sent; posts will ask")

    async def _send(self, stream: str) -> None:
        after = self._heads.get(stream, 0)
        page, origins = await self._read(lambda: self._store.news(stream, after, INLINE_CHANGES))
        if page.epoch != self._epoch:
            await self._begin_epoch(page.epoch)
            return
        if page.next <= after:
            return
        self._heads[stream] = page.head
        whole = page.next == page.head
        body = wire.encode(page) if whole else b""
        small = whole and len(body) <= INLINE
        event = _event("page", body) if small else self._heads_of([stream])
        alone = next(iter(origins)) if len(origins) == 1 else None
        self._offer(event, stream, alone)  # it knows what it pushed

    async def _begin_epoch(self, epoch: str) -> None:
        """Tell everybody that the numbers from before mean nothing any more."""
        self._heads = await self._read(self._store.heads)
        self._epoch = epoch
        self._beat_once()

    def _beat_once(self) -> None:
        event = b"" if self._rights.hides else self._heads_event("")
        for listener in self._listeners:
            listener.offer(event or self._heads_event(listener.device))

    def _heads_event(self, device: str) -> bytes:
        if not self._rights.hides:
            return self._heads_of(self._heads)
        return self._heads_of(name for name in self._heads if self._rights.sees(device, name))

    def _heads_of(self, streams: Iterable[str]) -> bytes:
        heads = [wire.StreamHead(one, self._epoch, self._heads[one]) for one in streams]
        return _event("heads", wire.encode(wire.Heads(heads)))


def _event(name: str, body: bytes) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + body + b"\n\n"
