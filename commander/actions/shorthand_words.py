"""What may be typed for a code in the shorthand: letters, words, Chinese words and initials."""

from collections.abc import Mapping
from typing import Final

from commander.domain.codes import Medium, MessageKind, Precedence

PRECEDENCES: Final[Mapping[str, tuple[str, ...]]] = {
    Precedence.ROUTINE: ("r", "routine", "平", "普通", "pt"),
    Precedence.PRIORITY: ("p", "priority", "优先", "加急", "yx"),
    Precedence.IMMEDIATE: ("i", "immediate", "紧急", "j", "jj"),
    Precedence.FLASH: ("f", "flash", "特急", "t", "tj"),
}
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    MessageKind.ORDER: ("o", "order", "命令", "ml"),
    MessageKind.REPORT: ("r", "report", "报告", "bg"),
    MessageKind.REQUEST: ("rq", "request", "请求", "qq"),
    MessageKind.QUERY: ("q", "query", "询问", "xw"),
    MessageKind.ARRIVAL: ("a", "arrival", "arrived", "到场", "到达", "dc"),
    MessageKind.STATUS: ("s", "status", "状态", "zt"),
    MessageKind.NOTIFICATION: ("n", "notification", "通知", "tz"),
    MessageKind.ALARM: ("al", "alarm", "报警", "bj"),
    MessageKind.TRANSFER_OF_COMMAND: ("t", "transfer", "transfer_of_command", "移交", "yj"),
}
MEDIA: Final[Mapping[str, tuple[str, ...]]] = {
    Medium.RADIO: ("radio", "无线电", "电台"),
    Medium.PHONE: ("phone", "tel", "电话", "dh"),
    Medium.FACE_TO_FACE: ("face", "f2f", "face_to_face", "当面", "dm"),
    Medium.TELEMETRY: ("telemetry", "遥测"),
    Medium.INTERNAL: ("internal", "内部"),
}
ALL: Final = frozenset({"all", "全部", "所有", "qb"})
_MIN_BEGINNING: Final = 2


def meaning(word: str, table: Mapping[str, tuple[str, ...]]) -> str:
    """Return the code a word stands for, also by its beginning; empty when it is none."""
    folded = word.casefold()
    for code, forms in table.items():
        if folded in forms:
            return str(code)
    if len(folded) < _MIN_BEGINNING:
        return ""
    for code, forms in table.items():
        if any(form.startswith(folded) for form in forms):
            return str(code)
    return ""
