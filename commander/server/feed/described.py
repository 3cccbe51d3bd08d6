"""What the feed's answers look like, with examples, for OpenAPI; see `contract`."""

from typing import Any, Final

_PROBLEM: Final = {"$ref": "#/components/schemas/Problem"}
_TAG: Final = {"schema": {"type": "string"}, "description": "For If-None-Match; weak"}
_MARKS: Final[dict[str, Any]] = {"ETag": _TAG}


def _gives(
    text: str, media: str, schema: dict[str, Any], example: Any, headers: dict[str, Any]
) -> dict[str, Any]:
    body = {media: {"schema": schema, "example": example}}
    refused = {
        "description": "Refused: 401 the token, 404 the operation, 422 a value, 429 too often",
        "content": {
            "application/json": {
                "schema": _PROBLEM,
                "example": {
                    "error": "operation",
                    "text": "There is no such operation for this token.",
                },
            }
        },
    }
    return {
        "tags": ["feed"],
        "security": [{"feed": []}],
        "responses": {
            "200": {"description": text, "content": body, "headers": _MARKS | headers},
            "304": {"description": "As it was: the ETag of If-None-Match still holds"},
            "4XX": refused,
            "503": {**refused, "description": "Too much to do at present; see Retry-After"},
        },
    }


_COLLECTION: Final = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {"type": "array", "items": {"type": "object"}},
    },
}

_INCIDENT: Final = {
    "type": "Feature",
    "id": "01939f6e-0001-7000-8000-000000000001",
    "geometry": {"type": "Point", "coordinates": [24.9384, 60.1699]},
    "properties": {
        "record": "incident",
        "operation": "01939f6e-0000-7000-8000-000000000000",
        "name": "Warehouse fire",
        "state": "open",
        "alarm_at": "2026-11-30T12:04:00.000Z",
        "alarm_precision": "minute",
        "approximate": ["alarm_at"],
        "place_source": "hand",
        "place_approximate": False,
        "changed_at": "2026-11-30T12:06:31.250Z",
        "disputed": [],
    },
}
_UNIT: Final = {
    "type": "Feature",
    "id": "E1",
    "geometry": {"type": "Point", "coordinates": [24.9391, 60.1702]},
    "properties": {
        "record": "unit",
        "operation": "01939f6e-0000-7000-8000-000000000000",
        "name": "Engine 1",
        "department": "fire",
        "status": "on_scene",
        "heard_at": "2026-11-30T12:10:02.000Z",
        "place_source": "gps",
        "place_at": "2026-11-30T12:10:05.000Z",
        "accuracy_m": 5.0,
    },
}
_LINE: Final = (
    '{"cursor":"9f2c4e8a01b3d5f7-42","id":"01939f6e-0042-7000-8000-000000000042",'
    '"at":"2026-11-30T12:11:00.000Z","precision":"second","text":"Water supply established",'
    '"from":{"kind":"unit","key":"E1","name":"Engine 1"},"to":[],"struck":null}\n'
)

_OPERATIONS: Final = _gives(
    "The operations",
    "application/json",
    {
        "type": "object",
        "properties": {
            "operations": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
                },
            }
        },
    },
    {"operations": [{"id": "01939f6e-0000-7000-8000-000000000000", "name": "Harbour"}]},
    {},
)
_INCIDENTS: Final = _gives(
    "A FeatureCollection (RFC 7946)",
    "application/geo+json",
    _COLLECTION,
    {"type": "FeatureCollection", "features": [_INCIDENT]},
    {},
)
_UNITS: Final = _gives(
    "A FeatureCollection (RFC 7946)",
    "application/geo+json",
    _COLLECTION,
    {"type": "FeatureCollection", "features": [_UNIT]},
    {},
)
_LOG: Final = _gives(
    "A JSON object a line",
    "application/x-ndjson",
    {"type": "string"},
    _LINE,
    {
        "Feed-Cursor": {"schema": {"type": "string"}, "description": "Where to go on: after="},
        "Feed-More": {"schema": {"enum": ["true", "false"]}, "description": "More is there now"},
        "Feed-Restarted": {
            "schema": {"const": "true"},
            "description": "The server was put back: it began from the start, known ids come again",
        },
    },
)

_ROUTES: Final = {
    "/feed/v1": _OPERATIONS,
    "/feed/v1/{operation}/incidents.geojson": _INCIDENTS,
    "/feed/v1/{operation}/units.geojson": _UNITS,
    "/feed/v1/{operation}/log.jsonl": _LOG,
}


def put(found: dict[str, Any]) -> None:
    """Put the feed into the description of the API."""
    found["components"]["securitySchemes"]["feed"] = {
        "type": "http",
        "scheme": "bearer",
        "description": "Of one of the city's systems; an administrator makes it. It only reads.",
    }
    for path, told in _ROUTES.items():
        found["paths"][path]["get"].update(told)
