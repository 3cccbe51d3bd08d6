"""Makes pages out of templates; whatever people or posts typed is escaped."""

import functools
from collections.abc import Mapping
from datetime import UTC, datetime

import jinja2
from starlette.responses import Response

import resources
from commander.server.access.people import shown
from commander.server.admin.words import LANGUAGES, Words

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _time(at: int) -> str:
    """Return a time as it is shown: UTC, to the second."""
    moment = datetime.fromtimestamp(at / 1000, UTC)
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _size(count: int) -> str:
    """Return a number of bytes as it is shown."""
    size, unit = float(count), "B"
    for unit in ("B", "kB", "MB", "GB", "TB"):  # noqa: B007 - the last one is kept
        if size < 1000:  # noqa: PLR2004 - steps of SI units
            break
        size /= 1000
    return f"{size:.0f} {unit}" if size >= 10 or unit == "B" else f"{size:.1f} {unit}"  # noqa: PLR2004


@functools.cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.path("admin")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(time=_time, size=_size, shown=shown)
    return made


def page(name: str, say: Words, values: Mapping[str, object], status: int = 200) -> Response:
    """Return a page in a language."""
    template = _templates().get_template(f"{name}.html")
    text = template.render(say=say, languages=LANGUAGES, page=name, **values)
    return Response(text, status, headers=HEADERS, media_type="text/html; charset=utf-8")


def style() -> Response:
    """Return the style sheet of all pages."""
    text = resources.path("admin", "style.css").read_bytes()
    headers = HEADERS | {"Cache-Control": "no-cache"}
    return Response(text, headers=headers, media_type="text/css; charset=utf-8")


def see(place: str) -> Response:
    """Send the browser on to another page."""
    return Response(None, 303, headers=HEADERS | {"Location": place})
