"""One unit of the list in words: for the table, and for the radio."""

from dataclasses import dataclass
from typing import Final

from commander.geodesy.notation import readable
from commander.maps.last_known import LastKnown
from ui import place_words, words
from ui.words import translate

UNIT, PLACE, AGE, SOURCE, NEAR, DISTANCE, DIRECTION = range(7)
_NEVER: Final = float("inf")


@dataclass(frozen=True, slots=True)
class Cells:
    """What stands in the columns, and by what each is sorted."""

    texts: tuple[str, ...]
    ranks: tuple[object, ...]


def cells(one: LastKnown, notation: str) -> Cells:
    """Return the cells of a unit."""
    if one.lat is None or one.lon is None:
        texts = (one.name, translate("positions", "no place yet"), "", "", "", "", "")
        return Cells(texts, (one.name.casefold(), "", _NEVER, "", "", _NEVER, _NEVER))
    coordinates = place(one, notation)
    texts = (
        one.name,
        coordinates,
        age(one),
        known_by(one),
        place_words.near(one.near) if one.near is not None else "",
        place_words.distance(one.metres) if one.metres is not None else "",
        place_words.direction(one.bearing) if one.bearing is not None else "",
    )
    ranks = (
        one.name.casefold(),
        coordinates,
        _NEVER if one.age_s is None else one.age_s,
        one.source,
        one.near.name if one.near is not None else "",
        _NEVER if one.metres is None else one.metres,
        _NEVER if one.bearing is None else one.bearing,
    )
    return Cells(texts, ranks)


def place(one: LastKnown, notation: str) -> str:
    """The coordinates, with ≈ where they are approximate."""
    assert one.lat is not None  # noqa: S101 - only units with a place come here
    assert one.lon is not None  # noqa: S101
    written = readable(one.lat, one.lon, notation)
    return f"≈ {written}" if one.approx else written


def age(one: LastKnown) -> str:
    """How old the place is, and that it is stale."""
    if one.age_s is None:
        return translate("positions", "not recorded")
    said = words.ago(one.age_s)
    return translate("positions", "{age}, stale").format(age=said) if one.stale else said


def known_by(one: LastKnown) -> str:
    """How the place is known, and how exactly."""
    said = words.place_source(one.source)
    return f"{said}, ±{one.accuracy_m:.0f} m" if one.accuracy_m else said


def spoken(one: LastKnown, notation: str, reference: str) -> str:
    """One line to be read out: name, place, near what, age, source, and from the reference."""
    if one.lat is None or one.lon is None:
        nowhere = translate("positions", "no place yet")
        return f"{one.name}: {nowhere}"
    parts = [place(one, notation)]
    if one.near is not None:
        parts.append(place_words.near(one.near))
    parts += [age(one), known_by(one)]
    if one.metres is not None and one.bearing is not None and reference:
        parts.append(
            translate("positions", "{distance}, {direction} from {name}").format(
                distance=place_words.distance(one.metres),
                direction=place_words.direction(one.bearing),
                name=reference,
            )
        )
    return f"{one.name}: {', '.join(parts)}"
