"""What the things of a file become here: drawings of a kind, units, or incidents."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec

from commander.actions.from_file import MOST_THINGS, TakeInFile, Thing
from commander.domain.codes import FeatureKind, PlaceSource, State, UnitStatus
from commander.domain.record import Place
from commander.errors import UserError
from commander.interop.geo_check import KINDS, Bounds, GeoSheet
from commander.interop.geo_item import Item, Watch, text
from commander.interop.geo_mend import mended

MOST_POINTS: Final = 150_000
"""Corners of all drawings of one import together: some 3 MB, which every post has to be sent."""

UNIT: Final = "unit"
INCIDENT: Final = "incident"
NOTHING: Final = ""
"""What a kind of thing becomes beside the kinds of drawings; the last one leaves it out."""

FORM: Final = "commander"
"""The field by which our own exports are recognised; its value says what a thing was."""

Tally = Counter[tuple[str, str]]
"""How many things there are of each shape that say of themselves the same."""

_DIGITS: Final = 6
_EVERY: Final = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """What points, lines and areas become: a kind of drawing, `UNIT`, `INCIDENT` or `NOTHING`.

    With ``own`` a thing that says itself what it is, as those of our own exports do, becomes that.
    ``department`` is that of units, ``incident`` what drawings and units belong to.
    """

    point: str = FeatureKind.OTHER
    line: str = FeatureKind.OTHER
    area: str = FeatureKind.OTHER
    own: bool = True
    department: str = ""
    incident: str = ""
    planned: bool = False


def within(sheet: GeoSheet, bounds: Bounds) -> GeoSheet:
    """Return what of a sheet touches an area."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    if not sheet.items:
        return sheet
    shapes = [item.geometry for item in sheet.items]
    touched = shapely.intersects(shapely.envelope(shapes), shapely.box(*bounds))
    kept = (item for item, hit in zip(sheet.items, touched, strict=True) if hit)
    return replace(sheet, items=tuple(kept))


def action(sheet: GeoSheet, wish: Wish, stream: str, watch: Watch | None = None) -> TakeInFile:
    """Return the one action that takes a sheet in; UserError when it is too much or nothing."""
    watch = watch or Watch()
    wanted = [item for item in sheet.items if _becomes(item, wish)]
    if not wanted:
        raise UserError("Nothing is chosen to be taken in.")
    if len(wanted) > MOST_THINGS:
        raise UserError(
            "{count} things are too many for one import; at most {most} can be taken in, because "
            "every post is sent all of them. Take only what lies near the scene.",
            count=len(wanted),
            most=MOST_THINGS,
        )
    _bounded(wanted)
    things = []
    for number, item in enumerate(wanted):
        if number % _EVERY == 0:
            watch.at("taking", number, len(wanted))
        things.append(_thing(item, wish, stream, sheet.file.path.name))
    return TakeInFile(stream, sheet.file.path.name, _once(things))


def tally(sheet: GeoSheet) -> Tally:
    """Return how many things there are of each sort; `count` answers from it at once."""
    return Counter(_sort(item) for item in sheet.items)


def count(sorts: Tally, wish: Wish) -> int:
    """Return how many things would be taken in."""
    return sum(number for sort, number in sorts.items() if _what(sort, wish))


def _bounded(items: Iterable[Item]) -> None:
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    count = sum(int(shapely.get_num_coordinates(item.geometry)) for item in items)
    if count > MOST_POINTS:
        raise UserError(
            "The shapes have {count} corners together; at most {most} can be taken in, because "
            "every post is sent all of them. Take only what lies near the scene.",
            count=count,
            most=MOST_POINTS,
        )


def _once(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Return each thing once: a file may hold the same one several times."""
    return tuple({(one.entity, one.key): one for one in things}.values())


def own_kind(item: Item) -> str:
    """Return what a thing of our own exports was: a kind of drawing, unit or incident; else ""."""
    said = text(item.fields.get(FORM), 40)
    if said in {UNIT, INCIDENT}:
        return said if item.geometry.geom_type == "Point" else ""
    kind = text(item.fields.get("kind"), 40)
    return kind if said == "drawing" and kind in set(FeatureKind) else ""


def _becomes(item: Item, wish: Wish) -> str:
    return _what(_sort(item), wish)


def _sort(item: Item) -> tuple[str, str]:
    return item.geometry.geom_type, own_kind(item)


def _what(sort: tuple[str, str], wish: Wish) -> str:
    shape, own = sort
    if wish.own and own:
        return own
    kind = str(getattr(wish, KINDS[shape]))
    return kind if shape == "Point" or kind not in {UNIT, INCIDENT} else NOTHING


def _thing(item: Item, wish: Wish, stream: str, file: str) -> Thing:
    kind = _becomes(item, wish)
    if kind == UNIT:
        entity, fields = "unit", _unit(item, wish)
    elif kind == INCIDENT:
        entity, fields = "incident", _incident(item)
    else:
        entity, fields = "feature", _drawing(item, kind, wish, file)
    return Thing(entity, _key(item, stream, entity, fields), fields)


def _key(item: Item, stream: str, entity: str, fields: Mapping[str, Any]) -> str:
    """Return the key: that of the record itself for our own, else one made of the contents.

    So two posts that take the same file in while apart have the same records, once.
    """
    home, _, key = item.ref.partition(f"/{entity}/")
    if key and home == stream and item.fields.get(FORM):
        return key
    place = fields.get("geometry") or fields.get("place")
    name = fields.get("label") or fields.get("name") or ""
    told = msgspec.json.encode([entity, fields.get("kind", ""), name, place])
    return f"geo-{hashlib.sha256(told).hexdigest()[:32]}"


def _drawing(item: Item, kind: str, wish: Wish, file: str) -> dict[str, Any]:
    said = item.fields if wish.own and item.fields.get(FORM) else {}
    radius = said.get("radius_m")
    optional: dict[str, Any] = {
        "label": item.name,
        "note": _note(item, file),
        "incident": wish.incident,
        "planned": wish.planned or said.get("planned") in {True, "true", "True", "1"},
        "order_word": text(said.get("order_word")),
        "owner": text(said.get("owner"), 40),
        "radius_m": float(radius) if isinstance(radius, int | float) and radius > 0 else 0.0,
    }
    return {
        "kind": kind,
        "geometry": _geojson(mended(item.geometry)),
        "source": "import",
        **{name: value for name, value in optional.items() if value},
    }


def _note(item: Item, file: str) -> str:
    """Return the file's own words, its times, and where it comes from."""
    times = " – ".join(_iso(at) for at in (item.at, item.until) if at)
    return "\n".join(part for part in (item.note, times, file) if part)


def _iso(at: int) -> str:
    from datetime import UTC, datetime  # noqa: PLC0415 - two lines need it

    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M:%S} UTC"


def _unit(item: Item, wish: Wish) -> dict[str, Any]:
    if not wish.department:
        raise UserError("Choose the department of the units.")
    name = item.name or f"{item.number}"
    optional = {"incident": wish.incident, "kind": text(item.fields.get("kind"), 40)}
    return {
        "name": name,
        "department": wish.department,
        "status": UnitStatus.AVAILABLE,
        "letters": name[:2].upper(),
        "place": _place(item),
        **{key: value for key, value in optional.items() if value},
    }


def _incident(item: Item) -> dict[str, Any]:
    optional = {"alarm_at": item.at, "reference": text(item.ref)}
    return {
        "name": item.name or f"{item.number}",
        "state": State.OPEN,
        "place": _place(item),
        **{key: value for key, value in optional.items() if value},
    }


def _place(item: Item) -> Place:
    point = item.geometry
    return Place(round(point.y, _DIGITS), round(point.x, _DIGITS), source=PlaceSource.REPORTED)


def _geojson(shape: Any) -> dict[str, Any]:
    """Return a shape as GeoJSON with degrees to 6 places (0.1 m)."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    rounded = shapely.transform(shape, lambda places: places.round(_DIGITS))
    found: dict[str, Any] = msgspec.json.decode(shapely.to_geojson(rounded))
    return found
