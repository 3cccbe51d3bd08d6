"""The two sides of one exchange, as its threads use them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from commander.sync import failures
from commander.sync.beside import Beside
from commander.sync.ledger import Ledger
from commander.sync.transport import Transport

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Made on the worker's thread when it starts.

    ``met`` is called with the server's id when it is another than before. ``besides`` travel
    beside the changes, whenever none is left to carry.
    """

    ledger: Ledger
    transport: Transport
    met: Callable[[str], None]
    besides: tuple[Beside, ...] = ()
    _resting: list[Beside] = field(default_factory=list)

    def carry_besides(self) -> bool:
        """Let each one beside the changes do a step; returns whether any did something."""
        moved = False
        for one in self.besides:
            if one in self._resting:
                continue
            try:
                moved = one.carry(self.transport, self.ledger.peer) or moved
            except (failures.Offline, failures.Busy, failures.Unknown):
                raise
            except failures.Absent:  # an older server
                self._resting.append(one)
            except Exception:
                log.exception("%s rest until the next hello", one.kind)
                self._resting.append(one)
        return moved

    def wake_besides(self) -> None:
        """Let all of them begin anew, after a hello: what was hinted at meanwhile is lost."""
        self._resting.clear()
        for one in self.besides:
            one.heard("")
