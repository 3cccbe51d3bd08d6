"""Records named by people: by key, by the end of a key, or by name."""

from collections.abc import Callable, Iterable
from string import hexdigits
from typing import TypeVar

from commander.actions.names import compact
from commander.domain.record import Record
from commander.errors import UserError

R = TypeVar("R", bound=Record)

SHORT = 6
"""Characters at the end of a key that are shown; they are random in ours."""

SHOWN = 6
"""Most names listed in an answer."""


def short(key: str) -> str:
    """Return a key as shown in lists: of those made by chance the end, others whole."""
    end = key[-SHORT:]
    return end if len(key) > 2 * SHORT and set(end) <= set(hexdigits) else key


def choose(what: str, typed: str, records: Iterable[R], name: Callable[[R], str]) -> R:
    """Return the one record that is meant; UserError when none or several are.

    A whole key wins over the end of one, that over a whole name, that over a part of a name.
    """
    known = tuple(records)
    folded = compact(typed)
    tests: tuple[Callable[[R], bool], ...] = (
        lambda one: one.key == typed,
        lambda one: len(typed) >= SHORT and one.key.endswith(typed.casefold()),
        lambda one: compact(name(one)) == folded,
        lambda one: bool(folded) and folded in compact(name(one)),
    )
    for test in tests:
        found = [one for one in known if test(one)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(f"{name(one)} [{short(one.key)}]" for one in found[:SHOWN])
            raise UserError(
                "“{typed}” may be any of {count}: {listed}. Give more of the name, or the "
                "characters in brackets.",
                typed=typed,
                count=len(found),
                listed=listed,
            )
    names = "; ".join(name(one) for one in known[:SHOWN])
    raise UserError(
        "There is no {what} “{typed}” here. There are: {names}.",
        what=what,
        typed=typed,
        names=names or "none",
    )
