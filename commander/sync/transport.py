"""Speaks HTTP with one server. Every call ends within its time-outs, or at once after ``end``.

Whatever comes back is checked: an answer that makes no sense is a SyncError, never a crash.
"""

import hashlib
import itertools
import socket
import ssl
import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import requests
import zstandard
from urllib3.exceptions import HTTPError

from commander.journal import wire
from commander.journal.about import About
from commander.journal.news import News
from commander.sync import failures
from commander.sync.address import Address
from commander.sync.sockets import Adapter, Sockets

T = TypeVar("T")

CHUNK = 64 * 1024
PIECE = 16 * 1024
"""Bytes of a file that are kept at a time; what a cut line loses at most."""

OK, FORBIDDEN, ABSENT, UPGRADE, BUSY, FAILING = 200, 403, 404, 426, 429, 500
PART, FULL = 206, 507
UNKNOWN = 401
REFUSED_WHOLE = frozenset({400, 413, 422})


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds: to connect, between two reads, for one answer as a whole, on an event stream."""

    connect: float = 5.0
    read: float = 20.0
    whole: float = 120.0
    silence: float = wire.SILENCE


class Transport:
    """One server as this post reaches it. ``fingerprint`` pins its certificate."""

    def __init__(
        self,
        address: Address,
        *,
        fingerprint: str = "",
        token: str = "",
        timeouts: Timeouts | None = None,
    ) -> None:
        self.address = address
        self._times = timeouts or Timeouts()
        self._sockets = Sockets()
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy or .netrc of the machine is not meant for this
        self._session.verify = not fingerprint
        self._session.headers[wire.VERSION_HEADER] = str(wire.PROTOCOL)
        self._session.headers["Accept-Encoding"] = "identity"
        if token:
            self._session.headers["Authorization"] = f"Bearer {token}"
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, Adapter(self._sockets, fingerprint))

    def end(self) -> None:
        """End all calls in work; those after it fail."""
        self._sockets.end()

    def close(self) -> None:
        """Release the connections."""
        self._sockets.end()
        self._session.close()

    def certificate(self) -> str:
        """Return the SHA-256 (hex) of the certificate that the server shows; trusts nothing."""
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        place = (self.address.host, self.address.port)
        try:
            with socket.create_connection(place, self._times.connect) as plain:
                handle = self._sockets.add(plain)
                try:
                    with context.wrap_socket(plain, server_hostname=self.address.host) as secure:
                        shown = secure.getpeercert(binary_form=True) or b""
                finally:
                    self._sockets.drop(handle)
        except ssl.SSLError as error:
            raise _insecure(error) from error
        except OSError as error:
            raise failures.Offline(_why(error)) from error
        return hashlib.sha256(shown).hexdigest()

    def about(self) -> About:
        """Ask what kind of server this is; it tells anybody."""
        return _decoded(self.get("healthz", {}), About)

    def enrol(self, request: wire.Enrol) -> wire.Enrolled:
        """Ask to be let in."""
        answer = self._post("enrol", wire.encode(request), "application/json", failures.WrongCode)
        return _decoded(answer, wire.Enrolled)

    def renew(self, request: wire.Enrol) -> wire.Enrolled:
        """Ask for another token, because this post is another device now."""
        answer = self._post("renew", wire.encode(request), "application/json", failures.Unknown)
        return _decoded(answer, wire.Enrolled)

    def hello(self, request: wire.Hello) -> wire.Welcome:
        """Say hello."""
        answer = self._post("hello", wire.encode(request), "application/json", failures.Unknown)
        welcome = _decoded(answer, wire.Welcome)
        for page in welcome.pages:
            _check(page, page.stream, page.prev)
        return welcome

    def push(self, packed: bytes) -> wire.Pushed:
        """Send a packed Push."""
        answer = self._post("push", packed, wire.ZSTD, failures.Unknown)
        return _unpacked(answer, wire.Pushed)

    def changes(self, stream: str, after: int, *, own: bool) -> wire.Page:
        """Ask for the next page of a stream."""
        parameters = {"stream": stream, "after": after, "own": str(own).lower()}
        with self._request("GET", "changes", params=parameters) as response:
            page = _unpacked(self._body(response), wire.Page)
        _check(page, stream, after)
        return page

    def snapshot(self, stream: str) -> Generator[wire.SnapshotLine, None, None]:
        """Give the lines of a stream's snapshot as they arrive; Absent when there is none.

        Ends after SnapshotEnd; Offline or Garbage when it is cut before.
        """
        with self._request("GET", "snapshot", params={"stream": stream}) as response:
            for line in _lines(self._parts(response)):
                found: wire.SnapshotLine = _decoded(line, wire.SnapshotLine)  # type: ignore[arg-type]
                yield found
                if isinstance(found, wire.SnapshotEnd):
                    return
        raise failures.Offline("The snapshot was cut off.")

    def events(self) -> Generator[wire.Page | wire.Heads | News, None, None]:
        """Give the events of the server's stream; Offline when it ends or falls silent."""
        silence = (self._times.connect, self._times.silence)
        with self._request("GET", "events", timeout=silence) as response:
            for name, data in _events(self._parts(response, forever=True)):
                if name == "page":
                    page = _decoded(data, wire.Page)
                    _check(page, page.stream, page.prev)
                    yield page
                elif name == "heads":
                    yield _decoded(data, wire.Heads)
                elif name == "news":
                    yield _decoded(data, News)
        raise failures.Offline("The event stream ended.")

    def get(
        self, path: str, parameters: Mapping[str, str | int], *, limit: int = wire.ANSWER_BYTES
    ) -> bytes:
        """Ask for something that comes in one piece; Garbage above the limit (bytes)."""
        with self._request("GET", path, params=dict(parameters)) as response:
            return self._body(response, limit)

    def send(
        self,
        path: str,
        body: bytes,
        media: str,
        parameters: Mapping[str, str | int],
        *,
        limit: int = wire.ANSWER_BYTES,
    ) -> bytes:
        """Send a body of this media type; returns the answer, Garbage above the limit (bytes)."""
        headers = {"Content-Type": media}
        with self._request(
            "POST", path, params=dict(parameters), data=body, headers=headers
        ) as response:
            return self._body(response, limit)

    def download(
        self, path: str, parameters: Mapping[str, str | int], start: int
    ) -> Generator[bytes, None, None]:
        """Give the bytes of a file from ``start`` on as they arrive.

        Offline when it is cut, or is not through within the time of one answer: ask for the rest.
        """
        headers = {"Range": f"bytes={start}-"}
        with self._request("GET", path, params=dict(parameters), headers=headers) as response:
            where = response.headers.get("Content-Range", "")
            if response.status_code != PART or not where.startswith(f"bytes {start}-"):
                raise failures.Garbage("not the part that was asked for")
            yield from self._parts(response, size=PIECE)

    def _post(self, path: str, body: bytes, media: str, forbidden: type[Exception]) -> bytes:
        headers = {"Content-Type": media}
        with self._request("POST", path, data=body, headers=headers, forbidden=forbidden) as answer:
            return self._body(answer)

    def _request(
        self,
        method: str,
        path: str,
        *,
        forbidden: type[Exception] = failures.Unknown,
        timeout: tuple[float, float] | None = None,
        **options: Any,
    ) -> requests.Response:
        try:
            response = self._session.request(
                method,
                f"{self.address}/v1/{path}",
                timeout=timeout or (self._times.connect, self._times.read),
                stream=True,
                allow_redirects=False,
                **options,
            )
        except requests.exceptions.SSLError as error:
            raise _insecure(error) from error
        except (requests.RequestException, HTTPError, OSError) as error:
            raise failures.Offline(_why(error)) from error
        except ValueError as error:  # an answer that is no HTTP
            raise failures.Garbage from error
        try:
            _refuse(response.status_code, response.headers, forbidden)
        except BaseException:
            response.close()
            raise
        return response

    def _body(self, response: requests.Response, limit: int = wire.ANSWER_BYTES) -> bytes:
        parts, size = [], 0
        for part in self._parts(response):
            size += len(part)
            if size > limit:
                raise failures.Garbage("too large")
            parts.append(part)
        return b"".join(parts)

    def _parts(
        self, response: requests.Response, *, forever: bool = False, size: int = CHUNK
    ) -> Iterator[bytes]:
        """Give the answer as it arrives; a server that drips is given up."""
        last = time.monotonic() + self._times.whole
        try:
            for part in response.iter_content(None if forever else size):
                if not forever and time.monotonic() > last:
                    raise failures.Offline("The server is too slow.")
                yield part
        except (requests.RequestException, HTTPError, OSError) as error:
            raise failures.Offline(_why(error)) from error


def _refuse(status: int, headers: Mapping[str, str], forbidden: type[Exception]) -> None:
    """Raise what a status means; nothing for success."""
    if status in (OK, PART):
        return
    if status == UNKNOWN:
        raise failures.Unknown
    if status == FORBIDDEN:
        raise forbidden
    if status == ABSENT:
        raise failures.Absent("The server has nothing of this kind.")
    if status == UPGRADE:
        raise failures.WrongVersion(headers.get(wire.VERSION_HEADER, "")[:20], wire.PROTOCOL)
    if status == BUSY:
        raise failures.Busy(_seconds(headers.get("Retry-After", "")))
    if status in REFUSED_WHOLE:
        raise failures.TooMuch(status)
    if status == FULL:
        raise failures.Full
    if status >= FAILING:
        raise failures.Offline(f"The server has a problem ({status}).")
    raise failures.Garbage(f"status {status}")


def _seconds(text: str) -> float:
    return min(float(text), 300.0) if text.isdecimal() else 5.0


def _insecure(error: Exception) -> Exception:
    text = str(error).lower()
    if "fingerprint" in text or "certificate verify failed" in text:
        return failures.WrongCertificate()
    if "wrong version number" in text or "record layer" in text:
        return failures.Garbage("no TLS")
    return failures.Offline("The protected line broke.")


def _why(error: Exception) -> str:
    """Return what stands between here and the server, in a few words."""
    text = str(error).lower()
    for mark, words in (
        ("timed out", "The server does not answer."),
        ("refused", "Nothing listens at the server's address."),
        ("resolve", "The server's name is not known here."),
        ("name or service", "The server's name is not known here."),
        ("unreachable", "There is no network to the server."),
    ):
        if mark in text:
            return words
    return "The line to the server broke."


def _decoded(raw: bytes, kind: type[T]) -> T:
    try:
        return wire.decode(raw, kind)
    except ValueError as error:
        raise failures.Garbage from error


def _unpacked(body: bytes, kind: type[T]) -> T:
    try:
        return wire.decode(wire.unpack(body, wire.ANSWER_RAW), kind)
    except ValueError as error:
        raise failures.Garbage from error


def _check(page: wire.Page, stream: str, after: int) -> None:
    """Refuse a page that is not what was asked for or that would move a cursor wrongly."""
    seqs = [change.seq for change in page.changes]
    ordered = all(one < other for one, other in itertools.pairwise(seqs))
    inside = not seqs or (seqs[0] > page.prev and seqs[-1] <= page.next)
    forward = page.prev <= page.next <= page.head and (page.next > page.prev or not seqs)
    stuck = page.next == page.prev < page.head
    if page.stream != stream or page.prev != after or not (ordered and inside and forward):
        raise failures.Garbage("a page out of order")
    if stuck:
        raise failures.Garbage("a page without end")


class _Source:
    """What arrives, in the form that the decompressor reads from."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts

    def read(self, _size: int = -1) -> bytes:
        """Return the next part; nothing at the end."""
        return next(self._parts, b"")


def _lines(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Give the lines of a compressed answer; Garbage when it is damaged."""
    reader = zstandard.ZstdDecompressor().stream_reader(_Source(parts))  # type: ignore[arg-type]
    rest = b""
    while True:
        try:
            raw = reader.read(CHUNK)
        except zstandard.ZstdError as error:
            raise failures.Garbage from error
        if not raw:
            return
        *lines, rest = (rest + raw).split(b"\n")
        if len(rest) > wire.ANSWER_RAW:
            raise failures.Garbage("too large")
        yield from lines


def _events(parts: Iterator[bytes]) -> Iterator[tuple[str, bytes]]:
    """Give name and data of server-sent events."""
    rest = b""
    for part in parts:
        *events, rest = (rest + part).split(b"\n\n")
        if len(rest) > wire.ANSWER_BYTES:
            raise failures.Garbage("too large")
        for event in events:
            fields = dict(line.partition(b": ")[::2] for line in event.split(b"\n"))
            yield fields.get(b"event", b"").decode("ascii", "replace"), fields.get(b"data", b"")
