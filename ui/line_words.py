"""The state of the line to the server, in words."""

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from commander.sync.line import LineState
from ui import words
from ui.reasons import reason

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LineWords:
    """Text with its dot's colour role, the pill's tone and the whole story for the tooltip."""

    text: str
    short: str
    dot: str
    tone: str
    tip: str


def line_words(line: LineState, zone: tzinfo) -> LineWords:
    """Say how the line stands; offline is quiet, parked changes are not."""
    state, short, dot, tone = _state(line, zone)
    parts, brief = [state], [short]
    if line.server and line.to_send:
        parts.append(translate("strip", "{count} to send").format(count=line.to_send))
        brief.append(str(line.to_send))
    if line.parked:
        parked = translate("strip", "{count} parked").format(count=line.parked)
        parts.append(parked)
        brief.append(parked)
        dot, tone = "red", "danger"
    tip = [" · ".join(parts)]
    if line.server:
        tip.append(translate("strip", "Server {address}").format(address=line.server))
    else:
        tip.append(translate("strip", "Everything is kept on this machine. F8 joins a server."))
    if line.last_error:
        tip.append(reason(line.last_error))
    return LineWords(" · ".join(parts), " · ".join(brief), dot, tone, "\n".join(tip))


def _state(line: LineState, zone: tzinfo) -> tuple[str, str, str, str]:
    """Return text, short text, dot and tone without the counts."""
    if not line.server:
        text = translate("strip", "Local")
        return text, text, "muted", ""
    if line.online is None:
        text = translate("strip", "Connecting")
        return text, text, "yellow", ""
    if line.online:
        text = translate("strip", "Online")
        return text, text, "green", ""
    since = words.clock(line.since, zone, "minute")
    text = translate("strip", "Offline since {time}").format(time=since)
    return text, translate("strip", "Offline {time}").format(time=since), "orange", "warning"
