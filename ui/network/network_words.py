"""What the lines to servers are called on the screen."""

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from commander.hub import Guest
from commander.sync.line import LineState
from commander.sync.servers import Server
from ui import words

translate = QCoreApplication.translate


def kind(code: str) -> str:
    """Return what kind of server this is."""
    if code == "hub":
        return translate("network", "Post that shares")
    return translate("network", "Central server")


def standing(server: Server, state: LineState, zone: tzinfo) -> tuple[str, str]:
    """Return how the line to a server stands, and the tone of its dot."""
    if not server.on:
        return _counted(translate("network", "Paused"), state), ""
    if state.online is None:
        return _counted(translate("network", "Connecting"), state), "soon"
    if not state.online:
        since = words.clock(state.since, zone, "minute")
        text = translate("network", "Away since {time}").format(time=since)
        return _counted(text, state), "warning"
    if state.caught_up and not state.to_send:
        return translate("network", "Reached, both have everything"), "ok"
    return _counted(translate("network", "Reached"), state), "ok"


def _counted(text: str, state: LineState) -> str:
    if not state.to_send:
        return text
    return " · ".join([text, translate("network", "{count} to send").format(count=state.to_send)])


def guest(one: Guest) -> str:
    """Return who has joined, and whether he is connected."""
    name = one.name or one.device
    if one.here:
        return translate("network", "{name}: connected").format(name=name)
    return translate("network", "{name}: not connected now").format(name=name)
