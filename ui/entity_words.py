"""What the kinds of records are called where one of them is named alone."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_ENTITIES: Final[Mapping[str, Callable[[], str]]] = {
    "operation": lambda: translate("outbox", "Operation"),
    "incident": lambda: translate("outbox", "Incident"),
    "period": lambda: translate("outbox", "Operational period"),
    "response_level": lambda: translate("outbox", "Response level"),
    "warning": lambda: translate("outbox", "Public warning"),
    "alert": lambda: translate("outbox", "Alert"),
    "department": lambda: translate("outbox", "Department"),
    "unit": lambda: translate("outbox", "Unit"),
    "person": lambda: translate("outbox", "Person"),
    "desk": lambda: translate("outbox", "Desk"),
    "channel": lambda: translate("outbox", "Channel"),
    "task": lambda: translate("outbox", "Task"),
    "message": lambda: translate("outbox", "Log entry"),
    "receipt": lambda: translate("outbox", "Acknowledgement"),
    "feature": lambda: translate("outbox", "Map drawing"),
    "plan_text": lambda: translate("outbox", "Response plan"),
    "activation": lambda: translate("outbox", "Activated response"),
    "duty": lambda: translate("outbox", "Report duty"),
    "request": lambda: translate("outbox", "Request"),
    "delivery": lambda: translate("outbox", "Delivery"),
    "offer": lambda: translate("outbox", "Offer"),
    "region": lambda: translate("outbox", "Region"),
}


def entity_word(entity: str) -> str:
    """Return what an entity is called; one of a newer version by its code."""
    make = _ENTITIES.get(entity)
    return make() if make is not None else entity
