"""A warning as a CAP 1.2 alert (OASIS Common Alerting Protocol, 2010).

The level is no CAP severity: no standard maps the four colours to it. It goes out as the parameter
``warningLevel`` as it is; severity, urgency and certainty say Unknown, which receivers know.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from commander.domain.feature import Feature
from commander.domain.warning import PublicWarning
from commander.errors import UserError
from commander.linkage.warnings import WarningStep

NAMESPACE: Final = "urn:oasis:names:tc:emergency:cap:1.2"
_ISSUED: Final = ("issued", "issued anew", "lifted")
_LANGUAGES: Final = {"en": "en-US", "zh": "zh-CN"}
_CATEGORIES: Final = {
    "natural_disaster": "Other",
    "accident": "Safety",
    "public_health": "Health",
    "social_security": "Security",
}
_UNSAFE: Final = {ord(sign): None for sign in map(chr, range(32)) if sign not in "\t\n\r"}


def cap_alert(
    warning: PublicWarning,
    steps: Sequence[WarningStep],
    area: Feature | None,
    *,
    event_type: str = "",
    exercise: bool = False,
    zone: tzinfo = UTC,
) -> bytes:
    """Return the alert of the latest step of a warning that was issued, as XML in UTF-8.

    What was issued anew is an Update, what was lifted a Cancel; both name what went before.
    Raises UserError for a warning that nobody has issued.
    """
    told = [one for one in steps if one.what in _ISSUED]
    if not told:
        raise UserError("Only a warning that was issued goes out as CAP.")
    last = told[-1]
    alert = Element("alert", xmlns=NAMESPACE)
    said = {"issued": "Alert", "issued anew": "Update", "lifted": "Cancel"}
    sender = _word(warning.issuer)
    _add(alert, "identifier", f"{warning.key}.{len(told)}")
    _add(alert, "sender", sender)
    _add(alert, "sent", _time(last.at, zone))
    _add(alert, "status", "Exercise" if exercise else "Actual")
    _add(alert, "msgType", said[last.what])
    _add(alert, "scope", "Public")
    if last.reason:
        _add(alert, "note", last.reason)
    before = [
        f"{sender},{warning.key}.{number},{_time(one.at, zone)}"
        for number, one in enumerate(told[:-1], 1)
    ]
    if before:
        _add(alert, "references", " ".join(before))
    for language in sorted({*warning.headline, *warning.cautions, *warning.measures}):
        category = _CATEGORIES.get(event_type, "Other")
        _info(alert, warning, language, category, zone)
        _area(alert[-1], warning, area)
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    body: bytes = tostring(alert, encoding="utf-8")
    return head + body


def _info(
    alert: Element, warning: PublicWarning, language: str, category: str, zone: tzinfo
) -> None:
    info = SubElement(alert, "info")
    _add(info, "language", _LANGUAGES.get(language, language))
    _add(info, "category", category)
    _add(info, "event", warning.category or warning.hazard)
    if warning.lifted:
        _add(info, "responseType", "AllClear")
    for name in ("urgency", "severity", "certainty"):
        _add(info, name, "Unknown")
    for name, at in (("onset", warning.starts_at), ("expires", warning.expires_at)):
        if at:
            _add(info, name, _time(at, zone))
    _add(info, "senderName", warning.issuer)
    texts: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("headline", warning.headline),
        ("description", warning.cautions),
        ("instruction", warning.measures),
    )
    for name, by in texts:
        if text := by.get(language, "").strip():
            _add(info, name, text)
    parameter = SubElement(info, "parameter")
    _add(parameter, "valueName", "warningLevel")
    _add(parameter, "value", warning.level)


def _area(info: Element, warning: PublicWarning, area: Feature | None) -> None:
    found = SubElement(info, "area")
    _add(found, "areaDesc", warning.area)
    if area is None:
        return
    for ring in _rings(area.geometry):
        _add(found, "polygon", " ".join(f"{lat:.6f},{lon:.6f}" for lon, lat in ring))
    if area.radius_m > 0 and area.geometry.get("type") == "Point":
        lon, lat = _pairs([area.geometry["coordinates"]])[0]
        _add(found, "circle", f"{lat:.6f},{lon:.6f} {area.radius_m / 1000:.3f}")


def _rings(geometry: Mapping[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """Yield the outer rings of an area, closed: CAP knows no holes."""
    coordinates = geometry.get("coordinates", ())
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}
    for polygon in polygons.get(str(geometry.get("type", "")), ()):
        ring = _pairs(polygon[0])
        yield ring if ring[0] == ring[-1] else [*ring, ring[0]]


def _pairs(points: Any) -> list[tuple[float, float]]:
    return [(float(point[0]), float(point[1])) for point in points]


def _time(ms: int, zone: tzinfo) -> str:
    """Return a time as CAP writes it: to the second, with its offset, never Z."""
    return datetime.fromtimestamp(ms // 1000, zone).isoformat(timespec="seconds")


def _word(text: str) -> str:
    """Return a sender as CAP wants it: no blanks, commas or signs of markup."""
    return "".join("-" if sign.isspace() or sign in ",<&" else sign for sign in text) or "-"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text.translate(_UNSAFE)
