"""What the columns of a plan's tables are called; the file calls them by their codes."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
LANGUAGES: Final = {"en": "English", "zh": "中文"}
"""The languages of a plan's texts, each by its own name."""
_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    "code": lambda: translate("plan columns", "Code"),
    "text": lambda: translate("plan columns", "Text"),
    "source": lambda: translate("plan columns", "Source"),
    "article": lambda: translate("plan columns", "Article"),
    "example": lambda: translate("plan columns", "Example"),
    "binding": lambda: translate("plan columns", "Binding"),
    "levels": lambda: translate("plan columns", "Levels"),
    "authority": lambda: translate("plan columns", "Authority"),
    "clause": lambda: translate("plan columns", "Clause"),
    "when": lambda: translate("plan columns", "Proposed when"),
    "names": lambda: translate("plan columns", "Name"),
    "letters": lambda: translate("plan columns", "Letters"),
    "shape": lambda: translate("plan columns", "Shape"),
    "colour": lambda: translate("plan columns", "Colour"),
    "target_minutes": lambda: translate("plan columns", "Target, min"),
    "lead": lambda: translate("plan columns", "Lead"),
    "members": lambda: translate("plan columns", "Members"),
    "department": lambda: translate("plan columns", "Department"),
    "minutes": lambda: translate("plan columns", "Within, min"),
    "owner": lambda: translate("plan columns", "Owner"),
    "title": lambda: translate("plan columns", "Title"),
    "support": lambda: translate("plan columns", "Supported by"),
    "group": lambda: translate("plan columns", "Group"),
    "priority": lambda: translate("plan columns", "Priority"),
    "waits_for": lambda: translate("plan columns", "Waits for"),
    "checklist": lambda: translate("plan columns", "Checklist"),
    "needs": lambda: translate("plan columns", "Needs"),
    "sender": lambda: translate("plan columns", "From"),
    "to": lambda: translate("plan columns", "To"),
    "start": lambda: translate("plan columns", "Counts from"),
    "every": lambda: translate("plan columns", "Every, min"),
    "cause": lambda: translate("plan columns", "For the same cause as"),
    "contents": lambda: translate("plan columns", "Contents"),
    "of": lambda: translate("plan columns", "Of"),
    "hazard": lambda: translate("plan columns", "Hazard"),
    "headline": lambda: translate("plan columns", "Headline"),
    "cautions": lambda: translate("plan columns", "Cautions"),
    "measures": lambda: translate("plan columns", "Measures"),
    "level": lambda: translate("plan columns", "Level"),
    "field": lambda: translate("plan columns", "Field"),
    "value": lambda: translate("plan columns", "Value"),
}


def column_word(column: str) -> str:
    """Return what a column is called; one in a language names it, such as ``Title · English``."""
    base, _, tongue = column.rpartition("_")
    if tongue not in LANGUAGES:
        base, tongue = column, ""
    word = _WORDS.get(base)
    name = word() if word is not None else base
    return f"{name} · {LANGUAGES[tongue]}" if tongue else name
