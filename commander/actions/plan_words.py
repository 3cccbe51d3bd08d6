"""What an activation writes into the log and onto the board, in the language of the response.

These are entries that stay and travel, so they are worded once, where they are made.
"""

from collections.abc import Mapping
from typing import Final

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "activated": {
        "en": "{authority} activates response level {level}: {matter}. Expected to last {hours} h. "
        "Measures: {measures}",
        "zh": "{authority}启动{level}级应急响应：{matter}。预计{hours}小时。措施：{measures}",
    },
    "raised": {
        "en": "{authority} raises the response from level {before} to level {level}: {reason}",
        "zh": "{authority}将应急响应由{before}级提升至{level}级：{reason}",
    },
    "lowered": {
        "en": "{authority} lowers the response from level {before} to level {level}: {reason}",
        "zh": "{authority}将应急响应由{before}级降至{level}级：{reason}",
    },
    "ended": {
        "en": "{authority} ends the response: {record}",
        "zh": "{authority}解除应急响应：{record}",
    },
    "goes_on": {"en": "Goes on: {text}", "zh": "后续：{text}"},
    "lifted": {
        "en": "not demanded at response level {level}",
        "zh": "{level}级响应不要求此项",
    },
    "notified": {
        "en": "Response level {level}, {plan}. {text}",
        "zh": "{level}级响应，{plan}。{text}",
    },
    "over": {"en": "the response has ended", "zh": "应急响应已解除"},
    "example": {"en": "{plan} (example)", "zh": "{plan}（示例）"},
}
_ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_CHINESE: Final = {"1": "一", "2": "二", "3": "三", "4": "四"}


def phrase(name: str, language: str, **values: str) -> str:
    """Return a phrase in this language (English where it has none of its own), filled in."""
    words = _WORDS[name]
    return (words.get(language) or words["en"]).format(**values).strip()


def sentences(language: str, *texts: str) -> str:
    """Return texts as sentences, each with one full stop; empty ones are left out."""
    stop, gap = ("。", "") if language == "zh" else (".", " ")
    bare = (text.strip().rstrip(".。") for text in texts)
    return gap.join(f"{text}{stop}" for text in bare if text)


def level_word(level: str, language: str) -> str:
    """Return a response level as people write it: II, or 二."""
    return (_CHINESE if language == "zh" else _ROMAN).get(level, level)


def lifted_words() -> frozenset[str]:
    """Return every reason that a lowered level gives: what was taken back may come again."""
    return frozenset(
        phrase("lifted", language, level=level_word(level, language))
        for language in ("en", "zh")
        for level in _ROMAN
    )
