"""What the palette offers, and which of it answers to typed words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette: a command, or a record to jump to.

    ``note`` stands muted behind the title; ``keys`` is portable QKeySequence text.
    """

    title: str
    run: Callable[[], None]
    section: str = ""
    keys: str = ""
    note: str = ""


def rank(query: str, entries: Iterable[Entry], limit: int = 200) -> list[Entry]:
    """Return the entries that hold every typed word, best first; all of them for no word.

    A title that begins with the word is better than a word that begins with it, and that is
    better than a word that holds it. Entries equally good keep their order.
    """
    words = query.casefold().split()
    found = []
    for place, entry in enumerate(entries):
        worth = _worth(words, entry)
        if worth is not None:
            found.append((worth, place, entry))
    found.sort(key=lambda one: one[:2])
    return [entry for _, _, entry in found[:limit]]


def _worth(words: list[str], entry: Entry) -> int | None:
    title = entry.title.casefold()
    whole = f"{title} {entry.section.casefold()} {entry.note.casefold()}"
    total = 0
    for word in words:
        if title.startswith(word):
            continue
        if f" {word}" in f" {title}":
            total += 1
        elif word in title:
            total += 2
        elif word in whole:
            total += 4
        else:
            return None
    return total
