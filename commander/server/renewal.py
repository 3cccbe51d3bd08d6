"""Posts that became another device: they ask for a token of their own with the one they have.

A copy of a post has its token, too. If both went on with it, each would be kept from what the
other sent, because nobody is sent his own.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, FastAPI, Request, Response

from commander.journal import wire
from commander.server import schemas
from commander.server.gate import Refused, address
from commander.server.members import Member

if TYPE_CHECKING:
    from commander.server.app import Service


def add_routes(
    app: FastAPI, service: "Service", member: Callable[[Request], Awaitable[Member]]
) -> None:
    """Add the way to another token."""
    known = Annotated[Member, Depends(member)]

    takes = schemas.takes(wire.Enrol, wire.Enrolled, refuses=("not let in",))

    @app.post("/v1/renew", openapi_extra=takes)
    async def renew(request: Request, who: known) -> Response:
        """Give a device that was let in under another id a token for its new one."""
        try:
            asked = wire.decode(await service.gate.body(request), wire.Enrol)
        except ValueError as error:
            raise Refused.because("form") from error
        origin = address(request)
        token = await service.offload(lambda: service.rights.renew(asked, who, origin))
        if token is None:
            raise Refused.because("not let in")
        enrolled = wire.Enrolled(token, service.store.server, service.store.name)
        return Response(wire.encode(enrolled), media_type="application/json")
