"""OpenAPI of what travels as JSON but is checked by msgspec.

A route says what it gives or takes, and which refusals are its own; those that every route with a
token, a parameter or a body has are put in here, and the examples of `contract.examples`.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from fastapi import FastAPI

from commander.journal import parcels, position_wire, wire
from commander.journal.about import About
from commander.journal.change import Change
from commander.server.contract import examples, refusals

_KINDS = (
    About,
    Change,
    wire.Enrol,
    wire.Enrolled,
    wire.Hello,
    wire.Welcome,
    wire.Push,
    wire.Pushed,
    wire.Page,
    wire.Heads,
    wire.SnapshotStart,
    wire.SnapshotBlock,
    wire.SnapshotEnd,
    wire.Problem,
    parcels.Lacking,
    parcels.Held,
    position_wire.Ends,
    position_wire.Kept,
    position_wire.Part,
)
JSON = refusals.JSON
BYTES = position_wire.SHEET

_MEDIA = {
    wire.ZSTD: "JSON, compressed with zstandard; schema and examples show the JSON.",
    position_wire.BINARY: "MessagePack; schema and examples show it as JSON, bytes in base64.",
}
_ANSWERS, _REFUSES = "x-answers", "x-refuses"
"""Where a route says it, until `described` puts it in FastAPI's place, which knows less."""

_VERSION = {
    "name": wire.VERSION_HEADER,
    "in": "header",
    "required": True,
    "description": "Version of the protocol that is spoken",
    "schema": {"type": "string", "const": str(wire.PROTOCOL)},
}
OPEN: dict[str, Any] = {"security": []}
"""For `openapi_extra` of a route that asks for no token."""

_SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "Of one device: what it got when it enrolled. The server keeps its hash.",
    },
}


def _content(kind: type, media: str) -> dict[str, Any]:
    return {media: {"schema": {"$ref": f"#/components/schemas/{kind.__name__}"}}}


def answer(content: dict[str, Any], text: str = "The answer", **more: Any) -> dict[str, Any]:
    """Describe one answer."""
    said = " ".join([text + ".", *(_MEDIA[one] for one in content if one in _MEDIA)])
    return {"description": said, "content": content, **more}


def gives(kind: type, media: str = wire.ZSTD, *, refuses: Iterable[str] = ()) -> dict[str, Any]:
    """Describe an answer: JSON of this kind, compressed when the media type says so.

    ``refuses``: names in `refusals.PROBLEMS` of what this route refuses beside what all do.
    """
    return {_ANSWERS: {"200": answer(_content(kind, media))}, _REFUSES: tuple(refuses)}


def takes(
    kind: type, given: type, *, packed: bool = False, refuses: Iterable[str] = ()
) -> dict[str, Any]:
    """Describe a request with a body, and its answer."""
    media = wire.ZSTD if packed else JSON
    body = {"required": True, "content": _content(kind, media)}
    if packed:
        body["description"] = _MEDIA[media]
    return {"requestBody": body, **gives(given, media, refuses=("form", *refuses))}


def takes_bytes(given: type, text: str, *, refuses: Iterable[str] = ()) -> dict[str, Any]:
    """Describe a request with bytes for its body."""
    body = {"required": True, "description": text, "content": {BYTES: {}}}
    return {"requestBody": body, **gives(given, JSON, refuses=refuses)}


def is_well() -> dict[str, Any]:
    """Describe the answer of a server about itself."""
    kinds = ("well", "database", "disk")
    schema = {
        "type": "object",
        "properties": {one: {"type": "boolean"} for one in kinds},
        "required": list(kinds),
    }
    well = answer({JSON: {"schema": schema}}, "It can take changes in")
    problem = {"$ref": "#/components/schemas/Problem"}
    ill = answer({JSON: {"schema": {"anyOf": [schema, problem]}}}, "It cannot; says why")
    return {_ANSWERS: {"200": well, "503": ill}, **OPEN}


def about() -> dict[str, Any]:
    """Describe the answer of a server about its version."""
    return {_ANSWERS: {"200": answer(_content(About, JSON))}, **OPEN}


def events() -> dict[str, Any]:
    """Describe the event stream."""
    text = (
        "Server-sent events, until somebody hangs up: 'heads' (Heads, also the heartbeat), 'page' "
        "(Page) and 'news' (what kind of a stream is new)"
    )
    content = {"text/event-stream": {"schema": {"type": "string"}}}
    return {_ANSWERS: {"200": answer(content, text)}, _REFUSES: ("event streams",)}


def content_in_parts(media: str, *, refuses: Iterable[str]) -> dict[str, Any]:
    """Describe a content that is also given in parts."""
    whole = answer({media: {}}, "The whole content")
    part = answer({media: {}, "multipart/byteranges": {}}, "The part that Range asks for")
    return {_ANSWERS: {"200": whole, **_parts(part)}, _REFUSES: tuple(refuses)}


def _parts(part: dict[str, Any]) -> dict[str, Any]:
    text = {"text/plain": {"schema": {"type": "string"}}}
    return {
        "206": part,
        "400": answer(text, "The header Range makes no sense"),
        "416": answer(text, "The header Range asks for what is behind the end"),
    }


def snapshot() -> dict[str, Any]:
    """Describe a snapshot: lines of JSON."""
    kinds = (wire.SnapshotStart, wire.SnapshotBlock, wire.SnapshotEnd)
    lines = [{"$ref": f"#/components/schemas/{one.__name__}"} for one in kinds]
    schema = {"type": "array", "items": {"anyOf": lines}}
    text = "The snapshot: lines of JSON, a start, blocks and an end; shown as a list"
    whole = answer({wire.ZSTD: {"schema": schema}}, text)
    part = answer({wire.ZSTD: {}, "multipart/byteranges": {}}, "The part that Range asks for")
    return {_ANSWERS: {"200": whole, **_parts(part)}, _REFUSES: ("short",)}


def _operation(found: dict[str, Any], *, open_to_all: bool) -> None:
    """Finish the description of one operation."""
    extra = found.pop(_REFUSES, ())
    answers = found.pop(_ANSWERS, None)
    if answers is None:
        return
    names = [*extra, *refusals.EVERYWHERE]
    if not open_to_all:
        names += refusals.WITH_TOKEN
    if found.get("parameters"):
        names += refusals.WITH_PARAMETERS
    if "requestBody" in found:
        names += refusals.WITH_BODY
    if not open_to_all or "version" in extra:
        found.setdefault("parameters", []).append(_VERSION)
    refused = {} if "503" in answers or _quiet(found) else refusals.answers(tuple(names))
    found["responses"] = {
        status: answers[status] | ({} if status not in refused else _both(answers, refused, status))
        if status in answers
        else refused[status]
        for status in sorted({*answers, *refused})
    }


def _quiet(found: dict[str, Any]) -> bool:
    """Return whether a route asks for nothing and reads nothing, so that nothing can go wrong."""
    return found.get("security") == [] and "requestBody" not in found


def _both(answers: Any, refused: Any, status: str) -> dict[str, Any]:
    """Put two answers with one status together."""
    one, other = answers[status], refused[status]
    return {
        "description": f"{one['description']} {other['description']}",
        "content": one["content"] | other["content"],
    }


Rest = Callable[[dict[str, Any]], None]


def described(app: FastAPI, rest: Iterable[Rest] = ()) -> FastAPI:
    """Complete the description; ``rest`` puts in what is no route of FastAPI's."""
    plain = app.openapi
    made: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not made:
            made.update(_completed(plain()))
            for put in (*rest, examples.put):
                put(made)
        return made

    app.openapi = openapi  # type: ignore[method-assign] # FastAPI's documented way
    return app


def _completed(found: dict[str, Any]) -> dict[str, Any]:
    _, components = msgspec.json.schema_components(
        _KINDS, ref_template="#/components/schemas/{name}"
    )
    components["Envelope"]["properties"]["body"] = {
        "description": "A Change as its device made it, passed on byte for byte. One that is not "
        "of this form is answered with 'rejected'.",
        "anyOf": [{"$ref": "#/components/schemas/Change"}, {}],
    }
    parts = found.setdefault("components", {})
    parts["schemas"] = components
    parts["securitySchemes"] = dict(_SECURITY)
    found["security"] = [{"token": []}]
    found["info"]["description"] = (
        "What a Commander server answers. Names of messages are those of the program; times are "
        "ms UTC, sizes bytes. Refusals are a Problem: a code for programs, a text for people."
    )
    for path, operations in found["paths"].items():
        for operation in operations.values():
            # The metrics' own address has neither tokens nor our refusals.
            _operation(operation, open_to_all=operation.get("security") == [])
            operation.setdefault("operationId", path)
    return found
