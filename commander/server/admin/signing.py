"""Cookies, sessions and attempts: who is signed in, and that a form comes from our own page."""

import hmac
import ipaddress
import math
import secrets
import time
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response

from commander.server.access.people import Session, carries
from commander.server.admin.words import COOKIE, Words, wanted
from commander.server.buckets import Buckets
from commander.server.gate import Gate, Refused, address

SESSION, BEFORE, STATE = (
    "__Host-commander-session",
    "__Host-commander-form",
    "__Host-commander-state",
)
"""Names of cookies: who is signed in; who looks at the sign-in form; a sign-in at the provider.

The prefix makes browsers take them only from this very host, over TLS, for all of it."""

YEAR_S = 366 * 24 * 3600
MOST_FIELDS = 40
FARTHEST = 1e12
"""Place in a list."""

FORM = "application/x-www-form-urlencoded"

PER_ADDRESS, PER_NAME = (10 / 60, 10), (1 / 20, 30)
"""Sign-ins that fail: new ones a second, and at once; for an address, and for one name."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a form sent; each field once."""

    fields: dict[str, str]

    def __getitem__(self, name: str) -> str:
        """Return a field; empty when it was not sent."""
        return self.fields.get(name, "")

    def number(self, name: str) -> float:
        """Return a field as a number; 0 when it is none."""
        try:
            found = float(self[name] or 0)
        except ValueError:
            return 0.0
        return found if math.isfinite(found) else 0.0

    def place(self, name: str) -> int:
        """Return a field as a place in a list; 0 when it is none."""
        return int(min(max(self.number(name), 0.0), FARTHEST))


class Attempts:
    """Slows down who guesses passwords; on the event loop."""

    def __init__(self) -> None:
        self._places = Buckets(*PER_ADDRESS, time.monotonic)
        self._names = Buckets(*PER_NAME, time.monotonic)

    def check(self, request: Request, name: str) -> None:
        """Refuse a try after too many that went wrong, from a place or for a name."""
        wait = self._places.empty(place(request))
        if name:  # at the provider nobody has one yet, and strangers must not use it up for all
            wait = max(wait, self._names.empty(name.casefold()))
        if wait:
            raise Refused(429, "busy", "Too many attempts. Wait a minute, then try again.", wait)

    def failed(self, request: Request, name: str) -> None:
        """Count a try that went wrong."""
        self._places.take(place(request))
        if name:
            self._names.take(name.casefold())


def place(request: Request) -> str:
    """Return where a request comes from: an address, or the network of 64 bits it is in."""
    host = address(request)
    try:
        found = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if found.version == 6:  # noqa: PLR2004 - whoever has one address of version 6 has 2 to the 64
        return str(ipaddress.ip_network((int(found) >> 64 << 64, 64)))
    return host


def language(request: Request) -> Words:
    """Return the words for whoever asks."""
    return Words(
        wanted(
            request.query_params.get("lang", ""),
            request.cookies.get(COOKIE, ""),
            request.headers.get("Accept-Language", ""),
        )
    )


def keep_language(request: Request, answer: Response) -> None:
    """Keep the language that was asked for."""
    if request.query_params.get("lang"):
        _set(answer, COOKIE, language(request).language, YEAR_S)


def keep_session(answer: Response, secret: str) -> None:
    """Hand the browser its session; it ends with the browser, or earlier."""
    _set(answer, SESSION, secret, None)
    _drop(answer, BEFORE)
    _drop(answer, STATE)


def keep_state(answer: Response, state: str) -> None:
    """Have the browser keep the state of a sign-in at the provider, which sends it back."""
    _set(answer, STATE, state, 600, same_site="lax")


def end_session(answer: Response) -> None:
    """Take the session from the browser."""
    _drop(answer, SESSION)


def keep_before(request: Request, answer: Response, secret: str) -> None:
    """Hand the browser what the sign-in form must carry."""
    if request.cookies.get(BEFORE) != secret:
        _set(answer, BEFORE, secret, None)


def before(request: Request) -> str:
    """Return what the sign-in form of this browser must carry."""
    kept = request.cookies.get(BEFORE, "")
    return kept if 20 <= len(kept) <= 100 and kept.isascii() else secrets.token_urlsafe(32)  # noqa: PLR2004


def check_before(request: Request, form: Form) -> None:
    """Refuse a sign-in that comes from a page of somebody else's."""
    kept = request.cookies.get(BEFORE, "")
    if not kept or not hmac.compare_digest(kept.encode(), form["form"].encode()):
        raise foreign()


def check(session: Session, form: Form) -> None:
    """Refuse a form that is not this session's."""
    if not carries(session, form["form"]):
        raise foreign()


async def read(request: Request, gate: Gate) -> Form:
    """Return the form that was sent; refuses what comes from another site, or is none."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise foreign()
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != FORM:
        raise Refused(415, "form", "This is not a form of this page.")
    body = await gate.body(request)
    try:
        found = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Refused(400, "form", "This is not a form of this page.") from error
    return Form({name: values[0] for name, values in found.items()})


def foreign() -> Refused:
    """Return the refusal of a form that is not ours, or of one that is too old."""
    return Refused(403, "form", "This form is too old or not from this page. Open it again.")


def _set(
    answer: Response, name: str, value: str, age: int | None, same_site: str = "strict"
) -> None:
    answer.set_cookie(
        name,
        value,
        max_age=age,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax" if same_site == "lax" else "strict",
    )


def _drop(answer: Response, name: str) -> None:
    answer.delete_cookie(name, path="/", secure=True, httponly=True, samesite="strict")
