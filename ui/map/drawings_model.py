"""How zones and other drawings look on the map: a pure function of their records.

No kind is told by colour alone: areas have a pattern, lines a sign along them, points letters,
and everything carries its word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, cast

from PySide6.QtCore import QLocale

from commander.domain.codes import FeatureKind as Kind
from commander.domain.feature import Feature
from commander.domain.plan import worded
from commander.domain.record import Record
from commander.domain.warning import PublicWarning
from ui.map.marks import Mark
from ui.map.shape import Pattern, Shape
from ui.widgets.warning_badge import SIGNS
from ui.words import feature_kind, scale_step

LIFTED_SHOWN_MS: Final = 30 * 60_000


@dataclass(frozen=True, slots=True)
class Look:
    """Colour role, pattern of an area, signs along a line or edge, letters on a point."""

    colour: str = "accent"
    pattern: Pattern = ""
    signs: str = ""
    letters: str = "•"


# Letters and signs are the same in every language, like symbols.
_LOOKS: Final[Mapping[str, Look]] = {
    Kind.HOT_ZONE: Look("red", "cross", "", "H"),
    Kind.WARM_ZONE: Look("yellow", "rising", "", "W"),
    Kind.COLD_ZONE: Look("green", "falling", "", "C"),
    Kind.CORDON: Look("blue", "", "|", "|"),
    Kind.INNER_CORDON: Look("red", "", "‖", "‖"),
    Kind.OUTER_CORDON: Look("blue", "", "|", "|"),
    Kind.EVACUATION_AREA: Look("orange", "upright", "", "EV"),
    Kind.SHELTER_IN_PLACE: Look("purple", "level", "", "SP"),
    Kind.STAGING: Look("green", "", "", "S"),
    Kind.CASUALTY_POINT: Look("red", "", "", "+"),
    Kind.COMMAND_POST: Look("yellow", "", "", "CP"),
    Kind.LANDING_SITE: Look("blue", "", "", "LZ"),
    Kind.WATER_SUPPLY: Look("blue", "", "", "W"),
    Kind.DECONTAMINATION: Look("purple", "", "", "D"),
    Kind.ASSEMBLY_POINT: Look("green", "", "", "A"),
    Kind.HAZARD: Look("red", "", "", "!"),
    Kind.ROAD_CLOSED: Look("red", "rising", "×", "×"),
    Kind.SAFE_ROUTE: Look("green", "level", "›", "›"),
    Kind.MOVEMENT: Look("blue", "", "", "→"),
    Kind.PLUME: Look("purple", "dots", "", "P"),
    Kind.WARNING_AREA: Look("orange", "", "▲", "▲"),
    Kind.TEXT: Look("text", "", "", "T"),
}
_DIRECTED: Final = frozenset({Kind.SAFE_ROUTE, Kind.ROAD_CLOSED})
"""Kinds whose signs belong along a line: around an area they would point both ways."""


def key_of(kind: str, key: str) -> str:
    """The key of a mark or shape for a record."""
    return f"{kind}:{key}"


def look_of(kind: str) -> Look:
    """How drawings of a kind look; a kind that is not known has the look of any other marking."""
    return _LOOKS.get(kind, Look())


def holds(feature: Feature, now: int) -> bool:
    """Whether a drawing is shown at ``now`` (ms UTC): not lifted, or just now, or disputed."""
    if not feature.geometry:
        return False
    if feature.lifted is None or feature.meta.disputed:
        return True
    lifted_at = feature.meta.since.get("lifted", 0)
    return not is_point(feature) and now - lifted_at < LIFTED_SHOWN_MS


def is_point(feature: Feature) -> bool:
    """Whether a drawing is shown as a mark: a place with neither size nor text of its own."""
    return (
        feature.geometry.get("type") == "Point"
        and feature.radius_m <= 0
        and feature.kind != Kind.TEXT
    )


def feature_mark(feature: Feature) -> Mark:
    """The mark of a drawing that is one point."""
    lon, lat = position(feature.geometry)
    look = look_of(feature.kind)
    return Mark(
        key=key_of("feature", feature.key),
        kind="point",
        lat=lat,
        lon=lon,
        label=_ordered(feature, feature.label or feature_kind(feature.kind)),
        letters=look.letters,
        shape="square" if feature.kind == Kind.COMMAND_POST else "circle",
        colour=look.colour,
        approx=feature.approx,
        planned=feature.planned,
    )


def drawing(feature: Feature, warning: PublicWarning | None = None) -> Shape:
    """The shape of a drawing that is a line, an area or a text; ``warning`` holds there."""
    look = look_of(feature.kind)
    if warning is not None:
        colour = scale_step("warning_level", warning.level).role
        own = feature.kind == Kind.WARNING_AREA
        look = replace(look, colour=colour, signs=SIGNS.get(warning.level, "")) if own else look
    return Shape(
        key=key_of("feature", feature.key),
        geometry=feature.geometry,
        radius_m=feature.radius_m,
        label=feature_label(feature) if warning is None else _warned(feature, warning),
        colour=look.colour,
        planned=feature.planned,
        lifted=feature.lifted is not None,
        approx=feature.approx,
        pattern=look.pattern,
        signs=_signs(feature, look),
        is_text=feature.kind == Kind.TEXT,
    )


def _signs(feature: Feature, look: Look) -> str:
    is_area = str(feature.geometry.get("type", "")).endswith("Polygon")
    pointed = feature.form.get("kind") == "arrow"
    return "" if pointed or (is_area and feature.kind in _DIRECTED) else look.signs


def feature_label(feature: Feature) -> str:
    """What stands at a drawing: its name with the word of its kind, then what is ordered there."""
    return _ordered(feature, _with_kind(feature))


def _warned(feature: Feature, warning: PublicWarning) -> str:
    """Return what stands at the area of a warning: its level in words, then what it is about."""
    level = scale_step("warning_level", warning.level).short
    sign = SIGNS.get(warning.level, "")
    said = f"{sign} {level}: {worded(warning.headline, language()) or warning.hazard}".strip()
    own = feature.kind == Kind.WARNING_AREA and not feature.order_word
    return named(feature, said) if own else f"{feature_label(feature)} · {said}"


def language() -> str:
    """The language of the window."""
    return QLocale().name().partition("_")[0]


def named(record: Record, name: str) -> str:
    """Return the name with a sign where posts disagree about the record."""
    return f"⇄ {name}" if record.meta.disputed else name


def position(geometry: Mapping[str, object]) -> tuple[float, float]:
    """Longitude and latitude of a GeoJSON Point (RFC 7946: longitude first)."""
    lon, lat = cast("tuple[float, float]", tuple(cast("list[float]", geometry["coordinates"])[:2]))
    return lon, lat


def _ordered(feature: Feature, name: str) -> str:
    shown = named(feature, name)
    order = feature.order_word
    return f"{shown} · {order}" if order and order.casefold() not in name.casefold() else shown


def _with_kind(feature: Feature) -> str:
    word = feature_kind(feature.kind)
    label = feature.label
    if not label or feature.kind in {Kind.OTHER, Kind.TEXT}:
        return label or word
    says_it = _stem(word) in label.casefold()
    return label if says_it else f"{word}: {label}"


def _stem(word: str) -> str:
    """Return what of a kind's word a name must contain to say the kind itself: “evacuation”."""
    first = word.split(maxsplit=1)[0].casefold()
    return first if first.isascii() else first[:2]
