"""Who did what when to a request or a duty, read from the changes themselves. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from commander.domain.request import OfferStatus, RequestStatus
from commander.journal.change import Change

_STATES: Final[Mapping[object, str]] = {
    RequestStatus.DRAFT.value: "drafted",
    RequestStatus.APPROVED.value: "approved",
    RequestStatus.ORDERED.value: "ordered",
    RequestStatus.DELIVERED.value: "closed",
    RequestStatus.DECLINED.value: "declined",
    RequestStatus.CANCELLED.value: "cancelled",
}
_OFFERS: Final[Mapping[object, str]] = {
    OfferStatus.OFFERED.value: "offered",
    OfferStatus.ACCEPTED.value: "offer_accepted",
    OfferStatus.DECLINED.value: "offer_declined",
    OfferStatus.WITHDRAWN.value: "offer_withdrawn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: when (ms UTC), by whom in which position, and a code of what.

    ``text`` is the reason, note or name that was said with it; ``quantity`` what came or was
    offered, or the limit in minutes; ``line`` the line of a request from 0.
    """

    at: int
    by: str
    position: str
    what: str
    text: str = ""
    quantity: int = 0
    line: int = 0


def steps(changes: Iterable[Change]) -> tuple[Step, ...]:
    """Return the steps of the records that these changes made, the first one first."""
    found = [
        Step(
            at=change.happened_at, by=change.author, position=change.position, what=what, **details
        )
        for change in sorted(changes, key=lambda one: one.stamp)
        for what, details in _of(change)
    ]
    return tuple(sorted(found, key=lambda step: step.at))


def _of(change: Change) -> Iterator[tuple[str, dict[str, Any]]]:
    fields = change.fields
    match change.entity:
        case "request":
            yield from _request(fields)
        case "delivery":
            if "withdrawn" in fields:
                yield "arrival_withdrawn", {}
            else:
                yield "arrived", _counted(fields, "note")
        case "offer":
            what = _OFFERS.get(fields.get("status"), "offered")
            yield what, _counted(fields, "by" if "by" in fields else "reason")
        case "duty":
            yield from _duty(fields)


def _counted(fields: Mapping[str, Any], text: str) -> dict[str, Any]:
    return {
        "text": str(fields.get(text, "")),
        "quantity": int(fields.get("quantity", 0)),
        "line": int(fields.get("line", 0)),
    }


def _request(fields: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if "status" in fields:
        approval = fields.get("approval") or {}
        said = fields.get("reason") or approval.get("note") or fields.get("giver", "")
        what = _STATES.get(fields["status"], str(fields["status"]))
        yield what, {"text": "" if what == "drafted" else str(said)}
    elif "published" in fields:
        yield ("published" if fields["published"] else "unpublished"), {}
    else:
        yield "changed", {}


def _duty(fields: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    reason = str(fields.get("reason", ""))
    if "to" in fields:
        yield "owed", {}
    elif fields.get("fulfilled"):
        yield "fulfilled", {"text": str(fields["fulfilled"].get("text", ""))}
    elif "lifted" in fields:
        yield ("lifted" if fields["lifted"] else "owed_again"), {"text": reason}
    elif "minutes" in fields:
        yield "limit", {"text": reason, "quantity": int(fields["minutes"])}
    elif "started_at" in fields:
        yield "begun", {}
