"""Report duties: who owes whom a report, until when, and that it was made."""

from dataclasses import dataclass

from commander.domain.record import Record


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """That a duty was met: by whom, with which words, and when (ms UTC)."""

    by: str
    text: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Record):
    """A report that is owed; ``owner`` is the department that sees to it.

    ``start`` says what it counts from (alarm, activation, hand, or the ``code`` of another duty);
    ``started_at`` and ``due`` are ms UTC, 0 until that has happened; ``minutes`` lie between both.
    ``every`` minutes it is owed again; ``number`` counts these from 1. ``cause`` names it over all
    plans of an incident: there is one duty a cause and number.
    """

    incident: str = ""
    activation: str = ""
    code: str = ""
    cause: str = ""
    number: int = 1
    owner: str = ""
    sender: str = ""
    to: str = ""
    clause: str = ""
    basis: str = ""
    start: str = "hand"
    minutes: int = 0
    every: int = 0
    started_at: int = 0
    due: int = 0
    contents: tuple[str, ...] = ()
    fulfilled: Fulfilled | None = None
    lifted: bool = False
    reason: str = ""

    def is_open(self) -> bool:
        """Return whether the report is still owed."""
        return self.fulfilled is None and not self.lifted
