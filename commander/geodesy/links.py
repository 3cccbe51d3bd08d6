"""Places in links: geo addresses and what map services put into theirs. Nothing is ever opened."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

_NUMBER: Final = r"([+-]?\d{1,3}(?:\.\d+)?)"
_COMMA: Final = r"\s*,\s*"


@dataclass(frozen=True, slots=True)
class Linked:
    """Two numbers of a link, in degrees, and the datum that the service uses."""

    lat: float
    lon: float
    datum: str = "wgs84"


@dataclass(frozen=True, slots=True)
class _Form:
    """How one service writes a place; ``lon_first`` where longitude stands first."""

    pattern: re.Pattern[str]
    datum: str = "wgs84"
    lon_first: bool = False


def _form(pattern: str, datum: str = "wgs84", *, lon_first: bool = False) -> _Form:
    return _Form(re.compile(pattern, re.I), datum, lon_first)


# The first that fits counts: what marks a service stands before what many services share.
_FORMS: Final = (
    _form(rf"^\s*geo:{_NUMBER}{_COMMA}{_NUMBER}"),
    _form(rf"amap\.com/.*?(?:position|lnglat|center)={_NUMBER}{_COMMA}{_NUMBER}", "gcj02",
          lon_first=True),
    _form(rf"amap\.com/.*?(?:q|dest)={_NUMBER}{_COMMA}{_NUMBER}", "gcj02"),
    _form(rf"qq\.com/.*?(?:coord[:=]|center=){_NUMBER}{_COMMA}{_NUMBER}", "gcj02"),
    _form(rf"baidu\.com/.*?(?:location|center)={_NUMBER}{_COMMA}{_NUMBER}.*coord_type=gcj02",
          "gcj02"),
    _form(rf"baidu\.com/.*?(?:location|center)={_NUMBER}{_COMMA}{_NUMBER}.*coord_type=wgs84"),
    _form(rf"baidu\.com/.*?(?:location|center)={_NUMBER}{_COMMA}{_NUMBER}", "bd09"),
    _form(rf"!3d{_NUMBER}!4d{_NUMBER}"),
    _form(rf"[?&]mlat={_NUMBER}&mlon={_NUMBER}"),
    _form(rf"#map=[\d.]+/{_NUMBER}/{_NUMBER}"),
    _form(rf"[?&](?:q|query|ll|sll|center|destination|daddr|cp)=(?:loc:)?"
          rf"{_NUMBER}\s*[,~]\s*{_NUMBER}"),
    _form(rf"/@{_NUMBER},{_NUMBER},"),
)  # fmt: skip
_LINK = re.compile(r"^\s*(?:geo:|https?://|\S+\.\S+/\S*[?#@])", re.I)


def is_link(text: str) -> bool:
    """Whether this looks like a link at all."""
    return bool(_LINK.match(text))


def linked(text: str) -> Linked | None:
    """Return the place in a link; None where none of the known writings is in it."""
    plain = unquote(text)
    for form in _FORMS:
        if found := form.pattern.search(plain):
            lat, lon = (float(one) for one in found.groups())
            if form.lon_first:
                lat, lon = lon, lat
            return Linked(lat, lon, form.datum)
    return None
