"""The contents of attachments: what is lacking here, pieces that come, parts that are fetched.

Taken in is only what some change here names; a piece goes on where the last one ended.
"""

import threading
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, FastAPI, Path, Query, Request, Response
from starlette.responses import FileResponse

from commander.domain.media import UNKNOWN
from commander.journal import parcels, wire
from commander.journal.attachments import Named
from commander.journal.blobs import MOST, Blobs, Elsewhere, Mismatch
from commander.journal.keeping import Reading
from commander.server import schemas
from commander.server.gate import Refused
from commander.server.members import Member
from commander.server.settings import ServerSettings
from commander.server.store import every

if TYPE_CHECKING:
    from commander.server.app import Service

COUNT_EVERY = 60.0
"""Seconds for which the count of used bytes is believed."""


class Shelf:
    """The contents that one server keeps, within its quota. From any thread.

    ``travels``: see `Store`.
    """

    def __init__(
        self,
        blobs: Blobs,
        reader: Reading,
        settings: ServerSettings,
        travels: Callable[[str], bool] = every,
    ) -> None:
        self.blobs = blobs
        self._travels = travels
        self._named = Named(reader)
        self._settings = settings
        self._turn = threading.Lock()
        self._used = 0
        self._sound: set[str] = set()
        self._counted = -COUNT_EVERY

    def lacking(self, stream: str) -> parcels.Lacking:
        """Return what is named by a stream and not here, the smallest first."""
        if not self._travels(stream):
            return parcels.Lacking(0)
        named = self._named.of(stream)
        absent = [(size, digest) for digest, size in named.items() if not self.blobs.has(digest)]
        first = sorted(absent)[: parcels.MOST_LACKS]
        lacks = [parcels.Lack(digest, self.blobs.partial(digest)) for _, digest in first]
        return parcels.Lacking(len(named), lacks, len(absent) > len(first))

    def gives(self, digest: str) -> bool:
        """Return whether a content is here, sound, that some stream names.

        It is read through the first time it is asked for: what the disk has damaged is then
        lacking, and a post that has it sends it again.
        """
        if not self.blobs.has(digest) or not self.streams_of(digest):
            return False
        if digest not in self._sound and self.blobs.keeps(digest):
            self._sound.add(digest)
        return digest in self._sound

    def streams_of(self, digest: str) -> tuple[str, ...]:
        """Return the streams that name a content, of those that anybody may have."""
        return tuple(filter(self._travels, self._named.streams_of(digest)))

    def take(self, digest: str, offset: int, size: int, piece: bytes) -> parcels.Held:
        """Take a piece of a content of ``size`` bytes in; Refused when it cannot be kept."""
        if self.blobs.has(digest):
            return parcels.Held(size, whole=True)
        if not self.streams_of(digest):
            raise Refused.because("unknown")
        if size > self._settings.most_attachment:
            raise Refused.because("large attachment")
        if not piece or offset + len(piece) > size:
            raise Refused.because("piece")
        self._room(size - offset)
        try:
            have = self.blobs.append(digest, offset, piece)
        except Elsewhere as error:
            return parcels.Held(error.here)
        self._add(len(piece))
        return self._finished(digest) if have == size else parcels.Held(have)

    def _finished(self, digest: str) -> parcels.Held:
        try:
            self.blobs.finish(digest)
        except Mismatch:
            return parcels.Held(0, damaged=True)
        return parcels.Held(self.blobs.size(digest), whole=True)

    def _room(self, needed: int) -> None:
        """Refuse what would go beyond the quota or fill the disk, which the journal needs."""
        with self._turn:
            if time.monotonic() > self._counted + COUNT_EVERY:
                self._used, self._counted = self.blobs.used(), time.monotonic()
            used = self._used
        if used + needed > self._settings.attachment_quota:
            raise Refused.because("quota", 60)
        if self.blobs.free() < needed:
            raise Refused.because("full", 60)

    def _add(self, size: int) -> None:
        with self._turn:
            self._used += size


def add_routes(
    app: FastAPI, service: "Service", known: Callable[[Request], Awaitable[Member]]
) -> None:
    """Add what posts ask for and send; ``known`` finds out which post asks."""
    post = Annotated[Member, Depends(known)]
    of_stream = Annotated[str, Query(min_length=1, max_length=200, pattern=wire.NAME)]
    named = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
    count = Annotated[int, Query(ge=0, le=MOST)]
    shelf, rights = service.shelf, service.rights
    parts = schemas.content_in_parts(UNKNOWN, refuses=("absent",))
    refuses = ("unknown", "large attachment", "piece", "quota", "full")
    pieces = schemas.takes_bytes(parcels.Held, "The piece", refuses=refuses)

    @app.get("/v1/attachments", openapi_extra=schemas.gives(parcels.Lacking, schemas.JSON))
    async def lacking(who: post, stream: of_stream) -> Response:
        """Say which contents the attachments of a stream name that are not here."""
        if not rights.sees(who.device, stream):
            return _json(parcels.Lacking(0))
        return _json(await service.offload(lambda: shelf.lacking(stream)))

    @app.get("/v1/attachments/{digest}", openapi_extra=parts)
    async def fetch(who: post, digest: named) -> Response:
        """Give a content, or with the header Range a part of it."""
        if not await service.offload(lambda: _given_to(service, who.device, digest)):
            raise Refused.because("absent")
        return FileResponse(shelf.blobs.path(digest), media_type=UNKNOWN)

    @app.post("/v1/attachments/{digest}", openapi_extra=pieces)
    async def take(
        request: Request, who: post, digest: named, offset: count, size: count
    ) -> Response:
        """Take a piece in that begins at ``offset``; says where to go on."""
        piece = await service.gate.body(request)
        await service.offload(lambda: _sent_by(service, who.device, digest))
        held = await service.offload(lambda: shelf.take(digest, offset, size, piece))
        if held.whole:
            for stream in await service.offload(lambda: shelf.streams_of(digest)):
                service.broadcast.news(parcels.NEWS, stream, device=who.device)
        return _json(held)


def _given_to(service: "Service", device: str, digest: str) -> bool:
    streams = service.shelf.streams_of(digest)
    seen = any(service.rights.sees(device, one) for one in streams)
    return seen and service.shelf.gives(digest)


def _sent_by(service: "Service", device: str, digest: str) -> None:
    """Refuse a content of streams to which a device may not send."""
    streams = service.shelf.streams_of(digest)
    if streams and all(service.rights.sends(device, one) for one in streams):
        raise Refused.because("unknown")


def _json(message: object) -> Response:
    return Response(wire.encode(message), media_type=schemas.JSON)
