"""Receivers of webhooks on loopback that answer, fail, hang, send elsewhere or hang up."""

import base64
import hashlib
import hmac
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from commander.server.access.hooks import key


@dataclass
class Receiver:
    """Keeps what it took. ``answers``: statuses to come, then 200; 0 hangs up, -1 hangs."""

    answers: list[int] = field(default_factory=list)
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    seen: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.over = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                said = ({name.lower(): text for name, text in self.headers.items()}, body)
                outer.seen.append(said)
                status = outer.answers.pop(0) if outer.answers else 200
                if status == -1:
                    outer.over.wait(60)
                if status > 0:
                    if status == 200:
                        outer.taken.append(said)
                    self.send_response(status)
                    if status == 302:
                        self.send_header("Location", f"{outer.url}/elsewhere")
                    self.end_headers()
                self.close_connection = True

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - theirs
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/told"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def changes(self) -> list[dict[str, Any]]:
        return [one for _, body in self.taken for one in json.loads(body)["data"]["changes"]]

    def ids(self) -> list[str]:
        return [one["data"]["id"] for one in self.changes()]

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


def genuine(said: tuple[dict[str, str], bytes], secret: str) -> bool:
    """Check a delivery as a receiver of Standard Webhooks does."""
    headers, body = said
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mark = base64.b64encode(hmac.digest(key(secret), signed, hashlib.sha256)).decode()
    return headers["webhook-signature"] == f"v1,{mark}"
