"""What an operator is told about who this post is and what time it has: in one sentence each.

Copies of posts, posts that were put back to an older state, and clocks that go wrong.
"""

from collections.abc import Mapping
from pathlib import Path

from commander.errors import UserError
from commander.journal.feed import Notice
from commander.journal.identity import Home
from commander.journal.journal import Journal

NEWS = frozenset({"device", "fork", "clock"})
"""Entities of the notices that bring news."""


class Standing:
    """Follows the journal; ``news`` is the newest thing to be said, None when there is nothing.

    It changes before others are told of a notice with the entity "device" (this post writes as a
    new device from now on), "fork" (devices that two posts wrote as) or "clock" (ms by which this
    machine's clock is ahead of a server's; negative when it is behind).
    """

    def __init__(self, journal: Journal) -> None:
        self.news: UserError | None = None
        self._journal = journal
        journal.feed.subscribe(self._notice)

    def opened(self, data: Path, home: Home, news: str) -> None:
        """Note what opening a data folder showed, see `identity.settle`."""
        if news == "machine":
            self.news = UserError(
                "{folder} was used on another machine before. This post now writes as a device of "
                "its own; everything that it holds stays.",
                folder=data,
            )
        elif news == "copy":
            self.news = UserError(
                "{folder} is a copy of {other}, which is still there. This post now writes as a "
                "device of its own; everything that it holds stays.",
                folder=data,
                other=home.folder,
            )

    def _notice(self, notice: Notice) -> None:
        self.news = self._meaning(notice.changed) or self.news

    def _meaning(self, changed: Mapping[str, frozenset[str]]) -> UserError | None:
        if "device" in changed:
            return UserError(
                "This post was put back to an older state, or a copy of it is at work. It now "
                "writes as a device of its own and fetches what it lacks; nothing is lost."
            )
        if "fork" in changed and self.news is None:
            return UserError(
                "Two posts wrote as one device ({devices}), as after a data folder was copied. "
                "What both wrote is kept; “commander check” says from where on.",
                devices=", ".join(sorted(changed["fork"])),
            )
        return _clock(int(next(iter(changed["clock"])))) if "clock" in changed else None


def _clock(ahead: int) -> UserError:
    values = {"minutes": round(abs(ahead) / 60_000)}
    if ahead > 0:
        return UserError(
            "The clock of this machine is {minutes} min ahead of the server's. Set the one that "
            "is wrong: entries carry its time.",
            **values,
        )
    return UserError(
        "The clock of this machine is {minutes} min behind the server's. Set the one that is "
        "wrong: entries carry its time.",
        **values,
    )
