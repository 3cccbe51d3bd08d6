"""What the exchange reads from and writes to a post's journal; cursors go with their rows."""

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import NoReturn, TypeVar

from commander.errors import EnvironmentProblem, SyncError
from commander.journal import chain, exchange, intake, parked, wire
from commander.journal.change import Envelope, decode
from commander.journal.exchange import WAITS, ParkedRow, PeerCursor
from commander.journal.identity import Identity
from commander.journal.intake import Checked, Verdict
from commander.journal.journal import Journal
from commander.journal.transaction import Transaction
from commander.sync.engine import Counts, Holding, StreamState
from commander.sync.packing import Batch, Packing
from commander.sync.travel import Travellers

T = TypeVar("T")

ACCEPTED = frozenset({"applied", "duplicate"})
"""Answers for a change that the server has."""

UNREADABLE = "this version cannot show it"

log = logging.getLogger(__name__)


class EpochChanged(SyncError):
    """The server is not the one that the cursors are for: say hello again."""

    def __init__(self) -> None:
        super().__init__("The server was restored.", quiet=True)


class Renewed(EpochChanged):
    """This post has become another device: say hello again as that one."""


class Ledger:
    """One post's journal as one server sees it; ``peer`` is that server's id."""

    def __init__(self, journal: Journal, identity: Identity, peer: str) -> None:
        self._journal = journal
        self._identity = identity
        self._packing = Packing(identity)
        self._marks = chain.Marks()
        self.peer = peer
        self.travellers = Travellers(journal.reader)

    def states(self, server: Mapping[str, wire.StreamHead]) -> list[StreamState]:
        """Return how each stream stands, here and on the server."""
        with self._journal.reader.connection() as connection:
            heads = exchange.stream_heads(connection)
            cursors = exchange.cursors(connection, self.peer)
        found = []
        for stream in sorted(heads.keys() | server.keys()):
            cursor = cursors.get(stream) or PeerCursor(stream)
            there = server.get(stream)
            found.append(
                StreamState(
                    stream=stream,
                    head=heads.get(stream, 0),
                    pushed=cursor.pushed,
                    pulled=cursor.pulled,
                    epoch=cursor.epoch,
                    server_head=there.head if there else 0,
                    server_epoch=there.epoch if there else "",
                    travels=self.travellers.travels(stream),
                )
            )
        return found

    def hello(self, program: str) -> wire.Hello:
        """Return what to say first."""
        with self._journal.reader.connection() as connection:
            cursors = exchange.cursors(connection, self.peer)
        streams = [wire.Cursor(c.stream, c.epoch, c.pulled) for c in cursors.values()]
        return wire.Hello(self._identity.device, self._identity.public_key, program, streams)

    def counts(self, state: StreamState, server: wire.StreamHead | None) -> Counts:
        """Return how far each side has this device's changes of a stream."""
        device = self._identity.device
        with self._journal.reader.connection() as connection:
            made = chain.count_of(connection, state.stream, device)
            answered = exchange.last_n(connection, state.stream, device, state.pushed)
            rows = exchange.parked(connection, self.peer, state.stream)
        refused = [row.made_by() for row in rows if row.outgoing]
        answered = min([answered, *(n - 1 for maker, n in refused if maker == device)])
        return Counts(made, answered, server.devices.get(device, 0) if server else 0)

    def held(self, stream: str) -> Holding | None:
        """Return which changes are here, and of each device how many without a gap.

        None where some are parked, here or there: then both sides need not have the same.
        """
        with self._journal.reader.connection() as connection:
            if exchange.parked(connection, self.peer, stream):
                return None
            head = intake.head(connection, stream)
            mark = self._marks.of(connection, stream, head)
            return Holding(head, chain.contiguous(connection, stream), mark)

    def follow(self, peer: str) -> None:
        """Go on with a server that has become another: a hub that was put back, or is a copy.

        Nobody will answer any more as the former one. What that refused is sent again, should it
        be met elsewhere; the new one is sent everything anyway. What it had sent waits as sent by
        the new one.
        """
        former = self.peer
        if former:
            self.retry_ours()
        self._run(lambda tx: exchange.hand_over(tx.connection, former, peer))
        self.peer = peer

    def renew(self) -> NoReturn:
        """Write as another device from now on: the server knows more of this one than is here."""
        self._journal.renew().result()
        raise Renewed

    def tell_clock(self, ahead: int) -> None:
        """Tell everybody that this machine's clock is so many ms ahead of the server's."""
        self._journal.submit(lambda tx: tx.touch("", {"clock": {str(ahead)}}))

    @property
    def outdated(self) -> bool:
        """Whether this post has become another device since; then nothing more may be sent."""
        return self._identity.device != self._journal.device

    def set_cursor(self, state: StreamState) -> None:
        """Keep cursors that were put back; what was refused from there on is tried again.

        A server that was restored may lack what it once gave us itself: that is sent, too.
        """

        def work(tx: Transaction) -> None:
            whole = 0
            if state.pushed == 0:
                exchange.unpark(tx.connection, self.peer, state.stream, outgoing=True)
                before = exchange.cursor(tx.connection, self.peer, state.stream)
                if before.pulled or before.pushed:
                    whole = intake.head(tx.connection, state.stream)
            self._put(tx, PeerCursor(state.stream, state.epoch, state.pulled, state.pushed))
            if whole:
                key = {"peer": self.peer, "stream": state.stream}
                tx.put("peer", {**key, "whole": whole})

        self._run(work)

    def totals(self) -> tuple[int, int]:
        """Return how many changes are still to be sent, and how many are parked."""
        with self._journal.reader.connection() as connection:
            cursors = exchange.cursors(connection, self.peer)
            count = 0
            for stream, head in exchange.stream_heads(connection).items():
                cursor = cursors.get(stream) or PeerCursor(stream)
                if cursor.pushed < head and self.travellers.travels(stream):
                    skip = self._skip(cursor, cursor.pushed) or "-"
                    count += intake.count_after(connection, stream, cursor.pushed, skip)
            return count, exchange.count_parked(connection)

    def batch(self, stream: str, after: int, limit: int) -> Batch:
        """Return the next changes to push, within the sizes of the protocol."""
        with self._journal.reader.connection() as connection:
            head = intake.head(connection, stream)
            skip = self._skip(exchange.cursor(connection, self.peer, stream), after)
            found = intake.page(connection, stream, after, limit=limit, skip_origin=skip)
            rows = exchange.parked(connection, self.peer, stream)
            last = found[-1].seq if found else after
            known = exchange.heads_between(connection, stream, after, last)
        if self.outdated:  # a copy of this post with the same token would never be sent this
            raise Renewed
        if not found:
            return Batch(stream, after, head)
        blocked = {(row.entity, row.key) for row in rows if row.outgoing}
        batch, all_of_them = self._packing.batch(Batch(stream, after, 0), found, blocked, known)
        return replace(batch, upto=head) if all_of_them and len(found) < limit else batch

    def _skip(self, cursor: PeerCursor, after: int) -> str | None:
        """Return whose changes need no sending; nobody's while a restored server is filled."""
        return self.peer if after >= cursor.whole else None

    def answered(self, batch: Batch, pushed: wire.Pushed | None) -> int:
        """Keep what the server answered; returns how many were refused. None: nothing was sent."""
        return self.begin_answered(batch, pushed).result()

    def begin_answered(self, batch: Batch, pushed: wire.Pushed | None) -> "Future[int]":
        """Begin to keep what the server answered, so that the next batch can be sent meanwhile."""
        if pushed is not None and len(pushed.answers) != len(batch.changes):
            raise SyncError("The server answered for other changes than were sent.")

        def work(tx: Transaction) -> int:
            cursor = exchange.cursor(tx.connection, self.peer, batch.stream)
            pulled = cursor.pulled
            if pushed is not None:
                if cursor.epoch not in {"", pushed.epoch}:
                    raise EpochChanged
                if pushed.before <= pulled:  # nothing of others lies between
                    pulled = max(pulled, pushed.head)
            refused = _refused(batch, pushed, tx.local.now())
            exchange.park(tx.connection, self.peer, refused)
            epoch = pushed.epoch if pushed is not None else cursor.epoch
            # A cursor that was put back meanwhile stays there: what was parked is sent again.
            back = cursor.pushed < batch.after
            place = cursor.pushed if back else max(cursor.pushed, batch.upto)
            self._put(tx, PeerCursor(batch.stream, epoch, pulled, place))
            return len(refused)

        return self._journal.submit(work)

    def refuse(self, batch: Batch, reason: str) -> None:
        """Park a whole batch that the server does not read."""
        answers = [wire.Answer("rejected", reason) for _ in batch.changes]

        def work(tx: Transaction) -> None:
            rows = _refused(batch, wire.Pushed("", 0, 0, answers), tx.local.now())
            exchange.park(tx.connection, self.peer, rows)
            cursor = exchange.cursor(tx.connection, self.peer, batch.stream)
            self._put(tx, replace(cursor, pushed=max(cursor.pushed, batch.upto)))

        self._run(work)

    def take_page(self, page: wire.Page) -> bool:
        """Take a page in with its cursor; returns False when changes before it are missing."""
        return self.finish_page(page, self.begin_page(page))

    def begin_page(self, page: wire.Page) -> "Future[bool]":
        """Begin to take a page in, so that the next one can be asked for meanwhile."""
        take = partial(self._page, page=page)
        return _begin(self._journal, page.stream, page.changes, take)

    def finish_page(self, page: wire.Page, taking: "Future[bool]") -> bool:
        """Wait until a page is taken in; parks what cannot be."""
        try:
            return taking.result()
        except (SyncError, EnvironmentProblem):
            raise
        except Exception:
            log.exception("a page cannot be shown as a whole; trying each change")
        self._one_by_one(page.stream, page.changes)
        rest = wire.Page(page.stream, page.epoch, page.prev, page.next, page.head, [], page.heads)
        return self._run(lambda tx: self._page(tx, [], rest))

    def _page(self, tx: Transaction, checked: Sequence[Checked], page: wire.Page) -> bool:
        cursor = exchange.cursor(tx.connection, self.peer, page.stream)
        if cursor.epoch not in {"", page.epoch}:
            raise EpochChanged
        if page.prev > cursor.pulled:
            return False
        if page.next <= cursor.pulled and not (page.prev == 0 and cursor.epoch == ""):
            return True
        before = intake.head(tx.connection, page.stream)
        _receive(tx, checked, self.peer, page.stream, page.changes)
        exchange.keep_heads(tx.connection, page.stream, page.heads)
        after = intake.head(tx.connection, page.stream)
        # What came from the server needs no push; ours that still waits does.
        pushed = after if cursor.pushed == before else cursor.pushed
        # Who has just become another device reads from the start: something was kept from it.
        pulled = 0 if tx.renewed else page.next
        self._put(tx, PeerCursor(page.stream, page.epoch, pulled, pushed))
        return True

    def take_block(self, stream: str, changes: Sequence[Envelope]) -> None:
        """Take a part of a snapshot in; its cursor comes with the end."""
        self.finish_block(stream, changes, self.begin_block(stream, changes))

    def begin_block(self, stream: str, changes: Sequence[Envelope]) -> "Future[None]":
        """Begin to take a part of a snapshot in, so that the next one can be read meanwhile."""
        take = partial(_receive, peer=self.peer, stream=stream, changes=changes)
        return _begin(self._journal, stream, changes, take)

    def finish_block(
        self, stream: str, changes: Sequence[Envelope], taking: "Future[None]"
    ) -> None:
        """Wait until a part of a snapshot is taken in; parks what cannot be."""
        try:
            taking.result()
        except (SyncError, EnvironmentProblem):
            raise
        except Exception:
            log.exception("a part of a snapshot cannot be shown as a whole; trying each change")
            self._one_by_one(stream, changes)

    def end_snapshot(self, start: wire.SnapshotStart, end: wire.SnapshotEnd) -> None:
        """Keep the cursor of a snapshot that was taken in whole."""

        def work(tx: Transaction) -> None:
            exchange.keep_heads(tx.connection, start.stream, end.heads)
            cursor = exchange.cursor(tx.connection, self.peer, start.stream)
            pulled = max(cursor.pulled, start.seq)
            self._put(tx, PeerCursor(start.stream, start.epoch, pulled, cursor.pushed))

        self._run(work)

    def retry_theirs(self) -> None:
        """Try again what could not be taken in: this may be a newer version of the program."""
        with self._journal.reader.connection() as connection:
            rows = [row for row in exchange.parked(connection, self.peer) if not row.outgoing]
        if rows:
            self._run(lambda tx: parked.retry(tx, rows))

    def retry_ours(self) -> None:
        """Put what the server refused back among what is to be sent."""

        def work(tx: Transaction) -> None:
            rows = exchange.parked(tx.connection, self.peer)
            parked.retry(tx, [row for row in rows if row.outgoing])

        self._run(work)

    def _one_by_one(self, stream: str, changes: Sequence[Envelope]) -> None:
        """Take in what can be, and park what makes the projection fail."""
        for envelope in changes:
            try:
                self.begin_block(stream, [envelope]).result()
            except (SyncError, EnvironmentProblem):
                raise
            except Exception:
                log.exception("a change is parked, because it cannot be shown")
                self._run(partial(_set_aside, self.peer, stream, envelope))

    def _put(self, tx: Transaction, cursor: PeerCursor) -> None:
        tx.put(
            "peer",
            {
                "peer": self.peer,
                "stream": cursor.stream,
                "epoch": cursor.epoch,
                "pulled": cursor.pulled,
                "pushed": cursor.pushed,
            },
        )

    def _run(self, work: Callable[[Transaction], T]) -> T:
        return self._journal.submit(work).result()


def _begin(
    journal: Journal,
    stream: str,
    changes: Sequence[Envelope],
    take: Callable[[Transaction, Sequence[Checked]], T],
) -> "Future[T]":
    """Check changes here, while the writer is busy with those before; then it takes these in."""
    try:
        checked = intake.check(stream, changes)
    except Exception as error:  # noqa: BLE001 - belongs to whoever waits
        failed: Future[T] = Future()
        failed.set_exception(error)
        return failed
    return journal.submit(lambda tx: take(tx, checked))


def _receive(
    tx: Transaction,
    checked: Sequence[Checked],
    peer: str,
    stream: str,
    changes: Sequence[Envelope],
) -> None:
    verdicts = tx.receive_checked(stream, checked, origin=peer)
    now = tx.local.now()
    refused = [
        ParkedRow.of(stream, envelope, verdict, outgoing=False, at=now)
        for envelope, verdict in zip(changes, verdicts, strict=True)
        if verdict.result == "rejected"
    ]
    exchange.park(tx.connection, peer, refused)


def _set_aside(peer: str, stream: str, envelope: Envelope, tx: Transaction) -> None:
    change = decode(envelope.body)
    verdict = Verdict(change.id, "rejected", UNREADABLE, change.entity, change.key)
    row = ParkedRow.of(stream, envelope, verdict, outgoing=False, at=tx.local.now())
    exchange.park(tx.connection, peer, [row])


def _refused(batch: Batch, pushed: wire.Pushed | None, at: int) -> list[ParkedRow]:
    rows = []
    answers = pushed.answers if pushed is not None else []
    for envelope, answer in zip(batch.changes, answers, strict=pushed is not None):
        if answer.result not in ACCEPTED:
            reason = answer.reason[:500] or "refused"
            rows.append(_row(batch.stream, envelope, reason, at))
    rows.extend(_row(batch.stream, envelope, WAITS, at) for envelope in batch.held)
    return rows


def _row(stream: str, envelope: Envelope, reason: str, at: int) -> ParkedRow:
    change = decode(envelope.body)
    verdict = Verdict(change.id, "rejected", reason, change.entity, change.key)
    return ParkedRow.of(stream, envelope, verdict, outgoing=True, at=at)
