"""Runs a server's application on a socket: on the main thread, or on one of a post's own."""

import asyncio
import logging
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from commander.errors import EnvironmentProblem
from commander.server.app import Service, create_app
from commander.server.operation.watching import Watched

GRACE = 3
"""Seconds that requests in work get at the end."""

LINGER = 0.3
"""Seconds after which connections on which nothing is asked are dropped at the end."""

KEEP_ALIVE = 75
BACKLOG = 512


@dataclass(frozen=True, slots=True)
class Tls:
    """Files of the certificate and its key."""

    certificate: Path
    key: Path


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; EnvironmentProblem when the port is taken or not allowed."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return _bound(socket.socket(family, kind, protocol), address)
    except (OSError, OverflowError) as error:
        raise EnvironmentProblem(
            "Cannot listen on {host} port {port}: {reason}. Choose others with --host and --port.",
            host=host,
            port=port,
            reason=getattr(error, "strerror", None) or error,
        ) from error


def _bound(made: socket.socket, address: tuple[Any, ...]) -> socket.socket:
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(BACKLOG)
    except BaseException:
        made.close()
        raise
    return made


class Serving(uvicorn.Server):
    """Ends the event streams at once when told to stop, so that nobody waits for them.

    ``run`` blocks; from another thread ``end`` makes it return.
    """

    def __init__(self, settings: uvicorn.Config, service: Service) -> None:
        super().__init__(settings)
        self._service = service

    def end(self) -> None:
        """Tell it to stop."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End as uvicorn does, but do not wait for idle posts to say goodbye under TLS."""
        self._service.broadcast.close()
        asyncio.get_running_loop().call_later(LINGER, self._drop_idle)
        await super().shutdown(sockets)

    def _drop_idle(self) -> None:
        for connection in tuple(self.server_state.connections):
            cycle = getattr(connection, "cycle", None)
            transport = getattr(connection, "transport", None)
            if transport is not None and (cycle is None or cycle.response_complete):
                transport.abort()


def serving(service: Service, tls: Tls | None) -> Serving:
    """Return what runs a server's application; without TLS only on a loopback address."""
    settings = uvicorn.Config(
        Watched(create_app(service), service.measures),
        log_config=None,
        log_level=logging.WARNING,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # who asks is who connects
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=tls.key if tls else None,
    )
    return Serving(settings, service)
