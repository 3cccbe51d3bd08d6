"""Incidents, units and log entries as the city's systems read them: GeoJSON and plain JSON.

Times are RFC 3339 in UTC; what is not known is null. Texts are plain text as people typed them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from commander.domain.operation import Incident
from commander.domain.record import Meta, Party, Place, Record
from commander.domain.resources import Unit
from commander.domain.work import Message, Receipt

Json = dict[str, Any]

_OWN: Final = frozenset({"key", "stream", "meta", "place", "fix", "heard_at", "alarm_at"})
_ENTRY: Final = (
    *("text", "via", "channel", "medium", "precedence", "kind", "incident", "precision"),
    *("source", "supersedes", "superseded_by", "forwards", "written_by"),
)


def when(at: int) -> str | None:
    """Return a time (ms UTC) in words of RFC 3339; None for never, or for none that can be."""
    try:
        moment = datetime.fromtimestamp(at / 1000, UTC) if at else None
    except (OverflowError, OSError, ValueError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at % 1000:03}Z" if moment else None


def collection(features: Iterable[Json]) -> Json:
    """Return a FeatureCollection (RFC 7946)."""
    return {"type": "FeatureCollection", "features": list(features)}


def incident(found: Incident) -> Json:
    """Return an incident as a feature."""
    times = {"alarm_at": when(found.alarm_at)}
    return _feature("incident", found, found.place, times)


def unit(found: Unit) -> Json:
    """Return a unit as a feature, where the newer of a hand and a device has it."""
    fix = found.fix
    moved = {
        "heard_at": when(found.heard_at),
        "accuracy_m": fix.accuracy_m if fix and fix.accuracy_m else None,
        "speed_m_s": fix.speed if fix else None,
        "heading_deg": fix.heading if fix else None,
    }
    return _feature("unit", found, found.place, moved)


def _feature(kind: str, found: Record, place: Place | None, more: Json) -> Json:
    names = (one.name for one in fields(found) if one.name not in _OWN)
    values = {name: msgspec.to_builtins(getattr(found, name)) for name in names}
    return {
        "type": "Feature",
        "id": found.key,
        "geometry": _point(place),
        "properties": {
            "record": kind,
            "operation": found.stream,
            **values,
            **more,
            **_placed(place, found.meta),
            **_known(found.meta),
        },
    }


def _point(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {"type": "Point", "coordinates": [round(place.lon, 7), round(place.lat, 7)]}


def _placed(place: Place | None, meta: Meta) -> Json:
    return {
        "place_text": place.text if place else "",
        "place_source": place.source if place else None,
        "place_approximate": place.approx if place else None,
        "place_at": when(meta.since.get("place", 0)) if place else None,
    }


def _known(meta: Meta) -> Json:
    """Return what is known about a record beside its values; ``disputed``: posts disagree."""
    return {
        "created_at": when(meta.created_at),
        "created_by": meta.created_by,
        "changed_at": when(max(meta.since.values(), default=meta.created_at)),
        "disputed": sorted(meta.disputed),
    }


def entry(found: Message) -> Json:
    """Return a log entry."""
    place = found.place
    said: Mapping[str, Any] = {name: getattr(found, name) for name in _ENTRY}
    return {
        "id": found.key,
        "operation": found.stream,
        "at": when(found.happened_at),
        **said,
        "received_at": when(found.received_at),
        "clock_ahead_s": found.ahead // 1000 or None,
        "from": _party(found.sender) if found.sender else None,
        "to": [_party(one) for one in found.to],
        "about": list(found.about),
        "place": _point(place),
        "place_text": place.text if place else "",
        "place_approximate": place.approx if place else None,
        "forwarded_by": list(found.forwarded_by),
        "tasks": list(found.tasks),
        "inferred": list(found.inferred),
        "awaiting": list(found.awaiting()),
        "receipts": [_receipt(one) for one in found.receipts],
        "struck": msgspec.to_builtins(found.struck),
    }


def _party(one: Party) -> Json:
    return {"kind": one.kind, "key": one.key, "name": one.name}


def _receipt(one: Receipt) -> Json:
    said = {"party": one.party, "kind": one.kind, "way": one.way, "by": one.by}
    return {**said, "at": when(one.meta.created_at), "precision": one.precision}
