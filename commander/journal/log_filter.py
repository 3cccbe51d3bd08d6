"""Which log entries somebody wants to see."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Conditions that all must hold; empty ones hold always. Times are ms UTC.

    ``department`` matches sender, addressee or wanted acknowledgement of the department itself
    or one of its units; ``party`` the same for one Party.ref. ``text`` is full text.
    ``incident`` also matches entries of no incident: they concern the whole operation.
    """

    text: str = ""
    department: str = ""
    party: str = ""
    incident: str = ""
    kinds: tuple[str, ...] = ()
    precedences: tuple[str, ...] = ()
    awaiting: bool = False
    since: int = 0
    until: int = 0
    struck: bool = True
