"""Sizes, kinds and states of attachments in words."""

from PySide6.QtCore import QCoreApplication

from commander.domain.attachment import Attachment, Content
from ui.attached.attached import State

translate = QCoreApplication.translate
_KILO = 1000


def size_text(size: int) -> str:
    """Return a number of bytes as people read it."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO**2:
        return f"{size / _KILO:.0f} kB"
    return f"{size / _KILO**2:.1f} MB"


def icon_of(media: str) -> str:
    """Return the name of the icon for a media type."""
    kind = media.partition("/")[0]
    named = {"image": "image", "audio": "sound", "video": "play", "text": "text"}
    return "pdf" if media == "application/pdf" else named.get(kind, "file")


def short_state(state: State) -> str:
    """Return a state in a few letters, nothing when the content is simply here."""
    if state.kind == "sending":
        return f"↑ {state.percent} %"
    if state.kind == "coming":
        return f"↓ {state.percent} %"
    if state.kind == "waiting":
        return "…"
    if state.kind == "elsewhere":
        return translate("Attachments", "↓ fetch")
    return "!" if state.kind == "failed" else ""


def state_text(state: State) -> str:
    """Return a state in words."""
    said = {
        "here": translate("Attachments", "is on this machine"),
        "sending": translate("Attachments", "is being sent, {percent} %"),
        "coming": translate("Attachments", "is on its way here, {percent} %"),
        "waiting": translate("Attachments", "comes when the line allows"),
        "elsewhere": translate("Attachments", "is only elsewhere; press to fetch it"),
        "failed": reason(state.why),
    }
    return said[state.kind].format(percent=state.percent)


def reason(why: str) -> str:
    """Return why a content does not move."""
    said = {
        "disk": translate("Attachments", "the disk of this machine is full"),
        "room": translate("Attachments", "the server has no room left"),
        "size": translate("Attachments", "the server takes no file of this size"),
        "damaged": translate("Attachments", "it arrived damaged and is fetched again"),
    }
    return said.get(why, translate("Attachments", "it could not be fetched"))


def tip(one: Attachment | Content, state: State) -> str:
    """Return what a tooltip says of an attachment."""
    lines = [f"{one.name} · {size_text(one.size)}", state_text(state)]
    if one.note:
        lines.insert(1, one.note)
    return "\n".join(lines)
