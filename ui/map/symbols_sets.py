"""The sets of symbols that marks can be drawn with, from ``resources/symbols``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import resources

OWN: Final = "own"
LETTERS: Final = "letters"
MIL: Final = "mil"
GB: Final = "gb"
USER: Final = "user"
SETS: Final = (OWN, LETTERS, MIL, GB, USER)


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolSet:
    """What the page draws with, each by the code of a kind (`commander.actions.unit_kinds`).

    ``drawings`` are our paths for the inside of a frame, ``codes`` MIL-STD-2525C letter codes,
    ``labels`` the words of GB/T 35649, ``pictures`` PNG files as data addresses. What a set does
    not know is drawn as the department's shape with the unit's letters.
    """

    name: str
    drawings: Mapping[str, Any] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)


def symbol_set(name: str, pictures: Mapping[str, str] | None = None) -> SymbolSet:
    """Return a set by its name, our own for a name that is none; ``pictures`` are the user's."""
    if name == LETTERS:
        return SymbolSet(name=LETTERS)
    if name == MIL:
        return SymbolSet(name=MIL, codes=_read("mil2525c.json")["codes"])
    drawings = _read("own.json")["drawings"]
    if name == GB:
        return SymbolSet(name=GB, drawings=drawings, labels=_read("gbt35649.json")["labels"])
    if name == USER:
        return SymbolSet(name=USER, drawings=drawings, pictures=pictures or {})
    return SymbolSet(name=OWN, drawings=drawings)


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resources.path("symbols", name).read_bytes())
    return found
