"""OpenAPI of the administrator's page and of the measures: not for programs, yet not hidden."""

from typing import Any, Final

from commander.server.admin.acts import ACTS
from commander.server.admin.signing import BEFORE, FORM, SESSION
from commander.server.admin.views import PAGES

HTML: Final = "text/html"
_TEXT: Final = {HTML: {"schema": {"type": "string"}}}
_LANGUAGE: Final = {
    "name": "lang",
    "in": "query",
    "description": "Language of the page, from now on",
    "schema": {"type": "string"},
    "examples": {"Chinese": {"value": "zh"}},
}
_SAYS: Final = {
    "400": "What was typed cannot be; the page says what to do",
    "403": "The form is too old or not from this page; or name and password are wrong",
    "404": "There is no such page, or nothing of this name",
    "413": "The form is too large",
    "415": "This is no form",
    "429": "Too many attempts from there, or for this name",
    "502": "The provider of OpenID Connect does not answer",
    "503": "The server has too much to do at present",
}
_FIELDS: Final = (
    ("device", "user", "name", "password", "subject", "administrator", "id", "mode", "holder"),
    ("feed", "streams", "days", "webhook"),
    ("role", "department", "hours", "uses", "note", "stream", "code", "q"),
)


_MEASURES: Final = {
    "servers": [{"url": "http://127.0.0.1:9464", "description": "Where --metrics says"}],
    "get": {
        "tags": ["administration"],
        "summary": "Measures for Prometheus, at an address of their own",
        "security": [],
        "responses": {"200": {"description": "Measures.", "content": {"text/plain": {}}}},
    },
}


def _answers(*statuses: str) -> dict[str, Any]:
    known = {"200": "The page", "303": "Go on there", **_SAYS}
    found: dict[str, Any] = {}
    for status in sorted(statuses):
        found[status] = {"description": f"{known[status]}."}
        if status == "303":
            header = {"description": "Where to", "required": True, "schema": {"type": "string"}}
            found[status]["headers"] = {"Location": header}
        elif status == "503":  # the database, before the page is begun
            problem = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            found[status]["content"] = _TEXT | problem
        else:
            found[status]["content"] = _TEXT
    return found


def _page(text: str, *statuses: str, **more: Any) -> dict[str, Any]:
    answers = _answers(*statuses)
    return {
        "tags": ["administration"],
        "summary": text,
        "responses": answers,
        "security": [],
        **more,
    }


def _form(text: str, *wanted: str, **fields: Any) -> dict[str, Any]:
    properties = {
        "form": {"type": "string", "description": "What the page shown before carries in its form"},
        **fields,
    }
    schema = {"type": "object", "properties": properties, "required": ["form", *wanted]}
    return {"required": True, "description": text, "content": {FORM: {"schema": schema}}}


def put(found: dict[str, Any]) -> None:
    """Put the page into a description."""
    found["components"]["securitySchemes"]["session"] = {
        "type": "apiKey",
        "in": "cookie",
        "name": SESSION,
        "description": "Of an administrator's browser, after signing in.",
    }
    found["paths"] |= _signing_in() | _pages() | {"/metrics": _MEASURES}


_WORD: Final = {"type": "string"}
_SIGNED_IN: Final[dict[str, Any]] = {"security": [{"session": []}]}
_SENT: Final = ("303", "400", "403", "413", "415", "503")


def _signing_in() -> dict[str, Any]:
    """Return how somebody comes in and goes."""
    before = {
        "name": BEFORE,
        "in": "cookie",
        "required": True,
        "description": "What the form to sign in with gave the browser",
        "schema": _WORD,
    }
    fields = _form("Name and password", "name", "password", name=_WORD, password=_WORD)
    statuses = ("200", "400", "403", "413", "415", "429", "503")
    returned = [{"name": one, "in": "query", "schema": _WORD} for one in ("code", "state")]
    out = _form("What the page carries")
    return {
        "/admin/sign-in": {
            "get": _page("The form to sign in with", "200", "503", parameters=[_LANGUAGE]),
            "post": _page(
                "Sign in by name and password", *statuses, parameters=[before], requestBody=fields
            ),
        },
        "/admin/sign-out": {"post": _page("Sign out", *_SENT, requestBody=out, **_SIGNED_IN)},
        "/admin/oidc": {"get": _page("Sign in at the provider", "303", "404", "429", "502", "503")},
        "/admin/oidc/back": {
            "get": _page(
                "Where the provider sends the browser back to",
                *("200", "403", "429", "503"),
                parameters=returned,
            )
        },
    }


def _pages() -> dict[str, Any]:
    """Return what somebody sees and does who is signed in."""
    acts = _form(
        "What one of the page's forms sends. Which fields count depends on the act.",
        "act",
        act={"type": "string", "enum": sorted(ACTS)},
        **dict.fromkeys((name for names in _FIELDS for name in names), _WORD),
    )
    page = {
        "name": "page",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": sorted(PAGES)},
    }
    place = {"type": "integer", "minimum": 0}
    asked = [
        {"name": name, "in": "query", "description": text, "schema": kind}
        for name, text, kind in (
            ("id", "Of the operation, on the page of one", _WORD),
            ("q", "Some text to look for", _WORD),
            ("from", "Place in the list at which to begin", place),
            ("before", "Line of the audit before which to begin", place),
        )
    ]
    style = {"200": {"description": "The sheet.", "content": {"text/css": {}}}}
    seen = ("200", "303", "404", "503")
    return {
        "/admin": {
            "get": _page(
                "How the server is", *seen[:2], "503", parameters=[_LANGUAGE], **_SIGNED_IN
            )
        },
        "/admin/style.css": {"get": _page("How it looks") | {"responses": style}},
        "/admin/{page}": {
            "get": _page(
                "One of the pages", *seen, parameters=[page, _LANGUAGE, *asked], **_SIGNED_IN
            ),
            "post": _page(
                "Do what one of the forms asks for",
                *("200", "404", *_SENT),
                parameters=[page],
                requestBody=acts,
                **_SIGNED_IN,
            ),
        },
    }
