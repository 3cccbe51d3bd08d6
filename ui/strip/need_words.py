"""What needs this desk, in the words of its pill."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui import words
from ui.conflict_words import headline
from ui.strip.need import Need

translate = QCoreApplication.translate

Name = Callable[[str], str]


def need_text(need: Need, now: int, name: Name) -> str:
    """Return the pill's text; ``name`` gives the name of a party's ref or a department's code."""
    age = words.ago((now - need.since) / 1000)
    who = ", ".join(name(party) for party in need.parties[:2])
    if len(need.parties) > 2:  # noqa: PLR2004 - two names fit a pill
        who += " …"
    if need.kind == "duty":
        return _duty_text(need, now)
    if need.kind == "request":
        return _request_text(need, who, age)
    return _work_text(need, who, age)


def _work_text(need: Need, who: str, age: str) -> str:
    if need.what == "late":
        return _late_text(need, age)
    if need.what == "unacknowledged":
        return translate("strip", "… No acknowledgement: {who} {age}").format(who=who, age=age)
    if need.what == "waiting":
        return translate("strip", "{who} waits for: {title} {age}").format(
            who=who, title=_brief(need.title), age=age
        )
    if need.what == "circle":
        return translate("strip", "! Circle: {who} wait for each other: {title} {age}").format(
            who=who, title=_brief(need.title), age=age
        )
    what = headline(need.conflict) if need.conflict is not None else ""
    return f"⇄ {_brief(need.title)}: {what}" if need.title else f"⇄ {what}"


def _late_text(need: Need, age: str) -> str:
    if need.kind == "warning":
        text = translate("strip", "! Warning expired {age} ago: {title}")
    else:
        text = translate("strip", "! {title} late {age}")
    return text.format(title=_brief(need.title), age=age)


def _duty_text(need: Need, now: int) -> str:
    to = _brief(need.title)
    if need.what == "late":
        age = words.ago((now - need.since) / 1000)
        return translate("strip", "! Report to {to} overdue {age}").format(to=to, age=age)
    left = words.ago((need.since - now) / 1000)
    return translate("strip", "Report to {to} due in {time}").format(to=to, time=left)


def _request_text(need: Need, who: str, age: str) -> str:
    title = _brief(need.title)
    if need.what == "late":
        return translate("strip", "! Request late {age}: {title}").format(age=age, title=title)
    state = words.request_status(need.state)
    if need.what == "asked":
        text = translate("strip", "{who} asks you for {title} ({state})")
        return text.format(who=who, title=title, state=state)
    return translate("strip", "Your request {title}: {state}").format(title=title, state=state)


def _brief(text: str, limit: int = 32) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
