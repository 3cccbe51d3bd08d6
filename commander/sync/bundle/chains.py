"""Who vouches for the changes of a bundle: the devices' chains and the signed heads.

Each change names the hash of its device's change before it, so a true signature on one vouches
for all that lead to it without a break.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from commander.journal.change import Change, fingerprint, link
from commander.journal.identity import verify
from commander.journal.wire import Signed

KnownKey = Callable[[str, str], str]
"""(stream, device) → the public key under which this post knows a device; empty when it does not.
"""


@dataclass(slots=True)
class _Run:
    """Changes of one device that follow on each other; the first ``signed`` are vouched for."""

    n: int
    hash: str
    length: int = 0
    signed: int = 0


class Chains:
    """Follows the changes of one stream in the order in which they are read."""

    def __init__(self, stream: str, known: KnownKey) -> None:
        self._stream = stream
        self._known = known
        self._signed: dict[tuple[str, int], str] = {}
        self._runs: dict[str, _Run] = {}
        self._done = 0

    def heads(self, heads: Iterable[Signed]) -> None:
        """Take signed heads, before the changes for which they vouch."""
        for head in heads:
            place = (self._stream, head.device, head.n, head.hash)
            known = self._known(self._stream, head.device)
            if known in ("", head.public_key) and verify(head.public_key, head.signature, place):
                self._signed[head.device, head.n] = head.hash

    def add(self, change: Change, body: bytes) -> None:
        """Take the next change."""
        run = self._runs.get(change.device)
        if run is None or change.n != run.n + 1 or change.prev != link(run.hash):
            self._done += run.signed if run is not None else 0
            run = self._runs[change.device] = _Run(0, "")
        run.n, run.hash, run.length = change.n, fingerprint(body), run.length + 1
        if self._signed.get((change.device, change.n)) == run.hash:
            run.signed = run.length

    def signed(self) -> int:
        """Return how many of the changes so far are vouched for."""
        return self._done + sum(run.signed for run in self._runs.values())
