"""Other posts, as far as their changes go; for tests that take changes in."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from commander.journal import change as changes
from commander.journal.change import Change, Envelope
from commander.journal.journal import Journal
from commander.journal.stamp import encode

STREAM = "op-1"


@dataclass
class Device:
    """Another post, as far as its changes go: a chain with stamps that the test chooses."""

    name: str
    n: int = 0
    prev: str = changes.GENESIS
    made: list[Change] = field(default_factory=list)

    def write(
        self,
        ms: int,
        fields: dict[str, Any],
        *,
        entity: str = "task",
        key: str = "t1",
        stream: str = STREAM,
        seen: dict[str, tuple[str, ...]] | None = None,
    ) -> Envelope:
        self.n += 1
        sealed, personal = changes.seal(entity, fields)
        change = Change(
            id=f"{self.name}-{self.n}",
            stream=stream,
            act=f"{self.name}-{self.n}",
            entity=entity,
            key=key,
            fields=sealed,
            stamp=encode(ms, 0, self.name),
            device=self.name,
            n=self.n,
            prev=self.prev,
            happened_at=ms,
            written_at=ms,
            author=self.name,
            seen=seen or {},
        )
        body = changes.encode(change)
        self.prev = changes.link(changes.fingerprint(body))
        self.made.append(change)
        return Envelope(msgspec.Raw(body), personal)


def receive(journal: Journal, *envelopes: Envelope) -> list[str]:
    """Take changes in and return what became of each."""
    verdicts = journal.submit(lambda tx: tx.receive(STREAM, envelopes, origin="server")).result()
    return [verdict.result for verdict in verdicts]
