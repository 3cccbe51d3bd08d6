"""What an action is: a frozen dataclass that plans changes inside one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from commander.domain.record import Record
from commander.errors import UserError
from commander.journal.change import new_id, new_stream
from commander.journal.reader import Reader
from commander.journal.transaction import Author, Draft, Transaction

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action did: its act (for undo), the records it made or changed, main one first."""

    act: str
    keys: tuple[str, ...]
    stream: str


@dataclass(slots=True)
class Plan:
    """What an action plans with: what stands in the journal, when it happens, and its drafts."""

    tx: Transaction
    stream: str
    author: Author
    happened_at: int
    precision: str = "second"
    drafts: list[Draft] = field(default_factory=list)

    @property
    def view(self) -> Reader:
        """Reads that see this transaction."""
        return self.tx.view

    @property
    def device(self) -> str:
        """The device that acts."""
        return self.tx.local.device

    def set(self, entity: str, key: str, **fields: Any) -> str:
        """Plan a write of these fields of a record; returns its key.

        An empty key makes a new record, which is named after the change that makes it.
        """
        name = key or new_id()
        makes = not key
        self.drafts.append(
            Draft(entity, name, fields, self.happened_at, self.precision, makes=makes)
        )
        return name

    def need(self, kind: type[R], key: str) -> R:
        """Return a record that must exist; UserError otherwise."""
        found = self.tx.get(kind, self.stream, key)
        assert isinstance(found, kind)  # noqa: S101 - get returns this kind
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that a person does. ``happened_at`` ms UTC, default the clock's now.

    A subclass says in ``plan`` which records get which fields and returns the keys, the main one
    first; it raises UserError, worded for the operator, when that cannot be.
    """

    happened_at: int | None = None
    precision: str = "second"

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Add the drafts of this action to the plan and return the keys."""
        raise NotImplementedError


def perform(tx: Transaction, action: Action, author: Author) -> Outcome:
    """Plan an action, make its changes as one act and return what it did."""
    stream = getattr(action, "stream", "") or new_stream()
    at = tx.local.now() if action.happened_at is None else action.happened_at
    plan = Plan(tx, stream, author, at, action.precision)
    keys = action.plan(plan)
    if not plan.drafts:
        return Outcome("", keys, stream)
    made = tx.record(stream, plan.drafts, author)
    return Outcome(made[0].act, keys, stream)


def rehearse(tx: Transaction, action: Action, author: Author) -> tuple[Draft, ...]:
    """Return what an action would write now, without writing it; UserError where it refuses."""
    at = tx.local.now() if action.happened_at is None else action.happened_at
    plan = Plan(tx, str(getattr(action, "stream", "")), author, at, action.precision)
    action.plan(plan)
    return tuple(plan.drafts)


def known_fields(kind: type[Record], fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields; UserError when the record has no such field."""
    names = set(kind.__dataclass_fields__) - {"key", "stream", "meta"}
    unknown = sorted(fields.keys() - names)
    if unknown:
        raise UserError("There is no field {name} to set.", name=", ".join(unknown))
    return dict(fields)


def required(value: str, what: str) -> str:
    """Return the text without blanks around it; UserError when nothing is left."""
    if not value.strip():
        raise UserError("{what} is missing.", what=what)
    return value.strip()
