"""How a server notices that its journal was put back to an older state.

Beside the journal stands a small file that says how far each stream had got. A journal that ends
before that is not the one that posts know: its numbers will be given to other changes. The server
then takes a new epoch, and posts send and read everything again. Where the file was put back
together with the journal, the first post that knows more says so (`Store.welcome`).
"""

import contextlib
import threading
from collections.abc import Mapping
from pathlib import Path

import msgspec


class _Kept(msgspec.Struct):
    epoch: str
    heads: dict[str, int]


class Mark:
    """The file beside one journal. From any thread."""

    def __init__(self, journal: Path) -> None:
        self._path = journal.with_name(f"{journal.name}.mark")
        self._lock = threading.Lock()
        self._kept = self._read()

    def beyond(self, epoch: str, heads: Mapping[str, int]) -> bool:
        """Return whether this journal had got further than these heads, or had another epoch."""
        if self._kept is None:
            return False
        lost = any(heads.get(stream, 0) < head for stream, head in self._kept.heads.items())
        return lost or self._kept.epoch != epoch

    def begin(self, epoch: str, heads: Mapping[str, int]) -> None:
        """Keep where the streams stand under this epoch."""
        with self._lock:
            self._kept = _Kept(epoch, dict(heads))
            self._write()

    def follow(self, epoch: str, heads: Mapping[str, int]) -> bool:
        """Keep where the streams stand now; returns False when the journal was put back.

        Another worker may have begun an epoch meanwhile, which is kept.
        """
        if self._kept is None or self._kept.epoch != epoch:
            self.begin(epoch, heads)
        if self.beyond(epoch, heads):
            return False
        self.reached(heads)
        return True

    def reached(self, heads: Mapping[str, int]) -> None:
        """Keep that the streams got this far; after the commit, so never too far."""
        with self._lock:
            if self._kept is not None and any(
                head > self._kept.heads.get(stream, 0) for stream, head in heads.items()
            ):
                self._kept.heads.update(heads)
                self._write()

    def _write(self) -> None:
        # Without fsync: what a power failure takes from it, it only does not notice.
        with contextlib.suppress(OSError):
            self._path.write_bytes(msgspec.json.encode(self._kept))

    def _read(self) -> _Kept | None:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError):
            return None
