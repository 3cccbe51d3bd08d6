"""One connection to servers of tiles, which another thread can end at once.

The standard library's HTTP client: it follows no redirect, sends no cookie and knows no proxy or
password of the machine, so a tile is asked for where the person said and nowhere else.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import urlsplit

TIMEOUT_S: Final = 5.0
"""Seconds for one tile, from asking to its last byte."""
BYTES_MOST: Final = 4 * 1024 * 1024
"""Bytes of an answer; a tile has some ten thousand."""
_CHUNK: Final = 64 * 1024


class TooLarge(Exception):
    """The answer is no tile: it is larger than any."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """A connection that is kept between questions to the same server."""

    def __init__(self, agent: str) -> None:
        self._agent = agent
        self._lock = threading.Lock()
        self._connection: http.client.HTTPConnection | None = None
        self._place: tuple[str, str] | None = None
        self._ended = False

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """Ask once; a kept connection that the server has closed meanwhile is made anew.

        Raises OSError or http.client.HTTPException when there is no answer, TooLarge.
        """
        fresh = self._connect(url)
        try:
            return self._asked(url, headers)
        except (http.client.HTTPException, ConnectionError):
            self.close()
            if fresh or self._ended:
                raise
        self._connect(url)
        return self._asked(url, headers)

    def end(self) -> None:
        """End the question in work and all later ones."""
        with self._lock:
            self._ended = True
            made = self._connection
        found = made.sock if made else None
        if found is not None:
            with suppress(OSError):
                found.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the connection; the next question makes one."""
        with self._lock:
            made, self._connection = self._connection, None
        if made is not None:
            made.close()

    def _connect(self, url: str) -> bool:
        parts = urlsplit(url)
        place = parts.scheme, parts.netloc
        with self._lock:
            if self._ended:
                raise ConnectionAbortedError
            if self._connection is not None and self._place == place:
                return False
        self.close()
        if parts.scheme == "https":
            made: http.client.HTTPConnection = http.client.HTTPSConnection(
                parts.hostname or "", parts.port, timeout=TIMEOUT_S, context=_context()
            )
        else:
            made = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
        with self._lock:
            self._connection, self._place = made, place
        return True

    def _asked(self, url: str, headers: Mapping[str, str]) -> Answer:
        until = time.monotonic() + TIMEOUT_S
        made, parts = self._connection, urlsplit(url)
        if made is None:
            raise ConnectionAbortedError
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        sent = {
            "User-Agent": self._agent,
            "Accept": "image/*, application/x-protobuf, application/vnd.mapbox-vector-tile",
            "Accept-Encoding": "identity",
            **headers,
        }
        try:
            made.request("GET", path, headers=sent)
            answer = made.getresponse()
            body = _body(answer, made, until)
        except BaseException:
            self.close()
            raise
        if answer.will_close:
            self.close()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, body)


def _body(
    answer: http.client.HTTPResponse, made: http.client.HTTPConnection, until: float
) -> bytes:
    parts, size = [], 0
    while True:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if made.sock is not None:
            made.sock.settimeout(left)
        part = answer.read1(_CHUNK)
        if not part:
            break
        size += len(part)
        if size > BYTES_MOST:
            raise TooLarge
        parts.append(part)
    if made.sock is not None:
        made.sock.settimeout(TIMEOUT_S)
    return b"".join(parts)


@cache
def _context() -> ssl.SSLContext:
    """Return what the machine trusts, and the authorities that come with the program."""
    import certifi  # noqa: PLC0415 - only with the first source that has TLS

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
