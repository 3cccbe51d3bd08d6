"""Finds posts and servers on the local network, and lets this one be found (DNS-SD, RFC 6763).

What is announced is no secret and nothing is trusted: a found server only saves typing its
address. Whether it is the right one, its code says. Multicast that does not work is ordinary.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commander.journal import wire
from commander.journal.about import KINDS

if TYPE_CHECKING:
    from zeroconf import ServiceInfo, ServiceStateChange, Zeroconf

SERVICE = "_commander._tcp.local."
ASK = 3_000
"""Milliseconds that somebody found gets to say more of himself."""

LONGEST = 100
"""Characters of a text that somebody announced."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who shares: ``address`` as one types it.

    ``device`` is its id, ``kind`` "hub" or "server", ``protocol`` the version it speaks and
    ``mark`` that of its certificate, as in a code. All of it is hearsay.
    """

    name: str
    address: str
    device: str = ""
    kind: str = "hub"
    protocol: int = 0
    mark: str = ""


def addresses(interfaces: Sequence[str] = ()) -> tuple[str, ...]:
    """Return this machine's own IPv4 addresses, or those of ``interfaces``; loopback last."""
    if interfaces:
        return tuple(interfaces)
    import ifaddr  # noqa: PLC0415 - only posts that share need it

    found = [
        str(ip.ip)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4 and not str(ip.ip).startswith("169.254.")
    ]
    return tuple(sorted(found, key=lambda ip: ip.startswith("127.")))


class Announcement:
    """Lets this post be found from ``start`` to ``stop``; both may take a second or two.

    ``interfaces`` are addresses of the network interfaces to use; all when there are none.
    """

    def __init__(self, interfaces: Sequence[str] = ()) -> None:
        self._interfaces = tuple(interfaces)
        self._lock = threading.Lock()
        self._zeroconf: Zeroconf | None = None

    def start(self, me: Found, port: int, at: Sequence[str]) -> bool:
        """Announce that these addresses listen on this port; returns whether that worked."""
        from zeroconf import ServiceInfo  # noqa: PLC0415

        info = ServiceInfo(
            SERVICE,
            f"{_label(me.name)} {me.device[:8]}.{SERVICE}",
            port=port,
            parsed_addresses=list(at),
            server=f"commander-{me.device}.local.",
            properties={
                "name": me.name[:LONGEST],
                "device": me.device,
                "kind": me.kind,
                "protocol": str(me.protocol),
                "mark": me.mark,
            },
        )
        with self._lock:
            self._zeroconf = _open(self._interfaces)
            if self._zeroconf is None:
                return False
            try:
                self._zeroconf.register_service(info, allow_name_change=True)
            except Exception:
                log.info("nobody will find this post by itself", exc_info=True)
                return False
            return True

    def stop(self) -> None:
        """Say goodbye."""
        with self._lock:
            zeroconf, self._zeroconf = self._zeroconf, None
            if zeroconf is not None:
                zeroconf.close()


class Search:
    """Looks for others while anybody wants it; ``changed`` is called on a thread of its own.

    Neither ``start`` nor ``stop`` blocks; ``close`` waits until all has ended.
    """

    def __init__(self, changed: Callable[[], None], interfaces: Sequence[str] = ()) -> None:
        self.interfaces = tuple(interfaces)
        self.works: bool | None = None
        self._changed = changed
        self._lock = threading.Lock()
        self._found: dict[str, Found] = {}
        self._wanted: set[str] = set()
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    @property
    def found(self) -> tuple[Found, ...]:
        """Return who is found now, by name."""
        with self._lock:
            return tuple(sorted(self._found.values(), key=lambda one: (one.name, one.address)))

    def start(self, who: str = "") -> None:
        """Look from now on, because ``who`` wants it."""
        with self._lock:
            first = not self._wanted
            self._wanted.add(who)
            if first:
                self._stop = threading.Event()
                thread = threading.Thread(
                    target=self._look, args=(self._stop,), name="sync-search", daemon=True
                )
                self._threads = [one for one in self._threads if one.is_alive()] + [thread]
                thread.start()

    def stop(self, who: str = "") -> None:
        """Look no more when nobody else wants it, and forget who was found."""
        with self._lock:
            self._wanted.discard(who)
            if not self._wanted:
                self._stop.set()
                self._found.clear()

    def close(self, timeout: float = 5.0) -> None:
        """End it for everybody."""
        with self._lock:
            self._wanted.clear()
            self._stop.set()
            self._found.clear()
        for thread in self._threads:
            thread.join(timeout)

    def _look(self, stop: threading.Event) -> None:
        zeroconf = _open(self.interfaces)
        self.works = zeroconf is not None
        self._changed()
        if zeroconf is None:
            return
        from zeroconf import ServiceBrowser  # noqa: PLC0415

        try:
            browser = ServiceBrowser(zeroconf, SERVICE, handlers=[self._told])
            stop.wait()
            browser.cancel()
        finally:
            zeroconf.close()

    def _told(
        self, zeroconf: "Zeroconf", service_type: str, name: str, state_change: "ServiceStateChange"
    ) -> None:
        """Take in what the browser of the library tells, by these names, on its thread."""
        from zeroconf import ServiceStateChange  # noqa: PLC0415

        if state_change is ServiceStateChange.Removed:
            self._gone(name)
            return
        info = zeroconf.get_service_info(service_type, name, timeout=ASK)
        found = _read(info) if info is not None else None
        if found is not None:
            self._heard(name, found)

    def _heard(self, label: str, found: Found) -> None:
        with self._lock:
            news = bool(self._wanted) and self._found.get(label) != found
            if news:
                self._found[label] = found
        if news:
            self._changed()

    def _gone(self, label: str) -> None:
        with self._lock:
            gone = self._found.pop(label, None)
        if gone is not None:
            self._changed()


def _open(interfaces: Sequence[str]) -> "Zeroconf | None":
    """Return what speaks multicast; None where that cannot be done."""
    from zeroconf import InterfaceChoice, Zeroconf  # noqa: PLC0415

    try:
        return Zeroconf(interfaces=list(interfaces) if interfaces else InterfaceChoice.All)
    except Exception:  # no network, no rights, the port is taken: each system has its own error
        log.info("nobody can be found on this network", exc_info=True)
        return None


def _read(info: "ServiceInfo") -> Found | None:
    """Return who announced himself; None when that makes no sense."""
    said = {
        key.decode("ascii", "replace"): (value or b"").decode("utf-8", "replace")[:LONGEST]
        for key, value in info.properties.items()
    }
    places = info.parsed_addresses()
    if not places or not info.port:
        return None
    host = f"[{places[0]}]" if ":" in places[0] else places[0]
    port = f":{info.port}" if info.port != wire.DEFAULT_PORT else ""
    protocol = said.get("protocol", "")
    return Found(
        name=_plain(said.get("name", "")) or host,
        address=f"{host}{port}",
        device=said.get("device", ""),
        kind=said.get("kind", "") if said.get("kind", "") in KINDS else KINDS[1],
        protocol=int(protocol) if protocol.isdecimal() and len(protocol) < LONGEST else 0,
        mark=said.get("mark", ""),
    )


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _label(name: str) -> str:
    """Return a name as a label of DNS may be: at most 63 bytes with what is added to it."""
    clean = _plain(name).replace(".", " ")
    return clean.encode()[:50].decode(errors="ignore") or "Commander"
