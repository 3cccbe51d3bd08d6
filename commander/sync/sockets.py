"""Connections that another thread can end, and that trust one certificate.

A thread that waits for a server which never answers would otherwise end only by its time-out.
"""

import socket
import ssl
import threading
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection


class Sockets:
    """The open sockets of one transport."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._ended = False

    def add(self, opened: socket.socket) -> socket.socket:
        """Keep a second handle of a socket, which stays valid when TLS takes the first over."""
        handle = opened.dup()
        with self._lock:
            self._open.add(handle)
            ended = self._ended
        if ended:
            _end(handle)
        return handle

    def drop(self, handle: socket.socket) -> None:
        """Forget a socket whose connection was closed."""
        with self._lock:
            self._open.discard(handle)
        handle.close()

    def end(self) -> None:
        """End every connection, now and later; whoever waits on one gets an error at once."""
        with self._lock:
            self._ended = True
            handles = tuple(self._open)
        for handle in handles:
            _end(handle)


def _end(handle: socket.socket) -> None:
    try:
        handle.shutdown(socket.SHUT_RDWR)
    except OSError:  # closed by the other side already
        return


def _connections(
    sockets: Sockets,
) -> tuple[type[HTTPConnection], type[HTTPSConnection]]:
    class Plain(HTTPConnection):
        handle: socket.socket | None = None

        def _new_conn(self) -> socket.socket:
            made = super()._new_conn()
            self.handle = sockets.add(made)
            return made

        def close(self) -> None:
            super().close()
            if self.handle is not None:
                sockets.drop(self.handle)
                self.handle = None

    class Secure(HTTPSConnection):
        handle: socket.socket | None = None

        def _new_conn(self) -> socket.socket:
            made = super()._new_conn()
            self.handle = sockets.add(made)
            return made

        def close(self) -> None:
            super().close()
            if self.handle is not None:
                sockets.drop(self.handle)
                self.handle = None

    return Plain, Secure


def _pinning() -> ssl.SSLContext:
    """Return a context that knows no authorities, whose reading costs 50 ms a connection.

    The certificate's fingerprint is compared after the handshake, before anything is sent.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Adapter(HTTPAdapter):
    """Requests' adapter over such connections.

    ``fingerprint``: SHA-256 (hex) of the only certificate that is accepted; empty: the usual
    authorities decide.
    """

    def __init__(self, sockets: Sockets, fingerprint: str) -> None:
        self._sockets = sockets
        self._fingerprint = fingerprint
        super().__init__(pool_connections=1, pool_maxsize=4)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make the pools with our connections."""
        if self._fingerprint:
            options |= {"assert_fingerprint": self._fingerprint, "ssl_context": _pinning()}
        super().init_poolmanager(*args, **options)
        plain, secure = _connections(self._sockets)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {
            "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }
