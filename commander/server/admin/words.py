"""The words of the administrator's page in English and Chinese.

English texts are the keys; ``resources/admin/zh.json`` has the Chinese ones. A test demands that
it has all of them.
"""

import functools
from dataclasses import dataclass

import msgspec

import resources

LANGUAGES = {"en": "English", "zh": "中文"}
COOKIE = "commander-language"


@functools.cache
def _chinese() -> dict[str, str]:
    raw = resources.path("admin", "zh.json").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, str])


@dataclass(frozen=True, slots=True)
class Words:
    """Says things in one language."""

    language: str

    def __call__(self, text: str, **values: object) -> str:
        """Return a text with its ``{named}`` places filled."""
        found = _chinese().get(text, text) if self.language == "zh" else text
        return found.format(**values) if values else found


def wanted(asked: str, kept: str, header: str) -> str:
    """Return the language: asked for now, kept from before, or what the browser prefers."""
    for one in (asked, kept):
        if one in LANGUAGES:
            return one
    first = header.split(",", maxsplit=1)[0].strip().lower()
    return "zh" if first.startswith("zh") else "en"
