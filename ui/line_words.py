"""The state of the line to the server, in words."""

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from commander.sync.line import LineState
from ui import words
from ui.reasons import reason

translate = QCoreApplication.translate

WHOLE = 100
"""Per cent of a history that is all here."""


@dataclass(frozen=True, slots=True)
class LineWords:
    """Text with its dot's colour role, the pill's tone and the whole story for the tooltip."""

    text: str
    short: str
    dot: str
    tone: str
    tip: str


def line_words(line: LineState, zone: tzinfo, sharing: int | None = None) -> LineWords:
    """Say how the line stands; offline is quiet, parked changes are not.

    ``sharing``: how many posts listen to this one; None while it does not share.
    """
    state, short, dot, tone = _state(line, zone)
    parts, brief = [state], [short]
    if sharing is not None:
        _share(sharing, parts, brief, alone=not line.server)
        dot = "green" if sharing and not line.server else dot
    if line.server and line.to_send:
        parts.append(translate("strip", "{count} to send").format(count=line.to_send))
        brief.append(str(line.to_send))
    if line.history < WHOLE:
        parts.append(translate("strip", "history {percent} %").format(percent=line.history))
    if line.full:
        parts.append(translate("strip", "limit reached"))
        dot, tone = "orange", "warning"
    if line.parked:
        parked = translate("strip", "{count} parked").format(count=line.parked)
        parts.append(parked)
        brief.append(parked)
        dot, tone = "red", "danger"
    tip = [" · ".join(parts)]
    if sharing is not None:
        tip.append(translate("strip", "Other posts can join this one. Shift+F8 shows who is here."))
    if line.server or sharing is None:
        tip.extend(_each(line))
    if line.full:
        tip.append(_full(len(line.full)))
    if line.last_error:
        tip.append(reason(line.last_error))
    return LineWords(" · ".join(parts), " · ".join(brief), dot, tone, "\n".join(tip))


def _full(count: int) -> str:
    """Say that a server takes no more of some operations, and what comes of that."""
    text = translate(
        "strip",
        "The server keeps no more of an operation ({count}): its limit is reached. Everything is "
        "kept here and goes out by itself when the server's administrator raises the limit.",
    )
    return text.format(count=count)


def _share(count: int, parts: list[str], brief: list[str], *, alone: bool) -> None:
    """Say that others follow this post; where it follows nobody itself, that is the state."""
    if alone:
        parts[0] = translate("strip", "Sharing with {count}").format(count=count)
        brief[0] = parts[0]
    else:
        parts.append(translate("strip", "sharing with {count}").format(count=count))


def _each(line: LineState) -> list[str]:
    """Name the servers, those that are reached and those that are away."""
    if not line.server:
        return [translate("strip", "Everything is kept on this machine. F8 joins a server.")]
    if len(line.reached) + len(line.away) <= 1:
        return [translate("strip", "Server {address}").format(address=line.server)]
    reached = translate("strip", "Reached: {name}")
    away = translate("strip", "Away: {name}")
    return [
        *(reached.format(name=title) for _, title in line.reached),
        *(away.format(name=title) for _, title in line.away),
    ]


def _partly(line: LineState) -> tuple[str, str, str, str]:
    """Say what is reached of several servers, and what is not."""
    reached, away = {kind for kind, _ in line.reached}, {kind for kind, _ in line.away}
    if "server" in away and "server" not in reached:
        text = translate("strip", "Server away, hub reached")
        return text, translate("strip", "Hub only"), "yellow", "warning"
    if "server" in away:
        text = translate("strip", "One server away, another reached")
        return text, translate("strip", "Online in part"), "yellow", ""
    text = translate("strip", "Online, hub away")
    return text, translate("strip", "Online"), "green", ""


def _state(line: LineState, zone: tzinfo) -> tuple[str, str, str, str]:
    """Return text, short text, dot and tone without the counts."""
    if not line.server:
        text = translate("strip", "Local")
        return text, text, "muted", ""
    if line.reached and line.away:
        return _partly(line)
    if line.online is None:
        text = translate("strip", "Connecting")
        return text, text, "yellow", ""
    if line.online:
        text = translate("strip", "Online")
        return text, text, "green", ""
    since = words.clock(line.since, zone, "minute")
    text = translate("strip", "Offline since {time}").format(time=since)
    return text, translate("strip", "Offline {time}").format(time=since), "orange", "warning"
