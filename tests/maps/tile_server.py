"""A server of tiles on this machine that does what it is told, also what no good one does."""

import socketserver
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from tests.maps import makers

TILE = makers.png(7)


class TileServer:
    """Answers with ``status``, ``headers``, ``body``; remembers what was asked."""

    def __init__(self) -> None:
        self.status = 200
        self.headers: dict[str, str] = {"Cache-Control": "max-age=3600"}
        self.body = TILE
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.hold: threading.Event | None = None
        self.write: Callable[[BaseHTTPRequestHandler], None] | None = None
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = False
            block_on_close = True

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that went away is no error."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self.hold is not None:
            self.hold.set()
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = None

    @property
    def template(self) -> str:
        """The address of its tiles."""
        assert isinstance(self._server, socketserver.TCPServer)
        return f"http://127.0.0.1:{self._server.server_address[1]}/{{z}}/{{x}}/{{y}}.png"

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        with self._lock:
            self.asked.append((request.path, {k.lower(): v for k, v in request.headers.items()}))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if self.hold is not None:
                self.hold.wait(10)
            if self.write is not None:
                self.write(request)
                return
            request.send_response(self.status)
            for name, value in self.headers.items():
                request.send_header(name, value)
            body = b"" if self.status in {204, 304} else self.body
            request.send_header("Content-Length", str(len(body)))
            request.send_header("Connection", "close")
            request.end_headers()
            request.wfile.write(body)
            request.close_connection = True
        except OSError:
            request.close_connection = True
        finally:
            with self._lock:
                self.at_once -= 1
