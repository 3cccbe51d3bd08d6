"""What the server reads from and writes to its journal; no web in here."""

import secrets
from collections.abc import Sequence

import msgspec
from sqlalchemy import select

from commander import __version__
from commander.journal import exchange, intake, schema, wire
from commander.journal.change import Envelope
from commander.journal.intake import Verdict
from commander.journal.journal import Journal
from commander.journal.transaction import Transaction

WAITS = "an earlier change of the same record was refused"

_EPOCH = "server.epoch"


class Held(Exception):
    """Some changes of a push must wait behind one that was refused; nothing was taken in."""

    def __init__(self, places: frozenset[int]) -> None:
        super().__init__()
        self.places = places


class Store:
    """Questions and pushes over one journal; ``server`` is the id that posts know it by."""

    def __init__(self, journal: Journal, server: str, name: str) -> None:
        self._journal = journal
        self.server = server
        self.name = name
        self.epoch = self._epoch()

    def _epoch(self) -> str:
        kept = self._journal.reader.setting(_EPOCH)
        if kept:
            return str(kept)
        made = secrets.token_hex(8)
        row = {"name": _EPOCH, "value": msgspec.json.encode(made)}
        self._journal.submit(lambda tx: tx.put("setting", row)).result()
        return made

    def welcome(self, now: int) -> wire.Welcome:
        """Answer a hello."""
        with self._journal.reader.connection() as connection:
            streams = [
                wire.StreamHead(stream, self.epoch, head, exchange.contiguous(connection, stream))
                for stream, head in exchange.stream_heads(connection).items()
            ]
        return wire.Welcome(self.server, self.name, __version__, now, streams)

    def heads(self) -> dict[str, int]:
        """Return where every stream ends."""
        with self._journal.reader.connection() as connection:
            return exchange.stream_heads(connection)

    def page(self, stream: str, after: int, limit: int, skip: str | None) -> wire.Page:
        """Return the changes after a ``seq``, without those that device ``skip`` had pushed."""
        with self._journal.reader.connection() as connection:
            head = intake.head(connection, stream)
            found = intake.page(connection, stream, after, limit=limit, skip_origin=skip)
            kept = _within(found, wire.PAGE_RAW)
            whole = len(kept) == len(found) < limit
            upto = max(head, after) if whole else kept[-1].seq
            heads = exchange.heads_between(connection, stream, after, upto)
        return wire.Page(stream, self.epoch, after, upto, max(head, upto), kept, heads)

    def origins(self, stream: str, after: int, upto: int) -> set[str]:
        """Return which devices had pushed the changes of a page."""
        table = schema.change
        query = select(table.c.origin).where(
            table.c.stream == stream, table.c.seq > after, table.c.seq <= upto
        )
        with self._journal.reader.connection() as connection:
            return set(connection.execute(query.distinct()).scalars())

    def take(self, tx: Transaction, push: wire.Push, device: str) -> wire.Pushed:
        """Take a push in, inside its transaction.

        Raises Held when changes would overtake a refused one of the same record: the caller
        then asks again without them.
        """
        before = intake.head(tx.connection, push.stream)
        verdicts = tx.receive(push.stream, push.changes, origin=device)
        if places := _overtaking(verdicts):
            raise Held(places)
        exchange.keep_heads(tx.connection, push.stream, push.heads)
        head = intake.head(tx.connection, push.stream)
        answers = [wire.Answer(verdict.result, verdict.reason) for verdict in verdicts]
        return wire.Pushed(self.epoch, before, head, answers)


def _within(found: list[Envelope], limit: int) -> list[Envelope]:
    """Return the first changes whose JSON stays within a size; at least one."""
    size = 0
    for place, envelope in enumerate(found):
        size += len(memoryview(envelope.body))
        if size > limit and place:
            return found[:place]
    return found


def _overtaking(verdicts: Sequence[Verdict]) -> frozenset[int]:
    refused: set[tuple[str, str]] = set()
    places: set[int] = set()
    for place, verdict in enumerate(verdicts):
        record = (verdict.entity, verdict.key)
        if verdict.result == "rejected" and verdict.key:
            refused.add(record)
        elif record in refused and verdict.result == "applied":
            places.add(place)
    return frozenset(places)


def without(push: wire.Push, places: frozenset[int]) -> wire.Push:
    """Return the push without the changes at these places."""
    rest = [change for place, change in enumerate(push.changes) if place not in places]
    return msgspec.structs.replace(push, changes=rest)


def with_held(pushed: wire.Pushed, places: frozenset[int]) -> wire.Pushed:
    """Return the answers with those for held changes put back at their places."""
    answers = list(pushed.answers)
    for place in sorted(places):
        answers.insert(place, wire.Answer("rejected", WAITS))
    return msgspec.structs.replace(pushed, answers=answers)
