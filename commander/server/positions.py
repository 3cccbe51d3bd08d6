"""Where units are: sheets that posts send, what they have not had yet, and hints to all of them."""

import asyncio
import contextlib
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Depends, FastAPI, Query, Request, Response

from commander.journal import positions, sheet, whereabouts, wire
from commander.journal.feed import Feed, Notice
from commander.journal.keeping import Reading
from commander.journal.position_wire import BINARY, HEADS, NEWS, PATH, Ends, Kept, Part, pack
from commander.journal.sheet import Sheet
from commander.journal.whereabouts import Portion
from commander.server import schemas
from commander.server.broadcast import Broadcast
from commander.server.gate import Refused
from commander.server.members import Member

if TYPE_CHECKING:
    from commander.server.app import Service

PACE: Final = 0.3
"""Seconds between two hints about one stream; units that move all the time share one."""

RAW: Final = 4 * 1024 * 1024
"""Bytes of a sheet that is taken in, before compression: 4,000 units or 100,000 points."""


REMEMBERED: Final = 32
"""Packed portions that are kept for those who ask for the same."""


class Hints:
    """Tells who listens that positions of a stream are new; lives on the server's event loop."""

    def __init__(self, broadcast: Broadcast) -> None:
        self._broadcast = broadcast
        self._from: dict[str, set[str]] = {}
        self._last: dict[str, float] = {}

    def follow(self, feed: Feed) -> Callable[[], None]:
        """Hint whenever the journal has new ones, from whomever; returns how to stop that."""
        loop = asyncio.get_running_loop()

        def notice(notice: Notice) -> None:
            if notice.stream and positions.NOTICED in notice.changed:
                with contextlib.suppress(RuntimeError):  # the loop has just ended
                    loop.call_soon_threadsafe(self._moved, notice.stream, notice.peer)

        return feed.subscribe(notice)

    def _moved(self, stream: str, device: str) -> None:
        if stream in self._from:
            self._from[stream].add(device)
            return
        self._from[stream] = {device}
        loop = asyncio.get_running_loop()
        wait = self._last.get(stream, -PACE) + PACE - loop.time()
        if wait > 0:
            loop.call_later(wait, self._hint, stream)
        else:
            self._hint(stream)

    def _hint(self, stream: str) -> None:
        devices = self._from.pop(stream)
        self._last[stream] = asyncio.get_running_loop().time()
        alone = next(iter(devices)) if len(devices) == 1 else ""  # it knows what it sent
        self._broadcast.news(NEWS, stream, device=alone)


class Portions:
    """What posts have not had yet; what many of them ask for at once is packed once.

    From any thread.
    """

    def __init__(self, reader: Reading) -> None:
        self._reader = reader
        self._packed: OrderedDict[tuple[str, int, int, str], Portion] = OrderedDict()
        self._turn = threading.Lock()

    def of(self, stream: str, after: int, device: str) -> Portion:
        """Return the positions after a ``seq``, without what a device had sent itself."""
        with self._reader.connection() as connection:
            if not whereabouts.brought(connection, stream, after, device):
                device = whereabouts.NOBODY
            name = (stream, after, whereabouts.head(connection, stream), device)
            with self._turn:
                found = self._packed.get(name)
                if found is None:
                    found = self._packed[name] = whereabouts.portion(
                        connection, stream, after, limit=whereabouts.ROWS, skip_origin=device
                    )
                if len(self._packed) > REMEMBERED:
                    self._packed.popitem(last=False)
        return found


def add_routes(
    app: FastAPI, service: "Service", known: Callable[[Request], Awaitable[Member]]
) -> None:
    """Add what posts ask for and send; ``known`` finds out which post asks."""
    post = Annotated[Member, Depends(known)]
    of_stream = Annotated[str, Query(min_length=1, max_length=200, pattern=wire.NAME)]
    reader, store, rights = service.journal.reader, service.store, service.rights
    portions = Portions(reader)
    sheets = schemas.takes_bytes(Kept, "A sheet, see commander/journal/sheet.py", refuses=("form",))

    def seen(who: Member, stream: str) -> bool:
        return store.travels(stream) and rights.sees(who.device, stream)

    def all_ends(who: Member) -> dict[str, int]:
        with reader.connection() as connection:
            found = whereabouts.heads(connection)
        return {one: end for one, end in found.items() if seen(who, one)}

    @app.get(f"/v1/{HEADS}", openapi_extra=schemas.gives(Ends, schemas.JSON))
    async def heads(who: post) -> Response:
        """Say where the positions of every stream end."""
        return _json(Ends(store.epoch, await service.offload(lambda: all_ends(who))))

    @app.post(f"/v1/{PATH}", openapi_extra=sheets)
    async def take(
        request: Request, who: post, stream: of_stream, *, ends: bool = False
    ) -> Response:
        """Take a sheet in; answers after it is on disk, and says where all streams end if asked."""
        body = await service.gate.body(request)
        if not seen(who, stream) or not rights.moves(who.device, stream):
            return _json(Kept(store.epoch, 0, 0, known=False))
        asked = await service.offload(lambda: _sheet(body))
        async with service.turn():
            job = service.journal.submit(lambda tx: positions.take(tx, stream, asked, who.device))
            taken = await asyncio.wrap_future(job)
        found = await service.offload(lambda: all_ends(who)) if ends else None
        return _json(Kept(store.epoch, taken.before, taken.head, taken.refused, taken.known, found))

    @app.get(f"/v1/{PATH}", openapi_extra=schemas.gives(Part, BINARY))
    async def give(
        who: post,
        stream: of_stream,
        after: Annotated[int, Query(ge=0, le=2**53)] = 0,
        *,
        own: bool = False,
    ) -> Response:
        """Give the positions after a seq, without what the device had sent unless it asks."""
        skip = whereabouts.NOBODY if own else who.device

        def read() -> bytes:
            if not seen(who, stream):
                return pack(Part(store.epoch, after, after, after))
            found = portions.of(stream, after, skip)
            return pack(Part(store.epoch, after, found.upto, found.head, found.packed))

        return Response(await service.offload(read), media_type=BINARY)


def _sheet(body: bytes) -> Sheet:
    try:
        return sheet.read(body, RAW)
    except wire.TooLarge as error:
        raise Refused.because("large") from error
    except ValueError as error:
        raise Refused.because("form") from error


def _json(message: object) -> Response:
    return Response(wire.encode(message), media_type=schemas.JSON)
