"""How long it took until each partner was told (domain reference 1.6). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from commander.domain.record import Party
from commander.domain.work import Message
from commander.linkage.span import Moment, Span, span


@dataclass(frozen=True, slots=True)
class PartnerTime:
    """A partner and the time from the first alarm until something was sent to it; None: never."""

    party: Party
    told: Span | None


def partner_times(
    messages: Iterable[Message], partners: Iterable[Party], alarm: Moment
) -> tuple[PartnerTime, ...]:
    """Return how long after the alarm each partner was first told, as exactly as both are known."""
    first: dict[str, Message] = {}
    for message in sorted(messages, key=lambda one: one.happened_at):
        if message.struck or message.happened_at < alarm.at:
            continue
        for party in message.to:
            first.setdefault(party.ref, message)
    return tuple(
        PartnerTime(
            party,
            span(alarm, Moment(found.happened_at, found.precision))
            if (found := first.get(party.ref)) is not None
            else None,
        )
        for party in partners
    )
