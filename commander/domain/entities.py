"""The entities by the name under which they are stored and sent."""

from commander.domain.attachment import Attachment
from commander.domain.duty import Duty
from commander.domain.feature import Feature
from commander.domain.operation import (
    Alert,
    Incident,
    Operation,
    Period,
    ResponseLevel,
)
from commander.domain.plan import Activation, PlanText
from commander.domain.record import RECORD_FIELDS, Record
from commander.domain.region import Region
from commander.domain.request import Delivery, Offer, Request
from commander.domain.resources import Channel, Department, Desk, Person, Unit
from commander.domain.warning import PublicWarning
from commander.domain.work import Message, Receipt, Task

ENTITIES: dict[str, type[Record]] = {
    "operation": Operation,
    "incident": Incident,
    "period": Period,
    "response_level": ResponseLevel,
    "warning": PublicWarning,
    "alert": Alert,
    "department": Department,
    "unit": Unit,
    "person": Person,
    "desk": Desk,
    "channel": Channel,
    "task": Task,
    "message": Message,
    "receipt": Receipt,
    "feature": Feature,
    "attachment": Attachment,
    "plan_text": PlanText,
    "activation": Activation,
    "duty": Duty,
    "request": Request,
    "delivery": Delivery,
    "offer": Offer,
    "region": Region,
}
NAMES: dict[type[Record], str] = {kind: name for name, kind in ENTITIES.items()}

INSERT_ONLY = frozenset({"message", "receipt"})
"""Entities whose fields are never changed after the first write, but for MUTABLE."""

MUTABLE = {"message": frozenset({"struck"})}
"""Fields of insert-only entities that may be written later, as registers."""

PERSONAL = {"person": frozenset({"name", "contact"})}
"""Fields that enter the hash as salted digests, so that a value can be erased lawfully."""

DERIVED = {
    "unit": frozenset({"heard_at", "fix"}),
    "message": frozenset(
        {
            "position",
            "happened_at",
            "received_at",
            "written_by",
            "superseded_by",
            "forwarded_by",
            "receipts",
            "tasks",
        }
    ),
}
"""Fields filled by the reader; a change may not carry them."""

RESERVED = RECORD_FIELDS
