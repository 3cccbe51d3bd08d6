"""The two sides of one exchange, as its threads use them."""

from collections.abc import Callable
from dataclasses import dataclass

from commander.sync.beside import Beside
from commander.sync.ledger import Ledger
from commander.sync.transport import Transport


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
