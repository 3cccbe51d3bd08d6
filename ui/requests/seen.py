"""Which answers somebody at this post has seen, so that the strip tells each of them once."""

from collections.abc import Collection

from commander.linkage.requests import RequestState, request_mark
from commander.post import Settings

SETTING = "requests.seen"
"""The strip reads it under the same name."""


class Seen:
    """Kept over a restart, local to this post."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._marks: dict[str, str] = dict(settings.get(SETTING, {}))

    def note(self, states: Collection[RequestState]) -> None:
        """Note that these have been seen as they stand now."""
        fresh = {state.request.key: request_mark(state) for state in states}
        if any(self._marks.get(key) != mark for key, mark in fresh.items()):
            self._marks |= fresh
            self._settings.set(SETTING, self._marks)
