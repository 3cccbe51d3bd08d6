"""Words by which a place is found: folded, Chinese from every character on, and by pinyin.

A name is indexed by every ending that begins at a word or a Chinese character (长安街, 安街, 街):
so every search is for words that begin with what was typed. Chinese names have the same endings by
pinyin, in full (changanjie, anjie, jie) and by initials (caj, aj, j).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\W_\u3400-\u9fff]+")
_LONGEST: Final = 40
"""Characters of an ending that are indexed."""

_MOST: Final = 16
"""Endings of one run of Chinese: what is longer is no name."""

_KEPT: Final = {"ß": "ss", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "ł": "l", "Ł": "l",
                "đ": "d", "Đ": "d", "ı": "i", "þ": "th", "ð": "d"}  # fmt: skip
_LETTERS = str.maketrans(_KEPT)
PREFIX: Final = 7
"""Letters at the beginning of a word in which a slip of the finger is looked for."""

SHORTEST: Final = 4
"""Letters that a word needs before a slip in it is thought of."""


@lru_cache(65_536)
def folded(text: str) -> str:
    """Return the text without accents, in small letters: Södra becomes sodra."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def words(text: str) -> list[str]:
    """Return the words of a text, folded, Chinese runs apart from letters."""
    return [part for word in _WORD.findall(folded(text)) for part in _PART.findall(word)]


@lru_cache(16_384)
def endings(name: str) -> tuple[str, ...]:
    """Return what a name is indexed by; see the module."""
    found: list[str] = []
    for word in words(name):
        if HAN.match(word):
            found += _tails(word)
            syllables = pinyin(word)
            found += _tails(syllables)
            found += _tails("".join(one[0] for one in syllables))
        else:
            found.append(word[:_LONGEST])
    return tuple(found)


def typed_whole(name: str) -> list[str]:
    """Return the words of a name that people type whole, Chinese ones by pinyin."""
    return ["".join(pinyin(word)) if HAN.match(word) else word for word in words(name)]


def whole(name: str) -> str:
    """Return the name as one word: by it the place of just this name is found."""
    return "".join(words(name))


@lru_cache(65_536)
def pinyin(run: str) -> tuple[str, ...]:
    """Return the syllables of a run of Chinese, without tones; a character unknown as itself."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a sixth of a second, only for Chinese

    return tuple(one for one in (folded(part) for part in lazy_pinyin(run)) if one)


def deletions(word: str) -> set[str]:
    """Return the beginning of a word, and what it is with any one letter left out.

    Two words that differ by one slip near their beginning have one of these in common
    (symmetric deletes, Garbe 2012).
    """
    start = word[:PREFIX]
    return {start, *(start[:at] + start[at + 1 :] for at in range(len(start)))}


def slips(typed: str, word: str, most: int) -> int | None:
    """Return by how many slips what was typed differs from the beginning of a word.

    A slip is a letter too many, too few, wrong, or two that changed places (Damerau-Levenshtein,
    optimal alignment). None for more than ``most``.
    """
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(word, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    least = min(row[max(0, len(typed) - most) :], default=len(typed))
    return least if least <= most else None


def _tails(parts: Sequence[str]) -> list[str]:
    return ["".join(parts[start:])[:_LONGEST] for start in range(min(len(parts), _MOST))]
