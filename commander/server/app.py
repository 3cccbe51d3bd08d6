"""The server's API over any journal: a central server's, or that of a post on a vehicle."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec
from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, StreamingResponse
from starlette.routing import Match, Route

from commander import __version__
from commander.errors import EnvironmentProblem
from commander.journal import wire
from commander.journal.about import About
from commander.journal.blobs import Blobs
from commander.journal.keeping import Keeping
from commander.journal.room import FULL
from commander.server import blobs, positions, renewal, rights, schemas, watch
from commander.server.access.roles import CLOSED
from commander.server.blobs import Shelf
from commander.server.broadcast import Broadcast
from commander.server.filling import FullError, Room
from commander.server.gate import Gate, Refused, address
from commander.server.members import Member
from commander.server.operation.health import Doctor
from commander.server.operation.measures import Measures
from commander.server.rights import Rights
from commander.server.settings import ServerSettings
from commander.server.snapshots import Snapshots
from commander.server.store import (
    UNREADABLE,
    Held,
    Store,
    every,
    halves,
    with_held,
    without,
)

if TYPE_CHECKING:
    from commander.server.access.office import Office
    from commander.server.feed.service import Others

T = TypeVar("T")

INLINE = 4 * 1024
"""Bytes of a push that is read at once: handing it to another thread would take longer."""

MARK_S = 1.0
"""Seconds between looks at how far the journal got."""

BUSY_S = 3
"""Seconds after which somebody may come again for whom there was no turn."""

SNAPSHOT_S = 120
"""Seconds that a snapshot may take to be made."""

READERS = 4
"""Threads that read the journal."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Service:
    """The parts behind the API of one server; ``office``: of its administrators, if it has any."""

    journal: Keeping
    store: Store
    rights: Rights
    gate: Gate
    snapshots: Snapshots
    broadcast: Broadcast
    readers: ThreadPoolExecutor
    settings: ServerSettings
    shelf: Shelf
    turns: asyncio.Semaphore
    doctor: Doctor
    measures: Measures | None = None
    office: "Office | None" = None

    async def offload(self, work: Callable[[], T], patience: float = 0) -> T:
        """Run a read of the journal on one of the reading threads; Refused when it takes long."""
        try:
            async with asyncio.timeout(patience or self.settings.patience):
                return await asyncio.get_running_loop().run_in_executor(self.readers, work)
        except TimeoutError as error:
            raise _busy() from error

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the turn to write; Refused when it does not come."""
        try:
            async with asyncio.timeout(self.settings.patience):
                await self.turns.acquire()
        except TimeoutError as error:
            raise _busy() from error
        try:
            yield
        finally:
            self.turns.release()

    async def push(self, push: wire.Push, device: str) -> wire.Pushed:
        """Take a push in on the writer's thread; when this returns it is on disk."""
        version = self.rights.version
        async with self.turn():
            if self.rights.version != version:  # while it waited
                await self._still(device)
            pushed = await self._allowed(push, device)
        if self.measures is not None:
            self.measures.took(answer.result for answer in pushed.answers)
        return pushed

    async def _still(self, device: str) -> None:
        if not await self.offload(lambda: self.rights.admits(frozenset({device}))):
            raise Refused.because("token")

    async def _allowed(self, push: wire.Push, device: str) -> wire.Pushed:
        """Take in what the sender may send; the rest it is told to set aside."""
        if not self.rights.sees(device, push.stream):
            # Held, not refused as a whole: the post sets it aside and goes on with the others.
            closed = dict.fromkeys(range(len(push.changes)), CLOSED)
            return rights.with_held(wire.Pushed(self.store.epoch, 0, 0, []), closed)
        held = rights.held(self.rights, push, device)
        if not held:
            return await self._take(push, device)
        rest = without(push, frozenset(held))
        if rest.changes:
            return rights.with_held(await self._take(rest, device), held)
        return rights.with_held(await self._none(rest, wire.Answer(rights.HELD)), held)

    async def _take(self, push: wire.Push, device: str) -> wire.Pushed:
        room = Room(self.store.filling, self.rights.quota(push.stream))
        if room.quota.size and not self.store.filling.last(push.stream).changes:
            await self.offload(lambda: self.store.kept(push.stream))  # not while others wait
        try:
            job = self.journal.submit(lambda tx: self.store.take(tx, push, device, room))
            pushed = await asyncio.wrap_future(job)
        except FullError:
            return await self._none(push, wire.Answer(rights.HELD, FULL))
        except Held as held:
            return with_held(await self._take(without(push, held.places), device), held.places)
        except EnvironmentProblem:
            raise
        except Exception:
            log.exception("a push cannot be shown as a whole; looking for the change")
            return await self._search(push, device)
        room.taken()
        return pushed

    async def _search(self, push: wire.Push, device: str) -> wire.Pushed:
        """Take in what can be, so that one change which cannot holds up no other."""
        if len(push.changes) <= 1:
            return await self._none(push, wire.Answer("rejected", UNREADABLE))
        first, second = [await self._take(half, device) for half in halves(push)]
        # What others sent in between must not count as read by this post.
        alone = first.head == second.before
        before = first.before if alone else second.before
        answers = [*first.answers, *second.answers]
        return msgspec.structs.replace(second, before=before, answers=answers)

    async def _none(self, push: wire.Push, answer: wire.Answer) -> wire.Pushed:
        """Answer a push of which nothing was taken in."""
        head = await self.offload(lambda: self.store.heads().get(push.stream, 0))
        return wire.Pushed(self.store.epoch, head, head, [answer] * len(push.changes))


def _busy() -> Refused:
    return Refused.because("busy", BUSY_S)


@dataclass(frozen=True, slots=True)
class Own:
    """What a post that shares has already.

    ``blobs``: where contents of attachments are, by default beside the snapshots; ``travels``: see
    `Store`.
    """

    blobs: Blobs | None = None
    travels: Callable[[str], bool] = every


def build(
    journal: Keeping,
    folder: Path,
    settings: ServerSettings,
    who: Rights,
    own: Own = Own(),
) -> Service:
    """Put the parts together; ``folder`` is where snapshots are kept, ``who`` may use it."""
    store = Store(journal, settings.name, own.travels)
    readers = ThreadPoolExecutor(READERS, thread_name_prefix="server-read")
    kept = own.blobs or Blobs(folder / "attachments")
    return Service(
        journal=journal,
        store=store,
        rights=who,
        gate=Gate(who, settings),
        snapshots=Snapshots(
            journal, folder / "snapshots", store, settings.snapshot_step, settings.run
        ),
        broadcast=Broadcast(store, settings.heartbeat, who, None if settings.inline else readers),
        readers=readers,
        settings=settings,
        shelf=Shelf(kept, journal.reader, settings, own.travels),
        turns=asyncio.Semaphore(settings.pushes),
        doctor=Doctor(journal, folder),
    )


async def _keep_mark(service: Service) -> None:
    """Keep how far the journal got, not with every change: that would hold up the next one."""
    while True:
        await asyncio.sleep(MARK_S)
        if service.measures is not None:
            service.measures.listeners.set(len(service.broadcast))
        try:
            await service.offload(service.store.keep_mark)
        except (EnvironmentProblem, Refused) as error:
            log.warning("how far the journal got cannot be kept: %s", error)


def create_app(service: Service) -> FastAPI:
    """Return the web application of a server."""
    others: list[Others] = []

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        following = asyncio.create_task(service.broadcast.run(service.journal.feed))
        marking = asyncio.create_task(_keep_mark(service))
        watching = asyncio.create_task(watch.run(service))
        for one in others:
            one.start()
        unhinted = positions.Hints(service.broadcast).follow(service.journal.feed)
        try:
            yield
        finally:
            unhinted()
            for task in (following, marking, watching):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
            with contextlib.suppress(EnvironmentProblem):
                service.store.keep_mark()
            for one in others:
                one.close()
            service.readers.shutdown()

    app = FastAPI(
        title="Commander",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
    )
    _refusals(app)
    _open_routes(app, service)
    _exchange_routes(app, service)
    _reading_routes(app, service)
    blobs.add_routes(app, service, _member(service))
    positions.add_routes(app, service, _member(service))
    renewal.add_routes(app, service, _member(service))
    rest: list[schemas.Rest] = []
    if service.office is not None:
        # A vehicle's hub has none, and need not load what that takes.
        from commander.server.admin import routes, views  # noqa: PLC0415
        from commander.server.contract import pages  # noqa: PLC0415
        from commander.server.feed import described  # noqa: PLC0415
        from commander.server.feed import service as feed  # noqa: PLC0415

        routes.add_routes(app, views.Desk(service, service.office))
        others.append(feed.add(app, service, service.office))
        rest += [pages.put, described.put]
    return schemas.described(app, rest)


def _problem(refused: Refused) -> Response:
    return Response(
        wire.encode(refused.problem),
        refused.status,
        headers=dict(refused.headers),
        media_type="application/json",
    )


def _refusals(app: FastAPI) -> None:
    """Answer errors with a Problem that tells nothing of the inside."""

    async def refused(_request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)  # noqa: S101 - registered for it
        return _problem(error)

    async def invalid(_request: Request, _error: Exception) -> Response:
        return _problem(Refused.because("parameter"))

    async def other(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 400
        answer = _problem(Refused(status, "request", "There is nothing of this kind here."))
        if status == 405:  # noqa: PLR2004 - Method Not Allowed, which says what is
            answer.headers["Allow"] = ", ".join(_methods(request))
        return answer

    async def disk(_request: Request, error: Exception) -> Response:
        log.error("the journal cannot be used: %s", error)
        return _problem(Refused.because("storage", 10))

    async def bug(_request: Request, _error: Exception) -> Response:
        return _problem(Refused(500, "server", "The server made a mistake."))

    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, other)
    app.add_exception_handler(EnvironmentProblem, disk)
    app.add_exception_handler(Exception, bug)


def _methods(request: Request) -> list[str]:
    """Return the methods that an address answers to, of whichever route."""
    routes = [one for one in request.app.routes if one.matches(request.scope)[0] != Match.NONE]
    found: set[str] = set()
    return sorted(found.union(*(one.methods or () for one in routes if isinstance(one, Route))))


def _message(raw: bytes, kind: type[T]) -> T:
    try:
        return wire.decode(raw, kind)
    except ValueError as error:
        raise Refused.because("form") from error


def _json(message: object) -> Response:
    return Response(wire.encode(message), media_type="application/json")


def _packed(message: object) -> Response:
    return Response(wire.pack(message), media_type=wire.ZSTD)


def _open_routes(app: FastAPI, service: Service) -> None:
    """Add what needs no token."""

    @app.get(
        "/v1/healthz",
        summary="Whether the server lives, and its version",
        openapi_extra=schemas.about(),
    )
    async def healthz() -> dict[str, Any]:
        about = About(service.store.name, __version__, wire.PROTOCOL, service.settings.kind)
        return msgspec.structs.asdict(about)

    @app.get(
        "/healthz",
        summary="Whether the server can take changes in now",
        openapi_extra=schemas.is_well(),
    )
    async def ready() -> Response:
        """Answer 200 when the database answers and the disk has room, else 503; says which."""
        found = await service.offload(service.doctor.look)
        said = {"database": found.database, "disk": found.disk}
        body = msgspec.json.encode({"well": found.well, **said})
        return Response(body, 200 if found.well else 503, media_type="application/json")

    takes = schemas.takes(wire.Enrol, wire.Enrolled, refuses=("code", "version", "attempts"))

    @app.post("/v1/enrol", openapi_extra=takes | schemas.OPEN)
    async def enrol(request: Request) -> Response:
        """Let a post in that shows the code; answers with its token."""
        service.gate.version(request)
        service.gate.attempt(request)
        asked = _message(await service.gate.body(request), wire.Enrol)
        origin = address(request)
        token = await service.offload(lambda: service.rights.enrol(asked, origin))
        if token is None:
            answer = Refused.because("code")
            raise service.gate.failed(request, answer)
        return _json(wire.Enrolled(token, service.store.server, service.store.name))


def _member(service: Service) -> Callable[[Request], Awaitable[Member]]:
    """Return what finds out, for each request, which post asks."""

    async def find(token: str) -> Member | None:
        return await service.offload(lambda: service.rights.find(token))

    async def member(request: Request) -> Member:
        return await service.gate.member(request, find)

    return member


def _exchange_routes(app: FastAPI, service: Service) -> None:
    """Add what posts say: hello and push."""
    known = Annotated[Member, Depends(_member(service))]
    gate = service.gate

    said = schemas.takes(wire.Hello, wire.Welcome, refuses=("another's token",))

    @app.post("/v1/hello", openapi_extra=said)
    async def hello(request: Request, who: known) -> Response:
        """Say which streams there are and how far the server has each device's changes."""
        asked = _message(await gate.body(request), wire.Hello)
        if asked.device != who.device or asked.public_key != who.public_key:
            gate.attempt(request)
            origin = address(request)
            await service.offload(lambda: service.rights.misused(who, asked.device, origin))
            answer = Refused.because("another's token")
            raise gate.failed(request, answer)
        now = service.journal.now()

        def sees(stream: str) -> bool:
            return service.rights.sees(who.device, stream)

        def read() -> wire.Welcome:
            known = [one for one in asked.streams if sees(one.stream)]
            welcome = service.store.welcome(now, who.device, known)
            seen = [one for one in welcome.streams if sees(one.stream)]
            return msgspec.structs.replace(welcome, streams=seen)

        return _json(await service.offload(read))

    packed = schemas.takes(wire.Push, wire.Pushed, packed=True, refuses=("many changes",))

    @app.post("/v1/push", openapi_extra=packed)
    async def push(request: Request, who: known) -> Response:
        """Take changes in; answers for each one what became of it, after it is on disk."""
        body = await gate.body(request)
        small = len(body) <= INLINE
        asked = _unpacked(body) if small else await service.offload(lambda: _unpacked(body))
        return _packed(await service.push(asked, who.device))


def _reading_routes(app: FastAPI, service: Service) -> None:
    """Add what posts ask for: pages, snapshots, events."""
    known = Annotated[Member, Depends(_member(service))]
    of_stream = Annotated[str, Query(min_length=1, max_length=200, pattern=wire.NAME)]

    @app.get("/v1/changes", openapi_extra=schemas.gives(wire.Page))
    async def changes(
        who: known,
        stream: of_stream,
        after: Annotated[int, Query(ge=0, le=2**53)] = 0,
        limit: Annotated[int, Query(ge=1, le=wire.PAGE_CHANGES)] = wire.PAGE_CHANGES,
        *,
        own: bool = False,
    ) -> Response:
        """Give the changes after a seq, without those that the device had pushed unless asked."""
        skip = None if own else who.device

        def read() -> bytes:
            if not service.rights.sees(who.device, stream):
                nothing = wire.Page(stream, service.store.epoch, after, after, after, [])
                return wire.pack(nothing)
            return wire.pack(service.store.page(stream, after, limit, skip))

        return Response(await service.offload(read), media_type=wire.ZSTD)

    @app.get("/v1/snapshot", openapi_extra=schemas.snapshot())
    async def snapshot(who: known, stream: of_stream) -> Response:
        """Give the newest snapshot of a stream; 404 while it is short."""
        seen = service.rights.sees(who.device, stream)
        path = None
        if seen:
            path = await service.offload(lambda: service.snapshots.file(stream), SNAPSHOT_S)
        if path is None:
            raise Refused.because("short")
        return FileResponse(path, media_type=wire.ZSTD)

    @app.get("/v1/events", openapi_extra=schemas.events())
    async def events(who: known) -> Response:
        """Send what is committed from now on, as server-sent events."""
        if service.broadcast.listening(who.device) >= service.settings.streams_per_device:
            raise Refused.because("event streams", 5)
        return StreamingResponse(
            service.broadcast.events(who.device),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )


def _unpacked(body: bytes) -> wire.Push:
    try:
        push = _message(wire.unpack(body, wire.MOST_RAW), wire.Push)
    except wire.TooLarge as error:
        raise Refused.because("large") from error
    except ValueError as error:
        raise Refused.because("form") from error
    if len(push.changes) > wire.MOST_CHANGES:
        raise Refused.because("many changes")
    return push
