"""What went wrong, in the language of the window: errors by template, reasons by their wording.

An error of the core brings its template and its values. The line to the server and the outbox
bring finished English: what was said once is stored, and may come from the server. It is
recognised by its wording; what nobody knows is shown as it is.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.errors import SyncError, UserError

translate = QCoreApplication.translate

# Templates of sentences that arrive with their values already in them.
FILLED: Final = (
    "No backup was made: {known}",
    "The server has a problem ({status}).",
    "The server refuses this ({status}).",
    (
        "The server speaks version {theirs} of the exchange, this post version {ours}. "
        "Update the older of the two. Work goes on; nothing is lost."
    ),
    "The server's answer cannot be understood{what}.",
)
# Reasons that no error is raised with: how an exchange ended, why a change was set aside.
REASONS: Final[Mapping[str, Callable[[], str]]] = {
    "The exchange failed; details are in the log.": lambda: translate(
        "errors", "The exchange failed; details are in the log."
    ),
    "an earlier change of the same record was refused": lambda: translate(
        "errors", "an earlier change of the same record was refused"
    ),
    "the change belongs to another stream": lambda: translate(
        "errors", "the change belongs to another stream"
    ),
    "this version cannot show it": lambda: translate("errors", "this version cannot show it"),
    "this server cannot show it": lambda: translate("errors", "this server cannot show it"),
    "limit reached: the server keeps no more of this operation": lambda: translate(
        "errors", "limit reached: the server keeps no more of this operation"
    ),
    "refused": lambda: translate("errors", "refused"),
    "the file is missing": lambda: translate("errors", "the file is missing"),
    "the file is empty": lambda: translate("errors", "the file is empty"),
}
# Names of records, fields and states that errors name; only in these places, for a person may be
# called “Open”.
_NAMING: Final = frozenset({"what", "entity", "field", "state"})
_LISTING: Final = frozenset({"missing"})
"""Where several names stand, with commas between them."""
NAMES: Final[Mapping[str, Callable[[], str]]] = {
    "authority": lambda: translate("error names", "authority"),
    "channel": lambda: translate("error names", "channel"),
    "code": lambda: translate("error names", "code"),
    "name": lambda: translate("error names", "name"),
    "party": lambda: translate("error names", "party"),
    "reason": lambda: translate("error names", "reason"),
    "text": lambda: translate("error names", "text"),
    "title": lambda: translate("error names", "title"),
    "open": lambda: translate("error names", "open"),
    "closed": lambda: translate("error names", "closed"),
    "archived": lambda: translate("error names", "archived"),
    "operation": lambda: translate("error names", "operation"),
    "incident": lambda: translate("error names", "incident"),
    "period": lambda: translate("error names", "operational period"),
    "response_level": lambda: translate("error names", "response level"),
    "warning": lambda: translate("error names", "public warning"),
    "alert": lambda: translate("error names", "alert"),
    "department": lambda: translate("error names", "department"),
    "unit": lambda: translate("error names", "unit"),
    "person": lambda: translate("error names", "person"),
    "desk": lambda: translate("error names", "desk"),
    "task": lambda: translate("error names", "task"),
    "message": lambda: translate("error names", "log entry"),
    "receipt": lambda: translate("error names", "acknowledgement"),
    "feature": lambda: translate("error names", "map drawing"),
    "status": lambda: translate("error names", "status"),
    "state": lambda: translate("error names", "state"),
    "place": lambda: translate("error names", "position"),
    "owner": lambda: translate("error names", "owner"),
    "due": lambda: translate("error names", "due time"),
    "commander": lambda: translate("error names", "commander"),
    "crew": lambda: translate("error names", "crew"),
    "leader": lambda: translate("error names", "leader"),
    "kind": lambda: translate("error names", "kind"),
    "addressee": lambda: translate("error names", "addressee"),
    "hazard": lambda: translate("error names", "hazard"),
    "level": lambda: translate("error names", "level"),
    "category": lambda: translate("error names", "category"),
    "starts at": lambda: translate("error names", "start time"),
    "area": lambda: translate("error names", "area"),
    "cautions": lambda: translate("error names", "cautions"),
    "measures": lambda: translate("error names", "measures"),
    "issuer": lambda: translate("error names", "issuing unit"),
    "activation": lambda: translate("error names", "activated response"),
    "plan_text": lambda: translate("error names", "response plan"),
    "duty": lambda: translate("error names", "report duty"),
    "request": lambda: translate("error names", "request"),
    "delivery": lambda: translate("error names", "delivery"),
    "offer": lambda: translate("error names", "offer"),
    "region": lambda: translate("error names", "region"),
    "draft": lambda: translate("error names", "draft"),
    "approved": lambda: translate("error names", "approved"),
    "ordered": lambda: translate("error names", "ordered"),
    "delivered": lambda: translate("error names", "delivered"),
    "declined": lambda: translate("error names", "declined"),
    "cancelled": lambda: translate("error names", "cancelled"),
}


def said(error: BaseException) -> str:
    """What an error says, translated, with its values filled in."""
    if isinstance(error, UserError):
        template = translate("errors", error.text)
        if template == error.text:
            template = reason(template)
        values = {name: _value(name, value) for name, value in error.values.items()}
        return template.format(**values)
    return reason(str(error)) if isinstance(error, SyncError) else str(error)


def reason(text: str) -> str:
    """A reason that came as finished English, translated where its wording is known."""
    known = REASONS.get(text)
    whole = known() if known is not None else translate("errors", text)
    if whole != text:
        return whole
    for template in FILLED:
        if match := _pattern(template).fullmatch(text):
            return translate("errors", template).format(**_inner(match.groupdict()))
    return text


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(template)), re.DOTALL)


def _inner(values: dict[str, str]) -> dict[str, str]:
    """The values of a recognised sentence, which may be reasons themselves, in brackets too."""
    bare = {name: value.strip(" ()") for name, value in values.items()}
    return {
        name: value.replace(bare[name], reason(bare[name])) if bare[name] else value
        for name, value in values.items()
    }


def _value(name: str, value: object) -> object:
    if isinstance(value, UserError):
        return said(value)
    if name in _LISTING and isinstance(value, str):
        return ", ".join(NAMES[one]() if one in NAMES else one for one in value.split(", "))
    if name in _NAMING and isinstance(value, str) and value in NAMES:
        return NAMES[value]()
    return reason(value) if name in {"wrong", "reason"} and isinstance(value, str) else value
