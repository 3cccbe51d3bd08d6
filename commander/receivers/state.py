"""How a receiver stands, for who watches it."""

from dataclasses import dataclass

from commander.errors import UserError
from commander.receivers.sighting import Sighting


@dataclass(frozen=True, slots=True)
class State:
    """How a receiver stands.

    ``phase``: off, opening, silent (nothing comes), noise (bytes, but no sentence), searching (no
    position yet), fix, broken (tries again), ended (a log). ``last`` is the last position, heard
    at ``last_at``; ``heard_at`` when anything came (ms UTC of this machine, 0 never).
    ``clock_off_s``: the receiver's clock minus this machine's, None where it tells no date.
    ``problem`` is why it is broken; ``refused`` why a position could not be kept.
    """

    phase: str = "off"
    last: Sighting | None = None
    last_at: int = 0
    heard_at: int = 0
    satellites: int | None = None
    clock_off_s: float | None = None
    understood: int = 0
    disturbed: int = 0
    nonsense: int = 0
    problem: str = ""
    refused: UserError | None = None
