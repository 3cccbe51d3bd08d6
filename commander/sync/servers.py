"""The servers that a post has joined: a list among its settings."""

import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

import msgspec

from commander.journal.journal import Journal
from commander.journal.reader import Reader

SETTING = "servers"
ONE = "server"
"""The setting of a time when a post knew one server only."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server, central or a post's hub; ``fingerprint`` pins its certificate.

    ``peer`` is its id, ``kind`` "server" or "hub". While ``on`` is false nothing is exchanged
    with it. ``token`` names the place of this post's token, see `Tokens`; it was given to this
    post as ``device``.
    """

    address: str = ""
    fingerprint: str = ""
    peer: str = ""
    name: str = ""
    kind: str = "server"
    on: bool = True
    token: str = ""
    device: str = ""

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name or self.address

    def answers_to(self, which: str) -> bool:
        """Return whether somebody who says ``which`` (id, address or name) may mean this one."""
        return which in {self.peer, self.address, self.name}


def joined(reader: Reader) -> tuple[Server, ...]:
    """Return the servers that a post has joined, the first one at the front."""
    kept = reader.setting(SETTING)
    if kept is None:
        one = msgspec.convert(reader.setting(ONE, {}), Server)
        return (one,) if one.address else ()
    return tuple(msgspec.convert(kept, list[Server]))


class Servers:
    """Reads and changes the list; from any thread."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._lock = threading.Lock()
        self._all = joined(journal.reader)

    def all(self) -> tuple[Server, ...]:
        """Return the servers, the one joined first at the front."""
        return self._all

    def put(self, server: Server) -> None:
        """Add a server, in the place of one with the same id or address."""

        def work(found: list[Server]) -> None:
            same = [one for one in found if _same(one, server)]
            place = found.index(same[0]) if same else len(found)
            found[:] = [one for one in found if one not in same]
            found.insert(place, server)

        self._change(work)

    def change(self, at: str, **what: object) -> None:
        """Change what is known of the server at an address; nothing when it was left meanwhile."""

        def work(found: list[Server]) -> None:
            for place, one in enumerate(found):
                if one.address == at:
                    found[place] = replace(one, **what)  # type: ignore[arg-type]

        self._change(work)

    def drop(self, address: str) -> None:
        """Forget a server."""

        def work(found: list[Server]) -> None:
            found[:] = [one for one in found if one.address != address]

        self._change(work)

    def _change(self, work: Callable[[list[Server]], None]) -> None:
        with self._lock:
            found = list(self._all)
            work(found)
            row = {"name": SETTING, "value": msgspec.json.encode([asdict(one) for one in found])}
            self._journal.submit(lambda tx: tx.put("setting", row)).result()
            self._all = tuple(found)


def _same(one: Server, other: Server) -> bool:
    return one.address == other.address or bool(one.peer and one.peer == other.peer)
