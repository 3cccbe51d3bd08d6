"""Regions of a GeoJSON file: one feature a region, its properties say what it is called.

Properties: ``code``, ``parent`` (code of the region above), ``name_en``, ``name_zh``,
``government_en``, ``government_zh``, ``timezone``, ``channel``; ``adcode``, ``name`` and
``parent.adcode`` as in common files of Chinese administrative regions are understood as well.
"""

from pathlib import Path
from typing import Any, Final

import msgspec

from commander.domain.region import Region
from commander.errors import UserError

LARGEST: Final = 32 * 1024 * 1024
MOST_BYTES: Final = 48 * 1024
"""A region travels in one change; a border that takes more is too fine for it."""


def read_regions(path: Path) -> tuple[Region, ...]:
    """Return the regions of a file; UserError with what is wrong and where."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(
                "{file} is larger than {limit} MB.", file=path.name, limit=LARGEST >> 20
            )
        raw = msgspec.json.decode(path.read_bytes())
    except msgspec.DecodeError as error:
        raise UserError("{file} is no GeoJSON: {reason}.", file=path.name, reason=error) from error
    features = raw.get("features") if isinstance(raw, dict) else None
    if not isinstance(features, list) or not features:
        raise UserError("{file} has no regions: a FeatureCollection is needed.", file=path.name)
    return tuple(_region(path.name, n, one) for n, one in enumerate(features, 1))


def _region(name: str, number: int, feature: Any) -> Region:
    said = feature.get("properties") if isinstance(feature, dict) else None
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(said, dict):
        raise UserError("{file}, region {number}: it has no properties.", file=name, number=number)
    code = str(said.get("code") or said.get("adcode") or "")
    if not code:
        raise UserError("{file}, region {number}: it has no code.", file=name, number=number)
    geometry = _border(name, number, geometry)
    above = said.get("parent")
    above = above.get("adcode", "") if isinstance(above, dict) else above
    names = _texts(said, "name")
    return Region(
        key=code,
        names=names or {"en": code},
        government=_texts(said, "government"),
        parent=str(above or ""),
        geometry=geometry,
        timezone=str(said.get("timezone") or ""),
        channel=str(said.get("channel") or ""),
    )


def _border(name: str, number: int, geometry: Any) -> dict[str, object]:
    if geometry is None:
        return {}
    kinds = ("Polygon", "MultiPolygon")
    if not isinstance(geometry, dict) or geometry.get("type") not in kinds:
        raise UserError(
            "{file}, region {number}: a border is a Polygon or MultiPolygon.",
            file=name,
            number=number,
        )
    if len(msgspec.json.encode(geometry)) > MOST_BYTES:
        return _simpler(geometry)
    return dict(geometry)


def _simpler(geometry: dict[str, object]) -> dict[str, object]:
    """Return a border that fits, coarser step by step; islands and corners go first."""
    from shapely.geometry import mapping, shape  # noqa: PLC0415 - heavy, and only here

    whole = shape(geometry)
    tolerance = 0.0002
    found: dict[str, object] = geometry
    while len(msgspec.json.encode(found)) > MOST_BYTES and tolerance < 1:
        found = dict(mapping(whole.simplify(tolerance)))
        tolerance *= 2
    return found


def _texts(said: dict[str, Any], what: str) -> dict[str, str]:
    found = {language: str(said.get(f"{what}_{language}") or "") for language in ("en", "zh")}
    plain = str(said.get(what) or "")
    if plain:
        found = {language: text or plain for language, text in found.items()}
    return {language: text for language, text in found.items() if text}
