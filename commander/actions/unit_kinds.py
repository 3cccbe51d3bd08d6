"""Kinds of units: what people write in a unit's kind, and the code that a symbol belongs to.

The table is data (``resources/symbols/kinds.json``): a code, its names, and the words that mean it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import resources

_REMEMBERED: Final = 4096


@dataclass(frozen=True, slots=True)
class UnitKind:
    """One kind: its code, its names by language, and the words that mean it."""

    code: str
    names: Mapping[str, str]
    words: tuple[str, ...]

    def name(self, language: str) -> str:
        """Return the name in this language, else the English one."""
        return self.names.get(language) or self.names["en"]


@lru_cache(maxsize=1)
def unit_kinds() -> Mapping[str, UnitKind]:
    """Return every kind by its code."""
    table = json.loads(resources.path("symbols", "kinds.json").read_bytes())
    return {
        code: UnitKind(code, row["names"], tuple(row["words"]))
        for code, row in table["kinds"].items()
    }


@lru_cache(maxsize=_REMEMBERED)
def kind_code(text: str) -> str:
    """Return the code that a unit's kind means; empty where nobody knows it.

    A code, a name or a word counts as it is, else the longest word that the text holds: Latin ones
    as whole words, also in the plural.
    """
    wanted = " ".join(text.casefold().replace("_", " ").split())
    if not wanted:
        return ""
    exact = _meanings().get(wanted)
    if exact is not None:
        return exact
    padded = f" {wanted} "
    found = [
        (len(word), code)
        for word, code in _meanings().items()
        if (f" {word} " in padded or f" {word}s " in padded if word.isascii() else word in wanted)
    ]
    return max(found, default=(0, ""))[1]


@lru_cache(maxsize=1)
def _meanings() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind in unit_kinds().values():
        for word in (kind.code.replace("_", " "), *kind.names.values(), *kind.words):
            found.setdefault(word.casefold(), kind.code)
    return found
