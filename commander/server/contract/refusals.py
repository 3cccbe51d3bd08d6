"""Every refusal that the API knows: what is said, with which status, and what to do then."""

from typing import Any, Final

import msgspec

from commander.journal import wire
from commander.journal.wire import PROTOCOL, Problem

JSON: Final = "application/json"

PROBLEMS: Final[dict[str, tuple[int, Problem]]] = {
    "form": (400, Problem("form", "The request is not of the form that is asked for.")),
    "token": (401, Problem("token", "This post is not known here.")),
    "code": (403, Problem("code", "This code does not open this server.")),
    "another's token": (403, Problem("device", "The token belongs to another device.")),
    "not let in": (403, Problem("device", "This device is not let in.")),
    "short": (404, Problem("short", "There is no snapshot of this stream.")),
    "absent": (404, Problem("absent", "This content is not here.")),
    "unknown": (404, Problem("unknown", "No attachment here has this content.")),
    "large": (413, Problem("size", "The request is too large.")),
    "many changes": (413, Problem("size", "The request has too many changes.")),
    "large attachment": (413, Problem("size", "The attachment is larger than this server keeps.")),
    "parameter": (422, Problem("form", "A parameter is missing or has a wrong value.")),
    "piece": (422, Problem("form", "The piece does not fit the content.")),
    "version": (426, Problem("version", f"This server speaks version {PROTOCOL}.")),
    "often": (429, Problem("busy", "Too many requests.")),
    "attempts": (429, Problem("busy", "Too many attempts.")),
    "event streams": (429, Problem("busy", "Too many event streams.")),
    "busy": (503, Problem("busy", "The server has too much to do at present.")),
    "storage": (503, Problem("storage", "The server cannot save at present.")),
    "quota": (507, Problem("quota", "This server keeps no more attachments.")),
    "full": (507, Problem("storage", "The disk of this server is nearly full.")),
}
"""What a server says, by a name of ours."""

EVERYWHERE: Final = ("busy", "storage")
WITH_TOKEN: Final = ("token", "version", "often", "attempts")
WITH_PARAMETERS: Final = ("parameter",)
WITH_BODY: Final = ("large",)

ADVICE: Final = {
    400: "The body is not what it should be. Sending it again helps nothing.",
    401: "The token is missing, wrong, expired or revoked. Enrol again with a code.",
    403: "Refused for good: ask the administrator.",
    404: "Not here, or nothing that this device may know of.",
    413: "Send less at once.",
    422: "A parameter is missing or wrong. Sending it again helps nothing.",
    426: "The server speaks another version of the protocol, which the header names.",
    429: "Come again after the seconds that Retry-After names.",
    503: "Nothing was taken in. Come again after the seconds that Retry-After names.",
    507: "There is no room for contents of attachments. Come again later; changes still go in.",
}

VERSION: Final = {
    "description": "Version of the protocol that the server speaks",
    "schema": {"type": "string", "const": str(PROTOCOL)},
}
AGAIN: Final = {
    "description": "Seconds after which to come again",
    "required": True,
    "schema": {"type": "string", "pattern": "^[1-9][0-9]*$"},
}
LATER: Final = frozenset({429, 503, 507})
"""Statuses that say when to come again."""


def answers(names: tuple[str, ...]) -> dict[str, Any]:
    """Return the OpenAPI of refusals, with what is said in each for an example."""
    found: dict[str, Any] = {}
    for name in names:
        status, problem = PROBLEMS[name]
        told = found.setdefault(str(status), _answer(status))
        examples = told["content"][JSON]["examples"]
        examples[name] = {"value": msgspec.to_builtins(problem)}
    return dict(sorted(found.items()))


def _answer(status: int) -> dict[str, Any]:
    headers = {wire.VERSION_HEADER: {**VERSION, "required": True}}
    if status in LATER:
        headers["Retry-After"] = AGAIN
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": ADVICE[status],
        "headers": headers,
        "content": {JSON: {"schema": schema, "examples": {}}},
    }
