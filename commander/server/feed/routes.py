"""The addresses of the feed: what the city's systems may ask for, and how it is answered.

A token is taken from the header Authorization and from nowhere else: addresses end up in logs.
"""

import asyncio
import gzip
import hashlib
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

import msgspec
from fastapi import Depends, FastAPI, Path, Query, Request, Response

from commander.journal import wire
from commander.server.access.feeds import Feed
from commander.server.access.office import Office
from commander.server.buckets import Buckets
from commander.server.feed.fold import Fold
from commander.server.feed.news import Cursor, Look
from commander.server.feed.shapes import Json
from commander.server.gate import Refused
from commander.server.titles import titles

if TYPE_CHECKING:
    from commander.server.app import Service

T = TypeVar("T")

HOME: Final = "/feed/v1"
GEOJSON: Final = "application/geo+json"
LINES: Final = "application/x-ndjson"

READERS: Final = 2
"""Threads that read for the city's systems; they are never those that posts need."""

WAITING: Final = 16
"""Requests that may wait for one of them."""

PATIENCE_S: Final = 60.0
"""Seconds that a request may take: the first one of an operation folds all of it."""

RATE, BURST = 5.0, 60
"""Requests a second of one token, in the long run and at once."""

PAGE: Final = 1_000
MOST: Final = 10_000
"""Changes of a page of the log: unless it is said otherwise, and at most."""

SMALL: Final = 1_000
"""Bytes under which nothing is compressed."""

Named = Annotated[str, Path(min_length=1, max_length=200, pattern=wire.NAME)]


class Unknown(Refused):
    """Nobody is known by the token that was shown."""

    def __init__(self) -> None:
        text = "Show a token of the feed in the header Authorization: Bearer TOKEN."
        super().__init__(401, "token", text)

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the answer."""
        return {**super().headers, "WWW-Authenticate": 'Bearer realm="feed"'}


class Desk:
    """Answers the city's systems. On the event loop; what blocks goes to threads of its own."""

    def __init__(self, service: "Service", office: Office) -> None:
        self._service = service
        self._office = office
        self._fold = Fold(service.journal, service.store)
        self.look = Look(service.journal, self._fold)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="feed-read")
        self._turns = asyncio.Semaphore(WAITING)
        self._paces = Buckets(RATE, BURST, time.monotonic)

    def close(self) -> None:
        """End what is under way."""
        self._readers.shutdown(cancel_futures=True)
        self._fold.close()

    async def offload(self, work: Callable[[], T]) -> T:
        """Run something on the threads of the feed; Refused when there is too much to do."""
        if self._turns.locked():
            raise Refused(503, "busy", "The server has too much to do at present.", 5)
        async with self._turns:
            try:
                async with asyncio.timeout(PATIENCE_S):
                    return await asyncio.get_running_loop().run_in_executor(self._readers, work)
            except TimeoutError as error:
                text = "The server has too much to do at present."
                raise Refused(503, "busy", text, 30) from error

    async def token(self, request: Request) -> Feed:
        """Return whose token is shown; refuses strangers and those who come too often."""
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        found = None
        if kind.lower() == "bearer" and secret.strip():
            found = await self.offload(lambda: self._office.feeds.find(secret.strip()))
        if found is None:
            self._service.gate.attempt(request)
            raise self._service.gate.failed(request, Unknown())
        if wait := self._paces.take(found.id):
            raise Refused(429, "busy", "Too many requests.", wait)
        return found

    def needed(self, feed: Feed, stream: str) -> None:
        """Refuse an operation that a token does not read as one that is not there."""
        modes = self._office.streams.modes()
        if not feed.reads(stream, modes) or stream not in self._service.store.heads():
            raise Refused(404, "operation", "There is no such operation for this token.")

    def operations(self, feed: Feed) -> Json:
        """Return the operations that a token reads."""
        modes, heads = self._office.streams.modes(), self._service.store.heads()
        seen = sorted(one for one in heads if feed.reads(one, modes))
        names = titles(self._service.journal.reader, seen)
        return {"operations": [{"id": one, "name": names.get(one, "")} for one in seen]}

    def log(self, stream: str, after: str, limit: int) -> tuple[bytes, dict[str, str]]:
        """Return lines of the log after a cursor, and headers that say how to go on."""
        epoch, _ = self.look.epoch(stream)
        start, again = 0, False
        if after:
            try:
                cursor = Cursor.parse(after)
            except ValueError as error:
                raise Refused(422, "cursor", "This is no cursor of this feed.") from error
            again = cursor.epoch != epoch
            start = 0 if again else cursor.seq
        news = self.look.news(stream, start, ("messages",), limit)
        lines = [
            msgspec.json.encode({"cursor": str(Cursor(epoch, seq)), **thing}) + b"\n"
            for seq, _, thing in news.things
        ]
        headers = {
            "Feed-Cursor": str(Cursor(epoch, news.upto)),
            "Feed-More": "true" if news.more else "false",
        }
        return b"".join(lines), headers | ({"Feed-Restarted": "true"} if again else {})


def answer(
    request: Request, body: bytes, media: str, more: Mapping[str, str] | None = None
) -> Response:
    """Return a body as it was asked for: not at all if it is known, compressed if that is read."""
    said = f"{body.hex() if len(body) < 64 else hashlib.sha256(body).hexdigest()}{more or ''}"  # noqa: PLR2004
    tag = f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        "Vary": "Authorization, Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        **(more or {}),
    }
    known = {one.strip() for one in request.headers.get("If-None-Match", "").split(",")}
    if known & {tag, tag.removeprefix("W/"), "*"}:
        return Response(None, 304, headers=headers)
    if len(body) >= SMALL and _reads_gzip(request.headers.get("Accept-Encoding", "")):
        headers["Content-Encoding"] = "gzip"
        body = gzip.compress(body, 5, mtime=0)
    return Response(body, headers=headers, media_type=media)


def _reads_gzip(accepted: str) -> bool:
    for one in accepted.lower().split(","):
        name, _, quality = one.partition(";")
        if name.strip() == "gzip":
            return quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _token(desk: Desk) -> Callable[[Request], Awaitable[Feed]]:
    async def token(request: Request) -> Feed:
        return await desk.token(request)

    return token


def add_routes(app: FastAPI, desk: Desk) -> None:
    """Add what the city's systems ask for."""
    known = Annotated[Feed, Depends(_token(desk))]

    async def shown(
        request: Request, who: Feed, operation: str, read: Callable[[str], Any]
    ) -> Response:
        def work() -> Response:
            desk.needed(who, operation)
            return answer(request, msgspec.json.encode(read(operation)), GEOJSON)

        return await desk.offload(work)

    @app.get(HOME, summary="Operations that the token reads")
    async def operations(request: Request, who: known) -> Response:
        """Say which operations there are for this token."""
        found = await desk.offload(lambda: msgspec.json.encode(desk.operations(who)))
        return answer(request, found, "application/json")

    place = f"{HOME}/{{operation}}"

    @app.get(f"{place}/incidents.geojson")
    async def incidents(request: Request, who: known, operation: Named) -> Response:
        """Give all incidents of an operation as GeoJSON, closed ones too."""
        return await shown(request, who, operation, desk.look.incidents)

    @app.get(f"{place}/units.geojson")
    async def units(request: Request, who: known, operation: Named) -> Response:
        """Give all units of an operation as GeoJSON, where they are now; released ones too."""
        return await shown(request, who, operation, desk.look.units)

    @app.get(f"{place}/log.jsonl")
    async def log(
        request: Request,
        who: known,
        operation: Named,
        after: Annotated[str, Query(max_length=100)] = "",
        limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
    ) -> Response:
        """Give log entries in the server's order, each as it stands now; one that changed again.

        Go on with the cursor of the last line, or with the header Feed-Cursor, while Feed-More is
        true and later for what is new. At least once: take entries by their id.
        """

        def work() -> Response:
            desk.needed(who, operation)
            body, headers = desk.log(operation, after, limit)
            return answer(request, body, LINES, headers)

        return await desk.offload(work)
