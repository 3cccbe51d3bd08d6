"""Sends one delivery to one address, signed as Standard Webhooks says, and to nowhere else.

The name is looked up when it is sent to, every address that it has is judged, and the connection
goes to the one that was judged. No redirect is followed, no proxy is asked, and a deadline holds
for all of it, however slowly the other side speaks.
"""

import base64
import contextlib
import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from commander import __version__
from commander.server.access.hooks import local

CONNECT_S: Final = 5.0
SILENCE_S: Final = 10.0
DEADLINE_S: Final = 12.0
"""Seconds in which somebody must take a connection, say anything, and have answered."""

_GONE: Final = 410
_METADATA: Final = frozenset(
    ipaddress.ip_address(one) for one in ("100.100.100.200", "fd00:ec2::254", "168.63.129.16")
)
"""Where clouds tell a machine its secrets, beside the link-local addresses."""

IP = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a delivery; ``problem`` is empty when it was taken, ``gone``: for ever."""

    problem: str = ""
    gone: bool = False


class ForbiddenError(OSError):
    """Nothing is sent to this address."""


def signed(key: bytes, name: str, at: int, body: bytes) -> dict[str, str]:
    """Return the headers of a delivery; ``at`` s UTC."""
    said = f"{name}.{at}.".encode() + body
    mark = base64.b64encode(hmac.digest(key, said, hashlib.sha256)).decode()
    return {
        "webhook-id": name,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{mark}",
        "Content-Type": "application/json",
        "User-Agent": f"Commander/{__version__}",
        "Connection": "close",
    }


def post(url: str, body: bytes, headers: Mapping[str, str], *, plain: bool) -> Outcome:
    """Send it; whatever goes wrong is in the outcome. Blocks at most about ``DEADLINE_S``."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with contextlib.closing(_Timed(url, plain=plain)) as connection:
            connection.request("POST", target, body, dict(headers))
            status = connection.getresponse().status
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Outcome(_reason(error))
    if status // 100 == 2:  # noqa: PLR2004 - taken
        return Outcome()
    elsewhere = "; redirects are not followed" if status // 100 == 3 else ""  # noqa: PLR2004
    return Outcome(f"answered {status}{elsewhere}", gone=status == _GONE)


def _reason(error: Exception) -> str:
    if isinstance(error, ForbiddenError):
        return str(error)
    if isinstance(error, ssl.SSLError):
        return f"TLS: {error.reason or 'broken off'}"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "no answer of HTTP"


class _Timed(http.client.HTTPConnection):
    """A connection to the address that was judged; it is cut when the time is over."""

    def __init__(self, url: str, *, plain: bool) -> None:
        parts = urlsplit(url)
        host, secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        super().__init__(host, port)
        place = _judged(host, port, anywhere=secure or plain)
        self.sock = socket.create_connection(place, timeout=CONNECT_S)
        self._end = threading.Timer(DEADLINE_S, self._cut)
        self._end.daemon = True
        self._end.start()
        try:
            self.sock.settimeout(SILENCE_S)
            if secure:
                self._secure(host)
        except BaseException:
            self.close()
            raise

    def _secure(self, host: str) -> None:
        context = ssl.create_default_context()
        made = context.wrap_socket(self.sock, server_hostname=host, do_handshake_on_connect=False)
        self.sock = made  # which the deadline cuts from now on
        made.do_handshake()

    def _cut(self) -> None:
        with contextlib.suppress(OSError, AttributeError):
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def connect(self) -> None:
        """Never again: it would look the name up without judging."""
        raise ForbiddenError("the connection broke")

    def close(self) -> None:
        """Close it, and forget the deadline."""
        self._end.cancel()
        super().close()


def _judged(host: str, port: int, *, anywhere: bool) -> tuple[str, int]:
    """Return an address of a name, after all that it has were judged."""
    found = [row[4] for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    here = local(host)
    for one in found:
        judge(ipaddress.ip_address(str(one[0]).partition("%")[0]), here=here)
    if not (anywhere or here):
        raise ForbiddenError("http is not allowed there")
    return str(found[0][0]), port


def judge(address: IP, *, here: bool) -> None:
    """Raise for an address that nothing is sent to; ``here``: this machine was named itself."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    address = mapped or address
    if address.is_loopback:
        if not here:
            raise ForbiddenError("this name means this machine; nothing is sent there")
        return
    wrong = address.is_link_local or address.is_multicast or address.is_unspecified
    if here or wrong or address.is_reserved or address in _METADATA:
        raise ForbiddenError("nothing is sent to this kind of address")
