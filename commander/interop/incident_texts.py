"""An incident file in another language: what people read in it, translated; all else as it is.

The form, version 1: ``format`` "onscene-commander/incident-texts", ``version`` 1, ``language``,
``texts``: each text of the incident file as it stands there, and what it is called.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from commander.errors import UserError

FORMAT: Final = "onscene-commander/incident-texts"
VERSION: Final = 1

_READ: Final = frozenset(
    {"text", "title", "name", "reason", "label", "order_word", "cause", "note", "notes", "agency"}
    | {"read"}
)
"""Fields whose values are read by people."""

_OTHER: Final = "other:"
"""Before the name of somebody without a record, in a reference."""

_WRONG: Final = "{file} does not hold the texts of an incident file. Install Commander again."


class Texts(NamedTuple):
    """A language (``zh``), and each text of an incident file in it."""

    language: str
    texts: Mapping[str, str]


def load(source: Path) -> Texts:
    """Read a file; UserError when it does not hold texts."""
    try:
        raw = json.loads(source.read_text("utf-8"))
        known = raw["format"] == FORMAT and raw["version"] == VERSION
        texts = {str(text): str(said) for text, said in raw["texts"].items()}
        language = str(raw["language"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(_WRONG, file=source.name) from error
    if not known:
        raise UserError(_WRONG, file=source.name)
    return Texts(language, texts)


def translated(raw: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return an incident file's JSON with its texts replaced; those not named stay."""

    def said(name: str, text: str) -> str:
        if name == "ack_from" and text.startswith(_OTHER):
            other = text.removeprefix(_OTHER)
            return _OTHER + texts.get(other, other)
        return texts.get(text, text)

    return {
        part: _told(value, part, _read(part) | {"ack_from"}, said) for part, value in raw.items()
    }


def readable(raw: Mapping[str, Any]) -> list[str]:
    """Return every text of an incident file's JSON that people read."""
    found: list[str] = []

    def note(_name: str, text: str) -> str:
        found.append(text)
        return text

    for part, value in raw.items():
        _told(value, part, _read(part), note)
    return found


def _read(part: str) -> frozenset[str]:
    return _READ | {"kind"} if part == "units" else _READ


def _told(value: Any, name: str, read: frozenset[str], said: Callable[[str, str], str]) -> Any:
    """Return a value with what people read in it said otherwise."""
    if isinstance(value, dict):
        # Departments bring their names in every language.
        return {
            key: one if key == "names" else _told(one, key, read, said)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_told(one, name, read, said) for one in value]
    return said(name, value) if isinstance(value, str) and name in read else value
