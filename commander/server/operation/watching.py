"""Sees every request of a server go by: counts it, and writes a line to the log."""

import logging
import time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from commander.server.operation.logs import FACTS, REQUESTS
from commander.server.operation.measures import Measures

log = logging.getLogger(REQUESTS)


class Watched:
    """An application with its requests counted and logged, by route: an address may be private."""

    def __init__(self, app: ASGIApp, measures: Measures | None = None) -> None:
        self._app = app
        self._measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note it when its answer begins."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 500  # if it ends without an answer

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._note(scope, status, time.perf_counter() - begun)
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception:
            self._note(scope, 500, time.perf_counter() - begun)
            raise

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "(none)")
        method = scope["method"] if route != "(none)" else "(any)"
        if self._measures is not None:
            self._measures.answered(method, route, status, seconds)
        if log.isEnabledFor(logging.INFO):
            client = scope.get("client")
            facts: dict[str, Any] = {
                "method": method,
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 1),
                "from": client[0] if client else "",
            }
            log.info("%s %s %d", method, route, status, extra={FACTS: facts})
