"""Where orders may contradict each other and tasks may be one task twice. Pure.

Both are hints for a person: words are compared, not meanings. What is shown as a contradiction may
be none, and one in other words is not found.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from commander.domain.codes import MessageKind
from commander.domain.work import Message, Task

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "move": (
        r"\b(?:evacuat\w*|leave|get out|withdraw\w*|pull out)\b|撤离|疏散|转移|撤出",
        r"\b(?:stay|remain|wait|shelter in place|stand fast|hold position)\b|留在|原地|待命|勿离开",
    ),
    "flow": (
        r"\b(?:open|start|restart|resume|switch on)\b|打开|开启|恢复|启动|送电",
        r"\b(?:close|stop|shut|halt|cease|switch off)\b|关闭|停止|切断|停用|断电",
    ),
    "way": (
        r"\b(?:enter|advance|go in)\b|进入|推进",
        r"\b(?:keep out|do not enter|stay out)\b|禁止进入|不得进入",
    ),
}
"""Pairs of opposite orders, as they are said in English and Chinese."""

_SIDES: Final = {
    name: tuple(re.compile(side, re.IGNORECASE) for side in sides) for name, sides in _WORDS.items()
}
_FILLING: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An order that may contradict an earlier one to the same addressee (Party.ref)."""

    addressee: str
    earlier: str
    later: str


def contradictions(messages: Iterable[Message]) -> tuple[Contradiction, ...]:
    """Return each order that reverses the last one of its sort to an addressee, in order of time.

    Orders that were struck out or corrected count no more.
    """
    standing: dict[tuple[str, str], tuple[int, str]] = {}
    found = []
    for order in sorted(messages, key=lambda one: one.happened_at):
        if order.kind != MessageKind.ORDER or order.struck or order.superseded_by:
            continue
        for sort, side in _says(order.text).items():
            for party in order.to:
                before = standing.get((party.ref, sort))
                if before is not None and before[0] != side:
                    found.append(Contradiction(party.ref, before[1], order.key))
                standing[party.ref, sort] = (side, order.key)
    return tuple(found)


def _says(text: str) -> dict[str, int]:
    """Return for each sort of order which of both sides the text says, where it says just one."""
    said = {
        name: [n for n, side in enumerate(sides) if side.search(text)]
        for name, sides in _SIDES.items()
    }
    return {name: sides[0] for name, sides in said.items() if len(sides) == 1}


def duplicates(tasks: Iterable[Task]) -> tuple[tuple[str, ...], ...]:
    """Return keys of open tasks of one incident that are called the same, whoever owns them."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for task in tasks:
        if task.is_open():
            folded = unicodedata.normalize("NFKC", task.title).casefold()
            groups[task.incident, _FILLING.sub("", folded)].append(task.key)
    return tuple(tuple(keys) for keys in groups.values() if len(keys) > 1)
