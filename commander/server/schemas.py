"""OpenAPI of what travels as JSON but is checked by msgspec."""

from typing import Any

import msgspec
from fastapi import FastAPI

from commander.journal import parcels, position_wire, wire

_KINDS = (
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
JSON = "application/json"
_PROBLEM = {"description": "Refused", "content": {"application/json": {"schema": {}}}}


def _ref(kind: type) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{kind.__name__}"}


def _content(kind: type, media: str) -> dict[str, Any]:
    return {media: {"schema": _ref(kind)}}


def gives(kind: type, media: str = wire.ZSTD) -> dict[str, Any]:
    """Describe an answer: JSON of this kind, compressed when the media type says so."""
    refused = {"description": "Refused", "content": _content(wire.Problem, "application/json")}
    return {
        "responses": {
            "200": {"description": "The answer", "content": _content(kind, media)},
            "4XX": refused,
        }
    }


def takes(kind: type, answer: type, *, packed: bool = False) -> dict[str, Any]:
    """Describe a request with a body, and its answer."""
    media = wire.ZSTD if packed else "application/json"
    body = {"required": True, "content": _content(kind, media)}
    return {"requestBody": body, **gives(answer, media)}


def events() -> dict[str, Any]:
    """Describe the event stream."""
    text = "Events 'heads' (Heads, also the heartbeat) and 'page' (Page)"
    content = {"text/event-stream": {"schema": {"type": "string"}}}
    return {"responses": {"200": {"description": text, "content": content}}}


def described(app: FastAPI) -> FastAPI:
    """Add the schemas of what travels, the token and the version header to the description."""
    plain = app.openapi
    _, components = msgspec.json.schema_components(
        _KINDS, ref_template="#/components/schemas/{name}"
    )

    def openapi() -> dict[str, Any]:
        found = plain()
        parts = found.setdefault("components", {})
        parts.setdefault("schemas", {}).update(components)
        parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        found["security"] = [{"token": []}]
        return found

    app.openapi = openapi  # type: ignore[method-assign] # FastAPI's documented way
    return app
