"""The address of a server as people type it."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from commander.errors import UserError
from commander.journal.wire import DEFAULT_PORT


@dataclass(frozen=True, slots=True)
class Address:
    """``str()`` gives the URL without a path."""

    host: str
    port: int = DEFAULT_PORT
    tls: bool = True

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"


def parse(text: str) -> Address:
    """Return the address in "host", "host:port" or a URL.

    Raises UserError when it is none, or when it is unprotected and not on this machine.
    """
    typed = text.strip()
    try:
        parts = urlsplit(typed if "://" in typed else f"https://{typed}")
        host, port = parts.hostname or "", parts.port or DEFAULT_PORT
    except ValueError as error:
        raise _wrong(typed) from error
    if not host or parts.scheme not in {"https", "http"} or any(c.isspace() for c in host):
        raise _wrong(typed)
    tls = parts.scheme == "https"
    if not tls and not _loopback(host):
        raise UserError("Without TLS a server can only be joined on this machine itself.")
    return Address(host, port, tls)


def _wrong(text: str) -> UserError:
    return UserError(
        "{address} is not an address of a server. Type it as the server printed it, such as "
        "10.0.0.5:8470.",
        address=text,
    )


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
