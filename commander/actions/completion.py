"""What to offer while a shorthand line is typed: names, precedences, kinds, channels and media."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from commander.actions.names import Directory, compact
from commander.actions.shorthand import narrow, parse
from commander.actions.shorthand_words import KINDS, MEDIA, PRECEDENCES
from commander.domain.record import Party

_TABLES: Final[Mapping[str, tuple[str, Mapping[str, tuple[str, ...]]]]] = {
    "!": ("precedence", PRECEDENCES),
    "#": ("kind", KINDS),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer: put ``insert`` in place of ``text[start:end]``.

    ``role`` is party, precedence, kind, channel or medium; ``code`` names the thing in it.
    """

    insert: str
    start: int
    end: int
    role: str
    code: str
    party: Party | None = None


def complete(text: str, cursor: int, directory: Directory, limit: int = 8) -> list[Candidate]:
    """Return what may stand at the cursor, best first; empty in ordinary text."""
    typed = narrow(text[:cursor])
    start = _beginning(typed)
    word = typed[start:]
    if not word:
        return []
    mark = word[0]
    if mark in _TABLES:
        role, table = _TABLES[mark]
        return _codes(word[1:], table, role, (start + 1, cursor))[:limit]
    if mark == "/":
        return _travel(word[1:], directory, (start + 1, cursor))[:limit]
    route = _is_head(typed[:start], directory)
    if mark != "@" and not route:
        return []
    if mark != "@" and ">" not in word and not _starts_name(word):
        return []
    after = max(word.rfind(sign) for sign in (">", ",", "@")) + 1
    partial = word[after:].strip('"')
    ending = ">" if route and ">" not in word and mark != "@" else " "
    return _parties(partial, directory, (start + after, cursor), ending, limit)


def _beginning(typed: str) -> int:
    """Where the word at the end begins, an open quote included."""
    start = len(typed)
    while start and not typed[start - 1].isspace():
        start -= 1
    quote = typed.rfind('"')
    if quote >= 0 and typed.count('"') % 2 and "\n" not in typed[quote:]:
        start = min(start, quote)
        while start and not typed[start - 1].isspace():
            start -= 1
    return start


def _is_head(before: str, directory: Directory) -> bool:
    """Whether nothing but a time stands before."""
    return not before.strip() or not parse(before, directory, 0).text


def _starts_name(word: str) -> bool:
    return not word[0].isdigit()


def _codes(
    partial: str, table: Mapping[str, tuple[str, ...]], role: str, place: tuple[int, int]
) -> list[Candidate]:
    folded = partial.casefold()
    fitting = (
        (code, forms)
        for code, forms in table.items()
        if not folded or any(form.startswith(folded) for form in forms)
    )
    return [Candidate(f"{forms[0]} ", *place, role, code) for code, forms in fitting]


def _travel(partial: str, directory: Directory, place: tuple[int, int]) -> list[Candidate]:
    folded = compact(partial)
    channels = [
        Candidate(f"{one.key} ", *place, "channel", one.key)
        for one in directory.channels
        if compact(one.key).startswith(folded) or compact(one.name).startswith(folded)
    ]
    return channels + _codes(partial, MEDIA, "medium", place)


def _parties(
    partial: str, directory: Directory, place: tuple[int, int], ending: str, limit: int
) -> list[Candidate]:
    return [
        Candidate(f"{directory.short(party)}{ending}", *place, "party", party.ref, party)
        for party in directory.starting(partial, limit)
    ]
