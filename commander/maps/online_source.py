"""An online source as a person enters it: its address checked, and what to know of its terms."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

from commander.errors import UserError
from commander.maps.area import MAX_ZOOM, Area, OnlineSource
from commander.maps.index import Record
from commander.maps.tile_bytes import VECTOR, plain_text

_PLACES: Final = ("{z}", "{x}", "{y}")
_KNOWN: Final = re.compile(r"\{(z|x|y|-y|s|r|key)\}")
_SERVERS: Final = "abc"
_TEXT_MOST: Final = 2_000

Code = Literal["openstreetmap", "bulk_forbidden", "private", "unknown"]

_BULK_FORBIDDEN: Final = (
    "opentopomap.org",
    "tile.osm.org",
    "openstreetmap.fr",
    "openstreetmap.de",
    "memomaps.de",
    "thunderforest.com",
    "stadiamaps.com",
    "mapbox.com",
    "maptiler.com",
    "arcgisonline.com",
    "google.com",
    "tianditu.gov.cn",
    "bing.com",
    "virtualearth.net",
)
"""Hosts whose terms forbid collecting tiles for use without a network; a list of what is often
entered, not of all there are. Read the terms of each: they change."""

_SHIFTED: Final = (
    "autonavi.com",
    "amap.com",
    "gtimg.com",
    "qq.com",
    "google.cn",
    "bdimg.com",
    "baidu.com",
)
"""Hosts whose maps of China are drawn in GCJ-02 or BD-09, as Chinese rules on surveying ask: some
300 to 700 m beside where satellite receivers see the same place."""


@dataclass(frozen=True, slots=True)
class TermsNote:
    """What a person must know before a source is used, by a code that the window words.

    "openstreetmap": light live viewing only, no bulk fetching, no offline copies (Tile Usage Policy
    of the OpenStreetMap Foundation, operations.osmfoundation.org/policies/tiles). "bulk_forbidden":
    known to allow nothing else either, and mostly to ask for a contract. "private": a server on
    this machine or network. "unknown": the person has to find its terms. ``plain_http``: without
    TLS, so that others on the way see and can change what comes. ``shifted``: its maps of China lie
    beside the true place, so that marks on them would mislead.
    """

    code: Code
    host: str
    plain_http: bool = False
    shifted: bool = False


def terms_of(template: str) -> TermsNote:
    """Return what to know about the server of a template. Raises UserError when it is none."""
    host, secure = _host(template.strip())
    if _is_private(host):
        return TermsNote("private", host, not secure)
    if host == "tile.openstreetmap.org" or host.endswith(".tile.openstreetmap.org"):
        return TermsNote("openstreetmap", host)
    shifted = _is_of(host, _SHIFTED)
    known = shifted or _is_of(host, _BULK_FORBIDDEN)
    return TermsNote("bulk_forbidden" if known else "unknown", host, shifted=shifted)


def record_of(source: OnlineSource, key: str) -> Record:
    """Return what is kept of a source. Raises UserError for what is missing or not allowed."""
    template = source.template.strip()
    terms = terms_of(template)
    attribution = plain_text(source.attribution)
    if not attribution:
        raise UserError("Enter whose map it is: its terms ask that this is shown on the map.")
    if not source.terms_accepted:
        raise UserError("Read the terms of the source and accept them first.")
    if not 0 <= source.min_zoom <= source.max_zoom <= MAX_ZOOM:
        raise UserError("The zooms of the source make no sense; 0 to 19 is usual.")
    if "{key}" in template and not source.key_value:
        raise UserError("The address asks for a key ({{key}}); enter it, too.")
    name = " ".join(source.name.split())[:120]
    area = Area(
        key,
        name or _host(template)[0],
        source.kind,
        source.bounds,
        source.min_zoom,
        source.max_zoom,
        schema="other" if source.kind == "vector" else "",
        tile_size=source.tile_size,
        mime=VECTOR if source.kind == "vector" else "",
        attribution=attribution,
        online=True,
        notes=("shifted",) if terms.shifted else (),
        file=_host(template)[0],
    )
    return Record(area, template=template, key_value=source.key_value.strip())


def address(record: Record, z: int, x: int, y: int) -> str:
    """Return the address of a tile; nothing of it may be written into a log."""
    values = {
        "z": z,
        "x": x,
        "y": y,
        "-y": 2**z - 1 - y,
        "s": _SERVERS[(x + y) % len(_SERVERS)],
        "r": "",
        "key": record.key_value,
    }
    return _KNOWN.sub(lambda found: str(values[found[1]]), record.template)


def _host(template: str) -> tuple[str, bool]:
    """Return the host of a template, and whether TLS protects the way to it."""
    wrong = UserError(
        "Write the address of the tiles as in https://tiles.example.org/{{z}}/{{x}}/{{y}}.png, "
        "with {{z}}, {{x}} and {{y}} where zoom, column and row belong."
    )
    if len(template) > _TEXT_MOST or not all(
        place in template.replace("{-y}", "{y}") for place in _PLACES
    ):
        raise wrong
    bare = _KNOWN.sub("0", template)
    try:
        parts = urlsplit(bare)
        host, _ = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise wrong from error
    strange = any(c.isspace() or ord(c) < 32 for c in bare)  # noqa: PLR2004 - control characters
    if strange or "{" in bare or not host or parts.scheme not in {"https", "http"}:
        raise wrong
    if "@" in parts.netloc:
        raise UserError("Leave name and password out of the address; use {{key}} for a key.")
    if parts.scheme == "http" and not _is_private(host):
        raise UserError(
            "Without TLS (https) only a server on this machine or a private network may be used."
        )
    return host, parts.scheme == "https"


def _is_of(host: str, owners: tuple[str, ...]) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in owners)


def _is_private(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_private or found.is_link_local
