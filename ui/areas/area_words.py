"""What base maps, and what can be the matter with them, are called on the screen."""

from collections.abc import Callable, Mapping
from datetime import UTC
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from commander.maps.area import WORLD, Area
from commander.maps.places import Source
from commander.maps.reference import SCHEMA
from ui import words
from ui.area_imports import AreaImport
from ui.base_maps import ShownArea

translate = QCoreApplication.translate

_PHASES: Final[Mapping[str, Callable[[], str]]] = {
    "": lambda: translate("areas", "Waits"),
    "checking": lambda: translate("areas", "Checking the file"),
    "copying": lambda: translate("areas", "Copying"),
    "reading": lambda: translate("areas", "Reading"),
    "converting": lambda: translate("areas", "Drawing tiles"),
    "writing": lambda: translate("areas", "Writing"),
    "names": lambda: translate("areas", "Names for the search"),
    "finishing": lambda: translate("areas", "Finishing"),
}
_KINDS: Final[Mapping[str, Callable[[], str]]] = {
    "vector": lambda: translate("areas", "Drawn map"),
    "raster": lambda: translate("areas", "Picture"),
    "world": lambda: translate("areas", "Outline of the world"),
}
_STATES: Final[Mapping[str, Callable[[], str]]] = {
    "missing": lambda: translate(
        "areas", "The file is not there. Plug the medium in again, or remove the area."
    ),
    "offline": lambda: translate(
        "areas", "The server cannot be reached; only what was seen before is shown."
    ),
    "refused": lambda: translate(
        "areas", "The server refuses to give tiles. Check its address and its terms."
    ),
    "off": lambda: translate("areas", "Fetching is switched off; only what was seen before."),
}
_NOTES: Final[Mapping[str, Callable[[], str]]] = {
    "unknown_schema": lambda: translate(
        "areas", "Its layers are not known here: it is drawn plainly."
    ),
    "no_attribution": lambda: translate("areas", "The file does not say whose data it is."),
    "in_place": lambda: translate("areas", "Used where it lies; it is not copied."),
}
_SEPARATOR: Final = " · "
_TERMS: Final[Mapping[str, Callable[[], str]]] = {
    "openstreetmap": lambda: translate(
        "areas",
        "{host} allows looking at the map now and then, with its attribution shown. It forbids "
        "fetching in advance and storing for offline use. Commander fetches only what is looked "
        "at, and keeps it as long as the server says. For work offline import an extract instead.",
    ),
    "bulk_forbidden": lambda: translate(
        "areas",
        "{host} forbids fetching in bulk and storing for offline use. Commander fetches only what "
        "is looked at, and keeps it as long as the server says.",
    ),
    "private": lambda: translate(
        "areas",
        "{host} is on this machine or this network. Without https others on the network can see "
        "what is looked at.",
    ),
    "unknown": lambda: translate(
        "areas",
        "Read what {host} asks of its users before you use it. Commander fetches only what is "
        "looked at, and keeps it as long as the server says.",
    ),
}


def phase(one: AreaImport) -> str:
    """What an import does now."""
    if one.state == "waiting":
        return _PHASES[""]()
    if one.state == "stopping":
        return translate("areas", "Is being stopped")
    known = _PHASES.get(one.what or "checking")
    return known() if known else one.what


def title(area: Area) -> str:
    """The name of an area; that of the outline of the world is ours."""
    return translate("areas", "World") if area.key == WORLD else area.name


def describe(area: Area) -> str:
    """Kind, zooms and size in one line; what is not known is left out."""
    layer = area.schema == SCHEMA
    parts = [translate("areas", "Reference layer") if layer else _KINDS[area.kind]()]
    if area.online:
        parts.append(translate("areas", "online"))
    if area.kind != WORLD and not layer:
        zooms = translate("areas", "zoom {least}–{most}")
        parts.append(zooms.format(least=area.min_zoom, most=area.max_zoom))
    if area.size:
        parts.append(_size(area.size))
    return _SEPARATOR.join(parts)


def origin(area: Area) -> str:
    """Of when it is and whose, in one line; empty when nothing of it is known."""
    parts = []
    if area.data_date:
        parts.append(translate("areas", "data of {day}").format(day=_day(area.data_date)))
    if area.builtin:
        parts.append(translate("areas", "built in"))
    elif area.added_at:
        day = words.day(area.added_at, UTC)
        parts.append(translate("areas", "added {day}").format(day=day))
    credit = area.licence or area.attribution
    return _SEPARATOR.join([*parts, credit] if credit else parts)


def tip(area: Area) -> str:
    """All that is known of an area, line by line."""
    notes = [_NOTES[code]() for code in area.notes if code in _NOTES]
    lines = [title(area), describe(area), origin(area), area.attribution, *notes, area.file]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def names(source: Source, area: Area | None) -> str:
    """What place names come from and how many they are, in one line."""
    if source.is_list:
        kind = translate("areas", "List of places")
    elif area is not None and area.schema == SCHEMA:
        kind = translate("areas", "Reference layer")
    else:
        kind = translate("areas", "Map area")
    count = translate("areas", "names: {count}").format(count=QLocale().toString(source.count))
    parts = [kind, count]
    if not source.shown:
        parts.append(translate("areas", "left out of the search"))
    return _SEPARATOR.join(parts)


def names_origin(source: Source, area: Area | None) -> str:
    """Of when place names are and whose, in one line."""
    if area is not None:
        whose = "" if area.licence or area.attribution else translate("areas", "origin unknown")
        credit = area.attribution if area.licence else ""  # origin() names one of the two
        return _SEPARATOR.join(part for part in (origin(area), credit, whose) if part)
    parts = []
    if source.added_at:
        day = words.day(source.added_at, UTC)
        parts.append(translate("areas", "added {day}").format(day=day))
    return _SEPARATOR.join([*parts, source.attribution or translate("areas", "origin unknown")])


def names_tip(source: Source, area: Area | None) -> str:
    """All that is known of a source of place names, line by line."""
    head = title(area) if area is not None else source.title
    attribution = area.attribution if area is not None else source.attribution
    lines = [head, names(source, area), names_origin(source, area), attribution]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def trouble(shown: ShownArea) -> str:
    """What is wrong with an area and what to do; empty when nothing is."""
    state = "missing" if shown.area.missing else shown.state
    known = _STATES.get(state)
    return known() if known else ""


def note(shown: ShownArea) -> str:
    """What a person should know of an area though nothing is wrong; empty when nothing is."""
    found = (code for code in ("unknown_schema", "no_attribution") if code in shown.area.notes)
    code = next(found, "")
    return _NOTES[code]() if code else ""


def terms(code: str, host: str) -> str:
    """What a server of tiles asks of those who use it."""
    return _TERMS.get(code, _TERMS["unknown"])().format(host=host)


def percent(opacity: float) -> str:
    """A strength, for example 80 %."""
    return f"{round(opacity * 100)} %"


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _day(iso: str) -> str:
    date = QDate.fromString(iso[:10], "yyyy-MM-dd")
    form = translate("words", "d MMM yyyy", "a day, in Qt's letters")
    return QLocale().toString(date, form) if date.isValid() else iso
