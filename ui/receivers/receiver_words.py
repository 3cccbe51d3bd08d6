"""How a receiver stands and what it is, in words."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.receivers.source import FILE, GPSD, OWN, POST, SERIAL, SIMULATED, TCP, UDP, Source
from commander.receivers.state import State
from ui import words

translate = QCoreApplication.translate
_CLOCK_OFF_S: Final = 5.0
"""A receiver's clock that is further away from this machine's is worth a word."""

KINDS: Final[Mapping[str, Callable[[], str]]] = {
    SERIAL: lambda: translate("receivers", "Serial port (NMEA)"),
    TCP: lambda: translate("receivers", "Network, TCP (NMEA)"),
    UDP: lambda: translate("receivers", "Network, UDP (NMEA)"),
    GPSD: lambda: translate("receivers", "gpsd"),
    FILE: lambda: translate("receivers", "Replay of a log"),
    SIMULATED: lambda: translate("receivers", "Simulated drive"),
}
ADDRESSES: Final[Mapping[str, Callable[[], str]]] = {
    SERIAL: lambda: translate("receivers", "Port, such as /dev/ttyUSB0 or COM3"),
    TCP: lambda: translate("receivers", "host:port, such as 192.168.1.10:10110"),
    UDP: lambda: translate(
        "receivers", "Port, this machine only; 0.0.0.0:10110 listens to the network"
    ),
    GPSD: lambda: translate("receivers", "host:port; empty: gpsd on this machine"),
    FILE: lambda: translate("receivers", "Path of the log"),
    SIMULATED: lambda: translate("receivers", "Places to drive along, with ; between them"),
}
SPEEDS: Final[Mapping[str, Callable[[], str]]] = {
    SERIAL: lambda: translate("receivers", "Baud"),
    FILE: lambda: translate("receivers", "Times real time"),
    SIMULATED: lambda: translate("receivers", "km/h"),
}
_QUALITIES: Final[Mapping[str, Callable[[], str]]] = {
    "alone": lambda: translate("receivers", "position"),
    "aided": lambda: translate("receivers", "position, corrected"),
    "rtk": lambda: translate("receivers", "position, RTK"),
    "estimated": lambda: translate("receivers", "position estimated by the receiver"),
    "manual": lambda: translate("receivers", "position typed into the receiver"),
    "simulated": lambda: translate("receivers", "simulated position"),
}


def kind(code: str) -> str:
    """The words for a kind of receiver."""
    return KINDS[code]() if code in KINDS else code


def moves(source: Source, unit: str) -> str:
    """What a receiver moves; ``unit`` is the name of the unit that it names."""
    if source.moves == OWN:
        return translate("receivers", "moves this vehicle's unit")
    if source.moves == POST:
        return translate("receivers", "this post's place only")
    return translate("receivers", "moves {unit}").format(unit=unit or source.moves)


def standing(state: State, now: int) -> tuple[str, str]:
    """How it stands, and the tone: ok, warning, danger or empty; ``now`` ms UTC of the machine."""
    told: Mapping[str, tuple[str, str]] = {
        "off": (translate("receivers", "switched off"), ""),
        "opening": (translate("receivers", "connecting …"), ""),
        "silent": (translate("receivers", "silent: nothing comes"), "warning"),
        "noise": (translate("receivers", "something comes, but nothing readable"), "warning"),
        "searching": (translate("receivers", "no position: the receiver searches"), "warning"),
        "ended": (translate("receivers", "the log is at its end"), ""),
    }
    if state.phase == "broken":
        text = translate("receivers", "broken: {reason}; it is tried again")
        return text.format(reason=state.problem), "danger"
    if state.phase in told:
        text, tone = told[state.phase]
        return ", ".join([text, *_last(state, now)]), tone
    quality = state.last.quality if state.last is not None else "alone"
    made = [_QUALITIES[quality]() if quality in _QUALITIES else quality]
    return ", ".join([*made, *_details(state), *_last(state, now)]), "ok"


def troubles(state: State) -> str:
    """What else is wrong: a clock, disturbed lines, a unit that is not here; empty for nothing."""
    parts = []
    if state.refused is not None:
        parts.append(words.error(state.refused))
    if state.clock_off_s is not None and abs(state.clock_off_s) > _CLOCK_OFF_S:
        text = translate("receivers", "Its clock is {time} {side} this machine's.")
        side = (
            translate("receivers", "ahead of")
            if state.clock_off_s > 0
            else translate("receivers", "behind")
        )
        parts.append(text.format(time=words.duration(abs(state.clock_off_s)), side=side))
    bad = state.disturbed + state.nonsense
    if bad:
        text = translate("receivers", "{bad} of {all} lines were disturbed and not used.")
        parts.append(text.format(bad=bad, all=bad + state.understood))
    return " ".join(parts)


def _details(state: State) -> list[str]:
    found = []
    if state.satellites is not None:
        found.append(translate("receivers", "{count} satellites").format(count=state.satellites))
    if state.last is not None and state.last.accuracy_m:
        found.append(f"±{state.last.accuracy_m:.0f} m")
    return found


def _last(state: State, now: int) -> list[str]:
    if not state.last_at:
        return []
    seconds = max(0.0, (now - state.last_at) / 1000)
    if seconds < 60:  # noqa: PLR2004 - a minute
        return [translate("receivers", "{seconds} s ago").format(seconds=round(seconds))]
    return [translate("receivers", "last {age} ago").format(age=words.ago(seconds))]
