"""What travels beside the changes on the exchange's worker: positions, for example."""

from typing import Protocol

from commander.sync.transport import Transport


class Beside(Protocol):
    """Small and quick work with one server, done when no change is left to carry.

    Each service has objects of its own. ``carry`` runs on its worker, ``heard`` on its listener:
    what both touch needs a lock, or is a thing like a set's ``add`` that needs none. A SyncError
    of the line (Offline, Busy, Unknown) may pass through ``carry``; after any other error this
    one rests until the next hello.
    """

    @property
    def kind(self) -> str:
        """Which ``news`` of the server are for this one."""
        ...

    @property
    def pause(self) -> float:
        """Seconds after which it wants its next turn though nothing happens; 0: it does not."""
        ...

    def carry(self, transport: Transport, server: str) -> bool:
        """Do one step with that server (its id); returns whether something was done."""
        ...

    def heard(self, stream: str) -> None:
        """The server hinted that this stream has news of this kind.

        "" after every hello: hints may have been lost, any stream may have some.
        """
        ...
