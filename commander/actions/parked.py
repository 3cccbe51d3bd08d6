"""Trying parked changes again, when a person wants it."""

from dataclasses import dataclass

from commander.actions.base import Action, Plan
from commander.errors import UserError
from commander.journal import exchange, parked


@dataclass(frozen=True, slots=True)
class RetryParked(Action):
    """Try again what was set aside: of one record, or everything when none is named.

    Makes no change of its own; keys: the records concerned.
    """

    stream: str = ""
    entity: str = ""
    key: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Try; UserError when nothing is parked there."""
        rows = exchange.parked(plan.tx.connection, stream=self.stream)
        if self.key:
            rows = [row for row in rows if (row.entity, row.key) == (self.entity, self.key)]
        if not rows:
            raise UserError("Nothing is set aside here.")
        parked.retry(plan.tx, rows)
        return tuple(dict.fromkeys(row.key for row in rows))
