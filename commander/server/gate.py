"""What every request passes before it is heard: version, token, how often, how large."""

import time
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request

from commander.journal import wire
from commander.server.buckets import Buckets
from commander.server.contract.refusals import PROBLEMS
from commander.server.members import Member
from commander.server.rights import Rights
from commander.server.settings import ServerSettings

LONGEST_NUMBER = 12
"""Digits of a Content-Length that is read at all."""

Find = Callable[[str], Awaitable[Member | None]]


class Refused(Exception):
    """A request is answered with a status and a Problem; texts tell nothing of the inside."""

    def __init__(self, status: int, error: str, text: str, retry_after: float = 0) -> None:
        super().__init__(text)
        self.status = status
        self.problem = wire.Problem(error, text)
        self.retry_after = retry_after

    @classmethod
    def because(cls, name: str, retry_after: float = 0) -> "Refused":
        """Return the refusal of this name in `PROBLEMS`, which the description shows, too."""
        status, problem = PROBLEMS[name]
        return cls(status, problem.error, problem.text, retry_after)

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the answer."""
        found = {wire.VERSION_HEADER: str(wire.PROTOCOL)}
        if self.retry_after:
            found["Retry-After"] = str(max(1, round(self.retry_after)))
        return found


class Gate:
    """The checks of one server. Used on the event loop only."""

    def __init__(self, rights: Rights, settings: ServerSettings) -> None:
        self._rights = rights
        self._most_bytes = settings.most_bytes
        self._requests = Buckets(settings.rate, settings.burst, time.monotonic)
        self._attempts = Buckets(settings.attempts / 60, settings.attempts, time.monotonic)

    def version(self, request: Request) -> None:
        """Refuse another version of the protocol."""
        if request.headers.get(wire.VERSION_HEADER, "") != str(wire.PROTOCOL):
            raise Refused.because("version")

    def attempt(self, request: Request) -> None:
        """Refuse a try when too many from this address went wrong."""
        if wait := self._attempts.empty(address(request)):
            raise Refused.because("attempts", wait)

    def failed(self, request: Request, answer: Refused) -> Refused:
        """Count a try that went wrong; returns its answer."""
        self._attempts.take(address(request))
        return answer

    async def member(self, request: Request, find: Find) -> Member:
        """Return whose token is shown; refuses strangers and those who come too often.

        ``find`` asks the journal for a token that is not remembered.
        """
        self.version(request)
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        found = self._rights.remembered(token)
        if found is None and kind.lower() == "bearer":
            found = await find(token)
        if found is None:
            self.attempt(request)
            raise self.failed(request, Refused.because("token"))
        self.pace(found)
        return found

    def pace(self, member: Member) -> None:
        """Refuse a device that comes too often."""
        if wait := self._requests.take(member.device):
            raise Refused.because("often", wait)

    async def body(self, request: Request) -> bytes:
        """Read the body; refuses one that is too large before or while it is read."""
        claimed = request.headers.get("Content-Length", "0")
        number = claimed.isdecimal() and len(claimed) <= LONGEST_NUMBER
        if not number or int(claimed) > self._most_bytes:
            raise Refused.because("large")
        parts, size = [], 0
        async for part in request.stream():
            size += len(part)
            if size > self._most_bytes:
                raise Refused.because("large")
            parts.append(part)
        return b"".join(parts)


def address(request: Request) -> str:
    """Return where a request comes from."""
    return request.client.host if request.client else ""
