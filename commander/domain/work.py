"""What has to be done and what was said: tasks, messages, receipts."""

from dataclasses import dataclass

from commander.domain.plan import Need
from commander.domain.record import Party, Place, Record


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line of a task's checklist."""

    text: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a task comes from: a message, a plan clause or a request."""

    kind: str
    key: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who took note of a task, and how."""

    by: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """A task with one owner (a department code); others support. ``due`` ms UTC, 0 none.

    One of a plan has ``origin`` kind ``plan``: key of the activation, text the clause's code, and
    ``basis`` says which law or plan that is, as people cite it. ``needs`` are the resources that
    it takes (ICS-215).
    ``meta.firsts`` holds when it was first assigned, in progress, done.
    """

    title: str = ""
    owner: str = ""
    support: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    incident: str = ""
    due: int = 0
    priority: str = "routine"
    waits_for: tuple[str, ...] = ()
    origin: Origin | None = None
    checklist: tuple[ChecklistItem, ...] = ()
    status: str = "assigned"
    reason: str = ""
    accepted: Acceptance | None = None
    approximate: tuple[str, ...] = ()
    basis: str = ""
    needs: tuple[Need, ...] = ()

    def is_open(self) -> bool:
        """Return whether somebody still has to act."""
        return self.status not in ("done", "cancelled")

    def is_late(self, now: int) -> bool:
        """Return whether it is open and past its due time (both ms UTC)."""
        return bool(self.due) and self.is_open() and now > self.due


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Record):
    """That an addressee was delivered, read or acknowledged a message; insert-only.

    ``party`` is a Party.ref; when is ``meta.created_at``; ``by`` is who recorded it, ``way`` how.
    """

    message: str = ""
    party: str = ""
    kind: str = ""
    way: str = ""
    by: str = ""
    precision: str = "second"


@dataclass(frozen=True, slots=True)
class Struck:
    """That an entry was struck out, by whom and why; it stays readable."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Record):
    """A log entry; insert-only except ``struck``.

    ``sender`` to ``to`` through ``via`` about ``about`` (references such as ``task:…``).
    ``ack_from``: Party.refs whose acknowledgement is wanted, within ``ack_within`` minutes (0: by
    precedence). ``acks_recorded`` is False where the source does not record receipts at all.
    ``supersedes``/``forwards``: keys of messages.
    ``inferred``: fields that the source does not state. Derived by the reader: ``position`` (its
    row in the journal), ``happened_at`` (ms UTC), ``superseded_by``, ``forwarded_by``,
    ``receipts``, ``tasks`` (keys of tasks made from it), ``written_by``, ``received_at``
    (when this post had it) and ``ahead`` (ms by which the clock that it was written with seems to
    go ahead).
    """

    text: str = ""
    sender: Party | None = None
    to: tuple[Party, ...] = ()
    via: str = ""
    about: tuple[str, ...] = ()
    channel: str = ""
    medium: str = "radio"
    precedence: str = "routine"
    kind: str = "report"
    place: Place | None = None
    ack_from: tuple[str, ...] = ()
    ack_within: int = 0
    acks_recorded: bool = True
    supersedes: str = ""
    forwards: str = ""
    incident: str = ""
    precision: str = "second"
    source: str = ""
    inferred: tuple[str, ...] = ()
    struck: Struck | None = None
    position: int = 0
    happened_at: int = 0
    received_at: int = 0
    ahead: int = 0
    written_by: str = ""
    superseded_by: str = ""
    forwarded_by: tuple[str, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    tasks: tuple[str, ...] = ()

    def acknowledged(self, ref: str) -> Receipt | None:
        """Return the earliest acknowledgement of this party, or None."""
        found = [r for r in self.receipts if r.party == ref and r.kind == "acknowledged"]
        return min(found, key=lambda receipt: receipt.meta.created_at, default=None)

    def awaiting(self) -> tuple[str, ...]:
        """Return the parties whose wanted acknowledgement is missing."""
        if not self.acks_recorded or self.struck or self.superseded_by:
            return ()
        return tuple(ref for ref in self.ack_from if self.acknowledged(ref) is None)
