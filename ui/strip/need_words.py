"""What needs this desk, in the words of its pill."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui import words
from ui.strip.need import Need

translate = QCoreApplication.translate

_FIELDS: Final[Mapping[str, Callable[[], str]]] = {
    "status": lambda: translate("strip", "status"),
    "place": lambda: translate("strip", "position"),
    "name": lambda: translate("strip", "name"),
    "title": lambda: translate("strip", "title"),
    "owner": lambda: translate("strip", "owner"),
    "due": lambda: translate("strip", "due time"),
    "state": lambda: translate("strip", "state"),
    "grade": lambda: translate("strip", "event grade"),
    "fire_alarm": lambda: translate("strip", "fire alarm level"),
    "commander": lambda: translate("strip", "commander"),
    "crew": lambda: translate("strip", "crew"),
    "leader": lambda: translate("strip", "leader"),
    "roll_call": lambda: translate("strip", "roll call"),
    "person": lambda: translate("strip", "person"),
    "position": lambda: translate("strip", "position held"),
}

Name = Callable[[str], str]


def field_word(field: str) -> str:
    """Return what a field is called; an unknown one by its name in the data."""
    make = _FIELDS.get(field)
    return make() if make is not None else field.replace("_", " ")


def need_text(need: Need, now: int, name: Name) -> str:
    """Return the pill's text; ``name`` gives the name of a party's ref or a department's code."""
    age = words.ago((now - need.since) / 1000)
    who = ", ".join(name(party) for party in need.parties[:2])
    if len(need.parties) > 2:  # noqa: PLR2004 - two names fit a pill
        who += " …"
    if need.what == "late":
        return translate("strip", "! {title} late {age}").format(title=_brief(need.title), age=age)
    if need.what == "unacknowledged":
        return translate("strip", "… No acknowledgement: {who} {age}").format(who=who, age=age)
    if need.what == "waiting":
        return translate("strip", "{who} waits for: {title} {age}").format(
            who=who, title=_brief(need.title), age=age
        )
    values = " / ".join(_brief(value) for value in need.values)
    return translate("strip", "⇄ {title} {field}: {values}").format(
        title=_brief(need.title), field=field_word(need.field), values=values
    )


def _brief(text: str, limit: int = 32) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
