"""What distances can be from: the incident, this vehicle, this post, what is selected."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from commander.domain.codes import State
from commander.domain.operation import Incident
from commander.domain.resources import Unit
from commander.receivers.own import own_place, own_unit
from ui.context import Context

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that distances are from: what it is (stable), its name, degrees."""

    code: str
    name: str
    lat: float
    lon: float


def references(context: Context, units: tuple[Unit, ...]) -> tuple[Reference, ...]:
    """Return those that have a place now, the likeliest first; any thread."""
    return tuple(_all(context, units))


def _all(context: Context, units: tuple[Unit, ...]) -> Iterator[Reference]:
    focus, chosen = context.focus.incident, context.selection
    incidents = context.reader.all(Incident, context.stream) if context.stream else ()
    opened = [one for one in incidents if one.place is not None and one.state == State.OPEN]
    opened.sort(key=lambda one: one.key != focus)
    for incident in opened:
        if incident.place is not None:
            code = f"incident:{incident.key}"
            yield Reference(code, incident.name, incident.place.lat, incident.place.lon)
    own = own_unit(context.post.settings, context.stream)
    for unit in units:
        picked = chosen.is_selected("unit", unit.key)
        if unit.place is not None and (unit.key == own or picked):
            code = "own" if unit.key == own else "selected"
            yield Reference(code, unit.name, unit.place.lat, unit.place.lon)
    if (place := own_place(context.post.settings)) is not None:
        yield Reference("post", translate("positions", "this post"), place[0], place[1])
