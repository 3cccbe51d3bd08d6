"""A warning as plain text, for the radio, a loudspeaker or a short message. Pure.

The words are in the language of those who are warned, not in that of the window.
"""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Final

from commander.domain.plan import worded
from commander.domain.warning import PublicWarning

LANGUAGES: Final = ("en", "zh")
SHORT: Final = {True: 160, False: 70}
"""Letters of one short message: of the GSM alphabet (here: ASCII), and of any other."""

_LEVELS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"red": "Red", "orange": "Orange", "yellow": "Yellow", "blue": "Blue"},
    "zh": {"red": "红色", "orange": "橙色", "yellow": "黄色", "blue": "蓝色"},
}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "warning": "{level} warning",
        "lifted": "{level} warning lifted",
        "category": "Category: {text}",
        "area": "Area: {text}",
        "from": "From {text}",
        "between": "From {text} until {until}",
        "cautions": "Take care: {text}",
        "measures": "What to do: {text}",
        "reason": "Reason: {text}",
        "issuer": "{issuer}, {text}",
        "until": "Until {text}.",
    },
    "zh": {
        "warning": "{level}预警",
        "lifted": "{level}预警解除",
        "category": "类别：{text}",
        "area": "可能影响范围：{text}",
        "from": "起始时间：{text}",
        "between": "起始时间：{text}，截止时间：{until}",
        "cautions": "警示事项：{text}",
        "measures": "应当采取的措施：{text}",
        "reason": "原因：{text}",
        "issuer": "{issuer}，{text}",
        "until": "至{text}。",
    },
}


def headline(warning: PublicWarning, language: str) -> str:
    """Return what it is about in this language, else its hazard."""
    return worded(warning.headline, language).strip() or warning.hazard


def full(warning: PublicWarning, language: str, zone: tzinfo) -> str:
    """Return all that the law wants said, a line each; what is not known is left out."""
    say = _WORDS[language]
    lines = [f"{_title(warning, language)}: {headline(warning, language)}"]
    if language == "zh":
        lines = [f"【{_title(warning, language)}】{headline(warning, language)}"]
    lines += [
        say[name].format(text=text)
        for name in ("category", "area")
        if (text := str(getattr(warning, name)).strip())
    ]
    if warning.starts_at:
        name = "between" if warning.expires_at else "from"
        until = _time(warning.expires_at, zone)
        lines.append(say[name].format(text=_time(warning.starts_at, zone), until=until))
    for name in ("cautions", "measures"):
        if text := getattr(warning, name).get(language, "").strip():
            lines.append(say[name].format(text=text))
    if warning.lifted and warning.reason:
        lines.append(say["reason"].format(text=warning.reason))
    lines.append(_issuer(warning, language, zone))
    return "\n".join(line for line in lines if line)


def short(warning: PublicWarning, language: str, zone: tzinfo) -> str:
    """Return it in one short message: level, headline, as much of the measures as fits, issuer."""
    head = f"[{_title(warning, language)}] {headline(warning, language)}"
    if language == "zh":
        head = f"【{_title(warning, language)}】{headline(warning, language)}。"
    elif not head.endswith((".", "!")):
        head += "."
    until = ""
    if warning.expires_at and not warning.lifted:
        until = _WORDS[language]["until"].format(text=_time(warning.expires_at, zone)[-5:])
    measures = " ".join(warning.measures.get(language, "").split())
    measures = "" if warning.lifted else measures
    gap = "" if language == "zh" else " "
    whole = gap.join(part for part in (head, measures, until, warning.issuer) if part)
    room = SHORT[whole.isascii()]
    if len(whole) <= room:
        return whole
    ends = gap.join(part for part in (until, warning.issuer) if part)
    rest = room - len(head) - len(ends) - 2 * len(gap)
    least = 12
    if rest >= least:
        return gap.join(part for part in (head, _cut(measures, rest), ends) if part)
    return _cut(gap.join(part for part in (head, ends) if part), room)


def _cut(text: str, room: int) -> str:
    """Return the text no longer than this; three dots that are ASCII keep the message so."""
    if len(text) <= room:
        return text
    dots = "..." if text.isascii() else "…"
    return text[: room - len(dots)].rstrip() + dots


def _title(warning: PublicWarning, language: str) -> str:
    level = _LEVELS[language].get(warning.level, warning.level)
    name = "lifted" if warning.lifted else "warning"
    return _WORDS[language][name].format(level=level).strip()


def _issuer(warning: PublicWarning, language: str, zone: tzinfo) -> str:
    at = warning.meta.since.get("lifted", 0) if warning.lifted else warning.issued_at
    if not at:
        return warning.issuer
    return _WORDS[language]["issuer"].format(issuer=warning.issuer, text=_time(at, zone))


def _time(ms: int, zone: tzinfo) -> str:
    return f"{datetime.fromtimestamp(ms / 1000, zone):%Y-%m-%d %H:%M}" if ms else ""
